/// A lexicon to which a user's words are added; making the look-up ends it.
struct LexiconBuilder {
  private(set) var entries: [Lexicon.Entry]
  private(set) var pool: [UInt8]
  private let base: Lexicon
  private var added: [[UInt8]: Int] = [:]

  /// Begins with all that a lexicon holds.
  init(_ base: Lexicon) {
    self.base = base
    entries = Array(base.entries)
    pool = Array(base.pool)
  }

  /// Adds a literal, or merges what it stands for into the one that is there.
  mutating func add(_ name: String, _ merge: (inout Lexicon.Entry) -> Void) {
    let literal = Array(name.utf8)
    guard literal.count > 0, literal.count < 256 else { return }
    let known =
      added[literal]
      ?? literal.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.flatMap { base.exact($0, bytes.count) }
      }
    let at: Int
    if let known {
      at = known
    } else {
      var entry = Lexicon.Entry()
      entry.offset = Int32(clamping: pool.count)
      entry.length = Int32(clamping: literal.count)
      pool += literal
      at = entries.count
      entries.append(entry)
      added[literal] = at
    }
    merge(&entries[at])
    let entry = entries[at]
    entries[at].isWord = !entry.roles.isEmpty || entry.area != 0 || entry.indicator >= 0
  }

  /// The entries by the first six bytes, then by the three behind them, those without three last; the
  /// longer of equal ones first.
  var order: [Int] {
    let thirds = entries.map { entry in
      entry.length < 9
        ? Int32.max
        : (6..<9).reduce(Int32(0)) { third, i in
          third | Int32(pool[Int(entry.offset) + i]) << Int32(8 * (i - 6))
        }
    }
    let keys = entries.map { entry in
      (0..<min(6, Int(entry.length))).reduce(UInt64(0)) { key, i in
        key | UInt64(pool[Int(entry.offset) + i]) << UInt64(8 * (5 - i))
      }
    }
    return entries.indices.sorted { a, b in
      if keys[a] != keys[b] { return keys[a] < keys[b] }
      if thirds[a] != thirds[b] { return thirds[a] < thirds[b] }
      if entries[a].length != entries[b].length { return entries[a].length > entries[b].length }
      return a < b
    }
  }
}
