import HanBase
import HanCatalog

extension Analyzer {
  /// The members of a list of subjects, with what they share.
  func subjects(_ start: Int, _ end: Int, _ count: Int, _ head: Span) -> [ListItem] {
    var clauseStart = start
    guard end > clauseStart else { return [] }
    var probe = NounPhrase()
    // 雨湖区、岳塘区地区生产总值分别…: the areas are the subjects, not their lead.
    let whole = split(startOfPlaces(clauseStart, end), end)
    if whole.count == count, let areas = areaItems(whole, head) { return areas }
    if head.isEmpty, let areas = placesBehindName(clauseStart, end, count) { return areas }
    if let areas = describedPlaces(start, end, count, head) { return areas }
    if let parts = partsOfNation(whole, count, head) { return parts }
    clauseStart = skipLead(clauseStart, end, &probe)
    var spans = split(clauseStart, end)
    if spans.count == 1, count > 1 {
      let forced = split(clauseStart, end, force: true)
      if forced.count == count { spans = forced }
    }
    if spans.count != count, let fused = fused(spans, count) { return fused }
    // 城、乡居民收入, 存、贷款余额
    if count == 2, spans.count == 2, spans[0].count == 3,
      let fused = fused([Span(spans[0].start, spans[1].end)], count)
    {
      return fused
    }
    if spans.count > count, let merged = merge(spans, count) { spans = merged }
    guard spans.count == count else { return [] }
    if let areas = areaItems(spans, head) { return areas }
    if let parts = partsWithNoun(spans) { return parts }
    // 其中一、二、三线城市分别下降…: classes of places are whose it is.
    let isOfClasses =
      probe.isPart && carry.topicSentence == sentenceIndex && !carry.topic.isEmpty
      && (text.anyEnds(often.placeClassEnds, at: Int(spans[count - 1].end)) != nil
        || text.anyEnds("地区", "区域", "城市群", "都市圈", at: Int(spans[count - 1].end)) != nil)
    cutRateNoun(&spans[spans.count - 1])
    let suffix = sharedSuffix(spans)
    let prefix = sharedPrefix(spans)
    var items: [ListItem] = []
    for (offset, span) in spans.enumerated() {
      var phrase = Phrase()
      var clean = span
      var found = NounPhrase()
      let stripped = skipLead(Int(span.start), Int(span.end), &found)
      if stripped < Int(span.end) { clean = Span(stripped, Int(span.end)) }
      if offset > 0, !prefix.isEmpty { phrase.append(prefix) }
      if !carry.topic.isEmpty, carry.topicSentence == sentenceIndex, isRelational(clean) {
        phrase.append(carry.topic)
      }
      phrase.append(clean)
      if offset < spans.count - 1, !suffix.isEmpty { phrase.append(suffix) }
      if isOfClasses { phrase.append(carry.topic) }
      if !head.isEmpty {
        let noun = leftPhrase(Int(head.start), Int(head.end))
        if !noun.isEmpty { phrase.append(noun.phrase) }
      }
      items.append(ListItem(phrase: phrase, indicator: exact(phrase), area: 0))
    }
    if head.isEmpty, !isOfClasses { nameMembers(&items, suffix) }
    return items
  }

  /// (其中)湖北、湖南分别…, (中部地区)山西、安徽…: where the places of a list begin, behind the words that lead up to
  /// them.
  private func startOfPlaces(_ start: Int, _ end: Int) -> Int {
    guard areaCount > 0 else { return start }
    var at = start
    // 而温州、金华分别…, 但济南、烟台则分别…: a conjunction.
    if text.any("而", "但", "仅", "且", "唯", at: at) != nil, token(at: at) == nil { at += 3 }
    for token in tokensFrom(at) {
      guard Int(token.start) == at, at < min(end, start + 45), token.kind == .word else {
        return start
      }
      at = Int(token.end)
      if token.isArea, !token.roles.contains(.scope) { return Int(token.start) }
      guard !token.isIndicator,
        !token.roles.isDisjoint(with: [.part, .connective, .scope, .light, .adverb])
      else { return start }
    }
    return start
  }

  /// 增速较快的福建、广东分别…, 福建的两座城市厦门、福州则分别…: places behind the words that describe the first.
  private func describedPlaces(_ start: Int, _ end: Int, _ count: Int, _ head: Span) -> [ListItem]?
  {
    guard areaCount >= count else { return nil }
    var end = end
    if text.ends("则", at: end) { end -= 3 }
    for token in tokensFrom(start) where token.kind == .word && token.isArea {
      guard Int(token.end) <= end else { return nil }
      guard
        text.anyEnds("的", "地区", at: Int(token.start)) != nil
          || text.anyEnds(often.placeClassEnds, at: Int(token.start)) != nil
      else { continue }
      let spans = split(Int(token.start), end)
      return spans.count == count ? areaItems(spans, head) : nil
    }
    return nil
  }

