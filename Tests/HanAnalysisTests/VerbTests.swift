import HanBase
import HanCatalog
import HanExtract
import HanFrame
import Testing

@testable import HanAnalysis

@Suite struct VerbTests {
  static func query(_ rows: [Observation]) -> ObservationQuery {
    ObservationQuery(TestFrames(rows).frame)
  }

  @Test func ranksWithDeclaredTies() throws {
    let rows = ["5", "9", "9", "3", "9.0"].enumerated().map {
      observe("gdp", $1, "元", area: "43030\($0 + 1)")
    }
    let competition = try Self.query(rows).rank()
    #expect(competition.entries.map(\.rank) == [1, 1, 1, 4, 5])
    #expect(competition.entries.map(\.isTied) == [true, true, true, false, false])
    #expect(competition.entries.map { Int($0.row) } == [1, 2, 4, 0, 3])
    #expect(try Self.query(rows).rank(ties: .dense).entries.map(\.rank) == [1, 1, 1, 2, 3])
    #expect(try Self.query(rows).rank(descending: false).entries.map(\.rank) == [1, 2, 3, 3, 3])
  }

  @Test func ranksUnitsApartAndMarksUnlikeRows() throws {
    let rows = [
      observe("gdp", "5", "元", area: "430301"),
      observe("gdp", "8", "元", area: "430302", .year(2022)),
      observe("gdp", "7", "美元", area: "430303"),
      observe("gdp", "9", "元", area: "430300", comparator: .more),
      observe("retail_sales", "1", "元", area: "430304", doc: "b"),
    ]
    let ranking = try Self.query(rows).filter(.indicator(["gdp"])).rank()
    #expect(ranking.entries.map { Int($0.row) } == [3, 1, 0, 2])
    #expect(ranking.entries.map(\.rank) == [1, 2, 3, 1])
    #expect(ranking.entries.map(\.marks) == [["级别不同", "非精确值"], ["时期不同"], [], ["单位不同"]])
    #expect(ranking.missingAreas == [430_304])
    let table = ranking.table()
    #expect(
      table.columns.map(\.id) == [
        "rank", "area_name", "comparator", "value", "unit", "time_period", "doc", "note",
      ])
    #expect(table.sources(ofRow: 0).first?.row == 3)
    #expect(ranking.top(1).entries.count == 1)
  }

  @Test func ranksOfUnlikeAreasCompareInCommonUnits() throws {
    let rows = [
      observe("high_standard_farmland", "15", "亩", area: "430301"),
      observe("high_standard_farmland", "2", "公顷", area: "430302"),
      observe("high_standard_farmland", "1", "公顷", area: "430303"),
    ]
    let entries = try Self.query(rows).rank().entries
    #expect(entries.map { Int($0.row) } == [1, 0, 2])
    #expect(entries.map(\.isTied) == [false, true, true])
  }

  @Test func placesAndBadThingsAscend() throws {
    let places = [
      observe("x", "9", "位", area: "430301", measure: .rank),
      observe("x", "3", "位", area: "430302", measure: .rank),
    ]
    #expect(try Self.query(places).rank().entries.map { Int($0.row) } == [1, 0])
  }

  @Test func poolsResultsOfWholeAreasOnce() throws {
    let rows = [
      observe("gdp", "100", "元"), observe("gdp", "100", "元", section: "heading"),
      observe("gdp", "120", "元", status: .target), observe("gdp", "7", "元", subject: "经开区"),
    ]
    let query = Self.query(rows)
    #expect(try query.count() == 4)
    #expect(try query.latest().rows() == [0])
    let sums = { (query: ObservationQuery, fields: [Field]) in
      try query.group(by: fields, [.sum]).table().rows.map { $0.last?.plain ?? "" }
    }
    #expect(try sums(query, [.area]) == ["100"])
    #expect(try sums(query.filter(.status([.target])), [.area]) == ["120"])
    #expect(try sums(query, [.status]) == ["100", "120"])
    #expect(try sums(query, [.subject]) == ["100", "7"])
    #expect(try sums(query.filter(.isRepeat(true)), [.area]) == ["100"])
    #expect(try query.filter(.hasSubject(true)).latest().rows() == [3])
  }

  @Test func sumsAreExact() throws {
    let rows = (0..<10).map { observe("gdp", "0.1", "元", area: "43030\($0 % 2 + 1)") }
    let table = try Self.query(rows).filter(.isRepeat(false)).group(by: [], [.sum, .count]).table()
    let all = try Self.query(rows).filter(.passes { _ in true }).filter(.isRepeat(true)).group(
      by: [], [.sum]
    ).table()
    #expect(table.rows == [[.text("元"), .decimal(try #require(ExactDecimal("0.2"))), .integer(2)]])
    #expect(all.rows == [[.text("元"), .decimal(try #require(ExactDecimal("0.8")))]])
    #expect(all.sources(ofRow: 0).count == 8)
  }

  @Test(arguments: [
    (
      "prose", observe("gdp", "1", "元"),
      observe("gdp", "2", "元", section: "callout", published: .year(2025))
    ),
    (
      "exact", observe("gdp", "1", "元"),
      observe("gdp", "2", "元", comparator: .about, published: .year(2025))
    ),
    (
      "newer", observe("gdp", "1", "元", published: .year(2025)),
      observe("gdp", "2", "元", doc: "b", published: .year(2024))
    ),
    ("own-area", observe("gdp", "1", "元", doc: "own"), observe("gdp", "2", "元", doc: "city")),
    ("earlier", observe("gdp", "1", "元"), observe("gdp", "2", "元")),
  ])
  func prefersByTheRule(rule: String, better: Observation, worse: Observation) throws {
    let context = [
      observe("x", "1", "元", area: "430300", doc: "city"),
      observe("x", "2", "元", area: "430300", doc: "city"),
    ]
    let orders = rule == "earlier" ? [[better, worse]] : [[better, worse], [worse, better]]
    for order in orders {
      let test = TestFrames(order + context)
      let best = try ObservationQuery(test.frame).filter(.indicator(["gdp"])).latest().rows()
      #expect(best.map { test.observations[Int($0)].value } == [better.value])
      #expect(SourcePreference(test.frame).rule(between: 0, and: 1) == rule)
    }
  }

  @Test func uniqueKeepsOneOfAgreeingStatements() throws {
    let rows = [
      observe("gdp", "64680000000", "元", text: "646.8亿元"),
      observe("gdp", "64700000000", "元", comparator: .about, doc: "b", text: "约647亿元"),
      observe("gdp", "64000000000", "元", comparator: .more, doc: "c", text: "超640亿元"),
      observe("gdp", "66000000000", "元", doc: "d", text: "660亿元"),
      observe(nil, "3", "个"), observe(nil, "3", "个", doc: "b"), observe(nil, "4", "个", doc: "c"),
    ]
    #expect(try Self.query(rows).unique().rows() == [0, 3, 4, 6])
  }

  @Test func pivotsWithUnitsInTheHeadings() throws {
    let rows = [
      observe("gdp", "5", "元", area: "430301"),
      observe("gdp", "4", "元", area: "430301", .year(2022)),
      observe("gdp", "6", "元", area: "430302"),
      observe("retail_sales", "2", "%", area: "430302", measure: .growth),
    ]
    let table = try Self.query(rows).pivot(rows: .area, columns: .indicator)
    #expect(table.columns.map(\.name) == ["地区", "gdp(元)", "retail_sales(%)"])
    #expect(table.rows.map { $0.map(\.plain) } == [["区430301", "5", ""], ["区430302", "6", "2"]])
    #expect(table.sources(ofRow: 1).count == 2)
    let mean = try Self.query(rows).pivot(rows: .area, columns: .measure, aggregate: .mean)
    #expect(mean.columns.map(\.name) == ["地区", "growth(%)", "level(元)"])
    #expect(mean.rows.map { $0.map(\.plain) } == [["区430301", "", "4.5"], ["区430302", "2", "6"]])
    #expect(mean.sources(ofRow: 0).count == 2)
    let units = try Self.query(rows).pivot(rows: .area, columns: .unit, aggregate: .count)
    #expect(units.columns.map(\.name) == ["地区", "%", "元"])
  }

  @Test func seriesKeepUnlikePeriodsApartAndGrowthIsDerived() throws {
    let rows = [
      observe("gdp", "125", "元", .year(2022)), observe("gdp", "100", "元", .year(2021)),
      observe("gdp", "100", "元", .year(2021), doc: "b"),
      observe("gdp", "60", "元", .months(1, 6, of: 2022)),
      observe("gdp", "300", "元", .year(2024), comparator: .more),
      observe("gdp", "9", "元", .unknown),
      observe("x", "50", "%", .year(2021)), observe("x", "55", "%", .year(2022)),
    ]
    let query = Self.query(rows).filter(.indicator(["gdp", "x"]))
    let series = try query.series()
    #expect(series.map(\.key.months) == [12, 6, 12])
    #expect(series[0].rows == [1, 0, 4])
    #expect(series[0].periods.map(\.sdmx) == ["2021", "2022", "2024"])
    let growth = try query.growth()
    #expect(growth.map(\.base) == [1, 0] && growth.map(\.years) == [1, 2])
    #expect(growth[0].exactPercent?.description == "25" && growth[0].comparator == .equal)
    #expect(growth[1].exactPercent == nil && growth[1].comparator == .about)
    #expect(abs(growth[1].percent - 54.919_333_848_296_68) < 1e-9)
    #expect(try query.growth(yearly: true).count == 1)
    let table = try query.growthTable()
    #expect(table.rows[0].last == .bool(true) && table.sources(ofRow: 0).map(\.row) == [1, 0])
    #expect(try query.seriesTable().rows.count == 6)
  }

  @Test func comparesAreasAndPeriods() throws {
    let rows = [
      observe("gdp", "5", "元", area: "430301", .year(2022)),
      observe("gdp", "6", "元", area: "430301"),
      observe("gdp", "8.5", "元", area: "430302", .year(2022)),
      observe("retail_sales", "3", "元", area: "430302"),
      observe("x", "3", "个", area: "430301", .year(2022)), observe("x", "4", "个", area: "430302"),
    ]
    let query = Self.query(rows)
    let areas = try query.compare(areas: 430_301, 430_302)
    #expect(areas.map { [$0.first, $0.second] } == [[0, 2], [4, 5], [nil, 3]])
    #expect(areas[0].exactDifference?.description == "3.5" && areas[0].ratio == 1.7)
    #expect(areas.map(\.samePeriod) == [true, false, false])
    let periods = try query.compare(periods: .year(2022), .year(2023))
    #expect(
      periods.map { [$0.first, $0.second] } == [
        [0, 1], [2, nil], [4, nil], [nil, 3], [nil, 5],
      ])
    let table = query.comparisonTable(areas, headings: "甲", "乙")
    #expect(table.rows.count == 3 && table.sources(ofRow: 0).count == 2)
  }

  @Test func levelsOfCodes() {
    let catalog = CodeCatalog()
    let codes: [(Int32, Int, Int32)] = [
      (100_000, 0, 0), (430_000, 1, 100_000), (430_300, 2, 430_000), (430_302, 3, 430_300),
      (429_004, 3, 420_000), (110_101, 3, 110_000), (500_229, 3, 500_000), (659_001, 3, 650_000),
      (7, -1, 0),
    ]
    for (code, level, parent) in codes {
      #expect(catalog.level(of: code) == level && catalog.parent(of: code) == parent)
    }
    #expect(catalog.isWithin(430_302, 100_000) && !catalog.isWithin(430_302, 430_200))
  }
}

