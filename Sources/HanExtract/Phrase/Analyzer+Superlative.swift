import HanBase
import HanCatalog

/// What a superlative and its copula lead up to: 浓度最好的城市是威海市，(为38微克/立方米).
struct SuperlativeLead {
  /// The place that it leads up to, or what several lie in.
  var area: Int32
  var areaSpan: Span
  /// What stands before the superlative: 浓度, 重污染天数同比增加; empty for 最差的城市是.
  var words: Span
  /// The quantity's first byte.
  var at: Int32 = -1
  /// How that is said to change: 增加, 涨幅, 改善幅度.
  var turn = QualityTurn.none
  /// Whether it stands in the number's own clause: 增速最高的是长沙市9.4%.
  var isOwn = false
  /// What changes or is so high; empty where the words name nothing.
  var noun = NounPhrase()
}

/// How something is said to change, or to become better or worse.
enum QualityTurn: UInt8 {
  case none
  case up
  case down
  case better
  case worse
}

/// What superlatives of a sentence were said of.
struct LedTopic {
  var sentence: Int
  var phrase: Phrase
  var indicator: Int32
  var turn: QualityTurn
}

extension Analyzer {
  /// 细颗粒物浓度最好的城市是威海市，为38微克/立方米，最差的城市是德州市和聊城市，为101微克/立方米;
  /// 黑龙江是接待游客总数增长最快的省份，达到235%: the clause before a number that only says who is first or last in what.
  @inline(__always)
  func superlativeLead(_ quantity: Quantity) -> SuperlativeLead? {
    _slowPath(!text.lacks("最", from: sentenceStart, to: Int(quantity.span.start))) && areaCount > 0
      && !quantity.inParen && quantity.leftLimit == quantity.clauseStart
      ? superlativeLeadInFull(quantity) : nil
  }

  /// 增速最高的是长沙市(9.4%), 最低的是张家界市(为2.1%): the same in one clause with the number.
  private func ownLead(_ quantity: Quantity) -> SuperlativeLead? {
    let start = Int(quantity.clauseStart)
    var end = Int(quantity.span.start)
    while let length = text.anyEnds("只有", "仅有", "达到", "达", "仅", "为", "约", at: end) { end -= length }
    guard var lead = leadUp(start, end) else { return nil }
    lead.isOwn = true
    return lead
  }

  @inline(never)
  private func superlativeLeadInFull(_ quantity: Quantity) -> SuperlativeLead? {
    if var own = ownLead(quantity) {
      own.at = quantity.span.start
      readLeadWords(&own)
      return own
    }
    guard text.anyEnds("，", ",", at: Int(quantity.clauseStart)) != nil else { return nil }
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start,
      var lead = leadUp(Int(clause.start), Int(clause.end))
        ?? turnedLead(Int(clause.start), Int(clause.end)),
      !hasQuantity(in: clause),
      // A place of its own, or the whole, is told of by the clause itself.
      clauseArea(Int(quantity.clauseStart), Int(quantity.span.start)) == nil
    else { return nil }
    lead.at = quantity.span.start
    readLeadWords(&lead)
    return lead
  }

  /// …最高的城市是(威海市), …最多的为(德州市和聊城市): the places at the end of a clause, behind a superlative.
  func leadUp(_ start: Int, _ end: Int) -> SuperlativeLead? {
    guard let last = areaToken(endingAt: end), Int(last.start) > start + 9 else { return nil }
    var at = end
    var area: Int32 = 0
    while let place = areaToken(endingAt: at), Int(place.start) > start, isAreaSubject(place, end) {
      let own = division(of: place)
      if own == 0 { return nil }
      area = area == 0 ? own : catalog.commonParent(area, own)
      at = Int(place.start)
      // 福建安溪: the province leads up to its county.
      while let outer = areaToken(endingAt: at), catalog.isWithin(own, division(of: outer)) {
        at = Int(outer.start)
      }
      guard let joint = text.anyEnds("、", "和", "与", "及", at: at) else { break }
      at -= joint
    }
    guard area != 0,
      let copula = text.anyEnds(
        "分别是", "分别为", "依次是", "依次为", "则是", "则为", "仍是", "仍为", "是", "为", at: at)
    else { return nil }
    at -= copula
    if let noun = classEnding(at) { at -= noun }
    guard let length = text.anyEnds(Analyzer.superlatives, at: at), at - length >= start else {
      return nil
    }
    return SuperlativeLead(
      area: area, areaSpan: last.span, words: withQuotation(start, at - length))
  }

  /// (黑龙江)是接待游客总数增长最快的省份: the same the other way round.
  private func turnedLead(_ start: Int, _ end: Int) -> SuperlativeLead? {
    guard let noun = classEnding(end),
      let length = text.anyEnds(Analyzer.superlatives, at: end - noun),
      let (area, span, rule) = clauseArea(start, end), rule == .areaNamed
    else { return nil }
    var at = Int(span.end)
    while let adverb = text.any("则", "仍", "还", "也", "依然", "依旧", "已", at: at) { at += adverb }
    guard let copula = text.any("成为", "是", "为", at: at), at + copula <= end - noun - length else {
      return nil
    }
    return SuperlativeLead(
      area: area, areaSpan: span, words: Span(at + copula, end - noun - length))
  }

