import HanBase
import HanCatalog

/// Holidays are no year's time: 国庆假期, 春节黄金周, 春运40天, 节日期间.
extension Analyzer {
  /// Notes the holidays that a sentence tells of.
  @inline(__always)
  func noteHolidays() {
    if !carry.holidays.isEmpty { carry.holidays.removeAll(keepingCapacity: true) }
    // 假期, 国庆七天, 春节8天, 春运40天, “五一”期间, 黄金周.
    let (start, end) = (sentenceStart, sentenceEnd)
    if text.lacks("假", from: start, to: end), text.lacks("庆", from: start, to: end),
      text.lacks("春", from: start, to: end),
      text.lacks("期", from: start, to: end) || text.lacks("间", from: start, to: end),
      text.lacks("黄", from: start, to: end) || text.lacks("周", from: start, to: end)
    {
      return
    }
    noteHolidaysInFull()
  }

  @inline(never)
  private func noteHolidaysInFull() {
    var at = sentenceStart
    while at < sentenceEnd, carry.holidays.count < 8,
      let place = text.find(Analyzer.holidayWords, in: at..<sentenceEnd)
    {
      at = place + 6
      guard let told = holiday(at: place) else { continue }
      at = max(at, Int(told.span.end))
      carry.holidays.append(told)
    }
    if sentenceIndex < 3, output.isEmpty, let first = carry.holidays.first, first.opens,
      isJustOver(first)
    {
      carry.isHolidayText = true
    }
  }

  /// 春节假期，接待游客120万人次, as the first words of a text of February: that holiday is what it is about.
  private func isJustOver(_ told: ToldHoliday) -> Bool {
    guard let holiday = told.holiday, context.year > 0, context.month > 0 else { return false }
    let months =
      context.month - (holiday.days(in: context.year)?.end?.month ?? holiday.usualMonth)
    return months == 0 || months == 1
  }

  private static let holidayWords = WordSet(
    "国庆", "十一", "春节", "春运", "五一", "清明", "端午", "中秋", "元旦", "节日期间", "节假日期间", "假日期间", "长假期间",
    "双节期间", "假期", "黄金周", "长假")

  /// What stands behind the name of a holiday where it is a time: 国庆期间, 国庆七天, 春节文化旅游黄金周; not 国庆节目, 国庆前.
  private static let holidayTimes = WordSet("长假", "小长假", "假期", "假日", "黄金周", "期间", "小黄金周")

  /// The holiday whose words begin at a place, if it is a time.
  private func holiday(at place: Int) -> ToldHoliday? {
    guard let index = PublicHoliday.names.firstIndex(where: { text.has($0.name, at: place) }) else {
      return sameHoliday(at: place)
    }
    var told = ToldHoliday(holiday: PublicHoliday.names[index].holiday)
    // 十一天, 二十一: a number, unless a word for days off follows.
    let isNumeral = text.any("十一", "五一", at: place) != nil
    if isNumeral, text.anyEnds("十", "百", "第", "年", "三", "二", at: place) != nil { return nil }
    var end = place + 6
    var isTime = false
    var isVague = true
    for _ in 0..<8 {
      if let length = text.any("”", "“", "节", "、", "和", "法定", "旅游", "文化", "文旅", at: end) {
        end += length
      } else if let other = PublicHoliday.names.first(where: { text.has($0.name, at: end) }) {
        join(other.holiday, &told)
        end += 6
      } else if let length = text.any(Analyzer.holidayTimes, at: end) {
        if !text.has("期间", at: end) { isVague = false }
        (end, isTime) = (end + length, true)
      } else if let (count, digits) = dayCount(end) {
        if isNumeral, !isTime { return nil }
        (told.count, end, isTime, isVague) = (count, digits, true, false)
      } else {
        break
      }
    }
    if told.holiday == .springRush {
      isTime =
        isTime
        || text.any("，", "前", "首", "第", "全", "共", "累计", "发送", "客运", "客流", "运送", "旅客", at: end)
          != nil
      isVague = false
    }
    guard isTime, !isSetBeside(place, end) else { return nil }
    // 国庆假期前三天, 春运首日, 假期以来: a part of it.
    if text.any("前", "后", "首", "第", "头", "当", "以来", "最后", at: end) != nil {
      told.isDoubtful = true
    }
    if isVague, told.holiday == .springFestival { told.isDoubtful = true }
    told.span = Span(place, end)
    if !told.areSeveral { readDays(&told) }
    noteWhere(&told)
    return told
  }

  /// 国庆中秋假期, 元旦春节期间: two names of one holiday, or two holidays.
  private func join(_ other: PublicHoliday, _ told: inout ToldHoliday) {
    guard let first = told.holiday else { return }
    switch (first, other) {
    case (.midAutumn, .nationalDay), (.nationalDay, .midAutumn):
      (told.holiday, told.isJoined) = (.nationalDay, true)
    default: told.areSeveral = true
    }
  }

