import HanBase
import HanCatalog

extension Analyzer {
  /// 完成年初预算的103%, 为计划的95%, 超预算1.5%: how far a plan is carried out, of what was planned, and what that is where the
  /// same clause says it.
  @inline(__always)
  func planCompletion(_ quantity: Quantity) -> (phrase: Phrase, own: NounPhrase)? {
    _slowPath(quantity.kind == .percent) ? planCompletionInFull(quantity) : nil
  }

  @inline(never)
  private func planCompletionInFull(_ quantity: Quantity) -> (phrase: Phrase, own: NounPhrase)? {
    var floor = Int(quantity.leftLimit)
    var at = Int(quantity.span.start)
    if let verb = text.anyEnds("完成", "完成了", at: at), isPhraseEnd(Int(quantity.afterQualifier)) {
      return completedAlone(verb, floor, at)
    }
    // 完成年初预算数的 36.4%
    while at > floor, text[at - 1] == 0x20 { at -= 1 }
    let isOf = text.ends("的", at: at)
    // 完成年初预算数20000万元的(40.5%): behind the amount that was planned.
    if isOf || text.anyEnds("）", ")", at: at) != nil, let amount = amountBefore(isOf ? at - 3 : at),
      planNoun(endingAt: amount.end)
    {
      (floor, at) = (amount.floor, amount.end)
    } else if text.lacks("预", from: floor, to: at), text.lacks("划", from: floor, to: at),
      text.lacks("任", from: floor, to: at), text.lacks("标", from: floor, to: at),
      text.lacks("数", from: floor, to: at)
    {
      return nil
    } else if isOf, at - 3 >= floor {
      at -= 3
    }
    guard let plan = planBefore(at, &floor), plan.isVerb || isOf else { return nil }
    let own = leftPhrase(floor, plan.own)
    var phrase = own.phrase
    if phrase.isEmpty {
      guard let topic = plannedTopic else { return nil }
      phrase = topic.phrase
    }
    phrase.append(Span(plan.start, plan.end))
    return (phrase, own)
  }

  /// What a sentence tells of, when it comes to the plan for that.
  private var plannedTopic: (phrase: Phrase, indicator: Int32)? {
    guard !carry.topic.isEmpty, carry.topicSentence == sentenceIndex else { return nil }
    return carry.root.isEmpty || carry.topicIsPart
      ? (carry.topic, carry.topicIndicator) : (carry.root, carry.rootIndicator)
  }

  /// Where the words of a plan end and begin (完成年初预算数), and where the name may end of what was planned.
  private func planBefore(_ whole: Int, _ floor: inout Int)
    -> (start: Int, end: Int, own: Int, isVerb: Bool)?
  {
    var (at, least) = (whole, floor)
    func skip(_ words: WordEnds) {
      while let length = text.anyEnds(words, at: at), at - length >= least { at -= length }
    }
    skip(Analyzer.planTails)
    let isTask = text.any("任务", "目标", "指标", at: at) != nil && at < whole
    let end = isTask ? whole : at
    if let noun = text.anyEnds("预算", "计划", at: at), at - noun >= least {
      at -= noun
    } else if let noun = text.anyEnds("决算", "执行", at: at), at < whole, at - noun >= least,
      time(endingAt: at - noun).map({ times[$0].isBase }) ?? false
    {
      // 为上年决算数的105.6%
      at -= noun
    } else if !isTask {
      return nil
    }
    // 完成省定4万人目标任务的127.5%: the amount stands within the words.
    let noun = (at, least)
    let amount = at < whole ? amountBefore(at - (text.ends("的", at: at) ? 3 : 0)) : nil
    if let amount { (at, least) = (amount.end, amount.floor) }
    // 为2023年预算的98%, 为2023年市本级调整预算的98%
    while true {
      if let time = time(endingAt: at), Int(times[time].span.start) >= least {
        at = Int(times[time].span.start)
      } else if let kind = text.anyEnds(Analyzer.planKinds, at: at), at - kind >= least {
        at -= kind
      } else {
        break
      }
    }
    var before = at
    skip(Analyzer.planVerbs)
    if amount != nil, at == before { (at, least, before) = (noun.0, noun.1, noun.0) }
    // 为年初预算的102%、调整预算的100.5%
    // 增长8.9%（目标7%）: what was planned, not how much of it.
    guard at < before || at == least || text.anyEnds("、", "，", ",", "（", "(", at: at) != nil
    else { return nil }
    floor = least
    let start = at
    let isVerb = at < before
    skip(Analyzer.planAdverbs)
    return (start, end, at, isVerb)
  }

