import HanBase
import HanCatalog

extension Analyzer {
  /// The longest word of the lexicon, with a role or an area, that ends at a place.
  @inline(never)
  func word(endingAt end: Int) -> Int? {
    longestWord(endingAt: end, floor: sentenceStart, wordEnds, longWordEnds) {
      !$0.roles.isEmpty || $0.area != 0
    }?.index
  }

  /// The longest word of up to eight characters, with a role or an area, that ends at a place and is
  /// accepted.
  @inline(__always)
  func longestWord(
    endingAt end: Int, floor: Int, _ memory: EndMemory, _ longMemory: LongEndMemory,
    accepts: (Lexicon.Entry) -> Bool
  ) -> (index: Int, start: Int)? {
    // How long the words may be that end so depends on the same six bytes.
    let six = text.six(end &- 6)
    if end - floor >= 6, let known = memory.word(six) {
      return known < 0 ? nil : (known &>> 1, end &- (known & 1 != 0 ? 3 : 6))
    }
    let lengths = Int(lexicon.lengths(endingAt: text.base + end, end))
    if lengths & ~3 == 0, end - floor >= 6, text.haveThreeBytes(2, before: end) {
      let found = longestWord(endingAt: end, floor: floor, lengths, accepts: accepts)
      memory.note(six, found.map { ($0.index, end - $0.start) })
      return found
    }
    let room = (end - floor) / 3
    if room > 1, lengths & ~15 == 0 || room <= 4, text.haveThreeBytes(min(4, room), before: end) {
      let bytes = UnsafeRawPointer(text.base + end)
      var first = bytes.loadUnaligned(fromByteOffset: -12, as: UInt32.self).littleEndian
      var last = bytes.loadUnaligned(fromByteOffset: -8, as: UInt64.self).littleEndian
      // What stands before the floor has no part in it.
      if room < 4 { first &= room == 3 ? 0xFF00_0000 : 0 }
      if room == 2 { last &= ~0xFFFF }
      let found = longMemory.word(first, last) {
        longestWord(endingAt: end, floor: floor, lengths, accepts: accepts).map {
          ($0.index, end - $0.start)
        }
      }
      return found.map { ($0.index, end - $0.length) }
    }
    return longestWord(endingAt: end, floor: floor, lengths, accepts: accepts)
  }

  /// The same, of which is known how long the words may be that end so.
  @inline(__always)
  private func longestWord(
    endingAt end: Int, floor: Int, _ lengths: Int, accepts: (Lexicon.Entry) -> Bool
  ) -> (index: Int, start: Int)? {
    // As far back as the longest word that ends so; without one only what is shorter than two 汉字.
    let most = 8 - Int(truncatingIfNeeded: UInt8(truncatingIfNeeded: lengths).leadingZeroBitCount)
    guard text.haveThreeBytes(most, before: end) else {
      return longestWord(endingAt: end, floor: floor, lengths, most, accepts: accepts)
    }
    let room = max(0, min(24, end - floor)) / 3
    var left = (lengths | 1) & (1 << room - 1)
    while left != 0 {
      let count = Int.bitWidth - left.leadingZeroBitCount
      left &= ~(1 << (count - 1))
      let start = end - 3 * count
      if let index = entry(at: start, end - start), accepts(lexicon[index]) {
        return (index, start)
      }
    }
    return nil
  }

  /// The same where some character has not three bytes.
  private func longestWord(
    endingAt end: Int, floor: Int, _ lengths: Int, _ most: Int, accepts: (Lexicon.Entry) -> Bool
  ) -> (index: Int, start: Int)? {
    var starts: (Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &starts) { raw -> (index: Int, start: Int)? in
      let slots = raw.bindMemory(to: Int.self)
      var count = 0
      var cursor = end
      while count < 8, cursor > floor, count < most || end - cursor < 5 {
        cursor = text.before(cursor)
        slots[count] = cursor
        count += 1
      }
      while count > 0 {
        count -= 1
        let start = slots[count]
        guard end - start < 6 || lengths & 1 << count != 0, start >= floor,
          let index = entry(at: start, end - start),
          accepts(lexicon[index])
        else { continue }
        return (index, start)
      }
      return nil
    }
  }

  /// 以上海为例 is no 以上, 一点三万人次 no 一点.
  @inline(__always)
  func opensOtherWord(_ value: UInt32, _ at: Int) -> Bool {
    // 一 and 以 differ in some of these bits only, as few characters do.
    value & ~0xE5 == 0x4E00 && opensOtherWordInFull(value, at)
  }

  @inline(never)
  private func opensOtherWordInFull(_ value: UInt32, _ at: Int) -> Bool {
    value == 0x4EE5 && text.has("以上海", at: at)
      || value == 0x4E00 && text.has("点", at: at &+ 3)
        && ScalarClass.digit(text.scalar(at &+ 6).value) >= 0
  }
}
