import HanBase
import HanCatalog
import HanScript
import Hanalyze

/// The first screen.
public enum ConsoleWelcome {
  /// What the console says before its first prompt: what the corpus is, and three lines of what to try on
  /// it, made of areas and indicators that its documents state.
  public static func text(_ session: ConsoleSession) -> String {
    let style = session.style
    let paint = Paint(style)
    let sketch = session.interpreter.sketch()
    var lines = ["hanalyze \(HanalyzeVersion.current) · " + corpus(sketch, style)]
    let tries = tries(sketch, session)
    let widest = tries.map { DisplayWidth.of($0.code) }.max() ?? 0
    for one in tries {
      let room = style.width - widest - 4
      let code = "  " + one.code
      lines.append(
        room < 12
          ? code
          : code + String(repeating: " ", count: widest - DisplayWidth.of(one.code) + 2)
            + paint.faint(DisplayWidth.cut("-- " + one.text, to: room)))
    }
    return lines.joined(separator: "\n")
  }

  private static func corpus(_ sketch: CorpusSketch, _ style: ConsoleStyle) -> String {
    if let failure = sketch.failure {
      return Phrases.text("welcome.failed", style, failure.description)
    }
    if case .empty = sketch.place { return Phrases.text("welcome.empty", style) }
    let path = DisplayWidth.safe(sketch.place.path)
    return sketch.documents == 1
      ? Phrases.text("welcome.one", style, path)
      : Phrases.text("welcome.corpus", style, path, String(sketch.documents))
  }

  private static func tries(
    _ sketch: CorpusSketch, _ session: ConsoleSession
  ) -> [(code: String, text: String)] {
    let style = session.style
    let catalog = session.catalog
    var tries: [(code: String, text: String)] = []
    if let figure = sketch.figures.first {
      let code = "metrics{indicator=\"\(figure.indicator)\", measure=\"\(figure.measure)\"}"
      tries.append((code + ":latest():rank()", Phrases.text("welcome.rank", style)))
    }
    if let area = sketch.areas.first {
      let condition = sketch.firstAreaIndicator.map { "{indicator=\"\($0)\"}" } ?? "()"
      tries.append(
        (
          "districts[\"\(called(area, catalog))\"]:metrics\(condition)",
          Phrases.text("welcome.district", style)
        ))
    }
    if tries.isEmpty {
      tries.append(("districts[\"湘潭市\"]", Phrases.text("kind.district", style)))
      tries.append(
        (
          "require(\"hanalyze\").extract(\"2024年，全市地区生产总值增长5.7%。\")",
          Phrases.text("metrics", style)
        ))
    }
    tries.append(("?metrics   apropos \"增长\"   :help", Phrases.text("welcome.help", style)))
    return tries
  }

  /// A name that means the division alone.
  private static func called(_ code: Int32, _ catalog: Catalog) -> String {
    guard let area = catalog.area(code) else { return String(code) }
    let isAlone = DivisionLookup(catalog).places(named: area.name).count == 1
    let parent = catalog.area(area.parent)?.name ?? ""
    return isAlone ? area.name : "\(parent)/\(area.name)"
  }
}
