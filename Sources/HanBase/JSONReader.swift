/// Reads one JSON value (RFC 8259) from UTF-8 bytes.
///
/// It is strict: no comments, no trailing commas, nothing after the value. Half a surrogate pair in
/// an escape becomes U+FFFD, since a text cannot hold it. Nesting beyond 512 levels is refused.
///
/// ```swift
/// let value = try JSONReader.value(Array(#"{"doc":"a"}"#.utf8))
/// value["doc"]?.string  // "a"
/// ```
///
/// **Complexity**: linear in the number of bytes.
public struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads a value.
  ///
  /// - Parameter bytes: the value with nothing but blanks around it.
  /// - Returns: the value.
  /// - Throws: `HanError` HA111, with the line and the byte in it (from 1) as `column`.
  public static func value(_ bytes: [UInt8]) throws(HanError) -> JSONValue {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, HanError> in
      var reader = JSONReader(buffer)
      do throws(HanError) {
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.at == buffer.count else { throw reader.fault("more text after the value") }
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func value(depth: Int) throws(HanError) -> JSONValue {
    guard depth < 512 else { throw fault("more than 512 levels of nesting") }
    skipBlanks()
    guard at < bytes.count else { throw fault("the value is missing or breaks off") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(HanError) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    at += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        throw fault("the name of a member is missing")
      }
      let name = try string()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is missing after a name") }
      members[name] = try value(depth: depth + 1)
      skipBlanks()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or } is missing") }
    }
  }

  private mutating func array(depth: Int) throws(HanError) -> [JSONValue] {
    var values: [JSONValue] = []
    at += 1
    skipBlanks()
    if take(UInt8(ascii: "]")) { return values }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if take(UInt8(ascii: "]")) { return values }
      guard take(UInt8(ascii: ",")) else { throw fault("a comma or ] is missing") }
    }
  }

  private mutating func string() throws(HanError) -> String {
    let start = at + 1
    at = start
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      guard bytes[at] >= 0x20 else { throw fault("a control character stands in a string") }
      at += 1
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return try text(Array(bytes[start..<(at - 1)]), from: start)
    }
    var resolved = Array(bytes[start..<at])
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return try text(resolved, from: start)
      case UInt8(ascii: "\\"): try escape(into: &resolved)
      case 0..<0x20:
        at -= 1
        throw fault("a control character stands in a string")
      default: resolved.append(byte)
      }
    }
    throw fault("a string is not closed")
  }

  private mutating func escape(into resolved: inout [UInt8]) throws(HanError) {
    guard at < bytes.count else { throw fault("a string is not closed") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): resolved.append(byte)
    case UInt8(ascii: "b"): resolved.append(0x08)
    case UInt8(ascii: "f"): resolved.append(0x0C)
    case UInt8(ascii: "n"): resolved.append(0x0A)
    case UInt8(ascii: "r"): resolved.append(0x0D)
    case UInt8(ascii: "t"): resolved.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), at + 1 < bytes.count,
        bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
      {
        let mark = at
        at += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          at = mark
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      resolved.append(contentsOf: String(Character(scalar)).utf8)
    default:
      at -= 1
      throw fault("an escape is unknown")
    }
  }

  private mutating func hexadecimal() throws(HanError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw fault("four hexadecimal digits must follow \\u")
      }
      code = code << 4 | UInt32(digit)
      at += 1
    }
    return code
  }

  private func text(_ utf8: [UInt8], from start: Int) throws(HanError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw fault("a string is not valid UTF-8", at: start)
    }
    return text
  }

  private mutating func number() throws(HanError) -> String {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    let leadsWithZero = whole > 1 && bytes[at - whole] == UInt8(ascii: "0")
    guard whole > 0, !leadsWithZero else { throw fault("no value begins like this", at: start) }
    if take(UInt8(ascii: ".")), digits() == 0 { throw fault("digits are missing in a number") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
      if digits() == 0 { throw fault("digits are missing in a number") }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    return at - start
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(HanError) -> JSONValue {
    let start = at
    for byte in text.utf8 where !take(byte) {
      throw fault("no value begins like this", at: start)
    }
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || (9...13).contains(bytes[at]),
      bytes[at] != 0x0B, bytes[at] != 0x0C
    {
      at += 1
    }
  }

  private func fault(_ message: String, at place: Int? = nil) -> HanError {
    let offset = min(place ?? at, bytes.count)
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return HanError(
      .badJSON, message, line: before.count(where: { $0 == 0x0A }) + 1,
      column: offset - lineStart + 1)
  }
}
