import HanBase
import HanCatalog

/// Times that mean what the words before them say.
extension Analyzer {
  /// 从2006年起，投入18亿元; 2019年起，…; 自2018年开始，…: from then on, and no year for the sentences behind; 2019年起步 and
  /// 2020年起草 are deeds of that year, and 自2021年7月1日起施行 is that day.
  @inline(__always)
  func reachFromThen(_ mention: inout TimeMention, _ at: Int) -> Bool {
    text.any("起", "开始", at: Int(mention.span.end)) != nil && reachFromThenInFull(&mention, at)
  }

  @inline(never)
  private func reachFromThenInFull(_ mention: inout TimeMention, _ at: Int) -> Bool {
    let end = Int(mention.span.end)
    guard context.year > 0, mention.kind == .calendar || mention.kind == .relative,
      !mention.isBase, !mention.followsFrame, !mention.isSince,
      let start = mention.period.start, let last = mention.period.end,
      start.year < context.year || start.month > 1 && last.month < 12,
      last.year <= context.year, start.year == last.year || last.year - start.year == 9,
      let until = context.month > 0
        ? Period.months(context.month, context.month, of: context.year).end
        : CivilDate(year: context.year - 1, month: 12, day: 31),
      (start.year, start.month) <= (until.year, until.month)
    else { return false }
    let isLed = text.anyEnds("从", "自", "自从", at: at) != nil
    if text.has("开始", at: end) {
      guard isLed, text.any("，", ",", at: end + 6) != nil else { return false }
    } else {
      guard
        isLed || at == sentenceStart
          || text.anyEnds("，", ",", "；", "：", "　", "\n", at: at) != nil,
        text.any(Analyzer.notSince, at: end) == nil,
        isLed || text.any(Analyzer.behindSince, at: end + 3) != nil
      else { return false }
    }
    (mention.isPoint, mention.isSince) = (false, true)
    mention.period = Period(start: start, end: until)
    return true
  }

  /// What begins with 起 and is no word for since then.
  private static let notSince = WordSet(
    "起步", "起草", "起飞", "起点", "起家", "起诉", "起征", "起码", "起重", "起义", "起伏", "起底", "起运", "起航", "起跳", "起始",
    "起源",
    "起到", "起势", "起施行", "起实施", "起执行", "起生效", "起正式施行", "起正式实施", "起停", "起开工", "起降", "起动")
  /// What stands behind 2019年起 where nothing leads to the year.
  private static let behindSince = WordSet(
    "，", ",", "全", "每", "连", "先", "陆", "逐", "累", "市", "县", "省", "区", "州", "镇", "村", "我", "该", "就",
    "实行", "对", "由", "持", "已", "共", "当地", "这")

  /// 2013年旅游收入49.6亿元，十年间增长了近4倍, in 2024: the years behind the one that the sentence has named, as far as they are over.
  @inline(__always)
  func goOnFromYear(_ mention: inout TimeMention) {
    if sentenceYear > 0, text.anyEnds("间", "里", at: Int(mention.span.end)) != nil {
      goOnFromYearInFull(&mention)
    }
  }

  /// 2009年，与2005年的1608亿元相比，四年间翻了一番: the years between two that the sentence has named, if they are as many.
  @inline(__always)
  func lieBetweenNamed(_ mention: inout TimeMention) {
    if times.count >= 1, !mention.isNear,
      text.anyEnds("间", "里", "来", at: Int(mention.span.end)) != nil
    {
      lieBetweenNamedInFull(&mention)
    }
  }

  @inline(never)
  private func lieBetweenNamedInFull(_ mention: inout TimeMention) {
    guard let first = mention.period.start?.year, let last = mention.period.end?.year, last > first
    else { return }
    // 2012年至2017年，五年间增长60%
    if let time = times.suffix(6).last(where: { $0.kind == .calendar && !$0.isBase }),
      let from = time.period.start?.year, let until = time.period.end?.year, until > from,
      until <= context.year, until != last, case let more = last - first + 1 - (until - from),
      more == 0 || more == 1
    {
      mention.period = .years(more == 0 ? from + 1 : from, until)
      return
    }
    func year(_ time: TimeMention) -> Int? {
      guard time.kind == .calendar, let year = time.period.end?.year,
        time.period.start?.year == year, year <= context.year
      else { return nil }
      return year
    }
    let named = times.suffix(6).compactMap(year)
    guard let until = named.max(), until != last, named.contains(until - (last - first) - 1) else {
      return
    }
    mention.period = .years(until - (last - first), until)
  }

