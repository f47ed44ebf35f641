import HanBase

/// Figures that others are measured by.
extension Analyzer {
  /// 低于全国(2.44%)的平均水平, 高于(7.7%)的全国水平, 远超规划提出的(15%)的目标, 低于(9%)的预期: whether a number is the mark by which
  /// something else is measured, so that a bound before it says how that stands, and it is exact itself.
  ///
  /// 提出超过8%的目标, 达到超过90%的水平 set bounds.
  @inline(__always)
  func isExactMark(_ quantity: Quantity, _ peel: Peel, _ bound: Span) -> Bool {
    text.has("的", at: Int(quantity.afterQualifier))
      && isExactMarkInFull(quantity, !peel.compareSpan.isEmpty, bound)
  }

  @inline(never)
  private func isExactMarkInFull(_ quantity: Quantity, _ isCompared: Bool, _ bound: Span) -> Bool {
    if isCompared || quantity.kind == .percent {
      if isMarkBeside(quantity) { return true }
      if isCompared, quantity.kind == .percent,
        text.any("全国", "全省", "全市", "全区", "全州", at: Int(quantity.afterQualifier) + 3) != nil
      {
        return true
      }
    }
    return isBoundMark(quantity, bound)
  }

  /// 低于全国(4.5%)的平均水平, 远超规划提出的(15%)的目标: a mean, or a goal that the clause does not set.
  private func isMarkBeside(_ quantity: Quantity) -> Bool {
    let behind = Int(quantity.afterQualifier) + 3
    if text.any(Analyzer.means, at: behind) != nil { return true }
    return text.any(Analyzer.goalNouns, at: behind) != nil
      && (text.ends("的", at: Int(quantity.span.start))
        || text.anyFind(
          ["提出", "设定", "控制", "稳定", "实现", "力争", "确保", "定下", "制定", "完成", "达到", "明确", "保持", "计划"],
          in: Int(quantity.clauseStart)..<Int(quantity.span.start)) == nil)
  }

  /// 低于全年(3.5%)的调控目标: what is lower is what was told before.
  func isMarkBelow(_ verb: Span, _ quantity: Quantity) -> Bool {
    text.any("低于", "慢于", at: Int(verb.start)) != nil
      && text.has("的", at: Int(quantity.afterQualifier)) && isMarkBeside(quantity)
  }

  /// 低于(9%)的预期, 超过去年(200亿元)的标准: whether a bound says how something else stands to the number behind it.
  private func isBoundMark(_ quantity: Quantity, _ bound: Span) -> Bool {
    guard bound.count > 0, bound.start >= quantity.clauseStart,
      text.any(
        "超", "超过", "高于", "低于", "大于", "小于", "多于", "少于", "不足", "不到", "未达", "未达到", "突破", "远超",
        at: Int(bound.start))
        != nil
    else { return false }
    let after = Int(quantity.afterQualifier) + 3
    let reach = after..<min(Int(quantity.clauseEnd), after + 27)
    guard reach.count > 0 else { return false }
    if text.any(Analyzer.means, at: after) != nil { return true }
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

  /// What things are measured by.
  private static let means = WordSet(
    "平均", "均值", "总体水平", "整体水平", "全国平均", "全省平均", "全市平均")
  /// By what something is measured.
  private static let marks: [StaticString] = [
    "目标", "要求", "标准", "预期", "计划", "任务", "规划", "水平", "警戒线", "红线", "底线", "及格线", "阈值",
  ]
}
