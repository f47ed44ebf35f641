import ArgumentParser
import Hanalyze

/// `hanalyze doctor`: what works here, and what to install.
struct DoctorCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show what works here and what to install.",
    discussion: """
      `ok` works, `--` is not there and only what it names needs it, `!!` is needed and broken: \
      then the exit status is 1.
      """)

  @Option(help: "The corpus that is looked at.", completion: .directory)
  var corpus: String?

  func status() throws -> ExitStatus {
    let findings = Examination(corpus: corpus).findings()
    try StandardOutput.write(findings.map(\.text).joined(separator: "\n") + "\n")
    return findings.contains { $0.state == .broken } ? .someFailed : .done
  }
}
