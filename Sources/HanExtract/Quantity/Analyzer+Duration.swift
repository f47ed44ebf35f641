import HanBase
import HanCatalog

/// Hours, days and years that are told of as measures, and those that only say how long something lasts.
extension Analyzer {
  /// 平均住院日(8.4天), 整体通关时间(38.2小时): how long something takes, which is told of as a measure.
  private func isMeanTime(_ end: Int) -> Bool {
    if text.anyEnds("住院日", "利用小时数", "利用小时", "法定时限", "办理时限", "承诺时限", at: end) != nil { return true }
    guard text.ends("时间", at: end) else { return false }
    return text.anyEnds(
      "通关", "响应", "通勤", "等候", "等待", "办理", "审批", "办结", "审理", "处置", "接电", "出警", "候车", at: end - 6)
      != nil
      || text.anyFind(["平均", "整体", "人均"], in: max(sentenceStart, end - 36)..<end) != nil
  }

  /// 平均预期寿命78.3岁 is none of these; 45天, 三年 are durations.
  func duration(_ quantity: inout Quantity) -> Rejection? {
    var start = Int(quantity.span.start)
    if text.anyEnds("达", "在", "为", "约", "近", "超", at: start) != nil { start -= 3 }
    if text.anyEnds("分别", "依次", at: start) != nil { start -= 6 }
    // 服务7万多小时: more than anything lasts.
    if quantity.number.hasMagnitude, !quantity.number.isBareMagnitude,
      text.any("小时", "个小时", "工时", "学时", "课时", at: Int(quantity.unit.start)) != nil
    {
      return nil
    }
    // 平均受教育年限分别为11.86年、11.61年
    // 平均受教育年限由7.98年提高到8.73年
    let named =
      start - (text.anyEnds("由", "从", "由上年的", "从上年的", "由去年的", "从去年的", at: start) ?? 0)
    if text.anyEnds("年限", "寿命", "年龄", at: named) != nil || isMeanTime(named) { return nil }
    if let last = quantities.last, last.rejection == nil, last.kind == .time,
      isListGap(Int(last.afterQualifier), Int(quantity.span.start))
    {
      return nil
    }
    if let length = text.anyEnds("不足", "超过", "不到", "达到", "多达", "长达", at: start) { start -= length }
    if text.anyEnds(
      "时数", "无霜期", "时长", "学时", "工时", "天数", "日数", "回收期", "周期", "车程", "用时", "耗时", at: start) != nil
    {
      return nil
    }
    if text.anyEnds("—", "-", "~", "至", "到", at: start) != nil, quantity.kind == .time,
      text.find("无霜期", in: max(sentenceStart, start - 40)..<start) != nil
    {
      return nil
    }
    if goesOnCountingDays(&quantity) { return nil }
    // 车程由1.5小时(缩短到35分钟)
    if text.anyEnds("由", "从", "的", at: start) != nil,
      text.any("缩短", "压缩", "缩减", "减少", "延长", "降", "减至", "压减", "增加", at: Int(quantity.span.end))
        != nil,
      !text.ends("的", at: start)
        || text.anyFind(["由", "从"], in: max(sentenceStart, start - 36)..<start) != nil
    {
      return nil
    }
    // 由9小时缩短为(7小时)
    if text.anyEnds("缩短为", "压缩为", "压减为", "缩减为", "缩短成", "延长为", "变为", "变成", at: start) != nil,
      let last = quantities.last, last.rejection == nil, last.kind == .time,
      quantity.span.start - last.span.end <= 30
    {
      return nil
    }
    if let word = word(endingAt: start) {
      let roles = lexicon[word].roles
      // 优良天数272天，比上年增加29天
      if let last = quantities.last, last.rejection == nil, last.kind == .time,
        !roles.isDisjoint(with: [.up, .down])
      {
        return nil
      }
      if roles.contains(.reachEnd), !quantity.number.isSingleNumeral { return nil }
    }
    return .duration
  }

  /// “蓝天白云”天数（…）全省平均为71.8天…。聊城增加12天: days that the sentence says are counted, or the one before
  /// told of as such.
  private func goesOnCountingDays(_ quantity: inout Quantity) -> Bool {
    guard text.any("天", "日", at: Int(quantity.unit.start)) != nil else { return false }
    let start = Int(quantity.span.start)
    if let days = text.anyFind(["天数", "日数"], in: sentenceStart..<start) {
      // 天数…，…持续3天, 连续5天: how long something lasts.
      return start > days && text.anyEnds("持续", "连续", "历时", "为期", "前", "后", at: start) == nil
    }
    guard areaCount > 0, let last = output.last, Int(last.sentence) == sentenceIndex - 1 else {
      return false
    }
    return text.isSame(last.unit, quantity.unit)
      && text.anyEnds("为", "达", "多", "少", "增加", "减少", "只有", "仅", at: start) != nil
  }
}
