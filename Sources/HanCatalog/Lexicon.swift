/// All literals that a sentence is searched for, matched longest first over UTF-8 bytes.
///
/// A literal is filed under its first six bytes (two 汉字). A bit table turns most places of a text
/// away; the others look into one slot, whose candidates stand side by side. It is
/// immutable and shared between threads.
public final class Lexicon: @unchecked Sendable {
  /// One literal and all that it stands for, laid out as `han_entry` in the generated tables.
  @frozen
  public struct Entry: Sendable {
    /// What it does around a quantity.
    public var roles: Roles = []
    /// Code of the division that it names, or 0.
    public var area: Int32 = 0
    /// Index of the indicator that it names, or -1.
    public var indicator: Int32 = -1
    /// Index of the unit that it names, or -1.
    public var unit: Int32 = -1
    @usableFromInline var offset: Int32 = 0
    /// Length in bytes.
    public var length: Int32 = 0
    /// Whether the name is safe only inside the document's own chain of areas.
    public var isWeakArea = false
    /// Whether it is looked for in running text; units and single characters are not.
    @usableFromInline var isWord = false
    /// Whether it is the full name of another division than `area`, or of several.
    public var hasNamesakes = false

    /// Makes an entry that stands for nothing.
    @inlinable
    public init() {}
  }

  /// A literal found in a text.
  @frozen
  public struct Match: Sendable {
    /// The index of its entry, or -1.
    public var index: Int32
    /// Its bytes.
    public var length: UInt8
    @usableFromInline var flags: UInt8
    @usableFromInline var bits: UInt64

    @inlinable @inline(__always)
    init(index: Int32 = -1, length: UInt8 = 0, flags: UInt8 = 0, roles: UInt64 = 0) {
      self.index = index
      self.length = length
      self.flags = flags
      bits = roles
    }

    /// What it does around a quantity.
    @inlinable public var roles: Roles { Roles(rawValue: bits) }
    /// Whether it names an area.
    @inlinable public var isArea: Bool { flags & LexiconIndex.area != 0 }
    /// Whether it names an indicator.
    @inlinable public var isIndicator: Bool { flags & LexiconIndex.indicator != 0 }
  }

  @usableFromInline let index: LexiconIndex
  @usableFromInline let entries: UnsafeBufferPointer<Entry>
  let pool: UnsafeBufferPointer<UInt8>
  private let isOwner: Bool

  /// A lexicon over the entries that ship, with the index that was compiled with them.
  init(shipped entries: UnsafeBufferPointer<Entry>, pool: UnsafeBufferPointer<UInt8>) {
    self.entries = entries
    self.pool = pool
    isOwner = false
    index = LexiconIndex(shipped: pool.baseAddress ?? Lexicon.nothing)
  }

