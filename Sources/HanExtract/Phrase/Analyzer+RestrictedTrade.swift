import HanBase
import HanCatalog

/// Trade with one country, of one sort of firm or goods: what is told of its parts is no more of all trade than it is.
extension Analyzer {
  /// 对美国进出口700亿元，其中(出口600亿元): exports to it.
  @inline(__always)
  func partOfTrade(_ left: NounPhrase, _ quantity: Quantity) -> (phrase: Phrase, isSame: Bool)? {
    _slowPath(
      left.indicator >= 0 && left.phrase.a.count <= 15 && left.phrase.b.isEmpty
        && text.any(Analyzer.tradeNouns, at: Int(left.phrase.a.start)) == left.phrase.a.count)
      ? partOfTradeInFull(left, quantity) : nil
  }

  @inline(never)
  private func partOfTradeInFull(_ left: NounPhrase, _ quantity: Quantity) -> (
    phrase: Phrase, isSame: Bool
  )? {
    let isPart =
      left.isPart || text.anyEnds("其中，", "其中,", at: Int(quantity.clauseStart)) != nil
    let isSame = carry.topicSentence == sentenceIndex
    guard isSame || isPart && carry.topicSentence == sentenceIndex - 1 else { return nil }
    for topic in [carry.topic, carry.mainTopic] where topic.c.isEmpty && !topic.isEmpty {
      if !topic.b.isEmpty {
        guard text.isOne(of: Analyzer.tradeNouns, topic.b), !isNeutral(topic.a) else { continue }
        return (Phrase(topic.a, left.phrase.a), isSame)
      }
      guard let noun = text.anyEnds(Analyzer.tradeEnds, at: Int(topic.a.end)),
        case let whose = Span(Int(topic.a.start), Int(topic.a.end) - noun), whose.count >= 6,
        !isNeutral(whose)
      else { continue }
      return (Phrase(whose, left.phrase.a), isSame)
    }
    return nil
  }

  /// 民营企业进出口, 一般贸易进出口; 货物贸易 is all trade, and 苏北五市 has all of its own.
  private func isNeutral(_ whose: Span) -> Bool {
    text.anyFind(
      [
        "企业", "一般贸易", "加工贸易", "边境贸易", "服务", "产品", "欧盟", "东盟", "美国", "日本", "韩国", "俄罗斯", "一带一路",
        "RCEP",
        "保税", "自贸", "电商", "市场采购", "沿线", "国家",
      ], in: whose.range) == nil
  }

  /// 民营企业表现活跃，(进出口5.05万亿元): whether the clause before says whose trade is told of.
  @inline(__always)
  func isTradeOfOther(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    _slowPath(text.any("进", "出", at: Int(left.phrase.a.start)) != nil) && left.indicator >= 0
      && isTradeOfOtherInFull(left, quantity)
  }

  @inline(never)
  private func isTradeOfOtherInFull(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    guard left.phrase.a.count <= 15,
      text.any(Analyzer.tradeNouns, at: Int(left.phrase.a.start)) == left.phrase.a.count,
      case let clause = clauseBefore(quantity), clause.count >= 15, clause.count <= 60,
      !hasQuantity(in: clause)
    else { return false }
    return text.anyFind(
      [
        "民营企业", "外资企业", "国有企业", "外商投资企业", "私营企业", "电商", "东盟", "欧盟", "美国", "日本", "韩国", "一带一路", "伙伴",
        "保税区", "自贸",
      ],
      in: clause.range) != nil
  }

  static let tradeNouns = WordSet(
    "进出口总额", "进出口总值", "进出口额", "进出口", "出口总额", "出口总值", "出口额", "出口", "进口总额", "进口总值", "进口额", "进口")
  private static let tradeEnds = WordEnds(
    "进出口总额", "进出口总值", "进出口额", "进出口", "出口总额", "出口额", "出口", "进口总额", "进口额", "进口")
}
