/// How many columns of a terminal a text takes, and texts made to fit.
///
/// 汉字, kana, full-width forms and emoji take two columns, combining marks none, all else one.
/// Characters of ambiguous width (“ ” — …) take one, as terminals draw them by default. Widths are
/// those of the *safe* text: control characters are shown, never obeyed.
public enum DisplayWidth {
  /// The width of a text in columns, as `safe` would show it.
  ///
  /// Complexity: linear; ASCII text takes a fast path.
  public static func of(_ text: String) -> Int {
    if let width = text.utf8.withContiguousStorageIfAvailable({ bytes -> Int? in
      bytes.allSatisfy { $0 < 0x80 } ? bytes.count : nil
    }), let width {
      return width
    }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The width of one character: 0, 1 or 2 columns.
  public static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      width = max(width, of(scalar))
    }
    if width == 1, character.unicodeScalars.allSatisfy({ (0x1F1E6...0x1F1FF).contains($0.value) }),
      character.unicodeScalars.count == 2
    {
      return 2
    }
    return width
  }

  /// A text in which nothing can steer a terminal.
  ///
  /// Control characters become their pictures (ESC `␛`, newline `␊`); C1 controls, characters that
  /// turn the writing direction, and line separators become `�`.
  public static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(replacement(for: scalar) ?? scalar) }
    return String(result)
  }

  /// The text cut to at most `width` columns; where something was cut, it ends with `…`.
  public static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var (result, used) = ("", 0)
    for character in text {
      let step = of(character)
      if used + step > width - 1 { break }
      result.append(character)
      used += step
    }
    return result + "…"
  }

  /// The text with blanks added up to `width` columns, after it or, for `.right`, before it.
  public static func pad(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
    let missing = max(0, width - of(text))
    guard missing > 0 else { return text }
    switch alignment {
    case .left: return text + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + text
    case .center:
      let before = String(repeating: " ", count: missing / 2)
      return before + text + String(repeating: " ", count: missing - missing / 2)
    }
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if EastAsianWide.contains(scalar.value) {
      // Unicode calls a few combining marks wide (U+302A, U+3099 …); they take no column.
      let isMark = (0x302A...0x309A).contains(scalar.value) && isNonspacing(scalar)
      return isMark ? 0 : 2
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return replacement(for: scalar) == nil ? 0 : 1
    default: return (0x1160...0x11FF).contains(scalar.value) ? 0 : 1
    }
  }

  private static func isNonspacing(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }
}

/// To which side of its column a text stands.
public enum Alignment: String, Sendable, Hashable {
  /// Texts.
  case left
  /// Numbers.
  case right
  /// Marks.
  case center
}
