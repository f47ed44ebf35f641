import HanBase
import HanCatalog
import HanCorpus

/// Tables whose rows are years, quarters or months.
extension Analyzer {
  /// | 2021 | 13270.7 |, | 一季度 | 5.2 |: the time of a row whose first cell is nothing else.
  func rowTime(_ row: ArraySlice<TableCell>, _ heads: [ColumnHead]) -> (Period, Span)? {
    guard let first = row.first, first.column == 0, !first.span.isEmpty, let head = heads.first
    else { return nil }
    let lexer = TimeLexer(
      text: text, limit: Int(first.span.end), context: baseContext, sentenceYear: 0)
    if first.span.count == 4, let year = lexer.year(Int(first.span.start)) {
      guard
        head.whole.isEmpty
          || text.anyFind(["年", "时间", "时期", "指标", "项目"], in: head.whole.range) != nil
      else { return nil }
      return (.year(year.value), first.span)
    }
    scan(first.span)
    guard times.count == 1, times[0].span == first.span, !times[0].period.isUnknown,
      times[0].kind != .duration
    else { return nil }
    return (times[0].period, first.span)
  }

  /// What a column tells of where its rows are times; growth is of the column before it.
  func measured(by head: ColumnHead) -> Span? {
    let isRate =
      head.noun.isEmpty
      || text.any("环比", "同比", "比", "较", "增", "涨", at: Int(head.noun.start)) != nil
    let noun = head.isGrowth && isRate ? head.grows : head.noun
    return noun.isEmpty ? nil : noun
  }
}
