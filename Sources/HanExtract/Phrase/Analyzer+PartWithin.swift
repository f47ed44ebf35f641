import HanBase
import HanCatalog

/// Parts that a sentence names only by where they are from or at which tier they stand.
extension Analyzer {
  /// 旅游总收入1200亿元，其中国内(1150亿元); 接待游客1.2亿人次，省内(8000万人次); 收入130.5亿元，其中市本级(62亿元)，县市区(68.5亿元):
  /// no other place, and not the whole again.
  @inline(__always)
  func readPartWithin(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) -> Bool {
    guard let part = partWithin(quantity, peel, raw.measure) else { return false }
    set(part.phrase, part.indicator, .indicatorPart, &raw)
    raw.certainty.indicator = .carried
    return true
  }

  @inline(__always)
  private func partWithin(_ quantity: Quantity, _ peel: Peel, _ measure: Measure) -> NounPhrase? {
    if let done = investmentDone(quantity) {
      return NounPhrase(phrase: done, indicator: joinedIndicator(done))
    }
    return
      (carry.topicSentence == sentenceIndex
      || carry.topicSentence == sentenceIndex - 1
        && (text.has("其中", at: Int(quantity.clauseStart))
          || opensPart(quantity)))
      && measure != .rank && !quantity.number.isOrdinal
      && quantity.kind != .points && peel.shareSpan.isEmpty
      ? partWithinInFull(quantity, peel) : nil
  }

  @inline(never)
  private func partWithinInFull(_ quantity: Quantity, _ peel: Peel) -> NounPhrase? {
    var start =
      Int(quantity.clauseStart)
      + (text.any("其中：", "其中，", "其中:", "其中,", "其中", at: Int(quantity.clauseStart)) ?? 0)
    // 市本级260亿元、(各区县474亿元)
    if text.any("、", "和", at: Int(quantity.leftLimit)) != nil {
      start = Int(quantity.leftLimit) + 3
    }
    if let counties = countiesBefore(Int(quantity.span.start)) { start = counties }
    guard
      let length = text.any(Analyzer.origins, at: start) ?? tier(at: start),
      peel.end == start || peel.end == start + length
        || start + length == Int(quantity.span.start), !carry.topic.isEmpty
    else { return nil }
    let own = Span(start, start + length)
    // 海关代征0.8亿元。分级次看，区级完成5.51亿元；三县完成(3.81亿元): of what may have been guessed wrongly.
    if let last = output.last, last.certainty.indicator == .guessed,
      text.any(Analyzer.origins, at: start) == nil
    {
      return nil
    }
    var whole = carry.topicIsPart && !carry.mainTopic.isEmpty ? carry.mainTopic : carry.topic
    // 省内8000万人次、(省外4000万人次): of what the part before was a part.
    if let sibling = text.any(Analyzer.origins, at: Int(whole.a.start))
      ?? tier(at: Int(whole.a.start)),
      sibling == whole.a.count, !whole.b.isEmpty
    {
      whole = Phrase(whole.b, whole.c)
    }
    // 区级完成5.51亿元；三县(3.81亿元), told of what a sentence before was about.
    if whole.a.count == 6, text.any("市级", "省级", "县级", "区级", at: Int(whole.a.start)) != nil {
      return nil
    }
    // 市级一般公共预算收入62亿元；园区26亿元
    if text.any("市级", "省级", "县级", "区级", at: Int(whole.a.start)) != nil, whole.a.count >= 12 {
      whole.a.start += 6
    }
    guard !text.holds(own, in: whole.a) else { return nil }
    // 接待 + 游客, 实现 + 旅游总收入: the catalogue calls 国内游客 what is received at home.
    var noun = whole.a
    if let verb = text.any("接待", "实现", "完成", "引进", at: Int(noun.start)), noun.count >= verb + 6 {
      noun.start += Int32(verb)
    }
    let indicator = whole.b.isEmpty ? joinedIndicator(Phrase(own, noun)) : -1
    if indicator >= 0 { return NounPhrase(phrase: Phrase(own, noun), indicator: indicator) }
    guard whole.c.isEmpty else { return nil }
    return NounPhrase(phrase: Phrase(own, whole.a, whole.b))
  }

