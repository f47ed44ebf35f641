import HanBase
import HanCatalog

extension Analyzer {
  /// Decides what sort of statement a quantity makes, from its unit and the words before it.
  func resolveMeasure(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    let left = Int(quantity.leftLimit)..<Int(quantity.span.start)
    raw.measureSpan = peel.growthSpan.isEmpty ? peel.reachSpan : peel.growthSpan
    if isRank(quantity, peel) {
      resolveRank(quantity, peel, &raw)
      return
    }
    if _slowPath(sentenceRoles.contains(.contribution)),
      let index = roleToken(.contribution, left, orIndicator: true),
      quantity.kind == .percent || quantity.kind == .points && !isChangeOfShare(tokens[index], peel)
    {
      raw.measure = .level
      raw.rules.measure = .measureContribution
      raw.measureSpan = tokens[index].span
      if text.find("向下", in: left) != nil
        || text.any("下拉", "拉低", "拖累", at: Int(tokens[index].start)) != nil
        || (peel.growth == .down && quantity.kind == .points)
      {
        negate(&raw)
      }
      return
    }
    if let span = causedRise(quantity, peel, left) {
      raw.measure = .level
      raw.rules.measure = .measureContribution
      raw.measureSpan = span
      if peel.growth == .down { negate(&raw) }
      return
    }
    switch quantity.kind {
    case .points: resolvePoints(quantity, peel, left, &raw)
    case .percent, .multiple: resolveRate(quantity, peel, left, &raw)
    default: resolveAmount(quantity, peel, left, &raw)
    }
  }

  /// 贡献率比一季度提高3.5个百分点: the contribution itself changed.
  private func isChangeOfShare(_ word: Token, _ peel: Peel) -> Bool {
    peel.growth != .none && text.has("贡献率", at: Int(word.start))
  }

  private func negate(_ raw: inout RawObservation) {
    if !raw.value.isNegative { raw.value = raw.value.negated }
  }

  @inline(__always)
  private func isRank(_ quantity: Quantity, _ peel: Peel) -> Bool {
    if quantity.number.isOrdinal { return true }
    if peel.isTop { return true }
    if quantity.kind == .rank || isPlaceUnit(quantity) {
      // 由97位前进到67位.
      return peel.isFrom || (peel.isReachEnd && isPlaceUnit(quantity))
        || peel.roles.contains(.rank)
          && isPlaceUnit(quantity)
    }
    return false
  }

  @inline(__always)
  private func isPlaceUnit(_ quantity: Quantity) -> Bool {
    quantity.unit.count == 3 && text.any("位", "名", at: Int(quantity.unit.start)) != nil
  }

  private func resolveRank(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if peel.growth != .none, quantity.kind == .rank || isPlaceUnit(quantity),
      !quantity.number.isOrdinal, !peel.isReachEnd, !peel.isFrom, !peel.isTop
    {
      raw.measure = .change
      raw.rules.measure = .measureChangeRank
      if peel.growth == .down { negate(&raw) }
      return
    }
    raw.measure = .rank
    raw.rules.measure = .measureRank
    raw.measureSpan = peel.rankSpan
    if peel.isTop {
      raw.comparator = .atMost
      raw.rules.comparator = .comparatorTop
    }
  }

  /// The first token with a role in a range.
  func roleToken(_ role: Roles, _ range: Range<Int>, orIndicator: Bool = false) -> Int? {
    guard _slowPath(sentenceRoles.contains(role)) else { return nil }
    var low = tokens.place(from: range.lowerBound)
    while low < tokens.count, Int(tokens[low].end) <= range.upperBound {
      if tokens[low].roles.contains(role),
        orIndicator || !tokens[low].isIndicator
      {
        return low
      }
      low += 1
    }
    return nil
  }

  private func lastRoleToken(_ role: Roles, _ range: Range<Int>) -> Int? {
    var found: Int?
    var from = range.lowerBound
    while let index = roleToken(role, from..<range.upperBound) {
      found = index
      from = Int(tokens[index].end)
    }
    return found
  }

