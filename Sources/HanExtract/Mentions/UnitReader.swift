import HanBase
import HanCatalog

/// A unit found behind a numeral.
struct UnitMatch {
  /// First byte of the unit's words.
  var start: Int
  /// After the last byte.
  var end: Int
  /// Index in the catalogue, or -1 for a rate that it writes otherwise.
  var index: Int
}

/// Finds units of the catalogue behind numerals, and rates in all their forms.
struct UnitReader {
  let text: ByteText
  let limit: Int
  let catalog: Catalog

  /// The longest unit at a place, one blank or more allowed before it.
  func read(at start: Int) -> UnitMatch? {
    let at = text.afterBlanks(start, limit)
    guard var match = literal(at), at == start || !isLetterUnitOnly(match) else { return nil }
    // 20个比特币: the classifier stands before the unit proper.
    if catalog.unitName(match.index) == "个", let inner = literal(match.end),
      catalog.unitClass(inner.index) == .measure, inner.end - inner.start >= 6
    {
      match.end = inner.end
      match.index = inner.index
    }
    // 万元/亩, 元/吨标准煤 as one.
    if text[match.end] == UInt8(ascii: "/"), let second = literal(match.end + 1) {
      match.end = second.end
    }
    return match
  }

  /// A one-letter unit (m, L, h) must stand directly at its number.
  private func isLetterUnitOnly(_ match: UnitMatch) -> Bool {
    match.end - match.start == 1 && text[match.start] < 0x80 && text[match.start] > 0x40
  }

  /// The longest unit that begins at a place and does not begin another word.
  func literal(_ at: Int) -> UnitMatch? {
    var end = at
    var best: UnitMatch?
    var count = 0
    let lexicon = catalog.lexicon
    while count < 10, end < limit, end - at <= 30 {
      end += text.scalar(end).length
      count += 1
      guard end <= limit, let index = lexicon.exact(text.base + at, end - at) else { continue }
      let unit = Int(lexicon[index].unit)
      if unit >= 0, !beginsWord(at, end) { best = UnitMatch(start: at, end: end, index: unit) }
    }
    return best
  }

  /// 家庭, 项目, 五角大楼: words that begin like a unit; a Latin unit ends where its letters end.
  private func beginsWord(_ at: Int, _ end: Int) -> Bool {
    let last = text[end - 1] | 0x20
    if last >= 97, last <= 122, text[end - 1] < 0x80 {
      let next = text[end] | 0x20
      if (next >= 97 && next <= 122) || (48...57).contains(text[end]) { return true }
    }
    guard end - at == 3 else { return false }
    if text.any("大楼", "大樓", "落", "星", at: end) != nil,
      text.has("角", at: at) || text.has("星", at: at)
    {
      return true
    }
    guard at + 6 <= limit, let index = catalog.lexicon.exact(text.base + at, 6),
      !text.has("人大关", at: at)
    else {
      return false
    }
    return catalog.lexicon[index].roles.contains(.unitStop)
  }

  // MARK: rates

  /// %, ‰, 个百分点 behind a numeral: the unit's name and the place after it.
  func rate(at start: Int) -> (unit: String, start: Int, end: Int)? {
    let at = text.afterBlanks(start, limit)
    let (scalar, length) = text.scalar(at)
    switch scalar {
    case 0x25, 0xFF05, 0xFE6A: return ("%", at, at + length)
    case 0x2030: return ("‰", at, at + length)
    case 0x2031: return ("‱", at, at + length)
    default: break
    }
    var cursor = at
    if text.has("个", at: cursor) || text.has("個", at: cursor) {
      cursor = text.afterBlanks(cursor + 3, limit)
    }
    let isPercent = text.has("百", at: cursor)
    guard isPercent || text.has("千", at: cursor) else { return nil }
    cursor = text.afterBlanks(cursor + 3, limit)
    guard text.has("分", at: cursor) else { return nil }
    cursor = text.afterBlanks(cursor + 3, limit)
    guard text.has("点", at: cursor) || text.has("點", at: cursor) else { return nil }
    return (isPercent ? "个百分点" : "个千分点", at, cursor + 3)
  }

  /// 百分之, 千分之, 百万分之 before a numeral: the power of ten and the place after it.
  func ratePrefix(at start: Int) -> (power: Int, end: Int)? {
    var at = start
    var power = 0
    for _ in 0..<4 {
      let (scalar, length) = text.scalar(at)
      let step = ScalarClass.power(scalar)
      guard step >= 2 else { break }
      power += step
      at = text.afterBlanks(at + length, limit)
    }
    guard power > 0, power <= 12 else { return nil }
    let before = text.scalarBefore(start)
    guard ScalarClass.digit(before) < 0, ScalarClass.power(before) == 0,
      !(48...57).contains(before), !(0xFF10...0xFF19).contains(before)
    else { return nil }
    guard let end = NumeralReader(text: text, limit: limit).overEnd(at) else { return nil }
    return (power, end)
  }
}
