import HanBase
import HanCatalog
import HanCorpus

/// Words that are kept whole when a text is broken into words.
public struct UserDictionary: Sendable {
  private var words: Set<[UInt8]> = []
  /// Lengths that occur, the longest first, for the first three bytes of a word.
  private var lengths: [UInt32: [Int]] = [:]

  /// Makes a dictionary without words.
  public init() {}

  /// The names of a catalogue: indicators with their synonyms, divisions with their short names.
  public init(_ catalog: Catalog) {
    for indicator in catalog.indicators {
      insert(indicator.name)
      for name in indicator.synonyms { insert(name) }
    }
    for area in catalog.areas {
      insert(area.name)
      for name in area.shortNames { insert(name) }
    }
  }

  /// Adds a word; words of one character are those of every text already.
  public mutating func insert(_ word: some StringProtocol) {
    let bytes = Array(word.utf8)
    guard bytes.count > 3, bytes.count < 256, words.insert(bytes).inserted else { return }
    let key = Self.key(bytes[0], bytes[1], bytes[2])
    var known = lengths[key] ?? []
    guard !known.contains(bytes.count) else { return }
    known.append(bytes.count)
    lengths[key] = known.sorted(by: >)
  }

  /// Adds the words of a file: the first word of each line, as in the dictionaries of jieba; lines
  /// that begin with `#` are skipped.
  ///
  /// - Throws: `HanError` HA201 or HA202 (encoding).
  public mutating func insert(file bytes: [UInt8], name: String) throws(HanError) {
    let text = try PlainText.utf8(bytes, name: name)
    for line in text.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let word = line.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      insert(String(decoding: word, as: UTF8.self))
    }
  }

  /// How many words there are.
  public var count: Int { words.count }

  /// The length of the longest word that begins at an offset, or 0.
  func longest(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    guard offset + 3 < text.count,
      let lengths = lengths[Self.key(text[offset], text[offset + 1], text[offset + 2])]
    else { return 0 }
    for length in lengths where offset + length <= text.count {
      if words.contains(Array(text[offset..<offset + length])) { return length }
    }
    return 0
  }

  private static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt32 {
    UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
  }
}
