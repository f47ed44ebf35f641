/// The tokens of a sentence, in a buffer that is kept from sentence to sentence.
///
/// Rules look at tokens again and again: an array would count references each time. A run of it is
/// good until the next sentence is scanned.
struct TokenList: RandomAccessCollection {
  private var base: UnsafeMutablePointer<Token>
  private var capacity: Int
  private(set) var count = 0

  /// Makes an empty list; `deallocate` ends it.
  init(capacity: Int) {
    self.capacity = Swift.max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  func deallocate() { base.deallocate() }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// The token at a place; a blank one where there is none.
  @inline(__always)
  subscript(_ place: Int) -> Token {
    place >= 0 && place < count
      ? base[place] : Token(kind: .stop, index: -1, start: 0, end: 0)
  }

  /// The tokens of a range, as far as there are any.
  @inline(__always)
  func run(_ range: Range<Int>) -> UnsafeBufferPointer<Token> {
    let low = Swift.max(0, Swift.min(range.lowerBound, count))
    let high = Swift.max(low, Swift.min(range.upperBound, count))
    return UnsafeBufferPointer(start: base + low, count: high - low)
  }

  /// The place of the first token that begins at or after an offset.
  @inline(__always)
  func place(from offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(base[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ token: Token) {
    if count == capacity { grow() }
    (base + count).initialize(to: token)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}
