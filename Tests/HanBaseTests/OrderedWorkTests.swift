import HanBase
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
  struct Stop: Error {}

  @Test(arguments: [1, 2, 7])
  func resultsComeInTheOrderOfInputs(_ jobs: Int) throws {
    var given = 0
    var found: [Int] = []
    try OrderedWork<Int, Int>.run(jobs: jobs) {
      given += 1
      return given <= 2000 ? given : nil
    } work: { number in
      // Uneven work, so that later inputs finish before earlier ones.
      var sum = 0
      for step in 0..<(number % 13 == 0 ? 3000 : 3) { sum &+= step &* number }
      return sum == .min ? 0 : number
    } deliver: {
      found.append($0)
    }
    #expect(found == Array(1...2000))
  }

  @Test(arguments: [1, 4])
  func fewInputsAreHeldAtATime(_ jobs: Int) throws {
    var (given, held) = (0, 0)
    let delivered = Atomic(0)
    try OrderedWork<Int, Int>.run(jobs: jobs) {
      given += 1
      held = max(held, given - delivered.load(ordering: .relaxed))
      return given <= 500 ? given : nil
    } work: {
      $0
    } deliver: { _ in
      delivered.add(1, ordering: .relaxed)
    }
    #expect(delivered.load(ordering: .relaxed) == 500)
    // One more than the threads: the call of `next` that finds the end.
    #expect(held <= jobs + 1)
  }

  @Test(arguments: [1, 3])
  func aFailureEndsTheWorkAndIsThrown(_ jobs: Int) throws {
    var (given, delivered) = (0, 0)
    #expect(throws: Stop.self) {
      try OrderedWork<Int, Int>.run(jobs: jobs) {
        given += 1
        return given
      } work: {
        $0
      } deliver: { _ in
        delivered += 1
        if delivered == 10 { throw Stop() }
      }
    }
    #expect(delivered == 10)
    #expect(throws: Stop.self) {
      try OrderedWork<Int, Int>.run(
        jobs: jobs, next: { throw Stop() }, work: { $0 }, deliver: { _ in })
    }
  }
}
