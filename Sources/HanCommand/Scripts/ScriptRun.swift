import HanConsole
import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs what a `RunRequest` names.
struct ScriptRun {
  private let request: RunRequest

  init(_ request: RunRequest) { self.request = request }

  func run() throws -> ExitStatus {
    guard request.script != nil || !request.lines.isEmpty else {
      let io = ConsoleIO(
        print: { try StandardOutput.write($0) }, complain: { StandardOutput.report($0) })
      var made = try scriptRequest(io)
      made.prompt = PermissionPrompt.atTerminal("the console")
      return try Console(made, io).run() ? .done : .failed
    }
    let script = try text()
    let printed = PrintBuffer()
    let io = ConsoleIO(
      print: { bytes in
        bytes.withUnsafeBytes { printed.append($0) }
        printed.flush()
      }, complain: { StandardOutput.report($0) })
    var made = try scriptRequest(io)
    if let folder = script.folder { made.moduleFolders = RockTrees.folders(scriptFolder: folder) }
    made.prompt = PermissionPrompt.atTerminal(script.name)
    let outcome = ScriptRunner { bytes in printed.append(bytes) }.run(script, made)
    printed.flush()
    for one in outcome.diagnostics { StandardOutput.report(ErrorReport.text(one)) }
    if !outcome.report.isEmpty { StandardOutput.report(outcome.report) }
    if let failure = printed.failure { throw failure }
    return ExitStatus(rawValue: outcome.exitCode) ?? .failed
  }

  private func text() throws -> ScriptText {
    if !request.lines.isEmpty {
      return ScriptText(name: "-e", text: request.lines.joined(separator: "\n"))
    }
    let word = request.script ?? "-"
    if word == "-" {
      let bytes = try DocumentFile.standardInput()
      return ScriptText(name: "stdin", text: String(decoding: bytes, as: UTF8.self))
    }
    return try ScriptText(
      path: (ScriptPath.isPath(word) ? ScriptPath([]) : .standard()).find(word).path)
  }

  /// What `--catalog`, or a `catalog.tsv` beside the corpus, adds; nil for nothing.
  private func givenCatalog() throws -> Catalog? {
    if let path = request.catalog { return try GivenCatalog.load(path) }
    guard let place = try? CorpusLocation.find(request.corpus) else { return nil }
    return try GivenCatalog.load(nil, beside: [place.path])
  }

  /// The request as the interpreter takes it; `io` is where a script's consoles are opened.
  func scriptRequest(_ io: ConsoleIO? = nil) throws -> ScriptRequest {
    var made = ScriptRequest()
    if let catalog = try givenCatalog() { made.catalog = catalog }
    made.keepsCatalog = request.catalog != nil
    made.arguments = request.arguments
    let given = request.corpus
    made.corpus = { () throws(HanError) in
      let location = try CorpusLocation.find(given)
      switch location.kind {
      case .folder: return .folder(location.path)
      case .file: return .file(location.path)
      case .store: return .store(location.path)
      }
    }
    made.output = request.output
    made.moduleFolders = RockTrees.folders()
    made.limits.time = request.timeout.map { .seconds($0) }
    made.limits.memory = request.memory << 20
    made.limits.output = request.outputLimit << 20
    made.permissions.read = request.allowRead.scope
    made.permissions.write = request.allowWrite.scope
    made.permissions.run = request.allowRun.scope
    made.isTerminal = Terminal.isOutput
    made.width = Terminal.width
    made.isDryRun = request.isDryRun
    if let io {
      let plain = made
      made.console = { pause in Console.open(pause, plain, io) }
      made.opensConsoleOnError = self.request.consoleOnError
    }
    made.onUnresponsive = { _exit(ExitStatus.failed.rawValue) }
    return made
  }
}

extension RunRequest.Grant {
  /// As the interpreter takes it.
  var scope: Permissions.Scope { isUnlimited ? .all : items.isEmpty ? .none : .only(items) }
}

/// Collects what a script prints and writes it in large pieces.
private final class PrintBuffer {
  private var bytes: [UInt8] = []
  /// Why nothing more can be written: nobody reads any more, or there is no room.
  private(set) var failure: (any Error)?

  func append(_ more: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    bytes.append(contentsOf: more)
    if bytes.count > 1 << 16 || Terminal.isOutput { flush() }
  }

  /// Writes what is held.
  func flush() {
    do {
      if failure == nil { try StandardOutput.write(bytes) }
    } catch {
      failure = error
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
