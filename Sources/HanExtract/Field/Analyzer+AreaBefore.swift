import HanBase
import HanCatalog

extension Analyzer {
  /// 后起的内蒙古增势更猛，共接待…: the place that the clause before, without a number, is about, in a text
  /// about more than one place.
  @inline(__always)
  func areaOfClauseBefore(_ quantity: Quantity) -> (Int32, Span)? {
    if let area = areaOfSum(quantity) { return (area, .none) }
    return areaCount > 0 ? areaOfClauseBeforeInFull(quantity) : nil
  }

  @inline(never)
  private func areaOfClauseBeforeInFull(_ quantity: Quantity) -> (Int32, Span)? {
    let comparesHere =
      output.last.map {
        // 舟山增速最快，增长9.2%；其次是宁波，…
        Int($0.sentence) == sentenceIndex
          && ($0.rules.area == .areaNamed || $0.rules.area == .areaRespective
            || $0.rules.area == .areaCarried && $0.area != context.area)
      } ?? false
    guard !quantity.inParen, text.anyEnds("，", ",", at: Int(quantity.clauseStart)) != nil else {
      return nil
    }
    // 三市共有12个，占全省的60%，其中烟台最多，有5个: what is the most has a figure.
    let isMost =
      text.anyEnds(
        "最多", "最少", "最高", "最低", "最快", "最慢", "最大", "最小", "居首", at: Int(quantity.clauseStart) - 3)
      != nil
    let speaksOfSeveral =
      isMost || isNational || comparesHere || comparesPlaces
      || carry.led?.sentence == sentenceIndex
    let mayBeOnly =
      !text.lacks("仅", from: sentenceStart, to: sentenceEnd)
      || !text.lacks("唯", from: sentenceStart, to: sentenceEnd)
    let clause = clauseBefore(quantity)
    let only = mayBeOnly ? onlyPlace(clause) : nil
    guard speaksOfSeveral || only != nil else { return partOfClass(clause, quantity) }
    // 排在第50位的铜陵，进出口总额为…
    if let index = word(endingAt: Int(clause.end)), lexicon[index].area != 0,
      case let start = Int(clause.end) - Int(lexicon[index].length), text.ends("位的", at: start),
      let token = token(at: start), isAreaSubject(token, Int(clause.end))
    {
      return (division(of: token), token.span)
    }
    guard clause.end > clause.start, !hasQuantity(in: clause),
      text.anyEnds("明确", "提出", "规划", "要求", "指出", "表示", "之一", at: Int(clause.end)) == nil
    else { return nil }
    if let (area, span, rule) = oneOfClass(clause) ?? clauseArea(Int(clause.start), Int(clause.end))
    {
      return rule == .areaNamed ? (area, span) : nil
    }
    if let only { return (division(of: only), only.span) }
    // 最低的是台州市，增长9.4%
    if let (area, span, _) = presented(Int(clause.start), Int(clause.end)) { return (area, span) }
    for token in tokensFrom(Int(clause.start)) {
      guard token.end <= clause.end, token.start - clause.start <= 36, token.kind == .word else {
        return nil
      }
      guard token.isArea else { continue }
      guard text.ends("的", at: Int(token.start)) || areaCount == 1 && isNational && isFree(token),
        text.any("平均", "、", "和", "与", "及", "等", at: Int(token.end)) == nil,
        !text.has("的", at: Int(token.end))
          || Int(token.start) == Int(clause.start) && areaCount == 1 && isNational,
        isAreaSubject(token, Int(clause.end))
      else { return nil }
      let area = division(of: token)
      return area == 0 ? nil : (area, token.span)
    }
    return nil
  }

  /// 二氧化硫浓度仅青岛同比反弹，(为2.1%): the only one of the places of which a clause tells something.
  private func onlyPlace(_ clause: Span) -> Token? {
    guard
      let place = tokens.areas.first(where: { tokens[Int($0)].start >= clause.start }).map({
        tokens[Int($0)]
      }), place.end < clause.end,
      text.anyEnds("仅", "仅有", "唯有", at: Int(place.start)) != nil,
      text.any("、", "和", "与", "及", at: Int(place.end)) == nil,
      isAreaSubject(place, Int(clause.end))
    else { return nil }
    return place
  }

