import HanBase
import HanLua

/// The module `hanalyze.tables`: tables made by scripts.
enum TablesModule {
  static var module: LuaModule {
    LuaModule(
      "hanalyze.tables", "Tables made of a script's own rows.", functions: [new], isGlobal: false,
      since: since)
  }

  private static let column = ValueType.oneOf([
    .string,
    .record([
      Parameter("id", .string, "What scripts and files call it."),
      Parameter("name", .string, "What people read above it.", optional: true),
      Parameter(
        "kind", .choice(["text", "integer", "number", "bool"]), "What its cells are.",
        default: .string("text")),
      Parameter(
        "magnitude", .boolean, "Whether people are shown 646.8亿 for 64680000000.",
        default: .boolean(false)),
      Parameter(
        "unit", .string, "The id of the column that holds its numbers' units.", optional: true),
    ]),
  ])

  private static var new: LuaFunction {
    LuaFunction(
      .init(
        "new", "A table of rows.",
        details: """
          A row is a list of cells in the order of the columns, or a table of cells by column id. \
          A column whose kind is not told holds numbers where its first cell that is not nil is one. \
          A metric in the field `source` of a row traces the row to it.
          """,
        parameters: [
          Parameter(
            "definition",
            .record([
              Parameter("columns", .list(column), "The columns, from left to right."),
              Parameter("rows", .list(.table), "The rows.", optional: true),
              Parameter("title", .string, "What stands above it.", default: .string("")),
              Parameter("notes", .list(.string), "Remarks below it.", optional: true),
            ]), "Columns and rows.")
        ], results: [ResultDescription(.object("datatable"), "The table.")],
        example: """
          local h = require "hanalyze"
          local t = h.tables.new{ columns = { "区", { id = "n", name = "个数", kind = "integer" } },
            rows = { { "雨湖区", 3 }, { ["区"] = "荷塘区", n = 5 } } }
          print(t:sort("n", "desc")[1]["区"]) --> 荷塘区
          """, since: since)
    ) { call in
      let session = try ScriptSession.of(call)
      let definition = try call.record(0)
      let rows = definition["rows"].elements
      var columns: [TableColumn] = []
      for (index, value) in definition["columns"].elements.enumerated() {
        columns.append(Self.column(value, index, rows))
      }
      guard !columns.isEmpty else { throw HanError(.luaArgument, "tables.new: no columns") }
      var table = Table(columns, title: definition.string("title") ?? "")
      table.notes = definition["notes"].elements.compactMap(\.text)
      for (number, row) in rows.enumerated() {
        let cells = try columns.enumerated().map { index, column in
          try Self.cell(Self.value(row, column, index), number, column)
        }
        table.append(cells, sources: Self.sources(row))
      }
      return [.object(TableObject(table, session: session))]
    }
  }

  private static func value(_ row: LuaValue, _ column: TableColumn, _ index: Int) -> LuaValue {
    switch row {
    case .list(let cells): index < cells.count ? cells[index] : .none
    case .map(let pairs):
      pairs.first { pair in
        pair.key.text == column.id || pair.key.exactInteger == index + 1
      }?.value ?? .none
    default: row[column.id]
    }
  }

  private static func column(_ value: LuaValue, _ index: Int, _ rows: [LuaValue]) -> TableColumn {
    let id = value.text ?? value["id"].text ?? ""
    var column = TableColumn(value["name"].text ?? id, id: id)
    let first = rows.lazy.map { Self.value($0, column, index) }.first { !$0.isNone }
    var kind = value["kind"].text.flatMap { TableColumn.Kind(rawValue: $0) }
    if kind == nil, let first {
      switch first {
      case .integer: kind = .integer
      case .number: kind = .number
      case .boolean: kind = .bool
      default: break
      }
    }
    var magnitude = false
    if case .boolean(true) = value["magnitude"] { magnitude = true }
    column = TableColumn(
      column.name, id: id, kind: kind ?? .text, showsMagnitude: magnitude,
      unitColumn: value["unit"].text)
    return column
  }

  private static func cell(_ value: LuaValue, _ row: Int, _ column: TableColumn) throws -> Cell {
    if let cell = value.cell { return cell }
    throw HanError(
      .luaArgument,
      "tables.new: row \(row + 1), column '\(column.id)': a \(value.kind) cannot be a cell")
  }

  private static func sources(_ row: LuaValue) -> [TableSource] {
    guard case .row(let rows, let number) = Self.value(row, TableColumn("source"), .max - 1),
      let metrics = rows as? MetricRows
    else { return [] }
    return [metrics.tableSource(number)]
  }
}
