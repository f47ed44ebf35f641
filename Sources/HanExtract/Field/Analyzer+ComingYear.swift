import HanBase
import HanCatalog

/// Years that a text speaks of and that are not over.
extension Analyzer {
  /// 今年，我们要…: a text of December to March that speaks of its year speaks of plans.
  func isComingYear(_ time: TimeMention) -> Bool {
    guard (1...3).contains(context.month), time.period.end?.year == context.year, quantitiesAreAhead
    else { return false }
    return text.any("以来", "来", at: Int(time.span.end)) == nil
      && text.anyEnds("以来", "来", at: Int(time.span.end)) == nil
  }

  /// 我们要, 将, 坚持, 办好: the words of a plan; 完成了, 同比 are those of a review.
  var quantitiesAreAhead: Bool {
    for word: StaticString in ["同比", "比上年", "实现了", "完成了", "取得了", "截至"]
    where text.find(word, in: sentenceStart..<min(sentenceEnd, sentenceStart + 900)) != nil {
      return false
    }
    let reach = sentenceStart..<min(sentenceEnd, sentenceStart + 900)
    for word: StaticString in ["将", "继续", "坚持", "办好", "力争", "确保", "预期", "目标", "安排"]
    where text.find(word, in: reach) != nil { return true }
    return plansByWill(reach)
  }

  /// 主要, 重要, 需要: only 要 on its own plans.
  func plansByWill(_ reach: Range<Int>) -> Bool {
    var at = reach.lowerBound
    while let found = text.find("要", in: at..<reach.upperBound) {
      if text.anyEnds("主", "重", "需", "必", "纪", "摘", "首", "概", "只", "若", "不", "想", "紧", at: found)
        == nil, text.any("要素", "要求", "要闻", "要么", "要点", at: found) == nil
      {
        return true
      }
      at = found + 3
    }
    return false
  }
}
