import HanBase
import HanCatalog

extension Analyzer {
  /// What makes a place's short name behind which it stands a name of something else.
  static let nameTails = WordSet(
    "大学", "农大", "师大", "工大", "科大", "医大", "理工", "学院", "银行", "医院", "日报", "晚报", "晨报", "商报", "都市报",
    "新闻网", "电视台",
    "卫视", "时代", "流域", "干流", "支流", "水系", "航道", "治理工程", "堤防", "河段", "江段", "两岸", "干堤", "路", "大道", "大桥",
    "站",
    "机场", "国际机场", "高速", "话", "菜", "米粉",
    "籍", "号", "褐牛", "细毛羊",
    "街道", "镇", "乡", "社区", "村", "会议", "宣言", "协议", "证券", "农商行", "中学", "小学")

  /// Whether an area's name is used as the place that a statement is about, not inside a name.
  func isAreaSubject(_ token: Token, _ limit: Int) -> Bool {
    let entry = lexicon[Int(token.index)]
    guard token.isArea else { return false }
    let code = division(of: token)
    let end = Int(token.end)
    // 湘潭大学, 长沙银行, 株洲中大机械有限责任公司 are organisations.
    if !isFullName(token) || entry.isWeakArea {
      if entry.isWeakArea, !catalog.isWithin(context.area, code),
        !catalog.isWithin(code, context.area), !entry.hasNamesakes || isOpenName(token.span)
      {
        return false
      }
      // 安徽乡村消费品零售额 is of the place.
      if text.any(often.nameTails, at: end) != nil,
        text.any("乡村", "村镇", "路网", "大学城", "大学园", "大学生", at: end) == nil
      {
        return false
      }
      if namesStreet(token) || namesZone(token, code) || namesOnlineNews(end, limit) {
        return false
      }
      if text.has("港", at: end), text.has("港口", at: end) == false { return false }
      // 长兴岛 is not of 长兴县, but one of Shanghai's: a county's island in its own province's texts may be told of as the county.
      if text.has("岛", at: end), catalog.areaLevel(code) == 3,
        code / 10_000 != context.area / 10_000
      {
        return false
      }
      // 台湾居民17万人, in a text about elsewhere: where they come from.
      if code >= 710_000, text.any("居民", "同胞", "旅客", "游客", at: end) != nil,
        !catalog.isWithin(context.area, code), (48...57).contains(text[end + 6])
      {
        return false
      }
      // 湘潭人 is none, 湘潭人均生产总值 and 湘潭人口 are of the place.
      if text.has("人", at: end), text.any("人均", "人口", "人次", at: end) == nil { return false }
    }
    // 长沙县域经济, 宜宾县级财政: of what counties there are, not of one.
    if text.any("域", "级", at: end) != nil, text.ends("县", at: end) { return false }
    if isFarDistrict(code, token) || isTradePartner(token) { return false }
    return !isOrganisation(end, min(limit, end + 60))
  }

  /// 四川(在线资阳频道消息), but 杭州在线教育企业: who brings the news.
  private func namesOnlineNews(_ end: Int, _ limit: Int) -> Bool {
    text.has("在线", at: end)
      && text.anyFind(
        ["频道", "讯", "消息", "记者", "编辑"], in: end + 6..<max(end + 6, min(limit, end + 30)))
        != nil
  }

  @inline(__always)
  private func isFullName(_ token: Token) -> Bool {
    text.anyEnds("市", "区", "县", "省", "州", "旗", "盟", "全国", "我国", "中国", at: Int(token.end)) != nil
  }

  /// The division that a word names, or 0.
  func division(of word: Token) -> Int32 {
    guard word.isArea else { return 0 }
    let entry = lexicon[Int(word.index)]
    let own = entry.hasNamesakes ? namesake(Int(word.index), Int(word.start)) : entry.area
    return _slowPath(opensCityRing(Int(word.end))) ? areaOfCityRing(own, Int(word.end)) : own
  }

  /// The tokens before a place, at most the last sixty of the sentence.
  func tokensBefore(_ place: Int) -> UnsafeBufferPointer<Token> {
    let end = tokens.place(from: place)
    return tokens.run(max(0, end - 60)..<end)
  }

  /// The tokens from the first that begins at or after a place.
  @inline(__always)
  func tokensFrom(_ place: Int) -> UnsafeBufferPointer<Token> {
    tokens.run(from: tokens.place(from: place))
  }

