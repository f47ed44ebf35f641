import HanBase
import HanCatalog

/// How far two places or years are apart.
extension Analyzer {
  /// 宜宾、南充之间只差(19.3亿元), 两城之差已由…: the noun or verb of a gap, in words that name nothing else; what
  /// differs is what the text goes on about.
  @inline(__always)
  func gapAlone(_ left: NounPhrase, _ quantity: Quantity) -> Span? {
    _slowPath(text.ends("差", at: Int(left.phrase.a.end))) && left.indicator < 0
      && left.phrase.b.isEmpty
      ? gapAloneInFull(left.phrase.a, quantity) : nil
  }

  @inline(never)
  private func gapAloneInFull(_ words: Span, _ quantity: Quantity) -> Span? {
    guard words.count >= 6, let noun = text.anyEnds(Analyzer.apart, at: Int(words.end))
    else { return nil }
    let end = Int(words.end) - noun
    // 两者相差22440元: which two, the sentence has said; only one of them is what it went on about.
    if quantity.kind != .points, text.has("相差", at: end),
      text.any("两者", "二者", at: Int(words.start)) != nil,
      carry.topicIsPart || output.last.map({ $0.area == carry.area }) == true
    {
      return nil
    }
    var at = Int(words.start)
    while at < end, let length = text.any(Analyzer.both, at: at) { at += length }
    return at >= end ? Span(end, end + noun) : nil
  }

  private static let apart = WordEnds("只相差", "仅相差", "之差", "只差", "仅差", "还差", "尚差", "相差")
  private static let both = WordSet(
    "之间", "两", "二", "三", "四", "个", "城", "市", "地", "省", "县", "区", "州", "者", "国", "家", "双方", "彼此",
    "的", "也", "却", "则", "仍", "还", "已", "竟", "与", "和", "前后", "前者", "后者", "差距", "互相", "间", "、", "更")

  /// 两城之差, 两者相差, 只差: whether words end in the noun or verb of a gap.
  ///
  /// 还差 may as well tell how far it is to a mark, so only `isOfGap` asks for it too.
  @inline(__always)
  private func endsInGap(_ end: Int) -> Bool {
    text.anyEnds("之差", "相差", "只差", "仅差", at: end) != nil
  }

  /// 两城之差, 二者差距: what is between two is no amount of either.
  func isGapBetween(_ span: Span) -> Bool {
    endsInGap(Int(span.end)) || text.anyEnds("差距", "差额", at: Int(span.end)) != nil
  }

  /// With what words end that name a gap, or what is missing or left over: 距8000元还差620元.
  static let gapEnds = WordEnds(
    "之差", "相差", "只差", "仅差", "还差", "优势", "差额", "缺口", "领先幅度", "落后幅度", "差值")

  /// 两市差距扩大到…: whether a name is of a gap by more than how its first words end.
  @inline(__always)
  func holdsGap(_ name: Phrase) -> Bool {
    !name.b.isEmpty && endsInGapOfAny(Int(name.last.end))
      || text.find("差距", in: name.a.range) != nil
  }

  @inline(never)
  private func endsInGapOfAny(_ end: Int) -> Bool { endsInGap(end) || text.ends("还差", at: end) }

  /// 两地差距, 与山东的差额: the noun of a gap in words that name nothing else.
  @inline(__always)
  func gapNoun(_ span: Span) -> Span? {
    if text.lacks("差", from: Int(span.start), to: Int(span.end)) { return nil }
    for noun: StaticString in ["差距", "差额", "之差", "只差", "仅差", "还差"] {
      if let at = text.find(noun, in: span.range) { return Span(at, at + 6) }
    }
    return nil
  }

  /// 比私营单位多(28842元), 较成都少(422万人次): whether 比 or 较 opens a comparison before a place in a range, as no
  /// part of a word such as 比重.
  func comparesBefore(_ start: Int, _ end: Int) -> Bool {
    if text.lacks("比", from: start, to: end), text.lacks("较", from: start, to: end) { return false }
    var at = start
    while at < end {
      if text.any("比", "较", at: at) != nil, opensComparing(at) { return true }
      at += text.scalar(at).length
    }
    return false
  }

  /// Whether 比 or 较 at a place is the word of a comparison.
  func opensComparing(_ at: Int) -> Bool {
    text.any(
      "比重", "比例", "比率", "比值", "比赛", "比特", "比亚", "比价", "比较", "较大", "较好", "较快", "较高", "较多", "较少",
      "较低",
      "较强", "较小", "较慢", "较为", at: at) == nil
      && text.anyEnds("占", "同", "环", "对", "百分", "性价", "之", "倍", "配", "容积", "比", "计", at: at) == nil
      && (token(at: at).map { $0.kind != .word || $0.end - $0.start <= 3 } ?? !insideToken(at))
  }

