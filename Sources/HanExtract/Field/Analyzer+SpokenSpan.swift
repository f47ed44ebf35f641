import HanBase
import HanCatalog
import HanCorpus

extension Analyzer {
  /// 上海2022年末存款5.2万亿元，…。广州2.6万亿元，居第四位: levels that the text told of the year before only, and what goes on about them.
  @inline(never)
  func goesOnAboutLastYear(_ quantity: Quantity, _ measure: Measure) -> Bool {
    let year = context.year - 1
    if let last = output.last, Int(last.sentence) == sentenceIndex, measure != .level {
      return last.rules.period == .periodCarried && last.certainty.period == .guessed
        && last.period == .year(year)
        && text.lacks("；", from: Int(last.span.end), to: Int(quantity.span.start))
    }
    guard measure == .level else { return false }
    var told = 0
    var isStated = false
    for other in output.suffix(64).reversed()
    where other.measure == .level && text.isSame(other.unit, quantity.unit) {
      switch other.rules.period {
      case .periodClause, .periodCarried, .periodFrame, .periodNow, .periodOpen:
        guard other.status == .normal else { continue }
        if other.period.end?.year != year { return false }
        told += 1
        if other.certainty.period != .guessed { isStated = true }
      // Above what was told of another year.
      case .periodDocumentYear: return told >= 2 && isStated
      default: break
      }
    }
    return told >= 2 && isStated
  }

  /// Remembers the years that a sentence spans, for 同期 in the next.
  @inline(__always)
  func noteSpokenSpan() {
    if !times.isEmpty { noteSpokenSpanInFull() }
  }

  @inline(never)
  private func noteSpokenSpanInFull() {
    for time in times where time.kind == .calendar && !time.isBase {
      guard let start = time.period.start?.year, let end = time.period.end?.year, start < end
      else { continue }
      carry.spokenSpan = (time.period, sentenceIndex)
    }
  }

  /// 1999年到2008年，比重由32.9%提高到41.1%: the years between which something changed are those of its ends.
  func ends(of time: TimeMention) -> (Int, Int)? {
    guard time.kind == .calendar, let start = time.period.start?.year,
      let end = time.period.end?.year, start < end,
      text.find("到", in: time.span.range) != nil || text.find("至", in: time.span.range) != nil
    else { return nil }
    return (start, end)
  }

  /// 以2020年11月1日零时为标准时点: the year of a census, whose results are of that day.
  func censusYear(_ document: Document) -> Int? {
    let opening = document.sentences.prefix(6)
    if let year = yearOfCensus(opening.prefix(3)) { return year }
    guard let first = opening.first, let last = opening.last, context.year > 0,
      text.anyFind(
        ["人口普查", "人普"], in: Int(first.span.start)..<max(Int(first.span.start), Int(last.span.end)))
        != nil
    else { return nil }
    for sentence in opening {
      scanTimes(sentence.span)
      for time in times where time.kind == .calendar && !time.isBase {
        guard let year = time.period.end?.year, year < context.year, year > context.year - 4,
          text.any("零时", "0时", "零点", at: Int(time.span.end)) != nil,
          !comparesWith(time, in: sentence.span)
        else { continue }
        return year
      }
    }
    return nil
  }

  /// 第三次农业普查公报, 第四次经济普查主要数据公报: the year whose end such a census is of, in a text of the years behind it.
  func yearOfOtherCensus(_ span: Span) -> Period? {
    guard text.find("普查", in: span.range) != nil, context.year > 0,
      text.anyFind(["公报", "主要数据", "普查数据", "普查结果", "主要情况", "解读", "系列报告"], in: span.range) != nil,
      let name = text.anyFind(["农业普查", "经济普查"], in: span.range),
      case let before = Int(span.start)..<name, let mark = text.find("第", in: before)
    else { return nil }
    let number = ScalarClass.digit(text.scalar(mark + 3).value)
    let years =
      text.has("农业", at: name) ? [1996, 2006, 2016] : [2004, 2008, 2013, 2018, 2023]
    guard number >= 1, number <= years.count, text.has("次", at: mark + 6),
      case let year = years[Int(number) - 1], year < context.year, year >= context.year - 3
    else { return nil }
    return .year(year)
  }

