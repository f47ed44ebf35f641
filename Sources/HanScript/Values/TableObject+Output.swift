import HanBase
import HanLua
import HanOutput

extension TableObject {
  /// The names of the formats that tables are written in.
  static let formatNames = TableFormats.all.map { $0.name }

  /// What writes the table.
  static func output(_ type: LuaType<TableObject>) -> LuaType<TableObject> {
    var type = type
    type = type.method(
      .init(
        "format", "The table as text in a format, without a newline at its end.",
        parameters: [
          Parameter("format", .choice(formatNames), "The format's name.")
        ], results: [ResultDescription(.string, "The text.")],
        errors: ["HA603 the format cannot hold this table"],
        example: #"print(metrics{}:coverage():top(1):format("csv"))"#, since: since)
    ) { t, call in
      let format = try TableFormats.named(try call.string(0))
      var text = try format.text(t.table)[...]
      if text.last == "\n" || text.last == "\r\n" { text.removeLast() }
      return [.string(String(text))]
    }
    return type.method(
      .init(
        "save", "Saves the table to a file; the extension chooses the format.",
        details: """
          Files may be written that `-o` or `--allow-write` names. Rows that are traced keep their \
          sources: in a second file `NAME.sources.EXT` where the format cannot hold them.
          """,
        parameters: [
          Parameter("path", .string, "Where to."),
          Parameter(
            "format", .choice(formatNames), "The format, where the extension does not tell.",
            optional: true),
        ], results: [ResultDescription(.list(.string), "The paths written.")],
        errors: [
          "HA601 no such format", "HA602 the file cannot be written",
          "HA603 the format cannot hold this table", "HA709 no permission",
        ],
        example: """
          local ok, message = pcall(function() return metrics{}:coverage():save("coverage.csv") end)
          print(ok) --> false
          """, since: since)
    ) { t, call in
      let path = try call.string(0)
      let format = try call.optionalString(1).map { try TableFormats.named($0) }
      return [.list(try t.session.files.save(t.table, to: path, as: format).map(LuaValue.string))]
    }
  }
}
