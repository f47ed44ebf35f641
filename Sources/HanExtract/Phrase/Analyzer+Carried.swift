import HanBase
import HanCatalog

extension Analyzer {
  /// 长沙县以1431.1亿元的GDP排名第一，浏阳(1365.1亿元); 房价环比上涨的有15城，杭州(上涨0.3%): what was said of the name is not
  /// carried on to a number of another sort.
  @inline(__always)
  func leaveSaid(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.phrase.c.isEmpty, !raw.phrase.isEmpty, raw.indicator < 0, raw.measure != .rank,
      raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective
    {
      leaveSaidInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func leaveSaidInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let end = Int(raw.phrase.last.end)
    var length = 0
    if quantity.kind != .rank, raw.rules.measure != .measureChangeRank,
      let rank = text.anyEnds("排名", "位次", "名次", "排位", at: end)
    {
      length = rank
    } else if raw.measure == .growth {
      length = text.anyEnds("上涨", "下降", "下跌", "增长", "回落", "上升", at: end) ?? 0
      if length > 0 { length += text.anyEnds("同比", "环比", at: end - length) ?? 0 }
      // 固定资产投资完成年度计划的52.3%，同比增长1.2%
      if length == 0, raw.phrase.b.isEmpty, text.anyEnds("计划", "目标", "任务", "预算", at: end) != nil,
        let done = text.anyFind(["完成年", "完成全年", "完成预算", "完成目标", "完成计划"], in: raw.phrase.a.range)
      {
        length = end - done
      }
    }
    let isTopic = carry.topic == raw.phrase
    if length > 0, length == raw.phrase.b.count {
      raw.phrase = Phrase(raw.phrase.a)
      raw.indicator = exact(raw.phrase)
      if isTopic { (carry.topic, carry.topicIndicator) = (raw.phrase, raw.indicator) }
      return
    }
    // GDP排名第一，22075亿元
    guard length > 0, raw.phrase.b.isEmpty,
      exactIndicator(Int(raw.phrase.a.start), end - length) != nil
        || raw.phrase.a.count >= length + 6 && endsWithMeasure(end - length)
    else { return }
    raw.phrase.a.end -= Int32(length)
    raw.indicator = exact(raw.phrase)
    if raw.certainty.indicator == .stated { raw.certainty.indicator = .carried }
    if isTopic { (carry.topic, carry.topicIndicator) = (raw.phrase, raw.indicator) }
  }

  /// What a share or a difference of rates is of, where only the thing itself is carried on: 杭州4033亿元，占全省的24.7%
  /// is no sum of money, and 增长5%，比全省低1.6个百分点 compares rates.
  @inline(__always)
  func nameCarried(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard _slowPath(raw.rules.indicator == .indicatorCarried), raw.phrase.d.isEmpty
    else { return }
    if raw.rules.measure == .measureShare {
      nameShare(quantity, &raw)
    } else if raw.measure == .change, quantity.kind == .points {
      nameRate(quantity, &raw)
    } else if let last = rankBefore(quantity, &raw) {
      (raw.phrase, raw.indicator) = (last.phrase, last.indicator)
      if last.certainty.indicator == .guessed { raw.certainty.indicator = .guessed }
    } else if raw.measure == .rank, let last = output.last, Int(last.sentence) == sentenceIndex,
      last.measure == .change, last.rules.indicator == .indicatorPart,
      last.phrase.a.start == raw.phrase.a.start, last.phrase.last.end > raw.phrase.last.end
    {
      // 增长17.9%，比全省低1.6个百分点，列第10位: the rate's.
      (raw.phrase, raw.indicator) = (last.phrase, -1)
    } else if raw.measure == .rank, raw.indicator >= 0 {
      doubtRankOfGrowth(&raw)
    }
  }

  /// 占全省, 占全省的比重: what is taken a share of, behind what takes it.
  private func nameShare(_ quantity: Quantity, _ raw: inout RawObservation) {
    let start = Int(raw.measureSpan.start)
    guard isAmount(raw.indicator, raw.phrase), text.has("占", at: start),
      start >= Int(quantity.clauseStart), raw.phrase.last.end <= raw.measureSpan.start,
      !text.holds(Span(start, start + 3), in: raw.phrase.last)
    else { return }
    var end = max(start + 3, Int(quantity.leftLimit))
    while end < Int(quantity.span.start), let token = token(at: end), token.kind == .word,
      token.isArea || token.isIndicator
        || !token.roles.isDisjoint(with: [.selfArea, .scope])
    {
      end = Int(token.end)
    }
    if let noun = text.any("的比重", "的比例", "的份额", "比重", "比例", at: end) { end += noun }
    raw.phrase.append(Span(start, end))
    raw.indicator = -1
    raw.rules.indicator = .indicatorPart
  }

  /// 增速, or 增长 where no noun stands in the sentence: a rate is what one is faster or slower by.
  private func nameRate(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard
      isAmount(raw.indicator, raw.phrase)
        || raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .index,
      // 居民收入增速: a rate already.
      text.anyEnds("增速", "增幅", "涨幅", "降幅", at: Int(raw.phrase.last.end)) == nil,
      let last = output.last, Int(last.sentence) == sentenceIndex
    else { return }
    // 占全市的58.4%，提高3.2个百分点: it is the share that rises.
    if last.rules.measure == .measureShare, last.phrase.a.start == raw.phrase.a.start,
      last.phrase != raw.phrase
    {
      (raw.phrase, raw.indicator, raw.rules.indicator) = (last.phrase, -1, .indicatorPart)
      return
    }
    // 比全国低1.7个百分点，而上年同期还高出全国1.3个百分点
    if last.measure == .change, last.rules.indicator == .indicatorPart,
      last.phrase.a.start == raw.phrase.a.start,
      last.phrase.last.end > raw.phrase.last.end
        || !last.phrase.b.isEmpty
    {
      (raw.phrase, raw.indicator, raw.rules.indicator) = (last.phrase, -1, .indicatorPart)
      return
    }
    guard last.phrase == raw.phrase, last.measure == .growth || last.measure == .averageGrowth
    else {
      // 3个省份增速提高，上海、河北提高1.7和0.7个百分点
      let range = sentenceStart..<Int(quantity.span.start)
      if let noun = text.anyFind(["增速", "增幅", "涨幅"], in: range) {
        raw.phrase.append(Span(noun, noun + 6))
        (raw.indicator, raw.rules.indicator) = (-1, .indicatorPart)
      } else {
        raw.certainty.indicator = .guessed
      }
      return
    }
    // 进口降幅达7.9%，比上海高4.1个百分点
    if text.any("降幅", "跌幅", at: Int(last.measureSpan.start)) != nil {
      raw.phrase.append(last.measureSpan)
      (raw.indicator, raw.rules.indicator) = (-1, .indicatorPart)
      return
    }
    let range = max(0, sentenceStart - 600)..<Int(quantity.span.start)
    if let noun = text.anyFind(["增速", "增幅", "涨幅"], in: range) {
      raw.phrase.append(Span(noun, noun + 6))
    } else if last.measureSpan.count == 6, last.measureSpan.start >= raw.phrase.last.end {
      raw.phrase.append(last.measureSpan)
    }
    raw.indicator = -1
    raw.rules.indicator = .indicatorPart
  }

  /// Whether something is an amount, so that no percentage is of it.
  private func isAmount(_ indicator: Int32, _ phrase: Phrase) -> Bool {
    if indicator >= 0 { return isAmount(indicator) }
    if endsWithMeasure(Int(phrase.last.end)), !endsWithRatio(Int(phrase.last.end)),
      !isRelational(phrase.last)
    {
      return true
    }
    return text.anyEnds(
      "额", "量", "值", "收入", "投资", "利润", "税收", "出让金", "面积", "人次", "人口", "里程", "企业", "出口", "进口", "房价",
      "均价", "价格", "GDP",
      at: Int(phrase.last.end)) != nil
  }
}

extension Analyzer {
  /// 出口规模只相当于成都的26.3%，增速…: the text goes on about the thing, not about what it compares with.
  @inline(__always)
  func leaveBase(_ raw: inout RawObservation) {
    if _slowPath(!text.lacks("相", from: Int(raw.phrase.a.start), to: Int(raw.phrase.a.end)))
      && raw.indicator < 0
    {
      leaveBaseInFull(&raw)
    }
  }

