/// How often words follow one another so.
public struct WordCount: Sendable, Hashable {
  /// The words.
  public let words: [String]
  /// How often they occur.
  public let count: Int
  /// In how many documents.
  public let documents: Int

  /// Makes a count.
  public init(words: [String], count: Int, documents: Int) {
    self.words = words
    self.count = count
    self.documents = documents
  }
}

extension WordCorpus {
  /// Counts words or runs of words.
  ///
  /// - Parameters:
  ///   - length: How many words a run has: 1 for words.
  ///   - isWanted: For each document whether it counts; nil counts all.
  /// - Returns: All that occur, the most frequent first, then in the order of their bytes.
  public func counts(length: Int = 1, documents isWanted: [Bool]? = nil) -> [WordCount] {
    guard length > 0 else { return [] }
    var found: [ArraySlice<Int32>: (count: Int, documents: Int, last: Int)] = [:]
    for (index, range) in documents.enumerated() where Self.holds(isWanted, index) {
      guard range.count >= length else { continue }
      for start in range.lowerBound...(range.upperBound - length) {
        let run = tokens[start..<start + length]
        var entry = found[run] ?? (0, 0, -1)
        entry.count += 1
        if entry.last != index { entry.documents += 1 }
        entry.last = index
        found[run] = entry
      }
    }
    return found.map { run, entry in
      WordCount(
        words: run.map { vocabulary[Int($0)] }, count: entry.count, documents: entry.documents)
    }.sorted { ($1.count, $0.words.joined()) < ($0.count, $1.words.joined()) }
  }

  static func holds(_ isWanted: [Bool]?, _ index: Int) -> Bool {
    guard let isWanted else { return true }
    return isWanted.indices.contains(index) && isWanted[index]
  }
}
