import HanBase
import HanCatalog

extension Analyzer {
  /// Whether words found beside a number name nothing that could be measured.
  ///
  /// What is left of a clause such as 17城跑赢全国（5.2%） or 独占5席 is its predicate: the statement is
  /// about what the text was speaking of before.
  func namesNothing(_ left: NounPhrase) -> Bool {
    let span = left.phrase.a
    guard left.indicator < 0, !span.isEmpty, left.phrase.b.isEmpty else { return false }
    let start = Int(span.start)
    let end = Int(span.end)
    // 处(于)…: one character that is no head noun.
    if span.count <= 3 { return text.any(Analyzer.emptyCharacters, at: start) != nil }
    if let length = text.any(Analyzer.emptyWords, at: start), length == span.count { return true }
    // 义乌一市就(有): the words before a verb that is no longer there.
    if text.anyEnds(["就", "才", "均", "只", "为", "独", "更", "退", "由", "从", "于"], at: end) != nil,
      span.count <= 18, text.anyEnds(["行为", "作为", "成就"], at: end) == nil, !holdsIndicator(span)
    {
      return true
    }
    if text.has("第", at: start), isScopeOrNumber(start, end) { return true }
    guard let verb = text.any(Analyzer.outrunning, at: start) else { return false }
    return isScopeOrNumber(start + verb, end)
  }

  /// Characters that are left over when a clause holds no noun.
  private static let emptyCharacters = WordSet(
    "未", "初", "末", "日", "月", "退", "独", "处", "再", "仍", "亦", "皆", "总", "比", "较", "又", "各", "-", "－", "—")
  private static let emptyWords = WordSet(
    "相同", "持平", "持平和", "同样", "列入计划", "只有", "仅有", "独占", "一举", "再次", "再创", "最后", "最多", "最少", "前者", "紧随其后",
    "旗鼓相当", "不相上下", "稍逊", "略逊", "遥遥领先", "异军突起", "表现亮眼", "表现突出", "表现抢眼", "一骑绝尘", "后来居上", "垫底")
  /// Verbs of a comparison with other places, which leave no name behind.
  private static let outrunning = WordSet(
    "跑赢", "跑输", "领跑", "领先", "赶超", "反超", "超越", "落后", "逼近", "紧追", "力压", "甩开", "追平", "高于", "低于", "快于", "慢于",
    "好于", "优于", "超过", "直追")

  /// 五城合计(占全国), 四市合计: the places just listed, taken together.
  func isRingOfPlaces(_ start: Int, _ end: Int) -> Bool {
    var at = start
    guard ScalarClass.digit(text.scalar(at).value) > 0 || text.any(["这", "上述", "以上"], at: at) != nil
    else { return false }
    var steps = 0
    while at < end, steps < 4,
      text.any(["城", "市", "省", "县", "区", "地"], at: at) == nil
    {
      at = at + text.scalar(at).length
      steps += 1
    }
    guard let place = text.any(["城市", "城", "市", "省", "县", "区", "地"], at: at) else { return false }
    at += place
    guard let sum = text.any(["合计", "合共", "共计", "加起来", "一共", "总共"], at: at) else { return false }
    at += sum
    return at >= end || text.any(["占", "约占", "共占"], at: at) != nil
  }

  /// Whether only places, scopes and the words of a circle (50强, 大盘, 平均) stand in a range.
  private func isScopeOrNumber(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if let token = token(at: at), Int(token.end) <= end {
        switch token.kind {
        case .word:
          let entry = lexicon[Int(token.index)]
          guard
            entry.area != 0 || !entry.roles.isDisjoint(with: [.scope, .selfArea, .adverb, .light])
          else { return false }
        case .number, .pause, .openQuote, .closeQuote, .time: break
        default: return false
        }
        at = Int(token.end)
        continue
      }
      guard
        let length = text.any(
          ["强", "大盘", "平均", "均值", "水平", "城", "市", "省", "县", "区", "的", "和", "与", "榜", "第", "名", "位", "约"],
          at: at)
      else { return false }
      at += length
    }
    return true
  }

  /// 货物周转量247.6亿吨公里，其中铁路216亿吨公里: a part is named with the noun of its whole.
  func partOfWhole(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    let own = left.phrase.a
    guard left.indicator < 0, left.phrase.b.isEmpty, own.count >= 6, own.count <= 36,
      left.isPart || carry.partSentence == sentenceIndex, carry.topicSentence == sentenceIndex,
      !endsWithHead(Int(own.end)), !holdsIndicator(own), let last = output.last,
      Int(last.sentence) == sentenceIndex, isSameUnit(last, quantity)
    else { return nil }
    // 教职工…，其中专任教师27989人: people have names of their own.
    if quantity.kind == .person,
      text.anyEnds(["师", "生", "工", "员", "者", "民", "人"], at: Int(own.end)) != nil
    {
      return nil
    }
    if !left.isPart, text.ends("；", at: Int(quantity.clauseStart)) {
      carry.partSentence = -1
      return nil
    }
    if left.isPart {
      let whole = carry.root.isEmpty ? carry.topic : carry.root
      carry.partHead = headOfWhole(whole)
      carry.partSentence = sentenceIndex
    }
    guard !carry.partHead.isEmpty, !text.holds(carry.partHead, in: own) else { return nil }
    return Phrase(own, carry.partHead)
  }

  private func isSameUnit(_ last: RawObservation, _ quantity: Quantity) -> Bool {
    guard !quantity.number.isOrdinal else { return false }
    switch quantity.kind {
    case .percent: return last.measure == .growth || last.measure == .averageGrowth
    case .points: return false
    default:
      for raw in output.suffix(8).reversed() where Int(raw.sentence) == sentenceIndex {
        if raw.measure == .level, text.isSame(raw.unit, quantity.unit) { return true }
      }
      return false
    }
  }

  private func holdsIndicator(_ span: Span) -> Bool {
    for token in tokensFrom(Int(span.start)) {
      if token.end > span.end { return false }
      if token.kind == .word, lexicon[Int(token.index)].indicator >= 0 { return true }
    }
    return false
  }

  /// What a part takes over from its whole: the head noun, or all of a short name.
  private func headOfWhole(_ whole: Phrase) -> Span {
    let last = !whole.c.isEmpty ? whole.c : !whole.b.isEmpty ? whole.b : whole.a
    guard !last.isEmpty else { return .none }
    for head: StaticString in [
      "周转量", "吞吐量", "播种面积", "里程", "存栏", "出栏", "人口", "人次", "贷款", "存款", "学生", "企业", "项目",
    ] where text.ends(head, at: Int(last.end)) {
      return Span(Int(last.end) - head.utf8CodeUnitCount, Int(last.end))
    }
    let head = headStart(last)
    if head > last.start { return Span(head, last.end) }
    return last.count <= 12 ? last : .none
  }
}
