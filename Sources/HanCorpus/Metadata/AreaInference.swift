import HanBase

/// Finds the division that a document is about, where nobody says so.
///
/// Names weigh by where they stand: title, lines around it, headings, opening, text. The weights of
/// a division are added to those above it; then it goes down from the nation as long as one part
/// holds the greater share. So a city's report that names all its counties stays the city's, and an
/// article about a district that also names its city is the district's.
struct AreaInference {
  /// An area with the words that it was read from.
  struct Finding {
    var area: Int32
    /// Where the words stand in the clean text; empty where they stand elsewhere.
    var span: Span
    var words: String
  }

  private struct Vote {
    var codes: [Int32]
    var weight: Int
    var span: Span
    /// The words, where they stand outside the clean text.
    var words: String?
    /// Whether they are the state's full name.
    var namesState = false
  }

  /// So much prose is looked at, from the beginning.
  private static let reach = 24_000

  private static let state = "中华人民共和国"

  private let source: Source
  private let finder: any AreaFinder

  init(_ source: Source, finder: any AreaFinder) {
    self.source = source
    self.finder = finder
  }

  /// The area, or nil where no name tells.
  func find(_ sections: [Section], _ sentences: [Sentence], title: String) -> Finding? {
    var votes = titleVotes(title)
    var read = 0
    for sentence in sentences {
      let section = sections[Int(sentence.section)]
      let isHeading = section.kind == .heading
      guard isHeading || read < Self.reach else { continue }
      let isHead = read < 600 && sentence.span.count < 150
      let weight = isHead ? 16 : isHeading ? 8 : read < 1_500 ? 4 : 2
      if !isHeading { read += sentence.span.count }
      let start = Int(sentence.span.start)
      let prose = UnsafeBufferPointer(start: source.base + start, count: sentence.span.count)
      for mention in finder.areas(in: prose) {
        let span = Span(mention.start + start, mention.end + start)
        let mayNameState = mention.codes == [100_000] && span.count == Self.state.utf8.count
        votes.append(
          Vote(
            codes: mention.codes, weight: weight, span: span,
            namesState: mayNameState && words(span) == Self.state))
      }
    }
    return decide(votes)
  }

  private func words(_ span: Span) -> String { source.string(Int(span.start), Int(span.end)) }

  private func titleVotes(_ title: String) -> [Vote] {
    var title = title
    return title.withUTF8 { words in
      finder.areas(in: words).map { mention in
        let name = UnsafeBufferPointer(rebasing: words[mention.start..<mention.end])
        return Vote(
          codes: mention.codes, weight: 60, span: .none,
          words: String(decoding: name, as: UTF8.self))
      }
    }
  }

  // MARK: Decision

  private func decide(_ votes: [Vote]) -> Finding? {
    var own: [Int32: Int] = [:]
    // A name stands in a text again and again: the divisions above it are asked for once.
    var weights: [Int32: Int] = [:]
    for vote in votes where vote.codes.count == 1 {
      weights[vote.codes[0], default: 0] += vote.weight
    }
    for (named, weight) in weights {
      for code in Self.chain(named) { own[code, default: 0] += weight }
    }
    // A shared name counts for the bearer whose surroundings are named.
    let named = own
    for vote in votes where vote.codes.count > 1 {
      let best = vote.codes.max { support($0, named) < support($1, named) }
      guard let best, support(best, named) > 0 || votes.count == 1 else { continue }
      for code in Self.chain(best) { own[code, default: 0] += vote.weight }
    }
    var at: Int32 = 100_000
    // 中国 stands in every report's phrases; only the state's full name or the title say something.
    let nation = votes.filter { $0.codes == [at] && ($0.weight >= 60 || $0.namesState) }
      .reduce(0) { $0 + $1.weight }
    var total = own.filter { Self.parent($0.key) == at }.values.reduce(nation, +)
    while let child = own.filter({ Self.parent($0.key) == at }).max(by: {
      ($0.value, $1.key) < ($1.value, $0.key)
    }), child.value * 2 > total {
      at = child.key
      total = child.value
    }
    if at == 100_000, nation == 0 { return nil }
    guard
      let evidence = votes.first(where: { $0.codes.contains(at) && !$0.span.isEmpty })
        ?? votes.first(where: { $0.codes.contains(at) })
        ?? votes.first(where: { vote in vote.codes.contains { Self.chain($0).contains(at) } })
    else { return nil }
    return Finding(area: at, span: evidence.span, words: evidence.words ?? words(evidence.span))
  }

  /// How much is said of the divisions above and around a code.
  private func support(_ code: Int32, _ named: [Int32: Int]) -> Int {
    Self.chain(code).reduce(0) { $0 * 4 + (named[$1] ?? 0) }
  }

  /// The code and those above it, the province first; the nation stands alone.
  private static func chain(_ code: Int32) -> [Int32] {
    if code == 100_000 { return [] }
    var codes = [code / 10_000 * 10_000]
    if code / 100 % 100 != 0, code % 100 != 0, !isDirect(code) { codes.append(code / 100 * 100) }
    if code != codes[0] { codes.append(code) }
    return codes
  }

  private static func parent(_ code: Int32) -> Int32 {
    if code % 10_000 == 0 { return code == 100_000 ? 0 : 100_000 }
    if code % 100 == 0 || isDirect(code) { return code / 10_000 * 10_000 }
    return code / 100 * 100
  }

  /// Counties that stand straight under a province (90) and those of the four municipalities.
  private static func isDirect(_ code: Int32) -> Bool {
    code / 100 % 100 == 90 || [11, 12, 31, 50].contains(code / 10_000)
  }
}
