import Testing

struct RankTests {
  @Test func ranksLevelsThenAverageGrowth() throws {
    let run = try run("scripts/rank.lua")
    #expect(run.exitCode == 0, "\(run.report)")
    let first = try #require(run.lines.first { $0.contains("雨湖区") })
    #expect(first.contains("900亿元") && first.contains("2025"))
    #expect(run.output.contains("1 of 4 areas"))
  }

  @Test func ranksAverageGrowth() throws {
    let run = try run(
      "scripts/rank.lua", ["--indicator", "gdp", "--measure", "average_growth"])
    #expect(run.exitCode == 0, "\(run.report)")
    let rows = run.lines.filter { $0.contains("%") && $0.contains("区") || $0.contains("湘潭市 ") }
    #expect(rows.count == 3)
    #expect(rows[0].contains("荷塘区") && rows[0].contains("7.2%"))
    #expect(rows[1].contains("雨湖区") && rows[1].contains("6.2%"))
    #expect(rows[2].contains("湘潭市") && rows[2].contains("5.7%"))
  }

  @Test func helpComesFromTheHeader() throws {
    let run = try run("scripts/rank.lua", ["--help"])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("--average-growth") == false)
    #expect(run.output.contains("--indicator INDICATOR"))
  }
}
