import ArgumentParser
import Hanalyze

@main
struct HanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hanalyze")
}
