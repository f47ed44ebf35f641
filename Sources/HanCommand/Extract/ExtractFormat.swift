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
}

/// The observations of one document, ready to be put behind those of the documents before it.
enum RenderedObservations: Sendable {
  /// Bytes of a format that can be written in parts.
  case bytes([UInt8])
  /// Rows of a table that is shown at the end.
  case rows(Table)

  /// Renders the observations of a document, without a head row.
  init(_ extraction: Extraction, as format: ExtractFormat) throws {
    switch format {
    case .jsonl:
      var json = JSONWriter(capacity: extraction.count * 1024)
      for observation in extraction { observation.write(to: &json) }
      self = .bytes(json.bytes)
    case .csv, .sdmx: self = .bytes(try Self.csv(ObservationTable.table(extraction), format))
    case .table: self = .rows(ObservationTable.short(extraction))
    }
  }

  /// What stands before the first observation.
  static func head(_ format: ExtractFormat) throws -> [UInt8] {
    switch format {
    case .jsonl, .table: []
    case .csv, .sdmx: try csv(ObservationTable.empty, format, hasHead: true)
    }
  }

  private static func csv(
    _ table: Table, _ format: ExtractFormat, hasHead: Bool = false
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    if format == .sdmx {
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
