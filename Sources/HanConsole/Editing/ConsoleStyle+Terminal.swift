#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ConsoleStyle {
  /// What is at the other end of the standard streams, and what the environment asks for.
  ///
  /// Colours are used on a terminal unless `NO_COLOR` is set or `TERM` is `dumb`; the language is
  /// that of `LC_ALL`, `LC_MESSAGES` or `LANG`.
  static var standard: ConsoleStyle {
    var style = ConsoleStyle()
    if isatty(1) == 1 {
      style.measure()
    } else {
      // A program reads: nothing is cut.
      (style.width, style.rowLimit) = (10_000, 1_000_000)
    }
    style.colour = isatty(1) == 1 && variable("NO_COLOR").isEmpty && !isDumb
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(variable).first { !$0.isEmpty } ?? ""
    if locale.hasPrefix("zh") { style.language = .chinese }
    return style
  }

  /// Whether the terminal cannot be written over.
  static var isDumb: Bool { ["dumb", ""].contains(variable("TERM")) }

  /// Takes the size that the terminal has now.
  mutating func measure() {
    var size = winsize()
    guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0 else { return }
    if size.ws_col > 0 { width = Int(size.ws_col) }
    if size.ws_row > 0 { height = Int(size.ws_row) }
  }

  /// A text in the colour of that number (31 red, 33 yellow, 36 cyan), where colours are used.
  func coloured(_ text: String, _ colour: Int) -> String {
    self.colour && !text.isEmpty ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
  }

  private static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}
