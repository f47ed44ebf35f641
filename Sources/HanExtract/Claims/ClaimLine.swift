import HanBase
import HanCatalog

/// One sentence prepared for the claim rules: its cues, its quoted names, and where clauses end.
///
/// One object is used for all sentences of a document, one after another, by one thread, so that its
/// lists keep their memory and its properties are spared the checks of exclusive access. Offsets
/// count bytes of the document's clean text. Everything is found in one pass over the
/// sentence, so that a sentence without end costs no more a byte than a short one.
final class ClaimLine {
  /// A comma or another mark outside quotation marks and brackets.
  struct Mark {
    enum Kind: UInt8 { case comma, semicolon, colon, stop, pause, blank }
    var start: Int32
    var end: Int32
    var kind: Kind
  }

  /// A quoted name, a title in 《》, or brackets.
  struct Enclosure {
    enum Kind: UInt8 { case quote, book, bracket }
    var start: Int32
    var innerStart: Int32
    var innerEnd: Int32
    var end: Int32
    var kind: Kind
  }

  /// A cue.
  struct Hit {
    var start: Int32
    var end: Int32
    var roles: ClaimRoles
    var isEnclosed: Bool
  }

  @exclusivity(unchecked) private(set) var marks = Scratch<Mark>(capacity: 64)
  @exclusivity(unchecked) private(set) var enclosures = Scratch<Enclosure>(capacity: 16)
  @exclusivity(unchecked) private(set) var hits = Scratch<Hit>(capacity: 128)
  /// Closing quotation marks that nothing opens.
  @exclusivity(unchecked) private(set) var orphans: [Int32] = []
  /// Whether 连 stands in the sentence.
  @exclusivity(unchecked) private(set) var holdsStreakWord = false
  /// Every role that a cue of the sentence has.
  @exclusivity(unchecked) private(set) var roles: ClaimRoles = []
  @exclusivity(unchecked) private(set) var start = 0
  @exclusivity(unchecked) private var text: ByteText?
  @exclusivity(unchecked) private(set) var end = 0
  /// Opening marks that nothing closed so far.
  @exclusivity(unchecked) private var stack:
    [(kind: UInt32, start: Int32, inner: Int32, hasClause: Bool)] = []
  /// Pairs of marks, those within others too.
  @exclusivity(unchecked) private var pairs: [Enclosure] = []
  /// Where the cues begin that an opaque one does not hide.
  @exclusivity(unchecked) private var hidden = 0

  /// A quoted name longer than this is a quotation.
  private static let longestName = 150

  deinit {
    marks.deallocate()
    enclosures.deallocate()
    hits.deallocate()
  }

  /// Reads a sentence.
  func read(_ text: ByteText, _ span: Span, cues: ClaimCues) {
    marks.removeAll()
    enclosures.removeAll()
    hits.removeAll()
    if !orphans.isEmpty { orphans.removeAll(keepingCapacity: true) }
    if !stack.isEmpty { stack.removeAll(keepingCapacity: true) }
    if !pairs.isEmpty { pairs.removeAll(keepingCapacity: true) }
    holdsStreakWord = false
    roles = []
    self.text = text
    start = Int(span.start)
    end = min(Int(span.end), text.count)
    hidden = start
    scan(text, cues)
    if !pairs.isEmpty { settleEnclosures() }
  }

