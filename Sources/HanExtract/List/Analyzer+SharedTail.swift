import HanBase
import HanCatalog

/// What the members of a list share with the last one.
extension Analyzer {
  /// 批发、住宿、餐饮业销售额: what the last member's noun adds to short members.
  ///
  /// It is all that follows the last member's own word: 城镇和农村(居民人均可支配收入), 公路、铁路、水路(货运量), not just the noun it
  /// ends in.
  func sharedSuffix(_ spans: [Span]) -> Span {
    guard let last = spans.last, spans.count > 1 else { return .none }
    let members = spans.dropLast()
    if let tail = tailOfAges(members, last) ?? tailOfTrade(members, last) { return tail }
    if let tail = tailOfCharacters(members, last) ?? tailOfRate(members, last) { return tail }
    // 化学需氧量、氨氮、氮氧化物排放量: 需氧量 is what is let out.
    if let noun = text.anyEnds("排放总量", "排放量", "减排量", at: Int(last.end)),
      members.allSatisfy({ text.find("排", in: $0.range) == nil })
    {
      return Span(Int(last.end) - noun, Int(last.end))
    }
    for span in members {
      // 第一产业、第二产业、第三产业投资: the name of a part of the economy is no measure yet.
      if exactIndicator(Int(span.start), Int(span.end)) != nil, !text.ends("业", at: Int(span.end)) {
        return .none
      }
      if endsWithHead(Int(span.end)) { return tailOfRelation(spans, last) }
      // 汽车类、石油及制品类: members that end alike are whole.
      if text.scalarBefore(Int(span.end)) == text.scalarBefore(Int(last.end)) { return .none }
    }
    // 一、二、三类地区标准, 第一、二、三产业增加值: numerals share all that follows the last one.
    let numeral = Int(last.start) + (text.has("第", at: Int(last.start)) ? 3 : 0)
    if ScalarClass.digit(text.scalar(numeral).value) > 0,
      members.allSatisfy({
        $0.count <= 6 && ScalarClass.digit(text.scalarBefore(Int($0.end))) > 0
          && ($0.count == 3 || text.has("第", at: Int($0.start)))
      })
    {
      return Span(numeral + 3, Int(last.end))
    }
    // 空调、冰箱等家电销售额: what they are all of.
    if let mark = text.find("等", in: Int(last.start) + 6..<max(Int(last.start) + 6, Int(last.end))),
      Int(last.end) - mark >= 9, text.anyEnds("高", "初", "中", "平", "均", at: mark) == nil,
      text.any("等级", "等次", at: mark) == nil
    {
      return Span(mark + 3, Int(last.end))
    }
    if let cut = namedTail(members, last, all: true) ?? likeTail(members, last)
      ?? namedTail(members, last, all: false)
    {
      // 小学和初中(在校学生数): 小学生数 is named too, but nothing begins with 生数.
      let even = opensWord(cut, Int(last.end)) ? nil : evenTail(members, last)
      return Span(even ?? cut, Int(last.end))
    }
    let relation = tailOfRelation(spans, last)
    let even = evenTail(members, last)
    if !relation.isEmpty {
      return Span(min(even ?? Int(relation.start), Int(relation.start)), Int(last.end))
    }
    if let even { return Span(even, Int(last.end)) }
    let shortest = members.map(\.count).max() ?? 0
    guard shortest <= 18, last.count > shortest else { return .none }
    let cut = headStart(last)
    if cut > last.start { return Span(wordsOfHead(last, cut), last.end) }
    // 集中养育和社会散居孤儿基本生活标准: parallel members are as long as each other.
    return last.count - shortest >= 9 ? Span(last.start + Int32(shortest), last.end) : .none
  }