  @inline(never)
  private func goOnFromYearInFull(_ mention: inout TimeMention) {
    guard let first = mention.period.start?.year, let last = mention.period.end?.year,
      last > first, context.year > 0,
      text.any("近", "过去", "这", "前", "此前", "最近", "连续", at: Int(mention.span.start)) == nil,
      case let until = sentenceYear + last - first + 1, until <= context.year, until != last
    else { return }
    mention.period = .years(sentenceYear + 1, until)
    mention.isDoubtful = true
  }

  /// “十五”时期，…。五年实际利用外资23亿美元, in 2008; 到2025年，…。五年新增就业10万人, in 2023: as many years as the section is about, or
  /// those until its goal.
  @inline(__always)
  func meanFrame(_ mention: inout TimeMention) {
    if let last = context.frame?.end?.year, !mention.isNear, _slowPath(last != context.year) {
      meanFrameInFull(last, &mention)
    }
  }

  @inline(never)
  private func meanFrameInFull(_ last: Int, _ mention: inout TimeMention) {
    guard let first = context.frame?.start?.year, let from = mention.period.start?.year,
      let until = mention.period.end?.year, context.year > 0, until > from,
      text.anyEnds("来", "间", "里", "中", at: Int(mention.span.end)) == nil,
      text.any("近", "过去", "这", "前", "此前", "最近", "上届", at: Int(mention.span.start)) == nil
    else { return }
    if last > first, last - first == until - from, last < until, let frame = context.frame {
      mention.period = frame
    } else if last == first, last > context.year + (context.month >= 10 ? 1 : 0),
      last - context.year <= until - from + 1,
      text.anyFind(
        ["已", "了", "去年", "截至", "曾"],
        in: Int(mention.span.end)..<min(sentenceEnd, Int(mention.span.end) + 300)) == nil
    {
      (mention.kind, mention.isDoubtful) = (.ahead, true)
      mention.period = .years(last - (until - from), last)
    }
  }

  /// 2007年，重点治理启动。当年全县有机井7000眼: the year that the sentence before named, whatever the text is about.
  @inline(__always)
  func meanYearBefore(_ mention: inout TimeMention) {
    if mention.followsFrame, Int(mention.span.start) == sentenceStart {
      meanYearBeforeInFull(&mention)
    }
  }

  @inline(never)
  private func meanYearBeforeInFull(_ mention: inout TimeMention) {
    guard text.has("当年", at: sentenceStart), text.any("的", at: sentenceStart + 6) == nil,
      let year = yearJustNamed()
    else { return }
    mention.period = .year(year)
  }

  /// The year that the sentence before named last, if it is over or not compared with; looks back over no more than that sentence.
  @inline(never)
  func yearJustNamed() -> Int? {
    let floor = max(carry.paragraphStart, sentenceStart - 240)
    guard context.year > 0, floor < sentenceStart - 12 else { return nil }
    let end = text.before(sentenceStart)
    var from = end
    while from > floor {
      let before = text.before(from)
      if text.any("。", "！", "？", "\n", at: before) != nil { break }
      from = before
    }
    var found: Int?
    var at = from
    while at < end, let mark = text.find("年", in: at..<end) {
      at = mark + 3
      if let year = yearBefore(mark, from: from) {
        guard year <= context.year,
          text.anyEnds(
            "比", "较", "与", "和", "同", "—", "-", "～", "高于", "低于", "多于", "少于", "超过", "《", "到", "至",
            at: mark - 4)
            == nil
        else { continue }
        found = year
      } else if text.anyEnds("去", "前", at: mark) != nil,
        text.anyEnds("比", "较", "与", "和", "同", "于", "超", "目", "以", "之", "年", at: mark - 3) == nil,
        text.has("去", at: mark - 3) || text.any("，", "上半年", "下半年", "底", at: at) != nil,
        text.any("同期", "同月", at: at) == nil
      {
        found = context.year - (text.has("去", at: mark - 3) ? 1 : 2)
      }
    }
    return found
  }
}
