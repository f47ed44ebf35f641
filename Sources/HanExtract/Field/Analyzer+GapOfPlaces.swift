import HanBase
import HanCatalog

/// Figures that tell how far places are apart, which are not how much either has.
extension Analyzer {
  /// 两市相差(248亿元), 与上海相差不到(600亿元), 与滨江的差距为(213亿元): what is told of several places together is not of the
  /// last of them.
  @inline(__always)
  func readTogether(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.measure == .level && raw.rules.indicator == .indicatorCarried),
      quantity.kind == .measure || quantity.kind == .person,
      !text.lacks("差", from: Int(quantity.clauseStart), to: Int(quantity.span.start))
    {
      readTogetherInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func readTogetherInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    var end = Int(quantity.span.start)
    while end > Int(quantity.clauseStart) + 6,
      let word = text.anyEnds(Analyzer.beforeGaps, at: end)
    { end -= word }
    guard end > Int(quantity.clauseStart),
      let gap = text.anyEnds("仅相差", "只相差", "相差", "差距", at: end),
      text.anyEnds("收支差距", "城乡差距", "收入差距", at: end) == nil
    else { return }
    var start = end - gap
    if text.has("差距", at: start), let joint = text.anyEnds("之间的", "间的", "的", at: start) {
      start -= joint
    }
    // 与上海相差600亿元: of the one spoken of, of which it is no amount.
    let clause = Int(quantity.clauseStart)..<start
    if clause.count > 6, start - clause.lowerBound <= 60,
      let joint = text.anyFind(["与", "和", "同", "跟", "距"], in: clause),
      text.any("同比", "同期", "距离", "和平", "和田", "和县", at: joint) == nil
    {
      raw.measure = .change
      raw.rules.measure = .measureCompare
      raw.certainty.measure = .guessed
      if text.has("和", at: joint) { raw.certainty.area = .guessed }
      return
    }
    guard text.ends("相差", at: end),
      end == Int(quantity.span.start) || text.ends("约", at: Int(quantity.span.start)),
      raw.rules.area != .areaDocument
    else { return }
    raw.phrase.append(Span(end - gap, end))
    raw.indicator = -1
    raw.certainty.indicator = .guessed
    raw.certainty.area = .guessed
  }

  /// What may stand between the noun or verb of a gap and its figure.
  private static let beforeGaps = WordEnds(
    "不到", "不足", "将近", "接近", "超过", "只有", "仅有", "仅为", "高达", "约", "近", "超", "仅", "为", "达", "达到", "了",
    "已",
    "只", "仍有", "还有", "有")
}
