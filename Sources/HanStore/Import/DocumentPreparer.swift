import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame

/// Makes the rows of documents and gathers their columns; each worker thread has one.
///
/// Columns of many documents grow in one builder, so that words which recur are looked up by number
/// and nothing is put together twice. Rows are made of the columns.
struct DocumentPreparer {
  /// What was found in a document.
  enum Findings {
    /// As the extractor left it.
    case extraction(Extraction)
    /// As corrections left it.
    case corrected([StoredObservation])
  }

  private let catalog: Catalog
  private var columns = ObservationFrameBuilder()
  private var words = ColumnWords()

  init(catalog: Catalog) { self.catalog = catalog }

  /// How many rows wait for `takeColumns`.
  var rowCount: Int { columns.count }

  /// The columns of all documents since the last time, with those of other frames behind them; nil
  /// where there are no observations.
  mutating func takeColumns(with others: [ObservationFrame] = []) -> ObservationFrame? {
    for frame in others { columns.append(frame) }
    guard columns.count > 0 else { return nil }
    let taken = columns
    columns = ObservationFrameBuilder()
    words = ColumnWords()
    return taken.finish()
  }

  /// Makes the rows of a document and adds its columns.
  mutating func prepare(
    _ document: Document, _ findings: Findings, claims: ClaimExtraction?,
    origin: PreparedDocument.Origin,
    extracted: [UInt8]?, outcomes: [CorrectionSet.Outcome]
  ) -> PreparedDocument {
    let first = columns.count
    var sentences: [Int] = []
    switch findings {
    case .extraction(let extraction):
      columns.append(extraction)
      sentences = extraction.indices.map(extraction.sentence)
    case .corrected(let stored):
      for one in stored {
        columns.append(one.observation, documentArea: document.metadata.area)
      }
      sentences = stored.map(\.sentence)
    }
    columns.markRepeats()
    let claimRows = claims.map { ClaimRows($0) }
    var used = [Bool](repeating: false, count: document.sentences.count)
    for sentence in sentences { used[sentence] = true }
    for sentence in claimRows?.sentences ?? [] { used[sentence] = true }
    words.update(columns, catalog)
    let (observations, derivations) = words.rows(columns, first..<columns.count, sentences)
    return PreparedDocument(
      origin: origin, name: document.name, observationCount: sentences.count,
      derivations: derivations, claimDerivations: claimRows?.derivations ?? [],
      document: PreparedDocument.documentRow(
        document, origin, observations: sentences.count, claims: claimRows?.count ?? 0),
      text: PreparedDocument.textRow(document, extracted),
      sentences: PreparedDocument.sentenceRows(document, used), observations: observations,
      claims: claimRows?.buffer ?? RowBuffer(), outcomes: outcomes)
  }
}
