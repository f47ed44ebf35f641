import HanBase
import HanCatalog

extension Analyzer {
  static let relationalNouns = WordSet(
    "绝对额和增速", "总量和增速", "增速", "增幅", "总量", "绝对额", "绝对量", "占比", "比重", "排名", "综合排名", "位次", "数量", "金额",
    "总投资",
    "年计划投资", "年度投资", "长", "宽", "高",
    "深", "面积", "人数", "户数", "总额", "总面积", "改造总面积", "总产值", "年产值", "产值", "增速排名", "总量排名", "均价", "现价总量",
    "两年平均增速", "年均增速", "平均增速", "降幅", "涨幅", "名义增速", "实际增速", "增量", "减量", "总产", "单产", "平均单产", "亩产",
    "平均亩产",
    "总产量", "排位", "全省排名", "比例", "总数",
    "总人数",
    "总户数", "货值", "完成率", "达标率", "合格率", "履约率", "开工率", "到位率", "资金到位率", "投产率", "竣工率", "入库率", "利用率",
    "占有率", "总规模", "总金额", "回落幅度", "提高幅度", "提升幅度", "上升幅度", "收窄幅度", "扩大幅度", "增长幅度", "下滑幅度", "下跌幅度",
    "回升幅度", "下降幅度", "上涨幅度", "规模", "体量")

  /// 总投资, 增速, 长: nouns that are said of the topic.
  @inline(__always)
  func relational(_ left: NounPhrase, _ quantity: Quantity, _ peel: Peel) -> Phrase? {
    let own = left.phrase.a
    return own.count == 6 || text.isOne(of: often.relationalNouns, own)
      || text.any("相当于", "仅相当于", "只相当于", "大致相当于", "约相当于", at: Int(own.start)) != nil
      ? relational(own, quantity, peel) : nil
  }

