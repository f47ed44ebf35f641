import CEdit
import HanBase

/// Lines that are edited on a terminal, by libedit.
final class LineEditor: LineSource {
  let isTerminal = true
  private let style: () -> ConsoleStyle
  private var editor: OpaquePointer?
  private var complete: (String, Int) -> CompletionResult = { _, cursor in
    CompletionResult(replaceRange: cursor..<cursor, candidates: [])
  }

  /// An editor on standard input and output; nil where the terminal cannot edit.
  init?(style: @escaping () -> ConsoleStyle) {
    self.style = style
    guard cedit_set_locale() else { return nil }
    editor = cedit_open(
      "hanalyze",
      { context, editor, line, length, cursor in
        guard let context, let line else { return }
        let bytes = UnsafeRawBufferPointer(start: line, count: length)
        Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
          .answer(String(decoding: bytes, as: UTF8.self), cursor, editor)
      }, Unmanaged.passUnretained(self).toOpaque())
    if editor == nil { return nil }
  }

  deinit { cedit_close(editor) }

  func next(
    prompt: Prompt, complete: @escaping (String, Int) -> CompletionResult
  ) -> LineEvent {
    self.complete = complete
    var text: UnsafePointer<CChar>?
    let result = cedit_read(editor, prompt.marked, &text)
    let line = text.map { String(cString: $0) } ?? ""
    switch Int(result) {
    case Int(CEDIT_LINE): return .line(line)
    case Int(CEDIT_BLOCK): return .block(line)
    case Int(CEDIT_INTERRUPTED): return .interrupted
    default: return .end
    }
  }

  func remember(_ input: String) { cedit_remember(editor, input) }

  private func answer(_ line: String, _ cursor: Int, _ editor: OpaquePointer?) {
    let before = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
    let current = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if current.allSatisfy(\.isWhitespace) { return cedit_answer(editor, 0, "  ", "") }
    let change = CompletionChange(complete(line, cursor), before: before, style: style())
    cedit_answer(editor, change.erased, change.inserted, change.listing)
  }
}
