import Foundation

/// A queue between threads that holds no more than so much: who puts too much in has to wait.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let limit: Int
  private var elements: [(element: Element, weight: Int)] = []
  private var first = 0
  private var weight = 0
  private var producers: Int
  private var isCancelled = false

  /// Makes a queue that holds elements of `limit` weight, for so many producers.
  init(limit: Int, producers: Int) {
    self.limit = limit
    self.producers = producers
  }

  /// Puts an element in, waiting for room; gives false when nobody wants elements any more.
  func put(_ element: Element, weight added: Int = 1) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while weight > 0, weight + added > limit, !isCancelled { condition.wait() }
    if isCancelled { return false }
    elements.append((element, added))
    weight += added
    condition.broadcast()
    return true
  }

  /// Takes the first element, waiting for one; nil when there will be none any more.
  func take() -> Element? {
    condition.lock()
    defer { condition.unlock() }
    while first == elements.count, producers > 0, !isCancelled { condition.wait() }
    guard first < elements.count, !isCancelled else { return nil }
    return removeFirst()
  }

  /// What there was when somebody asked for all.
  enum Taken {
    /// Some elements, in their order.
    case elements([Element])
    /// None came until the deadline.
    case nothing
    /// None will come any more.
    case end
  }

  /// Takes what is there, waiting for one element until a deadline.
  func takeAll(before deadline: Date) -> Taken {
    condition.lock()
    defer { condition.unlock() }
    while first == elements.count, producers > 0, !isCancelled {
      if !condition.wait(until: deadline) { break }
    }
    if isCancelled { return .end }
    guard first < elements.count else { return producers > 0 ? .nothing : .end }
    var taken: [Element] = []
    while first < elements.count { taken.append(removeFirst()) }
    return .elements(taken)
  }

  /// Says that one of the producers has no more.
  func finish() {
    condition.lock()
    producers -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// Throws away what is there and lets everybody go.
  func cancel() {
    condition.lock()
    isCancelled = true
    elements = []
    first = 0
    condition.broadcast()
    condition.unlock()
  }

  private func removeFirst() -> Element {
    let (element, weight) = elements[first]
    first += 1
    self.weight -= weight
    if first == elements.count || first > 4096 {
      elements.removeFirst(first)
      first = 0
    }
    condition.broadcast()
    return element
  }
}
