import Foundation
import TestSupport
import Testing

/// Holds the commands of the README against what the repository has.
@Suite struct ReadmeTests {
  /// The lines of the `sh` blocks of a document, without comments and prompts.
  static func commands(_ file: String) throws -> [String] {
    var (inside, found) = (false, [String]())
    for line in try Repository.text(file).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        inside = line == "```sh" || line == "```console"
      } else if inside, !line.isEmpty, !line.hasPrefix("#") {
        let command = line.components(separatedBy: "  #")[0]
        found.append(command.hasPrefix("$ ") ? String(command.dropFirst(2)) : command)
      }
    }
    return found
  }

  @Test func theCommandsNameOnlyThingsThatExist() throws {
    let commands = try Self.commands("README.md")
    #expect(commands.contains("./setup"))
    #expect(commands.contains("./test"))
    let makefile = try Repository.text("Makefile")
    let reference = try Repository.text("docs/cli.md")
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      if first.hasPrefix("./") {
        let path = Repository.path(String(first.dropFirst(2)))
        #expect(FileManager.default.isExecutableFile(atPath: path), "\(command)")
      } else if first == "make" {
        for target in words.dropFirst() {
          #expect(makefile.contains("\n\(target):") || makefile.contains("\(target) check:"))
        }
      } else if first == "hanalyze" {
        guard let what = words.dropFirst().first(where: { !$0.hasPrefix("-") }) else { continue }
        let isThere =
          Repository.exists(what) || Repository.exists("scripts/\(what).lua")
          || reference.contains("## hanalyze \(what)\n") || words[1] == "-e"
        #expect(isThere, "`\(command)`: \(what) is neither a script nor a subcommand")
      }
      for word in words where word.contains("/") && !word.hasPrefix("-") && !word.contains("://") {
        let path = word.trimmingCharacters(in: CharacterSet(charactersIn: "'\"`,;"))
        guard !path.hasPrefix("~"), !path.hasPrefix("/"), !path.contains("*") else { continue }
        let bare = path.split(separator: ":")[0].split(separator: "@")[0]
        let relative = bare.hasPrefix("./") ? bare.dropFirst(2) : bare
        #expect(Repository.exists(String(relative)), "`\(command)` names \(path)")
      }
    }
  }
}
