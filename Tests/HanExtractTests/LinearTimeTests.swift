import Foundation
import HanBase
import HanCorpus
import Testing

@testable import HanExtract

/// Texts that nobody would write must not make extraction quadratic.
@Suite(.serialized) struct LinearTimeTests {
  /// A text four times as long may take at most eight times as long (four, and what a busy machine
  /// adds); what is quadratic takes sixteen times.
  @Test(arguments: [
    "7", "1.", ",000", "12、", "12，", "5.1%、", "3:", "一", "万", "一万", "第", "年", "2024年", "（", "（）",
    "(",
    "“", "”", "《", "[", "*", "|", "| 1 ", "的", "推动全市经济社会高质量发展", "推动经济社会发展，", "完成投资三百二十亿元增长",
    "工业增加值、", "分别", "其中：工业1亿元，", "雨湖区", "（预计数，下同）", "由83位上升到", "投资5亿元\n", "一、经济\n",
    "力争增长5%。\n\n", "投资1亿元", "比上年多1亿元", "长沙、", "其中湖北、湖南分别",
    "收入130亿元，其中市本级62亿元，", "分别增长5%、6%，分别高于全省1个、2个百分点，", "2021 年，", "1 860 ", "①新增5人；",
    "GDP增长4%（2022年3%），", "“十五”时期目标是增长3%，", "13类55件、", "12，345人，", "8000多元、",
  ])
  func takesLinearTime(_ unit: String) throws {
    try Self.expectLinear("", unit)
  }

  /// Words that stand once before an endless list and hold for all of it.
  @Test(arguments: [
    ("下一步，", "新增企业5家，"), ("市场预期5月CPI上涨1%，", "PPI上涨5%，"), ("代表建议，", "新增学位5个，"),
    ("美国GDP增长2%，", "出口增长1%，"), ("全省将新增企业5家，", "建设基站5个，"), ("“", "完成GDP5亿元，"),
    ("粮食播种面积5万亩，其中早稻5万亩，", "晚稻5万亩，"), ("按照规划，到2025年，", "收入5亿元，"),
  ])
  func takesLinearTime(behind opening: String, _ unit: String) throws {
    try Self.expectLinear(opening, unit)
  }

  private static func expectLinear(_ opening: String, _ unit: String) throws {
    // The fastest of several runs is what the work takes; the first pays for the tables.
    var (short, long) = (Double.infinity, Double.infinity)
    for _ in 0..<5 {
      short = min(short, try seconds(opening, unit, 12_000))
      long = min(long, try seconds(opening, unit, 48_000))
      if long / short < 8 { break }
    }
    let ratio = long / short
    #expect(ratio < 8, "\(opening)\(unit): \(ratio)")
  }

  private static func seconds(_ opening: String, _ unit: String, _ bytes: Int) throws -> Double {
    let text = Array(
      (opening + String(repeating: unit, count: max(1, bytes / unit.utf8.count))).utf8)
    let before = threadTime()
    let document = try DocumentReader().read(text, name: "long")
    _ = Extractor().extract(document).count
    return threadTime() - before
  }

  /// What this thread has worked so far, whatever else the machine does.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
