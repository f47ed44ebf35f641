import HanBase
import HanCatalog

extension Analyzer {
  static let rankMoves = WordSet(
    "重返", "重回", "夺回", "登上", "坐稳", "稳坐", "守住", "退居", "屈居", "升至", "跃居", "滑落", "跌至", "挤进", "闯进", "杀进",
    "跻身", "挤到", "挤至", "掉到", "掉至", "滑到", "退到", "落到", "落至", "排到", "再夺", "勇夺", "夺得", "重夺")

  /// What leads up to 首位 and 之首.
  static let firstPlaceVerbs = WordSet(
    "居", "列", "重回", "重返", "夺回", "登上", "坐稳", "稳坐", "排在", "位于", "处于", "占据", "升至", "升到", "荣登")

  /// 增速在全市排第15位, 排A类市州第1位: what stands behind the verb is the scope.
  func cutAtRankVerb(_ peel: inout Peel, _ floor: Int) {
    // 位(居全省)第一: the lexicon knows the verb with its scope.
    if !peel.rankSpan.isEmpty, Int(peel.rankSpan.start) == peel.end,
      text.any("居", "列", "排", at: peel.end) != nil
    {
      while peel.end > floor, !text.ends("排名", at: peel.end),
        let length = text.anyEnds("位", "均", "稳", "高", "跃", "名", "继续", "仍", at: peel.end)
      {
        peel.end -= length
      }
    }
    var at = peel.end
    var steps = 0
    while at > floor, steps < 16 {
      steps += 1
      let start = text.before(at)
      if text.any(often.rankMoves, at: start) != nil, !isInsideWord(start) {
        peel.rankSpan = Span(start, at)
        peel.end = start
        cutScope(&peel, floor)
        return
      }
      if text.any("居", "列", "排", at: start) != nil,
        text.any("居民", "居家", "列车", "列入", "排放", "排水", "排污", "排名", at: start) == nil,
        text.anyEnds("系", "序", "安", "队", "定", "迁", "移", at: start) == nil
      {
        peel.rankSpan = Span(start, at)
        peel.end = start
        while peel.end > floor, !text.ends("排名", at: peel.end),
          let length = text.anyEnds(
            "位", "均", "总", "稳", "并", "分", "高", "跃", "名", "继续", "仍", at: peel.end)
        {
          peel.end -= length
        }
        cutScope(&peel, floor)
        return
      }
      at = start
    }
    // 增速在全市排名(第3位)
    if text.ends("排名", at: peel.end), peel.end - 6 > floor, let word = word(endingAt: peel.end - 6),
      lexicon[word].area != 0 || !lexicon[word].roles.isDisjoint(with: [.scope, .selfArea])
    {
      peel.end -= 6
    }
    if text.ends("在", at: peel.end), peel.end - 3 > floor { peel.end -= 3 }
    cutScope(&peel, floor)
  }

  /// 增速在全市(排): 在 with a scope is no part of the name.
  func cutScope(_ peel: inout Peel, _ floor: Int) {
    if let word = word(endingAt: peel.end),
      lexicon[word].area != 0 || !lexicon[word].roles.isDisjoint(with: [.scope, .selfArea])
    {
      let start = peel.end - Int(lexicon[word].length)
      if start >= floor {
        peel.end = start
        if text.ends("在", at: peel.end), peel.end - 3 >= floor { peel.end -= 3 }
      }
    }
  }

  func isRankNumber(_ quantity: Quantity, _ peel: Peel) -> Bool {
    quantity.number.isOrdinal || peel.isTop
  }

  /// 全省第四, 长沙市第一: what a rank is within.
  func peelScope(_ peel: inout Peel, _ floor: Int) -> Bool {
    guard let index = word(endingAt: peel.end) else { return false }
    let entry = lexicon[index]
    let start = peel.end - Int(entry.length)
    guard start >= floor, entry.area != 0 || !entry.roles.isDisjoint(with: [.scope, .selfArea])
    else {
      return false
    }
    peel.end = start
    return true
  }

  /// The start of a bracket that ends at a place, or nil.
  @inline(__always)
  func parenBefore(_ end: Int, _ floor: Int) -> Int? {
    _fastPath(text.anyEnds("）", ")", "]", at: end) == nil) ? nil : parenBeforeInFull(end, floor)
  }

  @inline(never)
  func parenBeforeInFull(_ end: Int, _ floor: Int) -> Int? {
    var at = end - 1
    while at > floor, end - at < 120 {
      if text.any("（", "(", "[", at: at) != nil { return at }
      at -= 1
    }
    return nil
  }
}
