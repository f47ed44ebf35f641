import HanBase
import HanCatalog

/// Tiers of offices and of the purse: 市本级, 省属, 县市区.
extension Analyzer {
  /// 市本级一般公共预算收入, 省属企业利润: of one tier of offices or of their firms, not of the whole.
  @inline(__always)
  func withTier(_ left: NounPhrase, _ floor: Int) -> NounPhrase {
    text.anyEnds("本级", "市属", "省属", "区属", "县属", "州属", "）", ")", at: Int(left.phrase.a.start)) == nil
      ? left : withTierInFull(left, floor)
  }

  @inline(never)
  private func withTierInFull(_ left: NounPhrase, _ floor: Int) -> NounPhrase {
    let start = Int(left.phrase.a.start)
    // 市本级（含开发区，下同）一般公共预算收入
    let open = parenBefore(start, floor)
    guard
      let length = text.anyEnds(
        "市本级", "省本级", "县本级", "区本级", "州本级", "镇本级", "市属", "省属", "区属", "县属", "州属", at: open ?? start),
      (open ?? start) - length >= floor, left.phrase.a.count >= 6
    else { return left }
    var found = left
    if let open {
      let name = left.phrase.a
      let verb = text.any("完成", "实现", at: start) ?? 0
      found.phrase = Phrase(
        Span(open - length, open), Span(start + (verb < name.count ? verb : 0), Int(name.end)))
      found.indicator = -1
      return found
    }
    found.phrase.a.start -= Int32(length)
    found.indicator = exact(found.phrase)
    return found
  }

