import HanBase
import HanCatalog

/// Statements about several places together.
extension Analyzer {
  /// 江浙沪出口突破A, 主要城市成交量回升A, (三县…分别为A、B和C，)增幅都在D以上: what the places lie in that a clause is about.
  @inline(__always)
  func severalPlaces(_ quantity: Quantity) -> (Int32, Span)? {
    if quantity.inParen { return nil }
    if carry.subjectsSentence == sentenceIndex, carry.subjects.count > 1,
      let area = areaOfAll(quantity)
    {
      return (area, .none)
    }
    var at = Int(quantity.clauseStart)
    while let time = token(at: at), time.kind == .time, Int(time.start) == at { at = Int(time.end) }
    if opensShortRun(at) { return shortRun(at, quantity) }
    if isNational {
      return text.any(Analyzer.wholeClasses, at: at) != nil ? wholeClass(at, quantity) : nil
    }
    return quantity.kind.counts && text.ends("有", at: Int(quantity.span.start))
      && !isShortName(at)
      ? citiesCounted(quantity) : nil
  }

  /// 衢州、舟山等44个城市: places that are only some of those that are counted; the others may lie anywhere in what the text is about.
  @inline(__always)
  func leaveSample(_ raw: inout RawObservation) {
    if _slowPath(areaCount > 1), raw.area != context.area, !raw.areaSpan.isEmpty,
      text.has("等", at: Int(raw.areaSpan.end))
    {
      leaveSampleInFull(&raw)
    }
  }

  @inline(never)
  private func leaveSampleInFull(_ raw: inout RawObservation) {
    let at = raw.areaSpan.end + 3
    guard isNational || catalog.isWithin(raw.area, context.area),
      let number = numbers.first(where: { $0.span.start == at }),
      text.any(
        "个城市", "城市", "个市", "市", "城", "个省", "省", "个县", "县", "个地区", "个州", "个区",
        at: Int(number.span.end))
        != nil
    else { return }
    var start = raw.areaSpan.end
    var count = 0
    for index in tokens.areas.reversed() {
      let place = tokens[Int(index)]
      if place.end > start || Int(place.start) < sentenceStart { continue }
      let isNext =
        place.end == start
        || text.anyEnds("、", "和", "与", at: Int(start)) != nil && place.end == start - 3
      guard isNext else { break }
      // 浙江衢州、舟山等5市: whose they are was told.
      if count > 0, place.end == start { return }
      (start, count) = (place.start, count + 1)
    }
    guard count > 1, number.value > ExactDecimal(count) else { return }
    (raw.area, raw.certainty.area) = (context.area, .guessed)
  }

  /// Whether the short names of two provinces stand at a place (京沪, 江浙); 新 of 新增 and 青 of 青年 are none.
  @inline(__always)
  func opensShortRun(_ at: Int) -> Bool {
    _slowPath(text.any(often.provinceCharacters, at: at) != nil || text.has("江", at: at))
      && opensShortRunInFull(at)
  }

  @inline(never)
  private func opensShortRunInFull(_ at: Int) -> Bool { isShortName(at) && isShortName(at + 3) }

  /// 江 is 江苏 beside its neighbours.
  private func isShortName(_ at: Int) -> Bool {
    let scalar = text.scalar(at).value
    return scalar == 0x6C5F || Analyzer.provinceOf(scalar) != nil
  }

  /// 江浙沪(出口突破2000亿美元): provinces by their short names together.
  @inline(never)
  private func shortRun(_ start: Int, _ quantity: Quantity) -> (Int32, Span)? {
    for count in [4, 3, 2] {
      guard let run = shortProvinces(start, Int(quantity.span.start), count),
        case let match = lexicon.match(text.base + run.end, sentenceEnd - run.end),
        match.index >= 0, match.isIndicator, !hasRespective(quantity)
      else { continue }
      return (run.areas.reduce(run.areas[0]) { catalog.commonParent($0, $1) }, Span(start, run.end))
    }
    return nil
  }

