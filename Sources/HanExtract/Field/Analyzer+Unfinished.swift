import HanBase
import HanCatalog

/// Years that were not over when a text was written have no results; what a year that was over has is no goal.
extension Analyzer {
  /// Settles what status and period cannot be together.
  @inline(__always)
  func settleByTime(_ raw: inout RawObservation) {
    guard context.year > 0 else { return }
    goOnBehindBase(&raw)
    if _slowPath(raw.status != .normal) {
      settleFact(&raw)
      if raw.status == .target { settleGoal(&raw) }
    } else if _slowPath(raw.period.end?.year == context.year - 1), raw.status == .normal {
      settleYearsEnd(&raw)
    } else if _slowPath((raw.period.end?.year ?? 0) >= context.year), raw.status == .normal {
      settleUnfinished(&raw)
    }
  }

  /// 预计今年突破300亿元，去年为(286)亿元; 力争突破150家，目前为68家; 比上年的22亿元增长13%: what is over is no longer
  /// foretold or planned.
  @inline(never)
  private func settleFact(_ raw: inout RawObservation) {
    // 增长8.9%（目标7%）: the goal of the same time.
    if raw.status == .target, raw.rules.period == .periodDocumentYear, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.status == .normal,
      text.any("（", "(", at: Int(last.span.end)) != nil,
      text.anyFind(["）", ")", "。"], in: Int(last.span.end)..<Int(raw.span.start)) == nil
    {
      (raw.period, raw.rules.period, raw.certainty.period) = (last.period, .periodCarried, .carried)
      return
    }
    if isForetoldHere(&raw) { return }
    if isFactInBracket(&raw) {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      raw.certainty.status = .carried
      return
    }
    let isBase = raw.rules.period == .periodBaseYear
    // 预计（下同）…，比由2006年的40.7:14.5:44.8调整为…: nor is what was before it foretold.
    if raw.rules.status == .statusEstimateBelow,
      isBase || raw.rules.period == .periodNow
        || raw.rules.period == .periodClause && (raw.period.end?.year ?? 0) < context.year - 1
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      raw.certainty.status = .carried
      return
    }
    // The months of a goal may lie ahead whatever year they were read of; （预计，下同） is said of all.
    guard
      isBase || raw.rules.period == .periodNow
        || isOver(raw.period)
          && (raw.status == .estimate
            // 力争全年增长6%，前三季度增长5.2%
            || raw.period.end?.year == context.year && raw.period.start?.month == 1),
      !statesHereafter, Int(raw.statusSpan.start) >= sentenceStart,
      raw.statusSpan.end <= raw.span.start
    else { return }
    if !isBase {
      let start = raw.periodSpan.start
      guard raw.statusSpan.end <= start, raw.rules.period != .periodFrame,
        output.reversed().prefix(8).contains(where: {
          Int($0.sentence) == sentenceIndex && $0.status == raw.status
            && $0.span.start >= raw.statusSpan.end && $0.span.end <= start
        })
      else { return }
    }
    (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
    raw.certainty.status = .carried
  }

  /// 预计完成25亿元，比上年的22亿元增长(13%): foretold like what it is said of, behind the fact that it is compared with.
  @inline(__always)
  func goOnBehindBase(_ raw: inout RawObservation) {
    if _slowPath(output.last?.rules.period == .periodBaseYear) { goOnBehindBaseInFull(&raw) }
  }

  @inline(never)
  private func goOnBehindBaseInFull(_ raw: inout RawObservation) {
    guard output.count > 1, let base = output.last else { return }
    let told = output[output.count - 2]
    guard told.status != .normal, base.status == .normal, raw.status == .normal,
      told.sentence == raw.sentence, base.sentence == raw.sentence, raw.measure != .level,
      base.phrase == raw.phrase, told.phrase == raw.phrase,
      text.anyFind(["，", "；", ",", ";"], in: Int(base.span.end)..<Int(raw.span.start)) == nil
    else { return }
    (raw.status, raw.statusSpan, raw.rules.status) = (
      told.status, told.statusSpan, told.rules.status
    )
    raw.certainty.status = .carried
  }

