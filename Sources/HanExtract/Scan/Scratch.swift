/// Plain values of one sentence, in a buffer that is kept from sentence to sentence.
///
/// It stands for an array where elements are read and changed at every step of every rule: it counts
/// no references and is never copied. Its owner ends it by `deallocate`; elements own nothing.
struct Scratch<Element>: RandomAccessCollection, MutableCollection {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  /// Makes an empty buffer.
  init(capacity: Int) {
    self.capacity = Swift.max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  func deallocate() { base.deallocate() }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(_ place: Int) -> Element {
    @inline(__always)
    _read {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count))
      yield base[place]
    }
    @inline(__always)
    _modify {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count))
      yield &base[place]
    }
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// The first element, before which some were written to `room`.
  var start: UnsafePointer<Element> { UnsafePointer(base) }

  /// Empties the buffer and gives room for some elements; `filled` says how many were written there.
  @inline(__always)
  mutating func room(for most: Int) -> UnsafeMutablePointer<Element> {
    count = 0
    while capacity < most { grow() }
    return base
  }

  @inline(__always)
  mutating func filled(_ count: Int) { self.count = Swift.min(count, capacity) }

  /// Where the next element will stand, which `takeNext` adds.
  @inline(__always)
  mutating func next() -> UnsafeMutablePointer<Element> {
    if count == capacity { grow() }
    return base + count
  }

  /// Adds the element that has been made where `next` said.
  @inline(__always)
  mutating func takeNext() { count = Swift.min(count &+ 1, capacity) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Leaves out what meets a condition, and keeps the order.
  mutating func removeAll(where isLeftOut: (borrowing Element) -> Bool) {
    var kept = 0
    for place in 0..<count where !isLeftOut(base[place]) {
      if kept != place { base[kept] = base[place] }
      kept += 1
    }
    count = kept
  }

  private mutating func grow() {
    capacity *= 2
    base = base.moved(count, toRoomFor: capacity)
  }
}

extension UnsafeMutablePointer {
  /// Moves so many elements to larger room, and gives the old back.
  func moved(_ count: Int, toRoomFor capacity: Int) -> UnsafeMutablePointer {
    let larger = UnsafeMutablePointer.allocate(capacity: capacity)
    larger.moveInitialize(from: self, count: count)
    deallocate()
    return larger
  }
}
