import HanBase
import HanCatalog

extension Analyzer {
  /// Whether anything may tell of a place: most sentences have no word for one, and no question of
  /// `resolveToldArea` has an answer there but for a number in brackets, a rank, a text on the nation, 均
  /// and the sums of places.
  @inline(__always)
  func mayTellPlace(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    mayNameArea || quantity.inParen || raw.measure == .rank || context.area == 100_000
      || opensSum(quantity) || quantity.kind.counts && text.ends("有", at: Int(quantity.span.start))
      || !text.lacks("均", from: Int(quantity.clauseStart), to: Int(quantity.span.start))
      || opensWithProvince(quantity)
      || text.any("前者", "后者", at: Int(quantity.clauseStart)) != nil
  }

  /// 2019年，江浙沪出口总额…: whether a clause opens with provinces' short names, of which no word of a place is made.
  private func opensWithProvince(_ quantity: Quantity) -> Bool {
    var at = Int(quantity.clauseStart)
    while let time = token(at: at), time.kind == .time, Int(time.start) == at { at = Int(time.end) }
    // Hardly any clause opens with the first character of one of them.
    guard text.any(often.openingWholes, at: at) != nil || (48...57).contains(text[at]) else {
      return false
    }
    return opensShortRun(at) || text.has("江", at: at)
      || at < Int(quantity.span.start) && mayOpenWider(at)
  }

  /// What `opensWithProvince` asks for, but for digits.
  static let openingWholes = WordSet(
    joining: provinceCharacters, partsOfCity, groupsOfProvinces, WordSet("江", "沿海"))

