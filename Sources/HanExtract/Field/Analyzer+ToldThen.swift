import HanBase
import HanCatalog

/// Clauses that tell of another time without naming it: 那时, 三年后, 届时.
extension Analyzer {
  private enum Then {
    /// 那时: the year that was just named, if any.
    case past
    /// 从前: no year that was named.
    case before
    /// 三年后; 0 for 几年后.
    case later(Int)
    /// 到那时, 届时.
    case ahead
  }

  /// 那时，全村只有32户种茶; 三年后，产值将突破500亿元; 到那时，…: no figure of the document's year.
  @inline(__always)
  func readThen(_ raw: inout RawObservation) {
    if carry.then.start != sentenceStart { seekThen() }
    if _slowPath(carry.then.isThere) { readThenInFull(&raw) }
  }

  @inline(never)
  private func seekThen() {
    carry.then = (sentenceStart, false)
    // Each such word has one of these characters.
    func lacks(_ character: StaticString) -> Bool {
      text.lacks(character, from: sentenceStart, to: sentenceEnd)
    }
    if lacks("时"), lacks("后"), lacks("初"), lacks("前"), lacks("那"), lacks("刚"), lacks("早"),
      lacks("过") || lacks("去")
    {
      return
    }
    carry.then.isThere = mayOpenThen(sentenceStart)
    if carry.then.isThere { return }
    for mark in tokens.marks {
      let token = tokens[Int(mark)]
      if token.kind.endsClause, mayOpenThen(Int(token.end)) {
        carry.then.isThere = true
        return
      }
    }
  }

  private func mayOpenThen(_ at: Int) -> Bool {
    let scalar = text.scalar(at)
    if ScalarClass.digit(scalar.value) > 0 || scalar.value == 0x5341 || text.has("两", at: at)
      || (49...57).contains(scalar.value)
      || text.any("力争", "计划", "预计", "争取", "将在", "在", "而", "但", at: at) != nil
        && yearsLater(at) != nil
    {
      return yearsLater(at) != nil
    }
    return text.any(Analyzer.thens, at: at) != nil
  }

  private static let thens = WordSet(
    "以前一", "以前全", "以前村", "以前我", "以前这", "以前种", "以前每", "以前只", "以前他", "以前她", "以前家", "以前人", "以前当",
    "以前在",
    "以前不", "以前亩",
    "从前一", "从前村", "从前我", "从前这", "从前种", "从前每", "从前只", "从前全", "过去一亩", "过去村", "过去我", "过去这", "过去种",
    "过去每", "过去只",
    "过去家",
    "过去一斤", "过去一个月", "过去一家",
    "那时", "那个时候", "那会儿", "那几年", "那些年", "那阵子", "那一年", "那年，", "彼时", "当时", "当初", "起初", "最初", "刚", "早年",
    "早些年",
    "早先", "从前，", "以前，", "过去，", "几年后", "数年后", "多年后", "若干年后", "到那时", "到那个时候", "届时", "到时，", "到时候",
    "而那时", "而当时",
    "在那时", "在当时")
  private static let pointing = WordSet(
    "那时", "那个时候", "那会儿", "那几年", "那些年", "那阵子", "那一年", "那年，", "彼时", "当时", "当初", "起初", "最初", "而那时",
    "而当时",
    "在那时",
    "在当时")

  /// How many years behind another time a clause begins that opens with 三年后, 5年之后; not 三年后期.
  private func yearsLater(_ start: Int) -> (count: Int, end: Int)? {
    let at = start + (text.any("力争", "计划", "预计", "争取", "将在", "在", "而", "但", at: start) ?? 0)
    let lexer = TimeLexer(text: text, limit: sentenceEnd, context: context, sentenceYear: 0)
    guard let (count, numberEnd) = lexer.int(at), count > 0, count <= 50,
      let length = text.any("年后", "年之后", "年以后", "年过后", at: numberEnd),
      text.any("期", "的", "续", "备", "勤", "方", "半", at: numberEnd + length) == nil
    else { return nil }
    return (count, numberEnd + length)
  }

  private func then(at start: Int) -> (kind: Then, end: Int)? {
    if let later = yearsLater(start) { return (.later(later.count), later.end) }
    if let length = text.any("几年后", "数年后", "多年后", "若干年后", at: start) {
      return (.later(0), start + length)
    }
    if let length = text.any("到那时", "到那个时候", "届时", "到时候", "到时", at: start) {
      return (.ahead, start + length)
    }
    if let length = text.any(Analyzer.pointing, at: start) { return (.past, start + length) }
    if text.has("刚", at: start) {
      // 刚创业时，厂里只有8名工人
      guard
        let end = text.anyFind(["，", ","], in: start..<max(start, min(sentenceEnd, start + 48))),
        text.anyEnds("时", "时候", "那年", "那阵", "那会儿", "初期", "之初", at: end) != nil
      else { return nil }
      return (.past, end)
    }
    return text.any(Analyzer.thens, at: start).map { (.before, start + $0) }
  }

