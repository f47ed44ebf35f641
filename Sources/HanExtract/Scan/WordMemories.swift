import HanCatalog

/// What the lexicon has for units of up to five bytes, by the six bytes that stand behind a number, or by
/// the first three or four where these alone tell.
///
/// The unit is nearly always one of a few, and so is the mark or word behind it. What longer units begin
/// with is not remembered.
struct UnitMemory {
  /// The six bytes, a bit that says that they are known, the unit's index plus one, and its length.
  private let known: UnsafeMutablePointer<UInt64>
  private static let bits: UInt64 = 10
  private static let mostUnits = 4094

  init() {
    known = .allocate(capacity: 1 << Int(UnitMemory.bits))
    known.initialize(repeating: 0, count: 1 << Int(UnitMemory.bits))
  }

  func deallocate() { known.deallocate() }

  /// The unit that six bytes begin with, by a look-up where it is not known.
  @inline(__always)
  func unit(_ six: UInt64, lookUp: () -> (index: Int, length: Int)?) -> (index: Int, length: Int)? {
    let place =
      known + Int(truncatingIfNeeded: (six &* 0x9E37_79B9_7F4A_7C15) &>> (64 - UnitMemory.bits))
    let here = place.pointee
    if _fastPath(here &>> 16 == six && here & 0x8000 != 0) {
      let index = Int(truncatingIfNeeded: here &>> 3 & 0xFFF) &- 1
      return index < 0 ? nil : (index, Int(truncatingIfNeeded: here & 7))
    }
    let found = lookUp()
    let number = (found?.index ?? -1) + 1
    if number <= UnitMemory.mostUnits {
      place.pointee = six &<< 16 | 0x8000 | UInt64(number) &<< 3 | UInt64(found?.length ?? 0)
    }
    return found
  }
}

/// Which word of one or two 汉字 ends with two that are given, as far as it was asked: 增长, 达到, 为.
///
/// Where longer words may end so, nothing is remembered. Each question has a memory of its own.
struct EndMemory {
  /// The two 汉字, the word's index in the lexicon plus one, and a bit where it has one 汉字 only.
  private let known: UnsafeMutablePointer<UInt64>
  private static let bits: UInt64 = 11
  private static let mostIndices: UInt64 = 1 << 15

  init() {
    known = .allocate(capacity: 1 << Int(EndMemory.bits))
    known.initialize(repeating: 0, count: 1 << Int(EndMemory.bits))
  }

  func deallocate() { known.deallocate() }

  @inline(__always)
  private func place(_ six: UInt64) -> UnsafeMutablePointer<UInt64> {
    known + Int(truncatingIfNeeded: (six &* 0x9E37_79B9_7F4A_7C15) &>> (64 - EndMemory.bits))
  }

  /// The index of the word that the six bytes of two 汉字 end with, doubled, and 1 more where it has one
  /// 汉字 only; less than 0 where there is none, nil where that is not known.
  @inline(__always)
  func word(_ six: UInt64) -> Int? {
    let here = place(six).pointee
    return here &>> 16 == six ? Int(truncatingIfNeeded: here & 0xFFFF) &- 2 : nil
  }

  /// Remembers which word those six bytes end with.
  func note(_ six: UInt64, _ found: (index: Int, length: Int)?) {
    let length = found?.length ?? 6
    if let number = UInt64(exactly: (found?.index ?? -1) + 1), number < EndMemory.mostIndices,
      length == 3 || length == 6
    {
      place(six).pointee = six &<< 16 | number &<< 1 | (length == 3 ? 1 : 0)
    }
  }
}

/// Which word of one to four 汉字 ends with four that are given, or with two or three behind the limit of a
/// clause, as far as it was asked.
///
/// It is for what `EndMemory` leaves out, as words of three or four may end so: 同比增长, 分别为.
struct LongEndMemory {
  private struct Known {
    /// The last eight bytes, and the four before them.
    var last: UInt64 = 0
    var first: UInt32 = 0
    /// The word's index in the lexicon plus one, and how many 汉字 it has, from the highest bit down.
    var word: UInt32 = 0
  }

  private let known: UnsafeMutablePointer<Known>
  private static let bits: UInt64 = 10

  init() {
    known = .allocate(capacity: 1 << Int(LongEndMemory.bits))
    known.initialize(repeating: Known(), count: 1 << Int(LongEndMemory.bits))
  }

  func deallocate() { known.deallocate() }

  /// The word that the twelve bytes of four 汉字 end with, by a look-up where it is not known; those that
  /// stand before the limit are 0.
  @inline(__always)
  func word(
    _ first: UInt32, _ last: UInt64, lookUp: () -> (index: Int, length: Int)?
  ) -> (index: Int, length: Int)? {
    let mixed = (last ^ UInt64(first) &* 0xAE35_4441) &* 0x9E37_79B9_7F4A_7C15
    let place = known + Int(truncatingIfNeeded: mixed &>> (64 - LongEndMemory.bits))
    if _fastPath(place.pointee.last == last && place.pointee.first == first) {
      let index = Int(place.pointee.word &>> 3) &- 1
      return index < 0 ? nil : (index, 3 &* Int(place.pointee.word & 7))
    }
    let found = lookUp()
    if let number = UInt32(exactly: (found?.index ?? -1) + 1), number < 1 << 29 {
      let count = UInt32(truncatingIfNeeded: (found?.length ?? 0) / 3)
      place.pointee = Known(last: last, first: first, word: number &<< 3 | count)
    }
    return found
  }
}
