import HanBase
import HanLua

/// Looks at a script without running it: header, syntax, unknown globals, arguments and permissions.
public struct ScriptCheck {
  /// What is not as it should be, by line.
  public let findings: [ScriptHeader.Finding]

  /// Checks a script.
  public init(_ script: ScriptText) { self.init(script, isModule: false) }

  /// Checks a module, which needs no header.
  public init(module script: ScriptText) { self.init(script, isModule: true) }

  private init(_ script: ScriptText, isModule: Bool) {
    let header = isModule ? ScriptHeader() : script.header
    var findings = header.findings
    if !isModule { findings += Self.header(header) }
    let interpreter = ScriptInterpreter(ScriptRequest(), script: script) { _ in }
    do throws(LuaFailure) {
      try interpreter.machine.check(script.text, name: script.name)
      let known = try Self.globals(interpreter.machine)
      let tokens = LuaLexer.tokens(of: script.text)
      findings += Self.globals(tokens, known: known)
      findings += Self.arguments(tokens, header)
      if !isModule { findings += Self.permissions(tokens, header) }
    } catch {
      findings.append(.init(line: error.line ?? 1, error.message))
    }
    self.findings = findings.sorted { ($0.line, $0.message) < ($1.line, $1.message) }
  }

  /// Whether the script can be run and passed on.
  public var isClean: Bool { !findings.contains(where: \.isError) }

  /// The findings as lines `path:line: message`.
  public func report(_ script: ScriptText) -> String {
    findings.map { "\(script.name):\($0.line): \($0.isError ? "error" : "warning"): \($0.message)" }
      .joined(separator: "\n")
  }

  private static func header(_ header: ScriptHeader) -> [ScriptHeader.Finding] {
    guard !header.summary.isEmpty else {
      return [.init(line: 1, "no header: begin with `--- One sentence about it.`", isError: false)]
    }
    var findings: [ScriptHeader.Finding] = []
    if !header.summary.hasSuffix("."), !header.summary.hasSuffix("。") {
      findings.append(.init(line: 1, "the summary lacks a full stop", isError: false))
    }
    if header.examples.isEmpty {
      findings.append(.init(line: 1, "no @example", isError: false))
    }
    for parameter in header.parameters where parameter.help.isEmpty {
      findings.append(
        .init(line: parameter.line, "parameter '\(parameter.name)' has no help", isError: false))
    }
    return findings
  }

  private static func globals(_ machine: LuaMachine) throws(LuaFailure) -> Set<String> {
    let text = "local t = {} for k in pairs(_G) do t[#t + 1] = k end return t"
    return Set(try machine.run(text, name: "check").flatMap(\.elements).compactMap(\.text))
      .union(["arg", "_G", "_VERSION"])
  }

  private static func globals(
    _ tokens: [LuaToken], known: Set<String>
  ) -> [ScriptHeader.Finding] {
    let globals = LuaGlobals(tokens)
    let shut = ["io", "debug", "package", "dofile", "loadfile"]
    var seen: Set<String> = []
    var findings = globals.unused.map { local in
      ScriptHeader.Finding(
        line: local.line, "local '\(local.name)' is never used", isError: false)
    }
    findings += globals.setLines.map { name, line in
      let what =
        known.contains(name) ? "changes the global '\(name)'" : "sets the global '\(name)'"
      return ScriptHeader.Finding(line: line, "\(what): write `local`", isError: false)
    }
    findings += globals.uses.compactMap { use in
      guard !known.contains(use.name), !globals.sets.contains(use.name),
        seen.insert(use.name).inserted
      else { return nil }
      if shut.contains(use.name) {
        return .init(line: use.line, "'\(use.name)' is not open to scripts")
      }
      let near = Nearest.hint(use.name, in: known.union(globals.sets).sorted())
      return .init(line: use.line, "unknown global '\(use.name)'" + near)
    }
    return findings
  }

  /// `arg.NAME` against the declared parameters.
  private static func arguments(
    _ tokens: [LuaToken], _ header: ScriptHeader
  ) -> [ScriptHeader.Finding] {
    guard !header.isEmpty else { return [] }
    var names = Set(header.parameters.map(\.name))
    if header.writes.contains(where: { $0.hasPrefix("output") }) { names.insert("output") }
    var used: Set<String> = []
    var findings: [ScriptHeader.Finding] = []
    var isWhole = true
    for index in tokens.indices where tokens[index].kind == .name && tokens[index].text == "arg" {
      let isField = index > 0 && tokens[index - 1].kind == .sign && tokens[index - 1].text == "."
      guard !isField, index + 1 < tokens.count else { continue }
      guard index + 2 < tokens.count, tokens[index + 1].text == ".", tokens[index + 2].kind == .name
      else {
        isWhole = false
        continue
      }
      let (name, line) = (tokens[index + 2].text, tokens[index + 2].line)
      guard used.insert(name).inserted, !names.contains(name) else { continue }
      let message =
        name == "output"
        ? "arg.output is used and not declared: `@writes output?`"
        : "arg.\(name) is used and not declared: `@param \(name) TYPE`"
          + Nearest.hint(name, in: names.sorted())
      findings.append(.init(line: line, message))
    }
    guard isWhole else { return findings }
    return findings
      + header.parameters.filter { !used.contains($0.name) }.map {
        .init(line: $0.line, "parameter '\($0.name)' is declared and never used", isError: false)
      }
  }

  /// What the script uses against what it declares.
  private static func permissions(
    _ tokens: [LuaToken], _ header: ScriptHeader
  ) -> [ScriptHeader.Finding] {
    var findings: [ScriptHeader.Finding] = []
    let names = tokens.filter { $0.kind == .name }
    if let use = names.first(where: { ["corpus", "metrics"].contains($0.text) }),
      !header.isEmpty, !header.reads.contains("corpus")
    {
      findings.append(
        .init(
          line: use.line, "uses '\(use.text)' and does not declare `@reads corpus`",
          // A header that declares something binds: the run would fail.
          isError: !(header.reads + header.writes + header.runs).isEmpty)
      )
    }
    for index in tokens.indices.dropFirst()
    where tokens[index].kind == .name && tokens[index].text == "save"
      && tokens[index - 1].text == ":" && tokens[index - 1].kind == .sign
    {
      if header.writes.isEmpty {
        findings.append(.init(line: tokens[index].line, "saves a file and declares no @writes"))
      } else if index + 2 < tokens.count, tokens[index + 2].kind == .string,
        !header.writes.contains(where: { Self.covers($0, tokens[index + 2].text) })
      {
        findings.append(
          .init(
            line: tokens[index].line,
            "saves '\(tokens[index + 2].text)', which its @writes does not name"))
      }
    }
    return findings
  }

  private static func covers(_ declared: String, _ path: String) -> Bool {
    let place = declared.hasSuffix("?") ? String(declared.dropLast()) : declared
    return path == place || path.hasPrefix(place.hasSuffix("/") ? place : place + "/")
  }
}
