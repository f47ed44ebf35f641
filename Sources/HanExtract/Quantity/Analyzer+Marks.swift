import HanBase
import HanCatalog

extension Analyzer {
  /// 13座城市的运营里程超过(100公里), 9城GDP过(2万亿元): the mark that places are counted for having passed.
  ///
  /// Not what they have together: 这9个城市的GDP超过20万亿元, 9个城市GDP合计超过20万亿元.
  func isMarkPassed(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let quantity = quantities[index]
    let start = Int(quantity.span.start)
    guard let verb = text.anyEnds(Analyzer.passing, at: start),
      quantity.kind == .measure || quantity.kind == .person || quantity.kind == .percent
    else { return false }
    let count = quantities[index - 1]
    let from = Int(count.afterQualifier)
    guard count.rejection == nil,
      count.clauseStart == quantity.clauseStart, count.kind.counts, start - from <= 48,
      text.anyEnds("这", "这些", "上述", "以上", "前", "该", "后", at: Int(count.span.start)) == nil,
      text.any("，", "。", "；", ",", "！", "？", "\n", at: Int(quantity.afterQualifier)) != nil
        || Int(quantity.afterQualifier) >= sentenceEnd
    else { return false }
    var at = from
    if let noun = text.any(
      "县（市、区）", "县（市）", "区县（市）", "市（州）", "县(市、区)", "城市", "省份", "地级市", "地市", "省会", "区县", "县市", "市州",
      "设区市", "县区", "省区市", "省区", "地区", at: at)
    {
      at += noun
    } else if text.any("县", "市", "省", "区", "州", "城", at: at) != nil,
      at + 3 == start - verb || text.has("的", at: at + 3)
    {
      // 38个县超过50亿元
      at += 3
    } else if text.any("城", "市", "省", "县", "区", at: Int(count.unit.start)) != count.unit.count {
      return false
    }
    // 长沙、株洲、湘潭3市GDP超过2.1万亿元, 全省14个市州的…: what they have together.
    guard
      text.anyEnds("全省", "全市", "全国", "全区", "全部", "全县", at: Int(count.span.start)) == nil,
      word(endingAt: Int(count.span.start)).map({ lexicon[$0].area == 0 }) ?? true
    else { return false }
    let isOwned = text.has("的", at: at)
    if isOwned { at += 3 }
    let end = start - verb
    // 38个县超过50亿元: by what the text is about.
    if end == at { return true }
    guard end - at >= 3,
      text.anyFind(["均", "都", "合", "共", "总和", "之和", "占", "平均"], in: at..<end) == nil
    else { return false }
    return exactIndicator(at, end) != nil
      || (isOwned || count.unit.count == 3 && end - at <= 12) && endsWithMeasure(end)
  }

  private static let passing = WordEnds(
    "超过", "突破", "超", "过", "逾", "破", "不足", "不到", "低于", "高于", "迈过", "跨过", "站上", "跌破")
}
