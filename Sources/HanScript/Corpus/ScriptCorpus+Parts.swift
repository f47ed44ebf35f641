import HanAnalysis
import HanBase
import HanExtract
import HanFrame
import HanLua

extension ScriptCorpus {
  /// A frame that answers a query as the frame of all observations does: of a large store only those
  /// observations that the query's conditions select, where they are few.
  ///
  /// - Throws: `HanError` of the corpus or the store; HA706 where reading was broken off.
  func frame(for query: ObservationQuery) throws -> ObservationFrame {
    if let frame = frameIfLoaded { return frame }
    let conditions = query.selection
    guard !conditions.isEmpty else { return try frame() }
    let part = try parts.frame(conditions, extent: backend.extent) { conditions, limit in
      let asked = ObservationQuery(.empty, catalog: catalog).filter(conditions)
      let columns = conditions.compactMap(\.columns).reduce(FrameColumnSet()) { $0.union($1) }
      return try backend.part(columns, limit: limit) { block in
        try self.checkStop()
        return try asked.over(block).rows()
      }
    }
    return try part ?? frame()
  }

  private func checkStop() throws {
    if isStopped() { throw HanError(.luaCancelled, "reading the corpus was broken off") }
  }

  /// How many observations there are.
  ///
  /// - Throws: As `frame()` does.
  func count() throws -> Int {
    if let frame = frameIfLoaded { return frame.count }
    return try backend.extent()?.observations ?? frame().count
  }

  /// The frame that a query read an observation into, and its row there; all observations are loaded
  /// where it is in none.
  func row(of source: TableSource) throws -> (ObservationFrame, Int)? {
    func isIt(_ frame: ObservationFrame, _ row: Int) -> Bool {
      row >= 0 && row < frame.count && frame.docNames[Int(frame.docs[row])] == source.doc
        && frame.starts[row] == source.span.start
    }
    if frameIfLoaded == nil, let found = parts.row(Int(source.row), isIt: isIt) { return found }
    let all = try frame()
    return isIt(all, Int(source.row)) ? (all, Int(source.row)) : nil
  }

  /// How many observations are of an area or an indicator, where observations were asked for before;
  /// nil where none were.
  func countIfAsked(area: Int32? = nil, indicator: String? = nil) -> Int? {
    func count(_ frame: ObservationFrame) -> Int {
      if let area {
        let wanted = frame.areaNumbers.map { $0 == area }
        return (0..<frame.count).count { wanted[Int(frame.areas[$0])] }
      }
      guard let id = indicator.flatMap({ frame.conceptNames.firstIndex(of: $0) }) else { return 0 }
      return (0..<frame.count).count { Int(frame.concepts[$0]) == id }
    }
    if let frame = frameIfLoaded { return count(frame) }
    guard parts.isAsked else { return nil }
    var total = 0
    let counted = try? backend.part(area == nil ? .concepts : .areas, limit: .max) { block in
      total += count(block)
      return []
    }
    return counted == nil ? nil : total
  }

  /// The catalogue's indicators and the divisions of which figures are stated, where observations were
  /// asked for before; none where none were.
  var stated: (indicators: Set<String>, areas: Set<Int32>) {
    if let known = knownStated { return known }
    var found: (indicators: Set<String>, areas: Set<Int32>) = ([], [])
    func add(_ frame: ObservationFrame) {
      for id in 0..<frame.conceptNames.count where frame.isCatalogued(concept: Int32(id)) {
        found.indicators.insert(frame.conceptNames[id])
      }
      found.areas.formUnion(frame.areaNumbers.lazy.filter { $0 != 0 })
    }
    if let frame = frameIfLoaded {
      add(frame)
    } else {
      guard parts.isAsked else { return found }
      _ = try? backend.part([.concepts, .areas], limit: .max) { block in
        add(block)
        return []
      }
    }
    knownStated = found
    return found
  }
}

/// The words for what is measured, of a corpus or of observations at hand.
enum Vocabulary {
  case frame(ObservationFrame)
  case corpus(ScriptCorpus)

  /// Whether something is called so: by an id or in the documents' words.
  func knows(_ name: String) throws -> Bool {
    let frame: ObservationFrame
    switch self {
    case .frame(let all): frame = all
    case .corpus(let corpus):
      let query = ObservationQuery(.empty, catalog: corpus.catalog).filter(.indicator([name]))
      frame = try corpus.frame(for: query)
    }
    return frame.conceptNames.firstIndex(of: name) != nil
      || frame.phraseTexts.firstIndex(of: name) != nil
  }

  /// All words, each once.
  func phrases() throws -> [String] {
    let frame: ObservationFrame
    switch self {
    case .frame(let all): frame = all
    case .corpus(let corpus):
      if corpus.frameIfLoaded == nil, let phrases = try corpus.backend.phrases() { return phrases }
      frame = try corpus.frame()
    }
    return (0..<frame.phraseTexts.count).map { frame.phraseTexts[$0] }
  }
}
