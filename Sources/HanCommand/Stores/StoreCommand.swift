import ArgumentParser
import Hanalyze

/// `hanalyze store`: looking after a store.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Look after a store: what is in it, whether it is whole.",
    subcommands: [Info.self, Check.self, Vacuum.self, Export.self, Merge.self])

  /// `hanalyze store info`.
  struct Info: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Show what is in a store.")

    @Argument(help: "The store.", completion: .file())
    var store = CorpusLocation.defaultNames[0]

    func status() throws -> ExitStatus {
      let info = try Store(store, access: .read).info()
      try StandardOutput.write(StoreReport(info, store: store).text)
      return .done
    }
  }

  /// `hanalyze store check`.
  struct Check: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Look for damage in a store.",
      discussion: "Exit status 1 when something is wrong.")

    @Argument(help: "The store.", completion: .file())
    var store = CorpusLocation.defaultNames[0]

    func status() throws -> ExitStatus {
      let faults = try Store(store, access: .read).check()
      if faults.isEmpty { try StandardOutput.write("\(store): all is well\n") }
      for fault in faults { StandardOutput.report("\(store): \(fault)") }
      return faults.isEmpty ? .done : .someFailed
    }
  }

  /// `hanalyze store vacuum`.
  struct Vacuum: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "vacuum", abstract: "Give freed space of a store back.")

    @Argument(help: "The store.", completion: .file())
    var store = CorpusLocation.defaultNames[0]

    func status() throws -> ExitStatus {
      // Opening it for writing would make one where there is none.
      try Store(store, access: .read).close()
      let opened = try Store(store, access: .write)
      let before = try opened.info().byteCount
      try opened.vacuum()
      let after = try opened.info().byteCount
      try StandardOutput.write("\(store): \(before) bytes before, \(after) now\n")
      return .done
    }
  }

  /// `hanalyze store export`.
  struct Export: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write a store's content out, a file a table.")

    @Argument(help: "The folder, which is made where there is none.", completion: .directory)
    var folder: String

    @Option(help: "The store.", completion: .file())
    var store = CorpusLocation.defaultNames[0]

    @Option(help: "How tables are written.")
    var format = ExportFormat.jsonl

    func status() throws -> ExitStatus {
      let written = try Store(store, access: .read).export(to: folder, format: format)
      try StandardOutput.write(written.map { $0 + "\n" }.joined())
      return .done
    }
  }

  /// `hanalyze store merge`.
  struct Merge: StatusCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Take the documents of other stores over.",
      discussion: "Of two versions of a document the one imported later stays.")

    @Argument(help: "The stores to take from.", completion: .file())
    var others: [String]

    @Option(help: "The store to take into, which is made where there is none.", completion: .file())
    var store = CorpusLocation.defaultNames[0]

    func status() throws -> ExitStatus {
      let opened = try Store(store, access: .write)
      for other in others {
        let summary = try opened.merge(from: other)
        try StandardOutput.write(
          "\(other): \(summary.added) new, \(summary.replaced) changed, \(summary.skipped) kept\n")
      }
      return .done
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
