import HanBase
import HanCatalog

/// Times of the past that words tell without a year, and years that are only said of a thing.
extension Analyzer {
  /// 鼎盛时期，有票号(22家); 最红火时有袜企(1.1万家); 开发区起步时只有(12名)职工; 2013年以前年收入不足(5000元): of no year that the text names, or of
  /// that with which the sentence before told of the beginning.
  @inline(__always)
  func readPhase(_ raw: inout RawObservation) {
    if carry.phase.start != sentenceStart { seekPhase() }
    if _slowPath(carry.phase.isThere) { readPhaseInFull(&raw) }
  }

  @inline(never)
  private func seekPhase() {
    carry.phase = (sentenceStart, false)
    func lacks(_ character: StaticString) -> Bool {
      text.lacks(character, from: sentenceStart, to: sentenceEnd)
    }
    if !lacks("时") || !lacks("期") || !lacks("初") || !lacks("前") {
      carry.phase.isThere = text.find(Analyzer.phases, in: sentenceStart..<sentenceEnd) != nil
    }
    if !carry.phase.isThere, !times.isEmpty, !lacks("前") || !lacks("后") {
      carry.phase.isThere = times.contains { wordBefore($0) > 0 || isFollowed($0) }
    }
  }

  /// When something was at its height: of no year that was named.
  private static let heights = WordSet(
    "鼎盛时", "鼎盛的时", "鼎盛期", "全盛时", "全盛期", "最盛时", "极盛时", "极盛期", "巅峰时", "巅峰期", "顶峰时", "最辉煌时", "最辉煌的时",
    "辉煌时期", "红火时", "红火的时", "兴旺时", "兴盛时", "最火时", "最火爆时", "火爆时", "最景气时", "最困难时", "最困难的时", "最低谷时",
    "最低迷时",
    "最鼎盛的时", "最兴盛的时", "最繁荣时", "最繁荣的时", "最繁华的时", "最风光时", "最风光的时", "小时候",
    "最穷时", "最穷的时", "最难时", "最难的时", "最热闹时", "最热闹的时", "最兴旺的时")
  /// When something began.
  private static let starts = WordSet(
    "起步时", "起步之初", "起步初期", "创业之初", "创业时", "初创时", "草创时", "成立之初", "成立初期", "成立时", "建成之初", "建厂之初",
    "建厂初期",
    "建厂时", "建园之初", "建区之初", "建市之初", "建县之初", "建校之初", "建校时", "建院之初", "办厂之初", "办厂时", "创办之初", "创办时",
    "创立时",
    "创立之初", "创建之初", "创建时", "开业之初", "开业时", "开园之初", "开园时", "投产之初", "组建之初", "组建时", "设立之初", "设立时",
    "建站之初",
    "建馆之初", "建社之初", "起家时", "发家时", "上任之初", "返乡之初")
  /// Before what changed all: 改制前，厂里有职工(1200人).
  private static let breaks = WordSet(
    "改制前", "搬迁前", "改造前", "整治前", "疫情前", "危机前", "脱贫前", "改革前", "合并前", "移民前", "转型前", "通车前", "入社前",
    "承包前", "拆迁前",
    "地震前", "震前", "灾前", "流转前", "重组前", "扩建前", "撤并前", "退耕前", "禁渔前", "禁捕前", "关停前", "治理前")
  /// When there was most: of now, unless the sentence sets now against it.
  private static let peaks = WordSet(
    "高峰时", "高峰期", "最高峰时", "最多时", "最多的时", "最高时", "最高的时", "最忙时", "最火的时", "最少时", "最少的时")
  private static let phases = WordSet(joining: heights, starts, breaks, peaks)

  /// How long the words are that set what is told before a year that is over: 2013年(以前), 2013年(之前); not 2013年前后.
  private func wordBefore(_ time: TimeMention) -> Int {
    guard time.kind == .calendar, !time.isBase, !time.isPoint, let end = time.period.end?.year,
      time.period == .year(end), end < context.year
    else { return 0 }
    let at = Int(time.span.end)
    guard let length = text.any("以前", "之前", "前，", "前,", at: at) else { return 0 }
    return length == 6 ? 6 : 3
  }

