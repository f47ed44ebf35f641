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
    guard let isKept else { return append(frame, rows: 0..<frame.count) }
    var row = 0
    while row < frame.count {
      let keep = Self.keeps(isKept, source.docs[row])
      var end = row + 1
      while end < frame.count, Self.keeps(isKept, source.docs[end]) == keep { end += 1 }
      if keep { append(frame, rows: row..<end) }
      row = end
    }
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
    areas += Self.translate(source.areas, rows, source.areaCodes.count) {
      areaID(code: source.areaCodes[$0], name: source.areaNames[$0])
    }
    concepts += Self.translate(source.concepts, rows, source.conceptNames.count) {
      conceptID(source.conceptNames[$0], isID: source.conceptIsID[$0] == 1)
    }
    phrases += Self.translate(source.phrases, rows, source.phraseTexts.count) {
      phraseTexts.id(source.phraseTexts.utf8($0))
    }
    units += Self.translate(source.units, rows, source.unitNames.count) {
      unitNames.id(source.unitNames.utf8($0))
    }
    statedUnits += Self.translate(source.statedUnits, rows, source.unitNames.count) {
      unitNames.id(source.unitNames.utf8($0))
    }
    periods += Self.translate(source.periods, rows, source.periodStarts.count) {
      periodID(source.periodStarts[$0], source.periodEnds[$0])
    }
    docs += Self.translate(source.docs, rows, source.docNames.count) { doc in
      let key = DocumentKey(
        name: source.docNames[doc], title: source.docTitles[doc],
        encoding: source.docEncodings[doc], published: frame.published(doc: Int32(doc)))
      return documentID(key, area: source.docAreas[doc])
    }
    sections += Self.translate(source.sections, rows, source.sectionNames.count) {
      sectionNames.id(source.sectionNames.utf8($0))
    }
    subjects += Self.translate(source.subjects, rows, source.subjectNames.count) {
      subjectNames.id(source.subjectNames.utf8($0))
    }
    derivations += Self.translate(source.derivations, rows, source.derivationTexts.count) {
      derivationTexts.id(source.derivationTexts.utf8($0))
    }
    sentences += Self.translate(source.sentences, rows, source.sentenceTexts.count) {
      sentenceTexts.append(source.sentenceTexts.utf8($0))
      return Int32(clamping: sentenceTexts.count - 1)
    }
    for row in rows {
      texts.append(source.texts.utf8(row))
      statedValues.append(source.statedValues.utf8(row))
    }
    for (index, row) in source.exceptionRows.values.enumerated() where rows.contains(Int(row)) {
      exceptionRows.append(Int32(clamping: base + Int(row) - rows.lowerBound))
      exceptionTexts.append(source.exceptionTexts.utf8(index))
    }
  }

  /// Several frames as one, their rows in the order given.
  public static func joined(_ frames: some Sequence<ObservationFrame>) -> ObservationFrame {
    var builder = ObservationFrameBuilder()
    for frame in frames { builder.append(frame) }
    return builder.finish()
  }

  private static func keeps(_ isKept: [Bool], _ doc: Int32) -> Bool {
    isKept.indices.contains(Int(doc)) && isKept[Int(doc)]
  }

  /// Translates ids, asking `id` once for each old id that occurs; negative ids stay.
  private static func translate(
    _ column: FrameColumn<Int32>, _ rows: Range<Int>, _ limit: Int,
    id: (Int) -> Int32
  ) -> [Int32] {
    var target: [Int32] = []
    var known = [Int32](repeating: -1, count: limit)
    target.reserveCapacity(rows.count)
    for row in rows {
      let old = Int(column[row])
      guard old >= 0 else {
        target.append(-1)
        continue
      }
      if known[old] < 0 { known[old] = id(old) }
      target.append(known[old])
    }
    return target
  }
}
