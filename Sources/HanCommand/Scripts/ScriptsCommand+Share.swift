import ArgumentParser
import Hanalyze

extension ScriptsCommand {
  /// `hanalyze scripts install`.
  struct Install: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Install scripts that somebody passed on.",
      discussion: """
        SOURCE is a script (.lua), a folder, an archive (.tar.gz, .zip, …) or a git repository, here \
        or elsewhere. What every script and module says of itself and declares to read, write and run \
        is shown, and you are asked. Nothing of it is executed. The files are copied into your folder \
        of scripts and noted in hanalyze.lock with their SHA-256; what changes later is not run.
        """)

    @Argument(help: "A path, or a URL that git understands.", completion: .file())
    var source: String

    @Option(help: "A branch, tag or commit of a git repository.")
    var revision: String?

    @Flag(name: .shortAndLong, help: "Install without asking.")
    var yes = false

    @Flag(help: "Replace what is installed, or has one of the names.")
    var force = false

    @Flag(help: "Only show what would be installed.")
    var dryRun = false

    func status() throws -> ExitStatus {
      let package = try ScriptPackage(try PackageSource.read(source, revision: revision))
      let installation = try Installation(package)
      try StandardOutput.write(installation.summary + "\n\n")
      if installation.isInstalled {
        try StandardOutput.write("is installed already, byte for byte\n")
        return .done
      }
      for obstacle in installation.obstacles {
        StandardOutput.report(force ? "replaces: \(obstacle)" : obstacle)
      }
      if dryRun {
        try StandardOutput.write("nothing was installed\n")
        return .done
      }
      // What install would refuse is refused before anybody is asked.
      try installation.check(force: force)
      guard try isWanted() else { return .failed }
      let place = try installation.install(force: force)
      let names = package.scripts.map { "hanalyze \($0.name)" }
      let call = names.isEmpty ? "" : "; call: " + names.joined(separator: ", ")
      try StandardOutput.write("installed in \(place)\(call)\n")
      return .done
    }

    private func isWanted() throws -> Bool {
      if yes { return true }
      guard let answer = PermissionPrompt.confirm("Install it?") else {
        throw HanError(
          .notConfirmed, "nothing was installed: nobody can be asked here; --yes installs it")
      }
      if !answer { StandardOutput.report("nothing was installed") }
      return answer
    }
  }

  /// `hanalyze scripts verify`.
  struct Verify: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Compare installed scripts with what was installed.",
      discussion: "Exit status 1 when a file was changed, is missing or came later.")

    @Argument(help: "Packages; all where none is given.")
    var packages: [String] = []

    @Flag(help: "Take the files of the named packages as they are now.")
    var accept = false

    func validate() throws {
      if accept, packages.isEmpty { throw ValidationError("--accept wants the packages' names.") }
    }

    func status() throws -> ExitStatus {
      guard var lock = try ScriptLock.standard() else { return .done }
      for name in packages where lock.package(name) == nil {
        throw HanError(.scriptMissing, "no package is called '\(name)'")
      }
      var isWhole = true
      for package in lock.packages where packages.isEmpty || packages.contains(package.name) {
        if accept { try lock.accept(package.name) }
        let changes = lock.changes(of: package.name)
        let commit = package.commit.isEmpty ? "" : " \(package.commit.prefix(12))"
        let files = "\(package.files.count) file\(package.files.count == 1 ? "" : "s")"
        let state = changes.isEmpty ? "ok" : "CHANGED"
        try StandardOutput.write(
          "\(package.name): \(state), \(files), \(package.kind) \(package.source)\(commit)\n")
        for change in changes {
          try StandardOutput.write("  \(change.state.rawValue): \(lock.folder)/\(change.path)\n")
        }
        isWhole = isWhole && changes.isEmpty
      }
      return isWhole ? .done : .someFailed
    }
  }

  /// `hanalyze scripts remove`.
  struct Remove: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Remove installed scripts.")

    @Argument(help: "Packages, or scripts of them.")
    var names: [String]

    @Flag(help: "Also files that were changed after they were installed.")
    var force = false

    func status() throws -> ExitStatus {
      guard var lock = try ScriptLock.standard() else { return .failed }
      for name in names {
        let removed = try lock.remove(name, force: force)
        let paths = removed.files.map { "  \(lock.folder)/\($0.path)\n" }.joined()
        try StandardOutput.write("\(removed.name) removed:\n\(paths)")
      }
      return .done
    }
  }
}

extension HanError.Code {
  /// A question was to be answered and nobody is at a terminal.
  static let notConfirmed = HanError.Code("HA906", "nobody can be asked")
}