  @inline(never)
  private func readThenInFull(_ raw: inout RawObservation) {
    guard let (at, kind, end) = lastThen(before: Int(raw.span.start)) else { return }
    // A time of its own, or 如今, stands between.
    if times.contains(where: {
      Int($0.span.start) >= end && $0.span.end <= raw.span.start && !$0.isBase
        && $0.kind != .duration
    }) {
      return
    }
    if Int(raw.periodSpan.start) >= end, raw.rules.period == .periodClause { return }
    let named = times.last {
      Int($0.span.end) <= at && !$0.isBase && $0.kind != .duration && $0.kind != .open
        && $0.kind != .now
    }
    switch kind {
    case .past, .before:
      guard named == nil, raw.status == .normal else { return }
      var year: Int?
      if case .past = kind { year = yearJustNamed() }
      tell(year, &raw)
    case .later(let count): readLater(count, named, at, end, &raw)
    case .ahead: readThenAhead(named, end, &raw)
    }
  }

  /// The last clause before a place that opens so.
  private func lastThen(before place: Int) -> (at: Int, kind: Then, end: Int)? {
    for mark in tokens.marks.reversed() {
      let token = tokens[Int(mark)]
      guard Int(token.end) <= place, token.kind.endsClause else { continue }
      if let found = then(at: Int(token.end)), found.end <= place {
        return (Int(token.end), found.kind, found.end)
      }
    }
    return then(at: sentenceStart).flatMap {
      $0.end <= place ? (sentenceStart, $0.kind, $0.end) : nil
    }
  }

  private func tell(_ year: Int?, _ raw: inout RawObservation) {
    raw.period = year.map { .year($0) } ?? .unknown
    raw.rules.period = year == nil ? .periodUnknown : .periodCarried
    raw.certainty.period = .guessed
  }

  /// 2015年返乡。三年后，产值突破500万元: so long behind the year that was named; 三年后，产值将突破500亿元: so long from now.
  private func readLater(
    _ count: Int, _ named: TimeMention?, _ at: Int, _ end: Int, _ raw: inout RawObservation
  ) {
    let anchor = named?.period.end?.year ?? yearJustNamed()
    if let anchor, count > 0, anchor + count <= context.year, raw.status == .normal {
      return tell(anchor + count, &raw)
    }
    let words = end..<max(end, Int(raw.span.start))
    let will = text.anyFind(["将", "有望", "可望", "预计", "力争", "计划", "目标", "要", "可"], in: words)
    let plan =
      will == nil && raw.status == .normal
      ? text.anyFind(
        ["规划", "计划", "目标", "蓝图", "打算", "愿景", "设想", "展望"],
        in: max(carry.paragraphStart, sentenceStart - 180)..<at) : nil
    guard context.year > 0, raw.status != .normal || will != nil || plan != nil else {
      // 三十年后，企业3000家: most likely told of now.
      if count >= 15 {
        raw.certainty.period = .guessed
        return
      }
      raw.certainty.status = .guessed
      return tell(nil, &raw)
    }
    if raw.status == .normal {
      let isPlan =
        will == nil || text.any("力争", "计划", "目标", "要", at: will ?? end) != nil
      raw.status = isPlan ? .target : .estimate
      raw.statusSpan = Span(at, end)
      raw.rules.status = isPlan ? .statusTargetWord : .statusEstimateWord
      raw.certainty.status = .guessed
    }
    tell(count > 0 ? context.year + count : nil, &raw)
  }

  /// 到那时，产值达到500亿元: what will be, at the time of the goal that was told last.
  private func readThenAhead(_ named: TimeMention?, _ end: Int, _ raw: inout RawObservation) {
    if text.anyFind(["已", "了"], in: end..<max(end, Int(raw.span.start))) != nil { return }
    let goal = output.suffix(12).last {
      $0.status != .normal && ($0.period.end?.year ?? 0) >= context.year
        && $0.span.start >= carry.paragraphStart
    }
    if raw.status == .normal {
      raw.status = goal?.status ?? .estimate
      (raw.statusSpan, raw.certainty.status) = (Span(end - 6, end), .guessed)
      raw.rules.status = raw.status == .target ? .statusTargetWord : .statusEstimateWord
    }
    guard named == nil else { return }
    raw.period = goal?.period ?? .unknown
    raw.rules.period = goal == nil ? .periodUnknown : .periodCarried
    raw.certainty.period = .guessed
  }

  /// 2020年7月，工程投运，到今年4月累计输送电量420亿千瓦时: a sum since what was begun then.
  @inline(__always)
  func reachFromOpening(_ raw: inout RawObservation) {
    if _slowPath(traits.contains(.sum)), raw.measure == .level, raw.status == .normal {
      reachFromOpeningInFull(&raw)
    }
  }

