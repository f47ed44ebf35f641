import HanBase
import HanCatalog

/// Figures of several years together, behind them or ahead.
extension Analyzer {
  /// 将实施计划，三年(改造楼宇100座); 提出，三年新增学位2万个: years that a plan counts from now on.
  @inline(__always)
  func meansYearsAhead(_ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation)
    -> Bool
  {
    context.year > 0
      && (raw.status == .target
        || raw.status == .normal
          && !(text.lacks("将", from: sentenceStart, to: Int(time.span.start))
            && text.lacks("拟", from: sentenceStart, to: Int(time.span.start))
            && output.last?.status != .target))
      && meansYearsAheadInFull(time, quantity, &raw)
  }

  @inline(never)
  private func meansYearsAheadInFull(
    _ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    guard let first = time.period.start?.year, let last = time.period.end?.year,
      text.anyFind(["来", "近", "过去", "前", "这", "上届"], in: time.span.range) == nil,
      !text.ends("间", at: Int(time.span.end)) || text.ends("时间", at: Int(time.span.end)),
      text.anyEnds("过去", "近", "这", "前", at: Int(time.span.start)) == nil
    else { return false }
    if raw.status == .normal {
      let before = sentenceStart..<Int(time.span.start)
      let last = output.last.flatMap {
        Int($0.sentence) == sentenceIndex && $0.status == .target ? $0.statusSpan : nil
      }
      guard let will = text.anyFind(["将", "拟"], in: before) ?? last.map({ Int($0.start) }),
        text.any("将军", "将领", "将近", "将士", "拟合", "将来", at: will) == nil,
        text.anyEnds("即", "曾", "如", "模", "虚", at: will) == nil,
        text.anyFind(
          ["已", "了", "去年", "累计", "截至", "过去", "曾"], in: sentenceStart..<Int(quantity.span.start))
          == nil
      else { return false }
      (raw.status, raw.statusSpan) = (.target, Span(will, will + 3))
      raw.rules.status = .statusTargetWord
      raw.certainty.status = .guessed
    }
    let start = context.year + (context.month >= 10 ? 1 : 0)
    raw.period = .years(start, start + last - first)
    raw.certainty.period = .guessed
    return true
  }

  /// 到2025年，…。五年新增就业(10万人): the years until a goal, of whose end there is what there is then.
  @inline(never)
  func tellYearsToGoal(_ time: TimeMention, _ isSum: Bool, _ raw: inout RawObservation) {
    if raw.status == .normal, time.period.start?.year ?? 0 < context.year {
      (raw.status, raw.statusSpan) = (.target, time.span)
      raw.rules.status = .statusTargetPeriod
      raw.certainty.status = .guessed
    }
    raw.period = isSum || time.isNear ? time.period : .year(time.period.end?.year ?? context.year)
    raw.certainty.period = .guessed
    if raw.period != time.period { raw.rules.period = .periodEnd }
  }

  /// 近三年固定资产投资(142亿元), 五年来民生支出(318亿元): what flowed in all of the years, unless it says what a year came to.
  @inline(__always)
  func sumsMoney(
    _ time: TimeMention, _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) -> Bool {
    raw.status == .normal && peel.reachSpan.isEmpty && !peel.isReachEnd
      && (raw.indicator >= 0 && isMoneyUnit(quantity)
        ? tables.indicatorKinds[Int(raw.indicator)] == .flow
          && sumsMoneyInFull(time, quantity, &raw)
        : time.isNear && quantity.kind.counts && sumsDeeds(time, quantity, &raw))
  }