  /// The area of a quantity's clause, from the words at its beginning.
  func resolveArea(_ quantity: Quantity, _ raw: inout RawObservation) {
    if mayTellPlace(quantity, &raw), resolveToldArea(quantity, &raw) { return }
    if leavePlaces(quantity, &raw) { return }
    if _slowPath(carry.wider.sentence == sentenceIndex) { returnFromWider(quantity, &raw) }
    if carry.area != 0,
      raw.measure != .rank || !isScopeOf(carry.area) || ranksWiderTold(quantity)
    {
      raw.area = carry.area
      raw.areaSpan = carry.areaSpan
      raw.rules.area = .areaCarried
      if raw.certainty.area != .guessed { raw.certainty.area = .carried }
      doubtOpenArea(&raw)
      return
    }
    if carry.paragraphArea != 0 {
      raw.area = carry.paragraphArea
      raw.rules.area = .areaParagraph
      // A heading may name a place for other reasons than to tell of it.
      // 杭州2万亿元，宁波1.65万亿元，…。出口增长5%: nor is it sure that the text is back at the first of those that it told of.
      raw.certainty.area =
        carry.paragraphArea == carry.headingArea && !isTitleSure
          || carry.paragraphArea == carry.honouredArea
          || carry.paragraphArea == carry.presumedArea
          || carry.onlyArea < 0 && comesFromBeside(carry.paragraphArea) ? .guessed : .carried
      return
    }
    // 北京市共接待旅游者380万人次。其中外地来京游客142万人次: in a text about the nation, the one place that the paragraph told of.
    if isNational, carry.onlyArea > 0, carry.onlyArea != context.area,
      carry.lastAreaSentence != sentenceIndex, !sentenceRoles.contains(.scope)
    {
      (raw.area, raw.rules.area, raw.certainty.area) = (carry.onlyArea, .areaParagraph, .guessed)
      return
    }
    raw.area = context.area
    raw.rules.area = context.area == 0 ? .areaUnknown : .areaDocument
    raw.certainty.area =
      context.area == 0
      ? .guessed
      : context.areaCertain && context.toldPlace == 0 && !tellsOfParts && !pointsHere(quantity)
        ? .stated : .guessed
  }

  /// Whether the last statement was about a place beside another, not one within it or around it.
  private func comesFromBeside(_ area: Int32) -> Bool {
    guard let last = output.last, last.area != area, last.area != 0, last.area != 100_000 else {
      return false
    }
    return !catalog.isWithin(last.area, area) && !catalog.isWithin(area, last.area)
  }

  private func isAncestor(_ area: Int32) -> Bool {
    area != context.area && context.area != 0 && catalog.isWithin(context.area, area)
  }

  /// 全国居民消费价格: the wider area has a figure of its own; 全国示范区 is a title.
  private func namesIndicator(_ start: Int, _ end: Int) -> Bool {
    // 全市GDP增长5%，同期全省增长6%
    if text.any("增长", "下降", "上涨", "平均为", "平均增", "平均水平为", "减少", at: start) != nil { return true }
    for token in tokensFrom(start) {
      if Int(token.start) > start || Int(token.start) >= end { return false }
      return token.kind == .word && token.isIndicator
    }
    return false
  }

  /// A rank within the province is still the city's rank.
  func isScopeOf(_ area: Int32) -> Bool {
    area != context.area && catalog.isWithin(context.area, area)
      || carry.area != 0 && carry.area != area && catalog.isWithin(carry.area, area)
      || carry.area == 0 && carry.lastArea != 0 && carry.lastArea != area
        && carry.lastAreaSentence == sentenceIndex && catalog.isWithin(carry.lastArea, area)
      || carry.area == 0 && carry.titledArea != 0 && carry.titledArea == carry.paragraphArea
        && carry.titledArea != area && catalog.isWithin(carry.titledArea, area)
  }

  /// Whether the sentence holds a place's name or a word for the document's own.
  var mayNameArea: Bool {
    @inline(__always)
    get {
      areaCount > 0 || sentenceRoles.contains(.selfArea) || sentenceRoles.contains(.scope)
    }
  }

