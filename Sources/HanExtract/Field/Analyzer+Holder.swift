import HanBase
import HanCatalog

/// Zones, regions and firms, which are no divisions: what a sentence goes on to tell is theirs, not the place's.
extension Analyzer {
  /// 前海合作区注册企业11.2万家，(税收收入500亿元): doubts what follows in the sentence of what is told of a part.
  @inline(__always)
  func doubtHolder(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(carry.holderSentence == sentenceIndex) { doubtHeld(&raw) }
    doubtApart(quantity, &raw)
    doubtSmall(quantity, &raw)
    // 进出口分别为6.4万亿元、(5.5万亿元): one after another cannot be the same.
    if _slowPath(carry.unpairedList == quantity.clauseStart),
      raw.rules.indicator == .indicatorCarried
    {
      raw.certainty.indicator = .guessed
    }
    if raw.measure == .rank, raw.comparator == .atMost, areaCount > 1 { doubtSharedRank(&raw) }
    if _slowPath(carry.venueSentence == sentenceIndex), raw.indicator >= 0,
      isOfVenue(quantity)
    {
      raw.certainty.indicator = .guessed
    }
    if !quantity.inParen {
      // 新增规上工业企业25家（全市第一）、(高新技术企业86家): most likely those that are new too.
      if _slowPath(quantity.leftLimit > quantity.clauseStart),
        text.anyEnds("）", ")", at: Int(quantity.leftLimit)) != nil,
        raw.phrase.a.start > quantity.clauseStart,
        text.any(
          "新", "净增", "引进", "培育", "创建", "建成", "实施", "签约", "开工", "改造", "每", "人均",
          at: Int(quantity.clauseStart)) != nil
      {
        raw.certainty.indicator = .guessed
        carry.doubtful = raw.phrase.a
      }
      noteHolder(quantity, &raw)
    }
  }

  /// 深圳2.46万亿元、上海1.74万亿元居(前三): a rank of them all.
  @inline(never)
  private func doubtSharedRank(_ raw: inout RawObservation) {
    let told = output.suffix(2)
    guard let first = told.first, let last = told.last, first.area != last.area,
      Int(first.sentence) == sentenceIndex, first.measure == last.measure,
      last.rules.area == .areaNamed, text.any("、", "和", at: Int(first.span.end)) != nil,
      output.suffix(6).contains(where: { $0.area == raw.area && Int($0.sentence) == sentenceIndex })
    else { return }
    raw.certainty.area = .guessed
  }

  /// 从广东引进(项目28个), 在深圳举办推介会，签约项目(12个): some of those that the place has, not all of them.
  private func isOfVenue(_ quantity: Quantity) -> Bool {
    text.anyEnds("从", at: Int(carry.venue)) == nil || quantity.clauseStart <= carry.venue
  }

  @inline(never)
  private func doubtHeld(_ raw: inout RawObservation) {
    switch raw.rules.area {
    case .areaDocument, .areaCarried, .areaParagraph: break
    // The clause names a place, or turns to the whole again.
    default:
      carry.holderSentence = -1
      return
    }
    // The growth of what was told of is as sure as that.
    guard raw.indicator >= 0, raw.measure != .rank, raw.rules.indicator != .indicatorCarried else {
      return
    }
    raw.certainty.indicator = .guessed
    raw.certainty.area = .guessed
    carry.doubtful = raw.phrase.a
  }

  /// Notes whether a clause tells of a part of the place by a name of its own.
  private func noteHolder(_ quantity: Quantity, _ raw: inout RawObservation) {
    let start = Int(quantity.leftLimit)
    let end = Int(raw.phrase.last.end)
    guard end > start, end <= Int(quantity.span.start) else { return }
    // 净利润35亿元: only a firm has one.
    if text.ends("净利润", at: end) {
      carry.holderSentence = sentenceIndex
      return
    }
    // 园区技工贸收入: what a whole place has in its parks has an identity of its own.
    guard traits.contains(.holder), raw.indicator < 0 || text.lacks("园", from: start, to: end),
      let holder = holder(start, end)
    else { return }
    carry.holderSentence = sentenceIndex
    guard raw.rules.area == .areaDocument else { return }
    // 县域(常住人口4200万人): its name was left out.
    if raw.indicator >= 0, raw.phrase.a.start >= holder.end {
      (raw.certainty.indicator, raw.certainty.area) = (.guessed, .guessed)
      carry.doubtful = raw.phrase.a
    }
    // 长株潭三市GDP, in a text about one of them.
    if holder.isGroup, catalog.areaLevel(context.area).map({ $0 > 1 }) == true {
      raw.certainty.area = .guessed
    }
  }

  /// The name of a zone, a region or a firm with which a clause opens, and whether it is one of several cities.
  @inline(never)
  private func holder(_ start: Int, _ end: Int) -> (end: Int32, isGroup: Bool)? {
    var at = start
    while let time = token(at: at), time.kind == .time, Int(time.start) == at { at = Int(time.end) }
    if let region = text.any(often.nationParts, at: at) {
      // 西北地区的龙头城市西安, 一线城市深圳: of a place in it.
      return at + region < end && !text.has("的", at: at + region) && !holdsPlace(at + region, end)
        ? (Int32(at + region), true) : nil
    }
    if text.has("县域", at: at) {
      return text.any("面积", "总面积", at: at + 6) == nil ? (Int32(at + 6), false) : nil
    }
    let first = at
    while at < end {
      guard let tail = text.any(often.holders, at: at) else {
        at += text.base[at] & 0xF0 == 0xE0 ? 3 : text.scalar(at).length
        continue
      }
      at += tail
      while let more = text.any(often.holders, at: at) { at += more }
      // 长沙、株洲、湘潭三市: of those; 三市 alone points back to such.
      let isCount = text.ends("市", at: at)
      // 浦东新区 is a division; 开发区建设, 园区数, 3个园区 tell of how many there are.
      guard at < end, areaToken(endingAt: at) == nil,
        !isCount || at > first + 6 && areaToken(endingAt: at - 6) == nil,
        text.any(
          "建设", "面积", "开发面积", "总面积", "数", "总数", "内", "的", "基础设施", "、", "和", "与", at: at)
          == nil
      else { continue }
      return (
        Int32(at), isCount || text.anyEnds("城市群", "都市圈", "大湾区", "经济带", at: at) != nil
      )
    }
    return nil
  }

  /// What the names of zones, of groups of cities and of firms end with.
  static let holders = PairSet(
    "新区", "合作区", "开发区", "经开区", "高新区", "园区", "示范区", "试验区", "片区", "保税区", "经济区", "度假区", "自贸区",
    "产业园", "工业园", "科技园", "城市群", "都市圈", "大湾区", "经济带", "集团", "公司", "龙头企业", "脱贫县", "百强县", "老区", "流域",
    "三市", "四市", "五市",
    "六市", "七市", "八市", "九市")
}
