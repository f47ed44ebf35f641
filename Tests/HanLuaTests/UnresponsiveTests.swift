import HanBase
import Synchronization
import Testing

@testable import HanLua

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A host function that does not look whether it should stop is reported, once, from another thread.
@Suite struct UnresponsiveTests {
  /// What the function and the watchdog share.
  private final class Stall: @unchecked Sendable {
    let reports = Mutex(0)
  }

  private func machine(_ stall: Stall, grace: Duration, patience: Int) -> LuaMachine {
    var registry = LuaRegistry()
    registry.add(
      LuaModule(
        "_G", "Globals.",
        functions: [
          LuaFunction(.init("stall", "Sleeps without looking.", example: "", since: "0.1")) { _ in
            // Until it was reported, or for as long as it may take at the most.
            for _ in 0..<patience where stall.reports.withLock({ $0 }) == 0 { usleep(10_000) }
            // A second report would come now.
            usleep(150_000)
            return []
          }
        ], since: "0.1"))
    var limits = LuaLimits()
    limits.time = .milliseconds(50)
    limits.grace = grace
    return LuaMachine(
      registry: registry, limits: limits, onUnresponsive: { stall.reports.withLock { $0 += 1 } },
      output: { _ in })
  }

  @Test func aStoppedRunThatDoesNotEndIsReportedOnce() throws {
    let stall = Stall()
    let machine = machine(stall, grace: .milliseconds(100), patience: 1000)
    let failure = #expect(throws: LuaFailure.self) {
      try machine.run("stall() while true do end", name: "stall.lua")
    }
    #expect(failure?.code == "HA703")
    #expect(stall.reports.withLock { $0 } == 1)
    // The machine is whole: the function came back after all.
    let results = try machine.run("return 1 + 1", name: "next.lua")
    guard case .integer(2) = results[0] else {
      Issue.record("\(results)")
      return
    }
    machine.close()
  }

  @Test func aRunThatEndsInTimeIsNotReported() throws {
    let stall = Stall()
    let machine = machine(stall, grace: .seconds(30), patience: 1)
    #expect(throws: LuaFailure.self) {
      try machine.run("while true do end", name: "loop.lua")
    }
    #expect(stall.reports.withLock { $0 } == 0)
    machine.close()
  }
}
