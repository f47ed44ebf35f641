import HanBase
import HanCatalog

/// What may stand next on a script's command line, found from its header alone.
///
/// Flags, and values of parameters: the alternatives of an enum, indicators and districts of the
/// catalogue, periods, `true` and `false`; for texts, numbers and paths it has nothing to say.
public struct ScriptCompletion {
  private let header: ScriptHeader
  private let catalog: Catalog

  /// Makes a completion for a script.
  public init(_ header: ScriptHeader, catalog: Catalog = .standard) {
    self.header = header
    self.catalog = catalog
  }

  /// The words that the last one may become.
  ///
  /// - Parameter words: The words behind the script; the last is the one being written, perhaps empty.
  /// - Returns: Whole words, in the header's order; empty where files or nothing would do.
  public func candidates(_ words: [String]) -> [String] {
    let partial = words.last ?? ""
    var places = header.positional[...]
    var waiting: ScriptParameter?
    var isOver = false
    for word in words.dropLast() {
      if waiting != nil || word == "-o" && !isOver {
        waiting = waiting == nil ? Self.output : nil
      } else if !isOver, word == "--" {
        isOver = true
      } else if !isOver, word.hasPrefix("--") {
        guard !word.contains("="), let parameter = parameter(word), parameter.kind != .boolean
        else {
          continue
        }
        waiting = parameter
      } else if let parameter = places.first {
        if case .list = parameter.kind { continue }
        places.removeFirst()
      }
    }
    if let waiting { return values(waiting.kind, partial) }
    if !isOver, partial.hasPrefix("--"), let equals = partial.firstIndex(of: "=") {
      guard let parameter = parameter(String(partial[..<equals])) else { return [] }
      let head = partial[...equals]
      return values(parameter.kind, String(partial[partial.index(after: equals)...])).map {
        head + $0
      }
    }
    if !isOver, partial.hasPrefix("-") { return flags(partial) }
    let found = places.first.map { values($0.kind, partial) } ?? []
    return found.isEmpty && partial.isEmpty && places.isEmpty && !isOver ? flags("") : found
  }

  private static let output = ScriptParameter(
    name: "output", kind: .path, fallback: nil, isOptional: true, isPositional: false, help: "",
    line: 0)

  private func parameter(_ flag: String) -> ScriptParameter? {
    header.parameters.first { $0.flag == flag }
  }

  private func flags(_ partial: String) -> [String] {
    var found: [String] = []
    for parameter in header.parameters where !parameter.isPositional {
      let isOn = parameter.kind == .boolean && parameter.fallback == "true"
      found.append(isOn ? "--no-" + parameter.flag.dropFirst(2) : parameter.flag)
    }
    if header.writes.contains(where: { $0.hasPrefix("output") }) { found.append("-o") }
    return (found + ["--help"]).filter { $0.hasPrefix(partial) }
  }

  /// The values of a kind that begin with what is written.
  private func values(_ kind: ScriptParameter.Kind, _ partial: String) -> [String] {
    switch kind {
    case .choice(let names): return names.filter { $0.hasPrefix(partial) }
    case .boolean: return ["true", "false"].filter { $0.hasPrefix(partial) }
    case .indicator:
      let ids = catalog.indicators.map(\.id).filter { $0.hasPrefix(partial) }
      if partial.isEmpty { return ids }
      return ids + catalog.indicators.map(\.name).filter { $0.hasPrefix(partial) }
    case .district: return districts(partial)
    case .period:
      let plans = ["十三五", "十四五", "十五五"]
      return plans.filter { $0.hasPrefix(partial) }
    case .list(let element):
      let comma = partial.lastIndex { $0 == "," || $0 == "，" }
      let head = comma.map { partial[...$0] } ?? ""
      return values(element, String(partial.dropFirst(head.count))).map { head + $0 }
    case .string, .integer, .number, .path: return []
    }
  }

  /// Provinces while nothing is written; then all names, those that several districts have with the
  /// parent before them.
  private func districts(_ partial: String) -> [String] {
    if partial.isEmpty { return catalog.areas.filter { $0.level == 1 }.map(\.name) }
    var codes: [String: [Area]] = [:]
    let slash = partial.lastIndex(of: "/")
    let written = slash.map { String(partial[partial.index(after: $0)...]) } ?? partial
    for area in catalog.areas where area.name.hasPrefix(written) {
      codes[area.name, default: []].append(area)
    }
    let found = codes.values.flatMap { areas -> [String] in
      areas.map { area in
        areas.count == 1 && slash == nil
          ? area.name : (catalog.areaName(area.parent) ?? "") + "/" + area.name
      }
    }
    return found.filter { $0.hasPrefix(partial) }.sorted()
  }
}
