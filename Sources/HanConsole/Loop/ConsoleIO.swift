import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A console's way to people: where lines come from, where text goes, and what is remembered.
///
/// A run has one, which all its consoles share; only one of them reads at a time.
public final class ConsoleIO: @unchecked Sendable {
  private let print: ([UInt8]) throws -> Void
  private let complain: (String) -> Void
  /// Why nothing more can be written.
  private(set) var failure: (any Error)?
  /// Whether what was written last ended a line.
  private(set) var isAtLineStart = true
  /// How things are shown; consoles that are opened later begin with it.
  var style = ConsoleStyle.standard
  private(set) lazy var history = ConsoleHistory()
  private(set) lazy var source: any LineSource = makeSource()

  /// Makes it; the terminal is touched when a line is first asked for.
  ///
  /// - Parameters:
  ///   - print: writes to standard output at once.
  ///   - complain: writes a text to standard error.
  public init(print: @escaping ([UInt8]) throws -> Void, complain: @escaping (String) -> Void) {
    self.print = print
    self.complain = complain
  }

  /// Writes bytes; after a failure nothing more is written.
  public func write(_ bytes: [UInt8]) {
    guard failure == nil, let last = bytes.last else { return }
    isAtLineStart = last == 10
    do { try print(bytes) } catch { failure = error }
  }

  /// Writes a text.
  func write(_ text: String) { if !text.isEmpty { write(Array(text.utf8)) } }

  /// Writes a text as a line.
  func line(_ text: String) { write(text.hasSuffix("\n") ? text : text + "\n") }

  /// Writes an error.
  func report(_ text: String) {
    var text = text
    while text.last == "\n" { text.removeLast() }
    let head = text.prefix { $0 != "\n" }
    complain(style.coloured(String(head), 31) + text.dropFirst(head.count))
  }

  /// Notes an input, for this session and later ones.
  func remember(_ input: String) {
    history.add(input)
    source.remember(input)
  }

  private func makeSource() -> any LineSource {
    let isTerminal = isatty(0) == 1
    guard isTerminal, isatty(1) == 1, !ConsoleStyle.isDumb,
      let editor = LineEditor(style: { [unowned self] in style })
    else {
      return PlainLines(isTerminal: isTerminal && isatty(1) == 1) { [unowned self] in write($0) }
    }
    for input in history.inputs.suffix(ConsoleHistory.size) { editor.remember(input) }
    return editor
  }
}
