import ArgumentParser
import Hanalyze

/// `hanalyze scripts`: finding, reading, making and testing scripts.
struct ScriptsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scripts", abstract: "List, show, make, check, test, install scripts.",
    subcommands: [
      List.self, Show.self, New.self, Check.self, Test.self, Path.self, Install.self, Verify.self,
      Remove.self,
    ])

  /// `hanalyze scripts list`.
  struct List: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the scripts that can be called by name.")

    func status() throws -> ExitStatus {
      var table = Table([
        TableColumn("name"), TableColumn("what it does"), TableColumn("origin"),
      ])
      for entry in ScriptPath.standard().list() {
        let summary = (try? ScriptText(path: entry.path))?.header.summary ?? ""
        table.append([.text(entry.name), .text(summary), .text(entry.place)])
      }
      try StandardOutput.write(try TerminalFormat(width: Terminal.width).text(table))
      return .done
    }
  }

  /// `hanalyze scripts show`.
  struct Show: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show what a script is for, without running it.")

    @Argument(help: "Name or path of the script.", completion: .file(extensions: ["lua"]))
    var script: String

    @Flag(help: "Show the script itself.")
    var source = false

    func status() throws -> ExitStatus {
      let entry = try ScriptPath.standard().find(script)
      let text = try ScriptText(path: entry.path)
      if source {
        try StandardOutput.write(text.text)
      } else {
        try StandardOutput.write(
          "\(entry.path) (\(entry.place))\n\n\(text.header.help(for: script))\n")
      }
      return .done
    }
  }

  /// `hanalyze scripts new`.
  struct New: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Write a new script that runs as it is.")

    @Argument(help: "Its name: letters, digits, `_` and `-`.")
    var name: String

    @Option(
      help: "The folder it goes into (scripts; for --rock the working folder).",
      completion: .directory)
    var folder: String?

    @Flag(
      help: "Make a folder with a module, its rockspec and test, and a script that requires it.")
    var rock = false

    func status() throws -> ExitStatus {
      let made =
        rock
        ? try RockTemplate.create(name, in: folder ?? ".")
        : [try ScriptTemplate.create(name, in: folder ?? "scripts")]
      try StandardOutput.write(made.map { $0 + "\n" }.joined())
      return .done
    }
  }

  /// `hanalyze scripts check`.
  struct Check: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Check scripts without running them.",
      discussion: """
        Header, syntax, unknown globals, arguments and permissions used against those declared. Exit \
        status 1 when a script has an error, 2 when all have.
        """)

    @Argument(
      help: "Names or paths of scripts; all that can be called by name where none is given.",
      completion: .file(extensions: ["lua"]))
    var scripts: [String] = []

    func status() throws -> ExitStatus {
      var (clean, broken) = (0, 0)
      for entry in try Selection.entries(scripts) {
        let text = try ScriptText(path: entry.path)
        let check = ScriptCheck(text)
        let report = check.report(text)
        if !report.isEmpty { StandardOutput.report(report) }
        if check.isClean { clean += 1 } else { broken += 1 }
      }
      try StandardOutput.write("\(clean) clean, \(broken) with errors\n")
      return broken == 0 ? .done : clean > 0 ? .someFailed : .failed
    }
  }

  /// `hanalyze scripts test`.
  struct Test: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Run the examples of scripts and compare what they print.",
      discussion: """
        What they should print is in expected/NAME.txt beside the script; --record writes it. Exit \
        status 1 when a script fails, 2 when all do.
        """)

    @Argument(
      help: "Names or paths of scripts; all that can be called by name where none is given.",
      completion: .file(extensions: ["lua"]))
    var scripts: [String] = []

    @Option(help: "The corpus that the examples run on.", completion: .directory)
    var corpus: String?

    @Flag(help: "Write what the examples print as what they should print.")
    var record = false

    func status() throws -> ExitStatus {
      var run = RunRequest()
      run.corpus = corpus
      var request = try ScriptRun(run).scriptRequest()
      (request.isTerminal, request.width) = (false, nil)
      var (passed, failed) = (0, 0)
      for entry in try Selection.entries(scripts) {
        let script = try ScriptText(path: entry.path)
        request.moduleFolders = RockTrees.folders(scriptFolder: script.folder)
        let test = ScriptTest(script, request)
        let text: String
        switch try test.run(recording: record) {
        case .passed: (text, passed) = ("ok", passed + 1)
        case .recorded(let path): (text, passed) = ("recorded in \(path)", passed + 1)
        case .unrecorded: (text, passed) = ("runs; --record keeps what it prints", passed + 1)
        case .failed(let reason): (text, failed) = ("FAILED: \(reason)", failed + 1)
        }
        try StandardOutput.write("\(entry.name): \(text)\n")
      }
      return failed == 0 ? .done : passed > 0 ? .someFailed : .failed
    }
  }

  /// `hanalyze scripts path`.
  struct Path: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Show the folders that scripts are looked for in, in order.")

    func status() throws -> ExitStatus {
      let lines = ScriptPath.standard().folders.map { "\($0.origin.rawValue)\t\($0.path)\n" }
      try StandardOutput.write(lines.joined())
      return .done
    }
  }

  /// The scripts that words name.
  enum Selection {
    /// The scripts of these words, or all that can be called by name.
    static func entries(_ words: [String]) throws(HanError) -> [ScriptPath.Entry] {
      let path = ScriptPath.standard()
      guard !words.isEmpty else { return path.list() }
      var found: [ScriptPath.Entry] = []
      for word in words { found.append(try path.find(word)) }
      return found
    }
  }
}
