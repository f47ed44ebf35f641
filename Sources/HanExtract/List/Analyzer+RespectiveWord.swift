import HanBase
import HanCatalog

/// The word that says that places and numbers are told one by one.
extension Analyzer {
  func hasRespective(_ quantity: Quantity) -> Bool { respectiveToken(quantity) != nil }

  func respectiveToken(_ quantity: Quantity) -> Token? {
    guard sentenceRoles.contains(.respective) else { return nil }
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if token.start >= quantity.span.start { return nil }
      if token.kind == .word, token.roles.contains(.respective),
        text.any("分别", "依次", "分列", "分居", at: Int(token.start)) != nil
      {
        return token
      }
    }
    return nil
  }

  /// 规上工业增加值、固定资产投资、社零总额增长5.1%、3.2%、6.1%: as many numbers as names, though no word says that they are
  /// told one by one.
  func pairsAlone(_ first: Quantity, _ end: Int, _ count: Int) -> Bool {
    let start = Int(first.leftLimit)
    guard end - start >= 9, start == Int(first.clauseStart), !first.number.isOrdinal,
      first.kind == .percent || first.kind == .measure || first.kind == .person,
      text.anyFind(["、", "和", "与"], in: start..<end) != nil,
      // 占全省和全国的10%、2%: what is compared with is no subject.
      text.anyFind(
        ["占", "比上", "比全", "相比", "较上", "高于", "低于", "快于", "合计", "共计", "之和"], in: start..<end) == nil
    else { return false }
    var probe = NounPhrase()
    let spans = split(skipLead(start, end, &probe), end)
    return spans.count == count
      && spans.allSatisfy { $0.count >= 3 && namesMember($0, spans[count - 1]) }
  }

  /// Whether a member is a name of the catalogue, by itself or with the end of the last one.
  private func namesMember(_ span: Span, _ last: Span) -> Bool {
    var found = NounPhrase()
    let start = skipLead(Int(span.start), Int(span.end), &found)
    if exactIndicator(start, Int(span.end)) != nil { return true }
    let suffix = sharedSuffix([span, last])
    return span != last && !suffix.isEmpty
      && indicator(of: Phrase(Span(start, Int(span.end)), suffix)) >= 0
  }

  /// 接待游客4544万人次，旅游收入259.44亿元，增幅为9.3%和9.7%; 增长9%和11.2%: the rates of what was told last.
  func isRateOfLast(_ first: Quantity, _ peel: Peel, _ count: Int) -> Bool {
    guard count <= 3, first.kind == .percent && !peel.rateNoun.isEmpty || peel.growth != .none,
      isEmptySubject(Int(first.leftLimit), peel.end)
    else { return false }
    let items = lastSubjects(first, count)
    return items.count == count && Set(items.map(\.phrase.last.end)).count == count
      && (!peel.rateNoun.isEmpty
        || output.suffix(count).allSatisfy { $0.measure == .level }
          // 园区37个，饲养量达到46.7万头、684万只，增长9.3%、7.1%
          && Set(output.suffix(count).map(\.phrase.last.end)).count == count)
  }

  /// 出口12亿元，进口8亿元，分别增长1.8%和2.4%；货运量63.8万吨，客运量21.2万人，分别(增长4.6%和8.3%): what was told by names of its
  /// own since the last list.
  @inline(__always)
  func toldSinceList(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    carry.subjectsSentence == sentenceIndex
      && output.last?.rules.indicator == .indicatorLeft
      ? toldSinceListInFull(first, end, count) : nil
  }

  @inline(never)
  private func toldSinceListInFull(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    guard output.count >= count, isEmptySubject(Int(first.leftLimit), end),
      output.suffix(count).allSatisfy({
        Int($0.sentence) == sentenceIndex && $0.rules.indicator == .indicatorLeft
      }), case let told = lastSubjects(first, count), told.count == count,
      Set(told.map(\.phrase.last.end)).count == count
    else { return nil }
    return told
  }

  /// 城乡居民人均可支配收入37012元、18655元; 三次产业比重由上年的A、B和C调整为…: a subject of several that has as many numbers.
  func isFusedPair(_ first: Quantity, _ end: Int, _ count: Int) -> Bool {
    let words = Int(first.leftLimit)..<max(Int(first.leftLimit), end)
    return count == 2 && text.anyFind(["城乡", "存贷"], in: words) != nil
      || count == 3 && text.find("三次产业", in: words) != nil
  }

  /// 三次产业(比重)为A、B和C: where the name ends of what the three industries have.
  func behindShares(_ first: Quantity, _ end: Int) -> Int {
    guard first.kind == .percent,
      text.find("三次产业", in: Int(first.leftLimit)..<max(Int(first.leftLimit), end)) != nil,
      let noun = text.any("比重", "占比", "比例", "结构", "构成", at: end)
    else { return end }
    return end + noun
  }
}
