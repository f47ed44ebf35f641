import HanBase

/// Which years a document names, to tell whether it speaks of the year before its own only.
struct ToldYears {
  private var last = 0
  /// How often the year before is named in all.
  private var allLast = 0
  private var current = 0
  /// How often places are counted by 目前 and its like behind the first sentences.
  private var now = 0
  /// How often figures are dated by the year before (去年 too), and by the document's own year.
  private var figuresOfLast = 0
  private var figuresOfNow = 0
  /// Whether the first year that the text named is the year before.
  private var opensWithLast: Bool?
  /// How often months or days of the document's own year are named, the time of writing left out.
  private(set) var monthsOfNow = 0

  /// 2020年11月1日零时，…, in the first sentences of a text of 2021 that names no month or day of 2021.
  ///
  /// 今年4月 said once does not make a text of 2022年, 2022年 and 2022年末 one of this year, nor does one count of places by 目前.
  var tellsOnlyLast: Bool {
    last > 0 && (current == 0 && now <= 1 || current + now == 1 && allLast >= 5)
  }

  /// 2013年长三角实现…, 2013年，北京…, and no word of 2014 or of now.
  var speaksOnlyOfLast: Bool { allLast >= 2 && current == 0 && now == 0 }

  /// 2022年末住户存款5.86万亿元, …, 2022年…, 上年为112%; 一季度…: most of its figures are of the year with which it begins.
  ///
  /// In a text that sets places side by side, what a single survey or 目前 dates is a figure beside them.
  var tellsMostlyOfLast: Bool {
    opensWithLast == true && allLast >= 2 && figuresOfLast >= 3
      && figuresOfLast >= figuresOfNow * 3
  }

  mutating func note(
    _ times: Scratch<TimeMention>, in text: ByteText, _ year: Int, _ month: Int, isLead: Bool,
    isYearbook: Bool,
    datesFigure: (TimeMention) -> Bool
  ) {
    // Whether the sentence has spoken of a year long past.
    var isLongPast = false
    for time in times where !time.isBase {
      switch time.kind {
      case .calendar, .relative:
        guard let start = time.period.start?.year, let end = time.period.end?.year else { continue }
        // 全年 is of the year that the text tells of.
        guard start == end, !time.followsFrame else { continue }
        // 年末, of a year that is not over: that of the text's figures, whichever it is, or one to come.
        if end == year, time.isPoint, time.period.end?.month == 12, (1...11).contains(month) {
          continue
        }
        // 昨日发布, 4月16日电: when it was written.
        if end == year, isOfWriting(time, text, isLead: isLead) || isToCome(time, text) { continue }
        if time.kind == .calendar, end < year - 1 { isLongPast = true }
        if end == year || end == year - 1 { noteFigure(of: time, isLast: end < year, datesFigure) }
        // 年初 of a yearbook is of the year that it tells of.
        if end == year,
          !isYearbook || time.kind == .calendar && !text.has("年", at: Int(time.span.start))
        {
          current += 1
        }
        if end == year, time.kind == .calendar, !isLead,
          time.isSince || time.period.end?.month != 12
        {
          monthsOfNow += 1
        }
        if end == year - 1, time.kind == .calendar {
          allLast += 1
          if isLead { last += 1 }
        }
      // 现有 in a yearbook is of the year that it tells of.
      // 目前已有27个省份公布…, in the first sentences: when it was written.
      // 2018年居全国第一，如今已跌出前十: against that year, not when the figures are of.
      case .now where isYearbook || isLead || isLongPast: break
      case .now:
        if ToldYears.countsPlaces(behind: time, text) { now += 1 } else { current += 1 }
        if datesFigure(time) { figuresOfNow += 1 }
      // 到2020年…有望达到16万亿元: a year to come is not told of.
      case .ahead:
        if time.period.start?.year == year || time.period.end?.year == year { current += 1 }
      default: break
      }
    }
  }

  private mutating func noteFigure(
    of time: TimeMention, isLast: Bool, _ datesFigure: (TimeMention) -> Bool
  ) {
    if opensWithLast == nil { opensWithLast = isLast }
    guard datesFigure(time) else { return }
    if isLast { figuresOfLast += 1 } else { figuresOfNow += 1 }
  }

  /// 目前有13个省份的城镇化率超过全国: of figures that are known by now, which are of the year before.
  static func countsPlaces(behind time: TimeMention, _ text: ByteText) -> Bool {
    let behind = Int(time.span.end)..<min(text.count, Int(time.span.end) + 42)
    // 目前全国也只有上海和北京超过1万亿元
    if let only = text.anyFind(["只有", "仅有"], in: behind), only - behind.lowerBound <= 15 {
      return true
    }
    let places = text.anyFind(["个省", "城市", "省份", "个市", "个县", "个区", "个地市"], in: behind)
    return places.map { text.anyFind(["。", "；"], in: behind.lowerBound..<$0) == nil } ?? false
  }

  /// 到2025年，高校将达到20所: a whole year until which something is to be.
  private func isToCome(_ time: TimeMention, _ text: ByteText) -> Bool {
    guard time.kind == .calendar, time.period.start?.month == 1 || time.isPoint,
      time.period.end?.month == 12, text.anyEnds("到", "至", at: Int(time.span.start)) != nil
    else { return false }
    let behind = Int(time.span.end)..<min(text.count, Int(time.span.end) + 60)
    let plan = text.anyFind(["将", "力争", "有望", "预计", "计划", "要", "力求", "目标"], in: behind)
    return plan.map { text.anyFind(["。", "；", "已"], in: behind.lowerBound..<$0) == nil } ?? false
  }

  /// 昨日发布, 4月16日电: a day on which a text was written or something was made known.
  private func isOfWriting(_ time: TimeMention, _ text: ByteText, isLead: Bool) -> Bool {
    // 市统计局6月底通报, 10月底公布
    if time.isPoint {
      return !time.isAsOf
        && text.any("发布", "公布", "通报", "披露", "印发", "公示", at: Int(time.span.end)) != nil
    }
    return time.period.start == time.period.end
      && (time.kind == .relative && isLead
        || text.any(
          "电", "讯", "发布", "公布", "通报", "披露", "印发", "获悉", "召开", "举行", "，记者", "，从", "消息", "，国家统计局",
          at: Int(time.span.end)) != nil)
  }
}
