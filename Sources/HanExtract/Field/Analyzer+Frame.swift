import HanBase
import HanCatalog

extension Analyzer {
  /// What a heading says about the time and purpose of what follows.
  func readHeading() {
    let (told, title, measures) = (carry.told, carry.title, carry.toldMeasures)
    let (holiday, isHolidayText) = (carry.holiday, carry.isHolidayText)
    // Lists that are filled under each heading keep their room.
    var (themes, measured) = (carry.themes, carry.measured)
    carry = Carry()
    themes.removeAll(keepingCapacity: true)
    measured.removeAll(keepingCapacity: true)
    (carry.themes, carry.measured) = (themes, measured)
    (carry.told, carry.title, carry.toldMeasures) = (told, title, measures)
    (carry.holiday, carry.isHolidayText) = (holiday, isHolidayText)
    carry.headingArea = placeOfHeading
    if carry.headingArea != 0, isOnlyPlace { keepTitle(carry.headingArea) }
    var isTarget = false
    let looksBack = text.find("回顾", in: sentenceStart..<sentenceEnd) != nil
    var span = Span.none
    // ——2025年3月21日在…会议上, （一九九三年二月）: when the text was given.
    if isDateline || sentenceIndex < 6 && isByline { return }
    for token in tokens.run(from: 0) where token.kind == .word {
      // 退出国家扶贫开发工作重点县: a class of places.
      if token.roles.contains(.sectionTarget),
        text.any("县", "村", "镇", "乡", at: Int(token.end)) == nil
          || !text.ends("重点", at: Int(token.end))
      {
        isTarget = true
        span = token.span
      }
    }
    var frame: Period?
    var frameSpan = Span.none
    if !looksBack, !times.isEmpty, let (years, time, words) = goalsOfHeading() {
      (frame, frameSpan, isTarget, span) = (years, time, true, words)
    }
    // 2025年政府工作报告 tells of the year before.
    for time in times where !time.isBase && !isInsideName(time) && !isComparedWith(time) {
      switch time.kind {
      case .plan
      where !looksBack
        && text.any("成就", "回顾", "以来", "时期", "期间", "发展", at: Int(time.span.end)) == nil
        && text.anyEnds("以来", "期间", "时期", at: Int(time.span.end)) == nil:
        continue
      // 居民平均期望寿命83.62岁 今年再添3.5万个学位: news in a headline, not what the text is about.
      case .relative where Int(time.span.start) - sentenceStart > 24: continue
      // 十强座次年末或改写, in autumn: a day to come.
      case .calendar where time.isPoint && isToCome(time): continue
      case .calendar, .relative, .back, .plan, .ahead:
        if !time.period.isUnknown, !time.isNear,
          frame == nil || time.kind == .back || (time.kind == .plan && looksBack)
        {
          frame = time.period
          frameSpan = time.span
        }
        if time.kind == .ahead {
          isTarget = true
          span = time.span
        }
      default: break
      }
    }
    // 一、主要目标完成情况 and 二、存在的主要问题 tell of what is, also behind a chapter of plans.
    // 存在的问题及下一步工作打算 is above plans too.
    let state = text.anyFind(Analyzer.stateWords, in: sentenceStart..<sentenceEnd)
    let tellsOfState = state.map { span.isEmpty || Int(span.start) < $0 } ?? false
    if looksBack || tellsOfState { isTarget = false }
    if let joint = endOfAccount(), notePlansBeside(joint, &frame, &frameSpan, span) {
      isTarget = false
    } else if isTarget, isWorkOfAccount(span) {
      isTarget = false
    } else if !isTarget, let words = budgetHeading() ?? headingAhead() {
      (isTarget, span) = (true, words)
    }
    if isTarget, frame == nil { (frame, frameSpan) = frameOfPlans }
    if frame != nil || isTarget {
      baseContext.frame = frame ?? (isTarget && context.year > 0 ? nil : baseContext.frame)
      baseContext.frameSpan = frameSpan
      baseContext.isTarget = isTarget
      baseContext.targetSpan = span
      // 下一步打算, in December: of the next year, more likely.
      baseContext.frameIsDoubtful = isTarget && frame == nil && context.month >= 11
    } else if looksBack || tellsOfState {
      // The months that a chapter of plans was about are over with it.
      if baseContext.isTarget, tellsOfState {
        (baseContext.frame, baseContext.frameSpan) = (nil, .none)
      }
      (baseContext.isTarget, baseContext.frameIsDoubtful) = (false, false)
    }
    context = baseContext
  }

