import HanBase
import HanCatalog

extension Analyzer {
  /// 以83.3亿元之差重回其前, 以337亿元的优势领先, 4096.56亿元的增量: by how much one place or year differs from another, told
  /// by the noun behind the number; nil where no such noun stands there.
  @inline(__always)
  func marginBehind(_ quantity: Quantity) -> GrowthCue? {
    _fastPath(text.any("的", "之差", at: Int(quantity.afterQualifier)) == nil && !quantity.inParen)
      ? marginOverRanked(quantity) : marginBehindInFull(quantity)
  }

  @inline(never)
  private func marginBehindInFull(_ quantity: Quantity) -> GrowthCue? {
    guard quantity.kind == .measure || quantity.kind == .person || quantity.kind == .none else {
      return nil
    }
    // 江苏全省的增量（609万人）
    if quantity.inParen, quantity.leftLimit == quantity.span.start,
      text.anyEnds("的增量", "的净增量", at: text.before(Int(quantity.clauseStart))) != nil
    {
      return .up
    }
    let at = Int(quantity.afterQualifier)
    if text.any("的增量", "的净增量", "的增加额", "的增额", at: at) != nil { return .up }
    if text.any("的减量", "的净减量", at: at) != nil { return .down }
    guard
      let length = text.any("之差", "的优势", "的微弱优势", "的微小优势", "的领先优势", "的差距", "的微弱差距", "的劣势", at: at),
      text.anyEnds("以", "拉开", "拉开了", "存在", "有着", at: Int(quantity.span.start)) != nil
        || opensMargin(quantity)
    else { return nil }
    return text.any(Analyzer.losing, at: at + length) == nil ? .up : .down
  }

  /// 领先第三名温州(7000亿元), 落后排名第一的杭州(3500亿元): by how much one is before or behind the holder of a rank.
  @inline(__always)
  func marginOverRanked(_ quantity: Quantity) -> GrowthCue? {
    _fastPath(areaCount == 0 || quantity.leftLimit <= quantity.clauseStart)
      ? nil : marginOverRankedInFull(quantity)
  }

  @inline(never)
  private func marginOverRankedInFull(_ quantity: Quantity) -> GrowthCue? {
    guard quantity.kind == .measure || quantity.kind == .person else { return nil }
    var end = Int(quantity.span.start)
    while end > Int(quantity.leftLimit),
      let about = text.anyEnds("约", "近", "超", "超过", "了", "达", "不到", at: end)
    {
      end -= about
    }
    guard let place = areaToken(endingAt: end), place.start >= quantity.leftLimit,
      let rank = tokensBefore(Int(place.start)).last(where: { $0.kind == .number }),
      rank.start >= quantity.clauseStart, Int(place.start) - Int(rank.end) <= 9,
      text.any("名", "位", "的", at: Int(rank.end)) != nil
    else { return nil }
    var at = Int(rank.start)
    if text.ends("第", at: at) { at -= 3 }
    while let verb = text.anyEnds("排名", "排在", "位居", "位列", "居", "列", at: at) { at -= verb }
    if text.anyEnds("领先", "领先于", "超过", "超出", "反超", "超越", "多于", "高于", at: at) != nil { return .up }
    return text.anyEnds("落后", "落后于", "不及", "少于", "低于", at: at) == nil ? nil : .down
  }

  /// 低于全年3.5%的调控目标(1个百分点): where the words begin that may say above or below what a difference is: behind a mark or a
  /// mean that is told with its number, those before that.
  @inline(__always)
  func comparedFrom(_ quantity: Quantity) -> Int {
    _slowPath(
      quantity.leftLimit > quantity.clauseStart && text.has("的", at: Int(quantity.leftLimit)))
      ? comparedFromInFull(quantity) : Int(quantity.leftLimit)
  }

  @inline(never)
  private func comparedFromInFull(_ quantity: Quantity) -> Int {
    let start = Int(quantity.span.start)
    guard start - Int(quantity.leftLimit) <= 36,
      text.anyEnds("目标", "水平", "平均", "平均值", "要求", "预期", "标准", "增速", "任务", "计划", "增幅", at: start)
        != nil
    else { return Int(quantity.leftLimit) }
    return Int(quantity.clauseStart)
  }

  /// 仅以(4.8万人之差), 以不到(3亿元的差距): 以 with a qualifier.
  private func opensMargin(_ quantity: Quantity) -> Bool {
    let reach =
      max(Int(quantity.leftLimit), Int(quantity.span.start) - 12)..<Int(quantity.span.start)
    return text.find("以", in: reach) != nil
  }

