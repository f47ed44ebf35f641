import HanBase
import HanCatalog

/// A name by which the text measured something, with the unit that it was told in.
struct ToldMeasure {
  var phrase: Phrase
  /// Index of the catalogue's indicator, or -1.
  var indicator: Int32
  /// The unit of its levels, or -1 before there was one.
  var unit: Int32
  /// Whether its levels are percentages, so that it does not grow by them.
  var isPercentage: Bool
  var sentence: Int
  /// Where the paragraph began that told of it last.
  var paragraph: Int
  var times: Int
}

/// What a statement goes on about when what was told last is no name of a measure.
///
/// A text that tells of one place after another names a measure a few times and then leaves it out. What stands beside the
/// numbers meanwhile (国际航线, 山区, 它在2007年已先行) would be carried on as if it were one. Of all that the text did
/// name, that is meant which has the number's unit, was told nearest and most often.
extension Analyzer {
  /// Remembers a name that can be measured.
  @inline(__always)
  func noteMeasure(_ quantity: Quantity, _ raw: inout RawObservation) {
    switch raw.rules.indicator {
    case .indicatorLeft, .indicatorClause, .indicatorRespective:
      if raw.certainty.indicator != .guessed,
        raw.indicator >= 0 || endsWithMeasure(Int(raw.phrase.a.end))
          || text.anyEnds(often.ratioEnds, at: Int(raw.phrase.a.end)) != nil
      {
        noteMeasureInFull(quantity, &raw)
      }
    default: break
    }
  }

