/// Writes the registry as a `---@meta` file, from which editors with the Lua language server complete
/// and check.
public struct LuaLSMeta {
  private let registry: LuaRegistry

  /// Makes a writer for a registry.
  public init(_ registry: LuaRegistry) { self.registry = registry }

  /// The file's text.
  public func text(name: String) -> String {
    var text = "---@meta \(name)\n"
    for entry in registry.types { text += "\n" + type(entry.description) }
    for module in registry.modules { text += "\n" + self.module(module) }
    return text
  }

  private func type(_ type: TypeDescription) -> String {
    var text = comment(type.summary) + "---@class \(className(type.name))\n"
    for field in type.fields {
      text += "---@field \(field.name)\(field.isOptional ? "?" : "") \(form(field.type)) "
      text += line(field.summary) + "\n"
    }
    for operation in type.operators {
      let results = operation.results.map { form($0.type) }.joined(separator: ", ")
      let result = results.isEmpty ? "any" : results
      switch operation.kind {
      case .call:
        let parameters = operation.parameters.map {
          "\($0.name)\($0.isOptional ? "?" : ""): \(form($0.type))"
        }
        text += "---@overload fun(\(parameters.joined(separator: ", "))): \(result)\n"
      case .index: text += "---@field [any] \(result) \(line(operation.summary))\n"
      case .add: text += "---@operator add(any): \(result)\n"
      case .subtract: text += "---@operator sub(any): \(result)\n"
      case .length: text += "---@operator len: integer\n"
      default: break
      }
    }
    let local = "_" + type.name
    text += "local \(local) = {}\n"
    for method in type.methods { text += "\n" + function(method, owner: local + ":") }
    return text
  }

  private func module(_ module: LuaModule) -> String {
    var text = ""
    if module.name != "_G" {
      text += comment(module.summary) + "---@class \(className(module.name + "_module"))\n"
      for value in module.values {
        text += "---@field \(value.description.name) \(form(value.description.type)) "
        text += line(value.description.summary) + "\n"
      }
      text += "\(module.isGlobal ? "" : "local ")\(module.name) = {}\n"
      for function in module.functions {
        text += "\n" + self.function(function.description, owner: module.name + ".")
      }
      return text
    }
    for value in module.values {
      text += comment(value.description.summary) + "---@type \(form(value.description.type))\n"
      text += "\(value.description.name) = nil\n\n"
    }
    for function in module.functions { text += self.function(function.description, owner: "") }
    return text
  }

  private func function(_ function: FunctionDescription, owner: String) -> String {
    var text = comment(function.summary)
    for parameter in function.parameters {
      let name = parameter.isVariadic ? "..." : parameter.name + (parameter.isOptional ? "?" : "")
      text += "---@param \(name) \(form(parameter.type)) \(line(parameter.summary))\n"
    }
    for result in function.results {
      text += "---@return \(form(result.type))\(result.isOptional ? "?" : "") "
      text += "# \(line(result.summary))\n"
    }
    let names = function.parameters.map { $0.isVariadic ? "..." : $0.name }
    return text + "function \(owner)\(function.name)(\(names.joined(separator: ", "))) end\n"
  }

  /// Class names of the host's types do not collide with the language server's own.
  private func className(_ name: String) -> String { "hanalyze." + name }

  private func form(_ type: ValueType) -> String {
    switch type {
    case .any: return "any"
    case .boolean: return "boolean"
    case .integer, .integerIn: return "integer"
    case .number, .anyNumber: return "number"
    case .string, .bytes: return "string"
    case .choice(let names): return "(" + names.map { "\"\($0)\"" }.joined(separator: "|") + ")"
    case .function: return "function"
    case .table: return "table"
    case .list(let element): return form(element) + "[]"
    case .map(let element): return "table<string, \(form(element))>"
    case .record(let fields):
      let inside = fields.map { "\($0.name)\($0.isOptional ? "?" : ""): \(form($0.type))" }
      return "{" + inside.joined(separator: ", ") + "}"
    case .object(let name):
      let isKnown = registry.types.contains { $0.description.name == name }
      return isKnown ? className(name) : "any"
    case .oneOf(let types): return "(" + types.map(form).joined(separator: "|") + ")"
    }
  }

  private func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func comment(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { "---\($0)\n" }.joined()
  }
}
