import HanBase
import HanCatalog

/// All divisions that a name may mean: 鼓楼区 is the name of four.
struct AreaNames: Sendable {
  private let codes: [String: [Int32]]

  private static let standard = AreaNames(.standard)

  /// The names of a catalogue; those of the one that ships are gathered once.
  static func of(_ catalog: Catalog) -> AreaNames {
    catalog === Catalog.standard ? standard : AreaNames(catalog)
  }

  private init(_ catalog: Catalog) {
    var codes: [String: [Int32]] = [:]
    codes.reserveCapacity(catalog.areas.count * 2)
    for area in catalog.areas {
      for name in [area.name] + area.shortNames where codes[name]?.contains(area.code) != true {
        codes[name, default: []].append(area.code)
      }
    }
    self.codes = codes
  }

  /// The codes of the divisions that are called so.
  func codes(of name: String) -> [Int32] { codes[name] ?? [] }

  /// The codes that are left when the text is about `area`: within it, above it, or beside it.
  func codes(of name: String, near area: Int32, in catalog: Catalog) -> [Int32] {
    let all = highest(codes(of: name), in: catalog)
    guard all.count > 1, area != 0 else { return all }
    let inChain = all.filter { catalog.isWithin($0, area) || catalog.isWithin(area, $0) }
    if !inChain.isEmpty { return inChain }
    var ancestor = catalog.area(area)?.parent ?? 0
    while ancestor != 0, let next = catalog.area(ancestor), next.level > 0 {
      let beside = all.filter { catalog.isWithin($0, ancestor) }
      if !beside.isEmpty { return beside }
      ancestor = next.parent
    }
    return all
  }

  /// Of a city and its county of one short name (湘潭) the city; else all.
  private func highest(_ codes: [Int32], in catalog: Catalog) -> [Int32] {
    for code in codes where codes.count > 1 && codes.allSatisfy({ catalog.isWithin($0, code) }) {
      return [code]
    }
    return codes
  }
}
