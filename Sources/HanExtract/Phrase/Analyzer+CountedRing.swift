import HanBase
import HanCatalog

/// Those of whom it is said how many they are and that something ranks within them: 居全国229家经开区第15位.
struct CountedRing {
  /// Where the words begin that lead to them: 居, 在.
  var start: Int
  /// What they are called, without what is said of the rank.
  var noun: Span
}

extension Analyzer {
  /// 在全国(19个)国家级新区排名第三, 列(14个)市州末位: whether a number counts those within whom something ranks.
  @inline(__always)
  func countedRing(_ quantity: Quantity) -> CountedRing? {
    quantity.kind.counts && !quantity.number.isOrdinal
      && quantity.rightLimit > quantity.afterQualifier
      && tellsRanks
      ? countedRingInFull(quantity) : nil
  }

  /// Whether the sentence has a rank: 第三, 首位, 前五, 末位.
  @inline(__always)
  private var tellsRanks: Bool {
    quantityTraits.contains(.ordinal) || !text.lacks("前", from: sentenceStart, to: sentenceEnd)
      || !text.lacks("末", from: sentenceStart, to: sentenceEnd)
  }

  @inline(never)
  private func countedRingInFull(_ quantity: Quantity) -> CountedRing? {
    let number = Int(quantity.span.start)
    let whole = wholeBefore(number)
    let lead = whole.map { Int($0.start) } ?? number
    guard
      let length = text.anyEnds(
        "位居", "位列", "名列", "排名", "排在", "居于", "位于", "居", "列", "排", "在", at: lead),
      lead - length >= Int(quantity.clauseStart), !isInsideWord(lead - length),
      // 增速列前5位的7个市, 所在的3个区
      !text.has("前", at: lead), text.anyEnds("所", "存", "现", "实", "系", at: lead - length) == nil
    else { return nil }
    let start =
      countsInPlaces(quantity) ? Int(quantity.unit.start) : Int(quantity.afterQualifier)
    let isWithin = text.ends("在", at: lead) && length == 3
    guard let rank = rankBehind(quantity) else { return nil }
    var end = rank
    while let tail = text.anyEnds(Analyzer.rankLeads, at: end), end - tail > start { end -= tail }
    guard end - start >= (countsInPlaces(quantity) ? 3 : 6), end - start <= 48,
      // 在全省率先建成5个园区第一…: what is said before the rank must be said of the rank.
      !isWithin || end < rank,
      text.anyFind(["，", ",", "、", "；", "的", "强", "榜"], in: start..<end) == nil,
      text.find("中", in: start..<end).map({ isInsideWord($0) }) != false
    else { return nil }
    return CountedRing(start: lead - length, noun: Span(start, end))
  }

  /// Whether a statement is of how many those are within whom something ranks: the text does not go on about them.
  @inline(__always)
  func isCountedRing(_ raw: inout RawObservation) -> Bool {
    raw.measure == .level && raw.rules.indicator == .indicatorRight
      && raw.unit.count <= 6 && tellsRanks && isCountedRingInFull(raw.span)
  }

  @inline(never)
  private func isCountedRingInFull(_ span: Span) -> Bool {
    quantities.first { $0.span == span }.flatMap { countedRing($0) } != nil
  }

  func named(_ ring: CountedRing) -> NounPhrase {
    NounPhrase(
      phrase: Phrase(ring.noun),
      indicator: exactIndicator(Int(ring.noun.start), Int(ring.noun.end)) ?? -1)
  }

  /// 第三, 末位: where the rank begins that stands behind those within whom it is.
  private func rankBehind(_ ring: Quantity) -> Int? {
    let start = Int(ring.afterQualifier)
    let limit = min(Int(ring.clauseEnd), start + 72)
    if let next = quantities.first(where: { $0.span.start > ring.span.start }),
      next.clauseStart == ring.clauseStart, Int(next.span.start) <= limit
    {
      let at = Int(next.span.start)
      guard next.number.isOrdinal || text.ends("前", at: at) else { return nil }
      return text.anyEnds("第", "前", at: at) == nil ? at : at - 3
    }
    guard let last = text.anyFind(["末位", "末尾", "末席"], in: start..<max(start, limit)) else {
      return nil
    }
    return last
  }

  /// What stands between those within whom something ranks and its rank.
  static let rankLeads = WordEnds(
    "排名", "排行", "位居", "位列", "名列", "排在", "排到", "居于", "位于", "跻身", "高居", "稳居", "暂列", "暂居", "并列", "综合",
    "考评", "考核", "倒数", "居", "列", "排", "位", "在", "第", "中的", "中", "里", "内", "当中", "之中", "均", "也", "并",
    "仍",
    "还", "都", "首次", "再次", "继续", "前")

  /// 全国(229家), 全省共有(122个): the word for a whole whose things are counted right behind it.
  private func wholeBefore(_ number: Int) -> Span? {
    var end = number
    if let few = text.anyEnds("首批", "共有", "共", "所有", "现有", at: end) { end -= few }
    // 居全国, 列全省 are words of their own.
    if let own = text.anyEnds(
      "全国", "我国", "全省", "全市", "全区", "全县", "全州", "全盟", "我省", "我市", at: end)
    {
      return Span(end - own, end)
    }
    if let place = areaToken(endingAt: end) { return place.span }
    guard let index = word(endingAt: end),
      !lexicon[index].roles.isDisjoint(with: [.selfArea, .scope])
    else { return nil }
    return Span(end - Int(lexicon[index].length), end)
  }

  /// 在(168个)重点城市中排名第30: whose they are is not said.
  @inline(__always)
  func doubtRing(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.rules.area != .areaSelf, countedRing(quantity) != nil { raw.certainty.area = .guessed }
  }

  /// 列全国(229家)经开区第15位, 在全省(122个)县市区率先…, 入选全国首批(10个)试点城市: of the whole, not of who stands within it.
  @inline(__always)
  func wholeOfRing(_ quantity: Quantity) -> (area: Int32, span: Span)? {
    quantity.kind.counts && !quantity.number.isOrdinal
      && text.anyEnds(
        "国", "省", "市", "州", "区", "县", "盟", "批", "有", "共", at: Int(quantity.span.start))
        != nil
      ? wholeOfRingInFull(quantity) : nil
  }

  @inline(never)
  private func wholeOfRingInFull(_ quantity: Quantity) -> (area: Int32, span: Span)? {
    guard let whole = wholeBefore(Int(quantity.span.start)),
      text.anyEnds(Analyzer.wholeVerbs, at: Int(whole.start)) != nil
    else { return nil }
    if let place = areaToken(endingAt: Int(whole.end)) { return (division(of: place), whole) }
    guard var token = tokensBefore(Int(whole.end)).last, token.kind == .word else { return nil }
    token.start = whole.start
    let area = selfArea(token)
    return area == 0 ? nil : (area, whole)
  }

  private static let wholeVerbs = WordEnds(
    "居", "列", "在", "排名", "占", "入选", "入围", "跻身", "列入", "成为", "作为", "进入", "纳入", "获批", "是")
}
