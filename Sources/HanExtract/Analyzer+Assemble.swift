import HanBase
import HanCatalog

extension Analyzer {
  /// Makes observations of the sentence's quantities.
  func assemble() {
    readAhead()
    var index = 0
    while index < quantities.count {
      noteLaterAspect(before: index)
      let count = groupSize(index)
      if count > 1, assembleGroup(index, count) {
        index += count
        continue
      }
      assembleOne(index)
      index += quantities[index].isBeforeNear && opensRange(quantities[index], index) ? 2 : 1
    }
  }

  /// Fills the fields that do not depend on the noun: number, unit, comparator, measure, status.
  func start(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    raw.sentence = Int32(sentenceIndex)
    raw.span = quantity.span
    raw.digits = quantity.number.digits
    raw.numberEnd = quantity.number.span.end
    raw.unit = quantity.unit
    raw.value = quantity.number.value
    raw.rules.number =
      quantity.number.rate > 0
      ? .numberRate
      : quantity.number.isChinese ? .numberChinese : .numberArabic
    if text.anyEnds("-", "－", "负", "−", at: Int(quantity.span.start)) != nil,
      isSign(Int(quantity.span.start))
    {
      raw.value = raw.value.negated
    }
    if text.ends("零下", at: Int(quantity.span.start)) {
      raw.value = raw.value.negated
      raw.span.start -= 6
    }
    if quantity.number.isOrdinal, text.ends("第", at: Int(quantity.span.start)) {
      raw.span.start -= 3
    }
    if peel.isTop { raw.span.start -= 3 }
    // Half of all numbers are neither bounded nor beside words that could bound them.
    if quantity.comparator != .equal || peel.comparator != .equal || !peel.compareSpan.isEmpty
      || quantity.kind == .multiple || quantity.kind == .percent || quantity.number.isBareMagnitude
    {
      resolveComparator(quantity, peel, &raw)
    }
    // 销售额不及30亿元; 不及 with a place behind it compares with that.
    if text.ends("不及", at: Int(quantity.span.start)), raw.comparator == .equal {
      (raw.comparator, raw.rules.comparator) = (.less, .comparatorBefore)
      raw.comparatorSpan = Span(quantity.span.start - 6, quantity.span.start)
    }
    resolveMeasure(quantity, peel, &raw)
    if peel.isTop || quantity.number.isOrdinal, raw.measure == .rank {
      if peel.isTop { raw.comparator = .atMost }
      if raw.unit.isEmpty { raw.defaultUnit = rankUnit }
      // 倒数第二: counted from the other end.
      if text.ends("倒数", at: Int(raw.span.start)) { raw.certainty.measure = .guessed }
    }
    resolveStatus(quantity, peel, &raw)
    // 城镇登记失业率控制在4.9%: as a result it is that figure, as a target a bound.
    if raw.status == .normal, raw.comparator == .atMost, raw.rules.comparator == .comparatorBefore,
      text.has("控制在", at: Int(raw.comparatorSpan.start)),
      text.anyFind(["以内", "以下", "之内"], in: Int(quantity.span.end)..<Int(quantity.clauseEnd)) == nil
    {
      (raw.comparator, raw.comparatorSpan) = (.equal, .none)
      raw.rules.comparator = .comparatorEqual
    }
  }

  private var rankUnit: Int32 { Analyzer.placeUnit }
  static let placeUnit: Int32 = -2

  /// -1.48‰ is negative; 1-2月, 3—5% are not.
  func isSign(_ start: Int) -> Bool {
    if text.ends("负", at: start) {
      return text.anyEnds("为", "至", "到", "达", "是", "长", "，", "、", "（", "：", " ", at: start - 3)
        != nil
    }
    let before = text.scalarBefore(text.before(start))
    return !(48...57).contains(before) && before != 0x25 && before != 0xFF05
      && !(97...122).contains(before | 0x20)
  }

  @inline(never)
  private func resolveComparator(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if quantity.comparator != .equal {
      raw.comparator = quantity.comparator
      raw.comparatorSpan = quantity.comparatorSpan
      raw.rules.comparator =
        quantity.number.isMore || quantity.number.isAtLeast ? .comparatorInside : .comparatorAfter
      // 控制在4.5%以内 and 稳定在4.5%以下 are both bounded above.
      return
    }
    if !peel.compareSpan.isEmpty, isMeanCompared(quantity) { return }
    let bound =
      peel.comparator == .equal
      ? boundBeforeBase(quantity, peel) : (peel.comparatorSpan, peel.comparator)
    if isExactMark(quantity, peel, bound?.0 ?? .none) { return }
    if let (span, comparator) = bound {
      (raw.comparator, raw.comparatorSpan) = (comparator, span)
      raw.rules.comparator = .comparatorBefore
      return
    }
    if quantity.number.isBareMagnitude, text.ends("上", at: Int(quantity.span.start)) {
      raw.comparator = .atLeast
      raw.rules.comparator = .comparatorBefore
    }
  }

