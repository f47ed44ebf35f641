import HanBase
import HanCatalog

extension Analyzer {
  /// 河南、河北、上海分列五至七位: a run of ranks gives the first place its beginning and the last its end; false where
  /// there are not as many places as ranks.
  func finishRankRun(_ raw: RawObservation, _ index: Int) -> Bool {
    let first = quantities[index]
    let last = quantities[index + 1]
    guard let (low, high) = wholes(first, last), case let count = high - low + 1, count < 24
    else { return false }
    var areas = listedPlaces(from: Int(first.clauseStart), to: Int(first.span.start))
    // 江苏、天津、广东依次为A、B和C，分列四至六位
    if areas.isEmpty, carry.subjects.count == count, carry.subjectsSentence == sentenceIndex {
      areas = carry.subjects.map(\.area)
    }
    if areas.isEmpty { areas = earlierAreas(first, count)?.map(\.area) ?? [] }
    guard areas.count == count, !areas.contains(0) else { return false }
    var own = raw
    own.comparator = .equal
    own.rules.comparator = .comparatorEqual
    own.comparatorSpan = .none
    (own.area, own.rules.area, own.certainty.area) = (areas[0], .areaRespective, .stated)
    if own.unit.isEmpty { own.unit = last.unit }
    carry.subjects = areas.map {
      ListItem(phrase: raw.phrase, indicator: raw.indicator, area: $0, isCarried: true)
    }
    carry.subjectsSentence = sentenceIndex
    var end = own
    finish(&own, first)
    end.area = areas[areas.count - 1]
    end.span = last.span
    if text.ends("第", at: Int(last.span.start)) { end.span.start -= 3 }
    end.digits = last.number.digits
    end.numberEnd = last.number.span.end
    end.unit = last.unit
    end.value = last.number.value
    finish(&end, last)
    return true
  }

  /// 广东的佛山、东莞，江苏的无锡、南通GDP分别为…: the places of all that stands between the figures before and these.
  func placesAcross(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard areaCount >= count, hasRespective(first), !first.inParen else { return nil }
    var start = sentenceStart
    if let last = output.last, Int(last.sentence) == sentenceIndex { start = Int(last.span.end) }
    var areas: [Int32] = []
    var last = -1
    for place in tokens.areas {
      let token = tokens[Int(place)]
      guard Int(token.start) >= start, Int(token.end) <= end else { continue }
      let area = division(of: token)
      guard area != 0, !token.roles.contains(.scope), isAreaSubject(token, end) else { return nil }
      let gap = Int(token.start) - last
      if last >= 0, let above = areas.last, gap == 0 || text.any(often.holding, at: last) == gap,
        above != area, catalog.isWithin(area, above)
      {
        areas.removeLast()
      } else if last >= 0, text.any("、", "，", "；", "和", "与", "及", "以及", at: last) != gap {
        return nil
      }
      areas.append(area)
      last = Int(token.end)
    }
    guard areas.count == count, count > 1 else { return nil }
    var own = leftPhrase(last, max(last, end))
    let isCarried = own.isEmpty
    if isCarried { (own.phrase, own.indicator) = (carry.topic, carry.topicIndicator) }
    guard !own.isEmpty else { return nil }
    return areas.map {
      ListItem(phrase: own.phrase, indicator: own.indicator, area: $0, isCarried: isCarried)
    }
  }

  private func wholes(_ first: Quantity, _ last: Quantity) -> (Int, Int)? {
    guard first.number.value.isInteger, last.number.value.isInteger,
      let low = Int(exactly: first.number.value.coefficient),
      let high = Int(exactly: last.number.value.coefficient), low > 0, high > low, high < 400
    else { return nil }
    return (low, high)
  }

  /// 分列五(至七位): a second numeral and 位 follow.
  func opensRankRun(_ end: Int) -> Bool {
    guard let gap = text.any("至", "到", "—", "－", at: end) else { return false }
    var at = end + gap
    while ScalarClass.digit(text.scalar(at).value) > 0 || text.has("十", at: at) { at += 3 }
    return at > end + gap && text.any("位", "名", at: at) != nil
  }

  /// 分列(二)、三位: the numeral of a rank without 第.
  @inline(__always)
  func isRankNumeral(_ start: Int) -> Bool {
    text.anyEnds("分列", "分居", "位列", "位居", "名列", "分获", "列", "居", at: start) != nil
  }
}
