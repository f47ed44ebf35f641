import Foundation
import HanBase
import HanCorpus
import Testing

@testable import HanExtract

/// Texts that nobody would write: they must neither stop the finder nor make it slow.
@Suite(.serialized) struct ClaimsRobustnessTests {
  private static let words = [
    "获评", "入选", "“", "”", "《", "》", "（", "）", "，", "。", "、", "全省", "首批", "连续", "三年", "五连降", "率先",
    "唯一", "填补",
    "空白", "破零", "位居", "前列", "领先", "讲述人：", "表示，", "成立", "中心", "以", "为龙头的", "集群", "等龙头企业", "将继续",
    "力争",
    "到2030年", "“十四五”", "三年行动", "等政策", "荣誉", "2024", "年", "湘潭市", "省", "a", " ", "\n", "🙂", "的",
    "示范区", "称号", "隶属", "全资子公司", "旗下的", "为龙头，", "作为", "链主企业", "由", "组建而成", "大会举行", "为全省唯一", "点赞",
    "张三说",
    "制", "20条", "等活动", "三、2025年工作安排\n\n", "重点抓好以下工作：", "下一步", "今年9月", "契机", "后，", "我局将", "连续举办",
    "连获三届", "做大做强",
    "到“十五五”末", "组建县", "双柏",
    "实现", "行动", "八大", "\"", "在", "中", "遴选中", "龙头企业", "挂牌成立", "连年", "被", "获",
  ]

  @Test func survivesAnyOrderOfItsWords() throws {
    var random = SplitMix(state: 7)
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<(1 + random.next() % 40) {
        text += Self.words[Int(random.next() % UInt64(Self.words.count))]
      }
      let document = try DocumentReader().read(Array(text.utf8), name: "random")
      for claim in ClaimFinder().find(in: document) {
        #expect(claim.cleanSpan.start >= 0 && Int(claim.cleanSpan.end) <= document.text.count)
        #expect(
          String(validating: document.text[claim.cleanSpan.range], as: UTF8.self) != nil, "\(text)")
      }
    }
  }

  /// A text four times as long may take at most eight times as long (four, and what a busy machine
  /// adds); what is quadratic takes sixteen times.
  @Test(arguments: [
    "1", "一", "“", "”", "（", "首", "连", "获", "获评", "将", "全省", "、", "全省首家", "获评国家级", "“八大行动”",
    "以湘电为龙头的",
    "年行动", "到20", "位居前列", "连续三年", "等政策", "湘潭", "\"", "《", "成立联盟和", "表示，", "获评“省文明村镇”、", "实现破零",
    "成立", "隶属", "全资子公司", "为全省唯一，", "作为龙头企业，", "以湘电为龙头，", "将与", "张三说：“", "联盟由", "组建的", "链主企业",
    "重点抓好以下获评，", "重点抓好以下连续三年获评", "我局将", "将在方面", "龙头企业做大", "成立县中心",
  ])
  func takesLinearTime(_ unit: String) throws {
    // The fastest of several runs is what the work takes; the first pays for the tables.
    var (short, long) = (Double.infinity, Double.infinity)
    for _ in 0..<5 {
      short = min(short, try Self.seconds(unit, 4_000))
      long = min(long, try Self.seconds(unit, 16_000))
      if long / short < 8 { break }
    }
    let ratio = long / short
    #expect(ratio < 8, "\(unit): \(ratio)")
  }

  private static func seconds(_ unit: String, _ bytes: Int) throws -> Double {
    let text = Array(String(repeating: unit, count: max(1, bytes / unit.utf8.count)).utf8)
    // One sentence, whatever the reader would make of it.
    let span = Span(0, text.count)
    let document = Document(
      name: "long", text: text, map: OffsetMap(), metadata: Metadata(),
      sections: [Section(kind: .body, span: span, sentences: 0..<1)],
      sentences: [Sentence(span: span, section: 0, opensParagraph: true)])
    let before = threadTime()
    _ = ClaimFinder().find(in: document).count
    return threadTime() - before
  }

  /// What this thread has worked so far, whatever else the machine does.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
