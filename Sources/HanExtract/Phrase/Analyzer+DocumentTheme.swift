import HanBase
import HanCatalog

extension Analyzer {
  /// …规模以上工业经济运行分析\n一季度，全市规模以上工业增加值增长9.6%: what a document tells of first is what it is about, where its
  /// title says so.
  @inline(__always)
  func noteDocumentTheme(_ raw: inout RawObservation) {
    if _slowPath(sentenceIndex < 4) && baseContext.theme.isEmpty && raw.indicator >= 0 {
      noteDocumentThemeInFull(&raw)
    }
  }

  @inline(never)
  private func noteDocumentThemeInFull(_ raw: inout RawObservation) {
    let title = baseContext.title
    let kind = tables.indicatorKinds[Int(raw.indicator)]
    guard kind == .flow || kind == .stock, raw.phrase.b.isEmpty, raw.phrase.a.start >= title.start,
      raw.area == context.area, !title.isEmpty
    else { return }
    // 固定资产(投资), 规模以上工业(增加值): the title may leave out the last word.
    let head = headStart(raw.phrase.a)
    let stem = head > raw.phrase.a.start + 9 ? Span(raw.phrase.a.start, head) : raw.phrase.a
    guard text.holds(stem, in: title) else { return }
    (baseContext.theme, baseContext.themeIndicator) = (raw.phrase.a, raw.indicator)
  }

  /// 湘乡市增长9.2%, at the beginning of such a paragraph.
  @inline(__always)
  func readDocumentTheme(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard quantity.kind == .percent, raw.measure == .growth, raw.rules.area == .areaNamed,
      let theme = themeOfDocument(quantity, grows: true)
    else { return false }
    set(theme.phrase, theme.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    return true
  }

  /// （三）县区增势分化。…增速排前三位的是沁源县、襄垣县…，分别增长21.5%: in a paragraph that has only spoken of places and how
  /// they grow, not what the paragraph before told of last (原煤产量) but what the document is about.
  func themeOfDocument(_ quantity: Quantity, grows: Bool) -> (phrase: Phrase, indicator: Int32)? {
    guard grows, quantity.kind == .percent, !baseContext.theme.isEmpty, !carry.topic.isEmpty,
      Int(carry.topic.a.start) < carry.paragraphStart,
      Int(baseContext.theme.start) < carry.paragraphStart,
      carry.named.isEmpty || Int(carry.named.start) < carry.paragraphStart,
      carry.subjects.isEmpty || Int(carry.subjects[0].phrase.a.start) < carry.paragraphStart,
      // Nothing that is measured is named in the sentence.
      lastIndicator < 0 || Int(lastIndicatorStart) >= Int(quantity.span.start)
    else { return nil }
    return (Phrase(baseContext.theme), baseContext.themeIndicator)
  }
}
