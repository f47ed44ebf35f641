import HanBase
import HanCatalog
import HanCorpus

/// Works through the sentences of one document; its buffers are reused from sentence to sentence.
///
/// One analyzer belongs to one thread, so its properties are spared the checks of exclusive access,
/// which cost a tenth of the time. The steps are in extensions: scanning, quantities, clauses,
/// measure, indicator, area, period, assembly.
///
/// A rule that few numbers need is a short test with the rest behind a call (`…InFull`). The test is told
/// to fail nearly always (`_slowPath`), so that the call stands behind the code that all numbers need:
/// the code of the rules is more than the memory nearest to a processor holds.
final class Analyzer {
  // What the rules ask most stands first: one byte of an instruction tells a place within 128 bytes.
  @exclusivity(unchecked) var text: ByteText
  /// What any word of the sentence does around quantities.
  @exclusivity(unchecked) var sentenceRoles: Roles = []
  @exclusivity(unchecked) var sentenceStart = 0
  @exclusivity(unchecked) var sentenceEnd = 0
  @exclusivity(unchecked) var sentenceIndex = 0
  @exclusivity(unchecked) var tokens = TokenList(capacity: 256)

  let catalog: Catalog
  let lexicon: Lexicon
  let tables: ExtractorTables
  let classes = UnsafePointer(ScalarClass.table)
  let timePairs = TimePairs.shared
  let often = OftenAsked()
  let shortWords = ShortWords()
  let units = UnitMemory()
  /// Words before a number that are peeled off, and any words with a role or an area, by their ends.
  let peeledEnds = EndMemory()
  let wordEnds = EndMemory()
  let longPeeledEnds = LongEndMemory()
  let longWordEnds = LongEndMemory()
  /// The characters of the sentence, which `text` asks too.
  let characters = UnsafeMutablePointer<SentenceCharacters>.allocate(capacity: 1)
  @exclusivity(unchecked) var context = ExtractorContext()
  @exclusivity(unchecked) var baseContext = ExtractorContext()

  /// What the divisions around the document's own are called.
  @exclusivity(unchecked) var local = LocalAreas()

  /// Whether the document begins with airports.
  @exclusivity(unchecked) var tellsOfAirports = false
  /// Whether the document begins with ports.
  @exclusivity(unchecked) var tellsOfPorts = false

  /// Whether the text is about a province or the nation, whose counties by names that are words as well are looked for.
  @exclusivity(unchecked) var seeksCounties = false
  /// A bit for each kind of mark that stands in the sentence, by its number.
  @exclusivity(unchecked) var sentenceMarks: UInt32 = 0
  /// How many words of the sentence are names of areas.
  var areaCount: Int { tokens.areas.count }
  /// The place in `tokens` of the last indicator that the sentence names, or -1.
  @exclusivity(unchecked) var lastIndicator = -1
  /// Where that begins, or -1.
  var lastIndicatorStart: Int32 { lastIndicator < 0 ? -1 : tokens[lastIndicator].start }
  /// Where in the range that is being scanned something may begin.
  @exclusivity(unchecked) var places = Scratch<ScanPlace>(capacity: 4096)
  /// Which of them words of the lexicon may begin at.
  @exclusivity(unchecked) var wordPlaces = Scratch<UnsafeMutablePointer<ScanPlace>>(capacity: 4096)
  let exactWords = ExactWords()
  @exclusivity(unchecked) var numbers = Scratch<NumberMention>(capacity: 64)
  @exclusivity(unchecked) var times = Scratch<TimeMention>(capacity: 32)
  @exclusivity(unchecked) var quantities = Scratch<Quantity>(capacity: 64)
  /// What stands before each of `quantities`, as far as that was read before any was told of.
  @exclusivity(unchecked) var ahead = Scratch<ReadAhead>(capacity: 64)
  /// Whether what was read last depends on the statements before it.
  @exclusivity(unchecked) var asksStatements = false
  /// What any number of the sentence is, as far as it may be one of `quantities`.
  @exclusivity(unchecked) var quantityTraits: QuantityTraits = []
  @exclusivity(unchecked) var sentenceYear = 0
  /// Where the last word for the time of writing (现辖) stands in the sentence; -1 if there is none, nil
  /// before a rule has asked.
  @exclusivity(unchecked) var lastNowWord: Int?
  /// Which groups of rules have anything to do in the sentence.
  @exclusivity(unchecked) var traits = SentenceTraits.unknown
  /// Twice the place of which was asked last whether words end there in a noun that is measured, and 1 if they do.
  @exclusivity(unchecked) var measureEnd = Int.min
  /// Where the clause begins of which was asked last what stands before it, and that.
  @exclusivity(unchecked) var clauseAsked: (start: Int32, before: Span) = (-1, .none)
  /// Of which words was asked last whether they hold or end with one that says something, and what came of it.
  @exclusivity(unchecked) var predicateAsked: (span: Span, isSo: Bool) = (Span(-1, -1), false)
  /// Whether 下同 stands in the sentence.
  @exclusivity(unchecked) var statesHereafter = false
  /// What carries over from one statement to the next.
  @exclusivity(unchecked) var carry = Carry()
  @exclusivity(unchecked) var output: [RawObservation] = []
  @exclusivity(unchecked) var keepsRejections = false
  @exclusivity(unchecked) var allRejections: [(Span, Rejection, Int)] = []

  /// Whether that of the last area asked for, the document's, is the nation.
  @exclusivity(unchecked) private var national: (area: Int32, isSo: Bool) = (-1, false)
  /// Whether the document is about the whole nation, or about no known place.
  var isNational: Bool {
    @inline(__always)
    get {
      if _slowPath(national.area != context.area) {
        national = (context.area, catalog.areaLevel(context.area) ?? 0 == 0)
      }
      return national.isSo
    }
  }

  init(catalog: Catalog) {
    self.catalog = catalog
    lexicon = catalog.lexicon
    tables = ExtractorTables.of(catalog)
    text = ByteText(base: Analyzer.empty, count: 0)
    characters.initialize(to: SentenceCharacters())
  }

  /// Forgets the document that was read before.
  func forget() {
    output = []
    allRejections.removeAll(keepingCapacity: true)
    carry = Carry()
    exactWords.removeAll()
    baseContext = ExtractorContext()
    tokens.removeAll(from: 0)
    characters.pointee.begin(at: 0)
    numbers.removeAll()
    times.removeAll()
    quantities.removeAll()
    (sentenceStart, sentenceEnd, sentenceIndex, sentenceYear) = (0, 0, 0, 0)
    (sentenceRoles, sentenceMarks, quantityTraits) = ([], 0, [])
    (lastIndicator, lastNowWord, statesHereafter) = (-1, nil, false)
    (measureEnd, clauseAsked.start, predicateAsked.span) = (.min, -1, Span(-1, -1))
  }

  deinit {
    characters.pointee.deallocate()
    characters.deallocate()
    shortWords.deallocate()
    units.deallocate()
    peeledEnds.deallocate()
    wordEnds.deallocate()
    longPeeledEnds.deallocate()
    longWordEnds.deallocate()
    exactWords.deallocate()
    tokens.deallocate()
    places.deallocate()
    wordPlaces.deallocate()
    numbers.deallocate()
    times.deallocate()
    quantities.deallocate()
    ahead.deallocate()
  }

  nonisolated(unsafe) private static let empty: UnsafePointer<UInt8> = {
    let p = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)
    p.initialize(repeating: 0, count: 8)
    return UnsafePointer(p)
  }()
}