  /// 用两年时间，园区引进企业(86家): what was done in all of the years.
  @inline(never)
  private func sumsDeeds(
    _ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    guard
      text.anyFind(
        [
          "引进", "新增", "新建", "建成", "改造", "关停", "培育", "实施", "签约", "落地", "投入", "建设", "创建", "整治", "拆除",
          "清理",
        ],
        in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil,
      text.anyEnds("有", "共有", "拥有", "现有", "总数", at: Int(quantity.span.start)) == nil
    else { return false }
    raw.period = time.period
    raw.certainty.period = .guessed
    return true
  }

  /// 两年来，县里整合资金(3.8亿元)，流转土地(11.5万亩); 四年里，互派教师(318人次): what was done in all of the years that the sentence tells of,
  /// unless it says what there is; what else is told of them may be of either.
  @inline(__always)
  func sumYears(
    _ quantity: Quantity, _ peel: Peel, _ isFlow: Bool, _ raw: inout RawObservation
  ) {
    if raw.measure == .level, !isFlow, raw.status == .normal,
      raw.rules.period == .periodEnd || raw.rules.period == .periodDocumentYear,
      _slowPath(!raw.periodSpan.isEmpty), Int(raw.periodSpan.start) >= sentenceStart,
      raw.certainty.period != .guessed
    {
      sumYearsInFull(quantity, peel, &raw)
    }
  }

  @inline(never)
  private func sumYearsInFull(
    _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    guard let time = times.first(where: { $0.span == raw.periodSpan }),
      let first = time.period.start?.year, let last = time.period.end?.year, last > first,
      last <= context.year, quantity.kind != .percent, !quantity.number.isOrdinal,
      !peel.isReachEnd
    else { return }
    // 五年间，共有12.6万名职工下岗: in the course of them.
    if text.anyEnds("间", "里", "中", at: Int(time.span.end)) != nil,
      text.any("共有", "，共有", ",共有", "，全市共有", "，全县共有", at: Int(time.span.end)) != nil,
      text.ends("共有", at: Int(quantity.span.start))
    {
      (raw.period, raw.certainty.period) = (time.period, .guessed)
      raw.rules.period = time.span.start >= quantity.clauseStart ? .periodClause : .periodCarried
      return
    }
    if isStockWorded(quantity) { return }
    let words = Int(quantity.clauseStart)..<max(Int(quantity.clauseStart), Int(quantity.span.start))
    if text.anyFind(["每", "人均", "年均", "平均", "户均", "亩均", "均", "最", "总数", "总量"], in: words) != nil {
      return
    }
    let isSum =
      text.anyFind(["累计", "先后", "总计", "合计", "累积", "陆续", "共计"], in: words) != nil
      || time.span.start >= quantity.clauseStart && text.has("共", at: Int(time.span.end))
        && !text.has("共有", at: Int(time.span.end))
      || text.any(
        "人次", "场次", "批次", "架次", "车次", "列次", "班次", "艘次", "次", "人（次）", at: Int(quantity.unit.start))
        != nil && !quantity.unit.isEmpty
    let isDeed = isSum || text.anyFind(Analyzer.deedsOfYears, in: words) != nil
    let isState =
      !peel.reachSpan.isEmpty
      || text.anyEnds("有", "共有", "达", "达到", "为", "是", "剩", "剩下", "还有", at: peel.end) != nil
      || raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .stock
    if isDeed, isSum || !isState {
      (raw.period, raw.certainty.period) = (time.period, isSum ? .carried : .guessed)
      raw.rules.period = time.span.start >= quantity.clauseStart ? .periodClause : .periodCarried
    } else if !isState || isDeed && peel.reachSpan.isEmpty {
      raw.certainty.period = .guessed
    }
  }

  /// What is done in the course of years.
  private static let deedsOfYears: [StaticString] = [
    "投入", "新批", "批准", "投资", "整合", "流转", "互派", "引进", "引入", "签约", "落地", "发放", "兑付", "兑现", "培训", "培养",
    "招聘", "招引", "选派", "选聘", "建起",
    "建成", "新建", "改建", "修建", "兴建", "改造", "整治", "拆除", "清理", "清退", "关停", "关闭", "淘汰", "种下", "栽", "造林",
    "治理", "修复",
    "搬迁", "安置", "筹集", "筹措", "募集", "争取", "落实", "拨付", "补助", "补贴", "捐", "减免", "举办", "开展", "接待", "开工",
    "竣工", "实施",
    "卖出", "输送", "运送", "发送", "救助", "资助", "帮扶", "查处", "办理", "化解", "偿还", "压减", "削减", "节约", "节省", "减排",
    "修路", "架桥", "架设", "铺设", "硬化", "打井", "腾退", "盘活", "收购", "采购", "聘", "吸引", "吸纳", "培育", "孵化", "创建",
    "复垦", "开垦",
    "更新", "更换", "安装", "加固", "疏浚", "受理", "审结", "起诉", "逮捕", "破获", "输出", "转移", "开行", "授牌", "评选",
  ]

  @inline(never)
  private func sumsMoneyInFull(
    _ time: TimeMention, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    guard (time.period.end?.year ?? 0) > (time.period.start?.year ?? 0),
      text.anyEnds("投资", "支出", "投入", "税收", "收入", "经费", "完成", at: Int(raw.phrase.last.end)) != nil,
      text.anyFind(["人均", "居民", "农民", "职工", "总投资"], in: raw.phrase.a.range) == nil,
      time.span.start >= quantity.clauseStart
        || time.span.end + 3 == quantity.clauseStart
          && text.ends("，", at: Int(quantity.clauseStart)),
      text.anyFind(
        ["年均", "平均", "每年", "突破", "达", "超", "由", "从", "增", "稳定", "保持", "首次", "实现", "过", "跃"],
        in: Int(quantity.clauseStart)..<Int(quantity.span.start)) == nil
    else { return false }
    raw.period = time.period
    raw.certainty.period = .guessed
    return true
  }

  /// 自1993年引进第一家以来，…，年产值(600亿元): what a year brings is no sum of many; and what there has come to be, 已达500家, is of the end.
  @inline(__always)
  func leaveSpanOfYearly(_ raw: inout RawObservation) {
    guard let start = raw.period.start, let end = raw.period.end,
      _slowPath(end.year > start.year + 2), raw.measure == .level, raw.status == .normal,
      raw.rules.period == .periodCarried || raw.rules.period == .periodClause
    else { return }
    leaveSpanOfYearlyInFull(&raw, end)
  }

  @inline(never)
  private func leaveSpanOfYearlyInFull(_ raw: inout RawObservation, _ end: CivilDate) {
    // 固定资产投资五年累计完成76.8亿元；农民人均纯收入(4385元): income a head is told of a year.
    if raw.rules.period == .periodCarried, !raw.phrase.isEmpty,
      text.anyFind(["人均", "户均", "亩均"], in: raw.phrase.a.range) != nil,
      text.anyFind(["累计", "补", "增收", "投入", "增加", "年均"], in: raw.phrase.a.range) == nil
    {
      raw.period = lastYear(of: raw.period)
      (raw.rules.period, raw.certainty.period) = (.periodEnd, .guessed)
      return
    }
    guard !raw.phrase.isEmpty, raw.phrase.a.count >= 9,
      text.any("以来", "来", at: Int(raw.periodSpan.end)) != nil
        || text.anyEnds("以来", "来", at: Int(raw.periodSpan.end)) != nil
        || text.any("自", "从", at: Int(raw.periodSpan.start)) != nil
        || text.anyEnds("自", "从", at: Int(raw.periodSpan.start)) != nil
    else { return }
    let name = Int(raw.phrase.last.start)
    if text.has("年", at: name),
      text.any("年均", "年轻", "年龄", "年度", "年末", "年底", "年货", "年味", "年画", at: name) == nil
    {
      raw.period = .year(end.year)
      raw.certainty.period = .guessed
    } else if text.anyEnds("已达", "达", "已有", "已拥有", "现有", at: Int(raw.span.start)) != nil,
      text.any("新增", "累计", "新建", "引进", "完成", at: Int(raw.phrase.a.start)) == nil
    {
      raw.certainty.period = .guessed
    }
  }

  /// 五年来，GDP由2016年的213亿元增长到(2021年)的386亿元；投资累计完成1150亿元: the end of one change is no time of what all the years brought.
  @inline(__always)
  func isEndOfChange(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    time.kind == .calendar && text.has("的", at: Int(time.span.end)) && times[0].kind == .back
      ? isEndOfChangeInFull(time, quantity) : false
  }

  /// 五年来，GDP由2016年的213亿元增长到2021年的386亿元；投资累计完成(1150亿元), in 2022: the five years are those between the ends that are named.
  @inline(__always)
  func fitYearsToChange(_ raw: inout RawObservation) {
    guard _slowPath(times.count >= 3 && times[0].kind == .back), !times[0].isNear,
      raw.period == times[0].period
    else { return }
    fitYearsToChangeInFull(&raw)
  }

  @inline(never)
  private func fitYearsToChangeInFull(_ raw: inout RawObservation) {
    guard let start = raw.period.start?.year, let end = raw.period.end?.year, end > start else {
      return
    }
    for time in times
    where time.kind == .calendar && !time.isBase && time.span.end <= raw.span.start
      && text.has("的", at: Int(time.span.end))
      && text.anyEnds("到", "至", at: Int(time.span.start)) != nil
    {
      guard let last = time.period.end?.year, last != end, last >= end - 2, last <= end + 1,
        times.contains(where: { $0.isBase && $0.period.end?.year == last - (end - start + 1) })
      else { continue }
      raw.period = .years(last - (end - start), last)
      raw.certainty.period = .guessed
    }
  }

  @inline(never)
  private func isEndOfChangeInFull(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    !times[0].isNear && times[0].span.start < time.span.start && datesOwnNumber(time)
      && text.find("；", in: Int(time.span.end)..<max(Int(time.span.end), Int(quantity.clauseStart)))
        != nil
      && text.anyFind(
        ["累计", "新增", "新建", "建成", "改造", "引进", "完成"],
        in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil
  }
}
