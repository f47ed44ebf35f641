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
  /// Ids of indicators whose levels the documents state, those of most areas and figures first.
  public var indicators: [String] = []
  /// For the first area, its indicators with figures, most figures first.
  public var firstAreaIndicators: [String] = []
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
      CorpusTally(frame).fill(&sketch)
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
    guard let frame = session.corpusIfOpen?.frameIfLoaded else { return [] }
    return Set(
      (0..<frame.conceptNames.count).filter { frame.isCatalogued(concept: Int32($0)) }
        .map { frame.conceptNames[$0] })
  }

  /// The codes of divisions that the corpus states figures of, if its observations are at hand.
  public var statedAreas: Set<Int32> {
    Set(session.corpusIfOpen?.frameIfLoaded?.areaNumbers ?? []).subtracting([0])
  }
}

/// Counts figures by area and indicator.
private struct CorpusTally {
  private struct Pair: Hashable {
    let area: Int32
    let concept: Int32
  }

  private let frame: ObservationFrame
  private var pairs: [Pair: Int] = [:]

  init(_ frame: ObservationFrame) {
    self.frame = frame
    // A large corpus is told by its first rows as well.
    for row in 0..<min(frame.count, 200_000) {
      let area = frame.areaNumbers[Int(frame.areas[row])]
      guard area != 0, frame.isCatalogued(concept: frame.concepts[row]), !frame.isRepeat(row),
        frame.subjects[row] < 0, frame.measures[row] == Measure.level.rawValue,
        frame.statuses[row] == Status.normal.rawValue
      else { continue }
      pairs[Pair(area: area, concept: frame.concepts[row]), default: 0] += 1
    }
  }

  func fill(_ sketch: inout CorpusSketch) {
    var ofArea: [Int32: Int] = [:]
    var ofConcept: [Int32: (areas: Int, rows: Int)] = [:]
    for (pair, count) in pairs {
      ofArea[pair.area, default: 0] += count
      ofConcept[pair.concept, default: (0, 0)].areas += 1
      ofConcept[pair.concept, default: (0, 0)].rows += count
    }
    sketch.areas = ofArea.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    sketch.indicators = ofConcept.sorted { left, right in
      (right.value.areas, right.value.rows, left.key) < (
        left.value.areas, left.value.rows, right.key
      )
    }.map { frame.conceptNames[Int($0.key)] }
    guard let first = sketch.areas.first else { return }
    sketch.firstAreaIndicators = pairs.filter { $0.key.area == first }
      .sorted { ($1.value, $0.key.concept) < ($0.value, $1.key.concept) }
      .map { frame.conceptNames[Int($0.key.concept)] }
  }
}
