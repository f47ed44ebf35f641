import HanBase
import HanCatalog

/// Who foretells a figure, and of whom.
extension Analyzer {
  /// 国家信息中心预计(GDP), 专家预测(出口额): where the name begins behind the words of who foretells it.
  @inline(__always)
  func behindForecaster(_ start: Int, _ end: Int) -> Int? {
    _slowPath(!sentenceRoles.isDisjoint(with: [.estimate, .target])) && end - start >= 18
      && !(text.lacks("预", from: start, to: end) && text.lacks("估", from: start, to: end))
      ? behindForecasterInFull(start, end) : nil
  }

  @inline(never)
  private func behindForecasterInFull(_ start: Int, _ end: Int) -> Int? {
    for token in tokensFrom(start + 1) {
      if Int(token.end) + 6 > end { return nil }
      if token.kind == .word, token.isIndicator { return nil }
      guard token.kind == .word,
        token.roles.contains(.estimate) && foretells(token)
          || token.roles.contains(.target) && text.has("预期", at: Int(token.start))
      else { continue }
      // 预计全年, 预计完成 are words of their own.
      return text.anyEnds(Analyzer.forecasters, at: Int(token.start)) == nil ? nil : Int(token.end)
    }
    return nil
  }

  private func foretells(_ token: Token) -> Bool {
    text.any("预计", "预测", "预估", "估计", at: Int(token.start)) != nil
  }

  /// How those are called who foretell figures.
  static let forecasters = WordEnds(
    "中心", "银行", "研究院", "研究所", "研究部", "研究室", "科学院", "社科院", "学院", "大学", "组织", "机构", "协会", "学会", "商会",
    "联合会", "基金会", "委员会", "理事会", "统计局", "信息局", "管理局", "农业部", "商务部", "财政部", "公司", "集团", "证券", "基金",
    "智库", "课题组", "专家", "学者", "人士", "分析师", "经济学家", "研究员", "业内", "央行", "市场", "报告", "发改委", "经合组织", "世行"
  )

  /// In a text about the nation that told of a place last: 对于下半年走势，国家信息中心预计GDP增长7.5%, 22个省份GDP总和约为23.3万亿元, 14个省份增速回落
  /// are of the nation.
  @inline(__always)
  private func speaksOfNation(_ quantity: Quantity, insteadOf place: Int32) -> Bool {
    _slowPath(isNational) && !quantity.inParen && speaksOfNationInFull(quantity, place)
  }

  @inline(never)
  private func speaksOfNationInFull(_ quantity: Quantity, _ place: Int32) -> Bool {
    if sumsPlaces(quantity, catalog.areaLevel(place) ?? 0) || surveysNation() { return true }
    guard sentenceRoles.contains(.estimate) else { return false }
    for token in tokensFrom(sentenceStart) {
      if token.start >= quantity.span.start { return false }
      // The place that the sentence itself names may be what is foretold of.
      if token.kind == .word, token.isArea, isAreaSubject(token, Int(quantity.span.start)),
        division(of: token) != context.area
      {
        return false
      }
      guard token.kind == .word, token.roles.contains(.estimate), foretells(token) else {
        continue
      }
      // 国家发改委预计浙江GDP增长5.5%, 预计该省…
      let rest = Int(token.end)..<max(Int(token.end), Int(quantity.span.start))
      if text.anyFind(["该省", "该市", "该区", "全省", "全市"], in: rest) != nil
        || tokens.areas.contains(where: { rest.contains(Int(tokens[Int($0)].start)) })
      {
        return false
      }
      return tellsForNation(Int(token.start))
    }
    return false
  }

  /// 央行调查显示，一季度…: a sentence that opens with an office of the nation and names no place.
  private func surveysNation() -> Bool {
    guard areaCount == 0,
      let office = text.any(
        "央行", "中国人民银行", "国家统计局", "商务部", "工业和信息化部", "工信部", "财政部", "交通运输部", "海关总署", "国家外汇管理局",
        "国家发展改革委", "国家发改委", "人力资源社会保障部", "中国汽车工业协会", "中汽协", at: sentenceStart)
    else { return false }
    let at = sentenceStart + office
    return text.anyFind(["显示", "公布", "发布", "表明"], in: at..<min(sentenceEnd, at + 48)) != nil
  }

