extension LuaRegistry {
  /// An example of a description, with the name that it belongs to.
  public struct Example: Sendable {
    /// `geo.find`, `metric:why`, `metric`.
    public let name: String
    /// Lua source; what it prints stands after `-->`.
    public let text: String
  }

  /// All examples, for tests that run them.
  public var examples: [Example] {
    var examples: [Example] = []
    for module in modules {
      let prefix = module.name == "_G" ? "" : module.name + "."
      examples += module.functions.map {
        Example(name: prefix + $0.description.name, text: $0.description.example)
      }
    }
    for entry in types {
      let type = entry.description
      examples.append(Example(name: type.name, text: type.example))
      examples += type.methods.map { Example(name: "\(type.name):\($0.name)", text: $0.example) }
    }
    return examples.filter { !$0.text.isEmpty }
  }

  /// What is wrong with the descriptions: names that are not snake_case or come twice, summaries
  /// without a full stop, types that nobody declares, required parameters after optional ones.
  public func audit() -> [String] {
    var problems: [String] = []
    var seen: Set<String> = []
    let known = Set(types.map(\.description.name))
    func check(_ function: FunctionDescription, _ owner: String) {
      let name = owner + function.name
      if !seen.insert(name).inserted { problems.append("\(name) is declared twice") }
      if !function.name.isSnakeCase { problems.append("\(name) is not snake_case") }
      if !function.summary.hasSuffix(".") {
        problems.append("\(name): the summary lacks a full stop")
      }
      if function.since.isEmpty { problems.append("\(name): since which version?") }
      var sawOptional = false
      for parameter in function.parameters {
        if !parameter.name.isSnakeCase { problems.append("\(name): '\(parameter.name)'") }
        if sawOptional, !parameter.isOptional {
          problems.append("\(name): '\(parameter.name)' is required after an optional one")
        }
        sawOptional = sawOptional || parameter.isOptional
      }
      if function.parameters.dropLast().contains(where: \.isVariadic) {
        problems.append("\(name): only the last parameter may be variadic")
      }
      for type in function.parameters.map(\.type) + function.results.map(\.type) {
        for object in type.objects where !known.contains(object) {
          problems.append("\(name): type '\(object)' is not declared")
        }
      }
    }
    for module in modules {
      let prefix = module.name == "_G" ? "" : module.name + "."
      for function in module.functions { check(function.description, prefix) }
    }
    for entry in types {
      let type = entry.description
      if !seen.insert(type.name + " (type)").inserted { problems.append("\(type.name) twice") }
      for method in type.methods { check(method, type.name + ":") }
      let names = type.fields.map(\.name) + type.methods.map(\.name)
      if Set(names).count != names.count { problems.append("\(type.name): a name comes twice") }
      for field in type.fields {
        if !field.name.isSnakeCase || !field.summary.hasSuffix(".") {
          problems.append("\(type.name).\(field.name): name or summary")
        }
        for object in field.type.objects where !known.contains(object) {
          problems.append("\(type.name).\(field.name): type '\(object)' is not declared")
        }
      }
    }
    return problems
  }
}

extension ValueType {
  /// The object types that it names.
  fileprivate var objects: [String] {
    switch self {
    case .object(let name): [name]
    case .list(let element), .map(let element): element.objects
    case .record(let fields): fields.flatMap(\.type.objects)
    case .oneOf(let types): types.flatMap(\.objects)
    default: []
    }
  }
}

extension String {
  fileprivate var isSnakeCase: Bool {
    !isEmpty
      && utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}
