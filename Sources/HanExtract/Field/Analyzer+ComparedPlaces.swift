import HanBase
import HanCatalog

/// Places and rings of places that a statement is measured by or told within.
extension Analyzer {
  /// 湖南…，在全国31个省区市中(位列第11位): the ring that a clause opens with, and whether the number is how many places it has.
  @inline(__always)
  func ringOfCount(_ quantity: Quantity) -> (area: Int32, span: Span, isCount: Bool)? {
    _slowPath(sentenceRoles.contains(.scope) && text.has("在", at: Int(quantity.clauseStart)))
      ? ringOfCountInFull(quantity) : nil
  }

  @inline(never)
  private func ringOfCountInFull(_ quantity: Quantity) -> (area: Int32, span: Span, isCount: Bool)?
  {
    guard let scope = token(at: Int(quantity.clauseStart) + 3), scope.kind == .word,
      scope.roles.contains(.selfArea), let count = token(at: Int(scope.end)), count.kind == .number,
      count.start <= quantity.span.start, case let area = selfArea(scope), area != 0
    else { return nil }
    var at = Int(count.end)
    if text.any("个", "座", "大", at: at) != nil { at += 3 }
    guard
      text.any(often.countedClasses, at: at) != nil || text.any("副省级", "计划单列市", at: at) != nil,
      let close = text.anyFind(["中", "里", "内"], in: at..<min(sentenceEnd, at + 36)),
      text.anyFind(["，", "、", "有"], in: at..<close) == nil
    else { return nil }
    if count.start == quantity.span.start { return (area, scope.span, true) }
    // 在全国31个省份中，…; 在全国31个省份中湖南位列第11位: who it is stands behind the ring.
    guard close < Int(quantity.span.start),
      !tokens.areas.contains(where: {
        tokens[Int($0)].start > Int32(close) && tokens[Int($0)].start < quantity.span.start
      })
    else { return nil }
    return (area, scope.span, false)
  }

  /// 约为全国平均水平(21559元)的2倍: the figure of the whole that one is compared with.
  @inline(__always)
  func wholeOfAverage(_ quantity: Quantity) -> (area: Int32, span: Span, leads: Bool)? {
    text.anyEnds("平均水平", "平均值", "平均数", "平均", at: Int(quantity.span.start)) == nil
      ? nil : wholeOfAverageInFull(quantity)
  }

  @inline(never)
  private func wholeOfAverageInFull(_ quantity: Quantity) -> (
    area: Int32, span: Span, leads: Bool
  )? {
    let start = Int(quantity.span.start)
    guard quantity.kind == .measure || quantity.kind == .person,
      let length = text.anyEnds("平均水平", "平均值", "平均数", "平均", at: start),
      let (area, span) = wholeNamed(endingAt: start - length)
    else { return nil }
    let isBase =
      text.anyEnds("比", "较", at: Int(span.start)) != nil
      && text.any("高", "低", "多", "少", "快", "慢", at: Int(quantity.afterQualifier)) != nil
    guard
      isBase || span.start == quantity.clauseStart
        || text.anyEnds("为", "是", "相当于", "等于", "接近", "而", at: Int(span.start)) != nil
    else { return nil }
    return (area, span, false)
  }

  /// 全国, 全省, 江苏: what a word that ends at a place names as a whole, with the division.
  private func wholeNamed(endingAt end: Int) -> (Int32, Span)? {
    // 比全国 is a word of its own.
    if let nation = text.anyEnds("全国", "我国", at: end) {
      return (100_000, Span(end - nation, end))
    }
    if let place = areaToken(endingAt: end) {
      return isAreaSubject(place, end) ? (division(of: place), place.span) : nil
    }
    guard let index = word(endingAt: end), case let start = end - Int(lexicon[index].length),
      let token = token(at: start), token.kind == .word,
      !token.roles.isDisjoint(with: [.selfArea, .scope]), case let area = selfArea(token), area != 0
    else { return nil }
    return (area, Span(start, end))
  }

