import HanCatalogData

extension Lexicon {
  /// What a sieve has found of the words that begin at a place.
  @frozen
  public struct Found: Sendable {
    /// Where the lexicon has them, or -1 where there are none.
    @usableFromInline var slot: Int32 = -1
    /// The first of the longer ones that may stand there, or -1.
    @usableFromInline var first: Int32 = -1

    /// Makes what stands for nothing found.
    @inlinable
    public init() {}

    /// Whether nothing was found.
    @inlinable public var isNone: Bool { slot < 0 }
    /// All bits where nothing was found, else none.
    @inlinable @inline(__always) public var noneMask: UInt32 { UInt32(bitPattern: slot &>> 31) }
  }

  /// What tells most places of a text from those where words begin.
  ///
  /// A scanner takes each of its steps at many places before the next. The tables do not fit into the
  /// nearest memory, and a step that asks for what the next will look at waits for all places at once:
  /// `mayBegin`, then `bringNear` where that is 1, then `find`, then `narrow` where that is 1, then
  /// `match(_:_:_:)`. It is good as long as the lexicon.
  @frozen
  public struct Sieve {
    @usableFromInline let filter: UnsafePointer<UInt64>
    @usableFromInline let index: LexiconIndex

    @inlinable
    init(_ index: LexiconIndex) { (filter, self.index) = (index.filter, index) }

    /// 1 where a literal may begin with six bytes, which are given as a number, else 0.
    @inlinable @inline(__always)
    public func mayBegin(_ sixBytes: UInt64) -> Int {
      let bit = LexiconIndex.bit(sixBytes)
      return Int(truncatingIfNeeded: filter[bit >> 6] &>> UInt64(truncatingIfNeeded: bit & 63) & 1)
    }

    /// Notes where `find` will look for what begins with six bytes, for which `mayBegin` was 1, and has
    /// it fetched.
    @inlinable @inline(__always)
    public func bringNear(_ sixBytes: UInt64, _ found: inout Found) {
      let place = Int(truncatingIfNeeded: LexiconIndex.hash(sixBytes) &>> index.slotShift)
      found.slot = Int32(truncatingIfNeeded: place)
      han_fetch(index.slots + place)
    }

    /// Finds the words that begin with six bytes, of which eight bytes stand behind; gives 1 where longer
    /// ones may be among them, and has those fetched.
    @inlinable @inline(__always)
    public func find(_ sixBytes: UInt64, _ behind: UInt64, _ found: inout Found) -> Int {
      let place = index.knownSlotOfTwo(sixBytes, from: Int(found.slot))
      if _slowPath(place < 0) {
        found.slot = -1
        return 0
      }
      // What follows has no branch.
      let slot = index.slots + place
      let mayGoOn = index.mayGoOn(slot, behind)
      let isNone = (mayGoOn | index.isWord(slot)) &- 1
      found.slot = Int32(truncatingIfNeeded: place | isNone)
      let start = Int(slot.pointee.start) & (0 &- mayGoOn)
      han_fetch(index.thirds + start)
      return mayGoOn
    }

    /// Finds the first of the longer words, and has it fetched.
    @inlinable @inline(__always)
    public func narrow(_ behind: UInt64, _ found: inout Found) {
      let slot = index.slots + Int(found.slot)
      let first = index.first(slot, behind)
      found.first = Int32(truncatingIfNeeded: first)
      han_fetch(index.candidates + max(0, first))
      if first < 0, index.isWord(slot) == 0 { found.slot = -1 }
    }
  }

  /// What a sieve finds at a place, in one step, where `count` bytes may be read.
  @inlinable
  public func found(at p: UnsafePointer<UInt8>, _ count: Int) -> Found {
    var found = Found()
    guard count >= 6 else { return found }
    let place = index.slot(LexiconIndex.key(p, count))
    guard place >= 0 else { return found }
    found.slot = Int32(truncatingIfNeeded: place)
    let behind = LexiconIndex.tail(p, count)
    if index.mayGoOn(index.slots + place, behind) != 0 {
      sieve.narrow(behind, &found)
    } else if index.isWord(index.slots + place) == 0 {
      found.slot = -1
    }
    return found
  }
}
