/// Looking for one of a few words at a place.
///
/// A list of words given here is no array: each word is compared as a constant in the code, and the
/// place's first three bytes (one 汉字) are read once for all of them. Rules that are asked at each
/// number use these; `any(_:at:)` over an array and `WordSet` are for long lists.
extension ByteText {
  /// Three bytes as one number, with zeros for what lies outside the text.
  @inline(__always)
  func three(_ at: Int) -> UInt32 {
    guard at >= 0, at + 4 <= count else { return threeAtEdge(at) }
    return UnsafeRawPointer(base + at).loadUnaligned(as: UInt32.self).littleEndian & 0xFF_FFFF
  }

  @inline(never)
  private func threeAtEdge(_ at: Int) -> UInt32 {
    UInt32(self[at]) | UInt32(self[at + 1]) << 8 | UInt32(self[at + 2]) << 16
  }

  /// The first three bytes of a literal that has them.
  @inline(__always)
  static func three(_ literal: StaticString) -> UInt32 {
    let p = literal.utf8Start
    return UInt32(p[0]) | UInt32(p[1]) << 8 | UInt32(p[2]) << 16
  }

  /// Whether a literal stands at a place whose first three bytes are given.
  @inline(__always)
  func begins(_ literal: StaticString, _ three: UInt32, _ at: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    switch length {
    case 0: return false
    case 1: return three & 0xFF == UInt32(p[0])
    case 2: return three & 0xFFFF == UInt32(p[0]) | UInt32(p[1]) << 8
    default:
      return three == ByteText.three(literal) && (length == 3 || goesOn(literal, at))
    }
  }

  /// Whether a literal ends at a place whose last three bytes are given.
  @inline(__always)
  func closes(_ literal: StaticString, _ three: UInt32, _ end: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    let p = literal.utf8Start
    switch length {
    case 0: return false
    case 1: return three >> 16 == UInt32(p[0])
    case 2: return three >> 8 == UInt32(p[0]) | UInt32(p[1]) << 8
    default:
      let last =
        UInt32(p[length - 3]) | UInt32(p[length - 2]) << 8 | UInt32(p[length - 1]) << 16
      return three == last && (length == 3 || has(literal, at: end - length))
    }
  }

  /// Whether a literal goes on behind its first three bytes as the text does.
  @inline(__always)
  private func goesOn(_ literal: StaticString, _ at: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard at + length <= count else { return false }
    let p = literal.utf8Start
    for i in 3..<length where base[at + i] != p[i] { return false }
    return true
  }

  /// Whether any of the literals stands at `at`; the length of the first that does.
  @inline(__always)
  func any(
    _ a: StaticString, _ b: StaticString = "", _ c: StaticString = "", _ d: StaticString = "",
    _ e: StaticString = "", _ f: StaticString = "", _ g: StaticString = "", _ h: StaticString = "",
    _ i: StaticString = "", _ j: StaticString = "", _ k: StaticString = "", _ l: StaticString = "",
    _ m: StaticString = "", _ n: StaticString = "", _ o: StaticString = "", _ p: StaticString = "",
    at: Int
  ) -> Int? {
    let own = three(at)
    if begins(a, own, at) { return a.utf8CodeUnitCount }
    if begins(b, own, at) { return b.utf8CodeUnitCount }
    if begins(c, own, at) { return c.utf8CodeUnitCount }
    if begins(d, own, at) { return d.utf8CodeUnitCount }
    if begins(e, own, at) { return e.utf8CodeUnitCount }
    if begins(f, own, at) { return f.utf8CodeUnitCount }
    if begins(g, own, at) { return g.utf8CodeUnitCount }
    if begins(h, own, at) { return h.utf8CodeUnitCount }
    if begins(i, own, at) { return i.utf8CodeUnitCount }
    if begins(j, own, at) { return j.utf8CodeUnitCount }
    if begins(k, own, at) { return k.utf8CodeUnitCount }
    if begins(l, own, at) { return l.utf8CodeUnitCount }
    if begins(m, own, at) { return m.utf8CodeUnitCount }
    if begins(n, own, at) { return n.utf8CodeUnitCount }
    if begins(o, own, at) { return o.utf8CodeUnitCount }
    if begins(p, own, at) { return p.utf8CodeUnitCount }
    return nil
  }

  /// Whether any of the literals ends at `end`; the length of the first that does.
  @inline(__always)
  func anyEnds(
    _ a: StaticString, _ b: StaticString = "", _ c: StaticString = "", _ d: StaticString = "",
    _ e: StaticString = "", _ f: StaticString = "", _ g: StaticString = "", _ h: StaticString = "",
    _ i: StaticString = "", _ j: StaticString = "", _ k: StaticString = "", _ l: StaticString = "",
    _ m: StaticString = "", _ n: StaticString = "", _ o: StaticString = "", _ p: StaticString = "",
    at end: Int
  ) -> Int? {
    let own = three(end - 3)
    if closes(a, own, end) { return a.utf8CodeUnitCount }
    if closes(b, own, end) { return b.utf8CodeUnitCount }
    if closes(c, own, end) { return c.utf8CodeUnitCount }
    if closes(d, own, end) { return d.utf8CodeUnitCount }
    if closes(e, own, end) { return e.utf8CodeUnitCount }
    if closes(f, own, end) { return f.utf8CodeUnitCount }
    if closes(g, own, end) { return g.utf8CodeUnitCount }
    if closes(h, own, end) { return h.utf8CodeUnitCount }
    if closes(i, own, end) { return i.utf8CodeUnitCount }
    if closes(j, own, end) { return j.utf8CodeUnitCount }
    if closes(k, own, end) { return k.utf8CodeUnitCount }
    if closes(l, own, end) { return l.utf8CodeUnitCount }
    if closes(m, own, end) { return m.utf8CodeUnitCount }
    if closes(n, own, end) { return n.utf8CodeUnitCount }
    if closes(o, own, end) { return o.utf8CodeUnitCount }
    if closes(p, own, end) { return p.utf8CodeUnitCount }
    return nil
  }
}
