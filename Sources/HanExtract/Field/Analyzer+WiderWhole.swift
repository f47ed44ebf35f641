import HanBase
import HanCatalog

/// Statements of more than the place that was told of last.
extension Analyzer {
  /// 郊区人口…, 36个大中城市人均…, Top30城市占全国…, 成渝地区共同实施…: what the words mean that open a clause and are no division.
  @inline(__always)
  func widerWhole(_ quantity: Quantity) -> (Int32, Span)? {
    context.area != 0 && !quantity.inParen ? widerWholeInFull(quantity) : nil
  }

  @inline(never)
  private func widerWholeInFull(_ quantity: Quantity) -> (Int32, Span)? {
    var at = Int(quantity.clauseStart)
    let end = Int(quantity.span.start)
    while at < end {
      if let time = token(at: at), time.kind == .time, Int(time.start) == at {
        at = Int(time.end)
      } else if let word = text.any("其中", "而", "但", "同期", "全国", "我国", at: at) {
        at += word
      } else {
        break
      }
    }
    guard at < end else { return nil }
    if let part = text.any(often.partsOfCity, at: at) {
      return besidePart(at, part)
    }
    if let group = text.any(often.groupsOfProvinces, at: at) {
      return tellsOfGroup(at + group, end) ? (100_000, Span(at, at + group)) : nil
    }
    // 沿海主要港口完成货物吞吐量…, in a text about one city: of them all.
    if let ports = text.any("沿海主要港口", "沿海规模以上港口", at: at) {
      return catalog.areaLevel(context.area) == 1 ? nil : (100_000, Span(at, at + ports))
    }
    guard text[at] < 0x80 || text.has("前", at: at), let length = manyCities(at, end),
      at + length < end,
      text.any(
        "中", "里", "之", "的", "分", "当", "名", "第", "有", "由", "、", "和", "与", "及", "（", "(", "，", "：",
        at: at + length) == nil,
      // 占全国的比重 names no other.
      !tokens.areas.contains(where: {
        let place = tokens[Int($0)]
        return Int(place.start) >= at + length && Int(place.end) <= end
          && !place.roles.contains(.scope)
      })
    else { return nil }
    return (100_000, Span(at, at + length))
  }

  /// Whether a clause may open with such words.
  @inline(__always)
  func mayOpenWider(_ at: Int) -> Bool {
    text.any(often.partsOfCity, at: at) != nil
      || text.any(often.groupsOfProvinces, at: at) != nil
      || text.has("沿海", at: at) || (48...57).contains(text[at])
  }

  /// 浦东新区人口568万人；郊区人口…: a part of the city beside one of its districts.
  private func besidePart(_ start: Int, _ length: Int) -> (Int32, Span)? {
    guard carry.area != 0, carry.area != context.area, catalog.areaLevel(carry.area) == 3,
      catalog.areaName(carry.area)?.hasSuffix("区") == true,
      let city = catalog.areaParent(carry.area)
    else { return nil }
    return (city, Span(start, start + length))
  }

  static let partsOfCity = WordSet(
    "郊区", "远郊", "近郊", "中心城区", "主城区", "中心区", "郊县", "城郊", "老城区", "五个新城", "其余各区", "其他各区")

  /// 成渝地区双城经济圈共同实施重大项目320个; not 长三角一体化….
  private func tellsOfGroup(_ start: Int, _ end: Int) -> Bool {
    var place = start
    // 黄河流域9省区, 长三角三省一市, 长江经济带沿线11省市
    var steps = 0
    if let along = text.any("沿线", "全域", "区域", at: place) { place += along }
    while steps < 3, place < end {
      var at = place
      while at < end, (48...57).contains(text[at]) { at += 1 }
      while at < end, ScalarClass.digit(text.scalar(at).value) > 0 || text.has("十", at: at) {
        at += 3
      }
      guard at > place else { break }
      if text.has("个", at: at) { at += 3 }
      guard let noun = text.any(often.countedClasses, at: at) ?? text.any("地", at: at) else {
        break
      }
      place = at + noun
      steps += 1
    }
    if text.any(Analyzer.hadByGroups, at: place) != nil { return true }
    if place >= end || text.any(Analyzer.doneByGroups, at: place) != nil { return true }
    guard let next = token(at: place), Int(next.start) == place else { return false }
    switch next.kind {
    case .number, .time: return true
    case .word:
      return next.isIndicator || !next.roles.isDisjoint(with: [.up, .down, .share, .respective])
    default: return false
    }
  }

