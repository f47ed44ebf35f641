import HanBase
import HanCatalog

extension MentionScanner {
  /// Reads what a numeral at a place makes: a number, and the percentage, amount or quantity around it.
  mutating func number(_ at: Int, _ scalar: UInt32) {
    if let end = planName(at) ?? listMark(at) {
      close(number: end, measured: end)
      return
    }
    if mayMeasure(at), isRate(at, scalar) { return }
    guard let numeral = numerals.read(at: at, signed: maySign(at)) else { return }
    let isAlone = standsAlone(numeral)
    measure(numeral, isNumber: isAlone)
    guard isAlone, !isCode(numeral) else {
      if numeral.core.isChinese, numeral.core.isSingleNumeral { return }
      close(number: numeral.end, measured: numeral.end)
      return
    }
    addNumber(numeral)
    if text.ends("第", at: at), numeral.isPlain, numeral.value.decimal?.isInteger == true {
      add(.ordinal, at - 3, trimmed(numeral)) { numeral.value.fill(&$0) }
    }
    close(number: numeral.end, measured: numeral.end)
  }

  /// 十四五, “八五”: names of plans, whose numerals count nothing.
  private func planName(_ at: Int) -> Int? {
    let long: [StaticString] = ["十五五", "十四五", "十三五", "十二五", "十一五"]
    if let length = text.any(long, at: at) {
      return units.literal(at + length) == nil ? at + length : nil
    }
    guard text.any("九五", "八五", "七五", "六五", "十五", at: at) != nil,
      text.ends("“", at: at) || text.ends("\"", at: at),
      text.has("”", at: at + 6) || text.has("\"", at: at + 6)
    else { return nil }
    return at + 6
  }

  /// （一）, 一、 at the beginning of a sentence: marks of a list.
  private func listMark(_ at: Int) -> Int? {
    let isBracketed = text.ends("（", at: at) || text.ends("(", at: at)
    guard isBracketed || at <= lineStart, let numeral = numerals.read(at: at, signed: false),
      numeral.core.isChinese, numeral.isPlain
    else { return nil }
    let closes = text.has("）", at: numeral.end) || text.has(")", at: numeral.end)
    return isBracketed
      ? (closes ? numeral.end : nil) : text.has("、", at: numeral.end) ? numeral.end : nil
  }

  private mutating func addNumber(_ numeral: Numeral) {
    add(.number, numeral.start, trimmed(numeral)) {
      numeral.value.fill(&$0)
      $0.comparator = numeral.comparator
    }
  }

  /// The end of the numeral without 余 or 多, which belong to what is counted.
  private func trimmed(_ numeral: Numeral) -> Int {
    guard numeral.core.isMore else { return numeral.end }
    let last = text.scalarBefore(numeral.end)
    guard last == 0x4F59 || last == 0x591A || last == 0x9918 else { return numeral.end }
    var end = numeral.end - 3
    while end > numeral.start, text[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// Whether digits run into a letter that is no unit and no suffix: 5G, 3D, 4A级.
  private func isCode(_ numeral: Numeral) -> Bool {
    let byte = text[numeral.end] | 0x20
    guard !numeral.core.isChinese, byte >= 97, byte <= 122, text[numeral.end] < 0x80 else {
      return false
    }
    return units.literal(numeral.end) == nil
  }

  // MARK: whether words are a number

  /// Whether the numeral's words count: not 一 of 一切, 万, 陆 of 陆地, 两 of 两两.
  func standsAlone(_ numeral: Numeral) -> Bool {
    let core = numeral.core
    guard core.isChinese, numeral.isPlain else { return !core.isMagnitudeOnly }
    if core.isMagnitudeOnly { return core.isMore || isBound(numeral) }
    guard core.isSingleNumeral || (core.span.count == 3 && !core.isBareMagnitude) else {
      return !isIndustryList(numeral)
    }
    let scalar = text.scalar(numeral.start).value
    let next = text.scalar(numeral.end)
    // 伍 陆 肆 拾 零 are words of their own, except before money and 点.
    if scalar == 0x4F0D || scalar == 0x9646 || scalar == 0x9678 || scalar == 0x8086
      || scalar == 0x62FE
    {
      return next.value == 0x5143 || next.value == 0x5706 || next.value == 0x5713
        || next.value == 0x4F70
    }
    if scalar == 0x96F6 || scalar == 0x3007 { return isZero(numeral) }
    if isPair(numeral.start, scalar) || isWordPart(numeral.start, scalar, next.value) {
      return false
    }
    if text.ends("第", at: numeral.start) { return true }
    return mayFollow(numeral.end, next.value)
  }

  /// 为零, 零的突破, 零个; not 汽零 or 零陵.
  private func isZero(_ numeral: Numeral) -> Bool {
    text.anyEnds("为", "于", "以", "破", "至", "到", "是", "从", at: numeral.start) != nil
      || text.has("的", at: numeral.end) || units.literal(numeral.end) != nil
  }

  /// 两两, 一一.
  private func isPair(_ at: Int, _ scalar: UInt32) -> Bool {
    text.scalarBefore(at) == scalar || text.scalar(at + 3).value == scalar
  }

  /// What may stand behind a lone numeral: the end, a mark, a unit, or a small word.
  private func mayFollow(_ end: Int, _ next: UInt32) -> Bool {
    if end >= limit { return true }
    guard (0x4E00...0x9FFF).contains(next) else { return true }
    if isSmallWord(next) { return true }
    if next == 0x5206 { return true }
    if next == 0x70B9 || next == 0x9EDE {
      return ScalarClass.digit(text.scalar(end + 3).value) >= 0
    }
    return units.literal(end) != nil
  }

  /// 却 和 与 而 不 那 这 的 为 或 到 至 及: what goes on behind a numeral that is a number.
  private func isSmallWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5374, 0x548C, 0x4E0E, 0x800C, 0x4E0D, 0x90A3, 0x8FD9, 0x9019, 0x7684, 0x4E3A, 0x6216,
      0x5230,
      0x81F3, 0x53CA:
      true
    default: false
    }
  }

  /// 统一, 唯一, 之一, 十分: words that end or begin like a lone numeral.
  private func isWordPart(_ at: Int, _ scalar: UInt32, _ next: UInt32) -> Bool {
    if scalar == 0x5341 { return next == 0x5206 || next == 0x8DB3 }
    guard scalar == 0x4E00 || scalar == 0x58F9 else { return false }
    return text.anyEnds("统", "唯", "惟", "同", "单", "专", "合", "归", "划", "如", "逐", "不", "之", at: at)
      != nil && next != 0x4E2A
  }

  /// 一二三产业, 三四线.
  private func isIndustryList(_ numeral: Numeral) -> Bool {
    !numeral.core.hasMagnitude && text.any("产业", "產業", "线城市", at: numeral.end) != nil
  }

  /// 上百, 近万, 超千万: a magnitude alone counts behind a word that bounds it.
  private func isBound(_ numeral: Numeral) -> Bool {
    guard numeral.core.value >= ExactDecimal(100) else { return false }
    let words: [StaticString] = ["上", "近", "超", "逾", "破", "达", "约", "成", "过", "几", "数"]
    return text.anyEnds(words, at: numeral.start) != nil
      && (units.read(at: numeral.end) != nil || units.rate(at: numeral.end) != nil)
  }
}