  /// 轻、重(工业占比), 东、中、西(部地区投资), 昼、夜(间达标率): members of one character stand for words of two.
  private func tailOfCharacters(_ members: ArraySlice<Span>, _ last: Span) -> Span? {
    guard last.count >= 9, let second = members.last, second.count == 3 || members.count == 1,
      case let own = text.scalar(Int(last.start)).value,
      text.scalarBefore(Int(second.end)) != own,
      Analyzer.shortKinds.contains(where: { kinds in
        kinds.contains(own)
          && members.allSatisfy { kinds.contains(text.scalarBefore(Int($0.end))) }
      })
    else { return nil }
    return Span(Int(last.start) + 3, Int(last.end))
  }

  private static let shortKinds: [[UInt32]] = [
    "轻重", "东中西", "昼夜", "大中小微", "早中晚", "夏秋春冬", "男女", "新老", "生熟", "内外", "上下",
  ].map { $0.unicodeScalars.map(\.value) }

  /// 农业龙头企业、批零住餐企业、文化企业(复工率): what the rate is of stands in each member.
  private func tailOfRate(_ members: ArraySlice<Span>, _ last: Span) -> Span? {
    guard text.anyEnds("率", "比重", "占比", "比例", at: Int(last.end)) != nil,
      let first = members.first, first.count >= 9,
      case let noun = Span(first.end - 6, first.end),
      members.allSatisfy({
        $0.count >= 9 && text.isSame(noun, Span($0.end - 6, $0.end))
      }),
      text.anyEnds("率", "比重", "占比", "比例", "数", "量", "额", at: Int(first.end)) == nil
    else { return nil }
    var at = Int(last.start)
    while at + 12 <= Int(last.end) {
      at += text.scalar(at).length
      if text.isSame(noun, Span(at, at + 6)) { return Span(at + 6, Int(last.end)) }
    }
    return nil
  }

  /// GDP、固定资产投资增速分别居全市第1、第2位: a rank, or points, is of how fast each grows.
  @inline(__always)
  func nameRates(_ items: inout [ListItem], _ first: Quantity, _ end: Int) {
    if first.number.isOrdinal || first.kind == .points || first.kind == .none,
      let noun = text.anyEnds("增速", "增幅", "涨幅", "降幅", "增长率", at: end),
      // GDP总量、增速分别居第3位、第1位: two things of one.
      text.anyEnds("、", "和", "与", "及", at: end - noun) == nil
    {
      nameRatesInFull(&items, Span(end - noun, end))
    }
  }

  @inline(never)
  private func nameRatesInFull(_ items: inout [ListItem], _ noun: Span) {
    for index in items.indices where !items[index].isCarried && !items[index].phrase.isEmpty {
      let end = Int(items[index].phrase.last.end)
      guard text.anyEnds("增速", "增幅", "涨幅", "降幅", "增长率", "率", "占比", "比重", at: end) == nil else {
        continue
      }
      let level = items[index].indicator
      items[index].phrase.append(noun)
      let named = indicator(of: items[index].phrase)
      items[index].indicator = named < 0 && level >= 0 ? tables.rate(of: Int(level)) : named
    }
  }

  /// The head noun that ends a span: 增加值, 销售额, 投资, 面积.
  func headStart(_ span: Span) -> Int32 {
    guard let length = text.anyEnds(often.headEnds, at: Int(span.end)) else { return span.start }
    return max(span.start, span.end - Int32(length))
  }

  /// 工业、民间、技改(投资): the longest tail with which the members are names of the catalogue.
  private func namedTail(_ members: ArraySlice<Span>, _ last: Span, all: Bool) -> Int? {
    guard last.count <= 90 else { return nil }
    var at = Int(last.start)
    while at < Int(last.end) {
      at += text.scalar(at).length
      guard Int(last.end) - at >= 6 else { return nil }
      if splitsWord(at) { continue }
      // 新开工、新引进亿元以上产业项目: a class of things is not left out.
      if text.find("以上", in: Int(last.start)..<at) != nil { return nil }
      let tail = Span(at, Int(last.end))
      let isNamed = { (member: Span) in self.indicator(of: Phrase(member, tail)) >= 0 }
      if all ? members.allSatisfy(isNamed) : members.contains(where: isNamed) { return at }
    }
    return nil
  }

