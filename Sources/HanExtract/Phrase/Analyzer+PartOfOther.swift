import HanBase
import HanCatalog

/// What is told of a part of a place whose name stands in the clause or the sentence before.
extension Analyzer {
  /// 民营经济增加值119亿元。其中，(第一产业增加值)17亿元; 房地产行业有所回暖，(完成投资)88亿元; 锂电池等产品，合计(出口)增长61%: not the whole
  /// place's own.
  @inline(__always)
  func namePartOfOther(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator >= 0, raw.rules.indicator == .indicatorLeft, raw.phrase.b.isEmpty {
      if _slowPath(tables.industries.contains(raw.indicator)) { nameEconomy(quantity, &raw) }
      if _slowPath(
        text.any("完成投资", "实现投资", at: Int(raw.phrase.a.start)) != nil
          || text.any("合计", "总计", "共计", at: Int(quantity.clauseStart)) != nil
            && raw.measure != .level
      ) {
        nameOfClauseBefore(quantity, &raw)
      }
    } else if raw.indicator < 0, raw.rules.indicator == .indicatorLeft, raw.phrase.b.isEmpty,
      raw.phrase.a.count <= 15
    {
      if _slowPath(text.any("投资额", "完成投资额", at: Int(raw.phrase.a.start)) == raw.phrase.a.count) {
        nameOfProjects(&raw)
      } else if _slowPath(text.anyEnds("级", "本级", at: Int(raw.phrase.a.end)) != nil),
        raw.measure == .level, isMoneyUnit(quantity)
      {
        nameOfTier(quantity, &raw)
      }
    }
  }

  /// 一般公共预算总收入126亿元(县本级)99亿元; 市本级242亿元；(县区级)409亿元: a tier's part of what was told right before.
  @inline(never)
  private func nameOfTier(_ quantity: Quantity, _ raw: inout RawObservation) {
    let own = raw.phrase.a
    guard tierLength(Int(own.start)) == own.count,
      let told = output.suffix(4).last(where: { $0.measure == .level }),
      Int(told.sentence) == sentenceIndex, told.phrase.c.isEmpty,
      text.anyEnds("元", at: Int(told.span.end)) != nil
    else { return }
    let whole =
      tierLength(Int(told.phrase.a.start)) == told.phrase.a.count ? told.phrase.b : told.phrase.a
    guard !whole.isEmpty, told.phrase.b.isEmpty || whole == told.phrase.b else { return }
    set(Phrase(own, whole), -1, .indicatorPart, &raw)
    raw.certainty.indicator = told.certainty.indicator == .guessed ? .guessed : .carried
  }

  /// 民营经济增加值119亿元，其中(第一产业增加值)17亿元，(第二产业增加值)…: of that economy.
  @inline(never)
  private func nameEconomy(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let told = output.suffix(4).last(where: { $0.measure == .level }),
      Int(told.sentence) >= sentenceIndex - 1, Int(told.span.start) >= carry.paragraphStart,
      let owner = text.any(Analyzer.economies, at: Int(told.phrase.a.start)),
      told.phrase.b.isEmpty
        ? opensPart(quantity)
          || text.has("其中", at: Int(quantity.clauseStart))
        : told.phrase.a.count == owner
    else { return }
    let start = Int(told.phrase.a.start)
    set(Phrase(Span(start, start + owner), raw.phrase.a), -1, .indicatorPart, &raw)
    raw.certainty.indicator = .carried
  }

  private static let economies = WordSet(
    "民营经济", "非公有制经济", "非公经济", "私营经济", "个体私营经济", "县域经济", "数字经济", "海洋经济", "国有经济", "集体经济", "文化产业")

  /// 房地产行业有所回暖，(完成投资)88亿元: whose the clause before says it is.
  @inline(never)
  private func nameOfClauseBefore(_ quantity: Quantity, _ raw: inout RawObservation) {
    let before = clauseBefore(quantity)
    guard before.count >= 12, !hasQuantity(in: before),
      Int(raw.phrase.a.start) - Int(quantity.clauseStart) <= 12,
      text.anyEnds("，", ",", at: Int(quantity.clauseStart)) != nil
    else { return }
    let start = Int(before.start)
    var owner = Span.none
    if text.any("合计", "总计", "共计", at: Int(quantity.clauseStart)) != nil {
      guard
        text.anyEnds(
          "产品", "商品", "企业", "行业", "产业", "国家", "地区", "城市", "区县", "园区", at: Int(before.end))
          != nil
      else { return }
      let from = text.find("等", in: before.range).map { $0 + 3 } ?? start
      if Int(before.end) - from >= 6, Int(before.end) - from <= 36 {
        owner = Span(from, Int(before.end))
      }
    } else {
      guard
        let noun = text.anyFind(
          ["行业", "领域", "园区", "开发区"], in: start..<min(Int(before.end), start + 36)),
        noun >= start + 3, text.anyEnds("分", "各", "全", "主要", "重点", at: noun) == nil,
        noun + 6 < Int(before.end),
        text.any("看", "来看", "方面", "的", "、", "和", "内", at: noun + 6) == nil
      else { return }
      owner = Span(start, noun + (text.has("开发区", at: noun) ? 9 : 6))
    }
    if !owner.isEmpty { raw.phrase = Phrase(owner, raw.phrase.a) }
    raw.indicator = -1
    raw.certainty.indicator = .guessed
  }

