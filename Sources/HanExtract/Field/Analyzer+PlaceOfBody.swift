import HanBase
import HanCatalog

/// How often a text names the places within the one that it is filed under.
private struct NamedWithin {
  /// A place, how often it is named, and whether ever by a name that is no word of the language.
  var places: [(area: Int32, count: Int, isSure: Bool)] = []
  /// How often the place itself is named.
  var own = 0

  mutating func note(_ area: Int32, isSure: Bool) {
    guard let place = places.firstIndex(where: { $0.area == area }) else {
      places.append((area, 1, isSure))
      return
    }
    places[place].count += 1
    if isSure { places[place].isSure = true }
  }
}

/// How often a text speaks of a whole: of a city or a province, or of a county (全县, 县里).
private struct ToldWholes {
  var cities = 0
  var provinces = 0
  var counties = 0
  var districts = 0
}

/// The one place within a document's own of which a feature tells, though its title does not name it.
extension Analyzer {
  /// 一颗草莓的春天\n丹东的冬天…东港种草莓…东港市…, in a paper of 丹东: the place within that a short text names far oftener than all
  /// others and no seldomer than the document's own, or the only one it names where it speaks of 全县; 0 where there is none, -1
  /// where the text may be of a place within.
  ///
  /// A report of a city or a province names many of its counties.
  @inline(never)
  func placeOfBody(_ level: Int) -> Int32 {
    let own = baseContext.area
    let named = namedWithin(own, level)
    if named.places.isEmpty, text.find("县", in: 0..<text.count) == nil { return 0 }
    let wholes = toldWholes
    var total = 0
    for place in named.places { total += place.count }
    let isCityText = level == 2 || Analyzer.municipalities.contains(own)
    let ofOwn = named.own + (level == 1 ? wholes.provinces : 0)
    var isOpen = false
    for wanted in [3, 2] where wanted > level {
      guard let best = mostNamed(named, wholes, level: wanted) else { continue }
      let whole = wholesOfKind(best.area, wholes)
      let others = total - best.count - best.above
      let speaksOfOwn = wholes.provinces + (isCityText ? wholes.cities : 0) > 0
      if others == 0, whole > 0, !speaksOfOwn { return best.area }
      let told = best.count + whole
      guard told >= 4, best.count > 1, best.count >= best.above, told >= 2 * others,
        told * Analyzer.bytesForName >= text.count
      else { continue }
      // 全市 may mean the city that is told of.
      let isCity = catalog.areaName(best.area)?.hasSuffix("市") == true
      let ownTold = ofOwn + (isCityText && !isCity ? wholes.cities : 0)
      if told >= ownTold { return best.area }
      if told * 2 >= ownTold { isOpen = true }
    }
    // 县里整合资金3.8亿元, in a text about a city: of some county.
    if wholes.counties > 0, wholes.cities + wholes.provinces == 0 {
      isOpen = true
    }
    return isOpen ? -1 : 0
  }

  /// How often a text says 全县 or 全区 that can only mean such a place as one within the document's own.
  private func wholesOfKind(_ area: Int32, _ wholes: ToldWholes) -> Int {
    let name = catalog.areaName(area) ?? ""
    if name.hasSuffix("县") || name.hasSuffix("旗") { return wholes.counties }
    // 全区, in a text about 南宁, may be 广西.
    let province = catalog.areaName(area / 10_000 * 10_000) ?? ""
    return name.hasSuffix("区") && !province.hasSuffix("自治区") ? wholes.districts : 0
  }

  /// The longest text that may be a feature: reports are longer, and name one place only now and then.
  static let mostOfFeature = 24_000
  /// In how many bytes a feature names its place once.
  private static let bytesForName = 900

  /// The place of a level that is named most, with those within it, and how often those are named in which it lies.
  private func mostNamed(_ named: NamedWithin, _ wholes: ToldWholes, level: Int) -> (
    area: Int32, count: Int, above: Int
  )? {
    var best: (area: Int32, count: Int, above: Int)?
    for place in named.places where catalog.areaLevel(place.area) == level {
      var (count, isSure) = (place.count, place.isSure)
      if level == 2 {
        for part in named.places
        where part.area / 100 == place.area / 100 && part.area != place.area {
          count += part.count
          isSure = isSure || part.isSure
        }
      }
      // 长寿, 南岸: of what may be a word it takes more.
      guard count > best?.count ?? 0,
        isSure || count >= 6 || wholesOfKind(place.area, wholes) > 0
      else { continue }
      best = (place.area, count, 0)
    }
    guard let found = best else { return nil }
    for place in named.places
    where place.area != found.area && catalog.isWithin(found.area, place.area) {
      best?.above += place.count
    }
    return best
  }

