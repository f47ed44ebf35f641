import HanBase
import HanCatalog

/// What else was done to the thing that was told of.
extension Analyzer {
  /// 粮食产量613亿斤，收购(180亿斤), 贷款余额7.2万亿元，投放(8000亿元): a deed of its own tells no second time how much there is.
  @inline(__always)
  func readOtherDeed(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard carry.topicSentence == sentenceIndex, raw.measure == .level,
      quantity.leftLimit == quantity.clauseStart, !quantity.number.isOrdinal,
      quantity.span.start - quantity.leftLimit >= 6,
      carry.topicIndicator >= 0 && carry.topic.b.isEmpty || carry.topic.b.count == 6,
      let phrase = otherDeed(quantity)
    else { return false }
    set(phrase, -1, .indicatorPart, &raw)
    raw.certainty.indicator = .guessed
    return true
  }

  @inline(never)
  private func otherDeed(_ quantity: Quantity) -> Phrase? {
    guard
      let told = output.suffix(4).last(where: {
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase == carry.topic
      })
    else { return nil }
    // 专利申请1200件，授权860件: those have a rule of their own.
    if text.anyEnds("申请", "登记", "报名", "立案", "受理", "申报", at: Int(carry.topic.a.end)) != nil {
      return nil
    }
    let start = Int(quantity.leftLimit)
    var end = Int(quantity.span.start)
    while end > start, let length = text.anyEnds("达到", "达", "约", "近", "超过", "超", "为", "了", at: end)
    {
      end -= length
    }
    guard end - start >= 6, let deed = deedAlone(start, end) else { return nil }
    // 重大项目11个，…，造林556万亩: done to something else.
    if !text.isSame(told.unit, quantity.unit) { return Phrase(deed) }
    var thing = carry.topic.a
    // 收购180亿斤，销售(160亿斤)
    if !carry.topic.b.isEmpty {
      return text.anyEnds(Analyzer.deedsApart, at: Int(carry.topic.b.end)) == nil
        ? nil : Phrase(thing, deed)
    }
    if thing.count > 6,
      let measure = text.anyEnds("产量", "面积", "余额", "收入", "总量", "总额", at: Int(thing.end))
    {
      thing.end -= Int32(measure)
    }
    return Phrase(thing, deed)
  }

  /// The verb with which words end that are no more than it and what leads to it.
  private func deedAlone(_ start: Int, _ end: Int) -> Span? {
    if text.anyEnds(Analyzer.deedsApart, at: end) != nil {
      return leadsTo(start, end - 6) ? Span(end - 6, end) : nil
    }
    guard let index = word(endingAt: end) else { return nil }
    let entry = lexicon[index]
    let first = end - Int(entry.length)
    guard entry.length >= 6, first >= start, entry.indicator < 0, entry.area == 0,
      entry.roles.contains(.verb),
      entry.roles.isDisjoint(with: [
        .reach, .reachEnd, .up, .down, .light, .rank, .share, .target, .estimate, .adverb, .average,
        .base, .compare, .connective,
      ]), leadsTo(start, first)
    else { return nil }
    return Span(first, end)
  }

  /// Whether only times, adverbs and 其中 stand in a range.
  private func leadsTo(_ first: Int, _ end: Int) -> Bool {
    var at = first
    while at < end {
      guard let token = token(at: at), Int(token.end) <= end,
        token.kind == .time
          || token.kind == .word && !token.isIndicator && !token.isArea
            && !token.roles.isDisjoint(with: [.adverb, .light, .connective, .part])
      else { return false }
      at = Int(token.end)
    }
    return at == end
  }

  /// Deeds of two characters, most of which the lexicon knows as no verbs.
  private static let deedsApart = WordEnds(
    "销售", "收购", "储备", "库存", "投放", "上缴", "入库", "造林", "撤资", "增资", "赔付", "调出", "调入", "外送", "外调", "加工",
    "利用",
    "消纳", "出售", "交付", "播种", "收获", "采收", "购进", "进货", "出库", "缴纳", "返还", "留抵", "兑付", "回收", "核销", "处置",
    "续贷",
    "展期", "建设", "复垦", "退耕", "抚育", "补植", "绿化", "竣工", "施工", "开工", "待售")
}
