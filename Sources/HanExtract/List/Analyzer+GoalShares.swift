import HanBase
import HanCatalog

/// Lists of how much of what was planned is done, and of trades that are a part of a whole.
extension Analyzer {
  /// Gives the members of a list what they are a share or a part of.
  @inline(__always)
  func nameShares(_ items: inout [ListItem], _ first: Quantity) {
    nameGoalShares(&items, first)
    nameTrades(&items, first)
  }

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

  /// 消费品制造业利润增长17%。其中，(食品制造业、塑料制品业)分别增长8.9倍、1.3倍: of what the trades have of it.
  @inline(__always)
  func nameTrades(_ items: inout [ListItem], _ first: Quantity) {
    if items.count > 1, items[0].indicator < 0,
      first.kind == .percent || first.kind == .multiple,
      _slowPath(text.ends("业", at: Int(items[0].phrase.last.end))),
      opensPart(first) || text.has("其中", at: Int(first.clauseStart))
    {
      nameTradesInFull(&items)
    }
  }

  @inline(never)
  private func nameTradesInFull(_ items: inout [ListItem]) {
    let topic = carry.topicIsPart && !carry.mainTopic.isEmpty ? carry.mainTopic : carry.topic
    guard carry.topicSentence >= sentenceIndex - 1, !topic.isEmpty,
      Int(topic.a.start) >= carry.paragraphStart,
      let head = text.anyEnds(
        "利润总额", "利润", "增加值", "总产值", "产值", "投资", "营业收入", "主营业务收入", "用电量", "税收", "销售额", "零售额",
        "出口交货值",
        at: Int(topic.last.end)),
      items.allSatisfy({
        $0.indicator < 0 && $0.area == 0 && $0.phrase.b.isEmpty
          && text.ends("业", at: Int($0.phrase.a.end))
          && !text.ends("企业", at: Int($0.phrase.a.end))
      })
    else { return }
    for offset in items.indices {
      items[offset].phrase.append(Span(Int(topic.last.end) - head, Int(topic.last.end)))
      items[offset].indicator = indicator(of: items[offset].phrase)
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
