import HanBase
import HanCatalog

/// What stands directly before a number, read from right to left: qualifiers, verbs, adverbs.
struct Peel {
  /// Where the noun phrase to the left ends.
  var end: Int
  /// All roles seen.
  var roles: Roles = []
  var comparator: Comparator = .equal
  var comparatorSpan = Span.none
  var growth: GrowthCue = .none
  var growthSpan = Span.none
  /// 增至, 达, 为: states a level.
  var reachSpan = Span.none
  var isReachEnd = false
  /// 增速, 降幅 was peeled: the number is a rate of change.
  var rateNoun = Span.none
  var averageSpan = Span.none
  var baseSpan = Span.none
  var estimateSpan = Span.none
  var targetSpan = Span.none
  var respectiveSpan = Span.none
  var rankSpan = Span.none
  var shareSpan = Span.none
  var compareSpan = Span.none
  /// 从, 由: the number is the start of a change.
  var isFrom = false
  /// 从过去的, 由最初的: of a time that has no year.
  var isPast = false
  /// 等: what stands before lists examples.
  var isExamples = false
  /// A time that stood between the words: index in `times`.
  var time: Int32 = -1
  /// 前50名.
  var isTop = false
  /// 高出计划: the plan is what is compared with.
  var isBeyondPlan = false
  /// 增产, 减收: the words themselves compare with the time before.
  var changesOutput = false
  /// 全省, 全国 stood between.
  var sawScope = false
}

extension Analyzer {
  private static let peelRoles: Roles = [
    .up, .down, .reach, .reachEnd, .adverb, .base, .average, .rateNoun, .downNoun, .about, .more,
    .atLeast,
    .less, .atMost, .estimate, .target, .respective, .rank, .share, .compare,
  ]

  /// Reads what stands before a quantity, back to the limit of its clause, into where it will stand.
  func peel(_ quantity: Quantity, into peel: inout Peel) {
    let text = text
    peel.end = Int(quantity.span.start)
    let floor = Int(quantity.leftLimit)
    if quantity.number.isOrdinal, text.ends("第", at: peel.end) { peel.end -= 3 }
    if text.ends("零下", at: peel.end) { peel.end -= 6 }
    // 为-4.3%和12.5%
    if let sign = text.anyEnds("-", "－", "−", "+", "＋", at: peel.end), isSign(peel.end) {
      peel.end -= sign
    }
    if quantity.number.isFirstPlace, text.ends("榜", at: peel.end) { peel.end -= 3 }
    if text.ends("前", at: peel.end),
      quantity.kind == .rank || quantity.kind == .person || quantity.kind == .none
    {
      peel.end -= 3
      peel.isTop = true
    }
    peelSigns(&peel, quantity, floor)
    peelExceeded(&peel, quantity, floor)
    peelPlan(&peel, quantity, floor)
    var steps = 0
    while peel.end > floor, steps < 24 {
      steps += 1
      if text[peel.end - 1] == 0x20 {
        peel.end -= 1
        continue
      }
      if text.ends("时", at: peel.end), let index = time(endingAt: peel.end - 3), times[index].isBase
      {
        peel.end -= 3
        continue
      }
      if let before = parenBefore(peel.end, floor) {
        peel.end = before
        continue
      }
      if steps == 1, text.ends("的", at: peel.end), let index = time(endingAt: peel.end - 3),
        times[index].isBase, opensChange(quantity)
      {
        // 较“十三五”末的9323.1亿元增加…: the number is that of the time compared with.
        peel.time = Int32(index)
        peel.end = Int(times[index].span.start)
        if let length = text.anyEnds("相较于", "相较", "相比", "比", "较", at: peel.end),
          peel.end - length >= floor
        {
          peel.end -= length
        }
        continue
      }
      if let index = time(endingAt: peel.end),
        steps > 1 || times[index].isBase || text.ends("的", at: Int(quantity.span.start))
          || isFromTime(index)
      {
        if Int(times[index].span.start) >= floor {
          if peel.time < 0, !times[index].isBase,
            times[index].kind != .duration || times[index].isStreak
          {
            peel.time = Int32(index)
          }
          peel.end = Int(times[index].span.start)
          if times[index].isBase { peelBaseWord(&peel, floor) }
          continue
        }
      }
      guard
        peelAccount(&peel, floor) || peelMoreDone(&peel, quantity, floor)
          || peelWord(&peel, quantity, floor)
          || peelDeviation(&peel, quantity, floor) || peelFigure(&peel, floor)
          || peelUsual(&peel, floor) || peelNewOverBase(&peel, quantity, floor)
      else { break }
    }
    peelModal(&peel, floor)
    if peel.isBeyondPlan { leaveShortfall(&peel, floor) }
    if quantity.number.isOrdinal || peel.isTop { cutAtRankVerb(&peel, floor) }
  }

