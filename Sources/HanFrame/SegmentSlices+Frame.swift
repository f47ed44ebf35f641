import HanBase

extension SegmentSlices {
  /// Gives some columns of the segment, with what their ids stand for, as frames of rows that follow
  /// each other; other columns of these frames are empty and must not be asked.
  ///
  /// - Parameters:
  ///   - columns: Which columns.
  ///   - isKept: Whether rows of the document of a name are wanted; nil takes all rows.
  ///   - size: How many rows a frame has at most.
  ///   - body: Takes a frame, and what gives the number in the segment of a row of it.
  /// - Throws: What reading and `body` throw; `HanError` with `.segmentDamaged`.
  public func forEachBlock(
    _ columns: FrameColumnSet, documents isKept: ((String) -> Bool)? = nil, size: Int = 1 << 18,
    _ body: (ObservationFrame, (Int32) -> Int32) throws -> Void
  ) throws {
    let columns = isKept == nil ? columns : columns.union(.docs)
    let dictionaries = try dictionaries(columns)
    let kept = isKept.map { isKept in
      (0..<dictionaries.docNames.count).map { isKept(dictionaries.docNames[$0]) }
    }
    for start in stride(from: 0, to: count, by: max(1, size)) {
      let rows = start..<min(count, start + max(1, size))
      guard let kept else {
        try body(try frame(columns, rows, nil, dictionaries)) { Int32(clamping: start) + $0 }
        continue
      }
      let docs: [Int32] = try entries(.docs, rows)
      let places = docs.indices.filter {
        kept.indices.contains(Int(docs[$0])) && kept[Int(docs[$0])]
      }
      try body(try frame(columns, rows, places, dictionaries)) {
        Int32(clamping: start + places[Int($0)])
      }
    }
  }

  private func dictionaries(_ columns: FrameColumnSet) throws -> FrameColumns {
    var found = FrameColumns()
    if columns.contains(.areas) {
      found.areaCodes = StringColumn(try texts(.areaCodes))
      found.areaNames = StringColumn(try texts(.areaNames))
    }
    if columns.contains(.concepts) {
      found.conceptNames = StringColumn(try texts(.conceptNames))
      found.conceptIsID = FrameColumn(try entries(.conceptIsID, 0..<found.conceptNames.count))
    }
    if columns.contains(.phrases) { found.phraseTexts = StringColumn(try texts(.phraseTexts)) }
    if columns.contains(.units) { found.unitNames = StringColumn(try texts(.unitNames)) }
    if columns.contains(.periods) {
      let all = 0..<count(of: .periodStarts)
      found.periodStarts = FrameColumn(try entries(.periodStarts, all))
      found.periodEnds = FrameColumn(try entries(.periodEnds, all))
    }
    if columns.contains(.docs) {
      found.docNames = StringColumn(try texts(.docNames))
      found.docAreas = FrameColumn(try entries(.docAreas, 0..<found.docNames.count))
    }
    if columns.contains(.sections) { found.sectionNames = StringColumn(try texts(.sectionNames)) }
    if columns.contains(.subjects) { found.subjectNames = StringColumn(try texts(.subjectNames)) }
    return found
  }