  /// Whether a day of the document's own year was not over when it was written.
  private func isToCome(_ time: TimeMention) -> Bool {
    guard let end = time.period.end, context.month >= 4 else { return false }
    return end.year == context.year && end.month > context.month
  }

  /// 深圳均价跌回两年前: whether a headline only compares with a time.
  private func isComparedWith(_ time: TimeMention) -> Bool {
    text.anyEnds("年前", "以前", "之前", at: Int(time.span.end)) != nil
      || text.anyEnds("回", "回到", "重返", at: Int(time.span.start)) != nil
        && Int(time.span.start) - sentenceStart > 9
  }

  /// A paragraph that opens with a time is about that time.
  func openParagraph(at start: Int) {
    // 其中，… goes on with what the paragraph before was about.
    if text.any("其中，", "其中:", "其中：", at: start) == nil, !goesOnByAspect(start) {
      context = baseContext
    }
    if carry.titledArea != 0 { goOnUnderTitle(start) }
    carry.presumedArea = carry.headingArea != 0 ? 0 : max(0, context.toldPlace)
    carry.paragraphArea = carry.headingArea != 0 ? carry.headingArea : carry.presumedArea
    carry.paragraphStart = start
    carry.onlyArea = 0
    carry.honouredArea = 0
    carry.estimateBelow = false
    carry.baseYear = 0
    carry.endYear = 0
    carry.spokenYear = 0
    carry.mainLine = nil
  }

  /// Whether the sentence only says when, in brackets or behind a dash.
  private var isDateline: Bool {
    guard text.any("（", "(", "—", "〔", at: sentenceStart) != nil else { return false }
    return text.anyFind(["日", "月"], in: sentenceStart..<min(sentenceEnd, sentenceStart + 48)) != nil
      && text.any("（一）", "（二）", "（三）", "（四）", "（五）", "（六）", at: sentenceStart) == nil
  }

  /// How far into a sentence, in bytes, a time may stand that sets a frame.
  static let frameReach = 36

  /// 新的一年 is of its sentence only.
  func leaveComingYear() {
    guard context.isComingYear else { return }
    let before = carry.goalYears?.before ?? MainLine(baseContext, told: 0)
    (context.frame, context.frameSpan) = (before.frame, before.frameSpan)
    (context.isTarget, context.targetSpan) = (before.isTarget, before.targetSpan)
    context.isComingYear = false
  }

  /// The first words of a sentence may set the frame of its paragraph.
  @inline(__always)
  func readFrame(opensParagraph: Bool) {
    // What is looked for begins a paragraph, begins with 新 or is a time: most sentences have none of it.
    if context.frameIsSpoken, times.isEmpty { readHoliday() }
    if opensParagraph, readRunInHeading() {
      carry.goalYears = nil
      return
    }
    if opensParagraph || !times.isEmpty || text.has("新", at: sentenceStart) {
      let before = MainLine(context, told: output.count)
      readFrameInFull(opensParagraph: opensParagraph)
      if !opensParagraph { noteMainLine(before) }
      notePoint()
    }
    readGoalYears(opensParagraph: opensParagraph)
  }

