import HanBase
import HanCatalog

extension Analyzer {
  /// Finds what a quantity measures; returns whether it is a flow.
  func resolveIndicator(
    _ quantity: Quantity, _ index: Int, _ peel: Peel, _ raw: inout RawObservation
  ) -> Bool {
    keepOuterTopic(quantity)
    var left = ahead[index].left
    var isLed = false
    // Only to a place words lead up.
    if areaCount > 0 {
      if left.isEmpty, let noun = superlativeNoun(quantity) { left = noun }
      if let lead = carry.lead, lead.at == quantity.span.start, lead.isOwn { left = NounPhrase() }
      if left.isEmpty, let noun = nameOfLead(quantity) { (left, isLed) = (noun, true) }
      if let noun = ledBy(quantity, &raw) { left = noun }
    }
    if let deed = deedThatGrows(left, quantity, peel) { left = deed }
    if isMeanOfCounted(left, quantity) || isParallelDeed(left, quantity) { left = NounPhrase() }
    leaveException(&left, quantity, &raw)
    // An indicator of the catalogue is none of what follows.
    if left.isOpen, bringsIn(left, quantity) || isComparedWith(left, quantity) {
      left = NounPhrase()
    }
    var namesRingOnly = false
    if raw.measure == .rank || raw.rules.measure == .measureChangeRank {
      let before = left.phrase
      cutRing(&left)
      namesRingOnly = left.isEmpty && !before.isEmpty
    }
    if left.isOpen {
      if quantity.kind.counts { cutPlace(&left) }
      if quantity.kind == .multiple { cutAtBase(&left) }
      cutGround(&left)
      cutPlaces(&left)
      cutPredicate(&left, quantity)
    }
    // 1—2个全国性品牌: the noun stands behind the upper end.
    let upper = opensRange(quantity, index) ? index + 1 : index
    var right = rightPhrase(at: upper)
    var isRateOfOther = false
    // The questions for what is said of another place or time are about words that end in 的.
    let isOf = text.ends("的", at: Int(quantity.span.start))
    if isOf, left.phrase.b.isEmpty, let other = otherPlace(quantity) {
      readOtherPlace(other, &raw)
      isRateOfOther = raw.measure == .growth
      left = NounPhrase()
      right = NounPhrase()
    }
    if isOf, left.phrase.b.isEmpty, readOtherTime(quantity, peel, &raw) { return carry.isFlow }
    if left.phrase.b.isEmpty, isWholeOfMonth(left.phrase.a) { left = NounPhrase() }
    if isOf, left.phrase.b.isEmpty, !isRateOfOther, let share = shareOfPlace(quantity),
      !carry.topic.isEmpty
    {
      readShareOfPlace(share, from: Int(quantity.clauseStart), &raw)
      return false
    }
    var pointedTopic = ratioPointedAt(peel) ?? topicOfHub(left, right, quantity)
    if pointedTopic != nil { left = NounPhrase() }
    var region = Span.none
    var isGroup = false
    var isUnlisted = false
    if left.isOpen {
      if areaCount > 0 {
        leaveLeadTo(&left, &raw)
        leavePlaceBehind(&left, &raw)
      }
      pointedTopic = topicOfInstitution(left, quantity)
      if pointsBack(left) || isOneOfTwo(left.phrase.a, &raw) || pointedTopic != nil {
        left = NounPhrase()
      }
      if let area = modifiedArea(left) {
        (raw.area, raw.rules.area, raw.certainty.area) = (area, .areaNamed, .stated)
        carry.area = area
        left = NounPhrase()
      }
      region = regionOnly(left)
      isUnlisted = isUnlistedPlace(left, quantity)
      if isUnlisted || !region.isEmpty && region.count < left.phrase.a.count { left = NounPhrase() }
      isGroup = isGroupOfPlaces(left)
      if namesNothing(left, before: index)
        || _slowPath(raw.measure == .rank)
          && (isRing(left) || left.phrase.a.count == 3 && countsPlaces(left.phrase))
        || isBaseOnly(left, quantity)
      {
        if let noun = partOfScope(left, right, quantity) {
          set(noun, -1, .indicatorRight, &raw)
          (raw.measure, raw.rules.measure) = (.level, .measureShare)
          return false
        }
        left = NounPhrase()
        if !quantity.kind.counts { right = NounPhrase() }
      }
    }
    if _slowPath(raw.measure == .rank), left.isEmpty || left.phrase.b.isEmpty && left.indicator < 0,
      let list = listOfStrongest(quantity)
    {
      left = NounPhrase(phrase: Phrase(list))
    }
    // 人均GDP…。义乌人均(只有10.8万元)
    if left.phrase.a.count == 6, text.has("人均", at: Int(left.phrase.a.start)),
      left.phrase.b.isEmpty, !carry.topic.isEmpty,
      text.has("人均", at: Int(carry.topic.a.start)), carry.topic.a.count > 6
    {
      left = NounPhrase()
    }
    // 其余14个市均(不足500亿元): what was counted right before.
    if left.phrase.a.count == 3, quantity.leftLimit > quantity.clauseStart,
      countsPlaces(left.phrase)
    {
      left = NounPhrase()
    }
    if !right.isEmpty { leaveDeed(&right, quantity, upper, &raw) }
    var flow = isFlowVerb(quantity, peel, left)
    let completed = raw.measure == .level ? planCompletion(quantity) : nil
    if let completed {
      set(completed.phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator =
        !completed.own.isEmpty ? .stated : toldOfOthers(completed.phrase) ? .guessed : .carried
      flow = true
      settleCompletion(completed.phrase.last, quantity, &raw)
    } else if _slowPath(raw.status == .target), raw.measure == .level,
      let goal = plannedAmount(quantity)
    {
      set(goal.phrase, goal.indicator, .indicatorPart, &raw)
      raw.certainty.indicator = toldOfOthers(goal.phrase) ? .guessed : .carried
      flow = true
    } else if let topic = pointedTopic, right.isEmpty {
      set(topic.phrase, topic.indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .carried
    } else if right.isEmpty, isCountedDivision(quantity),
      left.isEmpty || text.anyEnds("、", "，", "和", at: Int(quantity.span.start)) != nil
        || text.any("辖", "共辖", "现辖", at: Int(left.phrase.a.start)) != nil
    {
      set(Phrase(quantity.unit), -1, .indicatorRight, &raw)
      // 25城环比上涨: counted by what they do.
      if !isPhraseEnd(Int(quantity.afterQualifier)) { raw.certainty.indicator = .guessed }
    } else if let deed = moneyPutIn(left, quantity, peel) {
      set(deed, -1, .indicatorLeft, &raw)
    } else if usesRight(quantity, peel, left, right) {
      var phrase = Phrase()
      if let verb = keptVerb(quantity, peel) { phrase.append(verb) }
      if quantity.kind == .percent, !isOfNumberBefore(left, quantity),
        let verb = verbBefore(peel.end, Int(quantity.leftLimit))
      {
        phrase.append(verb)
      }
      phrase.append(right.phrase)
      set(
        phrase, right.indicator >= 0 && phrase == right.phrase ? right.indicator : exact(phrase),
        .indicatorRight, &raw)
      // 居民收入排行：…，8省份跑赢全国: by what the text told of.
      raw.certainty.indicator =
        right.phrase.a.start < quantity.span.start && !right.phrase.b.isEmpty ? .guessed : .stated
      if isDoneVerb(Int(quantity.rightLimit)) { flow = true }
      if let last = rightVerbAfter(right), last { flow = true }
    } else if !carry.topic.isEmpty, let gap = gapAlone(left, quantity) {
      var phrase = topicOfAmount
      phrase.append(gap)
      set(phrase, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .guessed
      if raw.measure == .level { raw.measure = .change }
    } else if let share = nextShare(quantity) ?? shareOfAmount(quantity) {
      set(share, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      raw.measure = .level
      raw.rules.measure = .measureShare
    } else if !left.isEmpty, quantity.kind != .points || !isScopeOnly(left) {
      setLeft(left, quantity, peel, &raw)
    } else if let topic = quotedTopic(quantity, right) {
      set(topic, -1, .indicatorQuoted, &raw)
      raw.certainty.indicator = .carried
      flow = true
    } else if !right.isEmpty {
      set(right.phrase, right.indicator, .indicatorRight, &raw)
    } else {
      carryTopic(quantity, peel, &raw)
    }
    // GDP增长6%。推进实施，下降5%
    // 装机占比提升，居全国位次(上升三位)
    if left.hasAction && left.isEmpty || namesRingOnly, raw.rules.indicator == .indicatorCarried {
      raw.certainty.indicator = .guessed
    }
    if isLed, raw.rules.indicator == .indicatorLeft {
      (raw.rules.indicator, raw.certainty.indicator) = (.indicatorClause, .carried)
    }
    nameAccount(&raw)
    leaveRegion(&raw)
    leavePointer(&raw)
    returnToTheme(quantity, &raw)
    if isGroup { leavePlace(&raw) }
    if isUnlisted { leaveListed(&raw) }
    if !region.isEmpty { nameRegion(region, &raw) }
    nameGap(quantity, &raw)
    tellApart(quantity, peel, &raw)
    nameTier(quantity, ahead[index].left.isPart, &raw)
    leaveBalance(&raw)
    goOnInTier(quantity, &raw)
    nameOwned(quantity, left, &raw)
    nameCasualties(quantity, &raw)
    namePartOfOther(quantity, &raw)
    leaveSumOfSome(quantity, &raw)
    nameDone(quantity, &raw)
    if left.isPart { noteWhole(quantity) }
    let isPart = left.isPart || carry.topicIsPart && carry.topicSentence == sentenceIndex
    if let completed {
      noteCompletion(completed.own, &raw, isPart: isPart)
    } else {
      noteSubjectPhrase(&raw, isPart: isPart)
    }
    remember(quantity, &raw)
    nameCarried(quantity, &raw)
    nameDaily(quantity, &raw)
    if raw.measure == .level, raw.indicator >= 0 {
      switch tables.indicatorKinds[Int(raw.indicator)] {
      case .rate, .ratio, .index: flow = false
      case .flow where !isMoneyUnit(quantity) && peel.reachSpan.isEmpty && !peel.isReachEnd:
        flow = true
      default: break
      }
    }
    if raw.measure == .level,
      text.any("新增", "净增", at: Int(raw.phrase.a.start)) != nil
        || (peel.growth == .up && text.any("净增", "新增", at: Int(peel.growthSpan.start)) != nil)
    {
      flow = true
    }
    // 年均超过14万人: what each of the years brought.
    if raw.measure == .level, !peel.averageSpan.isEmpty || isYearlyMean(raw.phrase) { flow = true }
    if !flow, carry.isFlow, carry.flowSentence == sentenceIndex, peel.reachSpan.isEmpty,
      !peel.isReachEnd,
      !isStockWorded(quantity), quantity.kind.counts || quantity.kind == .measure
    {
      flow = true
    }
    return flow
  }

  /// 比全省高, 高于全省, 快于全部投资增速: the noun ends before the comparison.
  @inline(__always)
  func comparisonStart(_ quantity: Quantity, _ peel: Peel) -> Int? {
    quantity.kind != .points && quantity.kind != .age && peel.compareSpan.isEmpty
      ? peel.growth == .none
        ? goalCompared(quantity)
        : amountCompared(quantity, verb: Int(peel.growthSpan.start), end: peel.end)
      : comparisonStartInFull(quantity, peel.end)
  }

  @inline(never)
  private func comparisonStartInFull(_ quantity: Quantity, _ end: Int) -> Int? {
    let range = Int(quantity.leftLimit)..<Int(quantity.span.start)
    var at = range.lowerBound
    for token in tokensFrom(at) {
      if Int(token.start) >= range.upperBound { break }
      if token.kind == .word {
        let roles = token.roles
        if roles.contains(.compare) || roles.contains(.base) { return Int(token.start) }
      }
      at = Int(token.end)
    }
    at = range.lowerBound
    while at < min(range.upperBound, end) {
      if text.any("比", "较", at: at) != nil,
        text.any("比重", "比例", "比率", "较大", "较好", "较快", "比较", at: at) == nil,
        text.anyEnds("占", "同", "环", "对", "百分", "性价", at: at) == nil,
        token(at: at).map({ $0.kind != .word || $0.end - $0.start <= 3 }) ?? !insideToken(at)
      {
        return at
      }
      at += text.scalar(at).length
    }
    return nil
  }

  func insideToken(_ at: Int) -> Bool {
    for token in tokensFrom(max(sentenceStart, at - 30)) {
      if Int(token.start) > at { return false }
      if Int(token.start) < at, Int(token.end) > at, token.kind == .word { return true }
    }
    return false
  }

  func setLeft(
    _ left: NounPhrase, _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    var phrase = left.phrase
    var rule = Rule.indicatorLeft
    var indicator = left.indicator
    if mayStandForOther(left, quantity, &raw) {
      (phrase, indicator, rule) = standsFor(left, quantity, peel, &raw)
    } else if _slowPath(left.indicator < 0 && opensPart(quantity)),
      let part = partBehindMark(left, quantity)
    {
      (phrase, indicator, rule) = (part.phrase, joinedIndicator(part.phrase), .indicatorPart)
      raw.certainty.indicator = part.isGuess ? .guessed : .carried
    }
    if raw.rules.measure == .measureContribution, !left.full.isEmpty {
      // 最终消费支出拉动国内生产总值: what pulls and what is pulled name the contribution.
      phrase = Phrase(left.full)
      // 第二产业增加值…，拉动经济增长7.7个百分点: what was told before pulls.
      if text.any("拉动", "带动", "下拉", "影响", at: Int(left.full.start)) != nil
        // 服务业增加值…，对经济增长贡献率为53.2%
        || text.ends("对", at: Int(left.full.start))
          && Int(left.full.start) <= Int(quantity.clauseStart) + 3,
        !carry.topic.isEmpty,
        carry.topicSentence == sentenceIndex
      {
        phrase = Phrase(contributor(), left.full)
      }
      indicator = -1
    } else if raw.rules.measure == .measureShare || raw.measure == .change || raw.measure == .rank,
      peel.shareSpan.start == left.phrase.a.end
        // 城镇人口的(比重)
        || peel.shareSpan.start == left.phrase.a.end + 3
          && text.has("的", at: Int(left.phrase.a.end))
          && text.anyFind(["占", "相当于"], in: left.phrase.a.range) == nil,
      let noun = text.any("比重", "占比", "比例", "占有率", "份额", at: Int(peel.shareSpan.start))
    {
      // 第二产业增加值比重 is a share, not the value added.
      phrase.append(Span(peel.shareSpan.start, peel.shareSpan.start + Int32(noun)))
      indicator = exact(phrase)
    } else if peel.shareSpan.start == left.phrase.a.end + 3, phrase == left.phrase {
      nameWholeShare(left, peel, &phrase, &indicator)
    }
    // 其中民生支出占83.1%: the share is not the thing itself.
    if raw.rules.measure == .measureShare, indicator >= 0, rule == .indicatorLeft,
      text.has("占", at: Int(raw.measureSpan.start)),
      tables.indicatorKinds[Int(indicator)] == .flow
        || tables.indicatorKinds[Int(indicator)] == .stock
    {
      phrase.append(Span(raw.measureSpan.start, raw.measureSpan.start + 3))
      indicator = -1
    }
    if rule == .indicatorLeft, carry.topicSentence >= sentenceIndex - 2,
      !text.lacks("占", from: Int(phrase.a.start), to: Int(phrase.a.end))
        || isRingOfPlaces(Int(phrase.a.start), Int(phrase.a.end))
    {
      takeShare(&phrase, &indicator, &rule, &raw)
    }
    if rule == .indicatorLeft, indicator < 0 {
      nameRatioTo(&phrase, &indicator, &raw)
      if indicator < 0 { indicator = shareOfOwn(phrase) }
    }
    // Ⅰ—(Ⅲ类水质断面比例): all classes down to that one.
    if _slowPath(text.any("Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", at: Int(phrase.a.start)) != nil),
      let dash = text.anyEnds("—", "－", "–", "～", "~", "至", "、", at: Int(phrase.a.start)),
      text.anyEnds("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", at: Int(phrase.a.start) - dash) != nil
    {
      phrase.a.start -= Int32(dash + 3)
      indicator = exact(phrase)
    }
    set(phrase, indicator, rule, &raw)
    if left.phrase.a.count > 72 { raw.certainty.indicator = .guessed }
    if left.phrase.a.count <= 3 && indicator < 0 || isTradeOfOther(left, quantity) {
      raw.certainty.indicator = .guessed
    }
  }

  func exact(_ phrase: Phrase) -> Int32 {
    guard phrase.b.isEmpty else { return -1 }
    return exactIndicator(Int(phrase.a.start), Int(phrase.a.end)) ?? -1
  }

  func set(_ phrase: Phrase, _ indicator: Int32, _ rule: Rule, _ raw: inout RawObservation) {
    raw.phrase = phrase
    raw.indicator = indicator
    raw.rules.indicator = rule
  }
}
