import HanBase
import HanCatalog

extension Analyzer {
  /// The statement goes on about growth, as the one before it.
  func goOnGrowing(_ raw: inout RawObservation) {
    raw.measure = .growth
    raw.rules.measure = .measureGrowthCarried
    raw.certainty.measure = .carried
    // 降幅由10.1%收窄至9.8%: it still falls.
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.value.isNegative,
      last.phrase == raw.phrase, !raw.value.isNegative,
      text.any("降幅", "跌幅", "减幅", at: Int(last.measureSpan.start)) != nil
    {
      (raw.value, raw.measureSpan) = (raw.value.negated, last.measureSpan)
    }
  }

  /// 增加1440.8万吨（288.2亿斤）: a bracket that tells the number before it again, in another unit.
  func tellAgain(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.measure == .level, quantity.kind == .measure, let last = output.last,
      last.measure == .change, last.rules.measure == .measureChangeBase,
      Int(quantity.span.start) - Int(last.unit.end) <= 3, !last.unit.isEmpty,
      text.any("）", ")", at: Int(quantity.afterQualifier)) != nil,
      !text.isSame(last.unit, quantity.unit)
    else { return }
    (raw.measure, raw.rules.measure) = (.change, .measureChangeBase)
    raw.certainty.measure = .carried
    if last.value.isNegative, !raw.value.isNegative { raw.value = raw.value.negated }
  }

  /// Whether the sentence told how a thing grew, and has since told of it only or of its rate.
  func spokeOfGrowth(of phrase: Phrase) -> Bool {
    for raw in output.suffix(6).reversed() {
      guard Int(raw.sentence) == sentenceIndex, raw.phrase.a.start == phrase.a.start else {
        return false
      }
      if raw.measure == .growth, raw.phrase == phrase { return true }
    }
    return false
  }

