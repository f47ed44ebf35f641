import HanBase
import HanCatalog

/// Percentages without a verb of growth that other words say to be rates: those of a list, of a bracket, of a question.
extension Analyzer {
  /// 同比涨幅较大的城市主要包括：海口16.7%、宁波13.3%; 降幅居前的有：大理1.5%: what the head of a list says that its
  /// percentages are.
  @inline(__always)
  func rateOfList(_ quantity: Quantity) -> GrowthCue? {
    _slowPath(hasMark(.colon)) ? rateOfListInFull(quantity) : nil
  }

  @inline(never)
  private func rateOfListInFull(_ quantity: Quantity) -> GrowthCue? {
    guard let head = headOfList(quantity) else { return nil }
    let isFall = text.anyFind(["降幅", "跌幅", "降速"], in: head.range) != nil
    guard isFall || text.anyFind(["涨幅", "增速", "增幅", "升幅", "增长率"], in: head.range) != nil,
      // 涨幅居前，占比最高的有：a later word says otherwise.
      text.anyFind(["占比", "比重", "率为", "水平"], in: head.range) == nil
    else { return nil }
    return isFall ? .down : .up
  }

  /// The clause before the last colon before a quantity, if its list has not ended in between.
  private func headOfList(_ quantity: Quantity) -> Span? {
    var head: Span?
    var start = sentenceStart
    for place in tokens.marks {
      let mark = tokens[Int(place)]
      if mark.start >= quantity.span.start { break }
      switch mark.kind {
      case .colon:
        head = Span(start, Int(mark.start))
        start = Int(mark.end)
      case .semicolon, .stop:
        (head, start) = (nil, Int(mark.end))
      case .comma:
        // 海口16.7%，宁波13.3%: the list goes on behind a comma.
        start = Int(mark.end)
      default: break
      }
    }
    return head
  }

  /// 比1—7月（23.1%）回落2.2个百分点, 比全省平均水平（11.2%）低3.1个百分点: behind a rate, what it is compared with is one too.
  @inline(__always)
  func isBaseInBracket(_ quantity: Quantity) -> Bool {
    _slowPath(quantity.inParen) && isBaseInBracketInFull(quantity)
  }

  @inline(never)
  private func isBaseInBracketInFull(_ quantity: Quantity) -> Bool {
    let close = Int(quantity.afterQualifier)
    guard let bracket = text.any("）", ")", at: close),
      let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .growth
        || last.measure == .change && last.rules.measure == .measureChangePoints
        || text.anyEnds("增速", "增幅", "涨幅", "降幅", at: Int(last.phrase.last.end)) != nil,
      text.any(
        "低", "高", "快", "慢", "回落", "回升", "提高", "加快", "放缓", "上升", "下降", "收窄", "扩大", "提升", "减缓", "下滑",
        at: close + bracket) != nil
    else { return false }
    let before = max(sentenceStart, Int(quantity.clauseStart) - 60)..<Int(quantity.clauseStart)
    guard let base = text.anyFind(["比", "较", "低于", "高于", "快于", "慢于"], in: before) else {
      return false
    }
    return text.anyFind(["，", "；", "。"], in: base..<before.upperBound) == nil
  }

  /// 8.5%的增速高于全国: the number is how fast something grows.
  func rateBehind(_ quantity: Quantity) -> GrowthCue? {
    let at = Int(quantity.afterQualifier)
    if text.any(
      "的增速", "的增幅", "的涨幅", "的增长率", "的增长速度", "的同比增速", "的正增长", "的速度增长", "的名义增长率",
      "的实际增长率", "的名义增速", "的实际增速", "的同比增长率", "的平均增长率", at: at) != nil
    {
      return .up
    }
    if text.any("的降幅", "的跌幅", "的负增长", "的减幅", at: at) != nil { return .down }
    if let cue = growthHad(quantity) { return cue }
    if let cue = rateBehindList(quantity) { return cue }
    // 全国36%的出口平均增幅
    guard quantity.kind == .percent, text.has("的", at: at),
      let noun = text.anyFind(["增幅", "增速", "涨幅", "增长率"], in: at + 3..<min(sentenceEnd, at + 27)),
      isPhraseEnd(noun + 6), text.anyFind(["，", "、", "的", "比", "高", "低"], in: at + 3..<noun) == nil
    else { return nil }
    return .up
  }

  /// 分别以(3.8%)和8%的增速领跑: what the last of a list is called, the others are too.
  @inline(__always)
  private func rateBehindList(_ quantity: Quantity) -> GrowthCue? {
    quantity.kind == .percent
      && text.any("、", "和", "与", "及", "，", at: Int(quantity.afterQualifier)) != nil
      ? rateBehindListInFull(quantity) : nil
  }

