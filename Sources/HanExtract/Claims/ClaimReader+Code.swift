import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: names made of counts

  /// “四早”“四集中”要求: the codes side by side share what governs them.
  func addCodeChain(before index: Int) {
    var index = index
    while index > 0 {
      let (previous, next) = (line.enclosures[index - 1], line.enclosures[index])
      let isSide =
        previous.end == next.start
        || (next.start - previous.end == 3 && text.has("、", at: Int(previous.end)))
      let inner = Span(previous.innerStart, previous.innerEnd)
      guard isSide, previous.kind == .quote,
        numeral(at: Int(inner.start), limit: Int(inner.end)) != nil,
        inner.count <= 36, !isPlan(inner), !isInsideHonour(previous)
      else { return }
      emitPolicy(.policyCode, Span(previous.start, previous.end), title: inner)
      index -= 1
    }
  }

  /// `三改一扩`, `1+8+8`, `八大行动`, `三升三降`: a name made of counts.
  func isNumberCode(_ inner: Span) -> Bool {
    guard inner.count <= 36, !isPlan(inner) else { return false }
    var (numerals, others, hasCodeWord) = (0, 0, false)
    var at = Int(inner.start)
    var wasNumeral = false
    while at < Int(inner.end) {
      let (scalar, length) = text.scalar(at)
      let isArabic = (48...57).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
      // 双 counts as 两 does.
      if isArabic || ScalarClass.digit(scalar) >= 0 || ScalarClass.power(scalar) == 1
        || scalar == 0x53CC
      {
        if !wasNumeral || !isArabic { numerals += 1 }
        wasNumeral = true
      } else if scalar == 0x2B || scalar == 0xFF0B {
        wasNumeral = false
      } else if (65...122).contains(scalar) {
        return false
      } else {
        others += 1
        if wasNumeral, line.hit(at: at, .codeWord) != nil { hasCodeWord = true }
        wasNumeral = false
      }
      at += length
    }
    if others == 0 { return numerals > 0 }
    if numerals >= 2 || (numerals == 1 && hasCodeWord) { return true }
    // “四集中”, “三个聚焦” say what to do; “三农” is a class, and 一 is an article (“一张网”).
    let first = text.scalar(Int(inner.start)).value
    return numerals == 1 && others >= 2 && others <= 5
      && (2...9).contains(ScalarClass.digit(first))
      && text.any("月", "年", "日", at: Int(inner.start) + 3) == nil
  }

  func isPlan(_ inner: Span) -> Bool {
    text.any("十五五", "十四五", "十三五", "十二五", "十一五", at: Int(inner.start)) != nil
  }

  /// Whether a verb of carrying out stands before the name in its clause, or 建设, 目标, 政策 behind.
  func isGoverned(_ enclosure: ClaimLine.Enclosure) -> Bool {
    let after = Int(enclosure.end)
    let tail = line.clauseEnd(after, pauses: true)
    for word: StaticString in ["建设", "目标", "政策", "战略", "要求"] {
      if let found = text.find(word, in: after..<min(tail, after + 27)), found - after <= 15 {
        return true
      }
    }
    let start = Int(enclosure.start)
    let clause = line.clauseStart(start)
    return line.hits(in: max(clause, start - 90)..<start).contains {
      $0.roles.contains(.govern) && !$0.isEnclosed
    }
  }
}
