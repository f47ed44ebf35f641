import HanBase

extension ObservationFrameBuilder {
  /// Makes the frame of all rows so far and marks the rows that repeat others; the builder is spent.
  ///
  /// - Parameter origins: For each row its number in a frame of more rows; nil where there is none.
  /// - Returns: The frame.
  public consuming func finish(origins: [Int32]? = nil) -> ObservationFrame {
    markRepeats()
    var columns = FrameColumns()
    columns.flags = FrameColumn(take(\.flags))
    columns.values = FrameColumn(take(\.values))
    columns.scales = FrameColumn(take(\.scales))
    columns.measures = FrameColumn(take(\.measures))
    columns.comparators = FrameColumn(take(\.comparators))
    columns.statuses = FrameColumn(take(\.statuses))
    columns.areas = FrameColumn(take(\.areas))
    columns.concepts = FrameColumn(take(\.concepts))
    columns.phrases = FrameColumn(take(\.phrases))
    columns.units = FrameColumn(take(\.units))
    columns.statedUnits = FrameColumn(take(\.statedUnits))
    columns.periods = FrameColumn(take(\.periods))
    columns.docs = FrameColumn(take(\.docs))
    columns.starts = FrameColumn(take(\.starts))
    columns.ends = FrameColumn(take(\.ends))
    columns.sentences = FrameColumn(take(\.sentences))
    columns.sections = FrameColumn(take(\.sections))
    columns.subjects = FrameColumn(take(\.subjects))
    columns.derivations = FrameColumn(take(\.derivations))
    columns.certainties = FrameColumn(take(\.certainties))
    columns.texts = StringColumn(texts)
    columns.statedValues = StringColumn(statedValues)
    (texts, statedValues) = (StringPool(), StringPool())
    columns.sentenceTexts = StringColumn(sentenceTexts)
    sentenceTexts = StringPool()
    fillDictionaries(of: &columns)
    return ObservationFrame(columns, origins: origins)
  }

  /// Marks the rows so far that repeat others; the document of the last row must be complete.
  public mutating func markRepeats() {
    // A copy of the marks would be made if the finder's rows held them too.
    var marks = flags
    flags = []
    if let last = marks.indices.last, last + 1 < count, docs[last + 1] == docs[last] {
      while let row = marks.indices.last, docs[row] == docs[last] { marks.removeLast() }
    }
    let first = marks.count
    marks.append(contentsOf: repeatElement(0, count: count - first))
    var finder = RepeatFinder(self)
    finder.mark(first..<count, &marks)
    flags = marks
  }

  /// The period of an id.
  package func period(_ id: Int32) -> Period {
    Period(
      start: ObservationFrame.date(periodStarts[Int(id)]),
      end: ObservationFrame.date(periodEnds[Int(id)]))
  }

  /// Whether `markRepeats` found that a row repeats another one.
  package func isRepeat(_ row: Int) -> Bool { flags[row] & FrameColumns.repeats != 0 }

  /// Puts the exact value of a row, as a decimal literal, behind the bytes that are there.
  package func appendValueText(_ row: Int, to bytes: inout [UInt8]) {
    guard scales[row] != FrameColumns.exceptional else {
      // The rows of exceptions ascend, and the last ones are mostly asked for.
      if let place = exceptionRows.lastIndex(of: Int32(clamping: row)) {
        bytes.append(contentsOf: exceptionTexts.utf8(place))
      }
      return
    }
    let scale = Int(scales[row])
    let coefficient = Int64((values[row] * PowerOfTen[scale]).rounded())
    if coefficient < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var (rest, digits) = (coefficient.magnitude, 0)
    repeat {
      if digits == scale, scale > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      (rest, digits) = (rest / 10, digits + 1)
    } while rest > 0 || digits <= scale
    bytes[start...].reverse()
  }

  private func fillDictionaries(of columns: inout FrameColumns) {
    columns.areaCodes = StringColumn(areaCodes)
    columns.areaNames = StringColumn(areaNames)
    columns.conceptNames = StringColumn(conceptNames)
    columns.conceptIsID = FrameColumn(conceptIsID)
    columns.phraseTexts = StringColumn(phraseTexts.pool)
    columns.unitNames = StringColumn(unitNames.pool)
    columns.periodStarts = FrameColumn(periodStarts)
    columns.periodEnds = FrameColumn(periodEnds)
    columns.docNames = StringColumn(docNames)
    columns.docTitles = StringColumn(docTitles)
    columns.docEncodings = StringColumn(docEncodings)
    columns.docPublishedStarts = FrameColumn(docPublishedStarts)
    columns.docPublishedEnds = FrameColumn(docPublishedEnds)
    columns.docAreas = FrameColumn(docAreas)
    columns.sectionNames = StringColumn(sectionNames.pool)
    columns.subjectNames = StringColumn(subjectNames.pool)
    columns.derivationTexts = StringColumn(derivationTexts.pool)
    columns.exceptionRows = FrameColumn(exceptionRows)
    columns.exceptionTexts = StringColumn(exceptionTexts)
  }

  /// Gives up an array, so that its memory is free as soon as it is copied.
  private mutating func take<Element>(
    _ path: WritableKeyPath<ObservationFrameBuilder, [Element]>
  ) -> [Element] {
    let taken = self[keyPath: path]
    self[keyPath: path] = []
    return taken
  }
}
