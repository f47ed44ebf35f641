import Hanalyze

/// Runs what a `RunRequest` names.
struct ScriptRun {
  private let request: RunRequest

  init(_ request: RunRequest) { self.request = request }

  func run() throws -> ExitStatus {
    throw HanError(.badUsage, "scripts cannot be run by this build")
  }
}