  /// 2008年以后，企业(3000家): of some year behind it.
  private func isFollowed(_ time: TimeMention) -> Bool {
    time.kind == .calendar && !time.isBase && time.period.start?.month == 1
      && time.period.end?.month == 12 && !time.isPoint
      && text.any("以后", "之后", "后，", "后,", at: Int(time.span.end)) != nil
  }

  @inline(never)
  private func readPhaseInFull(_ raw: inout RawObservation) {
    guard raw.status == .normal, raw.rules.period != .periodBaseYear else { return }
    let place = Int(raw.span.start)
    if raw.rules.period == .periodClause || raw.rules.period == .periodCarried,
      times.contains(where: { $0.span == raw.periodSpan && isFollowed($0) })
    {
      raw.certainty.period = .guessed
    }
    if let time = times.last(where: { $0.span.end <= raw.span.start && wordBefore($0) > 0 }) {
      let end = Int(time.span.end) + wordBefore(time)
      // 2013年以前建成的住宅1200套: said of the thing.
      let clause = end..<max(end, place)
      let comma = text.anyFind(["，", ",", "；", ";"], in: clause) ?? clause.upperBound
      if isTimeless(from: end, to: place), Int(raw.periodSpan.start) < end {
        if text.find("的", in: end..<comma) != nil, comma < place {
          raw.certainty.period = .guessed
        } else {
          tellPhase(nil, &raw)
        }
      }
      return
    }
    guard let (at, end) = lastPhase(before: place), isTimeless(from: end, to: place),
      text.any("间", "代", "报", "尚", "空", "刻", "速", "珍", "装", "段", "髦", "钟", at: end) == nil
    else { return }
    let isStart = text.any(Analyzer.starts, at: at) != nil
    // 恢复到疫情前水平, 比改造前提高30%: compared with.
    if text.any(Analyzer.breaks, at: at) != nil {
      guard text.any("，", ",", at: end) != nil, text.anyFind(["后，", "后,"], in: end..<place) == nil,
        text.anyFind(["比", "较", "恢复", "提"], in: clauseStart(of: at)..<at) == nil
      else { return }
    }
    if text.any(Analyzer.peaks, at: at) != nil {
      guard
        text.anyFind(["如今", "现在", "而今", "目前", "眼下", "后来"], in: place..<max(place, sentenceEnd))
          != nil
      else { return }
    }
    let isDated = times.contains {
      Int($0.span.end) <= at && !$0.isBase && $0.kind != .duration && $0.kind != .open
        && $0.kind != .now
        // 2023年，…。…, 起步时: a time that governs the sentence in which the phase stands.
        && Int($0.span.start) >= (isStart ? sentenceStart : clauseStart(of: at))
    }
    if isDated { return }
    // 今年，…；园区成立时…, behind which the sentence before named its year.
    tellPhase(isStart ? yearJustNamed() : nil, &raw)
  }

  /// The last such words before a place, in its part of the sentence.
  private func lastPhase(before place: Int) -> (at: Int, end: Int)? {
    var found: (at: Int, end: Int)?
    var from = sentenceStart
    while from < place, let at = text.find(Analyzer.phases, in: from..<place) {
      let length = text.any(Analyzer.phases, at: at) ?? 3
      found = (at, at + length)
      from = at + length
    }
    return found
  }

  private func clauseStart(of place: Int) -> Int {
    var start = sentenceStart
    for mark in tokens.marks {
      let token = tokens[Int(mark)]
      if Int(token.end) > place { break }
      if token.kind.endsClause { start = Int(token.end) }
    }
    return start
  }

  /// Whether nothing between two places tells another time, or turns to how it is now.
  private func isTimeless(from start: Int, to end: Int) -> Bool {
    guard start < end else { return start == end }
    return !times.contains {
      Int($0.span.start) >= start && Int($0.span.end) <= end && !$0.isBase && $0.kind != .duration
    } && text.anyFind(["现有", "现辖", "现已", "而今", "后来", "今天", "；", ";"], in: start..<end) == nil
  }

  private func tellPhase(_ year: Int?, _ raw: inout RawObservation) {
    raw.period = year.map { .year($0) } ?? .unknown
    raw.rules.period = year == nil ? .periodUnknown : .periodCarried
    raw.certainty.period = .guessed
  }

  /// “十三五”时期，…。今年上半年，…: whether the sentence goes on to this year.
  func comesToThisYear(from first: TimeMention) -> Bool {
    times.contains {
      $0.span.start > first.span.end && !$0.isBase
        && text.any("今年", "目前", "如今", "当前", "眼下", at: Int($0.span.start)) != nil
    }
  }

