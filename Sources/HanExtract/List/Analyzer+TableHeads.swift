import HanBase
import HanCatalog
import HanCorpus

/// What a column's head says of the numbers below it.
struct ColumnHead {
  /// The words that name the measure; empty where the head is a general one (绝对数, 数值).
  var noun = Span.none
  /// The unit's words without magnitude.
  var unit = Span.none
  var power = 0
  var isGrowth = false
  var isShare = false
  /// The head says what the rates of change are told in.
  var saysPercent = false
  /// The column holds the rows' units.
  var isUnit = false
  /// The period is another column's, whose head names one.
  var sharesPeriod = false
  /// 本月, 当月, 本季: the last part of the time that the table tells of.
  var isLatest = false
  /// 本年: which year that is, the head does not say.
  var isThisYear = false
  /// The division that the column is of, or 0.
  var area: Int32 = 0
  /// The column only numbers the rows.
  var isOrder = false
  /// What a column of growth is of: the column before it.
  var grows = Span.none
  /// The column holds the rows' places by the column before it.
  var isRank = false
  var period: Period?
  var periodSpan = Span.none
  var whole = Span.none
}

extension Analyzer {
  /// What the heads of a table's columns say, one head for each of at most 64 columns.
  func columnHeads(_ section: Section, _ last: TableCell) -> [ColumnHead] {
    var count = 0
    for cell in section.cells where Int(cell.column) >= count { count = Int(cell.column) + 1 }
    var heads = [ColumnHead](repeating: ColumnHead(), count: min(count, 64))
    for cell in section.cells
    where cell.isHead && !cell.span.isEmpty && Int(cell.column) < heads.count {
      let column = Int(cell.column)
      if heads[column].whole == cell.span { continue }
      readHead(cell.span, &heads[column], column)
    }
    for index in heads.indices.dropFirst() {
      if heads[index].isRank { heads[index].noun = heads[index - 1].noun }
      // 生产总值 | 比上年增长: the growth is of the column before.
      if index > 1, heads[index].isGrowth, !heads[index - 1].isGrowth {
        heads[index].grows = heads[index - 1].noun
      }
    }
    return heads
  }

  /// 1998年 | 比上年增长: the growth is of the latest year that a head names; not of 上年同期 or 2025年目标.
  func sharePeriod(_ heads: inout [ColumnHead]) {
    var latest: (period: Period, span: Span)?
    for head in heads {
      guard let period = head.period, let end = period.end,
        text.anyFind(["上年", "去年", "同期", "目标", "计划", "预期"], in: head.whole.range) == nil
      else { continue }
      if let known = latest?.period.end, known >= end { continue }
      latest = (period, head.periodSpan)
    }
    guard let latest else { return }
    for index in heads.indices where heads[index].period == nil && heads[index].isGrowth {
      (heads[index].period, heads[index].periodSpan) = (latest.period, latest.span)
      heads[index].sharesPeriod = true
    }
  }

  /// 一季度 | 上半年 | 全年, in spring: all are of the year that is over.
  func settleYear(_ heads: inout [ColumnHead]) {
    func saysNoYear(_ head: ColumnHead) -> Bool {
      !head.periodSpan.isEmpty && text[Int(head.periodSpan.start)] >= 0x80
        && text.anyFind(["上年", "去年", "年前", "今年", "本年"], in: head.periodSpan.range) == nil
    }
    let last = context.year - 1
    guard
      heads.contains(where: {
        saysNoYear($0) && $0.period?.start?.year == last && $0.period?.end?.year == last
      })
    else { return }
    for index in heads.indices where saysNoYear(heads[index]) {
      guard let start = heads[index].period?.start, let end = heads[index].period?.end,
        start.year == context.year, end.year == context.year
      else { continue }
      heads[index].period = .months(start.month, end.month, of: last)
    }
  }

