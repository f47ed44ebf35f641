import HanBase
import HanCatalog
import HanCorpus

/// What a row of a table is to those above it.
enum RowRole {
  /// A row of its own, to which those below may belong.
  case whole
  /// | 固定资产投资增速（%） |: a rate of change, of what is named up to here; of the row above where nothing is named.
  case rate(end: Int)
  /// | 其中：一般贸易 | below exports, and again below imports: of the row above that is told once.
  case part
  /// | 合计 |: of all the rows.
  case sum
}

extension Analyzer {
  /// The rows of a table below its heads.
  func bodyRows(_ section: Section) -> [ArraySlice<TableCell>] {
    var rows: [ArraySlice<TableCell>] = []
    var start = 0
    while start < section.cells.count {
      var end = start
      while end < section.cells.count, section.cells[end].row == section.cells[start].row {
        end += 1
      }
      let row = section.cells[start..<end]
      start = end
      if !row.contains(where: \.isHead) { rows.append(row) }
    }
    return rows
  }

  /// 固定资产投资增速, CPI同比: how much of a label at its end says that it is a rate of change.
  func rateTail(of label: Span) -> Int? {
    text.anyEnds(
      "同比增长率", "同比增长", "同比增速", "同比增幅", "增长速度", "增长率", "增速", "增幅", "涨幅", "比上年增长", "同比", "环比",
      at: Int(label.end))
  }

  /// The labels that stand in a table more than once: each time they are parts of something else.
  func repeatedLabels(_ section: Section, _ heads: [ColumnHead]) -> [Span] {
    // Long tables list places or years.
    guard let last = section.cells.last, last.row < 200 else { return [] }
    var seen: [Span] = []
    var repeated: [Span] = []
    for row in bodyRows(section) {
      guard let noun = rowLabel(row, heads)?.noun else { continue }
      if seen.contains(where: { text.isSame($0, noun) }) {
        repeated.append(noun)
      } else {
        seen.append(noun)
      }
    }
    return repeated
  }

  /// What a row's label says of it, where the table told a whole before.
  func role(of label: Span, _ repeated: [Span]) -> RowRole {
    if let length = rateTail(of: label) {
      return .rate(end: Int(label.end) - length)
    }
    if text.any("合计", "总计", "全部合计", "小计", at: Int(label.start)) == label.count { return .sum }
    return repeated.contains { text.isSame($0, label) } ? .part : .whole
  }

  /// Names the last number by the row above to which its own belongs.
  func place(_ role: RowRole, _ label: Span, below whole: Span) {
    guard let index = output.indices.last else { return }
    switch role {
    case .whole: return
    case .part:
      guard !whole.isEmpty, output[index].rules.area != .areaTable else { return }
      var phrase = Phrase(whole)
      phrase.append(output[index].phrase.a)
      (output[index].phrase, output[index].indicator) = (phrase, -1)
    case .sum:
      guard output[index].phrase.a == label, !output[index].phrase.b.isEmpty else { return }
      // | 区县 | GDP | …, | 合计 |: of all that the table lists, which may be less than the place of the document.
      output[index].phrase = Phrase(output[index].phrase.b)
      output[index].indicator = exact(output[index].phrase)
      (output[index].certainty.indicator, output[index].certainty.area) = (.guessed, .guessed)
    case .rate(let end):
      let unit = output[index].unit
      guard output[index].measure == .level, output[index].phrase.a == label,
        unit.isEmpty || text.any("%", "％", "个百分点", "百分点", at: Int(unit.start)) != nil
      else { return }
      var name = Span(label.start, Int32(end))
      while let mark = text.anyEnds("的", "年均", " ", at: Int(name.end)), mark < name.count {
        name.end -= Int32(mark)
      }
      if name.count < 6, exact(Phrase(name)) < 0 {
        guard !whole.isEmpty else { return }
        name = whole
        output[index].certainty.indicator = .carried
      }
      output[index].measure = .growth
      let rest = output[index].phrase.b
      output[index].phrase = Phrase(name)
      if !rest.isEmpty { output[index].phrase.append(rest) }
      output[index].indicator = exact(output[index].phrase)
      if unit.isEmpty { output[index].defaultUnit = Analyzer.percentUnit }
    }
  }

  /// Whether a column's head names of whom or what the rows grow: 城市, 农村; not 同比, 比上年±%.
  func namesColumn(_ head: ColumnHead) -> Bool {
    head.isGrowth && head.power == 0 && !head.noun.isEmpty && !isRateWord(head.noun)
      && !head.isLatest && text.anyFind(["增", "±", "速"], in: head.noun.range) == nil
      && text.any("全市", "全省", "全国", "全县", "全区", "全州", at: Int(head.noun.start)) != head.noun.count
  }

  /// 环比, 同比, 比上年增长, 增速: a head that says only that something grows.
  func isRateWord(_ noun: Span) -> Bool {
    text.any("环比", "同比", "比", "较", "增长", "增速", "增幅", "涨幅", "涨跌", "增减", at: Int(noun.start)) != nil
  }

  /// The year that a table without any time most likely tells of: in spring the last.
  var likelyYear: Period {
    context.year > 0
      ? .year((1...3).contains(context.month) ? context.year - 1 : context.year) : .unknown
  }
}
