import HanBase
import HanCatalog

extension Analyzer {
  /// 进入(半年度全国十强), 跻身(全国百强县): the ring of the best that a clause says places to have come into.
  func ringOfPlaces(_ start: Int, _ end: Int) -> Span? {
    guard
      let verb = text.anyFind(["进入", "跻身", "入围", "入选", "上榜", "位列", "名列"], in: start..<end),
      case let at = verb + 6,
      let strong = text.anyFind(["强", "榜"], in: at..<end)
    else { return nil }
    var stop = strong + 3
    if let noun = text.any("县市", "城市", "县", "市", "区", "镇", "单", at: stop) { stop += noun }
    return Span(at, min(stop, end))
  }

  /// 宁波(环比仍)分别下降…: where a list of places ends, behind which only adverbs stand.
  @inline(__always)
  func endOfPlaces(_ start: Int, _ end: Int) -> Int {
    _slowPath(areaCount > 1) ? endOfPlacesInFull(start, end) : end
  }

  @inline(never)
  private func endOfPlacesInFull(_ start: Int, _ end: Int) -> Int {
    guard
      let place = tokens.areas.last(where: { Int(tokens[Int($0)].end) <= end }).map({
        tokens[Int($0)]
      }), Int(place.start) > start
    else { return end }
    var at = Int(place.end)
    while at < end {
      if let adverb = text.any(Analyzer.listAdverbs, at: at) {
        at += adverb
      } else if let token = token(at: at), token.kind == .time && times[Int(token.index)].isBase {
        at = Int(token.end)
      } else {
        return end
      }
    }
    return at == end ? Int(place.end) : end
  }

  private static let listAdverbs = WordSet(
    "同比", "环比", "仍然", "仍旧", "仍", "也", "则", "却", "还", "均", "都", "又", "再", "双双", "同时", "依然", "依旧",
    "同样",
    "继续", "再次", "已", "更", "就", "即", "累计", "当月", "略", "小幅", "大幅", "较", "比", "分别")
}

extension Analyzer {
  /// R&D经费投入强度超过全国平均水平的省（市）有8个，依次为北京(6.08%)、上海(3.6%): what the places of a class were chosen by
  /// is what the brackets tell of each.
  @inline(__always)
  func readListed(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(quantity.inParen) && raw.rules.area == .areaNamed
      && sentenceRoles.contains(.respective)
      ? readListedInFull(quantity, &raw) : false
  }

  @inline(never)
  private func readListedInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard let noun = listedBy(quantity, &raw) else { return false }
    set(noun.phrase, noun.indicator, .indicatorClause, &raw)
    // 申请量超过1000件的省有7个: a bare noun may be short for a longer name.
    raw.certainty.indicator = noun.indicator < 0 && noun.phrase.a.count <= 9 ? .guessed : .carried
    return true
  }

  private func listedBy(_ quantity: Quantity, _ raw: inout RawObservation) -> NounPhrase? {
    // The head of the list: 依次为, behind which are places with their brackets.
    var head: Token?
    var depth = 0
    for token in tokensBefore(text.before(Int(quantity.clauseStart))).reversed() {
      switch token.kind {
      case .closeParen: depth += 1
      case .openParen: depth -= 1
      case .comma, .semicolon, .stop, .colon: if depth == 0 { return nil }
      case .word where depth == 0 && token.roles.contains(.respective):
        if text.any("分别", "依次", at: Int(token.start)) != nil { head = token }
      default: break
      }
      if head != nil { break }
    }
    guard let head, text.anyEnds("，", ",", "：", at: Int(head.start)) != nil else { return nil }
    // The clause that counts them.
    let end = Int(head.start) - (text.ends(",", at: Int(head.start)) ? 1 : 3)
    var start = sentenceStart
    for place in tokens.marks {
      let mark = tokens[Int(place)]
      guard Int(mark.start) < end else { break }
      if mark.kind.endsClause { start = Int(mark.end) }
    }
    guard hasQuantity(in: Span(start, end)), let verb = chosenBy(start, end) else { return nil }
    // 8个省份研发强度超过…: the count comes first.
    for counted in quantities
    where counted.kind.counts && counted.span.start >= start && Int(counted.afterQualifier) <= verb
    {
      start = Int(counted.afterQualifier)
      if let noun = text.any(often.countedClasses, at: start) ?? text.any("的", at: start) {
        start += noun
      }
    }
    guard start < verb else { return nil }
    // 投资增速超过全省的市有3个，依次为郑州（9.4%）: so fast it grows.
    let rate = text.anyEnds("增速", "增幅", "涨幅", at: verb)
    let fall = text.anyEnds("降幅", "跌幅", at: verb)
    let noun = leftPhrase(start, verb - (rate ?? fall ?? 0))
    guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 6, !isRelational(noun.phrase.a),
      !namesNothing(noun), !isOnlySaid(noun),
      rate != nil || fall != nil ? quantity.kind == .percent : listedFits(noun, quantity)
    else { return nil }
    if rate != nil || fall != nil {
      (raw.measure, raw.rules.measure) = (.growth, .measureGrowthNoun)
      if fall != nil, !raw.value.isNegative { raw.value = raw.value.negated }
      return noun
    }
    if raw.measure == .growth, raw.rules.measure == .measureGrowthCarried {
      raw.measure = .level
      raw.value = quantity.number.value
      raw.certainty.measure = .stated
      raw.rules.measure = .measureLevelDefault
      carry.growth = .none
    }
    return noun
  }

  /// Where the words begin by which places of a class were chosen: 超过, 高于, 在.
  private func chosenBy(_ start: Int, _ end: Int) -> Int? {
    var found: Int?
    for verb: StaticString in [
      "超过", "高于", "低于", "突破", "不足", "不到", "超出", "大于", "小于", "达到", "多于", "少于", "优于", "快于", "慢于",
      "跑赢", "位居", "超",
    ] {
      if let at = text.find(verb, in: start..<end), found.map({ at < $0 }) ?? true { found = at }
    }
    return found
  }

  /// Whether a bracket's number can be a level of what places were chosen by.
  private func listedFits(_ noun: NounPhrase, _ quantity: Quantity) -> Bool {
    if noun.indicator >= 0 {
      guard quantity.unitIndex >= 0 else { return false }
      return plainQuantity(of: noun.indicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
    }
    let end = Int(noun.phrase.a.end)
    let isRate =
      text.anyEnds("率", "强度", "比重", "占比", "比例", "度", "水平", at: end) != nil
    return quantity.kind == .percent ? isRate : !isRate && endsWithMeasure(end)
  }
}
