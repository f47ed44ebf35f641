import HanCatalogData

/// The cue words of claims, matched longest first over UTF-8 bytes.
///
/// Words are filed under their first scalar, so single 汉字 (获, 奖) are cues too. It is immutable
/// once built and shared between threads.
public final class ClaimCues: @unchecked Sendable {
  /// One cue word and all that it stands for.
  private struct Entry {
    var bytes: [UInt8]
    var roles: ClaimRoles
  }

  /// The first entry of a scalar and after its last, by scalar of the Basic Multilingual Plane.
  @usableFromInline let heads: UnsafeMutablePointer<UInt32>
  /// A bit for each scalar of the plane that a cue begins with, which fits a processor's nearest
  /// cache.
  @usableFromInline let begins: UnsafeMutablePointer<UInt64>
  private let pool: UnsafeMutablePointer<UInt8>
  private let cues: UnsafeMutablePointer<Cue>

  /// A cue as it is compared: its first eight bytes at once, then those behind them.
  private struct Cue {
    var start: UInt32
    var length: UInt32
    var word: UInt64
    var mask: UInt64
    var roles: ClaimRoles
  }

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
    var entries = found.map { Entry(bytes: $0.key, roles: $0.value) }
    entries.removeAll { ClaimCues.scalar($0.bytes) == 0 }
    entries.sort { a, b in
      let (first, second) = (ClaimCues.scalar(a.bytes), ClaimCues.scalar(b.bytes))
      if first != second { return first < second }
      if a.bytes.count != b.bytes.count { return a.bytes.count > b.bytes.count }
      return a.bytes.lexicographicallyPrecedes(b.bytes)
    }
    heads = .allocate(capacity: 65_537)
    heads.initialize(repeating: 0, count: 65_537)
    begins = .allocate(capacity: 1024)
    begins.initialize(repeating: 0, count: 1024)
    for entry in entries {
      let scalar = Int(ClaimCues.scalar(entry.bytes))
      heads[scalar + 1] += 1
      begins[scalar >> 6] |= 1 << UInt64(scalar & 63)
    }
    for scalar in 1...65_536 { heads[scalar] += heads[scalar - 1] }
    pool = .allocate(capacity: max(1, entries.reduce(0) { $0 + $1.bytes.count }))
    cues = .allocate(capacity: max(1, entries.count))
    var end = 0
    for (index, entry) in entries.enumerated() {
      var (word, mask) = (UInt64(0), UInt64(0))
      for (place, byte) in entry.bytes.prefix(8).enumerated() {
        word |= UInt64(byte) << UInt64(8 * place)
        mask |= 0xFF << UInt64(8 * place)
      }
      (cues + index).initialize(
        to: Cue(
          start: UInt32(clamping: end), length: UInt32(clamping: entry.bytes.count), word: word,
          mask: mask, roles: entry.roles))
      for byte in entry.bytes {
        pool[end] = byte
        end += 1
      }
    }
  }

  deinit {
    heads.deallocate()
    begins.deallocate()
    pool.deallocate()
    cues.deallocate()
  }

  private static func scalar(_ bytes: [UInt8]) -> UInt32 {
    guard let first = String(decoding: bytes, as: UTF8.self).unicodeScalars.first,
      first.value < 65_536
    else { return 0 }
    return first.value
  }

  /// The longest cue that begins at `p`, whose first scalar is given and of which `count` bytes may
  /// be read; its length in bytes and its roles, or nil.
  ///
  /// **Complexity**: the number of cues with that first scalar.
  @inlinable @inline(__always)
  public func longest(
    _ p: UnsafePointer<UInt8>, _ count: Int, scalar: UInt32
  ) -> (length: Int, roles: ClaimRoles)? {
    guard scalar < 65_536, begins[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1 else {
      return nil
    }
    return longest(p, count, among: Int(heads[Int(scalar)])..<Int(heads[Int(scalar) + 1]))
  }

  @usableFromInline
  func longest(
    _ p: UnsafePointer<UInt8>, _ count: Int, among range: Range<Int>
  ) -> (length: Int, roles: ClaimRoles)? {
    var word: UInt64 = 0
    if count >= 8 {
      word = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian
    } else {
      for place in 0..<max(0, count) { word |= UInt64(p[place]) << UInt64(8 * place) }
    }
    for index in range where word & cues[index].mask == cues[index].word {
      let length = Int(cues[index].length)
      if length <= count, same(p, Int(cues[index].start), length) {
        return (length, cues[index].roles)
      }
    }
    return nil
  }

  /// Whether the bytes behind the first eight agree.
  private func same(_ p: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Bool {
    var at = 8
    while at < length {
      if p[at] != pool[start + at] { return false }
      at += 1
    }
    return true
  }
}
