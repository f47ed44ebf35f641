import HanBase
import HanLua
import HanScript
import Testing

/// What goes wrong is said clearly, with the right exit code.
struct FailureTests {
  /// Words of rank.lua, the exit code, and what the report says.
  @Test(arguments: [
    (["--indicater", "gdp"], 64, "did you mean '--indicator'?"),
    (["--indicator", "gpd"], 64, "did you mean 'gdp'"),
    (["--indicator", "地区生产总质"], 64, "'地区生产总值'"),
    (["--measure", "grwth"], 64, "did you mean 'growth'?"),
    (["--within", "湘谭市"], 64, "'湘潭市'"),
    (["--within", "朝阳区"], 64, "2 districts"),
    (["--top", "many"], 64, "expected a whole number, got 'many'"),
    (["--period", "soon"], 64, "expected a period"),
    (["--top"], 64, "--top wants N"),
    (["word"], 64, "unexpected word 'word'"),
  ])
  func badUsage(_ words: [String], _ exitCode: Int32, _ says: String) throws {
    let run = try run("scripts/rank.lua", words)
    #expect(run.exitCode == exitCode && run.code == "HA802")
    #expect(run.report.contains(says), "\(run.report)")
    #expect(run.report.contains("--help"))
    #expect(run.output.isEmpty)
  }

  @Test func missingPositionalWord() throws {
    let run = try run("scripts/summary.lua")
    #expect(run.exitCode == 64 && run.report.contains("DISTRICT is missing"))
  }

  @Test func missingScript() {
    #expect(throws: HanError.self) { try ScriptText(path: "scripts/rnak.lua") }
    let path = ScriptPath([.init(origin: .project, path: packageFolder + "/scripts")])
    do throws(HanError) {
      _ = try path.find("rnak")
      Issue.record("found")
    } catch {
      #expect(error.code == .scriptMissing && error.message.contains("'rank'"))
    }
  }

  @Test func syntaxErrorShowsTheLine() throws {
    let run = try run("bad.lua", text: "local x = 1\nlocal y = = 2\n")
    #expect(run.exitCode == 2 && run.code == "HA701")
    #expect(run.report.contains("bad.lua:2:") && run.report.contains("local y = = 2"))
  }

  @Test func runtimeErrorShowsLineAndTraceback() throws {
    let text = """
      local function inner() return nil + 1 end
      local function outer() local x = inner() return x end
      outer()
      """
    let run = try run("bad.lua", text: text)
    #expect(run.exitCode == 2 && run.code == "HA702")
    #expect(run.report.contains("bad.lua:1:") && run.report.contains("return nil + 1"))
    #expect(run.report.contains("traceback:") && run.report.contains("bad.lua:3: in main chunk"))
  }

  @Test func hostErrorIsALuaValue() throws {
    let text = """
      local ok, e = pcall(function() return metrics{ indicator = "gpd" } end)
      print(ok, e.code, e.message)
      """
    let output = try lua(text)
    #expect(output.hasPrefix("false\tHA811\tno indicator is called 'gpd'"), "\(output)")
  }

  @Test func missingCorpus() throws {
    let run = try run("test.lua", text: "print(#corpus)") {
      $0.corpus = { () throws(HanError) in .folder("no/such/folder") }
    }
    #expect(run.exitCode == 2 && run.report.contains("no/such/folder"))
    let untouched = try self.run("print(1 + 1)") {
      $0.corpus = { () throws(HanError) in .folder("no/such/folder") }
    }
    #expect(untouched.exitCode == 0 && untouched.output == "2\n")
  }

  private func run(_ text: String, _ change: (inout ScriptRequest) -> Void) throws -> Run {
    try HanScriptTests.run("test.lua", text: text, change: change)
  }

  private func run(
    _ name: String, _ words: [String] = [], text: String? = nil,
    change: (inout ScriptRequest) -> Void = { _ in }
  ) throws -> Run {
    try HanScriptTests.run(name, words, text: text, change: change)
  }

  @Test func timeLimitHolds() throws {
    let run = try run("while true do end", { $0.limits.time = .milliseconds(200) })
    #expect(run.exitCode == 2 && run.code == "HA703")
  }

  @Test func newerVersionIsRefused() throws {
    let run = try run("new.lua", text: "--- New.\n-- @requires hanalyze 99.0\nprint(1)")
    #expect(run.exitCode == 2 && run.code == "HA805")
    #expect(run.report.contains("needs hanalyze 99.0"))
  }

  @Test func badHeaderNamesTheLine() throws {
    let run = try run("bad.lua", text: "--- Bad.\n-- @param top intger 5 How many\nprint(1)")
    #expect(run.exitCode == 2 && run.code == "HA801" && run.report.contains("bad.lua:2"))
    #expect(run.report.contains("'integer'"), "\(run.report)")
  }
}