  /// 汽车、电气和电力累计增速分别为…: the noun of the rate belongs to each, and is its measure.
  private func cutRateNoun(_ span: inout Span) {
    guard let noun = text.anyEnds("增速", "增幅", "涨幅", "降幅", at: Int(span.end)) else { return }
    var end = Int(span.end) - noun
    while let length = text.anyEnds("累计", "平均", "同比", at: end) { end -= length }
    if end - Int(span.start) >= 6 { span.end = Int32(end) }
  }

  func skipLead(_ start: Int, _ end: Int, _ found: inout NounPhrase) -> Int {
    let phrase = leftPhrase(start, end)
    found = phrase
    return phrase.full.isEmpty ? start : Int(phrase.full.start)
  }

  @inline(__always)
  func isRelational(_ span: Span) -> Bool {
    text.isOne(of: often.relationalNouns, span)
  }

  /// Splits at 、 和 与 及 outside brackets and quotations.
  func split(_ start: Int, _ end: Int, force: Bool = false) -> [Span] {
    var spans: [Span] = []
    var from = start
    var depth = 0
    var at = start
    while at < end {
      if text.any("（", "(", "“", at: at) != nil { depth += 1 }
      if text.any("）", ")", "”", at: at) != nil { depth = max(0, depth - 1) }
      if depth == 0, let length = separator(at, force: force) {
        if at > from { spans.append(Span(from, at)) }
        from = at + length
        at = from
        continue
      }
      at += text.scalar(at).length
    }
    if end > from { spans.append(Span(from, end)) }
    return spans
  }

  @inline(__always)
  func separator(_ at: Int, force: Bool) -> Int? {
    text.any("、", "以及", "和", "与", "及", at: at).flatMap {
      force || separates(at, $0) ? $0 : nil
    }
  }

  /// 和 within a word of the lexicon is no separator: 技术和产业… stays, 和平区 does too.
  @inline(never)
  private func separates(_ at: Int, _ length: Int) -> Bool {
    guard length == 3, text[at] != 0xE3 else { return true }
    for token in tokensFrom(max(sentenceStart, at - 45)) {
      if Int(token.start) > at { break }
      if token.kind == .word, Int(token.start) <= at, Int(token.end) > at + 3 { return false }
      if token.kind == .word, Int(token.start) < at, Int(token.end) > at { return false }
    }
    return text.any("及以上", "及其", at: at) == nil
  }

  /// 城乡居民收入分别为A和B: one fused subject becomes two.
  func fused(_ spans: [Span], _ count: Int) -> [ListItem]? {
    guard spans.count == 1, let span = spans.first else { return nil }
    let fusions: [(StaticString, [StaticString])] = [
      ("城乡", ["城", "乡"]), ("进出口", ["进口", "出口"]), ("一二三产业", ["一", "二", "三"]), ("一三产业", ["一", "三"]),
      ("一二产业", ["一", "二"]), ("二三产业", ["二", "三"]), ("存贷", ["存", "贷"]),
      ("户数人数", ["户数", "人数"]), ("产销", ["产", "销"]),
      ("城、乡", ["城", "乡"]), ("存、贷", ["存", "贷"]),
    ]
    if count == 3, let at = text.find("三次产业", in: span.range) {
      return industries(Span(at, Int(span.end)))
    }
    for (word, parts) in fusions where parts.count == count {
      guard let at = text.find(word, in: span.range) else { continue }
      var items: [ListItem] = []
      var offset = at
      for part in parts {
        var phrase = Phrase()
        phrase.append(Span(Int(span.start), at))
        let end = at + word.utf8CodeUnitCount
        if let found = text.find(part, in: offset..<end) {
          phrase.append(Span(found, found + part.utf8CodeUnitCount))
          offset = found
        } else {
          // 进(出)口
          phrase.append(Span(at, at + 3))
          phrase.append(Span(at + 6, end))
        }
        let rest = Span(text.anyEnds("产业", at: end).map { end - $0 } ?? end, Int(span.end))
        phrase.append(rest)
        let isWhole = at == Int(span.start)
        items.append(
          ListItem(phrase: phrase, indicator: isWhole ? ofFused(part, rest) : -1, area: 0))
      }
      return items
    }
    return nil
  }

