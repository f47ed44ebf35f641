import HanBase

/// Figures of what is yet to be, by words other than those of plans and estimates.
extension Analyzer {
  /// 四川提出2018年居民收入增长8%以上, in the course of that year; 农业部提出，2020年产量要稳定在…: who proposes a year's figure sets a goal.
  ///
  /// 宜宾增速目标定为9%，泸州定为8%: a second goal is set with the verb of the first. 提出以来，…增长5% is none.
  @inline(__always)
  func proposed(_ quantity: Quantity) -> Span? {
    _fastPath(
      text.lacks("提", from: sentenceStart, to: Int(quantity.span.start))
        && output.last?.status != .target) ? nil : proposedInFull(quantity)
  }

  @inline(never)
  private func proposedInFull(_ quantity: Quantity) -> Span? {
    let start = Int(quantity.span.start)
    if let length = text.anyEnds("定为", "定在", "设为", "设定为", "确定为", "安排", at: start),
      // 失业率控制在4.5%以内，参保率稳定在95%以上: 定在 ends another word.
      text.anyEnds("稳", "固", "锁", at: start - length) == nil,
      let last = output.last, last.status == .target, Int(last.sentence) == sentenceIndex,
      text.isSame(last.unit, quantity.unit)
    {
      return Span(start - length, start)
    }
    if let span = anotherGoal(quantity) { return span }
    guard context.year > 0,
      let word = text.find("提出", in: sentenceStart..<start),
      text.any("的", "来", "以来", "后", "了", "之后", "要求的", at: word + 6) == nil,
      text.anyFind(
        ["已", "了", "同比", "比上年", "去年", "完成", "累计完成", "现有", "截至", "。", "；", ";"], in: word..<start)
        == nil
    else { return nil }
    let isAhead = times.contains {
      guard Int($0.span.start) < start, !$0.isBase, let first = $0.period.start,
        let end = $0.period.end
      else { return false }
      switch $0.kind {
      case .calendar, .relative, .ahead: break
      default: return false
      }
      // 今年, 2018年, 年底: not over when the text was written.
      return end.month == 12 && (first.month == 1 || $0.isPoint)
        && (end.year > context.year || end.year == context.year && context.month < 12)
    }
    return isAhead ? Span(word, word + 6) : nil
  }

  /// “十四五”期间，规划实施重大项目560个: what is laid out for years that are not over; 规划面积 is a fact.
  @inline(__always)
  func laidOut(_ quantity: Quantity) -> Span? {
    _fastPath(text.lacks("规", from: Int(quantity.clauseStart), to: Int(quantity.span.start)))
      ? nil : laidOutInFull(quantity)
  }

  @inline(never)
  private func laidOutInFull(_ quantity: Quantity) -> Span? {
    guard
      let word = text.find("规划", in: Int(quantity.clauseStart)..<Int(quantity.span.start)),
      text.any(
        "实施", "新建", "布局", "投资", "总投资", "新增", "推进", "改造", "安排", "启动", "开工", "建设", "建成", "引进",
        at: word + 6) != nil,
      times.contains(where: {
        $0.span.start < word && !$0.isBase && ($0.period.end?.year ?? 0) > context.year
      }), context.year > 0
    else { return nil }
    return Span(word, word + 6)
  }

  /// 要在年底把总量做到10800亿元: what has to be reached yet.
  @inline(__always)
  func needed(_ quantity: Quantity, _ peel: Peel) -> Span? {
    let start = Int(quantity.clauseStart)
    guard peel.isReachEnd || text.ends("到", at: Int(quantity.span.start)),
      text.any("要在", "要把", "要将", "要想", "要使", "要让", "还要", "若要", at: start) != nil
    else { return nil }
    return Span(start, start + 6)
  }

  /// 全年投资可完成307亿元，比上年增长14.1%: what a period that is not over may come to, and how that differs.
  @inline(__always)
  func mayReach(_ quantity: Quantity, _ raw: inout RawObservation) -> Span? {
    _fastPath(text.lacks("可", from: sentenceStart, to: Int(quantity.span.start)))
      ? nil : mayReachInFull(quantity, &raw)
  }

