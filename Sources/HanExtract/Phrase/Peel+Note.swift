import HanBase
import HanCatalog

/// What the words before a number say of it, taken down one by one.
extension Analyzer {
  @inline(never)
  private func isLeastOfPlaces(_ span: Span, _ quantity: Quantity) -> Bool {
    guard areaCount > 0, text.any("为", "是", "达", "仅", "只有", at: Int(span.end)) != nil else {
      return false
    }
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if token.start >= span.start { return false }
      if token.isArea { return true }
    }
    return false
  }

  func note(_ roles: Roles, _ span: Span, _ peel: inout Peel, _ quantity: Quantity) {
    peel.roles.formUnion(roles)
    // 高于全省2个百分点, 超目标30个百分点 compare; they do not bound.
    let compares =
      peel.isBeyondPlan
      || quantity.kind == .points
        && (roles.contains(.compare) || peel.isBeyondPlan || peel.sawScope)
      || roles.contains(.more) && text.any("多", "少", at: Int(span.start)) != nil
      // 极端最高33.6℃: what is measured, not a bound.
      || text.any("最高的", "最低的", "最高涨", "最高增", "最高降", "最高跌", at: Int(span.start)) != nil
      || text.any("最高", "最低", at: Int(span.start)) != nil
        && text.anyEnds("极端", "历史", "气温", "温度", "日", "瞬时", at: Int(span.start)) != nil
      // 山西人均收入最低为2493.72元: which of the places has the least.
      || text.any("最高", "最低", at: Int(span.start)) != nil && isLeastOfPlaces(span, quantity)
      // 建起(3所), 办起(2家): 起 behind a verb; a bound stands behind its number.
      || span.count == 3 && text.has("起", at: Int(span.start))
      // 规模以上117家: the bound is of the class that is counted.
      || text.any("以上", "以下", "以内", "及以上", "及以下", at: Int(span.start)) != nil
      || !roles.isDisjoint(with: [.more, .less, .about, .compare])
        && passesTime(span, quantity, &peel)
    // 重庆超过广州位列第三: a place in an order is exact.
    if peel.comparator == .equal, !compares, !quantity.number.isOrdinal || peel.isTop {
      let found: Comparator? =
        roles.contains(.about)
        ? .about
        : roles.contains(.more)
          ? .more
          : roles.contains(.atLeast)
            ? .atLeast
            : roles.contains(.less)
              ? .less
              : roles.contains(.atMost) ? .atMost : nil
      if let found {
        peel.comparator = found
        peel.comparatorSpan = span
      }
    }
    if roles.contains(.reachEnd) {
      if peel.growth == .none {
        peel.isReachEnd = true
        peel.reachSpan = span
      }
    } else if roles.contains(.rateNoun) {
      if peel.rateNoun.isEmpty { peel.rateNoun = span }
      if peel.growth == .none {
        peel.growth = roles.contains(.downNoun) ? .down : .up
        peel.growthSpan = span
      }
    } else if roles.contains(.up) || roles.contains(.down) {
      // 涨到(5200元), 缩短为(7小时): what it has come to.
      if peel.growth == .none, leadsTo(quantity, from: Int(span.end)) {
        peel.isReachEnd = true
        peel.reachSpan = span
      }
      if peel.growth == .none, !peel.isReachEnd {
        peel.growth = roles.contains(.up) && !roles.contains(.down) ? .up : .down
        peel.growthSpan = span
      }
    }
    if roles.contains(.average) {
      peel.averageSpan = span
      if peel.growth == .none {
        peel.growth =
          text.find("降", in: span.range) != nil || text.find("减", in: span.range) != nil
          ? .down : .up
        peel.growthSpan = span
      }
    }
    if roles.contains(.reach), peel.reachSpan.isEmpty { peel.reachSpan = span }
    if roles.contains(.base) || text.any("同比", "环比", at: Int(span.start)) != nil {
      peel.baseSpan = span
    }
    if text.any("增产", "减产", "增收", "超收", "减收", "增支", "减支", at: Int(span.start)) != nil {
      peel.changesOutput = true
    }
    if roles.contains(.estimate), !isOnlyCompared(span) { peel.estimateSpan = span }
    if roles.contains(.target), isPlan(span) { peel.targetSpan = span }
    if roles.contains(.target), !isPlan(span) { peel.isBeyondPlan = true }
    if roles.contains(.respective) { peel.respectiveSpan = span }
    if roles.contains(.rank) { peel.rankSpan = span }
    if roles.contains(.share) { peel.shareSpan = span }
    if roles.contains(.compare) { peel.compareSpan = span }
  }
}
