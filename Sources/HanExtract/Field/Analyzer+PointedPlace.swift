import HanBase
import HanCatalog

/// Places that are told by words that stand for them or lead up to them.
extension Analyzer {
  /// 前者增长6.7%，后者(增长3.1%), 肇东、海伦等(9个县): which places a clause points back to, or lies about.
  @inline(__always)
  func pointedPlace(_ quantity: Quantity) -> (area: Int32, span: Span)? {
    if _slowPath(text.any("前者", "后者", at: Int(quantity.clauseStart)) != nil) {
      let here = areaCount > 1 ? formerPlace(Int(quantity.clauseStart)) : nil
      if let place = here ?? formerOfLastSentence(quantity) { return place }
    }
    guard areaCount > 0 else { return nil }
    if text.ends("等", at: Int(quantity.span.start)) { return aboveListed(quantity) }
    // 肇东、海伦等5个县市粮食产量超过(40亿斤): of those too.
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.area == context.area,
      last.rules.area == .areaCarried, last.span.start >= quantity.clauseStart,
      text.ends("等", at: Int(last.span.start))
    else { return nil }
    return (last.area, last.areaSpan)
  }

  /// 青岛、济南两市GDP合计28518亿元。前者15760亿元: one of the two places that the sentence before named.
  @inline(never)
  private func formerOfLastSentence(_ quantity: Quantity) -> (area: Int32, span: Span)? {
    guard carry.recentAreas.count == 2, carry.recentSentence == sentenceIndex - 1,
      !tokens.areas.contains(where: { tokens[Int($0)].start < quantity.clauseStart })
    else { return nil }
    return (
      carry.recentAreas[text.has("前者", at: Int(quantity.clauseStart)) ? 0 : 1], .none
    )
  }

  /// (前者)GDP480亿元: whose the figure is is no part of its name.
  @inline(__always)
  func leavePointer(_ raw: inout RawObservation) {
    if _slowPath(raw.rules.area == .areaCarried) && raw.phrase.a.count > 6
      && text.any("前者", "后者", at: Int(raw.phrase.a.start)) != nil
    {
      leavePointerInFull(&raw)
    }
  }

