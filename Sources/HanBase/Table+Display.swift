extension Table {
  /// The table as people read it: every cell a text, numbers with their magnitude and unit.
  ///
  /// A column whose numbers name their unit's column swallows it: 64680000000 and 元 become
  /// `646.8亿元`. A number that had to be rounded is marked with `≈`. The texts are not yet safe for
  /// a terminal, a page or a sheet; each writer sees to that.
  public func display() -> Table {
    let units = columns.map { column in column.unitColumn.flatMap { self.column(named: $0) } }
    let kept = columns.indices.filter { !units.contains($0) }
    var result = Table(kept.map { columns[$0] }, title: title)
    result.notes = notes
    for (number, row) in rows.enumerated() {
      let cells = kept.map { index in
        Cell.text(text(row[index], columns[index], unit: units[index].map { row[$0].plain } ?? ""))
      }
      result.append(cells, sources: sources(ofRow: number))
    }
    return result
  }

  /// A table of the sources of all rows: row number (from 1), document, bytes, words, sentence; nil
  /// where no row is traced.
  public func sourcesTable() -> Table? {
    guard isTraced else { return nil }
    var result = Table(
      [
        TableColumn("row", kind: .integer), TableColumn("doc"),
        TableColumn("start", kind: .integer), TableColumn("end", kind: .integer),
        TableColumn("text"), TableColumn("sentence"),
      ], title: title.isEmpty ? "sources" : title + " (sources)")
    for index in traces.indices {
      for source in sources(ofRow: index) {
        result.append([
          .integer(index + 1), .text(source.doc), .integer(Int(source.span.start)),
          .integer(Int(source.span.end)), .text(source.text), .text(source.sentence),
        ])
      }
    }
    return result
  }

  private func text(_ cell: Cell, _ column: TableColumn, unit: String) -> String {
    switch cell {
    case .decimal(let value):
      (column.showsMagnitude ? value.withMagnitude : value.description) + unit
    case .integer(let value):
      (column.showsMagnitude ? ExactDecimal(value).withMagnitude : String(value)) + unit
    case .double(let value):
      RoundedNumber(value, magnitude: column.showsMagnitude).text + unit
    case .bool(let value): value ? "✓" : ""
    case .list(let cells): cells.map { text($0, column, unit: unit) }.joined(separator: "; ")
    case .empty, .text: cell.plain
    }
  }
}
