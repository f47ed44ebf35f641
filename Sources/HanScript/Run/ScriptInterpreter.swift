import HanBase
import HanCatalog
import HanFrame
import HanLua

/// One interpreter with its session: what runs a script, and what a console keeps.
public final class ScriptInterpreter {
  /// The interpreter.
  public let machine: LuaMachine
  let session: ScriptSession

  /// Makes an interpreter; nothing is started or read before the first run.
  ///
  /// - Parameters:
  ///   - request: corpus, catalogue, limits and permissions; its arguments are not used.
  ///   - script: the script that it is for, beside which `require` looks first; nil for a console.
  ///   - output: takes what is printed, on the interpreter's thread.
  public convenience init(
    _ request: ScriptRequest, script: ScriptText? = nil,
    output: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    self.init(request, script: script, header: script?.header ?? ScriptHeader(), output: output)
  }

  init(
    _ request: ScriptRequest, script: ScriptText?, header: ScriptHeader,
    arguments: ScriptArguments? = nil, output: @escaping (UnsafeRawBufferPointer) -> Void
  ) {
    let declared = DeclaredPlaces(header, arguments, isInstalled: request.installed != nil)
    let session = ScriptSession(request, files: ScriptFiles(request, declared: declared))
    self.session = session
    let folders = ModuleFolders(Self.folders(script, request))
    let modules: any LuaModuleSource =
      request.installed.map { InstalledScript.Modules(folders: folders, installed: $0) } ?? folders
    machine = LuaMachine(
      registry: ScriptRegistry.standard, limits: request.limits, host: session,
      modules: modules, isTerminal: request.isTerminal,
      onUnresponsive: request.onUnresponsive, output: output)
    session.interpreter = self
    guard request.opensConsoleOnError else { return }
    // An error that passes through several protected calls is met once.
    var hasOpened = false
    machine.onFailing = { [weak session] call, message in
      guard !hasOpened else { return }
      hasOpened = true
      try? session?.openConsole(call, failure: message)
    }
  }

  /// Turns to another corpus, and to the catalogue that it is read by; what scripts hold of the old
  /// one stays as it is.
  public func open(_ place: CorpusPlace, catalog: Catalog? = nil) {
    session.open(place, catalog: catalog)
  }

  /// The corpus, opened on first use.
  ///
  /// - Throws: `HanError` of the corpus or the store.
  public func corpus() throws -> ScriptCorpus { try session.corpus() }

  /// Where `require` looks: beside the script, in its `lib` and `src`, then where the request says.
  static func folders(_ script: ScriptText?, _ request: ScriptRequest) -> [String] {
    (script?.folder.map { [$0, $0 + "/lib", $0 + "/src"] } ?? []) + request.moduleFolders
  }

  /// Findings about the corpus so far.
  public var diagnostics: [Diagnostic] { session.diagnostics }

  func outcome(_ values: [LuaValue]) -> ScriptOutcome {
    let diagnostics = session.diagnostics
    let isWhole = !diagnostics.contains { $0.severity == .error }
    return ScriptOutcome(
      exitCode: isWhole ? 0 : 1, report: "", values: values, diagnostics: diagnostics)
  }

  func outcome(_ failure: LuaFailure) -> ScriptOutcome {
    ScriptOutcome(
      exitCode: 2, report: failure.report, code: failure.code, diagnostics: session.diagnostics)
  }
}

extension ScriptSession {
  /// The error about an indicator that neither the catalogue nor the documents know; nil for a
  /// phrase of theirs.
  ///
  /// It reads the corpus.
  func unknownPhrase(_ name: String) throws -> HanError? {
    let vocabulary = Vocabulary.corpus(try corpus(byScript: false))
    return try vocabulary.knows(name) ? nil : unknownIndicator(name, in: vocabulary)
  }
}
