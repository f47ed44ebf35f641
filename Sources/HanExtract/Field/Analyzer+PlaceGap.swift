import HanBase
import HanCatalog

/// What may stand before a place that opens a clause, and between places.
extension Analyzer {
  static let smallWords = WordSet(
    "在", "的", "和", "与", "及", "对", "从", "由", "使", "所辖", "下辖", "让", "，", "、", "期间", "以来", "时", "底",
    "末", "于",
    "而", "但", "则", "另有", "还有", "另", "只有", "仅有", "仅", "包括", "有", "随后是", "其后是", "其次是", "接着是", "然后是",
    "最后是",
    "最后一名", "最后一位", "唯一的例外是", "唯一例外的是", "例外的是", "末位", "倒数第一")

  /// Whether only blanks and small words stand between two places.
  func isGapOnly(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if text[at] == 0x20 || text[at] == 10 {
        at += 1
      } else if let length = text.any(often.smallWords, at: at) {
        at += length
      } else if let length = text.any(often.nationParts, at: at), text.has("的", at: at + length) {
        // 华南的广州
        at += length
      } else {
        return false
      }
    }
    return true
  }

  /// 第2位的(上海)比第3位的广州多…: where the rank ends that leads up to who is spoken of.
  @inline(never)
  private func behindRankHeld(_ rank: Token, _ at: Int) -> Int? {
    guard let joint = text.any("位的", "名的", at: Int(rank.end)),
      case let place = Int(rank.end) + joint, token(at: place)?.isArea == true
    else { return nil }
    var start = Int(rank.start)
    if text.ends("第", at: start) { start -= 3 }
    if let verb = text.anyEnds("排名", "排在", "位居", "位列", "名列", "居于", "居", "列", at: start) {
      start -= verb
    }
    return start == at ? place : nil
  }

  /// 除河南、湖南、山西3省外: where the places end that are left out.
  private func endOfException(_ place: Int) -> Int? {
    var at = place
    while let gap = text.any("、", "和", "与", "及", "以及", at: at), let next = token(at: at + gap),
      next.isArea
    { at = Int(next.end) }
    if text.has("等", at: at) { at += 3 }
    if let number = token(at: at), number.kind == .number { at = Int(number.end) }
    if text.has("个", at: at) || text.has("两", at: at) { at += 3 }
    if let noun = text.any(often.countedClasses, at: at) { at += noun }
    return text.any("之外", "以外", "外", at: at).map { at + $0 }
  }

  /// 除山东外(只有河南), 还有(大连): where the words end that stand before who a clause is about.
  @inline(__always)
  func passedOver(_ token: Token, _ at: Int) -> Int? {
    if token.kind == .number { return behindRankHeld(token, at) }
    return token.kind == .word
      && (token.isArea || token.roles.contains(.reach) && Int(token.start) == at)
      ? passedOverInFull(token, at) : nil
  }

  @inline(never)
  private func passedOverInFull(_ token: Token, _ at: Int) -> Int? {
    if token.isArea {
      guard text.anyEnds("除了", "除", at: Int(token.start)) != nil,
        at == Int(token.start) || text.any("除了", "除", at: at) == Int(token.start) - at
      else { return nil }
      return endOfException(Int(token.end))
    }
    return token.roles.contains(.reach) && Int(token.start) == at
      && text.any("还有", "仍有", "只有", "仅有", "另有", "尚有", at: at) == token.span.count
      ? Int(token.end) : nil
  }
}