  /// 这个排名是根据2004年底的统计材料得出的: the year whose figures a text says that it tells.
  func yearOfSource(_ span: Span) -> Period? {
    // A time of the calendar says which; most sentences have none.
    guard times.contains(where: { $0.kind == .calendar && !$0.isBase }) else { return nil }
    if let year = yearOfRanking(span) { return year }
    guard text.anyFind(["根据", "依据", "基于"], in: span.range) != nil else { return nil }
    for time in times where time.kind == .calendar && !time.isBase {
      guard let end = time.period.end?.year, end < context.year, end >= context.year - 3,
        time.isPoint || time.period == .year(end),
        text.anyEnds("根据", "依据", "基于", at: Int(time.span.start)) != nil,
        text.any("的统计", "统计", "的数据", "数据", "年报", "的年报", "的营业", "的财务", "的调查", at: Int(time.span.end))
          != nil,
        text.anyFind(
          ["数字", "数据", "榜单", "排名", "排行", "结果", "名单"],
          in: Int(span.start)..<max(Int(span.start), Int(time.span.start))) != nil,
        text.anyFind(
          ["得出", "评出", "评定", "排出", "计算", "整理", "编制", "产生"],
          in: Int(time.span.end)..<max(Int(time.span.end), Int(span.end))) != nil
      else { continue }
      return .year(end)
    }
    return nil
  }

  /// 这个榜单以2015年集装箱吞吐量进行排列: the year by whose figures a list is put in order.
  private func yearOfRanking(_ span: Span) -> Period? {
    guard text.anyFind(["榜", "排名", "排行", "强", "名单"], in: span.range) != nil else { return nil }
    for time in times where time.kind == .calendar && !time.isBase {
      guard let end = time.period.end?.year, end < context.year, end >= context.year - 3,
        time.isPoint || time.period == .year(end),
        text.anyEnds("以", "按", "按照", "依照", "依据", "根据", "依", at: Int(time.span.start)) != nil
      else { continue }
      let behind = Int(time.span.end)..<min(Int(span.end), Int(time.span.end) + 60)
      guard behind.lowerBound < behind.upperBound,
        let verb = text.anyFind(
          ["排列", "排名", "排序", "排出", "为依据", "为准", "为标准", "为排名依据", "排定", "评出", "评选"], in: behind),
        text.anyFind(["，", "；", "价格", "不变价"], in: behind.lowerBound..<verb) == nil
      else { continue }
      return .year(end)
    }
    return nil
  }

  /// 根据各地统计公报梳理: what places tell of a year they tell in spring of the year behind it.
  func readsCommuniques(_ span: Span) -> Bool {
    guard let found = text.find("统计公报", in: span.range) else { return false }
    let before = max(Int(span.start), found - 48)..<found
    guard
      let places = text.anyFind(
        [
          "各地", "各省", "各市", "各城市", "各个城市", "各州", "各县", "各区", "历年", "城市的", "省份的", "市州的", "县市的",
          "省市的", "市县的",
        ], in: before)
    else { return false }
    return text.anyFind(["，", "；", "《"], in: places..<found) == nil
  }

  /// 七普数据显示, in a text of the year in which a census was published: the census before it.
  private func yearOfCensus(_ opening: ArraySlice<Sentence>) -> Int? {
    guard context.year == 2021 || context.year == 2011 else { return nil }
    let names: [StaticString] =
      context.year == 2021
      ? [
        "七普数据", "七普结果", "“七普”数据", "七普公报", "“七普”结果", "第七次全国人口普查公报", "第七次全国人口普查主要数据", "第七次全国人口普查结果",
        "第七次全国人口普查数据",
      ]
      : [
        "六普数据", "六普结果", "“六普”数据", "“六普”结果", "第六次全国人口普查公报", "第六次全国人口普查主要数据", "第六次全国人口普查结果",
        "第六次全国人口普查数据",
      ]
    return opening.contains { text.anyFind(names, in: $0.span.range) != nil }
      ? context.year - 1 : nil
  }

  /// 2021年末…，比第七次全国人口普查时点，即2020年11月1日零时，增加了25.42万人: the text is of another year.
  private func comparesWith(_ time: TimeMention, in span: Span) -> Bool {
    let before = max(Int(span.start), Int(time.span.start) - 66)..<Int(time.span.start)
    return text.anyFind(["比第", "与第", "较第", "比20", "与20", "较20"], in: before) != nil
  }

  /// 十年间, 十年来, in a text about a census: the years since the one before, which are no period of their own.
  func liesBetweenCensuses(_ mention: TimeMention) -> Bool {
    guard mention.kind == .back,
      context.isCensus
        || times.count > 0
          && text.anyFind(["人口普查，", "人口普查数据"], in: sentenceStart..<Int(mention.span.start)) != nil,
      let start = mention.period.start?.year,
      let end = mention.period.end?.year
    else { return false }
    return end - start == 9
  }
}
