import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua
import HanSearch

/// What one interpreter works for: the corpus, the catalogue, the files, and the calls under way.
///
/// It belongs to the interpreter's thread.
final class ScriptSession: @unchecked Sendable {
  // One object of each kind, so that a script meets the same one everywhere.
  let corpusObject = CorpusObject()
  let metricsObject = MetricsObject()
  let districtsObject = DistrictsObject()
  /// The catalogue, made when it is first used: a script that needs none starts without it.
  var catalog: Catalog { openedCatalog ?? request.catalog }
  /// The catalogue of the corpus that was turned to.
  private var openedCatalog: Catalog?
  var divisions: DivisionLookup { DivisionLookup(catalog) }
  var indicators: IndicatorLookup { IndicatorLookup(catalog) }
  let request: ScriptRequest
  /// The interpreter that the session belongs to.
  weak var interpreter: ScriptInterpreter?
  let files: ScriptFiles
  let width: Int?
  private var findCorpus: @Sendable () throws(HanError) -> CorpusPlace
  private var opened: ScriptCorpus?
  private var sources: [ObjectIdentifier: MetricRows] = [:]
  private var placeCache: [String: Place] = [:]
  /// Districts and indicators that scripts met: one object for each, so that they serve as keys.
  ///
  /// Districts hold the session; it must not hold them.
  private var districts: [String: Met] = [:]
  private var indicatorObjects: [String: IndicatorObject] = [:]

  private struct Met {
    weak var district: DistrictObject?
  }
  private var calls: [LuaCall] = []
  /// The document whose evidence was asked for last.
  var lastExtraction: Extraction?
  /// The words that were counted last, with what they were made of.
  var lastWords:
    (key: WordKey, corpus: WordCorpus, documents: [(name: String, metadata: Metadata)])?

  init(_ request: ScriptRequest, files: ScriptFiles) {
    self.request = request
    findCorpus = request.corpus
    width = request.width
    self.files = files
  }

  /// The session that a call works for.
  static func of(_ call: LuaCall) throws -> ScriptSession {
    guard let session = call.host as? ScriptSession else {
      throw HanError(.luaMachine, "no session")
    }
    return session
  }

  /// The corpus, opened on first use.
  ///
  /// - Parameter byScript: Whether it is the script that asks, whose header must declare it.
  /// - Returns: The corpus.
  /// - Throws: `HanError` HA826 where the header does not declare it, HA2xx where there is none.
  func corpus(byScript: Bool = true) throws -> ScriptCorpus {
    if byScript { try files.declared.checkCorpus() }
    if let opened { return opened }
    let place = try findCorpus()
    let corpus =
      try request.headStart?.corpus(at: place) ?? ScriptCorpus(place, catalog: catalog)
    corpus.isStopped = { [weak self] in self?.interpreter?.machine.isStopped ?? false }
    corpus.parts.smallStore = request.smallStore
    opened = corpus
    return corpus
  }

  /// Turns to another corpus; what scripts hold of the old one stays as it is.
  func open(_ place: CorpusPlace, catalog: Catalog?) {
    findCorpus = { () throws(HanError) in place }
    (opened, lastExtraction) = (nil, nil)
    guard let catalog, catalog !== self.catalog else { return }
    openedCatalog = catalog
    placeCache = [:]
    indicatorObjects = [:]
  }

  /// The corpus, if it was opened already.
  var corpusIfOpen: ScriptCorpus? { opened }

  /// Findings about the corpus, if it was touched.
  var diagnostics: [Diagnostic] { opened?.diagnostics ?? [] }

  /// The query for all observations of the corpus; of a store they are read when it is answered.
  func allMetrics() throws -> QueryObject {
    let corpus = try corpus()
    if case .store = corpus.place { return QueryObject(of: corpus, session: self) }
    return query(try corpus.frame())
  }

  /// The query for all rows of a frame.
  func query(_ frame: ObservationFrame) -> QueryObject {
    QueryObject(ObservationQuery(frame, catalog: catalog), rows: rows(of: frame), session: self)
  }

  /// The rows of a frame as scripts hold them; the same object each time.
  func rows(of frame: ObservationFrame, from corpus: ScriptCorpus? = nil) -> MetricRows {
    if let known = sources[ObjectIdentifier(frame)] { return known }
    let rows = MetricRows(frame, session: self, origin: corpus)
    sources[ObjectIdentifier(frame)] = rows
    return rows
  }

  /// Lets queries that are answered meanwhile call functions of the script.
  func during<Result>(_ call: LuaCall, _ body: () throws -> Result) rethrows -> Result {
    calls.append(call)
    defer { calls.removeLast() }
    return try body()
  }

  /// Calls a function of the script from within a query.
  func invoke(_ function: LuaReference, _ arguments: [LuaValue]) throws -> [LuaValue] {
    guard let call = calls.last else { throw HanError(.luaMachine, "no call under way") }
    return try call.invoke(function, arguments)
  }

  /// The one place that a text names.
  ///
  /// - Throws: `HanError` HA812 with near names, HA813 with the candidates.
  func place(named text: String) throws(HanError) -> Place {
    if let known = placeCache[text] { return known }
    let found = divisions.places(named: text)
    guard let place = found.first else {
      let names = catalog.areas.lazy.map(\.name) + Catalog.parks.map(\.name)
      throw HanError(
        .unknownDistrict, "no district is called '\(text)'" + Nearest.hint(text, in: names))
    }
    guard found.count == 1 else {
      let candidates = found.map { described($0) }.joined(separator: ", ")
      throw HanError(
        .ambiguousDistrict,
        "'\(text)' is the name of \(found.count) districts: \(candidates); give the code or a path "
          + "such as 'PARENT/\(text)'")
    }
    placeCache[text] = place
    return place
  }

  /// The district of a place; the same object each time.
  func district(_ place: Place) -> DistrictObject {
    let made = DistrictObject(place, session: self)
    if let known = districts[made.code]?.district { return known }
    districts[made.code] = Met(district: made)
    return made
  }

  /// An indicator as scripts hold it; the same object each time.
  func object(_ indicator: Indicator) -> IndicatorObject {
    if let known = indicatorObjects[indicator.id] { return known }
    let made = IndicatorObject(indicator)
    indicatorObjects[indicator.id] = made
    return made
  }

  private func described(_ place: Place) -> String {
    switch place {
    case .division(let code): "\(catalog.fullName(code)) (\(code))"
    case .park(let code):
      "\(Catalog.parks.first { $0.code == code }?.name ?? "") (\(code))"
    }
  }
}
