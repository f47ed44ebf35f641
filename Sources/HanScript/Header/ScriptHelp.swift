import HanBase

extension ScriptHeader {
  /// The text of `--help`, made from the header alone.
  ///
  /// - Parameter name: The script as the user called it.
  /// - Returns: The text, without a newline at its end.
  public func help(for name: String) -> String {
    var lines: [String] = []
    if !summary.isEmpty { lines += [summary, ""] }
    var usage = "Usage: hanalyze \(name)"
    for parameter in positional {
      let word = parameter.name.uppercased()
      usage += parameter.isOptional ? " [\(word)]" : " \(word)"
    }
    if parameters.contains(where: { !$0.isPositional }) { usage += " [OPTIONS]" }
    if writes.contains(where: { $0.hasPrefix("output") }) { usage += " [-o FILE]" }
    lines.append(usage)
    if !details.isEmpty { lines += ["", details] }
    let rows =
      parameters.map { (Self.head($0), Self.explanation($0)) } + [("--help", "Show this text.")]
    let width = rows.map { DisplayWidth.of($0.0) }.filter { $0 <= 34 }.max() ?? 0
    lines += ["", "Options:"]
    for (head, explanation) in rows {
      if DisplayWidth.of(head) > 34 {
        lines += ["  " + head, "  " + String(repeating: " ", count: width + 2) + explanation]
      } else {
        lines.append("  " + DisplayWidth.pad(head, to: width) + "  " + explanation)
      }
    }
    let permissions = self.permissions
    if !permissions.isEmpty { lines += ["", "It " + permissions.joined(separator: "; ") + "."] }
    if !examples.isEmpty { lines += ["", "Examples:"] + examples.map { "  " + $0 } }
    let facts = [
      version.isEmpty ? "" : "version \(version)", author, license,
      requires.isEmpty ? "" : "needs hanalyze \(requires)",
    ].filter { !$0.isEmpty }
    if !facts.isEmpty { lines += ["", facts.joined(separator: " · ")] }
    return lines.joined(separator: "\n")
  }

  /// What it declares to read, write and run, in words.
  public var permissions: [String] {
    var found: [String] = []
    if !reads.isEmpty { found.append("reads " + reads.joined(separator: ", ")) }
    let written = writes.map { $0.hasPrefix("output") ? "the file of -o" : $0 }
    if !written.isEmpty { found.append("writes " + written.joined(separator: ", ")) }
    if !runs.isEmpty { found.append("runs " + runs.joined(separator: ", ")) }
    return found
  }

  private static func head(_ parameter: ScriptParameter) -> String {
    if parameter.isPositional { return parameter.name.uppercased() }
    let kind = parameter.kind.name
    if parameter.kind == .boolean, parameter.fallback == "true" {
      return "--no-" + parameter.flag.dropFirst(2)
    }
    return kind.isEmpty ? parameter.flag : parameter.flag + " " + kind
  }

  private static func explanation(_ parameter: ScriptParameter) -> String {
    guard let fallback = parameter.fallback, parameter.kind != .boolean, !fallback.isEmpty else {
      return parameter.help
    }
    return parameter.help + (parameter.help.isEmpty ? "" : " ") + "(\(fallback))"
  }
}
