import HanBase
import HanCatalog

extension Analyzer {
  /// 教育支出32亿元、卫生支出18亿元，占比分别为25%、14%: the shares of what was told right before, one by one.
  @inline(__always)
  func sharesOfLast(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    first.kind == .percent && _slowPath(endsWithRatio(end))
      ? sharesOfLastInFull(first, end, count) : nil
  }

  @inline(never)
  private func sharesOfLastInFull(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    let start = max(Int(first.leftLimit), Int(first.clauseStart))
    guard end > start, text.any("占", "比重", "份额", at: start) != nil,
      text.anyEnds("占比", "比重", "份额", "比例", at: end) != nil,
      text.anyFind(["、", "和", "与", "及"], in: start..<end) == nil
    else { return nil }
    var items = lastSubjects(first, count)
    guard items.count == count, Set(items.map(\.phrase.a.start)).count == count else { return nil }
    let ratio = Span(start, end)
    let isBare = ratio.count == 6
    for index in items.indices {
      items[index].phrase.append(ratio)
      // 占比: of what whole is not said.
      items[index].indicator = isBare ? -1 : indicator(of: items[index].phrase)
    }
    return items
  }

  /// 长沙工程机械、株洲轨道交通产值分别达…: each member of the list opens with a place of its own.
  @inline(never)
  func placeMembers(_ items: inout [ListItem], _ first: Quantity, _ end: Int, _ count: Int) {
    guard items.count == count, items.allSatisfy({ $0.area == 0 && !$0.isCarried }) else { return }
    var areas: [Int32] = []
    for place in tokens.areas {
      let token = tokens[Int(place)]
      guard token.start >= first.leftLimit, Int(token.end) < end else { continue }
      guard areas.count < count,
        token.start == first.leftLimit
          || text.anyEnds("、", "和", "与", "及", at: Int(token.start)) != nil,
        token.end == items[areas.count].phrase.a.start
          || text.has("的", at: Int(token.end))
            && token.end + 3 == items[areas.count].phrase.a.start
      else { return }
      areas.append(division(of: token))
    }
    // 成都天府、双流两座机场: both in one.
    guard areas.count == count, !areas.contains(0), !areas.contains(100_000),
      areas.allSatisfy({ area in
        areas.allSatisfy { $0 == area || !catalog.isWithin($0, area) }
      })
    else { return }
    for index in items.indices { items[index].area = areas[index] }
  }

  /// Whose each of several numbers is stays open, and of what each share is.
  func leaveUnpaired(_ first: Quantity, _ end: Int) {
    if hasNamedPlaces(first, end) || tellsOfSeveral(first) {
      carry.unpairedClause = first.clauseStart
    }
    if first.kind == .percent && endsWithRatio(end) || isOfOthers(first, end)
      // 三次产业和居民生活用电量分别增长1.2%、8.3%、6.8%和4.7%
      || text.find("三次产业", in: Int(first.leftLimit)..<max(Int(first.leftLimit), end)) != nil
    {
      carry.unpairedList = first.clauseStart
    }
  }

  /// 主要伙伴为东盟、欧盟、美国，进出口分别为…: whether the clause before ends with a list of what is no place here.
  private func isOfOthers(_ first: Quantity, _ end: Int) -> Bool {
    let clause = clauseBefore(first)
    // 粮食、油料产量居全国前十，分别增长1%、2%: what was told of them together.
    if areaCount == 0, carry.topicSentence == sentenceIndex, first.kind != .points,
      !carry.topic.isEmpty,
      !text.lacks("、", from: Int(carry.topic.a.start), to: Int(carry.topic.a.end))
    {
      return true
    }
    guard areaCount == 0, !clause.isEmpty, first.kind != .points, !first.number.isOrdinal,
      !text.lacks("、", from: Int(clause.start), to: Int(clause.end)), !hasQuantity(in: clause)
    else { return false }
    let own = leftPhrase(Int(first.leftLimit), end)
    return own.indicator >= 0 && own.phrase.b.isEmpty
      && text.anyFind(["、", "和", "与", "环比"], in: Int(first.leftLimit)..<Int(first.span.start))
        == nil
  }

  /// A、B GDP均超2000亿元，C1600亿元，增速分别为…: whether the sentence told of several places before.
  private func tellsOfSeveral(_ first: Quantity) -> Bool {
    guard areaCount > 1 else { return false }
    var one: Int32 = 0
    for place in tokens.areas {
      let token = tokens[Int(place)]
      if token.start >= first.clauseStart { return false }
      let area = division(of: token)
      guard area != 0, area != 100_000, area != context.area else { continue }
      if one != 0, one != area, !catalog.isWithin(area, one), !catalog.isWithin(one, area) {
        return true
      }
      one = area
    }
    return false
  }

