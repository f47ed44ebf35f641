import HanBase
import HanCatalog

/// What a place that stands before a work, an institution or an event is to the rest of a sentence.
enum PlaceOfWork: UInt8 {
  /// 成都天府国际机场建成投运: the place of a work or an event, of which the clause tells.
  case work
  /// 宜宾三江新区获批设立: a part of the place that begins to have figures of its own.
  case founded
  /// 绵阳科技城加快建设, 在浏阳召开现场会: a part of the place that may have figures of its own.
  case part
  /// 韶山获评全国文明城市: who is honoured may be one of many of which a report tells.
  case honoured
}

/// Works, institutions and events, which are told of by the names of their places.
///
/// 成都天府国际机场建成投运，高速公路里程8600公里, in a report of the province: a place that only says which airport it is
/// is not what the text goes on about. What only a whole place can have is of the document's own; with other
/// things that is guessed. In a text about the nation a place is named to be told of.
extension Analyzer {
  /// Whether a place that a clause names holds for its sentence only, with doubt; what follows it ends there.
  @inline(__always)
  func notePlaceOfWork(_ area: Int32, _ place: Span, _ end: Int, told: Bool = false) -> Bool {
    !isNational && area != context.area && place.count > 0 && !comparesPlaces
      && notePlaceOfWorkInFull(area, place, end, told: told)
  }

  @inline(never)
  private func notePlaceOfWorkInFull(_ area: Int32, _ place: Span, _ end: Int, told: Bool) -> Bool {
    guard let kind = placeOfWork(area, place, end, told: told) else { return false }
    (carry.workSentence, carry.work, carry.workKind) = (sentenceIndex, place.start, kind)
    if kind == .honoured { carry.honouredArea = area }
    return kind != .honoured
  }

  private func placeOfWork(
    _ area: Int32, _ place: Span, _ end: Int, told: Bool
  ) -> PlaceOfWork? {
    var at = Int(place.end)
    guard at <= end else { return nil }
    if isHub(area, place) { return .work }
    // 芜湖、合肥机场: of each.
    while let gap = text.any("、", "和", "与", "及", "以及", at: at), let next = token(at: at + gap),
      next.isArea
    { at = Int(next.end) }
    guard at < end else { return nil }
    if text.anyEnds("在", "于", at: Int(place.start)) != nil,
      text.any("召开", "举办", "举行", "承办", "签约", at: at) != nil
    {
      return told ? nil : .part
    }
    let ends =
      told ? nil : text.anyEnds(Analyzer.beginnings, at: end).flatMap { end - $0 > at ? $0 : nil }
    // 上海(进口博览会)
    if let word = token(at: at),
      word.kind != .word || word.isIndicator && text.any(Analyzer.works, at: Int(word.end)) == nil
    {
      return nil
    }
    // 平江(抽水蓄能投产): what opens like a verb is none where the clause ends with one that has no object.
    if text.any(Analyzer.events, at: at) == nil, opensPredicate(at, verbs: ends == nil) {
      return !told && text.any(Analyzer.honouring, at: at) != nil ? .honoured : nil
    }
    var found: PlaceOfWork?
    var next = at
    let (works, parts) = (told ? Analyzer.events : Analyzer.works, Analyzer.parts)
    while next < end {
      if let length = text.any(works, at: next) {
        // 长沙中心城区, 湘潭重点项目: no work by a name of its own.
        if text.any("城区", "数", "的", "发展", "增长", "推进", "机械", "技术", at: next + length) == nil {
          return .work
        }
        next += length
      } else if let length = told ? text.any("品牌", at: next) : text.any(parts, at: next) {
        found = found ?? .part
        next += length
      } else if !told, found == nil, next > at, let gap = text.any("、", at: next),
        token(at: next + gap)?.isArea == true
          || text.anyFind(["等"], in: next..<end) != nil
            && text.anyFind(["等方面", "等工作", "等领域"], in: next..<end) == nil
      {
        // 湘潭吉利、长沙比亚迪产能释放, 延安红街、十二时辰等景区: each by what it is called.
        found = .work
        next += gap
      } else {
        next += text.scalar(next).length
      }
    }
    guard !told, ends != nil else { return found }
    return found == .part ? .founded : .work
  }

