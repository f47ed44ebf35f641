import HanBase
import HanCatalog

/// The three industries, which stand for their value added only where nothing else is divided among them.
extension Analyzer {
  /// 固定资产投资增长2.8%，其中，(第一产业)下降12.1%: of what was told before, not value added.
  @inline(__always)
  func industryOfWhole(_ left: NounPhrase) -> (phrase: Phrase, isNear: Bool)? {
    _slowPath(
      left.indicator >= 0 && left.phrase.b.isEmpty && tables.industries.contains(left.indicator)
        && isBareIndustry(left.phrase.a))
      ? industryOfWholeInFull(left.phrase.a) : nil
  }

  private func isBareIndustry(_ span: Span) -> Bool {
    text.any("第一产业", "第二产业", "第三产业", "一产", "二产", "三产", at: Int(span.start)) == span.count
  }

  @inline(never)
  private func industryOfWholeInFull(_ own: Span) -> (phrase: Phrase, isNear: Bool)? {
    guard carry.topicSentence >= sentenceIndex - 1 else { return nil }
    let isNear = carry.topicSentence == sentenceIndex
    // 第一产业投资下降12.1%，(第二产业)增长15.2%
    if carry.topic.c.isEmpty, !carry.topic.b.isEmpty, isBareIndustry(carry.topic.a) {
      return (Phrase(own, carry.topic.b), isNear)
    }
    // The same where the name stands in one piece.
    if carry.topic.b.isEmpty,
      let named = text.any("第一产业", "第二产业", "第三产业", "一产", "二产", "三产", at: Int(carry.topic.a.start)),
      case let rest = Span(Int(carry.topic.a.start) + named, Int(carry.topic.a.end)),
      rest.count >= 6
    {
      return text.anyFind(["增加值", "比重", "占比", "贡献"], in: rest.range) == nil
        ? (Phrase(own, rest), isNear) : nil
    }
    let isPart = carry.topicIsPart && !carry.mainTopic.isEmpty
    let whole = isPart ? carry.mainTopic : carry.topic
    let indicator = isPart ? carry.mainIndicator : carry.topicIndicator
    guard indicator >= 0, whole.b.isEmpty, isAmount(indicator),
      text.anyFind(["增加值", "生产总值", "GDP", "经济", "产业", "企业", "总产值"], in: whole.a.range) == nil
    else { return nil }
    // 一产增长3.5%，(二产)增长4.6%
    if text.any("第一产业", "第二产业", "第三产业", "一产", "二产", "三产", at: Int(whole.a.start)) != nil {
      return nil
    }
    let head = headOfWhole(whole)
    return (Phrase(own, head.isEmpty ? whole.a : head), isNear)
  }

  /// 第二产业对经济增长的贡献率为40.1%，拉动经济增长2.1个百分点: who contributes, without how much of it.
  func contributor() -> Span {
    var span = carry.topic.a
    if let last = output.last, Int(last.sentence) == sentenceIndex,
      last.rules.measure == .measureContribution, last.phrase.a.count >= 6
    {
      span = last.phrase.a
    }
    guard let share = text.find("贡献率", in: span.range) else { return span }
    let end = text.find("对", in: span.range) ?? share
    return end >= Int(span.start) + 6 ? Span(Int(span.start), end) : span
  }
}
