import HanBase
import HanCatalog

extension Analyzer {
  func raw(isPlace quantity: Quantity) -> Bool {
    quantity.unit.count == 3 && text.has("位", at: Int(quantity.unit.start))
  }

  /// 创新开展“区长直播带岗”，吸引6.2万人参与: the quoted thing of the clause before.
  func quotedTopic(_ quantity: Quantity, _ right: NounPhrase) -> Phrase? {
    guard quantity.kind == .person, !quantity.number.isOrdinal, raw(isPlace: quantity) == false,
      right.hasVerb || right.isEmpty, quantity.clauseStart > Int32(sentenceStart)
    else { return nil }
    var open = -1
    var found = Span.none
    for token in tokensBefore(Int(quantity.clauseStart)) {
      switch token.kind {
      case .openQuote: open = Int(token.end)
      case .closeQuote where open >= 0: found = Span(open, Int(token.start))
      // 结束“六连降”；上海2487万人: another statement has begun.
      case .semicolon, .colon, .stop: found = .none
      default: break
      }
    }
    // “免申即享”…发放补贴4.1亿元，惠及118.1万人次: another number has come in between.
    guard !found.isEmpty, !hasQuantity(in: Span(found.end, quantity.clauseStart)) else {
      return nil
    }
    var phrase = Phrase(found)
    let start = Int(quantity.afterQualifier)
    let end = Int(quantity.rightLimit)
    if end > start, end - start <= 24 { phrase.append(Span(start, end)) }
    return phrase
  }
}