  /// 去年，公司产值8亿元。车间里有工人(420名), in May: what is seen there is rather of now.
  @inline(never)
  func isOfScene(_ raw: inout RawObservation) -> Bool {
    guard context.month >= 4, raw.measure == .level, raw.rules.period == .periodEnd,
      raw.status == .normal, context.frame == .year(context.year - 1), baseContext.frame == nil,
      Int(raw.periodSpan.start) < sentenceStart, !text.ends("元", at: Int(raw.unit.end)),
      raw.unit.count > 1
    else { return false }
    return text.anyFind(
      ["里有", "内有", "上有", "里，", "家里", "我家", "他家", "她家", "这里", "眼前", "走进", "满山", "一排"],
      in: sentenceStart..<Int(raw.span.start)) != nil
  }

  /// 订单排到10月，车间里有工人(420名): until when something lasts is no time of what is told behind it.
  @inline(__always)
  func isOrderedUntil(_ time: TimeMention) -> Bool {
    !text.lacks("到", from: sentenceStart, to: Int(time.span.start))
      && text.anyEnds(
        "排到", "排到了", "忙到", "持续到", "延续到", "排产到", "推迟到", "租到", "干到", "住到", "预订到", "预约到", "订到", "签到了",
        "签到",
        at: Int(time.span.start)) != nil
  }

  /// 等到开春能卖(8毛), 再过两年能产油茶(2万斤): what can be had then is of a time to come.
  @inline(__always)
  func readToCome(_ raw: inout RawObservation) {
    if _slowPath(!text.lacks("能", from: sentenceStart, to: Int(raw.span.start))),
      raw.status == .normal
    {
      readToComeInFull(&raw)
    }
  }

  @inline(never)
  private func readToComeInFull(_ raw: inout RawObservation) {
    let end = Int(raw.span.start)
    let from = max(sentenceStart, Int(output.last?.span.end ?? 0), end - 90)
    guard from < end, let able = text.find("能", in: max(from, end - 36)..<end),
      text.any("能源", "能力", "能耗", "能够满足", "能手", "能量", "能人", at: able) == nil,
      text.anyEnds(
        "功", "性", "职", "技", "产", "节", "智", "效", "动", "才", "核", "电", "热", "储", "不", "只", at: able)
        == nil,
      let word = text.anyFind(
        ["等到", "开春", "明春", "来春", "过完年", "再过", "到了明年", "过几年", "过两年", "到秋天", "到年底", "到冬天"],
        in: from..<able),
      text.anyFind(["了", "已", "。", "；"], in: word..<able) == nil
    else { return }
    (raw.status, raw.statusSpan) = (.estimate, Span(word, word + 6))
    (raw.rules.status, raw.certainty.status) = (.statusEstimateWord, .guessed)
    raw.certainty.period = .guessed
    if raw.rules.period == .periodDocumentYear, context.month >= 9,
      text.any("开春", "明春", "来春", "过完年", at: word) != nil
        || text.any("等到开春", "等到过年", "等到春", at: word) != nil
    {
      raw.period = .year(context.year + 1)
    }
  }

  /// 2019年产值681亿元；2020年完成647亿元。排名上升到第75位: the sentences behind go on with the year that was named last, more likely.
  func goOnWithLaterYear(than first: TimeMention) {
    guard baseContext.frame == nil, first.kind == .calendar, let year = first.period.end?.year,
      first.period == .year(year),
      let later = times.last(where: {
        $0.kind == .calendar && !$0.isBase && $0.span.start > first.span.end
          && text.anyEnds("，", ",", "；", ";", at: Int($0.span.start)) != nil
      }), let until = later.period.end?.year, until > year, until <= context.year,
      later.period == .year(until)
    else { return }
    (context.frame, context.frameSpan) = (later.period, later.span)
    (context.frameIsDoubtful, carry.asideArea) = (true, -1)
  }

  /// 现有店面(1800间), in a text of May on the figures of the year before; 去年接待游客120万人次，现有民宿(320家): of when it was written.
  @inline(__always)
  func tellsWhatThereIs(_ quantity: Quantity, _ frame: Period) -> Bool {
    _slowPath(frame == .year(context.year - 1)) && context.month >= 4
      && tellsWhatThereIsInFull(quantity)
  }

