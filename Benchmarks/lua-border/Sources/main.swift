// Measures a fresh state, a call, and a million rows read in several ways, each against plain Lua
// tables in the same run. Best of five.
import HanBase
import HanLua

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Rows with a string, a number and an integer, as observations have them.
final class Rows: LuaRows {
  let total: Int
  let values: [Double]
  let names = (0..<100).map { "district-\($0)" }

  init(_ total: Int) {
    self.total = total
    values = (0..<total).map { Double($0) * 0.25 }
    let names = names
    super.init(
      rowTypeName: "row", strings: LuaStrings { $0 < names.count ? names[$0] : nil }, isPinned: true
    )
  }
  override var count: Int { total }
  override func fill(column: Int, from first: Int, cells: LuaCells) {
    switch column {
    case 0: for i in 0..<cells.count { cells.set(i, string: (first + i) % 100) }
    case 1: for i in 0..<cells.count { cells.set(i, values[first + i]) }
    default: for i in 0..<cells.count { cells.set(i, 2000 + (first + i) % 25) }
    }
  }
}

let count = 1_000_000
let rows = Rows(count)

var registry = LuaRegistry()
registry.add(
  LuaRowType(Rows.self, name: "row", "A row.", example: "", since: "0.1")
    .column(.init("district", .string, "Where.", since: "0.1"))
    .column(.init("value", .number, "How much.", since: "0.1"))
    .column(.init("year", .integer, "When.", since: "0.1")))
func walk(_ name: String, _ step: LuaWalk.Step) -> LuaFunction {
  LuaFunction(.init(name, "Walks.", example: "", since: "0.1")) { call in
    guard let rows = call.host as? Rows else { return [] }
    return [.walk(LuaWalk(rows, step: step))]
  }
}
registry.add(
  LuaModule(
    "_G", "Globals.",
    functions: [
      walk("each", .row), walk("flyweight", .flyweight), walk("columns", .values([0, 1, 2])),
      LuaFunction(.init("nothing", "Nothing.", example: "", since: "0.1")) { _ in [] },
      LuaFunction(
        .init(
          "double", "Doubles.", parameters: [Parameter("x", .number, "X.")],
          results: [ResultDescription(.number, "2x.")], example: "", since: "0.1")
      ) { call in [.number(try call.number(0) * 2)] },
      LuaFunction.single(
        .init(
          "twice", "Doubles.", parameters: [Parameter("x", .number, "X.")],
          results: [ResultDescription(.number, "2x.")], example: "", since: "0.1"),
        value: { call in .number(try call.number(0) * 2) }),
    ], since: "0.1"))

var limits = LuaLimits()
limits.time = .seconds(60)

/// The least processor time of five runs: other work on the machine disturbs it less than wall time.
func best(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
  var best = Double.infinity
  for _ in 0..<5 {
    let start = now()
    try body()
    best = min(best, now() - start)
  }
  return best
}

func measure(_ title: String, per units: Int, _ script: String, setup: String = "") throws {
  let machine = LuaMachine(registry: registry, limits: limits, host: rows) { _ in }
  if !setup.isEmpty { try machine.run(setup, name: "setup.lua") }
  let nanoseconds = try best { try machine.run(script, name: "bench.lua") } / Double(units)
  let text = String(Int((nanoseconds * 10).rounded()))
  print("\(title)\t\(text.dropLast().isEmpty ? "0" : text.dropLast()).\(text.suffix(1))")
}

let fresh = try best {
  for _ in 0..<200 {
    let machine = LuaMachine(registry: registry, limits: limits, host: rows) { _ in }
    try machine.run("", name: "empty.lua")
    machine.close()
  }
}
print("fresh state, thread, watchdog and an empty run\t\(Int(fresh / 200))")
try measure("Lua in hanalyze: empty loop", per: count, "for i = 1, \(count) do end")
try measure(
  "Lua in hanalyze: math.abs", per: count, "local f = math.abs for i = 1, \(count) do f(i) end")
try measure("Lua in hanalyze: nothing() in Swift", per: count, "local f = nothing for i = 1, \(count) do f() end")
try measure(
  "Lua in hanalyze: double(x) in Swift, checked", per: count, "local f = double for i = 1, \(count) do f(i) end")
try measure(
  "Lua in hanalyze: the same, declared to give one value", per: count,
  "local f = twice for i = 1, \(count) do f(i) end")
let sum = "local n, k = 0, 0"
let end = "assert(k > 0) return n"
let all = "n = n + m.value + m.year if m.district == 'district-7' then k = k + 1 end"
try measure(
  "Lua in hanalyze: row tables", per: count,
  "\(sum) for _, m in ipairs(t) do \(all) end \(end)",
  setup:
    "t = {} for i = 1, \(count) do t[i] = {district = 'district-' .. i % 100, value = i * 0.25, year = 2000 + i % 25} end"
)
try measure("Lua in hanalyze: fresh row objects", per: count, "\(sum) for m in each() do \(all) end \(end)")
try measure("Lua in hanalyze: one row object moved on", per: count, "\(sum) for m in flyweight() do \(all) end \(end)")
try measure(
  "Lua in hanalyze: values of columns", per: count,
  "\(sum) for i, d, v, y in columns() do n = n + v + y if d == 'district-7' then k = k + 1 end end \(end)"
)
