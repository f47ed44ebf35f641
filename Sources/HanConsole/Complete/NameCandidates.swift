import HanLua

/// Names that may stand somewhere: globals, fields, methods, names of arguments.
struct NameCandidates {
  typealias Candidate = CompletionResult.Candidate
  let session: ConsoleSession
  let finder: MeaningFinder

  /// Globals, names of the input, and words of Lua.
  func names(_ typed: String) -> [Candidate] {
    let own = Set(finder.localNames)
    var found = own.sorted().map { Candidate($0) }
    for name in session.names() where !own.contains(name) && LuaSource.isName(name) {
      found.append(Candidate(name, note: note(global: name)))
    }
    if !typed.isEmpty { found += LuaSource.keywords.sorted().map { Candidate($0) } }
    return fitting(found, typed)
  }

  private func note(global name: String) -> String {
    for module in session.registry.modules where module.name == "_G" {
      if let value = module.values.first(where: { $0.description.name == name }) {
        return value.description.summary
      }
      if let function = module.functions.first(where: { $0.description.name == name }) {
        return function.description.signature
      }
    }
    return session.value(at: [name]).map { $0.kind } ?? ""
  }

  /// Fields and methods.
  func members(of meaning: Meaning, typed: String, isMethod: Bool) -> [Candidate] {
    var found: [Candidate] = []
    switch meaning {
    case .object(let name, _):
      guard let type = finder.type(name) else { return [] }
      if !isMethod {
        found += type.fields.map {
          Candidate($0.name, note: "\($0.type.name) · \(Self.plain($0.summary))")
        }
        if type.operators.contains(where: { $0.kind == .index }), name == "indicators" {
          found += session.catalog.indicators.map { Candidate($0.id, note: $0.name) }
        }
      }
      // A method behind a dot is a mistake that Lua reports late.
      if isMethod || type.fields.isEmpty || !typed.isEmpty {
        found += type.methods.map { Candidate($0.name, note: Self.note($0)) }
      }
    case .module(let module):
      guard !isMethod else { return [] }
      found += module.functions.map {
        Candidate($0.description.name, note: Self.note($0.description))
      }
      found += module.values.map {
        Candidate($0.description.name, note: $0.description.summary)
      }
      found += session.registry.modules.filter { $0.name.hasPrefix(module.name + ".") }.map {
        Candidate(String($0.name.dropFirst(module.name.count + 1)), note: $0.summary)
      }
    case .text:
      guard isMethod else { return [] }
      found += fields(of: session.value(at: ["string"]) ?? .none)
    case .value(let value): found += fields(of: value)
    case .list, .walk, .function, .unknown: return []
    }
    return fitting(found.sorted { $0.text < $1.text }, typed)
  }

  private func fields(of value: LuaValue) -> [Candidate] {
    switch value {
    case .record(let fields):
      fields.filter { LuaSource.isName($0.name) }.map { Candidate($0.name, note: $0.value.kind) }
    case .map(let pairs):
      pairs.compactMap { pair in
        pair.key.text.flatMap { LuaSource.isName($0) ? Candidate($0, note: pair.value.kind) : nil }
      }
    default: []
    }
  }

  /// The names of arguments that are not given yet.
  func keys(_ parameters: [Parameter], taken: Set<String>, typed: String) -> [Candidate] {
    fitting(
      parameters.filter { !taken.contains($0.name) }.map {
        Candidate($0.name + "=", note: Self.plain($0.summary))
      }, typed)
  }

  private func fitting(_ found: [Candidate], _ typed: String) -> [Candidate] {
    guard !typed.isEmpty else { return found }
    let exact = found.filter { $0.text.hasPrefix(typed) && $0.text != typed }
    if !exact.isEmpty || found.contains(where: { $0.text == typed }) { return exact }
    let lower = typed.lowercased()
    let loose = found.filter { $0.text.lowercased().hasPrefix(lower) }
    return loose.isEmpty ? found.filter { $0.text.lowercased().contains(lower) } : loose
  }

  /// `latest(fields?) → query · The newest row …`.
  static func note(_ function: FunctionDescription) -> String {
    let result = function.results.first.map { " → \($0.type.name)" } ?? ""
    return "\(function.signature)\(result) · \(plain(function.summary))"
  }

  /// A sentence without the marks of code.
  private static func plain(_ text: String) -> String { text.replacing("`", with: "") }
}