  @inline(never)
  private func leaveBaseInFull(_ raw: inout RawObservation) {
    guard raw.measure == .level, raw.phrase.b.isEmpty, raw.phrase.a.count > 18,
      raw.rules.indicator == .indicatorLeft,
      let base = text.find("相当于", in: raw.phrase.a.range)
    else { return }
    var end = base
    while let length = text.anyEnds("大约", "大致", "约", "只", "仅", "才", "还", "也", "已", at: end) {
      end -= length
    }
    guard end - Int(raw.phrase.a.start) >= 6 else { return }
    carry.topic = Phrase(Span(Int(raw.phrase.a.start), end))
    carry.topicIndicator = exact(carry.topic)
  }
}

extension Analyzer {
  static let nationParts = WordSet(
    "华东地区", "华北地区", "华南地区", "华中地区", "中南地区", "西南地区", "西北地区", "华东", "华北", "华南", "华中", "中南", "西南",
    "西北", "东部地区", "中部地区", "西部地区", "东北地区", "中西部地区", "沿海地区", "东部", "中部", "西部", "东北", "中西部", "长三角地区",
    "长三角",
    "珠三角地区",
    "珠三角", "京津冀地区", "京津冀", "长江经济带", "粤东", "粤西", "粤北", "苏南", "苏中", "苏北", "浙东", "浙西", "浙南", "浙北",
    "皖南", "皖北", "皖中", "闽南", "闽东", "闽西", "闽北", "鲁南", "鲁西", "鲁东", "鲁中", "豫东", "豫西", "豫南", "豫北", "鄂东",
    "鄂西",
    "湘南", "湘北", "大湘西地区", "大湘西", "川南", "川北", "川西", "川东北", "陕南", "陕北", "关中", "晋北", "晋南", "赣南", "赣北",
    "桂北", "桂南", "滇中",
    "滇西", "辽东", "辽西", "辽南", "辽北", "冀南", "冀北", "冀中南", "长株潭", "胶东", "成渝地区",
    "新一线城市", "一二线城市", "一线城市", "二线城市", "三线城市", "三四线城市")