  /// 三次产业(增加值), 三次产业…的比重: each industry by its catalogue id; of anything else they have no name
  /// that stands in the text, so that nothing tells the three apart.
  private func industries(_ span: Span) -> [ListItem] {
    let rest = Int(span.start) + 12..<Int(span.end)
    var ids: [Int32] = [-1, -1, -1]
    if rest.isEmpty || text.any("增加值", at: rest.lowerBound) == rest.count {
      ids = tables.industries
    } else if text.any("增加值占", "占", "比重", "结构", "构成", "比例", at: rest.lowerBound) != nil {
      ids = tables.industryShares
    }
    // 三次产业(对经济增长的贡献率)分别为…: each of them by its name.
    if ids[0] < 0, rest.count >= 6,
      text.any("对", "拉动", "投资", "用电", "就业", "从业", "贡献", "税收", "贷款", at: rest.lowerBound) != nil,
      text.anyFind(["、", "和", "与", "及"], in: rest) == nil
    {
      return (0..<3).map {
        var item = ListItem(
          phrase: Phrase(Span(rest.lowerBound, rest.upperBound)), indicator: -1, area: 0)
        item.industry = Analyzer.firstIndustry - Int32($0)
        return item
      }
    }
    return ids.map {
      ListItem(phrase: Phrase(span), indicator: $0, area: 0, isGuess: $0 < 0)
    }
  }

  /// 制造业产值和税收、利润 may split too far at 和; keep only 、 then.
  func merge(_ spans: [Span], _ count: Int) -> [Span]? {
    guard let first = spans.first, let last = spans.last else { return nil }
    var result: [Span] = []
    var from = first.start
    for index in spans.indices.dropLast() {
      let gapEnd = spans[index + 1].start
      if text.ends("、", at: Int(gapEnd)) {
        result.append(Span(from, spans[index].end))
        from = gapEnd
      }
    }
    result.append(Span(from, last.end))
    return result.count == count ? result : nil
  }

  /// 长沙、株洲、湘潭地区生产总值: the members are areas, the noun follows the last.
  func areaItems(_ spans: [Span], _ head: Span) -> [ListItem]? {
    // 我市和大连分别为8721元和8200元
    func isOwnPlace(_ token: Token) -> Bool {
      token.roles.contains(.selfArea)
        && text.any(Analyzer.ownPlaces, at: Int(token.start)) == token.span.count
    }
    guard let last = spans.last else { return nil }
    var areas: [Int32] = []
    var nounStart = last.start
    for span in spans {
      guard var token = token(at: Int(span.start)), token.kind == .word,
        token.isArea || isOwnPlace(token), !isTradePartner(token)
      else {
        // A county that no gazetteer lists is one of them still.
        guard span != last, isUnknownPlace(span) else { return nil }
        areas.append(0)
        continue
      }
      // 湖南长沙县, 内蒙古的准格尔旗: the last of a chain.
      while token.end < span.end {
        let next = Int(token.end) + (text.has("的", at: Int(token.end)) ? 3 : 0)
        // 宁乡市全国百强排名: a ring is no part of the chain.
        guard let inner = self.token(at: next), inner.kind == .word, inner.end <= span.end,
          case let place = division(of: inner), place != 0,
          catalog.isWithin(place, division(of: token))
        else { break }
        token = inner
      }
      if span == last {
        nounStart = token.end
      } else if token.end != span.end,
        text.any("（", "(", at: Int(token.end)) == nil
          || text.anyEnds("）", ")", at: Int(span.end)) == nil
      {
        return nil
      }
      areas.append(token.isArea ? division(of: token) : selfArea(token))
    }
    let known = areas.filter { $0 != 0 }
    guard known.count * 2 > areas.count else { return nil }
    let unknown = known.dropFirst().reduce(known[0]) { catalog.commonParent($0, $1) }
    var phrase = Phrase()
    nounStart = behindCount(nounStart, last.end)
    // 江苏紧随其后，分别为644家
    let nounEnd = Int(last.end) - (text.anyEnds("，", ",", at: Int(last.end)) ?? 0)
    if Int(nounStart) < nounEnd {
      let noun = leftPhrase(Int(nounStart), nounEnd)
      // 重庆、成都、苏州三城(下降…): their number is not what is told.
      // 宁海、江北相对较高，(分别达到…): what is said of them is no name.
      if !namesNothing(noun), !isOnlySaid(noun),
        nounEnd == Int(last.end) || !isPredicate(noun.phrase.a),
        text.any("相对较", "相对偏", at: Int(noun.phrase.a.start)) == nil
      {
        phrase = noun.phrase
      }
    }
    // 六省的规模以上工业分别实现增加值: the noun behind the verb ends the name.
    if !phrase.isEmpty, phrase.b.isEmpty, !head.isEmpty, !endsWithHead(Int(phrase.a.end)),
      exact(phrase) < 0, case let noun = leftPhrase(Int(head.start), Int(head.end)),
      endsWithHead(Int(noun.phrase.a.end)), noun.phrase.b.isEmpty
    {
      phrase.append(noun.phrase)
    }
    if phrase.isEmpty, !head.isEmpty {
      let noun = leftPhrase(Int(head.start), Int(head.end))
      if !namesNothing(noun), !isOnlySaid(noun) { phrase = noun.phrase }
    }
    // 广州、深圳的降幅分别为7.1%、9.2%: how fast what was told before falls.
    if phrase.b.isEmpty, phrase.a.count == 6,
      text.any("增速", "增幅", "涨幅", "降幅", "跌幅", at: Int(phrase.a.start)) != nil
    {
      phrase = Phrase()
    }
    let isCarried = phrase.isEmpty
    if isCarried { phrase = topicOfAmount }
    // 海南、江苏的回落幅度达20.3和6个百分点: of what was told before.
    if !isCarried, phrase.b.isEmpty, text.ends("幅度", at: Int(phrase.a.end)), isRelational(phrase.a),
      case let whole = isOfPlaces(carry.topic)
        ? carry.beforePlaces?.topic ?? Phrase() : carry.topic,
      !whole.isEmpty
    {
      let own = phrase.a
      phrase = whole
      phrase.append(own)
    }
    let indicator =
      phrase.b.isEmpty ? exactIndicator(Int(phrase.a.start), Int(phrase.a.end)) ?? -1 : -1
    return areas.map {
      ListItem(
        phrase: phrase, indicator: indicator, area: $0 == 0 ? unknown : $0, isCarried: isCarried,
        isOpenPlace: $0 == 0)
    }
  }