  /// Counts the names of the places within a division.
  private func namedWithin(_ own: Int32, _ level: Int) -> NamedWithin {
    let beginnings = PlaceBeginnings.of(catalog)
    var named = NamedWithin()
    var at = 0
    while at + 8 <= text.count {
      at = beginnings.next(text.base, from: at, count: text.count)
      guard at + 8 <= text.count, text[at] >= 0xE4, text[at] < 0xEA,
        beginnings.mayBegin(text.base + at)
      else {
        at += text.scalar(at).length
        continue
      }
      let match = lexicon.match(text.base + at, text.count - at)
      let stop = at + Int(match.length)
      if match.index >= 0, match.isArea, !lexicon[Int(match.index)].isWeakArea {
        if !match.roles.contains(.scope) { note(Int(match.index), at, stop, &named) }
        at = stop
      } else if match.index >= 0, match.length > 6 {
        at = stop
      } else if let entry = shortNameWithin(at, match, own, level) {
        named.note(area(ofWord: entry, at: at), isSure: false)
        at += 6
      } else {
        at += 3
      }
    }
    return named
  }

  private func note(_ entry: Int, _ start: Int, _ end: Int, _ named: inout NamedWithin) {
    let place = area(ofWord: entry, at: start)
    // 长白山
    if place == baseContext.area {
      if !text.ends("长", at: start) { named.own += 1 }
    } else if catalog.isWithin(place, baseContext.area),
      text.anyEnds("市", "区", "县", "旗", "州", "盟", at: end) != nil
        || text.any("山", "江", "河", "湖", "岛", "湾", "路", "大学", "银行", at: end) == nil
    {
      named.note(place, isSure: true)
    }
  }

  /// 东港, 安溪: the entry of the county within the document's own that two characters name that no list of words has.
  private func shortNameWithin(_ at: Int, _ match: Lexicon.Match, _ own: Int32, _ level: Int)
    -> Int?
  {
    guard text[at + 3] >= 0xE4, match.index < 0 || match.isArea || match.roles == .mask,
      text.any(Analyzer.plainWords, at: at) != 6,
      text.any("山", "江", "河", "湖", "岛", "湾", "路", "大学", "银行", at: at + 6) == nil,
      PredicateWords.part(text.scalar(at).value) != nil,
      PredicateWords.part(text.scalar(at + 3).value) != nil,
      PredicateWords.kind(text.scalar(at).value, text.scalar(at + 3).value) == .unknown
    else { return nil }
    return county(at, within: own, isProvince: level == 1)
  }

  /// How often the text speaks of a whole city, province or county.
  private var toldWholes: ToldWholes {
    var wholes = ToldWholes()
    var at = 0
    while let whole = text.find("全", in: at..<text.count) {
      at = whole + 3
      if text.any("市", "州", "盟", at: at) != nil, !text.has("市场", at: at) {
        wholes.cities += 1
      } else if text.any("省", "自治区", at: at) != nil {
        wholes.provinces += 1
      } else if text.has("区", at: at) {
        if !text.has("区域", at: at) { wholes.districts += 1 }
      } else if text.any("县", "旗", at: at) != nil,
        text.any("县域", "县级", "县市", "县区", at: at) == nil
      {
        wholes.counties += 1
      }
    }
    at = 0
    while let own = text.find("我", in: at..<text.count) {
      at = own + 3
      if text.any("市", "州", at: at) != nil { wholes.cities += 1 }
      if text.has("省", at: at) { wholes.provinces += 1 }
    }
    at = 0
    while let county = text.find("县", in: at..<text.count) {
      at = county + 3
      if text.any(Analyzer.ofCounty, at: at) != nil, opensBody(county) { wholes.counties += 1 }
    }
    return wholes
  }

  /// What a text about one county has: 县里, 县人民医院.
  private static let ofCounty = WordSet(
    "里", "委", "政府", "财政", "人民医院", "人民政府", "中医院", "医院", "医疗集团", "城东", "城西", "城南", "城北", "一中",
    "农业农村局", "文旅局", "教育局",
    "林业局", "发改局", "水利局")

  /// Whether the word 县 stands at a place without the name of one, and not one of several.
  private func opensBody(_ at: Int) -> Bool {
    guard at > 0 else { return true }
    // 市、县政府
    if text.ends("、", at: at) { return false }
    let before = text.scalarBefore(at)
    return before < 0x4E00 || before > 0x9FFF
      || text.anyEnds(
        "了", "由", "从", "的", "被", "让", "给", "向", "来", "说", "是", "时", "年", "月", "日", "起", at: at)
        != nil
  }
}
