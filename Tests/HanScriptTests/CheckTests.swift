import Foundation
import HanScript
import Testing

/// Scripts looked at without being run.
struct CheckTests {
  private func findings(_ text: String) -> [String] {
    ScriptCheck(ScriptText(name: "x.lua", text: text)).findings.map(\.message)
  }

  private let head = "--- Does something.\n-- @reads corpus\n-- @example hanalyze x.lua\n"

  @Test(arguments: ScriptTests.files("scripts") + ScriptTests.files("examples"))
  func shippedScriptsAreClean(_ path: String) throws {
    let script = try ScriptText(path: packageFolder + "/" + path)
    #expect(ScriptCheck(script).findings == [], "\(ScriptCheck(script).report(script))")
  }

  /// Lua that uses no unknown global.
  @Test(arguments: [
    "local a, b <const> = 1, 2 print(a + b)",
    "for i = 1, 3 do print(i) end for k, v in pairs({}) do print(k, v) end",
    "local function f(x, ...) return f and x end print(f(1))",
    "local function g(x) return x end print(g(1))",
    "local _ignored, kept = 1, 2 print(kept) local file <close> = nil",
    "local x = 1 local function f() x = x + 1 end f()",
    "print({ name = 1, [\"x\"] = 2, f = function(y) return y end })",
    "repeat local done = true until done",
    "while true do local z = 1 if z then break elseif z == 2 then print(z) else print(z) end end",
    "local t = {} t.field = 1 function t:method(a) return self, a end print(t.field)",
    "goto out ::out:: print([[ unknown ]], 'unknown') -- unknown\n--[[ unknown ]]",
    "local x = 1 do local y = x print(y) end print(x)",
  ])
  func knownNames(_ text: String) { #expect(findings(head + text) == []) }

  /// Lua with an unknown global, and its name.
  @Test(arguments: [
    ("prnt(1)", "prnt", "'print'"), ("do local y = 1 end print(y)", "y", ""),
    ("for i = 1, 3 do end print(i)", "i", ""), ("local f = function(a) end print(a)", "a", ""),
    ("print({ name = value })", "value", ""), ("metric{}", "metric", "'metrics'"),
    ("if true then local q = 1 end return q", "q", ""),
  ])
  func unknownNames(_ text: String, _ name: String, _ near: String) {
    let found = findings(head + text).filter { $0.contains("unknown") }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("unknown global '\(name)'") == true, "\(found)")
    #expect(found.first?.contains(near) == true || near.isEmpty, "\(found)")
  }

  /// Lua that runs and is careless.
  @Test(arguments: [
    ("local a = 1", "local 'a' is never used"),
    ("local function f() return 1 end", "local 'f' is never used"),
    ("do local a = 1 print(a) end local a = 2", "local 'a' is never used"),
    ("total = 1 print(total)", "sets the global 'total': write `local`"),
    ("function g(x) return x end print(g(1))", "sets the global 'g': write `local`"),
    ("print = nil", "changes the global 'print': write `local`"),
  ])
  func carelessness(_ text: String, _ message: String) {
    #expect(findings(head + text) == [message])
    let check = ScriptCheck(ScriptText(name: "x.lua", text: head + text))
    #expect(check.isClean, "it is a warning")
  }

  @Test func permissionsAgainstDeclared() {
    #expect(
      findings(head + #"metrics{}:table():save("x.csv")"#) == [
        "saves a file and declares no @writes"
      ])
    let declared =
      "--- Does something.\n-- @reads corpus\n-- @writes out\n-- @example hanalyze x.lua\n"
    #expect(findings(declared + #"metrics{}:table():save("out/x.csv")"#) == [])
    #expect(findings(declared + #"metrics{}:table():save("y.csv")"#).count == 1)
    #expect(findings("--- A.\n-- @example hanalyze x.lua\nprint(#corpus)").count == 1)
    #expect(findings(head + "io.open('x')") == ["'io' is not open to scripts"])
  }

  @Test func argumentsAgainstDeclared() {
    let text = "--- A.\n-- @param top integer 5  How many\n-- @example hanalyze x.lua\n"
    #expect(findings(text + "print(arg.top)") == [])
    #expect(findings(text + "print(arg.tpo)").contains { $0.contains("'top'") })
    #expect(findings(text + "print(1)") == ["parameter 'top' is declared and never used"])
  }

  @Test func syntaxErrorIsAFinding() {
    let check = ScriptCheck(ScriptText(name: "x.lua", text: head + "local = 1"))
    #expect(!check.isClean && check.findings.contains { $0.line == 4 })
  }

  @Test func templateIsCleanAndRuns() throws {
    let text = ScriptTemplate.text(name: "demo", path: "scripts/demo.lua")
    let script = ScriptText(name: "scripts/demo.lua", text: text)
    #expect(ScriptCheck(script).findings == [])
    let run = try run("scripts/demo.lua", ["--top", "1"], text: text)
    #expect(run.exitCode == 0 && run.output.contains("900亿元"), "\(run.report)")
  }

  @Test func dryRunRunsNothing() throws {
    let run = try run("scripts/rank.lua") { $0.isDryRun = true }
    #expect(run.exitCode == 0 && run.output.contains("nothing was run"))
    #expect(run.output.contains("the corpus seeds (folder): 5 documents"))
    #expect(!run.output.contains("900亿元"))
  }
}
