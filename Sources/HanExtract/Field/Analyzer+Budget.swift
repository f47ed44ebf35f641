import HanBase
import HanCatalog

/// What budgets set for a year that is not over, and the members of a list of yearly means.
extension Analyzer {
  /// 2024年收入预算136亿元, 2024年预算草案：…收入136亿元, in a report of that year: planned; so is 支出预算为10万元 of a year that is over.
  @inline(__always)
  func readBudget(_ raw: inout RawObservation) {
    if _slowPath(raw.status == .normal && raw.measure != .rank && isOfYear(raw.period)),
      !text.lacks("预", from: sentenceStart, to: Int(raw.span.start))
        || !text.lacks("安", from: sentenceStart, to: Int(raw.span.start))
    {
      readBudgetInFull(&raw)
    }
  }

  private func isOfYear(_ period: Period) -> Bool {
    context.year > 1 && period.end?.month == 12 && period.start?.month == 1
      && period.start?.year == period.end?.year
  }

  @inline(never)
  private func readBudgetInFull(_ raw: inout RawObservation) {
    if raw.measure == .level,
      let word = budgetBefore(
        Int(raw.span.start), isThisYear: raw.period.end?.year == context.year)
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.target, word, .statusTargetWord)
      return
    }
    guard raw.period.end?.year == context.year else { return }
    let words = sentenceStart..<Int(raw.span.start)
    if let draft = text.find("预算草案", in: words),
      text.any("的报告", "报告", "已", "审查", at: draft + 12) == nil,
      text.anyFind(["完成", "执行数", "实际", "去年", "上年完成"], in: draft + 12..<words.upperBound) == nil
    {
      (raw.status, raw.statusSpan) = (.target, Span(draft, draft + 12))
      (raw.rules.status, raw.certainty.status) = (.statusTargetWord, .guessed)
      return
    }
    // 2024年收入预算136亿元，比上年预算数增长2%
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.status == .target, last.period == raw.period,
      text.any("预算", "安排", at: Int(last.statusSpan.start)) != nil,
      text.anyFind(["完成", "执行数为", "实际", "已"], in: Int(last.span.end)..<words.upperBound) == nil
    else { return }
    (raw.status, raw.statusSpan) = (.target, last.statusSpan)
    raw.rules.status = .statusTargetWord
    raw.certainty.status =
      raw.measure != .level || raw.rules.indicator == .indicatorCarried ? .carried : .guessed
  }

  /// 二、2024年预算（草案）, 2024年收支预算: a heading above what is set for a year that is not over.
  func budgetHeading() -> Span? {
    guard context.year > 0, let word = text.find("预算", in: sentenceStart..<sentenceEnd),
      text.anyFind(
        ["执行", "报告", "决算", "完成", "调整", "公开", "绩效", "说明"], in: sentenceStart..<sentenceEnd)
        == nil,
      text.any("草案", "（草案", "(草案", "安排", "收支安排", "支出安排", "编制", at: word + 6) != nil
        || word + 6 == sentenceEnd && text.anyEnds("收支", "财政", "年", at: word) != nil,
      times.allSatisfy({ ($0.period.end?.year ?? 0) >= context.year || $0.period.isUnknown })
    else { return nil }
    return Span(word, word + 6)
  }

  /// 2024年进出口总额300亿元, in January: what is summed up over a year that has just begun has not come about.
  func isSumOfYear(_ raw: inout RawObservation) -> Bool {
    guard raw.period == .year(context.year) else { return false }
    guard raw.indicator < 0 else { return tables.indicatorKinds[Int(raw.indicator)] == .flow }
    return text.ends("元", at: Int(raw.unit.end))
      && text.anyEnds("收入", "支出", "投资", "产值", "增加值", at: Int(raw.phrase.a.end)) != nil
  }

  /// 收入预算(为)136亿元, 经费预算安排3256万元: the word of a budget right before its figure; not 超预算3亿元.
  private func budgetBefore(_ end: Int, isThisYear: Bool) -> Span? {
    // 支出安排320亿元, in a report of the first months
    if isThisYear, context.month <= 3, text.anyEnds("支出安排", "经费安排", "收入安排", at: end) != nil {
      return Span(end - 6, end)
    }
    var at = end
    for _ in 0..<3 {
      guard let length = text.anyEnds("为", "是", "安排", "共", "总额", "数", "达", "：", ":", "约", at: at)
      else { break }
      at -= length
    }
    guard text.ends("预算", at: at),
      text.anyEnds(
        "超", "完成", "比", "较", "占", "为", "调整", "年初", "变动", "追加", "调减", "调增", "高于", "低于", "执行", "于",
        at: at - 6) == nil
    else { return nil }
    return Span(at - 6, at)
  }

  /// 教育支出年初预算为100万元，(支出决算)为120万元; 收入预算数为3亿元，(执行数)为3.2亿元: the account is of what was budgeted; where the
  /// sentence did not say what that was (年初预算为30万元), a heading may.
  @inline(__always)
  func nameAccount(_ raw: inout RawObservation) {
    if _slowPath(traits.contains(.plan)), raw.phrase.b.isEmpty, raw.phrase.a.count <= 15,
      raw.measure == .level
    {
      nameAccountInFull(&raw)
    }
  }

  @inline(never)
  private func nameAccountInFull(_ raw: inout RawObservation) {
    let name = raw.phrase.a
    guard !name.isEmpty, raw.rules.indicator == .indicatorLeft else { return }
    if let length = text.any("年初预算数", "年初预算", "预算数", at: Int(name.start)), length == name.count {
      raw.certainty.indicator = .guessed
      return
    }
    let prefix = text.any("支出", "收入", at: Int(name.start)) ?? 0
    let noun = Int(name.start) + prefix
    guard let length = text.any("决算数", "决算", "执行数", "完成数", at: noun),
      noun + length == Int(name.end), let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .level, last.phrase.b.isEmpty,
      let tail = text.anyEnds("年初预算数", "年初预算", "预算数", "预算", at: Int(last.phrase.a.end))
    else { return }
    let owner = Span(Int(last.phrase.a.start), Int(last.phrase.a.end) - tail)
    guard !owner.isEmpty else {
      raw.certainty.indicator = .guessed
      return
    }
    set(Phrase(owner, Span(noun, noun + length)), -1, .indicatorLeft, &raw)
    raw.certainty.indicator = .carried
  }

  /// 五年来，GDP年均增长7.8%，财政收入增长6.5%: behind a yearly mean a growth of the same years is most likely one too.
  @inline(__always)
  func readYearly(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.measure == .growth && quantity.kind == .percent),
      raw.period.start?.year != raw.period.end?.year
    {
      readYearlyInFull(&raw)
    }
  }

  @inline(never)
  private func readYearlyInFull(_ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.span.end <= raw.span.start,
      output.suffix(4).contains(where: {
        Int($0.sentence) == sentenceIndex && $0.measure == .averageGrowth && $0.period == raw.period
      })
    else { return }
    let gap = Int(last.span.end)..<Int(raw.span.start)
    guard text.anyFind(["比", "较", "累计", "总", "共", "同期", "翻", "合计"], in: gap) == nil,
      times.allSatisfy({ $0.span.end <= gap.lowerBound || $0.span.start >= gap.upperBound })
    else { return }
    raw.certainty.measure = .guessed
    // 年均增长8%，存款增长62%: in all of the years, more likely.
    guard last.measure == .averageGrowth else { return }
    let (most, value) = (last.value.adding(last.value), raw.value)
    if let most, value > most, value > ExactDecimal(20) { return }
    (raw.measure, raw.measureSpan) = (.averageGrowth, last.measureSpan)
  }

  /// 1952年土地改革结束，粮食产量达12万吨: what is summed up behind an event of a year long past may be of that year.
  @inline(__always)
  func followsEvent(_ raw: inout RawObservation) -> Bool {
    !times.isEmpty && raw.certainty.period == .carried && followsEventInFull(&raw)
  }

  @inline(never)
  private func followsEventInFull(_ raw: inout RawObservation) -> Bool {
    let start = Int(raw.span.start)
    guard
      raw.measure != .level || text.ends("元", at: Int(raw.unit.end))
        || text.anyEnds("到", "达", "至", at: start) != nil
        || raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .flow
    else { return false }
    return times.contains {
      $0.span.end < raw.span.start && !$0.isBase && isPastEvent($0) && !isInsideName($0)
    } && text.anyFind(["现有", "现辖", "现共有", "下辖", "现已"], in: sentenceStart..<start) == nil
  }
}
