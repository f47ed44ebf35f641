#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What stands at the other end of the standard streams.
enum Terminal {
  /// Whether people read standard output.
  static var isOutput: Bool { isatty(1) == 1 }
  /// Whether people write standard input.
  static var isInput: Bool { isatty(0) == 1 }

  /// The columns of the terminal behind standard output, or nil where there is none.
  static var width: Int? {
    var size = winsize()
    guard isOutput, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The columns of the terminal behind standard error, 80 where it does not say; nil where there is
  /// none.
  static var errorWidth: Int? {
    guard isatty(2) == 1 else { return nil }
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether output may be coloured: a terminal, and nobody asked for none (`NO_COLOR`, `TERM=dumb`).
  static var hasColor: Bool {
    isOutput && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
  }

  /// The value of a variable of the environment, or nil.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
