import HanBase
import HanCatalog

extension Analyzer {
  /// 京沪(两市), 苏浙皖(三省), 江浙沪: the provinces that a run of their short names stands for.
  ///
  /// Where no count stands behind the run, nothing but a list of as many numbers tells 川渝 from a word.
  func shortProvinces(_ start: Int, _ limit: Int, _ count: Int) -> (areas: [Int32], end: Int)? {
    var areas: [Int32] = []
    var at = start
    while at < limit, areas.count < 8 {
      if let code = Analyzer.provinceOf(text.scalar(at).value) {
        areas.append(code)
        // 江浙沪: 江 is 江苏 beside its neighbours only.
      } else if text.any("江浙", "江沪", at: at) != nil {
        areas.append(320_000)
      } else {
        break
      }
      at += 3
    }
    guard areas.count > 1, Set(areas).count == areas.count else { return nil }
    let digit = ScalarClass.digit(text.scalar(at).value)
    guard digit == areas.count else {
      return areas.count == count && (count > 2 || Analyzer.pairs.contains(areas))
        ? (areas, at) : nil
    }
    at += 3
    guard let noun = text.any("省区市", "省市", "省区", "个省份", "省份", "省", "市", "地", "区", "城", at: at)
    else { return nil }
    return (areas, at + noun)
  }

  /// 京沪, 京津, 川渝, 苏浙, 粤苏: two provinces that are named together without a count.
  private static let pairs: Set<[Int32]> = [
    [110_000, 310_000], [110_000, 120_000], [510_000, 500_000], [500_000, 510_000],
    [320_000, 330_000], [440_000, 320_000], [310_000, 110_000],
  ]

  /// 京沪, 苏浙沪: two to four characters, each a province's short name.
  @inline(__always)
  func isProvincePair(_ start: Int, _ end: Int) -> Bool {
    _slowPath(text.any(often.provinceCharacters, at: start) != nil || text.has("北上", at: start))
      && isProvincePairInFull(start, end)
  }

  @inline(never)
  private func isProvincePairInFull(_ start: Int, _ end: Int) -> Bool {
    var end = end
    // 北上深三城
    if text.anyEnds("城", "市", "地", "省", at: end) != nil,
      ScalarClass.digit(text.scalarBefore(end - 3)) > 0
    {
      end -= 6
    }
    if text.any("北上广深", "北上深", "北上广", at: start) == end - start { return true }
    // 京沪迈向(6万元)
    if let deed = text.anyEnds("迈向", "携手", "领跑", "双双", "齐头", "并肩", at: end) { end -= deed }
    guard end - start >= 6, end - start <= 12 else { return false }
    var at = start
    while at < end {
      guard text.any(often.provinceCharacters, at: at) != nil else { return false }
      at += 3
    }
    return true
  }

  static let provinceCharacters = WordSet(
    "京", "津", "沪", "渝", "冀", "晋", "蒙", "辽", "吉", "黑", "苏", "浙", "皖", "闽", "赣", "鲁", "豫", "鄂", "湘",
    "粤", "桂", "琼", "川", "黔", "滇", "藏", "陕", "甘", "青", "宁", "新", "港", "澳", "深", "广", "杭")

  /// The province that one character stands for.
  static func provinceOf(_ scalar: UInt32) -> Int32? {
    switch scalar {
    case 0x4EAC: 110_000  // 京
    case 0x6D25: 120_000  // 津
    case 0x5180: 130_000  // 冀
    case 0x664B: 140_000  // 晋
    case 0x8499: 150_000  // 蒙
    case 0x8FBD: 210_000  // 辽
    case 0x5409: 220_000  // 吉
    case 0x9ED1: 230_000  // 黑
    case 0x6CAA: 310_000  // 沪
    case 0x82CF: 320_000  // 苏
    case 0x6D59: 330_000  // 浙
    case 0x7696: 340_000  // 皖
    case 0x95FD: 350_000  // 闽
    case 0x8D63: 360_000  // 赣
    case 0x9C81: 370_000  // 鲁
    case 0x8C6B: 410_000  // 豫
    case 0x9102: 420_000  // 鄂
    case 0x6E58: 430_000  // 湘
    case 0x7CA4: 440_000  // 粤
    case 0x6842: 450_000  // 桂
    case 0x743C: 460_000  // 琼
    case 0x6E1D: 500_000  // 渝
    case 0x5DDD: 510_000  // 川
    case 0x9ED4: 520_000  // 黔
    case 0x6EC7: 530_000  // 滇
    case 0x85CF: 540_000  // 藏
    case 0x9655: 610_000  // 陕
    case 0x7518: 620_000  // 甘
    case 0x9752: 630_000  // 青
    case 0x5B81: 640_000  // 宁
    case 0x65B0: 650_000  // 新
    default: nil
    }
  }

  /// 长三角三省一市前三季度GDP, 京津冀7.54万亿元: a part of the nation wider than a province, told of in a text about a
  /// place within the nation; not 长三角一体化.
  func widerRegion(_ token: Token, _ end: Int) -> Int32? {
    guard token.roles.contains(.scope), context.area != 100_000, context.area != 0,
      text.any(Analyzer.widerRegions, at: Int(token.start)) == token.span.count,
      // 在中部地区增速第1: the ring within which something ranks.
      text.anyEnds("在", "居", "列", "是", at: Int(token.start)) == nil, !text.ends("第", at: end)
    else { return nil }
    var at = Int(token.end)
    // 长三角三省一市
    var steps = 0
    while steps < 3, ScalarClass.digit(text.scalar(at).value) > 0,
      let noun = text.any("省", "市", "区", "地", "城", at: at + 3)
    {
      at += 3 + noun
      steps += 1
    }
    if at >= end { return 100_000 }
    guard let next = self.token(at: at), Int(next.start) == at else { return nil }
    switch next.kind {
    case .number, .time: return 100_000
    case .word:
      return next.isIndicator || !next.roles.isDisjoint(with: [.up, .down, .share, .respective])
        ? 100_000 : nil
    default: return nil
    }
  }

