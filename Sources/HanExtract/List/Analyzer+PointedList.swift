import HanBase
import HanCatalog

/// Lists whose places are told by a word that points back to them in the same sentence.
extension Analyzer {
  /// 从辽宁、吉林、黑龙江…了解到，三省地区生产总值分别为A、B和C; 前者增长6.7%，后两者增幅依次为A、B: the places that the sentence
  /// listed before.
  func pointedItems(_ start: Int, _ end: Int, _ count: Int) -> [ListItem]? {
    guard areaCount >= count, count > 1 else { return nil }
    var at = start
    let side = text.any("后", "前", at: at)
    if let side { at += side }
    let number = text.has("两", at: at) || text.has("二", at: at) ? 2 : ScalarClass.digit(text.scalar(at).value)
    guard number == count else { return nil }
    at += 3
    if let measure = text.any("个", "座", at: at) { at += measure }
    guard
      let noun = text.any("省区市", "省市", "省份", "省区", "城市", "省", "市", "地", "城", "区", "县", "者", "州", at: at),
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
