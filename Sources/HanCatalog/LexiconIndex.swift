/// The look-up structure of a lexicon: a bit filter, an open table of keys, candidates side by side.
///
/// A literal's key is its first six bytes (two 汉字). It is made at every start from entries that
/// stand sorted by key, the longer of one key first, which takes a fifth of a millisecond.
@usableFromInline
struct LexiconIndex {
  /// One literal's bytes behind its key; it has the index of its entry.
  @frozen @usableFromInline
  struct Candidate {
    /// The eight bytes behind the first six.
    @usableFromInline var tail: UInt64
    /// Where its bytes stand in the pool.
    @usableFromInline var offset: Int32
    /// Bytes in all.
    @usableFromInline var length: UInt8
    /// Whether it is looked for in running text.
    @usableFromInline var isWord: Bool
  }

  /// A key with the range of its candidates; a key of 0 is free.
  @frozen @usableFromInline
  struct Slot {
    @usableFromInline var key: UInt64
    @usableFromInline var start: Int32
    @usableFromInline var end: Int32
    /// A bit for what the three bytes behind the key can be in a longer candidate.
    @usableFromInline var thirds: UInt64
  }

  @usableFromInline static let filterBits: UInt64 = 18
  @usableFromInline let filter: UnsafeMutablePointer<UInt64>
  /// By the last six bytes: how many characters words with a role or an area have that end so.
  @usableFromInline let ends: UnsafeMutablePointer<UInt8>
  @usableFromInline static let endBits: UInt64 = 14
  @usableFromInline let slots: UnsafeMutablePointer<Slot>
  @usableFromInline let slotMask: Int
  @usableFromInline let slotShift: UInt64
  @usableFromInline let candidates: UnsafeMutablePointer<Candidate>
  @usableFromInline let pool: UnsafePointer<UInt8>

  /// The index over entries that stand sorted; eight bytes behind the pool may be read.
  init(_ entries: UnsafeBufferPointer<Lexicon.Entry>, pool: UnsafePointer<UInt8>) {
    self.pool = pool
    let words = 1 << (Int(LexiconIndex.filterBits) - 6)
    filter = .allocate(capacity: words)
    filter.initialize(repeating: 0, count: words)
    ends = .allocate(capacity: 1 << Int(LexiconIndex.endBits))
    ends.initialize(repeating: 0, count: 1 << Int(LexiconIndex.endBits))
    var bits: UInt64 = 14
    while entries.count > 1 << bits { bits += 1 }
    slotMask = (1 << Int(bits)) - 1
    slotShift = 64 - bits
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: Slot(key: 0, start: 0, end: 0, thirds: 0), count: slotMask + 1)
    candidates = .allocate(capacity: max(1, entries.count))
    var last: UInt64 = 0
    var first = 0
    var thirds: UInt64 = 0
    for (place, entry) in entries.enumerated() {
      let length = Int(entry.length)
      let start = pool + Int(entry.offset)
      let key = LexiconIndex.key(start, length)
      let behind = LexiconIndex.tail(start, length)
      (candidates + place).initialize(
        to: Candidate(
          tail: behind, offset: entry.offset, length: UInt8(clamping: length), isWord: entry.isWord)
      )
      if length >= 6, !entry.roles.isEmpty || entry.area != 0 {
        let characters = LexiconIndex.characters(start, length)
        if characters <= 8 {
          let end = LexiconIndex.end(LexiconIndex.key(start + length - 6, 6))
          ends[end] |= 1 << UInt8(characters - 1)
        }
      }
      if key != last {
        if place > 0 { insert(last, first, place, thirds) }
        (last, first, thirds) = (key, place, 0)
      }
      if length >= 9 {
        thirds |= LexiconIndex.third(behind)
      } else if length > 6 {
        thirds = .max
      }
    }
    if !entries.isEmpty { insert(last, first, entries.count, thirds) }
  }

  func deallocate() {
    filter.deallocate()
    ends.deallocate()
    slots.deallocate()
    candidates.deallocate()
  }

  private static func characters(_ p: UnsafePointer<UInt8>, _ length: Int) -> Int {
    var count = 0
    for at in 0..<length where p[at] & 0xC0 != 0x80 { count += 1 }
    return max(1, count)
  }

  private func insert(_ key: UInt64, _ start: Int, _ end: Int, _ thirds: UInt64) {
    let hash = LexiconIndex.hash(key)
    let bit = LexiconIndex.bit(key)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    var slot = Int(hash >> slotShift)
    while slots[slot].key != 0 { slot = (slot + 1) & slotMask }
    slots[slot] = Slot(
      key: key, start: Int32(clamping: start), end: Int32(clamping: end), thirds: thirds)
  }

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
  static func third(_ tail: UInt64) -> UInt64 {
    1 << (((tail & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) >> 58)
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
  func slot(_ key: UInt64) -> Int {
    guard mayHold(key) else { return -1 }
    var slot = Int(truncatingIfNeeded: LexiconIndex.hash(key) >> slotShift)
    while slots[slot].key != key {
      if slots[slot].key == 0 { return -1 }
      slot = (slot + 1) & slotMask
    }
    return slot
  }

  /// The longest word of a slot's key that stands at `p`, or -1.
  ///
  /// Most keys are not gone on with as any longer word goes on: then only the key itself is left,
  /// which stands last.
  @inlinable
  func longest(in slot: Int, _ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let slot = slots + slot
    let behind = LexiconIndex.tail(p, count)
    let end = Int(slot.pointee.end)
    if slot.pointee.thirds & LexiconIndex.third(behind) == 0 {
      let word = candidates + (end - 1)
      return word.pointee.length == 6 && word.pointee.isWord ? end - 1 : -1
    }
    var at = Int(slot.pointee.start)
    while at < end {
      let candidate = candidates + at
      let length = Int(candidate.pointee.length)
      if candidate.pointee.isWord, length <= count, isSame(candidate, behind, length, p) {
        return at
      }
      at += 1
    }
    return -1
  }

  /// The literal that is exactly `count` bytes, or -1.
  @inlinable
  func exact(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let place = slot(LexiconIndex.key(p, count))
    guard place >= 0 else { return -1 }
    let slot = slots + place
    let end = Int(slot.pointee.end)
    if count <= 6 {
      // The shortest of a key stands last; a shorter key has no other.
      return Int(candidates[end - 1].length) == count ? end - 1 : -1
    }
    let behind = LexiconIndex.tail(p, count)
    guard slot.pointee.thirds & LexiconIndex.third(behind) != 0 else { return -1 }
    var at = Int(slot.pointee.start)
    while at < end {
      let candidate = candidates + at
      let length = Int(candidate.pointee.length)
      if length <= count {
        // The longer stand first.
        if length < count { return -1 }
        if isSame(candidate, behind, count, p) { return at }
      }
      at += 1
    }
    return -1
  }

  /// Whether a candidate of the right key stands at `p`, whose bytes behind the key are given.
  @inlinable @inline(__always)
  func isSame(
    _ candidate: UnsafeMutablePointer<Candidate>, _ behind: UInt64, _ length: Int,
    _ p: UnsafePointer<UInt8>
  ) -> Bool {
    let difference = behind ^ candidate.pointee.tail
    if length < 14 {
      return length <= 6
        || difference & ((1 << UInt64(truncatingIfNeeded: 8 * (length - 6))) - 1) == 0
    }
    guard difference == 0 else { return false }
    let own = pool + Int(candidate.pointee.offset)
    var i = 14
    while i < length {
      if own[i] != p[i] { return false }
      i += 1
    }
    return true
  }
}