/// Sums of what cannot be added up are not shown.
struct AdditivityTests {
  @Test func ratesRanksAndFiguresPerHeadAreNotAdded() throws {
    let rows = [
      observe("gdp", "100", "元"), observe("gdp", "50", "元", area: "430304"),
      observe("gdp", "5", "%", measure: .growth),
      observe("gdp", "6", "%", area: "430304", measure: .growth),
      observe("x", "3", "位", measure: .rank), observe("tax_per_mu", "20", "元/亩"),
      observe("gdp_per_capita", "70000", "元"),
    ]
    var builder = ObservationFrameBuilder()
    for row in rows { builder.append(row) }
    let query = ObservationQuery(builder.finish(), catalog: Catalog.standard)
    let table = try query.group(by: [.indicator, .measure], [.sum, .count]).table()
    let sums = table.rows.map { "\($0[0].plain) \($0[1].plain) \($0[3].plain)" }
    #expect(
      Set(sums) == [
        "地区生产总值 level 150", "地区生产总值 growth ", "x rank ", "亩均税收 level ", "人均地区生产总值 level ",
      ])
    #expect(table.notes.count == 1 && table.notes[0].contains("4 组"))
    // A group that mixes them has no sum either, and one of several indicators or years says so.
    let mixed = try query.filter(.unit(["元"])).group(by: [.area], [.sum]).table()
    #expect(mixed.rows.map { $0.last?.plain } == ["", "50"])
    let years = try ObservationQuery(
      frame([observe("gdp", "1", "元"), observe("gdp", "2", "元", .year(2022))]),
      catalog: Catalog.standard
    ).group(by: [.area], [.sum]).table()
    #expect(years.rows[0].last?.plain == "3" && years.notes.count == 1)
    let pivot = try query.pivot(rows: .area, columns: .measure, aggregate: .sum)
    #expect(pivot.notes.count == 1)
  }

  private func frame(_ rows: [Observation]) -> ObservationFrame {
    var builder = ObservationFrameBuilder()
    for row in rows { builder.append(row) }
    return builder.finish()
  }
}
