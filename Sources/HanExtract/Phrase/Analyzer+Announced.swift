import HanBase
import HanCatalog

/// Names of what places are singled out by, before the places: 用水量超过全省平均的有甲市、乙市，分别为….
extension Analyzer {
  /// What the clause before says to be so at the places that it then names.
  @inline(__always)
  func announced(_ quantity: Quantity) -> NounPhrase? {
    _slowPath(
      quantity.leftLimit == quantity.clauseStart && !quantity.inParen && !quantity.number.isOrdinal
        && areaCount > 0) ? announcedInFull(quantity) : nil
  }

  /// The same for a list of places that names nothing of its own.
  @inline(__always)
  func announcedOfList(_ items: [ListItem], _ first: Quantity) -> NounPhrase? {
    !items.isEmpty && items.allSatisfy({ $0.area != 0 }) && (items[0].isCarried || items[0].isGuess)
      ? announced(first) : nil
  }

  @inline(never)
  private func announcedInFull(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start else { return nil }
    guard let mark = text.anyFind(["的有", "的为", "的是", "的包括"], in: clause.range) else {
      return singledOut(clause, quantity)
    }
    guard
      // Places follow; of a class that is counted some are told of behind 其中.
      tokens.areas.contains(where: { (mark + 6...mark + 9).contains(Int(tokens[Int($0)].start)) })
        || text.has("其中", at: Int(quantity.clauseStart)),
      case let start = Int(clause.start),
      let verb = text.anyFind(Analyzer.singlingVerbs, in: start..<mark), verb - start >= 6,
      !hasQuantity(in: Span(verb, mark))
    else { return nil }
    let noun = leftPhrase(start, verb)
    guard noun.phrase.b.isEmpty, !noun.isEmpty,
      noun.indicator >= 0 || endsWithMeasure(Int(noun.phrase.a.end)),
      !isRelational(noun.phrase.a), quantity.kind != .percent || noun.indicator < 0
    else { return nil }
    return noun
  }

  /// 常州和南通两市消费增速最快，分别为17.4%和17.2%: what the places of the clause before are first in.
  private func singledOut(_ clause: Span, _ quantity: Quantity) -> NounPhrase? {
    guard
      let length = text.anyEnds(
        "最高", "最快", "最大", "最多", "居前", "领先", "靠前", "较高", "较快", "较大", at: Int(clause.end)),
      text.any("分别", "达", "为", at: Int(quantity.clauseStart)) != nil, !hasQuantity(in: clause)
    else { return nil }
    var start = -1
    for token in tokensFrom(Int(clause.start)) {
      if token.end >= clause.end { break }
      if token.kind == .word, token.isArea { start = Int(token.end) }
    }
    guard start > 0 else { return nil }
    start = Int(behindCount(Int32(start), clause.end))
    var noun = leftPhrase(start, Int(clause.end) - length)
    guard noun.phrase.b.isEmpty, !noun.isEmpty, !isRelational(noun.phrase.a) else { return nil }
    if quantity.kind == .percent {
      guard let rate = text.anyEnds("增速", "增幅", "涨幅", at: Int(noun.phrase.a.end)),
        noun.phrase.a.count - rate >= 6
      else { return nil }
      noun.phrase.a.end -= Int32(rate)
      noun.indicator = exact(noun.phrase)
    }
    return noun.indicator >= 0 || endsWithMeasure(Int(noun.phrase.a.end)) ? noun : nil
  }

  private static let singlingVerbs: [StaticString] = [
    "超过", "高于", "低于", "多于", "少于", "优于", "超出", "不及", "不足", "高出", "突破", "超", "比常年",
    "比去年", "比上年",
  ]
}
