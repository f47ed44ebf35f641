import HanBase
import HanCatalog

extension Analyzer {
  /// What is carried on to other numbers without being known as anything that is measured.
  ///
  /// 六成市州投资增速在3%以上，长沙增长4.2%: by what places are counted is no thing that grows. 三个行政区分别实现863亿元:
  /// whose something is, is not what it is.
  @inline(never)
  func doubtUnknownName(_ raw: inout RawObservation) {
    let isCarried = raw.rules.indicator == .indicatorCarried
    guard isCarried || raw.rules.indicator == .indicatorRespective && areaCount > 0 else { return }
    let end = Int(raw.phrase.last.end)
    if isCarried && text.anyEnds("以上", "以下", at: end) != nil
      || raw.measure == .level && !endsWithMeasure(end)
      || !isCarried && raw.measure != .rank && !endsWithMeasure(end)
    {
      raw.certainty.indicator = .guessed
    }
  }

  /// Marks as guessed what the words found cannot be: names that are none, units that do not fit.
  func doubt(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator < 0, raw.certainty.indicator != .guessed, !isPlausibleName(&raw) {
      raw.certainty.indicator = .guessed
    }
    // 就业人员(229337元): what is not told in such units has its name here, not its identity.
    if !fitsUnit(quantity, &raw) { (raw.indicator, raw.certainty.indicator) = (-1, .guessed) }
    if raw.certainty.indicator == .carried, carry.isDoubtful(raw.phrase) {
      raw.certainty.indicator = .guessed
    }
    // 引进100亿元以上项目5个、50亿元以上(15个): a mark names nothing.
    if _slowPath(text.any("以上", "以下", at: Int(raw.phrase.last.end)) != nil),
      text.ends("元", at: Int(raw.phrase.last.end)), quantity.kind.counts
    {
      raw.certainty.indicator = .guessed
    }
    doubtPartBefore(&raw)
    doubtToldTwice(&raw)
    doubtPair(quantity, &raw)
    doubtName(quantity, &raw)
    doubtPlace(quantity, &raw)
    if raw.certainty.indicator == .guessed { carry.doubtful = raw.phrase.a }
    if isOtherCount(quantity, &raw) { raw.certainty.indicator = .guessed }
    doubtPeriod(&raw)
    // 两市差距拉大到337亿元: a gap is of both.
    if raw.indicator < 0, text.any("两", "二者", at: Int(raw.phrase.a.start)) != nil,
      raw.rules.area == .areaCarried
    {
      raw.certainty.area = .guessed
    }
    // A text about the nation that has spoken of several places leaves open which place, and of what.
    if carry.recentAreas.count > 1, isNational {
      // 4447万人次列前三位: what stands behind a number is what is done with it.
      if raw.rules.indicator == .indicatorRight, !quantity.kind.counts,
        !namesMeasure(raw.phrase, raw.indicator)
      {
        raw.certainty.indicator = .guessed
      }
      if raw.rules.area == .areaDocument { raw.certainty.area = .guessed }
      if raw.certainty.indicator == .carried, !goesOnAlike(quantity, &raw) {
        raw.certainty.indicator = .guessed
      }
    }
    if raw.certainty.indicator == .guessed, raw.indicator >= 0, isKnownHere(&raw) {
      raw.certainty.indicator = .carried
    }
  }

  /// Whether an indicator of the catalogue that is carried on is beyond doubt, because the paragraph told of nothing else.
  ///
  /// Measured on the gold: of such levels and rates 0.98 are right, of those of a paragraph that told of several things 0.92.
  private func isKnownHere(_ raw: inout RawObservation) -> Bool {
    if carry.replaced == raw.span.start { return false }
    switch raw.rules.indicator {
    case .indicatorPart: return true
    case .indicatorRespective:
      if raw.measure == .change || raw.rules.measure == .measureGrowthVerb { return true }
    case .indicatorCarried:
      // 对上争取再创新高，达80亿元: a sentence that names no place may begin with a subject of its own.
      if raw.measure == .change || raw.measure == .rank || raw.status == .target
        || raw.rules.area != .areaNamed && raw.rules.area != .areaRespective
          && output.last.map({ Int($0.sentence) != sentenceIndex }) ?? true
      {
        return false
      }
    default: return false
    }
    var told = false
    for other in output.suffix(16).reversed() {
      guard Int(other.span.start) >= carry.paragraphStart else { break }
      if other.indicator != raw.indicator { return false }
      told = true
    }
    return told
  }