  /// 让人意外的是天津，…; 表现最好的是苏州，…: the place that a clause leads up to.
  @inline(__always)
  func presented(_ start: Int, _ end: Int) -> (Int32, Span, Rule)? {
    areaCount > 0 ? presentedInFull(start, end) : nil
  }

  @inline(never)
  private func presentedInFull(_ start: Int, _ end: Int) -> (Int32, Span, Rule)? {
    // 以四川为例，…
    if text.has("以", at: start), text.ends("为例", at: end), let token = token(at: start + 3),
      token.isArea, Int(token.end) == end - 6
    {
      return (division(of: token), token.span, .areaNamed)
    }
    // 城镇化率广东最高，达74.63%
    if let most = text.anyEnds("最高", "最低", "最多", "最少", "最快", "最大", "最小", "居首", at: end),
      let place = areaToken(endingAt: end - most), Int(place.start) > start,
      tokensBefore(Int(place.start)).last.map({ $0.isIndicator && $0.end == place.start }) == true,
      isAreaSubject(place, end)
    {
      return (division(of: place), place.span, .areaNamed)
    }
    // 再看保定全市
    let whole = text.anyEnds("全市", "全省", "全区", "全县", "全州", at: end) ?? 0
    guard let place = areaToken(endingAt: end - whole) else { return nil }
    if let one = oneOfClass(Span(start, end)) { return one }
    // 福建安溪: the province leads up to its county.
    let at = Int(areaToken(endingAt: Int(place.start))?.start ?? place.start)
    // 退无可退的蚌埠，把…: a modifier of some length leads up to its place.
    if at > start + 9, text.ends("的", at: at), isAreaSubject(place, end) {
      return (division(of: place), place.span, .areaNamed)
    }
    guard at > start,
      turnsTo(at)
        || text.anyEnds(
          "的是", "，是", "当属", "要数", "莫过于", "则是", "首推", "还有", "当数", "轮到", "看看", "之后是", at: at)
          != nil,
      isAreaSubject(place, end)
    else { return nil }
    return (division(of: place), place.span, .areaNamed)
  }

  /// The place's name that ends at a place of the text.
  func areaToken(endingAt end: Int) -> Token? {
    tokens.areas.last { Int(tokens[Int($0)].end) == end }.map { tokens[Int($0)] }
  }

  /// 排在第50位的铜陵: the place that a rank leads up to.
  func areaBehindRank(_ quantity: Quantity) -> (Int32, Span)? {
    guard areaCount > 0, quantity.number.isOrdinal else { return nil }
    if let holder = rankHolder(quantity) { return holder }
    let end = Int(quantity.afterQualifier)
    let joint = text.has("的", at: end) ? 3 : 0
    guard joint > 0 || !quantity.unit.isEmpty, let token = token(at: end + joint),
      token.kind == .word, isAreaSubject(token, sentenceEnd),
      joint > 0
        && (isPhraseEnd(Int(token.end)) && !text.has("的", at: Int(token.end))
          || text.any("为", "也", "相差", "的差距", "差距", at: Int(token.end)) != nil
          || opensMultiple(Int(token.end))
          || isBehindName(Int(token.end)))
        || isBehindComparison(quantity) && isBehindName(behindParticle(Int(token.end)))
        || exceedsHere(Int(token.end)) || isComparedRank(quantity, Int(token.end))
        || opensWithRank(quantity, Int(token.end)) || isOfHolder(quantity)
    else { return nil }
    let area = division(of: token)
    return area == 0 ? nil : (area, token.span)
  }

  private func behindParticle(_ at: Int) -> Int { text.has("的", at: at) ? at + 3 : at }

  /// 第二名江阴4960亿元: a clause that opens with a rank and who holds it.
  private func opensWithRank(_ quantity: Quantity, _ at: Int) -> Bool {
    var start = Int(quantity.span.start)
    if text.ends("第", at: start) { start -= 3 }
    return start == Int(quantity.clauseStart) && isBehindName(at)
      && text.any("、", "和", "与", "及", at: at) == nil
  }