  /// 主要城市成交量将回升10%, behind a sentence about Beijing: all of them, of which the text is.
  private func wholeClass(_ start: Int, _ quantity: Quantity) -> (Int32, Span)? {
    guard context.area != 0, let length = text.any(Analyzer.wholeClasses, at: start),
      text.any("中", "里", "之", "的", "分", "当", "名", at: start + length) == nil,
      !holdsPlace(start + length, Int(quantity.span.start))
    else { return nil }
    return (context.area, Span(start, start + length))
  }

  private static let wholeClasses = WordSet(
    "主要城市", "重点城市", "热点城市", "多数城市", "大多数城市", "各大城市", "各主要城市", "全国主要城市", "全国各地", "各省区市")

  /// 15个副省级城市中，超过2000亿元的有(6个), in a text about one of them: so many of the nation's.
  @inline(never)
  private func citiesCounted(_ quantity: Quantity) -> (Int32, Span)? {
    guard let count = token(at: sentenceStart), count.kind == .number,
      Int(count.start) == sentenceStart, count.start < quantity.span.start,
      case let unit = Int(count.end) + (text.any("个", "座", at: Int(count.end)) ?? 0),
      let noun = text.any("副省级城市", "省会城市", "计划单列市", "大中城市", "直辖市", at: unit),
      text.has("中", at: unit + noun), !holdsPlace(unit, Int(quantity.span.start))
    else { return nil }
    return (100_000, Span(Int(count.start), unit + noun))
  }

  /// 长兴县、平湖市的收入分别为A和B，增幅都在C以上: of all that were listed.
  @inline(never)
  private func areaOfAll(_ quantity: Quantity) -> Int32? {
    let start = Int(quantity.clauseStart)
    let end = Int(quantity.span.start)
    guard quantity.number.rate == 0, start < end, let last = output.last,
      Int(last.sentence) == sentenceIndex, Int(last.span.end) < start,
      last.rules.area == .areaRespective, last.area == carry.subjects.last?.area,
      !hasRespective(quantity), !holdsPlace(start, end),
      let all = text.anyFind(["都", "均", "双双"], in: start..<end),
      text.anyEnds("平", "人", "年", "户", "月", "日", "地", "首", "成", at: all) == nil,
      !carry.subjects.contains(where: { $0.area == 0 })
    else { return nil }
    let area = carry.subjects.reduce(carry.subjects[0].area) { catalog.commonParent($0, $1.area) }
    return area == carry.subjects[0].area ? nil : area
  }

  /// 厦门（2678.8亿元）总量居末位，…: whether a sentence opens with a place and its figure in a bracket, of which it goes on.
  func opensByBracket(_ quantity: Quantity, _ place: Span) -> Bool {
    guard opensSentence(Int(place.start)),
      let close = text.anyFind(
        ["）", ")"],
        in: Int(quantity.span.end)..<min(sentenceEnd, Int(quantity.span.end) + 36))
    else { return false }
    let behind = close + (text[close] == UInt8(ascii: ")") ? 1 : 3)
    return behind < sentenceEnd
      && text.any("、", "和", "与", "及", "，", "；", "。", ",", ";", at: behind) == nil
  }

  /// 2013年，厦门: whether only times stand before a place.
  private func opensSentence(_ place: Int) -> Bool {
    tokensBefore(place).allSatisfy { $0.kind == .time || $0.kind == .comma }
      && (place == sentenceStart || text.ends("，", at: place)
        || token(at: sentenceStart).map { $0.kind == .time } == true)
  }

  /// 是位居第二的杭州(的两倍多): by which one is measured, whose rank it is.
  func opensMultiple(_ at: Int) -> Bool {
    guard text.has("的", at: at) else { return false }
    let number = at + 3 + (text.any("近", "约", at: at + 3) ?? 0)
    return (48...57).contains(text[number]) || text.has("两倍", at: number)
      || ScalarClass.digit(text.scalar(number).value) > 1 && text.has("倍", at: number + 3)
  }
}
