import Foundation
import HanLua
import HanScript
import Testing

/// Shipped scripts and examples over the seeds.
struct ScriptTests {
  static func files(_ folder: String) -> [String] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: packageFolder + "/" + folder)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().map { folder + "/" + $0 }
  }

  @Test func thereAreExamples() { #expect(Self.files("examples").count >= 6) }

  @Test(arguments: files("examples"))
  func exampleRuns(_ path: String) throws {
    let run = try run(path)
    #expect(run.exitCode == 0, "\(run.report)")
    #expect(!run.output.isEmpty)
  }

  @Test(arguments: files("scripts") + files("examples"))
  func headerIsWhole(_ path: String) throws {
    let header = try ScriptText(path: packageFolder + "/" + path).header
    #expect(!header.summary.isEmpty)
    #expect(header.findings == [])
    #expect(!header.examples.isEmpty)
    for example in header.examples { #expect(example.contains(path), "\(example)") }
    let help = try run(path, ["--help"])
    #expect(help.exitCode == 0 && help.output.hasPrefix(header.summary))
    for parameter in header.parameters where !parameter.isPositional {
      #expect(help.output.contains(parameter.flag.dropFirst(2)))
    }
  }

  @Test func summaryShowsThemesWithSources() throws {
    let run = try run("scripts/summary.lua", ["雨湖区"])
    #expect(run.exitCode == 0, "\(run.report)")
    #expect(run.output.contains("湖南省湘潭市雨湖区 (430302)"))
    #expect(run.output.contains("seeds/001_d98c7a39021991ee.txt@2606-2615"))
    #expect(run.lines.contains { $0.hasPrefix("综合 (") })
  }

  @Test func exportWritesCSVAndJSONLines() throws {
    let csv = try run("scripts/export.lua", ["--indicator", "gdp", "--measure", "level"])
    #expect(csv.exitCode == 0, "\(csv.report)")
    #expect(csv.lines[0].hasPrefix("doc,start,end,text,value,unit,measure"))
    #expect(csv.output.contains("646.8亿元,64680000000,元,level"))
    let json = try run("scripts/export.lua", ["--indicator", "gdp,固定资产投资", "--format", "jsonl"])
    #expect(json.lines.dropLast().allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    #expect(json.output.contains(#""indicator_id":"fixed_asset_investment""#))
  }

  @Test func savesTheFileOfOAndNoOther() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/han-script-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/gdp.csv"
    let saved = try run("scripts/export.lua", ["--indicator", "gdp"]) { $0.output = path }
    #expect(saved.exitCode == 0, "\(saved.report)")
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("900亿元"))
    let sources = try String(contentsOfFile: folder + "/gdp.sources.csv", encoding: .utf8)
    #expect(sources.contains("seeds/001_d98c7a39021991ee.txt"))
    let other = folder + "/other.csv"
    let text = "metrics{}:table():save(\(String(reflecting: other)))"
    let refused = try run("test.lua", text: text)
    #expect(refused.exitCode == 2 && refused.code == "HA709")
    #expect(refused.report.contains("--allow-write"))
    #expect(!FileManager.default.fileExists(atPath: other))
    let allowed = try run("test.lua", text: text) { $0.permissions.write = .only([folder]) }
    #expect(allowed.exitCode == 0, "\(allowed.report)")
    #expect(FileManager.default.fileExists(atPath: other))
  }
}
