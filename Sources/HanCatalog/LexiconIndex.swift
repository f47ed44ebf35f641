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
  }

  @usableFromInline static let filterBits: UInt64 = 18
  @usableFromInline let filter: UnsafeMutablePointer<UInt64>
  /// The same for the last six bytes of literals.
  @usableFromInline let ends: UnsafeMutablePointer<UInt64>
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
    ends = .allocate(capacity: words)
    ends.initialize(repeating: 0, count: words)
    var bits: UInt64 = 14
    while entries.count > 1 << bits { bits += 1 }
    slotMask = (1 << Int(bits)) - 1
    slotShift = 64 - bits
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: Slot(key: 0, start: 0, end: 0), count: slotMask + 1)
    candidates = .allocate(capacity: max(1, entries.count))
    var last: UInt64 = 0
    var first = 0
    for (place, entry) in entries.enumerated() {
      let length = Int(entry.length)
      let start = pool + Int(entry.offset)
      let key = LexiconIndex.key(start, length)
      let behind = LexiconIndex.tail(start + 6, length - 6)
      (candidates + place).initialize(
        to: Candidate(
          tail: behind, offset: entry.offset, length: UInt8(clamping: length), isWord: entry.isWord)
      )
      if length >= 6 {
        let bit = LexiconIndex.bit(LexiconIndex.key(start + length - 6, 6))
        ends[bit >> 6] |= 1 << UInt64(bit & 63)
      }
      if key != last {
        if place > 0 { insert(last, first, place) }
        (last, first) = (key, place)
      }
    }
    if !entries.isEmpty { insert(last, first, entries.count) }
  }

  func deallocate() {
    filter.deallocate()
    ends.deallocate()
    slots.deallocate()
    candidates.deallocate()
  }

  private func insert(_ key: UInt64, _ start: Int, _ end: Int) {
    let hash = LexiconIndex.hash(key)
    let bit = LexiconIndex.bit(key)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    var slot = Int(hash >> slotShift)
    while slots[slot].key != 0 { slot = (slot + 1) & slotMask }
    slots[slot] = Slot(key: key, start: Int32(clamping: start), end: Int32(clamping: end))
  }

  /// The first `min(count, 6)` bytes at `p` as one number.
  @inlinable @inline(__always)
  static func key(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 {
      return UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian & 0xFFFF_FFFF_FFFF
    }
    var key: UInt64 = 0
    var i = 0
    while i < count, i < 6 {
      key |= UInt64(p[i]) << UInt64(8 * i)
      i += 1
    }
    return key
  }

  /// Up to eight bytes as one number; nothing past `count` is read.
  @inlinable @inline(__always)
  static func tail(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 { return UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian }
    var value: UInt64 = 0
    var i = 0
    while i < count {
      value |= UInt64(p[i]) << UInt64(8 * i)
      i += 1
    }
    return value
  }

  @inlinable @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// The place of a key in a filter.
  @inlinable @inline(__always)
  static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: hash(key) >> (64 - filterBits))
  }

  /// The slot of a key, or -1.
  @inlinable @inline(__always)
  func slot(_ key: UInt64) -> Int {
    let hash = LexiconIndex.hash(key)
    let bit = LexiconIndex.bit(key)
    guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return -1 }
    var slot = Int(truncatingIfNeeded: hash >> slotShift)
    while slots[slot].key != key {
      if slots[slot].key == 0 { return -1 }
      slot = (slot + 1) & slotMask
    }
    return slot
  }

  /// The longest word of a slot's key that stands at `p`, or -1.
  @inlinable
  func longest(in slot: Int, _ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let behind = LexiconIndex.tail(p + 6, count - 6)
    var at = Int(slots[slot].start)
    let end = Int(slots[slot].end)
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
    let slot = slot(LexiconIndex.key(p, count))
    guard slot >= 0 else { return -1 }
    let behind = LexiconIndex.tail(p + 6, count - 6)
    var at = Int(slots[slot].start)
    let end = Int(slots[slot].end)
    while at < end {
      let candidate = candidates + at
      if Int(candidate.pointee.length) == count, isSame(candidate, behind, count, p) { return at }
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
