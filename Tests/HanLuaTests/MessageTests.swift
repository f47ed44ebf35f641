import HanBase
import Testing

@testable import HanLua

/// What reports of failures show: the line with a caret where the place is known, what was probably
/// meant, the way to it.
struct MessageTests {
  /// A script and what its report must hold.
  @Test(arguments: [
    // Full-width signs are what people who write Chinese type by mistake.
    ("print（1）", "'（' cannot stand here; write '('"),
    ("print（1）", "\n  print（1）\n       ^\n"),
    ("local 值 = 5", "'值' cannot stand here; names are made of A-Z"),
    ("local 值 = 5", "\n  local 值 = 5\n        ^\n"),
    ("print(\"地区\"，1)", "'，' cannot stand here; write ','"),
    ("print(“x”)", "'“' cannot stand here; write '\"'"),
    ("local x = 1；", "write ';'"),
    ("local x = = 2", "unexpected symbol near '='"),
    ("local t = {1,\nprint(t)", "expected (to close '{' at line 1)"),
    ("local s = \"abc\nprint(s)", "\n  local s = \"abc\n            ^\n"),
    ("local x = nil\nlocal y = 1 + x.field", "\n  local y = 1 + x.field\n                ^\n"),
    ("print(counter(1).valeu)", "\n  print(counter(1).valeu)\n                   ^\n"),
    ("take(nil, nil, nil, nil, {indicator = 'gdp', tpo = 3})", "unknown field 'tpo'"),
    (
      "take(nil, nil, nil, nil, {indicator = 'gdp', tpo = 3})",
      "tpo = 3})\n" + String(repeating: " ", count: 47) + "^\n"
    ),
    ("take(nil, nil, nil, nil, {})", "the field 'indicator' is missing (string: "),
    ("pritn(1)", "did you mean 'print'?"),
    ("string.fromat('x')", "did you mean 'string.format'?"),
    ("for c in counter(3) do end", "bad argument #1 'by' to 'counter'"),
    ("for i, c in pairs(counter(3)) do end", "walk over it: for x in counter:each() do"),
    ("print('n: ' .. counter(3))", "attempt to concatenate a counter value"),
    ("print('n: ' .. counter(3))", "; write tostring(…)"),
    ("return counter(1) < 2", "bad operand of 'counter <': expected counter, got integer 2"),
    ("local x = {} return counter(1)[x]", "counter cannot be indexed by table"),
    ("io.open('x')", "(global 'io'); files are not for tests"),
    ("os.execute('x')", "(field 'execute'); nor are programs"),
  ])
  func reports(_ script: String, _ expected: String) {
    let report = failure(script).report
    #expect(report.contains(expected), "\(report)")
  }

  private func failure(_ script: String) -> LuaFailure {
    var registry = makeRegistry()
    registry.explain(absent: ["io"], "files are not for tests")
    registry.explain(absent: ["os.execute"], "nor are programs")
    let machine = LuaMachine(registry: registry, host: Session()) { _ in }
    do {
      try machine.run(script, name: "test.lua")
      return LuaFailure(.runtime, code: .luaRuntime, "it did not fail")
    } catch {
      return error
    }
  }

  @Test func whatRunsOutOfMemorySaysWhere() {
    let run = Run()
    let report = run(
      "local t = {}\nlocal function fill() for i = 1, 1e9 do t[i] = {i} end end\nfill()\n")
    #expect(report.contains("test.lua:2: stopped at the memory limit"), "\(report)")
    let text = Run()("local s = 'x'\nwhile true do\n  s = s .. s\nend")
    #expect(text.contains("test.lua:3: stopped at the memory limit"), "\(text)")
  }