  /// 生产性、生活性(服务业增加值): where the last member's own word ends as the others do.
  private func likeTail(_ members: ArraySlice<Span>, _ last: Span) -> Int? {
    guard let first = members.first, case let sign = text.scalarBefore(Int(first.end)),
      members.allSatisfy({ text.scalarBefore(Int($0.end)) == sign }),
      // 城镇新增就业、创业担保贷款: those are no trades.
      text.anyEnds("就业", "创业", "失业", "毕业", "开业", at: Int(first.end)) == nil
    else { return nil }
    let longest = members.map(\.count).max() ?? 0
    var at = Int(last.start)
    var steps = 0
    while at < Int(last.end), at - Int(last.start) < longest + 9 {
      let scalar = text.scalar(at)
      at += scalar.length
      steps += 1
      guard scalar.value == sign, steps > 1, !splitsWord(at) else { continue }
      return Int(last.end) - at >= 3 ? at : nil
    }
    return nil
  }

  /// 县城和乡镇(污水处理率): where the last member's own word is as long as the others, and a word begins.
  private func evenTail(_ members: ArraySlice<Span>, _ last: Span) -> Int? {
    let longest = members.map(\.count).max() ?? 0
    let at = Int(last.start) + longest
    guard longest >= 6, longest <= 18, Int(last.end) - at >= 6, isCharacterStart(at),
      opensWord(at, Int(last.end)) || text.find("以上", in: at..<Int(last.end)) != nil,
      !cutsProduct(at, Int(last.end))
    else { return nil }
    return at
  }

  /// 电石、聚氯(乙烯产能): whether what would be shared is what another thing is made of, and its head.
  private func cutsProduct(_ at: Int, _ end: Int) -> Bool {
    guard let head = text.anyEnds("产能", "产量", "产值", "价格", "销量", "出口额", "销售额", at: end),
      end - head > at, let word = exactWord(at, end - head)
    else { return false }
    return lexicon[word].indicator >= 0
  }

  /// 小学、初中(学校): whether a place lies within a word.
  private func splitsWord(_ at: Int) -> Bool {
    text.any("产业", "行业", "企业", "业务", "业绩", "学校", "学院", "学生", at: at - 3) == 6
  }

  private func isCharacterStart(_ at: Int) -> Bool { text[at] & 0xC0 != 0x80 }

  /// Whether a word of two characters or more begins at a place and ends within the limit.
  private func opensWord(_ at: Int, _ limit: Int) -> Bool {
    if text.any(
      "业", "产业", "行业", "居民", "地区", "企业", "学生", "患者", "儿童", "人群", "产品", "商品", "货物", "旅客", "用户",
      at: at) != nil
      || text.isOne(of: often.heads, Span(at, limit))
    {
      return true
    }
    var end = limit
    while end - at >= 6 {
      if isCharacterStart(end), exactWord(at, end) != nil { return true }
      end -= 3
    }
    return false
  }

  /// 最终消费支出、资本形成总额、净出口(对经济增长的贡献率), 船舶、家用电器(的出口): what is told of each in relation to something.
  private func tailOfRelation(_ spans: [Span], _ last: Span) -> Span {
    guard endsWithRatio(Int(last.end)) || !text.lacks("的", from: Int(last.start), to: Int(last.end))
    else { return .none }
    if endsWithRatio(Int(last.end)), text.anyEnds("贡献率", "比重", "份额", "比例", at: Int(last.end)) != nil
    {
      for word: StaticString in ["对", "占"] {
        if let at = text.find(word, in: last.range), at - Int(last.start) >= 6 {
          return Span(at, Int(last.end))
        }
      }
    }
    guard let mark = text.find("的", in: last.range), mark - Int(last.start) >= 6,
      !spans.dropLast().contains(where: { endsWithHead(Int($0.end)) }),
      text.any(often.peoples, at: Int(last.start)) == nil
    else { return .none }
    return Span(mark, Int(last.end))
  }

