import HanBase
import HanCatalog

extension Analyzer {
  /// 增速高于重庆的(18.1%), 也不低于全国的(2.5%): the place whose own figure a number is.
  @inline(__always)
  func otherPlace(_ quantity: Quantity) -> Int32? {
    _slowPath(text.ends("的", at: Int(quantity.span.start))) ? otherPlaceInFull(quantity) : nil
  }

  @inline(never)
  private func otherPlaceInFull(_ quantity: Quantity) -> Int32? {
    guard quantity.kind == .percent || quantity.kind == .measure || quantity.kind == .person,
      !isPart(quantity)
    else { return nil }
    for token in tokensFrom(Int(quantity.leftLimit)) where token.kind == .word {
      if Int(token.end) > Int(quantity.span.start) - 3 { return nil }
      guard Int(token.end) == Int(quantity.span.start) - 3 else { continue }
      guard
        text.anyEnds(
          "高于", "低于", "快于", "慢于", "好于", "不低于", "不高于", "优于", "首次超过", "超过了", "再次超过", "不及",
          at: Int(token.start)) != nil
          || text.anyEnds("同", "与", "和", "跟", at: Int(token.start)) != nil
            && text.has("相比", at: Int(quantity.afterQualifier))
          // 增加21.9万人，超过郑州的18万人; 超过全国的15% may be a share of it.
          || quantity.kind != .percent
            && text.anyEnds("超过", "多于", "少于", "赶超", "不敌", "逊于", at: Int(token.start)) != nil
      else { return nil }
      if !comparesRates(quantity, Int(token.start)) { return nil }
      if token.isArea { return division(of: token) }
      return token.roles.isDisjoint(with: [.selfArea, .scope]) ? nil : selfArea(token)
    }
    return nil
  }

  /// 不及西海岸的(八分之一), 不到瑞安的(三成): part of what another place has, not its own figure.
  private func isPart(_ quantity: Quantity) -> Bool {
    quantity.kind == .percent
      && (text.anyEnds("成", "半", at: Int(quantity.span.end)) != nil
        || quantity.number.rate > 0 && !text.has("百分之", at: Int(quantity.span.start)))
  }

  /// Gives a statement to the place that another was compared with, in the manner of the one before.
  func readOtherPlace(_ area: Int32, _ raw: inout RawObservation) {
    if area != 0 { (raw.area, raw.rules.area, raw.certainty.area) = (area, .areaNamed, .stated) }
    raw.comparator = .equal
    raw.comparatorSpan = .none
    raw.rules.comparator = .comparatorEqual
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .growth
    else { return }
    goOnGrowing(&raw)
  }

  /// 4.2%的增长率远不及余姚的(19.7%): a rate beside a rate; 总量不及余姚的(19.7%) is a share of it.
  private func comparesRates(_ quantity: Quantity, _ place: Int) -> Bool {
    guard quantity.kind == .percent, let verb = text.anyEnds("不及", at: place) else { return true }
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .growth
    else { return false }
    let own = Int(quantity.leftLimit)..<max(Int(quantity.leftLimit), place - verb)
    return text.anyFind(["增长率", "增速", "增幅", "涨幅", "降幅"], in: own) != nil || own.count <= 3
  }

  /// 增加28.14万人，远大于2020年的(8.17万人): the same of another time, with which the one right before is compared.
  @inline(__always)
  func readOtherTime(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) -> Bool {
    _slowPath(text.ends("的", at: Int(quantity.span.start))) && raw.measure != .rank
      && !quantity.inParen
      ? readOtherTimeInFull(quantity, peel, &raw) : false
  }

