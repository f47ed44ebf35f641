import Foundation
import HanBase
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("", "\"\""), ("汉字\u{301}", "\"汉字\u{301}\""), ("a\"b\\c", "\"a\\\"b\\\\c\""),
    ("\n\r\t\u{8}\u{C}", "\"\\n\\r\\t\\b\\f\""),
    ("\u{0}\u{1f}\u{1b}[0m", "\"\\u0000\\u001f\\u001b[0m\""),
    ("\u{7f}\u{2028}𠮷", "\"\u{7f}\u{2028}𠮷\""),
  ])
  func escapesStrings(text: String, json: String) {
    var writer = JSONWriter()
    writer.string(text)
    #expect(writer.text == json)
  }

  @Test func everyScalarBelow1000RoundTrips() throws {
    let text = String(
      String.UnicodeScalarView((0..<1000).compactMap { Unicode.Scalar($0) }))
    var writer = JSONWriter()
    writer.beginArray()
    writer.string(text)
    writer.string(text.dropFirst(3))
    writer.endArray()
    let read = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String]
    #expect(read == [text, String(text.dropFirst(3))])
  }

  @Test func separatesMembersAndElements() {
    var writer = JSONWriter()
    for _ in 0..<2 {
      writer.beginObject()
      writer.key("a")
      writer.beginArray()
      writer.integer(-1)
      writer.beginObject()
      writer.endObject()
      writer.bool(true)
      writer.endArray()
      writer.key("\"b" + "")
      writer.null()
      writer.endObject()
      writer.newline()
    }
    let line = "{\"a\":[-1,{},true],\"\\\"b\":null}\n"
    #expect(writer.text == line + line)
  }

  @Test(arguments: [
    (0.1, "0.1"), (3.0, "3"), (-2.5, "-2.5"), (1e300, "1e+300"), (.nan, "null"),
    (.infinity, "null"),
    (Double.leastNonzeroMagnitude, "5e-324"), (123_456_789_012_345_680, "1.2345678901234568e+17"),
  ])
  func writesDoubles(value: Double, json: String) {
    var writer = JSONWriter()
    writer.double(value)
    #expect(writer.text == json)
  }

  @Test func writesDecimalsDigitByDigit() throws {
    var writer = JSONWriter()
    writer.decimal(try #require(ExactDecimal("-12345678901234567890.123")))
    #expect(writer.text == "-12345678901234567890.123")
  }
}