  @Test func modulesThatAreMissingSayWhereTheyWereLookedFor() throws {
    let playground = try Playground()
    let run = Run(modules: playground.modules)
    let report = run("require 'a.b'")
    #expect(report.contains("module 'a.b' not found\n\tno file '"), "\(report)")
    #expect(report.contains("/modules/a/b.lua'"), "\(report)")
    #expect(run("return select(2, pcall(require, 'a.b')):match('not found')") == "")
  }

  @Test func errorsInModulesShowTheWayThere() throws {
    let playground = try Playground()
    let machine = LuaMachine(
      registry: makeRegistry(), host: Session(), modules: playground.modules
    ) { _ in }
    #expect(throws: LuaFailure.self) { try machine.run("\nrequire 'broken'", name: "test.lua") }
    do throws(LuaFailure) {
      try machine.run("\nrequire 'broken'", name: "test.lua")
    } catch {
      #expect(error.path?.hasSuffix("broken.lua") == true)
      #expect(error.sourceLine == "return = 1" && error.column == 8, "\(error.report)")
      #expect(error.report.contains("test.lua:2: in main chunk"), "\(error.report)")
      #expect(error.kind == .syntax && error.code == "HA701", "\(error.report)")
      #expect(error.report.contains("  return = 1\n         ^\n"), "\(error.report)")
    }
    // What a script catches is a text as in plain Lua, and what fails later is another failure.
    let run = Run(modules: playground.modules)
    #expect(run("print(type(select(2, pcall(require, 'broken'))))") == "string\n")
    #expect(run("pcall(require, 'broken') error('later')").contains("later [HA702]"))
    #expect(run("local _, e = pcall(require, 'broken') error(e, 0)").contains("[HA701]"))
    // The console does not ask for more where a module's text breaks off.
    #expect {
      try run.machine.evaluate("require 'open'")
    } throws: {
      ($0 as? LuaFailure)?.kind == .syntax
    }
  }

  @Test func quickChecksAgreeWithFullOnes() {
    // Each kind of parameter that C checks by itself, with what it must send on to the full check.
    let values = [
      "nil", "true", "1", "1.0", "0.5", "1/0", "-1/0", "0/0", "2^53", "math.mininteger", "'x'",
      "''",
      "'雨'", "'\\xff'", "('x'):rep(100)", "print", "{}", "counter(1)", "1, 2",
    ]
    let kinds: [(ValueType, Set<String>)] = [
      (.any, Set(values).subtracting(["1, 2"])), (.boolean, ["true"]),
      (.integer, ["1", "1.0", "2^53", "math.mininteger"]),
      (.number, ["1", "1.0", "0.5", "2^53", "math.mininteger"]),
      (.anyNumber, ["1", "1.0", "0.5", "1/0", "-1/0", "0/0", "2^53", "math.mininteger"]),
      (.bytes, ["'x'", "''", "'雨'", "'\\xff'", "('x'):rep(100)"]),
      (.string, ["'x'", "''", "'雨'", "('x'):rep(100)"]), (.function, ["print"]), (.table, ["{}"]),
    ]
    for (type, taken) in kinds {
      for isOptional in [false, true] {
        var registry = makeRegistry()
        registry.add(
          LuaModule(
            "checked", "For tests.",
            functions: [
              LuaFunction.single(
                .init(
                  "f", "Takes one.",
                  parameters: [Parameter("x", type, "X.", optional: isOptional)],
                  results: [ResultDescription(.boolean, "True.")], example: "", since: "0.1"),
                value: { _ in .boolean(true) })
            ], since: "0.1"))
        let machine = LuaMachine(registry: registry, host: Session()) { _ in }
        for value in values {
          let isTaken = taken.contains(value) || (isOptional && value == "nil")
          let script = "return (pcall(checked.f, \(value)))"
          let found = (try? machine.run(script, name: "test.lua"))?.first
          guard case .boolean(isTaken)? = found else {
            Issue.record(
              "\(type.name)\(isOptional ? "?" : "") and \(value): \(String(describing: found))")
            continue
          }
        }
      }
    }
  }
}
