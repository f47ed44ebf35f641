import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: signs of an honour

  /// 荣获, 被评为, 获…通报表扬: a plan hopes for such only where it says so.
  func isCelebrated(_ hit: ClaimLine.Hit) -> Bool {
    let (at, after) = (Int(hit.start), Int(hit.end))
    let clause = line.clauseStart(at)
    let isHoped = line.hits(in: clause..<at).contains { word in
      if word.isEnclosed { return false }
      // 推动…荣获 governs; 教育强县建设获… is what was praised.
      return word.roles.contains(.hardGoal)
        || word.roles.contains(.goal) && text.any("建设", "打造", at: Int(word.start)) == nil
        || Int(word.start) == clause && !word.roles.isDisjoint(with: [.verb, .govern, .goal])
    }
    if isHoped || text.anyEnds("再", "早日", "更多", at: at) != nil { return false }
    if hit.roles.contains(.honour), text.any(ClaimReader.celebrations, at: at) != nil {
      return true
    }
    // 被省政府表彰为….
    if text.ends("为", at: after) || text.ends("授予", at: after),
      let open = lastFind("被", clause, at),
      at - open <= 45
    {
      return true
    }
    return hit.roles.contains(.honourAward) && line.hit(at: after, .issuer) != nil
      && text.anyFind(["通报", "表扬", "表彰", "督查激励", "嘉奖"], in: after..<line.clauseEnd(after)) != nil
  }

  private static let celebrations = WordSet(
    "荣获", "荣膺", "荣登", "荣列", "荣立", "荣升", "喜获", "喜提", "斩获", "捧回", "捧得", "摘得", "揽获", "获颁", "问鼎", "蝉联",
    "榜上有名", "赫然在列", "被评为", "被评定为", "被授予", "被命名", "被认定为", "被确定为", "被列为", "被列入", "被授牌", "被表彰为")

  /// 先后获得全国重点镇、国家卫生镇等荣誉: what closes the list calls all of them honours.
  func callsHonours(_ from: Int, _ to: Int) -> Bool {
    guard let etc = text.find("等", in: from..<to) else { return false }
    return text.anyFind(["荣誉", "称号", "殊荣", "奖项"], in: etc..<min(to, etc + 45)) != nil
  }

  /// 荣获国家、省、市级荣誉: levels alone are no title.
  func isBareLevels(_ from: Int, _ end: Int) -> Bool {
    var at = from
    while at < end,
      let length = text.any("国家", "省", "市", "区", "县", "州", "部", "级", "、", "和", "及", at: at)
    { at += length }
    return at >= end
  }

  /// 国家重点实施项目: of projects only the marked ones are a list.
  func isKeyProject(_ from: Int, _ head: ClaimLine.Hit) -> Bool {
    text.anyEnds("项目", "工程", at: Int(head.end)) != nil
      && text.anyFind(["重点", "重大", "标志性", "示范", "试点"], in: from..<Int(head.start)) != nil
      && line.hit(at: from, [.verb, .found]) == nil
  }

  /// 田汉大奖, and no 多项大奖.
  func isNamedPrize(_ from: Int, _ end: Int) -> Bool {
    text.anyEnds("大奖", "金奖", "银奖", "文学奖", "电影奖", "艺术奖", at: end) != nil && end - from >= 12
      && text.any(
        "多", "各", "两", "三", "一", "数", "国际", "不少", "众多", "诸多", "系列", "的", "省", "全", "最", at: from)
        == nil
  }
}
