import HanCatalogData

/// How the characters of names are read, and whether Latin letters typed mean a name.
///
/// Letters mean a name from its front: syllables in full or by their first letters, mixed as people
/// type them, the last one perhaps unfinished. `yuhu`, `yhq` and `yuhq` mean 雨湖区, `cq` and
/// `chongq` 重庆. A character with several readings in names answers to each. Letters and digits in
/// a name stand for themselves; other signs are passed over. ü is typed `v` or `u`.
///
/// It is made when it is first used: nothing of it is on the way of a script that does not ask.
///
/// **Source**: `Tools/make-pinyin.py` and the list of places beside it name theirs.
public struct Pinyin: Sendable {
  private let readings: [UInt32: [[UInt8]]]

  /// The readings that ship with the program.
  public static let standard = Pinyin()

  private init() {
    var readings: [UInt32: [[UInt8]]] = [:]
    Catalog.table(han_table_pinyin, han_table_pinyin_size).rows { row in
      guard row.count >= 2 else { return }
      let syllable = Array(row[0])
      let v = UInt8(ascii: "v")
      let second = syllable.contains(v) ? syllable.map { $0 == v ? UInt8(ascii: "u") : $0 } : nil
      for scalar in TSV.text(row[1]).unicodeScalars {
        readings[scalar.value, default: []].append(syllable)
        if let second { readings[scalar.value, default: []].append(second) }
      }
    }
    self.readings = readings
  }

  /// The ways in which a character is read, without tones; none for what is no 汉字 of a name.
  public func readings(of character: Unicode.Scalar) -> [String] {
    (readings[character.value] ?? []).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether typed letters mean a name from its front.
  ///
  /// Complexity: linear in the name, times the letters typed.
  public func matches(_ typed: some Collection<UInt8>, _ name: String) -> Bool {
    guard !typed.isEmpty else { return true }
    var at = name.unicodeScalars.makeIterator()
    // Most names differ in the first letter already.
    while let scalar = at.next() {
      if let known = readings[scalar.value] {
        guard known.contains(where: { $0.first == typed.first }) else { return false }
        break
      }
      if let letter = Self.letter(scalar) {
        guard letter == typed.first else { return false }
        break
      }
    }
    return walks(Array(typed.prefix(63)), name)
  }

  /// Walks over the name with all places of the typed letters at which it may stand, as a bit set.
  private func walks(_ typed: [UInt8], _ name: String) -> Bool {
    let end: UInt64 = 1 << UInt64(typed.count)
    var places: UInt64 = 1
    for scalar in name.unicodeScalars {
      var next: UInt64 = 0
      if let known = readings[scalar.value] {
        for place in typed.indices where places & 1 << UInt64(place) != 0 {
          for syllable in known { next |= steps(typed, place, syllable) }
        }
      } else if let letter = Self.letter(scalar) {
        for place in typed.indices where places & 1 << UInt64(place) != 0 && typed[place] == letter
        {
          next |= 1 << UInt64(place + 1)
        }
      } else {
        next = places
      }
      if next & end != 0 { return true }
      guard next != 0 else { return false }
      places = next
    }
    return false
  }

  /// The places after a syllable, an unfinished one at the end, or its first letter or two.
  private func steps(_ typed: [UInt8], _ place: Int, _ syllable: [UInt8]) -> UInt64 {
    var shared = 0
    while shared < syllable.count, place + shared < typed.count,
      syllable[shared] == typed[place + shared]
    {
      shared += 1
    }
    guard shared > 0 else { return 0 }
    var found: UInt64 = 1 << UInt64(place + 1)
    if shared == syllable.count || place + shared == typed.count {
      found |= 1 << UInt64(place + shared)
    }
    // `zh`, `ch` and `sh` are typed for first letters too.
    if shared >= 2, syllable[1] == UInt8(ascii: "h") { found |= 1 << UInt64(place + 2) }
    return found
  }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 48...57, 97...122: UInt8(scalar.value)
    case 65...90: UInt8(scalar.value + 32)
    default: nil
    }
  }
}
