import ArgumentParser
import Hanalyze

/// How `extract` writes observations.
enum ExtractFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// Comma-separated values with the same fields.
  case csv
  /// SDMX-CSV 1.0.
  case sdmx = "sdmx-csv"
  /// A table for people.
  case table

  /// The observations of a document, without a head row.
  func output(_ extraction: Extraction) throws -> DocumentOutput {
    switch self {
    case .jsonl:
      var json = JSONWriter(capacity: extraction.count * 1024)
      for observation in extraction { observation.write(to: &json) }
      return .bytes(json.bytes)
    case .csv, .sdmx: return .bytes(try csv(ObservationTable.table(extraction)))
    case .table: return .rows(ObservationTable.short(extraction))
    }
  }

  /// What stands before the first observation.
  func head() throws -> [UInt8] {
    switch self {
    case .jsonl, .table: []
    case .csv, .sdmx: try csv(ObservationTable.empty, hasHead: true)
    }
  }

  private func csv(_ table: Table, hasHead: Bool = false) throws -> [UInt8] {
    var bytes: [UInt8] = []
    if self == .sdmx {
      var writer = SDMXCSVFormat()
      writer.hasHead = hasHead
      try writer.write(table, to: &bytes)
    } else {
      var writer = CSVFormat()
      writer.hasHead = hasHead
      writer.usesIDs = true
      writer.write(table, to: &bytes)
    }
    return bytes
  }
}
