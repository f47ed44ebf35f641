import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua

extension ScriptInterpreter {
  /// What a value is to people; nil for plain values of Lua, which have no more than their content.
  ///
  /// A query is answered, which may call functions of the script: therefore the call.
  ///
  /// - Parameters:
  ///   - value: a value of this interpreter.
  ///   - call: the call under way.
  ///   - rows: how many rows of a table or names of a list are wanted at most.
  /// - Returns: The view; nil for plain values of Lua.
  /// - Throws: what answering a query throws.
  public func view(of value: LuaValue, call: LuaCall?, rows: Int) throws -> ValueView? {
    switch value {
    case .object(let object): try view(of: object, call: call, rows: rows)
    case .row(let source, let row): (source as? MetricRows).map { .observation($0.view(of: row)) }
    default: nil
    }
  }

  /// The card of an indicator of the catalogue.
  public func card(of indicator: Indicator) -> CardView { IndicatorObject(indicator).card(session) }

  /// The card of a division or park.
  public func card(of place: Place) -> CardView {
    DistrictObject(place, session: session).card(names: 20)
  }

  /// A value in a few words, for a place within another; nil for plain values of Lua.
  public func label(of value: LuaValue) -> String? {
    switch value {
    case .row(let source, let row): (source as? MetricRows)?.label(row)
    case .object(let object):
      switch object {
      case let table as TableObject:
        "datatable" + (table.table.title.isEmpty ? "" : " \(table.table.title)")
          + " (\(table.table.rows.count))"
      case let shown as any Shown: shown.shown
      default: type(of: object).luaTypeName
      }
    default: nil
    }
  }

  /// The names of the columns of a table, ids first; none for what is no table.
  public func columns(of value: LuaValue) -> [(id: String, heading: String)] {
    guard case .object(let object) = value, let table = object as? TableObject else { return [] }
    return table.table.columns.map { ($0.id, $0.name) }
  }

  private func view(
    of object: any LuaObject, call: LuaCall?, rows: Int
  ) throws -> ValueView {
    switch object {
    case let table as TableObject:
      return .table(table.table.prefix(rows), total: table.table.rows.count)
    case let query as QueryObject:
      let asked = try query.query
      let (all, table) = try within(call) { () -> (Int, Table) in
        let all = try asked.rows().count
        return (all, try asked.top(rows).table())
      }
      return .table(table, total: all)
    case let grouping as GroupingObject:
      let table = try within(call) {
        try grouping.query.query.group(by: grouping.fields, [.count], poolingUnits: true).table()
      }
      return .table(table.prefix(rows), total: table.rows.count)
    case is CorpusObject: return try within(call) { try corpusView(rows: rows) }
    case is MetricsObject: return try within(call) { try metricsView() }
    case is DistrictsObject: return .card(districtsCard)
    case is IndicatorsObject: return .card(indicatorsCard)
    case let district as DistrictObject: return .card(district.card(names: rows))
    case let document as DocumentObject: return .card(document.card)
    case let indicator as IndicatorObject: return .card(indicator.card(session))
    case let period as PeriodObject: return .card(period.card)
    case let section as SectionObject: return .card(section.card(names: rows))
    case let sentence as SentenceObject: return .card(sentence.card)
    default: return .text(label(of: .object(object)) ?? "")
    }
  }

  private func within<Result>(_ call: LuaCall?, _ body: () throws -> Result) throws -> Result {
    guard let call else { return try body() }
    return try session.during(call, body)
  }
}