  /// Goes through the sentence once for cues and marks, those in quotation marks and brackets too.
  private func scan(_ text: ByteText, _ cues: ClaimCues) {
    let base = text.base
    // Where eight bytes may be read.
    let wide = min(end, text.count - 7)
    var at = start
    while at < end {
      // Most 汉字 begin with these bytes, and no mark does.
      guard at < wide, base[at] &- 0xE4 < 6 else {
        at = scanOther(text, at, cues)
        continue
      }
      let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self).littleEndian
      let scalar =
        UInt32(truncatingIfNeeded: word & 0x0F) << 12
        | UInt32(truncatingIfNeeded: word >> 8 & 0x3F) << 6
        | UInt32(truncatingIfNeeded: word >> 16 & 0x3F)
      if cues.mayBegin(word, scalar: scalar) { findCue(text, at, cues, scalar) }
      if scalar == 0x8FDE { holdsStreakWord = true }
      at &+= 3
    }
  }

  private func findCue(_ text: ByteText, _ at: Int, _ cues: ClaimCues, _ scalar: UInt32) {
    guard at >= hidden, let cue = cues.longest(text.base + at, end - at, scalar: scalar) else {
      return
    }
    hits.append(
      Hit(
        start: Int32(truncatingIfNeeded: at), end: Int32(truncatingIfNeeded: at + cue.length),
        roles: cue.roles, isEnclosed: false))
    roles.formUnion(cue.roles)
    if cue.roles.contains(.opaque) { hidden = at + cue.length }
  }

  /// Reads what is no common 汉字; gives the place behind it.
  private func scanOther(_ text: ByteText, _ at: Int, _ cues: ClaimCues) -> Int {
    let (scalar, length) = text.scalar(at)
    findEnclosure(scalar, at, at + length)
    if let kind = ClaimLine.mark(scalar) {
      var markEnd = at + length
      if scalar == 0x2014 { while text.has("—", at: markEnd) { markEnd += 3 } }
      if kind != .blank || isBetweenHan(text, at, markEnd) {
        marks.append(
          Mark(start: Int32(clamping: at), end: Int32(clamping: markEnd), kind: kind))
      }
      return markEnd
    }
    if scalar == 0x8FDE { holdsStreakWord = true }
    findCue(text, at, cues, scalar)
    return at + length
  }

  private func findEnclosure(_ scalar: UInt32, _ at: Int, _ next: Int) {
    switch scalar {
    case 0x201C, 0x300C, 0x300A, 0xFF08, 0x28:
      stack.append((ClaimLine.closer(scalar), Int32(clamping: at), Int32(clamping: next), false))
    case 0x22:
      if let top = stack.suffix(8).lastIndex(where: { $0.kind == 0x22 }) {
        close(top, at, next, .quote)
      } else {
        stack.append((0x22, Int32(clamping: at), Int32(clamping: next), false))
      }
    case 0x201D, 0x300D, 0x300B, 0xFF09, 0x29:
      let kind: Enclosure.Kind =
        scalar == 0x300B ? .book : scalar == 0xFF09 || scalar == 0x29 ? .bracket : .quote
      var top = stack.count - 1
      while top >= 0, stack.count - top < 8, stack[top].kind != ClaimLine.plain(scalar) {
        top -= 1
      }
      if top >= 0, stack[top].kind == ClaimLine.plain(scalar) {
        close(top, at, next, kind)
      } else if kind == .quote {
        orphans.append(Int32(clamping: at))
      }
    case 0x3002, 0xFF0C, 0x2C, 0xFF01, 0xFF1F, 0xFF1B:
      if !stack.isEmpty { for index in stack.indices.suffix(4) { stack[index].hasClause = true } }
    default: break
    }
  }

  private func close(_ top: Int, _ at: Int, _ next: Int, _ kind: Enclosure.Kind) {
    let open = stack[top]
    stack.removeSubrange(top...)
    let inner = Int32(clamping: at)
    // A quotation holds clauses; a name does not.
    if kind == .quote, Int(inner - open.inner) > ClaimLine.longestName { return }
    if kind == .quote, open.hasClause, !isNameOfClauses(Int(open.inner), at, next) { return }
    pairs.append(
      Enclosure(
        start: open.start, innerStart: open.inner, innerEnd: inner, end: Int32(clamping: next),
        kind: kind))
  }

  /// “决战六百亿，百项目攻坚”行动: what stands behind says that it is a name.
  private func isNameOfClauses(_ from: Int, _ to: Int, _ after: Int) -> Bool {
    guard let text, to - from <= 90,
      text.any(
        "行动", "工程", "活动", "计划", "专项", "主题", "系列", "战略", "大讨论", "实践活动", "攻坚", "工作法", "竞赛", at: after)
        != nil
    else { return false }
    return text.anyFind(["。", "；", "！", "？"], in: from..<to) == nil
  }

  /// Keeps the outermost pairs; marks within them count for nothing, cues are told apart.
  private func settleEnclosures() {
    if pairs.count > 1 { pairs.sort { ($0.start, -$0.end) < ($1.start, -$1.end) } }
    var reach: Int32 = -1
    for one in pairs where one.start >= reach {
      enclosures.append(one)
      reach = one.end
    }
    var next = 0
    for place in 0..<hits.count {
      let at = hits[place].start
      while next < enclosures.count, enclosures[next].end <= at { next += 1 }
      if next == enclosures.count { break }
      if enclosures[next].start < at { hits[place].isEnclosed = true }
    }
    next = 0
    marks.removeAll { mark in
      while next < enclosures.count, enclosures[next].end <= mark.start { next += 1 }
      return next < enclosures.count && enclosures[next].start < mark.start
    }
  }

  private static func closer(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x201C: 0x201D
    case 0x300C: 0x300D
    case 0x300A: 0x300B
    default: 0x29
    }
  }

  private static func plain(_ scalar: UInt32) -> UInt32 { scalar == 0xFF09 ? 0x29 : scalar }

  private func isBetweenHan(_ text: ByteText, _ at: Int, _ after: Int) -> Bool {
    at > start && text.scalarBefore(at) > 0x2000 && text.scalar(after).value > 0x2000
  }

  private static func mark(_ scalar: UInt32) -> Mark.Kind? {
    switch scalar {
    case 0xFF0C, 0x2C, 0x2014: .comma
    case 0xFF1B, 0x3B: .semicolon
    case 0xFF1A, 0x3A: .colon
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A: .stop
    case 0x3001: .pause
    case 0x20, 0x3000, 0xA0: .blank
    default: nil
    }
  }

  // MARK: looking up

  /// Index of the first mark that begins at or after an offset.
  func mark(from offset: Int) -> Int {
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(marks[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How far from its cue an object is looked for, in bytes.
  private static let reach = 600

  /// Where the clause around an offset ends: at a comma, semicolon, colon, blank or the sentence's
  /// end; with `pauses` also at 、.
  func clauseEnd(_ offset: Int, pauses: Bool = false) -> Int {
    var index = mark(from: offset)
    let limit = aligned(min(end, offset + ClaimLine.reach))
    while index < marks.count, Int(marks[index].start) < limit {
      if pauses || marks[index].kind != .pause { return Int(marks[index].start) }
      index += 1
    }
    return limit
  }

  /// Where the clause around an offset begins.
  func clauseStart(_ offset: Int, pauses: Bool = false) -> Int {
    var index = mark(from: offset) - 1
    let limit = aligned(max(start, offset - ClaimLine.reach))
    while index >= 0, Int(marks[index].end) > limit {
      if pauses || marks[index].kind != .pause { return Int(marks[index].end) }
      index -= 1
    }
    return limit
  }

  /// The offset, moved on to where a scalar begins.
  private func aligned(_ offset: Int) -> Int {
    var at = offset
    while at < end, let byte = byte(at), byte & 0xC0 == 0x80 { at += 1 }
    return at
  }

  private func byte(_ at: Int) -> UInt8? { text?.base[at] }

  /// The cues that begin within a range.
  func hits(in range: Range<Int>) -> Slice<Scratch<Hit>> {
    let first = hit(from: range.lowerBound)
    var last = first
    while last < hits.count, Int(hits[last].start) < range.upperBound { last += 1 }
    return hits[first..<last]
  }

  /// Index of the first cue that begins at or after an offset.
  func hit(from offset: Int) -> Int {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(hits[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The cue of a role that begins at an offset.
  func hit(at offset: Int, _ role: ClaimRoles) -> Hit? {
    let index = hit(from: offset)
    guard index < hits.count, Int(hits[index].start) == offset,
      !hits[index].roles.isDisjoint(with: role)
    else { return nil }
    return hits[index]
  }

  /// The longest cue of a role that ends at an offset, looked for within 45 bytes.
  func hit(endingAt offset: Int, _ role: ClaimRoles) -> Hit? {
    var index = hit(from: max(start, offset - 45))
    while index < hits.count, Int(hits[index].start) < offset {
      if Int(hits[index].end) == offset, !hits[index].roles.isDisjoint(with: role) {
        return hits[index]
      }
      index += 1
    }
    return nil
  }

  /// Index of the first enclosure that begins at or after an offset.
  func enclosure(from offset: Int) -> Int {
    var (low, high) = (0, enclosures.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(enclosures[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The enclosure that begins at an offset.
  func enclosure(at offset: Int) -> Enclosure? {
    let index = enclosure(from: offset)
    guard index < enclosures.count, Int(enclosures[index].start) == offset else { return nil }
    return enclosures[index]
  }

  /// The enclosure that ends at an offset.
  func enclosure(endingAt offset: Int) -> Enclosure? {
    let index = enclosure(from: offset) - 1
    guard index >= 0, Int(enclosures[index].end) == offset else { return nil }
    return enclosures[index]
  }
}