  /// 七天, 8天, 三天.
  private func dayCount(_ start: Int) -> (count: Int, end: Int)? {
    let at = start + (text.has(" ", at: start) ? 1 : 0)
    let lexer = TimeLexer(
      text: text, limit: sentenceEnd, context: context, sentenceYear: sentenceYear)
    guard let (count, end) = lexer.int(at), count > 1, count <= 60,
      let length = text.any("天", "日", " 天", at: end)
    else { return nil }
    return (count, end + length)
  }

  /// 节日期间, 假期: the days told of before.
  private func sameHoliday(at place: Int) -> ToldHoliday? {
    let length =
      text.any("黄金周", "节日期间", "节假日期间", "假日期间", "长假期间", "双节期间", "假期期间", "假期", "长假", at: place)
      ?? 6
    var told = ToldHoliday(holiday: nil, span: Span(place, place + length))
    guard !isSetBeside(place, place + length) else { return nil }
    // 暑假期间, 寒假期间
    if text.anyEnds("暑", "寒", at: place) != nil {
      told.isDoubtful = true
      noteWhere(&told)
      return told
    }
    if text.anyEnds("年", "产", "婚", "病", "育儿", "带薪", "周末", "休", at: place) != nil { return nil }
    if let days = carry.holiday?.days {
      told.days = days
    } else if let days = output.suffix(32).last(where: { isRunOfDays($0.period) })?.period {
      told.days = days
    } else if text.has("假期", at: place), !text.has("假期期间", at: place) {
      return nil
    } else {
      told.isDoubtful = true
    }
    if text.any("前", "后", "首", "第", "头", "当", "以来", "最后", at: place + length) != nil {
      told.isDoubtful = true
    }
    noteWhere(&told)
    return told
  }

  /// 10月1日至7日: some days, no months.
  private func isRunOfDays(_ period: Period) -> Bool {
    guard let start = period.start, let end = period.end,
      case let count = end.dayNumber - start.dayNumber + 1
    else { return false }
    return count > 1 && count <= 45 && (start.day > 1 || end.day < 28)
  }

  /// 国庆期间（10月1日至7日）: the days that a bracket states.
  private func readDays(_ told: inout ToldHoliday) {
    let end = Int(told.span.end)
    guard let open = text.any("（", "(", at: end),
      let time = times.first(where: {
        Int($0.span.start) >= end + open && Int($0.span.start) <= end + open + 9
      }), isRunOfDays(time.period),
      let close = text.anyFind(
        ["）", ")"], in: Int(time.span.end)..<min(sentenceEnd, Int(time.span.end) + 30))
    else { return }
    (told.days, told.isDoubtful) = (time.period, false)
    told.span.end = Int32(close + (text.has("）", at: close) ? 3 : 1))
  }

  /// Whether a figure is only set beside a holiday's: 比国庆假期增长5%, 恢复到2019年国庆假期的九成, 与去年“五一”相比.
  private func isSetBeside(_ place: Int, _ end: Int) -> Bool {
    if text.any("相比", "的水平", "水平", "同期", "的同期", at: end) != nil { return true }
    var start = place
    if text.ends("“", at: start) { start -= 3 }
    if let time = times.first(where: { Int($0.span.end) == start }) {
      if time.isBase { return true }
      start = Int(time.span.start)
    }
    return text.anyEnds(Analyzer.besideHoliday, at: start) != nil
  }

  private static let besideHoliday = WordEnds(
    "比", "较", "与", "同", "从", "由", "自", "除", "除了", "超过", "高于", "低于", "多于", "少于", "快于", "相当于", "恢复到",
    "恢复至",
    "达到", "为", "是")

  /// Notes where a holiday stands, and whether its sentence is about nothing before it.
  private func noteWhere(_ told: inout ToldHoliday) {
    (told.sentence, told.paragraph) = (sentenceIndex, carry.paragraphStart)
    let start = Int(told.span.start) - (text.ends("“", at: Int(told.span.start)) ? 3 : 0)
    told.opens =
      (start == sentenceStart || text.anyEnds("，", "：", "年", "在", "日", at: start) != nil)
      && !text.has("其中", at: sentenceStart)
      && (numbers.isEmpty || numbers[0].span.start >= told.span.start)
  }

  // MARK: their figures