  @inline(never)
  private func relational(_ own: Span, _ quantity: Quantity, _ peel: Peel) -> Phrase? {
    if text.any("相当于", "仅相当于", "只相当于", "大致相当于", "约相当于", at: Int(own.start)) != nil {
      // …人均可支配收入7380元，仅相当于上海的29.4%
      guard !carry.topic.isEmpty, carry.topicSentence == sentenceIndex else { return nil }
      var whole = carry.topic
      if isOfPlaces(whole) {
        guard let before = carry.beforePlaces, before.sentence == sentenceIndex else { return nil }
        whole = before.topic
      }
      whole.append(own)
      return whole
    }
    if own.count == 6, let each = perHead(own, quantity) { return each }
    // 粮食播种面积386万亩，产量186万吨
    if text.has("产量", at: Int(own.start)), own.count == 6, carry.topicSentence == sentenceIndex,
      // 粮食播种面积120万亩，其中早稻20万亩；产量50万吨: of the whole again.
      case let field = carry.topicIsPart && text.ends("；", at: Int(quantity.clauseStart))
        ? carry.mainTopic : carry.topic,
      text.ends("面积", at: Int(field.last.end)), case let crop = cropOf(field),
      crop.b.isEmpty, crop != field
    {
      return Phrase(crop.a, own)
    }
    guard text.isOne(of: often.relationalNouns, own) else { return nil }
    var topic = carry.topic
    // 总量 is the topic itself.
    // 规模仍领先深圳: of a sum it is the sum, of things how large they are.
    if text.any("规模", "体量", at: Int(own.start)) == own.count {
      guard !topic.isEmpty, carry.topicSentence == sentenceIndex else { return nil }
      // 增速居第一位，规模居第四位
      if topic.c.isEmpty, text.isOne(of: often.relationalNouns, topic.b) { return Phrase(topic.a) }
      // 数字经济占比达到45%以上、规模突破万亿元: of what has the share.
      topic = withoutShare(topic)
      if let length = text.anyEnds("占比", "比重", "增速", at: Int(topic.last.end)), topic.b.isEmpty,
        topic.a.count > length
      {
        topic.a.end -= Int32(length)
      }
      let isSum = quantity.number.isOrdinal || fits(carry.topicIndicator, quantity, .level)
      if carry.topicIndicator < 0 || topic != carry.topic || !isSum { topic.append(own) }
      return topic
    }
    if text.ends("总量", at: Int(own.end)), own.count <= 12 {
      if topic.isEmpty || carry.topicSentence != sentenceIndex, let clause = namedBefore(quantity) {
        return clause
      }
      // …，其中出口增长11.7%。总量…: not of the part that was told last.
      if carry.topicSentence != sentenceIndex, carry.topicIsPart, let headline = carry.headline,
        quantity.number.isOrdinal || peel.isTop || fits(headline.indicator, quantity, .level)
      {
        (carry.topic, carry.topicIndicator) = (headline.phrase, headline.indicator)
        return headline.phrase
      }
      if carry.topicSentence != sentenceIndex, carry.topicIsPart, !carry.mainTopic.isEmpty,
        quantity.number.isOrdinal || peel.isTop || fits(carry.mainIndicator, quantity, .level)
      {
        (carry.topic, carry.topicIndicator) = (carry.mainTopic, carry.mainIndicator)
        return carry.mainTopic
      }
      if !quantity.number.isOrdinal, let rest = withoutNew(topic) {
        (carry.topic, carry.topicIndicator) = (rest, joinedIndicator(rest))
        return rest
      }
      if countsPlaces(topic), carry.namedIndicator >= 0, carry.namedSentence >= sentenceIndex - 1 {
        return Phrase(carry.named)
      }
      // 增速居第一位，总量居第四位
      if topic.c.isEmpty, text.isOne(of: often.relationalNouns, topic.b) { return Phrase(topic.a) }
      // GDP增速居第7，总量居第9
      if topic.b.isEmpty, let rate = text.anyEnds("增速", "增幅", "涨幅", "增长率", at: Int(topic.a.end)),
        topic.a.count > rate
      {
        return Phrase(Span(Int(topic.a.start), Int(topic.a.end) - rate))
      }
      return topic.isEmpty ? theme(quantity, .level).map { Phrase($0.0) } : topic
    }
    if text.ends("排名", at: Int(own.end)), let list = quotedList(quantity) { topic = Phrase(list) }
    guard !topic.isEmpty, carry.topicSentence == sentenceIndex || topic != carry.topic else {
      if let rate = rateRanked(own, quantity) { return rate }
      if text.ends("排名", at: Int(own.end)), let clause = previousClause(quantity) {
        var phrase = clause.phrase
        phrase.append(own)
        return phrase
      }
      // 采矿业拖累明显，降幅比1—8月扩大2.6个百分点: the clause before says whose.
      if let subject = subjectBefore(quantity) { return Phrase(subject, own) }
      return nil
    }
    // 增长6.4%，高于全国1.2个百分点，增速居第6位: the rate is named once.
    if !carry.root.isEmpty, text.anyEnds("增长", "上涨", "下降", at: Int(topic.last.end)) != nil,
      text.any("增速", "增幅", "涨幅", "降幅", at: Int(own.start)) != nil
    {
      topic = carry.root
    }
    // 浙江57541元排名第三: the place in the order of what was told.
    if quantity.number.isOrdinal, topic == carry.topic,
      text.any("排名", "位次", "名次", "排位", at: Int(own.start)) == own.count
    {
      return topic
    }
    // 钢管直径…、长…: the other dimension is dropped.
    if topic.b.isEmpty, own.count == 3 {
      for noun: StaticString in ["直径", "长度", "宽度", "高度"] where text.ends(noun, at: Int(topic.a.end))
      {
        topic.a.end -= 6
      }
    }
    // 粮食播种面积730万亩、总产量300万吨，单产400公斤: the crop's, not the field's.
    if text.anyEnds("产", "产量", "产值", at: Int(own.end)) != nil {
      topic = cropOf(topic)
      // 最大年产量3.2万吨，最高亩产1260斤: of what is not said.
      if text.anyEnds("产量", "总产", "亩产", "单产", at: Int(topic.last.end)) != nil { return nil }
    }
    if text.any("总数", "总量", "总规模", at: Int(own.start)) != nil, let rest = withoutNew(topic) {
      (carry.topic, carry.topicIndicator) = (rest, joinedIndicator(rest))
      topic = rest
    }
    // 人口占13%，面积占10.5%: of a share there is none.
    if text.ends("占", at: Int(topic.last.end)),
      text.any("占比", "比重", at: Int(own.start)) == nil,
      text.has("占", at: peel.end) || text.ends("占", at: peel.end)
        || text.has("占", at: Int(own.end))
    {
      return nil
    }
    // 60岁及以上人口占20.9%，威海占比超过25%
    if topic.b.isEmpty, text.any("占比", "比重", at: Int(own.start)) == own.count,
      text.ends("占", at: Int(topic.a.end)), topic.a.count > 6
    {
      topic.a.end -= 3
    }
    for span in [topic.a, topic.b, topic.c] where !span.isEmpty {
      guard text.isOne(of: often.relationalNouns, span) else { continue }
      // 增幅比平均水平低2.9个百分点，排名由第10位…: the place in the order of what was told last.
      if text.any("排名", "位次", "名次", "排位", at: Int(own.start)) == own.count { return topic }
      return nil
    }
    // 东西长45公里，总面积942平方公里; 总人口46万，总面积…: of the place, not of what was told before.
    if text.any("总面积", "面积", "总人口", "总户数", "国土面积", at: Int(own.start)) == own.count,
      text.anyEnds(
        "长", "宽", "高", "人口", "面积", "海拔", "时速", "小组", "里程", "深", "距", "径", "居委会", "村委会", "社区", "街道",
        "村", "镇", "乡", "县", at: Int(topic.last.end)) != nil
    {
      return nil
    }
    // 大桥全长1200米，桥面宽28米，总投资3.2亿元; 企业从业人员3.2万人，年产值86亿元: of the thing, not of its length or people.
    if own.count >= 6, let whole = withoutAttribute(topic) {
      guard !whole.isEmpty else { return nil }
      topic = whole
    }
    topic.append(own)
    return topic
  }

