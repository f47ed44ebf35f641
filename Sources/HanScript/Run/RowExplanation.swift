import HanBase
import HanFrame
import HanLua

extension ScriptInterpreter {
  /// Why a row is what it is: of a query's answer, of a table with its sources, or a metric.
  ///
  /// - Parameters:
  ///   - value: what was shown.
  ///   - row: which row, from 1.
  ///   - call: a call of this interpreter.
  /// - Returns: the sentences that the row rests on, and the rules that made each field.
  /// - Throws: `HanError` HA708 where there is no such row, or nothing was traced.
  public func why(_ value: LuaValue, row: Int, call: LuaCall) throws -> String {
    switch value {
    case .row(let rows, let place):
      guard let rows = rows as? MetricRows else { break }
      return try rows.why(place)
    case .object(let object):
      if let query = object as? QueryObject {
        let rows = try query.rows(call)
        try Self.check(row, count: rows.count)
        return try rows.why(row - 1)
      }
      guard let table = (object as? TableObject)?.table else { break }
      try Self.check(row, count: table.rows.count)
      return try why(table, row - 1)
    case .list(let values):
      try Self.check(row, count: values.count)
      return try why(values[row - 1], row: row, call: call)
    default: break
    }
    throw HanError(
      .luaUnknownName,
      "the last value is \(value.kind): nothing to explain; :why wants a table, a query or a metric"
    )
  }

  private static func check(_ row: Int, count: Int) throws {
    guard row >= 1, row <= count else {
      throw HanError(.luaUnknownName, "there is no row \(row): the table has \(count)")
    }
  }

  private func why(_ table: Table, _ row: Int) throws -> String {
    let shown = table.picking([row]).display()
    let head = zip(shown.columns, shown.rows.first ?? []).compactMap { column, cell -> String? in
      if case .text(let text) = cell, !text.isEmpty { "\(column.name) \(text)" } else { nil }
    }.joined(separator: " · ")
    let sources = table.sources(ofRow: row)
    guard !sources.isEmpty else {
      throw HanError(.luaUnknownName, "row \(row + 1) (\(head)) was not traced to documents")
    }
    let most = 20
    var parts = [head]
    for source in sources.prefix(most) { parts.append(try why(source)) }
    if sources.count > most { parts.append("… \(sources.count - most) more sources") }
    return parts.joined(separator: "\n\n")
  }

  /// The observation that a source is, explained; its sentence where it is none of the corpus.
  private func why(_ source: TableSource) throws -> String {
    let corpus = try session.corpus()
    if let (frame, row) = try corpus.row(of: source) {
      return try session.rows(of: frame, from: corpus).why(row)
    }
    return "\(source.doc)@\(source.span.start): \(source.text)\n\(source.sentence)"
  }
}
