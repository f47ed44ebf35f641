import HanBase
import HanCatalog

/// Lists of places to which the numbers of another clause belong.
extension Analyzer {
  /// 西安、武汉紧随其后，出口额638.16亿元和504亿元: as many numbers as places in the clause before, in which
  /// they do no more than stand somewhere.
  func followsAreas(_ first: Quantity, _ peel: Peel, _ count: Int) -> Bool {
    guard areaCount >= count, !first.inParen, first.leftLimit == first.clauseStart,
      text.anyEnds("，", ",", at: Int(first.clauseStart)) != nil
    else { return false }
    // …等省份中，杭州萧山区、苏州昆山市的GDP依次是…: the clause names places of its own.
    if holdsPlace(Int(first.leftLimit), peel.end) { return false }
    let clause = clauseBefore(first)
    guard clause.end > clause.start, !hasQuantity(in: clause) else { return false }
    let own = leftPhrase(Int(first.leftLimit), max(Int(first.leftLimit), peel.end))
    guard
      own.isEmpty
        || own.phrase.b.isEmpty && (own.indicator >= 0 || endsWithHead(Int(own.phrase.a.end)))
          && split(Int(own.phrase.a.start), Int(own.phrase.a.end)).count == 1,
      listedPlaces(from: Int(clause.start), to: Int(clause.end), lead: 12).count == count
    else { return false }
    return true
  }

  /// 苏州、宁波紧随其后，进出口分别为A和B: the places of the clause before, not what one word could be taken apart into.
  func placesBefore(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard areaCount >= count, followsAreas(first, Peel(end: end), count),
      case let own = leftPhrase(Int(first.leftLimit), max(Int(first.leftLimit), end)), !own.isEmpty,
      text.find("城乡", in: own.phrase.a.range) == nil,
      text.find("存贷", in: own.phrase.a.range) == nil,
      let areas = earlierAreas(first, count), areasStand(in: clauseBefore(first), areas)
    else { return nil }
    return areas.map { ListItem(phrase: own.phrase, indicator: own.indicator, area: $0.area) }
  }

  /// The places of the first list, joined by 、 or 和, that begins at most `lead` bytes behind a place; empty where two
  /// of them stand side by side without such a word.
  func listedPlaces(from start: Int, to end: Int, lead: Int = .max) -> [Int32] {
    var found: [Int32] = []
    var last: Int32 = -1
    for token in tokensFrom(start) {
      if Int(token.end) > end { break }
      if token.kind == .openParen, token.start == last { last = behindBracket(last) }
      if token.kind == .pause || token.start < last { continue }
      guard token.kind == .word, token.isArea, isAreaSubject(token, end) else {
        if !found.isEmpty || Int(token.start) - start > lead { break }
        continue
      }
      let area = division(of: token)
      // 福建晋江、浙江慈溪: the last of a chain.
      if last == token.start, let above = found.last, above != area, catalog.isWithin(area, above) {
        found[found.count - 1] = area
        last = token.end
        continue
      }
      if last >= 0, text.any("、", "和", "与", "及", at: Int(last)) != Int(token.start - last) {
        return []
      }
      found.append(area)
      last = token.end
    }
    return found
  }

  /// 崇川区（不含开发区）: where the list goes on behind a bracket that holds no number.
  func behindBracket(_ at: Int32) -> Int32 {
    guard let open = text.any("（", "(", at: Int(at)),
      let close = text.anyFind(["）", ")"], in: Int(at) + open..<min(sentenceEnd, Int(at) + 45))
    else { return at }
    let inside = Span(Int(at) + open, close)
    return hasQuantity(in: inside) ? at : Int32(close + (text.any("）", ")", at: close) ?? 0))
  }

