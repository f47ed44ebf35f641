/// Writes JSON text into a byte buffer: commas, escapes and number literals come out right.
///
/// It writes what it is told, in the order in which it is told; it checks neither that objects are
/// closed nor that keys are unique, and it is *not* an encoder of arbitrary types. Exact decimals
/// are written digit by digit, never through binary floating point.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("unit")
/// writer.string("元")
/// writer.endObject()  // {"unit":"元"}
/// ```
public struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Makes a writer with room for `capacity` bytes.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The text so far as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets the text and keeps the room for the next one.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes the innermost object.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes the innermost array.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Ends a line of JSON Lines; the next value starts afresh.
  public mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes the name of the next member, escaped.
  public mutating func key(_ name: some StringProtocol) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes the name of the next member without looking for characters to escape.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string, escaped as RFC 8259 asks; 汉字 stay as they are.
  public mutating func string(_ value: some StringProtocol) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    if value.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(value.utf8).withUnsafeBufferPointer { escape($0) }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a string, or `null` where there is none.
  public mutating func string(orNull value: String?) {
    if let value { string(value) } else { null() }
  }

  /// Writes `null`.
  public mutating func null() { literal("null") }
  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  /// Writes an integer.
  public mutating func integer(_ value: some BinaryInteger) { literal(String(value)) }
  /// Writes an exact decimal as a plain literal, without exponent.
  public mutating func decimal(_ value: ExactDecimal) { literal(value.description) }

  /// Writes a floating-point number in the shortest form that reads back the same; what JSON
  /// cannot hold (infinities, not-a-number) is written as `null`.
  public mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    if value == value.rounded(), abs(value) < 1e15 { return literal(String(Int64(value))) }
    literal(value.description)
  }

  /// Writes a value that is JSON text already.
  public mutating func literal(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var run = 0
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
      run = index + 1
      bytes.append(UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
      case 0x0A: bytes.append(UInt8(ascii: "n"))
      case 0x0D: bytes.append(UInt8(ascii: "r"))
      case 0x09: bytes.append(UInt8(ascii: "t"))
      case 0x08: bytes.append(UInt8(ascii: "b"))
      case 0x0C: bytes.append(UInt8(ascii: "f"))
      default:
        bytes.append(contentsOf: "u00".utf8)
        bytes.append(UInt8(ascii: "0") + byte >> 4)
        let low = byte & 15
        bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
  }
}