  /// 不到全市总面积10%, 约为岛内的6.2倍: the bounding word stands before what is compared with.
  @inline(__always)
  private func boundBeforeBase(_ quantity: Quantity, _ peel: Peel) -> (Span, Comparator)? {
    quantity.kind == .multiple || quantity.kind == .percent
      ? boundBeforeBaseInFull(quantity, peel) : nil
  }

  @inline(never)
  private func boundBeforeBaseInFull(_ quantity: Quantity, _ peel: Peel) -> (Span, Comparator)? {
    guard peel.growth == .none else { return nil }
    // 不及西海岸的八分之一
    if text.ends("的", at: Int(quantity.span.start)), areaCount > 0,
      let place = word(endingAt: Int(quantity.span.start) - 3), lexicon[place].area != 0,
      case let at = Int(quantity.span.start) - 3 - Int(lexicon[place].length),
      text.anyEnds("不及", "不到", "不足", at: at) != nil
    {
      return (Span(at - 6, at), .less)
    }
    var floor = Int(quantity.leftLimit)
    // 约占全国91443亿元的34.4%: how much that is stands between.
    let isOfAmount =
      floor > Int(quantity.clauseStart) && text.has("的", at: floor)
      && floor + 3 == Int(quantity.span.start)
    if isOfAmount { floor = Int(quantity.clauseStart) }
    if !text.lacks("约", from: floor, to: peel.end),
      let about = text.anyFind(["约占", "约相当于"], in: floor..<max(floor, peel.end))
    {
      return (Span(about, about + 3), .about)
    }
    var found: (Span, Comparator)?
    for token in tokensFrom(floor) {
      if Int(token.end) >= peel.end { break }
      guard token.kind == .word else {
        if isOfAmount, token.kind == .number, Int(token.end) + 24 > Int(quantity.leftLimit) {
          continue
        }
        if token.kind != .time { found = nil }
        continue
      }
      let roles = token.roles
      let bound: Comparator? =
        roles.contains(.about)
        ? .about
        : roles.contains(.more)
          ? .more
          : roles.contains(.atLeast)
            ? .atLeast : roles.contains(.less) ? .less : roles.contains(.atMost) ? .atMost : nil
      guard let bound, !token.isIndicator,
        text.any("以上", "以下", "以内", "及以", "最高的", "最低的", at: Int(token.start)) == nil
      else { continue }
      found = opensBase(Int(token.end), quantity) ? (token.span, bound) : nil
    }
    return found
  }

  /// Whether a place, or for a multiple anything that ends with 的, is compared with.
  private func opensBase(_ at: Int, _ quantity: Quantity) -> Bool {
    if text.ends("的", at: Int(quantity.span.start)) { return true }
    guard let next = token(at: at), next.kind == .word else { return false }
    return next.isArea || !next.roles.isDisjoint(with: [.selfArea, .scope])
  }

  /// An observation that stands alone.
  func assembleOne(_ index: Int) {
    readBefore(index)
    assembleOne(quantities[index], index)
  }

  /// What is read only is handed on as it came: a value of this size that is taken out of its buffer
  /// or of a variable is copied for each call.
  private func assembleOne(_ quantity: Quantity, _ index: Int) {
    let peel = ahead[index].peel
    var raw = RawObservation()
    start(quantity, peel, &raw)
    goOnBounding(quantity, &raw)
    resolveArea(quantity, &raw)
    doubtRing(quantity, &raw)
    leaveSample(&raw)
    let flow = resolveIndicator(quantity, index, peel, &raw)
    if raw.measure == .rank, isOfHolder(quantity) { raw.certainty.indicator = .guessed }
    returnFromPart(quantity, &raw)
    leaveListedPlaces(quantity, &raw)
    readPartOfPlaces(quantity, &raw)
    matchUnitAhead(quantity, index, &raw)
    returnToPercent(quantity, &raw)
    readSuperlative(quantity, peel, &raw)
    readQuality(quantity, peel, &raw)
    if isMeanCompared(quantity) { readMeanArea(quantity, &raw) }
    leaveShare(quantity, &raw)
    readRateOf(quantity, &raw)
    shareAgain(quantity, peel, &raw)
    readTogether(quantity, &raw)
    if raw.measure == .level {
      carry.isFlow = flow
      carry.flowSentence = sentenceIndex
    }
    resolvePeriod(quantity, peel, isFlow: flow, &raw)
    if isRatioPart(quantity, index) { resolveRatio(index, &raw) }
    if _slowPath(output.last?.status == .estimate), raw.status == .normal,
      goesOnGuessing(quantity, raw.rules.indicator), let last = output.last,
      last.sentence == raw.sentence
    {
      raw.status = .estimate
      raw.statusSpan = last.statusSpan
      raw.rules.status = last.rules.status
      raw.certainty.status = .carried
    }
    readBracketGrowth(quantity, &raw)
    readAsChange(quantity, peel, &raw)
    nameNet(quantity, peel, &raw)
    nameIncrease(peel, &raw)
    nameRateOfChange(quantity, &raw)
    leaveAsides(quantity, &raw)
    goOnAdding(quantity, peel, &raw)
    if quantity.inParen { tellAgain(quantity, &raw) }
    if raw.measure == .level || raw.measure == .growth, quantity.kind == .percent {
      readPercentAsGrowth(quantity, peel, &raw)
    }
    guard opensRange(quantity, index) else {
      finish(&raw, quantity)
      return
    }
    if raw.measure == .rank, finishRankRun(raw, index) { return }
    raw.comparator = .atLeast
    raw.rules.comparator = .comparatorRange
    var low = raw
    finish(&low, quantity)
    finishRange(raw, quantities[index + 1])
  }