  /// Gives the members the catalogue's ids of their whole names: 城镇 + 居民人均可支配收入, 第 + 二 + 产业投资.
  func nameMembers(_ items: inout [ListItem], _ suffix: Span) {
    let industry =
      suffix.isEmpty
      ? nil : text.any("次产业", "产业", at: Int(suffix.start)).map { Int(suffix.start) + $0 - 6 }
    for index in items.indices where items[index].indicator < 0 || industry != nil {
      let phrase = items[index].phrase
      if let industry, case let first = Int(items[0].phrase.a.start),
        case let numeral = Int(phrase.a.start) + (text.has("第", at: Int(phrase.a.start)) ? 3 : 0),
        ScalarClass.digit(text.scalar(numeral).value) > 0
      {
        let digit = Span(numeral, numeral + 3)
        items[index].indicator = indicator(
          of: Phrase(digit, Span(industry, Int(suffix.end))), behind: "第")
        if Int(suffix.end) == industry + 6 { splitWhole(&items[index]) }
        // 第一、(第)二、三产业
        if text.has("第", at: first), numeral == Int(phrase.a.start) {
          items[index].phrase = Phrase(Span(first, first + 3), digit, suffix)
        }
      } else if !phrase.b.isEmpty {
        items[index].indicator = indicator(of: phrase)
      }
    }
  }

  /// 固定资产投资增长8%，其中第一、二、三产业(分别增长): without a noun the industries are what was told of the whole.
  private func splitWhole(_ item: inout ListItem) {
    guard carry.topicSentence == sentenceIndex, !carry.topic.isEmpty,
      text.anyEnds("生产总值", "GDP", "增加值", at: Int(carry.topic.last.end)) == nil
    else { return }
    (item.indicator, item.isGuess) = (-1, true)
  }

  /// 城乡(居民人均可支配收入), 一二三产业(增加值): what the catalogue calls one of what a fused subject means.
  func ofFused(_ part: StaticString, _ rest: Span) -> Int32 {
    guard rest.count >= 6 else { return -1 }
    let isIndustry = text.has("产业", at: Int(rest.start))
    switch part.description {
    case "城": return indicator(of: Phrase(rest), behind: "城镇")
    case "乡": return indicator(of: Phrase(rest), behind: "农村")
    case "一" where isIndustry: return indicator(of: Phrase(rest), behind: "第一")
    case "二" where isIndustry: return indicator(of: Phrase(rest), behind: "第二")
    case "三" where isIndustry: return indicator(of: Phrase(rest), behind: "第三")
    case "存", "贷", "进口", "出口": return indicator(of: Phrase(rest), behind: part)
    default: return -1
    }
  }

  /// The catalogue's indicator that the pieces of a phrase name together, behind a word, or -1.
  func indicator(of phrase: Phrase, behind word: StaticString = "") -> Int32 {
    let pieces = [phrase.a, phrase.b, phrase.c, phrase.d]
    let opening = word.utf8CodeUnitCount
    let count = pieces.reduce(opening) { $0 + ($1.isEmpty ? 0 : $1.count) }
    guard count <= 96 else { return -1 }
    // The look-up reads whole words of memory.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 112) { bytes in
      bytes.initialize(repeating: 0)
      for at in 0..<opening { bytes[at] = word.utf8Start[at] }
      var end = opening
      for piece in pieces where !piece.isEmpty {
        for at in piece.range {
          bytes[end] = text.base[at]
          end += 1
        }
      }
      guard let base = bytes.baseAddress, let found = lexicon.exact(base, count) else { return -1 }
      return lexicon[found].indicator
    }
  }
}
