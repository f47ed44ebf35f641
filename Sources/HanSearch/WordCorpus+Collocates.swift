#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A word that stands near another one.
public struct Collocate: Sendable {
  /// The word.
  public let word: String
  /// How often it stands within the window.
  public let count: Int
  /// How often it occurs in all.
  public let total: Int
  /// Mutual information in bits: how much more often than by chance.
  public let mutualInformation: Double
  /// Log-likelihood G² of the two standing together.
  public let logLikelihood: Double
}

extension WordCorpus {
  /// The words that stand near a word.
  ///
  /// Chance is that of a word standing in as many places as the windows have; a place within the
  /// windows of two occurrences counts once.
  ///
  /// - Parameters:
  ///   - word: The word in the middle.
  ///   - window: How many words are looked at on each side.
  ///   - minimum: How often a word must stand there.
  ///   - isWanted: For each document whether it is looked at; nil looks at all.
  /// - Returns: The words with the greatest log-likelihood first; none where the word does not occur.
  public func collocates(
    of word: String, window: Int = 5, minimum: Int = 2, documents isWanted: [Bool]? = nil
  ) -> [Collocate] {
    guard let node = number(of: word), window > 0 else { return [] }
    var near = [Int](repeating: 0, count: vocabulary.count)
    var totals = near
    var (places, size) = (0, 0)
    for (index, range) in documents.enumerated() where Self.holds(isWanted, index) {
      size += range.count
      var done = range.lowerBound
      for at in range {
        totals[Int(tokens[at])] += 1
        guard tokens[at] == node else { continue }
        let first = max(done, at - window)
        let last = min(range.upperBound, at + window + 1)
        guard first < last else { continue }
        for place in first..<last where place != at && tokens[place] != node {
          near[Int(tokens[place])] += 1
          places += 1
        }
        done = last
      }
    }
    let (window, total) = (Double(places), Double(size - totals[Int(node)]))
    guard window > 0, total > 0 else { return [] }
    return vocabulary.indices.filter { near[$0] >= max(1, minimum) }.map { word in
      let (joint, all) = (Double(near[word]), Double(totals[word]))
      return Collocate(
        word: vocabulary[word], count: near[word], total: totals[word],
        mutualInformation: log2(joint * total / (window * all)),
        logLikelihood: WordStatistics.logLikelihood(
          joint: joint, first: window, second: all, total: total))
    }.sorted { ($1.logLikelihood, $0.word) < ($0.logLikelihood, $1.word) }
  }
}
