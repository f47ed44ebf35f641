/// Looks at the words of one line or paragraph: how it opens and how it ends.
struct Phrase {
  let source: Source
  let start: Int
  let end: Int

  init(_ source: Source, _ start: Int, _ end: Int) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// How it ends, closing quotes and brackets, bold marks and footnote marks aside.
  var ending: Paragraph.Ending {
    var offset = end
    var budget = 16
    while offset > start, budget > 0 {
      budget -= 1
      let (scalar, previous) = source.scalar(endingAt: offset, after: start)
      if scalar == 0x5D, let open = footnoteStart(endingAt: offset) {
        offset = open
        continue
      }
      if Scalars.isCloser(scalar) || scalar == 0x2A || Scalars.isBlank(scalar) {
        offset = previous
        continue
      }
      if Scalars.isFinal(scalar) { return .final }
      if scalar == 0x2E {
        let before = source.scalar(endingAt: previous, after: start).value
        return Scalars.digit(before) == nil ? .final : .open
      }
      // A closing bracket or quote after a pause or colon leaves the sentence open.
      guard offset == end || isUnquoted(from: offset) else { return .open }
      if Scalars.isPause(scalar) { return .pause }
      return scalar == 0x3A || scalar == 0xFF1A ? .colon : .open
    }
    return .open
  }

  private func isUnquoted(from offset: Int) -> Bool {
    var at = offset
    while at < end {
      let (scalar, next) = source.scalar(at: at, before: end)
      guard scalar == 0x2A || Scalars.isBlank(scalar) else { return false }
      at = next
    }
    return true
  }

  private func footnoteStart(endingAt offset: Int) -> Int? {
    var at = offset - 2
    while at > start, at > offset - 6, (0x30...0x39).contains(source[at]) { at -= 1 }
    return at >= start && at < offset - 2 && source[at] == 0x5B ? at : nil
  }

  /// The rank of the number that opens it, or nil.
  ///
  /// 第一章 has 1, 第一节 2, 一、 3, （一） 4, `1.` 5, （1） 6, ① 7.
  var numbering: Int? {
    let (first, next) = source.scalar(at: start, before: end)
    switch first {
    case 0x7B2C: return chapter(from: next)
    case 0xFF08, 0x28: return bracketed(from: next)
    case 0x2460...0x2473: return 7
    default:
      if Scalars.isHanDigit(first) {
        let (mark, after) = skip(Scalars.isHanDigit, from: start)
        guard mark == 0x3001 || mark == 0xFF0E || mark == 0x2E else { return nil }
        let follower = source.scalar(at: after, before: end)
        // 一、二、三产业 is an enumeration, not a number.
        if Scalars.isHanDigit(follower.value) {
          let beyond = source.scalar(at: follower.next, before: end).value
          return beyond == 0x3001 || Scalars.isHanDigit(beyond) ? nil : 3
        }
        return 3
      }
      guard Scalars.digit(first) != nil else { return nil }
      let (mark, after) = skip({ Scalars.digit($0) != nil }, from: start)
      guard mark == 0x2E || mark == 0xFF0E || mark == 0x3001 else { return nil }
      return Scalars.digit(source.scalar(at: after, before: end).value) == nil ? 5 : nil
    }
  }

  /// The first scalar after at most four of a class, and the offset behind it.
  private func skip(_ isMember: (UInt32) -> Bool, from offset: Int) -> (mark: UInt32, after: Int) {
    var at = offset
    for _ in 0..<5 {
      let (scalar, next) = source.scalar(at: at, before: end)
      guard isMember(scalar) else { return (scalar, next) }
      at = next
    }
    return (0, at)
  }

  private func chapter(from offset: Int) -> Int? {
    let isNumber = { Scalars.isHanDigit($0) || Scalars.digit($0) != nil }
    guard isNumber(source.scalar(at: offset, before: end).value) else { return nil }
    switch skip(isNumber, from: offset).mark {
    case 0x7AE0, 0x7BC7, 0x90E8: return 1  // 章 篇 部
    case 0x8282: return 2  // 节
    default: return nil
    }
  }