  /// Whether a verb of change follows a number right away.
  private func opensChange(_ quantity: Quantity) -> Bool {
    text.any(
      "增加", "增长", "提高", "下降", "降低", "减少", "上升", "提升", "净增", "翻", "回升", "回落", "扩大", "缩小", "相比",
      "加快", "放缓", "放慢", "多", "有所", at: Int(quantity.afterQualifier))
      != nil
  }

  /// 从2020年646.8亿元: the time belongs to the start of a change.
  private func isFromTime(_ index: Int) -> Bool {
    let start = Int(times[index].span.start)
    return text.anyEnds("从", "由", "增加到", "增长到", "提高到", "上升到", "下降到", "减少到", "增至", at: start)
      != nil
  }

  private func peelBaseWord(_ peel: inout Peel, _ floor: Int) {
    if let length = text.anyEnds("相较于", "相较", "相比", "比", "较", "与", "同", "是", "为", at: peel.end),
      peel.end - length >= floor
    {
      peel.baseSpan = Span(peel.end - length, peel.end)
      peel.roles.insert(.base)
      peel.end -= length
    }
  }

  /// Index in `times` of the time that ends at a place.
  func time(endingAt end: Int) -> Int? {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if Int(times[middle].span.end) < end { low = middle + 1 } else { high = middle }
    }
    return low < times.count && Int(times[low].span.end) == end ? low : nil
  }

  private func peelWord(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool {
    let text = text
    // 制造业500强(8家): only behind a number 强 means more.
    if text.ends("强", at: peel.end) { return false }
    // 发放稳岗返还2990万元
    if text.anyEnds("返还", "偿还", "归还", "退还", at: peel.end) != nil { return false }
    // 滑坡8起: the slides of a slope.
    if quantity.kind.counts, text.ends("滑坡", at: peel.end) { return false }
    if text.anyEnds("了", "的", "到", "第", at: peel.end) != nil,
      peel.end - 3 >= floor
    {
      let inner = peel.end - 3
      if text.ends("了", at: peel.end) && peelWordEnding(peel.end, floor) == nil
        || (text.ends("的", at: peel.end) && quantity.kind == .percent),
        peelWordEnding(inner, floor) != nil || text.ends("了", at: peel.end)
      {
        peel.end = inner
        return true
      }
    }
    // CPI涨幅在(1%左右), PMI在(50%以上), 同比仍为负(4.6%)
    if peel.end == Int(quantity.span.start), quantity.kind == .percent,
      text.ends("在", at: peel.end)
        && (quantity.afterQualifier > quantity.span.end && peelWordEnding(peel.end, floor) == nil
          && text.anyEnds("率", "率将", "率仍", "率仍将", "率都", "率均", at: peel.end - 3) == nil
          || text.anyEnds("涨幅", "增速", "增幅", "降幅", at: peel.end - 3) != nil)
        || text.ends("负", at: peel.end)
    {
      peel.end -= 3
      return true
    }
    if text.ends("等", at: peel.end), peel.end - 3 >= floor,
      quantity.kind.counts || quantity.kind == .measure
    {
      peel.isExamples = true
      return false
    }
    // 同比增长率更是(高达15.5%): an adverb between the noun and its verb.
    if !peel.reachSpan.isEmpty, text.ends("更是", at: peel.end), peel.end - 6 > floor {
      peel.end -= 6
      return true
    }
    // 产值下降的有19户: what falls is part of the name of what is counted.
    if quantity.kind.counts, text.ends("的", at: peel.end), !peel.reachSpan.isEmpty { return false }
    if let start = perUnit(peel.end, floor) {
      peel.end = start
      return true
    }
    if text.ends("以", at: peel.end), peel.end - 3 >= floor, peel.end == Int(quantity.span.start) {
      peel.end -= 3
      return true
    }
    if text.anyEnds("从", "由", at: peel.end) != nil, peel.end - 3 >= floor,
      text.anyEnds("自从", "理由", "自由", "经由", "服从", at: peel.end) == nil
    {
      peel.isFrom = true
      peel.end -= 3
      return true
    }
    if peelPast(&peel, floor) { return true }
    if isRankNumber(quantity, peel), peelScope(&peel, floor) { return true }
    guard let found = peelWordEnding(peel.end, floor),
      let (index, start) = wholeWord(found, endingAt: peel.end)
    else { return false }
    let entry = lexicon[index]
    let span = Span(start, peel.end)
    // 人口自然增长率 is an indicator, not how fast something grows.
    if entry.roles.contains(.rateNoun),
      text.anyEnds("自然增长率", "自增率", "人口增长率", at: peel.end) != nil
    {
      return false
    }
    if isRankNumber(quantity, peel) || quantity.kind == .points,
      !entry.roles.isDisjoint(with: [.rateNoun, .average]), !raisesYearly(span, quantity)
    {
      return false
    }
    if !entry.roles.isDisjoint(with: [.selfArea, .scope]) { peel.sawScope = true }
    // 60岁及以上占20.9%: the bound is of the class.
    if entry.roles.contains(.atLeast) || entry.roles.contains(.atMost), boundsClass(start) {
      return false
    }
    if entry.roles.contains(.rank), text.anyEnds("排名", "位次", "名次", "排位", at: peel.end) != nil {
      peel.roles.insert(.rank)
      peel.rankSpan = span
      return false
    }
    let roles = entry.roles.intersection(Analyzer.peelRoles)
    // 不过853.6亿元: only so much, not more.
    if text.has("过", at: start), text.ends("不", at: start), span.count == 3 {
      peel.end = start - 3
      return peel.end > floor
    }
    // 出过2名状元: it has happened so often.
    if text.has("过", at: start), span.count == 3, isAspect(start, quantity) {
      peel.end = start
      return peel.end > floor
    }
    if span.count <= 3, !allowsSingle(span, roles, peel, quantity) { return false }
    if entry.indicator >= 0, roles.isDisjoint(with: [.rateNoun, .average]) { return false }
    note(roles, span, &peel, quantity)
    peel.end = start
    return true
  }

  /// Whether a number with its unit ends at a place: 60岁(及以上), 25度(以上).
  private func boundsClass(_ end: Int) -> Bool {
    let digit = text.scalarBefore(text.before(end))
    return digit >= 48 && digit <= 57
  }

  /// The longest word with a peeled role that ends at a place.
  private func peelWordEnding(_ end: Int, _ floor: Int) -> (index: Int, start: Int)? {
    longestWord(endingAt: end, floor: floor, peeledEnds, longPeeledEnds) {
      !$0.roles.isDisjoint(with: Analyzer.peelRoles)
    }
  }

  /// Single characters are verbs only beside the number and with the right unit.
  private func allowsSingle(_ span: Span, _ roles: Roles, _ peel: Peel, _ quantity: Quantity)
    -> Bool
  {
    let start = Int(span.start)
    if text.any("高", "低", "快", "慢", "多", "少", at: start) != nil {
      // 较常年偏少12.6%: read as one word.
      if text.ends("偏", at: start) { return false }
      return quantity.kind == .points
        || (peel.baseSpan.isEmpty && hasComparison(Int(quantity.clauseStart), start))
        || goesOnComparing(quantity, start)
    }
    if text.any("年", "季", "月", "地", "过", "能", "可", "要", "需", "须", "应", "正", "只", "就", at: start)
      != nil
    {
      return text.has("过", at: start)
        && text.anyEnds("通过", "经过", "越过", "路过", "穿过", "翻过", at: Int(span.end)) == nil
    }
    if text.has("约", at: start) {
      return text.anyEnds("签", "合", "履", "条", "节", "集", "特", at: start) == nil
    }
    // 其余22个: no more than these.
    if text.any("余", at: start) != nil { return false }
    // 已收获351万亩
    if text.any("得", "获", at: start) != nil { return !text.ends("收", at: start) }
    if text.any("减", "增", "升", "降", "涨", at: start) != nil {
      // 贷款余额新增86亿元
      if text.ends("新", at: start) { return false }
      return quantity.kind != .classifier && quantity.kind != .person
        || text.anyEnds("只", "仅", "各", "再", "又", "却", "共", "多", "猛", "净", at: start) != nil
    }
    if text.any("为", at: start) != nil {
      return text.anyEnds("成为", "作为", "行为", "因为", at: Int(span.end)) == nil
    }
    if text.any("列", "排", "居", at: start) != nil {
      return quantity.number.isOrdinal || peel.isTop
    }
    return true
  }

  /// Whether 比 or 较 stands in a range.
  func hasComparison(_ start: Int, _ end: Int) -> Bool {
    text.find("比", in: start..<end) != nil || text.find("较", in: start..<end) != nil
  }
}
