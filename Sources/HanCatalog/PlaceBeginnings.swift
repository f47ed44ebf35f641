/// Tells by two 汉字 whether a division's name may begin at a place of a text.
///
/// Most words of a lexicon name no division; this turns them away, and nearly all other places,
/// before the lexicon is asked. It is immutable once built and shared between threads.
public final class PlaceBeginnings: @unchecked Sendable {
  @usableFromInline static let bits: UInt64 = 16
  @usableFromInline let filter: UnsafeMutablePointer<UInt64>

  private static let standard = PlaceBeginnings(Catalog.standard)

  /// The table of a catalogue; that of the one that ships is made once.
  public static func of(_ catalog: Catalog) -> PlaceBeginnings {
    catalog === Catalog.standard ? standard : PlaceBeginnings(catalog)
  }

  private init(_ catalog: Catalog) {
    let words = 1 << (Int(PlaceBeginnings.bits) - 6)
    filter = .allocate(capacity: words)
    filter.initialize(repeating: 0, count: words)
    let lexicon = catalog.lexicon
    guard let pool = lexicon.pool.baseAddress else { return }
    for entry in lexicon.entries where entry.area != 0 && entry.length >= 6 {
      let key = LexiconIndex.key(pool + Int(entry.offset), Int(entry.length))
      let bit = PlaceBeginnings.bit(key)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  deinit { filter.deallocate() }

  /// Whether a division's name may begin at `p`, where eight bytes may be read.
  @inlinable @inline(__always)
  public func mayBegin(_ p: UnsafePointer<UInt8>) -> Bool {
    let bit = PlaceBeginnings.bit(LexiconIndex.sixBytes(p))
    return filter[bit >> 6] &>> UInt64(bit & 63) & 1 == 1
  }

  @inlinable @inline(__always)
  static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: LexiconIndex.hash(key) &>> (64 - bits))
  }
}