  /// The area that the words around a quantity name, if they do.
  @inline(never)
  func resolveToldArea(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    if _slowPath(quantity.inParen), let (area, span) = bracketedArea(quantity) {
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaNamed)
      if opensByBracket(quantity, span) { (carry.area, carry.areaSpan) = (area, span) }
      return true
    }
    if _slowPath(raw.measure == .rank), let (area, span) = areaBehindRank(quantity) {
      // 比排名第二的江阴多180.1亿元, 领先第6位的武汉: who is compared with is not spoken of.
      if text.any(Analyzer.exceeding, at: Int(span.end)) == nil, !text.has("的", at: Int(span.end)),
        !isBehindComparison(quantity), !isComparedRank(quantity, Int(span.end))
      {
        (carry.area, carry.areaSpan) = (area, span)
      }
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaNamed)
      return true
    }
    if let lead = superlativeLead(quantity) {
      carry.lead = lead
      (carry.area, carry.areaSpan) = (lead.area, lead.areaSpan)
      (raw.area, raw.areaSpan, raw.rules.area) = (lead.area, lead.areaSpan, .areaCarried)
      raw.certainty.area = .carried
      return true
    }
    // Behind 在全国31个省区市中 the place goes on that was spoken of before.
    let ring = ringOfCount(quantity)
    if let ring, ring.isCount {
      (raw.area, raw.areaSpan, raw.rules.area) = (ring.area, ring.span, .areaSelf)
      return true
    }
    if let last = shareBefore(quantity) {
      (raw.area, raw.areaSpan, raw.rules.area) = (last.area, last.areaSpan, .areaCarried)
      raw.certainty.area = last.certainty.area == .guessed ? .guessed : .carried
      return true
    }
    if let (area, span) = wholeOfRing(quantity) {
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaSelf)
      return true
    }
    if let own = ownPlace(quantity) {
      if own.leads { (carry.area, carry.areaSpan) = (own.area, own.span) }
      (raw.area, raw.areaSpan, raw.rules.area) = (own.area, own.span, .areaNamed)
      return true
    }
    if let pointed = pointedPlace(quantity) {
      (carry.area, carry.areaSpan) = pointed
      (raw.area, raw.areaSpan, raw.rules.area) = (pointed.area, pointed.span, .areaCarried)
      // 长沙和株洲工程机械、轨道交通产业加快发展，前者产值2800亿元: of places only if they were told of.
      raw.certainty.area =
        text.any("前者", "后者", at: Int(quantity.clauseStart)) == nil
          || output.suffix(6).contains {
            Int($0.sentence) >= sentenceIndex - 1 && $0.area == pointed.area
          } ? .carried : .guessed
      return true
    }
    if let (area, span) = severalPlaces(quantity) {
      (carry.area, carry.areaSpan) = (area, span)
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaNamed)
      return true
    }
    if let whole = widerWhole(quantity) {
      (carry.area, carry.areaSpan) = whole
      (raw.area, raw.areaSpan, raw.rules.area) = (whole.0, whole.1, .areaNamed)
      return true
    }
    if countsInPart(quantity) {
      (raw.area, raw.rules.area) = (100_000, .areaNamed)
      return true
    }
    if let home = homeOfRegion(Int(quantity.clauseStart), Int(quantity.span.start)) {
      (carry.area, carry.areaSpan) = (home.area, home.span)
      (raw.area, raw.areaSpan, raw.rules.area) = (home.area, home.span, .areaNamed)
      return true
    }
    let measuring = measuringPlace(quantity)
    let near =
      quantity.leftLimit > quantity.clauseStart && !isTimesAnother(quantity)
        && measuring == nil && marginOverRanked(quantity) == nil
      ? clauseArea(Int(quantity.leftLimit), Int(quantity.span.start), namedOnly: true) : nil
    if ring == nil, !isTimesAnotherAgain(quantity),
      let (area, span, rule) = near
        ?? clauseArea(Int(quantity.clauseStart), Int(quantity.span.start)),
      measuring?.start != span.start,
      // 四川530亿元居首 7省份超400亿元: no province has several.
      !countsBeyond(quantity, area)
    {
      if raw.measure != .rank
        || !isNationalRing(span)
          && (!isScopeOf(area) || area == context.area && hasRingOfItsOwn(span, quantity)
            || isOfSeveral(span, area))
      {
        var isOfWork = false
        // 增长7.5%（全市11.1%），较去年同期…: behind the bracket the county is spoken of again.
        // 比排在第二位的浙江省66668元高出44722元: the text goes on about the one before.
        if !quantity.inParen || rule != .areaSelf, !isWithOthers(quantity),
          near == nil || !isBaseOfMargin(quantity, span) && !isAmongCompared(quantity, span)
        {
          if _slowPath(rule == .areaSelf && area != context.area) { keepNarrower(area, span) }
          (carry.area, carry.areaSpan) = (area, span)
          if rule == .areaNamed {
            isOfWork = notePlaceOfWork(area, span, Int(quantity.span.start), told: true)
          }
        }
        // 成都…。全省贫困人口…。门票收入…: the whole goes on.
        if area == context.area, !quantity.inParen { carry.paragraphArea = 0 }
        (raw.area, raw.areaSpan, raw.rules.area) = (area, span, rule)
        if rule == .areaNamed,
          isOpenName(span) || isOfWork && !catalog.isWithin(area, context.area)
        {
          raw.certainty.area = .guessed
        }
        return true
      }
    }
    if let (area, span) = placeBehindName(quantity) {
      if isNational || comparesPlaces { (carry.area, carry.areaSpan) = (area, span) }
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaNamed)
      return true
    }
    if let (area, span) = areaOfClauseBefore(quantity), raw.measure != .rank || !isScopeOf(area),
      !countsBeyond(quantity, area)
    {
      (carry.area, carry.areaSpan) = (area, span)
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaCarried)
      raw.certainty.area = .carried
      _ = notePlaceOfWork(area, span, Int(clauseBefore(quantity).end))
      return true
    }
    return false
  }

  /// 普格县、越西县(并列第二): whether an area is what places lie in that a clause lists.
  private func isOfSeveral(_ last: Span, _ area: Int32) -> Bool {
    guard let place = token(at: Int(last.start)), place.isArea else { return false }
    return division(of: place) != area
      && text.anyEnds("、", "和", "与", "及", at: Int(last.start)) != nil
  }

  /// 岳麓高新区建成基地，(长沙)投资潜力稳居全国前三: whether the ring of a rank stands behind a place, which is then the one that
  /// holds it.
  @inline(never)
  private func hasRingOfItsOwn(_ place: Span, _ quantity: Quantity) -> Bool {
    let start = Int(place.end) + 6
    return start < Int(quantity.span.start)
      && text.anyFind(["全国", "全省"], in: start..<Int(quantity.span.start)) != nil
  }

  /// 与(第二名)北京的差额, 领先(第二名)唐山港: whether a rank stands between what is compared and the place that holds it; what is
  /// named behind that is of another number.
  func isOfHolder(_ quantity: Quantity) -> Bool {
    guard text.anyEnds("名", "位", at: Int(quantity.afterQualifier)) != nil else { return false }
    let start = Int(quantity.span.start)
    return token(at: Int(quantity.afterQualifier))?.isArea == true
      && text.anyEnds(
        "与", "和", "同", "跟", "领先", "领先于", "超过", "反超", "超越", "落后", "落后于", "赶超", "比", "较", "高于", "低于",
        "不及",
        "逼近", "距", "距离", at: start - (text.ends("第", at: start) ? 3 : 0)) != nil
  }
}