  @inline(never)
  private func leavePointerInFull(_ raw: inout RawObservation) {
    raw.phrase.a.start += 6
    // 前者总量15760亿元: of what was told of both.
    if raw.phrase.b.isEmpty, isRelational(raw.phrase.a), !carry.topic.isEmpty {
      set(carry.topic, carry.topicIndicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
    } else {
      raw.indicator = exact(raw.phrase)
    }
  }

  @inline(never)
  private func formerPlace(_ at: Int) -> (area: Int32, span: Span)? {
    var places: [Token] = []
    var first: Token?
    // How many places stand before the last two.
    var rows = 0
    for place in tokens.areas {
      let token = tokens[Int(place)]
      guard Int(token.start) < at, isAreaSubject(token, sentenceEnd),
        case let area = division(of: token), area != 0
      else { continue }
      if let last = places.last, division(of: last) == area { continue }
      // 长沙为72.4%；怀化、湘西州均不足五成，前者…: the last two.
      if places.count == 2 {
        first = places[0]
        rows += 1
        places.removeFirst()
      }
      places.append(token)
    }
    guard places.count == 2, division(of: places[0]) != division(of: places[1]),
      text.any("、", "和", "与", "及", at: Int(places[0].end)) != nil || first == nil
    else { return nil }
    // Of three in a row neither is the former, but for 前者…，后两者….
    if let first, text.any("、", "和", "与", at: Int(first.end)) == Int(places[0].start - first.end) {
      let reach = at..<min(sentenceEnd, at + 90)
      guard text.has("前者", at: at), rows == 1,
        text.anyFind(["后两者", "后二者", "后两市", "后两地", "后两省"], in: reach) != nil
      else { return nil }
      return (division(of: first), first.span)
    }
    let place = places[text.has("前者", at: at) ? 0 : 1]
    return (division(of: place), place.span)
  }

  /// 肇东、海伦、龙江等9个县: what the places named first of a number of them lie in.
  @inline(never)
  private func aboveListed(_ quantity: Quantity) -> (area: Int32, span: Span)? {
    guard quantity.kind.counts, !quantity.unit.isEmpty,
      text.any("县", "市", "区", "省", "州", "城市", at: Int(quantity.unit.end)) != nil,
      text.any("区域", "市场", "县域", "市级", "省级", "区级", "县级", at: Int(quantity.unit.end)) == nil,
      let first = tokens.areas.first(where: { tokens[Int($0)].start >= quantity.clauseStart })
        .map({ tokens[Int($0)] }), first.start < quantity.span.start,
      text.any("、", at: Int(first.end)) != nil
        || text.anyEnds("等", at: Int(quantity.span.start)) != nil
          && Int(first.end) == Int(quantity.span.start) - 3,
      first.start == quantity.clauseStart
        || text.anyEnds("、", "和", at: Int(first.start)) != nil
    else { return nil }
    let listed = division(of: first)
    guard listed != 0 else { return nil }
    if listed != context.area, catalog.isWithin(listed, context.area) {
      return (context.area, first.span)
    }
    return nil
  }

  /// 与澳门金融合作业务量, 与四川青川县开展白茶合作: with whom something is done is not who does it.
  func isPartner(_ place: Token, _ end: Int) -> Bool {
    text.anyEnds("与", "同", "跟", "对", at: Int(place.start)) != nil
      ? isPartnerInFull(place, end)
      : areaToken(endingAt: Int(place.start)).map { $0.start < place.start && isPartner($0, end) }
        ?? false
  }

  @inline(never)
  private func isPartnerInFull(_ place: Token, _ end: Int) -> Bool {
    var at = Int(place.end)
    while let next = token(at: at), next.isArea, Int(next.start) == at { at = Int(next.end) }
    // 与四川农大等17所院校合作: behind the number as well.
    let reach = at..<min(sentenceEnd, at + 48)
    guard reach.lowerBound < reach.upperBound,
      let joint = text.anyFind(Analyzer.jointDoings, in: reach)
    else { return false }
    return text.anyFind(["，", "；", "。"], in: at..<joint) == nil
  }

  /// What a place does with another.
  private static let jointDoings: [StaticString] = [
    "合作", "贸易", "往来", "交往", "交流", "协作", "结对", "对口", "签约", "签署", "签订", "共建", "对接", "达成", "携手", "联手",
    "缔结",
    "帮扶", "支援",
  ]

  /// 对(香港)地区出口, 对香港、(澳门)出口, 自(台湾)进口: whether a place is the one that another trades with.
  @inline(__always)
  func isTradePartner(_ place: Token) -> Bool {
    _slowPath(
      text.anyEnds("对", "向", "自", "从", "、", "和", "与", at: Int(place.start)) != nil)
      && isTradePartnerInFull(place)
  }

  private static let partners = WordEnds(
    "欧盟", "东盟", "美国", "日本", "韩国", "俄罗斯", "印度", "德国", "英国", "法国", "越南", "中东", "非洲", "拉美", "欧洲", "亚洲",
    "北美", "澳大利亚", "巴西", "沿线国家")

  @inline(never)
  private func isTradePartnerInFull(_ place: Token) -> Bool {
    var first = place
    while let mark = text.anyEnds("、", "和", "与", at: Int(first.start)) {
      let end = Int(first.start) - mark
      if let before = areaToken(endingAt: end) {
        first = before
      } else if let length = text.anyEnds(Analyzer.partners, at: end) {
        // 对欧盟、(香港)出口
        first.start = Int32(end - length)
      } else {
        break
      }
    }
    guard text.anyEnds("对", "向", "自", "从", at: Int(first.start)) != nil else { return false }
    var at = Int(place.end)
    while let mark = text.any("、", "和", "与", at: at), let next = token(at: at + mark), next.isArea {
      at = Int(next.end)
    }
    at += text.any("地区", "特别行政区", "等地", "市场", at: at) ?? 0
    if text.has("的", at: at) { at += 3 }
    return text.any("进出口", "出口", "进口", "贸易", "货物", "服务进", "服务出", "双边", "分别进", "分别出", at: at) != nil
  }

  /// 武汉呢？(1232.65万): the place for which the question right before asks.
  var askedPlace: Int32? {
    @inline(__always)
    get { carry.spokenSentence == sentenceIndex &- 1 ? askedPlaceInFull : nil }
  }

  private var askedPlaceInFull: Int32? {
    guard let mark = text.any("呢？", "呢?", at: Int(carry.spokenEnd)),
      (0...2).contains(sentenceStart - Int(carry.spokenEnd) - mark)
    else { return nil }
    return carry.spokenArea
  }

  /// 长三角的另一成员安徽，…: a place to which the words of its class lead up.
  @inline(__always)
  func apposed(_ start: Int, _ end: Int) -> (Int32, Span, Rule)? {
    guard areaCount > 0, let place = areaToken(endingAt: end), Int(place.start) > start + 9 else {
      return nil
    }
    return apposedInFull(start, place)
  }

  @inline(never)
  private func apposedInFull(_ start: Int, _ place: Token) -> (Int32, Span, Rule)? {
    let before = Int(place.start)
    guard
      text.anyEnds(
        "成员", "近邻", "邻居", "邻省", "大省", "强省", "小省", "大市", "强市", "对手", "老大", "龙头", at: before) != nil
        && text.find("的", in: start..<before) != nil
        || text.has("作为", at: start) && text.anyEnds("的", "大省", "强省", at: before) != nil,
      isAreaSubject(place, Int(place.end))
    else { return nil }
    return (division(of: place), place.span, .areaNamed)
  }

  /// 11市中，舟山增速最快，(同比增长9.2%): one of the places that the sentence counted.
  func partOfClass(_ clause: Span, _ quantity: Quantity) -> (Int32, Span)? {
    guard clause.end > clause.start, let ring = output.last, Int(ring.sentence) == sentenceIndex,
      ring.span.end < clause.start, !hasQuantity(in: Span(ring.span.end, clause.end)),
      ring.measure == .level, countsPlaces(Phrase(ring.unit)) || isOfPlaces(ring.phrase),
      let (area, span, rule) = clauseArea(Int(clause.start), Int(clause.end)), rule == .areaNamed,
      area != context.area, catalog.isWithin(area, context.area),
      // 4个设区市入选，厦门获批试点，金融业增加值增长7.4%: what is told by a name of its own is of the whole.
      !namesIndicator(Span(quantity.clauseStart, quantity.span.start))
    else { return nil }
    return (area, span)
  }

  /// The place of the office that a sentence of a wider text begins with, for 全市 and 全县 in it.
  func speakingPlace(_ word: Token) -> Int32? {
    guard text.any("全市", "全区", "全县", "全州", "该市", "该区", "该县", at: Int(word.start)) != nil,
      // 全区 is the region itself.
      !(text.has("全区", at: Int(word.start))
        && catalog.areaName(context.area)?.hasSuffix("自治区") == true)
    else { return nil }
    for token in tokensFrom(sentenceStart) {
      if token.start >= word.start || Int(token.start) > sentenceStart + 45 { return nil }
      guard token.kind == .word, token.isArea else { continue }
      let end = Int(token.end)
      guard text.any("统计局", "人民政府", "政府", "发改委", "财政局", "商务局", "委", at: end) != nil
      else { continue }
      let area = division(of: token)
      return area != 0 && area != context.area && text.has(areaWord(area), at: Int(word.start) + 3)
        ? area : nil
    }
    return nil
  }
}
