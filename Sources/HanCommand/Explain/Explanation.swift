import Hanalyze

/// Why the observations of one sentence are what they are, as text for a terminal.
struct Explanation {
  private let extraction: Extraction
  private let paint: Paint
  private var document: Document { extraction.document }

  init(_ extraction: Extraction, hasColor: Bool) {
    self.extraction = extraction
    paint = Paint(isOn: hasColor)
  }

  /// What the document is taken to be: its title, date, area, and where each came from.
  func heading() -> String {
    let metadata = document.metadata
    let date = metadata.date.isUnknown ? "unknown" : metadata.date.sdmx
    let area = metadata.area == 0 ? "unknown" : extraction.areaName(metadata.area)
    return paint.strong(document.name) + "\n"
      + "  date  \(date)\(origin(metadata.dateOrigin, metadata.dateWords))\n"
      + "  area  \(area)\(origin(metadata.areaOrigin, metadata.areaWords))\n"
  }

  /// A correction of the document, and what became of it.
  func correction(_ outcome: CorrectionSet.Outcome) -> String {
    let one = outcome.correction
    let place = one.quote.map { "“\($0)”" } ?? one.span.map { "@\($0.start)–\($0.end)" } ?? ""
    var text = "\(place) \(one.field) \(one.value)"
    let words = [one.who, one.why].filter { !$0.isEmpty }.joined(separator: ": ")
    if !words.isEmpty { text += " (\(words))" }
    if outcome.state != CorrectionSet.applied { text += " — not in force: \(outcome.state)" }
    return "  correction  \(DisplayWidth.safe(text))\n"
  }

  /// A sentence with its numbers marked, then each observation and each number left out.
  func text(sentence index: Int, observations: [Int], rejections: [Extraction.RejectedNumber])
    -> String
  {
    let sentence = document.sentences[index]
    let section = document.sections[Int(sentence.section)]
    let disk = document.map.disk(Span(sentence.span.start, sentence.span.start)).start
    var text = paint.faint("\(document.name)@\(disk)  \(section.kind.rawValue)") + "\n"
    let marks = observations.map { extraction.cleanSpan($0) }
    text += "  " + marked(sentence.span, marks, rejections.map(\.span)) + "\n"
    for position in observations { text += observation(position) }
    for rejection in rejections {
      text +=
        "  " + paint.strong(document.string(rejection.span)) + " is no observation: "
        + "\(rejection.reason.meaning) \(paint.faint("[\(rejection.reason.rawValue)]"))\n"
    }
    return text
  }

  private func observation(_ position: Int) -> String {
    let o = extraction[position]
    let values = [
      "\(o.value) \(o.unit)", o.measure.name, o.comparator.sign, o.status.code,
      o.indicator + (o.indicatorID.map { " (\($0))" } ?? ""),
      o.area.isEmpty ? "unknown" : "\(o.area) \(o.areaName)",
      o.period.isUnknown ? "unknown" : o.timePeriod,
    ]
    let width = min(40, values.map { DisplayWidth.of($0) }.max() ?? 0)
    var text = "  \(paint.strong(o.text))  @\(o.span.start)–\(o.span.end)\n"
    for (value, evidence) in zip(values, extraction.evidence(position)) {
      let words = evidence.words.map { "“\(DisplayWidth.safe(document.string($0)))”" }.joined()
      text += "    " + DisplayWidth.pad(evidence.field, to: 11)
      text += DisplayWidth.pad(DisplayWidth.safe(value), to: width) + "  "
      text += evidence.certainty == .stated ? "" : paint.warn(evidence.certainty.name) + "  "
      text += evidence.rule.meaning + " " + words + (words.isEmpty ? "" : " ")
      text += paint.faint("[\(evidence.rule.rawValue)]") + "\n"
    }
    if let subject = o.subject { text += "    subject    \(DisplayWidth.safe(subject))\n" }
    return text
  }

  /// The sentence with observed numbers in 【】 (or bold) and the others underlined where possible.
  private func marked(_ span: Span, _ observed: [Span], _ rejected: [Span]) -> String {
    var (text, at) = ("", span.start)
    let marks = (observed.map { ($0, true) } + rejected.map { ($0, false) })
      .sorted { $0.0 < $1.0 }
    for (mark, isObserved) in marks where mark.start >= at && mark.end <= span.end {
      text += DisplayWidth.safe(document.string(Span(at, mark.start)))
      let words = DisplayWidth.safe(document.string(mark))
      text += isObserved ? paint.mark(words) : paint.underline(words)
      at = mark.end
    }
    return text + DisplayWidth.safe(document.string(Span(at, span.end)))
  }

  private func origin(_ origin: Metadata.Origin, _ words: String) -> String {
    switch origin {
    case .stated: "  (stated)"
    case .inferred: "  (inferred from “\(DisplayWidth.safe(words))”)"
    case .unknown: ""
    }
  }
}

/// Colours of a terminal, or plain marks where there are none.
struct Paint {
  let isOn: Bool

  func strong(_ text: String) -> String { escape(text, "1") }
  func faint(_ text: String) -> String { escape(text, "2") }
  func warn(_ text: String) -> String { escape(text, "33") }
  func underline(_ text: String) -> String { escape(text, "4") }
  func mark(_ text: String) -> String { isOn ? escape(text, "1;32") : "【\(text)】" }

  private func escape(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