  /// “蓝天白云，繁星闪烁”天数: a quotation that is open where the clause begins belongs to the words.
  private func withQuotation(_ start: Int, _ end: Int) -> Span {
    guard end > start, let close = text.find("”", in: start..<end) else { return Span(start, end) }
    if let open = text.find("“", in: start..<end), open < close { return Span(start, end) }
    guard
      let open = tokensBefore(start).last(where: { $0.kind == .openQuote }),
      start - Int(open.start) <= 60
    else { return Span(start, end) }
    return Span(Int(open.start), end)
  }

  /// Reads what is highest and how it changes from the words before a superlative.
  private func readLeadWords(_ lead: inout SuperlativeLead) {
    let start = Int(lead.words.start)
    var end = Int(lead.words.end)
    // 年均增速最高的是…: an average over years is no growth of one.
    if end > start, text.find("年均", in: start..<end) != nil { return }
    if let noun = text.anyEnds("增速", "增幅", "涨幅", "增长率", "增长速度", "升幅", at: end) {
      (lead.turn, end) = (.up, end - noun)
    } else if let noun = text.anyEnds("降幅", "跌幅", "减幅", at: end) {
      (lead.turn, end) = (.down, end - noun)
    } else {
      let verb = text.ends("幅度", at: end) ? end - 6 : end
      (lead.turn, end) = turn(endingAt: verb) ?? (.none, end)
    }
    if lead.turn != .none {
      while end > start,
        let length = text.anyEnds(
          "同比", "环比", "累计", "较上年同期", "比上年同期", "较上年", "比上年", "较去年", "比去年", "较上月", "比上月", "的", "名义",
          "实际",
          at: end)
      { end -= length }
    }
    guard end > start else { return }
    var noun = leftPhrase(start, end)
    // “蓝天白云，繁星闪烁”天数: the quotation is no circumstance.
    if text.has("“", at: start), let close = text.find("”", in: start..<end), end - close >= 9 {
      noun = NounPhrase()
      noun.phrase = Phrase(Span(start, end))
    }
    guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 6,
      noun.indicator >= 0 || endsWithMeasure(Int(noun.phrase.a.end))
        || text.anyEnds("度", "率", "比", "比例", "指数", "排放", "气温", "水温", at: Int(noun.phrase.a.end))
          != nil,
      !isRelational(noun.phrase.a), !namesNothing(noun)
    else { return }
    lead.noun = noun
  }

  /// The verb of change that ends at a place, and where it begins.
  private func turn(endingAt end: Int) -> (QualityTurn, Int)? {
    if let verb = text.anyEnds("增长", "增加", "上升", "上涨", "提高", "提升", "回升", at: end) {
      return (.up, end - verb)
    }
    if let verb = text.anyEnds("下降", "减少", "降低", "下跌", "回落", "下滑", at: end) {
      return (.down, end - verb)
    }
    if let verb = text.anyEnds("改善", "好转", at: end) { return (.better, end - verb) }
    if let verb = text.anyEnds("恶化", at: end) { return (.worse, end - verb) }
    return nil
  }

  /// What the place that a superlative leads up to is first or last in; of a bare superlative (最差的城市是) what the one
  /// before it in the sentence was said of.
  func nameOfLead(_ quantity: Quantity) -> NounPhrase? {
    guard let lead = carry.lead, lead.at == quantity.span.start else { return nil }
    if !lead.noun.isEmpty { return lead.noun }
    guard let led = carry.led, led.sentence == sentenceIndex,
      lead.words.isEmpty || lead.turn != .none
    else { return nil }
    var noun = NounPhrase()
    (noun.phrase, noun.indicator) = (led.phrase, led.indicator)
    return noun
  }

  /// 同比增加最多的是聊城市，为4天; 同比改善幅度最大的城市是临沂市，为17.4%: what is told is by how much something changes.
  @inline(__always)
  func readSuperlative(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if let lead = carry.lead, lead.at == quantity.span.start {
      readSuperlativeInFull(lead, quantity, peel, &raw)
    }
  }

  @inline(never)
  private func readSuperlativeInFull(
    _ lead: SuperlativeLead, _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    var turn = lead.turn
    // 减少最多的是临沂市，减少25天，最少的是威海市，为2天: it goes on about the change.
    // 增长最快的是舟山市，增长9%；最多的是杭州市，为2700亿元: an amount is no change of the rate before.
    if lead.words.isEmpty, let led = carry.led, led.sentence == sentenceIndex,
      let last = output.last, text.isSame(last.unit, quantity.unit),
      text.any("达", "共", at: Int(quantity.clauseStart)) == nil
    {
      turn = led.turn
    }
    if raw.rules.indicator == .indicatorCarried, !lead.words.isEmpty {
      raw.certainty.indicator = .guessed
    }
    carry.led = LedTopic(
      sentence: sentenceIndex, phrase: raw.phrase, indicator: raw.indicator, turn: turn)
    carry.lead = nil
    // 增长最快的是长沙市，地区生产总值达1.4万亿元: the clause tells of something of its own.
    guard turn != .none, !peel.isReachEnd, raw.rules.indicator != .indicatorLeft,
      raw.rules.indicator != .indicatorRight
    else { return }
    readTurn(turn, quantity, peel, &raw)
  }