  /// 贵州以23.9%居首，是唯一超过20%的: whether the statement right before told how the same thing grew.
  func goesOnGrowing(_ phrase: Phrase) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex else { return false }
    return last.measure == .growth && last.phrase == phrase
  }

  /// 工业增加值增幅全部在两成以上: a name that ends in 增幅 is of growth.
  @inline(__always)
  func readRateNoun(_ quantity: Quantity, _ raw: inout RawObservation) {
    // 增速却以10.8%: how fast what was told before grows.
    if raw.measure == .level, quantity.kind == .percent,
      raw.rules.indicator == .indicatorPart || raw.rules.indicator == .indicatorCarried,
      raw.phrase.c.isEmpty, raw.phrase.b.count == 6,
      text.any("增速", "增幅", "涨幅", "降幅", "跌幅", at: Int(raw.phrase.b.start)) != nil
    {
      let isFall =
        text.any("降幅", "跌幅", at: Int(raw.phrase.b.start)) != nil
        && Int(raw.phrase.b.start) >= sentenceStart
      goOnGrowing(&raw)
      raw.rules.measure = .measureGrowthNoun
      if isFall, !raw.value.isNegative { raw.value = raw.value.negated }
      raw.phrase = Phrase(raw.phrase.a)
      raw.indicator = exact(raw.phrase)
      return
    }
    guard raw.measure == .level, quantity.kind == .percent, raw.phrase.b.isEmpty,
      raw.rules.measure != .measureShare, raw.rules.measure != .measureContribution,
      let noun = rateNoun(in: raw.phrase.a)
    else { return }
    let isFall = text.any("降幅", "跌幅", at: noun) != nil
    goOnGrowing(&raw)
    raw.rules.measure = .measureGrowthNoun
    var end = noun
    while let length = text.anyEnds("的", "同比", "环比", "年均", at: end) { end -= length }
    // 经济增长率 is a name of its own.
    if end - Int(raw.phrase.a.start) > 6 || exactIndicator(Int(raw.phrase.a.start), end) != nil
      || end <= Int(raw.phrase.a.start)
    {
      raw.phrase.a.end = Int32(max(end, Int(raw.phrase.a.start)))
    }
    // 湖北、河南增速在17%以上，依次为18.6%: what fell is the one told of before.
    if isFall, !raw.value.isNegative, noun >= sentenceStart { raw.value = raw.value.negated }
    if raw.phrase.isEmpty, carry.topicSentence == sentenceIndex {
      (raw.phrase, raw.indicator) = (carry.mainTopic, carry.mainIndicator)
      raw.rules.indicator = .indicatorCarried
      raw.certainty.indicator = .guessed
    } else {
      raw.indicator = exact(raw.phrase)
    }
  }

  /// 投资增速(前三名依次为), GDP增速目标(定为): where the noun for a rate begins in a name, if the name is of a rate at all.
  private func rateNoun(in span: Span) -> Int? {
    guard
      let noun = text.anyFind(Analyzer.nounsOfRates, in: span.range),
      // 自然增长率 is what is left of births and deaths.
      !text.ends("自然", at: noun),
      // 增速占比, 涨幅低于1%(的共有12个，接近四成): a share of those that grow so.
      // GDP增长目标完成率, 投资增幅贡献率, 增速排名(全省前10%), 降幅比全国小: something else of a rate.
      case let behind = noun
        + (text.any("增长率", at: noun) ?? text.any("增长速度", "增长目标", at: noun) ?? 6),
      text.anyFind(Analyzer.notOfRates, in: min(behind, Int(span.end))..<Int(span.end)) == nil,
      // 服务业对GDP增长率(贡献为55%)
      text.find("对", in: Int(span.start)..<noun) == nil
    else { return nil }
    return noun
  }

  private static let notOfRates: [StaticString] = [
    "占", "平均", "低于", "高于", "快于", "慢于", "差", "完成", "率", "权重", "贡献", "拉动", "排名", "位列", "位居", "居", "列",
    "前", "比",
    "较",
  ]

  private static let nounsOfRates: [StaticString] = [
    "增速", "增幅", "涨幅", "降幅", "跌幅", "增长率", "增长速度", "增长目标",
  ]

  /// 投资增长26.8%…。怀化、邵阳分别以35.7%和34.9%居前: a percentage of what is no percentage is its growth, where the text
  /// told that last.
  @inline(__always)
  func growAsTold(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, quantity.kind == .percent, raw.indicator >= 0,
      raw.rules.measure == .measureLevelDefault || raw.rules.measure == .measureLevelVerb
    {
      growAsToldInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func growAsToldInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    switch tables.indicatorKinds[Int(raw.indicator)] {
    case .flow, .stock, .index: break
    default: return
    }
    guard !isRecovery(quantity), text.any("%", "％", at: Int(quantity.unit.start)) != nil,
      text.anyFind(
        ["占", "相当于", "完成", "比重"], in: Int(quantity.clauseStart)..<Int(quantity.clauseEnd))
        == nil,
      let last = output.suffix(6).last(where: {
        text.has("%", at: Int($0.unit.start)) || text.has("％", at: Int($0.unit.start))
      }),
      Int(last.sentence) >= sentenceIndex - 2, last.measure == .growth,
      last.indicator == raw.indicator
    else { return }
    goOnGrowing(&raw)
    raw.certainty.measure = .guessed
  }

  /// 增加值可增长10.5%，离年初定下的13%的目标仍有差距; 年均增长25.6%，远超规划提出的15%的目标: a goal in percent of what the text tells to grow.
  @inline(__always)
  func growToGoal(_ quantity: Quantity, _ raw: inout RawObservation) {
    if quantity.kind == .percent, text.has("的", at: Int(quantity.afterQualifier)) {
      if raw.measure == .level { growToGoalInFull(quantity, &raw) }
      doubtGoal(quantity, &raw)
    }
  }

  @inline(never)
  private func growToGoalInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard isGoalBehind(quantity), let last = output.last else { return }
    let words = Int(quantity.clauseStart)..<Int(quantity.span.start)
    if raw.rules.indicator == .indicatorCarried, Int(last.sentence) == sentenceIndex,
      last.measure == .growth || last.measure == .averageGrowth, last.phrase.a == raw.phrase.a,
      last.span.start >= clauseBefore(quantity).start,
      text.anyFind(["超", "高于", "低于", "快于", "慢于", "好于"], in: words) != nil
    {
      (raw.phrase, raw.indicator) = (last.phrase, last.indicator)
      (raw.measure, raw.rules.measure) = (last.measure, last.rules.measure)
      raw.certainty.measure = .guessed
      return
    }
    guard raw.indicator < 0, Int(last.sentence) >= sentenceIndex - 1, last.measure == .growth,
      !endsWithMeasure(Int(raw.phrase.last.end)),
      // 完成了秸秆综合利用90%的目标 has a name of its own.
      text.anyFind(["离", "距", "年初", "人代会"], in: words) != nil
    else { return }
    putMeant((last.phrase, last.indicator), &raw)
    goOnGrowing(&raw)
  }

  /// 力争GDP增长4.5%，工业增加值增长7%，冲刺全年增长4%的预期目标: which of several the goal is of stays open.
  @inline(never)
  private func doubtGoal(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.rules.indicator == .indicatorCarried,
      isGoalBehind(quantity),
      output.suffix(4).contains(where: {
        Int($0.sentence) == sentenceIndex && $0.phrase.a.start != raw.phrase.a.start
      })
    else { return }
    raw.certainty.indicator = .guessed
  }

  /// 比上年增加116笔、97万元: what goes on right behind an increase is one too.
  @inline(__always)
  func goOnAdding(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if raw.measure == .level, raw.rules.indicator == .indicatorCarried, peel.growth == .none,
      peel.reachSpan.isEmpty, output.last?.measure == .change
    {
      goOnAddingInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func goOnAddingInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.rules.measure == .measureChangeBase,
      quantity.kind == .measure || quantity.kind == .person || quantity.kind.counts,
      isListGap(Int(last.span.end), Int(quantity.span.start)),
      !text.isSame(last.unit, quantity.unit)
    else { return }
    (raw.measure, raw.rules.measure) = (.change, .measureChangeBase)
    raw.certainty.measure = .carried
    if last.value.isNegative, !raw.value.isNegative { raw.value = raw.value.negated }
  }

  /// 14个市州增速全部超过20%: how fast places of a class grow in what the text tells of.
  @inline(__always)
  func leaveClassOfRate(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .growth, raw.indicator < 0, raw.phrase.b.isEmpty, raw.phrase.a.count <= 30 {
      leaveClassOfRateInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func leaveClassOfRateInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let span = raw.phrase.a
    guard let noun = placeClass(at: Int(span.start)), case let behind = Int(span.start) + noun,
      behind == Int(span.end)
        || text.any("增速", "增幅", "涨幅", "的增速", "的增幅", "的涨幅", at: behind) == Int(span.end) - behind,
      let meant = measureMeant(quantity, .growth, anywhere: true)
    else { return }
    putMeant((meant.phrase, meant.indicator), &raw)
  }

  /// 占300城的(60.1%): the share is taken of what was counted right before.
  func shareOfCounted(_ quantity: Quantity) -> Int? {
    guard quantity.leftLimit > quantity.clauseStart,
      text.has("的", at: Int(quantity.leftLimit)),
      quantity.leftLimit + 3 == quantity.span.start,
      let share = text.find("占", in: Int(quantity.clauseStart)..<Int(quantity.leftLimit)),
      quantity.leftLimit - Int32(share) <= 24
    else { return nil }
    return share
  }

  /// Whether the sentence speaks of growth rates before a quantity, and of no share.
  func tellsRates(_ quantity: Quantity) -> Bool {
    let range = sentenceStart..<Int(quantity.span.start)
    return text.anyFind(["增速", "增幅", "涨幅", "速度"], in: range) != nil
      && text.anyFind(["占", "率", "比重", "完成", "进度"], in: range) == nil
  }

  /// 影响CPI下降1.1个百分点, 带动CPI上升0.41个百分点: how much of an index's change one thing makes.
  @inline(__always)
  func causedRise(_ quantity: Quantity, _ peel: Peel, _ left: Range<Int>) -> Span? {
    _slowPath(quantity.kind == .points) ? causedRiseInFull(peel, left) : nil
  }

  @inline(never)
  private func causedRiseInFull(_ peel: Peel, _ left: Range<Int>) -> Span? {
    guard peel.growth != .none, lastIndicator >= 0,
      let cause = text.anyFind(["影响", "带动", "推动", "推高"], in: left)
    else { return nil }
    let after = cause + 6
    guard let name = token(at: after) ?? token(at: after + 6), name.kind == .word,
      lexicon[Int(name.index)].indicator >= 0, Int(name.end) <= peel.end + 6
    else { return nil }
    return Span(cause, after)
  }

  /// 常住人口仅增加7.03万人: a stock that is named before the verb.
  private func raisesStock(_ peel: Peel, _ raw: inout RawObservation) -> Bool {
    raw.rules.indicator == .indicatorLeft && raw.indicator >= 0
      && tables.indicatorKinds[Int(raw.indicator)] == .stock
      && raw.phrase.last.end <= peel.growthSpan.start
      && text.any("增加", "增长", "多增", at: Int(peel.growthSpan.start)) != nil
  }

  /// 郑州增加18万人; 优良天数258天，多了68天: what grows was there before, so the number is by how much.
  @inline(__always)
  func readAsChange(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if _slowPath(raw.measure == .level && peel.growth == .up) {
      readAsChangeInFull(quantity, peel, &raw)
    }
  }

  @inline(never)
  private func readAsChangeInFull(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    let mayRaise =
      raw.rules.measure == .measureLevelDefault || raw.rules.measure == .measureLevelVerb
    // 九市合计增加37.8万人, 但今年仅分别增加4.78万人和7.03万人: what leads up to the verb says no level.
    let leadsUp =
      raw.rules.measure == .measureLevelVerb && quantity.kind == .person
      && peel.reachSpan.end <= peel.growthSpan.start
    let isCarried =
      (raw.rules.measure == .measureLevelDefault || leadsUp)
      && raw.certainty.indicator != .stated
      && (raw.rules.indicator == .indicatorCarried || raw.rules.indicator == .indicatorRespective)
    let raisesListed =
      raw.rules.indicator == .indicatorRespective && mayRaise && raw.certainty.indicator == .stated
      && quantity.kind == .person
      && text.ends("人口", at: Int(raw.phrase.a.end))
    guard isCarried || raisesListed || mayRaise && raisesStock(peel, &raw),
      text.any("新增", "新增加", at: Int(peel.growthSpan.start)) == nil
    else { return }
    let isStock =
      raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .stock
      || quantity.kind == .person
        && (text.anyEnds("人口", "人口增量", at: Int(raw.phrase.last.end)) != nil
          || text.ends("人口", at: Int(raw.phrase.a.end))
            && text.ends("增量", at: Int(raw.phrase.last.end)))
    let last = output.last
    let goesOn =
      last.map {
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase == raw.phrase
          && text.isSame($0.unit, quantity.unit)
      } ?? false
    // 净增市场主体1万户 counts what is new; 人均纯收入1876元，净增94元 says by how much.
    let isNet = text.has("净增", at: Int(peel.growthSpan.start))
    guard goesOn && !leadsUp || isStock && !isNet else { return }
    raw.measure = .change
    raw.rules.measure = .measureChangeBase
    raw.certainty.measure = .carried
  }

  /// Whether the quantity continues a list in its clause: 、, 和 or nothing stands before its noun.
  @inline(__always)
  func isListItem(_ quantity: Quantity) -> Bool {
    guard _slowPath(quantity.leftLimit > quantity.clauseStart) else { return false }
    return text.any("、", "和", "与", "及", "以及", at: Int(quantity.leftLimit)) != nil
  }

  /// 每百人拥有电话…，五年提高了14部; 人均纯收入增加400元: what is raised was there before.
  func raisesLevel(_ quantity: Quantity, _ peel: Peel) -> Bool {
    guard peel.growth == .up,
      quantity.kind == .measure || quantity.kind.counts || quantity.kind == .person
    else { return false }
    let verb = Int(peel.growthSpan.start)
    // 五年提高了14部 of what the clause before named; 提高800项医保报销比例 raises something else.
    if text.any("提高了", "上升了", at: verb) != nil { return rightPhrase(quantity).isEmpty }
    // 单产447.5公斤/亩，提高3.2公斤
    if text.has("提高", at: verb), verb == Int(quantity.leftLimit), quantity.kind == .measure,
      let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      last.span.end <= quantity.clauseStart, isOfUnit(last, quantity),
      quantity.number.value < last.value
    {
      return rightPhrase(quantity).isEmpty
    }
    // 低保标准每月640元，养老金1800元，分别提高(20元)、80元: by how much what was told before rose.
    if text.any("提高", "增加", "增长", "上调", at: verb) != nil, text.ends("分别", at: verb),
      verb - 6 == Int(quantity.clauseStart),
      let told = output.suffix(26).last(where: { $0.span.end <= quantity.clauseStart }),
      Int(told.sentence) == sentenceIndex, told.measure == .level, isOfUnit(told, quantity),
      quantity.number.value < told.value
    {
      return true
    }
    guard text.any("增加", "增长", "提升", "提高", "上升", "上涨", at: verb) != nil else { return false }
    let noun = leftPhrase(Int(quantity.leftLimit), verb).phrase.a
    // 亩均税收提高2万元, 集体经济收入增长20万元; 增加 may tell how much came, 改造提升 how much was mended, 稳增长 is a policy.
    if noun.count >= 6, text.any("增加", "提升", at: verb) == nil,
      peel.growthSpan.end == quantity.span.start
        || text.has("了", at: Int(peel.growthSpan.end))
          && Int(peel.growthSpan.end) + 3 == Int(quantity.span.start)
    {
      return rightPhrase(quantity).isEmpty
    }
    // 人均年收入增加1.2万元, but not 人均增加1.2万元
    if noun.count >= 12, text.any("人均", "户均", "亩均", "村均", "年收入", "月收入", at: Int(noun.start)) != nil
    {
      return rightPhrase(quantity).isEmpty
    }
    return !noun.isEmpty
      && text.anyEnds(
        "标准", "养老金", "年收入", "月收入", "人均纯收入", "人均可支配收入", "人均收入", "平均工资", "人均住房面积", at: Int(noun.end))
        != nil
  }

  /// Whether 到, 至 or 为 alone stands between a verb and the number.
  @inline(__always)
  func leadsTo(_ quantity: Quantity, from end: Int) -> Bool {
    (end + 3 == Int(quantity.span.start)
      || end + 6 == Int(quantity.span.start) && text.has("了", at: end + 3))
      && text.any("到", "至", "为", at: end) != nil
  }
}
