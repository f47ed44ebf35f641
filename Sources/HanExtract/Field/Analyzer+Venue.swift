import HanBase
import HanCatalog

/// Places that a deed comes from or is done at, which are not who does it.
extension Analyzer {
  /// 从广东引进项目28个, 在深圳、上海举办推介会12场, 深圳一家企业在湘潭建厂: a place that the clause is not about.
  @inline(__always)
  func isVenue(_ place: Token, _ end: Int) -> Bool {
    let start = Int(place.start)
    if _fastPath(text.anyEnds("从", "在", at: start) == nil) {
      // 广东产业转移项目落户36个: what comes from a place.
      if text.any("产业转移", "转移产业", "企业", "客商", "商会", "项目", at: Int(place.end)) != nil,
        isElsewhere(division(of: place)),
        text.anyFind(["落户", "落地", "入驻", "来"], in: Int(place.end)..<end) != nil
      {
        (carry.venueSentence, carry.venue) = (sentenceIndex, place.start)
        return true
      }
      return text.any("一家", "某", "多家", "数家", "几家", "两家", at: Int(place.end)) != nil
        && isHomeOfFirm(place)
    }
    return isVenueInFull(place, end)
  }

  @inline(never)
  private func isVenueInFull(_ place: Token, _ end: Int) -> Bool {
    let after = behindPlaces(place)
    guard after < end else { return false }
    if text.ends("从", at: Int(place.start)) {
      // 从长沙看, 从全国的情况来说: what the text looks at. 从长沙的5%, 从全省第9位: where a change begins.
      guard text.any("的", "第", "，", "到", "至", at: after) == nil,
        !(48...57).contains(text[after])
      else { return false }
      guard
        text.anyFind(["看", "来说", "来讲", "而言", "分析", "观察"], in: after..<clauseMark(after)) == nil
      else { return false }
    } else if !isElsewhere(division(of: place))
      || text.any(Analyzer.deedsAtVenues, at: after) == nil
        && (isNational || !opensEvent(after, end))
    {
      return false
    }
    (carry.venueSentence, carry.venue) = (sentenceIndex, place.start)
    return true
  }

  /// 在上海(进博会上)签约12个项目: at an event.
  private func opensEvent(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < min(end, start + 36) {
      if let event = text.any(Analyzer.events, at: at) {
        return text.any("上", "中", "期间", "现场", "活动", at: at + event) != nil
      }
      at += text.scalar(at).length
    }
    return false
  }

  /// 深圳一家企业投资12亿元在(湘潭建厂): a firm from elsewhere, whose deed is done here.
  @inline(never)
  private func isHomeOfFirm(_ place: Token) -> Bool {
    guard isElsewhere(division(of: place)),
      tokens.scopes.contains(where: {
        let here = tokens[Int($0)]
        return here.start > place.end
          && text.anyEnds("在", "到", "来", "落户", "落地", "于", at: Int(here.start)) != nil
          && (here.isArea
            ? !isElsewhere(division(of: here)) : here.roles.contains(.selfArea))
      })
    else { return false }
    (carry.venueSentence, carry.venue) = (sentenceIndex, place.start)
    return true
  }

  /// Whether a place neither holds the text's own nor lies in it.
  private func isElsewhere(_ area: Int32) -> Bool {
    area != 0 && context.area != 0 && !catalog.isWithin(area, context.area)
      && !catalog.isWithin(context.area, area)
  }

  /// Where a list of places ends that begins with one: 长沙、深圳等地.
  private func behindPlaces(_ place: Token) -> Int {
    var at = Int(place.end)
    while let gap = text.any("、", "和", "与", "及", "以及", at: at)
      ?? (token(at: at)?.isArea == true ? 0 : nil),
      let next = token(at: at + gap), next.isArea, Int(next.start) == at + gap
    { at = Int(next.end) }
    if let others = text.any("等地区", "等省市", "等城市", "等地", "等省", "等市", "等", "两地", "两市", "三地", at: at) {
      at += others
    }
    return at
  }

  /// Where the clause ends that a place of the text stands in.
  private func clauseMark(_ start: Int) -> Int {
    for token in tokensFrom(start) where token.kind.endsClause { return Int(token.start) }
    return max(start, sentenceEnd)
  }

  /// What a place does elsewhere without becoming the one that is told of.
  private static let deedsAtVenues = WordSet(
    "举办", "举行", "召开", "开展", "组织", "承办", "主办", "开设", "设立", "设有", "签约", "推介", "路演", "参加", "参展", "培训",
    "招商", "招聘", "引进", "招引", "成功举办", "成功召开", "先后举办", "集中签约", "建立", "布局", "成立", "集中推介", "驻点",
    "相继举办", "分别举办", "共举办", "隆重举行", "专场", "巡回")
}
