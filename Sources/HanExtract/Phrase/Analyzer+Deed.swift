import HanBase
import HanCatalog

extension Analyzer {
  /// 1432户5806人消除返贫致贫风险: those that open a clause are counted by what it says of them.
  func actedOn(_ quantity: Quantity) -> Phrase? {
    guard quantity.kind.counts, !quantity.number.isOrdinal, !quantity.inParen else { return nil }
    if let phrase = placesActing(quantity) { return phrase }
    var at = Int(quantity.afterQualifier)
    // What is counted twice over.
    let next = quantities.first { $0.span.start >= quantity.afterQualifier }
    if let next, Int(next.span.start) == at, next.kind.counts { at = Int(next.afterQualifier) }
    let isFirst =
      (quantity.leftLimit == quantity.span.start
        || quantity.leftLimit == quantity.clauseStart
          && text.any("另有", "还有", "共有", "有", "其中", "另", at: Int(quantity.leftLimit))
            == Int(quantity.span.start - quantity.leftLimit))
      && (quantity.leftLimit == quantity.clauseStart
        || quantities.contains {
          $0.afterQualifier == quantity.span.start && $0.leftLimit == $0.clauseStart
            && $0.span.start == $0.clauseStart
        })
    guard isFirst, let token = token(at: at), token.kind == .word, !token.isIndicator,
      !token.roles.isDisjoint(with: [.verb, .stop, .softStop, .done]),
      token.roles.isDisjoint(with: [
        .up, .down, .reach, .reachEnd, .rank, .share, .compare, .connective,
      ]),
      token.end - token.start >= 6
    else { return nil }
    let end = min(Int(quantity.clauseEnd), sentenceEnd)
    guard end - at >= 9, end - at <= 60, !hasQuantity(in: Span(at, end)) else { return nil }
    return Phrase(quantity.unit, Span(at, end))
  }

  /// 18城实现正增长，9城下滑: places that are counted by what they do.
  func placesActing(_ quantity: Quantity) -> Phrase? {
    let at = Int(quantity.afterQualifier)
    var end = Int(quantity.rightLimit)
    // 25城环比上涨 温州跌幅最大: a blank parts a headline.
    for place in at..<max(at, end) where text[place] == 0x20 {
      end = place
      break
    }
    guard
      countsInPlaces(quantity),
      quantity.unitIndex >= 0 || isCountedByDeed(quantity),
      quantity.afterQualifier == quantity.span.end, end - at >= 6, end - at <= 45,
      text.any("的", "和", "与", "合计", "共", "均", "都", "分别", "中", at: at) == nil,
      // 31省份2021年人均收入出炉: a list of all.
      text.anyEnds("出炉", "公布", "发布", "揭晓", "排行", "榜", "亮相", "盘点", at: end) == nil
    else { return nil }
    return Phrase(Span(Int(quantity.unit.start), end))
  }

  /// 全年造林19800亩: in a sentence of its own the deed is what is counted, not the last topic.
  func deed(_ quantity: Quantity, _ peel: Peel) -> Span? {
    guard
      carry.topicSentence != sentenceIndex
        || text.anyEnds("；", ";", at: Int(quantity.clauseStart)) != nil,
      quantity.leftLimit == quantity.clauseStart,
      quantity.kind == .measure || quantity.kind.counts,
      let index = word(endingAt: peel.end)
    else { return nil }
    let entry = lexicon[index]
    let span = Span(peel.end - Int(entry.length), peel.end)
    guard entry.roles.contains(.verb), span.count >= 6, span.start >= quantity.leftLimit,
      entry.roles.isDisjoint(with: [.reach, .reachEnd, .up, .down, .light, .rank, .share])
    else { return nil }
    return span
  }

  /// Verbs whose object is people.
  private static let personDeeds = WordEnds(
    "出生", "死亡", "净迁入", "迁入", "迁出", "净流入", "净流出", "带动就业", "吸纳就业", "解决就业", "安置就业", "促进就业", "提供就业",
    "创造就业", "惠及", "服务", "接待", "培训", "帮扶", "安置", "救助", "资助", "吸引", "带动", "受益", "覆盖", "直接带动", "返乡创业",
    "自主创业", "返乡就业", "转移就业", "实现就业", "再就业", "脱贫", "入学", "入园", "治愈")

  /// 惠及118.1万人次, 计划投资3.5亿元: the verb says what its number counts.
  func reached(_ quantity: Quantity, _ peel: Peel) -> Span? {
    if isMoneyUnit(quantity), !peel.targetSpan.isEmpty,
      text.ends("投资", at: Int(peel.targetSpan.end))
    {
      return peel.targetSpan
    }
    // 发放消费券1200万元，带动消费1.5亿元
    if isMoneyUnit(quantity),
      text.anyEnds("消费", "投资", "融资", "销售", "贷款", at: peel.end) != nil,
      let length = text.anyEnds("带动", "拉动", "撬动", "促进", "释放", "激发", "刺激", at: peel.end - 6),
      case let start = peel.end - 6 - length, start >= Int(quantity.leftLimit)
    {
      return Span(text.anyEnds("直接", "间接", "累计", at: start) == nil ? start : start - 6, peel.end)
    }
    guard quantity.kind == .person,
      let length = text.anyEnds(Analyzer.personDeeds, at: peel.end),
      peel.end - length >= Int(quantity.leftLimit)
    else { return nil }
    return Span(peel.end - length, peel.end)
  }

  /// 投入4.33亿元: the action itself is what is counted.
  func countedVerb(_ quantity: Quantity, _ peel: Peel) -> Span? {
    var found: Span?
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if Int(token.end) > peel.end { break }
      guard token.kind == .word else {
        found = nil
        continue
      }
      let roles = token.roles
      if text.has("累计", at: Int(token.start)), token.end - token.start == 6 {
        found = token.span
      } else if roles.contains(.keepVerb) {
        found = Span(found?.start ?? token.start, token.end)
        if Int(token.end) == peel.end { return found }
      } else {
        found = nil
      }
    }
    return nil
  }
}
