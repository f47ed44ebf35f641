import HanBase

/// What completion does to a line: the part that all candidates share is put in, else they are
/// listed.
struct CompletionChange: Hashable {
  /// How many characters before the cursor go.
  private(set) var erased = 0
  /// What comes in their place.
  private(set) var inserted = ""
  /// What is shown below the line, with a line feed at its end; empty for nothing.
  private(set) var listing = ""

  /// Decides it for the candidates of `result`, where `before` stands left of the cursor.
  init(_ result: CompletionResult, before: String, style: ConsoleStyle) {
    let bytes = Array(before.utf8)
    let range = result.replaceRange.clamped(to: 0..<bytes.count)
    guard let first = result.candidates.first else { return }
    let typed = String(decoding: bytes[range], as: UTF8.self)
    var shared = Array(first.text.unicodeScalars)
    for candidate in result.candidates.dropFirst() {
      let other = Array(candidate.text.unicodeScalars)
      shared = Array(shared[..<(zip(shared, other).prefix { $0 == $1 }.count)])
    }
    let common = String(String.UnicodeScalarView(shared))
    // A typed part that is no beginning of the candidates (pinyin for 汉字) goes only with one left.
    let isOne = result.candidates.count == 1
    if isOne ? common != typed : common.hasPrefix(typed) && common != typed {
      erased = typed.unicodeScalars.count
      inserted = common
    } else if !isOne {
      listing = Self.listing(result.candidates, style)
    }
  }

  /// The candidates in columns, with their notes where there is room for one a line.
  static func listing(_ candidates: [CompletionResult.Candidate], _ style: ConsoleStyle) -> String {
    let most = max(4, style.height - 4)
    let texts = candidates.map { DisplayWidth.safe($0.text) }
    let widest = texts.map { DisplayWidth.of($0) }.max() ?? 0
    var lines: [String] = []
    if candidates.count <= most, candidates.contains(where: { !$0.note.isEmpty }) {
      let room = max(10, style.width - widest - 4)
      lines = zip(candidates, texts).map { candidate, text in
        let note = DisplayWidth.cut(DisplayWidth.safe(candidate.note), to: room)
        return note.isEmpty ? text : DisplayWidth.pad(text, to: widest + 2) + note
      }
    } else {
      let columns = max(1, style.width / (widest + 2))
      let height = (texts.count + columns - 1) / columns
      for row in 0..<min(height, most) {
        let cells = stride(from: row, to: texts.count, by: height).map {
          DisplayWidth.pad(texts[$0], to: widest + 2)
        }
        var line = cells.joined()
        while line.last == " " { line.removeLast() }
        lines.append(line)
      }
      let hidden = height > most ? texts.count - (0..<texts.count).count { $0 % height < most } : 0
      if hidden > 0 { lines.append(style.text("… \(hidden) more", "…… 另有 \(hidden) 个")) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
