import HanBase
import HanCatalog

extension Analyzer {
  /// 广州的高技术制造业快速增长，更胜一筹，25.7%的增速…: what an earlier clause said to grow.
  func growingSubject(_ quantity: Quantity) -> NounPhrase? {
    guard quantity.kind == .percent, carry.topicSentence != sentenceIndex else { return nil }
    var start = sentenceStart
    for token in tokensFrom(sentenceStart) {
      if token.start >= quantity.clauseStart { return nil }
      switch token.kind {
      case .comma, .semicolon, .colon: start = Int(token.end)
      case .word:
        guard !token.roles.isDisjoint(with: [.up, .down]),
          Int(token.start) > start + 6,
          text.any("，", "；", at: Int(token.end)) != nil
        else { continue }
        var phrase = leftPhrase(start, Int(token.start))
        if let end = text.anyEnds("快速", "持续", "平稳", "较快", "稳步", "高速", at: Int(phrase.phrase.a.end)),
          phrase.phrase.b.isEmpty,
          phrase.phrase.a.count > end + 6
        {
          phrase.phrase.a.end -= Int32(end)
          phrase.indicator =
            exactIndicator(Int(phrase.phrase.a.start), Int(phrase.phrase.a.end)) ?? -1
        }
        guard !phrase.isEmpty, phrase.phrase.a.count >= 6, !namesNothing(phrase),
          outrunAt(phrase.phrase.a) == nil
        else { return nil }
        return phrase
      default: break
      }
    }
    return nil
  }

  /// 尤其值得关注的是规模以上工业增加值，年均增速达17.5%: the clause before is only a name.
  func namingClause(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start else { return nil }
    if hasQuantity(in: clause) { return nil }
    let phrase = leftPhrase(
      Int(clause.start) + (turn(at: Int(clause.start)) ?? 0), Int(clause.end))
    guard !phrase.isEmpty, !namesNothing(phrase) else { return nil }
    for token in tokensFrom(Int(phrase.phrase.a.start)) {
      if token.start >= clause.end { break }
      if token.kind == .word, token.end == clause.end, token.isIndicator {
        return phrase
      }
    }
    return nil
  }

  /// 珠三角人均地区生产总值最高，(为9.3万元): what the clause before says to be highest.
  func superlativeClause(_ quantity: Quantity) -> NounPhrase? {
    guard quantity.kind == .measure || quantity.kind == .person,
      text.any("为", "达", "是", "只有", "仅", at: Int(quantity.clauseStart)) != nil,
      case let clause = clauseBefore(quantity), clause.end > clause.start,
      let length = text.anyEnds(
        "最高", "最低", "最大", "最小", "最多", "最少", at: Int(clause.end)), !hasQuantity(in: clause)
    else { return nil }
    let phrase = leftPhrase(Int(clause.start), Int(clause.end) - length)
    return phrase.indicator >= 0 && fits(phrase.indicator, quantity, .level) ? phrase : nil
  }

