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
      insert(LexiconIndex.key(pool + Int(entry.offset), Int(entry.length)))
    }
    // The state's full name, which the gazetteer does not list.
    let state: StaticString = "中华人民共和国"
    insert(LexiconIndex.key(state.utf8Start, state.utf8CodeUnitCount))
  }

  private func insert(_ key: UInt64) {
    let bit = PlaceBeginnings.bit(key)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  deinit { filter.deallocate() }

  /// Whether a division's name may begin at `p`, where eight bytes may be read.
  @inlinable @inline(__always)
  public func mayBegin(_ p: UnsafePointer<UInt8>) -> Bool { has(LexiconIndex.sixBytes(p)) & 1 == 1 }

  /// The first place from an offset on at which a name may begin, or what is not two 汉字 or stands
  /// near the end; what is passed are 汉字.
  ///
  /// Two are told at once, so that nearly all of a text costs one branch for six bytes.
  @inlinable @inline(__always)
  public func next(_ base: UnsafePointer<UInt8>, from offset: Int, count: Int) -> Int {
    var at = offset
    while at &+ 11 <= count {
      let bytes = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self).littleEndian
      guard bytes & 0xF000_00F0 == 0xE000_00E0 else { break }
      let one = has(bytes & 0xFFFF_FFFF_FFFF)
      if (one | has(LexiconIndex.sixBytes(base + at + 3))) & 1 != 0 {
        return one & 1 != 0 ? at : at &+ 3
      }
      at &+= 6
    }
    return at
  }

  /// In its lowest bit whether a name may begin with six bytes.
  @inlinable @inline(__always)
  func has(_ key: UInt64) -> UInt64 {
    let bit = PlaceBeginnings.bit(key)
    return filter[bit >> 6] &>> UInt64(truncatingIfNeeded: bit & 63)
  }

  @inlinable @inline(__always)
  static func bit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: LexiconIndex.hash(key) &>> (64 - bits))
  }
}
