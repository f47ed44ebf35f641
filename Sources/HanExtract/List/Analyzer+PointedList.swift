import HanBase
import HanCatalog

/// Lists whose places are told by a word that points back to them in the same sentence.
extension Analyzer {
  /// 从辽宁、吉林、黑龙江…了解到，三省地区生产总值分别为A、B和C; 前者增长6.7%，后两者增幅依次为A、B: the places that the sentence
  /// listed before.
  func pointedItems(_ start: Int, _ end: Int, _ count: Int) -> [ListItem]? {
    guard areaCount >= count, count > 1 else { return nil }
    if let counted = countedItems(start, end, count) { return counted }
    var at = start
    let side = text.any("后", "前", at: at)
    if let side { at += side }
    let number =
      text.has("两", at: at) || text.has("二", at: at) ? 2 : ScalarClass.digit(text.scalar(at).value)
    guard number == count else { return nil }
    at += 3
    if let measure = text.any("个", "座", at: at) { at += measure }
    guard
      let noun = text.any(
        "省区市", "省市", "省份", "省区", "城市", "省", "市", "地", "城", "区", "县", "者", "州", at: at),
      // 三省地区生产总值, but not 三市场 or 两地方.
      text.any("市场", "地方", "城乡", "县域", "区域", "者们", at: at) == nil,
      case let places = lastRun(before: start), places.count >= count,
      side != nil || places.count == count
    else { return nil }
    at += noun
    let areas = text.has("前", at: start) ? places.prefix(count) : places.suffix(count)
    var own = leftPhrase(at, max(at, end))
    let isCarried = own.isEmpty || own.phrase.b.isEmpty && isRelational(own.phrase.a)
    if isCarried { (own.phrase, own.indicator) = (carry.topic, carry.topicIndicator) }
    guard !own.isEmpty else { return nil }
    return areas.map {
      ListItem(phrase: own.phrase, indicator: own.indicator, area: $0, isCarried: isCarried)
    }
  }

  /// 株洲高新区、衡阳高新区增加值分别增长A和B; 新港区、湘阴县工业园分别…: each is of its zone's city, as far as one is named.
  @inline(__always)
  func placeZones(_ items: inout [ListItem]) {
    if items.count > 1, areaCount > 0, items.allSatisfy({ $0.area == 0 }) {
      placeZonesInFull(&items)
    }
  }

  @inline(never)
  private func placeZonesInFull(_ items: inout [ListItem]) {
    for index in items.indices {
      let zone = Int(items[index].phrase.a.start)
      guard let place = areaToken(endingAt: zone), text.any(Analyzer.zones, at: zone) != nil,
        place.start <= Int32(sentenceStart)
          || text.anyEnds("、", "和", "与", "及", "，", "：", at: Int(place.start)) != nil
      else { continue }
      items[index].area = division(of: place)
    }
  }

  private static let zones = WordSet(
    "高新区", "经开区", "开发区", "高新技术产业开发区", "经济技术开发区", "工业集中区", "产业集聚区", "工业园区", "产业园区", "综保区", "综合保税区",
    "保税区", "保税港区", "工业园", "产业园",
    "自贸区", "自贸片区", "海关", "关区")

  /// 万荣、新绛2个县下降，降幅分别为A和B: the places that the clause before lists and counts.
  private func countedItems(_ start: Int, _ end: Int, _ count: Int) -> [ListItem]? {
    guard text.anyEnds("，", ",", at: start) != nil else { return nil }
    let run = lastRun(before: start)
    guard run.count == count,
      let last = tokens.areas.last(where: { Int(tokens[Int($0)].end) <= start })
    else { return nil }
    let at = Int(tokens[Int(last)].end)
    let digits =
      (48...57).contains(text[at]) ? Int(text[at]) - 48 : ScalarClass.digit(text.scalar(at).value)
    guard digits == count || count == 2 && text.has("两", at: at),
      case let next = (48...57).contains(text[at]) ? at + 1 : at + 3,
      case let noun = text.any("个", at: next) ?? 0,
      text.any("县", "市", "区", "城市", "省", "州", at: next + noun) != nil,
      start - at < 36, text.find("，", in: at..<start - 3) == nil
    else { return nil }
    let own = leftPhrase(start, max(start, end))
    guard own.isEmpty || own.phrase.b.isEmpty && isRelational(own.phrase.a) else { return nil }
    var (phrase, indicator) = (carry.topic, carry.topicIndicator)
    if countsPlaces(phrase)
      || output.last.map({ $0.phrase == phrase && $0.measure == .level }) == true
    {
      guard
        let before = carry.beforePlaces
          ?? carry.told.map({ ($0.phrase, $0.indicator, $0.sentence) })
      else { return nil }
      (phrase, indicator) = (before.topic, before.indicator)
    }
    guard !phrase.isEmpty else { return nil }
    return run.map {
      ListItem(phrase: phrase, indicator: indicator, area: $0, isCarried: true, isGuess: true)
    }
  }

  /// The places of the last list of several in the sentence before a place, without those above them.
  private func lastRun(before limit: Int) -> [Int32] {
    var run: [Int32] = []
    var last: [Int32] = []
    var end: Int32 = -1
    for place in tokens.areas {
      let token = tokens[Int(place)]
      guard Int(token.end) <= limit else { break }
      let area = division(of: token)
      guard area != 0, !token.roles.contains(.scope) else { continue }
      if end >= 0, text.any("、", "和", "与", "及", at: Int(end)) == Int(token.start - end) {
        run.append(area)
      } else {
        run = [area]
      }
      if run.count > 1 { last = run }
      end = token.end
    }
    return last
  }
}