  /// Whether a quantity stands in or touches a span.
  func hasQuantity(in span: Span) -> Bool {
    var low = 0
    var high = quantities.count
    while low < high {
      let middle = (low + high) / 2
      if quantities[middle].afterQualifier <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < quantities.count && quantities[low].span.start < span.end
  }

  /// The clause that ends where a quantity's clause begins.
  func clauseBefore(_ quantity: Quantity) -> Span {
    guard quantity.clauseStart > Int32(sentenceStart) else { return .none }
    if clauseAsked.start != quantity.clauseStart {
      clauseAsked = (quantity.clauseStart, findClauseBefore(quantity.clauseStart))
    }
    return clauseAsked.before
  }

  @inline(never)
  private func findClauseBefore(_ clauseStart: Int32) -> Span {
    var end = sentenceStart
    var start = sentenceStart
    for token in tokensBefore(Int(clauseStart)) {
      switch token.kind {
      case .comma, .semicolon, .stop, .colon, .dash:
        if token.end == clauseStart {
          end = Int(token.start)
        } else {
          start = Int(token.end)
        }
      default: break
      }
    }
    return Span(start, end)
  }

  func previousClause(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start, !saysWhy(clause),
      text.any("其次", "再次是", "随后是", at: Int(clause.start)) == nil,
      // 前三批评选时，北京入选263家: when, not what.
      text.anyEnds("时", "时候", "期间", "以来", "过后", at: Int(clause.end)) == nil,
      // 除京沪外，深圳以402家领跑
      !text.has("除", at: Int(clause.start)) || !text.ends("外", at: Int(clause.end))
    else { return nil }
    var end = Int(clause.end)
    if text.anyEnds("中", "里", "上", at: end) != nil { end -= 3 }
    if text.ends("方面", at: end) { end -= 6 }
    // 分城市看, 从增量来看: how one looks at it.
    if text.anyEnds("看", "来说", "而言", at: end) != nil
      || text.any("若看", "再看", "如看", "如果看", "只看", "单看", "看", at: Int(clause.start)) != nil
    {
      return nil
    }
    // 中国港口中，还有大连港位居第15位: among whom, not what.
    if end < Int(clause.end), quantity.number.isOrdinal,
      text.anyEnds("中", "里", at: Int(clause.end)) != nil
    {
      return nil
    }
    // 县级市里，江阴以37家领跑
    if end < Int(clause.end), text.anyEnds(often.placeClassEnds, at: end) != nil,
      placeClass(at: Int(clause.start)).map({ Int(clause.start) + $0 == end }) ?? false
    {
      return nil
    }
    // 首位度最高的是长春，达52%: what it is highest in.
    if let noun = beforeSuperlative(Int(clause.start), end) { return noun }
    var phrase = leftPhrase(Int(clause.start), end)
    // 粮食产量再创历史新高: only its subject names something.
    if !phrase.isEmpty, phrase.phrase.b.isEmpty {
      let start = Int(phrase.phrase.a.start)
      let subject = nounEnd(start, Int(phrase.phrase.a.end))
      if subject - start >= 6, subject < Int(phrase.phrase.a.end) {
        phrase.phrase = Phrase(Span(start, subject))
        phrase.indicator = exactIndicator(start, subject) ?? -1
      }
    }
    // 粤西的湛江、茂名分别增加…，汕头…; 总量虽超出余姚不少，…: whose it is, and what is granted, name nothing.
    if modifiedArea(phrase) != nil || text.find("虽", in: phrase.phrase.a.range) != nil {
      return nil
    }
    // 同比价格上涨的城市中，涨幅均未超过1.2%
    if phrase.phrase.b.isEmpty, let noun = toldApart(by: phrase.phrase.a) { return noun }
    // 税收占比最高的是长沙，为72.4%
    if phrase.phrase.b.isEmpty, phrase.indicator < 0,
      let length = text.anyEnds(
        "最高", "最低", "最大", "最小", "最多", "最少", "最快", "最慢", at: Int(phrase.phrase.a.end)),
      phrase.phrase.a.count - length >= 6,
      endsWithMeasure(Int(phrase.phrase.a.end) - length) || quantity.kind.counts
    {
      phrase.phrase.a.end -= Int32(length)
      phrase.indicator = exact(phrase.phrase)
    }
    cutPredicate(&phrase, quantity)
    // 重庆再次发力，最终以8300.37亿元…: what a place does is not what is told of it; 旅游接待，… may be.
    if quantity.kind == .measure || quantity.kind == .percent, phrase.phrase.a.count <= 12,
      tokens.areas.contains(where: {
        tokens[Int($0)].start >= clause.start && tokens[Int($0)].end <= phrase.phrase.a.start
      }), onlyActs(phrase)
    {
      return nil
    }
    // 10536.2亿元稳坐头把交椅: what is said of another number. 涨幅较大的城市: of places.
    let isShort =
      phrase.phrase.a.count < ((65...90).contains(text[Int(phrase.phrase.a.start)]) ? 3 : 6)
    return phrase.isEmpty || isShort || namesNothing(phrase)
      || phrase.phrase.b.isEmpty && saysOfPlace(phrase.phrase.a)
      || hasQuantity(in: phrase.phrase.a) || isScopeOnly(phrase)
      // 可以看到, 对手追得很快: that says something, and names nothing.
      || phrase.phrase.b.isEmpty && phrase.indicator < 0
        && text.anyEnds(
          "看到", "看出", "得知", "发现", "公布", "发布", "揭晓", "出炉", "得很快", "得更快", "得最快", "得较快", "居前", "靠前",
          "列前", "垫底",
          at: Int(phrase.phrase.a.end)) != nil
      ? nil : phrase
  }

  /// 在上年增长14.1%的基础上又(增长5.7%), 迈上3万亿元新台阶、(达到…): what follows a number is no subject.
  @inline(__always)
  func cutGround(_ left: inout NounPhrase) {
    let span = left.phrase.a
    if text.anyEnds("致使", "导致", "造成", "使得", at: Int(span.end)) != nil {
      left = NounPhrase()
      return
    }
    guard !span.isEmpty, text.any("的基础上", "基础上", "新台阶", "台阶、", "大关、", at: Int(span.start)) != nil
    else { return }
    left = NounPhrase()
  }

  /// 增量是武汉的(6倍), 约为全国的(6倍): what is compared with is no part of the name.
  func cutAtBase(_ left: inout NounPhrase) {
    let span = left.phrase.a
    guard !span.isEmpty, left.phrase.b.isEmpty, left.indicator < 0 else { return }
    // 是全国平均水平的(2.17倍)
    if text.any("平均水平", "平均值", "水平", "均值", at: Int(span.start)) == span.count {
      left = NounPhrase()
      return
    }
    var at = Int(span.start)
    while at < Int(span.end) {
      if text.any("约为", "约是", "相当于", "几乎是", "达到", "是", "为", at: at) != nil, !isInsideWord(at),
        text.anyEnds("作", "成", "行", "认", "因", "还", "就", at: at) == nil
      {
        if at == Int(span.start) {
          left = NounPhrase()
        } else {
          left.phrase = Phrase(Span(Int(span.start), at))
          left.indicator = exactIndicator(Int(span.start), at) ?? -1
        }
        return
      }
      at += text.scalar(at).length
    }
  }
}