  private func frame(
    _ columns: FrameColumnSet, _ rows: Range<Int>, _ places: [Int]?, _ dictionaries: FrameColumns
  ) throws -> ObservationFrame {
    var found = dictionaries
    func plain<Element>(_ column: SegmentColumn) throws -> FrameColumn<Element> {
      let all: [Element] = try entries(column, rows)
      return FrameColumn(places.map { $0.map { all[$0] } } ?? all)
    }
    func ids(_ column: SegmentColumn, _ range: Range<Int>) throws -> FrameColumn<Int32> {
      let ids: FrameColumn<Int32> = try plain(column)
      guard ids.values.allSatisfy({ range.contains(Int($0)) }) else { throw Self.leadsNowhere() }
      return ids
    }
    if columns.contains(.values) { found.values = try plain(.values) }
    if columns.contains(.measures) { found.measures = try plain(.measures) }
    if columns.contains(.comparators) { found.comparators = try plain(.comparators) }
    if columns.contains(.statuses) { found.statuses = try plain(.statuses) }
    if columns.contains(.flags) { found.flags = try plain(.flags) }
    if columns.contains(.certainties) { found.certainties = try plain(.certainties) }
    if columns.contains(.areas) { found.areas = try ids(.areas, 0..<found.areaCodes.count) }
    if columns.contains(.concepts) {
      found.concepts = try ids(.concepts, 0..<found.conceptNames.count)
    }
    if columns.contains(.phrases) { found.phrases = try ids(.phrases, 0..<found.phraseTexts.count) }
    if columns.contains(.units) { found.units = try ids(.units, 0..<found.unitNames.count) }
    if columns.contains(.periods) {
      found.periods = try ids(.periods, 0..<found.periodStarts.count)
    }
    if columns.contains(.docs) { found.docs = try ids(.docs, 0..<found.docNames.count) }
    if columns.contains(.sections) {
      found.sections = try ids(.sections, 0..<found.sectionNames.count)
    }
    if columns.contains(.subjects) {
      found.subjects = try ids(.subjects, -1..<found.subjectNames.count)
    }
    return ObservationFrame(found, count: places?.count ?? rows.count)
  }

  private static func leadsNowhere() -> HanError { SegmentHeader.damaged("an id leads nowhere") }

  /// Some rows with all that is known of them, as a frame.
  ///
  /// Areas and documents stand in it as they stand in the segment; of other dictionaries only what the
  /// rows refer to.
  ///
  /// - Parameter rows: Numbers of rows, which ascend.
  /// - Returns: The frame.
  /// - Throws: What reading throws; `HanError` with `.segmentDamaged`.
  public func frame(at rows: [Int32]) throws -> ObservationFrame {
    var found = FrameColumns()
    found.values = FrameColumn(try entries(.values, at: rows))
    found.scales = FrameColumn(try entries(.scales, at: rows))
    found.measures = FrameColumn(try codes(.measures, rows, most: 4))
    found.comparators = FrameColumn(try codes(.comparators, rows, most: 5))
    found.statuses = FrameColumn(try codes(.statuses, rows, most: 2))
    found.flags = FrameColumn(try entries(.flags, at: rows))
    found.starts = FrameColumn(try entries(.starts, at: rows))
    found.ends = FrameColumn(try entries(.ends, at: rows))
    found.certainties = FrameColumn(try entries(.certainties, at: rows))
    found.texts = StringColumn(try texts(.texts, at: rows))
    found.statedValues = StringColumn(try texts(.statedValues, at: rows))
    try fillPlaces(of: &found, rows)
    let concepts = try used(.concepts, rows, of: .conceptNames)
    found.concepts = FrameColumn(concepts.ids)
    found.conceptNames = StringColumn(try texts(.conceptNames, at: concepts.places))
    found.conceptIsID = FrameColumn(try entries(.conceptIsID, at: concepts.places))
    let phrases = try used(.phrases, rows, of: .phraseTexts)
    found.phrases = FrameColumn(phrases.ids)
    found.phraseTexts = StringColumn(try texts(.phraseTexts, at: phrases.places))
    let subjects = try used(.subjects, rows, of: .subjectNames, mayBeNone: true)
    found.subjects = FrameColumn(subjects.ids)
    found.subjectNames = StringColumn(try texts(.subjectNames, at: subjects.places))
    let derivations = try used(.derivations, rows, of: .derivationTexts)
    found.derivations = FrameColumn(derivations.ids)
    found.derivationTexts = StringColumn(try texts(.derivationTexts, at: derivations.places))
    let sentences = try used(.sentences, rows, of: .sentenceTexts)
    found.sentences = FrameColumn(sentences.ids)
    found.sentenceTexts = StringColumn(try texts(.sentenceTexts, at: sentences.places))
    try fillExceptions(of: &found, rows)
    return ObservationFrame(found, count: rows.count)
  }

