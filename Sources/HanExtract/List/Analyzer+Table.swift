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
  /// The column holds the rows' units.
  var isUnit = false
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
    if captionSpeaksOfGrowth(section, in: document) {
      for index in heads.indices where !heads[index].isUnit && !heads[index].isShare {
        heads[index].isGrowth = true
      }
    }
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
      let unit = rowUnit(row, heads, label.unit)
      for cell in row where !cell.span.isEmpty && cell.span != label.cell {
        let column = Int(cell.column)
        guard column < heads.count, !heads[column].isUnit, used.insert(cell.span.start).inserted
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

  private func readHead(_ span: Span, _ head: inout ColumnHead) {
    head.whole = span
    scan(span)
    for time in times where !time.isBase && !time.period.isUnknown && time.kind != .duration {
      head.period = time.period
      head.periodSpan = time.span
    }
    if text.find("增长", in: span.range) != nil || text.find("增速", in: span.range) != nil
      || text.find("增幅", in: span.range) != nil || text.find("±", in: span.range) != nil
    {
      head.isGrowth = true
    }
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
      if column < heads.count, heads[column].isUnit { continue }
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

  /// The number that a cell holds and nothing else, with its sign.
  private func cellNumber(_ span: Span) -> (number: NumberMention, negative: Bool)? {
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
    return end == Int(span.end) ? (number, negative) : nil
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
    guard let (number, negative) = cellNumber(cell.span) else { return }
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
    let power = head.unit.isEmpty && !head.isGrowth ? rowUnit?.power ?? 0 : head.power
    raw.unit = head.unit.isEmpty && !head.isGrowth ? rowUnit?.unit ?? .none : head.unit
    guard let value = number.value.shifted(by: power) else { return }
    raw.value = negative ? value.negated : value
    if raw.span.end > number.span.end { raw.unit = Span(number.span.end, raw.span.end) }
    raw.phrase = Phrase(label)
    if head.isGrowth {
      raw.measure = .growth
      raw.rules.measure = .measureTableHead
      if raw.unit.isEmpty {
        raw.defaultUnit = Analyzer.percentUnit
        raw.certainty.value = .guessed
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