  private static let losing = WordSet(
    "屈居", "惜败", "落后", "不敌", "不及", "失守", "退居", "负于", "输给", "让出", "低于", "位居其后", "排在其后", "居其后", "落败")

  /// 低于全市平均水平421元, 高于全国平均200元, 高于全省1260元, 低于上年3200元: by how much one is above or below (the mean of) others.
  @inline(__always)
  func marginOverMean(_ quantity: Quantity) -> GrowthCue? {
    sentenceRoles.contains(.compare) && quantity.kind != .percent && quantity.kind != .multiple
      && !(text.lacks("均", from: Int(quantity.leftLimit), to: Int(quantity.span.start))
        && text.lacks("于", from: Int(quantity.leftLimit), to: Int(quantity.span.start)))
      ? marginOverMeanInFull(quantity) : nil
  }

  @inline(never)
  private func marginOverMeanInFull(_ quantity: Quantity) -> GrowthCue? {
    var end = Int(quantity.span.start)
    if let length = text.anyEnds("大约", "近", "约", "了", at: end) { end -= length }
    guard let mean = text.anyEnds("平均水平", "平均值", "平均数", "平均线", "均值", "平均", at: end) else {
      return marginOverWhole(end, quantity)
    }
    guard let whole = word(endingAt: end - mean),
      lexicon[whole].area != 0 || !lexicon[whole].roles.isDisjoint(with: [.scope, .selfArea]),
      case let start = end - mean - Int(lexicon[whole].length), start > Int(quantity.leftLimit)
    else { return nil }
    if text.anyEnds("高于", "高出", "超出", "超过", "多于", "领先于", "领先", at: start) != nil { return .up }
    return text.anyEnds("低于", "少于", "落后于", "落后", "不及", at: start) == nil ? nil : .down
  }

  /// 高于全省1260元, 低于上年同期3200元: the whole or the year before, without its 的.
  private func marginOverWhole(_ end: Int, _ quantity: Quantity) -> GrowthCue? {
    var start = end
    if let year = text.anyEnds("上年同期", "去年同期", "上年", "去年", at: end) {
      start -= year
    } else if let whole = word(endingAt: end),
      !lexicon[whole].roles.isDisjoint(with: [.scope, .selfArea])
    {
      start -= Int(lexicon[whole].length)
    } else if let goal = goalName(endingAt: end, floor: Int(quantity.leftLimit)) {
      start = goal
    }
    // 高于全省3万元的水平 is no margin.
    guard start < end, start - 6 >= Int(quantity.leftLimit),
      !text.has("的", at: Int(quantity.afterQualifier))
    else { return nil }
    if text.anyEnds("高于", "多于", at: start) != nil { return .up }
    return text.anyEnds("低于", "少于", at: start) == nil ? nil : .down
  }

  /// 高于全省(1260元), 高出全国(1.2岁): what is exceeded by that much bounds nothing.
  func leaveBound(_ raw: inout RawObservation) {
    guard raw.rules.comparator == .comparatorBefore, !raw.comparatorSpan.isEmpty,
      text.any("高", "低", "超", "多", "少", "不及", at: Int(raw.comparatorSpan.start)) != nil,
      text.any("于", "出", "过", "及", at: Int(raw.comparatorSpan.start) + 3) != nil
    else { return }
    (raw.comparator, raw.comparatorSpan) = (.equal, .none)
    raw.rules.comparator = .comparatorEqual
  }

  /// 只有广州的39.2%, 相当于第二名南京的1.45倍, 是最低的河南（42179元）的2.4倍: how a figure compares with that of another
  /// place, which is not spoken of.
  @inline(__always)
  func shareOfPlace(_ quantity: Quantity) -> Span? {
    _slowPath(text.ends("的", at: Int(quantity.span.start))) ? shareOfPlaceInFull(quantity) : nil
  }