  @inline(never)
  private func tellsWhatThereIsInFull(_ quantity: Quantity) -> Bool {
    guard baseContext.frame == nil,
      context.frame == nil ? context.leansOnLastYear : context.frameIsSpoken
    else { return false }
    var from = sentenceStart
    if let time = times.last(where: { !$0.isBase && $0.span.end <= quantity.span.start }) {
      from = Int(time.span.end)
    }
    guard from < Int(quantity.span.start),
      let now = text.find(Analyzer.nowWords, in: from..<Int(quantity.span.start))
    else { return false }
    // 淮安下辖的涟水GDP650亿元: whose the place is.
    let end = now + (text.any(Analyzer.nowWords, at: now) ?? 0)
    return text.anyEnds("体", "表", "实", "出", "呈", at: now) == nil && !text.has("的", at: end)
      && text.anyFind(["；", ";"], in: now..<Int(quantity.span.start)) == nil
  }

  /// 2017年创办的电影展，放映影片(55部); 2015年建成的园区，入驻企业(120家): the year is of how the thing began, what is told of it of no year that is named.
  @inline(__always)
  func leaveYearOfThing(_ raw: inout RawObservation) {
    if _slowPath(raw.status == .normal), raw.measure != .rank,
      raw.rules.period == .periodCarried || raw.rules.period == .periodClause,
      Int(raw.periodSpan.start) >= sentenceStart, raw.periodSpan.end < raw.span.start
    {
      leaveYearOfThingInFull(&raw)
    }
  }

  private static let births = WordEnds(
    "创办", "成立", "建成", "建立", "设立", "创建", "创立", "始建", "组建", "投产", "开园", "开业", "开馆", "启用", "投用", "落成",
    "兴建", "动工",
    "开工", "引进", "引入", "落户", "竣工", "通车", "开通", "投运", "签约", "注册", "诞生", "出生", "启动", "建", "办", "首创",
    "开办", "挂牌",
    "修建", "获批", "入驻", "上线", "举办", "发起")

  @inline(never)
  private func leaveYearOfThingInFull(_ raw: inout RawObservation) {
    let from = Int(raw.periodSpan.end)
    guard let end = raw.period.end?.year, end == raw.period.start?.year, end < context.year,
      case let rest = from..<min(Int(raw.span.start), from + 36), rest.lowerBound < rest.upperBound,
      let of = text.find("的", in: rest), of > from,
      text.anyEnds(Analyzer.births, at: of) != nil,
      text.anyFind(["，", ",", "；", "、", "时", "后"], in: from..<of) == nil,
      tokens.run(from: tokens.place(from: from)).first(where: { $0.kind == .number }).map({
        Int($0.start) > of
      }) ?? true,
      times.first(where: { $0.span == raw.periodSpan })?.kind == .calendar
    else { return }
    let comma = text.anyFind(["，", ",", "；", ";"], in: of..<Int(raw.span.start))
    if comma != nil, raw.rules.period == .periodCarried {
      raw.period = context.frame ?? context.documentFrame ?? lookBackYear
      raw.rules.period = context.year > 0 ? .periodDocumentYear : .periodUnknown
    }
    raw.certainty.period = .guessed
  }

  /// 上世纪九十年代起抓茶业，2000年建成茶都，首期投资(1.8亿元): behind the year of what was built, no time before it holds for sure.
  @inline(__always)
  func leaveTimeBeforeEvent(_ raw: inout RawObservation) {
    if _slowPath(times.count >= 2), raw.rules.period == .periodCarried,
      Int(raw.periodSpan.start) >= sentenceStart
    {
      leaveTimeBeforeEventInFull(&raw)
    }
  }

  @inline(never)
  private func leaveTimeBeforeEventInFull(_ raw: inout RawObservation) {
    guard raw.certainty.period != .guessed,
      let event = times.last(where: {
        $0.span.start >= raw.periodSpan.end && $0.span.end < raw.span.start && !$0.isBase
          && isPastEvent($0) && !isInsideName($0)
      }), let year = event.period.end?.year
    else { return }
    if let first = raw.period.start?.year, let last = raw.period.end?.year, last > first,
      (first...last).contains(year)
    {
      raw.period = .year(year)
    }
    raw.certainty.period = .guessed
  }
}