  @inline(never)
  private func mayReachInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Span? {
    let start = Int(quantity.span.start)
    if let length = text.anyEnds(
      "可完成", "可达", "可达到", "可实现", "可突破", "可超过", "可超", at: start),
      text.anyEnds("最高", "最多", "最大", "最快", "力", "量", at: start - length) == nil,
      text.anyFind(["全年", "年底", "年末", "年内"], in: sentenceStart..<start) != nil,
      text.find("去年", in: sentenceStart..<start) == nil,
      text.anyFind(["上年", "每", "贷款", "人均", "单"], in: Int(quantity.clauseStart)..<start) == nil
    {
      return Span(start - length, start)
    }
    // 据测算，上半年可实现生产总值77.5亿元
    if let may = text.anyFind(["可实现", "可完成"], in: Int(quantity.clauseStart)..<start),
      token(at: may + 9)?.isIndicator ?? false,
      let basis = text.anyFind(
        ["测算", "估算", "匡算", "预计", "全年", "年底", "年内"], in: sentenceStart..<may),
      text.anyFind(["去年", "上年", "已", "了"], in: basis..<start) == nil
    {
      return Span(may, may + 9)
    }
    guard raw.measure != .level, let last = output.last, Int(last.sentence) == sentenceIndex,
      last.status == .estimate, text.has("可", at: Int(last.statusSpan.start)),
      last.phrase == raw.phrase
    else { return nil }
    return last.statusSpan
  }

  /// 到2030年，千万人口城市可能增至20个: what a time to come may bring is nobody's goal.
  @inline(never)
  func mayOnlyCome(_ quantity: Quantity) -> Bool {
    output.last.map { Int($0.sentence) == sentenceIndex && $0.status == .estimate } ?? false
      || text.anyFind(
        ["可能", "或将", "料将", "或许", "也许", "预测"],
        in: Int(quantity.clauseStart)..<max(Int(quantity.clauseStart), Int(quantity.span.start)))
        != nil
  }

  /// 全年增速或在20%左右: perhaps.
  @inline(__always)
  func perhaps(_ quantity: Quantity) -> Span? {
    _fastPath(
      text.lacks("或", from: Int(quantity.clauseStart), to: Int(quantity.span.start)))
      ? nil : perhapsInFull(Int(quantity.span.start))
  }

  @inline(never)
  private func perhapsInFull(_ start: Int) -> Span? {
    guard
      let length = text.anyEnds("或在", "或达", "或为", "或超", "或达到", "或超过", "或突破", at: start),
      // 达到或超过10万人, 接近或达到: either of two.
      text.anyEnds("到", "于", "近", "平", "过", "超", at: start - length) == nil
    else { return nil }
    return Span(start - length, start)
  }

  /// 若…半数落地，可新增营业收入35亿元: what will be if something comes about; 若看两年平均，…, 如果按…计算，… is a way of
  /// looking at what is.
  @inline(__always)
  func ifThen(_ quantity: Quantity) -> Span? {
    _fastPath(
      text.any(
        "可", "将", "就能", "便可", "则可", "即可", "就可", "有望", "便能", "还可", "又可", "则将", "就将",
        at: Int(quantity.clauseStart)) == nil) ? nil : ifThenInFull(quantity)
  }

  @inline(never)
  private func ifThenInFull(_ quantity: Quantity) -> Span? {
    let start = Int(quantity.clauseStart)
    guard
      text.any("可比", "可支配", "可见", "将近", "可以看", at: start) == nil
    else { return nil }
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start,
      let length = text.any("如果", "倘若", "假如", "一旦", "假设", "只要", "若", at: Int(clause.start)),
      text.any(
        "看", "论", "按", "以", "从", "用", "算", "把", "将", "只", "单", "不计", "剔除", "扣除", "加上", "计入",
        at: Int(clause.start) + length) == nil
    else { return nil }
    return Span(Int(clause.start), Int(clause.start) + length)
  }

  /// 苏州提出到2025年突破4.5万亿元；上海涵盖35个工业大类: another place, of which something else is told.
  func turnsToOther(_ last: RawObservation, _ quantity: Quantity) -> Bool {
    guard areaCount > 0, !text.isSame(last.unit, quantity.unit),
      let turn = text.anyFind(["；", ";"], in: Int(last.span.end)..<Int(quantity.span.start))
    else { return false }
    return tokens.areas.contains {
      let place = tokens[Int($0)]
      return Int(place.start) >= turn && place.start < quantity.span.start
        && Int(place.start) - turn <= 6
    }
  }

