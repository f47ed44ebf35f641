import HanBase
import HanLua
import HanScript
import Testing

/// Programs that scripts run: only with permission, without a shell, and no longer than the script.
struct ProgramTests {
  private func run(
    _ text: String, allowed: Permissions.Scope = .none, time: Duration = .seconds(60)
  ) throws -> Run {
    try HanScriptTests.run("test.lua", text: "local h = require 'hanalyze'\n" + text) {
      $0.permissions.run = allowed
      $0.limits.time = time
    }
  }

  @Test func whatAProgramPrintsComesBack() throws {
    let text = """
      local said, status, errors = h.run("cat", {}, "雨湖区\\n")
      print(said == "雨湖区\\n", status, errors == "")
      local _, failed, why = h.run("ls", { "no/such/place" })
      print(failed > 0, why:find("no/such/place", 1, true) ~= nil)
      """
    let run = try run(text, allowed: .only(["cat", "ls"]))
    #expect(run.exitCode == 0 && run.output == "true\t0\ttrue\ntrue\ttrue\n", "\(run)")
  }

  @Test func noShellLooksAtTheWords() throws {
    let run = try run(
      #"print((h.run("echo", { "$(id)", ";", "*", "a b" })))"#, allowed: .all)
    #expect(run.exitCode == 0 && run.output == "$(id) ; * a b\n\n", "\(run)")
  }

  @Test(arguments: [Permissions.Scope.none, .only(["cat"]), .only(["/bin/echo"])])
  func withoutPermissionNothingRuns(_ allowed: Permissions.Scope) throws {
    let run = try run(#"h.run("echo", { "x" })"#, allowed: allowed)
    #expect(run.exitCode == 2 && run.code == "HA709", "\(run)")
    #expect(run.report.contains("--allow-run=echo"), "\(run.report)")
  }

  @Test func aHeaderThatDeclaresBindsTheScript() throws {
    let body = "\nrequire 'hanalyze'.run('echo', { 'x' })\nprint('ran')\n"
    func outcome(_ declared: String) throws -> Run {
      try HanScriptTests.run("test.lua", text: "--- A.\n-- \(declared)" + body) {
        $0.permissions.run = .all
      }
    }
    #expect(try outcome("@reads corpus").code == "HA826")
    #expect(try outcome("@runs cat").code == "HA826")
    #expect(try outcome("@runs echo").output == "ran\n")
  }

  @Test func aProgramEndsWithTheScript() throws {
    let clock = ContinuousClock()
    let began = clock.now
    let run = try run(
      #"h.run("sleep", { "100" })"#, allowed: .only(["sleep"]), time: .milliseconds(300))
    #expect(run.exitCode == 2 && run.code == "HA703", "\(run)")
    #expect(clock.now - began < .seconds(30))
  }

  @Test func whatCannotBeRunSaysWhy() throws {
    let missing = try run(#"h.run("no-such-program")"#, allowed: .all)
    #expect(missing.code == "HA827" && missing.report.contains("cannot be started"), "\(missing)")
    let endless = try run(#"h.run("yes")"#, allowed: .all)
    #expect(endless.code == "HA827" && endless.report.contains("64 MiB"), "\(endless)")
    let cut = try run(#"h.run("echo", { "a\0b" })"#, allowed: .all)
    #expect(cut.code == "HA827" && cut.report.contains("NUL"), "\(cut)")
  }
}
