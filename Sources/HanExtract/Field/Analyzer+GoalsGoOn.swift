import HanBase
import HanCatalog

/// Figures that are planned with what stands before them in their sentence.
extension Analyzer {
  /// 预期GDP增长8%，进出口总额(突破5000亿元); 计划实施项目62个，完成投资(280亿元): what is planned with the clause before, if nothing tells of a
  /// deed; 计划投资12亿元，完成6亿元 sets the two beside each other.
  @inline(__always)
  func plannedOn(_ quantity: Quantity) -> Span? {
    output.last?.status == .target && !quantity.inParen && !quantity.number.isOrdinal
      ? plannedOnInFull(quantity) : nil
  }

  @inline(never)
  private func plannedOnInFull(_ quantity: Quantity) -> Span? {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.span.end <= quantity.clauseStart
        // 年内实施总投资35亿元的(80项)工程
        || text.has("的", at: Int(last.span.end)) && last.span.end < quantity.span.start,
      let words = planWords(of: last),
      case let word = Int(words.start),
      let length = text.any("预期", "计划", "提出", "拟", at: word),
      text.any(
        "总投资", "年度投资", "完成投资", "目标", "任务", "数", "执行", "用", "为", "的", "内", "外", at: word + length)
        == nil,
      // 计划投资8亿元，新建厂房(20万平方米): what is built for it is planned too.
      text.any("投资", "投入", at: word + length) == nil
        || text.any(Analyzer.deedsPlanned, at: Int(quantity.clauseStart)) != nil,
      text.anyEnds("五年", "年度", "行动", "”", "》", "月", at: word) == nil,
      last.period.end.map({ $0.year >= context.year }) ?? false, !tellsActual(quantity),
      !turnsToOther(last, quantity)
    else { return nil }
    let gap = Int(last.span.end)..<max(Int(last.span.end), Int(quantity.span.start))
    for word: StaticString in [
      "已", "了", "目前", "截至", "现有", "累计", "去年", "同比", "比上年", "上年", "此前", "实际", "。", "占", "其中",
      "超额",
    ]
    where text.find(word, in: gap) != nil { return nil }
    return words
  }

  private static let deedsPlanned = WordSet(
    "新建", "改造", "新增", "建设", "修建", "引进", "新开工", "开工建设", "扩建", "改扩建", "打造", "培育", "种植", "招引", "实施",
    "新打",
    "新修")

  /// 计划新增就业45万人，失业率控制在4.5%以内，持卡人数(突破4300万): the words that plan what was planned last, or what stands before it in the
  /// sentence where its own only bound it.
  private func planWords(of last: RawObservation) -> Span? {
    for goal in output.suffix(8).reversed() {
      guard Int(goal.sentence) == sentenceIndex, goal.status == .target, !goal.statusSpan.isEmpty,
        Int(goal.statusSpan.start) >= sentenceStart, goal.statusSpan.end <= goal.span.start
      else { return nil }
      if text.any("控制在", "稳定在", "保持在", "定在", "力争", "达到", "突破", at: Int(goal.statusSpan.start))
        == nil
      {
        return goal.statusSpan
      }
    }
    return nil
  }

  /// 今年的目标是GDP增长8%左右，投资(增长10%)，零售额(增长9%): what is listed behind 目标是 is a goal, unless a time or a deed stands between.
  @inline(__always)
  func goalGoesOn(_ quantity: Quantity) -> Span? {
    output.last?.status == .target && !context.isTarget && !quantity.number.isOrdinal
      ? goalGoesOnInFull(quantity) : nil
  }

  @inline(never)
  private func goalGoesOnInFull(_ quantity: Quantity) -> Span? {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.span.end <= quantity.clauseStart, let words = planWords(of: last),
      let noun = text.any(
        "目标", "预期目标", "主要目标", "奋斗目标", "发展目标", "年度目标", "增长目标", "目标任务", "任务", "主要预期目标",
        at: Int(words.start)),
      case let end = Int(words.start) + noun,
      text.anyEnds("是", "为", at: Int(words.end)) != nil
        || text.any("是", "为", "就是", "则是", "：", ":", at: end) != nil,
      !tellsActual(quantity), !turnsToOther(last, quantity),
      // 把剩余的(3026名)贫困人口: what there is.
      text.anyEnds("剩余的", "剩下的", "余下的", "现有的", "有", at: Int(quantity.span.start)) == nil,
      case let gap = Int(last.span.end)..<max(Int(last.span.end), Int(quantity.span.start)),
      text.anyFind(
        ["已", "了", "目前", "截至", "现有", "累计", "去年", "上年", "此前", "实际", "。", "完成", "同比"], in: gap)
        == nil,
      !isOverHere(gap)
    else { return nil }
    return words
  }

