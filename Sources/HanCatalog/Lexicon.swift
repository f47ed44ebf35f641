/// All literals that a sentence is searched for, matched longest first over UTF-8 bytes.
///
/// A literal is filed under its first six bytes (two 汉字). A bit table turns most places of a text
/// away; the others look into one slot, whose candidates stand side by side, longest first. It is
/// immutable once sealed and shared between threads.
public final class Lexicon: @unchecked Sendable {
  /// One literal and all that it stands for.
  @frozen
  public struct Entry: Sendable {
    /// What it does around a quantity.
    public var roles: Roles = []
    /// Code of the division that it names, or 0.
    public var area: Int32 = 0
    /// Whether the name is safe only inside the document's own chain of areas.
    public var isWeakArea = false
    /// Index of the indicator that it names, or -1.
    public var indicator: Int32 = -1
    /// Index of the unit that it names, or -1.
    public var unit: Int32 = -1
    /// Whether it is looked for in running text; units and single characters are not.
    @usableFromInline var isWord = false
    /// Length in bytes.
    public var length: Int32 = 0
    @usableFromInline var offset: Int32 = 0
    @usableFromInline var key: UInt64 = 0

    /// Makes an entry that stands for nothing.
    @inlinable
    public init() {}
  }

  @exclusivity(unchecked) @usableFromInline var index: LexiconIndex
  private var pool: [UInt8] = []
  private var building: [Entry] = []
  /// Indices in `building` by the hash of their literals, open addressing; -1 where free.
  private var byLiteral: [Int32] = []
  @exclusivity(unchecked) @usableFromInline var entryBase: UnsafeMutablePointer<Entry>?
  @exclusivity(unchecked) @usableFromInline var entryCount = 0

  /// Makes an empty lexicon.
  public init() {
    index = LexiconIndex()
    building.reserveCapacity(20_000)
    byLiteral = [Int32](repeating: -1, count: 1 << 16)
    pool.reserveCapacity(1 << 18)
  }

  deinit {
    entryBase?.deallocate()
    index.deallocate()
  }

  /// Adds a literal, or merges what it stands for into the one that is there.
  ///
  /// Building is done before the lexicon is shared; `seal` ends it.
  public func add(_ literal: UnsafeBufferPointer<UInt8>, _ merge: (inout Entry) -> Void) {
    guard let base = literal.baseAddress, literal.count > 0, literal.count < 256 else { return }
    let slot = slot(of: literal)
    if byLiteral[slot] >= 0 {
      merge(&building[Int(byLiteral[slot])])
      return
    }
    var entry = Entry()
    entry.offset = Int32(clamping: pool.count)
    entry.length = Int32(clamping: literal.count)
    entry.key = LexiconIndex.key(base, literal.count)
    merge(&entry)
    pool.append(contentsOf: literal)
    byLiteral[slot] = Int32(clamping: building.count)
    building.append(entry)
    if building.count * 2 > byLiteral.count { growSlots() }
  }

  /// Where a literal stands or would stand in `byLiteral`.
  private func slot(of literal: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in literal { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var slot = Int((hash ^ (hash >> 29)) & UInt64(byLiteral.count - 1))
    while byLiteral[slot] >= 0, !isSame(building[Int(byLiteral[slot])], literal) {
      slot = (slot + 1) & (byLiteral.count - 1)
    }
    return slot
  }

  private func isSame(_ entry: Entry, _ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.length) == literal.count else { return false }
    let start = Int(entry.offset)
    return pool.withUnsafeBufferPointer { own in
      for at in 0..<literal.count where own[start + at] != literal[at] { return false }
      return true
    }
  }

  private func growSlots() {
    byLiteral = [Int32](repeating: -1, count: byLiteral.count * 2)
    let words = pool
    for (index, entry) in building.enumerated() {
      words.withUnsafeBufferPointer { own in
        let range = Int(entry.offset)..<Int(entry.offset + entry.length)
        byLiteral[slot(of: UnsafeBufferPointer(rebasing: own[range]))] = Int32(clamping: index)
      }
    }
  }

  /// Ends building: the index over the literals is made.
  public func seal() {
    for at in building.indices {
      let entry = building[at]
      building[at].isWord = !entry.roles.isEmpty || entry.area != 0 || entry.indicator >= 0
    }
    let flat = UnsafeMutablePointer<Entry>.allocate(capacity: max(1, building.count))
    building.withUnsafeBufferPointer { source in
      if let from = source.baseAddress { flat.initialize(from: from, count: source.count) }
    }
    entryBase?.deallocate()
    entryBase = flat
    entryCount = building.count
    index.deallocate()
    index = LexiconIndex(entries: building, pool: pool)
    building = []
    byLiteral = []
  }

  /// The index of the entry that is exactly the `count` bytes at `p`, or nil.
  @inlinable
  public func exact(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count > 0, count < 256 else { return nil }
    return index.exact(p, count)
  }

  /// The longest literal of at least six bytes that begins at `p`, or nil; `count` bytes may be read.
  @inlinable
  public func longest(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count >= 6 else { return nil }
    let bucket = index.bucket(LexiconIndex.key(p, count))
    return bucket == 0 ? nil : index.longest(in: bucket, p, count)
  }

  /// What the literal at an index stands for.
  @inlinable
  public subscript(at: Int) -> Entry {
    guard let entryBase, at >= 0, at < entryCount else { return Entry() }
    return entryBase[at]
  }

  /// The words of the literal at an index.
  public func literal(_ at: Int) -> String {
    let entry = self[at]
    return String(
      decoding: pool[Int(entry.offset)..<Int(entry.offset + entry.length)], as: UTF8.self)
  }
}
