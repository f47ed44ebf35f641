import HanBase
import HanCatalog

/// One sentence prepared for the claim rules: its cues, its quoted names, and where clauses end.
///
/// One object is used for all sentences of a document, one after another, by one thread, so that its
/// lists keep their memory and its properties are spared the checks of exclusive access. Offsets
/// count bytes of the document's clean text. Everything is found in two passes over the
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

  @exclusivity(unchecked) private(set) var marks: [Mark] = []
  @exclusivity(unchecked) private(set) var enclosures: [Enclosure] = []
  @exclusivity(unchecked) private(set) var hits: [Hit] = []
  /// Closing quotation marks that nothing opens.
  @exclusivity(unchecked) private(set) var orphans: [Int32] = []
  /// Whether 连 stands in the sentence.
  @exclusivity(unchecked) private(set) var holdsStreakWord = false
  /// Every role that a cue of the sentence has.
  @exclusivity(unchecked) private(set) var roles: ClaimRoles = []
  @exclusivity(unchecked) private(set) var start = 0
  @exclusivity(unchecked) private var text: ByteText?
  @exclusivity(unchecked) private(set) var end = 0
  @exclusivity(unchecked) private var stack:
    [(kind: UInt32, start: Int32, inner: Int32, hasClause: Bool)] = []

  /// A quoted name longer than this is a quotation.
  private static let longestName = 150

  /// Reads a sentence.
  func read(_ text: ByteText, _ span: Span, cues: ClaimCues) {
    marks.removeAll(keepingCapacity: true)
    enclosures.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    orphans.removeAll(keepingCapacity: true)
    stack.removeAll(keepingCapacity: true)
    holdsStreakWord = false
    roles = []
    self.text = text
    start = Int(span.start)
    end = min(Int(span.end), text.count)
    findEnclosures(text)
    findMarks(text, cues)
  }

  private func findEnclosures(_ text: ByteText) {
    var found: [Enclosure] = []
    var at = start
    while at < end {
      // Most 汉字 begin with these bytes, and no mark does.
      if (0xE4...0xE9).contains(text.base[at]) {
        at += 3
        continue
      }
      let (scalar, length) = text.scalar(at)
      let next = Int32(clamping: at + length)
      switch scalar {
      case 0x201C, 0x300C, 0x300A, 0xFF08, 0x28:
        stack.append((ClaimLine.closer(scalar), Int32(clamping: at), next, false))
      case 0x22:
        if let top = stack.suffix(8).lastIndex(where: { $0.kind == 0x22 }) {
          close(top, at, next, .quote, &found)
        } else {
          stack.append((0x22, Int32(clamping: at), next, false))
        }
      case 0x201D, 0x300D, 0x300B, 0xFF09, 0x29:
        let kind: Enclosure.Kind =
          scalar == 0x300B ? .book : scalar == 0xFF09 || scalar == 0x29 ? .bracket : .quote
        var top = stack.count - 1
        while top >= 0, stack.count - top < 8, stack[top].kind != ClaimLine.plain(scalar) {
          top -= 1
        }
        if top >= 0, stack[top].kind == ClaimLine.plain(scalar) {
          close(top, at, next, kind, &found)
        } else if kind == .quote {
          orphans.append(Int32(clamping: at))
        }
      case 0x3002, 0xFF0C, 0x2C, 0xFF01, 0xFF1F, 0xFF1B:
        for index in stack.indices.suffix(4) { stack[index].hasClause = true }
      default: break
      }
      at += length
    }
    // Only the outermost count.
    found.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
    var reach: Int32 = -1
    for one in found where one.start >= reach {
      enclosures.append(one)
      reach = one.end
    }
  }

  private func close(
    _ top: Int, _ at: Int, _ next: Int32, _ kind: Enclosure.Kind, _ found: inout [Enclosure]
  ) {
    let open = stack[top]
    stack.removeSubrange(top...)
    let inner = Int32(clamping: at)
    // A quotation holds clauses; a name does not.
    if kind == .quote, open.hasClause || Int(inner - open.inner) > ClaimLine.longestName { return }
    found.append(
      Enclosure(
        start: open.start, innerStart: open.inner, innerEnd: inner, end: next, kind: kind))
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

  private func findMarks(_ text: ByteText, _ cues: ClaimCues) {
    var at = start
    var hidden = start
    var next = 0
    while at < end {
      while next < enclosures.count, Int(enclosures[next].end) <= at { next += 1 }
      let isEnclosed = next < enclosures.count && Int(enclosures[next].start) < at
      let (scalar, length) = text.scalar(at)
      let mayBeMark = scalar < 0x4E00 || scalar > 0x9FFF
      if mayBeMark, !isEnclosed, let kind = ClaimLine.mark(scalar) {
        var markEnd = at + length
        if scalar == 0x2014 { while text.has("—", at: markEnd) { markEnd += 3 } }
        if kind != .blank || isBetweenHan(text, at, markEnd) {
          marks.append(
            Mark(start: Int32(clamping: at), end: Int32(clamping: markEnd), kind: kind))
        }
        at = markEnd
        continue
      }
      if scalar == 0x8FDE { holdsStreakWord = true }
      if at >= hidden, let cue = cues.longest(text.base + at, end - at, scalar: scalar) {
        hits.append(
          Hit(
            start: Int32(clamping: at), end: Int32(clamping: at + cue.length), roles: cue.roles,
            isEnclosed: isEnclosed))
        roles.formUnion(cue.roles)
        if cue.roles.contains(.opaque) { hidden = at + cue.length }
      }
      at += length
    }
  }

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
  func hits(in range: Range<Int>) -> ArraySlice<Hit> {
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
