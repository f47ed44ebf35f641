import HanBase

/// How a script failed: what, where, and on which way it came there.
public struct LuaFailure: Error, Sendable {
  /// What sort of failure it is.
  public enum Kind: Sendable, Hashable {
    /// The text cannot be compiled.
    case syntax
    /// The text ends before the statement does; a console asks for more.
    case incomplete
    /// It failed while it ran.
    case runtime
    /// It was stopped by a limit or by the user.
    case stopped(StopReason)
    /// The interpreter could not be started.
    case unavailable
  }

  /// One frame of Lua of a traceback, innermost first.
  public struct Frame: Sendable, Hashable {
    /// The script or module.
    public let path: String
    /// The line that was running; 0 where unknown.
    public let line: Int
    /// The function's name (`main chunk` for a script's top level), or how many frames are left out.
    public let name: String
  }

  /// What sort of failure it is.
  public var kind: Kind
  /// The stable code; a host error keeps its own.
  public var code: String
  /// What went wrong, without the position.
  public var message: String
  /// The script or module, where known.
  public var path: String?
  /// The line in it, where known.
  public var line: Int?
  /// The column in that line, counted from 1 in characters, where known.
  public var column: Int?
  /// That line's text, where known.
  public var sourceLine: String?
  /// The way to it, innermost first; without frames of the host.
  public var traceback: [Frame] = []

  init(_ kind: Kind, code: HanError.Code, _ message: String) {
    self.kind = kind
    self.code = code.id
    self.message = message
  }

  /// The position and message, the source line with a caret, and the traceback.
  public var report: String {
    var text = headline + "\n"
    if let sourceLine {
      text += "  " + sourceLine + "\n"
      if let column {
        let before = sourceLine.prefix(column - 1).unicodeScalars
        text += "  " + before.map { $0 == "\t" ? "\t" : LuaFailure.pad($0) }.joined() + "^\n"
      }
    }
    let isKnown = traceback.count == 1 && traceback[0].line == line && traceback[0].path == path
    let frames = traceback.dropFirst(isKnown ? 1 : 0)
    if !frames.isEmpty {
      text += "traceback:\n"
      for frame in frames {
        text +=
          frame.path.isEmpty
          ? "  … \(frame.name)\n" : "  \(frame.path):\(frame.line): in \(frame.name)\n"
      }
    }
    return text
  }

  /// The form `path:line: message [HA702]`.
  public var headline: String {
    var text = ""
    if let path { text += line.map { "\(path):\($0): " } ?? "\(path): " }
    return text + message + " [\(code)]"
  }

  /// As many blanks as a character is wide on a terminal.
  private static func pad(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      "  "
    default: " "
    }
  }
}

extension LuaFailure: CustomStringConvertible {
  /// The headline.
  public var description: String { headline }
}

extension LuaFailure {
  /// The same as the error type of the other modules.
  public var error: HanError {
    HanError(
      HanError.Code(code, "failure in a script"), message, path: path, line: line, column: column)
  }
}
