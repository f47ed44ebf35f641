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
    let floor = Int(quantity.leftLimit)
    var at = Int(quantity.span.start)
    if let verb = text.anyEnds("完成", "完成了", at: at), isPhraseEnd(Int(quantity.afterQualifier)) {
      return completedAlone(verb, floor, at)
    }
    if text.lacks("预", from: floor, to: at), text.lacks("划", from: floor, to: at),
      text.lacks("任", from: floor, to: at), text.lacks("标", from: floor, to: at),
      text.lacks("数", from: floor, to: at)
    {
      return nil
    }
    func skip(_ words: WordEnds) {
      while let length = text.anyEnds(words, at: at), at - length >= floor { at -= length }
    }
    if text.ends("的", at: at), at - 3 >= floor { at -= 3 }
    let whole = at
    skip(Analyzer.planTails)
    let isTask = text.any("任务", "目标", at: at) != nil
    let end = isTask ? whole : at
    if let noun = text.anyEnds("预算", "计划", at: at), at - noun >= floor {
      at -= noun
    } else if let noun = text.anyEnds("决算", "执行", at: at), at < whole, at - noun >= floor,
      time(endingAt: at - noun).map({ times[$0].isBase }) ?? false
    {
      // 为上年决算数的105.6%
      at -= noun
    } else if !isTask {
      return nil
    }
    // 为2023年预算的98%, 为2023年市本级调整预算的98%
    while true {
      if let time = time(endingAt: at), Int(times[time].span.start) >= floor {
        at = Int(times[time].span.start)
      } else if let kind = text.anyEnds(Analyzer.planKinds, at: at), at - kind >= floor {
        at -= kind
      } else {
        break
      }
    }
    let before = at
    skip(Analyzer.planVerbs)
    // 为年初预算的102%、调整预算的100.5%
    // 增长8.9%（目标7%）: what was planned, not how much of it.
    guard at < before || text.ends("的", at: Int(quantity.span.start)),
      at < before || at == floor || text.anyEnds("、", "，", "（", "(", at: at) != nil
    else { return nil }
    let plan = at
    skip(Analyzer.planAdverbs)
    let own = leftPhrase(floor, at)
    var phrase = own.phrase
    if phrase.isEmpty {
      guard !carry.topic.isEmpty, carry.topicSentence == sentenceIndex else { return nil }
      phrase = carry.root.isEmpty || carry.topicIsPart ? carry.topic : carry.root
    }
    phrase.append(Span(plan, end))
    return (phrase, own)
  }

  /// 开工改造项目213个，惠及居民4.86万户，完成年度任务的(106%): whether the clauses right before told of several things, of any of
  /// which the plan may have been.
  func toldOfOthers(_ phrase: Phrase) -> Bool {
    output.suffix(2).contains {
      Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase.a != phrase.a
        && $0.rules.indicator != .indicatorCarried
    }
  }

  private static let planTails = WordEnds("数", "任务", "指标", "目标", "目标值", "任务数", "目标数")
  private static let planKinds = WordEnds(
    "年初", "全年", "年度", "年", "调整", "调整后", "变动", "汇总", "省定", "市定", "国家", "原定", "月", "人大", "批准", "下达",
    "考核", "预期", "收入", "支出", "省", "市", "县", "区", "上级", "本级", "序时", "既定", "确定", "的")
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