  /// 增量比深圳(多14.18万人): where the noun ends before a comparison with a place, or with oneself at another time;
  /// asked where a verb of growth was peeled off.
  func amountCompared(_ quantity: Quantity, verb: Int, end: Int) -> Int? {
    guard
      quantity.kind == .measure || quantity.kind == .person || quantity.kind.counts
        || quantity.kind == .percent || quantity.kind == .multiple,
      text.any("多", "少", "高", "低", at: verb) != nil
    else { return nil }
    let start = Int(quantity.leftLimit)
    let end = max(start, end)
    if text.lacks("比", from: start, to: end), text.lacks("较", from: start, to: end) { return nil }
    var at = start
    while at < end {
      if text.any("比", "较", at: at) != nil, opensComparing(at) {
        let base = at + 3
        if text.any("自己", "自身", "排名", "排在", "位居", "名列", "第", "榜首", at: base) != nil { return at }
        guard let next = token(at: base), next.kind == .word else { return nil }
        return next.isArea || !next.roles.isDisjoint(with: [.scope, .selfArea]) ? at : nil
      }
      at += text.scalar(at).length
    }
    return nil
  }

  /// 与列第13位的长春相比，西安(少396.4亿元); 比青岛多出344.1亿元，而去年同期(只多219亿元): 多 and 少 compare also
  /// where the clause before says with whom.
  func goesOnComparing(_ quantity: Quantity, _ start: Int) -> Bool {
    let clause = Int(quantity.clauseStart)
    if text.anyEnds("相比，", "相较，", "比较，", at: clause) != nil { return true }
    asksStatements = true
    guard text.anyEnds("只", "仅", "还", "却", "反而", "又", "更", at: start) != nil,
      let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .change,
      last.span.start >= clauseBefore(quantity).start
    else { return false }
    return text.isSame(last.unit, quantity.unit)
  }

  /// Whether a difference is told by what the clause before compares with.
  func comparesAcross(_ quantity: Quantity, _ peel: Peel) -> Bool {
    text.any("多", "少", "高", "低", at: Int(peel.growthSpan.start)) != nil
      && (comparesBefore(Int(quantity.leftLimit), peel.end)
        || goesOnComparing(quantity, Int(peel.growthSpan.start)))
  }

  /// 恢复到2019年的(67.1%), 相当于上年的(62.5%): a part of what was once, no growth.
  func isRecovery(_ quantity: Quantity) -> Bool {
    text.anyFind(["恢复", "相当于", "回到"], in: Int(quantity.clauseStart)..<Int(quantity.span.start))
      != nil
  }

  /// 高于15个城市平均增速: where the noun of those that are counted ends before what they have in the mean.
  @inline(__always)
  func meanBehind(_ start: Int, _ end: Int) -> Int? {
    _fastPath(text.lacks("均", from: start, to: end)) ? nil : meanBehindInFull(start, end)
  }

  @inline(never)
  private func meanBehindInFull(_ start: Int, _ end: Int) -> Int? {
    guard let mean = text.find("平均", in: start..<end), mean > start,
      text.any("平均增速", "平均增幅", "平均水平", "平均涨幅", "平均值", "平均线", at: mean) != nil,
      text.anyEnds(often.countedClassEnds, at: mean) != nil || text.ends("国家", at: mean)
    else { return nil }
    return mean
  }

  /// 低于全省8.1%平均水平的, 高于全国5.2%的平均增速: the number is the mean that others are compared with.
  @inline(__always)
  func isMeanCompared(_ quantity: Quantity) -> Bool {
    if quantity.kind.counts {
      let at = Int(quantity.afterQualifier)
      return meanBehind(at, max(at, min(sentenceEnd, at + 36))) != nil
    }
    guard quantity.kind == .percent || quantity.kind == .measure || quantity.kind == .person else {
      return false
    }
    let at = Int(quantity.afterQualifier)
    return _slowPath(traits.contains(.mean))
      && text.any(
        "的平均", "平均水平", "平均增速", "平均值", "平均线", "平均增幅", "平均涨幅", "均值", "的均值", at: at) != nil
      || meanOfWhole(at) != nil
  }

  /// 高于39218元的(全国)平均水平: the whole that is named behind the number that is its mean.
  @inline(__always)
  private func meanOfWhole(_ at: Int) -> Token? {
    text.has("的全", at: at) ? meanOfWholeInFull(at) : nil
  }

