import HanCatalogData

/// The look-up structure of a lexicon: a bit filter, an open table of keys, candidates side by side.
///
/// A literal's key is its first six bytes (two 汉字). That of the catalogue that ships is constant data,
/// which `Tools/embed-catalog.py` makes by the same rules as `LexiconIndex+Build.swift` here: making it
/// at each start took a tenth of the instructions of a script over the seeds, and 900 KB of memory.
@usableFromInline
struct LexiconIndex {
  /// What a scanner asks of a literal, so that it need not look at the entry: bits of `flags`.
  @usableFromInline static let word: UInt8 = 1
  @usableFromInline static let area: UInt8 = 2
  @usableFromInline static let indicator: UInt8 = 4

  /// A literal longer than its key; it has the index of its entry.
  @frozen @usableFromInline
  struct Candidate: Equatable {
    /// The eight bytes behind the first six.
    @usableFromInline var tail: UInt64
    /// Its last eight bytes.
    @usableFromInline var last: UInt64
    @usableFromInline var roles: UInt64
    /// Where its bytes stand in the pool.
    @usableFromInline var offset: Int32
    /// Bytes in all.
    @usableFromInline var length: UInt8
    /// How far a tail is moved up to leave only the bytes that the literal has.
    @usableFromInline var shift: UInt8
    @usableFromInline var flags: UInt8
  }

  /// A key with its literals; a key of 0 is free.
  ///
  /// The longer ones stand in `candidates` by the three bytes behind the key, of one such the longest
  /// first, and those that have no three bytes there last; the key's own literal is told here, as
  /// most words of a text are no longer than that.
  @frozen @usableFromInline
  struct Slot: Equatable {
    @usableFromInline var key: UInt64 = 0
    /// A bit for what the three bytes behind the key can be in a longer literal.
    @usableFromInline var thirds: UInt64 = 0
    /// The roles of the key's own literal.
    @usableFromInline var roles: UInt64 = 0
    /// Where its longer literals begin, and how many they are; its own stands behind them.
    @usableFromInline var start: Int32 = 0
    @usableFromInline var count: UInt16 = 0
    /// Bytes of the key's own literal, 0 where there is none.
    @usableFromInline var length: UInt8 = 0
    /// The flags of the key's own literal.
    @usableFromInline var flags: UInt8 = 0
  }

  @usableFromInline static let filterBits: UInt64 = 18
  @usableFromInline let filter: UnsafePointer<UInt64>
  /// By the last six bytes: how many characters words with a role or an area have that end so.
  @usableFromInline let ends: UnsafePointer<UInt8>
  @usableFromInline static let endBits: UInt64 = 14
  @usableFromInline let slots: UnsafePointer<Slot>
  @usableFromInline let slotMask: Int
  @usableFromInline let slotShift: UInt64
  @usableFromInline let candidates: UnsafePointer<Candidate>
  /// The first three bytes behind the key of each candidate that has them, else the greatest number.
  @usableFromInline let thirds: UnsafePointer<Int32>
  @usableFromInline let pool: UnsafePointer<UInt8>
  /// Whether the tables were made by this program, not compiled into it.
  let isOwner: Bool

  /// The first `min(count, 6)` bytes at `p` as one number; nothing past `count` is read.
  @inlinable @inline(__always)
  static func key(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(p)
    if count >= 8 { return sixBytes(p) }
    if count >= 4 {
      let low = UInt64(raw.loadUnaligned(as: UInt32.self).littleEndian)
      let high = UInt64((raw + count - 4).loadUnaligned(as: UInt32.self).littleEndian)
      return (low | high << UInt64(truncatingIfNeeded: 8 * (count - 4))) & 0xFFFF_FFFF_FFFF
    }
    if count <= 0 { return 0 }
    let middle = count >> 1
    return UInt64(p[0]) | UInt64(p[middle]) << UInt64(truncatingIfNeeded: 8 * middle)
      | UInt64(p[count - 1]) << UInt64(truncatingIfNeeded: 8 * (count - 1))
  }

  /// The first six bytes at `p`, where eight may be read.
  @inlinable @inline(__always)
  static func sixBytes(_ p: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian & 0xFFFF_FFFF_FFFF
  }

  /// Whether a literal may have this key.
  @inlinable @inline(__always)
  func mayHold(_ key: UInt64) -> Bool {
    let bit = LexiconIndex.bit(key)
    return filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// Up to eight bytes behind the first six of `count` as one number; nothing past `count` is read.
  @inlinable @inline(__always)
  static func tail(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(p)
    if count >= 14 { return (raw + 6).loadUnaligned(as: UInt64.self).littleEndian }
    if count <= 6 { return 0 }
    if count == 7 { return UInt64(p[6]) }
    // The last eight bytes begin before the seventh: those in front of it fall out.
    return (raw + count - 8).loadUnaligned(as: UInt64.self).littleEndian
      >> UInt64(truncatingIfNeeded: 8 * (14 - count))
  }

  /// The bit of the first three bytes of a tail.
  @inlinable @inline(__always)
  static func third(_ tail: UInt64) -> UInt64 { 1 &<< thirdBit(tail) }

  /// The number of that bit.
  @inlinable @inline(__always)
  static func thirdBit(_ tail: UInt64) -> UInt64 {
    ((tail & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> 58
  }

  @inlinable @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// The place of a key in a filter.
  @inlinable @inline(__always)
  static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: hash(key) >> (64 - filterBits))
  }

  /// The place of a literal's last six bytes in `ends`.
  @inlinable @inline(__always)
  static func end(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: hash(key) >> (64 - endBits))
  }

