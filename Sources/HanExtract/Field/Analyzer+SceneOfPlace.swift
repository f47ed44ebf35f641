import HanBase
import HanCatalog

/// Words that lead to a place of which the text goes on to tell: 走进坪山区, 放眼全县, 与望城区相邻的开福区.
extension Analyzer {
  /// Where the place of a clause begins behind words that look at it, or that set it beside another.
  @inline(__always)
  func placeLookedAt(_ start: Int, _ end: Int) -> Int? {
    text.any(often.lookingWords, at: start) == nil ? nil : placeLookedAtInFull(start, end)
  }

  static let lookingWords = WordSet(
    "放眼", "纵观", "综观", "环顾", "就", "单就", "与", "和", "同", "跟", "由", "从", "邻近的", "相邻的", "毗邻的", "隔壁的",
    "附近的",
    "周边的", "北边的", "南边的", "东边的", "西边的", "同处", "同属", "同在", "同样位于", "位于", "地处", "而")

  @inline(never)
  private func placeLookedAtInFull(_ start: Int, _ end: Int) -> Int? {
    if let look = text.any("放眼", "纵观", "综观", "环顾", "单就", "就", at: start) {
      // 放眼全国，增速居第3位: the ring.
      guard let place = token(at: start + look), place.isArea || place.roles.contains(.selfArea),
        text.any("全国", "我国", "国内", at: start + look) == nil
      else { return nil }
      if text.anyEnds("就", at: start + look) != nil,
        text.anyEnds("而言", "来说", "来讲", "来看", "看", "论", at: end) == nil
      {
        return nil
      }
      return start + look
    }
    if text.has("而", at: start) { return placeLookedAt(start + 3, end) }
    // 相邻的(信宜市)
    if let beside = text.any(
      "邻近的", "相邻的", "毗邻的", "隔壁的", "附近的", "周边的", "北边的", "南边的", "东边的", "西边的", at: start)
    {
      return token(at: start + beside)?.isArea == true ? start + beside : nil
    }
    // 同处泉州的(石狮)
    if let lying = text.any("同样位于", "同处", "同属", "同在", "位于", "地处", at: start) {
      guard areaCount > 1, let above = token(at: start + lying), above.isArea,
        text.has("的", at: Int(above.end)), let place = token(at: Int(above.end) + 3),
        place.isArea, catalog.isWithin(division(of: place), division(of: above))
      else { return nil }
      return Int(place.start)
    }
    // 与望城区相邻的(开福区)
    guard areaCount > 1, let other = token(at: start + 3), other.isArea else { return nil }
    var at = Int(other.end)
    while let next = token(at: at), next.isArea { at = Int(next.end) }
    let reach = min(end, at + 36)
    guard reach > at, let joint = text.find("的", in: at..<reach), joint > at,
      text.anyFind(Analyzer.besides, in: at..<joint) != nil,
      text.find("，", in: at..<joint) == nil,
      let place = token(at: joint + 3), place.isArea
    else { return nil }
    return joint + 3
  }

  /// How a place lies to another, or what it was to it.
  private static let besides: [StaticString] = [
    "邻", "一江之隔", "一河之隔", "一水之隔", "一山之隔", "一街之隔", "一路之隔", "相望", "接壤", "相连", "相接", "交界", "划入", "划出",
    "划归",
    "析出", "析置", "分设", "拆分", "独立",
  ]

  /// 成为(湖南)第3个千亿县, 从(昆明)到腾冲，班车每天12趟: whether a place is that in which another is one of some, or where a way
  /// begins, and not what a clause tells of.
  @inline(__always)
  func isRingOrRoute(_ place: Token) -> Bool {
    text.anyEnds(often.beforeRings, at: Int(place.start)) != nil && isRingOrRouteInFull(place)
  }

  static let beforeRings = WordEnds(
    "成为", "成了", "跻身", "入选", "晋升为", "获评", "被评为", "列入", "列为", "从", "自")

  @inline(never)
  private func isRingOrRouteInFull(_ place: Token) -> Bool {
    guard text.anyEnds("从", "自", at: Int(place.start)) != nil else { return true }
    guard let way = text.any("开往", "通往", "飞往", "前往", "到", "至", "往", at: Int(place.end)) else {
      return false
    }
    return token(at: Int(place.end) + way)?.isArea == true
  }

