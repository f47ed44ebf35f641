import HanBase

extension ObservationFrameBuilder {
  /// Makes the frame of all rows so far and marks the rows that repeat others; the builder is spent.
  public consuming func finish() -> ObservationFrame {
    var columns = FrameColumns()
    columns.flags = FrameColumn([UInt8](repeating: 0, count: values.count))
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
    let frame = ObservationFrame(columns)
    columns.flags = FrameColumn(RepeatFinder(frame).flags())
    return ObservationFrame(columns)
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
