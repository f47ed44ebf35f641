import HanBase
import HanCatalog

extension Analyzer {
  /// Makes observations of the sentence's quantities.
  func assemble() {
    var index = 0
    while index < quantities.count {
      let count = groupSize(index)
      if count > 1, assembleGroup(index, count) {
        index += count
        continue
      }
      assembleOne(index)
      let isRange =
        index + 1 < quantities.count && isRangeGap(quantities[index], quantities[index + 1])
      index += isRange ? 2 : 1
    }
  }

  /// The fields that do not depend on the noun: number, unit, comparator, measure, status.
  func start(_ quantity: Quantity, _ peel: Peel) -> RawObservation {
    var raw = RawObservation()
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
    if text.anyEnds(["-", "－", "负", "−"], at: Int(quantity.span.start)) != nil,
      isSign(Int(quantity.span.start))
    {
      raw.value = raw.value.negated
    }
    if quantity.number.isOrdinal, text.ends("第", at: Int(quantity.span.start)) {
      raw.span.start -= 3
    }
    if peel.isTop { raw.span.start -= 3 }
    resolveComparator(quantity, peel, &raw)
    resolveMeasure(quantity, peel, &raw)
    if peel.isTop || quantity.number.isOrdinal, raw.measure == .rank {
      if peel.isTop { raw.comparator = .atMost }
      if raw.unit.isEmpty { raw.defaultUnit = rankUnit }
    }
    resolveStatus(quantity, peel, &raw)
    return raw
  }

  private var rankUnit: Int32 { Analyzer.placeUnit }
  static let placeUnit: Int32 = -2

  /// -1.48‰ is negative; 1-2月, 3—5% are not.
  private func isSign(_ start: Int) -> Bool {
    if text.ends("负", at: start) {
      return text.anyEnds(["为", "至", "到", "达", "是", "长", "，", "、", "（", "：", " "], at: start - 3)
        != nil
    }
    let before = text.scalarBefore(text.before(start))
    return !(before >= 48 && before <= 57) && before != 0x25 && before != 0xFF05
      && !(before | 0x20 >= 97 && before | 0x20 <= 122)
  }

  private func resolveComparator(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if quantity.comparator != .equal {
      raw.comparator = quantity.comparator
      raw.comparatorSpan = quantity.comparatorSpan
      raw.rules.comparator =
        quantity.number.isMore || quantity.number.isAtLeast ? .comparatorInside : .comparatorAfter
      // 控制在4.5%以内 and 稳定在4.5%以下 are both bounded above.
      return
    }
    if peel.comparator != .equal {
      raw.comparator = peel.comparator
      raw.comparatorSpan = peel.comparatorSpan
      raw.rules.comparator = .comparatorBefore
      return
    }
    if quantity.number.isBareMagnitude, text.ends("上", at: Int(quantity.span.start)) {
      raw.comparator = .atLeast
      raw.rules.comparator = .comparatorBefore
    }
  }

  func resolveStatus(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if let span = estimateAfter(quantity) {
      raw.status = .estimate
      raw.statusSpan = span
      raw.rules.status = .statusEstimateWord
      return
    }
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    if !peel.estimateSpan.isEmpty {
      raw.status = .estimate
      raw.statusSpan = peel.estimateSpan
      raw.rules.status = .statusEstimateWord
      return
    }
    if !peel.targetSpan.isEmpty {
      raw.status = .target
      raw.statusSpan = peel.targetSpan
      raw.rules.status = .statusTargetWord
      return
    }
    if let index = statusToken(.estimate, range) {
      raw.status = .estimate
      raw.statusSpan = tokens[index].span
      raw.rules.status = .statusEstimateWord
      return
    }
    if let index = statusToken(.target, range) {
      raw.status = .target
      raw.statusSpan = tokens[index].span
      raw.rules.status = .statusTargetWord
      return
    }
    if let span = carriedTarget(quantity) {
      raw.status = .target
      raw.statusSpan = span
      raw.rules.status = .statusTargetWord
      raw.certainty.status = .carried
      return
    }
    if let span = hereafter(range) {
      raw.status = .estimate
      raw.statusSpan = span
      raw.rules.status = .statusEstimateWord
      return
    }
    if carry.estimateBelow, !context.isTarget, !peel.isFrom {
      raw.status = .estimate
      raw.statusSpan = carry.estimateSpan
      raw.rules.status = .statusEstimateBelow
      raw.certainty.status = .carried
      return
    }
    if context.isTarget, !isDone(range) {
      raw.status = .target
      raw.statusSpan = context.targetSpan
      raw.rules.status = .statusTargetSection
      raw.certainty.status = .carried
    }
  }

