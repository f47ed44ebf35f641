import HanBase
import HanCatalog

extension Analyzer {
  /// 后起的内蒙古增势更猛，共接待…: the place that the clause before, without a number, is about, in a text
  /// about more than one place.
  func areaOfClauseBefore(_ quantity: Quantity) -> (Int32, Span)? {
    let comparesHere =
      output.last.map {
        Int($0.sentence) == sentenceIndex
          && ($0.rules.area == .areaNamed || $0.rules.area == .areaRespective)
      } ?? false
    guard areaCount > 0, catalog.areaLevel(context.area) ?? 0 == 0 || comparesHere,
      !quantity.inParen,
      text.anyEnds("，", ",", at: Int(quantity.clauseStart)) != nil
    else { return nil }
    let clause = clauseBefore(quantity)
    // 排在第50位的铜陵，进出口总额为…
    if let index = word(endingAt: Int(clause.end)), lexicon[index].area != 0,
      case let start = Int(clause.end) - Int(lexicon[index].length), text.ends("位的", at: start),
      let token = token(at: start), isAreaSubject(token, Int(clause.end))
    {
      return (division(of: token), token.span)
    }
    guard clause.end > clause.start, !hasQuantity(in: clause),
      text.anyEnds("明确", "提出", "规划", "要求", "指出", "表示", "之一", at: Int(clause.end)) == nil
    else { return nil }
    if let (area, span, rule) = clauseArea(Int(clause.start), Int(clause.end)) {
      return rule == .areaNamed ? (area, span) : nil
    }
    for token in tokensFrom(Int(clause.start)) {
      guard token.end <= clause.end, token.start - clause.start <= 36, token.kind == .word else {
        return nil
      }
      guard token.isArea else { continue }
      guard text.ends("的", at: Int(token.start)),
        text.any("的", "平均", "、", "和", "与", "及", at: Int(token.end)) == nil,
        isAreaSubject(token, Int(clause.end))
      else { return nil }
      let area = division(of: token)
      return area == 0 ? nil : (area, token.span)
    }
    return nil
  }

  /// 排在第50位的铜陵: the place that a rank leads up to.
  func areaBehindRank(_ quantity: Quantity) -> (Int32, Span)? {
    guard areaCount > 0, quantity.number.isOrdinal else { return nil }
    let end = Int(quantity.afterQualifier)
    let joint = text.has("的", at: end) ? 3 : 0
    guard joint > 0 || !quantity.unit.isEmpty, let token = token(at: end + joint),
      token.kind == .word, isAreaSubject(token, sentenceEnd),
      joint > 0 && text.any("，", ",", "（", "(", "为", "也", at: Int(token.end)) != nil
        || text.any(Analyzer.exceeding, at: Int(token.end)) != nil
    else { return nil }
    let area = division(of: token)
    return area == 0 ? nil : (area, token.span)
  }

  /// 上海（47218.66亿元）, 高于全省平均水平（66.8%）: the place right before the bracket.
  func bracketedArea(_ quantity: Quantity) -> (Int32, Span)? {
    guard clauseArea(Int(quantity.clauseStart), Int(quantity.span.start)) == nil else { return nil }
    var end = text.before(Int(quantity.clauseStart))
    while let length = text.anyEnds("平均水平", "平均", "水平", at: end) { end -= length }
    guard let index = word(endingAt: end) else { return nil }
    let entry = lexicon[index]
    let span = Span(end - Int(entry.length), end)
    guard let token = token(at: Int(span.start)), token.kind == .word, token.end == span.end else {
      return nil
    }
    if entry.area != 0 { return isAreaSubject(token, end) ? (division(of: token), span) : nil }
    guard entry.roles.contains(.selfArea) || entry.roles.contains(.scope) else { return nil }
    let area = selfArea(token)
    return area == 0 ? nil : (area, span)
  }
}
