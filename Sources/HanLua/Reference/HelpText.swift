/// Answers `help(x)` and completion from the registry.
public struct HelpText {
  private let registry: LuaRegistry

  /// Makes it for a registry.
  public init(_ registry: LuaRegistry) { self.registry = registry }

  /// Every name that help knows: modules, functions (`geo.find`), types, fields and methods
  /// (`metric.value`, `metric:why`).
  public var names: [String] {
    var names: [String] = []
    for module in registry.modules {
      let prefix = module.name == "_G" ? "" : module.name + "."
      if !prefix.isEmpty { names.append(module.name) }
      names += module.values.map { prefix + $0.description.name }
      names += module.functions.map { prefix + $0.description.name }
    }
    for entry in registry.types {
      let type = entry.description
      names.append(type.name)
      names += type.fields.map { "\(type.name).\($0.name)" }
      names += type.methods.map { "\(type.name):\($0.name)" }
    }
    return names
  }

  /// Plain text about a name; nil where it is not known (then `Suggestion` may help).
  public func text(for name: String) -> String? {
    for module in registry.modules {
      let prefix = module.name == "_G" ? "" : module.name + "."
      if !prefix.isEmpty, module.name == name { return overview(module) }
      for function in module.functions where prefix + function.description.name == name {
        return describe(function.description, owner: prefix)
      }
      for value in module.values where prefix + value.description.name == name {
        // A value and its type may share a name, as `corpus` does: the type is looked for by itself.
        if case .object(let name) = value.description.type,
          let entry = registry.types.first(where: { $0.description.name == name })
        {
          return value.description.summary + "\n\n" + overview(entry.description)
        }
        return "\(name): \(value.description.type.name)\n  \(value.description.summary)\n"
      }
    }
    for entry in registry.types {
      let type = entry.description
      if type.name == name { return overview(type) }
      for method in type.methods where name == "\(type.name):\(method.name)" {
        return describe(method, owner: type.name + ":")
      }
      for field in type.fields where name == "\(type.name).\(field.name)" {
        return "\(name): \(field.type.name)\n  \(field.summary)\n"
      }
    }
    return nil
  }

  /// The names that may follow what was typed: `geo.f`, `metric:w`; sorted.
  public func completions(of typed: String) -> [String] {
    names.filter { $0.hasPrefix(typed) && $0 != typed }.sorted()
  }

  /// The fields and methods of a type, for completion after a value of it.
  public func members(of type: String) -> [String] {
    guard let entry = registry.types.first(where: { $0.description.name == type }) else {
      return []
    }
    return (entry.description.fields.map(\.name) + entry.description.methods.map(\.name)).sorted()
  }

  private func overview(_ module: LuaModule) -> String {
    var text = "\(module.name): \(module.summary)\n"
    for value in module.values {
      text += "  \(module.name).\(value.description.name): \(value.description.summary)\n"
    }
    for function in module.functions {
      let description = function.description
      text += "  \(module.name).\(description.signature): \(description.summary)\n"
    }
    return text
  }

  private func overview(_ type: TypeDescription) -> String {
    var text = "\(type.name): \(type.summary)\n"
    for field in type.fields { text += "  .\(field.name) \(field.type.name): \(field.summary)\n" }
    for method in type.methods { text += "  :\(method.signature): \(method.summary)\n" }
    for operation in type.operators where operation.kind != .toString {
      let form = operation.kind.form(
        type.name, operation.parameters.map(\.name).joined(separator: ", "))
      text += "  \(form.filter { $0 != "`" }): \(operation.summary)\n"
    }
    return text
  }

  private func describe(_ function: FunctionDescription, owner: String) -> String {
    var text = "\(owner)\(function.signature)\n  \(function.summary)\n"
    if !function.details.isEmpty { text += "  \(function.details)\n" }
    for parameter in function.parameters {
      text += "  \(parameter.line.filter { $0 != "`" })\n"
      for field in parameter.type.fields { text += "    \(field.line.filter { $0 != "`" })\n" }
    }
    for result in function.results {
      text +=
        "  returns \(result.type.name)\(result.isOptional ? " or nil" : ""): \(result.summary)\n"
    }
    for error in function.errors { text += "  raises \(error)\n" }
    if !function.example.isEmpty {
      text += "  example:\n"
      for line in function.example.split(separator: "\n") { text += "    \(line)\n" }
    }
    return text
  }
}