  /// 预计（按原核算体系，下同），…: said once at the beginning.
  private func hereafter(_ range: Range<Int>) -> Span? {
    guard statesHereafter, let same = text.find("下同", in: sentenceStart..<range.upperBound),
      let word = text.find("预计", in: sentenceStart..<same)
    else { return nil }
    carry.estimateBelow = true
    carry.estimateSpan = Span(word, word + 6)
    return carry.estimateSpan
  }

  private func isDone(_ range: Range<Int>) -> Bool {
    text.find("已", in: range) != nil || text.find("现有", in: range) != nil
  }

  /// A target word holds where no finished action stands between it and the number.
  private func statusToken(_ role: Roles, _ range: Range<Int>) -> Int? {
    guard let index = roleToken(role, range, orIndicator: role == .target) else { return nil }
    return role != .target || isPlan(tokens[index].span) ? index : nil
  }

  /// Whether a target word plans its number: 完成目标, 高出计划, 目标任务 do not.
  func isPlan(_ token: Span) -> Bool {
    if text.anyEnds(
      [
        "完成", "超额", "超过", "实现", "达到", "超", "高出", "高于", "低于", "快于", "好于", "比", "较", "超出", "的", "个",
        "既定", "阶段性", "十四五", "”",
      ], at: Int(token.start)) != nil
    {
      return false
    }
    if text.any(["任务", "的", "管理", "单列", "内", "》", "”", "上限", "下限"], at: Int(token.end)) != nil,
      text.any(["目标任务为", "目标任务是"], at: Int(token.start)) == nil
    {
      return false
    }
    return text.any(["规划"], at: Int(token.start)) == nil
  }

  /// 今年的预期目标是：…；…： a target word before a colon holds for the whole sentence.
  private func carriedTarget(_ quantity: Quantity) -> Span? {
    for token in tokensBefore(Int(quantity.clauseStart)) where token.kind == .colon {
      let range = sentenceStart..<Int(token.start)
      if let index = roleToken(.target, range) { return tokens[index].span }
      if let index = roleToken(.sectionTarget, range) { return tokens[index].span }
    }
    let range = sentenceStart..<Int(quantity.clauseStart)
    if let index = roleToken(.target, range),
      text.any(["力争", "确保", "争取", "计划", "预期"], at: Int(tokens[index].start)) != nil
    {
      // Carried on through a list of clauses without a finished action.
      if statusToken(.target, range) != nil,
        text.any(["力争", "确保", "争取"], at: Int(tokens[index].start)) != nil,
        context.isTarget
      {
        return tokens[index].span
      }
    }
    return nil
  }

  /// （预计数，下同）behind the number.
  private func estimateAfter(_ quantity: Quantity) -> Span? {
    let at = Int(quantity.afterQualifier)
    guard text.any(["（", "("], at: at) != nil else { return nil }
    let end = min(sentenceEnd, at + 60)
    var stop = at
    while stop < end, text.any(["）", ")"], at: stop) == nil { stop += 1 }
    if let found = text.find("预计数", in: at..<stop) ?? text.find("预计", in: at..<stop),
      !hasDigit(at, stop) || text.find("预计数", in: at..<stop) != nil
    {
      let span = Span(found, stop)
      if text.find("下同", in: at..<stop) != nil {
        carry.estimateBelow = true
        carry.estimateSpan = span
      }
      return span
    }
    return nil
  }

  private func hasDigit(_ start: Int, _ end: Int) -> Bool {
    for at in start..<end where text[at] >= 48 && text[at] <= 57 { return true }
    return false
  }

