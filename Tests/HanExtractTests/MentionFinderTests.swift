import Foundation
import HanBase
import HanCorpus
import HanExtract
import Testing

@Suite struct MentionFinderTests {
  static let finder = MentionFinder()

  /// Texts that would be slow if anything looked back or ahead without bound.
  static let bait = [
    "1", "一", "十", "万", "千", "百分之", "(", "1 ", " ", "1.", "1,234", "负", "年", "1/", "二〇", "数", "A",
    "1年", "-1", "第",
    "五元", "又", "1万",
  ]

  @Test func mentionsOfOneKindNeverOverlap() {
    let texts =
      Self.bait.map { String(repeating: $0, count: 300) } + ["2024年1—10月，完成投资3.2亿元，增长百分之五又三成"]
    for text in texts {
      var ends: [Mention.Kind: Int32] = [:]
      for mention in Self.finder.find(in: text) {
        #expect(
          mention.span.start >= ends[mention.kind] ?? 0, "\(mention.kind) in \(text.prefix(20))")
        #expect(mention.span.end > mention.span.start)
        ends[mention.kind] = mention.span.end
      }
    }
  }

  @Test(arguments: bait)
  func timeGrowsWithLength(bait: String) {
    // Processor time of this thread, so that other work on the machine does not count.
    func seconds(_ bytes: Int) -> Double {
      let text = String(repeating: bait, count: bytes / bait.utf8.count)
      func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
      }
      let start = now()
      _ = Self.finder.find(in: text)
      return now() - start
    }
    _ = seconds(1_000)
    let small = max(seconds(8_000), 0.002)
    let large = seconds(64_000)
    // Eight times the text; a quadratic reading takes 64 times as long.
    #expect(large < small * 30, "\(bait): \(small) s, \(large) s")
  }

  @Test func spansLeadToTheFileOnDisk() throws {
    let words = "2023年，雨湖区完成投资3.2亿元。"
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(words.utf8)
    var stated = StatedMetadata()
    stated.date = .year(2024)
    stated.area = 430302
    let document = try DocumentReader().read(bytes, name: "a.txt", stated: stated)
    let mentions = Self.finder.find(in: document)
    for mention in mentions {
      let disk = String(decoding: bytes[mention.span.range], as: UTF8.self)
      #expect(disk == mention.text)
    }
    #expect(mentions.first { $0.kind == .area }?.area == 430302)
    #expect(mentions.first { $0.kind == .currency }?.value == "320000000")
    #expect(mentions.first { $0.kind == .period }?.timePeriod == "2023")
  }

  @Test func writesLinesOfJSON() throws {
    var json = JSONWriter()
    for mention in Self.finder.find(in: "鼓楼区2024年投资3.2亿元，占三分之一，约二三十家，\"增长百分之五\"") {
      mention.write(to: &json, doc: "a.txt")
    }
    var kinds: Set<String> = []
    for line in json.text.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let fields = try #require(object)
      let kind = try #require(fields["kind"] as? String)
      kinds.insert(kind)
      #expect(fields["doc"] as? String == "a.txt")
      switch fields["text"] as? String {
      case "3.2亿元":
        #expect(fields["value"] as? Int == 320_000_000)
        #expect(fields["dimension"] as? String == "money")
      case "三分之一":
        #expect(fields["value"] is NSNull)
        #expect(fields["fraction"] as? String == "1/3")
      case "二三十家":
        #expect(fields["low"] as? Int == 20)
        #expect(fields["high"] as? Int == 30)
      case "鼓楼区": #expect((fields["candidates"] as? [Any])?.count == 4)
      default: break
      }
    }
    #expect(kinds.isSuperset(of: ["number", "currency", "percent", "period", "area", "quantity"]))
  }
}