  /// 市本级（含开发区，下同）收入22.9亿元。一般公共预算支出(70.6亿元): the paragraph goes on in the tier that it said it would.
  @inline(__always)
  func goOnInTier(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(!raw.phrase.b.isEmpty), text.ends("本级", at: Int(raw.phrase.a.end)) {
      noteTier(raw)
    } else if _slowPath(!carry.tier.isEmpty), raw.indicator >= 0,
      raw.rules.indicator == .indicatorLeft
    {
      goOnInTierInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func noteTier(_ raw: RawObservation) {
    let end = Int(raw.phrase.a.end)
    guard text.any("（", "(", at: end) != nil, Int(raw.phrase.b.start) > end,
      text.anyFind(["下同"], in: end..<Int(raw.phrase.b.start)) != nil
    else { return }
    (carry.tier, carry.tierParagraph) = (raw.phrase.a, carry.paragraphStart)
  }

  @inline(never)
  private func goOnInTierInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let name = raw.phrase.a
    let before = max(sentenceStart, Int(quantity.clauseStart))..<max(sentenceStart, Int(name.start))
    guard carry.tierParagraph == carry.paragraphStart, raw.area == context.area,
      before.isEmpty
        || text.anyFind(["全市", "全县", "全省", "全区", "全州", "各县", "各区"], in: before) == nil
    else {
      carry.tier = .none
      return
    }
    guard raw.phrase.b.isEmpty,
      text.anyFind(["预算", "财政", "基金", "税", "收入", "支出"], in: name.range) != nil
    else { return }
    set(Phrase(carry.tier, name), -1, .indicatorPart, &raw)
    raw.certainty.indicator = .carried
  }

  /// 一般公共预算收入总计96242万元, 支出总计, 收入总量: what a purse has with all that is moved into it, not what it takes in.
  @inline(__always)
  func leaveBalance(_ raw: inout RawObservation) {
    let end = Int(raw.phrase.last.end)
    if _slowPath(
      text.any("总计", "总量", at: end) != nil || text.anyEnds("收入总量", "支出总量", at: end) != nil)
    {
      leaveBalanceInFull(end, &raw)
    }
  }

  @inline(never)
  private func leaveBalanceInFull(_ end: Int, _ raw: inout RawObservation) {
    let isNamed = text.ends("总量", at: end)
    let noun = isNamed ? end - 6 : end
    guard text.anyEnds("收入", "支出", at: noun) != nil,
      raw.phrase.last.count == (isNamed ? 12 : 6)
        || text.anyFind(
          ["预算", "财政", "基金", "公共", "国有资本"], in: Int(raw.phrase.a.start)..<Int(raw.phrase.a.end))
          != nil
    else { return }
    if !isNamed {
      var spans = [raw.phrase.a, raw.phrase.b, raw.phrase.c].filter { !$0.isEmpty }
      spans[spans.count - 1].end += 6
      raw.phrase = Phrase(
        spans[0], spans.count > 1 ? spans[1] : .none, spans.count > 2 ? spans[2] : .none)
    }
    raw.indicator = -1
  }

  private static let tiers = WordSet(
    "市本级", "省本级", "县本级", "区本级", "本级", "县区级", "区县级", "县市级", "市县级", "乡镇级", "镇街级", "县市区级", "县市区",
    "县（市、区）", "县（市）", "县区", "区县", "各县", "市级", "县级", "省级",
    "区级",
    "乡级", "园区", "市区", "城区")

  /// 一般公共预算收入130.5亿元，其中市本级62亿元，县市区68.5亿元: a tier of the purse is not the whole.
  @inline(__always)
  func nameTier(_ quantity: Quantity, _ isPart: Bool, _ raw: inout RawObservation) {
    if _slowPath(
      raw.rules.indicator == .indicatorCarried
        && (isPart || carry.topicIsPart || !carry.root.isEmpty)
        && raw.measure != .rank && quantity.kind != .points)
    {
      nameTierInFull(quantity, isPart, &raw)
    }
  }

  @inline(never)
  private func nameTierInFull(_ quantity: Quantity, _ isPart: Bool, _ raw: inout RawObservation) {
    var at = Int(quantity.leftLimit)
    // 其中六区586万人: a number of places is none of what is told.
    if let last = output.last, last.span.end <= quantity.clauseStart {
      at = Int(quantity.clauseStart)
    }
    at += text.any("其中：", "其中:", "其中，", "其中,", "其中", "，", "、", ",", at: at) ?? 0
    guard at < Int(quantity.span.start), let length = tierLength(at),
      raw.phrase.c.isEmpty, raw.area == context.area
    else {
      // 其中市本级完成44亿元，(增加4亿元)，增长11%: still of the tier.
      if !isPart, let last = output.last, last.sentence == raw.sentence,
        last.rules.indicator == .indicatorPart || last.rules.indicator == .indicatorCarried,
        last.phrase.c.isEmpty, raw.phrase.b.isEmpty, last.phrase.b == raw.phrase.a,
        tierLength(Int(last.phrase.a.start)) == last.phrase.a.count,
        text.anyEnds("；", ";", at: Int(quantity.clauseStart)) == nil
      {
        set(last.phrase, -1, .indicatorCarried, &raw)
        raw.certainty.indicator = last.certainty.indicator
      }
      return
    }
    let tier = Span(at, at + length)
    var whole = raw.phrase
    if !isPart {
      // 市本级 + 收入, 县市区: another tier of the same.
      guard let last = output.last, last.sentence == raw.sentence, last.phrase.c.isEmpty,
        text.anyEnds("；", ";", at: Int(quantity.clauseStart)) == nil,
        tierLength(Int(last.phrase.a.start)) == last.phrase.a.count
      else { return }
      whole = Phrase(last.phrase.b)
    } else if raw.indicator < 0 {
      return
    }
    set(Phrase(tier, whole.a, whole.b), -1, .indicatorPart, &raw)
  }

  /// How long the words for a tier are: 市本级, 六区, 三县（市）.
  func tierLength(_ start: Int) -> Int? {
    if let length = text.any(Analyzer.tiers, at: start) { return length }
    var at = start
    while let numeral = text.any("一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", at: at) {
      at += numeral
    }
    guard at > start, let places = text.any("县（市）", "县市", "区县", "区", "县", at: at) else {
      return nil
    }
    return at - start + places
  }
}