  @inline(never)
  private func meanOfWholeInFull(_ at: Int) -> Token? {
    guard let whole = token(at: at + 3), whole.kind == .word,
      text.any("平均水平", "平均增速", "平均值", "平均线", "平均增幅", "水平", "均值", "平均", at: Int(whole.end)) != nil
    else { return nil }
    return whole
  }

  /// 进位12位, 下滑1位, 前移2位: a place in an order changes; 增加2位院士, 上升12位数 do not say so.
  func movesInOrder(_ quantity: Quantity, _ peel: Peel) -> Bool {
    guard peel.growth != .none, quantity.unit.count == 3,
      text.any("位", "名", at: Int(quantity.unit.start)) != nil, !quantity.number.isOrdinal
    else { return false }
    return text.any(Analyzer.moves, at: Int(peel.growthSpan.start)) != nil
      && (isPhraseEnd(Int(quantity.afterQualifier))
        || text.any("至", "到", "成为", "升", "跻", "位", "居", at: Int(quantity.afterQualifier)) != nil)
  }

  private static let moves = WordSet(
    "进位", "前进", "前移", "后移", "后退", "上移", "下移", "退后", "上升", "下滑", "提升", "下降", "下跌", "滑落", "倒退", "跃升",
    "攀升",
    "回落", "跌落", "进步", "退步", "退")

  /// 低于全省(8.1%平均水平): the mean is that of the place right before it.
  func readMeanArea(_ quantity: Quantity, _ raw: inout RawObservation) {
    if let whole = meanOfWhole(Int(quantity.afterQualifier)), case let area = selfArea(whole),
      area != 0
    {
      (raw.area, raw.rules.area, raw.certainty.area) = (area, .areaNamed, .stated)
      (raw.comparator, raw.rules.comparator) = (.equal, .comparatorEqual)
      if raw.rules.indicator == .indicatorRight || raw.rules.indicator == .indicatorLeft,
        raw.indicator < 0, let last = output.last, Int(last.sentence) == sentenceIndex
      {
        set(last.phrase, last.indicator, .indicatorCarried, &raw)
        raw.certainty.indicator = .carried
        (carry.topic, carry.topicIndicator) = (last.phrase, last.indicator)
      }
      return
    }
    guard !quantity.kind.counts, let index = word(endingAt: Int(quantity.span.start)),
      let token = token(at: Int(quantity.span.start) - Int(lexicon[index].length)),
      token.kind == .word
    else { return }
    let area =
      token.isArea
      ? division(of: token)
      : token.roles.isDisjoint(with: [.selfArea, .scope]) ? 0 : selfArea(token)
    if area != 0 { (raw.area, raw.rules.area, raw.certainty.area) = (area, .areaNamed, .stated) }
  }

  /// 高于15个城市平均增速(1.3个百分点): the mean of those counted right before, with which one compares.
  @inline(__always)
  func isMeanOfCounted(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    _slowPath(quantity.kind == .points) && left.phrase.b.isEmpty
      && isMeanOfCountedInFull(left.phrase.a, quantity)
  }

  @inline(never)
  private func isMeanOfCountedInFull(_ words: Span, _ quantity: Quantity) -> Bool {
    guard quantity.leftLimit > quantity.clauseStart,
      text.anyEnds("平均增速", "平均增幅", "平均水平", "平均涨幅", "平均值", "均值", at: Int(words.end)) != nil
    else { return false }
    return text.anyFind(
      ["高于", "低于", "快于", "慢于", "高出", "好于", "优于", "超", "比", "落后", "领先"],
      in: Int(quantity.clauseStart)..<Int(quantity.leftLimit)) != nil
  }

  /// 增速则以东莞的11.6%为最高: what is highest stands before 以, the place between 以 and the number.
  @inline(__always)
  func ledBy(_ quantity: Quantity, _ raw: inout RawObservation) -> NounPhrase? {
    _slowPath(text.ends("的", at: Int(quantity.span.start))) && areaCount > 0
      ? ledByInFull(quantity, &raw) : nil
  }

  @inline(never)
  private func ledByInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> NounPhrase? {
    guard
      text.any(
        "为最", "最", "居首", "领先", "垫底", "居前", "居末", "殿后", "领跑", at: Int(quantity.afterQualifier))
        != nil,
      let index = word(endingAt: Int(quantity.span.start) - 3), lexicon[index].area != 0
    else { return nil }
    let place = Int(quantity.span.start) - 3 - Int(lexicon[index].length)
    guard text.ends("以", at: place), place - 3 >= Int(quantity.leftLimit),
      let token = token(at: place), token.isArea
    else { return nil }
    let area = division(of: token)
    if area != 0 {
      (raw.area, raw.rules.area, raw.certainty.area) = (area, .areaNamed, .stated)
      (raw.areaSpan, carry.area) = (token.span, area)
    }
    return leftPhrase(Int(quantity.leftLimit), place - 3)
  }

