import HanCatalog
import Synchronization

/// Finds districts with the catalogue's gazetteer.
public struct CatalogAreaFinder: AreaFinder {
  private let catalog: Catalog
  private let places: PlaceBeginnings
  private let index = NameIndex()

  /// Makes a finder over a catalogue.
  public init(_ catalog: Catalog = .standard) {
    self.catalog = catalog
    places = PlaceBeginnings.of(catalog)
  }

  /// The codes of names that several divisions bear, as they are met: 28 county names are shared.
  private final class NameIndex: Sendable {
    private let met = Mutex<[String: [Int32]]>([:])

    func codes(_ name: UnsafeBufferPointer<UInt8>, _ catalog: Catalog) -> [Int32] {
      let text = String(decoding: name, as: UTF8.self)
      return met.withLock { met in
        if let codes = met[text] { return codes }
        let codes = catalog.areas(named: name)
        met[text] = codes
        return codes
      }
    }
  }

  /// The state's full name, which the gazetteer does not list.
  private static func namesState(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    let state: StaticString = "中华人民共和国"
    guard at + state.utf8CodeUnitCount <= text.count, text[at + 2] == state.utf8Start[2],
      text[at + 4] == state.utf8Start[4], text[at + 5] == state.utf8Start[5]
    else { return false }
    for place in 0..<state.utf8CodeUnitCount where text[at + place] != state.utf8Start[place] {
      return false
    }
    return true
  }

  private static let stateCount = 21

  /// The areas named in UTF-8 text, the longest name at each place.
  ///
  /// A name within another word is none. Words are told apart from the left; which of them a name
  /// stands in is asked only where there is one.
  public func areas(in text: UnsafeBufferPointer<UInt8>) -> [AreaMention] {
    guard let base = text.baseAddress else { return [] }
    let lexicon = catalog.lexicon
    // Behind the last name found, where a word begins for sure.
    var (mentions, at, known) = ([AreaMention](), 0, 0)
    while true {
      at = places.next(base, from: at, count: text.count)
      guard at < text.count else { break }
      let width = Self.width(base[at])
      guard width == 3, at + 8 > text.count || places.mayBegin(base + at) else {
        at += width
        continue
      }
      if base[at] == 0xE4, Self.namesState(text, at) {
        guard beginsWord(at, text, from: known) else {
          at += width
          continue
        }
        known = at + Self.stateCount
        mentions.append(AreaMention(start: at, end: known, codes: [100_000]))
        at = known
        continue
      }
      let match = lexicon.match(base + at, text.count - at)
      guard match.index >= 0, match.isArea, beginsWord(at, text, from: known) else {
        at += width
        continue
      }
      let end = at + Int(match.length)
      let entry = lexicon[Int(match.index)]
      var codes = [entry.area]
      if entry.hasNamesakes {
        let bearers = self.index.codes(UnsafeBufferPointer(rebasing: text[at..<end]), catalog)
        if !bearers.isEmpty { codes = bearers }
      }
      mentions.append(AreaMention(start: at, end: end, codes: codes))
      (at, known) = (max(end, at + width), max(end, at + width))
    }
    return mentions
  }

  @inline(__always)
  private static func width(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Words farther back than so many bytes do not tell where one begins.
  private static let reach = 60

  /// Whether a word begins at a place, where words are told apart from the left, beginning at a
  /// place where one begins or far enough back.
  private func beginsWord(
    _ place: Int, _ text: UnsafeBufferPointer<UInt8>, from known: Int
  ) -> Bool {
    guard let base = text.baseAddress else { return false }
    let lexicon = catalog.lexicon
    var at = max(known, place - Self.reach)
    while at < place, base[at] & 0xC0 == 0x80 { at += 1 }
    while at < place {
      let width = Self.width(base[at])
      let length = width == 3 ? Int(lexicon.match(base + at, text.count - at).length) : 0
      at += max(width, length)
    }
    return at == place
  }

  /// The code of an area stated by code, full name, name or path (`湘潭/雨湖`), or nil.
  ///
  /// A name that several divisions bear is no statement: it gives nil, unless words before it name
  /// a division above (`湖南省株洲市荷塘区`).
  public func area(named name: String) -> Int32? {
    if let code = Int32(name) { return catalog.area(code) == nil ? nil : code }
    var result: Int32?
    for part in name.split(separator: "/") {
      var words = String(part)
      let found = words.withUTF8 { self.areas(in: $0) }
      guard let last = found.last, found.first?.start == 0, last.end == words.utf8.count else {
        return nil
      }
      for mention in found {
        let inside = mention.codes.filter { code in
          result.map { catalog.isWithin(code, $0) } ?? true
        }
        guard inside.count == 1 else { return nil }
        result = inside[0]
      }
    }
    return result
  }
}