  /// 预计全年可突破30亿公斤，总收入26亿元左右: what goes on without a time or a finished deed is expected too.
  @inline(never)
  private func goesOnGuessing(_ quantity: Quantity, _ rule: Rule) -> Bool {
    if rule == .indicatorCarried || rule == .indicatorPart {
      return !quantity.number.isOrdinal
    }
    guard !quantity.kind.counts, quantity.kind != .person, !quantity.number.isOrdinal,
      let last = output.last, last.rules.status == .statusEstimateWord,
      last.span.start >= clauseBefore(quantity).start,
      Int(last.statusSpan.start) >= sentenceStart, last.statusSpan.end <= last.span.start,
      text.anyEnds("，", ",", "、", at: Int(quantity.clauseStart)) != nil
    else { return false }
    let gap = Int(last.span.end)..<Int(quantity.span.start)
    for time in times where Int(time.span.start) >= gap.lowerBound {
      return time.span.start >= quantity.span.start
    }
    return text.anyFind(["已", "了", "目前", "现有", "完成", "实现", "前值", "；实际"], in: gap) == nil
  }

  /// The upper end of a range says the same of the same.
  private func finishRange(_ low: RawObservation, _ quantity: Quantity) {
    var raw = low
    raw.span = quantity.span
    raw.digits = quantity.number.digits
    raw.numberEnd = quantity.number.span.end
    raw.unit = quantity.unit
    raw.value = low.value.isNegative ? quantity.number.value.negated : quantity.number.value
    raw.comparator = .atMost
    finish(&raw, quantity)
  }

  /// Later statuses follow from the period: what is still to come is a target.
  func finish(_ raw: inout RawObservation, _ quantity: Quantity) {
    // 快于全省1.4、0.7和0.5个百分点: a list of differences is of one thing.
    if _slowPath(quantity.kind == .points), let last = output.last,
      Int(last.sentence) == sentenceIndex,
      last.measure == raw.measure, last.phrase.a == raw.phrase.a, !last.phrase.b.isEmpty,
      raw.phrase.b.isEmpty, isListGap(Int(last.span.end), Int(raw.span.start))
    {
      (raw.phrase, raw.indicator) = (last.phrase, last.indicator)
    }
    readYearly(quantity, &raw)
    returnToRatio(quantity, &raw)
    if raw.certainty.indicator != .stated {
      returnToPlaces(quantity, &raw)
      leaveSaid(quantity, &raw)
      matchMagnitude(quantity, &raw)
      matchUnit(quantity, &raw)
      readBareGoal(quantity, &raw)
    }
    tellPerThousand(quantity, &raw)
    supplyUnit(quantity, &raw)
    if raw.status == .normal, let start = raw.period.start, let end = raw.period.end,
      context.year > 0, end.year > context.year, start.year >= context.year,
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried
        || raw.rules.period == .periodFrame
        || raw.rules.period == .periodEnd && start.year >= context.year + 4
    {
      raw.status = mayOnlyCome(quantity) ? .estimate : .target
      raw.rules.status = .statusTargetPeriod
    }
    readUnfinishedYear(&raw)
    leaveFuture(quantity, &raw)
    settleByTime(&raw)
    readTimeToCome(&raw)
    readBudget(&raw)
    readDelivery(&raw)
    readGoalAndShare(&raw)
    settleNextStep(&raw)
    if carry.unpairedClause == quantity.clauseStart { raw.certainty.area = .guessed }
    if carry.unpairedList == quantity.clauseStart { raw.certainty.indicator = .guessed }
    if carry.unpairedTimes == quantity.clauseStart { raw.certainty.period = .guessed }
    if raw.indicator < 0, !raw.phrase.isEmpty, raw.certainty.indicator != .guessed,
      raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective
    {
      doubtUnknownName(&raw)
    }
    leaveWork(&raw)
    doubtLastPlace(&raw)
    doubt(quantity, &raw)
    readHolidayDays(quantity, &raw)
    doubtHolder(quantity, &raw)
    noteCompared(quantity, &raw)
    noteTold(quantity, &raw)
    notePlaceTheme(quantity, &raw)
    noteRatio(quantity, &raw)
    noteShare(quantity, &raw)
    carry.topicClause = quantity.clause
    if raw.area != 0 {
      (carry.lastArea, carry.lastAreaSentence) = (raw.area, sentenceIndex)
      if raw.area != carry.onlyArea { carry.onlyArea = carry.onlyArea == 0 ? raw.area : -1 }
    }
    if raw.measure == .level, carry.isFlow { carry.flowPeriod = raw.period }
    output.append(raw)
  }
}