  /// 中部地区(完成31184亿元): the part of the nation that is all that stands before a number, if it is one.
  @inline(__always)
  func regionOnly(_ left: NounPhrase) -> Span {
    left.indicator < 0 && left.phrase.b.isEmpty ? regionOnly(left.phrase.a) : .none
  }

  @inline(__always)
  func regionOnly(_ words: Span) -> Span {
    text.any(often.nationParts, at: Int(words.start)) == nil ? .none : regionOnlyInFull(words)
  }

  @inline(never)
  private func regionOnlyInFull(_ words: Span) -> Span {
    let start = Int(words.start)
    guard let length = text.any(often.nationParts, at: start),
      // 西部地区则普遍在
      length == words.count || isLeftover(start + length, Int(words.end))
    else { return .none }
    return Span(start, start + length)
  }

  /// Names what is carried on to a part of the nation after it, in place of the part told of before.
  func nameRegion(_ region: Span, _ raw: inout RawObservation) {
    guard raw.rules.indicator == .indicatorCarried, !raw.phrase.isEmpty else { return }
    // 东北地区 + 生产总值占比, of a list: another part of the nation takes the place of the one told last.
    if !raw.phrase.b.isEmpty, raw.measure != .rank,
      text.any(often.nationParts, at: Int(raw.phrase.a.start)) == raw.phrase.a.count
    {
      raw.phrase.a = region
      (raw.indicator, raw.rules.indicator) = (-1, .indicatorPart)
      raw.certainty.indicator = .guessed
      return
    }
    guard raw.phrase.b.isEmpty, raw.measure == .level || raw.measure == .growth else { return }
    var rest = raw.phrase.a
    if let old = text.any(often.nationParts, at: Int(rest.start)), old < rest.count {
      rest.start += Int32(old)
    }
    raw.phrase = Phrase(region, rest)
    raw.indicator = -1
    raw.rules.indicator = .indicatorPart
    raw.certainty.indicator = .guessed
  }

  /// 西部地区投资增长10.3%…。贵州以23.9%居首: a place of its own is no such part.
  @inline(__always)
  func leaveRegion(_ raw: inout RawObservation) {
    if _slowPath(
      (raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective))
    {
      leaveRegionInFull(&raw)
    }
  }