  private static let origins = WordSet(
    "国内", "省内", "市内", "境内", "区内", "县内", "国外", "省外", "市外", "境外")

  /// 市本级, 县市区, 园区, 六区, 三县（市）: how long the words are for a tier of offices or for some of the places within.
  private func tier(at start: Int) -> Int? {
    if let length = text.any(Analyzer.tiers, at: start) { return length }
    let each = text.has("各", at: start) ? 3 : 0
    var at = start + each
    var digits = 0
    while digits < 2 {
      let (scalar, length) = text.scalar(at)
      guard
        ScalarClass.digit(scalar) > 0 || scalar == 0x5341 || scalar == 0x4E24
          || (48...57).contains(scalar)
      else { break }
      at += length
      digits += 1
    }
    // 5个区(1200家)
    if digits > 0, text.has("个", at: at) { at += 3 }
    guard digits > 0 || each > 0, let length = text.any(Analyzer.countedTiers, at: at) else {
      return nil
    }
    return at + length - start
  }

  /// 三县（市）(465万人): where such words begin that a bracket ends.
  private func countiesBefore(_ end: Int) -> Int? {
    guard let bracket = text.anyEnds("（市）", "（市、区）", "（区）", "(市)", at: end),
      text.ends("县", at: end - bracket)
    else { return nil }
    var at = end - bracket - 3
    if text.anyEnds("各", at: at) != nil { return at - 3 }
    let before = text.before(at)
    let scalar = text.scalar(before).value
    guard ScalarClass.digit(scalar) > 0 || scalar == 0x5341 || (48...57).contains(scalar) else {
      return nil
    }
    at = before
    return at
  }

  private static let tiers = WordSet(
    "市本级", "省本级", "县本级", "区本级", "州本级", "盟本级", "镇本级", "本级", "县区级", "区县级", "县市级", "市县级", "乡镇级", "镇街级",
    "县市区级", "市直", "省直", "县直", "县市区", "县（市、区）",
    "县（市）区", "县（市）", "县(市、区)", "县(市)区", "县区", "区县", "县域", "园区", "产业园区", "工业园区", "开发区", "乡镇",
    "中心城区", "主城区", "城区")
  private static let countedTiers = WordSet(
    "区县（市）", "区县（自治县）", "县（市、区）", "县（市）区", "县（市）", "县(市)", "县市区", "县市", "县区", "区县", "区", "县", "市",
    "镇", "乡",
    "旗", "园区", "乡镇")

  /// 总投资186亿元，已完成(126亿元); 年度计划投资36亿元，完成(38亿元): what was carried out of an investment is not what was planned.
  @inline(__always)
  func investmentDone(_ quantity: Quantity) -> Phrase? {
    text.anyEnds("完成", "完成了", at: Int(quantity.span.start)) == nil
      ? nil : investmentDoneInFull(quantity)
  }

  @inline(never)
  private func investmentDoneInFull(_ quantity: Quantity) -> Phrase? {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      isMoneyUnit(quantity), text.isSame(last.unit, quantity.unit) || !last.unit.isEmpty,
      case let end = Int(last.phrase.last.end),
      text.anyEnds("总投资", "总投资额", "计划投资", "计划投资额", "概算投资", "估算投资", "预算投资", at: end) != nil
    else { return nil }
    let noun = end - (text.ends("额", at: end) ? 9 : 6)
    let verb = Int(quantity.span.start) - (text.ends("了", at: Int(quantity.span.start)) ? 9 : 6)
    return Phrase(Span(verb, verb + 6), Span(noun, end))
  }

  /// …A股394只，筹资4742亿元，其中科创板股票145只: of what the parts of a sentence are, which is told in the same unit.
  func wholeOfParts(_ quantity: Quantity) -> Phrase {
    if quantity.kind != .percent,
      let same = carry.measured.first(where: {
        $0.unit == quantity.unitIndex && $0.sentence == sentenceIndex
      })
    {
      return same.phrase
    }
    return carry.root.isEmpty ? carry.topic : carry.root
  }
}
