import Hanalyze

/// An observation as the reviewer sees it: where it stands, its words, its fields with their doubts.
struct ReviewQuestion {
  private let one: Observation
  private let document: Document
  private let doubts: [Int]
  private let paint: Paint

  init(_ one: Observation, in document: Document, doubts: [Int], paint: Paint) {
    self.one = one
    self.document = document
    self.doubts = doubts
    self.paint = paint
  }

  /// The text; `place` stands in front of it.
  func text(place: String) -> String {
    let metadata = document.metadata
    let about = [metadata.title, metadata.date.isUnknown ? "" : metadata.date.sdmx]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    var text = "\n" + paint.strong("\(place) \(one.doc)@\(one.span.start)")
    text += "  " + paint.faint(DisplayWidth.safe(about)) + "\n"
    text += "  " + marked() + "\n"
    let values = [
      "\(one.value) \(one.unit)", one.measure.name, one.comparator.sign, one.status.code,
      one.indicator + (one.indicatorID.map { " (\($0))" } ?? ""),
      one.area.isEmpty ? "unknown" : "\(one.area) \(one.areaName)",
      one.period.isUnknown ? "unknown" : one.timePeriod,
    ]
    for (index, value) in values.enumerated() where index < Certainty.fields.count {
      text += "    " + DisplayWidth.pad(Certainty.fields[index], to: 11)
      text += DisplayWidth.safe(value)
      if doubts.contains(index) {
        let rule = one.derivation.indices.contains(index) ? one.derivation[index] : ""
        let meaning = Rule(rawValue: rule).map { ": " + $0.meaning } ?? ""
        text += "  " + paint.warn("← \(one.certainty[index].name)\(meaning)")
      }
      text += "\n"
    }
    if let subject = one.subject { text += "    subject    \(DisplayWidth.safe(subject))\n" }
    return text
  }

  /// The sentence with the number marked; of several places where it stands, the right one.
  private func marked() -> String {
    let sentence = document.sentences.first { sentence in
      document.string(sentence.span) == one.sentence
        && document.map.disk(sentence.span).overlaps(one.span)
    }
    guard let sentence else { return DisplayWidth.safe(one.sentence) }
    let bytes = Array(one.text.utf8)
    var at = Int(sentence.span.start)
    while at + bytes.count <= Int(sentence.span.end) {
      let span = Span(at, at + bytes.count)
      if document.text[span.range].elementsEqual(bytes), document.map.disk(span).overlaps(one.span)
      {
        return DisplayWidth.safe(document.string(Span(Int(sentence.span.start), at)))
          + paint.mark(DisplayWidth.safe(one.text))
          + DisplayWidth.safe(document.string(Span(at + bytes.count, Int(sentence.span.end))))
      }
      at += 1
    }
    return DisplayWidth.safe(one.sentence)
  }
}