  /// 国庆黄金周，接待游客92万人次: not of the whole year.
  @inline(__always)
  func readHolidayDays(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(!carry.holidays.isEmpty || carry.holiday != nil) {
      readHolidayDaysInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func readHolidayDaysInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    switch raw.rules.period {
    case .periodBaseYear, .periodNow, .periodOpen: return
    default: break
    }
    guard let told = carry.holidays.last(where: { $0.span.start < raw.span.start }) else {
      if carry.holidays.isEmpty { goOnWithHoliday(quantity, &raw) }
      return
    }
    // 国庆期间，10月3日接待游客2万人次: of its own day.
    guard raw.span.start >= told.span.end, raw.periodSpan.start < told.span.end else { return }
    settle(told, &raw)
    // 国庆期间，…；新建民宿20家
    if hasMark(.semicolon), !carry.isHolidayText,
      text.find("；", in: Int(told.span.end)..<Int(raw.span.start)) != nil
    {
      raw.certainty.period = .guessed
    }
    raw.periodSpan = told.span
    raw.rules.period =
      told.span.start >= quantity.clauseStart ? .periodClause : .periodCarried
    if raw.certainty.period == .stated, raw.rules.period == .periodCarried {
      raw.certainty.period = .carried
    }
  }

  private func settle(_ told: ToldHoliday, _ raw: inout RawObservation) {
    guard let year = raw.period.end?.year, raw.period.start?.year == year else {
      raw.certainty.period = .guessed
      return
    }
    // 旅游局10月8日测算，“十一”假期接待游客7亿人次: the day is not that of the figure.
    if raw.period.start == raw.period.end, raw.periodSpan.start >= sentenceStart,
      raw.periodSpan.end < told.span.start,
      text.find("，", in: Int(raw.periodSpan.end)..<Int(told.span.start)) != nil
    {
      (raw.period, raw.certainty.period) = (.year(year), .carried)
    }
    // 前三季度…。国庆7天，充电量98万千瓦时: nor are the months that the text told of before.
    var span = raw.period
    if raw.periodSpan.start < sentenceStart { span = .year(year) }
    let stated = told.days.map { $0.end?.year == year } ?? false
    guard !told.areSeveral, let days = stated ? told.days : told.holiday?.days(in: year),
      holds(span, days)
    else {
      if told.holiday == .newYear, !told.areSeveral, holds(raw.period, .months(1, 1, of: year)) {
        raw.period = .months(1, 1, of: year)
      }
      raw.certainty.period = .guessed
      return
    }
    // 国庆假期, in a text of May: of this year's none can tell.
    if raw.status == .normal, let start = days.start, year == context.year, context.month > 0,
      start.month > context.month
    {
      raw.certainty.period = .guessed
      return
    }
    raw.period = days
    let isOfText = carry.isHolidayText && told.holiday == .springFestival
    if told.isDoubtful && !isOfText || told.isJoined && !PublicHoliday.joinsNationalDay(year)
      || told.count > 0 && !stated && isOtherCount(told.count, days)
    {
      raw.certainty.period = .guessed
    }
    carry.holiday = told
    carry.holiday?.days = days
  }

  /// Whether some days are not as many as the words say; of months only some are the holiday's.
  private func isOtherCount(_ count: Int, _ days: Period) -> Bool {
    guard let start = days.start, let end = days.end else { return true }
    let length = end.dayNumber - start.dayNumber + 1
    return length < 28 || length > 31 ? length != count : false
  }

  private func holds(_ period: Period, _ days: Period) -> Bool {
    guard let start = period.start, let end = period.end, let first = days.start,
      let last = days.end
    else { return false }
    return start <= first && last <= end
  }

  /// 国庆黄金周，全县…。其中，景区接待12万人次: what goes on behind a holiday is of it, in a text about it all that has no other time.
  private func goOnWithHoliday(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let told = carry.holiday, let days = told.days, holds(raw.period, days),
      raw.period != days
    else { return }
    switch raw.rules.period {
    case .periodFrame, .periodDocumentFrame, .periodDocumentYear: break
    case .periodEnd where raw.periodSpan.start < sentenceStart: break
    default: return
    }
    let isHere = told.paragraph == carry.paragraphStart
    guard carry.isHolidayText || isHere && told.opens && told.sentence == sentenceIndex - 1 else {
      return
    }
    // 上半年…。春运40天，发送旅客32万人次。营运车辆4863辆: of what the paragraph began with.
    let isPart =
      raw.rules.indicator == .indicatorCarried || text.has("其中", at: sentenceStart)
    if carry.isHolidayText || isPart {
      (raw.period, raw.periodSpan) = (days, told.span)
      raw.rules.period = .periodCarried
    }
    if !carry.isHolidayText, !isPart, context.frame != nil { return }
    if carry.isHolidayText ? !isHere && !isMeasured(quantity, days, &raw) : !isPart {
      raw.certainty.period = .guessed
    }
  }

  /// Whether a text about a holiday tells of what was done in it, rather than of what there is: 全市现有景区12家.
  private func isMeasured(_ quantity: Quantity, _ days: Period, _ raw: inout RawObservation) -> Bool
  {
    raw.measure != .level || carry.isFlow && carry.flowSentence == sentenceIndex
      || isDeedInFull(quantity)
      || output.suffix(64).contains {
        $0.period == days && $0.measure == .level && text.isSame($0.unit, raw.unit)
      }
  }
}
