import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What is searched for: words as they are, or a regular expression.
public struct TextPattern: Sendable {
  enum Kind: Sendable {
    case words(String)
    case expression(String, literal: String?)
  }

  let kind: Kind

  /// Words to be found exactly as they stand.
  public static func words(_ text: String) -> TextPattern { TextPattern(kind: .words(text)) }

  /// A POSIX extended regular expression over characters: `(地区)?生产总值[0-9.]+亿元`.
  ///
  /// A match lies within one line. `\d`, `\w` and `\s` stand for digits, letters with 汉字 and
  /// blanks. Words that every match must hold are looked for first, so that expressions with some
  /// fixed words are searched at the speed of words.
  ///
  /// - Throws: `HanError` HA251 where the expression is wrong or may match nothing at all.
  public static func expression(_ text: String) throws(HanError) -> TextPattern {
    let posix = PosixExpression.translated(text)
    _ = try PosixExpression(posix, shown: text)
    return TextPattern(kind: .expression(posix, literal: FixedWords.longest(in: text)))
  }
}

/// The longest run of words that every match of an expression must hold.
enum FixedWords {
  static func longest(in expression: String) -> String? {
    // With alternatives or groups nothing is certain unless more is understood; that is rarely
    // worth it.
    var (best, run, depth) = ("", "", 0)
    var scalars = Array(expression.unicodeScalars)[...]
    if expression.contains("|") { return nil }
    func close(_ run: inout String) {
      if run.utf8.count > best.utf8.count { best = run }
      run = ""
    }
    while let one = scalars.popFirst() {
      switch one {
      case "(":
        close(&run)
        depth += 1
      case ")":
        depth -= 1
        run = ""
      case "[":
        close(&run)
        if scalars.first == "^" { scalars.removeFirst() }
        if scalars.first == "]" { scalars.removeFirst() }
        while let inner = scalars.popFirst(), inner != "]" {}
      case "\\":
        let next = scalars.popFirst()
        if let next, !CharacterClass.isLetter(next), depth == 0 {
          run.unicodeScalars.append(next)
        } else {
          close(&run)
        }
      case "*", "?", "{":
        if !run.isEmpty { run.unicodeScalars.removeLast() }
        close(&run)
        if one == "{" { while let inner = scalars.popFirst(), inner != "}" {} }
      case "+", ".", "^", "$": close(&run)
      default: if depth == 0 { run.unicodeScalars.append(one) }
      }
    }
    close(&run)
    return best.isEmpty ? nil : best
  }
}

/// Letters of the escapes of a regular expression.
enum CharacterClass {
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || ("0"..."9").contains(scalar)
  }
}
