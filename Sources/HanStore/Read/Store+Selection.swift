import GRDB
import HanBase
import HanFrame

extension Store {
  /// The observations that pass a test, read without loading the others: memory is in proportion to
  /// what passes, time to the size of the store.
  ///
  /// The test is given a few columns of all observations, block by block. Rows come in the order of
  /// `frame()` and with the numbers that they have there (`ObservationFrame.origins`); documents, areas
  /// by their codes, and repeats are known as they are there.
  ///
  /// - Parameters:
  ///   - columns: What the test looks at.
  ///   - limit: How many observations may pass.
  ///   - test: Gives the numbers of those rows of a block that pass, ascending.
  /// - Returns: The observations; nil where more than `limit` pass.
  /// - Throws: What `test` throws; `HanError` HA403, HA404, HA408 or HA410.
  public func frame(
    reading columns: FrameColumnSet, limit: Int = .max,
    where test: @escaping (ObservationFrame) throws -> [Int32]
  ) throws(HanError) -> ObservationFrame? {
    try read { db in
      try Self.passingThrough(db) {
        var selection = FrameSelection(columns, limit: limit, test)
        return try selection.frame(db, known: segments)
      }
    }
  }

  /// The words for what is measured, each once, in the order of `frame()`; without loading it.
  ///
  /// - Throws: `HanError` HA403, HA404, HA408 or HA410.
  public func phrases() throws(HanError) -> [String] {
    try read { db in
      try Self.passingThrough(db) {
        var seen = Set<String>()
        var found: [String] = []
        var selection = FrameSelection([.phrases, .docs], limit: .max) { frame in
          var last: Int32 = -1
          for row in 0..<frame.count where frame.phrases[row] != last {
            last = frame.phrases[row]
            let phrase = frame.phraseTexts[Int(last)]
            if seen.insert(phrase).inserted { found.append(phrase) }
          }
          return []
        }
        _ = try selection.frame(db, known: segments)
        return found
      }
    }
  }

  /// How many observations there are, and a number that is another one when documents were added,
  /// replaced or removed since.
  ///
  /// - Throws: `HanError` HA403, HA404 or HA408.
  public func extent() throws(HanError) -> (observations: Int, version: Int) {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT id, observationCount, correctionHash FROM document ORDER BY id")
      var (count, hasher) = (0, Hasher())
      while let row = try rows.next() {
        count += row[1] as Int
        hasher.combine(row[0] as Int64)
        hasher.combine(row[1] as Int)
        hasher.combine(row[2] as String)
      }
      return (count, hasher.finalize())
    }
  }
}