  /// Reads the clauses before the first quantity too: their subject holds for the sentence.
  func openSentenceArea(opensParagraph: Bool) {
    carry.area = 0
    if carry.paragraphArea != 0, turnsToOthers(sentenceStart) { carry.paragraphArea = 0 }
    if let asked = askedPlace { carry.area = asked }
    guard mayNameArea else { return }
    if opensParagraph || opensLine || text.has("第", at: sentenceStart), openTitle() { return }
    var first = true
    var start = sentenceStart
    let end = quantities.first.map { Int($0.clauseStart) } ?? sentenceEnd
    for place in tokens.marks {
      let mark = tokens[Int(place)]
      guard Int(mark.start) <= end else { break }
      guard mark.kind.endsClause else { continue }
      noteSubject(start, Int(mark.start), first: first && opensParagraph)
      // 统计显示，上半年苏州…; 上半年，北京实现…: who tells it, and when, is not what it is about.
      if !(first
        && (saysWhoTells(start, Int(mark.start)) || isTimeOnly(start, Int(mark.start))
          || isSpoken(start, Int(mark.start), Int(mark.end))))
      {
        first = false
      }
      start = Int(mark.end)
    }
    if quantities.isEmpty, start < sentenceEnd {
      noteSubject(start, sentenceEnd, first: first && opensParagraph)
    }
    if first, opensParagraph, let quantity = quantities.first {
      noteSubject(Int(quantity.clauseStart), Int(quantity.span.start), first: true, told: true)
    }
  }

  private func noteSubject(_ start: Int, _ end: Int, first: Bool, told: Bool = false) {
    let scene =
      quantities.isEmpty || end <= Int(quantities[0].clauseStart) ? scene(start, end) : nil
    guard
      let (area, span, _) =
        scene ?? apposed(start, end) ?? clauseArea(start, end) ?? presented(start, end)
    else { return }
    carry.area = area
    carry.areaSpan = span
    if notePlaceOfWork(area, span, end, told: told) { return }
    // 以上海为例，…: an example goes on to the end of the paragraph.
    // 天数最少的是威海市，…: one of many, of which the paragraph goes on.
    if first && leadUp(start, end) == nil || text.has("以", at: start) && text.ends("为例", at: end) {
      carry.paragraphArea = area == context.area ? 0 : area
      // 长寿经开区产值1200亿元。(工业投资增长5%): its zone, or the whole of it.
      let isZone =
        text.any("经开区", "高新区", "高新技术", "经济技术", "经济开发区", "工业园", "产业园", at: Int(span.end)) != nil
      carry.presumedArea = scene == nil && !isZone ? 0 : carry.paragraphArea
    } else if scene != nil {
      (carry.paragraphArea, carry.presumedArea) = (area, area)
    }
  }

  /// The area that opens a clause: 湘潭县…, 全市…, 2023年岳塘区….
  @inline(__always)
  func clauseArea(_ start: Int, _ end: Int, namedOnly: Bool = false) -> (Int32, Span, Rule)? {
    mayNameArea ? clauseAreaInFull(start, end, namedOnly: namedOnly) : nil
  }