  /// Gives a count of places or what is told of the nation to the document's place, where another would be carried on.
  @inline(__always)
  func leavePlaces(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    let carried = carry.area != 0 ? carry.area : carry.paragraphArea
    return carried != 0 && carried != context.area && leavePlacesInFull(carried, quantity, &raw)
  }

  @inline(never)
  private func leavePlacesInFull(
    _ carried: Int32, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    if countsBeyond(quantity, carried) {
      (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
      return true
    }
    // 朝阳区GDP8700亿元。大兴机场旅客吞吐量…: an airport or a port of the text's own is not of the district told of before.
    if let isKnown = opensWithHub(quantity, carried) {
      (raw.area, raw.rules.area) = (context.area, .areaDocument)
      raw.certainty.area = isKnown ? .stated : .guessed
      (carry.area, carry.areaSpan) = (context.area, .none)
      return true
    }
    // 常州和南通两市…最快，…，有7个城市…; 其余城市增速…: of more than the places told of.
    let turns = turnsToOthers(Int(quantity.clauseStart))
    guard
      turns || speaksOfNation(quantity, insteadOf: carried) || countsBeyondList(quantity, carried)
    else { return false }
    (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
    // 广州、深圳分别…，其余19个地级市…: of the province of those that the sentence told of.
    if turns, let province = provinceTold(quantity) { raw.area = province }
    // What the sentence goes on to tell is of the nation too: 其余地市进出口合计3.6万亿元，增长6%.
    (carry.area, carry.areaSpan) = (turns ? raw.area : 0, .none)
    return true
  }

  /// 广州…，深圳…，其余19个地级市…: the province in which all cities lie that the sentence told of before.
  ///
  /// 其余城市 may be those of the nation.
  private func provinceTold(_ quantity: Quantity) -> Int32? {
    let range = Int(quantity.clauseStart)..<min(sentenceEnd, Int(quantity.clauseStart) + 24)
    guard isNational, text.anyFind(["地级市", "设区市", "市州", "个市", "个县"], in: range) != nil else {
      return nil
    }
    var province: Int32 = 0
    var count = 0
    for raw in output.suffix(200).reversed() {
      guard Int(raw.sentence) == sentenceIndex else { break }
      let own = raw.area / 10_000 * 10_000
      if raw.area == 100_000 || province != 0 && province != own { return nil }
      province = own
      if raw.area != own { count += 1 }
    }
    return count > 1 ? province : nil
  }

  /// 常州和南通两市增速最快，…，有(7个城市)…: places are counted behind a list of some, whose common province no word names.
  private func countsBeyondList(_ quantity: Quantity, _ carried: Int32) -> Bool {
    guard quantity.kind.counts || quantity.unit.isEmpty, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.area != carried, last.rules.area == .areaRespective,
      catalog.isWithin(last.area, carried), catalog.isWithin(carried, context.area)
    else { return false }
    let unit = Int(quantity.unit.isEmpty ? quantity.span.end : quantity.unit.start)
    let at = unit + (text.any("个", "座", at: unit) ?? 0)
    return text.any(often.placeClasses, at: at) != nil
      && !tokens.areas.contains { division(of: tokens[Int($0)]) == carried }
  }

  /// 重庆与全国持平, 湖南和全国涨幅一致: a place that is as high as what it lies in is told of itself.
  func equalsWhole(_ token: Token, _ place: Int32) -> Bool {
    let own = division(of: token)
    guard own != place, own == 100_000 || catalog.isWithin(place, own),
      text.anyEnds("与", "和", "同", "跟", at: Int(token.start)) != nil,
      case let range = Int(token.end)..<max(Int(token.end), min(sentenceEnd, Int(token.end) + 48)),
      let same = text.anyFind(["持平", "一致", "相同", "相当", "齐平", "同步", "相近", "接近"], in: range)
    else { return false }
    return text.anyFind(["，", "；", "。", "、"], in: Int(token.end)..<same) == nil
  }

  /// 国家信息中心, 国际货币基金组织, 中国社科院: whose forecasts are of the nation.
  private func tellsForNation(_ end: Int) -> Bool {
    var start = end
    var steps = 0
    while start > sentenceStart, steps < 16 {
      let before = text.before(start)
      if text.any("，", "。", "；", "、", ",", at: before) != nil { break }
      start = before
      steps += 1
    }
    return text.any(
      "国家", "中国", "国务院", "国际货币", "世界银行", "亚洲开发银行", "亚行", "世行", "经合组织", "央行", "中国人民银行", "财政部", "商务部",
      "农业农村部", "工业和信息化部", at: start) != nil
  }

  /// (22个省份)GDP总和约为23.3万亿元: a sum over more places than the one told of last lies in.
  private func sumsPlaces(_ quantity: Quantity, _ level: Int) -> Bool {
    guard quantity.leftLimit > quantity.clauseStart,
      quantity.kind == .measure || quantity.kind == .person,
      let sum = text.anyFind(
        ["总和", "合计", "之和", "加总"], in: Int(quantity.leftLimit)..<Int(quantity.span.start)),
      sum - Int(quantity.leftLimit) <= 48
    else { return false }
    for other in quantities.indices {
      if quantities[other].span.start >= quantity.span.start { return false }
      if quantities[other].clauseStart == quantity.clauseStart,
        quantities[other].span.end <= quantity.leftLimit + 12,
        countsPlaces(
          Int(quantities[other].unit.start), Int(quantities[other].span.end), of: level)
      {
        return true
      }
    }
    return false
  }

  /// 22个省份, 9城: whether places are counted of which one of a level cannot have several.
  private func countsPlaces(_ unit: Int, _ end: Int, of level: Int) -> Bool {
    let at = unit > 0 && unit < end ? unit : end
    let noun = at + (text.any("个", "座", at: at) ?? 0)
    if text.any("省份", "省区市", "省市", "省区", "省", at: noun) != nil {
      return level >= 1 && text.any("省道", "省级", at: noun) == nil
    }
    return level >= 2 && text.any("城市", "城", at: noun) != nil
      && text.any("城区", "城镇", "城乡", at: noun) == nil
  }

  /// 上涨超10%的省份有(18个): how many places of a class there are is not of one of them.
  @inline(__always)
  func countsClass(_ quantity: Quantity, beyond area: Int32) -> Bool {
    _slowPath(
      text.anyEnds("有", "达", "达到", "增至", "为", "约", "共", at: Int(quantity.span.start)) != nil)
      && countsClassInFull(quantity, area)
  }

  @inline(never)
  private func countsClassInFull(_ quantity: Quantity, _ area: Int32) -> Bool {
    var end = Int(quantity.span.start)
    while let verb = text.anyEnds(
      "共有", "只有", "仅有", "还有", "已有", "达到", "增至", "有", "达", "为", "约", "共", at: end)
    { end -= verb }
    let level: Int
    if text.anyEnds("的省份", "的省区市", "的省区", "的省市", at: end) != nil {
      level = 1
    } else if text.anyEnds("的城市", "的地级市", "的省会城市", "的设区市", at: end) != nil {
      level = 2
    } else {
      return false
    }
    return quantity.kind.counts && (catalog.areaLevel(area) ?? 0) >= level
      && (catalog.areaLevel(context.area) ?? level) < level
  }
}

/// Goals that what was told is compared with.
extension Analyzer {
  /// 全年涨幅约为2.4%，低于(3%左右)的预期目标: behind a rate the goal is one too.
  func isGoalBehind(_ quantity: Quantity) -> Bool {
    text.has("的", at: Int(quantity.afterQualifier))
      && text.any(Analyzer.goalNouns, at: Int(quantity.afterQualifier) + 3) != nil
  }

  /// How goals are called behind 的.
  static let goalNouns = WordSet(
    "预期目标", "年度目标", "增长目标", "全年目标", "目标", "调控目标", "政策目标", "预期", "控制目标", "规划目标", "计划目标", "考核目标",
    "约束性目标", "既定目标", "年度预期目标", "全年预期目标", "年度控制目标", "年度调控目标", "预期增长目标", "工作目标", "任务目标", "调控预期目标",
    "改善目标", "总目标", "总体目标", "发展目标", "年度计划目标")
}

/// Shares and predicates that say how far something is from another.
extension Analyzer {
  /// GDP总和约为23.3万亿元，(接近全国总量24.8万亿元的)94%: what was told before the whole is that of which so much is told.
  @inline(__always)
  func shareOfAmount(_ quantity: Quantity) -> Phrase? {
    _slowPath(quantity.leftLimit > quantity.clauseStart) && quantity.kind == .percent
      && Int(quantity.leftLimit) + 3 == Int(quantity.span.start)
      && text.has("的", at: Int(quantity.leftLimit)) ? shareOfAmountInFull(quantity) : nil
  }

  @inline(never)
  private func shareOfAmountInFull(_ quantity: Quantity) -> Phrase? {
    guard output.count > 1, let amount = output.last, Int(amount.sentence) == sentenceIndex,
      amount.span.end <= quantity.leftLimit, amount.span.start >= quantity.clauseStart,
      amount.measure == .level,
      case let whole = output[output.count - 2], Int(whole.sentence) == sentenceIndex,
      whole.span.start < quantity.clauseStart, whole.measure == .level,
      text.isSame(whole.unit, amount.unit), !whole.phrase.isEmpty, whole.phrase.b.isEmpty,
      text.any("接近", "相当于", "约为", "达到", "超过", "不到", "不足", "仅为", at: Int(quantity.clauseStart))
        != nil,
      case let words = Span(Int(quantity.clauseStart), Int(amount.span.start)), words.count >= 12,
      words.count <= 60
    else { return nil }
    return Phrase(whole.phrase.a, words)
  }

  /// 鲜菜价格仍处于高位，(同比上涨17.4%): the clause before says what stands high or low.
  @inline(__always)
  func standingSubject(_ quantity: Quantity) -> NounPhrase? {
    let (start, end) = (sentenceStart, Int(quantity.span.start))
    return quantity.kind == .percent
      && !(text.lacks("位", from: start, to: end) && text.lacks("平", from: start, to: end))
      ? standingSubjectInFull(quantity) : nil
  }

  @inline(never)
  private func standingSubjectInFull(_ quantity: Quantity) -> NounPhrase? {
    let clause = clauseBefore(quantity)
    guard clause.end > clause.start,
      let length = text.anyEnds(
        "处于高位", "处于低位", "处在高位", "处在低位", "高位运行", "低位运行", "高位震荡", "高位徘徊", "低位徘徊", "位居高位", "持平",
        at: Int(clause.end)), !hasQuantity(in: clause)
    else { return nil }
    var end = Int(clause.end) - length
    // 湖南与全国CPI涨幅持平: of what the rate is; 价格持平 is of what was told before.
    let isLevel = text.has("持平", at: end)
    if isLevel, let rate = text.anyEnds("同比涨幅", "涨幅", "同比增速", "增速", "增幅", at: end) {
      end -= rate
    }
    while let adverb = text.anyEnds("仍然", "依然", "依旧", "继续", "持续", "一直", "仍", "还", "也", "在", at: end)
    {
      end -= adverb
    }
    guard end > Int(clause.start) else { return nil }
    let noun = leftPhrase(Int(clause.start), end)
    return noun.phrase.b.isEmpty && noun.phrase.a.count >= 6 && !namesNothing(noun)
      && (noun.indicator >= 0 || !isLevel && endsWithMeasure(end)
        || !isLevel && text.anyEnds("价格", "价", at: end) != nil)
      ? noun : nil
  }

  /// 年初(确定的)增长12%的目标, 省里下达的, (规划)目标为8%, 后两年: who set a goal or for when, not of what it is.
  func setsGoal(_ start: Int, _ end: Int) -> Bool {
    if text.has("规划", at: start), end - start == 6 {
      return text.any("目标", "到", "期", "值", "20", "，到20", at: end) != nil
    }
    if end - start == 6, text.any("控制", "调控", "预期", "考核", at: start) != nil {
      return text.has("目标", at: end)
    }
    if end - start <= 18, text.any("后", "前", "头", at: start) != nil {
      return plainYears(start + 3) == end
    }
    return end - start <= 36
      && text.anyEnds(
        "确定", "确定的", "提出", "提出的", "定下", "定下的", "设定", "设定的", "制定的", "下达的", "预定的", "既定的", at: end)
        != nil
      && text.any("的", "增", "下", "年", "翻", "达", at: end) != nil
      && !holdsIndicator(Span(start, end))
  }
}
