import HanBase
import Testing

@Suite struct TableTests {
  static func sample() -> Table {
    var table = Table(
      [
        TableColumn("地区", id: "area"),
        TableColumn("值", id: "value", kind: .decimal, showsMagnitude: true, unitColumn: "unit"),
        TableColumn("单位", id: "unit"), TableColumn("均值", id: "mean", kind: .number),
      ], title: "排名")
    let source = TableSource(
      doc: "a.txt", span: Span(3, 9), text: "646.8亿元", sentence: "总值646.8亿元。", row: 7)
    table.append(
      [.text("雨湖区"), .decimal(ExactDecimal(64_680_000_000)), .text("元"), .double(1.0 / 3)],
      sources: [source])
    table.append([.text("荷塘区"), .empty, .text("元")])
    table.append(
      [.text("岳塘区"), .decimal(ExactDecimal(5)), .text("元"), .double(2), .text("surplus")],
      sources: [source, source])
    return table
  }

  @Test func rowsFitTheColumns() {
    let table = Self.sample()
    #expect(table.rows.allSatisfy { $0.count == 4 })
    #expect(table.sources.count == 1)
    #expect(table.sources(ofRow: 0).first?.row == 7)
    #expect(table.sources(ofRow: 1).isEmpty && table.sources(ofRow: 99).isEmpty)
    #expect(
      table.column(named: "值") == 1 && table.column(named: "value") == 1
        && table.column(named: "x") == nil)
  }

  @Test func sortsWithEmptyLastAndSourcesAlong() {
    let up = Self.sample().sorted(byColumn: 1)
    #expect(up.values(ofColumn: 0) == [.text("岳塘区"), .text("雨湖区"), .text("荷塘区")])
    #expect(up.sources(ofRow: 1).count == 1 && up.sources(ofRow: 2).isEmpty)
    let down = Self.sample().sorted(byColumn: 1, descending: true)
    #expect(down.values(ofColumn: 0) == [.text("雨湖区"), .text("岳塘区"), .text("荷塘区")])
    #expect(Self.sample().sorted(byColumn: 9).rows == Self.sample().rows)
    #expect(Self.sample().prefix(-1).rows.isEmpty && Self.sample().prefix(99).rows.count == 3)
  }

  @Test func displaysNumbersWithTheirUnit() {
    let display = Self.sample().display()
    #expect(display.columns.map(\.name) == ["地区", "值", "均值"])
    #expect(display.rows[0] == [.text("雨湖区"), .text("646.8亿元"), .text("≈0.3333")])
    #expect(display.rows[1] == [.text("荷塘区"), .text(""), .text("")])
  }

  @Test func listsSources() throws {
    let sources = try #require(Self.sample().sourcesTable())
    #expect(sources.rows.count == 3)
    #expect(sources.rows[2][0] == .integer(3))
    #expect(Table([]).sourcesTable() == nil)
  }

  @Test func cellsOrder() throws {
    let cells: [Cell] = [
      .list([]), .text("b"), .text("a"), .double(.nan), .decimal(try #require(ExactDecimal("1.5"))),
      .integer(1), .double(2),
      .bool(true), .bool(false), .empty,
    ]
    let sorted = cells.sorted()
    #expect(sorted.map(\.plain) == ["", "false", "true", "1", "1.5", "2", "nan", "a", "b", ""])
  }
}