  /// 湖北将武汉市城区标准(由700元)调为900元: of a part of the place a change is told that the place makes.
  func changedPlace(_ above: Int32?, _ at: Int, _ place: Token, _ end: Int) -> (Int32, Span, Rule)?
  {
    guard let above, text.any("将", "把", at: at) == Int(place.start) - at, place.isArea,
      case let area = division(of: place), area != above, catalog.isWithin(area, above),
      text.any("、", "和", "与", "及", "等", at: Int(place.end)) == nil,
      let verb = text.anyFind(
        ["由", "从", "调整", "上调", "下调", "调为", "调至", "提至", "降至", "降为", "升至", "增至"],
        in: Int(place.end)..<max(Int(place.end), end + 15)), isAreaSubject(place, end),
      // 四川把成都经验推广到全省，覆盖率由60%提高到85%: there it is told of what the province has.
      text.anyFind(["，", ",", "；"], in: Int(place.end)..<verb) == nil
    else { return nil }
    return (area, place.span, .areaNamed)
  }

  /// 全国人口唯一过亿的省份是(广东省): the one of a class of which a clause tells.
  func oneOfClass(_ clause: Span) -> (Int32, Span, Rule)? {
    guard let place = areaToken(endingAt: Int(clause.end)), place.start > clause.start,
      text.anyEnds(Analyzer.classIs, at: Int(place.start)) != nil,
      isAreaSubject(place, Int(clause.end))
    else { return nil }
    return (division(of: place), place.span, .areaNamed)
  }

  private static let classIs = WordEnds(
    "的省份是", "的省份为", "的省区是", "的省市是", "的城市是", "的城市为", "的地级市是", "的县是", "的县市是", "的区县是", "的区是", "的市是",
    "的市州是", "的地市是", "的地区是")

  /// 相当于山东的42%，江苏的(45%): another that the one spoken of is measured by, without the verb.
  @inline(__always)
  func isTimesAnotherAgain(_ quantity: Quantity) -> Bool {
    _slowPath(text.ends("的", at: Int(quantity.span.start))) && quantity.kind == .percent
      && areaCount > 1
      && isTimesAnotherAgainInFull(quantity)
  }

  @inline(never)
  private func isTimesAnotherAgainInFull(_ quantity: Quantity) -> Bool {
    guard let place = areaToken(endingAt: Int(quantity.span.start) - 3),
      place.start == quantity.clauseStart
        || text.any("和", "与", "及", "、", at: Int(quantity.leftLimit)) != nil,
      let last = output.last, Int(last.sentence) == sentenceIndex,
      text.ends("的", at: Int(last.span.start)), text.isSame(last.unit, quantity.unit),
      let other = areaToken(endingAt: Int(last.span.start) - 3)
    else { return false }
    return other.start != place.start && division(of: other) != last.area
      && text.anyEnds("相当于", "不到", "不足", "超过", "达到", "仅及", "仅为", "约为", at: Int(other.start)) != nil
  }

  /// 高于全省的(61%)和全国的(65%): a whole that the one spoken of is compared with; 超过全省的50% may be a share of it.
  @inline(never)
  func comparedWhole(_ quantity: Quantity) -> (area: Int32, span: Span, leads: Bool)? {
    guard quantity.kind == .percent || quantity.kind == .measure || quantity.kind == .person,
      let (area, span) = wholeNamed(endingAt: Int(quantity.span.start) - 3),
      span.start >= quantity.clauseStart,
      text.anyEnds("、", "和", "与", "及", "比", "较", "于", at: Int(span.start)) != nil,
      let verb = text.anyFind(
        ["高于", "低于", "快于", "慢于", "好于", "优于", "多于", "少于", "大于", "小于", "比", "较"],
        in: Int(quantity.clauseStart)..<Int(span.start)),
      text.any("比重", "比例", "较上", "比上", "较为", "较大", "较多", at: verb) == nil
    else { return nil }
    return (area, span, false)
  }

  /// 低于武汉的35.9%、(成都的36.7%)，列第4: one more of those that the one spoken of is compared with.
  func isAmongCompared(_ quantity: Quantity, _ place: Span) -> Bool {
    guard areaCount > 1, text.anyEnds("、", "和", "与", "及", at: Int(place.start)) != nil else {
      return false
    }
    return tokens.areas.contains {
      let other = tokens[Int($0)]
      return other.start >= quantity.clauseStart && other.start < place.start
        && text.anyEnds(Analyzer.compares, at: Int(other.start)) != nil
    }
  }

