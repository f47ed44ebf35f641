/// A failure that leaves no result: what went wrong, where, and what to do about it.
///
/// One type serves all modules; the code's block of a hundred names the module (HA1xx base and
/// catalogue, HA2xx corpus, HA3xx extraction, HA4xx store, HA5xx analysis, HA6xx output, HA7xx Lua,
/// HA8xx scripts, HA9xx command). Findings that do not prevent a result are `Diagnostic`s instead.
public struct HanError: Error, Sendable, CustomStringConvertible {
  /// A stable code, such as `HA201`, with its name.
  public struct Code: Hashable, Sendable {
    /// The stable number, `HA201`.
    public let id: String
    /// What it stands for, in a few English words.
    public let meaning: String

    /// Declares a code; each module declares its own in an extension of `HanError.Code`.
    public init(_ id: String, _ meaning: String) {
      self.id = id
      self.meaning = meaning
    }
  }

  /// The stable code, which `catch` can match.
  public let code: Code
  /// One sentence for the user, with what to do, without the location.
  public let message: String
  /// The file (or other input) that the failure is about, as the user named it.
  public let path: String?
  /// The line in that file, counted from 1.
  public let line: Int?
  /// The column in that line, counted from 1 in characters.
  public let column: Int?
  /// What a lower layer said.
  public let cause: String?

  /// Makes an error.
  public init(
    _ code: Code, _ message: String, path: String? = nil, line: Int? = nil, column: Int? = nil,
    cause: String? = nil
  ) {
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.cause = cause
  }

  /// The form `path:line:col: message [HA201] (cause)`.
  public var description: String {
    var text = ""
    if let path {
      text += path
      if let line { text += ":\(line)" }
      if line != nil, let column { text += ":\(column)" }
      text += ": "
    }
    text += message + " [\(code.id)]"
    if let cause { text += " (\(cause))" }
    return text
  }
}

/// A finding that accompanies a result: a document's odd line, a guess that was made.
public struct Diagnostic: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    case note
    case warning
    case error
  }

  /// How much it matters.
  public let severity: Severity
  /// The stable code.
  public let code: HanError.Code
  /// One sentence for the user.
  public let message: String
  /// The file that it is about, if any.
  public let path: String?
  /// The bytes of that file that it is about, if any.
  public let span: Span?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, _ code: HanError.Code, _ message: String, path: String? = nil,
    span: Span? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.path = path
    self.span = span
  }
}
