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
  private let heads: UnsafeMutablePointer<UInt32>
  private let pool: UnsafeMutablePointer<UInt8>
  private let offsets: [UInt32]
  private let roles: [ClaimRoles]

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
    for entry in entries { heads[Int(ClaimCues.scalar(entry.bytes)) + 1] += 1 }
    for scalar in 1...65_536 { heads[scalar] += heads[scalar - 1] }
    pool = .allocate(capacity: max(1, entries.reduce(0) { $0 + $1.bytes.count }))
    var offsets: [UInt32] = [0]
    var end = 0
    for entry in entries {
      for byte in entry.bytes {
        pool[end] = byte
        end += 1
      }
      offsets.append(UInt32(clamping: end))
    }
    self.offsets = offsets
    roles = entries.map(\.roles)
  }

  deinit {
    heads.deallocate()
    pool.deallocate()
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
  @inline(__always)
  public func longest(
    _ p: UnsafePointer<UInt8>, _ count: Int, scalar: UInt32
  ) -> (length: Int, roles: ClaimRoles)? {
    guard scalar < 65_536 else { return nil }
    var index = Int(heads[Int(scalar)])
    let end = Int(heads[Int(scalar) + 1])
    while index < end {
      let start = Int(offsets[index])
      let length = Int(offsets[index + 1]) - start
      if length <= count, same(p, start, length) { return (length, roles[index]) }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private func same(_ p: UnsafePointer<UInt8>, _ start: Int, _ length: Int) -> Bool {
    var at = 0
    while at < length {
      if p[at] != pool[start + at] { return false }
      at += 1
    }
    return true
  }
}
