import HanBase
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