  /// 全年任务(1800万吨)，到昨天已完成1650万吨; 年度目标(100亿元), 全年目标任务是新增就业(5000人): what a year's task is; 完成全年任务 and 超年度目标
  /// tell of a result.
  @inline(__always)
  func taskNamed(_ quantity: Quantity) -> Span? {
    _fastPath(text.lacks("全", from: Int(quantity.clauseStart), to: Int(quantity.span.start)))
      && _fastPath(text.lacks("度", from: Int(quantity.clauseStart), to: Int(quantity.span.start)))
      ? nil : taskNamedInFull(quantity)
  }

  @inline(never)
  private func taskNamedInFull(_ quantity: Quantity) -> Span? {
    let (floor, start) = (Int(quantity.clauseStart), Int(quantity.span.start))
    guard start > floor, let year = text.anyFind(["全年", "年度"], in: floor..<start),
      let noun = text.any("目标任务", "任务", "目标", "计划", at: year + 6),
      case let end = year + 6 + noun,
      end == start || text.any("是", "为", "：", ":", at: end) != nil,
      text.anyFind(
        ["完成", "超", "占", "落实", "已", "比", "较", "距", "离", "差", "高于", "低于", "实现", "达到"],
        in: floor..<year)
        == nil
    else { return nil }
    return Span(year, end)
  }

  /// 主要任务是确保粮食产量稳定在(250万吨): what is to be done yet, unless a time that is over says when.
  @inline(never)
  func taskToDo(_ range: Range<Int>) -> Span? {
    guard let task = text.anyFind(["任务是", "任务为", "任务就是"], in: range), !isOverHere(range),
      text.anyFind(["已", "了", "完成", "当时", "当年"], in: range.lowerBound..<task) == nil
    else { return nil }
    return Span(task, task + 6)
  }

  /// 首批(1600套)住房年底交付, in July; (12公里)道路明年6月通车: what is to come about at a time behind it that is yet to come.
  @inline(__always)
  func readDelivery(_ raw: inout RawObservation) {
    if raw.status == .normal, let last = times.last, _slowPath(last.span.start >= raw.span.end) {
      readDeliveryInFull(&raw)
    }
  }

  @inline(never)
  private func readDeliveryInFull(_ raw: inout RawObservation) {
    guard raw.measure == .level, context.year > 0, context.dateCertain,
      let time = times.first(where: { $0.span.start >= raw.span.end && !$0.isBase }),
      time.kind == .calendar || time.kind == .relative || time.kind == .ahead, !time.isSince,
      let end = time.period.end, isNotOver(end),
      end.year > context.year || time.isPoint || (time.period.start?.month ?? 1) > context.month,
      case let gap = Int(raw.span.end)..<Int(time.span.start), gap.count <= 45,
      text.anyFind(["，", ",", "；", "。", "、", "：", "已", "了", "（"], in: gap) == nil,
      !numbers.contains(where: { gap.contains(Int($0.span.start)) })
    else { return }
    var at = Int(time.span.end)
    while let length = text.any(
      "前", "将", "可", "全部", "全面", "陆续", "正式", "实现", "即可", "就", "能", "起", "左右", at: at)
    { at += length }
    guard
      let verb = text.any(
        "交付", "建成", "投用", "投产", "竣工", "完工", "通车", "开通", "开业", "启用", "上市", "投入使用", "投入运营", "达产",
        "交房", "动工", "开工", "入住", "建好", "通水", at: at)
    else { return }
    raw.status = .target
    raw.statusSpan = Span(Int(time.span.start), at + verb)
    (raw.rules.status, raw.certainty.status) = (.statusTargetPeriod, .guessed)
  }

  /// 环城路明年6月通车，已完成投资(12亿元): what is done is of no time to come.
  @inline(__always)
  func leaveFuture(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.rules.status == .statusTargetPeriod), raw.rules.period == .periodCarried,
      !context.isTarget, text.any("已", "现已", "目前已", "累计已", at: Int(quantity.clauseStart)) != nil
    {
      (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
      (raw.period, raw.rules.period) = (documentYear, .periodDocumentYear)
      raw.certainty.period = .guessed
    }
  }
}
