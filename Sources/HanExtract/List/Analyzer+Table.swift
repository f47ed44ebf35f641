import HanBase
import HanCatalog
import HanCorpus

/// What a column's head says of the numbers below it.
private struct ColumnHead {
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
  /// The column only numbers the rows.
  var isOrder = false
  var period: Period?
  var periodSpan = Span.none
  var whole = Span.none
}

extension Analyzer {
  /// Reads a table's numeric cells, each with its row's and its column's head.
  func readTable(_ section: Section, in document: Document) {
    guard let last = section.cells.last else { return }
    var heads = columnHeads(section, last)
    let caption = captionTime(section, in: document)
    let common = commonUnit(section)
    if captionSpeaksOfGrowth(section, in: document) {
      for index in heads.indices where !heads[index].isUnit && !heads[index].isShare {
        heads[index].isGrowth = true
      }
    }
    sharePeriod(&heads)
    var rowStart = 0
    var used = Set<Int32>()
    while rowStart < section.cells.count {
      var rowEnd = rowStart
      while rowEnd < section.cells.count, section.cells[rowEnd].row == section.cells[rowStart].row {
        rowEnd += 1
      }
      let row = section.cells[rowStart..<rowEnd]
      rowStart = rowEnd
      if row.contains(where: \.isHead) { continue }
      guard let label = rowLabel(row, heads) else { continue }
      let unit = rowUnit(row, heads, label.unit) ?? common
      for cell in row where !cell.span.isEmpty && cell.span != label.cell {
        let column = Int(cell.column)
        guard column < heads.count, !heads[column].isUnit, !heads[column].isOrder,
          used.insert(cell.span.start).inserted
        else { continue }
        readCell(
          cell, label: label.noun, head: heads[column], rowUnit: unit, caption: caption, section,
          document)
      }
    }
    heads.removeAll()
  }

  private func columnHeads(_ section: Section, _ last: TableCell) -> [ColumnHead] {
    var count = 0
    for cell in section.cells where Int(cell.column) >= count { count = Int(cell.column) + 1 }
    var heads = [ColumnHead](repeating: ColumnHead(), count: min(count, 64))
    for cell in section.cells
    where cell.isHead && !cell.span.isEmpty && Int(cell.column) < heads.count {
      let column = Int(cell.column)
      if heads[column].whole == cell.span { continue }
      readHead(cell.span, &heads[column])
    }
    return heads
  }

  /// 1998年 | 比上年增长: the growth is of the latest year that a head names.
  private func sharePeriod(_ heads: inout [ColumnHead]) {
    var latest: (period: Period, span: Span)?
    for head in heads {
      guard let period = head.period, let end = period.end else { continue }
      if let known = latest?.period.end, known >= end { continue }
      latest = (period, head.periodSpan)
    }
    guard let latest else { return }
    for index in heads.indices where heads[index].period == nil {
      (heads[index].period, heads[index].periodSpan) = (latest.period, latest.span)
      heads[index].sharesPeriod = true
    }
  }

  private func readHead(_ span: Span, _ head: inout ColumnHead) {
    head.whole = span
    scan(span)
    for time in times where !time.isBase && !time.period.isUnknown && time.kind != .duration {
      head.period = time.period
      head.periodSpan = time.span
    }
    head.isGrowth =
      text.anyFind(["增长", "增速", "增幅", "±", "增减", "涨跌", "涨幅"], in: span.range) != nil
      || text.any("环比", "同比", "比上年", "较上年", at: Int(span.start)) != nil
      || text.has("比", at: Int(span.start)) && times.contains { $0.span.start == span.start + 3 }
    head.saysPercent = text.anyFind(["%", "％"], in: span.range) != nil
    head.isOrder =
      text.any("序号", "编号", "行次", "排名", "排位", "位次", "名次", at: Int(span.start)) == span.count
    if text.find("比重", in: span.range) != nil || text.find("占比", in: span.range) != nil {
      head.isShare = true
    }
    if text.any("单位", "计量单位", at: Int(span.start)) != nil { head.isUnit = true }
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
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    while start < end, text[start] == 0x20 { start += 1 }
    guard end > start, !isGeneralHead(start, end) else { return }
    head.noun = Span(start, end)
  }

  /// 绝对数, 数值, 指标值, 年末数: heads that name no measure of their own.
  private func isGeneralHead(_ start: Int, _ end: Int) -> Bool {
    for word: StaticString in [
      "绝对数", "绝对值", "数值", "指标值", "年末数", "数量", "总量", "完成数", "完成情况", "合计", "金额", "本年", "全年", "实绩",
      "累计", "本期", "绝对量", "指标数值", "产量", "年",
    ]
    where word.utf8CodeUnitCount == end - start && text.has(word, at: start) {
      return true
    }
    return false
  }

