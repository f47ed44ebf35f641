import HanBase

extension ObservationFrameBuilder {
  /// Adds rows of a frame: dictionaries are merged, columns copied with their ids translated.
  ///
  /// Much quicker than appending observations one by one.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - isKept: For each of the frame's document ids whether its rows are taken; nil takes all.
  public mutating func append(_ frame: ObservationFrame, documents isKept: [Bool]? = nil) {
    let source = frame.columns
    guard let isKept else { return appendWhole(frame, 0..<frame.count) }
    var row = 0
    while row < frame.count {
      let keep = Self.keeps(isKept, source.docs[row])
      var end = row + 1
      while end < frame.count, Self.keeps(isKept, source.docs[end]) == keep { end += 1 }
      if keep { appendWhole(frame, row..<end) }
      row = end
    }
  }

  /// Adds the rows of whole documents, whose repeats the frame has marked.
  private mutating func appendWhole(_ frame: ObservationFrame, _ rows: Range<Int>) {
    let base = count
    append(frame, rows: rows)
    guard base < count, flags.count == base else { return }
    if base > 0, docs[base] == docs[base - 1] { return }
    flags.append(contentsOf: frame.flags.values[rows])
  }

  /// Adds a run of rows of a frame; rows outside it are skipped.
  public mutating func append(_ frame: ObservationFrame, rows wanted: Range<Int>) {
    let rows = wanted.clamped(to: 0..<frame.count)
    let source = frame.columns
    let base = count
    lastSentence = nil
    values.append(contentsOf: source.values.values[rows])
    scales.append(contentsOf: source.scales.values[rows])
    measures.append(contentsOf: source.measures.values[rows])
    comparators.append(contentsOf: source.comparators.values[rows])
    statuses.append(contentsOf: source.statuses.values[rows])
    starts.append(contentsOf: source.starts.values[rows])
    ends.append(contentsOf: source.ends.values[rows])
    certainties.append(contentsOf: source.certainties.values[rows])
    translate(\.areas, source.areas, rows, source.areaCodes.count) {
      $0.areaID(code: source.areaCodes[$1], name: source.areaNames[$1])
    }
    translate(\.concepts, source.concepts, rows, source.conceptNames.count) {
      $0.conceptID(source.conceptNames[$1], isID: source.conceptIsID[$1] == 1)
    }
    translate(\.phrases, source.phrases, rows, source.phraseTexts.count) {
      $0.phraseTexts.id(source.phraseTexts.utf8($1))
    }
    translate(\.units, source.units, rows, source.unitNames.count) {
      $0.unitNames.id(source.unitNames.utf8($1))
    }
    translate(\.statedUnits, source.statedUnits, rows, source.unitNames.count) {
      $0.unitNames.id(source.unitNames.utf8($1))
    }
    translate(\.periods, source.periods, rows, source.periodStarts.count) {
      $0.periodID(source.periodStarts[$1], source.periodEnds[$1])
    }
    translate(\.docs, source.docs, rows, source.docNames.count) { builder, doc in
      let key = DocumentKey(
        name: source.docNames[doc], title: source.docTitles[doc],
        encoding: source.docEncodings[doc], published: frame.published(doc: Int32(doc)))
      return builder.documentID(key, area: source.docAreas[doc])
    }
    translate(\.sections, source.sections, rows, source.sectionNames.count) {
      $0.sectionNames.id(source.sectionNames.utf8($1))
    }
    translate(\.subjects, source.subjects, rows, source.subjectNames.count) {
      $0.subjectNames.id(source.subjectNames.utf8($1))
    }
    translate(\.derivations, source.derivations, rows, source.derivationTexts.count) {
      $0.derivationTexts.id(source.derivationTexts.utf8($1))
    }
    appendSentences(source, rows)
    texts.append(source.texts, rows)
    statedValues.append(source.statedValues, rows)
    for (index, row) in source.exceptionRows.values.enumerated() where rows.contains(Int(row)) {
      exceptionRows.append(Int32(clamping: base + Int(row) - rows.lowerBound))
      exceptionTexts.append(source.exceptionTexts.utf8(index))
    }
  }

