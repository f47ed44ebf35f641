/// All literals that a sentence is searched for, matched longest first over UTF-8 bytes.
///
/// A literal is filed under its first six bytes (two 汉字), so that most places of a text are left
/// after one look into a small bit table. It is immutable once built and shared between threads.
public final class Lexicon: @unchecked Sendable {
  /// One literal and all that it stands for.
  public struct Entry: Sendable {
    /// What it does around a quantity.
    public var roles: Roles = []
    /// Code of the division that it names, or 0.
    public var area: Int32 = 0
    /// Whether the name is safe only inside the document's own chain of areas.
    public var isWeakArea = false
    /// Index of the indicator that it names, or -1.
    public var indicator: Int32 = -1
    /// Index of the unit that it names, or -1.
    public var unit: Int32 = -1
    fileprivate(set) var offset: Int32 = 0
    /// Length in bytes.
    public fileprivate(set) var length: Int32 = 0
    fileprivate var key: UInt64 = 0
    fileprivate var next: Int32 = -1
  }

  private static let slotBits: UInt64 = 14
  private var pool: UnsafeMutablePointer<UInt8>
  private var poolCount = 0
  private var poolCapacity: Int
  /// The literals, by index.
  public private(set) var entries: [Entry] = []
  private let heads: UnsafeMutablePointer<Int32>
  private let filter: UnsafeMutablePointer<UInt64>
  private var entryBase: UnsafeMutablePointer<Entry>?

  /// Makes an empty lexicon.
  public init() {
    poolCapacity = 1 << 17
    pool = .allocate(capacity: poolCapacity)
    heads = .allocate(capacity: 1 << Lexicon.slotBits)
    heads.initialize(repeating: -1, count: 1 << Lexicon.slotBits)
    filter = .allocate(capacity: 1024)
    filter.initialize(repeating: 0, count: 1024)
    entries.reserveCapacity(12_000)
  }

  deinit {
    pool.deallocate()
    heads.deallocate()
    filter.deallocate()
    entryBase?.deallocate()
  }

  /// The first `min(count, 6)` bytes at `p` as one number.
  @inline(__always)
  static func key(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 {
      return UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian & 0xFFFF_FFFF_FFFF
    }
    var key: UInt64 = 0
    for i in 0..<min(count, 6) { key |= UInt64(p[i]) << UInt64(8 * i) }
    return key
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// Adds a literal, or merges what it stands for into the one that is there.
  ///
  /// Building is done before the lexicon is shared; `seal` ends it.
  public func add(_ literal: UnsafeBufferPointer<UInt8>, _ merge: (inout Entry) -> Void) {
    guard let base = literal.baseAddress, literal.count > 0, literal.count < 256 else { return }
    if let found = exact(base, literal.count) {
      merge(&entries[found])
      return
    }
    var entry = Entry()
    entry.offset = Int32(clamping: poolCount)
    entry.length = Int32(clamping: literal.count)
    entry.key = Lexicon.key(base, literal.count)
    store(literal)
    merge(&entry)
    let hash = Lexicon.hash(entry.key)
    let slot = Int(hash >> (64 - Lexicon.slotBits))
    let bit = Int(hash >> 48)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    // Longer literals stand first in the chain of a slot.
    let index = Int32(clamping: entries.count)
    var previous: Int32 = -1
    var cursor = heads[slot]
    while cursor >= 0, entries[Int(cursor)].length >= entry.length {
      previous = cursor
      cursor = entries[Int(cursor)].next
    }
    entry.next = cursor
    entries.append(entry)
    if previous < 0 { heads[slot] = index } else { entries[Int(previous)].next = index }
  }

  /// Ends building: look-ups now read a flat copy of the entries.
  public func seal() {
    entryBase?.deallocate()
    let flat = UnsafeMutablePointer<Entry>.allocate(capacity: max(1, entries.count))
    entries.withUnsafeBufferPointer { source in
      if let from = source.baseAddress { flat.initialize(from: from, count: source.count) }
    }
    entryBase = flat
  }

  private func store(_ literal: UnsafeBufferPointer<UInt8>) {
    if poolCount + literal.count + 8 > poolCapacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: poolCapacity * 2)
      larger.initialize(from: pool, count: poolCount)
      pool.deallocate()
      pool = larger
      poolCapacity *= 2
    }
    for byte in literal {
      pool[poolCount] = byte
      poolCount += 1
    }
  }

  /// The index of the entry that is exactly the `count` bytes at `p`, or nil.
  public func exact(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count > 0 else { return nil }
    let key = Lexicon.key(p, count < 6 ? count : max(count, 6)) & Lexicon.mask(count)
    let hash = Lexicon.hash(key)
    let bit = Int(hash >> 48)
    guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return nil }
    var cursor = heads[Int(hash >> (64 - Lexicon.slotBits))]
    while cursor >= 0 {
      let entry = self[Int(cursor)]
      if entry.key == key, Int(entry.length) == count, same(entry, p) { return Int(cursor) }
      cursor = entry.next
    }
    return nil
  }

  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    count >= 6 ? 0xFFFF_FFFF_FFFF : (1 << UInt64(8 * count)) - 1
  }

  /// The longest literal of at least six bytes that begins at `p`, or nil; `count` bytes may be read.
  @inline(__always)
  public func longest(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count >= 6 else { return nil }
    let key = Lexicon.key(p, count)
    let hash = Lexicon.hash(key)
    let bit = Int(hash >> 48)
    guard filter[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return nil }
    return walk(hash, key, p, count)
  }

  private func walk(_ hash: UInt64, _ key: UInt64, _ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard let entryBase else { return nil }
    var cursor = heads[Int(hash >> (64 - Lexicon.slotBits))]
    while cursor >= 0 {
      let entry = entryBase + Int(cursor)
      if entry.pointee.key == key, Int(entry.pointee.length) <= count, same(entry.pointee, p) {
        return Int(cursor)
      }
      cursor = entry.pointee.next
    }
    return nil
  }

  @inline(__always)
  private func same(_ entry: Entry, _ p: UnsafePointer<UInt8>) -> Bool {
    var i = 6
    let length = Int(entry.length)
    let own = pool + Int(entry.offset)
    while i < length {
      if own[i] != p[i] { return false }
      i += 1
    }
    return true
  }

  /// What the literal at an index stands for.
  @inline(__always)
  public subscript(index: Int) -> Entry { entryBase?[index] ?? entries[index] }

  /// The words of the literal at an index.
  public func literal(_ index: Int) -> String {
    let entry = self[index]
    return String(
      decoding: UnsafeBufferPointer(start: pool + Int(entry.offset), count: Int(entry.length)),
      as: UTF8.self)
  }
}