  /// 年初预算数20000万元(的40.5%), 年任务（40.2亿元）(的32.5%): where the words before an amount end that ends at a place, and begin.
  private func amountBefore(_ end: Int) -> (end: Int, floor: Int)? {
    let close = text.anyEnds("）", ")", at: end)
    let last = end - (close ?? 0)
    guard let amount = quantities.last(where: { Int($0.span.end) <= last }),
      Int(amount.afterQualifier) == last, amount.kind != .percent, amount.kind != .points
    else { return nil }
    let start = Int(amount.span.start)
    guard close != nil else { return (start, Int(amount.leftLimit)) }
    guard let open = text.anyEnds("（", "(", at: start) else { return nil }
    let clause = tokensBefore(start - open).last {
      $0.kind == .comma || $0.kind == .semicolon || $0.kind == .stop || $0.kind == .colon
        || $0.kind == .number
    }
    return (start - open, max(sentenceStart, Int(clause?.end ?? 0)))
  }

  private func planNoun(endingAt end: Int) -> Bool {
    text.anyEnds(Analyzer.planNouns, at: end) != nil
  }

  /// 完成年初预算数(20000万元)的40.5%, 完成年任务（40.2亿元）的32.5%, 完成省定(4万人)目标任务的127%: the name of what was planned, where a
  /// share of it is told, and the words for the plan.
  func plannedAmount(_ quantity: Quantity) -> (words: Span, phrase: Phrase, indicator: Int32)? {
    guard quantity.kind != .percent, quantity.kind != .points, !quantity.number.isOrdinal
    else { return nil }
    var (at, end) = (Int(quantity.span.start), Int(quantity.afterQualifier))
    var floor = Int(quantity.leftLimit)
    if let open = text.anyEnds("（", "(", at: at) {
      guard let close = text.any("）", ")", at: end), let before = amountBefore(end + close)
      else { return nil }
      (at, floor, end) = (at - open, before.floor, end + close)
    }
    var noun = at
    if let length = text.any(Analyzer.planNounsAhead, at: end) {
      (noun, end) = (end + length, end + length)
    }
    // 占年度计划（280公里）107.1%
    let isOf = text.has("的", at: end)
    guard isOf || text.anyEnds("）", ")", at: end) != nil, planNoun(endingAt: noun),
      quantities.contains(where: {
        $0.kind == .percent && Int($0.span.start) >= end + (isOf ? 3 : 0)
          && Int($0.span.start) - end <= (isOf ? 12 : 1)
      }), let plan = planBefore(noun, &floor),
      // 完成市定任务30亿元的66.7%、省定任务(25亿元)的80%
      plan.isVerb || output.last.map({ $0.span.start == carry.completion }) ?? false
    else { return nil }
    let words = noun == at ? Span(plan.start, noun) : Span(plan.start, at)
    let own = leftPhrase(floor, plan.own)
    if !own.isEmpty { return (words, own.phrase, own.indicator) }
    return plannedTopic.map { (words, $0.phrase, $0.indicator) }
  }

