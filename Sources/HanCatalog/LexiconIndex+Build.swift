import HanCatalogData

extension LexiconIndex {
  /// The index over the entries that ship, as it was compiled into the program.
  init(shipped pool: UnsafePointer<UInt8>) {
    self.pool = pool
    isOwner = false
    filter = han_filter
    ends = han_ends
    slots = UnsafeRawPointer(han_slots).assumingMemoryBound(to: Slot.self)
    slotMask = (1 << Int(han_slot_bits)) - 1
    slotShift = 64 - UInt64(han_slot_bits)
    candidates = UnsafeRawPointer(han_candidates).assumingMemoryBound(to: Candidate.self)
    thirds = han_thirds
  }

  /// The index over entries in `LexiconBuilder.order`; eight bytes behind the pool may be read.
  init(_ entries: UnsafeBufferPointer<Lexicon.Entry>, pool: UnsafePointer<UInt8>) {
    var bits: UInt64 = 14
    while entries.count > 1 << bits { bits += 1 }
    var made = Making(pool: pool, bits: bits, count: entries.count)
    for (place, entry) in entries.enumerated() { made.add(entry, place) }
    made.finish()
    self.pool = pool
    isOwner = true
    filter = UnsafePointer(made.filter)
    ends = UnsafePointer(made.ends)
    slots = UnsafePointer(made.slots)
    slotMask = made.slotMask
    slotShift = 64 - bits
    candidates = UnsafePointer(made.candidates)
    thirds = UnsafePointer(made.thirds)
  }

  func deallocate() {
    guard isOwner else { return }
    filter.deallocate()
    ends.deallocate()
    slots.deallocate()
    candidates.deallocate()
    thirds.deallocate()
  }

  /// The tables while they are filled.
  private struct Making {
    let filter: UnsafeMutablePointer<UInt64>
    let ends: UnsafeMutablePointer<UInt8>
    let slots: UnsafeMutablePointer<Slot>
    let slotMask: Int
    let candidates: UnsafeMutablePointer<Candidate>
    let thirds: UnsafeMutablePointer<Int32>
    private let pool: UnsafePointer<UInt8>
    private let slotShift: UInt64
    /// The key whose literals are being added; none yet where it is 0.
    private var slot = Slot()

    init(pool: UnsafePointer<UInt8>, bits: UInt64, count: Int) {
      self.pool = pool
      let words = 1 << (Int(LexiconIndex.filterBits) - 6)
      filter = .allocate(capacity: words)
      filter.initialize(repeating: 0, count: words)
      ends = .allocate(capacity: 1 << Int(LexiconIndex.endBits))
      ends.initialize(repeating: 0, count: 1 << Int(LexiconIndex.endBits))
      slotMask = (1 << Int(bits)) - 1
      slotShift = 64 - bits
      slots = .allocate(capacity: slotMask + 1)
      slots.initialize(repeating: Slot(), count: slotMask + 1)
      candidates = .allocate(capacity: max(1, count))
      // A few more may be read.
      thirds = .allocate(capacity: count + 7)
      thirds.initialize(repeating: 0, count: count + 7)
    }

    mutating func add(_ entry: Lexicon.Entry, _ place: Int) {
      let length = Int(entry.length)
      let start = pool + Int(entry.offset)
      let key = LexiconIndex.key(start, length)
      let behind = LexiconIndex.tail(start, length)
      let flags = Self.flags(entry)
      (candidates + place).initialize(
        to: Candidate(
          tail: behind, last: Self.last(start, length),
          roles: entry.roles.rawValue, offset: entry.offset,
          length: UInt8(clamping: length), shift: UInt8(8 * (14 - min(max(length, 7), 14))),
          flags: flags))
      thirds[place] = length < 9 ? .max : Int32(truncatingIfNeeded: behind & 0xFF_FFFF)
      noteEnd(of: entry, start, length)
      if key != slot.key {
        finish()
        slot = Slot(key: key, start: Int32(clamping: place))
      }
      if length <= 6 {
        (slot.length, slot.flags, slot.roles) = (UInt8(length), flags, entry.roles.rawValue)
      } else {
        // More literals than a slot counts: its first are left out.
        if slot.count < .max { slot.count += 1 } else { slot.start += 1 }
        slot.thirds |= length >= 9 ? LexiconIndex.third(behind) : .max
      }
    }

    /// The last eight bytes, or all where there are fewer.
    private static func last(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
      (max(0, length - 8)..<length).reversed().reduce(0) { $0 << 8 | UInt64(start[$1]) }
    }

    /// Files the last key.
    func finish() {
      guard slot.key != 0 else { return }
      let hash = LexiconIndex.hash(slot.key)
      let bit = LexiconIndex.bit(slot.key)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var place = Int(hash >> slotShift)
      while slots[place].key != 0 { place = (place + 1) & slotMask }
      slots[place] = slot
    }

    private static func flags(_ entry: Lexicon.Entry) -> UInt8 {
      (entry.isWord ? LexiconIndex.word : 0) | (entry.area != 0 ? LexiconIndex.area : 0)
        | (entry.indicator >= 0 ? LexiconIndex.indicator : 0)
    }

    /// Notes how long a word is that ends as `ends` is asked for.
    private func noteEnd(of entry: Lexicon.Entry, _ start: UnsafePointer<UInt8>, _ length: Int) {
      guard length >= 6, !entry.roles.isEmpty || entry.area != 0 else { return }
      var characters = 0
      for at in 0..<length where start[at] & 0xC0 != 0x80 { characters += 1 }
      guard characters > 0, characters <= 8 else { return }
      let end = LexiconIndex.end(LexiconIndex.key(start + length - 6, 6))
      ends[end] |= 1 << UInt8(characters - 1)
    }
  }
}
