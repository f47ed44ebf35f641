import Foundation
import HanBase
import Testing

@testable import HanLua

struct ConsoleTests {
  @Test(
    arguments: [
      ("1 + 1", ["2"]),
      ("'a\\n', nil, {1, {2, 'x'}, k = true}", [#""a\n""#, "nil", #"{1, {2, "x"}, k = true}"#]),
      ("x = 5", []), ("x", ["5"]), ("counter(3)", ["counter(3)"]),
      ("(function() local t = {} t.t = t return t end)()", ["{t = {cycle}}"]),
      (
        "{{{{{{{}}}}}}}",
        ["{{{{{…}}}}}".replacingOccurrences(of: "{{{{{…}}}}}", with: "{{{{{…}}}}}")]
      ),
      ("setmetatable({1}, {__tostring = error, __index = error, __pairs = error})", ["{1}"]),
      ("select(2, pcall(fail))", ["(console):1: this always fails"]),
      ("{['a b'] = 1, [0.5] = 2}", [#"{["a b"] = 1, [0.5] = 2}"#]),
    ] as [(String, [String])])
  func shows(_ input: String, _ expected: [String]) throws {
    let run = Run()
    try run.machine.evaluate("x = 5")
    #expect(try run.machine.evaluate(input) == expected)
  }

  @Test(arguments: ["for i = 1, 2 do", "print(1,", "1 +", "x = {", "function f()"])
  func asksForMore(_ input: String) {
    #expect { try Run().machine.evaluate(input) } throws: {
      ($0 as? LuaFailure)?.kind == .incomplete
    }
  }

  @Test func survivesStops() throws {
    let run = Run(time: .milliseconds(200))
    #expect { try run.machine.evaluate("while true do end") } throws: {
      ($0 as? LuaFailure)?.kind == .stopped(.time)
    }
    #expect(try run.machine.evaluate("1 + 1") == ["2"])
    #expect { try run.machine.evaluate("= = 1") } throws: { ($0 as? LuaFailure)?.kind == .syntax }
    #expect(run("for i = 1, 3 do write(i) end") == "123")
  }

  @Test func boundsLargeValues() throws {
    let texts = try Run().machine.evaluate(
      "('x'):rep(100000), (function() local t = {} for i = 1, 1e5 do t[i] = {i} end return t end)()"
    )
    #expect(texts.allSatisfy { $0.utf8.count < 20_000 })
    #expect(texts[1].contains("…"))
  }

  @Test func cancels() async throws {
    let run = Run(time: nil)
    let machine = run.machine
    let stopper = Thread {
      for _ in 0..<100 {
        Thread.sleep(forTimeInterval: 0.05)
        machine.cancel()
      }
    }
    stopper.start()
    #expect { try machine.run("while true do pcall(error) end", name: "x") } throws: {
      let failure = $0 as? LuaFailure
      return failure?.kind == .stopped(.cancelled) && failure?.code == "HA706"
    }
    stopper.cancel()
  }

  @Test func refusesASecondThread() throws {
    let run = Run(time: .seconds(2))
    let machine = run.machine
    var refused = 0
    // On a machine at work the other thread may come late, or be the one that is refused.
    for _ in 0..<10 where refused == 0 {
      let other = Thread {
        _ = try? machine.run("local n = 0 while n < 3e7 do n = n + 1 end", name: "a")
      }
      other.start()
      while refused == 0, !other.isFinished {
        Thread.sleep(forTimeInterval: 0.03)
        do { try machine.run("return 1", name: "b") } catch { refused += 1 }
      }
      while !other.isFinished { Thread.sleep(forTimeInterval: 0.02) }
    }
    #expect(refused > 0)
    #expect(run("return 1") == "")
  }

  @Test func escapesControlsOnATerminal() {
    let script = "print('a\\27[31mb\\r\\127\\u{9b}雨\\tc')"
    #expect(Run(terminal: true)(script) == "a␛[31mb␍␡\u{FFFD}雨\tc\n")
    #expect(Run()(script) == "a\u{1B}[31mb\r\u{7F}\u{9B}雨\tc\n")
  }

  @Test func keepsScriptsApart() {
    #expect(Run()("x = 1 string.format = nil math.randomseed(1)") == "")
    #expect(Run()("print(x, string.format('%d', 1))") == "nil\t1\n")
  }

  @Test func tracesBack() throws {
    let modules = try Playground()
    let run = Run(modules: modules.modules)
    let script = """
      local function inner(x)
        return x.y.z
      end
      local function outer(x) local r = inner(x) return r end
      outer({})
      """
    do {
      try run.machine.run(script, name: "script.lua")
      Issue.record("did not fail")
    } catch {
      #expect(
        error.report == """
          script.lua:2: attempt to index a nil value (field 'y') [HA702]
              return x.y.z
                       ^
          traceback:
            script.lua:2: in 'inner'
            script.lua:4: in 'outer'
            script.lua:5: in main chunk

          """)
    }
    do {
      try run.machine.run("local x = 雨湖区", name: "a.lua")
      Issue.record("did not fail")
    } catch {
      #expect(error.line == 1 && error.kind == .syntax)
    }
    do {
      try run.machine.run("local t = {1, 2\nprint(t)", name: "b.lua")
      Issue.record("did not fail")
    } catch {
      #expect(error.report.contains("b.lua:2: '}' expected (to close '{' at line 1) near 'print'"))
      #expect(error.report.contains("  print(t)\n  ^"))
    }
  }

  @Test func callsFunctions() throws {
    let run = Run()
    try run.machine.run("function double(x) return x * 2 end", name: "x")
    #expect(try run.machine.call("double", [.integer(21)]).first?.exactInteger == 42)
    #expect(throws: LuaFailure.self) { try run.machine.call("os.exit()") }
  }
}
