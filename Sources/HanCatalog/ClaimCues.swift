import HanCatalogData

/// The cue words of claims, matched longest first over UTF-8 bytes.
///
/// Words of two 汉字 and more are filed under their first six bytes: a bit table that stays in a
/// processor's nearest cache turns most places of a text away, the others look into one slot, whose
/// candidates stand side by side, longest first. Shorter words (获, 奖, 到20) are filed under their
/// first scalar. It is immutable once built and shared between threads.
public final class ClaimCues: @unchecked Sendable {
  /// One cue word and all that it stands for.
  private struct Entry {
    var bytes: [UInt8]
    var roles: ClaimRoles
    var key: UInt64
  }

  /// A cue as it is compared.
  private struct Cue {
    /// Its first six bytes, of a short cue those of its first scalar.
    var key: UInt64
    /// The eight bytes behind its first six; of a short cue its first eight.
    var tail: UInt64
    var roles: ClaimRoles
    var start: UInt32
    var length: UInt8
    /// How far a tail is moved up to leave only the bytes that the cue has; 64 where it has none.
    var shift: UInt8
  }

  @usableFromInline static let filterBits: UInt64 = 16
  /// A bit for the first six bytes of each long cue, by their hash.
  @usableFromInline let filter: UnsafeMutablePointer<UInt64>
  /// A bit for each scalar of the Basic Multilingual Plane that a short cue begins with.
  @usableFromInline let shorts: UnsafeMutablePointer<UInt64>
  /// By the hash of a key one more than the place of its first cue; 0 is free.
  private let slots: UnsafeMutablePointer<UInt16>
  private let slotShift: UInt64
  private let slotMask: Int
  private let pool: UnsafeMutablePointer<UInt8>
  private let cues: UnsafeMutablePointer<Cue>

  /// The cues that ship with the program.
  public static let standard = ClaimCues(
    Catalog.table(han_table_claims, han_table_claims_size).bytes)

  /// Makes the cues of a table: a role, a tabulator, and words between blanks on each line; lines of
  /// an unknown role are left out.
  public init(_ table: UnsafeBufferPointer<UInt8>) {
    var found: [[UInt8]: ClaimRoles] = [:]
    TSV.split(table, 10) { line in
      guard let tab = line.firstIndex(of: 9),
        let role = ClaimRoles(name: TSV.text(UnsafeBufferPointer(rebasing: line[..<tab])))
      else { return }
      TSV.split(UnsafeBufferPointer(rebasing: line[(tab + 1)...]), 32) { word in
        found[Array(word), default: []].insert(role)
      }
    }
    var entries = found.map { Entry(bytes: $0.key, roles: $0.value, key: ClaimCues.key($0.key)) }
    entries.removeAll { ClaimCues.scalar($0.bytes) == 0 || $0.bytes.count > 255 }
    entries.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      if a.bytes.count != b.bytes.count { return a.bytes.count > b.bytes.count }
      return a.bytes.lexicographicallyPrecedes(b.bytes)
    }
    if entries.count >= UInt16.max { entries.removeLast(entries.count + 1 - Int(UInt16.max)) }
    filter = .allocate(capacity: 1 << (Int(ClaimCues.filterBits) - 6))
    filter.initialize(repeating: 0, count: 1 << (Int(ClaimCues.filterBits) - 6))
    shorts = .allocate(capacity: 1024)
    shorts.initialize(repeating: 0, count: 1024)
    var bits: UInt64 = 12
    while entries.count > 1 << (bits - 1) { bits += 1 }
    slotMask = (1 << Int(bits)) - 1
    slotShift = 64 - bits
    slots = .allocate(capacity: slotMask + 1)
    slots.initialize(repeating: 0, count: slotMask + 1)
    pool = .allocate(capacity: max(1, entries.reduce(0) { $0 + $1.bytes.count }))
    cues = .allocate(capacity: entries.count + 1)
    // Behind the last a key that no text has.
    (cues + entries.count).initialize(
      to: Cue(key: .max, tail: 0, roles: [], start: 0, length: 0, shift: 64))
    var end = 0
    for (index, entry) in entries.enumerated() {
      let isShort = entry.bytes.count < 6
      let behind = entry.bytes.dropFirst(isShort ? 0 : 6).prefix(8)
      let tail = behind.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      (cues + index).initialize(
        to: Cue(
          key: entry.key, tail: tail, roles: entry.roles, start: UInt32(clamping: end),
          length: UInt8(clamping: entry.bytes.count), shift: UInt8(8 * (8 - behind.count))))
      for byte in entry.bytes {
        pool[end] = byte
        end += 1
      }
      if isShort {
        let scalar = ClaimCues.scalar(entry.bytes)
        shorts[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
      } else {
        let bit = ClaimCues.bit(entry.key)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
      }
      note(entry.key, index)
    }
  }

