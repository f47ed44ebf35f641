import HanBase

/// Reads times in the forms of dates beside those of reports: `2024 年 3 月`, `2010-01-29`, `07年`,
/// 一月十日到十二日, 上世纪90年代; what `TimeLexer` reads (十四五, 上半年, 近三年) is read by it.
struct PeriodReader {
  let text: ByteText
  let limit: Int
  let context: ExtractorContext
  let sentenceYear: Int

  /// A period with the place after its words.
  struct Match {
    var end: Int
    var period: Period
    /// 目前, 当前: a word that can be the end of one and the beginning of another (项目前期).
    var isNow = false
  }

  /// A date as far as its words say it.
  private struct Partial {
    var year = 0
    var month = 0
    var day = 0
    var end = 0
    var hasYear = false
  }

  /// The period that begins at a place, or nil.
  func read(at start: Int) -> Match? {
    // 提前4个月, 此前.
    if text.has("前", at: start), text.ends("提", at: start) { return nil }
    // 康熙三年五月: a month of a year that is not known; 周四到十月 begins with a weekday.
    if text.ends("年", at: start) || text.ends("周", at: start) || text.ends("期", at: start),
      ScalarClass.digit(text.scalar(start).value) >= 0
        || ScalarClass.power(text.scalar(start).value) == 1
        || (48...57).contains(text[start])
    {
      return nil
    }
    let own = mayBeDate(start) ? numericDates(start) ?? decade(start) ?? dates(start) : nil
    guard TimeLexer.mayBegin(text, start) else { return own }
    let lexer = TimeLexer(text: text, limit: limit, context: context, sentenceYear: sentenceYear)
    guard let time = lexer.read(at: start), time.kind != .duration,
      !text.has("普法", at: Int(time.span.end))
    else { return own }
    let match = Match(end: Int(time.span.end), period: time.period, isNow: time.kind == .now)
    guard let own, own.end >= match.end else { return match.end > start ? match : own }
    return own
  }

  /// Whether a date or decade may begin at a place: behind its first numeral stands one of few marks.
  private func mayBeDate(_ start: Int) -> Bool {
    if text.any("从", "自", "上世纪", "上个世纪", "本世纪", "新世纪", at: start) != nil { return true }
    var at = start
    while at < limit, at - start < 64 {
      let (scalar, length) = text.scalar(at)
      guard
        (48...57).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
          || ScalarClass.digit(scalar) >= 0 || ScalarClass.power(scalar) > 0
      else { break }
      at += length
    }
    guard at > start else { return false }
    switch text.scalar(text.afterBlanks(at, limit)).value {
    case 0x5E74, 0x6708, 0x4E16: return true  // 年 月 世
    case 0x2D, 0x2E, 0x2F: return at - start == 4
    default: return at - start >= 64
    }
  }

  // MARK: dates

  private func dates(_ start: Int) -> Match? {
    var at = start
    let opens = text.has("从", at: at) || text.has("自", at: at)
    if opens { at += 3 }
    guard let first = partial(at, after: nil) else { return nil }
    guard let connector = connector(first.end), let last = partial(connector, after: first) else {
      return opens ? nil : Match(end: first.end, period: period(first))
    }
    let (left, right) = (period(first), period(last))
    guard !left.isUnknown, !right.isUnknown else {
      return Match(end: last.end, period: .unknown)
    }
    guard let from = left.start, let to = right.end, from <= to else {
      return opens ? nil : Match(end: first.end, period: left)
    }
    var end = last.end
    if let length = text.any("之间", "间", at: end) { end += length }
    return Match(end: end, period: Period(start: from, end: to))
  }

  private func connector(_ start: Int) -> Int? {
    let at = text.afterBlanks(start, limit)
    guard let length = text.any("——", "—", "–", "-", "－", "~", "～", "至", "到", at: at) else {
      return nil
    }
    return text.afterBlanks(at + length, limit)
  }

  private func period(_ date: Partial) -> Period {
    guard date.year > 0 else { return .unknown }
    if date.day > 0 {
      return CivilDate(year: date.year, month: date.month, day: date.day).map { .day($0) }
        ?? .unknown
    }
    return date.month > 0 ? .months(date.month, date.month, of: date.year) : .year(date.year)
  }

  /// Year, month and day, or what of them stands there; the rest comes from the date before.
  private func partial(_ start: Int, after first: Partial?) -> Partial? {
    var date = Partial()
    var at = start
    if let (year, end) = year(at) {
      (date.year, date.hasYear, date.end) = (year, true, end)
      at = text.afterBlanks(end, limit)
    }
    if let (month, end) = integer(at, 1...12, "月"), text.any("均", "度", at: end) == nil {
      date.month = month
      date.end = text.has("份", at: end) ? end + 3 : end
      at = text.afterBlanks(date.end, limit)
      if let (day, dayEnd) = integer(at, 1...31, "日") ?? integer(at, 1...31, "号") {
        (date.day, date.end) = (day, dayEnd)
      }
    } else if !date.hasYear, let first, first.day > 0,
      let (day, end) = integer(at, 1...31, "日") ?? integer(at, 1...31, "号")
    {
      (date.month, date.day, date.end) = (first.month, day, end)
    }
    guard date.hasYear || (date.month > 0 && (first != nil || date.day > 0)) else { return nil }
    if !date.hasYear {
      date.year = first?.year ?? (sentenceYear > 0 ? sentenceYear : context.year)
    }
    return date
  }

