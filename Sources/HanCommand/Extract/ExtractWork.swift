import Hanalyze

/// Turns one input of `extract` into what is written of it.
struct ExtractWork: Sendable {
  /// What became of one input.
  struct Outcome: Sendable {
    var rendered: RenderedObservations?
    var failure: HanError?
    var diagnostics: [Diagnostic] = []
  }

  let format: ExtractFormat
  let areaFinder: CatalogAreaFinder
  private let extractor = Extractor()

  init(format: ExtractFormat, areaFinder: CatalogAreaFinder) {
    self.format = format
    self.areaFinder = areaFinder
  }

  /// Reads the document, finds its observations and renders them.
  func outcome(_ input: ExtractInput) -> Outcome {
    do {
      guard let document = try document(input) else {
        guard case .diagnostics(let found) = input else { return Outcome() }
        return Outcome(diagnostics: found)
      }
      return Outcome(
        rendered: try RenderedObservations(extractor.extract(document), as: format),
        diagnostics: document.diagnostics)
    } catch let error as HanError {
      return Outcome(failure: error)
    } catch {
      return Outcome(failure: HanError(.unreadable, String(describing: error)))
    }
  }

  private func document(_ input: ExtractInput) throws(HanError) -> Document? {
    let reader = DocumentReader(areaFinder: areaFinder)
    switch input {
    case .failure(let error): throw error
    case .diagnostics: return nil
    case .source(let source): return try source.document(reader)
    case .standardInput(let name, let stated):
      return try reader.read(try StandardInput.bytes(), name: name, stated: stated)
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