  /// 与2010年“六人普”的95792719人相比: what a figure was counted in, or of whom it is, is no name of it.
  @inline(__always)
  func isComparedWith(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    text.any("相比", "相较", at: Int(quantity.afterQualifier)) != nil && left.indicator < 0
      && left.phrase.b.isEmpty && !left.isEmpty && !endsWithHead(Int(left.phrase.a.end))
  }

  /// 比第六次人口普查时增加: a census or an event is the base.
  func hasCensusBase(_ quantity: Quantity, _ peel: Peel) -> Bool {
    let range = Int(quantity.leftLimit)..<max(Int(quantity.leftLimit), peel.end)
    return text.ends("时", at: peel.end)
      && (text.find("比", in: range) != nil || text.find("较", in: range) != nil)
      || text.anyEnds("普查", "时点", at: peel.end) != nil
  }

  /// (与广东的)差距为880.85亿元: from whom belongs to the name of a gap.
  @inline(__always)
  func nameGap(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.phrase.a.count == 6), raw.indicator < 0, raw.phrase.b.isEmpty, areaCount > 0,
      text.any("差距", "差额", at: Int(raw.phrase.a.start)) != nil
    {
      nameGapInFull(quantity, &raw)
    }
    if raw.rules.indicator == .indicatorCarried, quantity.leftLimit > quantity.clauseStart {
      goOnWithGap(quantity, &raw)
    }
    if _slowPath(
      quantity.kind == .measure && raw.measure != .rank
        && text.anyEnds(often.distances, at: Int(quantity.span.start)) != nil)
    {
      nameDistance(quantity, &raw)
    }
  }

  /// 差距由206亿元扩大至(756亿元): the other end is of the gap as well.
  private func goOnWithGap(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard !text.lacks("差", from: Int(quantity.clauseStart), to: Int(quantity.leftLimit)),
      text.anyEnds("至", "到", "为", at: Int(quantity.span.start)) != nil, let last = output.last,
      last.span.start >= quantity.clauseStart, last.measure == raw.measure, last.indicator < 0,
      text.anyEnds("差距", "差额", "差值", "之差", "差", "相差", at: Int(last.phrase.last.end)) != nil,
      text.anyEnds("逆差", "顺差", "收支差额", at: Int(last.phrase.last.end)) == nil,
      text.isSame(last.unit, quantity.unit)
    else { return }
    // GDP…，两市差距由…扩大至…: of what the sentence told.
    if raw.indicator >= 0, raw.phrase.b.isEmpty, let noun = gapNoun(last.phrase.last),
      raw.phrase.a.end <= noun.start
    {
      raw.phrase.append(noun)
    } else {
      raw.phrase = last.phrase
    }
    raw.indicator = -1
    if last.certainty.indicator == .guessed { raw.certainty.indicator = .guessed }
    if areaCount > 0 { raw.certainty.area = .guessed }
  }

  static let distances = WordEnds("还有", "还差", "仅差", "只差", "尚差", "尚有", "还缺", "仅有", "差")

  /// 距离万亿还有1099.56亿元: how far something is from a mark is not how much it is.
  @inline(never)
  private func nameDistance(_ quantity: Quantity, _ raw: inout RawObservation) {
    let clause = Int(quantity.clauseStart)..<Int(quantity.span.start)
    guard let length = text.anyEnds(often.distances, at: clause.upperBound),
      let start = text.any("距离", "距", at: clause.lowerBound) == nil
        ? text.anyFind(["距离", "距"], in: clause) : clause.lowerBound,
      clause.upperBound - length - start >= 9,
      !hasQuantity(in: Span(start, clause.upperBound - length))
    else { return }
    set(Phrase(Span(start, clause.upperBound - length)), -1, .indicatorLeft, &raw)
    raw.certainty.indicator = .guessed
  }

  @inline(never)
  private func nameGapInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    var end = Int(raw.phrase.a.start)
    if let joint = text.anyEnds("之间的", "间的", "的", at: end) { end -= joint }
    guard let place = areaToken(endingAt: end), place.start > quantity.clauseStart,
      let joint = text.anyEnds("与", "和", "同", "跟", "较", "距", at: Int(place.start)),
      case let start = Int(place.start) - joint, start >= Int(quantity.clauseStart)
    else { return }
    raw.phrase = Phrase(Span(start, Int(raw.phrase.a.end)))
  }
}
