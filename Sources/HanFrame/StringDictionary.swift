/// Texts while they are gathered, each once, with the ids that rows hold.
///
/// Texts are told apart by their bytes: hashing a `String` would normalise it first, which takes
/// longer than all the rest.
package struct StringDictionary: Sendable {
  private(set) var pool = StringPool()
  /// Open addressing: the id in a slot, or -1; a power of two of slots, at most half of them taken.
  private var slots = [Int32](repeating: -1, count: 64)
  /// The hash of each text.
  private var hashes: [UInt64] = []
  private var lastID: Int32 = -1

  package var count: Int { pool.count }

  /// The id of a text, new or old, and whether it is new.
  mutating func intern(_ text: String) -> (id: Int32, isNew: Bool) {
    if let found = text.utf8.withContiguousStorageIfAvailable({ intern($0) }) { return found }
    return Array(text.utf8).withUnsafeBufferPointer { intern($0) }
  }

  /// The id of a text given by its bytes, new or old, and whether it is new.
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> (id: Int32, isNew: Bool) {
    // Neighbouring rows often agree.
    if lastID >= 0, holds(lastID, text) { return (lastID, false) }
    let hash = Self.hash(text)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let id = slots[slot]
      if hashes[Int(id)] == hash, holds(id, text) {
        lastID = id
        return (id, false)
      }
      slot = (slot + 1) & mask
    }
    let id = Int32(clamping: pool.count)
    slots[slot] = id
    hashes.append(hash)
    pool.append(text)
    lastID = id
    if pool.count * 2 > slots.count { grow() }
    return (id, true)
  }

  mutating func id(_ text: String) -> Int32 { intern(text).id }
  /// The bytes of a text by its id.
  package func utf8(_ id: Int32) -> ArraySlice<UInt8> { pool.utf8(Int(id)) }
  /// The same without holding them: valid until the dictionary changes.
  package func view(_ id: Int32) -> UnsafeBufferPointer<UInt8> { pool.view(Int(id)) }
  mutating func id(_ text: UnsafeBufferPointer<UInt8>) -> Int32 { intern(text).id }

  private func holds(_ id: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, end) = (Int(pool.offsets[Int(id)]), Int(pool.offsets[Int(id) + 1]))
    guard end - start == text.count else { return false }
    return pool.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<text.count where bytes[start + index] != text[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    let mask = slots.count - 1
    for (id, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(clamping: id)
    }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(text)
    var (hash, at) = (UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15, 0)
    while at + 8 <= bytes.count {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest: UInt64 = 0
    while at < bytes.count {
      rest = rest << 8 | UInt64(bytes[at])
      at += 1
    }
    return mixed(hash, rest)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    return product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
  }
}
