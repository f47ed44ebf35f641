import Foundation
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import Testing

@testable import HanFrame

@Suite struct FrameTests {
  static func frame(_ rows: [Observation]) -> ObservationFrame {
    var builder = ObservationFrameBuilder()
    for one in rows { builder.append(one) }
    return builder.finish()
  }

  @Test(arguments: 1...8) func givesBackWhatWasAppended(seed: Int) {
    var source = RandomObservations(seed: UInt64(seed))
    let rows = source.next(400)
    let frame = Self.frame(rows)
    #expect(frame.count == rows.count)
    for (index, one) in rows.enumerated() {
      #expect(frame.observation(index)?.whole == one.whole)
      #expect(frame.values[index] == one.value.double)
      #expect(frame.isSure(index) == one.isSure)
    }
    #expect(frame.observation(-1) == nil && frame.observation(rows.count) == nil)
    #expect(ObservationFrame.empty.count == 0)
  }

  @Test(arguments: 1...4) func joinsFramesAndPicksDocuments(seed: Int) {
    var source = RandomObservations(seed: UInt64(seed))
    let rows = source.next(300)
    let parts = [Self.frame(Array(rows[..<100])), Self.frame([]), Self.frame(Array(rows[100...]))]
    let joined = ObservationFrameBuilder.joined(parts)
    for (index, one) in rows.enumerated() {
      #expect(joined.observation(index)?.whole == one.whole)
    }
    let kept = (0..<joined.docNames.count).map { joined.docNames[$0] == rows[0].doc }
    var builder = ObservationFrameBuilder()
    builder.append(rows[5])
    builder.append(joined, documents: kept)
    builder.append(rows[5])
    let expected = [rows[5]] + rows.filter { $0.doc == rows[0].doc } + [rows[5]]
    let picked = builder.finish()
    #expect((0..<picked.count).map { picked.observation($0)?.whole } == expected.map(\.whole))
  }

  /// An extraction is appended as its observations are, and its values are written as they are.
  @Test func extractionsAreAppendedAsTheirObservations() throws {
    let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("seeds")
    let texts =
      [
        Data("# 雨湖区2024年政府工作报告\n\n2024年，全区地区生产总值-0.5亿元，增长0.05%，占比三成，位居全省第3位，下降2个百分点。".utf8),
        Data("表1 三次产业结构12.5:34.5:53；百分之五；千分之三；园区（经开区）产值1234567890123456789.123亿元".utf8),
      ]
      + (try FileManager.default.contentsOfDirectory(atPath: seeds.path).sorted()
        .filter { $0.hasSuffix(".txt") }
        .map { try Data(contentsOf: seeds.appendingPathComponent($0)) })
    var (slow, quick) = (ObservationFrameBuilder(), ObservationFrameBuilder())
    for (number, text) in texts.enumerated() {
      let document = try DocumentReader(areaFinder: CatalogAreaFinder()).read(
        Array(text), name: "\(number).txt")
      let extraction = Extractor().extract(document)
      for one in extraction { slow.append(one, documentArea: document.metadata.area) }
      quick.append(extraction)
      quick.markRepeats()
    }
    for row in 0..<quick.count {
      var bytes: [UInt8] = []
      quick.appendValueText(row, to: &bytes)
      var expected: [UInt8] = []
      slow.appendValueText(row, to: &expected)
      #expect(bytes == expected)
    }
    let literals = (0..<quick.count).map { row in
      var bytes: [UInt8] = []
      quick.appendValueText(row, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    let (a, b) = (slow.finish(), quick.finish())
    #expect(a.count > 50 && a.count == b.count)
    for row in 0..<min(a.count, b.count) {
      let one = try #require(b.observation(row))
      #expect(a.observation(row)?.whole == one.whole)
      #expect(a.isRepeat(row) == b.isRepeat(row), "\(one.text)")
      #expect(literals[row] == one.value.description)
    }
    #expect(a.documentAreas == b.documentAreas)
    // Frames put together keep the marks of repeats.
    let joined = ObservationFrameBuilder.joined([b, a])
    #expect((0..<b.count).map(joined.isRepeat) == (0..<b.count).map(b.isRepeat))
  }

  @Test func areasWithTwoNamesAreOneArea() {
    var one = Observation()
    one.area = "430302"
    one.areaName = "雨湖区"
    var other = one
    other.areaName = "湖南省湘潭市雨湖区"
    let frame = Self.frame([one, other])
    #expect(frame.areaCodes.count == 2)
    #expect(frame.canonicalAreas == [0, 0] && frame.areaNumbers == [430_302, 430_302])
  }

  @Test func documentsAreAboutTheAreaOfMostRows() {
    var rows: [Observation] = []
    for (doc, area) in [
      ("a", "430302"), ("a", "430304"), ("a", "430304"), ("b", ""), ("b", "430300"),
    ] {
      var one = Observation()
      (one.doc, one.area) = (doc, area)
      rows.append(one)
    }
    #expect(Self.frame(rows).documentAreas == [430_304, 430_300])
    var builder = ObservationFrameBuilder()
    for one in rows { builder.append(one, documentArea: 430_000) }
    #expect(builder.finish().documentAreas == [430_000, 430_000])
  }

  @Test(arguments: [
    ("", "区", false), ("雨湖区", "", true), ("雨湖区", "湖区", true), ("雨湖区", "湖市", false),
    ("雨雨湖", "雨湖", true),
    ("ab", "abc", false), ("aab", "ab", true), ("区", "区", true),
  ])
  func findsBytes(text: String, needle: String, found: Bool) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(ByteSearch(needle).isIn($0) == found) }
  }
}