  /// 本月 | 1—7月: the month is the last of those that another head or the caption names.
  func settleLatest(_ heads: inout [ColumnHead], _ caption: (Period, Span)?) {
    guard heads.contains(where: \.isLatest) else { return }
    var whole = caption?.0
    for head in heads where !head.isLatest {
      if let period = head.period, let end = period.end, end >= whole?.end ?? end { whole = period }
    }
    guard let end = whole?.end else { return }
    for index in heads.indices where heads[index].isLatest {
      let months = text.anyFind(["季"], in: heads[index].whole.range) == nil ? 1 : 3
      heads[index].period = .months(end.month - months + 1, end.month, of: end.year)
      heads[index].periodSpan = heads[index].whole
      heads[index].sharesPeriod = true
    }
  }

  private func readHead(_ span: Span, _ head: inout ColumnHead, _ column: Int) {
    head.whole = span
    scan(span)
    for time in times where !time.isBase && !time.period.isUnknown && time.kind != .duration {
      head.period = time.period
      head.periodSpan = time.span
    }
    let latest = text.any(Analyzer.latestParts, at: Int(span.start)) ?? 0
    head.isLatest = head.isLatest || latest > 0
    if latest > 0 || text.any("本年度", "本年", "今年", at: Int(span.start)) == span.count {
      head.isThisYear = latest == 0
      (head.period, head.periodSpan) = (nil, .none)
    }
    // A second line of heads adds to what the first says.
    let grows =
      text.anyFind(["增长", "增速", "增幅", "±", "增减", "涨跌", "涨幅"], in: span.range) != nil
      && text.anyFind(["增减挂钩", "增长极", "增长点"], in: span.range) == nil
      || text.any("比上年", "较上年", at: Int(span.start)) != nil
      || text.anyFind(["同比", "环比"], in: span.range) != nil
      || text.has("比", at: Int(span.start)) && times.contains { $0.span.start == span.start + 3 }
    head.isGrowth = head.isGrowth || grows
    head.saysPercent = head.saysPercent || text.anyFind(["%", "％"], in: span.range) != nil
    let places = text.any("排名", "排位", "位次", "名次", at: Int(span.start)) == span.count
    head.isOrder =
      text.any("序号", "编号", "行次", at: Int(span.start)) == span.count || places && column == 0
    head.isRank = places && column > 0
    if head.isRank { return }
    if text.find("比重", in: span.range) != nil || text.find("占比", in: span.range) != nil {
      head.isShare = true
    }
    if text.any("单位", "计量单位", at: Int(span.start)) == span.count { head.isUnit = true }
    var end = Int(span.end)
    if let open = unitBracket(span) {
      let close = Int(span.end)
      if let found = unitWords(open.inner, close) {
        head.unit = found.unit
        head.power = found.power
      }
      end = open.start
    }
    var start = Int(span.start)
    for time in times where Int(time.span.start) == start { start = Int(time.span.end) }
    start += latest
    // 累计同比: a rate like any other.
    if let length = text.any("累计", at: start), head.isGrowth { start += length }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    while start < end, text[start] == 0x20 { start += 1 }
    guard end > start, !isGeneralHead(start, end) else { return }
    // | 指标 | 长沙县 | 浏阳市 |
    if column > 0, head.area == 0, let area = areaLabel(Span(start, end)) {
      head.area = area
    } else {
      head.noun = Span(start, end)
    }
  }

  private static let latestParts = WordSet("本季度", "本月", "当月", "本季", "当季")

  /// 绝对数, 数值, 年末数, 全市: heads that name no measure of their own.
  private func isGeneralHead(_ start: Int, _ end: Int) -> Bool {
    for word: StaticString in [
      "绝对数", "绝对值", "数值", "指标值", "年末数", "数量", "总量", "完成数", "完成情况", "合计", "金额", "本年", "全年", "实绩",
      "累计", "本期", "绝对量", "指标数值", "产量", "年", "全市", "全省", "全县", "全区", "全州",
    ]
    where word.utf8CodeUnitCount == end - start && text.has(word, at: start) {
      return true
    }
    return false
  }