  /// 武汉增最多，(8城)过千万: cities are counted, of which the one spoken of cannot have several.
  func countsBeyond(_ quantity: Quantity, _ area: Int32) -> Bool {
    guard quantity.kind.counts || quantity.unit.isEmpty, !quantity.inParen else { return false }
    let unit = Int(quantity.unit.isEmpty ? quantity.span.end : quantity.unit.start)
    let at = text.any("个", "座", at: unit).map { unit + $0 } ?? unit
    // …最差的城市是淄博市，…；17市均同比改善: all of them.
    if carry.led?.sentence == sentenceIndex, area != context.area,
      let noun = text.any("县市区", "市州", "县区", "区县", "市", "县", "区", "省", at: at),
      text.any("均", "都", "全部", "同比", "环比", "中", at: at + noun) != nil
    {
      return true
    }
    if countsClass(quantity, beyond: area) { return true }
    guard
      text.any(
        "城", "省会", "省份", "省市", "省区", "地级市", "设区市", "市州", "州市", "地市", "万亿城市", "副省级", at: at) != nil,
      text.any(
        "城区", "城镇", "城乡", "城际", "城市更新", "城市公园", "城市社区", "城市书房", "城中", "城管", at: at) == nil
    else { return false }
    let level = text.any("省份", "省市", "省区", at: at) != nil ? 1 : 2
    return (catalog.areaLevel(area) ?? 0) >= level
      && (catalog.areaLevel(context.area) ?? level) < level
  }

  /// 与深圳的25936元、宁波的14277元相比: who is compared with is not spoken of behind the clause.
  @inline(__always)
  func isWithOthers(_ quantity: Quantity) -> Bool {
    guard carry.area != 0, text.any("与", "同", "和", "跟", at: Int(quantity.clauseStart)) != nil else {
      return false
    }
    return text.anyEnds("相比", "相较", "比较", "相比较", at: Int(quantity.clauseEnd)) != nil
  }

  /// Whose figure a number is by the words right around it, and whether the text goes on about that place:
  /// 以东莞的(11.6%)为最高, 被杭州以(55.4万人)的增量挤到第二, 常住人口只有(36.1万)的宜都市.
  @inline(__always)
  func ownPlace(_ quantity: Quantity) -> (area: Int32, span: Span, leads: Bool)? {
    (areaCount > 0
      || sentenceRoles.contains(.selfArea) && text.ends("的", at: Int(quantity.span.start))
      || !text.lacks("均", from: Int(quantity.clauseStart), to: Int(quantity.span.start)))
      && !quantity.inParen
      ? ownPlaceInFull(quantity) : nil
  }

  @inline(never)
  private func ownPlaceInFull(_ quantity: Quantity) -> (area: Int32, span: Span, leads: Bool)? {
    let start = Int(quantity.span.start)
    let end = Int(quantity.afterQualifier)
    if text.ends("以", at: start) {
      // 被杭州以…: the other one's doing.
      guard let place = areaToken(endingAt: start - 3),
        text.anyEnds("被", "遭", at: Int(place.start)) != nil, isAreaSubject(place, start)
      else { return nil }
      return (division(of: place), place.span, false)
    }
    // 比深圳的14.5亿美元多出一倍: the number of whom one compares with.
    // 比江阴市52.9亿元的四分之一略多; but 超过上海5000亿元 says by how much.
    // 高于北京的5.63‰和(-0.49‰): both are of the same.
    let digits = start - (text[start - 1] == UInt8(ascii: "-") ? 1 : 0)
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.rules.area == .areaNamed,
      text.any("和", "与", "、", at: Int(last.span.end)) == digits - Int(last.span.end),
      text.ends("的", at: Int(last.span.start)),
      let place = areaToken(endingAt: Int(last.span.start) - 3), division(of: place) == last.area
    {
      return (last.area, place.span, false)
    }
    let isOwned = text.ends("的", at: start)
    if let place = areaToken(endingAt: isOwned ? start - 3 : start),
      isOwned
        ? text.anyEnds(Analyzer.compares, at: Int(place.start)) != nil
        : text.anyEnds("比", "不及", "不如", at: Int(place.start)) != nil
          && text.anyEnds("占比", "环比", "同比", "对比", at: Int(place.start)) == nil,
      quantity.kind == .measure || quantity.kind == .person
        || isOwned && quantity.kind.counts
          && (isPhraseEnd(end) || text.any("和", "与", "及", "多", "少", at: end) != nil)
        || isOwned && text.anyEnds("次于", "逊于", at: Int(place.start)) != nil,
      isAreaSubject(place, start)
    {
      return (division(of: place), place.span, false)
    }
    if let whole = wholeOfAverage(quantity) { return whole }
    if isOwned, let whole = comparedWhole(quantity) { return whole }
    if let place = areaToken(endingAt: text.ends("的", at: start) ? start - 3 : start),
      text.ends("以", at: Int(place.start)), !text.ends("所以", at: Int(place.start)),
      text.any("为最", "最", "居首", "领先", "领跑", "居前", "排", "位居", "列", "夺冠", at: end) != nil,
      isAreaSubject(place, start)
    {
      return (division(of: place), place.span, true)
    }
    guard text.has("的", at: end), !quantity.unit.isEmpty || quantity.number.hasMagnitude,
      quantity.kind != .rank, !quantity.number.isOrdinal, let place = token(at: end + 3),
      place.isArea, !place.roles.contains(.scope), isAreaSubject(place, sentenceEnd),
      isPhraseEnd(Int(place.end)) && text.any("的", "、", "和", "及", at: Int(place.end)) == nil
        || isBehindName(Int(place.end))
          && text.any("、", "和", "与", "及", "的增速", at: Int(place.end)) == nil
        || text.any(
          "高达", "仅有", "只有", "也", "却", "则", "已", "同样", "收入", "人均", "当年", at: Int(place.end)) != nil
        || isToldOfBefore(quantity) && namesOther(Int(place.end)),
      clauseArea(Int(quantity.clauseStart), start, namedOnly: true) == nil
    else { return nil }
    return (division(of: place), place.span, true)
  }

