import HanBase
import HanCatalog

extension Analyzer {
  /// 三次产业比3.9:59.5:36.6: each part is named after its own industry.
  func resolveRatio(_ index: Int, _ raw: inout RawObservation) {
    raw.measure = .level
    raw.rules.number = .numberRatio
    if index > 0, isAdjacentRatio(index - 1), let last = output.last {
      raw.period = last.period
      raw.periodSpan = last.periodSpan
      raw.rules.period = last.rules.period
      raw.certainty.period = last.certainty.period
      raw.status = last.status
      raw.statusSpan = last.statusSpan
      raw.rules.status = last.rules.status
      raw.phrase = last.phrase
      raw.area = last.area
    }
    // Three parts count: a longer run is none of industries, however long it is.
    var first = index
    while first > 0, index - first < 3, isAdjacentRatio(first - 1) { first -= 1 }
    var last = index
    while last + 1 < quantities.count, last - index < 3, isAdjacentRatio(last) { last += 1 }
    let place = index - first
    let isOfOthers = isRatioOfOthers(quantities[first])
    guard last - first == 2, place < 3 else {
      // 轻重工业结构由28∶72变为(29∶71): the same parts, told again.
      if place == 0, first > 0, isRatioPart(first - 1), let told = output.last,
        quantities[first - 1].clauseStart == quantities[first].clauseStart
      {
        (raw.phrase, raw.indicator) = (told.phrase, told.indicator)
        raw.certainty.indicator = .carried
      }
      // 三次产业和居民生活用电占比为1.2：87.3：6.8：4.7: more parts than the name tells apart.
      if isOfOthers { raw.certainty.indicator = .guessed }
      return
    }
    let whole = leftPhrase(Int(quantities[first].leftLimit), peel(at: first).end)
    let clause = clauseOfRatio(quantities[first])
    guard
      let at = text.find("三次产业", in: clause) ?? text.find("产业结构", in: clause)
        ?? text.find("三产业", in: clause) ?? text.find("三产结构", in: clause)
        ?? industriesBeforeRatio(quantities[first])
    else {
      if !whole.isEmpty, whole.phrase.a.count > 9 { raw.phrase = whole.phrase }
      return
    }
    let ordinals: [Int32] = [
      Analyzer.firstIndustry, Analyzer.secondIndustry, Analyzer.thirdIndustry,
    ]
    raw.phrase = Phrase(Span(at, at))
    raw.phrase.a = Span(Int32(at), Int32(at))
    raw.indicator = isOfOthers ? -1 : tables.industryShares[place]
    raw.rules.indicator = .indicatorRatio
    if isOfOthers {
      // 三次产业用电占比为1.2：87.3：11.5: 第一产业 + 用电 + 比重.
      var end = max(at + 12, Int(whole.phrase.a.end))
      if text.ends("比", at: end), !text.ends("占比", at: end), end > at + 15 { end -= 3 }
      let noun = Span(at + 12, end)
      guard !noun.isEmpty, text.has("三次产业", at: at),
        text.anyFind(["、", "和", "与", "及"], in: noun.range) == nil
      else {
        (raw.phrase, raw.certainty.indicator) = (whole.phrase, .guessed)
        return
      }
      raw.phrase = Phrase(noun)
    }
    // The order of the three is fixed; 民营经济三次产业结构 is of that economy.
    raw.certainty.indicator =
      text.anyEnds("民营经济", "非公有制经济", "非公经济", "县域经济", "个体私营经济", at: at) == nil
      ? .carried : .guessed
    raw.defaultUnit = ordinals[place]
  }

  /// 三次产业协调发展，(结构比由)14:68:18调整为…: whose structure was said in the clause before.
  private func industriesBeforeRatio(_ first: Quantity) -> Int? {
    let start = Int(first.clauseStart)
    guard
      text.any("结构比", "结构由", "结构为", "结构调", "结构优", "比例由", "比例为", "比重由", "比重为", at: start) != nil
        || text.has("由", at: start)
          && text.anyEnds("比例，", "结构，", "比重，", "比例,", "结构,", at: start) != nil
    else { return nil }
    let before = clauseBefore(first)
    guard before.count <= 120, !hasQuantity(in: before) else { return nil }
    return text.anyFind(["三次产业", "第三产业", "三产业", "三产"], in: before.range)
  }

  /// 三次产业(用电占比), 三次产业和居民生活(用电比), 三次产业(从业人员比): what the parts are of, if not the three industries' product.
  @inline(never)
  private func isRatioOfOthers(_ first: Quantity) -> Bool {
    let clause = clauseOfRatio(first)
    guard let at = text.anyFind(["三次产业", "三产业"], in: clause) else { return false }
    return text.anyFind(
      ["用电", "就业", "从业", "劳动", "投资", "能耗", "税", "贷款", "人员", "单位", "企业", "户数"],
      in: at..<clause.upperBound) != nil
  }

  /// 三次产业的构成，(由上年的6:50:44调整为5:51:44): the words before a ratio, with the clause before where its own names nothing.
  private func clauseOfRatio(_ first: Quantity) -> Range<Int> {
    var start = Int(first.clauseStart)
    if text.any("由", "从", "为", "是", "调整", "达", "变", "优化", at: start) != nil,
      case let before = clauseBefore(first), !before.isEmpty,
      Int(before.end) - Int(before.start) < 150
    {
      start = Int(before.start)
    }
    return start..<Int(first.span.start)
  }

  static let firstIndustry: Int32 = -11

  static let secondIndustry: Int32 = -12

  static let thirdIndustry: Int32 = -13

  func isAdjacentRatio(_ index: Int) -> Bool {
    guard index + 1 < quantities.count else { return false }
    let gap = Int(quantities[index + 1].span.start) - Int(quantities[index].span.end)
    if text[Int(quantities[index].span.end)] == 0x20 {
      return (gap == 2 || gap == 4)
        && text.any("：", ":", "∶", "︰", at: Int(quantities[index].span.end) + 1) != nil
    }
    return (gap == 1 || gap == 3)
      && text.any("：", ":", "∶", "︰", at: Int(quantities[index].span.end)) != nil
  }
}