  func unitBracket(_ span: Span) -> (start: Int, inner: Int)? {
    var at = Int(span.end)
    while at > Int(span.start) {
      let start = text.before(at)
      if let length = text.any("（", "(", at: start) { return (start, start + length) }
      at = start
    }
    return nil
  }

  /// 万人, 亿元, %: a magnitude and a unit.
  func unitWords(_ start: Int, _ limit: Int) -> (unit: Span, power: Int)? {
    var at = start
    var power = 0
    while at < limit {
      let (scalar, length) = text.scalar(at)
      let own = ScalarClass.power(scalar)
      guard own > 0, text.isMagnitude(at, scalar, length), at + length < limit else { break }
      power += own
      at += length
    }
    var end = limit
    while end > at {
      if let index = lexicon.exact(text.base + at, end - at), lexicon[index].unit >= 0 {
        return (Span(at, end), power)
      }
      end = text.before(end)
    }
    return nil
  }

  /// 居民消费价格比上年涨跌幅度: every column of the table holds rates of change.
  func captionSpeaksOfGrowth(_ section: Section, in document: Document) -> Bool {
    guard section.heading >= 0, section.heading < document.sections.count else { return false }
    let title = document.sections[section.heading].span.range
    for word: StaticString in ["涨跌幅度", "增长速度", "增速"] where text.find(word, in: title) != nil {
      return text.find("及其", in: title) == nil
    }
    return false
  }

  /// 单位：亿元, above or in the corner of a table: what its numbers are told in where nothing else says so.
  func commonUnit(_ section: Section) -> (unit: Span, power: Int)? {
    guard let first = section.cells.first else { return nil }
    let end = Int(first.isHead ? first.span.end : first.span.start)
    var start = max(0, end - 90)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    var found: (unit: Span, power: Int)?
    while let word = text.find("单位", in: start..<end) {
      start = word + 6
      // 责任单位：市发改委 is none of measure.
      guard let length = text.any("：", ":", at: start),
        text.anyEnds("计量", "数据", "（", "(", "，", "　", " ", "\t", "\n", at: word) != nil || word == 0
      else { continue }
      var at = start + length
      while at < end, text[at] == 0x20 { at += 1 }
      let stop = text.anyFind(["，", "、", "；", "）", ")", "\n", "\t", " "], in: at..<end) ?? end
      if let unit = unitWords(at, stop), Int(unit.unit.end) == stop { found = unit }
    }
    return found
  }

  /// 表：部分城市4月新建商品住宅销售价格涨幅: what a table is about whose rows are places and whose heads name
  /// nothing, by the line above it.
  func captionIndicator(_ section: Section) -> (span: Span, indicator: Int32)? {
    guard let first = section.cells.first else { return nil }
    var end = Int(first.span.start)
    while end > 0, text[end - 1] <= 0x20 { end -= 1 }
    var start = end
    while start > 0, end - start < 240, text[start - 1] != 0x0A { start -= 1 }
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    // A caption: 表1 …, or a short line that is no sentence.
    guard end > start,
      text.any("表", "图", at: start) != nil
        || end - start < 120 && text.anyFind(["。", "，"], in: start..<end) == nil
    else { return nil }
    scan(Span(start, end))
    for token in tokens.run(from: 0).reversed() where token.kind == .word && token.isIndicator {
      return (token.span, lexicon[Int(token.index)].indicator)
    }
    return nil
  }

  func captionTime(_ section: Section, in document: Document) -> (Period, Span)? {
    guard section.heading >= 0, section.heading < document.sections.count else { return nil }
    scan(document.sections[section.heading].span)
    for time in times where !time.isBase && !time.period.isUnknown && time.kind != .duration {
      return (time.period, time.span)
    }
    return nil
  }
}