  private func resolvePoints(
    _ quantity: Quantity, _ peel: Peel, _ left: Range<Int>, _ raw: inout RawObservation
  ) {
    raw.measure = .change
    raw.rules.measure = .measureChangePoints
    var cue = peel.growth
    if cue == .none, let index = lastRoleToken(.compare, comparedFrom(quantity)..<left.upperBound) {
      raw.rules.measure = .measureCompare
      raw.measureSpan = tokens[index].span
      let start = Int(tokens[index].start)
      cue = text.any("低", "慢", "少", "小", at: start) != nil ? .down : .up
    }
    if cue == .none, peel.compareSpan.isEmpty == false {
      cue = text.any("低", "慢", "少", "小", at: Int(peel.compareSpan.start)) != nil ? .down : .up
    }
    if cue == .none, carry.growth != .none, carry.growthEnd == quantity.leftLimit {
      cue = carry.growth
    }
    if cue == .none {
      if let index = lastRoleToken(.up, left) {
        cue = .up
        raw.measureSpan = tokens[index].span
      } else if let index = lastRoleToken(.down, left) {
        cue = .down
        raw.measureSpan = tokens[index].span
      } else {
        raw.certainty.measure = .guessed
        cue = .up
      }
    }
    // 年均提高1.1个百分点: the mean of several changes.
    if !peel.averageSpan.isEmpty { raw.certainty.measure = .guessed }
    // 降幅收窄2.2个百分点 is a change of the 降幅: narrower is less.
    if cue == .down { negate(&raw) }
    carry.growth = cue
    carry.growthEnd = quantity.afterQualifier
  }

  private func resolveRate(
    _ quantity: Quantity, _ peel: Peel, _ left: Range<Int>, _ raw: inout RawObservation
  ) {
    if let share = shareWord(left) ?? shareOfCounted(quantity),
      peel.growthSpan.isEmpty || peel.growthSpan.start < Int32(share)
    {
      raw.rules.measure = .measureShare
      raw.measureSpan = Span(share, share + 3)
      setCarry(.none, quantity)
      return
    }
    if !peel.averageSpan.isEmpty || hasAverage(left) && (peel.growth != .none || !peel.isReachEnd),
      !averagesPlaces(peel.averageSpan)
    {
      raw.measure = .averageGrowth
      raw.rules.measure = .measureAverage
      raw.measureSpan = peel.averageSpan
      if peel.growth == .down { negate(&raw) }
      setCarry(peel.growth == .down ? .down : .up, quantity)
      carry.growthSpan = quantity.span
      return
    }
    if peel.isReachEnd, peel.rateNoun.isEmpty, growthHad(quantity) == nil {
      raw.rules.measure = .measureReachEnd
      setCarry(.none, quantity)
      return
    }
    if peel.growth != .none {
      raw.measure = .growth
      raw.rules.measure =
        peel.rateNoun.isEmpty
        ? (quantity.kind == .multiple ? .measureMultiple : .measureGrowthVerb) : .measureGrowthNoun
      if peel.growth == .down, !isMarkBelow(peel.growthSpan, quantity) { negate(&raw) }
      setCarry(peel.growth, quantity)
      return
    }
    if quantity.kind == .percent, peel.reachSpan.isEmpty, peel.shareSpan.isEmpty, !peel.isFrom,
      readSignedRate(quantity, &raw)
    {
      return
    }
    // 同比为-4.6%, 但同比仍为负4.6%
    if quantity.kind == .percent, peel.growth == .none, !peel.reachSpan.isEmpty,
      !peel.baseSpan.isEmpty,
      text.any("同比", "环比", at: Int(peel.baseSpan.start)) != nil
    {
      raw.measure = .growth
      raw.rules.measure = .measureGrowthVerb
      setCarry(.up, quantity)
      return
    }
    if let cue = rateBehind(quantity) ?? rateAsked(quantity, peel, left)
      ?? (isBaseInBracket(quantity) ? .up : nil)
    {
      raw.measure = carry.asksAverage == sentenceIndex ? .averageGrowth : .growth
      raw.rules.measure = .measureGrowthNoun
      if cue == .down { negate(&raw) }
      setCarry(cue, quantity)
      return
    }
    // 精简机构20%, 降低成本10%: the verb stands before its object.
    if peel.shareSpan.isEmpty, roleToken(.share, left) == nil, peel.reachSpan.isEmpty {
      if let (cue, span) = leadingVerb(left.lowerBound, peel.end), !comesToPart(left) {
        raw.measure = .growth
        raw.rules.measure = .measureGrowthVerb
        raw.measureSpan = span
        if cue == .down { negate(&raw) }
        setCarry(cue, quantity)
        return
      }
      if carry.growth != .none, carry.growthEnd == quantity.leftLimit, isListItem(quantity) {
        raw.measure = carry.growthSpan.isEmpty ? .growth : .averageGrowth
        raw.rules.measure = .measureGrowthCarried
        raw.certainty.measure = .carried
        if carry.growth == .down { negate(&raw) }
        setCarry(carry.growth, quantity, keepSpan: true)
        return
      }
    }
    raw.measure = .level
    raw.rules.measure =
      !peel.shareSpan.isEmpty
      ? .measureShare
      : peel.reachSpan.isEmpty ? .measureLevelDefault : .measureLevelVerb
    if quantity.kind == .multiple, peel.reachSpan.isEmpty { raw.certainty.measure = .guessed }
    setCarry(.none, quantity)
  }

