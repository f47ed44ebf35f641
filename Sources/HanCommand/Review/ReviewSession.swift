import Hanalyze

/// Asks about one doubtful observation after another and keeps the answers.
///
/// Questions go to standard output and answers come by lines from standard input, at a terminal and
/// in a pipe alike; the input's end ends the session. Every answer is kept at once.
struct ReviewSession {
  /// What was answered.
  struct Tally: Equatable {
    var accepted = 0
    var corrected = 0
    var rejected = 0
    var skipped = 0
  }

  private enum Step { case next, end }

  private var source: ReviewSource
  private let filter: ReviewFilter
  private let extractor: Extractor
  private let catalog: Catalog
  private let who: String
  private let paint: Paint
  private(set) var tally = Tally()

  init(_ source: ReviewSource, filter: ReviewFilter, catalog: Catalog, who: String) {
    self.source = source
    self.filter = filter
    self.catalog = catalog
    self.who = who
    extractor = Extractor(catalog: catalog)
    paint = Paint(isOn: Terminal.hasColor)
  }

  /// Goes through the documents.
  mutating func run() throws {
    for index in source.names.indices {
      let document = try source.document(index)
      guard filter.holds(document) else { continue }
      let observations = source.corrections.apply(
        to: Array(extractor.extract(document)), of: document
      ).observations
      let doubtful = observations.map { ($0, filter.doubts($0)) }.filter { !$0.1.isEmpty }
      for (place, (one, doubts)) in doubtful.enumerated() {
        let question = ReviewQuestion(one, in: document, doubts: doubts, paint: paint)
        let count = "[\(index + 1)/\(source.names.count) · \(place + 1)/\(doubtful.count)]"
        try StandardOutput.write(question.text(place: count))
        if try ask(one, document) == .end { return }
      }
    }
  }

  /// The doubtful observations as a table, asking nothing.
  func list(limit: Int) throws -> Table {
    var table = Table([
      TableColumn("来源", id: "doc"), TableColumn("位置", id: "start", kind: .integer),
      TableColumn("原文", id: "text"), TableColumn("指标", id: "indicator"),
      TableColumn("时期", id: "time_period"), TableColumn("存疑", id: "doubts"),
      TableColumn("句子", id: "sentence"),
    ])
    for index in source.names.indices where table.rows.count < limit {
      let document = try source.document(index)
      guard filter.holds(document) else { continue }
      let observations = source.corrections.apply(
        to: Array(extractor.extract(document)), of: document
      ).observations
      for one in observations where table.rows.count < limit {
        let doubts = filter.doubts(one).map { Certainty.fields[$0] }
        guard !doubts.isEmpty else { continue }
        table.append(
          [
            .text(one.doc), .integer(Int(one.span.start)), .text(one.text), .text(one.indicator),
            .text(one.timePeriod), .text(doubts.joined(separator: ", ")), .text(one.sentence),
          ],
          sources: [
            TableSource(doc: one.doc, span: one.span, text: one.text, sentence: one.sentence)
          ])
      }
    }
    return table
  }

  private mutating func ask(_ one: Observation, _ document: Document) throws -> Step {
    while true {
      let words = "accept, correct, reject, skip, quit? [a c r s q] "
      guard let answer = try line(words) else { return .end }
      let rest = answer.drop { $0 != " " }.drop { $0 == " " }
      switch answer.first {
      case "a":
        try keep([correction("accept", "", one, why: String(rest))])
        tally.accepted += 1
        return .next
      case "r":
        try keep([correction("reject", "", one, why: try reason(rest))])
        tally.rejected += 1
        return .next
      case "c":
        if try correct(one, document, String(rest)) { return .next }
      case "s", nil:
        tally.skipped += 1
        return .next
      case "q": return .end
      default:
        try StandardOutput.write(
          """
            a  right as it is: it counts as stated from now on
            c  wrong in a field; `c period=2023; value=12.5亿` at once, or alone to be asked
            r  no observation: it is left out
            s  decide later (also an empty line)
            q  leave; all answers are kept

          """)
      }
    }
  }

  /// Takes new values of fields; gives whether they were kept.
  private mutating func correct(
    _ one: Observation, _ document: Document, _ words: String
  ) throws -> Bool {
    var words = words
    if words.isEmpty {
      let fields = Correction.fields.joined(separator: " ")
      words = try line("  FIELD=VALUE; … of \(fields): ") ?? ""
    }
    var made: [Correction] = []
    for part in words.split(whereSeparator: { $0 == ";" || $0 == "；" }) {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmingBlanks() }
      guard pair.count == 2 else {
        try StandardOutput.write("  `\(part)` is not of the form FIELD=VALUE\n")
        return false
      }
      guard Correction.fields.contains(pair[0]) else {
        try StandardOutput.write(
          "  `\(pair[0])` is none of \(Correction.fields.joined(separator: ", "))\n")
        return false
      }
      made.append(correction(pair[0], pair[1], one, why: ""))
    }
    guard !made.isEmpty else { return false }
    // Tried first, so that only what can be applied is kept.
    let (_, outcomes) = CorrectionSet(
      made.map {
        var one = $0
        one.document = document.name
        return one
      }, catalog: catalog
    ).apply(to: [one], of: document)
    if let wrong = outcomes.first(where: { $0.state != CorrectionSet.applied }) {
      try StandardOutput.write("  \(wrong.state)\n")
      return false
    }
    let why = try reason("")
    for index in made.indices { made[index].why = why }
    try keep(made + [correction("accept", "", one, why: why)])
    tally.corrected += 1
    return true
  }

  private func reason(_ given: Substring) throws -> String {
    given.isEmpty ? try line("  why (may be empty): ") ?? "" : String(given)
  }

  private func correction(
    _ field: String, _ value: String, _ one: Observation, why: String
  ) -> Correction {
    var made = Correction()
    made.document = source.correctionName(one.doc)
    (made.span, made.quote) = (one.span, one.text)
    (made.field, made.value, made.who, made.why) = (field, value, who, why)
    return made
  }

  private mutating func keep(_ corrections: [Correction]) throws { try source.keep(corrections) }

  /// The next line of answers; nil where there are no more.
  private func line(_ prompt: String) throws -> String? {
    try StandardOutput.write(prompt)
    let answer = readLine()?.trimmingBlanks()
    // What is typed ends its own line; what comes from a pipe does not.
    if !Terminal.isInput { try StandardOutput.write("\n") }
    return answer
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
