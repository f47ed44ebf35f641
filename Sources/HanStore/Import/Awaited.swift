import Foundation

/// A value that one thread makes and others wait for.
final class Awaited<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var value: Value?
  private var isGivenUp = false

  /// Gives the value to those who wait and to those who will ask.
  func give(_ value: Value) {
    condition.lock()
    self.value = value
    condition.broadcast()
    condition.unlock()
  }

  /// Says that there will be no value.
  func giveUp() {
    condition.lock()
    isGivenUp = true
    condition.broadcast()
    condition.unlock()
  }

  /// The value, as soon as there is one; nil where there will be none.
  func wait() -> Value? {
    condition.lock()
    defer { condition.unlock() }
    while value == nil, !isGivenUp { condition.wait() }
    return value
  }
}
