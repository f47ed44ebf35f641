import Testing

@testable import HanConsole

@Suite struct CompletionChangeTests {
  private func change(_ typed: String, _ candidates: [String], at start: Int = 0)
    -> CompletionChange
  {
    let result = CompletionResult(
      replaceRange: start..<typed.utf8.count, candidates: candidates.map { .init($0) })
    return CompletionChange(result, before: typed, style: ConsoleStyle())
  }

  @Test func oneCandidateReplacesWhatWasTyped() {
    let change = change("yhq", ["雨湖区"])
    #expect(change.erased == 3)
    #expect(change.inserted == "雨湖区")
    #expect(change.listing.isEmpty)
  }

  @Test func theSharedBeginningIsPutIn() {
    let change = change("x = me", ["metrics", "metres"], at: 4)
    #expect(change.erased == 2)
    #expect(change.inserted == "metr")
  }

  @Test func severalAreListed() {
    let change = change("metr", ["metrics", "metres"])
    #expect(change.inserted.isEmpty)
    #expect(change.listing == "metrics  metres\n")
  }

  @Test func pinyinGivesWayOnlyToOne() {
    let change = change("yh", ["雨湖区", "雨花区"])
    #expect(change.inserted.isEmpty)
    #expect(change.listing.contains("雨花区"))
  }

  @Test func nothingChangesNothing() { #expect(change("zz", []).inserted.isEmpty) }
}
