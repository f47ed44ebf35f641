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
    var place = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> (64 - UInt64(bits)))
    while true {
      let slot = han_predicates[place]
      if slot == 0 { return .unknown }
      if slot & mask == word {
        return Kind(rawValue: UInt8(truncatingIfNeeded: slot >> 60)) ?? .unknown
      }
      place = (place &+ 1) & (1 << bits - 1)
    }
  }

  private static let bits = Int(han_predicate_bits)
  private static let mask: UInt64 = 1 << 60 - 1
}
