/// What the lexicon has for words of up to five bytes, as far as it was asked.
///
/// The unit behind a number and the verb before it are most often one 汉字, and few of these make up nearly
/// all: they are found here in one look, where the lexicon's own tables take three at places that are not
/// near.
struct ShortWords {
  /// The bytes, how many they are, and the index of the entry plus one, from the highest bit down.
  private let known: UnsafeMutablePointer<UInt64>
  private static let bits: UInt64 = 10
  private static let indexBits: UInt64 = 21

  init() {
    known = .allocate(capacity: 1 << Int(ShortWords.bits))
    known.initialize(repeating: 0, count: 1 << Int(ShortWords.bits))
  }

  func deallocate() { known.deallocate() }

  /// The index of the entry for the first bytes of a number, one to five, by a look-up where it is not
  /// known.
  @inline(__always)
  func index(_ bytes: UInt64, _ count: Int, lookUp: () -> Int?) -> Int? {
    let own = bytes & (.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count))
    let tag = own &<< 3 | UInt64(truncatingIfNeeded: count)
    let place =
      known + Int(truncatingIfNeeded: (tag &* 0x9E37_79B9_7F4A_7C15) &>> (64 - ShortWords.bits))
    if _fastPath(place.pointee &>> ShortWords.indexBits == tag) {
      let index = Int(truncatingIfNeeded: place.pointee & (1 << ShortWords.indexBits - 1)) &- 1
      return index < 0 ? nil : index
    }
    let index = lookUp()
    if let number = UInt64(exactly: (index ?? -1) + 1), number < 1 << ShortWords.indexBits {
      place.pointee = tag &<< ShortWords.indexBits | number
    }
    return index
  }
}