  /// Whose a number is where a place stands near that was not taken for its own.
  @inline(__always)
  private func doubtPlace(_ quantity: Quantity, _ raw: inout RawObservation) {
    doubtWhole(quantity, &raw)
    switch raw.rules.area {
    case .areaDocument, .areaParagraph, .areaCarried, .areaSelf: break
    default: return
    }
    // 主城都市区22区县地区生产总值2.4万亿元: of those that are counted, not of the whole.
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      last.unit.count >= 3, last.unit.count <= 9,
      text.anyEnds(often.countedClassEnds, at: Int(last.unit.end)) != nil
        || text.ends("地", at: Int(last.unit.end)),
      case let gap = raw.phrase.a.start - last.unit.end, gap >= 0, gap <= 6
    {
      (raw.certainty.area, raw.certainty.indicator) = (.guessed, .guessed)
      return
    }
    if _slowPath(!raw.phrase.b.isEmpty), raw.indicator < 0 { doubtUnknownSubject(&raw) }
    // 渝中区接待游客252万人次；万盛经开区接待53万人次: a zone or a sight need not lie where the place told of before does.
    if raw.rules.area == .areaCarried, raw.area != context.area, raw.indicator < 0,
      Int(raw.phrase.a.start) >= sentenceStart,
      let zone = text.anyFind(
        ["经开区", "高新区", "景区", "开发区", "示范区", "保税区", "度假区"], in: raw.phrase.a.range),
      zone > Int(raw.phrase.a.start)
    {
      raw.certainty.area = .guessed
    }
    guard raw.certainty.area != .guessed else { return }
    // …，增长5.3%: as doubtful as what it goes on about.
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.phrase == raw.phrase,
      last.certainty.area == .guessed, last.area == raw.area
    {
      raw.certainty.area = .guessed
    }
    // 高于全省0.7个百分点、全国2.2个百分点: who one compares with.
    guard areaCount > 0, raw.measure != .change else { return }
    // 分别为长沙6.1%: a place right before the number. 优良天数最高的是张家界市，…；PM2.5浓度下降3%: behind who is led up to.
    // 国家发改委预计浙江GDP增长5.5%
    if areaToken(endingAt: Int(quantity.span.start)) != nil || foretellsOfPlace(quantity)
      || raw.rules.area == .areaCarried && raw.rules.indicator == .indicatorLeft
        && carry.led?.sentence == sentenceIndex
    {
      raw.certainty.area = .guessed
    }
  }

  /// 江山(去年)GDP110亿元: two or three characters before a time and what only places have are most likely a place that is not known.
  @inline(never)
  private func doubtUnknownSubject(_ raw: inout RawObservation) {
    let subject = raw.phrase.a
    // 公司去年研发投入4860万元: no place.
    guard subject.count == 6 || subject.count == 9,
      text.anyEnds("公司", "企业", "集团", "厂", "民", "人", "户", at: Int(subject.end)) == nil,
      Int(subject.start) == sentenceStart
        || text.anyEnds("，", "；", "。", "：", ",", ";", at: Int(subject.start)) != nil,
      let time = token(at: Int(subject.end)), time.kind == .time,
      exactIndicator(Int(raw.phrase.b.start), Int(raw.phrase.b.end)) != nil
    else { return }
    raw.certainty.area = .guessed
  }

  private func foretellsOfPlace(_ quantity: Quantity) -> Bool {
    sentenceRoles.contains(.estimate)
      && tokens.areas.contains {
        let place = tokens[Int($0)]
        return place.start >= quantity.clauseStart && place.start < quantity.span.start
          && text.anyEnds("预计", "预测", "估计", "预期", at: Int(place.start)) != nil
      }
  }

