import HanBase
import HanCatalog

/// Streets, lakes, dishes, zones and honours whose names begin with that of a place, and are not of it.
extension Analyzer {
  /// (南京)西路, (延安)三路, (香港)中路街道, (太原)街, (中山)陵: whether a street or a memorial is named after the place.
  @inline(__always)
  func namesStreet(_ place: Token) -> Bool {
    let end = Int(place.end)
    // No character of 市, 的 and the verbs that stand behind most names begins one of these.
    return text.any(Analyzer.behindStreetNames, at: end) != nil && namesStreetInFull(place)
  }

  private static let behindStreetNames = WordSet(
    "东路", "西路", "南路", "北路", "中路", "二路", "三路", "四路", "五路", "东街", "西街", "南街", "北街", "中街", "大街", "街",
    "东一路",
    "东二路", "陵", "纪念", "公园", "故居", "舰", "门", "广场", "大厦", "会馆", "装",
    "湖", "白药", "茅台", "日产", "烤鸭", "火锅", "拉面", "牛肉面", "热干面", "小面", "米线", "米粉", "火腿")

  @inline(never)
  private func namesStreetInFull(_ place: Token) -> Bool {
    let end = Int(place.end)
    // 湖南大厦, in a text about 深圳
    if text.any("大厦", "会馆", at: end) != nil {
      let code = division(of: place)
      return !catalog.isWithin(code, context.area) && !catalog.isWithin(context.area, code)
    }
    // (鄱阳)湖水域面积, (青海)湖裸鲤: a lake; not 云南湖泊, 长沙湖南路.
    if text.has("湖", at: end) {
      return text.any("湖泊", "湖南", "湖北", "湖州", "湖羊", "湖畔", "湖滨", "湖湘", at: end) == nil
        && text.anyEnds("省", "市", "县", "区", "州", at: end) == nil
    }
    // (重庆)火锅店, in a text about 烟台; in one about 重庆 it is its own.
    if text.any(
      "白药", "茅台", "日产", "烤鸭", "火锅", "拉面", "牛肉面", "热干面", "小面", "米线", "米粉", "火腿", at: end) != nil
    {
      let code = division(of: place)
      return text.any("小面积", "米粉厂", at: end) == nil && !catalog.isWithin(code, context.area)
        && !catalog.isWithin(context.area, code)
    }
    if text.any("陵", "纪念", "公园", "故居", "舰", "门", "装", "广场", at: end) != nil {
      return text.has("中山", at: Int(place.start))
        && text.any("门店", "门诊", "门类", "门槛", "装备", "装机", "装修", "装配", at: end) == nil
    }
    return text.any("街头", "街区", "街巷", "街镇", "街景", "街边", "街乡", "大街小巷", at: end) == nil
  }

  /// (湖南)湘江新区, in a text about 长沙: a new area of the city's that bears its province before its name.
  @inline(__always)
  func namesZone(_ place: Token, _ code: Int32) -> Bool {
    code != context.area && !isNational && namesZoneInFull(place, code)
  }

  @inline(never)
  private func namesZoneInFull(_ place: Token, _ code: Int32) -> Bool {
    let end = Int(place.end)
    guard let level = catalog.areaLevel(code) else { return false }
    // (上海)来的企业16家: where they come from.
    if text.any("来的", "籍企业", "籍客商", at: end) != nil { return !catalog.isWithin(code, context.area) }
    // (鄱阳)湖水域面积, (贺兰)山东麓
    if text.any(Analyzer.behindWaters, at: end) != nil { return true }
    // (富阳)工业园区, in a text about 山西: a park of that name, not the district of another province.
    if level == 3 {
      return code / 10_000 != context.area / 10_000 && text.any(Analyzer.zones, at: end) != nil
        && areaToken(endingAt: Int(place.start)) == nil
    }
    guard level == 1, catalog.areaLevel(context.area) ?? 0 >= 2,
      catalog.isWithin(context.area, code)
    else { return false }
    if text.any("新区", "·", at: end + 6) != nil || text.has("·", at: end) { return true }
    // (湖南)广告产业园, in a text about a district
    var at = end + 6
    while at <= end + 18, text[at] >= 0xE4, text[at - 3] >= 0xE4 {
      if let zone = text.any(Analyzer.zones, at: at) {
        return text.anyEnds("级", "个", "家", "各", "类", "产业", at: at) == nil
          && text.any("、", "和", "数", "等", "建设", at: at + zone) == nil
      }
      at += 3
    }
    return false
  }

  private static let behindWaters = WordSet(
    "湖水", "湖面", "湖蓄", "湖流域", "湖湿地", "湖禁", "湖捕", "山东麓", "山西麓", "山南麓", "山北麓", "山麓")

  private static let zones = WordSet(
    "工业园", "产业园", "科技园", "软件园", "园区", "开发区", "高新区", "经开区", "经济开发区", "高新技术产业开发区", "工业区", "工业集中区",
    "产业集聚区", "化工园", "新材料园")

  /// 贺兰山(山东)麓, 黄河(河南)岸: whether the name of a province is the side of a mountain or a river.
  @inline(__always)
  func namesSide(_ end: Int) -> Bool {
    text.any("麓", "岸", "坡", at: end) != nil
      && text.anyEnds("东", "西", "南", "北", at: end) != nil && !text.has("坡度", at: end)
  }

  /// (全国)500强企业9家, (全国)劳动模范12人, in a text about a place: what of the nation's honours that has.
  ///
  /// How many of something else the nation has, if few, is not sure: they may be those of the place.
  func isHonourOfNation(_ word: Token) -> Bool {
    word.roles.contains(.scope) && context.area != 100_000 && context.area != 0
      && text.has("全国", at: Int(word.start)) && isHonourOfNationInFull(Int(word.start))
  }

  @inline(never)
  private func isHonourOfNationInFull(_ start: Int) -> Bool {
    let end = start + 6
    guard let count = quantities.first(where: { Int($0.span.start) >= end }),
      count.kind.counts || count.kind == .person, !count.number.hasMagnitude,
      !count.number.isOrdinal, case let name = end..<Int(count.span.start), name.count >= 6,
      name.count <= 60,
      text.anyFind(["，", "。", "；", "：", "、", "共", "仅", "只", "有", "每", "均", "达", "增"], in: name)
        == nil
    else { return false }
    let digits = count.number.digits.count
    guard digits <= 4 else { return false }
    // 全国试点城市15个: a city has none but itself.
    let level = catalog.areaLevel(context.area) ?? 0
    let countsPlaces =
      level >= 2 && text.anyEnds("市", "省", "省份", "地区", at: name.upperBound) != nil
      || level >= 3 && text.anyEnds("县", "区", at: name.upperBound) != nil
    if digits <= 3, !countsPlaces, text.anyFind(Analyzer.honours, in: name) != nil { return true }
    carry.doubtedWhole = Int32(start)
    return false
  }

  private static let honours: [StaticString] = [
    "强", "劳动模范", "劳模", "红旗", "冠军", "能手", "名镇", "名村", "名城", "模范", "优秀", "代表", "委员", "奖", "文明", "先进",
    "示范",
    "试点", "特色", "大户", "标兵", "楷模", "绿色工厂", "绿色矿山", "美丽", "重点", "一级", "专精特新", "小巨人", "名师", "工匠", "称号",
    "青年", "家庭", "十佳", "最美", "百佳", "样板", "标杆", "典型",
  ]
}
