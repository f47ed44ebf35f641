import HanBase
import HanCatalog

extension Analyzer {
  /// What cannot begin a noun phrase behind a number.
  static let phraseStops = WordSet(
    "、", "，", "和", "与", "及", "以及", "。", "；", "（", "”", "）", "并", "且", "是", "在",
    "为", "被", "已", "等", "也", "却")

  /// The noun phrase that begins right after a quantity.
  func rightPhrase(_ quantity: Quantity) -> NounPhrase {
    var found = NounPhrase()
    var at = Int(quantity.afterQualifier)
    let limit = Int(quantity.rightLimit)
    // 超70万人 青年人口由…: a blank between the parts of a headline.
    if text[at] == 0x20, !quantity.unit.isEmpty || quantity.number.hasMagnitude,
      text[at + 1] >= 0x80
    {
      return found
    }
    if text[at] == 0x20 { at += 1 }
    if quantity.kind == .percent, isPartOfPlaces(quantity), let deed = placesByDeed(quantity) {
      found.phrase = deed
      return found
    }
    if quantity.kind == .classifier {
      if let said = placesSaidOf(quantity) {
        found.phrase = said
        return found
      }
      if let deed = placesByDeed(quantity) {
        found.phrase = deed
        return found
      }
      // 西部12省份平均增速, 12省份粮食增产: no noun of its own follows a class of places.
      if quantity.unitIndex < 0 { return found }
    }
    if text.has("的", at: at) { at += 3 }
    guard at < limit else { return found }
    // 常住人口只有36.1万的宜都市: whose it is stands behind, not what it is.
    if text.ends("的", at: at), let place = token(at: at), place.isArea {
      asksStatements = true
      if ownPlace(quantity) != nil { return found }
    }
    let next = text.scalar(at).value
    guard
      next >= 0x4E00 && next <= 0x9FFF || next == 0x201C || next == 0x300A || next == 0x3008
        || (next | 0x20 >= 97 && next | 0x20 <= 122)
        // 75个4A级以上旅游景区
        || (50...53).contains(next) && text[at + 1] == 0x41 && text.has("级", at: at + 2)
    else { return found }
    // 从120家到1256家
    if next == 0x5230 || next == 0x81F3, at + 3 >= limit { return found }
    if quantity.kind == .percent || quantity.kind == .multiple || text.ends("的", at: at),
      text.any("要求", at: at) != nil || text.any(Analyzer.goalNouns, at: at) != nil
        || quantity.kind == .percent
          && text.any("考核要求", "监管红线", "红线", "警戒线", "平均增速", "平均增幅", at: at) != nil
    {
      return found
    }
    if next == 0x4E2D || next == 0x91CC, text.any(often.ringRanks, at: at) != nil { return found }
    // 1.21亿人次居次, 其余12个持平: a predicate.
    if text.any(
      "次之", "居", "位居", "同列", "并列", "同居", "齐居", "一道", "领跑", "垫底", "卫冕", "合起来", "持平", "走平", "未变",
      "中有", "里有", "中，", "当中", at: at)
      != nil,
      text.any("居民", "居家", "居住", "居委", "居室", at: at) == nil
    {
      found.hasVerb = true
      return found
    }
    // 与宿迁的6.5%相当
    if text.has("相当", at: at), isPhraseEnd(at + 6) {
      found.hasVerb = true
      return found
    }
    // 比杭州的8万元低5003元: by how much, not what is told.
    if let more = text.any("高出", "低出", "多出", "少出", "高", "低", "多", "少", "快", "慢", at: at),
      case let behind = at + more + (text.has("了", at: at + more) ? 3 : 0),
      (48...57).contains(text[behind]) || token(at: behind)?.kind == .number
    {
      return found
    }
    // 15座比上年增加, 以4.8万人之差反超, 与2010年的912万人相比: no name.
    if text.any("之差", "相比", "相较", "平均水平", "的平均", at: at) != nil
      || text.any("比", "较", at: at) != nil
        && (token(at: at + 3)?.kind == .time || token(at: at)?.roles.contains(.base) == true)
    {
      return found
    }
    // 以12.83万的增量居首, 以2140.3万人的规模…: a word for the number itself.
    if text.ends("的", at: at), text.any("成绩", "好成绩", "佳绩", at: at) != nil { return found }
    if text.ends("的", at: at), quantity.kind != .percent,
      text.any("增量", "规模", "总量", "体量", "成绩", "总数", "存量", "之差", "差距", "优势", at: at) != nil
    {
      return found
    }
    // 升至300条的历史高位, 创下200条的纪录: how high it is among all of its time.
    if text.ends("的", at: at),
      text.any(
        "历史高位", "历史新高", "历史最高", "历史低位", "历史新低", "历史纪录", "历史记录", "新高", "新低", "高位", "高点", "低位", "低点",
        "纪录",
        "峰值", "最高纪录", "最好水平", at: at) != nil
    {
      return found
    }
    // 除上海市在14%以上外: what is left out ends here.
    if text.any("外，", "外,", "之外", at: at) != nil { return found }
    // 在1300亿元至1700亿元之间: where it lies, not what it is.
    if text.any("大关", "关口", "台阶", "门槛", "新台阶", "新大关", "大台阶", "之间", "不等", "开外", at: at) != nil {
      return found
    }
    if let token = token(at: at), token.kind == .word {
      if !token.isIndicator, token.roles.contains(.up) || token.roles.contains(.down),
        !token.roles.contains(.nounVerb)
      {
        found.hasVerb = true
        return found
      }
      if !token.isIndicator, isPredicate(token, limit) {
        // 18次获得…激励: occasions are counted by their verb.
        guard isOccasion(quantity), Int(token.end) < limit else {
          found.hasVerb = true
          return found
        }
        at = Int(token.end)
      }
    }
    if text.any(often.phraseStops, at: at) != nil, !isNounHead(at) { return found }
    // 12市占20.7%
    if quantity.kind.counts, text.has("占", at: at), !occupiesLand(at),
      text.any("占用", "占道", "占比", at: at) == nil
    {
      return found
    }
    switch text[at] {
    case UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "+"): return found
    default: break
    }
    if quantity.kind.counts, opensRingBehind(quantity) { return found }
    var end = nounEnd(at, limit)
    if quantity.kind.counts {
      endAtPlaces(at, &end, quantity)
      endAtPredicate(at, &end)
    }
    let isOwned = text.ends("的", at: at)
    if isOwned { leaveVerb(at, &end, quantity) }
    // 8.1%的增长率高于滨江: what the number is, not what it is of.
    if isOwned, end - at <= 30,
      let rate = text.anyEnds("增长率", "增速", "增幅", "涨幅", "降幅", "跌幅", at: end)
    {
      // 5.1%的(GDP)增速、7.2%的(规上工业增速)
      guard end - rate >= at + 3 else { return found }
      let named = exactIndicator(at, end - rate)
      found.phrase = Phrase(Span(at, named == nil ? end : end - rate))
      found.indicator = named ?? exactIndicator(at, end) ?? -1
      return found
    }
    // 120万亩大豆平均亩产372斤: the mean is the next number's.
    if !quantity.kind.counts, end - at > 12, hasQuantity(in: Span(end, end + 1)),
      let next = text.find("平均", in: at..<end), next >= at + 6
    {
      end = next
    }
    let mean =
      quantity.kind.counts || quantity.kind == .person
      ? meanBehind(at, end) ?? ownMean(at, end) : nil
    let rate = mean == nil && quantity.kind.counts ? rateBehind(at, end) : nil
    if let cut = mean ?? rate { end = cut }
    guard end > at else { return found }
    if let index = exactWord(at, end), lexicon[index].area != 0 {
      return found
    }
    if quantity.kind.counts, let places = placesWithMeasure(Span(at, end), quantity) {
      found.phrase = Phrase(places)
      return found
    }
    found.phrase = Phrase(Span(at, end))
    // 86家医院床位使用率81%: those of which it is told, not all.
    let isShare =
      rate != nil || quantity.kind.counts && text.anyEnds("率", "比例", "比重", "占比", at: end) != nil
    found.indicator = isShare ? -1 : exactIndicator(at, end) ?? -1
    // A bare noun such as 企业 or 项目 is told apart only by what is said of it.
    if end - at <= 9, found.indicator < 0, mean == nil, rate == nil {
      if !isOwned || !endsWithMeasure(end),
        // 20个区县(排名)第4
        text.any("排名", "排行", "综合排名", "总排名", at: end) == nil && !opensNext(end),
        let extended = predicateEnd(end, limit, quantity)
      {
        found.phrase = Phrase(Span(at, extended))
      }
      if end == Int(quantity.clauseEnd), let clause = listingClause(end) {
        found.phrase.append(clause)
        found.hasVerb = true
      }
    }
    return found
  }

  /// 以56.38万人次的接待量(换来)43.60亿元的收入: what leads on to the next number is no part of the noun.
  private func leaveVerb(_ start: Int, _ end: inout Int, _ quantity: Quantity) {
    guard !quantity.kind.counts || quantity.kind == .person, end - start >= 12,
      !endsWithMeasure(end),
      exactIndicator(start, end) == nil, hasQuantity(in: Span(end, end + 1))
    else { return }
    var at = end
    while at > start + 6 {
      at = text.before(at)
      if endsWithMeasure(at) {
        end = at
        return
      }
    }
  }

  /// The end of the predicate behind a noun, within its clause.
  func predicateEnd(_ start: Int, _ limit: Int, _ quantity: Quantity) -> Int? {
    // 其余14个市均不足500亿元: the next number's own.
    guard limit > start, !opensNextCount(start), !text.has("中", at: start),
      limit == Int(quantity.clauseEnd) || text.any("均", "都", at: start) == nil
    else { return nil }
    var end = limit
    for token in tokensFrom(start) {
      if Int(token.start) >= limit { break }
      switch token.kind {
      // 7座城市突破(万亿元大关): a mark that is no statement of its own tells them apart.
      case .number where !hasQuantity(in: token.span): continue
      case .comma, .semicolon, .colon, .stop, .pause, .number, .time, .openParen, .dash:
        end = Int(token.start)
      default: continue
      }
      break
    }
    // 城市在200万辆至300万辆: half a range tells nothing apart.
    guard text.anyEnds("至", "到", "—", "在", at: end) == nil, end - start >= 6, end - start <= 60
    else { return nil }
    return end
  }

  /// 7个镇(和户部寨、胡状等)15个乡: the examples of the next count.
  private func opensNextCount(_ start: Int) -> Bool {
    guard text.any("和", "与", "及", "以及", at: start) != nil else { return false }
    for token in tokensFrom(start) {
      switch token.kind {
      case .number: return text.ends("等", at: Int(token.start))
      case .comma, .semicolon, .stop: return false
      default: continue
      }
    }
    return false
  }

  /// …等15个项目，纳入省级重点项目: the list that the things are on.
  func listingClause(_ end: Int) -> Span? {
    guard let mark = text.any("，", ",", at: end) else { return nil }
    let start = end + mark
    guard text.any("纳入", "列入", "入选", "获评", "获批", "跻身", "被评为", "被认定", at: start) != nil else {
      return nil
    }
    for token in tokensFrom(start) {
      if token.kind == .comma || token.kind == .stop || token.kind == .semicolon {
        return Span(start, Int(token.start))
      }
      if token.kind == .number, numbers[Int(token.index)].name == nil { return nil }
    }
    return nil
  }

  func isOccasion(_ quantity: Quantity) -> Bool {
    quantity.unit.count == 3 && text.any("次", "回", "届", at: Int(quantity.unit.start)) != nil
  }

  /// Whether a word right behind a quantity is its predicate; 上市 in 2家上市公司 is none.
  func isPredicate(_ token: Token, _ limit: Int) -> Bool {
    let roles = token.roles
    if roles.contains(.softStop) {
      let next = Int(token.end)
      guard next + 6 <= limit else { return true }
      if let following = self.token(at: next) {
        if following.kind != .word { return true }
        return (following.roles.contains(.stop) || following.roles.contains(.softStop))
          && !following.isIndicator
      }
      return text.any("的", "了", "在", "并", at: next) != nil
    }
    return roles.contains(.stop) || roles.contains(.reachEnd) || roles.contains(.rank)
  }
}