  /// An observation that stands alone.
  func assembleOne(_ index: Int) {
    let quantity = quantities[index]
    let peel = peel(quantity)
    var raw = start(quantity, peel)
    resolveArea(quantity, &raw)
    let flow = resolveIndicator(index, peel, &raw)
    if raw.measure == .level {
      carry.isFlow = flow
      carry.flowSentence = sentenceIndex
    }
    applyUnitDefault(&raw)
    resolvePeriod(quantity, peel, isFlow: flow, &raw)
    if isRatioPart(index) { resolveRatio(index, &raw) }
    if raw.status == .normal, raw.rules.indicator == .indicatorCarried, let last = output.last,
      last.sentence == raw.sentence, last.status == .estimate
    {
      raw.status = .estimate
      raw.statusSpan = last.statusSpan
      raw.rules.status = last.rules.status
      raw.certainty.status = .carried
    }
    // 增长6%左右，力争达到6%以上: the second says the same rate again.
    if raw.measure == .level, quantity.kind == .percent, raw.rules.indicator == .indicatorCarried,
      let last = output.last, last.sentence == raw.sentence, last.measure == .growth,
      last.phrase == raw.phrase,
      peel.shareSpan.isEmpty, !peel.reachSpan.isEmpty
    {
      raw.measure = .growth
      raw.rules.measure = .measureGrowthCarried
      raw.certainty.measure = .carried
    }
    let isRange = index + 1 < quantities.count && isRangeGap(quantity, quantities[index + 1])
    if isRange {
      raw.comparator = .atLeast
      raw.rules.comparator = .comparatorRange
    }
    finish(raw, quantity)
    if isRange { finishRange(raw, quantities[index + 1]) }
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
    finish(raw, quantity)
  }

  /// Later statuses follow from the period: what is still to come is a target.
  func finish(_ raw: RawObservation, _ quantity: Quantity) {
    var raw = raw
    if raw.status == .normal, let start = raw.period.start, context.year > 0,
      start.year > context.year,
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried
        || raw.rules.period == .periodFrame
    {
      raw.status = .target
      raw.rules.status = .statusTargetPeriod
    }
    carry.topicClause = quantity.clause
    if raw.measure == .level, carry.isFlow { carry.flowPeriod = raw.period }
    output.append(raw)
  }

  /// 60余万群众: a number without unit takes the catalogue's.
  func applyUnitDefault(_ raw: inout RawObservation) {
    guard raw.unit.isEmpty, raw.defaultUnit == -1, raw.measure != .rank else { return }
    if raw.numberEnd > raw.digits.end || raw.value >= ExactDecimal(100_000_000),
      endsWithMoney(raw.phrase)
    {
      raw.defaultUnit = Analyzer.moneyUnit
      raw.rules.number = .numberCatalogueUnit
      return
    }
    if raw.value.isInteger, endsWithPeople(raw.phrase) {
      raw.defaultUnit = personUnit
      raw.rules.number = .numberCatalogueUnit
    }
  }

  static let moneyUnit: Int32 = -4
  static let percentUnit: Int32 = -5

  private func last(_ phrase: Phrase) -> Span {
    !phrase.d.isEmpty
      ? phrase.d : !phrase.c.isEmpty ? phrase.c : !phrase.b.isEmpty ? phrase.b : phrase.a
  }

  private func endsWithMoney(_ phrase: Phrase) -> Bool {
    text.anyEnds(
      [
        "产值", "收入", "投资", "总额", "税收", "利润", "增加值", "GDP", "生产总值", "销售额", "交易额", "余额", "贷款", "存款",
        "资金", "规模",
      ],
      at: Int(last(phrase).end)) != nil
  }

  private var personUnit: Int32 { Analyzer.peopleUnit }
  static let peopleUnit: Int32 = -3

  private func endsWithPeople(_ phrase: Phrase) -> Bool {
    let end = Int(last(phrase).end)
    return text.anyEnds(
      ["群众", "人口", "居民", "村民", "市民", "学生", "职工", "员工", "农民", "老人", "游客", "党员", "人员", "教师"], at: end)
      != nil
      || text.find("群众", in: phrase.a.range) != nil
  }
}