  @inline(never)
  private func readOtherTimeInFull(
    _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) -> Bool {
    let start = Int(quantity.span.start) - 3
    guard quantity.kind != .points, let index = time(endingAt: start),
      times[index].kind == .calendar || times[index].kind == .relative,
      let verb = text.anyEnds(
        "大于", "小于", "高于", "低于", "多于", "少于", "快于", "慢于", "好于", "超过", "不及", "不如", "次于",
        at: Int(times[index].span.start)),
      let last = output.last, Int(last.sentence) == sentenceIndex, last.measure != .rank,
      text.isSame(last.unit, quantity.unit),
      last.span.start >= clauseBefore(quantity).start
    else { return false }
    // 远大于, 明显高于, 仍低于: the clause says nothing else.
    var at = Int(times[index].span.start) - verb
    while let adverb = text.anyEnds(
      "远远", "远", "明显", "显著", "大大", "略", "稍", "仍", "还", "也", "均", "都", "已", "大幅", "却", "依然", "更",
      at: at)
    { at -= adverb }
    guard at <= Int(quantity.clauseStart) else { return false }
    set(last.phrase, last.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = last.certainty.indicator == .guessed ? .guessed : .carried
    (raw.measure, raw.rules.measure) = (last.measure, last.rules.measure)
    raw.certainty.measure = .carried
    if last.value.isNegative, !raw.value.isNegative, last.measure != .level {
      raw.value = raw.value.negated
    }
    (raw.comparator, raw.comparatorSpan) = (.equal, .none)
    raw.rules.comparator = .comparatorEqual
    return true
  }

  /// 固定资产投资累计完成…。其中4月投资(3989亿元): a month of what was told, by the end of its name.
  @inline(__always)
  func isWholeOfMonth(_ span: Span) -> Bool {
    _slowPath(sentenceRoles.contains(.part)) && !span.isEmpty && isWholeOfMonthInFull(span)
  }

  @inline(never)
  private func isWholeOfMonthInFull(_ span: Span) -> Bool {
    guard let index = time(endingAt: Int(span.start)),
      text.anyEnds("其中", "其中，", at: Int(times[index].span.start)) != nil,
      carry.topic.b.isEmpty, carry.topic.a.count > span.count,
      carry.topicSentence >= sentenceIndex - 1,
      text.any(
        "投资", "收入", "支出", "产值", "产量", "销售额", "零售额", "利润", "税收", "用电量", "发电量", "销量", "销售面积",
        at: Int(span.start)) == span.count
    else { return false }
    // 社会消费品零售总额, of which 零售额 is short.
    return text.holds(span, in: Span(carry.topic.a.end - Int32(span.count), carry.topic.a.end))
      || text.any("零售额", at: Int(span.start)) != nil
        && text.ends("零售总额", at: Int(carry.topic.a.end))
  }

  /// 不到天河的(7%), 仅为合肥的(五分之一): only what the number is a part or a multiple of.
  @inline(__always)
  func isBaseOnly(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .percent || quantity.kind == .multiple, left.indicator < 0,
      _slowPath(text.ends("的", at: Int(quantity.span.start)))
    else { return false }
    return text.any(often.outrunning, at: Int(left.phrase.a.start)) != nil
      && !holdsIndicator(left.phrase.a)
  }

  /// Whether a class of places stands right before a place of the text.
  private func endsInClass(_ end: Int) -> Bool {
    text.anyEnds(often.placeClassEnds, at: end) != nil
      || text.anyEnds("各市", "各县", "各区", "各省", "各地", at: end) != nil
  }

  /// 16个城市平均增长14.7%: the mean over places, not over years.
  func averagesPlaces(_ average: Span) -> Bool {
    guard text.has("平均", at: Int(average.start)),
      !times.contains(where: { $0.period.start?.year != $0.period.end?.year })
    else { return false }
    // 2006年，首批沿海开放城市地区生产总值平均增长14.1%, 各县平均增长9%: a class of places has what grows, or is what grows.
    let tellsOneYear = times.contains { $0.kind == .calendar && !$0.isBase }
    if tellsOneYear, endsInClass(Int(average.start)) { return true }
    for token in tokensFrom(sentenceStart) {
      if token.start >= average.start { return false }
      if tellsOneYear, token.isIndicator, endsInClass(Int(token.start)) { return true }
      guard token.kind == .number else { continue }
      let end = Int(token.end)
      if text.any("个城市", "座城市", "城市", "个市", "市", "个省", "省", "个县", "县", "城", "个区", "个地区", at: end)
        != nil,
        text.any("个市场", "市场", "省道", "省级", "县道", "县级", "市级", "城镇", "城区", "城乡", "个区域", at: end) == nil
      {
        return true
      }
    }
    return false
  }
}