  /// 占 before the number and behind any verb of change: 占全国增量的11.9%.
  private func shareWord(_ left: Range<Int>) -> Int? {
    var at = left.upperBound
    while at > left.lowerBound {
      at = text.before(at)
      if text.has("占", at: at), !occupiesLand(at), text.any("占比", "占有", at: at) == nil { return at }
    }
    return nil
  }

  private func hasAverage(_ left: Range<Int>) -> Bool {
    guard let index = roleToken(.average, left) else { return false }
    // PM2.5年均浓度下降31.6%: the average is what falls.
    let end = Int(tokens[index].end)
    guard tokens[index].span.count == 6, end < left.upperBound, text.has("年均", at: end - 6) else {
      return true
    }
    if let next = token(at: end) {
      return next.kind != .word || lexicon[Int(next.index)].indicator < 0 && !next.roles.isEmpty
    }
    return text.any("以", "约", "为", "达", "近", "超", "增", "降", "减", "在", "可", "净", "（", at: end) != nil
  }

  private func setCarry(_ cue: GrowthCue, _ quantity: Quantity, keepSpan: Bool = false) {
    carry.growth = cue
    carry.growthEnd = quantity.afterQualifier
    if !keepSpan { carry.growthSpan = .none }
  }

  /// A verb of change before its object: 精简机构20%, 压减审批时限60%.
  private func leadingVerb(_ start: Int, _ end: Int) -> (GrowthCue, Span)? {
    guard text.anyEnds("率", "比重", "占比", "比例", "份额", "度", at: end) == nil else { return nil }
    var found: (GrowthCue, Span)?
    for token in tokensFrom(start) {
      if Int(token.end) > end - 6 { break }
      guard token.kind == .word else { continue }
      if token.isIndicator || token.roles.contains(.rateNoun) { continue }
      if token.roles.contains(.down) {
        found = (.down, token.span)
      } else if token.roles.contains(.up), !token.roles.contains(.keepVerb) {
        found = (.up, token.span)
      } else if token.roles.contains(.verb) {
        found = nil
      }
    }
    return found
  }