  /// 大桥 of 大桥全长, 企业 of 企业从业人员: whose attribute a topic is; empty where only the attribute is named.
  private func withoutAttribute(_ topic: Phrase) -> Phrase? {
    let last = Int(topic.last.end)
    guard topic.b.isEmpty,
      let length = text.anyEnds(
        "从业人员", "员工", "职工", "全长", "总长", "线路长", "路线长", "桥面宽", "路面宽", "路基宽", "宽度", "长度", "高度", "宽",
        at: last)
    else { return nil }
    if topic.a.count >= length + 6 { return Phrase(Span(Int(topic.a.start), last - length)) }
    guard
      let first = output.suffix(16).last(where: {
        Int($0.sentence) == sentenceIndex && $0.phrase != topic && $0.phrase.b.isEmpty
          && text.anyEnds("全长", "总长", "长", at: Int($0.phrase.a.end)) != nil
      })?.phrase.a,
      let own = text.anyEnds("全长", "总长", "长", at: Int(first.end)), first.count >= own + 6
    else { return Phrase() }
    return Phrase(Span(Int(first.start), Int(first.end) - own))
  }

  /// The noun that opens the clause before, up to its verb.
  private func subjectBefore(_ quantity: Quantity) -> Span? {
    let clause = clauseBefore(quantity)
    let own = Int(quantity.leftLimit)
    guard clause.end > clause.start, !hasQuantity(in: clause),
      text.anyFind(["增速", "降幅", "增幅", "涨幅", "跌幅"], in: own..<max(own, Int(quantity.span.start)))
        != nil
    else { return nil }
    for token in tokensFrom(Int(clause.start)) where token.kind == .word {
      if token.end > clause.end { return nil }
      guard !token.isIndicator,
        !token.roles.isDisjoint(with: [.up, .down, .contribution])
      else { continue }
      let phrase = leftPhrase(Int(clause.start), Int(token.start))
      guard phrase.phrase.b.isEmpty, phrase.phrase.a.count >= 6, !namesNothing(phrase) else {
        return nil
      }
      return phrase.phrase.a
    }
    return nil
  }

