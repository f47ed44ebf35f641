import HanBase
import HanCatalog

/// Places that a clause names besides the one that it is about: who helps it, whom it is like, where its guests come from.
extension Analyzer {
  /// 由(绵阳涪城区)对口帮扶，投资…; 在(广州)的支援下: a place that helps another, of which the text tells.
  @inline(__always)
  func isHelper(_ place: Token) -> Bool {
    _slowPath(text.anyEnds("由", "受", "经", "在", "靠", "获", "获得", "得到", at: Int(place.start)) != nil)
      && isHelperInFull(place)
  }

  @inline(never)
  private func isHelperInFull(_ place: Token) -> Bool {
    var at = Int(place.end)
    while let mark = text.any("、", "和", "与", "及", at: at), let next = token(at: at + mark),
      next.isArea
    { at = Int(next.end) }
    while let next = token(at: at), next.isArea { at = Int(next.end) }
    let reach = at..<min(sentenceEnd, at + 30)
    guard reach.count > 0,
      let help = text.anyFind(
        ["帮扶", "对口", "支援", "援建", "援助", "结对", "协作", "捐赠", "捐建", "捐资"], in: reach)
    else { return false }
    return text.anyFind(["，", ",", "；", "。"], in: at..<help) == nil
      && !hasQuantity(in: Span(at, help))
  }

  /// 与(全国)多数地方一样，…; 同上海类似，…: whether a clause only says whom the one spoken of is like.
  @inline(__always)
  func likensToOther(_ start: Int, _ end: Int) -> Bool {
    text.any("与", "和", "同", "跟", "像", "如", at: start) != nil && likensToOtherInFull(start, end)
  }

  @inline(never)
  private func likensToOtherInFull(_ start: Int, _ end: Int) -> Bool {
    guard
      text.anyEnds("一样", "类似", "相似", "相同", "同步", "一致", "相仿", "不同", "相反", at: end) != nil,
      let other = token(at: start + 3), other.kind == .word
    else { return false }
    return other.isArea || !other.roles.isDisjoint(with: [.selfArea, .scope])
  }

  /// 我县增长9%，与(普格县)并列第二: who shares a rank with the one spoken of.
  func isEqualledBy(_ place: Token) -> Bool {
    text.has("并列", at: Int(place.end))
      && text.anyEnds("与", "和", "同", "跟", at: Int(place.start)) != nil
  }

  /// (全国)竹林面积最大的县级市，…; (全国)各地客商2000人: the nation as the ring in which a clause without a number says what the place
  /// spoken of is, or as where its guests come from.
  @inline(__always)
  func isHomeOfMany(_ word: Token, _ end: Int) -> Bool {
    _slowPath(word.roles.contains(.scope)) && context.area != 100_000 && context.area != 0
      && isHomeOfManyInFull(word, end)
  }

  @inline(never)
  private func isHomeOfManyInFull(_ word: Token, _ end: Int) -> Bool {
    let after = Int(word.end)
    if let all = text.any("各地", "各省市", "各省区市", "各大城市", at: after) {
      return text.any(Analyzer.doneEverywhere, at: after + all) == nil
        && !endsWithMeasure(end) && text.has("全国", at: Int(word.start))
    }
    guard end > after + 12, text.any("，", ",", "。", "；", "、", at: end) != nil || end == sentenceEnd,
      let first = text.anyFind(Analyzer.standingOut, in: after..<end - 6),
      case let noun = lastParticle(first, end), noun > 0, end - noun <= 30,
      !hasQuantity(in: Span(after, end)),
      text.anyFind(["是", "为", "有", "达", "在"], in: noun..<end) == nil,
      !tokens.areas.contains(where: {
        Int(tokens[Int($0)].start) >= noun && Int(tokens[Int($0)].end) <= end
      })
    else { return false }
    return true
  }

  /// Where the last 的 of a range ends, or 0.
  private func lastParticle(_ start: Int, _ end: Int) -> Int {
    var at = start
    var found = 0
    while let particle = text.find("的", in: at..<end) {
      at = particle + 3
      found = at
    }
    return found < end ? found : 0
  }

  /// How one place stands out among all: 面积(最大)的县级市, 唯一的侨乡.
  private static let standingOut: [StaticString] = [
    "最", "唯一", "首个", "首座", "闻名", "著名", "知名", "有名", "重要", "主要",
  ]

  /// What is told of all parts of the nation: 全国各地(共)建成高铁站1200座.
  private static let doneEverywhere = WordSet(
    "共", "均", "都", "已", "纷纷", "陆续", "普遍", "先后", "相继", "累计", "出现", "新增", "新建", "合计", "平均", "总", "建成",
    "有",
    "实现", "完成", "增长", "下降", "也", "仅", "区", "级", "方", "，", "：")

  /// “突然就停了。”高碑店市白沟镇的老板说。(工人45人): whether a sentence stands right behind the words with which its paragraph opens.
  @inline(__always)
  func followsSpeech(_ start: Int) -> Bool {
    _slowPath(text.anyEnds("”", "」", at: start) != nil || text.has("”", at: start))
      && followsSpeechInFull(start)
  }

  @inline(never)
  private func followsSpeechInFull(_ start: Int) -> Bool {
    let close = text.has("”", at: start) ? start : start - 3
    let open = Int(carry.paragraphStart)
    guard text.anyEnds("。", "！", "？", "…", "，", at: close) != nil,
      close > open, close - open < 900, text.anyFind(["”", "」"], in: open..<close) == nil
    else { return false }
    // Words that began in the paragraph before have no mark here.
    return text.any("“", "「", at: open) != nil || text.anyFind(["“", "「"], in: open..<close) == nil
  }

  /// “今年难过，”涿州市一位厂长说，…: whether a clause is the words with which a sentence opens.
  func isSpoken(_ start: Int, _ close: Int, _ end: Int) -> Bool {
    start == sentenceStart && text.has("“", at: start)
      && (text.has("”", at: end) || text.ends("”", at: close))
  }

  /// 向塘镇变了样。2018年(这里)只有3条线路: in a text about a province or a city it may be of a place that is no division.
  @inline(__always)
  func pointsHere(_ quantity: Quantity) -> Bool {
    !text.lacks("里", from: Int(quantity.clauseStart), to: Int(quantity.span.start))
      && (1...2).contains(catalog.areaLevel(context.area) ?? 0)
      && text.anyFind(
        ["这里", "那里"], in: Int(quantity.clauseStart)..<Int(quantity.span.start)) != nil
  }

  /// 高碑店市的数据同样显示回暖迹象。(全市)…: whether the paragraph opens with an office or with figures of a place within the document's.
  func opensWithOffice(of area: Int32) -> Bool {
    let start = Int(carry.paragraphStart)
    guard start + 6 < text.count else { return false }
    let match = lexicon.match(text.base + start, text.count - start)
    guard match.index >= 0, match.isArea, self.area(ofWord: Int(match.index), at: start) == area
    else { return false }
    let end = start + Int(match.length)
    return text.any(Analyzer.offices, at: end) != nil
      || text.any("的数据", "数据", "的统计", "统计", "的经济", "的工业", "的财政", "的外贸", "的情况", at: end) != nil
  }
}