  @inline(__always)
  private func resolveAmount(
    _ quantity: Quantity, _ peel: Peel, _ left: Range<Int>, _ raw: inout RawObservation
  ) {
    setCarry(.none, quantity)
    if peel.isReachEnd {
      raw.rules.measure = .measureReachEnd
      return
    }
    if let cue = marginBehind(quantity) {
      raw.measure = .change
      raw.rules.measure = .measureCompare
      if cue == .down { negate(&raw) }
      return
    }
    if let cue = marginOverMean(quantity) {
      // 人均73598元，低于全国平均85698元: no margin is nearly as large as what it is a margin of.
      let level = output.last {
        Int($0.sentence) == sentenceIndex && $0.measure == .level
          && text.isSame($0.unit, quantity.unit)
      }
      if let level, raw.value.double > level.value.double * 0.6 {
        (raw.certainty.measure, raw.certainty.area) = (.guessed, .guessed)
        raw.rules.measure = .measureLevelDefault
        return
      }
      raw.measure = .change
      raw.rules.measure = .measureCompare
      if level == nil { raw.certainty.measure = .guessed }
      if cue == .down { negate(&raw) }
      leaveBound(&raw)
      return
    }
    // 高出全国平均水平（79岁）4.62岁
    if quantity.kind == .age, let index = lastRoleToken(.compare, left) {
      raw.measure = .change
      raw.rules.measure = .measureCompare
      raw.measureSpan = tokens[index].span
      if text.any("低", "少", "小", at: Int(tokens[index].start)) != nil { negate(&raw) }
      leaveBound(&raw)
      return
    }
    // 超目标1.2亿元, 超预算2.3亿元: by how much more than was planned.
    if _slowPath(peel.isBeyondPlan), !peel.baseSpan.isEmpty, peel.growthSpan == peel.baseSpan {
      raw.measure = .change
      raw.rules.measure = .measureCompare
      if peel.growth == .down { negate(&raw) }
      return
    }
    // 前移了5个和3个名次
    if _slowPath(quantity.kind == .rank), peel.growth == .none, let last = output.last,
      last.rules.measure == .measureChangeRank,
      isListGap(Int(last.span.end), Int(quantity.span.start))
    {
      (raw.measure, raw.rules.measure) = (.change, .measureChangeRank)
      if last.value.isNegative { negate(&raw) }
      return
    }
    if quantity.kind == .rank, peel.growth != .none {
      raw.measure = .change
      raw.rules.measure = .measureChangeRank
      if peel.growth == .down { negate(&raw) }
      return
    }
    // 年均15万人 says how many, not by how many more.
    if peel.growth != .none, !peel.averageSpan.isEmpty, peel.averageSpan == peel.growthSpan,
      text.any("年均保持", "平均每年", "年均", at: Int(peel.averageSpan.start)) == peel.averageSpan.count
    {
      raw.rules.measure = .measureLevelDefault
      return
    }
    if peel.growth != .none {
      let hasBase =
        !peel.baseSpan.isEmpty || peel.changesOutput && quantity.kind == .measure
        || hasBaseBefore(quantity) || hasCensusBase(quantity, peel)
        || exceedsPlace(quantity, peel)
      if isPlaceUnit(quantity), quantity.kind == .person,
        roleToken(.rank, left) != nil || isRankTopic || movesInOrder(quantity, peel)
      {
        raw.measure = .change
        raw.rules.measure = .measureChangeRank
        if peel.growth == .down { negate(&raw) }
        return
      }
      if peel.growth == .down || hasBase || raisesLevel(quantity, peel) {
        raw.measure = .change
        raw.rules.measure = .measureChangeBase
        if peel.growth == .down { negate(&raw) }
        if !hasBase { raw.certainty.measure = .carried }
        return
      }
    }
    raw.rules.measure = peel.reachSpan.isEmpty ? .measureLevelDefault : .measureLevelVerb
  }

  private var isRankTopic: Bool {
    for raw in output.suffix(3) where raw.measure == .rank && Int(raw.sentence) == sentenceIndex {
      return true
    }
    return text.find("排名", in: sentenceStart..<min(sentenceEnd, sentenceStart + 600)) != nil
      || text.find("位次", in: sentenceStart..<min(sentenceEnd, sentenceStart + 600)) != nil
  }

  /// 相较去年,…增加19个: the base may stand in an earlier clause of the sentence.
  private func hasBaseBefore(_ quantity: Quantity) -> Bool {
    let range = sentenceStart..<Int(quantity.span.start)
    if roleToken(.base, max(range.lowerBound, range.upperBound - 900)..<range.upperBound) != nil {
      return true
    }
    for token in tokensBefore(Int(quantity.span.start)) where token.kind == .time {
      if times[Int(token.index)].isBase, quantity.span.start - token.end < 900 { return true }
    }
    return false
  }
}
