import HanCatalog

/// A place at which something may begin: an ASCII character, a 汉字 with a class of its own, or one
/// with which words of the lexicon begin.
struct ScanPlace {
  /// The offset doubled, and 1 where the character may have a class.
  private var bits: UInt32
  /// Where the lexicon has the words that begin so, or -1.
  var slot: Int32 = -1

  @inline(__always)
  init(at offset: Int, mayHaveClass: Int) {
    bits = UInt32(truncatingIfNeeded: offset &<< 1 | mayHaveClass)
  }

  @inline(__always)
  var offset: Int { Int(bits &>> 1) }
  @inline(__always)
  var mayHaveClass: Bool { bits & 1 != 0 }

  /// The offset of what stands behind the last place.
  static let end = Int(Int32.max)
}

extension Analyzer {
  /// Fills `places` with those of a range, and two that are `ScanPlace.end` behind them; gives the first
  /// place at or behind the range's end.
  ///
  /// Half of all 汉字 are nothing but words between tokens. Telling them apart one by one costs a
  /// branch that no processor foresees, and a look into the lexicon's tables for which it then waits.
  /// So each step is taken for the whole range at once: the first has no such branch, and the looks of
  /// the second wait together.
  func sieve(from start: Int, to stop: Int) -> Int {
    let notes = characters.pointee.notes
    let sentence = characters.pointee.number
    let base = UnsafeRawPointer(text.base)
    let sieve = lexicon.sieve
    let most = max(0, stop - start)
    let found = places.room(for: most + 2)
    let firstWord = wordPlaces.room(for: most)
    // Pointers that move on, not counts: the loop has to get by with the processor's registers.
    var (place, word) = (found, firstWord)
    var at = start
    // Eight bytes can be read at once up to here.
    let fast = min(stop, text.count - 7)
    while at < fast {
      let bytes = base.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
      if bytes & 0xF0 == 0xE0 {
        let mayBegin = sieve.mayBegin(bytes & 0xFFFF_FFFF_FFFF)
        word.pointee = place
        word += mayBegin
        let note = notes + ScalarClass.hash(bytes)
        note.pointee.seen = sentence
        let hint = Int(truncatingIfNeeded: note.pointee.hint)
        place.pointee = ScanPlace(at: at, mayHaveClass: hint & 1)
        place += (hint | mayBegin) & 1
        at &+= 3
      } else if bytes & 0x80 == 0 {
        place.pointee = ScanPlace(at: at, mayHaveClass: 0)
        place += 1
        at &+= 1
      } else {
        at &+= bytes & 0xF0 == 0xF0 ? 4 : bytes & 0x40 != 0 ? 2 : 1
      }
    }
    var next = firstWord
    while next < word {
      let mayBegin = next.pointee
      let bytes = base.loadUnaligned(fromByteOffset: mayBegin.pointee.offset, as: UInt64.self)
      mayBegin.pointee.slot = sieve.slot(of: bytes.littleEndian & 0xFFFF_FFFF_FFFF)
      next += 1
    }
    while at < stop {
      let (value, length) = text.scalar(at)
      if length == 3 {
        notes[ScalarClass.hash(UInt64(text.three(at)))].seen = sentence
      }
      if length == 3 || value < 0x80 {
        place.pointee = ScanPlace(at: at, mayHaveClass: 1)
        place.pointee.slot = lexicon.slot(at: text.base + at, text.count - at)
        place += 1
      }
      at &+= length
    }
    place.pointee = ScanPlace(at: ScanPlace.end, mayHaveClass: 0)
    (place + 1).pointee = place.pointee
    places.filled(place - found)
    characters.pointee.noted(from: start, to: at)
    return at
  }
}
