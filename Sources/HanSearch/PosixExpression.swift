import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A regular expression of the system's C library, compiled for UTF-8; belongs to one thread.
final class PosixExpression {
  private var compiled = regex_t()
  private var isCompiled = false
  /// The classes of characters are those of a UTF-8 locale, whatever the user's is.
  private let locale: locale_t

  /// Compiles an expression.
  ///
  /// - Throws: `HanError` HA251.
  init(_ posix: String, shown: String) throws(HanError) {
    guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else {
      throw HanError(.badPattern, "the system has no locale C.UTF-8 for regular expressions")
    }
    self.locale = locale
    let code = inLocale { regcomp(&compiled, posix, REG_EXTENDED | REG_NEWLINE) }
    guard code == 0 else {
      var message = [CChar](repeating: 0, count: 200)
      regerror(code, &compiled, &message, message.count)
      let reason = message.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? ""
      }
      throw HanError(.badPattern, "`\(shown)` is no regular expression: \(reason)")
    }
    isCompiled = true
    if inLocale({ regexec(&compiled, "", 0, nil, 0) }) == 0 {
      throw HanError(.badPattern, "`\(shown)` matches even where nothing stands; ask for something")
    }
  }

  deinit {
    if isCompiled { regfree(&compiled) }
    freelocale(locale)
  }

  private func inLocale<Result>(_ body: () -> Result) -> Result {
    let previous = uselocale(locale)
    defer { uselocale(previous) }
    return body()
  }

  /// Replaces the escapes that POSIX does not know.
  static func translated(_ text: String) -> String {
    var (result, scalars) = ("", Array(text.unicodeScalars)[...])
    var isInSet = false
    while let one = scalars.popFirst() {
      guard one == "\\", let next = scalars.popFirst() else {
        if one == "[" { isInSet = true }
        if one == "]" { isInSet = false }
        result.unicodeScalars.append(one)
        continue
      }
      let inner: String? =
        switch next {
        case "d": "[:digit:]"
        case "w": "[:alnum:]_"
        case "s": "[:space:]"
        default: nil
        }
      if let inner {
        result += isInSet ? inner : "[\(inner)]"
      } else {
        result += "\\"
        result.unicodeScalars.append(next)
      }
    }
    return result
  }

  /// The first match in a part of a line, or nil.
  ///
  /// - Parameters:
  ///   - base: The text.
  ///   - range: The part; nothing outside of it is read.
  ///   - isLineStart: Whether the part begins where the line does.
  /// - Returns: Where the match lies.
  func firstMatch(
    _ base: UnsafePointer<UInt8>, _ range: Range<Int>, isLineStart: Bool
  ) -> Range<Int>? {
    // REG_STARTEND (4 in glibc): the text is given by its offsets and need not end with a zero byte.
    var place = regmatch_t()
    place.rm_so = 0
    place.rm_eo = regoff_t(clamping: range.count)
    let start = UnsafeRawPointer(base + range.lowerBound).assumingMemoryBound(to: CChar.self)
    let flags = Int32(1 << 2) | (isLineStart ? 0 : REG_NOTBOL)
    guard inLocale({ regexec(&compiled, start, 1, &place, flags) }) == 0 else { return nil }
    return range.lowerBound + Int(place.rm_so)..<range.lowerBound + Int(place.rm_eo)
  }
}