  private static let widerRegions = WordSet("长三角", "京津冀", "东部地区", "中部地区", "西部地区", "东北地区")

  /// 先看青岛。, 至于烟台，: the words by which a text turns to a place.
  func turnsTo(_ place: Int) -> Bool {
    text.anyEnds(
      "先看", "再看", "来看", "且看", "而看", "另看", "至于", "反观", "说到", "谈到", "说回", "回到", "再说", "先说", "聚焦",
      "细看",
      "转看", "轮到", at: place) != nil
      // 其次是宁乡市，8.9%
      || text.anyEnds(
        "其次是", "其次为", "再次是", "再次为", "随后是", "其后是", "然后是", "最后是", "接着是", "第二是", "第三是", at: place)
        != nil
  }

  /// 其余城市中，…: those that were not named are spoken of, so the place before is not.
  func turnsToOthers(_ start: Int) -> Bool {
    guard let length = text.any("其余", "其他", "其它", "剩余", "余下", at: start) else { return false }
    var at = start + length
    if text.has("的", at: at) { at += 3 }
    // 其余19市
    while at < sentenceEnd,
      text[at] >= 48 && text[at] <= 57 || ScalarClass.digit(text.scalar(at).value) > 0
        || text.any("十", "个", "座", at: at) != nil
    { at += text.scalar(at).length }
    return placeClass(at: at) != nil
      || text.any("各市", "各县", "各区", "市", "县", at: at) != nil
  }

  /// 产煤大省山西, 省会武汉, “酒都”仁怀, 洪崖洞所在的渝中区: what sort of place it is stands before its name.
  @inline(__always)
  func placeAfterClass(_ start: Int, _ end: Int) -> Int? {
    areaCount == 0 ? nil : placeAfterClassInFull(start, end)
  }

  @inline(never)
  private func placeAfterClassInFull(_ start: Int, _ end: Int) -> Int? {
    let from = tokens.place(from: start)
    guard
      let place = tokens.areas.first(where: {
        Int($0) >= from && text.ends("所在的", at: Int(tokens[Int($0)].start))
      }) ?? tokens.areas.first(where: { Int($0) >= from }),
      case let name = Int(tokens[Int(place)].start), name < min(end, start + 48),
      text.anyEnds(often.sortsOfPlace, at: name) != nil || isBehindByname(start, name),
      text.anyFind(["距", "离", "至", "到", "与", "和", "对"], in: start..<name) == nil
    else { return nil }
    let isOneClause = tokens.marks.allSatisfy {
      Int($0) < from || $0 > place || !tokens[Int($0)].kind.endsClause
    }
    return isOneClause ? name : nil
  }

  /// 投资总量超过我市的(沈阳)为937.8亿元: where the place stands that is set beside another.
  @inline(__always)
  func placeBehindCompared(_ start: Int, _ end: Int) -> Int? {
    areaCount > 1 || areaCount > 0 && sentenceRoles.contains(.selfArea)
      ? placeBehindComparedInFull(start, end) : nil
  }

  @inline(never)
  private func placeBehindComparedInFull(_ start: Int, _ end: Int) -> Int? {
    let from = tokens.place(from: start)
    guard
      let place = tokens.areas.first(where: {
        Int($0) >= from && text.ends("的", at: Int(tokens[Int($0)].start))
      }), case let name = Int(tokens[Int(place)].start), name < end,
      let other = word(endingAt: name - 3),
      lexicon[other].area != 0 || lexicon[other].roles.contains(.selfArea),
      text.anyEnds(
        "超过", "高于", "低于", "多于", "少于", "不及", "领先", "落后", at: name - 3 - Int(lexicon[other].length))
        != nil
    else { return nil }
    return name
  }

  /// “酒都”仁怀, 而“世界超市”义乌: whether nothing but another name in quotation marks stands before a place.
  private func isBehindByname(_ start: Int, _ name: Int) -> Bool {
    guard text.ends("”", at: name) else { return false }
    let open = start + (text.any("而", "但", at: start) ?? 0)
    return text.has("“", at: open) && text.find("”", in: open..<name) == name - 3
  }

  /// What sort of place a name is of, or which of those just counted.
  static let sortsOfPlace = WordEnds(
    "大省", "强省", "大市", "强市", "大县", "强县", "省会", "首府", "重镇", "古都", "名城", "龙头", "黑马",
    "大户", "老大", "一哥", "门户", "枢纽", "大区", "强区", "大镇", "强镇", "大州", "第一城", "第二城", "新秀", "新贵", "后起之秀",
    "冠军", "亚军", "季军", "榜首", "榜眼", "探花", "状元",
    "追赶者", "名中", "强中",
    "城中", "市中", "县中", "区中", "省中", "席中", "座中", "个中", "最高的", "最低的", "最快的", "最慢的", "最大的", "最小的", "最多的",
    "最少的", "中仅", "中只有", "中唯有", "线城市", "省会城市", "直辖市", "沿海城市", "地级市", "计划单列市", "副省级城市", "特区", "邻省",
    "邻居",
    "近邻", "对手", "省份", "城市", "省份的", "城市的", "省会的", "特区的", "所在的")
}