  /// `2024年`, 二〇二四年, `07年`, `18年10月`.
  private func year(_ start: Int) -> (Int, Int)? {
    var at = start
    var (value, count, isZero) = (0, 0, false)
    while count < 5, let (digit, length) = digit(at) {
      if count == 0 { isZero = digit == 0 }
      value = value * 10 + digit
      count += 1
      at += length
    }
    guard count == 4 || count == 3 || count == 2, !isJoined(start), !isReign(start) else {
      return nil
    }
    at = text.afterBlanks(at, limit)
    guard text.has("年", at: at),
      text.any("年级", "年代", "年龄", "年均", "年期", at: at) == nil
    else { return nil }
    at += 3
    if count == 2 {
      let month = integer(text.afterBlanks(at, limit), 1...12, "月")
      guard isZero || month != nil else { return nil }
      value += 2000
    } else if count == 3 {
      guard !isZero, text.ends("公元", at: start) else { return nil }
    }
    return value > 0 ? (value, at) : nil
  }

  /// 康熙20年, 民国07年: years of another count.
  private func isReign(_ start: Int) -> Bool {
    let names: [StaticString] = ["民国", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治", "光绪", "宣统"]
    return text.anyEnds(names, at: start) != nil
  }

  private func isJoined(_ start: Int) -> Bool {
    let before = text.scalarBefore(start)
    return (48...57).contains(before) || before == 0x2E || ScalarClass.digit(before) >= 0
      || ScalarClass.power(before) > 0
  }

  private func integer(_ start: Int, _ range: ClosedRange<Int>, _ mark: StaticString) -> (Int, Int)?
  {
    var at = start
    var value = 0
    if let (first, length) = digit(at), text[at] < 0x80 || text[at] == 0xEF {
      value = first
      at += length
      if let (second, length) = digit(at), text[at] < 0x80 || text[at] == 0xEF {
        value = value * 10 + second
        at += length
      }
    } else {
      var integer = ChineseInteger(text: text, limit: limit)
      guard let read = integer.read(&at), !integer.isVague, !integer.isMore, read.coefficient < 100
      else { return nil }
      value = Int(read.coefficient)
    }
    at = text.afterBlanks(at, limit)
    guard range.contains(value), text.has(mark, at: at) else { return nil }
    return (value, at + 3)
  }

  private func digit(_ at: Int) -> (Int, Int)? {
    guard at < limit else { return nil }
    let (scalar, length) = text.scalar(at)
    if (48...57).contains(scalar) { return (Int(scalar) - 48, length) }
    if (0xFF10...0xFF19).contains(scalar) { return (Int(scalar) - 0xFF10, length) }
    let value = ScalarClass.digit(scalar)
    return value >= 0 && value < 10 ? (value, length) : nil
  }

  // MARK: other forms

  /// One numeric date, or two with a dash between them.
  private func numericDates(_ start: Int) -> Match? {
    guard let first = numericDate(start) else { return nil }
    guard let next = connector(first.end), let last = numericDate(next),
      let from = first.period.start, let to = last.period.end, from <= to
    else { return first }
    return Match(end: last.end, period: Period(start: from, end: to))
  }

  /// `2010-01-29`, `2010.1.29`, `2010/01/29`.
  private func numericDate(_ start: Int) -> Match? {
    var at = start
    guard !isJoined(start), let year = ascii(&at, 4...4), (1800...2200).contains(year) else {
      return nil
    }
    let mark = text[at]
    guard mark == 0x2D || mark == 0x2E || mark == 0x2F else { return nil }
    at += 1
    guard let month = ascii(&at, 1...2), text[at] == mark else { return nil }
    at += 1
    guard let day = ascii(&at, 1...2), let date = CivilDate(year: year, month: month, day: day),
      text[at] != mark, !(48...57).contains(text[at])
    else { return nil }
    return Match(end: at, period: .day(date))
  }

  private func ascii(_ at: inout Int, _ digits: ClosedRange<Int>) -> Int? {
    var (value, count) = (0, 0)
    while count < digits.upperBound, (48...57).contains(text[at]) {
      value = value * 10 + Int(text[at]) - 48
      count += 1
      at += 1
    }
    return digits.contains(count) ? value : nil
  }

  /// 上世纪90年代, 20世纪80年代, 九十年代.
  private func decade(_ start: Int) -> Match? {
    var at = start
    var century = -1
    if let length = text.any("上世纪", "上个世纪", at: at) {
      century = context.year > 0 ? context.year / 100 - 1 : -1
      at += length
    } else if let length = text.any("本世纪", "新世纪", at: at) {
      century = context.year > 0 ? context.year / 100 : -1
      at += length
    } else if let (number, end) = integer(at, 1...30, "世"), text.has("纪", at: end) {
      century = number - 1
      at = end + 3
    }
    let isStated = at > start
    guard let (tens, end) = tens(at), text.has("年代", at: end) else { return nil }
    if !isStated {
      guard !isJoined(start), context.year > 0 else { return Match(end: end + 6, period: .unknown) }
      century = context.year / 100
      if century * 100 + tens > context.year { century -= 1 }
    }
    guard century >= 0 else { return Match(end: end + 6, period: .unknown) }
    let first = century * 100 + tens
    return Match(end: end + 6, period: first > 0 ? .years(first, first + 9) : .unknown)
  }

  private func tens(_ start: Int) -> (Int, Int)? {
    var at = start
    if let (first, length) = digit(at), text[at] < 0x80 || text[at] == 0xEF {
      at += length
      guard let (second, next) = digit(at), second == 0 else { return nil }
      return (first * 10, at + next)
    }
    var integer = ChineseInteger(text: text, limit: limit)
    guard let value = integer.read(&at), value.coefficient < 100, value.coefficient % 10 == 0,
      value.coefficient > 0, !integer.isVague
    else { return nil }
    return (Int(value.coefficient), at)
  }
}
