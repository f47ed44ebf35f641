import HanCatalogData

/// Words of one to four characters that name nothing that could be measured: 随后, 均, 仅次于, 旗鼓相当, 公布.
///
/// They are those of `Data/predicates.tsv`, which says where they come from. A word is looked up by a number:
/// its last character lowest, each in fifteen bits.
public enum PredicateWords {
  /// What kind of word one is.
  public enum Kind: UInt8, Sendable {
    case unknown
    /// Adverbs, conjunctions, prepositions, pronouns, directions, times, adjectives, idioms.
    case plain
    /// Verbs that do not tell by themselves what is counted.
    case verb
    /// Nouns that could be taken apart into such words: 高中.
    case noun
  }

  /// The character's part of a word's number, or nil where it is no 汉字 of the common block.
  @inline(__always)
  public static func part(_ scalar: UInt32) -> UInt64? {
    let place = scalar &- 0x4E00
    return place < 0x51FF ? UInt64(place &+ 1) : nil
  }

  /// What kind of word a number is.
  public static func kind(_ word: UInt64) -> Kind {
    var place = Int(truncatingIfNeeded: hash(word))
    while true {
      let slot = han_predicates[place]
      if slot == 0 { return .unknown }
      if slot & mask == word {
        return Kind(rawValue: UInt8(truncatingIfNeeded: slot >> 60)) ?? .unknown
      }
      place = (place &+ 1) & (1 << bits - 1)
    }
  }

  /// What kind of word two characters are.
  @inline(__always)
  public static func kind(_ first: UInt32, _ second: UInt32) -> Kind {
    guard let first = part(first), let second = part(second) else { return .unknown }
    return kind(first << 15 | second)
  }

  /// What kinds of words those are that end a number's word, of one character to so many, at most four: a
  /// byte for each, the shortest lowest.
  ///
  /// The table is more than the near memories hold: all places are fetched before the first is looked at.
  public static func kinds(_ word: UInt64, _ count: Int) -> UInt32 {
    var length = 1
    while length <= count {
      han_fetch(han_predicates + Int(truncatingIfNeeded: hash(word & end(length))))
      length &+= 1
    }
    var kinds: UInt32 = 0
    while length > 1 {
      length &-= 1
      kinds = kinds &<< 8 | UInt32(kind(word & end(length)).rawValue)
    }
    return kinds
  }

  /// The bits of a word's last characters.
  @inline(__always)
  private static func end(_ length: Int) -> UInt64 { 1 &<< UInt64(15 &* length) &- 1 }

  @inline(__always)
  private static func hash(_ word: UInt64) -> UInt64 {
    (word &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(bits))
  }

  private static let bits = Int(han_predicate_bits)
  private static let mask: UInt64 = 1 << 60 - 1
}
