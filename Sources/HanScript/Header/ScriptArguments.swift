import HanBase
import HanCatalog
import HanLua

/// A script's words as the typed values that its header declares.
public struct ScriptArguments: Sendable {
  /// The values of declared parameters, by name.
  public private(set) var values: [(name: String, value: LuaValue)] = []
  /// Whether `--help` was among the words.
  public private(set) var wantsHelp = false
  private let header: ScriptHeader

  /// Reads words by a header.
  ///
  /// `all` for a district that may be left out asks for no district in particular. A script without
  /// parameters takes any words; `--help` is its own then only if it has no header.
  ///
  /// - Throws: `HanError` HA802 with the parameter and what is near.
  public init(_ words: [String], header: ScriptHeader) throws(HanError) {
    self.header = header
    guard !header.isEmpty else { return }
    var given: [String: LuaValue] = [:]
    var rest = words[...]
    var places = header.positional[...]
    var isOver = false
    while let word = rest.popFirst() {
      if !isOver, word == "--" {
        isOver = true
      } else if !isOver, word == "--help" || word == "-h" {
        wantsHelp = true
        return
      } else if !isOver, word.hasPrefix("--") {
        try flag(word, &rest, &given)
      } else if let parameter = places.first {
        try take(word, parameter, &given)
        if case .list = parameter.kind {} else { places.removeFirst() }
      } else if !header.parameters.isEmpty {
        throw Self.usage("unexpected word '\(word)'")
      }
    }
    try fill(given)
  }

  private func flag(
    _ word: String, _ rest: inout ArraySlice<String>, _ given: inout [String: LuaValue]
  ) throws(HanError) {
    let equals = word.firstIndex(of: "=")
    let spelling = String(word[..<(equals ?? word.endIndex)])
    let value = equals.map { String(word[word.index(after: $0)...]) }
    if let parameter = header.parameters.first(where: { $0.flag == spelling }) {
      if parameter.kind == .boolean {
        return try take(value ?? "true", parameter, &given)
      }
      guard let value = value ?? rest.popFirst() else {
        throw Self.usage("\(spelling) wants \(parameter.kind.name)")
      }
      return try take(value, parameter, &given)
    }
    if spelling.hasPrefix("--no-"), value == nil,
      let parameter = header.parameters.first(where: {
        $0.kind == .boolean && $0.flag == "--" + spelling.dropFirst(5)
      })
    {
      return try take("false", parameter, &given)
    }
    if Self.isOfHanalyze(spelling) {
      throw Self.usage("\(spelling) is an option of hanalyze itself: write it before the script")
    }
    let known = header.parameters.map(\.flag) + ["--help"]
    throw Self.usage("unknown option '\(spelling)'" + Nearest.hint(spelling, in: known))
  }

  /// Whether an option that the script does not have is one of the command's own.
  private static func isOfHanalyze(_ spelling: String) -> Bool {
    [
      "--corpus", "--catalog", "--timeout", "--memory", "--output-limit", "--allow-read",
      "--allow-write", "--allow-run", "--console-on-error", "--dry-run",
    ].contains(spelling)
  }

  private func take(
    _ word: String, _ parameter: ScriptParameter, _ given: inout [String: LuaValue]
  ) throws(HanError) {
    if parameter.kind == .district, parameter.isOptional, word == "all" {
      given[parameter.name] = LuaValue.none
      return
    }
    switch ArgumentValue.plain(word, parameter.kind) {
    case .failure(let fault): throw Self.usage("\(parameter.flag): \(fault.message)")
    case .success(.list(let values)):
      given[parameter.name] = .list((given[parameter.name]?.elements ?? []) + values)
    case .success(let value): given[parameter.name] = value
    }
  }

  private mutating func fill(_ given: [String: LuaValue]) throws(HanError) {
    for parameter in header.parameters {
      if let value = given[parameter.name] {
        if value.isNone { continue }
        values.append((parameter.name, value))
      } else if let fallback = parameter.fallback {
        if case .success(let value) = ArgumentValue.plain(fallback, parameter.kind) {
          values.append((parameter.name, value))
        }
      } else if !parameter.isOptional {
        let what = parameter.isPositional ? parameter.name.uppercased() : parameter.flag
        throw Self.usage("\(what) is missing\(parameter.help.isEmpty ? "" : ": \(parameter.help)")")
      }
    }
  }

  /// Checks indicators and districts by name; `hasPhrase` is asked about indicators that the
  /// catalogue does not know.
  ///
  /// - Throws: `HanError` HA802 with near names.
  public func validate(
    _ catalog: @autoclosure () -> Catalog, hasPhrase: (String) throws -> HanError?
  ) throws {
    for (name, value) in values {
      guard let parameter = header.parameters.first(where: { $0.name == name }),
        parameter.kind.needsCatalog
      else { continue }
      for element in value.elements {
        guard let fault = try fault(parameter.kind, element.text ?? "", catalog(), hasPhrase) else {
          continue
        }
        throw Self.usage("\(parameter.flag): \(fault)")
      }
    }
  }

  private func fault(
    _ kind: ScriptParameter.Kind, _ word: String, _ catalog: Catalog,
    _ hasPhrase: (String) throws -> HanError?
  ) throws -> String? {
    switch kind {
    case .list(let element): return try fault(element, word, catalog, hasPhrase)
    case .indicator:
      guard IndicatorLookup(catalog).indicator(named: word) == nil else { return nil }
      return try hasPhrase(word)?.message
    case .district:
      let found = DivisionLookup(catalog).places(named: word)
      if found.count == 1 { return nil }
      guard found.isEmpty else {
        return "'\(word)' is the name of \(found.count) districts; give the code or a path such as "
          + "'PARENT/\(word)'"
      }
      let names = catalog.areas.map(\.name)
      return "no district is called '\(word)'" + Nearest.hint(word, in: names)
    default: return nil
    }
  }

  private static func usage(_ message: String) -> HanError { HanError(.scriptUsage, message) }
}

extension ScriptParameter.Kind {
  /// Whether values of it are names that the catalogue knows.
  fileprivate var needsCatalog: Bool {
    switch self {
    case .indicator, .district: true
    case .list(let element): element.needsCatalog
    default: false
    }
  }
}
