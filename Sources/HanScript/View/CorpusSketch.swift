import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua

/// What a corpus is about, from some of its documents: enough to say what can be asked of it.
public struct CorpusSketch: Sendable {
  /// Where the documents are.
  public var place = CorpusPlace.empty
  /// How many documents there are.
  public var documents = 0
  /// The divisions that the documents looked at are about, those with most figures first.
  public var areas: [Int32] = []
  /// What is stated of most areas, the catalogue's first indicators first: an indicator's id and how it
  /// is measured.
  public var figures: [(indicator: String, measure: String)] = []
  /// An indicator that the first area has several figures of.
  public var firstAreaIndicator: String?
  /// Why the corpus cannot be read, where it cannot.
  public var failure: HanError?
}

extension ScriptInterpreter {
  /// Looks at the corpus: at all observations where they are at hand, else at some documents.
  ///
  /// It is for the first screen of a console: a handful of documents is read, whatever the size of
  /// the corpus. Call it outside of a run.
  public func sketch(documents limit: Int = 4) -> CorpusSketch {
    var sketch = CorpusSketch()
    do {
      let corpus = try session.corpus()
      sketch.place = corpus.place
      sketch.documents = corpus.documentNames.count
      let frame = try corpus.frameIfLoaded ?? corpus.sample(limit)
      CorpusTally(frame, session.catalog).fill(&sketch)
    } catch let error as HanError {
      sketch.failure = error
    } catch {
      sketch.failure = HanError(.unknownDocument, "the corpus cannot be read: \(error)")
    }
    return sketch
  }

  /// The names of the corpus' documents, without reading any; none where it cannot be opened.
  public func openDocumentNames() -> [String] { (try? session.corpus())?.documentNames ?? [] }

  /// The ids of indicators that the corpus states, if its observations are at hand.
  public var statedIndicators: Set<String> {
    session.corpusIfOpen?.stated.indicators ?? []
  }

  /// The codes of divisions that the corpus states figures of, if its observations are at hand.
  public var statedAreas: Set<Int32> {
    session.corpusIfOpen?.stated.areas ?? []
  }
}

/// Counts figures by area, indicator and measure.
private struct CorpusTally {
  private struct Figure: Hashable {
    let concept: Int32
    let measure: UInt8
  }

  private let frame: ObservationFrame
  private let catalog: Catalog
  private var rows: [Figure: [Int32: Int]] = [:]

  init(_ frame: ObservationFrame, _ catalog: Catalog) {
    self.frame = frame
    self.catalog = catalog
    let measures: [Measure] = [.level, .growth, .averageGrowth]
    // A large corpus is told by its first rows as well.
    for row in 0..<min(frame.count, 200_000) {
      let area = frame.areaNumbers[Int(frame.areas[row])]
      guard area != 0, frame.isCatalogued(concept: frame.concepts[row]), !frame.isRepeat(row),
        frame.subjects[row] < 0, frame.statuses[row] == Status.normal.rawValue,
        measures.contains(where: { $0.rawValue == frame.measures[row] })
      else { continue }
      let figure = Figure(concept: frame.concepts[row], measure: frame.measures[row])
      rows[figure, default: [:]][area, default: 0] += 1
    }
  }

  func fill(_ sketch: inout CorpusSketch) {
    let place = Dictionary(
      catalog.indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    func order(_ concept: Int32) -> Int { place[frame.conceptNames[Int(concept)]] ?? .max }
    sketch.figures = rows.sorted { left, right in
      (right.value.count, order(left.key.concept), left.key.measure)
        < (left.value.count, order(right.key.concept), right.key.measure)
    }.map {
      (
        frame.conceptNames[Int($0.key.concept)],
        Measure(rawValue: $0.key.measure)?.name ?? Measure.level.name
      )
    }
    var ofArea: [Int32: Int] = [:]
    for counts in rows.values { ofArea.merge(counts) { $0 + $1 } }
    sketch.areas = ofArea.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    guard let first = sketch.areas.first else { return }
    var ofConcept: [Int32: Int] = [:]
    for (figure, counts) in rows { ofConcept[figure.concept, default: 0] += counts[first] ?? 0 }
    sketch.firstAreaIndicator = ofConcept.filter { $0.value > 0 }.min {
      (-$0.value, order($0.key)) < (-$1.value, order($1.key))
    }.map { frame.conceptNames[Int($0.key)] }
  }
}