  private func bracketed(from offset: Int) -> Int? {
    let first = source.scalar(at: offset, before: end).value
    let isHan = Scalars.isHanDigit(first)
    guard isHan || Scalars.digit(first) != nil else { return nil }
    let mark = skip(isHan ? Scalars.isHanDigit : { Scalars.digit($0) != nil }, from: offset).mark
    return mark == 0xFF09 || mark == 0x29 ? (isHan ? 4 : 6) : nil
  }

  /// Whether it ends with a figure and its unit, behind which running prose has a comma.
  var endsWithFigure: Bool {
    guard ends(with: ["%", "％", "亿元", "万元", "万人", "万亩", "公里", "公顷"]) else { return false }
    return (start..<end).reversed().prefix(24).contains { Scalars.digit(UInt32(source[$0])) != nil }
  }

  /// Whether it can follow a figure within one clause: `左右`, `以上`, `的目标`.
  var followsFigure: Bool {
    begins(with: [
      "左右", "以上", "以下", "以内", "的", "和", "与", "、", "，", "。", "；", "）", "）", ",", "”", "提高", "增加",
      "增至", "增长到", "上升",
      "下降", "扩大", "到", "至", "—", "-", "/", "多", "余", "大关",
    ])
  }

  /// Whether a time opens it: `去年`, `2023年`, not `20家`.
  var opensWithTime: Bool {
    guard begins(with: ["20"]) else { return true }
    let (mark, _) = skip({ Scalars.digit($0) != nil }, from: start)
    return mark == 0x5E74
  }

  /// Whether a short label opens it: `面积：`.
  var hasLabel: Bool {
    var at = start
    for _ in 0..<8 {
      let (scalar, next) = source.scalar(at: at, before: end)
      if scalar == 0xFF1A || scalar == 0x3A { return at > start && next < end }
      guard Scalars.isHan(scalar) else { return false }
      at = next
    }
    return false
  }

  /// Whether its bytes begin with one of the words.
  func begins(with words: [StaticString]) -> Bool {
    words.contains { source.has($0, at: start, before: end) }
  }

  /// Whether its bytes end with one of the words.
  func ends(with words: [StaticString]) -> Bool {
    words.contains { source.has($0, at: end - $0.utf8CodeUnitCount, before: end) }
  }

  /// Whether one of the words stands in it.
  func contains(_ words: [StaticString]) -> Bool {
    words.contains {
      findBytes(
        source.base + start, end - start,
        UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) != nil
    }
  }

  /// The scalars before its first comma or closing quote, when there are at most `limit` of them.
  func firstClause(limit: Int) -> [UInt32]? {
    var (at, clause) = (start, [UInt32]())
    for _ in 0...limit {
      let (scalar, next) = source.scalar(at: at, before: end)
      if Scalars.isPause(scalar) || Scalars.isFinal(scalar) || Scalars.isCloser(scalar) {
        return clause
      }
      clause.append(scalar)
      at = next
    }
    return nil
  }

  /// The scalars after its last pause, when there are at most `limit` of them.
  func lastClause(limit: Int) -> Int? {
    var (at, count) = (end, 0)
    while count <= limit {
      let (scalar, previous) = source.scalar(endingAt: at, after: start)
      guard scalar != 0 else { return nil }
      if Scalars.isPause(scalar) { return count }
      count += 1
      at = previous
    }
    return nil
  }

  /// How many more closing than opening double quotes it has at its worst place, and opening ones
  /// that it leaves open.
  var quoteBalance: (unopened: Int, unclosed: Int) {
    var (at, depth, lowest) = (start, 0, 0)
    while at < end {
      // “ and ” are E2 80 9C and E2 80 9D.
      at = source.firstIndex(of: 0xE2, from: at, before: end)
      guard at + 2 < end else { break }
      if source[at + 1] == 0x80 {
        if source[at + 2] == 0x9C { depth += 1 }
        if source[at + 2] == 0x9D { depth -= 1 }
        lowest = min(lowest, depth)
      }
      at += 3
    }
    return (-lowest, depth - lowest)
  }
}