  /// 占年度计划(105%), 完成年度预期目标(46.4%): how much of a plan was carried out is a result, unless that is what is planned.
  func settleCompletion(_ words: Span, _ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.status == .target, raw.statusSpan.start >= words.start,
      raw.statusSpan.end <= quantity.span.start,
      text.anyFind(
        ["力争", "确保", "争取", "计划", "预计", "须", "要"],
        in: Int(quantity.clauseStart)..<max(Int(quantity.clauseStart), Int(words.start))) == nil
    else { return }
    (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
  }

  /// 开工改造项目213个，惠及居民4.86万户，完成年度任务的(106%): whether the clauses right before told of several things, of any of
  /// which the plan may have been.
  func toldOfOthers(_ phrase: Phrase) -> Bool {
    output.suffix(2).contains {
      Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase.a != phrase.a
        && $0.rules.indicator != .indicatorCarried
    }
  }

  private static let planTails = WordEnds(
    "数", "任务", "指标", "目标", "目标值", "任务数", "目标数", "任务量", "比例")
  private static let planNouns = WordEnds(
    "预算", "预算数", "计划", "计划数", "任务", "任务数", "任务量", "目标", "目标值", "目标数", "计划指标", "任务指标",
    "指标")
  private static let planNounsAhead = WordSet(
    "目标任务", "任务", "目标", "年度目标", "年度任务", "计划", "年度计划", "计划任务", "的目标任务", "的任务", "的目标", "的年度目标",
    "的年度任务", "的计划", "的年度计划", "预算", "的预算")
  private static let planKinds = WordEnds(
    "年初", "全年", "年度", "年", "调整", "调整后", "变动", "汇总", "省定", "市定", "国家", "原定", "月", "人大", "批准", "下达",
    "考核", "预期", "收入", "支出", "省", "市", "县", "区", "上级", "本级", "序时", "既定", "确定", "的", "通过", "审议", "审查",
    "人代会", "人民代表大会", "常委会", "大会", "民生工程", "民生实事", "责任", "绩效", "分解", "州", "省级", "市级", "县级", "政府",
    "计划", "当年", "安排", "总", "投资", "我区", "我市", "我县", "全区", "全市", "全县", "县委、县")
  private static let planVerbs = WordEnds(
    "完成", "超额", "为", "占", "达到", "达", "到", "已", "实现", "相当于", "超", "超出", "低于", "少于", "欠")
  private static let planAdverbs = WordEnds("仅", "只", "约", "均", "共", "累计", "已", "预计", "分别", "全面")

  /// 支出320亿元，为预算的92.3%，下降2.1%: how far a plan is carried out is told on the way; the text goes on about the thing.
  @inline(never)
  func noteCompletion(_ own: NounPhrase, _ raw: inout RawObservation, isPart: Bool) {
    if carry.completion < Int32(sentenceStart) { carry.completions = [] }
    carry.completion = raw.span.start
    guard !own.isEmpty else {
      carry.completions.append((raw.span.start, carry.topic, carry.topicIndicator))
      return
    }
    carry.completions.append((raw.span.start, own.phrase, own.indicator))
    var thing = raw
    set(own.phrase, own.indicator, .indicatorLeft, &thing)
    noteSubjectPhrase(&thing, isPart: isPart)
  }

  /// 收入完成预算的102%，支出完成预算的98%，分别增长5%、3%: what was planned, where a statement tells how far.
  @inline(__always)
  func planned(_ raw: RawObservation) -> (phrase: Phrase, indicator: Int32)? {
    guard _slowPath(carry.completion >= Int32(sentenceStart)),
      let told = carry.completions.first(where: { $0.at == raw.span.start })
    else { return nil }
    return (told.phrase, told.indicator)
  }

  /// 完成年度计划的98%，居全省第2位; …，比时序进度快2个百分点: what is told right behind of how far a plan is carried out.
  @inline(__always)
  func completionToldLast(_ quantity: Quantity, _ raw: inout RawObservation) -> RawObservation? {
    guard _slowPath(carry.completion >= Int32(sentenceStart)),
      raw.measure == .rank || quantity.kind == .points, let last = output.last,
      last.span.start == carry.completion, last.area == raw.area,
      // 税收占比72.3%，完成年度目标的98%，提高1.2个百分点: of the share.
      quantity.kind != .points || !endsWithRatio(Int(carry.topic.last.end))
    else { return nil }
    return last
  }

  /// 新增企业63家，完成(126%): of what was planned of them.
  private func completedAlone(_ verb: Int, _ floor: Int, _ end: Int)
    -> (phrase: Phrase, own: NounPhrase)?
  {
    let at = end - verb - (text.ends("超额", at: end - verb) ? 6 : 0)
    guard at >= floor, carry.topicSentence == sentenceIndex, !carry.topic.isEmpty,
      // 目标6.5%，实际完成4.6%: how fast it grew.
      let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      !text.has("%", at: Int(last.unit.start)),
      text.anyEnds("率", "进度", "比例", "占比", at: Int(carry.topic.last.end)) == nil,
      leftPhrase(floor, at).isEmpty
    else { return nil }
    var phrase = carry.root.isEmpty ? carry.topic : carry.root
    phrase.append(Span(at, at + (text.has("超额", at: at) ? 12 : 6)))
    return (phrase, NounPhrase())
  }

  /// 19镇、18乡: the unit is what is counted.
  @inline(__always)
  func isCountedDivision(_ quantity: Quantity) -> Bool {
    _slowPath(quantity.kind.counts) && !quantity.number.isOrdinal
      && isCountedDivisionInFull(quantity)
  }

  @inline(never)
  private func isCountedDivisionInFull(_ quantity: Quantity) -> Bool {
    if text.any("城", "省", "地", at: Int(quantity.unit.start)) != nil {
      // 6省中居第2位: another does that.
      if text.any(often.ringRanks, at: Int(quantity.afterQualifier)) != nil { return true }
      if placesActing(quantity) != nil { return false }
    }
    if quantity.unitIndex < 0 { return placesActing(quantity) == nil }
    return text.any(
      "镇", "乡", "街道", "社区", "村", "县", "区", "市", "城", "省", at: Int(quantity.unit.start))
      == quantity.unit.count
  }
}
