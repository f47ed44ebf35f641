import HanBase

/// Attributes of text on a terminal, where the style allows any.
struct Paint {
  private let isOn: Bool

  init(_ style: ConsoleStyle) { isOn = style.colour }

  /// Headings.
  func heading(_ text: String) -> String { put("1", text) }
  /// What matters less.
  func faint(_ text: String) -> String { put("2", text) }
  /// The names of fields.
  func field(_ text: String) -> String { put("36", text) }
  /// What the eye should find; without attributes it stands in 【】.
  func mark(_ text: String) -> String { isOn ? put("1;33", text) : "【\(text)】" }

  private func put(_ code: String, _ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Text broken into lines of some columns, 汉字 two columns wide; lines end between any two 汉字, and
/// between Latin words only at blanks, which stay at the end of a line.
struct Wrapping {
  /// How many columns a line has.
  let width: Int
  /// What stands before each line but the first.
  let indent: String

  /// The lines of a text, the first without the indent.
  func lines(_ text: String) -> [String] {
    var (lines, line, used) = ([String](), "", 0)
    let room = max(8, width - DisplayWidth.of(indent))
    for word in Self.words(DisplayWidth.safe(text)) {
      var rest = word
      let size = DisplayWidth.of(rest)
      if used + size > room, used > 0, rest != " " {
        lines.append(line)
        (line, used) = ("", 0)
      }
      while DisplayWidth.of(rest) > room {
        let head = Self.head(rest, room)
        lines.append(head)
        rest = String(rest.dropFirst(head.count))
      }
      line += rest
      used += DisplayWidth.of(rest)
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.enumerated().map { $0.offset == 0 ? $0.element : indent + $0.element }
  }

  /// Blanks, runs of Latin letters and single wide characters; a closing sign stays with what it closes.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    for character in text {
      let isNarrow = DisplayWidth.of(character) < 2 && character != " "
      let closes = "，。、；：！？）”’》】%％,.;:!?)".contains(character)
      if isNarrow && isOpen || closes, !words.isEmpty, words.last != " " {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      isOpen = isNarrow && character != "|"
    }
    return words
  }

  private static func head(_ text: String, _ width: Int) -> String {
    var (head, used) = ("", 0)
    for character in text {
      used += DisplayWidth.of(character)
      if used > width, !head.isEmpty { break }
      head.append(character)
    }
    return head
  }
}
