/// Small pieces of Markdown and HTML inside a line.
///
/// Each look ahead stops at the next opening mark of its kind, so that no input is read twice.
enum Markup {
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2F, 0x3D, 0x26, 0x25: true
    default: false
    }
  }

  /// The end of `![…](…)` that begins at `start`, or nil.
  static func image(_ source: Source, _ start: Int, _ end: Int) -> Int? {
    link(source, start + 1, end)?.end
  }

  /// Where the text of `[…](…)` that begins at `start` closes, and where the whole ends; or nil.
  static func link(_ source: Source, _ start: Int, _ end: Int) -> (close: Int, end: Int)? {
    var at = start + 1
    while at < end, source[at] != 0x5D {
      if source[at] == 0x5B { return nil }
      at += 1
    }
    guard at + 1 < end, source[at + 1] == 0x28 else { return nil }
    let close = at
    at += 2
    while at < end, source[at] != 0x29 {
      if source[at] == 0x28 || source[at] == 0x5B { return nil }
      at += 1
    }
    guard at < end else { return nil }
    let isNote = close - start <= 5 && isDigit(source[close - 1])
    return isAddress(source, close + 2, at, isNote: isNote) ? (close, at + 1) : nil
  }

  /// Whether the words in the brackets of `[…](…)` say where a link leads: `https://a.cn/b`, `#3`, `附件.pdf`, or none at all.
  ///
  /// Behind a note's mark they may be words of the sentence: 生产总值`[2](GDP)`1338亿元, 常住人口`[3](不含军人)`.
  private static func isAddress(_ source: Source, _ start: Int, _ end: Int, isNote: Bool) -> Bool {
    guard start < end else { return true }
    switch source[start] {
    case 0x2F, 0x23, 0x2E, 0x3F, 0x3C: return true  // / # . ? <
    default: break
    }
    var isPlain = true
    var at = start
    while at < end, source[at] != 0x20 {
      if source[at] >= 0x80 { isPlain = false }
      let marks = source[at] == 0x2E || source[at] == 0x3A
      if marks, at + 1 < end, isLetter(source[at + 1]) || source[at + 1] == 0x2F { return true }
      at += 1
    }
    return isPlain && !isNote
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The end of the tag or comment that begins at `start`, and whether it breaks words apart.
  static func tag(_ source: Source, _ start: Int, _ end: Int) -> (end: Int, breaks: Bool)? {
    if source.has("<!--", at: start, before: end) {
      var at = start + 4
      while at < end, source[at] != 0x3C {
        if source.has("-->", at: at, before: end) { return (at + 3, true) }
        at += 1
      }
      return nil
    }
    var at = start + 1
    if at < end, source[at] == 0x2F { at += 1 }
    guard at < end, isLetter(source[at]) else { return nil }
    let name = at
    while at < end, isLetter(source[at]) || (0x30...0x39).contains(source[at]) { at += 1 }
    let inline = at - name <= 6 && isInline(source, name, at)
    let known = inline || isKnown(source, name, at)
    while at < end, source[at] != 0x3E {
      if source[at] == 0x3C { return nil }
      at += 1
    }
    return known && at < end ? (at + 1, !inline) : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isInline(_ source: Source, _ start: Int, _ end: Int) -> Bool {
    matches(
      source, start, end,
      [
        "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "a", "small", "mark",
        "del",
      ])
  }

  private static func isKnown(_ source: Source, _ start: Int, _ end: Int) -> Bool {
    matches(
      source, start, end,
      [
        "br", "p", "div", "img", "center", "hr", "table", "tbody", "thead", "tfoot", "tr", "td",
        "th",
        "caption", "colgroup", "col", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6",
        "ul",
        "ol", "li", "blockquote", "figure", "figcaption", "o", "pre", "code", "html", "body",
        "head",
      ])
  }

  private static func matches(
    _ source: Source, _ start: Int, _ end: Int, _ names: [StaticString]
  ) -> Bool {
    names.contains { name in
      guard name.utf8CodeUnitCount == end - start else { return false }
      for index in 0..<(end - start)
      where source[start + index] | 0x20 != name.utf8Start[index] | 0x20 {
        return false
      }
      return true
    }
  }

  /// The scalar that the character reference at `start` stands for, and its end; or nil.
  static func entity(
    _ source: Source, _ start: Int, _ end: Int
  ) -> (value: Unicode.Scalar, end: Int)? {
    let limit = min(end, start + 12)
    let close = source.firstIndex(of: 0x3B, from: start, before: limit)
    guard close < limit, close > start + 1 else { return nil }
    if source[start + 1] == 0x23 {
      let digits = source.string(start + 2, close)
      let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
      guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
        let scalar = Unicode.Scalar(value), value >= 0x20
      else { return nil }
      return (Scalars.isBlank(value) ? " " : scalar, close + 1)
    }
    guard let scalar = named[source.string(start + 1, close)] else { return nil }
    return (scalar, close + 1)
  }

  private static let named: [String: Unicode.Scalar] = [
    "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "amp": "&", "lt": "<", "gt": ">",
    "quot": "\"", "apos": "'", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "mdash": "—", "ndash": "–", "middot": "·", "hellip": "…", "times": "×", "deg": "°",
    "permil": "‰", "plusmn": "±", "sup2": "²", "sup3": "³",
  ]
}
