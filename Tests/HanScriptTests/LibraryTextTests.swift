import Foundation
import Testing

/// Shipped scripts over a few sentences written for them.
struct LibraryTextTests {
  /// What a script prints over one document of 雨湖区 of December 2025.
  private func printed(
    _ script: String, _ arguments: [String] = [], over text: String
  ) throws -> [[String]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "text-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "# 雨湖区2025年工作总结\n\n\(text)\n".write(
      to: folder.appendingPathComponent("a.md"), atomically: true, encoding: .utf8)
    try "file\tdate\tarea\na.md\t2025-12\t430302\n".write(
      to: folder.appendingPathComponent("corpus.tsv"), atomically: true, encoding: .utf8)
    let path = folder.path
    let run = try run("scripts/\(script).lua", arguments) { $0.corpus = { .folder(path) } }
    #expect(run.exitCode == 0, "\(run.report)")
    return run.lines.map { line in
      line.split(separator: /\ {2,}/).map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test func directionsAreTestedAgainstFigures() throws {
    let found = try printed(
      "updown",
      over: """
        2025年，雨湖区实现了固定资产投资增长、进出口总额上升，以及城镇登记失业率下降、信访总量下降的“两升两降”目标。

        2025年，雨湖区固定资产投资增长5.1%，进出口总额下降3.2%，信访总量下降12%。
        """)
    func verdict(_ thing: String) -> [String] {
      found.first { $0.contains(thing) && $0.contains("两升两降") } ?? []
    }
    #expect(verdict("固定资产投资").contains("一致"))
    #expect(verdict("进出口总额").contains("相反"))
    #expect(verdict("信访总量").contains("一致"))
    #expect(verdict("城镇登记失业率").contains("语料无数"))
  }

  @Test func stepsOfAnEventStandInOrder() throws {
    let found = try printed(
      "workflow",
      over: """
        6月3日，居民王强最早发现路面塌陷，他将照片发给网格员李丽。李丽随即通过“智慧雨湖”平台上报至区应急中心，\
        区住建局、区水利局立即响应，仅用2天便修复了路面。
        """)
    let steps = found.filter { $0.contains { $0.hasSuffix("雨湖区") } }
    #expect(steps.map { $0[3] } == ["发现", "上报", "上报", "响应", "办结"])
    #expect(steps[0].contains("居民王强") && steps[1].contains("网格员李丽"))
    #expect(steps[2].contains("“智慧雨湖”平台") && steps[2].contains("区应急中心"))
    #expect(steps[3].contains("区住建局、区水利局"))
    #expect(steps[4].contains("2天"))
  }

  @Test func satisfactionWithMotionsIsNoOpinionPoll() throws {
    let text = "2025年，雨湖区群众满意度达96.5%，排名全市第3位，较上年上升2位。办理人大代表建议120件，满意率99%。"
    let found = try printed("opinion", over: text)
    let row = try #require(found.first { $0.contains("96.5%") })
    #expect(row.contains("第3位") && row.contains("推算 第5位") && row.contains("全市"))
    #expect(!found.joined().contains("99%"))
    #expect(try printed("opinion", ["--all"], over: text).joined().contains("99%"))
  }

  @Test func aMoveAloneMakesNoPlace() throws {
    let found = try printed("standing", over: "2025年，雨湖区社会治安民调排名较上年上升6位。")
    let row = try #require(found.first { $0.contains("进 6") })
    #expect(row.contains("未给"))
    #expect(!found.joined().contains { $0.hasPrefix("推算") })
  }

  @Test func aTierWithoutANumberIsNoPlace() throws {
    let found = try printed(
      "peers", over: "2025年，雨湖区地区生产总值增长6.5%，进入全市三甲行列。工业投资增速保持全省第一方阵。")
    #expect(found.contains { $0.contains("三甲") && $0.contains("≤3") && $0.contains("全市") })
    #expect(found.contains { $0.contains("第一方阵") && $0.contains("未给") && $0.contains("全省") })
  }

  @Test func aTargetOfTheUserIsMeasuredFromTheBase() throws {
    let text = "雨湖区地区生产总值从2020年的500亿元增长至2025年的800亿元，年均增长6%。"
    func row(_ target: String) throws -> [String] {
      let flags = ["雨湖区", "--plan", "十四五", "--indicator", "gdp", "--target", target]
      return try printed("plan", flags, over: text).first { $0.contains("500亿元") } ?? []
    }
    #expect(try row("900亿元").contains("75%"))
    #expect(try row("900亿元").contains("未达到"))
    #expect(try row("800亿元").contains("达到"))
  }

  @Test func durationsBeginAtTheDayBeforeThem() throws {
    let found = try printed(
      "projects", ["--timeline"], over: "2024年2月20日，该项目进驻雨湖区，10天完成征拆300亩，60天实现开工建设。")
    #expect(found.contains { $0.contains("10") && $0.contains("推算 2024-03-01") })
    #expect(found.contains { $0.contains("60") && $0.contains("推算 2024-04-20") })
  }
}
