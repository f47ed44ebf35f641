/// Writes the registry as a reference in Markdown (`docs/lua-api.md`).
public struct MarkdownReference {
  private let registry: LuaRegistry

  /// Makes a writer for a registry.
  public init(_ registry: LuaRegistry) { self.registry = registry }

  /// The whole reference, under a heading.
  public func text(title: String, introduction: String = "") -> String {
    var text = "# \(title)\n"
    if !introduction.isEmpty { text += "\n" + introduction + "\n" }
    for module in registry.modules {
      let isPlain = module.name == "_G"
      text += "\n## \(isPlain ? "Globals" : "`\(module.name)`")\n\n\(module.summary)\n"
      if !module.details.isEmpty { text += "\n\(module.details)\n" }
      for value in module.values {
        text += "\n" + field(value.description, owner: isPlain ? "" : module.name + ".")
      }
      for function in module.functions {
        text += "\n" + self.function(function.description, owner: isPlain ? "" : module.name + ".")
      }
    }
    for entry in registry.types { text += "\n" + type(entry.description) }
    return text
  }

  private func type(_ type: TypeDescription) -> String {
    var text = "## type `\(type.name)`\n\n\(type.summary)\n"
    if !type.details.isEmpty { text += "\n\(type.details)\n" }
    text += example(type.example)
    if !type.fields.isEmpty { text += "\n| Field | Type | |\n|---|---|---|\n" }
    for field in type.fields {
      let optional = field.isOptional ? "?" : ""
      text += "| `\(field.name)` | \(cell(field.type.name))\(optional) | \(cell(field.summary)) |\n"
    }
    for operation in type.operators where operation.kind != .toString {
      let parameters = operation.parameters.map(\.name).joined(separator: ", ")
      text += "\n### \(operation.kind.form(type.name, parameters))\n\n\(operation.summary)\n"
      text += list(operation.parameters, results: operation.results, errors: [])
    }
    for method in type.methods { text += "\n" + function(method, owner: type.name + ":") }
    return text
  }

  private func field(_ field: FieldDescription, owner: String) -> String {
    "### `\(owner)\(field.name)`\n\n\(field.summary) Type: \(field.type.name). Since \(field.since).\n"
  }

  private func function(_ function: FunctionDescription, owner: String) -> String {
    var text =
      "### `\(owner)\(function.signature)`\n\n\(function.summary) Since \(function.since).\n"
    if !function.details.isEmpty { text += "\n\(function.details)\n" }
    text += list(function.parameters, results: function.results, errors: function.errors)
    return text + example(function.example)
  }

  private func list(
    _ parameters: [Parameter], results: [ResultDescription], errors: [String]
  ) -> String {
    var lines: [String] = []
    for parameter in parameters {
      lines.append("- \(parameter.line)")
      for field in parameter.type.fields { lines.append("  - \(field.line)") }
    }
    for result in results {
      let optional = result.isOptional ? " or nil" : ""
      lines.append("- returns \(result.type.name)\(optional): \(result.summary)")
    }
    lines += errors.map { "- raises \($0)" }
    return lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n"
  }

  private func example(_ text: String) -> String {
    text.isEmpty ? "" : "\n```lua\n\(text)\n```\n"
  }

  private func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension FunctionDescription {
  /// The form `rank(by, options?)`.
  public var signature: String {
    let names = parameters.map { parameter in
      parameter.isVariadic ? "..." : parameter.name + (parameter.isOptional ? "?" : "")
    }
    return name + "(" + names.joined(separator: ", ") + ")"
  }
}

extension Parameter {
  /// One line of a reference: name, type, default, summary.
  var line: String {
    var text = "`\(isVariadic ? "..." : name)` \(type.name)"
    if let fallback, let shown = fallback.literal {
      text += ", default `\(shown)`"
    } else if isOptional {
      text += ", optional"
    }
    return text + ": " + summary
  }
}

extension ValueType {
  /// The fields of a record, also of one that is an element or an alternative.
  var fields: [Parameter] {
    switch self {
    case .record(let fields): fields
    case .list(let element), .map(let element): element.fields
    case .oneOf(let types): types.flatMap(\.fields)
    default: []
    }
  }
}

extension LuaValue {
  /// The value as Lua source, where it is a simple one.
  var literal: String? {
    switch self {
    case .none: "nil"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .string(let text): "\"\(text)\""
    default: nil
    }
  }
}

extension LuaOperator {
  /// How it is written: `#x`, `x(…)`.
  func form(_ type: String, _ parameters: String) -> String {
    switch self {
    case .toString: "`tostring(\(type))`"
    case .length: "`#\(type)`"
    case .equal: "`\(type) == other`"
    case .call: "`\(type)(\(parameters))`"
    case .pairs: "`pairs(\(type))`"
    case .close: "`local x <close> = \(type)`"
    case .less: "`\(type) < other`"
    case .lessOrEqual: "`\(type) <= other`"
    case .add: "`\(type) + \(parameters.isEmpty ? "other" : parameters)`"
    case .subtract: "`\(type) - \(parameters.isEmpty ? "other" : parameters)`"
    case .index: "`\(type)[\(parameters.isEmpty ? "key" : parameters)]`"
    }
  }
}