  /// 长沙机场, 青岛港: a token that is a city's airport or port; 连云港 is a city.
  private func isHub(_ area: Int32, _ place: Span) -> Bool {
    guard text.anyEnds("机场", "港", at: Int(place.end)) != nil else { return false }
    guard var name = catalog.areaName(area) else { return true }
    return !name.withUTF8 {
      $0.count >= place.count && text.isSame(place, .init(rebasing: $0[..<place.count]))
    }
  }

  /// Whether a verb or an adverb stands at a place: 长沙(获批…), 长沙(全力推进…).
  private func opensPredicate(_ at: Int, verbs: Bool) -> Bool {
    if text.any(Analyzer.predicates, at: at) != nil { return true }
    if let word = token(at: at),
      !word.roles.isDisjoint(with: [
        .adverb, .light, .connective, .up, .down, .reach, .estimate, .target, .average, .base,
      ]) || word.roles.contains(.verb) && !word.roles.contains(.nounVerb)
    {
      return true
    }
    guard verbs, at + 6 <= sentenceEnd else { return false }
    switch PredicateWords.kind(text.scalar(at).value, text.scalar(at + 3).value) {
    case .plain, .verb: return true
    default: return false
    }
  }

  /// Before a statement is noted: gives what only a whole place has to the document's own, where the place of a
  /// work would be carried on.
  @inline(__always)
  func leaveWork(_ raw: inout RawObservation) {
    if _slowPath(carry.workSentence == sentenceIndex) { leaveWorkInFull(&raw) }
  }

  @inline(never)
  private func leaveWorkInFull(_ raw: inout RawObservation) {
    guard raw.measure != .rank else { return }
    // 全年接待游客6.6亿人次，(旅游总收入9500亿元): as doubtful as what the text turned to.
    if carry.work < 0 {
      if raw.rules.area == .areaDocument || raw.rules.area == .areaParagraph, !isOfWhole(raw) {
        raw.certainty.area = .guessed
      }
      return
    }
    guard raw.rules.area == .areaCarried, raw.areaSpan.start == carry.work else { return }
    // 机场旅客吞吐量3000万人次，增长6%: of the same. 烟台港完成4.8亿吨；秦皇岛港受天气影响，下降2.3%: what was told of
    // another is told of it.
    if raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorPart {
      if let last = output.last, Int(last.sentence) == sentenceIndex, last.area == raw.area,
        last.certainty.area == .guessed
      {
        raw.certainty.area = .guessed
      }
      return
    }
    if catalog.isWithin(raw.area, context.area) {
      raw.certainty.area = isPlanOfWork(raw) ? .carried : .guessed
      if carry.workKind == .part || carry.workKind == .honoured || isOfWork(raw)
        || toldOfPlace(raw.area)
      {
        return
      }
    }
    (raw.area, raw.areaSpan) = (context.area, .none)
    (raw.rules.area, raw.certainty.area) = (.areaDocument, .guessed)
    if carry.paragraphArea != 0 {
      (raw.area, raw.rules.area) = (carry.paragraphArea, .areaParagraph)
    } else if isOfWhole(raw), context.areaCertain {
      raw.certainty.area = .stated
    }
    (carry.area, carry.areaSpan, carry.work) = (0, .none, -1)
  }

  /// 南山区GDP8500亿元，福田区5318亿元，(一般公共预算收入4257亿元): of the last of them or of the whole.
  @inline(__always)
  func doubtLastPlace(_ raw: inout RawObservation) {
    if _slowPath(
      areaCount > 1 && raw.rules.area == .areaCarried && raw.certainty.area == .carried
        && raw.indicator >= 0 && !isNational), followsPlaces(raw)
    {
      raw.certainty.area = .guessed
      carry.openArea = (raw.area, sentenceIndex)
    }
  }

