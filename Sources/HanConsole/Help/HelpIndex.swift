import HanLua

/// All names of the registry with what is said about them, for help and search.
struct HelpIndex {
  /// One name: `query:latest`, `metric.value`, `hanalyze.period`, `district`.
  struct Entry {
    /// What a name is of.
    enum Subject {
      case module(LuaModule)
      case type(TypeDescription)
      case function(FunctionDescription, owner: String)
      case field(FieldDescription, owner: String)
    }

    let name: String
    let summary: String
    let subject: Subject
    /// Further words that tell what it is about: details, names of parameters.
    let words: String
  }

  /// The names, modules and types before what belongs to them.
  let entries: [Entry]

  /// Makes the index of a session's registry.
  init(_ session: ConsoleSession) { self.init(session.registry) }

  /// Makes the index of a registry.
  init(_ registry: LuaRegistry) {
    var entries: [Entry] = []
    for module in registry.modules {
      let owner = module.name == "_G" ? "" : module.name + "."
      if !owner.isEmpty {
        entries.append(
          Entry(
            name: module.name, summary: module.summary, subject: .module(module),
            words: module.details))
      }
      entries += module.functions.map { Self.entry($0.description, owner: owner) }
      entries += module.values.filter { !owner.isEmpty || $0.description.type.object == nil }.map {
        Self.entry($0.description, owner: owner)
      }
    }
    for type in registry.types.map(\.description) {
      entries.append(
        Entry(name: type.name, summary: type.summary, subject: .type(type), words: type.details))
      entries += type.fields.map { Self.entry($0, owner: type.name + ".") }
      entries += type.methods.map { Self.entry($0, owner: type.name + ":") }
    }
    self.entries = entries
  }

  private static func entry(_ function: FunctionDescription, owner: String) -> Entry {
    let parameters = function.parameters.flatMap { [$0.name, $0.summary] }
    return Entry(
      name: owner + function.name, summary: function.summary,
      subject: .function(function, owner: owner),
      words: ([function.details] + parameters).joined(separator: " "))
  }

  private static func entry(_ field: FieldDescription, owner: String) -> Entry {
    Entry(
      name: owner + field.name, summary: field.summary, subject: .field(field, owner: owner),
      words: "")
  }

  /// The entries of a name: the very one, or those whose last part it is.
  func entries(named name: String) -> [Entry] {
    let exact = entries.filter { $0.name == name }
    if !exact.isEmpty { return exact }
    let loose = name.replacing(".", with: ":")
    let alike = entries.filter { $0.name.replacing(".", with: ":") == loose }
    if !alike.isEmpty { return alike }
    return entries.filter { entry in
      entry.name.split { $0 == "." || $0 == ":" }.last.map { $0 == name } ?? false
    }
  }
}

extension ValueType {
  /// The object type that it names, if it names one.
  var object: String? { if case .object(let name) = self { name } else { nil } }
}
