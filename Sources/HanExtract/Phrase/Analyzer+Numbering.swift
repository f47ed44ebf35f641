import HanBase
import HanCatalog

/// Marks that stand before a name and are no part of it.
extension Analyzer {
  /// (2.)规上工业增加值, (①)GDP, (★)出口, (“)我们去年完成GDP420亿元…”: where the words behind a number, a mark or an open
  /// quotation begin.
  @inline(__always)
  func behindNumbering(_ start: Int, _ end: Int) -> Int {
    let first = text[start]
    return _slowPath(first == 0xE2 || first < 0x80 || first == 0xE3)
      || _slowPath(start == sentenceStart && text.has("、", at: start + 3))
      ? behindNumberingInFull(start, end) : start
  }

  /// (经济概况 2006年)国内生产总值, (本报讯 2006年)…: a blank before the sentence's first time sets what heads it apart.
  @inline(__always)
  func behindHead(_ start: Int, _ end: Int) -> Int {
    guard start == sentenceStart, let time = times.first,
      _slowPath(text.ends(" ", at: Int(time.span.start)))
    else { return start }
    return headEnds(Int(time.span.start), end) ? Int(time.span.end) : start
  }

  @inline(never)
  private func headEnds(_ place: Int, _ end: Int) -> Bool {
    guard place > sentenceStart + 3, place - sentenceStart <= 30, place < end else { return false }
    return !tokensFrom(sentenceStart).prefix { Int($0.start) < place }.contains {
      $0.kind != .word || $0.isArea
    }
  }

  @inline(never)
  private func behindNumberingInFull(_ start: Int, _ limit: Int) -> Int {
    var at = start
    for _ in 0..<4 where at < limit {
      let (scalar, length) = text.scalar(at)
      switch scalar {
      case 0x20: at += 1
      case 0x201C:
        guard text.find("”", in: at..<limit) == nil else { return at }
        at += length
      // ① ★ ■ → •
      case 0x2460...0x24FF, 0x2190...0x21FF, 0x25A0...0x27BF, 0x2022, 0x203B: at += length
      case 0x2160...0x217F:
        guard let mark = text.any(".", "．", "、", at: at + length) else { return at }
        at += length + mark
      case 0x30...0x39:
        var behind = at + 1
        if (48...57).contains(text[behind]) { behind += 1 }
        guard let mark = text.any(".", "．", "、", ")", "）", at: behind),
          !(48...57).contains(text[behind + mark]), behind + mark < limit
        else { return at }
        at = behind + mark
      case 0x61...0x7A:
        guard text.any(".", "．", "、", ")", "）", at: at + 1) != nil else { return at }
        at += 1 + (text[at + 1] < 0x80 ? 1 : 3)
      default:
        // 一、GDP; not 一、二产业.
        guard at == sentenceStart, ScalarClass.digit(scalar) > 0 || scalar == 0x5341,
          text.has("、", at: at + 3), limit - at >= 9,
          case let next = text.scalar(at + 6).value, ScalarClass.digit(next) <= 0, next != 0x5341
        else { return at }
        at += 6
      }
    }
    return min(at, limit)
  }

  /// 财政收入≥(130亿元), 出口↓(12%), 社零总额③(820亿元): signs right before a number.
  @inline(__always)
  func peelSigns(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) {
    let at = peel.end - 3
    if at >= floor, _slowPath(text[at] == 0xE2 || text[at] == 0xEF) { peelSignsInFull(&peel, at) }
    // 上证指数报(3015.48点), 中间价报(7.1036)
    if quantity.kind == .none, text.ends("报", at: peel.end), at >= floor { peel.end = at }
  }

  @inline(never)
  private func peelSignsInFull(_ peel: inout Peel, _ at: Int) {
    let sign = Span(at, at + 3)
    switch text.scalar(at).value {
    case 0x2265, 0x2267: (peel.comparator, peel.comparatorSpan) = (.atLeast, sign)
    case 0x2264, 0x2266: (peel.comparator, peel.comparatorSpan) = (.atMost, sign)
    case 0xFF1E: (peel.comparator, peel.comparatorSpan) = (.more, sign)
    case 0xFF1C: (peel.comparator, peel.comparatorSpan) = (.less, sign)
    case 0x2191:
      (peel.growth, peel.growthSpan) = (.up, sign)
      peel.roles.insert(.up)
    case 0x2193:
      (peel.growth, peel.growthSpan) = (.down, sign)
      peel.roles.insert(.down)
    case 0x2460...0x2473: break
    default: return
    }
    peel.end = at
  }
}