  /// Whether several places stand among a list's own words.
  private func hasNamedPlaces(_ first: Quantity, _ end: Int) -> Bool {
    var found = 0
    for place in tokens.areas
    where tokens[Int(place)].start >= first.leftLimit && Int(tokens[Int(place)].end) <= end {
      found += 1
    }
    return found > 1
  }

  /// 长沙县、雨花区GDP均超2000亿元，岳麓区1600亿元，增速分别为A、B、C: the places of all the statements before, some of
  /// which were told together; where they are not as many, whose each is stays open.
  ///
  /// 湘阴县、汨罗市GDP合计800亿元，占全市17%，分别增长A、B: where as many statements stand before, they are the places
  /// only if none was told of one of them.
  func placesTogether(_ first: Quantity, _ end: Int, _ count: Int, _ items: [ListItem])
    -> [ListItem]?
  {
    guard areaCount > 1, !first.inParen, let last = output.last,
      Int(last.sentence) == sentenceIndex, !carry.topic.isEmpty
    else { return nil }
    let isPaired = items.count == count
    if isPaired, items.contains(where: { $0.area != 0 }) { return nil }
    // 三市分别…
    let start = Int(first.leftLimit)
    let behind = start + (text.any(Analyzer.pointers, at: start) ?? 0)
    let own = leftPhrase(behind, max(behind, end))
    guard own.isEmpty || own.phrase.b.isEmpty && isRelational(own.phrase.a),
      !holdsPlace(start, end)
    else {
      // 城镇居民收入全国5.2万元，长沙6.9万元；农村居民分别为…
      let told = output.suffix(count)
      if !isPaired, told.count == count,
        told.allSatisfy({ Int($0.sentence) == sentenceIndex }),
        Set(told.map(\.area)).count == count
      {
        carry.unpairedClause = first.clauseStart
      }
      return nil
    }
    let areas = areasOfSentence(before: Int(first.clauseStart))
    guard areas.count > 1 else { return nil }
    guard areas.count == count else {
      if !isPaired { carry.unpairedClause = first.clauseStart }
      return nil
    }
    if isPaired,
      text.anyFind(["合计", "共", "均", "都", "双双"], in: sentenceStart..<Int(first.clauseStart)) == nil
        || output.suffix(8).contains(where: {
          Int($0.sentence) == sentenceIndex && areas.contains($0.area)
        })
    {
      return nil
    }
    var phrase = isPaired ? items[0].phrase : carry.topic
    var indicator = isPaired ? items[0].indicator : carry.topicIndicator
    if !own.isEmpty, text.anyEnds("增速", "增幅", "涨幅", "降幅", at: Int(own.phrase.a.end)) == nil {
      phrase.append(own.phrase)
      indicator = -1
    }
    return areas.map {
      ListItem(
        phrase: phrase, indicator: indicator, area: $0, isCarried: own.isEmpty && !isPaired)
    }
  }

  private static let pointers = WordSet(
    "这两市", "这三市", "两市", "三市", "四市", "五市", "两地", "三地", "四地", "五地", "两县", "三县", "四县", "两区", "三区",
    "四区", "两省",
    "三省", "四省", "两城", "三城", "四城", "三者", "两者", "四者")

  /// The places that a sentence names before a clause, but for those that one is compared with.
  private func areasOfSentence(before end: Int) -> [Int32] {
    var areas: [Int32] = []
    for place in tokens.areas {
      let token = tokens[Int(place)]
      if Int(token.start) >= end { break }
      guard !token.roles.contains(.scope), isAreaSubject(token, end),
        text.anyEnds(Analyzer.compares, at: Int(token.start)) == nil,
        case let area = division(of: token), area != 0, !areas.contains(area)
      else { continue }
      areas.append(area)
    }
    return areas
  }

  /// 比绍兴的7791亿元、嘉兴的7062亿元分别高(939亿元、1668亿元): the differences of one list.
  @inline(__always)
  func goOnDiffering(_ first: Quantity, _ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .level, quantity.kind == first.kind else { return }
    if quantity.span == first.span {
      guard first.leftLimit > first.clauseStart,
        text.any("比", "较", at: Int(first.clauseStart)) != nil,
        text.anyEnds("分别高", "分别多", "分别高出", "分别多出", at: Int(first.span.start)) != nil
      else { return }
      (raw.measure, raw.rules.measure) = (.change, .measureChangeBase)
      return
    }
    guard let last = output.last, last.measure == .change, last.span.start >= first.span.start,
      text.isSame(last.unit, quantity.unit)
    else { return }
    (raw.measure, raw.rules.measure) = (.change, last.rules.measure)
    if last.value.isNegative, !raw.value.isNegative { raw.value = raw.value.negated }
  }
}
