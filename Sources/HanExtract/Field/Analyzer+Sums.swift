import HanBase
import HanCatalog

extension Analyzer {
  /// 五年新修乡村公路620公里, 五年来…累计突破1万亿元: what the years together brought.
  @inline(__always)
  func sumsUp(_ quantity: Quantity, _ measure: Measure) -> Bool {
    _slowPath(traits.contains(.sum)) && measure == .level && quantity.kind != .percent
      && !quantity.number.isOrdinal && sumsUpInFull(quantity)
  }

  @inline(never)
  private func sumsUpInFull(_ quantity: Quantity) -> Bool {
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    if text.anyFind(["累计", "每年新增", "每年增加", "每年净增", "每年减少"], in: range) != nil { return true }
    for time in times
    where time.kind == .back && !time.isNear && time.span.start >= range.lowerBound {
      if time.span.start >= quantity.span.start { return false }
      // 10年间增加了65.1万人
      return text.any(TimeLexer.deeds, at: Int(time.span.end)) != nil
        || text.any("增加", "净增", "增长", "减少", "净减", at: Int(time.span.end)) != nil
    }
    return false
  }

  /// 举办招聘活动500余场, in a paragraph about five years: what was done in all of them.
  @inline(__always)
  func isDeed(_ quantity: Quantity, _ measure: Measure, _ frame: Period) -> Bool {
    measure == .level && (quantity.kind.counts || quantity.kind == .person)
      && frame.start?.year != frame.end?.year && isDeedInFull(quantity)
  }

  @inline(never)
  func isDeedInFull(_ quantity: Quantity) -> Bool {
    for token in tokensFrom(Int(quantity.leftLimit)) where token.kind == .word {
      if token.start >= quantity.span.start { return false }
      if text.any(Analyzer.doings, at: Int(token.start)) != nil { return true }
    }
    return false
  }

  /// 2000年至2002年，新增公路5.5万公里: what is new is of all the years that are told of.
  @inline(__always)
  func tellsOfNew(_ raw: inout RawObservation) -> Bool {
    raw.measure == .level && !raw.phrase.a.isEmpty
      && !text.lacks("新", from: Int(raw.phrase.a.start), to: Int(raw.phrase.a.end))
      && tellsOfNewInFull(&raw)
  }

  @inline(never)
  private func tellsOfNewInFull(_ raw: inout RawObservation) -> Bool {
    text.find("新", in: raw.phrase.a.range) != nil
      && text.anyFind(["新增", "新建", "新植", "新修", "新开通", "新辟"], in: raw.phrase.a.range) != nil
  }

  /// What was done, by verbs that count it.
  static let doings = WordSet(
    "举办", "召开", "发布", "开展", "组织", "培训", "帮扶", "接待", "资助", "救助", "安置", "查处", "办理", "受理", "化解")

  /// 两市合计占全省…, 三市合计2056.26亿元, 这3个省份均超过500亿元: what the places named last lie in.
  @inline(__always)
  func areaOfSum(_ quantity: Quantity) -> Int32? {
    _slowPath(opensSum(quantity)) ? areaOfSumInFull(quantity) : nil
  }

  @inline(__always)
  func opensSum(_ quantity: Quantity) -> Bool {
    text.any("这", "而", "两", "二", "三", "四", "五", "六", at: Int(quantity.clauseStart)) != nil
  }

  @inline(never)
  private func areaOfSumInFull(_ quantity: Quantity) -> Int32? {
    var at = Int(quantity.clauseStart)
    let points = text.has("这", at: at)
    if text.any("这", "而", at: at) != nil { at += 3 }
    let isDigit = points && (50...57).contains(text[at])
    guard isDigit || text.any("两", "二", "三", "四", "五", "六", at: at) != nil else { return nil }
    let number = at
    at += isDigit ? 1 : 3
    if text.any("个", "座", "大", at: at) != nil { at += 3 }
    guard
      let noun = text.any(
        "城市", "省份", "县市区", "县市", "县区", "区县", "市县", "省市", "省区", "市州", "县（市）", "县（市、区）", "市", "城",
        "省", "县", "区", "地",
        at: at)
    else { return nil }
    let isSum =
      text.any("合计", "加起来", "相加", "之和", "总和", "一共", "总共", "共计", "合起来", at: at + noun) != nil
      || points && isToldOfAll(at + noun, Int(quantity.span.start))
    guard
      isSum
        || !isDigit && !hasRespective(quantity) && !opensWord(at, noun)
          // 两市增速为8.3%和7.8%: one each.
          && text.any("和", "、", "与", "及", "：", ":", "∶", at: Int(quantity.afterQualifier)) == nil
          && !isListItem(quantity)
    else { return nil }
    var areas: [Int32] = []
    for token in tokensBefore(Int(quantity.clauseStart)) where token.kind == .word && token.isArea {
      let area = division(of: token)
      if area != 0, isAreaSubject(token, sentenceEnd), !areas.contains(area) { areas.append(area) }
    }
    let count = isDigit ? 0 : ScalarClass.digit(text.scalar(number).value)
    // 京津冀协同发展十年，三地GDP10.4万亿元
    if areas.count < 2, tellsOfGroup(before: Int(quantity.clauseStart)) { return 100_000 }
    if areas.count < 2, isSum || areas.isEmpty && carry.recentSentence >= sentenceIndex - 1 {
      areas = carry.recentAreas
    }
    // 晋江3364亿元，南安1700亿元，两地占全市42%: by as many as were told of.
    guard isSum || areas.count == (text.has("两", at: number) ? 2 : Int(count)) else { return nil }
    guard areas.count > 1 else { return nil }
    return areas.reduce(areas[0]) { catalog.commonParent($0, $1) }
  }

  /// 两市场, 三区域, 两地级市: words that only begin as a count of places does.
  private func opensWord(_ at: Int, _ noun: Int) -> Bool {
    text.any(
      "场", "域", "级", "道", "块", "方", "民", "价", "政", "外", "差", "相差", "之间", "各", "间",
      at: at + noun)
      != nil
  }

  /// 京津冀协同发展十年，(三地GDP10.4万亿元): whether the sentence told of a group of provinces before.
  private func tellsOfGroup(before end: Int) -> Bool {
    !tokens.areas.contains { tokens[Int($0)].start < Int32(end) }
      && text.anyFind(
        ["京津冀", "长三角", "川渝", "成渝", "沪苏浙皖", "苏浙沪", "粤港澳", "晋冀", "江浙沪"], in: sentenceStart..<end)
        != nil
  }
}
