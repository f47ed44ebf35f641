import Foundation
import Hanalyze
import TestSupport
import Testing

/// The gallery shows every shipped script with what its examples print on the seeds.
@Suite struct GalleryTests {
  static let page = "docs/gallery.md"
  /// The most lines of one output that the page shows.
  static let longest = 24

  @Test func everyShippedScriptIsRecordedAndPrintsThat() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Shell.run("hanalyze scripts test", in: folder)
    let lines = run.output.split(separator: "\n").map(String.init)
    let names = try Self.scripts().map { Self.name($0.name) }
    #expect(run.status == 0 && lines == names.map { "\($0): ok" }, "\(run.output)")
  }

  @Test func everyShippedScriptIsWhole() throws {
    for script in try Self.scripts() {
      let check = ScriptCheck(script)
      #expect(check.findings.isEmpty, "\(check.report(script))")
      let header = script.header
      for (what, text) in [
        ("author", header.author), ("license", header.license), ("version", header.version),
        ("requires", header.requires),
      ] { #expect(!text.isEmpty, "\(script.name) lacks @\(what)") }
    }
  }

  @Test func theGalleryIsUpToDate() throws {
    let scripts = try Self.scripts()
    #expect(scripts.count > 20)
    var text = """
      # Gallery

      Every script that comes with hanalyze, with what its examples print on the documents in `seeds/`.
      Written by the tests from the scripts' headers and their recorded outputs, which
      `hanalyze scripts test` compares with what they print: `make docs` rewrites it. Long outputs are
      cut here. How scripts are written, checked and passed on: [sharing.md](sharing.md).

      | Script | What it does |
      |---|---|

      """
    for script in scripts {
      let name = Self.name(script.name)
      text += "| [`\(name)`](#\(name)) | \(Self.cell(script.header.summary)) |\n"
    }
    for script in scripts { text += try Self.section(script) }
    let drift = try Repository.drift(of: Self.page, from: text)
    #expect(drift == nil, "\(drift ?? "")")
  }

  static func scripts() throws -> [ScriptText] {
    try Repository.files(under: "scripts", ending: ".lua")
      .filter { $0.split(separator: "/").count == 2 }
      .map { ScriptText(name: $0, text: try Repository.text($0), folder: "scripts") }
      .sorted { name($0.name) < name($1.name) }
  }

  static func name(_ path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(4))
  }

  private static func section(_ script: ScriptText) throws -> String {
    let (name, header) = (name(script.name), script.header)
    var text = "\n## \(name)\n\n\(plain(header.summary))\n"
    if !header.details.isEmpty { text += "\n\(plain(header.details))\n" }
    if !header.parameters.isEmpty {
      let flags = header.parameters.map {
        "`\($0.isPositional ? $0.name.uppercased() : $0.flag)`"
      }
      text += "\nTakes \(flags.joined(separator: ", ")): `hanalyze \(name) --help`.\n"
    }
    text += "\n```console\n"
    let record = try Repository.text("scripts/expected/\(name).txt").components(separatedBy: "\n")
    var shown = 0
    var hidden = 0
    func rest() -> String { hidden == 0 ? "" : "… \(hidden) more lines\n" }
    for line in record.last == "" ? record.dropLast() : record[...] {
      if line.hasPrefix("$ hanalyze ") {
        text += rest()
        (shown, hidden) = (0, 0)
      }
      shown += 1
      if shown > longest + 1 { hidden += 1 } else { text += line.isEmpty ? "\n" : line + "\n" }
    }
    return text + rest() + "```\n"
  }

  /// Words that Markdown would take for its own.
  private static func plain(_ text: String) -> String {
    text.replacing("<", with: "&lt;").replacing("*", with: "&#42;").replacing("_", with: "&#95;")
  }

  private static func cell(_ text: String) -> String { plain(text).replacing("|", with: "&#124;") }
}
