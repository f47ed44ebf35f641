import HanCatalog

/// A place at which something may begin: an ASCII character, a 汉字 with a class of its own, or one
/// with which words of the lexicon begin.
struct ScanPlace {
  /// The offset doubled, and 1 where the character may have a class.
  private var bits: UInt32
  /// What the lexicon's sieve has found of the words that begin so.
  var found = Lexicon.Found()

  @inline(__always)
  init(at offset: Int, mayHaveClass: Int) {
    bits = UInt32(truncatingIfNeeded: offset &<< 1 | mayHaveClass)
  }

  @inline(__always)
  var offset: Int { Int(bits &>> 1) }
  /// A scalar there, or 0 where it has no class: the classes of all scalars are more than the nearest
  /// memory holds.
  @inline(__always)
  func classed(_ scalar: UInt32) -> Int { Int(scalar & (0 &- (bits & 1))) }

  /// Moves a place before all others, where a scan has nothing to do, if neither a class nor a word makes
  /// it one; without a branch.
  @inline(__always)
  mutating func leaveIfNothing() { bits &= 0 &- (bits & 1) | ~found.noneMask }

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
    let most = max(0, stop - start)
    let found = places.room(for: most + 2)
    let firstWord = wordPlaces.room(for: most)
    var sift = Sift(
      base: UnsafeRawPointer(text.base), notes: characters.pointee.notes,
      sentence: characters.pointee.number, sieve: lexicon.sieve, place: found, word: firstWord,
      at: start)
    // Fourteen bytes can be read up to here.
    sift.run(to: min(stop, text.count - 13))
    sift.findWords(from: firstWord)
    var (place, at) = (sift.place, sift.at)
    while at < stop {
      let (value, length) = text.scalar(at)
      if length == 3 { sift.notes[ScalarClass.hash(UInt64(text.three(at)))].seen = sift.sentence }
      if length == 3 || value < 0x80 {
        place.pointee = ScanPlace(at: at, mayHaveClass: 1)
        place.pointee.found = lexicon.found(at: text.base + at, text.count - at)
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

/// The steps of `Analyzer.sieve(from:to:)`, by pointers that move on, for which registers suffice.
private struct Sift {
  let base: UnsafeRawPointer
  let notes: UnsafeMutablePointer<CharacterNote>
  let sentence: UInt8
  let sieve: Lexicon.Sieve
  /// Where the next place is written.
  var place: UnsafeMutablePointer<ScanPlace>
  /// Where the next place is noted at which words of the lexicon may begin.
  var word: UnsafeMutablePointer<UnsafeMutablePointer<ScanPlace>>
  var at: Int

  /// Sifts the characters up to one that begins at `stop` or behind.
  @inline(never)
  mutating func run(to stop: Int) {
    // What changes is kept in registers, and a copy of what does not: what is written might be it.
    var (at, place, word) = (at, place, word)
    let own = self
    while at < stop {
      let bytes = own.eight(at)
      if bytes & 0xF000_00F0 == 0xE000_00E0, at &+ 3 < stop {
        // Two 汉字: most stand beside another.
        own.take(bytes, &at, &place, &word)
        own.take(own.eight(at), &at, &place, &word)
      } else if bytes & 0xF0 == 0xE0 {
        own.take(bytes, &at, &place, &word)
      } else if bytes & 0x80 == 0 {
        place.pointee = ScanPlace(at: at, mayHaveClass: 0)
        place += 1
        at &+= 1
      } else {
        at &+= bytes & 0xF0 == 0xF0 ? 4 : bytes & 0x40 != 0 ? 2 : 1
      }
    }
    (self.at, self.place, self.word) = (at, place, word)
  }

  @inline(__always)
  private func eight(_ at: Int) -> UInt64 {
    base.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
  }

  /// Takes a 汉字, of which eight bytes are given.
  @inline(__always)
  private func take(
    _ bytes: UInt64, _ at: inout Int, _ place: inout UnsafeMutablePointer<ScanPlace>,
    _ word: inout UnsafeMutablePointer<UnsafeMutablePointer<ScanPlace>>
  ) {
    let mayBegin = sieve.mayBegin(bytes & 0xFFFF_FFFF_FFFF)
    word.pointee = place
    word += mayBegin
    let note = notes + ScalarClass.hash(bytes)
    note.pointee.seen = sentence
    let hint = Int(truncatingIfNeeded: note.pointee.hint)
    place.pointee = ScanPlace(at: at, mayHaveClass: hint & 1)
    place += (hint | mayBegin) & 1
    at &+= 3
  }

  /// Finds what the lexicon has of words that begin at the places noted: first where to look for them,
  /// then whether they are there, then of those at which a longer word may stand, which.
  @inline(never)
  func findWords(from first: UnsafeMutablePointer<UnsafeMutablePointer<ScanPlace>>) {
    let (end, sieve) = (word, sieve)
    var (next, longer) = (first, first)
    while next < end {
      let place = next.pointee
      sieve.bringNear(eight(place.pointee.offset) & 0xFFFF_FFFF_FFFF, &place.pointee.found)
      next += 1
    }
    next = first
    while next < end {
      let place = next.pointee
      let at = place.pointee.offset
      // Written over what has been read.
      longer.pointee = place
      longer += sieve.find(
        eight(at) & 0xFFFF_FFFF_FFFF, eight(at &+ 6), &place.pointee.found)
      place.pointee.leaveIfNothing()
      next += 1
    }
    next = first
    while next < longer {
      let place = next.pointee
      sieve.narrow(eight(place.pointee.offset &+ 6), &place.pointee.found)
      place.pointee.leaveIfNothing()
      next += 1
    }
  }
}
