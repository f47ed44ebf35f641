import HanBase
import HanCatalog

/// Lists of how much of what was planned is done.
extension Analyzer {
  /// 加固水库5座、治理河流7公里，分别为(年度计划任务的)100%、140%: how much of it is done is not what is done.
  @inline(__always)
  func nameGoalShares(_ items: inout [ListItem], _ first: Quantity) {
    if first.kind == .percent, text.ends("的", at: Int(first.span.start)),
      _slowPath(
        text.anyEnds(
          "任务", "目标", "计划", "预算", "指标", "任务数", "目标数", "计划数", "预算数", at: Int(first.span.start) - 3)
          != nil)
    {
      nameGoalSharesInFull(&items, first)
    }
  }

  @inline(never)
  private func nameGoalSharesInFull(_ items: inout [ListItem], _ first: Quantity) {
    let end = Int(first.span.start) - 3
    guard let respective = respectiveToken(first), Int(respective.end) < end,
      items.allSatisfy({ $0.phrase.d.isEmpty && !$0.phrase.isEmpty })
    else { return }
    let start =
      Int(respective.end) + (text.any("达到了", "达到", "达", "为", "是", at: Int(respective.end)) ?? 0)
    guard end - start >= 6, end - start <= 60 else { return }
    let share = Span(start, end)
    for offset in items.indices where items[offset].phrase.last.start >= respective.end {
      items[offset].phrase.dropLast()
    }
    guard items.allSatisfy({ !$0.phrase.isEmpty }) else { return }
    for offset in items.indices {
      items[offset].phrase.append(share)
      items[offset].indicator = -1
    }
  }
}
