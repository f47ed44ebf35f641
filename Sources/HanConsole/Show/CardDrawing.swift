import HanBase
import HanScript

/// Draws cards: a headline, then fields with their names in a column.
struct CardDrawing {
  private let style: ConsoleStyle
  private let paint: Paint

  init(_ style: ConsoleStyle) {
    self.style = style
    paint = Paint(style)
  }

  /// A thing with its fields.
  func text(_ card: CardView) -> String {
    let kind = Phrases.text("kind." + card.type, style)
    let title = DisplayWidth.safe(card.title)
    var lines: [String] = []
    if card.title == card.type {
      lines.append(paint.heading(title) + "  " + paint.faint(kind))
    } else {
      let wrapped = Wrapping(width: max(20, style.width - DisplayWidth.of(kind) - 2), indent: "")
        .lines(card.title)
      lines += wrapped.map { paint.heading($0) }
      lines[lines.count - 1] += "  " + paint.faint(kind)
    }
    return (lines + fields(card.fields)).joined(separator: "\n")
  }

  /// A statement with its sentence, the number marked in it.
  func text(_ one: ObservationView) -> String {
    var lines = [paint.heading(DisplayWidth.safe(one.headline))]
    lines += fields(one.fields)
    lines += sentence(one)
    lines.append("  " + paint.faint(DisplayWidth.safe(one.source)))
    return lines.joined(separator: "\n")
  }

  private func fields(_ fields: [CardView.Field]) -> [String] {
    let names = fields.map { Phrases.text($0.name, style) }
    let column = (names.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    var lines: [String] = []
    for (field, name) in zip(fields, names) {
      let indent = String(repeating: " ", count: column + 2)
      let wrapped = Wrapping(width: style.width, indent: indent).lines(text(of: field))
      let head = "  " + paint.field(name)
      let gap = String(repeating: " ", count: column - DisplayWidth.of(name))
      lines.append(head + gap + wrapped[0])
      lines += wrapped.dropFirst()
    }
    return lines
  }

  private func text(of field: CardView.Field) -> String {
    switch field.content {
    case .text(let text):
      let group = ["level", "measure", "status", "direction", "kind"].contains(field.name)
      return group ? Phrases.known("\(field.name).\(text)", style.language) ?? text : text
    case .names(let names, let total):
      let separator = style.language == .chinese ? "、" : ", "
      let more = total > names.count ? " " + Phrases.text("say.more", style, String(total)) : ""
      return names.joined(separator: separator) + more
    }
  }

  /// The sentence in lines; the marked words may run over the end of one.
  private func sentence(_ one: ObservationView) -> [String] {
    let bytes = Array(one.sentence.utf8)
    let range = one.highlight ?? 0..<0
    guard range.upperBound <= bytes.count else { return [] }
    func part(_ range: Range<Int>) -> String {
      DisplayWidth.safe(String(decoding: bytes[range], as: UTF8.self))
    }
    let before = part(0..<range.lowerBound)
    let marked = part(range)
    let plain = before + marked + part(range.upperBound..<bytes.count)
    let quoted = "  “" + plain + "”"
    // Lines are broken without attributes, which are then put round the words.
    let first = 3 + before.count
    let places = first..<(first + marked.count)
    var (lines, at) = ([String](), 0)
    for line in Wrapping(width: style.width - 4, indent: "").lines(quoted) {
      let characters = Array(line)
      let own = places.clamped(to: at..<(at + characters.count))
      let indent = lines.isEmpty ? "" : "    "
      if own.isEmpty {
        lines.append(indent + line)
      } else {
        let (low, high) = (own.lowerBound - at, own.upperBound - at)
        lines.append(
          indent + String(characters[..<low]) + paint.mark(String(characters[low..<high]))
            + String(characters[high...]))
      }
      at += characters.count
    }
    return lines
  }
}