  static let compares = WordEnds(
    "高于", "低于", "快于", "慢于", "多于", "少于", "大于", "小于", "优于", "好于", "不及", "不如", "不敌", "超过", "超越", "赶超",
    "反超",
    "领先", "领先于", "落后", "落后于", "次于", "逊于", "逊色于", "逼近", "接近", "高出", "比", "较")

  /// 这3个省份的旅游收入均超过500亿元: whether something is told of all of them.
  func isToldOfAll(_ start: Int, _ end: Int) -> Bool {
    guard end > start else { return false }
    var at = start
    while let all = text.anyFind(["均", "都", "全部"], in: at..<end) {
      if text.any("均", "都", at: all) == nil
        || text.anyEnds("人", "户", "年", "平", "首", "成", at: all) == nil
      {
        return true
      }
      at = all + 3
    }
    return false
  }

  /// 成都…在全国所有城市中排名第四: the nation as the ring in which the place spoken of ranks.
  ///
  /// 宜都…。去年，全国县域经济百强排名第67位: also of the one that the paragraph tells of, unless the nation ranks in the world.
  func isNationalRing(_ span: Span) -> Bool {
    guard carry.area != 100_000, text.any("全国", "国内", at: Int(span.start)) != nil else {
      return false
    }
    return carry.area != 0
      || !isNational
        && text.anyFind(["世界", "全球", "亚洲", "国际"], in: Int(span.end)..<sentenceEnd) == nil
  }

  /// 雨花区…。长沙GDP13900亿元，居全国城市(第十五): whether a rank goes on about the wider place whose figure alone its sentence told,
  /// within a ring that is wider still.
  @inline(__always)
  func ranksWiderTold(_ quantity: Quantity) -> Bool {
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.area == carry.area,
      last.measure == .level || last.measure == .growth
    {
      return ranksWiderToldInFull(quantity)
    }
    return false
  }

  @inline(never)
  private func ranksWiderToldInFull(_ quantity: Quantity) -> Bool {
    for told in output.reversed() {
      guard Int(told.sentence) == sentenceIndex else { break }
      if told.area != carry.area { return false }
    }
    let ring = Int(quantity.clauseStart)..<Int(quantity.span.start)
    if text.anyFind(["全国", "国内", "世界", "全球", "省会", "副省级", "地级市", "万亿"], in: ring) != nil {
      return carry.area != 100_000
    }
    return catalog.areaLevel(carry.area) == 2 && text.anyFind(["全省", "全区", "省内"], in: ring) != nil
  }

  /// 全国最低, 全国领先: the ring within which the place spoken of is so.
  func isSuperlativeRing(_ word: Token) -> Bool {
    word.roles.contains(.scope)
      && text.any("最", "第", "首", "领先", "唯一", "垫底", at: Int(word.end)) != nil
  }

  /// 比江阴(多180.1亿元): what the place spoken of is compared with.
  func isComparedWith(_ word: Token, _ end: Int) -> Bool {
    guard let verb = text.any(Analyzer.exceeding, at: Int(word.end)), Int(word.end) + verb >= end
    else { return false }
    let before = max(sentenceStart, Int(word.start) - 36)..<Int(word.start)
    guard let base = text.anyFind(["比", "较"], in: before) else { return false }
    return text.find("，", in: base..<Int(word.start)) == nil
  }

  static let exceeding = WordSet("多出", "高出", "少了", "多了", "高了", "低了", "多", "少", "高", "低", "快", "慢")

  func isComparison(_ end: Int) -> Bool {
    // 全国平均为20.5%: the average is told of itself.
    if text.any(Analyzer.nounsOfWhole, at: end) != nil { return false }
    if text.any("平均为", "平均是", "平均达", "平均增", "平均水平为", at: end) != nil { return false }
    return text.any(
      "平均", "的差距", "差距", "相比", "之间", "不相上下", "的优势", "的距离", "相差", "仅差", "只差", "拉开",
      // 哈尔滨以西三百公里: from where something is seen.
      "以东", "以西", "以南", "以北", at: end) != nil
  }
}
