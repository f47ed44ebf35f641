import HanBase
import HanCatalog

/// The place that a text speaks of, told by a heading or by the words of the same sentence.
extension Analyzer {
  /// 人均可支配收入上海为8513元, 城镇化率广东最高，…: a place between the name of a measure and its number.
  @inline(__always)
  func placeBehindName(_ quantity: Quantity) -> (Int32, Span)? {
    areaCount > 0 ? placeBehindNameInFull(quantity) : nil
  }

  @inline(never)
  private func placeBehindNameInFull(_ quantity: Quantity) -> (Int32, Span)? {
    var at = Int(quantity.span.start)
    while at > Int(quantity.clauseStart),
      let verb = text.anyEnds(
        "为", "是", "达", "达到", "有", "仅", "只有", "约", "超", "超过", "已", "则", "近", "不足", "高达", "最高", "最低",
        at: at)
        ?? text.anyEnds("占全省的", "占全国的", "占全市的", "占全省", "占全国", "占全市", at: at)
    { at -= verb }
    guard let place = areaToken(endingAt: at), place.start > quantity.clauseStart,
      isAreaSubject(place, Int(quantity.span.start)),
      word(endingAt: Int(place.start)).map({ lexicon[$0].indicator >= 0 }) == true
        || endsWithMeasure(Int(place.start))
    else { return nil }
    return (division(of: place), place.span)
  }

  /// 苏州水乡古镇游创纪录: the one place with which a heading within a text about more than it opens, or 0.
  var placeOfHeading: Int32 {
    guard areaCount == 1,
      // ## 雨花区, in a text about 长沙: of a city's districts only a heading that is no more.
      catalog.areaLevel(context.area) ?? 0 <= 1 ? sentenceIndex > 0 : isOnlyPlace,
      let first = tokens.areas.first.map({ tokens[Int($0)] }),
      Int(first.start) <= behindLineMark(sentenceStart, sentenceEnd),
      isAreaSubject(first, sentenceEnd), case let area = division(of: first), area != context.area,
      isNational || catalog.isWithin(area, context.area)
    else { return 0 }
    return area
  }

  /// 苏州强势回归——去年一季度，该市的GDP增速…: the place that its own sentence named last before a word for it.
  func placeBefore(_ word: Token) -> Int32? {
    for place in tokens.areas.reversed() {
      let token = tokens[Int(place)]
      guard token.start < word.start, isAreaSubject(token, Int(word.start)),
        isFree(token), !isOutdone(token), case let area = division(of: token), area != 0,
        area != context.area,
        text.has(areaWord(area), at: Int(word.start) + 3)
      else { continue }
      return area
    }
    return nil
  }

  /// 超过浙江温州23.8亿元: whether a place is one that another is measured by.
  private func isOutdone(_ place: Token) -> Bool {
    let start = Int(areaToken(endingAt: Int(place.start))?.start ?? place.start)
    return text.anyEnds(
      "超过", "超越", "反超", "高于", "低于", "多于", "少于", "不及", "不如", "领先", "领先于", "落后", "落后于", "逊于", "仅次于",
      "次于", at: start)
      != nil
  }

  /// 外资这块苏州也没输，…; not 受上海影响，…, 与上海相比，…: whether no preposition governs a place.
  func isFree(_ place: Token) -> Bool {
    text.anyEnds(Analyzer.prepositions, at: Int(place.start)) == nil
  }

  private static let prepositions = WordEnds(
    "受", "与", "同", "和", "及", "比", "较", "从", "自", "由", "在", "于", "向", "往", "对", "距", "离", "至", "到",
    "被", "把",
    "除", "像", "如", "给", "为", "据", "按", "以", "随", "经")

  /// Whether a place behind another number of its clause is who one is compared with.
  func isBaseOfMargin(_ quantity: Quantity, _ place: Span) -> Bool {
    let range = Int(quantity.clauseStart)..<Int(place.start)
    guard let base = text.anyFind(["比", "较"], in: range) else { return false }
    return text.any("比重", "比例", "比上", "较上", "比去", "较去", at: base) == nil
      && text.anyEnds("占", "同", "环", "对", at: base) == nil
      && text.any("高", "多", "低", "少", "快", "慢", at: Int(quantity.afterQualifier)) != nil
  }

  /// Remembers the places that a sentence names, for 两市 and 两地 in the next.
  @inline(__always)
  func noteAreas() {
    if areaCount > 0 { noteAreasInFull() }
  }

  @inline(never)
  private func noteAreasInFull() {
    // Most sentences name one, for which no list is needed.
    var first: Int32 = 0
    var end: Int32 = 0
    var areas: [Int32] = []
    for place in tokens.areas {
      let token = tokens[Int(place)]
      let area = division(of: token)
      guard area != 0, area != first, isAreaSubject(token, sentenceEnd) else { continue }
      if first == 0 {
        (first, end) = (area, token.end)
      } else if areas.isEmpty {
        areas = [first, area]
      } else if !areas.contains(area) {
        areas.append(area)
      }
    }
    if !areas.isEmpty {
      carry.recentAreas = areas
      carry.recentSentence = sentenceIndex
    } else if first != 0 {
      (carry.spokenArea, carry.spokenSentence, carry.spokenEnd) = (first, sentenceIndex, end)
      // 无锡…。徐州进出口增长9.2%。完成投资…: the only place of the last sentence goes on, in a text about many.
      if isNational, first == carry.area, first != context.area, carry.paragraphArea != 0 {
        carry.paragraphArea = first
      }
    }
  }

  /// 上半年，北京实现…; 2019年，东港市…，占丹东市的26.4%: whether a clause only says when, in a sentence about one place.
  func isTimeOnly(_ start: Int, _ end: Int) -> Bool {
    guard areaCount >= 1, carry.area == 0, !quantities.isEmpty || followsSpeech(sentenceStart),
      let time = token(at: start),
      time.kind == .time, Int(time.end) == end
    else { return false }
    guard areaCount > 1 else { return true }
    let first = division(of: tokens[Int(tokens.areas[0])])
    return tokens.areas.allSatisfy { catalog.isWithin(first, division(of: tokens[Int($0)])) }
  }

  /// 统计显示，上半年苏州…, 据淮北日报报道，…: whether a clause only says who tells it.
  func saysWhoTells(_ start: Int, _ end: Int) -> Bool {
    if carry.area == 0, !quantities.isEmpty, text.has("据", at: start),
      text.anyEnds("报道", "消息", "介绍", "通报", "统计", "披露", at: end) != nil
    {
      return true
    }
    return areaCount == 1 && carry.area == 0 && !quantities.isEmpty
      && text.anyEnds("显示", "发现", "获悉", "了解到", "介绍", "公布", "据悉", at: end) != nil
  }
}
