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
      _slowPath(text.any("投资额", "完成投资额", at: Int(raw.phrase.a.start)) == raw.phrase.a.count)
    {
      nameOfProjects(&raw)
    }
  }

  /// 民营经济增加值119亿元，其中(第一产业增加值)17亿元，(第二产业增加值)…: of that economy.
  @inline(never)
  private func nameEconomy(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let told = output.suffix(4).last(where: { $0.measure == .level }),
      Int(told.sentence) >= sentenceIndex - 1, Int(told.span.start) >= carry.paragraphStart,
      let owner = text.any(Analyzer.economies, at: Int(told.phrase.a.start)),
      told.phrase.b.isEmpty
        ? text.anyEnds("其中：", "其中，", "其中:", "其中,", at: Int(quantity.clauseStart)) != nil
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
}