  /// 5000万元及以上项目950个，(投资额)增长26.9%: what is invested in those that were counted right before.
  @inline(never)
  private func nameOfProjects(_ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      text.any("个", "项", at: Int(last.unit.start)) == last.unit.count,
      text.ends("项目", at: Int(last.phrase.last.end)), last.phrase.c.isEmpty
    else { return }
    let own = raw.phrase.a
    var phrase = last.phrase
    phrase.append(own)
    set(phrase, -1, .indicatorPart, &raw)
    raw.certainty.indicator = .carried
  }

  /// 财政总收入增长1.0%，比上半年(提高4.8个百分点): points by which a growth differs are of how fast it grows.
  @inline(__always)
  func nameRateOfChange(_ quantity: Quantity, _ raw: inout RawObservation) {
    if quantity.kind == .points, raw.measure == .change, raw.phrase.b.isEmpty,
      let last = output.last, last.measure == .growth, last.sentence == raw.sentence,
      last.phrase == raw.phrase
    {
      nameRateOfChangeInFull(last, &raw)
    }
  }

  @inline(never)
  private func nameRateOfChangeInFull(_ last: RawObservation, _ raw: inout RawObservation) {
    let verb = last.measureSpan
    guard
      text.anyEnds("增长", "下降", "上涨", "上升", "增加", "减少", "回落", "提高", at: Int(verb.end)) == 6,
      !raw.phrase.isEmpty, Int(verb.start) >= sentenceStart,
      text.anyEnds("率", "增速", "增幅", "比重", "占比", at: Int(raw.phrase.a.end)) == nil
    else { return }
    raw.phrase.append(Span(verb.end - 6, verb.end))
    raw.indicator = -1
  }

  /// 种植水稻9521亩，其中优质水稻1000亩，种植洋芋1912亩，(红苕850亩): the same deed again is no part of the first.
  func deedAgain(_ own: Span, _ last: RawObservation) -> Phrase? {
    guard own.count >= 6, last.phrase.a.count >= 6, carry.partHead.count >= 12,
      last.phrase.b.isEmpty || last.phrase.a.count == 6,
      case let verb = Span(last.phrase.a.start, last.phrase.a.start + 6),
      text.isSame(Span(carry.partHead.start, carry.partHead.start + 6), verb),
      text.any(
        "种植", "栽种", "播种", "养殖", "新建", "改造", "新增", "建成", "修建", "销售", "生产", "收购", "引进", "发放", "完成",
        at: Int(verb.start)) != nil
    else { return nil }
    return Phrase(verb, own)
  }

  /// 综合指数为6.21，18个省辖市(排名第5); 总收入783亿元（市本级452亿元），(增长1.9%): neither those within whom something ranks nor what
  /// stood in a bracket is what the text goes on about.
  @inline(__always)
  func leaveAsides(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.rules.indicator == .indicatorCarried, !quantity.inParen, let last = output.last,
      last.phrase == raw.phrase, last.sentence == raw.sentence
    {
      if _slowPath(raw.measure == .rank && last.rules.indicator == .indicatorRight) {
        leaveCountedRing(last, &raw)
      } else if _slowPath(
        last.rules.indicator == .indicatorPart && !last.phrase.b.isEmpty
          && text.any("）", ")", at: Int(last.span.end)) != nil)
      {
        leaveBracketOfTier(last, &raw)
      }
    }
  }

  @inline(never)
  private func leaveCountedRing(_ last: RawObservation, _ raw: inout RawObservation) {
    guard last.measure == .level, last.phrase.b.isEmpty,
      text.any("个", "座", at: Int(last.unit.start)) == last.unit.count,
      text.anyEnds(
        "市", "县", "区", "州", "区县", "县区", "城市", "省份", "乡镇", "街道", "旗", at: Int(last.phrase.a.end))
        != nil
    else { return }
    guard
      let told = output.suffix(6).last(where: {
        $0.sentence == raw.sentence && $0.phrase != last.phrase && $0.measure != .rank
      })
    else {
      raw.certainty.indicator = .guessed
      return
    }
    set(told.phrase, told.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = told.certainty.indicator == .guessed ? .guessed : .carried
    (carry.topic, carry.topicIndicator) = (told.phrase, told.indicator)
    (carry.root, carry.topicIsPart) = (Phrase(), false)
  }

  @inline(never)
  private func leaveBracketOfTier(_ last: RawObservation, _ raw: inout RawObservation) {
    guard tierLength(Int(last.phrase.a.start)) == last.phrase.a.count, last.phrase.c.isEmpty,
      let told = output.suffix(6).last(where: {
        $0.sentence == raw.sentence && $0.phrase == Phrase(last.phrase.b)
      })
    else { return }
    set(told.phrase, told.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = told.certainty.indicator == .guessed ? .guessed : .carried
    (carry.topic, carry.topicIndicator) = (told.phrase, told.indicator)
    (carry.root, carry.topicIsPart) = (Phrase(), false)
  }
}