  /// The slot of a key, or -1.
  @inlinable @inline(__always)
  func slot(_ key: UInt64) -> Int { mayHold(key) ? knownSlot(key) : -1 }

  /// The slot of a key that may be there, or -1.
  @inlinable @inline(__always)
  func knownSlot(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: LexiconIndex.hash(key) &>> slotShift)
    while slots[slot].key != key {
      if slots[slot].key == 0 { return -1 }
      slot = (slot &+ 1) & slotMask
    }
    return slot
  }

  /// The same, where the key's own place and the next are looked at without a branch between them: a
  /// third is seldom needed, but which of the first two it is nobody foresees.
  @inlinable @inline(__always)
  func knownSlotOfTwo(_ key: UInt64) -> Int {
    knownSlotOfTwo(key, from: Int(truncatingIfNeeded: LexiconIndex.hash(key) &>> slotShift))
  }

  /// The same, where the key's own place is given.
  @inlinable @inline(__always)
  func knownSlotOfTwo(_ key: UInt64, from first: Int) -> Int {
    let one = slots[first].key
    let place = (first &+ (one == key ? 0 : 1)) & slotMask
    let other = slots[place].key
    if _fastPath(other == key) { return place }
    return one == 0 || other == 0 ? -1 : knownSlot(key)
  }

  /// What is known of a slot with no look at its candidates: 1 where one of them may go on as a tail, else 0.
  @inlinable @inline(__always)
  func mayGoOn(_ slot: UnsafePointer<Slot>, _ behind: UInt64) -> Int {
    Int(truncatingIfNeeded: slot.pointee.thirds &>> LexiconIndex.thirdBit(behind) & 1)
  }

  /// The longest word of a slot that stands at `p`; its index is -1 where there is none.
  ///
  /// Most keys are not gone on with as any longer literal goes on: then only the key's own is left.
  @inlinable @inline(__always)
  func longest(_ place: Int, _ p: UnsafePointer<UInt8>, _ count: Int) -> Lexicon.Match {
    let slot = slots + place
    let behind = LexiconIndex.tail(p, count)
    return longest(slot, mayGoOn(slot, behind) != 0 ? first(slot, behind) : -1, behind, p, count)
  }

  /// The same, where the first candidate to be looked at is known.
  @inlinable @inline(__always)
  func longest(
    _ slot: UnsafePointer<Slot>, _ first: Int, _ behind: UInt64, _ p: UnsafePointer<UInt8>,
    _ count: Int
  ) -> Lexicon.Match {
    var at = first
    while at >= 0 {
      let candidate = candidates + at
      if begins(candidate, behind), candidate.pointee.flags & LexiconIndex.word != 0,
        Int(candidate.pointee.length) <= count, goesOn(candidate, p)
      {
        return Lexicon.Match(
          index: Int32(truncatingIfNeeded: at), length: candidate.pointee.length,
          flags: candidate.pointee.flags, roles: candidate.pointee.roles)
      }
      at = next(slot, after: at)
    }
    return isWord(slot) != 0 ? own(slot) : Lexicon.Match()
  }

  /// 1 where the key of a slot is itself a word, else 0.
  @inlinable @inline(__always)
  func isWord(_ slot: UnsafePointer<Slot>) -> Int {
    (slot.pointee.length == 6 ? 1 : 0) & Int(slot.pointee.flags & LexiconIndex.word)
  }

  /// The key of a slot as a match, where it is itself a word.
  @inlinable @inline(__always)
  func own(_ slot: UnsafePointer<Slot>) -> Lexicon.Match {
    Lexicon.Match(
      index: slot.pointee.start &+ Int32(slot.pointee.count), length: 6, flags: slot.pointee.flags,
      roles: slot.pointee.roles)
  }

  /// The first candidate of a slot whose three bytes behind the key are those of a tail, or which has
  /// fewer; -1 where there is none.
  @inlinable @inline(__always)
  func first(_ slot: UnsafePointer<Slot>, _ behind: UInt64) -> Int {
    let third = Int32(truncatingIfNeeded: behind & 0xFF_FFFF)
    let end = Int(slot.pointee.start) &+ Int(slot.pointee.count)
    var at = Int(slot.pointee.start)
    while end &- at > 64 {
      let half = (end &- at) &>> 1
      if thirds[at &+ half] >= third { break }
      at &+= half
    }
    // Those that are less are counted, eight at once: a branch for each would be guessed wrong. By the
    // sign, which is all bits or none, and not by comparing, which is done one by one.
    var less = SIMD8<Int32>(repeating: 0)
    let own = SIMD8(repeating: third)
    let sign = SIMD8<Int32>(repeating: 31)
    var here = at
    while end &- here >= 8 {
      let eight = UnsafeRawPointer(thirds + here).loadUnaligned(as: SIMD8<Int32>.self)
      less &-= (eight &- own) &>> sign
      here &+= 8
    }
    if here < end {
      let left = SIMD8(repeating: Int32(truncatingIfNeeded: end &- here))
      let eight = UnsafeRawPointer(thirds + here).loadUnaligned(as: SIMD8<Int32>.self)
      less &-= ((eight &- own) &>> sign) & ((LexiconIndex.places &- left) &>> sign)
    }
    at &+= Int(less.wrappedSum())
    return at < end && thirds[at] == third ? at : short(slot)
  }

  @inlinable @inline(__always)
  static var places: SIMD8<Int32> { SIMD8(0, 1, 2, 3, 4, 5, 6, 7) }

  /// The next such candidate behind one.
  @inlinable @inline(__always)
  func next(_ slot: UnsafePointer<Slot>, after at: Int) -> Int {
    let next = at &+ 1
    if next < Int(slot.pointee.start) &+ Int(slot.pointee.count), thirds[next] == thirds[at] {
      return next
    }
    return thirds[at] == .max ? -1 : short(slot)
  }

  /// The first candidate of a slot that has fewer than three bytes behind the key; -1 where there is none.
  @inlinable @inline(__always)
  func short(_ slot: UnsafePointer<Slot>) -> Int {
    let start = Int(slot.pointee.start)
    let end = start &+ Int(slot.pointee.count)
    var at = end
    while at > start, thirds[at &- 1] == .max { at &-= 1 }
    return at < end ? at : -1
  }

  /// The literal that is exactly `count` bytes, or -1.
  @inlinable
  func exact(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let key = LexiconIndex.key(p, count)
    return mayHold(key) ? exact(key, LexiconIndex.tail(p, count), p, count) : -1
  }

  /// The same where fourteen bytes at `p` may be read, also if they are more than `count`, which is at
  /// least six.
  @inlinable @inline(__always)
  func exact(within p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let behind = UnsafeRawPointer(p).loadUnaligned(fromByteOffset: 6, as: UInt64.self).littleEndian
    // All bits but those of bytes behind the last: a count that is too great moves none, and of no
    // byte behind six none is asked for.
    let further = UInt64(truncatingIfNeeded: 8 &* max(0, 14 &- count))
    return exact(LexiconIndex.sixBytes(p), behind & (.max &>> further), p, count)
  }

  /// The same, of which the key, which a literal may have, and the tail are given.
  @inlinable @inline(__always)
  func exact(_ key: UInt64, _ behind: UInt64, _ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let place = knownSlotOfTwo(key)
    guard place >= 0 else { return -1 }
    let slot = slots + place
    if count <= 6 {
      return Int(slot.pointee.length) == count
        ? Int(slot.pointee.start) &+ Int(slot.pointee.count) : -1
    }
    guard slot.pointee.thirds & LexiconIndex.third(behind) != 0 else { return -1 }
    var at = first(slot, behind)
    while at >= 0 {
      let candidate = candidates + at
      if Int(candidate.pointee.length) == count, begins(candidate, behind), goesOn(candidate, p) {
        return at
      }
      at = next(slot, after: at)
    }
    return -1
  }

  /// Whether the bytes behind a key are those of a candidate, as far as eight of them go.
  @inlinable @inline(__always)
  func begins(_ candidate: UnsafePointer<Candidate>, _ behind: UInt64) -> Bool {
    (behind ^ candidate.pointee.tail) &<< UInt64(candidate.pointee.shift) == 0
  }

  /// The last eight of at least as many bytes.
  @inlinable @inline(__always)
  static func last(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    UnsafeRawPointer(p + (count &- 8)).loadUnaligned(as: UInt64.self).littleEndian
  }

  /// Whether a candidate that begins at `p` goes on there behind its first fourteen bytes.
  @inlinable @inline(__always)
  func goesOn(_ candidate: UnsafePointer<Candidate>, _ p: UnsafePointer<UInt8>) -> Bool {
    let length = Int(candidate.pointee.length)
    guard length > 14 else { return true }
    guard LexiconIndex.last(p, length) == candidate.pointee.last else { return false }
    return length <= 22 || isSame(pool + Int(candidate.pointee.offset), p, 14, length &- 8)
  }

  /// Whether two words have the same bytes from one place to another.
  @inlinable @inline(never)
  func isSame(
    _ own: UnsafePointer<UInt8>, _ here: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    for at in start..<end where own[at] != here[at] { return false }
    return true
  }
}
