import HanBase

/// Lists of the strongest on which a place ranks.
extension Analyzer {
  /// GDP增长6.4%，位居全国百强县(第8位): the list of the strongest that a rank is on, not what was told before.
  @inline(__always)
  func listOfStrongest(_ quantity: Quantity) -> Span? {
    text.lacks("强", from: Int(quantity.clauseStart), to: Int(quantity.span.start))
      ? nil : listOfStrongestInFull(quantity)
  }

  @inline(never)
  private func listOfStrongestInFull(_ quantity: Quantity) -> Span? {
    let floor = max(Int(quantity.leftLimit), Int(quantity.span.start) - 75)
    var end = Int(quantity.span.start)
    // 百强县榜首
    if text.has("首", at: end), text.ends("榜", at: end) { end -= 3 }
    while let tail = text.anyEnds(Analyzer.rankLeads, at: end), end - tail > floor { end -= tail }
    guard let strong = text.anyEnds(Analyzer.strongest, at: end) else { return nil }
    var start = end - strong
    // 综合实力百强区, 中国工业百强县: what stands before it as far as the verb.
    while start > floor {
      let before = text.before(start)
      if token(at: before)?.kind.isMark == true
        || text.anyEnds("居", "列", "名", "选", "身", "入", "联", "在", "为", "是", "获", "第", at: start)
          != nil
      {
        break
      }
      start = before
    }
    // 居全国 is a word of its own; 十强 alone is of what the text tells of.
    guard end - start > strong || strong > 6 else { return nil }
    // 全国县域经济百强排名
    return Span(start, end + (text.any("综合排名", "排名", "排行榜", "排行", at: end) ?? 0))
  }

  /// Lists of the strongest that have a name of their own.
  private static let strongest = WordEnds(
    "百强县", "百强区", "百强市", "百强镇", "百强村", "百强旗", "百强县市", "百强县（市）", "百强县（市、区）", "百强城市", "百强园区",
    "百强开发区", "百强高新区", "百强街道", "千强镇", "十强县", "十强区", "十强市", "十强镇", "强县", "经济百强", "实力百强", "工业百强",
    "制造业百强", "创新百强", "竞争力百强", "百强榜", "百强榜单")
}
