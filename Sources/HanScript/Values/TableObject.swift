import HanBase
import HanLua
import HanOutput

/// A table as scripts hold it; it never changes.
final class TableObject: LuaObject, Shown {
  static let luaTypeName = "datatable"
  let table: Table
  let session: ScriptSession

  init(_ table: Table, session: ScriptSession) {
    self.table = table
    self.session = session
  }

  var luaMemory: Int { 256 + table.rows.count * (table.columns.count * 40 + 64) }

  /// The table for people, as wide as the terminal.
  var text: String {
    var bytes: [UInt8] = []
    TerminalFormat(width: session.width).write(table, to: &bytes)
    while bytes.last == 10 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  var shown: String { table.title.isEmpty ? "datatable" : table.title }

  func with(_ table: Table) -> TableObject { TableObject(table, session: session) }

  /// A row as a record of its cells by column id, in the columns' order.
  func record(_ row: Int) -> LuaValue {
    .record(
      table.columns.indices.compactMap { column in
        let value = LuaValue(table.rows[row][column])
        return value.isNone ? nil : .init(table.columns[column].id, value)
      })
  }

  /// The index of a column by id or name.
  ///
  /// - Throws: `HanError` HA708 with near names.
  func column(_ name: String) throws(HanError) -> Int {
    if let column = table.column(named: name) { return column }
    let names = table.columns.flatMap { [$0.id, $0.name] }
    throw HanError(
      .luaUnknownName,
      "the table has no column '\(name)'; it has " + table.columns.map(\.id).joined(separator: ", ")
        + Nearest.hint(name, in: names))
  }

  static var type: LuaType<TableObject> {
    var type = LuaType(
      TableObject.self, "What queries and analyses return: named columns and rows.",
      details: """
        `print(t)` aligns it with 汉字 two columns wide. `t[i]` is row `i` as a table of cells by \
        column id, `#t` the number of rows. `t:save(path)` chooses the format by the extension; what \
        was traced to sources keeps them in a second file beside it.
        """,
      example: """
        local t = metrics{ indicator = "gdp", measure = "level" }:latest():rank()
        print(t[1].area_name, t[1].value)
        for i, row in ipairs(t:totable()) do print(i, row.area_name) end
        """, since: since)
    type = type.field(.init("title", .string, "What stands above it.", since: since)) { t, _ in
      .string(t.table.title)
    }
    type = type.field(
      .init("columns", .list(.string), "The ids of its columns.", since: since)
    ) { t, _ in .list(t.table.columns.map { .string($0.id) }) }
    type = type.field(
      .init("headings", .list(.string), "What people read above its columns.", since: since)
    ) { t, _ in .list(t.table.columns.map { .string($0.name) }) }
    type = type.field(
      .init("notes", .list(.string), "Remarks below it.", since: since)
    ) { t, _ in .list(t.table.notes.map(LuaValue.string)) }
    type = shaping(type)
    type = output(type)
    type = type.on(.length, "The number of rows.") { t, _ in [.integer(t.table.rows.count)] }
    type = type.on(
      .index, "A row as a table of cells by column id; nil beyond the last.",
      parameters: [Parameter("row", .integer, "The row's number, from 1.")]
    ) { t, call in
      guard let row = try call.value(0).exactInteger, row >= 1, row <= t.table.rows.count else {
        return [.none]
      }
      return [t.record(row - 1)]
    }
    return type.on(.toString, "The table, aligned.") { t, _ in [.string(t.text)] }
  }
}
