import HanBase
import Testing

@Suite struct JSONReaderTests {
  func read(_ text: String) throws -> JSONValue { try JSONReader.value(Array(text.utf8)) }

  @Test func valuesComeOutAsWritten() throws {
    #expect(try read(" null ") == .null)
    #expect(try read("[true,false]") == .array([.bool(true), .bool(false)]))
    #expect(try read("-0.50e+3") == .number("-0.50e+3"))
    #expect(
      try read("12345678901234567890.1234567890") == .number("12345678901234567890.1234567890"))
    #expect(try read(#"{"a":{"b":[]},"c":"雨湖"}"#)["c"]?.string == "雨湖")
    #expect(try read(#"{"a":1,"a":2}"#)["a"] == .number("2"))
    #expect(try read(#"{"a":null}"#)["a"] == nil)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u96e8\u6E56""#, "雨湖"),
    (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ud83dx\ude00""#, "\u{FFFD}x\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""a\u0000b""#, "a\0b"),
  ])
  func escapesAreResolved(_ text: String, _ value: String) throws {
    #expect(try read(text).string == value)
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6), ("{a:1}", 1, 2), ("01", 1, 1),
    ("1.", 1, 3), ("1e", 1, 3), ("-", 1, 1), ("tru", 1, 1), ("\"abc", 1, 5), ("\"\\x\"", 1, 3),
    ("\"\\u12g4\"", 1, 6), ("{}\n}", 2, 1), ("\"a\nb\"", 1, 3), ("NaN", 1, 1), ("'a'", 1, 1),
  ])
  func whatIsNoJSONIsRefusedAtItsPlace(_ text: String, _ line: Int, _ column: Int) throws {
    let error = #expect(throws: HanError.self) { try read(text) }
    #expect(error?.code == .badJSON)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func brokenUTF8AndDeepNestingAreRefused() throws {
    #expect(throws: HanError.self) { try JSONReader.value([0x22, 0xFF, 0x22]) }
    #expect(throws: HanError.self) { try read(String(repeating: "[", count: 100_000)) }
    let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    #expect(throws: Never.self) { try read(deep) }
  }

  @Test func whatTheWriterWritesIsRead() throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("雨\"湖")
    writer.string("a\u{1}\\\n\u{7F}é😀")
    writer.endObject()
    #expect(try JSONReader.value(writer.bytes)["雨\"湖"]?.string == "a\u{1}\\\n\u{7F}é😀")
  }
}
