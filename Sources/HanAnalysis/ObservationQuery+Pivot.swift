import HanBase
import HanFrame

extension ObservationQuery {
  /// A table with a row for each value of one field, a column for each of another, and in each cell
  /// the figure that the sources give.
  ///
  /// Where several rows fall into one cell, it shows that of the newest period, and of several the
  /// preferred one, or, with `aggregate`, a number made of them all. Figures of different units
  /// stand in columns of their own, with the unit in the heading.
  ///
  /// - Parameters:
  ///   - rows: The field down the side.
  ///   - columns: The field along the top.
  ///   - aggregate: What to make of several rows, or nil for the preferred one.
  /// - Returns: The table; its rows and columns stand in order of their headings.
  /// - Throws: What a function given to `.passes` throws.
  public func pivot(rows: Field, columns: Field, aggregate: Aggregate? = nil) throws -> Table {
    let kept = Set([rows, columns])
    let pooled = pooling(statuses: kept.contains(.status), subjects: kept.contains(.subject))
    let fields = [rows, columns, .unit]
    let (side, top, unit) = (
      rows.index(frame, catalog), columns.index(frame, catalog),
      Field.unit.index(frame, catalog)
    )
    var cells: [[Int32]: (cell: Cell, sources: [TableSource])] = [:]
    var notes: [String] = []
    if let aggregate {
      let grouping = try pooled.group(by: fields, [aggregate])
      notes = grouping.sumNotes()
      for group in 0..<grouping.count {
        let key = (0..<3).map { grouping.ids[min($0, grouping.ids.count - 1)][group] }
        cells[key] = (grouping.cell(0, group), grouping.sources(of: group))
      }
    } else {
      for row in try pooled.latest(per: fields).rows() {
        let key = [side.id(Int(row)), top.id(Int(row)), unit.id(Int(row))]
        cells[key] = (.decimal(frame.exactValue(Int(row))), [source(of: Int(row))])
      }
    }
    var table = layOut(cells, rows, side, columns, top, unit, aggregate)
    table.notes = notes
    return table
  }

  private func layOut(
    _ cells: [[Int32]: (cell: Cell, sources: [TableSource])], _ rowField: Field,
    _ side: FieldIndex, _ columnField: Field, _ top: FieldIndex, _ unit: FieldIndex,
    _ aggregate: Aggregate?
  ) -> Table {
    let sides = Set(cells.keys.map { $0[0] }).sorted { side.cell($0) < side.cell($1) }
    let tops = Set(cells.keys.map { [$0[1], $0[2]] }).sorted {
      (top.cell($0[0]), unit.cell($0[1])) < (top.cell($1[0]), unit.cell($1[1]))
    }
    let columns = tops.map { key -> TableColumn in
      let (label, unitName) = (top.cell(key[0]).plain, unit.cell(key[1]).plain)
      let heading = unitName.isEmpty || columnField == .unit ? label : "\(label)(\(unitName))"
      return TableColumn(
        heading, kind: aggregate == .count ? .integer : aggregate == nil ? .decimal : .number,
        showsMagnitude: true)
    }
    var table = Table([TableColumn(rowField.title, id: rowField.rawValue)] + columns)
    for key in sides {
      let found = tops.map { cells[[key, $0[0], $0[1]]] }
      table.append(
        [side.cell(key)] + found.map { $0?.cell ?? .empty },
        sources: found.flatMap { $0?.sources ?? [] })
    }
    return table
  }
}
