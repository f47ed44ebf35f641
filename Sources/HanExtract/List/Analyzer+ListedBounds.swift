import HanBase
import HanCatalog

/// Bounds that are said once for all numbers of a list.
extension Analyzer {
  /// 分别(突破)1.3万亿元、1.1万亿元: what a verb says of the first number it says of all; 约8%和6% only of the first.
  func boundsAll(_ peel: Peel) -> Bool {
    peel.growth == .none && peel.comparator != .equal && isBoundingVerb(peel.comparatorSpan)
  }

  private func isBoundingVerb(_ span: Span) -> Bool {
    text.any("突破", "超过", "超", "跨", "迈", "冲破", "站上", "越过", "逾", "不低于", "不少于", at: Int(span.start))
      != nil
  }

  /// 先后突破200亿元、(300)亿元: so does the verb of a list of one thing.
  @inline(__always)
  func goOnBounding(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.comparator == .equal, let last = output.last,
      _slowPath(last.rules.comparator == .comparatorBefore),
      quantity.span.start - last.span.end <= 6
    {
      goOnBoundingInFull(last, quantity, &raw)
    }
  }

  @inline(never)
  private func goOnBoundingInFull(
    _ last: RawObservation, _ quantity: Quantity, _ raw: inout RawObservation
  ) {
    guard isListGap(Int(last.span.end), Int(quantity.span.start)), raw.measure == .level,
      text.any("，", ",", at: Int(last.span.end)) == nil, last.measure == .level,
      text.isSame(last.unit, quantity.unit), isBoundingVerb(last.comparatorSpan),
      last.comparatorSpan.end <= last.span.start
    else { return }
    (raw.comparator, raw.comparatorSpan) = (last.comparator, last.comparatorSpan)
    raw.rules.comparator = .comparatorBefore
  }
}