  @inline(never)
  private func reachFromOpeningInFull(_ raw: inout RawObservation) {
    let until = Int(raw.periodSpan.start)
    guard
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried
        || raw.rules.period == .periodNow,
      until >= sentenceStart, raw.periodSpan.end <= raw.span.start,
      let last = raw.period.end,
      text.anyEnds("到", "至", at: until) != nil
        || text.any("截至", "截止", "至今", "迄今", "目前", "如今", at: until) != nil
    else { return }
    let words = Int(raw.periodSpan.end)..<Int(raw.span.start)
    if let told = output.last, told.rules.period == .periodOpening,
      told.periodSpan == raw.periodSpan,
      text.anyFind(["；", "其中", "现有", "共有", "拥有"], in: Int(told.span.end)..<Int(raw.span.start))
        == nil
    {
      (raw.period, raw.rules.period, raw.certainty.period) = (
        told.period, .periodOpening, .guessed
      )
      return
    }
    guard text.find("累计", in: words) != nil else { return }
    let time = times.last {
      $0.span.end < raw.periodSpan.start && !$0.isBase
        && ($0.kind == .calendar || $0.kind == .relative)
    }
    let year: Int?
    if let time {
      year =
        tellsOpening(Int(time.span.end)..<until) && time.span.end < raw.periodSpan.start
        ? time.period.start?.year : nil
    } else {
      year =
        tellsOpening(max(carry.paragraphStart, sentenceStart - 240)..<sentenceStart)
        ? yearJustNamed() : nil
    }
    guard let year, year < last.year else { return }
    raw.period = Period(start: CivilDate(year: year, month: 1, day: 1), end: last)
    (raw.rules.period, raw.certainty.period) = (.periodOpening, .guessed)
  }

  private func tellsOpening(_ words: Range<Int>) -> Bool {
    words.lowerBound < words.upperBound
      && text.anyFind(
        [
          "开门", "开业", "开园", "开馆", "开通", "投运", "投产", "投用", "运营", "启用", "启动", "成立", "上线", "挂牌", "通车",
          "建成",
          "开放", "落户", "首发", "开行", "试点", "营业",
        ], in: words) != nil
  }

  /// 从2017年起，…, in a section of plans: what has gone on since a year that is over is no plan; 从2023年起，计划每年新建10所, in 2024, may be of
  /// either year.
  @inline(__always)
  func settleSince(_ raw: inout RawObservation) {
    if _slowPath(raw.status == .target),
      raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      text.any("起", "开始", at: Int(raw.periodSpan.end)) != nil,
      (raw.period.start?.year ?? context.year) < context.year
    {
      if raw.rules.status == .statusTargetSection {
        (raw.status, raw.statusSpan, raw.rules.status) = (.normal, .none, .statusNormal)
        raw.certainty.status = .carried
      } else {
        raw.certainty.period = .guessed
      }
    }
  }

  /// 前三年，新增学位3200个: years of which nothing says where they end; 连续6年累计为312家企业兑付6870万元: in all of them.
  @inline(__always)
  func leaveFirstYears(_ raw: inout RawObservation) {
    if raw.rules.period == .periodDocumentYear, !times.isEmpty, raw.measure == .level {
      leaveFirstYearsInFull(&raw)
    }
  }

  @inline(never)
  private func leaveFirstYearsInFull(_ raw: inout RawObservation) {
    for time in times where time.kind == .duration && time.span.end <= raw.span.start {
      if time.isStreak {
        let words = Int(time.span.end)..<Int(raw.span.start)
        if text.anyFind(["，", "；"], in: words) == nil, text.anyFind(["累计", "共计"], in: words) != nil
        {
          (raw.period, raw.periodSpan) = (time.period, time.span)
          (raw.rules.period, raw.certainty.period) = (.periodClause, .guessed)
        }
      } else if text.has("前", at: Int(time.span.start)),
        text.any("，", ",", "累计", "共", at: Int(time.span.end)) != nil
      {
        tell(nil, &raw)
      }
    }
  }

  /// 建成后年可实现销售收入190亿元, 达产后，年产值5亿元: of no year that a word names.
  @inline(__always)
  func leaveTimeUnbuilt(_ raw: inout RawObservation) {
    if _slowPath(raw.status == .estimate), !raw.statusSpan.isEmpty,
      text.any(Analyzer.onceBuilt, at: Int(raw.statusSpan.start)) != nil
        || text.any(Analyzer.onceBuilt, at: Int(raw.phrase.a.start)) != nil
    {
      leaveTimeUnbuiltInFull(&raw)
    }
  }

  private static let onceBuilt = WordSet("建成后", "投产后", "达产后", "投用后", "投运后", "建成投产后")

  @inline(never)
  private func leaveTimeUnbuiltInFull(_ raw: inout RawObservation) {
    if let end = raw.period.end, end.year > context.year { return }
    // 建成后，到今年底可…: a time of its own.
    if raw.periodSpan.start > raw.statusSpan.start, raw.periodSpan.end <= raw.span.start { return }
    tell(nil, &raw)
  }
}
