import Foundation
import HanBase
import Testing

@testable import HanLua

/// Ten scripts with an allocator that fails the n-th allocation, n = 1, 2, … until a run is clean.
@Suite(.serialized)
struct AllocationTests {
  static let scripts = [
    "local t = {} for i = 1, 50 do t[i] = {i, tostring(i)} end return #t",
    "local s = '' for i = 1, 30 do s = s .. i end return #s",
    "return select(2, pcall(function() error({code = 'X', message = 'm'}) end)).code",
    "local co = coroutine.wrap(function() for i = 1, 5 do coroutine.yield({i}) end end) "
      + "for i = 1, 5 do co() end return 5",
    "local t = {} for i = 1, 20 do t[i] = counter(i):add(1) end collectgarbage() return #t",
    "local n = 0 for c in cities(100, 'kept') do n = n + #c.name + c.row + #c.label end return n",
    "local n = 0 for i, a, b, c in cities(200, 'values') do n = n + c end return n",
    "local x <close> = setmetatable({}, {__close = function() local t = {} end}) "
      + "for i in counter(5):each() do local y <close> = counter(i) end return 1",
    "return (('a,b,c'):rep(20, ','):gsub('%a', function(c) return c:upper() end))",
    "local ok, e = pcall(take, nil, nil, nil, nil, {indicator = {}}) local t = {} "
      + "for i = 1, 40 do t[i] = string.format('%05d%s', i, e.message) end table.sort(t) "
      + "return table.concat(t), load('return 1')()",
    "return apply(function(...) return echo({...}, {a = {b = {...}}}) end, 1, 'x', {2})",
    "print(setmetatable({}, {__tostring = function() return ('x'):rep(100) end}), counter(1)) "
      + "return require('none')",
  ]

  @Test(arguments: scripts.indices)
  func survives(_ index: Int) throws {
    let script = AllocationTests.scripts[index]
    let clean = Run()
    let wanted = outcome(clean, script)
    let total = clean.machine.allocations
    clean.machine.close()
    #expect(total > 100)
    let alive = Counter.alive.withLock { $0 }
    var n = 1
    while n <= total {
      // One failure is repaired by the emergency collection; two in a row, or all, are not.
      for count in [1, 2, 1_000_000] {
        let run = Run(time: .seconds(20), failing: (at: n, count: count))
        let result = outcome(run, script)
        run.machine.close()
        #expect(
          result == wanted || result.contains("HA704") || result.contains("HA713")
            || result.contains("stack overflow"),
          "allocation \(n) (\(count)): \(result)")
      }
      n += n < 2000 ? 1 : 37
    }
    #expect(falls(to: alive), "\(Counter.alive.withLock { $0 }) objects are left")
    #expect(outcome(Run(), script) == wanted)
  }

  /// Whether so many objects are left in the end: those of other tests that run meanwhile come and go.
  private func falls(to most: Int) -> Bool {
    for _ in 0..<600 {
      if Counter.alive.withLock({ $0 }) <= most { return true }
      usleep(100_000)
    }
    return false
  }

  private func outcome(_ run: Run, _ script: String) -> String {
    do {
      return "\(try run.machine.run(script, name: "allocation.lua").map(\.kind))" + run.output
    } catch {
      return "FAILED " + error.headline
    }
  }
}
