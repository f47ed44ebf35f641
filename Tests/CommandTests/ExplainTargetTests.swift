import HanBase
import Testing

@testable import HanCommand

@Suite struct ExplainTargetTests {
  @Test func placesAreReadFromTheEnd() {
    #expect(ExplainTarget("a.txt") { _ in false }.place == .whole)
    #expect(ExplainTarget("a.txt:12") { _ in false }.place == .line(12))
    #expect(ExplainTarget("a.txt@34") { _ in false }.place == .byte(34))
    #expect(ExplainTarget("a:b/c@d:7") { _ in false }.path == "a:b/c@d")
    #expect(ExplainTarget("a:12") { $0 == "a:12" }.place == .whole)
    #expect(ExplainTarget("a:x") { _ in false }.path == "a:x")
  }

  @Test func linesAreFoundInEachEncoding() throws {
    func span(_ place: String, _ bytes: [UInt8], _ encoding: String) throws -> Span {
      try ExplainTarget(place) { _ in false }.span(in: bytes, encoding: encoding)
    }
    #expect(try span("d:2", Array("ab\ncd\n".utf8), "UTF-8") == Span(3, 5))
    #expect(try span("d:2", Array("ab\ncd".utf8), "GB18030") == Span(3, 5))
    let little: [UInt8] = [0x0A, 0x4E, 0x0A, 0, 0x61, 0]  // U+4E0A, newline, a
    #expect(try span("d:2", little, "UTF-16LE") == Span(4, 6))
    let big: [UInt8] = [0x4E, 0x0A, 0, 0x0A, 0, 0x61]
    #expect(try span("d:2", big, "UTF-16BE") == Span(4, 6))
    for place in ["d:4", "d@6", "d:0"] {
      let error = #expect(throws: HanError.self) {
        try span(place, Array("ab\ncd\n".utf8), "UTF-8")
      }
      #expect(error?.code == .noSuchPlace)
    }
  }
}