  /// Whether a time was over when the text was written.
  func isOver(_ period: Period) -> Bool {
    guard let end = period.end else { return false }
    return end.year < context.year
      || end.year == context.year && context.month > 0 && end.month < context.month
  }

  @inline(never)
  private func settleGoal(_ raw: inout RawObservation) {
    // 增长4.7%，低于全年目标0.3个百分点: how far from a goal something is has come about.
    if raw.measure == .change, raw.statusSpan.end <= raw.span.start,
      Int(raw.statusSpan.start) >= sentenceStart,
      case let words = max(
        sentenceStart, Int(raw.statusSpan.start) - 24)..<Int(raw.statusSpan.start),
      let than = text.anyFind(
        ["低于", "高于", "快于", "慢于", "好于", "优于", "多于", "少于", "超过", "超出"], in: words),
      text.anyFind(["，", "；", ",", ";"], in: than..<Int(raw.span.start)) == nil
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      if raw.rules.period == .periodClause, text.has("全年", at: Int(raw.periodSpan.start)),
        let last = output.last, Int(last.sentence) == sentenceIndex
      {
        (raw.period, raw.periodSpan) = (last.period, last.periodSpan)
        (raw.rules.period, raw.certainty.period) = (.periodCarried, .guessed)
      }
      return
    }
    // 规划投资3000亿元（“十三五”完成1800亿元）: nor is what a bracket tells of a time that is over.
    if raw.rules.period == .periodClause, let end = raw.period.end, end.year < context.year,
      text.anyEnds("（", "(", "（“", "(“", at: Int(raw.periodSpan.start)) != nil,
      raw.statusSpan.end <= raw.periodSpan.start, raw.periodSpan.end <= raw.span.start,
      text.anyFind(["）", ")"], in: Int(raw.periodSpan.end)..<Int(raw.span.start)) == nil
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      raw.certainty.status = .carried
      return
    }
    // 力争全年引进项目320个, in a text of January to March: of the year that has begun.
    if raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      (1...3).contains(context.month), raw.period == .year(context.year - 1),
      raw.statusSpan.end == raw.periodSpan.start, text.has("全年", at: Int(raw.periodSpan.start)),
      text.any("力争", "确保", "争取", "计划", "预计", "拟", at: Int(raw.statusSpan.start)) != nil
    {
      (raw.period, raw.certainty.period) = (documentYear, .carried)
      return
    }
    // 2024年，朝阳区GDP目标增长5%；海淀区2023年GDP1.1万亿元: a goal's word before a time that is over is of the goal before.
    if raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      let end = raw.period.end, end.year < context.year,
      Int(raw.statusSpan.start) >= sentenceStart, raw.statusSpan.end <= raw.periodSpan.start,
      text.anyFind(["，", "；", ",", ";"], in: Int(raw.statusSpan.end)..<Int(raw.periodSpan.start))
        != nil
    {
      // 力争新开工项目200个，全年产业投资增长20%; 今年计划再增3.5万个，9月前投用1.8万个: no goal is for a year behind.
      if text.any("全年", "年末", "年底", "年内", at: Int(raw.periodSpan.start)) != nil {
        (raw.period, raw.certainty.period) = (documentYear, .guessed)
        return
      }
      if text.find("年", in: raw.periodSpan.range) == nil, let first = raw.period.start {
        raw.period = .months(first.month, end.month, of: context.year)
        raw.certainty.period = .guessed
        return
      }
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      raw.certainty.status = .carried
      return
    }
    // 2023年，鄂尔多斯8.7亿吨，到2025年要稳定在8亿吨；榆林6亿吨: of another time than the goal before, and no goal.
    if raw.rules.period == .periodCarried, raw.certainty.status == .carried,
      raw.rules.status != .statusTargetSection, let end = raw.period.end, end.year < context.year,
      let last = output.last, Int(last.sentence) == sentenceIndex, last.status == .target,
      let until = last.period.end, isNotOver(until), last.periodSpan != raw.periodSpan
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      return
    }
    // 今年，我们要…。去年，长沙增长4.8%: nor is what a paragraph of plans tells of a year behind.
    if raw.rules.status == .statusTargetSection,
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      let end = raw.period.end, end.year < context.year, raw.periodSpan.start >= sentenceStart,
      text.any("去年", "上年", "20", at: Int(raw.periodSpan.start)) != nil,
      text.any("基础上", "的基础上", at: Int(raw.periodSpan.end)) == nil
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      raw.certainty.status = .carried
      return
    }
    // 江苏提出5%以上, behind goals for GDP and industry: a place's goal is that with which the sentence began.
    if raw.rules.indicator == .indicatorCarried, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.area != raw.area, last.phrase == raw.phrase,
      !carry.mainTopic.isEmpty, carry.mainTopic != raw.phrase,
      output.suffix(32).contains(where: {
        Int($0.sentence) == sentenceIndex && $0.phrase == carry.mainTopic && $0.status == .target
          && text.isSame($0.unit, raw.unit)
      })
    {
      (raw.phrase, raw.indicator) = (carry.mainTopic, carry.mainIndicator)
      (carry.topic, carry.topicIndicator) = (carry.mainTopic, carry.mainIndicator)
      raw.certainty.indicator = .guessed
    }
    // 沈阳提出，2023年增长6.5%。大连增长6%左右, behind figures of 2022: no goal is for a year behind, but for that of the last goal.
    if raw.rules.period == .periodFrame, raw.certainty.status == .carried,
      let end = raw.period.end, end.year < context.year, let last = output.last,
      last.status == .target,
      let until = last.period.end, isNotOver(until) || until.year > context.year
    {
      (raw.period, raw.periodSpan, raw.certainty.period) = (last.period, last.periodSpan, .guessed)
      raw.rules.period = .periodCarried
    }
    // 力争达到150家, in a text that tells of the year before.
    if raw.rules.period == .periodDocumentFrame || raw.rules.period == .periodEnd,
      context.frame == nil, raw.period == .year(context.year - 1),
      raw.statusSpan.end <= raw.span.start,
      Int(raw.statusSpan.start) >= sentenceStart,
      text.any("力争", "确保", "争取", at: Int(raw.statusSpan.start)) != nil
    {
      (raw.period, raw.certainty.period) = (documentYear, .guessed)
    }
    // 去年，沈阳完成投资2600亿元。…。鞍山计划600亿元: hardly of the year behind.
    if raw.rules.period == .periodFrame, context.frameIsSpoken, let end = raw.period.end,
      end.year == context.year - 1, Int(raw.statusSpan.start) >= sentenceStart
    {
      raw.certainty.period = .guessed
    }
    // 上半年…。全年目标6.5%: of the year.
    if raw.rules.period == .periodFrame || raw.rules.period == .periodCarried,
      let start = raw.period.start, let end = raw.period.end,
      start.year == context.year, end.year == context.year, end.month < 12,
      text.any("全年", at: Int(raw.statusSpan.start)) != nil
        || text.ends("全年", at: Int(raw.statusSpan.start))
    {
      raw.period = documentYear
      (raw.rules.period, raw.periodSpan) = (.periodClause, raw.statusSpan)
    }
  }

  @inline(never)
  private func settleUnfinished(_ raw: inout RawObservation) {
    settleYearsEnd(&raw)
    if raw.status != .normal { return }
    switch raw.rules.period {
    case .periodClause, .periodCarried, .periodFrame: break
    case .periodEnd where raw.period == .year(context.year) && raw.periodSpan == context.frameSpan:
      break
    // 到2025年，高速公路8000公里。铁路营业里程5700公里: planned too, unless it is set in an order.
    case .periodEnd where (raw.period.start?.year ?? 0) > context.year:
      raw.certainty.period = .guessed
      raw.certainty.status = .guessed
      if raw.measure == .rank || isOrdered(Int(raw.span.end)) {
        raw.period = raw.measure == .rank ? output.last?.period ?? documentYear : documentYear
        raw.rules.period = .periodDocumentYear
      } else {
        (raw.status, raw.statusSpan, raw.rules.status) = (
          .target, raw.periodSpan, .statusTargetPeriod
        )
      }
      return
    default: return
    }
    if raw.measure != .rank, foretells(&raw) { return }
    guard raw.period == .year(context.year), isWholeYear(raw.periodSpan) else { return }
    // 沈阳今年计划完成投资3000亿元。大连2500亿元: told as the goal before.
    if raw.measure == .level, raw.rules.period == .periodFrame, let last = output.last,
      last.status == .target, last.period == raw.period, last.phrase == raw.phrase,
      text.isSame(last.unit, raw.unit), Int(last.sentence) == sentenceIndex - 1
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (
        .target, last.statusSpan.isEmpty ? raw.periodSpan : last.statusSpan, .statusTargetPeriod
      )
      raw.certainty.status = .guessed
      return
    }
    // 2023年，朝阳区GDP预期增长4.5%，西城区GDP5700亿元, in that year: behind a goal, hardly of its year.
    if raw.measure == .level, let last = output.last, Int(last.sentence) == sentenceIndex,
      last.period == raw.period, last.status == .target || last.certainty.period == .guessed
    {
      raw.certainty.period = .guessed
    }
    guard (1...3).contains(context.month),
      text.anyFind(Analyzer.yearsBeginning, in: sentenceStart..<Int(raw.span.start)) == nil
    else { return }
    // 粮食产量稳定在1500亿斤以上: a state, but one with a bound; 高新技术企业7565家 behind a goal may be of either year.
    if raw.measure == .level, !carry.isFlow, raw.comparator == .equal, !isSumOfYear(&raw) {
      if raw.rules.period == .periodFrame || raw.rules.period == .periodEnd, let last = output.last,
        last.status != .normal,
        last.period == raw.period
      {
        raw.certainty.period = .guessed
      }
      return
    }
    // 2024年，全省GDP增长5.5%, in January: it cannot have come about.
    if raw.measure == .rank || raw.measure == .change
      || saysDone(max(sentenceStart, Int(raw.periodSpan.end)), Int(raw.span.start))
      || isOrdered(Int(raw.span.end))
    {
      raw.certainty.period = .guessed
      return
    }
    (raw.status, raw.statusSpan, raw.rules.status) = (.target, raw.periodSpan, .statusTargetPeriod)
    raw.certainty.status = .guessed
  }

  /// 地铁4号线年内通车后，里程将增至143公里, in March: what is yet to be is of the year that is not over.
  @inline(__always)
  private func settleYearsEnd(_ raw: inout RawObservation) {
    guard raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      text.any("年内", "年底", "年末", at: Int(raw.periodSpan.start)) != nil,
      case let words = Int(raw.periodSpan.end)..<Int(raw.span.start),
      raw.periodSpan.end < raw.span.start,
      let plan = text.anyFind(["将增至", "将达", "将突破", "将超", "将升", "将提高", "将增加", "将有"], in: words),
      text.anyFind(["已", "了"], in: plan..<words.upperBound) == nil
    else { return }
    (raw.status, raw.statusSpan) = (.estimate, Span(plan, plan + 3))
    (raw.rules.status, raw.certainty.status) = (.statusEstimateWord, .guessed)
    if raw.period.end?.year == context.year - 1 {
      (raw.period, raw.certainty.period) = (documentYear, .guessed)
    }
  }

  /// 2024年将突破4300公里, 下半年，还将新建30条, in the course of the year: what will be.
  private func foretells(_ raw: inout RawObservation) -> Bool {
    guard raw.periodSpan.start >= sentenceStart, raw.periodSpan.end < raw.span.start,
      let end = raw.period.end, isNotOver(end),
      let will = text.find("将", in: Int(raw.periodSpan.end)..<Int(raw.span.start)),
      text.any("将近", "将军", "将其", "将把", "将来", at: will) == nil,
      text.anyEnds("，", ",", "，还", "还", "又", "我们", "，我们", "也", "预计", "年", at: will) != nil,
      text.anyFind(["，", "；", ",", ";", "已", "了"], in: will..<Int(raw.span.start)) == nil
    else { return false }
    let isForecast =
      text.any("将突破", "将超", "将增", "将达", "将升", "将降", "将提", at: will) != nil
    (raw.status, raw.statusSpan) = (isForecast ? .estimate : .target, Span(will, will + 3))
    raw.rules.status = .statusTargetPeriod
    raw.certainty.status = .guessed
    return true
  }

  /// Whether something done stands between a time and its number; 增长4%（2024年） has its time behind.
  private func saysDone(_ from: Int, _ end: Int) -> Bool {
    from < end && text.anyFind(Analyzer.doneWords, in: from..<end) != nil
  }

  private static let doneWords: [StaticString] = [
    "已", "了", "实现", "完成", "同比", "比上年", "累计", "截至", "月", "日", "达", "突破", "获", "占", "有", "来自", "实际",
  ]
  /// What a year may begin with.
  private static let yearsBeginning: [StaticString] = [
    "春节", "元旦", "春运", "假期", "假日", "黄金周", "新春", "首", "开年", "以来", "寒假", "起",
  ]

  /// 今年, 2024年: not 2024年初, 今年以来.
  private func isWholeYear(_ span: Span) -> Bool {
    span.start < span.end && text.ends("年", at: Int(span.end))
  }

  /// 6.4万亿元，居全国第一位: what is set in an order has come about.
  private func isOrdered(_ end: Int) -> Bool {
    text.any("，居", "，位居", "，列", "，位列", "，排", "，稳居", "，占全", "，同比", "，比上年", at: end) != nil
  }

  /// 江苏提出5%以上；浙江目标5.5%: another place's goal, told as the one before was.
  @inline(never)
  func anotherGoal(_ quantity: Quantity) -> Span? {
    guard let last = output.last, last.status == .target, areaCount > 0,
      text.isSame(last.unit, quantity.unit),
      last.rules.status != .statusEstimateWord,
      Int(last.sentence) == sentenceIndex
        || Int(last.sentence) == sentenceIndex - 1 && quantity.kind == .percent
          && text.any("左右", "以上", "以内", at: Int(quantity.span.end)) != nil
    else { return nil }
    let floor = max(Int(last.span.end), sentenceStart)
    guard
      let place = tokens.areas.last(where: {
        tokens[Int($0)].start >= floor && tokens[Int($0)].end <= quantity.span.start
      })
    else { return nil }
    var at = Int(tokens[Int(place)].end)
    let end = Int(quantity.span.start)
    // 上半年，苏州出口7000亿元，全年目标1.5万亿元；无锡2200亿元: beside the result with which the sentence began.
    if text.anyFind(["提出", "目标", "预期", "拟", "定"], in: at..<end) == nil,
      output.suffix(32).contains(where: {
        Int($0.sentence) == sentenceIndex && $0.status == .normal
          && text.isSame($0.unit, quantity.unit)
      })
    {
      return nil
    }
    while at < end {
      guard let length = text.any(Analyzer.goalWords, at: at) else { return nil }
      at += length
    }
    return at == end ? last.statusSpan.isEmpty ? tokens[Int(place)].span : last.statusSpan : nil
  }

  private static let goalWords = WordSet(
    "提出", "目标", "为", "增长", "增速", "是", "定为", "定在", "设定", "也", "则", "均", "预期", "要", "，", "拟",
    "在",
    "不低于", "高于", "约", "到", "达到", "明确", "的", "今年", "速度", "目标为", "目标是", "预期增长", "市", "省")
}
