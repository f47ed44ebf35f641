import HanBase
import HanCatalog
import HanLua
import HanScript

/// Help about names, from the registry that also checks arguments, and from the catalogue.
public enum ConsoleHelp {
  /// The help about a name; nil where nothing is known of it.
  ///
  /// A name is one of the registry (`query:latest`, `metric.value`, or its last part alone), an
  /// expression that the session knows (`q:latest`), an indicator or a district in any of its names, or a
  /// function of Lua. Nothing is run.
  public static func lookup(_ text: String, _ session: ConsoleSession) -> String? {
    let text = trimmed(text)
    guard !text.isEmpty else { return nil }
    let index = HelpIndex(session)
    let drawing = HelpDrawing(session, index)
    if let entry = index.entries.first(where: { $0.name == text }) { return drawing.text(entry) }
    if let found = expression(text, session, index) { return drawing.text(found) }
    let named = index.entries(named: text)
    if named.count == 1 { return drawing.text(named[0]) }
    if named.count > 1 { return drawing.list(named, headed: nil) }
    if let indicator = IndicatorLookup(session.catalog).indicator(named: text) {
      return drawing.text(indicator)
    }
    if let lua = LuaManual.text(text, session.style) { return lua }
    if let command = ConsoleCommand.all.first(where: { $0.name == text }) {
      let head = [":" + command.name, command.arguments].filter { !$0.isEmpty }
      return head.joined(separator: " ") + "\n  "
        + session.style.text(command.english, command.chinese)
    }
    return drawing.districts(text)
  }

  /// What a text is about among functions, fields, indicators and districts; what is near where there
  /// is nothing.
  public static func apropos(_ text: String, _ session: ConsoleSession) -> String {
    let text = trimmed(text)
    let index = HelpIndex(session)
    let drawing = HelpDrawing(session, index)
    guard !text.isEmpty else { return drawing.overview() }
    let lower = text.lowercased()
    let terms = ChineseTerms.names(text)
    var found = terms.compactMap { name in index.entries.first { $0.name == name } }
    func add(_ test: (HelpIndex.Entry) -> Bool) {
      found += index.entries.filter { entry in
        test(entry) && !found.contains { $0.name == entry.name }
      }
    }
    add { $0.name.lowercased().contains(lower) }
    add { $0.summary.lowercased().contains(lower) }
    add { $0.words.lowercased().contains(lower) }
    let indicators = CatalogueSearch(session).indicators(text)
    guard !found.isEmpty || !indicators.isEmpty else { return nothing(text, session) }
    var parts: [String] = []
    if !found.isEmpty { parts.append(drawing.list(found, headed: "word.functions")) }
    if !indicators.isEmpty { parts.append(drawing.list(indicators)) }
    return parts.joined(separator: "\n")
  }

  /// That nothing is known, with what was probably meant.
  public static func nothing(_ text: String, _ session: ConsoleSession) -> String {
    let style = session.style
    let index = HelpIndex(session)
    let last = index.entries.compactMap { entry in
      entry.name.split { $0 == "." || $0 == ":" }.last.map(String.init)
    }
    let catalog = session.catalog.indicators.flatMap { [$0.id, $0.name] + $0.synonyms }
    var near: [String] = []
    for names in [index.entries.map(\.name), last, session.names(), catalog] {
      if let name = Suggestion.nearest(text, in: names), !near.contains(name) { near.append(name) }
    }
    let names = near.prefix(3).map { "'\($0)'" }
      .joined(separator: Phrases.text("say.or", style))
    return Phrases.text("say.nothing", style, DisplayWidth.safe(text))
      + (names.isEmpty ? "" : Phrases.text("say.mean", style, names))
  }

  /// The entry of what an expression is: `q:latest` of a query `q`.
  private static func expression(
    _ text: String, _ session: ConsoleSession, _ index: HelpIndex
  ) -> HelpIndex.Entry? {
    let words = LuaSource(text.utf8).words
    guard let last = words.last, words.allSatisfy({ $0.kind != .openString }) else { return nil }
    let finder = MeaningFinder(words, session: session)
    if words.count > 2, last.kind == .name, [".", ":"].contains(words[words.count - 2].text) {
      let owner = finder.meaning(endingBefore: words.count - 2).meaning
      let name: String
      switch owner {
      case .object(let type, _): name = type
      case .module(let module): name = module.name
      default: return nil
      }
      return index.entries.first {
        $0.name == "\(name).\(last.text)" || $0.name == "\(name):\(last.text)"
      }
    }
    switch finder.meaning(endingBefore: words.count).meaning {
    case .object(let type, _): return index.entries.first { $0.name == type }
    case .module(let module): return index.entries.first { $0.name == module.name }
    default: return nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace || "\"'?".contains(first) {
      rest.removeFirst()
    }
    while let last = rest.last, last.isWhitespace || "\"'?".contains(last) { rest.removeLast() }
    if rest.hasSuffix("()") { rest.removeLast(2) }
    return String(rest)
  }
}