  @inline(never)
  private func readFrameInFull(opensParagraph: Bool) {
    if opensParagraph, baseContext.frame == nil, let term = openingTerm() {
      (context.frame, context.frameSpan) = (term.period, term.span)
      keepFrame()
      return
    }
    // 新的一年，黄埔区把GDP增速目标定为6%, in a text of January about the year before: for this sentence.
    if let length = text.any("新的一年，", "新的一年里，", "新一年，", at: sentenceStart), context.year > 0,
      (1...3).contains(context.month) || context.month >= 11, times.isEmpty
    {
      let words = Span(sentenceStart, sentenceStart + length - 3)
      (context.frame, context.frameSpan) = (
        .year(context.year + (context.month >= 11 ? 1 : 0)), words
      )
      if sentenceRoles.contains(.target) { (context.isTarget, context.targetSpan) = (true, words) }
      (context.frameIsRelative, context.isComingYear) = (false, true)
      return
    }
    let begin = behindLeads(opensParagraph ? behindAspect(behindTitle) : sentenceStart)
    let account = accountOpening()
    guard let first = account ?? times.first(where: { Int($0.span.start) >= begin }),
      !first.isBase, !isDateline
    else { return }
    // Only what opens the sentence: nothing but small words before it.
    guard
      account != nil
        || Int(first.span.start) - begin <= Analyzer.frameReach
          && onlySmallWords(begin, Int(first.span.start)) && !isBehindWhat(first)
    else { return }
    switch first.kind {
    case .back where first.isNear || countsAhead(first): return
    case .back, .plan:
      leaveGoals(first)
      // “十三五”时期，…；今年上半年，…: in a text of spring or later, which goes on about now.
      let isOver =
        context.month >= 4 && context.month < 11
        && (first.period.end?.year ?? context.year) < context.year
      if isOver, comesToThisYear(from: first) { return }

      context.frame = first.period
      context.frameSpan = first.span
      context.frameIsRelative = false
      if opensParagraph, !isOver,
        baseContext.frame == nil || first.kind == .plan && looksBack
          || first.kind == .back && baseContext.isYearReview
      {
        keepFrame()
        baseContext.isYearReview = false
      }
    // 十年前，绿地率只有35%。企业820家: of its own sentence.
    case .relative where text.ends("年前", at: Int(first.span.end)): return
    case .relative, .calendar:
      guard first.period.start?.year == first.period.end?.year, !first.isPoint, !first.isSince,
        !isInsideName(first), !isEvent(first), first.period.start != first.period.end,
        areaCount == 0 || !tellsOnlyWho(first)
      else { return }
      // 1989年全村只建了17个棚…。: a year long past is of its own sentence.
      if let year = first.period.end?.year, context.year > 0, year < context.year - 4,
        baseContext.frame == nil
      {
        return
      }
      // 2018年，广西居第一，如今已跌出前十；…: that year is over with its clauses.
      if first.kind == .calendar, comesBackToNow(from: first) {
        (context.frame, context.frameSpan) = (baseContext.frame, baseContext.frameSpan)
        context.frameIsRelative = false
        return
      }
      // 2015年国庆，山东收入达392.1亿元，已超过今年的榜首: a year that this one is set beside is of its own sentence.
      if let year = first.period.end?.year, year < context.year,
        times.contains(where: {
          $0.span.start > first.span.end
            && text.any("今年", "目前", "如今", at: Int($0.span.start)) != nil
        })
      {
        return
      }
      context.frame = first.period
      context.frameSpan = first.span
      goOnWithLaterYear(than: first)
      context.frameIsRelative = first.kind == .relative
      if first.isDoubtful { (context.frameIsDoubtful, carry.asideArea) = (true, 0) }
      context.frameIsSpoken =
        first.period.start?.month == 1 && first.period.end?.month == 12
      // 2022年是开局之年，我们要…, in a report of December: the account of the years behind is over.
      let isAhead =
        context.year > 0 && (first.period.start?.year ?? 0) > context.year && context.month >= 11
        // 当年提出的目标, behind what was told of 2030
        && !first.followsFrame
      if opensParagraph, isAhead || isComingYear(first) {
        // 某负责人说，今年的预期目标是…: of what he says, not of the text behind it.
        if isSaid(begin) {
          if text.find("目标", in: begin..<sentenceEnd) != nil {
            (context.isTarget, context.targetSpan) = (true, first.span)
          }
          return
        }
        keepFrame()
        (context.isTarget, context.targetSpan) = (true, first.span)
        (baseContext.isTarget, baseContext.targetSpan) = (true, first.span)
        return
      }
      if opensParagraph, baseContext.frame == nil, looksBack { keepFrame() }
      // 2020年是极不平凡的一年。 opens the account of that year within a longer one.
      if opensParagraph, text.find("的一年", in: sentenceStart..<sentenceEnd) != nil {
        keepFrame()
        baseContext.isYearReview = true
      }
    // 三年内把果园扩大到500亩。…: of its own sentence.
    case .ahead where first.isDoubtful: return
    case .ahead:
      context.frameIsRelative = false
      context.frame = first.period
      context.frameSpan = first.span
      context.isTarget = true
      context.targetSpan = first.span
      if opensParagraph, context.month == 0 || context.month >= 11 || context.month <= 3 {
        keepFrame()
        (baseContext.isTarget, baseContext.targetSpan) = (true, first.span)
      }
    default: break
    }
  }

