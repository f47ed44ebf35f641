import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The command's entry.
@main
enum Program {
  static func main() {
    // A reader that goes away is no failure: writes then tell, and the program ends with 0.
    signal(SIGPIPE, SIG_IGN)
    exit(Dispatcher.run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}

/// What the command tells the shell.
enum ExitStatus: Int32 {
  /// All was done.
  case done = 0
  /// Some inputs failed; the others were done.
  case someFailed = 1
  /// Nothing was done, or the work broke off.
  case failed = 2
  /// The words on the command line make no sense.
  case usage = 64
  /// Ctrl-C stopped the work; what was finished is kept.
  case interrupted = 130
}

extension HanError.Code {
  /// The words on the command line make no sense.
  static let badUsage = HanError.Code("HA901", "bad usage of the command")
  /// A record of an input stream cannot be used.
  static let badRecord = HanError.Code("HA902", "bad record in a stream")
  /// Standard output cannot be written.
  static let cannotPrint = HanError.Code("HA903", "standard output cannot be written")
  /// The documentation has no such name.
  static let unknownTopic = HanError.Code("HA905", "no such name in the documentation")
  /// A document has no such line or byte.
  static let noSuchPlace = HanError.Code("HA904", "no such place in the document")
}