  private func followsPlaces(_ raw: RawObservation) -> Bool {
    guard output.count > 1, case let last = output[output.count - 1],
      case let other = output[output.count - 2],
      Int(other.sentence) == sentenceIndex, last.rules.area == .areaNamed,
      other.rules.area == .areaNamed, last.area == raw.area, other.area != raw.area
    else { return false }
    guard last.rules.indicator == .indicatorCarried else {
      // 莫高窟接待游客175万人次，嘉峪关关城86万人次；(星级饭店312家)
      return raw.indicator != last.indicator && catalog.isWithin(raw.area, context.area)
        && raw.area != context.area
        && text.anyFind(
          ["；", ";"], in: Int(last.span.end)..<max(Int(last.span.end), Int(raw.phrase.a.start)))
          != nil
    }
    return last.indicator == other.indicator && raw.indicator != last.indicator
      && last.measure == other.measure && catalog.isWithin(raw.area, context.area)
  }

  /// 长沙市\n长沙机场扩建，(GDP1.4万亿元): under its title, or behind what was told of it, a place may be told of again.
  private func toldOfPlace(_ area: Int32) -> Bool {
    carry.title?.area == area || carry.lastArea == area && carry.lastAreaSentence != sentenceIndex
  }

  /// 总投资, 签约项目: what is told of a work more than of a place.
  private func isPlanOfWork(_ raw: RawObservation) -> Bool {
    guard raw.indicator >= 0, carry.workKind == .work else { return false }
    return Analyzer.workThemes.contains(catalog.indicatorTheme(Int(raw.indicator)))
      && catalog.indicatorID(Int(raw.indicator)) != "key_project_investment"
  }

  /// What a work or an event may have itself.
  private func isOfWork(_ raw: RawObservation) -> Bool {
    isPlanOfWork(raw)
      || text.anyFind(Analyzer.ofWorks, in: Int(raw.phrase.a.start)..<Int(raw.phrase.last.end))
        != nil
  }

  /// What only a whole place has.
  private func isOfWhole(_ raw: RawObservation) -> Bool {
    guard raw.indicator >= 0, carry.workKind == .work else { return false }
    return Analyzer.wholeThemes.contains(catalog.indicatorTheme(Int(raw.indicator)))
      || Analyzer.wholeIndicators.contains(catalog.indicatorID(Int(raw.indicator)))
  }

  /// Themes of what a work may have itself.
  private static let workThemes: Set<String> = ["项目", "招商", "园区"]
  /// Words for what a work or an event may have itself.
  private static let ofWorks: [StaticString] = [
    "建筑面积", "占地", "用地", "总投资", "产能", "设计", "吞吐量", "旅客", "航线", "机组", "参展", "嘉宾", "客商", "签约", "展位",
    "运动员", "选手", "架次", "成交", "运力", "总长", "班列", "面积", "到发", "客流", "轨道交通", "地铁",
  ]
  /// Themes of what only a whole place has.
  private static let wholeThemes: Set<String> = ["财政", "人口", "居民", "价格", "社保", "金融"]
  private static let wholeIndicators: Set<String> = [
    "expressway_length", "railway_length", "high_speed_rail_length", "highways_total",
    "rural_roads", "new_urban_employment", "surveyed_unemployment_rate", "grain_output",
    "retail_sales", "forest_cover",
  ]