  /// 到2025年，高校将达到20所，在校生约20万人; 由5月底的8072万户扩大到年底的1.8亿户; 若三季度增长4.9%, in July: what is of a time to come is
  /// no result.
  @inline(__always)
  func readTimeToCome(_ raw: inout RawObservation) {
    guard raw.status == .normal, raw.measure != .rank, context.year > 0, context.dateCertain,
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried
        || raw.rules.period == .periodFrame
        || raw.rules.period == .periodEnd && raw.periodSpan == context.frameSpan
          && raw.period.end?.year == context.year,
      let end = raw.period.end, let start = raw.period.start,
      _slowPath(
        start.year > context.year
          || end.year == context.year && context.month > 0 && end.month > context.month
            && (start == end || start.month > 1 || endsBefore(raw.periodSpan))
      )
    else { return }
    // 二季度以来, 第二季度 in May: what of it is over may be told.
    if start != end, start.year == context.year,
      text.any("以来", "来", "起", at: Int(raw.periodSpan.end)) != nil
    {
      return
    }
    if start.year == context.year, start.month > 1, start.month < context.month {
      raw.certainty.status = .guessed
      return
    }
    readTimeToComeInFull(&raw)
  }

  @inline(never)
  private func readTimeToComeInFull(_ raw: inout RawObservation) {
    let before = sentenceStart..<Int(raw.span.start)
    if isRatherOver(&raw) { return }
    let last = output.last.flatMap { Int($0.sentence) == sentenceIndex ? $0.status : nil }
    raw.status =
      last == .target || endsBefore(raw.periodSpan)
        || text.anyFind(["要", "须", "力争", "确保", "目标", "计划"], in: before) != nil
      ? .target : .estimate
    (raw.statusSpan, raw.rules.status) = (raw.periodSpan, .statusTargetPeriod)
    raw.certainty.status = .guessed
  }

  /// 12月失业率5.3%, 去年增长4.6%，其中二季度3.5%, in January: with no word of what is to come, rather of the year before.
  private func isRatherOver(_ raw: inout RawObservation) -> Bool {
    guard let start = raw.period.start, let end = raw.period.end, end.year == context.year,
      start.month > 1, context.month <= 3 || context.month <= 6 && start != end,
      case let time = Int(raw.periodSpan.start), !endsBefore(raw.periodSpan),
      text.any("20", "19", "今", "明", "下", at: time) == nil,
      output.last.map({ Int($0.sentence) == sentenceIndex && $0.status != .normal }) != true,
      text.anyFind(
        [
          "将", "要", "须", "力争", "确保", "目标", "计划", "预计", "预期", "预测", "有望", "若", "如果", "可达", "即可", "拟",
          "争取",
        ],
        in: sentenceStart..<Int(raw.span.start)) == nil
    else { return false }
    let isMonths = start != end
    raw.period =
      isMonths
      ? .months(start.month, end.month, of: context.year - 1)
      : CivilDate(year: end.year - 1, month: end.month, day: end.day).map {
        Period(start: $0, end: $0)
      }
        ?? raw.period
    (raw.certainty.period, raw.certainty.status) = (.guessed, .guessed)
    return true
  }

  /// 年底前, 6月底前; not 目前.
  private func endsBefore(_ span: Span) -> Bool {
    span.count > 6 && text.ends("前", at: Int(span.end))
  }

  /// 超额完成浓度下降4%、天数减少6%的改善目标: the figures of a goal that was reached; not 完成45%的年度任务.
  @inline(__always)
  func fulfilled(_ quantity: Quantity) -> Span? {
    guard let noun = text.anyEnds("目标", "任务", "计划", "指标", at: Int(quantity.clauseEnd))
    else { return nil }
    return fulfilledInFull(quantity, noun)
  }

  @inline(never)
  private func fulfilledInFull(_ quantity: Quantity, _ noun: Int) -> Span? {
    let end = Int(quantity.clauseEnd)
    guard end - noun > Int(quantity.afterQualifier),
      text.anyFind(
        ["完成", "实现", "达成", "提出", "确定", "设定", "定下", "制定", "明确", "下达"],
        in: Int(quantity.clauseStart)..<Int(quantity.span.start))
        != nil,
      // 超额完成70%的目标: the goal's own figure.
      quantity.kind != .percent || text.ends("超额完成", at: Int(quantity.span.start))
        || text.anyEnds("完成", "实现", at: Int(quantity.span.start)) == nil,
      let last = quantities.last(where: { Int($0.span.end) <= end - noun }),
      last.clauseEnd == quantity.clauseEnd, text.has("的", at: Int(last.afterQualifier)),
      end - noun - Int(last.afterQualifier) <= 18
    else { return nil }
    return Span(end - noun, end)
  }
}
