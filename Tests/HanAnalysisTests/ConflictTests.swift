import HanBase
import HanExtract
import HanFrame
import Testing

@testable import HanAnalysis

@Suite struct ConflictTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: Conflict.Kind?
    let rows: [Observation]

    init(_ what: String, _ kind: Conflict.Kind?, _ rows: [Observation]) {
      (testDescription, self.kind, self.rows) = (what, kind, rows)
    }
  }

  static let plan = Period.years(2021, 2025)

  static let cases: [Case] = [
    Case(
      "one fact, two values", .value,
      [
        observe("gdp", "64680000000", "元", text: "646.8亿元"),
        observe("gdp", "66000000000", "元", doc: "b", text: "660亿元"),
      ]),
    Case(
      "rounding explains it", nil,
      [
        observe("gdp", "64680000000", "元", text: "646.8亿元"),
        observe("gdp", "64700000000", "元", doc: "b", text: "647亿元"),
      ]),
    Case(
      "a bound leaves it open", nil,
      [
        observe("gdp", "90000000000", "元", comparator: .more, text: "900亿元"),
        observe("gdp", "92000000000", "元", doc: "b", text: "920亿元"),
      ]),
    Case(
      "a bound rules it out", .value,
      [
        observe("gdp", "90000000000", "元", comparator: .more, text: "900亿元"),
        observe("gdp", "88000000000", "元", doc: "b", text: "880亿元"),
      ]),
    Case(
      "another period", nil,
      [observe("gdp", "5", "元", .year(2022)), observe("gdp", "6", "元", doc: "b")]),
    Case(
      "another area", nil,
      [observe("gdp", "5", "元", area: "430301"), observe("gdp", "6", "元", doc: "b")]),
    Case(
      "a target", nil,
      [observe("gdp", "5", "元", status: .target), observe("gdp", "6", "元", doc: "b")]),
    Case(
      "a park", nil, [observe("gdp", "5", "元", subject: "经开区"), observe("gdp", "6", "元", doc: "b")]),
    Case("words only", nil, [observe(nil, "5", "个"), observe(nil, "6", "个", doc: "b")]),
    Case(
      "an unknown period", nil,
      [observe("gdp", "5", "元", .unknown), observe("gdp", "6", "元", .unknown, doc: "b")]),
    Case(
      "units of one dimension that agree", nil,
      [
        observe("high_standard_farmland", "15", "亩"),
        observe("high_standard_farmland", "1", "公顷", doc: "b"),
      ]),
    Case(
      "units of one dimension that disagree", .value,
      [
        observe("high_standard_farmland", "15", "亩"),
        observe("high_standard_farmland", "2", "公顷", doc: "b"),
      ]),
    Case(
      "five years of real growth, prices explain the rest", nil,
      [
        observe("gdp", "64680000000", "元", .year(2020), text: "646.8亿元"),
        observe("gdp", "90000000000", "元", .year(2025), comparator: .more, text: "900亿元"),
        observe("gdp", "6.2", "%", plan, measure: .averageGrowth),
      ]),
    Case(
      "five years of real growth, too much for prices", .growth,
      [
        observe("gdp", "64680000000", "元", .year(2020), text: "646.8亿元"),
        observe("gdp", "120000000000", "元", .year(2025), text: "1200亿元"),
        observe("gdp", "6.2", "%", plan, measure: .averageGrowth),
      ]),
    Case(
      "nominal growth that fits", nil,
      [
        observe("retail_sales", "100", "元", .year(2022), text: "100元"),
        observe("retail_sales", "108", "元", text: "108元"),
        observe("retail_sales", "8", "%", measure: .growth),
      ]),
    Case(
      "nominal growth that prices would explain but may not", .growth,
      [
        observe("retail_sales", "100", "元", .year(2022), text: "100元"),
        observe("retail_sales", "111", "元", text: "111元"),
        observe("retail_sales", "8", "%", measure: .growth),
      ]),
    Case(
      "the same, said to be at constant prices", nil,
      [
        observe("retail_sales", "100", "元", .year(2022), text: "100元"),
        observe("retail_sales", "111", "元", text: "111元"),
        observe("retail_sales", "8", "%", measure: .growth, sentence: "按可比价增长8%"),
      ]),
    Case(
      "a multiple", .growth,
      [
        observe("tourism_revenue", "100", "元", .year(2022), text: "100元"),
        observe("tourism_revenue", "150", "元", text: "150元"),
        observe("tourism_revenue", "2.1", "倍", measure: .growth),
      ]),
    Case(
      "an average whose base year may be counted in", nil,
      [
        observe("retail_sales", "100", "元", .year(2020), text: "100元"),
        observe("retail_sales", "121", "元", .year(2022), text: "121元"),
        observe("retail_sales", "10", "%", .years(2020, 2022), measure: .averageGrowth),
      ]),
    Case(
      "a share is no level that grows", nil,
      [
        observe("x", "50", "%", .year(2022)), observe("x", "60", "%"),
        observe("x", "3", "%", measure: .growth),
      ]),
    Case(
      "ranks and their change agree", nil,
      [
        observe("x", "95", "位", .year(2024), measure: .rank),
        observe("x", "93", "位", .year(2025), measure: .rank),
        observe("x", "2", "名次", .year(2025), measure: .change),
      ]),
    Case(
      "ranks and their change disagree", .rank,
      [
        observe("x", "97", "位", .year(2024), measure: .rank),
        observe("x", "93", "位", .year(2025), measure: .rank),
        observe("x", "2", "名次", .year(2025), measure: .change),
      ]),
    Case(
      "a rank within a bound", nil,
      [
        observe("x", "100", "位", .year(2024), measure: .rank, comparator: .atMost),
        observe("x", "93", "位", .year(2025), measure: .rank),
        observe("x", "2", "名次", .year(2025), measure: .change),
      ]),
  ]

  @Test(arguments: cases) func findsContradictionsOnly(one: Case) throws {
    let query = ObservationQuery(TestFrames(one.rows).frame)
    let found = try query.conflicts()
    #expect(found.map(\.kind) == (one.kind.map { [$0] } ?? []), "\(found.map(\.explanation))")
    let table = try query.conflictTable()
    #expect(table.rows.count == found.count)
    if let first = found.first { #expect(table.sources(ofRow: 0).count == first.rows.count) }
  }

  @Test func unsureRowsCanBeLeftOut() throws {
    var rows = [observe("gdp", "5", "元"), observe("gdp", "6", "元", doc: "b")]
    rows[1].certainty[6] = .guessed
    let query = ObservationQuery(TestFrames(rows).frame)
    let report = try query.conflictReport()
    #expect(report.conflicts.isEmpty && report.setAside == [.unsure: 1])
    #expect(report.remark == "数值不同但未列为矛盾: 有字段是猜测的 1 处")
    #expect(try query.conflictTable().notes == [report.remark])
    var tolerance = ConflictTolerance()
    tolerance.includesGuessedValues = true
    #expect(try query.conflicts(tolerance).map(\.isSure) == [false])
  }

  struct Aside: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reason: ConflictReport.Reason?
    let rows: [Observation]

    init(_ what: String, _ reason: ConflictReport.Reason?, _ rows: [Observation]) {
      (testDescription, self.reason, self.rows) = (what, reason, rows)
    }
  }

  static func said(
    _ sentence: String, _ number: String, _ value: String, _ unit: String = "户",
    phrase: String = "经营主体", doc: String = "a", measure: Measure = .level,
    section: String = "body", _ period: Period = .year(2023)
  ) -> Observation {
    var one = observe(
      "market_entities", value, unit, period, measure: measure, doc: doc, text: number,
      section: section, sentence: sentence)
    one.indicator = phrase
    return one
  }

  /// Sentences of real reports whose figures differ and contradict nothing, and some that do.
  static let asides: [Aside] = [
    Aside(
      "a stock and its increase in one sentence", .increment,
      [
        said("全省经营主体突破1800万户、全年净增172.8万户", "1800万户", "18000000"),
        said("全省经营主体突破1800万户、全年净增172.8万户", "172.8万户", "1728000"),
      ]),
    Aside(
      "two totals in two sentences", nil,
      [
        said("经营主体达到1800万户。", "1800万户", "18000000"),
        said("经营主体达到1900万户。", "1900万户", "19000000", doc: "b"),
      ]),
    Aside(
      "two increments in two sentences", nil,
      [
        said("新增经营主体18万户。", "18万户", "180000"),
        said("新增经营主体22万户。", "22万户", "220000", doc: "b"),
      ]),
    Aside(
      "an increment and a total in two sentences", .increment,
      [
        said("新增经营主体18万户。", "18万户", "180000"),
        said("累计有经营主体190万户。", "190万户", "1900000", doc: "b"),
      ]),
    Aside(
      "parts that one sentence lists", .sentence,
      [
        said("经营主体甲类3621万户，经营主体乙类447万户。", "3621万户", "36210000"),
        said("经营主体甲类3621万户，经营主体乙类447万户。", "447万户", "4470000"),
      ]),
    Aside(
      "another scope by the words", .wording,
      [
        said("经营主体3621万户。", "3621万户", "36210000"),
        said("个体经营主体447万户。", "447万户", "4470000", phrase: "个体经营主体"),
      ]),
    Aside(
      "a part of something else", .part,
      [
        said("经营主体3621万户。", "3621万户", "36210000"),
        said("企业中，其中经营主体447万户。", "447万户", "4470000", doc: "b"),
      ]),
    Aside(
      "another place within", .part,
      [
        said("全县经营主体3621户。", "3621户", "3621"),
        said("经开区改革，经营主体447户。", "447户", "447", doc: "b"),
      ]),
    Aside(
      "where a change set out", .base,
      [
        said("经营主体由3621户增加到4000户。", "3621户", "3621"),
        said("经营主体达到4000户。", "4000户", "4000", doc: "b"),
      ]),
    Aside(
      "the whole province in other words", nil,
      [
        said("全省经营主体3621万户。", "3621万户", "36210000", phrase: "全省经营主体"),
        said("经营主体447万户。", "447万户", "4470000"),
      ]),
    Aside(
      "cells of tables", .table,
      [
        said("加工贸易 48589", "48589", "48589", "", section: "table"),
        said("加工贸易 27853", "27853", "27853", "", section: "table"),
      ]),
    Aside(
      "nominal and real growth", .base,
      [
        said("经营主体产值增长3.8%。", "3.8%", "3.8", "%", measure: .growth),
        said("扣除价格因素，实际增长6.0%。", "6.0%", "6", "%", measure: .growth),
      ]),
    Aside(
      "growth over several years", .base,
      [
        said("比“十二五”末增长34%。", "34%", "34", "%", measure: .growth, .years(2016, 2020)),
        said("增长2.5%。", "2.5%", "2.5", "%", measure: .growth, .years(2016, 2020)),
      ]),
    Aside(
      "growth stated twice", nil,
      [
        said("经营主体增长5.1%。", "5.1%", "5.1", "%", measure: .growth),
        said("经营主体增长4.8%。", "4.8%", "4.8", "%", doc: "b", measure: .growth),
      ]),
  ]

  /// In one document a period that is only carried over may be that of another chapter.
  @Test func carriedPeriodsOfOneDocumentProveNothing() throws {
    var rows = [
      Self.said("经营主体达到1800万户。", "1800万户", "18000000"),
      Self.said("经营主体达到1900万户。", "1900万户", "19000000"),
    ]
    #expect(try ObservationQuery(TestFrames(rows).frame).conflicts().count == 1)
    rows[1].certainty[6] = .carried
    let report = try ObservationQuery(TestFrames(rows).frame).conflictReport()
    #expect(report.conflicts.isEmpty && report.setAside == [.period: 1])
    rows[1].doc = "b"
    #expect(try ObservationQuery(TestFrames(rows).frame).conflicts().count == 1)
  }

  /// A guessed area that is the document's own counts as known, another one does not.
  @Test func theDocumentsOwnAreaIsSureEnough() throws {
    var rows = [
      Self.said("经营主体达到1800万户。", "1800万户", "18000000"),
      Self.said("经营主体达到1900万户。", "1900万户", "19000000", doc: "b"),
    ]
    for index in rows.indices { rows[index].certainty[5] = .guessed }
    func conflicts(_ area: Int32) throws -> Int {
      var builder = ObservationFrameBuilder()
      for one in rows { builder.append(one, documentArea: area) }
      return try ObservationQuery(builder.finish()).conflicts().count
    }
    #expect(try conflicts(430_302) == 1)
    #expect(try conflicts(430_000) == 0)
  }

  @Test(arguments: asides) func listsOnlyWhatCannotBothBeTrue(one: Aside) throws {
    let report = try ObservationQuery(TestFrames(one.rows).frame).conflictReport()
    #expect(report.conflicts.map(\.kind) == (one.reason == nil ? [.value] : []))
    #expect(report.setAside == (one.reason.map { [$0: 1] } ?? [:]))
  }
}
