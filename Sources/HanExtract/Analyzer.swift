import HanBase
import HanCatalog
import HanCorpus

/// Works through the sentences of one document; its buffers are reused from sentence to sentence.
///
/// One analyzer belongs to one thread. The steps are in extensions: scanning, quantities, clauses,
/// measure, indicator, area, period, assembly.
final class Analyzer {
  let catalog: Catalog
  let lexicon: Lexicon
  let unitKinds: [UnitKind]
  var text: ByteText
  var context = ExtractorContext()
  var baseContext = ExtractorContext()

  var tokens: [Token] = []
  var numbers: [NumberMention] = []
  var times: [TimeMention] = []
  var quantities: [Quantity] = []
  /// Why a number, by its index, belongs to a quoted name or a title.
  var quoted: [Int: Rejection] = [:]
  var sentenceStart = 0
  var sentenceEnd = 0
  var sentenceIndex = 0
  var sentenceYear = 0
  /// Whether 下同 stands in the sentence.
  var statesHereafter = false
  /// What carries over from one statement to the next.
  var carry = Carry()
  var output: [RawObservation] = []
  var keepsRejections = false
  var allRejections: [(Span, Rejection, Int)] = []

  init(catalog: Catalog) {
    self.catalog = catalog
    lexicon = catalog.lexicon
    unitKinds = catalog.units.map(Analyzer.kind(of:))
    text = ByteText(base: Analyzer.empty, count: 0)
    tokens.reserveCapacity(256)
    numbers.reserveCapacity(64)
    times.reserveCapacity(32)
    quantities.reserveCapacity(64)
  }

  nonisolated(unsafe) private static let empty: UnsafePointer<UInt8> = {
    let p = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)
    p.initialize(repeating: 0, count: 8)
    return UnsafePointer(p)
  }()

  private static func kind(of unit: Unit) -> UnitKind {
    switch unit.unitClass {
    case .measure: unit.dimension == "age" ? .age : .measure
    case .classifier: .classifier
    case .person: .person
    case .rate: unit.name.contains("点") ? .points : .percent
    case .multiple: .multiple
    case .time: .time
    case .rank: .rank
    }
  }
}
