import HanBase
import HanCatalog

/// By how much more or less was done than before.
extension Analyzer {
  /// 比上年同期多用2.87亿千瓦时, 同比少投放4.5亿元, 比上年多招了12名, 比去年多争取资金12亿元: behind a comparison 多 and 少 tell
  /// by how much more or less is done, of whatever verb.
  ///
  /// A verb alone names nothing: the number is of what was told before. With an object it names that itself. 同比多增 is told
  /// of the increase. 多数, 多元, 少儿 are words of their own, 多降 and
  /// 少跌 say no direction of what was told.
  @inline(__always)
  func peelMoreDone(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool {
    _fastPath(
      text.lacks("多", from: floor, to: peel.end) && text.lacks("少", from: floor, to: peel.end))
      ? false : peelMoreDoneInFull(&peel, quantity, floor)
  }

  @inline(never)
  private func peelMoreDoneInFull(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool {
    guard peel.growth == .none, !peel.isReachEnd, !quantity.number.isOrdinal, !peel.isTop,
      quantity.kind != .points,
      // 多出约550亿元: what bounds the number is read first.
      text.anyEnds("约", "近", "超", "逾", "达", "过", "足", at: peel.end) == nil
    else { return false }
    var end = peel.end
    if text.ends("了", at: end) { end -= 3 }
    var at = end
    var steps = 0
    // 多 or 少 with a word behind it.
    repeat {
      guard at - 3 >= floor, steps < 8 else { return false }
      at = text.before(at)
      steps += 1
    } while text.any("多", "少", at: at) == nil
    guard steps > 1, let base = comparedBefore(at, quantity, floor) else { return false }
    let deed = Span(at + 3, end)
    guard text.any(Analyzer.moreWords, at: Int(deed.start)) == nil,
      deed.count > 3 || text.any(Analyzer.moreCounted, at: Int(deed.start)) == nil,
      text.any("降", "跌", "亏", "缩", at: Int(deed.start)) == nil,
      !text.has("减", at: Int(deed.start)) || deed.count == 3 || text.has("减少", at: Int(deed.start))
    else { return false }
    let isIncrease = text.any("增", "新增", "净增", "减", at: Int(deed.start)) != nil
    guard deed.count <= 6 || isDone(deed) else { return false }
    peel.growth = text.has("多", at: at) ? .up : .down
    if peel.baseSpan.isEmpty { peel.baseSpan = base }
    peel.roles.formUnion(peel.growth == .up ? [.up, .base] : [.down, .base])
    if deed.count <= 6, isIncrease || exactIndicator(Int(deed.start), end) == nil {
      peel.growthSpan = Span(at, end)
      peel.end = at
      return true
    }
    // 比去年多争取(资金): the words behind 多 name what is measured.
    peel.growthSpan = Span(at, at + 3)
    return false
  }

  /// Where the name of what more is done begins, if it stands behind 多 or 少.
  @inline(__always)
  func behindMore(_ peel: Peel) -> Int? {
    _slowPath(peel.growthSpan.end <= Int32(peel.end) && !peel.growthSpan.isEmpty)
      ? Int(peel.growthSpan.end) : nil
  }

  /// Whether words begin with a verb.
  private func isDone(_ words: Span) -> Bool {
    let start = Int(words.start)
    guard text.lacks("的", from: start, to: Int(words.end)) else { return false }
    let known = entry(at: start, 6)
    if let known, lexicon[known].roles.contains(.verb) { return true }
    // 多打(粮食), but not 多产业.
    let first = text.scalar(start).value
    return PredicateWords.kind(first, text.scalar(start + 3).value) == .verb
      || known == nil && PredicateWords.part(first).map(PredicateWords.kind) == .verb
  }

  /// 同比(多用), 比上年同期(又多用), 比预算(少支出): what a place is compared with.
  private func comparedBefore(_ place: Int, _ quantity: Quantity, _ floor: Int) -> Span? {
    var end = place
    while let length = text.anyEnds(
      "净", "又", "还", "也", "再", "整整", "足足", "大约", "分别", "累计", "均", "已", "就", "将", "要", at: end),
      end - length >= floor
    {
      end -= length
    }
    if let length = text.anyEnds("同比", "环比", at: end), end - length >= floor {
      return Span(end - length, end)
    }
    if let index = time(endingAt: end), times[index].isBase { return times[index].span }
    if let index = word(endingAt: end), lexicon[index].roles.contains(.base),
      case let length = Int(lexicon[index].length), end - length >= floor
    {
      return Span(end - length, end)
    }
    if end == Int(quantity.clauseStart),
      let length = text.anyEnds("相比，", "相较，", "同期比，", at: end)
    {
      return Span(end - length, end)
    }
    // 比去年扩种3万亩，多打粮食5000万斤
    if end == Int(quantity.clauseStart), case let clause = clauseBefore(quantity),
      clause.end > clause.start,
      // 利润比去年增长5%，多层次筹资3亿元
      text.anyFind(["%", "％", "百分点"], in: clause.range) == nil,
      comparesBefore(Int(clause.start), Int(clause.end))
        || text.anyFind(["比上年", "较上年", "比去年", "较去年", "比往年", "较往年"], in: clause.range) != nil
    {
      return clause
    }
    // 比预算, 比全省平均, 比计划
    var at = end
    while at > max(floor, end - 36) {
      at = text.before(at)
      if text.any("比", "较", at: at) != nil, opensComparing(at) { return Span(at, end) }
    }
    return nil
  }

  /// 多数, 多元, 多年, 少儿: words in which 多 and 少 say nothing of more.
  private static let moreWords = WordSet(
    "数", "个", "元", "年", "次", "为", "是", "在", "于", "级", "渠", "方", "部门", "层", "点", "功", "民", "的", "云",
    "雨", "儿",
    "女", "不", "边", "式", "晶", "媒", "家", "样", "项", "余", "久", "轮", "场", "国", "维", "措", "彩", "了", "举措",
    "途", "角度", "形式", "主体", "平台", "领域", "批次", "类", "品", "阶段", "路", "频", "部",
    "媒体")

  /// 多处, 多种, 多达: the same of one character alone.
  private static let moreCounted = WordSet(
    "种", "达", "处", "人", "地", "位", "大", "深", "高", "重", "有", "见", "名", "条", "批", "起", "户", "倍", "出",
    "近", "超",
    "约", "且", "由", "以", "只", "支", "座", "所", "台", "辆", "件", "间", "栋", "宗", "笔")

  /// 存款余额比年初增加52亿元，同比多增7亿元; 委托贷款减少200亿元，同比少减300亿元: by how much more a thing grew or fell than
  /// before is told of its increase or decrease, not of the thing.
  @inline(__always)
  func nameIncrease(_ peel: Peel, _ raw: inout RawObservation) {
    if _slowPath(
      raw.measure == .change && peel.growthSpan.count > 3
        && text.any("多", "少", at: Int(peel.growthSpan.start)) != nil)
    {
      nameIncreaseInFull(peel, &raw)
    }
  }

  @inline(never)
  private func nameIncreaseInFull(_ peel: Peel, _ raw: inout RawObservation) {
    let verb = Span(peel.growthSpan.start + 3, peel.growthSpan.end)
    let isDecrease = text.has("减", at: Int(verb.start))
    guard isDecrease || text.any("增", "新增", "净增", at: Int(verb.start)) != nil, raw.phrase.d.isEmpty,
      !raw.phrase.isEmpty
    else { return }
    for piece in [raw.phrase.a, raw.phrase.b, raw.phrase.c] where !piece.isEmpty {
      if text.anyFind(["新增", "净增", "增量", "增加", "增长", "增额", "减少", "减量"], in: piece.range) != nil {
        return
      }
    }
    let told = increaseTold(of: raw.phrase)
    let isStock =
      raw.indicator >= 0 && tables.indicatorKinds[Int(raw.indicator)] == .stock
      || text.anyEnds("余额", "存款", "贷款", "储蓄", "存量", "库存", at: Int(raw.phrase.last.end)) != nil
    guard isStock || isDecrease || told != nil else { return }
    raw.phrase.append(told ?? verb)
    (raw.indicator, raw.rules.indicator) = (-1, .indicatorPart)
  }

  /// 比年初(增加)52亿元: the verb by which the sentence told that a thing grew.
  func increaseTold(of phrase: Phrase) -> Span? {
    for last in output.suffix(4).reversed() {
      guard Int(last.sentence) == sentenceIndex else { return nil }
      if last.measure == .change || last.measure == .level, last.phrase == phrase,
        text.any("增加", "新增", "净增", "增长", "减少", "下降", at: Int(last.measureSpan.start)) != nil
      {
        return Span(last.measureSpan.start, last.measureSpan.start + 6)
      }
    }
    return nil
  }

  /// 储蓄存款余额447.9亿元，比年初增加36.5亿元，占新增存款的70%: it is the increase that takes a share of an increase.
  func takesOfIncrease(_ phrase: inout Phrase, _ share: Span) {
    guard text.any("占", at: Int(share.start)) != nil,
      text.anyFind(["新增", "增量", "增加额"], in: share.range) != nil,
      let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .change,
      let verb = increaseTold(of: phrase)
    else { return }
    phrase.append(verb)
  }
}
