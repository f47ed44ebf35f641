import HanBase
import HanCatalog

/// Where the words begin that a list's members share, by what the members are.
extension Analyzer {
  /// 0—14岁、60岁及以上(人口比重): a bound belongs to its age.
  @inline(__always)
  func tailOfAges(_ members: ArraySlice<Span>, _ last: Span) -> Span? {
    text.lacks("岁", from: Int(last.start), to: Int(last.end))
      ? nil : tailOfAgesInFull(members, last)
  }

  @inline(never)
  private func tailOfAgesInFull(_ members: ArraySlice<Span>, _ last: Span) -> Span? {
    guard let age = text.find("岁", in: last.range),
      members.allSatisfy({
        text.anyEnds("岁", "岁以上", "岁及以上", "岁以下", "岁及以下", at: Int($0.end)) != nil
      })
    else { return nil }
    var end = age + 3
    if let bound = text.any("及以上", "及以下", "以上", "以下", "（含）", at: end) { end += bound }
    return Int(last.end) - end >= 6 ? Span(Int32(end), last.end) : nil
  }

  /// 进口、出口(整体通关时间), 出口、进口(总值): the two sides of trade share what is told of both.
  @inline(__always)
  func tailOfTrade(_ members: ArraySlice<Span>, _ last: Span) -> Span? {
    _fastPath(text.any("进口", "出口", at: Int(last.start)) == nil)
      ? nil : tailOfTradeInFull(members, last)
  }

  @inline(never)
  private func tailOfTradeInFull(_ members: ArraySlice<Span>, _ last: Span) -> Span? {
    let rest = Span(last.start + 6, last.end)
    guard members.count == 1, let first = members.first,
      text.anyEnds("进口", "出口", at: Int(first.end)) != nil,
      text.has("进", at: Int(first.end) - 6) != text.has("进", at: Int(last.start)),
      rest.count >= 6 || text.isOne(of: often.heads, rest)
    else { return nil }
    // 进口、出口同比分别增长
    if let word = exactWord(Int(rest.start), Int(rest.end)), lexicon[word].indicator < 0,
      !lexicon[word].roles.isDisjoint(with: [.adverb, .up, .down, .base, .average, .verb, .reach])
    {
      return nil
    }
    return rest
  }

  /// 高血压、糖尿病(患者规范管理率), 水稻、大豆(收割率): a head of one character needs the words before it: there is no 水稻率.
  ///
  /// They begin with a word for those concerned, or are words of the dictionary or the lexicon, one right before the other; the
  /// last member keeps two characters.
  @inline(never)
  func wordsOfHead(_ last: Span, _ head: Int32) -> Int32 {
    guard last.end - head == 3 else { return head }
    let floor = Int(last.start) + 6
    var at = floor
    while at < Int(head) {
      if text.any("患者", "人群", "居民", "产品", "商品", "货物", "学生", "儿童", at: at) != nil {
        return Int32(at)
      }
      at += text.scalar(at).length
    }
    at = Int(head)
    while case let before = text.before(text.before(at)), before >= floor {
      guard exactWord(before, Int(last.end)) != nil || isDictionaryWord(before) else { break }
      at = before
    }
    return Int32(at)
  }

  /// Whether two characters are a word that names nothing by itself: 规范, 收割, 管理.
  private func isDictionaryWord(_ at: Int) -> Bool {
    let kind = PredicateWords.kind(text.scalar(at).value, text.scalar(at + 3).value)
    return kind == .verb || kind == .plain
  }
}
