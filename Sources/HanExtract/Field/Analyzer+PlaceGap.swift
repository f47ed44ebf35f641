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

  /// 除山东外(只有河南), 还有(大连): where the words end that stand before who a clause is about.
  @inline(__always)
  func passedOver(_ token: Token, _ at: Int) -> Int? {
    token.kind == .word
      && (token.isArea || token.roles.contains(.reach) && Int(token.start) == at)
      ? passedOverInFull(token, at) : nil
  }

  @inline(never)
  private func passedOverInFull(_ token: Token, _ at: Int) -> Int? {
    if token.isArea {
      guard let head = text.any("除了", "除", at: at), at + head == Int(token.start),
        let tail = text.any("之外", "以外", "外", at: Int(token.end))
      else { return nil }
      return Int(token.end) + tail
    }
    return token.roles.contains(.reach) && Int(token.start) == at
      && text.any("还有", "仍有", "只有", "仅有", "另有", "尚有", at: at) == token.span.count
      ? Int(token.end) : nil
  }
}