  /// 【农村经济】1999年，…: where the words of a yearbook's paragraph begin, behind its title.
  private var behindTitle: Int {
    @inline(__always)
    get { text.has("【", at: sentenceStart) ? behindTitleInFull : sentenceStart }
  }

  private var behindTitleInFull: Int {
    guard let close = text.find("】", in: sentenceStart..<min(sentenceEnd, sentenceStart + 60))
    else { return sentenceStart }
    var at = close + 3
    while at < sentenceEnd, let length = text.any(" ", "　", at: at) { at += length }
    return at
  }

  /// 去年经济总量突破3000亿元的宜宾，一季度…; 去年的冠军深圳，…: the time is of what a place is known for.
  func tellsOnlyWho(_ time: TimeMention) -> Bool {
    var place: Token?
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      case .comma:
        guard let place, place.end == token.start else { return false }
        return text.find("的", in: Int(time.span.end)..<Int(place.start)) != nil
      case .stop, .semicolon, .colon, .time: return false
      case .word where token.isArea: place = token
      default: break
      }
    }
    return false
  }

  /// 三是从居民收入看，2007年…: where the words of a paragraph begin behind the aspect to which it turns.
  @inline(__always)
  private func behindAspect(_ start: Int) -> Int {
    times.isEmpty ? start : behindAspectInFull(start)
  }

  @inline(never)
  private func behindAspectInFull(_ start: Int) -> Int {
    guard let first = times.first, Int(first.span.start) > start,
      Int(first.span.start) - start <= 60,
      text.anyEnds("，", ",", at: Int(first.span.start)) != nil,
      case let comma = text.before(Int(first.span.start)),
      text.anyEnds("看", "来说", "而言", "方面", at: comma) != nil,
      text.anyFind(["，", "；", "："], in: start..<comma) == nil
    else { return start }
    return Int(first.span.start)
  }

  /// 市八届人大一次会议以来的五年，是…的五年: the term that the paragraphs behind it tell of.
  private func openingTerm() -> TimeMention? {
    times.first {
      $0.kind == .back && !$0.isNear && text.anyEnds("以来的", at: Int($0.span.start)) != nil
        && text.any("，", "是", "里", at: Int($0.span.end)) != nil
    }
  }

  /// 2019年，在…领导下，我们…: the opening of a report's account of a year.
  var looksBack: Bool {
    text.find("领导下", in: sentenceStart..<sentenceEnd) != nil
      || text.find("之年", in: sentenceStart..<sentenceEnd) != nil
      || text.find("我们", in: sentenceStart..<sentenceEnd) != nil
  }

  /// The frame holds until the next heading.
  func keepFrame() {
    baseContext.frame = context.frame
    baseContext.frameSpan = context.frameSpan
  }

  func onlySmallWords(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if let token = token(at: at), Int(token.end) <= end {
        if token.kind == .word,
          token.roles.isDisjoint(with: [
            .light, .adverb, .connective, .selfArea, .timeOpen,
          ]),
          !token.isArea
        {
          return false
        }
        if token.kind == .number { return false }
        at = Int(token.end)
      } else if text[at] == 0x20 || text[at] == 10 {
        at += 1
      } else if let length = text.any(
        "在", "的", "到了", "到", "以", "据", "刚刚", "刚", "过去", "即将", "进入", "步入", "来到", "时间", at: at)
      {
        at += length
      } else {
        return false
      }
    }
    return true
  }
}