  /// Words for a whole place that stand in a list as its name does: 全国、全省、全市分别….
  private static let ownPlaces = WordSet(
    "我市", "我省", "我区", "我县", "我州", "本市", "本省", "本区", "本县", "全省", "全市", "全区", "全县", "全州", "全国", "我国")

  /// 韶川县: what is called like a county.
  private func isUnknownPlace(_ span: Span) -> Bool {
    span.count >= 6 && span.count <= 15
      && text.anyEnds("县", "市", "区", "旗", "自治州", at: Int(span.end)) != nil
      && text.anyEnds(
        "城区", "地区", "园区", "社区", "市区", "郊区", "开发区", "新区", "景区", "城市", "小区", "片区", at: Int(span.end))
        == nil
  }

  /// 湖北、湖南(六省的)规模以上工业: how many places those were.
  func behindCount(_ start: Int32, _ end: Int32) -> Int32 {
    var at = Int(start)
    var digits = 0
    while digits < 4, at < Int(end),
      ScalarClass.digit(text.scalar(at).value) > 0 || text[at] >= 48 && text[at] <= 57
        || text.has("十", at: at)
    {
      at += text.scalar(at).length
      digits += 1
    }
    if text.has("个", at: at) { at += 3 }
    guard digits > 0, digits < 4,
      let noun = text.any(often.countedClasses, at: at) ?? text.any("地", at: at)
    else { return start }
    at += noun
    if text.any("的", "各", at: at) != nil { at += 3 }
    return at <= Int(end) ? Int32(at) : start
  }

  @inline(__always)
  func endsWithHead(_ end: Int) -> Bool {
    text.anyEnds(often.headEnds, at: end) != nil
  }

  static let headEnds = WordEnds(headWords)
  static let heads = WordSet(headWords)
  private static let headWords: [StaticString] = [
    "种植面积", "播种面积", "养殖面积", "可支配收入", "营业收入", "增加值", "总产值", "销售额", "零售额", "交易额", "进出口总额", "贷款余额",
    "存款余额", "产能", "产量", "产值", "投资",
    "收入", "支出", "面积",
    "总额", "余额", "人数", "数量", "比重", "占比", "覆盖率", "增速", "利润", "税收", "消费", "企业", "项目", "优良率", "达标率",
    "利用率", "年限", "寿命", "年龄", "总量", "总产", "单产", "指数", "价格", "用电量", "额", "率", "量", "数",
  ]

  /// 规模以上工业增加值、总产值: what the first member's modifier adds to bare nouns.
  func sharedPrefix(_ spans: [Span]) -> Span {
    guard spans.count > 1, let first = spans.first else { return .none }
    for span in spans.dropFirst() {
      guard span.count <= 9, isBareHead(span) else { return .none }
    }
    let cut = headStart(first)
    return cut > first.start ? Span(first.start, cut) : .none
  }

  @inline(__always)
  func isBareHead(_ span: Span) -> Bool { text.isOne(of: often.heads, span) }
}