  /// 崇川区、海安市和(市开发区): how long the name is of a zone of the city's own that ends a list of its places, with the
  /// word before it.
  func ownZone(_ at: Int) -> Int? {
    guard catalog.areaLevel(context.area) == 2,
      let joint = text.any("和", "、", "及", "与", "以及", at: at),
      let zone = text.any(
        "市开发区", "市经济开发区", "市经济技术开发区", "市经开区", "市高新区", "经济技术开发区", "经济开发区", "经开区", "高新区", "开发区",
        at: at + joint)
    else { return nil }
    let end = at + joint + zone
    return isPhraseEnd(end) || text.any("等", "居", "位", "增", "分别", at: end) != nil
      ? joint + zone : nil
  }

  /// 重庆有3000多万人口，成都也有1591万人，人均存款分别只有A和B: the places of the statements right before.
  func placesOfLast(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard areaCount >= count || sentenceRoles.contains(.selfArea), !first.inParen else {
      return nil
    }
    let own = leftPhrase(Int(first.leftLimit), max(Int(first.leftLimit), end))
    guard !own.isEmpty, own.phrase.b.isEmpty,
      own.indicator >= 0 || endsWithHead(Int(own.phrase.a.end))
        || text.any("人均", "户均", at: Int(own.phrase.a.start)) != nil, output.count >= count
    else { return nil }
    let last = output.suffix(count)
    guard let earliest = last.first, let latest = last.last,
      last.allSatisfy({
        Int($0.sentence) == sentenceIndex
          && ($0.rules.area == .areaNamed || $0.rules.area == .areaSelf)
      }),
      Set(last.map(\.area)).count == count, latest.span.start >= clauseBefore(first).start,
      output.count == count || Int(output[output.count - count - 1].sentence) != sentenceIndex
        || output[output.count - count - 1].area != earliest.area,
      Set(last.map(\.areaSpan.start)).count == count,
      !tokens.areas.contains(where: {
        tokens[Int($0)].start >= first.leftLimit && Int(tokens[Int($0)].end) <= end
      })
    else { return nil }
    return last.map { ListItem(phrase: own.phrase, indicator: own.indicator, area: $0.area) }
  }

  /// 京沪的住户存款余额都超过2万亿元，分别为A和B: the provinces whose short names open the clause before.
  func shortPlacesBefore(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard !first.inParen, isEmptySubject(Int(first.leftLimit), end) else { return nil }
    let clause = clauseBefore(first)
    guard clause.end > clause.start,
      let short = shortProvinces(Int(clause.start), Int(clause.end), count),
      short.areas.count == count, let last = output.last, Int(last.sentence) == sentenceIndex,
      last.phrase.b.isEmpty, last.phrase.a.start == clause.start, last.phrase.a.end > short.end
    else { return nil }
    let joint = text.has("的", at: short.end) ? 3 : 0
    let name = Span(short.end + joint, Int(last.phrase.a.end))
    guard name.count >= 6,
      text.any("高铁", "铁路", "高速", "干线", "城际", "航线", at: Int(name.start)) == nil
    else { return nil }
    let indicator = exactIndicator(Int(name.start), Int(name.end)) ?? -1
    return short.areas.map { ListItem(phrase: Phrase(name), indicator: indicator, area: $0) }
  }

  /// 财政收入江苏、浙江分别为5800亿元和3400亿元: places that stand behind the name of what is theirs.
  func placesBehindName(_ start: Int, _ end: Int, _ count: Int) -> [ListItem]? {
    guard areaCount >= count,
      let first = tokens.areas.first(where: { Int(tokens[Int($0)].start) >= start }),
      case let place = Int(tokens[Int(first)].start), place < end, place - start >= 6,
      case let name = leftPhrase(start, place), name.phrase.b.isEmpty, !name.isEmpty,
      Int(name.phrase.a.end) == place,
      name.indicator >= 0 || endsWithMeasure(place) && !isRelational(name.phrase.a),
      case let places = split(place, end), places.count == count
    else { return nil }
    return areaItems(places, Span(start, place))
  }
}
