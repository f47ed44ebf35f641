import HanBase
import HanCatalog

/// Numbers that are told of the parts of a time, one by one.
extension Analyzer {
  /// 四个季度分别增长A、B、C、D; 各月增速分别为…: whether each part of a time is told of by a number of its own.
  func namesEachPart(_ quantity: Quantity) -> Bool {
    eachPart(in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil
  }

  /// Where the words for each part of a time stand.
  func eachPart(in range: Range<Int>) -> Span? {
    guard let at = text.anyFind(["季度", "各季", "月"], in: range) else { return nil }
    guard
      let start = text.anyFind(
        [
          "各月", "每月", "逐月", "十二个月", "12个月", "各季", "每季", "逐季", "四个季度", "4个季度", "三个季度", "3个季度",
          "两个季度",
        ],
        in: range)
    else { return nil }
    let unit = text.find("月", in: start..<min(range.upperBound, start + 13))
    let end =
      unit.map { $0 + (text.has("月份", at: $0) ? 6 : 3) }
      ?? text.find("季", in: start..<range.upperBound).map {
        $0 + (text.has("季度", at: $0) ? 6 : 3)
      }
    // 前三个季度分别…: one time, as 前三季度 is.
    guard let end, end <= range.upperBound, at >= range.lowerBound, !text.ends("前", at: start)
    else { return nil }
    return Span(start, end)
  }

  /// The months or quarters of a time, where as many numbers are told of them one by one.
  ///
  /// 2010年，收入46.8亿元，四个季度分别完成…; 前三季度，各季度分别增长…; 1—4月各月分别增长….
  func partsOfSpan(_ quantity: Quantity, _ count: Int) -> [Period]? {
    guard hasRespective(quantity),
      let words = eachPart(in: Int(quantity.clauseStart)..<Int(quantity.span.start)),
      let time = nearestTime(quantity, Peel(end: Int(quantity.span.start))).map({
        times[$0].period
      }) ?? context.frame ?? context.documentFrame,
      let first = time.start, let last = time.end, first.year == last.year, first.day == 1
    else { return nil }
    let step = text.find("季", in: words.range) != nil ? 3 : 1
    guard last.month - first.month + 1 == step * count else { return nil }
    return (0..<count).map {
      let month = first.month + step * $0
      return .months(month, month + step - 1, of: first.year)
    }
  }
}