  /// 接待游客1064.5万人次的成都收入为38.69亿元: whether what a number is of stands before it.
  private func isToldOfBefore(_ quantity: Quantity) -> Bool {
    let own = leftPhrase(Int(quantity.clauseStart), Int(quantity.span.start))
    return own.indicator >= 0 || !own.isEmpty && endsWithMeasure(Int(own.phrase.a.end))
  }

  /// Whether what another number is of stands behind the place.
  private func namesOther(_ start: Int) -> Bool {
    let end = nounEnd(start, min(sentenceEnd, start + 45))
    return endsWithMeasure(end) || exactIndicator(start, end) != nil
  }

  /// 增速则以东莞(的11.6%): whose figure it is is no part of its name.
  @inline(__always)
  func beforeOwnPlace(_ start: Int, _ end: Int) -> Int {
    _slowPath(traits.contains(.by)) && areaCount > 0 ? beforeOwnPlaceInFull(start, end) : end
  }

  @inline(never)
  private func beforeOwnPlaceInFull(_ start: Int, _ end: Int) -> Int {
    guard let place = areaToken(endingAt: end), case let mark = Int(place.start) - 3,
      mark >= start + 6, text.ends("以", at: mark + 3)
    else { return end }
    return text.anyEnds("则", "中", "里", at: mark) != nil ? mark - 3 : mark
  }

  /// 第四位去年同期是番禺, 第一名为苏州: who holds the rank that a clause opens with.
  private func rankHolder(_ quantity: Quantity) -> (Int32, Span)? {
    var start = Int(quantity.span.start)
    if text.ends("第", at: start) { start -= 3 }
    guard !quantity.unit.isEmpty || text.has("的", at: Int(quantity.afterQualifier)),
      start - Int(quantity.clauseStart) <= 9,
      clauseArea(Int(quantity.clauseStart), start) == nil
    else { return nil }
    var at = Int(quantity.afterQualifier)
    while let time = token(at: at), time.kind == .time { at = Int(time.end) }
    while let length = text.any("同期", "则", "依旧", "依然", "仍", "还", "当时", at: at) { at += length }
    guard
      // 排名第二的是成都
      let verb = text.any(
        "仍然是", "是", "为", "由", "属于", "花落", "的是", "的为", "的则是", "的仍是", "的还是", at: at)
        ?? gapOfTitle(start, at),
      let token = token(at: at + verb),
      token.kind == .word, isAreaSubject(token, sentenceEnd),
      text.any("的", "、", "和", "与", at: Int(token.end)) == nil
    else { return nil }
    let area = division(of: token)
    return area == 0 ? nil : (area, token.span)
  }

