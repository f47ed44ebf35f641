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

  /// 固定资产投资增长7%。分产业看，第一、二、三产业分别(增长64.6%、7.9%、3.5%): the same of a list of them.
  @inline(__always)
  func nameIndustries(_ items: inout [ListItem]) {
    if items.count >= 2, items.count <= 3,
      _slowPath(
        items[0].indicator < 0 && items[0].isGuess || tables.industries.contains(items[0].indicator)
      )
    {
      nameIndustriesInFull(&items)
    }
  }

  @inline(never)
  private func nameIndustriesInFull(_ items: inout [ListItem]) {
    let end = Int(items[items.count - 1].phrase.last.end)
    guard text.anyEnds("产业", "一产", "二产", "三产", at: end) != nil,
      items.allSatisfy({
        ($0.indicator < 0 || tables.industries.contains($0.indicator)) && $0.phrase.d.isEmpty
          && Int($0.phrase.last.end) <= end && $0.area == 0
          && $0.phrase.a.count + $0.phrase.b.count + $0.phrase.c.count <= 12
      }),
      let whole = industryOfWholeInFull(items[items.count - 1].phrase.last)
    else { return }
    let noun = whole.phrase.b
    // 进出口总额500亿元。…第一、二、三产业分别增长: nobody divides trade or a purse among them.
    guard !noun.isEmpty, Int(noun.start) >= carry.paragraphStart,
      text.anyFind(["进出口", "出口", "进口", "零售", "财政", "预算", "存款", "可支配", "价格", "人口"], in: noun.range)
        == nil
    else { return }
    for offset in items.indices {
      items[offset].phrase.append(noun)
      items[offset].indicator = indicator(of: items[offset].phrase)
      items[offset].isGuess = !whole.isNear
    }
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

  /// 第二、三产业分别拉动(GDP)增长2.1和2.4个百分点: how much a thing pulls, in a list; it has no id.
  @inline(never)
  func namePull(_ first: Quantity, _ raw: inout RawObservation) -> Int32 {
    guard !raw.phrase.isEmpty, raw.phrase.d.isEmpty,
      let verb = text.anyFind(
        ["拉动", "带动"], in: Int(first.leftLimit)..<max(Int(first.leftLimit), Int(first.span.start))),
      verb >= Int(raw.phrase.last.end)
    else { return -1 }
    let pulled = leftPhrase(verb + 6, Int(first.span.start)).phrase
    let isNamed =
      pulled.b.isEmpty && !pulled.isEmpty && pulled.a.count <= 36
      && text.any("增长", "上涨", at: Int(pulled.a.start)) == nil
    let end = isNamed ? Int(pulled.a.end) : verb + 6
    // 第一产业拉动GDP增长0.7个百分点，第二、三产业分别(拉动增长)…: the same is pulled.
    if !isNamed, let last = output.last,
      last.rules.measure == .measureContribution, Int(last.sentence) == sentenceIndex,
      let told = text.anyFind(["拉动", "带动"], in: last.phrase.last.range)
    {
      raw.phrase.append(Span(told, Int(last.phrase.last.end)))
      return -1
    }
    raw.phrase.append(Span(verb, end))
    return -1
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
