import HanBase

/// Observations as SDMX-CSV 1.0: a `DATAFLOW` column, then the concepts that the table has.
///
/// The table's columns are found by their ids: `area`, `indicator_id` (else `indicator`), `measure`,
/// `unit`, `time_period`, `value`, `status`, and, as attributes, `comparator`, `subject`, `doc` and
/// `text`. Other columns are left out.
///
/// **Source**: SDMX-CSV 1.0 field guide, <https://github.com/sdmx-twg/sdmx-csv>.
public struct SDMXCSVFormat: TableFormat {
  /// The name in options.
  public static let name = "sdmx-csv"
  /// The file extensions that choose it.
  public static let extensions = ["sdmx"]
  /// Whether sources are written with the table.
  public static let holdsSources = false

  /// The identification of the data flow: `AGENCY:ID(VERSION)`.
  public var dataflow = "HANALYZE:OBSERVATIONS(1.0)"
  /// Whether there is a head row; a part of a file that is written in parts has none.
  public var hasHead = true

  private static let concepts: [(concept: String, ids: [String], isNeeded: Bool)] = [
    ("REF_AREA", ["area"], true), ("INDICATOR", ["indicator_id", "indicator"], true),
    ("MEASURE", ["measure"], false), ("UNIT_MEASURE", ["unit"], false),
    ("TIME_PERIOD", ["time_period", "period"], true), ("OBS_VALUE", ["value"], true),
    ("OBS_STATUS", ["status"], false), ("COMPARATOR", ["comparator"], false),
    ("SUBJECT", ["subject"], false), ("SOURCE_DOC", ["doc"], false),
    ("SOURCE_TEXT", ["text"], false),
  ]

  /// Makes the format.
  public init() {}

  /// Appends the table's bytes.
  ///
  /// - Throws: `HanError` with `.tableUnfit` where area, indicator, period or value is no column.
  public func write(_ table: Table, to bytes: inout [UInt8]) throws {
    var picked: [(concept: String, columns: [Int])] = []
    for (concept, ids, isNeeded) in Self.concepts {
      let columns = ids.compactMap { id in table.columns.firstIndex { $0.id == id } }
      if !columns.isEmpty {
        picked.append((concept, columns))
      } else if isNeeded {
        throw HanError(
          .tableUnfit, "SDMX-CSV needs a column “\(ids[0])”, which this table has not")
      }
    }
    var result = Table(([("DATAFLOW", [])] + picked).map { TableColumn($0.0) })
    for row in table.rows {
      result.append(
        [.text(dataflow)]
          + picked.map { item in
            item.columns.map { row[$0] }.first { !$0.plain.isEmpty } ?? .empty
          })
    }
    var csv = CSVFormat()
    csv.guardsFormulas = false
    csv.hasHead = hasHead
    csv.write(result, to: &bytes)
  }
}