  /// Groups of places of several provinces.
  static let groupsOfProvinces = WordSet(
    "成渝地区双城经济圈", "成渝双城经济圈", "成渝地区", "成渝城市群", "长江中游城市群", "长三角城市群", "长三角地区", "长三角", "京津冀地区",
    "京津冀", "环渤海地区", "环渤海", "泛珠三角", "粤港澳大湾区", "东北三省", "中部六省", "西北五省区", "西北五省",
    "西部十二省", "中原城市群", "长江经济带", "长江流域", "黄河流域", "沿黄九省区", "沿黄省区", "珠江—西江经济带", "淮河流域",
    "汉江生态经济带", "淮海经济区", "关中平原城市群", "兰西城市群", "北部湾城市群", "哈长城市群", "丝绸之路经济带")

  /// What such a group does or has as a whole.
  private static let doneByGroups = WordSet(
    "共同", "联合", "共有", "共", "累计", "合计", "实现", "完成", "整体", "总体", "全域", "货物", "外贸", "集装箱")

  /// What such a group has: 长三角铁路发送旅客…; not 长三角一体化示范区, 京津冀协同发展项目.
  private static let hadByGroups = WordSet(
    "铁路", "民航", "公路", "水路", "高铁", "机场", "港口", "口岸", "海关", "进出口", "出口", "进口", "外贸", "常住", "人口", "城镇",
    "社会", "规模以上",
    "规上", "经济总量", "地区生产总值", "生产总值", "研发", "用电", "全社会", "快递", "水质", "空气", "细颗粒物", "PM2.5", "优良",
    "高新技术企业", "上市公司",
    "外商", "实际", "新能源", "集装箱", "货运", "客运", "粮食", "工业", "城市")

  /// 36个大中城市, Top30城市, 15个副省级城市: a class of which no province has so many.
  private func manyCities(_ start: Int, _ limit: Int) -> Int? {
    var at = start
    if let top = text.any("Top", "TOP", "top", "前", at: at) { at += top }
    let digits = at
    while at < limit, (48...57).contains(text[at]) { at += 1 }
    let isTop = digits > start
    guard at > digits, at - digits <= 3 else { return nil }
    if isTop {
      if let strong = text.any("强", "名", "位", at: at) { at += strong }
      // 前10名城市 are those of the document's own place.
      guard context.area == 100_000, let noun = text.any("的城市", "城市", "省份", at: at) else {
        return nil
      }
      return at + noun - start
    }
    if let count = text.any("个", "座", "大", at: at) { at += count }
    guard
      let noun = text.any(
        "大中城市", "副省级城市", "省会城市", "计划单列市", "重点城市", "主要城市", "热点城市", "万亿城市", "万亿级城市", "万亿GDP城市", at: at
      )
    else { return nil }
    return at + noun - start
  }

  /// 有46个县（市）属于长三角地区，(15个)属于珠三角地区: how many lie in a part of the nation, not in the document's province.
  @inline(__always)
  func countsInPart(_ quantity: Quantity) -> Bool {
    quantity.kind.counts && context.area != 100_000 && context.area != 0
      && countsInPartInFull(quantity)
  }

  @inline(never)
  private func countsInPartInFull(_ quantity: Quantity) -> Bool {
    var at = Int(quantity.afterQualifier)
    if let noun = text.any(often.countedClasses, at: at) { at += noun }
    guard let verb = text.any("属于", "位于", "地处", at: at) else {
      return false
    }
    return text.any(often.groupsOfProvinces, at: at + verb) != nil
      || text.any("珠三角", "东部地区", "中部地区", "西部地区", "东北地区", at: at + verb) != nil
  }

  /// 只有青岛港的(41%), 只有青岛（11037亿元）的(65.3%), 相当于南通的(2.7倍): by what the one spoken of is measured.
  @inline(__always)
  func measuringPlace(_ quantity: Quantity) -> Token? {
    _slowPath(text.ends("的", at: Int(quantity.span.start))) && areaCount > 0
      && (quantity.kind == .percent || quantity.kind == .multiple)
      ? measuringPlaceInFull(quantity) : nil
  }

  @inline(never)
  private func measuringPlaceInFull(_ quantity: Quantity) -> Token? {
    var at = Int(quantity.span.start) - 3
    if text.anyEnds("）", ")", at: at) != nil {
      guard let open = parenBefore(at, Int(quantity.clauseStart) - 90) else { return nil }
      at = open
    }
    guard let place = areaToken(endingAt: at), isAreaSubject(place, at),
      text.anyEnds("只有", "仅有", "仅为", "只是", "相当于", "不到", "不足", "仅及", "只及", at: Int(place.start))
        != nil
    else { return nil }
    return place
  }
}