  @inline(never)
  private func rateBehindListInFull(_ quantity: Quantity) -> GrowthCue? {
    var end = Int(quantity.afterQualifier)
    let reach = end..<min(sentenceEnd, end + 90)
    guard
      text.ends("以", at: Int(quantity.span.start))
        || text.find("以", in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil,
      let noun = text.anyFind(["的增速", "的增幅", "的涨幅", "的降幅", "的跌幅", "的增长率"], in: reach)
    else { return nil }
    for next in quantities where next.span.start >= quantity.afterQualifier {
      guard Int(next.afterQualifier) <= noun, next.kind == .percent,
        isListGap(end, Int(next.span.start))
      else { break }
      end = Int(next.afterQualifier)
    }
    guard end == noun, end > Int(quantity.afterQualifier) else { return nil }
    return text.any("的降幅", "的跌幅", at: noun) == nil ? .up : .down
  }

  /// 仍有5.6%的增长, 实现12%的高速增长, 出现3%的大幅下滑: what something has, in a noun of growth; 70%的增长来自出口 is a share of it.
  @inline(__always)
  func growthHad(_ quantity: Quantity) -> GrowthCue? {
    text.has("的", at: Int(quantity.afterQualifier)) && quantity.kind == .percent
      ? growthHadInFull(quantity) : nil
  }

  /// Nouns of growth, and how strong it is said to be.
  private static let growthNouns = WordSet("增长", "下降", "下滑", "下跌", "回落", "上涨", "缩减")
  private static let strengths = WordSet(
    "大幅", "大幅度", "小幅", "高速", "快速", "较快", "显著", "明显", "稳定", "稳步", "持续", "平稳", "强劲", "逆势", "两位数",
    "较大幅度",
    "恢复性", "爆发式", "井喷式", "同比", "环比", "名义", "实际", "中高速", "超常规", "断崖式")

  @inline(never)
  private func growthHadInFull(_ quantity: Quantity) -> GrowthCue? {
    var start = Int(quantity.span.start)
    while let word = text.anyEnds("约", "近", "超", "超过", "逾", "高达", "不到", "不足", "了", at: start) {
      start -= word
    }
    var noun = Int(quantity.afterQualifier) + 3
    if let strength = text.any(Analyzer.strengths, at: noun) { noun += strength }
    guard text.any(Analyzer.growthNouns, at: noun) != nil,
      text.anyEnds(
        "有", "实现", "取得", "保持", "出现", "录得", "获得", "迎来", "达到", "完成", "为", "以", "是", "呈现", "维持",
        at: start)
        != nil,
      isPhraseEnd(noun + 6)
        || text.any("目标", "态势", "势头", "水平", "速度", "预期", "成绩", at: noun + 6) != nil,
      text.anyFind(["占", "比重", "占比", "贡献"], in: Int(quantity.clauseStart)..<start) == nil
    else { return nil }
    return text.any("增长", "上涨", at: noun) == nil ? .down : .up
  }

  /// 从增速看，上海以10.9%排名第一: what was announced is how fast things grow.
  func rateAsked(_ quantity: Quantity, _ peel: Peel, _ left: Range<Int>) -> GrowthCue? {
    guard quantity.kind == .percent, peel.shareSpan.isEmpty, roleToken(.share, left) == nil,
      text.find("率", in: left) == nil
    else { return nil }
    if carry.asksGrowth == sentenceIndex, carry.asksGrowthIn.contains(Int(quantity.span.start)) {
      return .up
    }
    if let cue = rateOfList(quantity) { return cue }
    // 增速全部跑赢大盘，郑州更以41.8%领跑: the clause before spoke of growth rates.
    let clause = clauseBefore(quantity)
    // 涨幅居八大类之首，达9.1%; 教育文化娱乐支出增幅最高，达36.4%
    let tellsRate =
      text.anyFind(
        [
          "最高", "最快", "最大", "居首", "之首", "居前", "领先", "第一", "垫底", "最低", "最慢", "殿后", "领跑", "上涨最多",
          "增长最多", "上涨最少", "增长最少",
        ],
        in: clause.range) != nil
      && text.any("达", "为", "高达", "达到", "分别", "只有", "仅", at: Int(quantity.clauseStart)) != nil
    guard text.ends("以", at: Int(quantity.span.start)) || tellsRate, clause.end > clause.start,
      tellsRate || !hasQuantity(in: clause)
    else { return nil }
    if text.anyFind(["降幅", "跌幅", "减幅"], in: clause.range) != nil { return .down }
    return text.anyFind(["增速", "涨幅", "增幅", "增长最", "上涨最"], in: clause.range) != nil ? .up : nil
  }
}