  /// Areas, units, periods, documents and sections: their dictionaries are small and taken whole.
  private func fillPlaces(of found: inout FrameColumns, _ rows: [Int32]) throws {
    func ids(_ column: SegmentColumn, of dictionary: SegmentColumn) throws -> FrameColumn<Int32> {
      let (ids, limit): ([Int32], Int) = (try entries(column, at: rows), count(of: dictionary))
      guard ids.allSatisfy({ $0 >= 0 && Int($0) < limit }) else { throw Self.leadsNowhere() }
      return FrameColumn(ids)
    }
    found.areas = try ids(.areas, of: .areaCodes)
    found.areaCodes = StringColumn(try texts(.areaCodes))
    found.areaNames = StringColumn(try texts(.areaNames))
    found.units = try ids(.units, of: .unitNames)
    found.statedUnits = try ids(.statedUnits, of: .unitNames)
    found.unitNames = StringColumn(try texts(.unitNames))
    found.periods = try ids(.periods, of: .periodStarts)
    let periods = 0..<count(of: .periodStarts)
    found.periodStarts = FrameColumn(try entries(.periodStarts, periods))
    found.periodEnds = FrameColumn(try entries(.periodEnds, periods))
    found.docs = try ids(.docs, of: .docNames)
    let docs = 0..<count(of: .docNames)
    found.docNames = StringColumn(try texts(.docNames))
    found.docTitles = StringColumn(try texts(.docTitles))
    found.docEncodings = StringColumn(try texts(.docEncodings))
    found.docPublishedStarts = FrameColumn(try entries(.docPublishedStarts, docs))
    found.docPublishedEnds = FrameColumn(try entries(.docPublishedEnds, docs))
    found.docAreas = FrameColumn(try entries(.docAreas, docs))
    found.sections = try ids(.sections, of: .sectionNames)
    found.sectionNames = StringColumn(try texts(.sectionNames))
    let counts = [
      (found.areaNames.count, found.areaCodes.count), (found.docTitles.count, docs.count),
      (found.docEncodings.count, docs.count),
    ]
    guard counts.allSatisfy({ $0 == $1 }) else {
      throw SegmentHeader.damaged("its columns are of unequal length")
    }
  }

  /// What ids of rows refer to, and the ids as numbers of that.
  private func used(
    _ column: SegmentColumn, _ rows: [Int32], of dictionary: SegmentColumn, mayBeNone: Bool = false
  ) throws -> (places: [Int32], ids: [Int32]) {
    let (ids, limit): ([Int32], Int) = (try entries(column, at: rows), count(of: dictionary))
    guard ids.allSatisfy({ $0 >= (mayBeNone ? -1 : 0) && Int($0) < limit }) else {
      throw Self.leadsNowhere()
    }
    var places: [Int32] = []
    for id in ids.sorted() where id >= 0 && id != places.last { places.append(id) }
    var numbers: [Int32: Int32] = [:]
    numbers.reserveCapacity(places.count)
    for (number, place) in places.enumerated() { numbers[place] = Int32(clamping: number) }
    return (places, ids.map { numbers[$0] ?? -1 })
  }

  private func codes(_ column: SegmentColumn, _ rows: [Int32], most: UInt8) throws -> [UInt8] {
    let codes: [UInt8] = try entries(column, at: rows)
    guard codes.allSatisfy({ $0 <= most }) else {
      throw SegmentHeader.damaged("a code is unknown")
    }
    return codes
  }

  /// The values that are kept as text.
  private func fillExceptions(of found: inout FrameColumns, _ rows: [Int32]) throws {
    let scales = found.scales
    let wanted = rows.indices.filter { scales[$0] == FrameColumns.exceptional }
    guard !wanted.isEmpty else { return }
    let all: [Int32] = try entries(.exceptionRows, 0..<count(of: .exceptionRows))
    var place: [Int32: Int32] = [:]
    for (index, row) in all.enumerated() { place[row] = Int32(clamping: index) }
    let known = wanted.filter { place[rows[$0]] != nil }
    found.exceptionRows = FrameColumn(known.map { Int32(clamping: $0) })
    found.exceptionTexts = StringColumn(
      try texts(.exceptionTexts, at: known.compactMap { place[rows[$0]] }))
  }
}
