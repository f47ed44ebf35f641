/// The look-up structure of a lexicon: a bit filter, an open table of keys, candidates side by side.
@usableFromInline
struct LexiconIndex {
  /// One literal with the bytes behind its key.
  private struct Candidate {
    var entry: Int32
    /// Bytes in all.
    var length: Int16
    /// Whether it is looked for in running text.
    var isWord: Bool
    /// The eight bytes behind the first six.
    var tail: UInt64
    var tailMask: UInt64
    /// Where its other bytes stand in the pool.
    var rest: Int32
  }

  @usableFromInline static let slotBits: UInt64 = 15
  @usableFromInline static let filterBits: UInt64 = 18
  @usableFromInline var filter: UnsafeMutablePointer<UInt64>
  /// Key (48 bits) and bucket (16 bits), or 0.
  @usableFromInline var slots: UnsafeMutablePointer<UInt64>
  private var starts: UnsafeMutablePointer<Int32>
  private var candidates: UnsafeMutablePointer<Candidate>
  private var pool: UnsafeMutablePointer<UInt8>

  /// An index of nothing.
  init() {
    self.init(entries: [], pool: [])
  }

  /// The index of a sealed lexicon.
  init(entries: [Lexicon.Entry], pool bytes: [UInt8]) {
    filter = .allocate(capacity: 1 << (Int(LexiconIndex.filterBits) - 6))
    filter.initialize(repeating: 0, count: 1 << (Int(LexiconIndex.filterBits) - 6))
    slots = .allocate(capacity: 1 << Int(LexiconIndex.slotBits))
    slots.initialize(repeating: 0, count: 1 << Int(LexiconIndex.slotBits))
    pool = .allocate(capacity: bytes.count + 16)
    pool.initialize(repeating: 0, count: bytes.count + 16)
    for at in bytes.indices { pool[at] = bytes[at] }
    let order = LexiconIndex.order(entries)
    candidates = .allocate(capacity: max(1, order.count))
    starts = .allocate(capacity: order.count + 2)
    var bucket = 0
    var last: UInt64 = 0
    for (place, at) in order.enumerated() {
      let entry = entries[at]
      let length = Int(entry.length)
      let tailCount = min(8, max(0, length - 6))
      var tail: UInt64 = 0
      for i in 0..<tailCount { tail |= UInt64(bytes[Int(entry.offset) + 6 + i]) << UInt64(8 * i) }
      (candidates + place).initialize(
        to: Candidate(
          entry: Int32(clamping: at), length: Int16(clamping: length), isWord: entry.isWord,
          tail: tail,
          tailMask: tailCount == 8 ? .max : (1 << UInt64(8 * tailCount)) - 1,
          rest: entry.offset + 14))
      if entry.key != last || place == 0 {
        bucket += 1
        (starts + bucket).initialize(to: Int32(clamping: place))
        insert(entry.key, bucket)
        last = entry.key
      }
    }
    (starts + bucket + 1).initialize(to: Int32(clamping: order.count))
  }

  /// The entries by key, the longer of one key first.
  ///
  /// Sorting is by three passes over 16 bits of the key, for it is done at every start.
  private static func order(_ entries: [Lexicon.Entry]) -> [Int] {
    var order = entries.indices.map { Int32(clamping: $0) }
    var next = order
    func pass(_ buckets: Int, _ digit: (Lexicon.Entry) -> Int) {
      var counts = [Int32](repeating: 0, count: buckets + 1)
      for entry in entries { counts[digit(entry) + 1] += 1 }
      for at in 1...buckets { counts[at] += counts[at - 1] }
      for index in order {
        let place = digit(entries[Int(index)])
        next[Int(counts[place])] = index
        counts[place] += 1
      }
      swap(&order, &next)
    }
    pass(256) { 255 - Int($0.length) }
    pass(65_536) { Int($0.key & 0xFFFF) }
    pass(65_536) { Int($0.key >> 16 & 0xFFFF) }
    pass(65_536) { Int($0.key >> 32 & 0xFFFF) }
    return order.map(Int.init)
  }

  func deallocate() {
    filter.deallocate()
    slots.deallocate()
    starts.deallocate()
    candidates.deallocate()
    pool.deallocate()
  }

  private func insert(_ key: UInt64, _ bucket: Int) {
    let hash = LexiconIndex.hash(key)
    let bit = Int(hash >> (64 - LexiconIndex.filterBits))
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    var slot = Int(hash >> (64 - LexiconIndex.slotBits))
    while slots[slot] != 0 { slot = (slot + 1) & ((1 << Int(LexiconIndex.slotBits)) - 1) }
    slots[slot] = key << 16 | UInt64(bucket & 0xFFFF)
  }

  /// The first `min(count, 6)` bytes at `p` as one number.
  @inlinable
  static func key(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 {
      return UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian & 0xFFFF_FFFF_FFFF
    }
    var key: UInt64 = 0
    for i in 0..<min(count, 6) { key |= UInt64(p[i]) << UInt64(8 * i) }
    return key
  }

  @inlinable
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// The bucket of a key, or 0.
  @inlinable
  func bucket(_ key: UInt64) -> Int {
    let hash = LexiconIndex.hash(key)
    let bit = Int(hash >> (64 - LexiconIndex.filterBits))
    guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return 0 }
    var slot = Int(hash >> (64 - LexiconIndex.slotBits))
    while slots[slot] != 0 {
      if slots[slot] >> 16 == key { return Int(slots[slot] & 0xFFFF) }
      slot = (slot + 1) & ((1 << Int(LexiconIndex.slotBits)) - 1)
    }
    return 0
  }

  @usableFromInline
  func longest(in bucket: Int, _ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let behind = LexiconIndex.tail(p + 6, count - 6)
    for at in Int(starts[bucket])..<Int(starts[bucket + 1]) {
      let candidate = candidates + at
      guard candidate.pointee.isWord, Int(candidate.pointee.length) <= count,
        behind & candidate.pointee.tailMask == candidate.pointee.tail, same(candidate, p)
      else { continue }
      return Int(candidate.pointee.entry)
    }
    return nil
  }

  @usableFromInline
  func exact(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    var key: UInt64 = 0
    for i in 0..<min(count, 6) { key |= UInt64(p[i]) << UInt64(8 * i) }
    let bucket = bucket(key)
    guard bucket != 0 else { return nil }
    let behind = LexiconIndex.tail(p + 6, count - 6)
    for at in Int(starts[bucket])..<Int(starts[bucket + 1]) {
      let candidate = candidates + at
      guard Int(candidate.pointee.length) == count,
        behind & candidate.pointee.tailMask == candidate.pointee.tail, same(candidate, p)
      else { continue }
      return Int(candidate.pointee.entry)
    }
    return nil
  }

  /// Up to eight bytes as one number; nothing past `count` is read.
  @inline(__always)
  private static func tail(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 { return UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian }
    var value: UInt64 = 0
    var i = 0
    while i < count {
      value |= UInt64(p[i]) << UInt64(8 * i)
      i += 1
    }
    return value
  }

  @inline(__always)
  private func same(_ candidate: UnsafeMutablePointer<Candidate>, _ p: UnsafePointer<UInt8>) -> Bool
  {
    let length = Int(candidate.pointee.length)
    guard length > 14 else { return true }
    let own = pool + Int(candidate.pointee.rest)
    var i = 14
    while i < length {
      if own[i - 14] != p[i] { return false }
      i += 1
    }
    return true
  }
}
