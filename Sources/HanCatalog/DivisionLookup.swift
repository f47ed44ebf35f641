/// What a name of a place means.
public enum Place: Sendable, Hashable {
  /// A division of GB/T 2260.
  case division(Int32)
  /// A park, by its code.
  case park(String)
}

/// Looks divisions and parks up by whatever people call them.
///
/// It takes codes (`430302`), names (`雨湖区`), short names (`雨湖`), paths (`湘潭/雨湖`), names with
/// their parents (`湖南省湘潭市雨湖区`), former names and codes (`望城县`, `430122`) and parks
/// (`湘潭经开区`). It decides between namesakes only where one is plainly meant: a whole name before a
/// short one, and of short names the highest level (`湘潭` is the city).
public struct DivisionLookup: Sendable {
  private let catalog: Catalog

  /// Makes the look-up.
  public init(_ catalog: Catalog = .standard) { self.catalog = catalog }

  /// The places that a text may mean: none, the one, or several between which it does not decide.
  ///
  /// Complexity: linear in the number of divisions.
  public func places(named text: String) -> [Place] {
    let name = Self.trimmed(text)
    guard !name.isEmpty else { return [] }
    if name.utf8.allSatisfy({ (48...57).contains($0) }) { return coded(name) }
    if let park = Catalog.parks.first(where: { $0.code == name }) { return [.park(park.code)] }
    let parts = name.split(separator: "/").map(Self.trimmed)
    if parts.count > 1 { return path(parts).map(Place.division) }
    if name == "中国" || name == "中华人民共和国" { return [.division(100_000)] }
    let own = named(name)
    if !own.isEmpty { return own.map(Place.division) }
    let parks = Catalog.parks.filter { $0.name == name || $0.shortNames.contains(name) }
    if !parks.isEmpty { return parks.map { .park($0.code) } }
    let former = Catalog.predecessors.filter { $0.formerName == name }
    if !former.isEmpty { return former.map { .division($0.code) } }
    return withParents(name).map(Place.division)
  }

  private func coded(_ text: String) -> [Place] {
    guard let code = Int32(text), code > 0 else { return [] }
    if catalog.area(code) != nil { return [.division(code)] }
    if let now = Catalog.predecessors.first(where: { $0.formerCode == code }) {
      return [.division(now.code)]
    }
    // 4303 and 43 are written for 430300 and 430000.
    let padded = Int32(text.padded(to: 6)) ?? 0
    return [2, 4].contains(text.utf8.count) && catalog.area(padded) != nil
      ? [.division(padded)] : []
  }

  /// Divisions of a whole name, else of a short name of the highest level.
  private func named(_ name: String) -> [Int32] {
    let whole = catalog.areas.filter { $0.name == name }
    if !whole.isEmpty { return whole.map(\.code) }
    let short = catalog.areas.filter { $0.shortNames.contains(name) }
    let top = short.map(\.level).min()
    return short.filter { $0.level == top }.map(\.code)
  }

  private func path(_ parts: [String]) -> [Int32] {
    guard let last = parts.last, !last.isEmpty else { return [] }
    let above = parts.dropLast()
    let candidates = catalog.areas.filter { $0.name == last || $0.shortNames.contains(last) }
    return candidates.filter { area in
      var cursor = area.parent
      for part in above.reversed() {
        while let parent = catalog.area(cursor),
          !(parent.name == part || parent.shortNames.contains(part) || String(cursor) == part)
        {
          cursor = parent.parent
        }
        guard let found = catalog.area(cursor) else { return false }
        cursor = found.parent
      }
      return true
    }.map(\.code)
  }

  private func withParents(_ name: String) -> [Int32] {
    catalog.areas.filter { area in
      guard name.hasSuffix(area.name) else { return false }
      let above = name.dropLast(area.name.count)
      return !above.isEmpty && catalog.fullName(area.parent).hasSuffix(above)
    }.map(\.code)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: "0", count: Swift.max(0, count - utf8.count))
  }
}