  /// A lexicon over copies of what a builder holds.
  init(_ builder: LexiconBuilder) {
    let order = builder.order
    let sorted = UnsafeMutableBufferPointer<Entry>.allocate(capacity: order.count)
    for (place, at) in order.enumerated() {
      sorted.initializeElement(at: place, to: builder.entries[at])
    }
    let slack = 16
    let words = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: builder.pool.count + slack)
    words.initialize(repeating: 0)
    for (place, byte) in builder.pool.enumerated() { words[place] = byte }
    entries = UnsafeBufferPointer(sorted)
    pool = UnsafeBufferPointer(words)
    isOwner = true
    index = LexiconIndex(entries, pool: pool.baseAddress ?? Lexicon.nothing)
  }

  deinit {
    index.deallocate()
    if isOwner {
      entries.deallocate()
      pool.deallocate()
    }
  }

  nonisolated(unsafe) private static let nothing: UnsafePointer<UInt8> = {
    let zeros = UnsafeMutablePointer<UInt8>.allocate(capacity: 16)
    zeros.initialize(repeating: 0, count: 16)
    return UnsafePointer(zeros)
  }()

  /// The index of the entry that is exactly the `count` bytes at `p`, or nil.
  @inlinable
  public func exact(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count > 0, count < 256 else { return nil }
    let found = index.exact(p, count)
    return found < 0 ? nil : found
  }

  /// The same where `readable` bytes, perhaps more than `count`, may be read.
  @inlinable @inline(__always)
  public func exact(_ p: UnsafePointer<UInt8>, _ count: Int, readable: Int) -> Int? {
    guard count > 0, count < 256 else { return nil }
    if _slowPath(readable < 14 || count < 6) { return exact(p, count) }
    // Half of what is asked for is turned away here, with no call.
    guard index.mayHold(LexiconIndex.sixBytes(p)) else { return nil }
    let found = exact(within: p, count)
    return found < 0 ? nil : found
  }

  /// Not the index's own: what is called on a value of its size has it copied first.
  @inlinable @inline(never)
  func exact(within p: UnsafePointer<UInt8>, _ count: Int) -> Int { index.exact(within: p, count) }

  /// Whether a literal may begin with six bytes, which are given as a number; nearly always only where one
  /// does.
  @inlinable @inline(__always)
  public func mayBegin(_ sixBytes: UInt64) -> Bool { index.mayHold(sixBytes) }

  /// The longest literal of at least six bytes that begins at `p`, or nil; `count` bytes may be read.
  @inlinable @inline(__always)
  public func longest(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let match = match(p, count)
    return match.index < 0 ? nil : Int(match.index)
  }

  /// The same with what a scanner asks of it; the index is -1 where there is none.
  @inlinable @inline(__always)
  public func match(_ p: UnsafePointer<UInt8>, _ count: Int) -> Match {
    guard count >= 6 else { return Match() }
    let key = count >= 8 ? LexiconIndex.sixBytes(p) : LexiconIndex.key(p, count)
    guard index.mayHold(key) else { return Match() }
    let place = index.knownSlot(key)
    return place >= 0 ? index.longest(place, p, count) : Match()
  }

  /// The lexicon's sieve.
  @inlinable
  public var sieve: Sieve { Sieve(index) }

  /// The longest word that stands at `p`, of which a sieve has found something, where `count` bytes, at
  /// least six, may be read.
  @inlinable @inline(__always)
  public func match(_ found: Found, _ p: UnsafePointer<UInt8>, _ count: Int) -> Match {
    found.first < 0 ? index.own(index.slots + Int(found.slot)) : longest(found, p, count)
  }

  @inlinable @inline(never)
  func longest(_ found: Found, _ p: UnsafePointer<UInt8>, _ count: Int) -> Match {
    index.longest(
      index.slots + Int(found.slot), Int(found.first), LexiconIndex.tail(p, count), p, count)
  }

  /// The longest literal of at least six bytes, and at most `count`, that begins at `p` and is
  /// accepted, or nil; all of `readable` bytes may be read.
  @inlinable @inline(__always)
  public func longest(
    _ p: UnsafePointer<UInt8>, _ count: Int, readable: Int, accepts: (Entry) -> Bool
  ) -> Int? {
    guard count >= 6 else { return nil }
    let place = index.slot(LexiconIndex.key(p, readable))
    guard place >= 0 else { return nil }
    let slot = index.slots + place
    let behind = LexiconIndex.tail(p, readable)
    let end = Int(slot.pointee.start) + Int(slot.pointee.count)
    var at = index.mayGoOn(slot, behind) != 0 ? index.first(slot, behind) : -1
    while at >= 0 {
      let candidate = index.candidates + at
      if index.begins(candidate, behind), Int(candidate.pointee.length) <= count,
        index.goesOn(candidate, p), accepts(self[at])
      {
        return at
      }
      at = index.next(slot, after: at)
    }
    return slot.pointee.length == 6 && accepts(self[end]) ? end : nil
  }

  /// How many characters words of at least six bytes may have that end before `end`, where `count`
  /// bytes stand: bit n - 1 for n characters, up to eight.
  ///
  /// Only words with a role or an area count.
  @inlinable @inline(__always)
  public func lengths(endingAt end: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
    guard count >= 6 else { return 0 }
    let key =
      count >= 8
      ? UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self).littleEndian >> 16
      : LexiconIndex.key(end - 6, 6)
    return index.ends[LexiconIndex.end(key)]
  }

  /// A literal as if it were found in a text.
  public func match(of at: Int) -> Match {
    guard at >= 0, at < entries.count else { return Match() }
    let known = index.candidates[at]
    return Match(
      index: Int32(clamping: at), length: known.length, flags: known.flags, roles: known.roles)
  }

  /// What the literal at an index stands for.
  @inlinable @inline(__always)
  public subscript(at: Int) -> Entry {
    guard at >= 0, at < entries.count, let base = entries.baseAddress else { return Entry() }
    return base[at]
  }

  /// The words of the literal at an index.
  public func literal(_ at: Int) -> String {
    let entry = self[at]
    let range = Int(entry.offset)..<Int(entry.offset + entry.length)
    return String(decoding: UnsafeBufferPointer(rebasing: pool[range]), as: UTF8.self)
  }
}
