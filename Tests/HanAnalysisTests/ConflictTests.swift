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
    #expect(try query.conflicts().map(\.isSure) == [false])
    var tolerance = ConflictTolerance()
    tolerance.includesGuesses = false
    #expect(try query.conflicts(tolerance).isEmpty)
  }
}