  /// 仅聊城市同比恶化1%; 仅德州同比恶化，为1.3%: by how much what was told of became better or worse.
  @inline(__always)
  func readQuality(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if _slowPath(
      (raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorClause))
      && raw.measure == .level && quantity.kind == .percent
    {
      readQualityInFull(quantity, peel, &raw)
    }
  }

  @inline(never)
  private func readQualityInFull(
    _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    var end = Int(quantity.span.start)
    while let word = text.anyEnds("了", "约", "近", "超", at: end) { end -= word }
    var clause = Span(Int(quantity.clauseStart), end)
    if let verb = text.any("为", "达", at: Int(quantity.clauseStart)),
      Int(quantity.clauseStart) + verb == end
    {
      clause = clauseBefore(quantity)
    }
    guard clause.end > clause.start,
      let turn = text.ends("反弹", at: Int(clause.end))
        ? .up : turn(endingAt: Int(clause.end))?.0,
      turn != .down, turn != .up || text.ends("反弹", at: Int(clause.end)),
      text.anyFind(
        ["同比", "环比", "比上", "较上", "比去年", "较去年", "疫情前", "较20", "比20"],
        in: sentenceStart..<Int(clause.end)) != nil
    else { return }
    readTurn(turn, quantity, peel, &raw)
  }

  /// Reads a level as the change or growth that the words before it speak of.
  func readTurn(
    _ turn: QualityTurn, _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) {
    let isDown: Bool
    switch turn {
    case .none: return
    case .up: isDown = false
    case .down: isDown = true
    case .better, .worse:
      // Fewer 微克 are better, more 优良天数 are.
      if let harm = isHarm(raw) {
        isDown = harm == (turn == .better)
      } else {
        isDown = false
        raw.certainty.measure = .guessed
      }
    }
    switch quantity.kind {
    case .percent:
      guard raw.measure == .level, peel.shareSpan.isEmpty, !isRateName(raw) else {
        // 失业率下降最多的是…，为3%: by so much, or to so much?
        if raw.measure == .level { raw.certainty.measure = .guessed }
        return
      }
      (raw.measure, raw.rules.measure) = (.growth, .measureGrowthNoun)
    case .points:
      guard raw.measure == .change, raw.certainty.measure == .guessed else { return }
      raw.certainty.measure = .carried
    case .multiple, .rank: return
    default:
      guard !quantity.number.isOrdinal,
        raw.measure == .level || raw.measure == .change && peel.growth == .none
      else { return }
      // 常住人口增加最多的是成都，达到2100万人: by so much, or to so much?
      if text.any("达到", at: Int(peel.reachSpan.start)) != nil { raw.certainty.measure = .guessed }
      (raw.measure, raw.rules.measure) = (.change, .measureChangeBase)
    }
    if raw.certainty.measure == .stated { raw.certainty.measure = .carried }
    if isDown, !raw.value.isNegative { raw.value = raw.value.negated }
  }

  /// Whether a statement's name is that of a rate or a share.
  private func isRateName(_ raw: RawObservation) -> Bool {
    if let known = catalogued(raw.indicator) { return known.unit == "%" }
    return text.anyEnds("率", "比重", "占比", "比例", at: Int(raw.phrase.last.end)) != nil
  }

  /// Whether less of something is better (true), or more of it (false); nil where the words do not tell.
  private func isHarm(_ raw: RawObservation) -> Bool? {
    if let known = catalogued(raw.indicator) { return known.lowerIsBetter }
    let end = Int(raw.phrase.last.end)
    if text.anyEnds("污染天数", "污染天", "浓度", "排放量", "排放", "综合指数", "降尘量", "颗粒物", "能耗", "事故起数", at: end)
      != nil
    {
      return true
    }
    return text.anyEnds("优良天数", "优良率", "优良天数比例", "优良比例", "达标率", "达标天数", "能见度", at: end) != nil
      ? false : nil
  }

  private func catalogued(_ indicator: Int32) -> Indicator? {
    indicator < 0 ? nil : catalog.indicator(id: catalog.indicatorID(Int(indicator)))
  }

  /// …最高的(城市)是: how long the class of places is that ends at a place.
  func classEnding(_ end: Int) -> Int? {
    text.anyEnds(often.countedClassEnds, at: end)
      ?? text.anyEnds("街道", "乡镇", "国家", "镇", at: end)
  }
}
