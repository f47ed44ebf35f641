import HanBase
import HanCatalog
import HanLua

/// Runs scripts: header, arguments, limits, permissions, and a fresh interpreter for each.
///
/// ```swift
/// let runner = ScriptRunner { bytes in /* write them */ }
/// var request = ScriptRequest()
/// request.corpus = { .folder("seeds") }
/// let outcome = runner.run(try ScriptText(path: "scripts/rank.lua"), request)
/// exit(outcome.exitCode)
/// ```
public struct ScriptRunner {
  private let output: (UnsafeRawBufferPointer) -> Void

  /// Makes a runner; `output` takes what scripts print, on the interpreter's thread.
  public init(output: @escaping (UnsafeRawBufferPointer) -> Void) { self.output = output }

  /// Runs a script, or shows its help, or what it would do.
  public func run(_ script: ScriptText, _ request: ScriptRequest) -> ScriptOutcome {
    var request = request
    request.headStart = HeadStart.take(script, request)
    let header = script.header
    do throws(HanError) {
      try Self.check(header, script)
      let arguments: ScriptArguments
      arguments = try ScriptArguments(request.arguments, header: header)
      if arguments.wantsHelp {
        write(header.help(for: script.name) + "\n")
        return ScriptOutcome(exitCode: 0, report: "")
      }
      // Whoever runs it: an installed script is bound by its lock and by its header.
      if request.installed == nil { request.installed = try InstalledScript.find(script) }
      if request.isDryRun {
        write(DryRun(script, header, request).text + "\n")
        return ScriptOutcome(exitCode: 0, report: "")
      }
      return run(script, header, arguments, request)
    } catch {
      return failed(error, script)
    }
  }

  private func run(
    _ script: ScriptText, _ header: ScriptHeader, _ arguments: ScriptArguments,
    _ request: ScriptRequest
  ) -> ScriptOutcome {
    let interpreter = ScriptInterpreter(
      request, script: script, header: header, arguments: arguments, output: output)
    do {
      try arguments.validate(request.catalog) { try interpreter.session.unknownPhrase($0) }
    } catch let error as HanError {
      return failed(error, script)
    } catch {
      return ScriptOutcome(exitCode: 2, report: "\(error)")
    }
    do throws(LuaFailure) {
      let values = try interpreter.machine.run(
        script.text, name: script.name, arguments: request.arguments.map(LuaValue.string),
        globals: [Self.arg(script, arguments, request)])
      return interpreter.outcome(values)
    } catch {
      return interpreter.outcome(error)
    }
  }

  /// Runs a script by the evaluator of a console, in whose globals it leaves its own.
  ///
  /// - Parameters:
  ///   - script: the script.
  ///   - words: the words behind it.
  ///   - interpreter: the console's interpreter.
  ///   - console: its evaluator.
  ///   - request: what the interpreter was made from.
  /// - Throws: `HanError` for a bad header or arguments, `LuaFailure` for what goes wrong in it.
  public func run(
    _ script: ScriptText, _ words: [String], in interpreter: ScriptInterpreter,
    by console: LuaConsole, _ request: ScriptRequest
  ) throws {
    let header = script.header
    try Self.check(header, script)
    let arguments = try ScriptArguments(words, header: header)
    guard !arguments.wantsHelp else { return write(header.help(for: script.name) + "\n") }
    try arguments.validate(request.catalog) { try interpreter.session.unknownPhrase($0) }
    var request = request
    (request.arguments, request.output) = (words, nil)
    try console.run(
      script.text, name: script.name, arguments: words.map(LuaValue.string),
      globals: [Self.arg(script, arguments, request)])
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { output(UnsafeRawBufferPointer($0)) }
  }

  /// The global `arg`: the words by number, the declared parameters by name, `output`.
  static func arg(
    _ script: ScriptText, _ arguments: ScriptArguments, _ request: ScriptRequest
  ) -> LuaValue.Field {
    var pairs: [LuaValue.Pair] = [.init(.integer(0), .string(script.name))]
    for (index, word) in request.arguments.enumerated() {
      pairs.append(.init(.integer(index + 1), .string(word)))
    }
    for (name, value) in arguments.values { pairs.append(.init(.string(name), value)) }
    if let output = request.output { pairs.append(.init(.string("output"), .string(output))) }
    return .init("arg", .map(pairs))
  }

  private static func check(_ header: ScriptHeader, _ script: ScriptText) throws(HanError) {
    if let finding = header.findings.first(where: \.isError) {
      throw HanError(.scriptHeader, finding.message, path: script.name, line: finding.line)
    }
    guard !header.requires.isEmpty else { return }
    if Self.parts(header.requires).lexicographicallyPrecedes(Self.parts(ScriptInterface.version))
      || Self.parts(header.requires) == Self.parts(ScriptInterface.version)
    {
      return
    }
    throw HanError(
      .scriptVersion,
      "needs hanalyze \(header.requires), this is \(ScriptInterface.version)", path: script.name)
  }

  private static func parts(_ version: String) -> [Int] {
    var parts = version.split(separator: ".").map { Int($0) ?? 0 }
    while parts.count < 3 { parts.append(0) }
    return parts
  }

  private func failed(_ error: HanError, _ script: ScriptText) -> ScriptOutcome {
    let isUsage = error.code == .scriptUsage
    var report = error.path == nil ? "\(script.name): \(error)" : "\(error)"
    if isUsage { report += "\n'hanalyze \(script.name) --help' shows what it takes" }
    return ScriptOutcome(exitCode: isUsage ? 64 : 2, report: report, code: error.code.id)
  }
}