  /// What names works, institutions and events.
  private static let works = WordSet(
    "机场", "航站楼", "高铁", "铁路", "高速", "大桥", "隧道", "地铁", "轻轨", "火车站", "客运站", "北站", "南站", "东站", "西站",
    "枢纽", "陆港", "空港", "走廊", "通道", "商品城", "步行街", "商圈", "古城", "古镇", "景区", "码头", "航道", "运河", "电站",
    "电厂", "核电", "蓄能", "水库", "灌区", "工程", "项目", "基地",
    "大学", "学院", "医院", "会展中心", "展览中心", "体育中心", "数据中心", "医疗中心", "博物馆", "体育馆", "场馆", "实验室", "大科学装置",
    "生产线", "一期", "二期", "三期", "工厂",
    "大会", "峰会", "论坛", "博览会", "进博会", "高交会", "服贸会", "消博会", "农博会", "洽谈周", "广交会", "交易会", "洽谈会", "展览会",
    "推介会", "运动会", "冬奥会", "亚运会",
    "大运会", "世警会", "园博会", "文化节", "旅游节", "艺术节", "马拉松", "锦标赛", "公开赛")

  /// What names works and events whose figures may be told of before the text goes on.
  static let events = WordSet(
    "机场", "航站楼", "陆港", "空港", "火车站", "高铁站", "电站", "电厂", "大会", "峰会", "论坛", "博览会", "进博会", "高交会", "服贸会",
    "消博会", "农博会", "洽谈周", "广交会",
    "交易会", "洽谈会", "展览会", "推介会", "运动会", "冬奥会", "亚运会", "大运会", "世警会", "园博会", "文化节", "旅游节",
    "艺术节", "马拉松", "锦标赛", "公开赛", "产业转移项目", "对口支援")

  /// What names parts of a place that may have figures of their own.
  private static let parts = WordSet(
    "新区", "科技城", "科学城", "科学中心", "示范区", "试验区", "先行区", "起步区", "合作区", "片区", "综保区", "保税区", "开发区", "经开区",
    "高新区", "自贸区", "产业园", "工业园", "科技园", "度假区", "镇获", "乡获", "村获",
    "产业", "集群", "品牌")

  /// With what clauses end that are about a work: no city does it.
  private static let beginnings: [StaticString] = [
    "投产", "投运", "投用", "通车", "通航", "开工", "动工", "完工", "竣工", "落成", "启用", "开园", "开业", "开馆", "开幕", "闭幕",
    "校飞成功", "首飞", "并网", "封顶", "贯通", "合龙", "下线", "揭牌", "挂牌", "开建", "扩建", "重建", "改造完成", "建设完成",
    "整治完成", "修复完成", "全面建成", "成功举办",
    "投产发电", "挂牌运行", "获批设立", "批准设立",
  ]

  private static let honouring = WordSet(
    "获评", "获批", "入选", "荣获", "荣膺", "获得", "获", "被评为", "被授予", "被列为", "跻身", "成为", "晋升", "上榜", "创建为",
    "新增", "诞生", "建成", "开通", "引进", "设立",
    "成功创建", "成功入选", "成功获批", "创成")

  /// What opens a predicate that the tables of words do not have.
  private static let predicates = WordSet(
    "获", "荣", "被", "是", "为", "以", "作为", "有", "将", "已", "正", "大力", "加快", "深入", "积极", "持续", "扎实",
    "着力",
    "坚持", "推进", "推动", "建成", "建设", "打造", "创建", "创成", "创新高", "创历史", "举办", "召开", "承办", "主办", "启动",
    "实施", "开展", "完成", "实现",
    "引进", "签约", "落实", "出台", "率先", "连续", "再次", "首次", "先后", "相继", "共", "累计", "也", "还", "都", "均", "不",
    "从", "向", "与", "和", "对", "在", "把", "围绕", "聚焦", "抢抓", "立足", "依托", "发挥", "支持", "鼓励", "强化", "加强",
    "提升", "提高", "优化", "深化", "巩固", "拓展", "培育", "遭", "迎", "则", "更", "又", "仍", "入选", "跻身", "上榜", "晋升",
    "的", "全", "新增", "新建", "新签", "新开", "新引", "新设", "新认", "各", "市", "县", "省", "等", "经济", "重点", "重大",
    "产业", "招商", "基础设施",
    "一批", "一大批", "多个", "受", "因", "由于", "凭", "靠", "借", "利用", "随着")
}