  @inline(never)
  private func noteMeasureInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let unit = raw.measure == .level || raw.measure == .change ? quantity.unitIndex : -1
    let isPercentage = raw.measure == .level && quantity.kind == .percent
    if let index = carry.toldMeasures.firstIndex(where: { isSame($0, &raw) }) {
      carry.toldMeasures[index].sentence = sentenceIndex
      carry.toldMeasures[index].paragraph = carry.paragraphStart
      carry.toldMeasures[index].times += 1
      if carry.toldMeasures[index].unit < 0, !isPercentage { carry.toldMeasures[index].unit = unit }
      if isPercentage { carry.toldMeasures[index].isPercentage = true }
      return
    }
    if carry.toldMeasures.count == Analyzer.mostMeasures {
      var oldest = 0
      for index in carry.toldMeasures.indices
      where carry.toldMeasures[index].sentence < carry.toldMeasures[oldest].sentence {
        oldest = index
      }
      carry.toldMeasures.remove(at: oldest)
    }
    carry.toldMeasures.append(
      ToldMeasure(
        phrase: raw.phrase, indicator: raw.indicator, unit: isPercentage ? -1 : unit,
        isPercentage: isPercentage, sentence: sentenceIndex, paragraph: carry.paragraphStart,
        times: 1))
  }

  private static let mostMeasures = 12

  private func isSame(_ told: ToldMeasure, _ raw: inout RawObservation) -> Bool {
    told.indicator >= 0 || raw.indicator >= 0
      ? told.indicator == raw.indicator : text.isSame(told.phrase.a, raw.phrase.a)
  }

  /// Puts what is most likely meant in place of what was found, as a guess.
  func putMeant(_ meant: (phrase: Phrase, indicator: Int32), _ raw: inout RawObservation) {
    // Words of the number's own that were found to name nothing leave a doubt which no paragraph takes away.
    switch raw.rules.indicator {
    case .indicatorLeft, .indicatorRight, .indicatorClause: carry.replaced = raw.span.start
    default: break
    }
    set(meant.phrase, meant.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
  }

  /// Whether a name that is carried on is known to be a measure.
  func isMeasure(_ phrase: Phrase, _ indicator: Int32) -> Bool {
    indicator >= 0 || !phrase.b.isEmpty || phrase.a == carry.aspect
      || endsWithMeasure(Int(phrase.a.end)) && !isRelational(phrase.a)
      || text.anyEnds(often.ratioEnds, at: Int(phrase.a.end)) != nil
      || carry.toldMeasures.contains { $0.phrase.a == phrase.a }
      || Int(phrase.a.start) >= sentenceStart && namesIndicator(phrase.a)
  }

  /// The measure that a quantity is most likely of, among those told by name; nil where none has its unit.
  func measureMeant(_ quantity: Quantity, _ measure: Measure, anywhere: Bool = false) -> (
    phrase: Phrase, indicator: Int32
  )? {
    let isFree = anywhere || areaCount > 0 && isNational || comparesPlaces
    var best: ToldMeasure?
    var most = Int.min
    for told in carry.toldMeasures {
      var score = 0
      // In a text of one place only what the paragraph told is meant, and things are counted by many names.
      guard isFree || told.paragraph == carry.paragraphStart && !quantity.kind.counts else {
        continue
      }
      switch measure {
      case .level, .change:
        if quantity.kind == .percent {
          guard told.isPercentage, measure == .level else { continue }
        } else if quantity.kind != .points {
          guard told.unit >= 0, told.unit == quantity.unitIndex,
            !isPerHead(told.phrase) || !isOfAll(quantity)
          else { continue }
        }
      case .growth, .averageGrowth:
        if told.isPercentage { score -= 60 }
      case .rank: break
      }
      if told.sentence == sentenceIndex { score += 60 }
      if told.paragraph == carry.paragraphStart { score += 40 }
      score -= 8 * min(sentenceIndex - told.sentence, 8)
      score += 6 * min(told.times, 6)
      if told.indicator >= 0 { score += 20 }
      if isPlaceTheme(told) { score += 50 }
      if score >= most { (best, most) = (told, score) }
    }
    return best.map { ($0.phrase, $0.indicator) }
  }

  /// 国际航线3705万人次。…白云机场(3704万人次): puts the measure that is meant for what is carried on and is none.
  func leaveUnmeasured(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard !raw.phrase.isEmpty,
      !isMeasure(raw.phrase, raw.indicator) || isOtherSort(raw.phrase, quantity, raw.measure),
      raw.measure != .rank
        // 黄花镇列百强镇第4: on a list, which is what the words before say.
        || comparesPlaces && (raw.rules.area == .areaNamed || raw.rules.area == .areaRespective)
          && text.anyFind(["强", "榜"], in: sentenceStart..<Int(quantity.span.start)) == nil,
      let meant = measureMeantFar(quantity, raw.measure, raw.phrase)
    else { return false }
    putMeant((meant.phrase, meant.indicator), &raw)
    return true
  }

  /// 不到邻居太原(81天), 东北三省则不到山东(6.12‰): where places are set side by side, words that can name nothing give way
  /// to the measure that is meant.
  @inline(__always)
  func leaveImplausible(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(comparesPlaces || areaCount > 0 && isNational) {
      leaveImplausibleInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func leaveImplausibleInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.rules.indicator == .indicatorLeft || raw.rules.indicator == .indicatorClause,
      raw.measure != .rank,
      raw.rules.measure != .measureShare, raw.rules.measure != .measureContribution,
      !endsWithMeasure(Int(raw.phrase.a.end)), !namesIndicator(raw.phrase.a),
      // 人口只有它的六成; 出生38.3万人, where the text tells of people.
      quantity.kind != .person,
      !endsWithMeasure(Int(raw.phrase.a.start) + 6) || isRelational(raw.phrase.a)
    else { return }
    let area = raw.certainty.area
    defer { raw.certainty.area = area }
    guard !isPlausibleName(&raw, passesUnlikely: true),
      let meant = measureMeant(quantity, raw.measure)
    else { return }
    putMeant((meant.phrase, meant.indicator), &raw)
  }

  /// 山西收入下降3.1%。湖北40.1%: whether a level in percent is carried on from an amount, or an amount from a rate.
  private func isOtherSort(_ phrase: Phrase, _ quantity: Quantity, _ measure: Measure) -> Bool {
    guard measure == .level, phrase.b.isEmpty else { return false }
    if isPerHead(phrase), isOfAll(quantity) { return true }
    if quantity.kind == .percent { return quantityOfHead(Int(phrase.a.end)) != nil }
    return (quantity.kind == .measure || quantity.kind == .person)
      && text.anyEnds("率", "比重", "占比", "增速", "增幅", "降幅", at: Int(phrase.a.end)) != nil
  }

  /// 人均存款12万元…。成都1.3万亿元，常住人口2119万人: what one has on average is neither billions nor people.
  private func isPerHead(_ phrase: Phrase) -> Bool {
    text.any("人均", "户均", "平均每", "每人", "每户", at: Int(phrase.a.start)) != nil
  }

  private func isOfAll(_ quantity: Quantity) -> Bool {
    quantity.kind == .person && quantity.number.hasMagnitude
      || isMoneyUnit(quantity) && text.find("亿", in: quantity.span.range) != nil
  }

  /// 浙江退税1800亿元，江苏2000亿元: whether the sentence told of the same in the same unit.
  private func wasMeasured(_ carried: Phrase, _ quantity: Quantity) -> Bool {
    // 调(700元), 西海岸新区(768.5亿元): a verb or a place told nothing.
    if carried.a.count <= 3 || text.anyEnds("区", "市", "县", at: Int(carried.a.end)) != nil {
      return false
    }
    for raw in output.suffix(8).reversed() {
      guard Int(raw.sentence) == sentenceIndex else { return false }
      if raw.phrase == carried, raw.rules.indicator == .indicatorLeft,
        text.isSame(raw.unit, quantity.unit), !saysNothing(carried.a)
      {
        return true
      }
    }
    return false
  }

  /// The measure that is meant instead of what is carried on; nil where the sentence itself named that and the number may be
  /// of it (小麦11792万吨，增长2.4%).
  func measureMeantFar(_ quantity: Quantity, _ measure: Measure, _ carried: Phrase) -> (
    phrase: Phrase, indicator: Int32
  )? {
    // 跌幅居70个城市之首；金华、宁波分别下跌0.5%: of what it is one is not said.
    if Int(carried.a.start) >= sentenceStart, !isOtherSort(carried, quantity, measure),
      !carried.b.isEmpty
        || text.any("跌幅", "涨幅", "降幅", "增幅", "增速", at: Int(carried.a.start)) != carried.a.count
    {
      guard measure == .level, quantity.kind != .percent, !wasMeasured(carried, quantity) else {
        return nil
      }
    }
    return measureMeant(quantity, measure)
  }

  /// 绵阳、德阳分别增长9.1%、8.7%: the measure that is meant where a list of places goes on about none.
  func measureOfList(_ item: ListItem, _ quantity: Quantity, grows: Bool) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard item.isCarried, item.area != 0, !quantity.kind.counts || quantity.number.isOrdinal,
      !item.phrase.isEmpty, !isMeasure(item.phrase, item.indicator)
    else { return nil }
    let measure: Measure =
      quantity.number.isOrdinal ? .rank : grows ? .growth : .level
    return measureMeantFar(quantity, measure, item.phrase)
  }

  /// 山西一般公共预算收入…。安徽2024年收入4041.4亿元: the one measure told before that a bare noun behind a place is the end of.
  @inline(__always)
  func wholeMeasured(_ raw: inout RawObservation) -> (phrase: Phrase, indicator: Int32)? {
    _slowPath(raw.rules.area == .areaNamed) && raw.phrase.a.count <= 9 && raw.measure != .rank
      && raw.rules.indicator == .indicatorLeft ? wholeMeasuredInFull(&raw) : nil
  }

  @inline(never)
  private func wholeMeasuredInFull(_ raw: inout RawObservation) -> (
    phrase: Phrase, indicator: Int32
  )? {
    guard isBareNoun(raw.phrase.a) else { return nil }
    var whole: ToldMeasure?
    for told in carry.toldMeasures where told.phrase.a.count > raw.phrase.a.count {
      guard told.phrase.b.isEmpty, told.sentence >= sentenceIndex - 12,
        text.holds(
          raw.phrase.a,
          in: Span(told.phrase.a.end - Int32(raw.phrase.a.count), told.phrase.a.end))
      else { continue }
      // 地方一般公共预算本级收入 and 一般公共预算收入: that which the catalogue knows.
      if let other = whole, (other.indicator < 0) == (told.indicator < 0) { return nil }
      if whole == nil || told.indicator >= 0 { whole = told }
    }
    return whole.map { ($0.phrase, $0.indicator) }
  }

  /// 全社会固定资产投资504.71亿元…。投资总量超过我市的沈阳为937.79亿元: the one told measure that the total is of.
  @inline(__always)
  func measureOfTotal(_ raw: inout RawObservation) -> (phrase: Phrase, indicator: Int32)? {
    _slowPath(raw.phrase.a.count == 12) && raw.rules.indicator == .indicatorLeft
      && text.anyEnds("总量", "总额", at: Int(raw.phrase.a.end)) != nil
      ? measureOfTotalInFull(raw.phrase.a) : nil
  }

  @inline(never)
  private func measureOfTotalInFull(_ own: Span) -> (phrase: Phrase, indicator: Int32)? {
    let noun = Span(own.start, own.start + 6)
    guard text.any("投资", "收入", "支出", "产值", "出口", "进口", "存款", "贷款", at: Int(own.start)) != nil else {
      return nil
    }
    let told = carry.toldMeasures.last {
      $0.paragraph == carry.paragraphStart && $0.phrase.b.isEmpty && $0.phrase.a.count > 6
        && text.holds(noun, in: Span($0.phrase.a.end - 6, $0.phrase.a.end))
    }
    return told.map { ($0.phrase, $0.indicator) }
  }

  /// 深圳402家，其中苏州的科创板企业达48家。长沙82家: another sentence counts again what places are compared by.
  @inline(__always)
  func returnToCounted(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.rules.indicator == .indicatorCarried, raw.measure == .level {
      returnToCountedInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func returnToCountedInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard
      raw.rules.area == .areaNamed, !quantity.number.isOrdinal,
      Int(raw.phrase.a.start) < sentenceStart, let theme = comparedHere,
      theme.unit == quantity.unitIndex, theme.phrase.a != raw.phrase.a
    else { return }
    putMeant((theme.phrase, theme.indicator), &raw)
  }

  /// 自给率河南为38.38%、湖南为35.8%，湖南收入3448.8亿元。湖北40.1%: a level in percent is no sum, where the paragraph told one
  /// place after another by percentages.
  func returnToPercentage(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.rules.indicator == .indicatorCarried, raw.rules.measure != .measureShare,
      Int(raw.phrase.a.start) < sentenceStart || carry.topicSentence != sentenceIndex,
      isAmount(raw.indicator), carry.asksGrowth != sentenceIndex,
      let told = carry.toldMeasures.last(where: {
        $0.isPercentage && $0.times > 1 && $0.paragraph == carry.paragraphStart
      })
    else { return }
    putMeant((told.phrase, told.indicator), &raw)
  }
}
