import HanBase
import HanCatalog

extension Analyzer {
  /// 完成年初预算的103%, 为计划的95%: how far a plan is carried out, of what was planned.
  @inline(__always)
  func planCompletion(_ quantity: Quantity) -> (phrase: Phrase, isOwn: Bool)? {
    _slowPath(quantity.kind == .percent) ? planCompletionInFull(quantity) : nil
  }

  @inline(never)
  private func planCompletionInFull(_ quantity: Quantity) -> (phrase: Phrase, isOwn: Bool)? {
    let floor = Int(quantity.leftLimit)
    var at = Int(quantity.span.start)
    if text.lacks("预", from: floor, to: at), text.lacks("划", from: floor, to: at),
      text.lacks("任", from: floor, to: at), text.lacks("标", from: floor, to: at)
    {
      return nil
    }
    func skip(_ words: [StaticString]) {
      while let length = text.anyEnds(words, at: at), at - length >= floor { at -= length }
    }
    skip(["的"])
    let whole = at
    skip(["数", "任务", "指标", "目标"])
    let end = text.any("任务", "目标", at: at) != nil ? whole : at
    let isTask = text.any("任务", "目标", at: at) != nil
    guard
      let noun = text.anyEnds("预算", "计划", at: at)
        ?? (isTask ? text.anyEnds("年度", "全年", "省定", "市定", at: at) : nil),
      at - noun >= floor
    else { return nil }
    at -= noun
    skip(["年初", "全年", "年度", "年", "调整", "变动", "汇总", "省定", "市定", "国家", "原定", "月", "人大", "批准"])
    let before = at
    skip(["完成", "超额", "为", "占", "达到", "达", "到", "已"])
    guard at < before || at == floor else { return nil }
    let own = leftPhrase(floor, at)
    var phrase = own.phrase
    if phrase.isEmpty {
      guard !carry.topic.isEmpty, carry.topicSentence == sentenceIndex else { return nil }
      phrase = carry.root.isEmpty ? carry.topic : carry.root
    }
    phrase.append(Span(at, end))
    return (phrase, !own.isEmpty)
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
