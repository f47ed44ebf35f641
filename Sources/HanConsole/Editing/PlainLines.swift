import CEdit

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Lines as they come: from a pipe or a file, or from a terminal that cannot be written over.
final class PlainLines: LineSource {
  let isTerminal: Bool
  private let show: (String) -> Void
  private var bytes: [UInt8] = []
  private var isOver = false

  /// Lines of standard input; prompts are shown only on a terminal.
  init(isTerminal: Bool, show: @escaping (String) -> Void) {
    self.isTerminal = isTerminal
    self.show = show
  }

  func next(
    prompt: Prompt, complete: @escaping (String, Int) -> CompletionResult
  ) -> LineEvent {
    if isTerminal { show(prompt.text) }
    cedit_signals_reading(true)
    defer { cedit_signals_reading(false) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = bytes.firstIndex(of: 10) {
        let line = bytes[..<end]
        defer { bytes.removeFirst(end + 1) }
        return .line(
          String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self))
      }
      if isOver { break }
      let count = read(0, &chunk, chunk.count)
      if count < 0, errno == EINTR { return .interrupted }
      if count <= 0 { isOver = !isTerminal } else { bytes += chunk[..<count] }
      if count <= 0 { break }
    }
    defer { bytes = [] }
    return bytes.isEmpty ? .end : .line(String(decoding: bytes, as: UTF8.self))
  }

  func remember(_ input: String) {}
}