  /// 是第二名株洲的5.9倍, 相当于四川第二名绵阳的6.7倍: the place of the rank is compared with.
  func isComparedRank(_ quantity: Quantity, _ at: Int) -> Bool {
    var start = Int(quantity.span.start)
    if text.ends("第", at: start) { start -= 3 }
    // 相当于四川第二名绵阳的6.7倍
    if let ring = areaToken(endingAt: start) { start = Int(ring.start) }
    // 是第二名无锡（1009.8亿元）的两倍多
    var end = at
    if text.any("（", "(", at: at) != nil,
      let close = text.anyFind(["）", ")"], in: at..<min(sentenceEnd, at + 45))
    {
      end = close + (text.any("）", ")", at: close) ?? 0)
    }
    return text.has("的", at: end)
      && text.anyEnds("是", "为", "约为", "相当于", "超过", at: start) != nil
  }

  /// 长沙…，是第二名株洲的(5.9倍): the place right before is what the one spoken of is measured by.
  func isTimesAnother(_ quantity: Quantity) -> Bool {
    guard quantity.kind == .multiple, text.ends("的", at: Int(quantity.span.start)),
      let index = word(endingAt: Int(quantity.span.start) - 3)
    else { return false }
    return lexicon[index].area != 0
  }

  /// 领先(第6位的武汉), 仅次于(第一位的苏州): a verb of comparison leads up to a rank.
  func isBehindComparison(_ quantity: Quantity) -> Bool {
    var at = Int(quantity.span.start)
    if text.ends("第", at: at) { at -= 3 }
    while let length = text.anyEnds("排名", "排在", "位居", "位列", "居", "列", at: at) { at -= length }
    return text.anyEnds(
      "领先", "领先于", "超过", "超出", "落后", "落后于", "不及", "次于", "低于", "高于", "比", "较", "与", "和", "逼近", "追赶",
      "直追", "距",
      "离", "反超", at: at) != nil
  }

  /// 江阴(多180.1亿元), 北京(多1713亿元): not 衡阳(高铁).
  private func exceedsHere(_ at: Int) -> Bool {
    guard let verb = text.any(Analyzer.exceeding, at: at) else { return false }
    let next = text.scalar(at + verb).value
    return (48...57).contains(next) || text.any("约", "出", "了", at: at + verb) != nil
  }

  /// 上海（47218.66亿元）, 高于全省平均水平（66.8%）: the place right before the bracket.
  func bracketedArea(_ quantity: Quantity) -> (Int32, Span)? {
    guard clauseArea(Int(quantity.clauseStart), Int(quantity.span.start)) == nil else { return nil }
    var end = text.before(Int(quantity.clauseStart))
    while let length = text.anyEnds(
      "平均水平", "平均增速", "平均增幅", "增速", "平均", "水平", "城镇", "农村", "城镇居民", "农村居民", "城乡居民", "的增量", "的总量",
      "的规模", "的增速", "的增幅",
      "的涨幅", at: end)
    { end -= length }
    // 高于全国平均水平（39218元）
    if text.ends("全国", at: end) { return (100_000, Span(end - 6, end)) }
    if let place = areaToken(endingAt: end), isAreaSubject(place, end) {
      return (division(of: place), place.span)
    }
    guard var index = word(endingAt: end) else { return nil }
    // 江苏全省（609万人）: all of the place named before.
    if text.anyEnds("全省", "全市", "全区", "全县", at: end) != nil,
      let place = word(endingAt: end - 6), lexicon[place].area != 0
    {
      end -= 6
      index = place
    }
    let entry = lexicon[index]
    let span = Span(end - Int(entry.length), end)
    guard let token = token(at: Int(span.start)), token.kind == .word,
      // 高出全国平均水平（79岁）: the lexicon may know the place with its average.
      token.end == span.end
        || token.end > span.end && entry.area == 0 && token.roles.contains(.scope)
    else {
      return nil
    }
    if entry.area != 0 { return isAreaSubject(token, end) ? (division(of: token), span) : nil }
    guard entry.roles.contains(.selfArea) || entry.roles.contains(.scope) else { return nil }
    let area = selfArea(token)
    return area == 0 ? nil : (area, span)
  }
}
