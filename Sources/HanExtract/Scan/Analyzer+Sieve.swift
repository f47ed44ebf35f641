import HanCatalog

/// A place at which something may begin: an ASCII character, a 汉字 with a class of its own, or one
/// with which words of the lexicon begin.
struct ScanPlace {
  var at: Int32
  /// Where the lexicon has the words that begin so, or -1.
  var slot: Int32
}

extension Analyzer {
  /// Fills `places` with those of a range; gives the first place at or behind the range's end.
  ///
  /// Half of all 汉字 are nothing but words between tokens. Telling them apart one by one costs a
  /// branch that no processor foresees, and a look into the lexicon's tables for which it then waits.
  /// So each step is taken for the whole range at once: the first has no such branch, and the looks of
  /// the second wait together.
  func sieve(from start: Int, to stop: Int) -> Int {
    let notes = characters.pointee.notes
    let sentence = characters.pointee.number
    let text = text
    let lexicon = lexicon.sieve
    let most = max(0, stop - start)
    let found = places.room(for: most)
    let mayBeWords = wordPlaces.room(for: most)
    var (count, words) = (0, 0)
    var at = start
    // Eight bytes can be read at once up to here.
    let fast = min(stop, text.count - 7)
    while at < fast {
      let bytes = UnsafeRawPointer(text.base + at).loadUnaligned(as: UInt64.self).littleEndian
      found[count] = ScanPlace(at: Int32(truncatingIfNeeded: at), slot: -1)
      if bytes & 0xF0 == 0xE0 {
        let mayBegin = lexicon.mayBegin(bytes & 0xFFFF_FFFF_FFFF)
        mayBeWords[words] = Int32(truncatingIfNeeded: count)
        words &+= mayBegin
        let note = notes + ScalarClass.hash(bytes)
        note.pointee.seen = sentence
        count &+= Int(truncatingIfNeeded: note.pointee.hint & 1) | mayBegin
        at &+= 3
      } else if bytes & 0x80 == 0 {
        count &+= 1
        at &+= 1
      } else {
        at &+= bytes & 0xF0 == 0xF0 ? 4 : bytes & 0x40 != 0 ? 2 : 1
      }
    }
    for index in 0..<words {
      let place = found + Int(mayBeWords[index])
      let bytes = UnsafeRawPointer(text.base + Int(place.pointee.at))
        .loadUnaligned(as: UInt64.self).littleEndian
      place.pointee.slot = lexicon.slot(of: bytes & 0xFFFF_FFFF_FFFF)
    }
    while at < stop {
      let (value, length) = text.scalar(at)
      if length == 3 {
        notes[ScalarClass.hash(UInt64(text.three(at)))].seen = sentence
      }
      if length == 3 || value < 0x80 {
        found[count] = ScanPlace(
          at: Int32(truncatingIfNeeded: at),
          slot: self.lexicon.slot(at: text.base + at, text.count - at))
        count &+= 1
      }
      at &+= length
    }
    places.filled(count)
    characters.pointee.noted(from: start, to: at)
    return at
  }
}
