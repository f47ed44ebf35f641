/// What may stand at the cursor.
public struct CompletionResult: Sendable, Hashable {
  /// One text that may stand there.
  public struct Candidate: Sendable, Hashable {
    /// The text that replaces the range.
    public let text: String
    /// A short word about it; empty for none.
    public let note: String

    /// Makes a candidate.
    public init(_ text: String, note: String = "") {
      self.text = text
      self.note = note
    }
  }

  /// The bytes of the line that a candidate replaces; it ends at the cursor.
  public let replaceRange: Range<Int>
  /// The candidates, the most likely first.
  public let candidates: [Candidate]

  /// Makes a result.
  public init(replaceRange: Range<Int>, candidates: [Candidate]) {
    self.replaceRange = replaceRange
    self.candidates = candidates
  }
}

/// Finds what may stand at the cursor.
public enum ConsoleCompletion {
  /// The candidates at the byte `cursorByte` of `line`, which holds all lines of the input so far.
  public static func candidates(
    line: String, cursorByte: Int, session: ConsoleSession
  ) -> CompletionResult {
    CompletionResult(replaceRange: cursorByte..<cursorByte, candidates: [])
  }
}
