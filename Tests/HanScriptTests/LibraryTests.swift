import Foundation
import Testing

/// Shipped scripts over made districts: every number that they work out is worked out here too.
struct LibraryTests {
  typealias Made = MadeDistricts
  static let seeds: [UInt64] = [1, 20, 300]

  /// What a script prints over made districts: the cells of its lines.
  private func table(_ seed: UInt64, _ script: String, _ arguments: [String] = []) throws -> (
    Made, [[String]]
  ) {
    let made = Made(seed: seed)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "made-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try made.write(to: folder)
    let path = folder.path
    let run = try run("scripts/\(script).lua", arguments) { $0.corpus = { .folder(path) } }
    #expect(run.exitCode == 0, "\(run.report)")
    let lines = run.lines.map { line in
      line.split(separator: /\ {2,}/).map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return (made, lines)
  }

  /// The lines that speak of a district.
  private func lines(_ lines: [[String]], of district: Made.District) -> [[String]] {
    lines.filter { $0.contains { $0.hasSuffix(district.name) } }
  }

  @Test(arguments: seeds)
  func fiveYearsGrowAsTheirEndsImply(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "fiveyear", ["--plan", "十四五"])
    for d in made.districts {
      let row = try #require(lines(found, of: d).first { $0.contains("地区生产总值") })
      let rate = (pow(Double(d.end) / Double(d.base), 0.2) - 1) * 100
      let gap = rate - Double(d.average) / 10
      #expect(row.contains(Made.number(rate) + "%"), "\(row)")
      #expect(row.contains(Made.tenths(d.base) + "亿元"))
      #expect(row.contains(Made.tenths(d.end) + "亿元"))
      #expect(row.contains(Made.tenths(d.average) + "%"))
      #expect(row.contains { $0.hasPrefix("差") } == (abs(gap) > 0.05), "\(row)")
    }
  }

  @Test(arguments: seeds)
  func thePlaceBeforeIsThatOfTheMove(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "standing", ["--contains", "县域经济"])
    for d in made.districts {
      let row = try #require(lines(found, of: d).first)
      #expect(row.contains("第\(d.place)位") && row.contains("全省"), "\(row)")
      #expect(row.contains("推算 第\(d.place + d.move)位"), "\(row)")
      #expect(row.contains("\(d.move > 0 ? "进" : "退") \(abs(d.move))"), "\(row)")
    }
  }

  @Test(arguments: seeds)
  func taxPerMuIsRankedWithTheYearBefore(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "permu")
    for (place, d) in made.districts.sorted(by: { $0.tax > $1.tax }).enumerated() {
      let row = try #require(lines(found, of: d).first)
      let before = Double(d.tax) / 10 / (1 + Double(d.taxGrowth) / 100)
      #expect(row.first == "\(place + 1)", "\(row)")
      #expect(row.contains(Made.tenths(d.tax) + "万元/亩") && row.contains("\(d.taxGrowth)%"))
      #expect(row.contains("推算 \(Made.number(before))万元/亩（2024年）"), "\(row)")
    }
  }

  @Test(arguments: seeds)
  func targetsAreHeldAgainstResults(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "plan", ["--judged", "--plan", "2025"])
    let names = ["地区生产总值 增速", "固定资产投资 增速", "社会消费品零售总额 增速"]
    for d in made.districts {
      for (number, name) in names.enumerated() {
        let row = try #require(lines(found, of: d).first { $0.contains(name) }, "\(d.name) \(name)")
        let reached = d.growth[number] >= made.targets[number]
        #expect(row.contains(reached ? "达到" : "未达到"), "\(row)")
        let gap = Double(d.growth[number] - made.targets[number]) / 10
        #expect(row.contains(String(format: "%+.2f个百分点", gap)), "\(row)")
      }
    }
  }

  @Test(arguments: seeds)
  func peersStandInOrder(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "peers", ["雨湖区", "--indicator", "gdp"])
    let order = made.districts.sorted { $0.growth[0] > $1.growth[0] }
    for (place, d) in order.enumerated() {
      let row = try #require(lines(found, of: d).first)
      #expect(row.first == "\(place + 1)" && row.contains(Made.tenths(d.growth[0]) + "%"), "\(row)")
      #expect(row.contains { $0.hasPrefix("本地") } == (d.name == "雨湖区"), "\(row)")
    }
    #expect(found.joined().contains { $0.contains("5 个地区（含本地），5 个给出此数") })
  }

  @Test(arguments: seeds)
  func theIndexIsTheMeanOfScaledGrowths(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "hundred")
    var scores: [String: Double] = [:]
    for number in 0..<3 {
      let values = made.districts.map { Double($0.growth[number]) }
      let low = try #require(values.min())
      let high = try #require(values.max())
      for d in made.districts {
        scores[d.name, default: 0] += (Double(d.growth[number]) - low) / (high - low) / 3
      }
    }
    let order = made.districts.sorted { scores[$0.name]! > scores[$1.name]! }
    let rows = found.prefix { !$0.isEmpty }.filter { Int($0.first ?? "") != nil }
    #expect(rows.count == 5)
    for (row, d) in zip(rows, order) {
      #expect(row[1].hasSuffix(d.name), "\(rows)")
      let printed = try #require(Double(row[2].replacing("≈", with: "")))
      #expect(abs(printed - scores[d.name]!) < 1e-3)
    }
  }

  @Test(arguments: seeds)
  func projectsAreDividedAndLadderedRight(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "projects")
    for d in made.districts {
      let row = try #require(lines(found, of: d).first { $0.contains("\(d.projects)个") })
      let each = Made.number(Double(d.investment) / Double(d.projects))
      #expect(row.contains("\(d.investment)亿元") && row.contains("100亿元(计划)"), "\(row)")
      #expect(row.contains(each + "亿元"), "\(row)")
    }
    let (_, ladder) = try table(seed, "projects", ["--ladder"])
    for d in made.districts {
      let rows = lines(ladder, of: d)
      #expect(rows.map { $0[2] } == ["≥5000万元", "≥1亿元", "≥10亿元"], "\(rows)")
      #expect(rows.map { $0[3] } == d.sizes.map { "\($0)个" })
      for (row, size) in zip(rows, d.sizes).dropFirst() {
        #expect(row[4] == Made.number(Double(size) / Double(d.sizes[0]) * 100, 1) + "%", "\(row)")
      }
    }
  }

  @Test(arguments: seeds)
  func whatWasAddedIsNoTotal(_ seed: UInt64) throws {
    let (made, found) = try table(seed, "enterprises", ["--rung", "高新"])
    for d in made.districts {
      let rows = lines(found, of: d)
      #expect(rows.contains { $0.contains("新增") && $0.contains("\(d.added)家") }, "\(rows)")
      #expect(rows.contains { $0.contains("总数") && $0.contains("\(d.all)家") }, "\(rows)")
    }
  }

  @Test func placesAmongThoseThatStateTheSame() throws {
    let (made, found) = try table(7, "scorecard", ["湘潭县", "--period", "2025", "--catalogued"])
    let own = try #require(made.districts.first { $0.name == "湘潭县" })
    let better = made.districts.count { $0.growth[0] > own.growth[0] }
    let row = try #require(found.first { $0.contains("地区生产总值") && $0.contains("增速") })
    #expect(row.contains("第 \(better + 1)/5"), "\(row)")
    // Targets stand apart.
    let apart = try #require(found.firstIndex { $0.first?.hasPrefix("预计与计划") == true })
    #expect(!found[..<apart].joined().contains { $0.contains("(计划)") && $0.contains("%") })
  }
}
