import HanBase

/// What is known of the characters of three bytes that share a hash (`ScalarClass.hash`).
struct CharacterNote {
  /// What begins with one of them, as in `ScalarClass.hints`; bit 0 also for the document's local names.
  var hint: UInt8 = 0
  /// The number of the sentence in which one of them stood last.
  var seen: UInt8 = 0
}

/// Which characters stand in the sentence that is being read.
///
/// The rules look for words in their sentence again and again, and nearly never find one. The scanner
/// comes past each character anyhow and looks its hint up: beside the hint, in the same line of
/// memory, it leaves the number of the sentence. A word whose first or last character was not met
/// is not looked for (`ByteText.find`), which is most of them.
struct SentenceCharacters {
  let notes: UnsafeMutablePointer<CharacterNote>
  /// The classes of all scalars.
  let classes = UnsafePointer(ScalarClass.table)
  /// What has been scanned of the sentence.
  private(set) var start = 0
  private(set) var end = 0
  private(set) var number: UInt8 = 0

  init() {
    notes = .allocate(capacity: ScalarClass.hashes)
    let hints = ScalarClass.hints
    for place in 0..<ScalarClass.hashes {
      (notes + place).initialize(to: CharacterNote(hint: hints[place]))
    }
  }

  func deallocate() { notes.deallocate() }

  /// A name that only this document knows begins with the three bytes given.
  mutating func mayBeginWord(_ bytes: UInt64) { notes[ScalarClass.hash(bytes)].hint |= 1 }

  /// It no longer does, unless other words do.
  mutating func forgetWord(_ bytes: UInt64) {
    let place = ScalarClass.hash(bytes)
    notes[place].hint = ScalarClass.hints[place]
  }

  /// Forgets the characters for those of a sentence that begins at an offset.
  mutating func begin(at offset: Int) {
    (start, end) = (offset, offset)
    number &+= 1
    guard number == 0 else { return }
    for place in 0..<ScalarClass.hashes { notes[place].seen = 0 }
    number = 1
  }

  /// All characters from one offset to another have been noted.
  mutating func noted(from: Int, to: Int) {
    if from <= end { end = max(end, to) }
  }

  /// Whether one of two characters, of which three bytes are given, does not stand in a range; false
  /// where that was not scanned, or the characters are no 汉字.
  @inline(__always)
  func lacks(_ one: UInt32, _ other: UInt32, from: Int, to: Int) -> Bool {
    from >= start && to <= end && one & 0xF0 == 0xE0 && other & 0xF0 == 0xE0
      && (!has(one) || !has(other))
  }

  @inline(__always)
  private func has(_ three: UInt32) -> Bool {
    notes[ScalarClass.hash(UInt64(three))].seen == number
  }
}
