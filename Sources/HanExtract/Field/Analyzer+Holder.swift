import HanBase
import HanCatalog

/// Zones, regions and firms, which are no divisions: what a sentence goes on to tell is theirs, not the place's.
extension Analyzer {
  /// 前海合作区注册企业11.2万家，(税收收入500亿元): doubts what follows in the sentence of what is told of a part.
  @inline(__always)
  func doubtHolder(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(carry.holderSentence == sentenceIndex) { doubtHeld(&raw) }
    // 从广东引进项目28个: some of those that the place has, not all of them.
    if _slowPath(carry.venueSentence == sentenceIndex), raw.indicator >= 0 {
      raw.certainty.indicator = .guessed
    }
    if !quantity.inParen, quantity.leftLimit == quantity.clauseStart { noteHolder(quantity, &raw) }
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
    let start = Int(quantity.clauseStart)
    let end = Int(raw.phrase.a.end)
    guard end > start, end <= Int(quantity.span.start) else { return }
    // 净利润35亿元: only a firm has one.
    if text.ends("净利润", at: end) {
      carry.holderSentence = sentenceIndex
      return
    }
    let mayHold =
      !text.lacks("区", from: start, to: end) || !text.lacks("司", from: start, to: end)
      || !text.lacks("园", from: start, to: end) || !text.lacks("市", from: start, to: end)
      || !text.lacks("团", from: start, to: end) || !text.lacks("角", from: start, to: end)
      || !text.lacks("域", from: start, to: end) || !text.lacks("部", from: start, to: end)
    // 园区技工贸收入: what a whole place has in its parks has an identity of its own.
    if mayHold, raw.indicator < 0 || text.lacks("园", from: start, to: end),
      opensWithHolder(start, end)
    { carry.holderSentence = sentenceIndex }
  }

  @inline(never)
  private func opensWithHolder(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while let time = token(at: at), time.kind == .time, Int(time.start) == at { at = Int(time.end) }
    if let region = text.any(often.nationParts, at: at) {
      // 西北地区的龙头城市西安, 一线城市深圳: of a place in it.
      return at + region < end && !text.has("的", at: at + region) && !holdsPlace(at + region, end)
    }
    if text.has("县域", at: at) { return text.any("面积", "总面积", at: at + 6) == nil }
    let first = at
    while at < end {
      guard let tail = text.any(Analyzer.holders, at: at) else {
        at += text.scalar(at).length
        continue
      }
      at += tail
      // 浦东新区 is a division; 开发区建设, 园区数, 3个园区 tell of how many there are.
      guard at < end, areaToken(endingAt: at) == nil,
        // 长沙、株洲、湘潭三市: of those; 三市 alone points back to such.
        at > first + 6, !text.ends("市", at: at) || areaToken(endingAt: at - 6) == nil,
        text.any("建设", "面积", "开发面积", "总面积", "数", "总数", "内", "的", "基础设施", "、", "和", "与", at: at) == nil
      else { continue }
      return true
    }
    return false
  }

  /// What the names of zones, of groups of cities and of firms end with.
  private static let holders = WordSet(
    "新区", "合作区", "开发区", "经开区", "高新区", "园区", "示范区", "试验区", "片区", "保税区", "经济区", "度假区", "自贸区",
    "产业园", "工业园", "科技园", "城市群", "都市圈", "大湾区", "经济带", "集团", "公司", "龙头企业", "脱贫县", "三市", "四市", "五市",
    "六市", "七市", "八市", "九市")
}
