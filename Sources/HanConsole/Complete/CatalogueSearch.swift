import HanBase
import HanCatalog
import HanLua
import HanScript

/// Finds indicators, districts and documents by the front of what people type: ids, names, synonyms,
/// codes, or pinyin in full or by first letters.
///
/// It looks at the catalogue and at dictionaries only, never at observations.
struct CatalogueSearch {
  /// A thing found, and how well it fits (0 is best).
  struct Found {
    let text: String
    let note: String
    let rank: Int
  }

  private let session: ConsoleSession
  /// How many are given at most.
  private let limit = 100

  init(_ session: ConsoleSession) { self.session = session }

  /// Indicators that a text may mean; those that the corpus states first.
  ///
  /// What fits only by its English words, its middle or a synonym's letters is left out where others
  /// fit better.
  func indicators(_ typed: String) -> [Found] {
    let stated = session.interpreter.statedIndicators
    let lower = typed.lowercased()
    let latin = Self.letters(lower)
    var found: [Found] = []
    for one in session.catalog.indicators {
      guard let rank = rank(of: one, typed, lower, latin) else { continue }
      let isID = rank <= 1 && !latin.isEmpty || typed.isEmpty
      let synonym = rank == 3 ? one.synonyms.first { $0.hasPrefix(typed) } : nil
      let note = [
        isID ? one.name : one.id, synonym.map { "= \($0)" } ?? "", one.unit,
        session.style.text(one.english, one.theme),
      ].filter { !$0.isEmpty }.joined(separator: " · ")
      let weight = stated.isEmpty || stated.contains(one.id) ? 0 : 1
      found.append(Found(text: isID ? one.id : one.name, note: note, rank: rank * 2 + weight))
    }
    let good = found.filter { $0.rank < 10 }
    return best(good.count >= 3 ? good : found)
  }

  private func rank(
    of one: Indicator, _ typed: String, _ lower: String, _ latin: [UInt8]
  ) -> Int? {
    if typed.isEmpty { return 1 }
    if one.id == lower || one.name == typed { return 0 }
    if one.id.hasPrefix(lower) { return 1 }
    if one.name.hasPrefix(typed) { return 2 }
    if one.synonyms.contains(where: { $0.hasPrefix(typed) }) { return 3 }
    if !latin.isEmpty {
      let pinyin = Pinyin.standard
      if pinyin.matches(latin, one.name) { return 4 }
      if one.synonyms.contains(where: { pinyin.matches(latin, $0) }) { return 5 }
      guard latin.count > 1 else { return nil }
      let words = one.english.lowercased().split(separator: " ")
      return words.contains { $0.hasPrefix(lower) } ? 6 : nil
    }
    return one.name.contains(typed) || one.synonyms.contains { $0.contains(typed) } ? 7 : nil
  }

  /// Districts and parks that a text may mean; those that the corpus is about first, then by level.
  func districts(_ typed: String) -> [Found] {
    let stated = session.interpreter.statedAreas
    if let slash = typed.lastIndex(of: "/") {
      return within(typed[..<slash], String(typed[typed.index(after: slash)...]), stated)
    }
    let latin = Self.letters(typed.lowercased())
    let isCode = !typed.isEmpty && typed.utf8.allSatisfy { LuaSource.isDigit($0) }
    var found: [(area: Area, rank: Int)] = []
    var namesakes: [String: Int] = [:]
    for area in session.catalog.areas {
      namesakes[area.name, default: 0] += 1
      let isStated = stated.contains(area.code)
      if typed.isEmpty {
        if isStated || stated.isEmpty && area.level == 1 { found.append((area, area.level)) }
        continue
      }
      guard let rank = rank(of: area, typed, latin, isCode) else { continue }
      found.append((area, rank * 16 + (isStated ? 0 : 8) + area.level))
    }
    var result = found.map { one in
      let unique = namesakes[one.area.name] == 1
      return Found(
        text: isCode ? String(one.area.code) : unique ? one.area.name : path(one.area),
        note: note(one.area), rank: one.rank)
    }
    for park in Catalog.parks where !typed.isEmpty {
      guard
        park.name.hasPrefix(typed) || park.shortNames.contains(where: { $0.hasPrefix(typed) })
          || !latin.isEmpty
            && (Pinyin.standard.matches(latin, park.name)
              || park.shortNames.contains { Pinyin.standard.matches(latin, $0) })
      else { continue }
      let note = session.catalog.fullName(park.parent)
      result.append(Found(text: park.shortNames.first ?? park.name, note: note, rank: 70))
    }
    return best(result)
  }

  private func rank(of area: Area, _ typed: String, _ latin: [UInt8], _ isCode: Bool) -> Int? {
    if isCode { return String(area.code).hasPrefix(typed) ? 1 : nil }
    if area.name == typed || area.shortNames.contains(typed) { return 0 }
    if area.name.hasPrefix(typed) || area.shortNames.contains(where: { $0.hasPrefix(typed) }) {
      return 1
    }
    guard !latin.isEmpty else { return area.name.contains(typed) ? 5 : nil }
    if Pinyin.standard.matches(latin, area.name) { return 2 }
    return area.shortNames.contains { Pinyin.standard.matches(latin, $0) } ? 3 : nil
  }

  /// Districts behind a path: `湘潭/雨`.
  private func within(_ above: Substring, _ typed: String, _ stated: Set<Int32>) -> [Found] {
    let latin = Self.letters(typed.lowercased())
    let parents = DivisionLookup(session.catalog).places(named: String(above))
    var found: [Found] = []
    for case .division(let code) in parents {
      for area in session.catalog.areas
      where area.code != code && session.catalog.isWithin(area.code, code) {
        let rank = typed.isEmpty ? area.level : rank(of: area, typed, latin, false)
        guard let rank else { continue }
        found.append(Found(text: "\(above)/\(area.name)", note: note(area), rank: rank))
      }
    }
    return best(found)
  }

  private func note(_ area: Area) -> String {
    "\(area.code) \(session.catalog.fullName(area.code))"
  }

  private func path(_ area: Area) -> String {
    "\(session.catalog.area(area.parent)?.name ?? String(area.code))/\(area.name)"
  }

  /// Documents by the end of their path.
  func documents(_ typed: String) -> [Found] {
    let names = session.interpreter.openDocumentNames()
    var ends: [Substring: Int] = [:]
    for name in names { ends[Self.file(name), default: 0] += 1 }
    return best(
      names.compactMap { name in
        let file = Self.file(name)
        guard file.hasPrefix(typed) || name.hasPrefix(typed) else { return nil }
        let isUnique = ends[file] == 1 && file.hasPrefix(typed)
        return Found(text: isUnique ? String(file) : name, note: "", rank: 0)
      })
  }

  private static func file(_ path: String) -> Substring {
    path.split(separator: "/").last ?? path[...]
  }

  private static func letters(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.allSatisfy { (97...122).contains($0) || LuaSource.isDigit($0) } ? bytes : []
  }

  /// The best, in order; those of one rank stay in the catalogue's order.
  private func best(_ found: [Found]) -> [Found] {
    let order = found.indices.sorted { (found[$0].rank, $0) < (found[$1].rank, $1) }
    return order.prefix(limit).map { found[$0] }
  }
}
