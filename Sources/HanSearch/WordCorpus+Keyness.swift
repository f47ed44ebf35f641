#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How much more, or less, a word is used in some documents than in the others.
public struct Keyness: Sendable {
  /// The word.
  public let word: String
  /// How often it occurs in the documents chosen.
  public let count: Int
  /// How often it occurs in the others.
  public let otherCount: Int
  /// Log-likelihood G² with one degree of freedom: above 3.84 p < 0.05, above 10.83 p < 0.001.
  public let logLikelihood: Double
  /// Log ratio: the binary logarithm of the ratio of relative frequencies; 1 is twice as often.
  ///
  /// A count of none is taken for half of one.
  public let logRatio: Double
}

/// Statistics of word frequencies.
///
/// **Source**: Rayson and Garside, Comparing corpora using frequency profiling, 2000 (G²); Hardie,
/// Log Ratio, 2014.
public enum WordStatistics {
  /// G² of a word that occurs `a` times in `c` words and `b` times in `d` words.
  public static func logLikelihood(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    guard c > 0, d > 0, a + b > 0 else { return 0 }
    let (first, second) = (c * (a + b) / (c + d), d * (a + b) / (c + d))
    return 2 * ((a > 0 ? a * log(a / first) : 0) + (b > 0 ? b * log(b / second) : 0))
  }

  /// Log ratio of a word that occurs `a` times in `c` words and `b` times in `d` words.
  public static func logRatio(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
    guard c > 0, d > 0 else { return 0 }
    return log2(((a > 0 ? a : 0.5) / c) / ((b > 0 ? b : 0.5) / d))
  }

  /// G² of the table of two words: together `joint` times, `first` and `second` times in all, of
  /// `total` places.
  ///
  /// **Source**: Dunning, Accurate methods for the statistics of surprise and coincidence, 1993.
  public static func logLikelihood(
    joint: Double, first: Double, second: Double, total: Double
  ) -> Double {
    let cells = [
      (joint, first * second), (first - joint, first * (total - second)),
      (second - joint, (total - first) * second),
      (total - first - second + joint, (total - first) * (total - second)),
    ]
    return 2
      * cells.reduce(0) { sum, cell in
        cell.0 > 0 && cell.1 > 0 ? sum + cell.0 * log(cell.0 * total / cell.1) : sum
      }
  }
}

extension WordCorpus {
  /// Compares the words of some documents with those of all others.
  ///
  /// - Parameters:
  ///   - isChosen: For each document whether it is one of the chosen.
  ///   - minimum: How often a word must occur in all.
  /// - Returns: All words, those most typical of the chosen documents (or of the others) first.
  public func keyness(of isChosen: [Bool], minimum: Int = 3) -> [Keyness] {
    var counts = [Int](repeating: 0, count: vocabulary.count)
    var others = counts
    var (size, otherSize) = (0, 0)
    for (index, range) in documents.enumerated() {
      if Self.holds(isChosen, index) {
        for token in tokens[range] { counts[Int(token)] += 1 }
        size += range.count
      } else {
        for token in tokens[range] { others[Int(token)] += 1 }
        otherSize += range.count
      }
    }
    let (c, d) = (Double(size), Double(otherSize))
    return vocabulary.indices.filter { counts[$0] + others[$0] >= max(1, minimum) }.map { word in
      let (a, b) = (Double(counts[word]), Double(others[word]))
      return Keyness(
        word: vocabulary[word], count: counts[word], otherCount: others[word],
        logLikelihood: WordStatistics.logLikelihood(a, b, c, d),
        logRatio: WordStatistics.logRatio(a, b, c, d))
    }.sorted { ($1.logLikelihood, $0.word) < ($0.logLikelihood, $1.word) }
  }
}