  @inline(never)
  private func clauseAreaInFull(_ start: Int, _ end: Int, namedOnly: Bool) -> (
    Int32, Span, Rule
  )? {
    guard namesPlace(from: start, to: end) else { return nil }
    // ▲长沙GDP…；2.株洲GDP…: the place stands behind the mark.
    let open = behindNumbering(start, end)
    var at =
      placeAfterClass(open, end) ?? placeBehindCompared(open, end) ?? placeLookedAt(open, end)
      ?? open
    let start = at
    if likensToOther(start, end) { return nil }
    var found: (Int32, Span, Rule)?
    // Whether a mark or a word of a list stands before the token: 连云港、宿迁、淮安三市.
    var isListed = false
    for token in tokensFrom(start) {
      if Int(token.start) >= end { break }
      // Within what was passed over.
      if Int(token.start) < at { continue }
      if found == nil, let next = passedOver(token, at) {
        at = next
        continue
      }
      // Words between what opens the clause and the token mean that it is no subject.
      if Int(token.start) > at, !isGapOnly(at, Int(token.start)) {
        // 到2035年深圳将形成33条线路: by when stands before who.
        if token.kind == .time, text.any("到", "至", "截至", "截止", at: at) == Int(token.start) - at {
          at = Int(token.end)
          continue
        }
        if let object = changedPlace(found?.0, at, token, end) { return object }
        break
      }
      // 长垣在上海举办招商推介会: where it is done is not who does it.
      if found != nil, Int(token.start) > at,
        text.any("在", "于", "对", "从", "由", at: at) != nil
      {
        return found
      }
      if Int(token.start) > at, text.any("和", "与", "及", "以及", at: at) != nil { isListed = true }
      switch token.kind {
      case .time, .pause, .openQuote, .closeQuote:
        if token.kind == .pause { isListed = true }
        at = Int(token.end)
      // 七日内长沙共接待游客…: how long stands before who.
      case .number where found == nil && text.any("天内", "日内", "天里", at: Int(token.end)) != nil:
        at = Int(token.end) + 6
      // 最后一名肇庆201.13亿元: its place in the order stands before it.
      case .number
      where found == nil && text.any("名", "位", at: Int(token.end)) != nil
        && text.anyEnds("最后", "倒数第", "垫底的", at: Int(token.start)) != nil:
        at = Int(token.end) + 3
      case .word:
        // 在江苏之后，是山东: what comes behind a place is not it.
        if token.isArea, found == nil, text.any("之后", "之外", "以外", at: Int(token.end)) != nil {
          return nil
        }
        if token.isArea, found == nil, isVenue(token, end) { return nil }
        if token.isArea, isRingOrRoute(token) { return found }
        // 全国劳动模范12人
        if token.isArea, isHonourOfNation(token) || isHomeOfMany(token, end) || isHelper(token) {
          return found
        }
        if token.isArea, isPartner(token, end) {
          // 上海与六安对口合作…, in a text about the province of the one: of that.
          let own = division(of: token)
          return found.map {
            catalog.isWithin(own, context.area) && !catalog.isWithin($0.0, context.area)
              ? (own, token.span, .areaNamed) : $0
          }
        }
        if token.isArea, !isSuperlativeRing(token), isAreaSubject(token, end) {
          if isComparison(Int(token.end)) || isComparedWith(token, end)
            || found == nil && isEqualledBy(token)
            || found.map({ equalsWhole(token, $0.0) }) == true
          {
            return found
          }
          let code = division(of: token)
          if namedOnly, isAncestor(code) { return found }
          var area = code
          if let old = found, isListed || !catalog.isWithin(area, old.0) {
            area = catalog.commonParent(area, old.0)
          }
          found = (area, token.span, .areaNamed)
          at = Int(token.end)
          isListed = false
        } else if token.roles.contains(.scope), found == nil, context.area == 100_000,
          text.any(Analyzer.regions, at: Int(token.start)) != nil, !isScope(token), !namedOnly
        {
          return (context.area, token.span, .areaSelf)
        } else if found == nil, let region = widerRegion(token, end) {
          return (region, token.span, .areaNamed)
        } else if token.roles.contains(.selfArea), !isScope(token) {
          let area = namedOnly ? 0 : selfArea(token)
          // 增长7.5%（全市11.1%）: the wider area's own figure.
          let standsAlone = Int(token.end) == end && text.anyEnds("（", "(", at: start) != nil
          if area != 0, found == nil,
            standsAlone || !isAncestor(area) || namesIndicator(Int(token.end), end)
              || tellsOfWider(token, start, end)
              || end > Int(token.end) + 6 && text.has("全", at: Int(token.start))
                && text.anyEnds("与", "和", "同", "跟", "向", "对", "为", "由", at: Int(token.start)) == nil
                && endsWithMeasure(end)
          {
            found = (area, token.span, .areaSelf)
          }
          at = Int(token.end)
        } else if !token.roles.isDisjoint(with: [
          .light, .adverb, .connective, .part, .timeNow, .timeThis,
        ]),
          !token.isIndicator
        {
          at = Int(token.end)
        } else {
          return found
        }
      default: return found
      }
    }
    return found
  }

  /// Whether a place's name, a scope or a word for the document's own begins in a range.
  private func namesPlace(from start: Int, to end: Int) -> Bool {
    tokens.scopes.contains {
      Int(tokens[Int($0)].start) >= start && Int(tokens[Int($0)].start) < end
    }
  }

  /// Parts of the nation that are no divisions: what is told of them is of the nation.
  private static let regions = WordSet(
    "东部", "中部", "西部", "东北", "中西部", "长三角", "珠三角", "京津冀", "南方", "北方")
}
