import Hanalyze

/// What is made of one document, ready to be put behind what was made of those before it.
enum DocumentOutput: Sendable {
  /// Bytes of a format that can be written in parts.
  case bytes([UInt8])
  /// Rows of a table that is shown at the end.
  case rows(Table)
}

/// Turns one input into what is written of it.
struct DocumentWork: Sendable {
  /// What became of one input.
  struct Outcome: Sendable {
    var output: DocumentOutput?
    var failure: HanError?
    var diagnostics: [Diagnostic] = []
    /// Whether the input was a record of a stream.
    var isRecord = false
  }

  let areaFinder: CatalogAreaFinder
  /// What is made of a document.
  let render: @Sendable (Document) throws -> DocumentOutput

  /// Reads the document and renders it.
  func outcome(_ input: DocumentInput) -> Outcome {
    var outcome = Outcome()
    if case .record = input { outcome.isRecord = true }
    if case .diagnostics(let found) = input { outcome.diagnostics = found }
    do {
      if let document = try document(input) {
        outcome.output = try render(document)
        outcome.diagnostics = document.diagnostics
      }
    } catch let error as HanError {
      outcome.failure = error
    } catch {
      outcome.failure = HanError(.unreadable, String(describing: error))
    }
    return outcome
  }

  private func document(_ input: DocumentInput) throws(HanError) -> Document? {
    let reader = DocumentReader(areaFinder: areaFinder)
    switch input {
    case .failure(let error): throw error
    case .diagnostics: return nil
    case .source(let source): return try source.document(reader)
    case .standardInput(let name, let stated):
      return try reader.read(try DocumentFile.standardInput(), name: name, stated: stated)
    case .record(let line, let stream):
      let record = try DocumentRecord(line, stream: stream, areaFinder: areaFinder)
      do throws(HanError) {
        return try reader.read(Array(record.text.utf8), name: record.name, stated: record.stated)
      } catch {
        throw HanError(
          error.code, "document \(record.name): \(error.message)", path: stream, line: line.number,
          cause: error.cause)
      }
    }
  }
}