  private func unitBracket(_ span: Span) -> (start: Int, inner: Int)? {
    var at = Int(span.end)
    while at > Int(span.start) {
      let start = text.before(at)
      if let length = text.any("（", "(", at: start) { return (start, start + length) }
      at = start
    }
    return nil
  }

  /// 万人, 亿元, %: a magnitude and a unit.
  private func unitWords(_ start: Int, _ limit: Int) -> (unit: Span, power: Int)? {
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

  /// The first cell of a row that is no number.
  private func rowLabel(_ row: ArraySlice<TableCell>, _ heads: [ColumnHead]) -> (
    cell: Span, noun: Span, unit: (unit: Span, power: Int)?
  )? {
    for cell in row where !cell.span.isEmpty {
      let column = Int(cell.column)
      if column < heads.count, heads[column].isUnit || heads[column].isOrder { continue }
      var at = Int(cell.span.start)
      if cellNumber(cell.span) != nil { return nil }
      var end = Int(cell.span.end)
      var unit: (unit: Span, power: Int)?
      if let open = unitBracket(cell.span) {
        unit = unitWords(open.inner, end - (text[end - 1] == UInt8(ascii: ")") ? 1 : 3))
        end = open.start
      }
      if let length = text.any("其中：", "其中:", "＃", "#", at: at) { at += length }
      while at < end, text[at] == 0x20 { at += 1 }
      while at < end,
        let length = text.any(
          "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、", "　", at: at)
      { at += length }
      while end > at, text[end - 1] == 0x20 { end -= 1 }
      return at < end ? (cell.span, Span(at, end), unit) : nil
    }
    return nil
  }

  private func rowUnit(
    _ row: ArraySlice<TableCell>, _ heads: [ColumnHead], _ own: (unit: Span, power: Int)?
  ) -> (unit: Span, power: Int)? {
    if let own { return own }
    for cell in row where Int(cell.column) < heads.count && heads[Int(cell.column)].isUnit {
      return unitWords(Int(cell.span.start), Int(cell.span.end))
    }
    return nil
  }

  /// The number that a cell holds, with its sign and unit, and nothing else.
  private func cellNumber(_ span: Span) -> (
    number: NumberMention, negative: Bool, unit: (unit: Span, power: Int)?
  )? {
    var at = Int(span.start)
    var negative = false
    if let length = text.any("-", "－", "−", "—", at: at) {
      negative = true
      at += length
    }
    guard at < Int(span.end) else { return nil }
    let first = text.scalar(at).value
    guard (48...57).contains(first) || (0xFF10...0xFF19).contains(first),
      let number = NumberLexer(text: text, limit: Int(span.end)).read(at: at)
    else { return nil }
    var end = Int(number.span.end)
    while end < Int(span.end), text.any(" ", "%", "％", "\t", "*", at: end) != nil {
      end += text.scalar(end).length
    }
    if end == Int(span.end) { return (number, negative, nil) }
    guard let unit = unitWords(end, Int(span.end)), unit.unit.end == span.end else { return nil }
    return (number, negative, unit)
  }

  /// 居民消费价格比上年涨跌幅度: every column of the table holds rates of change.
  private func captionSpeaksOfGrowth(_ section: Section, in document: Document) -> Bool {
    guard section.heading >= 0, section.heading < document.sections.count else { return false }
    let title = document.sections[section.heading].span.range
    for word: StaticString in ["涨跌幅度", "增长速度", "增速"] where text.find(word, in: title) != nil {
      return text.find("及其", in: title) == nil
    }
    return false
  }

  /// 单位：亿元, above or in the corner of a table: what its numbers are told in where nothing else says so.
  private func commonUnit(_ section: Section) -> (unit: Span, power: Int)? {
    guard let first = section.cells.first else { return nil }
    let end = Int(first.isHead ? first.span.end : first.span.start)
    var start = max(0, end - 90)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    guard let word = text.find("单位", in: start..<end),
      let length = text.any("：", ":", at: word + 6)
    else { return nil }
    var at = word + 6 + length
    while at < end, text[at] == 0x20 { at += 1 }
    let stop = text.anyFind(["，", "、", "；", "）", ")", "\n", " "], in: at..<end) ?? end
    return unitWords(at, stop)
  }

  private func captionTime(_ section: Section, in document: Document) -> (Period, Span)? {
    guard section.heading >= 0, section.heading < document.sections.count else { return nil }
    scan(document.sections[section.heading].span)
    for time in times where !time.isBase && !time.period.isUnknown && time.kind != .duration {
      return (time.period, time.span)
    }
    return nil
  }

  private func readCell(
    _ cell: TableCell, label: Span, head: ColumnHead, rowUnit: (unit: Span, power: Int)?,
    caption: (Period, Span)?,
    _ section: Section, _ document: Document
  ) {
    guard let (number, negative, own) = cellNumber(cell.span) else { return }
    var raw = RawObservation()
    raw.sentence = Int32(sentence(holding: cell.span, section, document))
    raw.span = Span(cell.span.start, number.span.end)
    if text.has("%", at: Int(number.span.end)) || text.has("％", at: Int(number.span.end)) {
      raw.span.end = cell.span.end
    }
    raw.digits = number.digits
    raw.numberEnd = number.span.end
    raw.rules.number = .numberTable
    raw.rules.indicator = .indicatorTable
    let power =
      own?.power ?? (head.unit.isEmpty && !head.isGrowth ? rowUnit?.power ?? 0 : head.power)
    raw.unit =
      own?.unit ?? (head.unit.isEmpty && !head.isGrowth ? rowUnit?.unit ?? .none : head.unit)
    if own != nil { raw.span.end = cell.span.end }
    guard let value = number.value.shifted(by: power) else { return }
    raw.value = negative ? value.negated : value
    if own == nil, raw.span.end > number.span.end { raw.unit = Span(number.span.end, raw.span.end) }
    raw.phrase = Phrase(label)
    if head.isGrowth {
      // 比上年增减（万人）: a difference has the level's own unit.
      raw.measure =
        raw.unit.isEmpty || text.any("%", "％", "‰", "倍", at: Int(raw.unit.start)) != nil
        ? .growth : .change
      raw.rules.measure = .measureTableHead
      if raw.unit.isEmpty {
        raw.defaultUnit = Analyzer.percentUnit
        if !head.saysPercent { raw.certainty.value = .guessed }
      }
      if head.power == 0, head.unit.isEmpty, !head.noun.isEmpty,
        text.find("增", in: head.noun.range) == nil
      {
        raw.phrase.append(head.noun)
      }
    } else {
      raw.rules.measure = .measureTableHead
      if !head.noun.isEmpty { raw.phrase.append(head.noun) }
    }
    raw.indicator = exactIndicator(Int(label.start), Int(label.end)) ?? -1
    if !head.isGrowth, !head.noun.isEmpty { raw.indicator = -1 }
    raw.certainty.indicator = head.whole.isEmpty ? .guessed : .stated
    // Ages and numbers of houses are in tables too.
    if raw.indicator < 0, raw.unit.isEmpty, !head.isGrowth { raw.certainty.indicator = .guessed }
    raw.area = context.area
    raw.rules.area = .areaDocument
    if let token = areaLabel(label) {
      raw.area = token
      raw.rules.area = .areaTable
      raw.phrase = Phrase(head.noun.isEmpty ? label : head.noun)
      raw.indicator =
        head.noun.isEmpty ? -1 : exactIndicator(Int(head.noun.start), Int(head.noun.end)) ?? -1
    }
    if let period = head.period {
      raw.period = period
      raw.periodSpan = head.periodSpan
      raw.rules.period = .periodTable
      if head.sharesPeriod { raw.certainty.period = .carried }
    } else if let (period, span) = caption {
      raw.period = period
      raw.periodSpan = span
      raw.rules.period = .periodTable
    } else if let frame = context.frame ?? context.documentFrame {
      raw.period = frame
      raw.rules.period = .periodFrame
      raw.certainty.period = .carried
    } else {
      raw.period = context.year > 0 ? .year(context.year) : .unknown
      raw.rules.period = .periodDocumentYear
      raw.certainty.period = .guessed
    }
    output.append(raw)
  }

  /// A row that is named after a division: its numbers are that division's.
  private func areaLabel(_ label: Span) -> Int32? {
    let start = Int(label.start)
    if let name = local.shortNames.first(where: { text.isSame(label, $0.bytes) }) {
      return area(ofWord: Int(name.entry), at: start)
    }
    guard let index = lexicon.exact(text.base + start, label.count), lexicon[index].area != 0 else {
      return nil
    }
    let code = area(ofWord: index, at: start)
    return lexicon[index].isWeakArea && !catalog.isWithin(code, context.area) ? nil : code
  }

  private func sentence(holding span: Span, _ section: Section, _ document: Document) -> Int {
    for index in section.sentences where document.sentences[index].span.contains(span) {
      return index
    }
    return section.sentences.isEmpty
      ? max(0, min(section.sentences.lowerBound, document.sentences.count - 1))
      : section.sentences.lowerBound
  }
}