  /// The first indicator that an earlier clause of the sentence names.
  func namedBefore(_ quantity: Quantity) -> Phrase? {
    for token in tokensBefore(Int(quantity.clauseStart)) {
      if token.kind == .word, token.isIndicator { return Phrase(token.span) }
    }
    return nil
  }

  /// 入选“2025市辖区高质量发展百强”，排名第93位: the list that the rank is on.
  func quotedList(_ quantity: Quantity) -> Span? {
    var open = -1
    var found: Span?
    for token in tokensBefore(Int(quantity.span.start)) {
      if token.kind == .openQuote { open = Int(token.end) }
      if token.kind == .closeQuote, open >= 0 { found = Span(open, Int(token.start)) }
    }
    return found
  }

  /// 国家级专精特新企业3家、(省级)35家; 省级以上园区12个，其中(国家级)3个: the modifier is replaced, the rest stays.
  func replaceLevel(_ word: Span) -> Phrase? {
    var phrase = Phrase()
    var replaced = false
    for span in [carry.topic.a, carry.topic.b, carry.topic.c, carry.topic.d] where !span.isEmpty {
      var from = Int(span.start)
      if !replaced, let level = levelWord(in: span) {
        phrase.append(Span(from, Int(level.start)))
        phrase.append(word)
        from = Int(level.end)
        replaced = true
      }
      phrase.append(Span(from, Int(span.end)))
    }
    if replaced { return phrase }
    var joined = Phrase(word)
    joined.append(carry.topic)
    return joined
  }

  /// The first 国家级, 市级以上 of a span, also where it opens a name of the catalogue.
  private func levelWord(in span: Span) -> Span? {
    var found = Span.none
    for token in tokensFrom(Int(span.start)) {
      if token.start >= span.end { break }
      guard token.kind == .word else { continue }
      if !token.isIndicator, token.roles.contains(.levelWord) {
        found = token.span
      } else if token.isIndicator,
        let length = text.any("国家级", "省级", "市级", "州级", "县级", "区级", at: Int(token.start))
      {
        found = Span(token.start, token.start + Int32(length))
      } else {
        continue
      }
      break
    }
    guard !found.isEmpty else { return nil }
    let end = Int(found.end)
    return Span(Int(found.start), end + (text.any("及以上", "以上", at: end) ?? 0))
  }

  /// 新增A3家、B35家: the verb of the first member holds for the others.
  func carriedVerb(_ quantity: Quantity, _ left: NounPhrase) -> Span? {
    guard carry.topicSentence == sentenceIndex else { return nil }
    let first = carry.topic.a
    guard !first.isEmpty else { return nil }
    // 新增高企32家、科技型中小企业85家: the catalogue's name holds the verb.
    if quantity.kind.counts || quantity.kind == .person || quantity.kind == .measure,
      let verb = text.any(Analyzer.makings, at: Int(first.start)),
      first.count > verb + 3 || first.count == verb && !carry.topic.b.isEmpty,
      !isMoneyUnit(quantity), !quantity.number.isOrdinal,
      text.any(Analyzer.makings, at: Int(left.phrase.a.start)) == nil,
      // 新增城镇就业3万人、失业人员再就业1万人, 新建农田3万亩、改造5万亩: what is done is nothing that is made.
      text.any("改造", "惠及", "治理", "开展", "完成", "实施", at: Int(left.phrase.a.start)) == nil,
      text.anyEnds("再就业", "转移就业", "培训", "清零", "治理", at: Int(left.phrase.last.end)) == nil,
      text.anyEnds("总数", "总量", "余额", "率", "总户数", "总人数", at: Int(left.phrase.last.end)) == nil,
      text.anyFind(
        ["达", "累计", "共有", "拥有", "现有"], in: Int(left.phrase.a.end)..<Int(quantity.span.start))
        == nil
    {
      return Span(Int(first.start), Int(first.start) + verb)
    }
    guard let token = token(at: Int(first.start)), token.kind == .word,
      token.end <= first.end,
      token.roles.contains(.keepVerb), !token.isIndicator
    else { return nil }
    return token.span
  }

  private static let makings = WordSet("新增", "净增", "新培育", "新认定", "新登记", "新引进", "新建改造", "新建", "培育")
}
