import Foundation
import HanBase
import HanCorpus
import Testing

/// Reading a seed from another encoding gives the same text, and each character's own bytes.
@Suite struct EncodingTests {
  private let reader = DocumentReader()

  private static let encodings: [(name: String, iconv: String, mark: [UInt8])] = [
    ("UTF-16LE", "UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", "UTF-16BE", [0xFE, 0xFF]),
    ("UTF-16LE", "UTF-16LE", []), ("UTF-16BE", "UTF-16BE", []), ("GB18030", "GB18030", []),
    ("UTF-8", "UTF-8", [0xEF, 0xBB, 0xBF]),
  ]

  @Test(arguments: encodings.indices)
  func seedsReadAlikeInEveryEncoding(_ index: Int) throws {
    let (name, iconv, mark) = Self.encodings[index]
    for seed in try Files.seeds() {
      let plain = try reader.read(seed.bytes, name: seed.name)
      let bytes = mark + (try Iconv.convert(seed.bytes, to: iconv))
      let document = try reader.read(bytes, name: seed.name)
      #expect(document.encoding == name)
      #expect(document.text == plain.text)
      #expect(document.sentences == plain.sentences)
      // Every character of a sentence maps to exactly its own bytes.
      var offset = 0
      while offset < document.text.count {
        let lead = document.text[offset]
        let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let character = Array(document.text[offset..<(offset + width)])
        let there = document.map.disk(Span(offset, offset + width)).range
        let here = plain.map.disk(Span(offset, offset + width)).range
        if plain.map.isVerbatim(at: Int32(offset)), Array(seed.bytes[here]) == character {
          let expected = try Iconv.convert(character, to: iconv)
          try #require(Array(bytes[there]) == expected, "\(seed.name) \(iconv) @\(offset)")
        }
        offset += width
      }
    }
  }

  @Test func asciiInUTF16IsFound() throws {
    let bytes: [UInt8] = "GDP 2024: 900".utf8.flatMap { [$0, 0] as [UInt8] }
    let document = try reader.read(bytes, name: "ascii")
    #expect(document.encoding == "UTF-16LE")
    #expect(document.sentenceTexts == ["GDP 2024: 900"])
    #expect(document.map.disk(Span(10, 13)) == Span(20, 26))
  }

  @Test(
    arguments: [
      // A byte lost in UTF-8, at the place where the rules break.
      (Array("地区生产总值增长".utf8) + [0xE5, 0x8C] + Array("。全年增长".utf8), "HA202", "byte 24"),
      // UTF-8 cut off in the middle of a character.
      (Array("地区生产总值增".utf8.dropLast()), "HA202", "byte 18"),
      // UTF-16 with half a unit at the end.
      ([0xFF, 0xFE, 0x30, 0x57, 0x3A], "HA202", "byte 4"),
      // UTF-16 with a surrogate alone.
      ([0xFF, 0xFE, 0x00, 0xD8, 0x3A, 0x00], "HA202", "byte 2"),
      // Random bytes.
      (
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xD8, 0xFF, 0xC3, 0x81], "HA201",
        "byte 0"
      ),
      // UTF-32.
      ([0xFF, 0xFE, 0, 0, 0x30, 0x57, 0, 0], "HA201", "byte 0"),
    ] as [([UInt8], String, String)])
  func brokenBytesAreNamed(_ bytes: [UInt8], _ code: String, _ words: String) throws {
    let error = try #require(throws: HanError.self) { try reader.read(bytes, name: "x.txt") }
    #expect(error.code.id == code, "\(error)")
    #expect(error.description.contains(words), "\(error)")
    #expect(error.description.hasPrefix("x.txt: "))
    #expect(error.description.contains("iconv"))
  }

  /// Characters are checked several at a time: a wrong one is found in each place among them.
  @Test func wrongCharactersAreFoundAmongOthers() throws {
    let words = Array("地区生产总值，增长百分之五。城镇化率上升".utf8)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for place in stride(from: 0, to: words.count, by: 3) {
      func text(with character: [UInt8]) -> [UInt8] {
        mark + words[..<place] + character + words[(place + 3)...]
      }
      // Longer than need be, a surrogate, a byte that is no tail, a lead in place of one.
      for wrong: [UInt8] in [
        [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8, 0x41], [0xE4, 0xE4, 0xB8],
      ] {
        let error = try #require(throws: HanError.self) {
          try reader.read(text(with: wrong), name: "x.txt")
        }
        #expect(error.description.contains("byte \(place + 3)"), "\(wrong) at \(place): \(error)")
      }
      for right: [UInt8] in [[0xE0, 0xA4, 0x95], [0xED, 0x9F, 0xBF], [0xEF, 0xBC, 0x8C]] {
        #expect(try reader.read(text(with: right), name: "x.txt").encoding == "UTF-8")
      }
    }
  }

  @Test func brokenGB18030IsNamed() throws {
    var bytes = try Iconv.convert(
      Array(String(repeating: "地区生产总值增长百分之五，", count: 20).utf8), to: "GB18030")
    bytes[101] = 0xFF
    let error = try #require(throws: HanError.self) { try reader.read(bytes, name: "x.txt") }
    #expect(error.code.id == "HA202")
    #expect(error.description.contains("GB18030"))
  }
}

/// The system's converter, as an independent reference.
enum Iconv {
  static func convert(_ bytes: [UInt8], to encoding: String) throws -> [UInt8] {
    if encoding == "UTF-8" { return bytes }
    let converter = try #require(iconv_open(encoding, "UTF-8"))
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 8)
    var (inputLeft, outputLeft) = (input.count, output.count)
    let total = output.count
    let result = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var (source, target) = (from.baseAddress, to.baseAddress)
        return iconv(converter, &source, &inputLeft, &target, &outputLeft)
      }
    }
    try #require(result == 0 && inputLeft == 0)
    return output[..<(total - outputLeft)].map { UInt8(bitPattern: $0) }
  }
}