  @inline(never)
  private func leaveRegionInFull(_ raw: inout RawObservation) {
    guard raw.area != 0, raw.area != 100_000, !isOfHome(&raw),
      raw.rules.area == .areaNamed || raw.rules.area == .areaRespective
        || raw.rules.area == .areaCarried && isNational,
      let region = text.any(often.nationParts, at: Int(raw.phrase.a.start))
        ?? placeClass(opening: raw.phrase.a) ?? ring(opening: raw.phrase.a)
        ?? countedPlaces(opening: raw.phrase.a)
    else { return }
    if region == raw.phrase.a.count, !raw.phrase.b.isEmpty {
      (raw.phrase.a, raw.phrase.b, raw.phrase.c) = (raw.phrase.b, raw.phrase.c, .none)
    } else if region < raw.phrase.a.count {
      raw.phrase.a.start = behindCount(raw.phrase.a.start + Int32(region), raw.phrase.a.end)
    } else {
      return
    }
    raw.indicator = exact(raw.phrase)
    if let whole = wholeName(of: raw.phrase.a) {
      (raw.phrase, raw.indicator) = (whole.phrase, whole.indicator)
    }
    raw.certainty.indicator = .guessed
  }

  /// 省会城市(新房均价), 城市(进出口总额): the class of the places that the whole was of, where a name follows.
  func placeClass(opening span: Span) -> Int? {
    guard
      var length = text.any(often.placeClasses, at: Int(span.start)), length + 6 <= span.count,
      !isOfTwoLevels(Int(span.start)),
      // 城市居民人均可支配收入, 城市道路面积: of cities, not of the places of a class.
      exactIndicator(Int(span.start), Int(span.end)) == nil
    else { return nil }
    if text.has("的", at: Int(span.start) + length) {
      length += 3
    } else if text.has("城市", at: Int(span.start)),
      text.anyEnds("个", "座", "大", "些", at: Int(span.start)) == nil
        || text.any(
          "居民", "人口", "道路", "公共", "建成区", "污水", "低保", "绿", "供水", "更新", at: Int(span.start) + 6)
          != nil
    {
      return nil
    }
    return endsWithMeasure(Int(span.end))
      || exactIndicator(Int(span.start) + length, Int(span.end)) != nil
      ? length : nil
  }

  /// 新建商品住宅（不含保障性住房）价格: what a bracket takes out of a name or into it is not told of.
  @inline(__always)
  private func isLeftOut(_ token: Token) -> Bool {
    text.any("）", ")", at: Int(token.end)) != nil
      && text.anyEnds(
        "（不含", "（含", "（不包括", "（包括", "（不计", "（剔除", "（扣除", "(不含", "(含", "(不包括", at: Int(token.start))
        != nil
  }

  /// 集中供地城市, 出口大省: an indicator's name that tells a class of places or firms from others.
  func describesClass(_ token: Token) -> Bool {
    text.any("大省", "大市", "强市", "强省", "大户", "企业", at: Int(token.end)) != nil
      || placeClass(at: Int(token.end)) != nil
      || isLeftOut(token)
      // 唯一(产量)…: 一产 begins within another word.
      || text.ends("唯", at: Int(token.start)) && text.has("一", at: Int(token.start))
  }

  /// Whether words name an indicator, not only a class of places by it.
  @inline(__always)
  func namesIndicator(_ span: Span) -> Bool {
    // What begins behind the sentence's last indicator holds none.
    span.start <= lastIndicatorStart && namesIndicatorInFull(span)
  }

  @inline(never)
  private func namesIndicatorInFull(_ span: Span) -> Bool {
    for token in tokensFrom(Int(span.start)) {
      if token.end > span.end { return false }
      if token.kind == .word, token.isIndicator, !describesClass(token) { return true }
    }
    return false
  }

  /// …降幅比一季度收窄了0.9个百分点。中部完成31184亿元: what else the text tells of, where a rate cannot have the unit.
  func themeNotRate(_ quantity: Quantity, _ measure: Measure) -> (phrase: Phrase, indicator: Int32)?
  {
    guard measure == .level, quantity.kind == .measure, carry.topicIndicator < 0,
      text.anyEnds(
        "增速", "增幅", "降幅", "涨幅", "跌幅", "比重", "占比", "比例", "率", "排名", "位次", "幅度",
        at: Int(carry.topic.last.end)) != nil
    else { return nil }
    return themeFitting(quantity, measure)
  }
}
