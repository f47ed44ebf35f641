import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua

extension MetricRows {
  /// One row with its sentence.
  func view(of row: Int) -> ObservationView {
    let one = view(row).observation
    let sign = one.comparator == .equal ? "" : one.comparator.sign
    let catalogued = indicatorName(row)
    var fields: [CardView.Field] = [
      .init("area_name", one.areaName.isEmpty ? one.area : "\(one.areaName) (\(one.area))"),
      .init("subject", one.subject ?? ""),
      .init(
        "indicator",
        one.indicator + (catalogued == one.indicator ? "" : " = \(catalogued)")
          + (one.indicatorID.map { " (\($0))" } ?? "")),
      .init("measure", one.measure.name),
      .init("value", sign + one.value.withMagnitude + one.unit),
      .init("time_period", PeriodObject(one.period).shown),
    ]
    if one.status != .normal { fields.append(.init("status", one.status.code)) }
    if !frame.isSure(frameRow(row)) {
      fields.append(.init("guessed", guessed(one)))
    }
    if frame.isRepeat(frameRow(row)) { fields.append(.init("repeated", "✓")) }
    fields.append(.init("title", one.title))
    var view = ObservationView()
    view.headline = label(row)
    view.fields = fields.filter { !$0.isEmpty }
    view.sentence = one.sentence
    view.highlight = place(of: one.text, in: one.sentence, row: frameRow(row))
    view.source = source(row)
    return view
  }

  private func guessed(_ one: Observation) -> String {
    let names = zip(Certainty.fields, one.certainty).filter { $1 == .guessed }.map { $0.0 }
    return names.joined(separator: ", ")
  }

  /// Where in its sentence a row's number stands, in bytes; nil where that is not certain.
  ///
  /// Numbers that a sentence holds twice are told apart by the order of the rows, else by the document.
  private func place(of text: String, in sentence: String, row: Int) -> Range<Int>? {
    let found = Self.places(of: Array(text.utf8), in: Array(sentence.utf8))
    guard found.count > 1 else { return found.first }
    let (alike, own) = rows(like: row)
    if alike.count == found.count, let index = alike.firstIndex(of: own) { return found[index] }
    let name = frame.docNames[Int(frame.docs[row])]
    guard let corpus = try? session.corpus(), let index = corpus.index(of: name),
      let document = try? corpus.document(index)
    else { return nil }
    let start = frame.starts[row]
    for sentence in document.sentences {
      let disk = document.map.disk(sentence.span)
      guard disk.start <= start, start < disk.end else { continue }
      return found.first {
        document.map.disk(at: sentence.span.start + Int32($0.lowerBound)) == start
      }
    }
    return nil
  }

  /// The rows of a row's sentence that have its words, in the order of the text, and the row itself, in
  /// a frame that holds all rows of its document.
  private func rows(like row: Int) -> (alike: [Int], row: Int) {
    guard frame.origins != nil else { return (Self.rows(of: frame, like: row), row) }
    let name = frame.docNames[Int(frame.docs[row])]
    guard let corpus = try? session.corpus(), let index = corpus.index(of: name),
      let whole = try? corpus.sample([index]),
      let same = (0..<whole.count).first(where: {
        whole.starts[$0] == frame.starts[row] && whole.ends[$0] == frame.ends[row]
          && whole.measures[$0] == frame.measures[row] && whole.values[$0] == frame.values[row]
      })
    else { return ([], row) }
    return (Self.rows(of: whole, like: same), same)
  }

  private static func rows(of frame: ObservationFrame, like row: Int) -> [Int] {
    var (first, last) = (row, row)
    let sentence = frame.sentences[row]
    while first > 0, frame.sentences[first - 1] == sentence { first -= 1 }
    while last + 1 < frame.count, frame.sentences[last + 1] == sentence { last += 1 }
    let text = frame.texts[row]
    return (first...last).filter { frame.texts[$0] == text }.sorted {
      frame.starts[$0] < frame.starts[$1]
    }
  }

  private static func places(of text: [UInt8], in sentence: [UInt8]) -> [Range<Int>] {
    guard !text.isEmpty, sentence.count >= text.count else { return [] }
    return (0...(sentence.count - text.count)).filter {
      sentence[$0..<($0 + text.count)].elementsEqual(text)
    }.map { $0..<($0 + text.count) }
  }
}