  /// Files the first cue of a key; the others stand behind it.
  private func note(_ key: UInt64, _ index: Int) {
    var place = Int(ClaimCues.hash(key) >> slotShift)
    while slots[place] != 0 {
      if cues[Int(slots[place]) - 1].key == key { return }
      place = (place + 1) & slotMask
    }
    slots[place] = UInt16(clamping: index + 1)
  }

  deinit {
    filter.deallocate()
    shorts.deallocate()
    slots.deallocate()
    pool.deallocate()
    cues.deallocate()
  }

  private static func scalar(_ bytes: [UInt8]) -> UInt32 {
    guard let first = String(decoding: bytes, as: UTF8.self).unicodeScalars.first,
      first.value < 65_536
    else { return 0 }
    return first.value
  }

  /// The first six bytes as one number, of a shorter cue those of its first scalar.
  private static func key(_ bytes: [UInt8]) -> UInt64 {
    let count = bytes.count >= 6 ? 6 : min(bytes.count, width(scalar(bytes)))
    return (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
  }

  /// Bytes of a scalar of the Basic Multilingual Plane.
  @inline(__always)
  private static func width(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : 3
  }

  @inlinable @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  @inlinable @inline(__always)
  static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: hash(key) &>> (64 - filterBits))
  }

  /// Whether a cue may begin with the eight bytes of a number, the first of which are a scalar's.
  @inlinable @inline(__always)
  public func mayBegin(_ word: UInt64, scalar: UInt32) -> Bool {
    let bit = ClaimCues.bit(word & 0xFFFF_FFFF_FFFF)
    let isLong = filter[bit >> 6] &>> UInt64(bit & 63)
    guard scalar < 65_536 else { return isLong & 1 == 1 }
    return (isLong | shorts[Int(scalar >> 6)] &>> UInt64(scalar & 63)) & 1 == 1
  }

  /// The longest cue that begins at `p`, whose first scalar is given and of which `count` bytes may
  /// be read; its length in bytes and its roles, or nil.
  ///
  /// **Complexity**: the number of cues with the same six bytes, or the same scalar.
  public func longest(
    _ p: UnsafePointer<UInt8>, _ count: Int, scalar: UInt32
  ) -> (length: Int, roles: ClaimRoles)? {
    let word = ClaimCues.eight(p, count)
    let key = word & 0xFFFF_FFFF_FFFF
    let bit = ClaimCues.bit(key)
    if count >= 6, filter[bit >> 6] &>> UInt64(bit & 63) & 1 == 1,
      let found = find(key, ClaimCues.eight(p + 6, count - 6), p, count)
    {
      return found
    }
    guard scalar < 65_536, shorts[Int(scalar >> 6)] &>> UInt64(scalar & 63) & 1 == 1 else {
      return nil
    }
    return find(word & ~(UInt64.max << UInt64(8 * ClaimCues.width(scalar))), word, p, count)
  }

  /// The longest cue of a key that agrees with eight bytes of the text and those behind.
  @inline(__always)
  private func find(
    _ key: UInt64, _ word: UInt64, _ p: UnsafePointer<UInt8>, _ count: Int
  ) -> (length: Int, roles: ClaimRoles)? {
    var place = Int(truncatingIfNeeded: ClaimCues.hash(key) &>> slotShift)
    var first = Int(slots[place])
    while first > 0, cues[first &- 1].key != key {
      place = (place &+ 1) & slotMask
      first = Int(slots[place])
    }
    guard first > 0 else { return nil }
    var cue = cues + (first &- 1)
    while cue.pointee.key == key {
      if (word ^ cue.pointee.tail) << UInt64(cue.pointee.shift) == 0 {
        let length = Int(cue.pointee.length)
        if length <= count, length <= 14 || same(p, Int(cue.pointee.start), length) {
          return (length, cue.pointee.roles)
        }
      }
      cue += 1
    }
    return nil
  }

  /// Up to eight bytes as one number; nothing past `count` is read.
  @inline(__always)
  private static func eight(_ p: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    if count >= 8 { return UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian }
    var word: UInt64 = 0
    for place in 0..<max(0, count) { word |= UInt64(p[place]) << UInt64(8 * place) }
    return word
  }

  /// Whether the bytes behind the first fourteen agree.
  @inline(__always)
  private func same(_ p: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Bool {
    var at = 14
    while at < length {
      if p[at] != pool[start + at] { return false }
      at += 1
    }
    return true
  }
}
