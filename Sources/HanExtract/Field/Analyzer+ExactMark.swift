import HanBase

/// Figures that others are measured by.
extension Analyzer {
  /// 低于全国(2.44%)的平均水平, 远超规划提出的(15%)的目标, 低于(9%)的预期: whether a bound before a number says how something else stands
  /// to it, so that it is exact itself.
  ///
  /// 提出超过8%的目标, 达到超过90%的水平 set bounds.
  @inline(__always)
  func isExactMark(_ quantity: Quantity, _ bound: Span) -> Bool {
    text.has("的", at: Int(quantity.afterQualifier)) && isExactMarkInFull(quantity, bound)
  }

  @inline(never)
  private func isExactMarkInFull(_ quantity: Quantity, _ bound: Span) -> Bool {
    guard bound.count > 0, bound.start >= quantity.clauseStart,
      text.any(
        "超", "超过", "高于", "低于", "大于", "小于", "多于", "少于", "不足", "不到", "未达", "未达到", "突破", "远超",
        at: Int(bound.start))
        != nil
    else { return false }
    let after = Int(quantity.afterQualifier) + 3
    let reach = after..<min(Int(quantity.clauseEnd), after + 27)
    guard reach.count > 0 else { return false }
    if text.any("平均", "均值", "全国平均", "全省平均", "全市平均", at: after) != nil { return true }
    guard let mark = text.anyFind(Analyzer.marks, in: reach),
      text.anyFind(["，", "、", "的", "和"], in: after..<mark) == nil,
      case let end = mark + (text.any("警戒线", "及格线", at: mark) ?? 6),
      isPhraseEnd(end) || (48...57).contains(text[end])
    else { return false }
    // 低于全国60.5%的水平: something stands between.
    if Int(quantity.span.start) > Int(bound.end) + 3 { return true }
    if text.any("红线", "警戒线", "底线", at: mark) != nil { return true }
    guard text.any("水平", at: mark) == nil else { return false }
    // 财政总收入突破500亿元的预期目标 is a bound: what is compared with a mark was told before.
    var before = Int(bound.start)
    while let word = text.anyEnds("远", "远远", "大幅", "明显", "略", "也", "均", "都", "已", "仍", at: before) {
      before -= word
    }
    return before <= Int(quantity.clauseStart)
      && text.any("突破", at: Int(bound.start)) == nil
  }

  /// 年均增长25.6%，远超规划提出的(15%)的目标: a mark that growth is compared with is growth.
  @inline(__always)
  func growAsCompared(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, raw.rules.indicator == .indicatorCarried,
      text.has("的", at: Int(quantity.afterQualifier))
    {
      growAsComparedInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func growAsComparedInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .growth || last.measure == .averageGrowth, last.phrase.a == raw.phrase.a,
      Int(last.span.start) >= Int(clauseBefore(quantity).start),
      text.any("的目标", "的预期目标", "的年度目标", "的增长目标", "的规划目标", "的预期", at: Int(quantity.afterQualifier))
        != nil,
      text.anyFind(
        ["超", "高于", "低于", "快于", "慢于", "好于"],
        in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil
    else { return }
    (raw.phrase, raw.indicator) = (last.phrase, last.indicator)
    (raw.measure, raw.rules.measure) = (last.measure, last.rules.measure)
    raw.certainty.measure = .guessed
  }

  /// By what something is measured.
  private static let marks: [StaticString] = [
    "目标", "要求", "标准", "预期", "计划", "任务", "规划", "水平", "警戒线", "红线", "底线", "及格线", "阈值",
  ]
}
