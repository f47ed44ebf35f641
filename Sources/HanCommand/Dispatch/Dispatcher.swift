import ArgumentParser
import Hanalyze

/// Leads a command line to what it asks for, and every failure to a message and an exit status.
enum Dispatcher {
  /// Does what the words behind `hanalyze` ask for.
  static func run(_ words: [String]) -> ExitStatus {
    do {
      switch try Invocation.parse(words, subcommands: HanalyzeCommand.subcommandNames) {
      case .run(let request): return try ScriptRun(request).run()
      case .command(let words): return try command(words)
      }
    } catch is StandardOutput.Closed {
      return .done
    } catch let error as HanError {
      StandardOutput.report(ErrorReport.text(error))
      return error.code == .badUsage ? .usage : .failed
    } catch {
      StandardOutput.report(String(describing: error))
      return .failed
    }
  }

  private static func command(_ words: [String]) throws -> ExitStatus {
    do {
      var command = try HanalyzeCommand.parseAsRoot(words)
      if let runnable = command as? any StatusCommand { return try runnable.status() }
      try command.run()
      return .done
    } catch let error as HanError {
      throw error
    } catch let error as StandardOutput.Closed {
      throw error
    } catch {
      let text = HanalyzeCommand.fullMessage(for: error)
      if HanalyzeCommand.exitCode(for: error) == .success {
        try StandardOutput.write(text + "\n")
        return .done
      }
      StandardOutput.report(text)
      return .usage
    }
  }
}

/// A subcommand that tells how it went.
protocol StatusCommand: ParsableCommand {
  /// Does the work.
  func status() throws -> ExitStatus
}