  @inline(never)
  private func shareOfPlaceInFull(_ quantity: Quantity) -> Span? {
    guard areaCount > 0, quantity.kind == .percent || quantity.kind == .multiple
    else { return nil }
    let floor = Int(quantity.clauseStart)
    var end = Int(quantity.span.start) - 3
    if let open = parenBefore(end, floor) { end = open }
    guard let index = word(endingAt: end), lexicon[index].area != 0 else { return nil }
    let place = end - Int(lexicon[index].length)
    var at = place
    // 最低的河南, 第二名南京
    while let length = text.anyEnds(
      "最低的", "最高的", "最少的", "最多的", "最小的", "最大的", "垫底的", "第二名", "第二位", "第一名", "第一位", "末位的", "目前",
      "排名", at: at)
    { at -= length }
    guard
      let verb = text.anyEnds(
        "约相当于", "仅相当于", "只相当于", "相当于", "只有", "仅有", "仅为", "只及", "仅及", "约为", "不到", "不足", "不及", "仅是",
        "只是",
        "几乎是",
        at: at)
        ?? (quantity.kind == .multiple ? text.anyEnds("约是", "达到", "超过", "是", "为", at: at) : nil),
      at - verb >= floor,
      // 增速只有广州的一半: the rates are compared as well, but that is what the clause names.
      case let own = leftPhrase(floor, at - verb), own.isEmpty || namesNothing(own)
    else { return nil }
    return Span(at - verb, end)
  }

  /// 领先第6位的武汉（3960.1亿元）仅(4亿元), 超过广州34亿美元: the verb and the place from which a number is a distance.
  func distanceFrom(_ end: Int, _ floor: Int) -> (verb: Span, place: Span)? {
    var at = end
    var steps = 0
    while at > floor, steps < 4 {
      steps += 1
      if let length = text.anyEnds(
        "仅", "约", "近", "超", "逾", "了", "达", "只", "将近", "高达", "多达", "不到", "不足", "超过", at: at)
      {
        at -= length
      } else if let open = parenBefore(at, floor) {
        at = open
      } else {
        break
      }
    }
    guard let index = word(endingAt: at),
      lexicon[index].area != 0 || !lexicon[index].roles.isDisjoint(with: [.scope, .selfArea])
    else { return nil }
    let place = Span(at - Int(lexicon[index].length), at)
    at = Int(place.start)
    // 第6位的武汉
    if text.anyEnds("位的", "名的", at: at) != nil || text.ends("的", at: at) {
      var cursor = text.before(at)
      if text.any("位", "名", at: text.before(cursor)) != nil { cursor = text.before(cursor) }
      var digits = 0
      while cursor > floor, digits < 4 {
        let before = text.before(cursor)
        let scalar = text.scalar(before).value
        guard (48...57).contains(scalar) || ScalarClass.digit(scalar) >= 0 || scalar == 0x5341
        else {
          break
        }
        cursor = before
        digits += 1
      }
      guard digits > 0 else { return nil }
      while let length = text.anyEnds("第", "排名", "排在", "位居", "位列", "居", "列", at: cursor) {
        cursor -= length
      }
      at = cursor
    }
    guard let verb = text.anyEnds(Analyzer.differing, at: at), at - verb >= floor else {
      return nil
    }
    return (Span(at - verb, at), place)
  }

  static let differing = WordEnds(
    "超出", "超过", "领先", "领先于", "反超", "高出", "高于", "多出", "多于", "落后", "落后于", "少于", "低于")
}

extension Analyzer {
  /// Gives a figure that is compared with another place's to the place spoken of.
  func readShareOfPlace(_ words: Span, from clauseStart: Int, _ raw: inout RawObservation) {
    raw.measure = .level
    raw.rules.measure = .measureShare
    raw.measureSpan = .none
    if raw.value.isNegative { raw.value = raw.value.negated }
    var phrase = carry.root.isEmpty ? carry.topic : carry.root
    phrase.append(words)
    set(phrase, -1, .indicatorPart, &raw)
    raw.certainty.indicator = .carried
    guard raw.rules.area == .areaNamed else { return }
    // 青岛是莱芜的20.7倍
    if let (area, span, _) = clauseArea(clauseStart, Int(words.start), namedOnly: true) {
      (raw.area, raw.areaSpan, raw.rules.area) = (area, span, .areaNamed)
      (carry.area, carry.areaSpan) = (area, span)
      return
    }
    let before = output.last.flatMap { Int($0.sentence) == sentenceIndex ? $0 : nil }
    if let before {
      (raw.area, raw.areaSpan, raw.rules.area) = (before.area, before.areaSpan, .areaCarried)
    } else if carry.paragraphArea != 0 {
      (raw.area, raw.rules.area) = (carry.paragraphArea, .areaParagraph)
    } else {
      (raw.area, raw.rules.area) = (context.area, .areaDocument)
    }
    raw.certainty.area = before == nil ? .guessed : .carried
    (carry.area, carry.areaSpan) = (raw.area, raw.areaSpan)
  }
}