  /// 全部脱贫出列，累计脱贫44.1万人: what is counted in another unit is seldom the topic before.
  @inline(__always)
  private func isOtherCount(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(raw.rules.indicator == .indicatorCarried) && raw.certainty.indicator == .carried
      && raw.measure == .level && (quantity.kind.counts || quantity.kind == .person)
      && isOtherCountInFull(quantity, &raw)
  }

  @inline(never)
  private func isOtherCountInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    for place in output.indices.suffix(4).reversed() where output[place].phrase == raw.phrase {
      return output[place].measure == .level && !text.isSame(output[place].unit, quantity.unit)
    }
    return true
  }

  /// Whether the words can name what is measured: no place, time, mark or comparison in them.
  ///
  /// Names that are only unlikely, for want of a noun that measures, can be let pass (外贸, 执业医师).
  func isPlausibleName(_ raw: inout RawObservation, passesUnlikely: Bool = false) -> Bool {
    guard raw.indicator < 0, raw.rules.indicator != .indicatorRatio else { return true }
    let text = text
    let first = raw.phrase.a
    guard !first.isEmpty else { return true }
    // 从建区之初的不足10亿元, 比2021年、2022年分别增长A、B: when is not what.
    if raw.phrase.b.isEmpty,
      text.anyEnds("之初", "之时", "伊始", "当初", at: Int(first.end)) != nil
        || times.contains(where: { $0.span == first })
    {
      return false
    }
    let word =
      raw.phrase.b.isEmpty && raw.rules.indicator != .indicatorRight
      ? exactWord(Int(first.start), Int(first.end)) : nil
    let isPlain = isLikelyName(raw.phrase)
    if isPlain ? isShortNoun(&raw) : namesNoThing(&raw) { return false }
    // 增速较快的福建、广东: a place is who, not what.
    if let word, lexicon[word].area != 0 {
      raw.certainty.area = .guessed
      return false
    }
    if !passesUnlikely, raw.phrase.b.isEmpty, first.count <= 6,
      raw.rules.indicator != .indicatorRight,
      word == nil, !endsWithHead(Int(first.end))
    {
      // 浏阳增长3%，资兴增长9%: most likely a place that the lexicon does not know here.
      if raw.rules.area == .areaCarried, raw.rules.indicator == .indicatorLeft, first.count == 6,
        raw.measure != .level || !isCount(raw.unit)
      {
        raw.certainty.area = .guessed
      }
      return false
    }
    // 31个城市增速跑赢全国: a predicate.
    if isPlain ? outrunAt(first) != nil : isCourseOrClass(&raw) { return false }
    // 培育(40个左右…的特色小镇): a deed alone names nothing that is counted.
    if let word, lexicon[word].roles.contains(.verb), !lexicon[word].roles.contains(.nounVerb) {
      return false
    }
    // 拿下国内(七成), 公布数据(6243亿元): words that say something instead of naming it.
    if raw.phrase.b.isEmpty, raw.rules.indicator != .indicatorRight,
      isPredicate(first)
        || !isPlain && text.anyEnds("只有", "仅有", "就要", "打算", at: Int(first.end)) != nil
    {
      return false
    }
    // In a text that sets places side by side, a name without a noun that measures is most often none.
    if !passesUnlikely, raw.phrase.b.isEmpty, comparesPlaces, !endsWithMeasure(Int(first.end)),
      !holdsIndicator(first), raw.rules.indicator != .indicatorRight
    {
      return false
    }
    // 18城实现正增长, in a text that sets places side by side: a predicate is no name to be sure of.
    if raw.rules.indicator == .indicatorRight, comparesPlaces, isCount(raw.unit),
      !endsWithNoun(raw.phrase.last)
    {
      return false
    }
    // 无为县(11亿元): a place that the catalogue does not know is who, not what.
    if !isPlain, raw.phrase.b.isEmpty, raw.rules.indicator == .indicatorLeft,
      text.anyEnds("县", "市", "区", "旗", "州", at: Int(first.end)) != nil,
      first.count <= 12
        || first.count <= 30
          && text.anyEnds("新区", "开发区", "高新区", "示范区", "试验区", at: Int(first.end)) != nil,
      !isCount(raw.unit)
    {
      raw.certainty.area = .guessed
      return false
    }
    // 各种运输方式…, 境内有煤…, 这两个城市: what only leads to a name.
    if !isPlain, text.any(Analyzer.leadsToName, at: Int(first.start)) != nil { return false }
    // 铁路10月1日发送旅客, 经香港转口货物: odd, but names.
    if passesUnlikely,
      times.contains(where: { $0.span.start > first.start && $0.span.end < first.end })
        || !text.lacks("经", from: Int(first.start), to: Int(first.end))
    {
      return true
    }
    // One by one: a list of them would be made and given back each time.
    let isShare = raw.rules.measure == .measureShare
    return isPlausible(first, isShare: isShare)
      && (raw.phrase.b.isEmpty || isPlausible(raw.phrase.b, isShare: isShare))
      && (raw.phrase.c.isEmpty || isPlausible(raw.phrase.c, isShare: isShare))
      && (raw.phrase.d.isEmpty || isPlausible(raw.phrase.d, isShare: isShare))
  }

  /// Whether words end in a noun that things are counted as.
  private func endsWithNoun(_ span: Span) -> Bool {
    endsWithMeasure(Int(span.end)) || text.anyEnds(often.placeClassEnds, at: Int(span.end)) != nil
      || text.anyEnds(
        "地区", "机场", "线路", "港口", "车站", "项目", "公司", "街道", "社区", "学校",
        "医院",
        "园区", "景区", "工厂", "市", at: Int(span.end)) != nil
      || text.anyEnds("县", "区", "镇", "村", "省", "人", "户", "家庭", "岗位", at: Int(span.end)) != nil
  }

  func isCount(_ unit: Span) -> Bool {
    text.any("个", "座", "城", "市", "县", "区", "省", "家", at: Int(unit.start)) != nil
  }

  private func isPlausible(_ span: Span, isShare: Bool) -> Bool {
    if text.anyEnds(
      "中", "里", "的", "在", "均", "只", "为", "独", "更", "就", "退", "由", "从", "于", "时", at: Int(span.end)
    ) != nil,
      text.anyEnds("初中", "高中", "集中", "工时", "学时", "小时", "行为", at: Int(span.end)) == nil
    {
      return false
    }
    var quotes = 0
    for token in tokensFrom(Int(span.start)) {
      if token.end > span.end { break }
      switch token.kind {
      case .openQuote: quotes += 1
      case .closeQuote: quotes -= 1
      case .comma, .semicolon, .stop, .colon: if quotes == 0 { return false }
      case .time: if quotes == 0, token.start > span.start { return false }
      case .word where quotes == 0:
        guard !token.isIndicator else { continue }
        if token.roles.contains(.compare), token.end - token.start >= 6 { return false }
        // 七天里全市主要景区接待游客: what stands before 全市 names nothing.
        if token.roles.contains(.selfArea), !isShare, token.start > span.start,
          text.any("全市", "全省", "全县", "全区", "全州", at: Int(token.start)) != nil
        {
          return false
        }
        if token.isArea, !isShare, token.start > span.start, isAreaSubject(token, Int(span.end)) {
          return false
        }
      default: break
      }
    }
    return true
  }

  /// Whether a level's unit is one that the catalogue's indicator can have: money in yuan, shares in %.
  @inline(__always)
  private func fitsUnit(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard raw.measure == .level || raw.measure == .change && quantity.kind.counts,
      raw.indicator >= 0,
      quantity.unitIndex >= 0
    else { return true }
    return plainQuantity(of: raw.indicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
      && !isTooMuchPerHead(quantity, &raw)
  }

  /// 人均GDP达19.84万元；就总量来说，(15456亿元): what falls to each is no hundred million.
  private func isTooMuchPerHead(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(raw.rules.indicator == .indicatorCarried) && tables.isMoney[Int(quantity.unitIndex)]
      && text.ends("亿", at: Int(quantity.number.span.end))
      && catalog.indicatorDimension(Int(raw.indicator)) == "money/person"
  }

  /// What an indicator measures at all.
  func plainQuantity(of indicator: Int32) -> PlainQuantity {
    tables.plainQuantity(of: Int(indicator), in: catalog)
  }
}
