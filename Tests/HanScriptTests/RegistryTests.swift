import Foundation
import HanLua
import HanScript
import Testing

/// What scripts see is described whole and truly.
struct RegistryTests {
  static let examples = ScriptRegistry.standard.examples

  @Test func helpKnowsEveryName() {
    let help = HelpText(ScriptRegistry.standard)
    #expect(help.names.count > 150)
    for name in help.names + ["corpus", "metrics", "districts"] {
      #expect(help.text(for: name)?.isEmpty == false, "\(name)")
    }
  }

  @Test func descriptionsAreInOrder() {
    #expect(ScriptRegistry.standard.audit() == [])
  }

  @Test(arguments: examples.indices)
  func exampleRuns(_ index: Int) throws {
    let example = Self.examples[index]
    let run = try run("example.lua", text: example.text)
    #expect(run.exitCode == 0, "\(example.name): \(run.report)\n\(run.output)")
    let wanted = example.text.split(separator: "\n").compactMap { line in
      line.range(of: "--> ").map { String(line[$0.upperBound...]) }
    }
    guard !wanted.isEmpty, wanted.count == example.text.components(separatedBy: "print(").count - 1
    else { return }
    let got = run.lines.dropLast()
    #expect(got.count == wanted.count, "\(example.name): \(run.output)")
    for (wanted, got) in zip(wanted, got) {
      if wanted.hasSuffix("…") {
        #expect(got.replacing("\t", with: " ").hasPrefix(wanted.dropLast(2)), "\(example.name)")
      } else {
        #expect(
          got.replacing("\t", with: " ") == wanted.replacing("\t", with: " "), "\(example.name)")
      }
    }
  }

  @Test(arguments: ScriptReferences.files.map(\.path))
  func referenceIsCurrent(_ path: String) throws {
    let file = try #require(ScriptReferences.files.first { $0.path == path })
    let full = packageFolder + "/" + path
    let written = (try? String(contentsOfFile: full, encoding: .utf8)) ?? ""
    if written != file.text, ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let folder = (full as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try file.text.write(toFile: full, atomically: true, encoding: .utf8)
    }
    #expect(written == file.text, "\(path) has drifted; RECORD=1 swift test writes it anew")
  }
}