  /// 走进坪山区, 工业在坪山区崛起: the place to which a clause without a number takes the reader.
  @inline(__always)
  func scene(_ start: Int, _ end: Int) -> (Int32, Span, Rule)? {
    areaCount > 0 && !isNational ? sceneInFull(start, end) : nil
  }

  @inline(never)
  private func sceneInFull(_ start: Int, _ end: Int) -> (Int32, Span, Rule)? {
    var place: Token
    if let last = areaToken(endingAt: end) {
      place = last
      let at = Int(areaToken(endingAt: Int(place.start))?.start ?? place.start)
      guard
        text.anyEnds(Analyzer.goingTo, at: at) != nil
          || text.ends("是", at: at) && at - 3 == start && start > sentenceStart
      else { return nil }
    } else {
      guard text.anyEnds(Analyzer.rising, at: end) != nil,
        let last = tokens.areas.last(where: {
          Int(tokens[Int($0)].start) >= start && Int(tokens[Int($0)].end) <= end
        })
      else { return nil }
      place = tokens[Int(last)]
      let at = Int(areaToken(endingAt: Int(place.start))?.start ?? place.start)
      guard text.ends("在", at: at), end - Int(place.end) <= 18 else { return nil }
    }
    let area = division(of: place)
    guard area != 0, area != context.area, catalog.isWithin(area, context.area),
      isAreaSubject(place, end)
    else { return nil }
    return (area, place.span, .areaNamed)
  }

  /// With what a sentence behind others opens that may take the reader to another place.
  static let sceneOpeners = WordSet(
    "走进", "走入", "步入", "来到", "记者来到", "再来到", "又来到", "目光转向", "把目光", "把镜头", "镜头", "再看", "先看", "驱车", "从")

  /// 平江县GDP11亿元。浏阳市势头好。(新增学位3000个): whether a sentence without a number opens with another place than that of the
  /// paragraph.
  @inline(__always)
  func turnsToPlace(_ start: Int) -> Bool {
    carry.paragraphArea != 0 && !isNational && carry.paragraphArea != carry.headingArea
      && turnsToPlaceInFull(start)
  }

  @inline(never)
  private func turnsToPlaceInFull(_ start: Int) -> Bool {
    let match = lexicon.match(text.base + start, text.count - start)
    guard match.index >= 0, match.isArea, !match.roles.contains(.scope),
      case let end = start + Int(match.length),
      !lexicon[Int(match.index)].isWeakArea
        || text.anyEnds("市", "区", "县", "旗", "州", at: end) != nil,
      text.any(often.nameTails, at: end) == nil,
      case let area = area(ofWord: Int(match.index), at: start)
    else { return false }
    return area != carry.paragraphArea && catalog.isWithin(area, context.area)
      && !catalog.isWithin(carry.paragraphArea, area)
      && !catalog.isWithin(area, carry.paragraphArea)
  }

  /// 平江县GDP11亿元。浏阳市GDP46亿元。(新增学位3000个): behind a sentence about one other place it is rather of that, and behind
  /// one about several nothing tells of which.
  @inline(__always)
  func turnParagraph() {
    if areaCount > 0, carry.paragraphArea != 0, carry.area != 0, carry.area != carry.paragraphArea,
      carry.area != context.area, !isNational
    {
      turnParagraphInFull()
    }
  }

  @inline(never)
  private func turnParagraphInFull() {
    let (old, new) = (carry.paragraphArea, carry.area)
    guard catalog.isWithin(new, context.area), !catalog.isWithin(new, old),
      !catalog.isWithin(old, new)
    else { return }
    let isOne = tokens.areas.allSatisfy {
      let token = tokens[Int($0)]
      return token.roles.contains(.scope) || catalog.isWithin(new, division(of: token))
    }
    if isOne { carry.paragraphArea = new }
    carry.presumedArea = carry.paragraphArea
  }

  private static let goingTo = WordEnds(
    "走进", "走入", "步入", "来到", "踏入", "踏进", "走访", "抵达", "到达", "转向", "对准", "转到", "移到", "拉到", "投向", "移步",
    "漫步", "行走在", "走在", "探访", "重访", "发生在", "上演在", "驶入", "驶进", "深入")

  private static let rising = WordEnds(
    "崛起", "扎堆", "生根", "扎根", "集聚", "汇聚", "兴起", "上演", "涌动", "起航", "启航", "绽放", "铺开", "展开", "拉开", "发生",
    "蝶变", "隆起", "起势")
}