  /// Adds the sentences of rows; they mostly stand in the order of the rows, and then go together.
  private mutating func appendSentences(_ source: FrameColumns, _ rows: Range<Int>) {
    guard let first = rows.first, let last = rows.last else { return }
    let (low, high) = (source.sentences[first], source.sentences[last])
    var (previous, isDense) = (low, low <= high)
    for row in rows where isDense {
      let id = source.sentences[row]
      isDense = id == previous || id == previous + 1
      previous = id
    }
    guard isDense else {
      return translate(\.sentences, source.sentences, rows, source.sentenceTexts.count) {
        $0.sentenceTexts.append(source.sentenceTexts.utf8($1))
        return Int32(clamping: $0.sentenceTexts.count - 1)
      }
    }
    let shift = Int32(clamping: sentenceTexts.count) - low
    sentenceTexts.append(source.sentenceTexts, Int(low)..<Int(high) + 1)
    for row in rows { sentences.append(source.sentences[row] + shift) }
  }

  /// Several frames as one, their rows in the order given.
  public static func joined(_ frames: some Sequence<ObservationFrame>) -> ObservationFrame {
    var builder = ObservationFrameBuilder()
    let frames = Array(frames)
    builder.reserve(for: frames)
    for frame in frames { builder.append(frame) }
    return builder.finish()
  }

  private static func keeps(_ isKept: [Bool], _ doc: Int32) -> Bool {
    isKept.indices.contains(Int(doc)) && isKept[Int(doc)]
  }

  /// Adds ids translated, asking `id` once for each old id that occurs; negative ids stay.
  private mutating func translate(
    _ target: WritableKeyPath<ObservationFrameBuilder, [Int32]>, _ column: FrameColumn<Int32>,
    _ rows: Range<Int>, _ limit: Int, id: (inout ObservationFrameBuilder, Int) -> Int32
  ) {
    var known = [Int32](repeating: -1, count: limit)
    for row in rows {
      let old = Int(column[row])
      if old >= 0, known[old] < 0 { known[old] = id(&self, old) }
    }
    var ids = self[keyPath: target]
    self[keyPath: target] = []
    for row in rows {
      let old = Int(column[row])
      ids.append(old < 0 ? -1 : known[old])
    }
    self[keyPath: target] = ids
  }

  /// Makes room for the rows of frames, so that nothing has to be moved while they are added.
  public mutating func reserve(for frames: [ObservationFrame]) {
    reserve(rows: count + frames.reduce(0) { $0 + $1.count })
    texts.reserve(for: frames.map(\.columns.texts))
    statedValues.reserve(for: frames.map(\.columns.statedValues))
    sentenceTexts.reserve(for: frames.map(\.columns.sentenceTexts))
  }

  /// Makes room for so many rows in all, whose texts are about as long as those of a frame.
  package mutating func reserve(like frame: ObservationFrame, rows: Int) {
    reserve(rows: rows)
    // A tenth more, as the next frames may have longer ones.
    let share = Double(rows) / Double(max(1, frame.count)) * 1.1
    texts.reserve(like: frame.columns.texts, times: share)
    statedValues.reserve(like: frame.columns.statedValues, times: share)
    sentenceTexts.reserve(like: frame.columns.sentenceTexts, times: share)
  }

  private mutating func reserve(rows: Int) {
    values.reserveCapacity(rows)
    scales.reserveCapacity(rows)
    measures.reserveCapacity(rows)
    comparators.reserveCapacity(rows)
    statuses.reserveCapacity(rows)
    flags.reserveCapacity(rows)
    certainties.reserveCapacity(rows)
    let ids: [WritableKeyPath<ObservationFrameBuilder, [Int32]>] = [
      \.areas, \.concepts, \.phrases, \.units, \.statedUnits, \.periods, \.docs, \.starts, \.ends,
      \.sentences, \.sections, \.subjects, \.derivations,
    ]
    for column in ids { self[keyPath: column].reserveCapacity(rows) }
  }
}
