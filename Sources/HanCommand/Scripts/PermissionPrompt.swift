import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Asks the user whether a script may do what no flag allows, and reads yes or no.
enum PermissionPrompt {
  /// Asks about a script's wishes, where somebody is at a terminal; nil where nobody is.
  static func atTerminal(_ script: String) -> (@Sendable (PermissionRequest) -> PermissionAnswer)? {
    guard Terminal.isInput, isatty(2) == 1 else { return nil }
    return { request in
      let subject = DisplayWidth.safe(request.subject)
      let name = DisplayWidth.safe(script)
      StandardOutput.report(
        "\(name) wants to \(request.kind.rawValue) '\(subject)'. Allow it? [y]es, [a]lways in this "
          + "run, [N]o: ", newline: false)
      switch readLine()?.lowercased() {
      case "y", "yes": return .once
      case "a", "always": return .always
      default: return .deny
      }
    }
  }

  /// Asks a question that `y` answers; nil where nobody is at a terminal.
  static func confirm(_ question: String) -> Bool? {
    guard Terminal.isInput, isatty(2) == 1 else { return nil }
    StandardOutput.report("\(question) [y/N] ", newline: false)
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }
}
