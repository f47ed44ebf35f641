import HanBase
import HanCatalog

/// Quantities that say of which class those are that stand right behind them.
extension Analyzer {
  /// 其中(10亿元以上)8个, (8级以上)大风日数, 亩均税收低于(20万元)的，…, (90—144平方米)新建住宅: a mark by which others are told apart.
  func opensClass(_ index: Int) -> Bool {
    let quantity = quantities[index]
    let (start, end) = (Int(quantity.span.start), Int(quantity.afterQualifier))
    let isQualified = quantity.afterQualifier > quantity.span.end
    if isQualified, text.has("级", at: Int(quantity.unit.start)), quantity.unit.count == 3 {
      return true
    }
    guard quantity.kind == .measure || quantity.kind == .person || quantity.kind == .percent else {
      return false
    }
    // 其中10亿元以上8个
    if isQualified, index + 1 < quantities.count, quantities[index + 1].kind.counts,
      Int(quantities[index + 1].span.start) == end,
      quantity.comparator == .atLeast || quantity.comparator == .atMost
    {
      return true
    }
    // 低于20万元的，一律不进
    if text.any("的，", "的,", at: end) != nil,
      text.anyEnds("低于", "高于", "不足", "未达到", "不满", "大于", "小于", at: start) != nil
    {
      return true
    }
    // 90—144平方米新建住宅价格
    guard quantity.kind == .measure, text.any("平方米", "㎡", at: Int(quantity.unit.start)) != nil,
      startsNoun(end), text.any("的", at: end) == nil
    else { return false }
    return index > 0 && isRangeGap(index - 1, index)
  }

  /// (一吨)玉米2600元, (一亩)打1500斤: for how much the amount behind it is.
  func isPriced(_ index: Int) -> Bool {
    guard quantities[index].number.isSingleNumeral, quantities[index].kind == .measure,
      quantities[index].number.value == ExactDecimal(1), index + 1 < quantities.count,
      quantities[index + 1].kind == .measure,
      quantities[index + 1].clauseStart == quantities[index].clauseStart
    else { return false }
    return quantities[index + 1].span.start - quantities[index].span.end <= 24
  }
}
