import HanBase
import HanCatalog
import HanCorpus

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
    if caption == nil { sharePeriod(&heads) }
    settleLatest(&heads, caption)
    settleYear(&heads)
    let repeated = repeatedLabels(section, heads)
    var group = Span.none
    let about = captionIndicator(section)
    var used = Set<Int32>()
    for row in bodyRows(section) {
      if let time = rowTime(row, heads) {
        for cell in row where Int(cell.column) > 0 && Int(cell.column) < heads.count {
          let head = heads[Int(cell.column)]
          guard !cell.span.isEmpty, !head.isUnit, !head.isOrder, let noun = measured(by: head),
            used.insert(cell.span.start).inserted
          else { continue }
          readCell(
            cell, label: noun, head: head, rowUnit: takesCommonUnit(head) ? common : nil,
            caption: caption, about: about, time: time, section, document)
        }
        continue
      }
      guard let label = rowLabel(row, heads) else { continue }
      let unit = rowUnit(row, heads, label.unit)
      let role = role(of: label.noun, repeated)
      if case .whole = role { group = label.noun }
      for cell in row where !cell.span.isEmpty && cell.span != label.cell {
        let column = Int(cell.column)
        guard column < heads.count, !heads[column].isUnit, !heads[column].isOrder,
          used.insert(cell.span.start).inserted
        else { continue }
        let isCommon = unit == nil && takesCommonUnit(heads[column])
        readCell(
          cell, label: label.noun, head: heads[column], rowUnit: isCommon ? common : unit,
          caption: caption,
          about: about, section, document)
        if output.last?.span.start == cell.span.start { place(role, label.noun, below: group) }
      }
    }
    heads.removeAll()
  }

  /// The first cell of a row that is no number.
  func rowLabel(_ row: ArraySlice<TableCell>, _ heads: [ColumnHead]) -> (
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

  /// Whether a table's common unit is the column's: no share, no count of things.
  private func takesCommonUnit(_ head: ColumnHead) -> Bool {
    !head.isShare && !head.isRank
      && text.anyEnds("数", "率", "比", "比例", "得分", "指数", at: Int(head.noun.end)) == nil
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

  private func readCell(
    _ cell: TableCell, label: Span, head: ColumnHead, rowUnit: (unit: Span, power: Int)?,
    caption: (Period, Span)?, about: (span: Span, indicator: Int32)?,
    time: (Period, Span)? = nil, _ section: Section, _ document: Document
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
    if head.isRank {
      raw.measure = .rank
      raw.rules.measure = .measureTableHead
      raw.unit = .none
      raw.defaultUnit = Analyzer.placeUnit
      if !head.noun.isEmpty { raw.phrase.append(head.noun) }
    } else if head.isGrowth {
      // 比上年增减（万人）: a difference has the level's own unit.
      raw.measure =
        raw.unit.isEmpty || text.any("%", "％", "‰", "倍", at: Int(raw.unit.start)) != nil
        ? .growth : .change
      raw.rules.measure = .measureTableHead
      if raw.unit.isEmpty {
        raw.defaultUnit = Analyzer.percentUnit
        if !head.saysPercent { raw.certainty.value = .guessed }
      }
      if namesColumn(head) {
        raw.phrase.append(head.noun)
      } else if !head.grows.isEmpty, !endsWithMeasure(Int(label.end)),
        exactIndicator(Int(label.start), Int(label.end)) == nil
      {
        // | 制造业 | 投资额 | 同比增长 |: of what the column before tells.
        raw.phrase.append(head.grows)
      }
    } else {
      raw.rules.measure = .measureTableHead
      if !head.noun.isEmpty { raw.phrase.append(head.noun) }
    }
    raw.indicator = exactIndicator(Int(label.start), Int(label.end)) ?? -1
    // | 城市（%） | 农村（%） |: of whom it grows is told by the column too.
    if !head.noun.isEmpty, !head.isGrowth || namesColumn(head) { raw.indicator = -1 }
    raw.certainty.indicator = head.whole.isEmpty ? .guessed : .stated
    // | 城镇化率（%） | 76.5 | 0.6 |: rates change by points, and rarely grow in percent.
    if raw.measure == .growth, endsWithRatio(Int(label.end)) {
      (raw.certainty.measure, raw.certainty.value) = (.guessed, .guessed)
    }
    // Ages and numbers of houses are in tables too.
    if raw.indicator < 0, raw.unit.isEmpty, !head.isGrowth { raw.certainty.indicator = .guessed }
    raw.area = context.area
    raw.rules.area = .areaDocument
    if head.area != 0 { (raw.area, raw.rules.area) = (head.area, .areaTable) }
    if time != nil {
      // | 2021 | 13270.7 | 7.5 |: the column alone names what is measured.
      var name = label
      // | 月份 | CPI同比（%） |
      if raw.measure == .growth, let rate = rateTail(of: name), rate < name.count {
        name.end -= Int32(rate)
      }
      raw.phrase = Phrase(name)
      raw.indicator = exactIndicator(Int(name.start), Int(name.end)) ?? -1
      raw.certainty.indicator = .carried
    } else if head.area == 0, let token = areaLabel(label) {
      raw.area = token
      raw.rules.area = .areaTable
      if head.isGrowth, !head.grows.isEmpty, head.noun.isEmpty || isRateWord(head.noun) {
        raw.phrase = Phrase(head.grows)
        raw.indicator = exactIndicator(Int(head.grows.start), Int(head.grows.end)) ?? -1
      } else if let about, head.noun.isEmpty || head.isGrowth && isRateWord(head.noun) {
        (raw.phrase, raw.indicator) = (Phrase(about.span), about.indicator)
        raw.certainty.indicator = .carried
      } else {
        raw.phrase = Phrase(head.noun.isEmpty ? label : head.noun)
        raw.indicator =
          head.noun.isEmpty ? -1 : exactIndicator(Int(head.noun.start), Int(head.noun.end)) ?? -1
        if head.noun.isEmpty { raw.certainty.indicator = .guessed }
      }
    }
    if let (period, span) = time {
      (raw.period, raw.periodSpan, raw.rules.period) = (period, span, .periodTable)
      if let end = period.end, end.year >= context.year { raw.certainty.status = .guessed }
      // | 1月 |: of which year is told elsewhere.
      if text[Int(span.end) - 1] >= 0x80, text.find("年", in: span.range) == nil {
        raw.certainty.period = .guessed
      }
    } else if head.isThisYear || head.isLatest && head.period == nil {
      raw.period = head.isLatest ? .unknown : likelyYear
      raw.rules.period = .periodDocumentYear
      raw.certainty.period = .guessed
    } else if let period = head.period {
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
      raw.period = likelyYear
      raw.rules.period = .periodDocumentYear
      raw.certainty.period = .guessed
    }
    output.append(raw)
  }

  /// A row that is named after a division: its numbers are that division's.
  func areaLabel(_ label: Span) -> Int32? {
    let start = Int(label.start)
    // | 全市 | 14200 |
    if text.any("全市", "全省", "全县", "全区", "全州", at: start) == label.count { return context.area }
    if text.any("全国", "我国", at: start) == label.count { return 100_000 }
    if let name = local.shortNames.first(where: { text.isSame(label, $0.bytes) }) {
      return area(ofWord: Int(name.entry), at: start)
    }
    guard let index = lexicon.exact(text.base + start, label.count), lexicon[index].area != 0 else {
      return nil
    }
    let code = area(ofWord: index, at: start)
    return lexicon[index].isWeakArea && !catalog.isWithin(code, context.area) ? nil : code
  }

  /// The sentence that holds a cell: a table may have as many of them as rows.
  private func sentence(holding span: Span, _ section: Section, _ document: Document) -> Int {
    var (low, high) = (section.sentences.lowerBound, section.sentences.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if document.sentences[middle].span.start <= span.start {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let found = low - 1
    return section.sentences.contains(found)
      ? found : max(0, min(section.sentences.lowerBound, document.sentences.count - 1))
  }
}
