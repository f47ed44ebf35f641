/// The tokens of a sentence, in a buffer that is kept from sentence to sentence.
///
/// Rules look at tokens again and again: an array would count references each time, and a search
/// for the token at an offset would cost more than the rule. So the list keeps for each byte of the
/// sentence which token begins there or next. A run of it is good until the next sentence is scanned.
struct TokenList: RandomAccessCollection {
  private var base: UnsafeMutablePointer<Token>
  private(set) var count = 0
  /// For each byte from `origin` up to the last token's first: the place of the first token that
  /// begins there or behind.
  private var places: UnsafeMutablePointer<Int32>
  /// Where the sentence begins.
  private var origin = 0
  /// How many bytes from `origin` have their place.
  private var filled = 0
  private var areaCount = 0
  private var markCount = 0
  private var scopeCount = 0
  /// Where the marks stand in the list, and where the names of areas: what only asks for them need not
  /// look at each token, which is a branch at each that the processor cannot foresee.
  private var markPlaces: UnsafeMutablePointer<Int32>
  private var areaPlaces: UnsafeMutablePointer<Int32>
  private var scopePlaces: UnsafeMutablePointer<Int32>
  private var reach: Int
  private var capacity: Int

  /// Makes an empty list; `deallocate` ends it.
  init(capacity: Int) {
    self.capacity = Swift.max(1, capacity)
    base = .allocate(capacity: self.capacity)
    markPlaces = .allocate(capacity: self.capacity)
    areaPlaces = .allocate(capacity: self.capacity)
    scopePlaces = .allocate(capacity: self.capacity)
    reach = 4096
    places = .allocate(capacity: reach + TokenList.slack)
  }

  /// How many places are filled at once, and may be behind the last that is needed.
  private static let slack = 32

  func deallocate() {
    base.deallocate()
    markPlaces.deallocate()
    areaPlaces.deallocate()
    scopePlaces.deallocate()
    places.deallocate()
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// The token at a place; a blank one where there is none.
  @inline(__always)
  subscript(_ place: Int) -> Token {
    UInt(bitPattern: place) < UInt(bitPattern: count)
      ? base[place] : Token(kind: .stop, index: -1, start: 0, end: 0)
  }

  /// The tokens of a range, as far as there are any.
  @inline(__always)
  func run(_ range: Range<Int>) -> UnsafeBufferPointer<Token> {
    let low = Swift.max(0, Swift.min(range.lowerBound, count))
    let high = Swift.max(low, Swift.min(range.upperBound, count))
    return UnsafeBufferPointer(start: base + low, count: high &- low)
  }

  /// The tokens from a place on.
  @inline(__always)
  func run(from place: Int) -> UnsafeBufferPointer<Token> {
    UnsafeBufferPointer(start: base + place, count: count &- place)
  }

  /// The places of the marks, in order.
  var marks: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: markPlaces, count: markCount)
  }

  /// The places of the words that name areas, in order.
  var areas: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: areaPlaces, count: areaCount)
  }

  /// The places of those and of the words for a scope or for the document's own area, in order.
  var scopes: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: scopePlaces, count: scopeCount)
  }

  /// The place of the first token that begins at or after an offset, at most `count`.
  @inline(__always)
  func place(from offset: Int) -> Int {
    let at = offset &- origin
    if at < 0 { return 0 }
    return at < filled ? Int(places[at]) : count
  }

  /// Empties the list for a sentence that begins at an offset.
  mutating func removeAll(from origin: Int) {
    count = 0
    filled = 0
    markCount = 0
    areaCount = 0
    scopeCount = 0
    self.origin = origin
  }

  /// Adds a mark, which begins at or behind the end of the last token.
  @inline(__always)
  mutating func appendMark(_ token: Token) {
    append(token)
    markPlaces[markCount] = Int32(truncatingIfNeeded: count &- 1)
    markCount &+= 1
  }

  /// Adds a word of the lexicon.
  @inline(__always)
  mutating func appendWord(_ token: Token) {
    append(token)
    // Written always and counted where it is one: there is no branch.
    let own = Int32(truncatingIfNeeded: count &- 1)
    areaPlaces[areaCount] = own
    areaCount &+= token.isArea ? 1 : 0
    scopePlaces[scopeCount] = own
    scopeCount &+= token.isArea || !token.roles.isDisjoint(with: [.scope, .selfArea]) ? 1 : 0
  }

  /// Adds a token that is neither.
  @inline(__always)
  mutating func append(_ token: Token) {
    if _slowPath(count == capacity) { grow() }
    let own = Int32(truncatingIfNeeded: count)
    (base + count).initialize(to: token)
    let end = Int(token.start) &- origin &+ 1
    if _slowPath(end > reach) { widen(end) }
    // As many at once as there are nearly ever, since nobody foresees when a loop ends; what is
    // written too far is written over by the next token.
    fill(filled, own)
    var at = filled &+ TokenList.slack
    while _slowPath(at < end) {
      fill(at, own)
      at &+= TokenList.slack
    }
    filled = end
    count &+= 1
  }

  /// Lets the last token end further behind.
  mutating func extendLast(to end: Int) {
    if count > 0 { base[count - 1].end = Int32(truncatingIfNeeded: end) }
  }

  /// Lets the last token stand for another entry of the lexicon.
  mutating func renameLast(_ index: Int32) {
    if count > 0 { base[count - 1].index = index }
  }

  /// Sets `slack` places from one on.
  @inline(__always)
  private func fill(_ at: Int, _ own: Int32) {
    let eight = SIMD8(repeating: own)
    let to = UnsafeMutableRawPointer(places + at)
    to.storeBytes(of: eight, as: SIMD8<Int32>.self)
    to.storeBytes(of: eight, toByteOffset: 32, as: SIMD8<Int32>.self)
    to.storeBytes(of: eight, toByteOffset: 64, as: SIMD8<Int32>.self)
    to.storeBytes(of: eight, toByteOffset: 96, as: SIMD8<Int32>.self)
  }

  private mutating func grow() {
    capacity *= 2
    base = base.moved(count, toRoomFor: capacity)
    markPlaces = markPlaces.moved(markCount, toRoomFor: capacity)
    areaPlaces = areaPlaces.moved(areaCount, toRoomFor: capacity)
    scopePlaces = scopePlaces.moved(scopeCount, toRoomFor: capacity)
  }

  private mutating func widen(_ end: Int) {
    while reach < end { reach *= 2 }
    places = places.moved(filled, toRoomFor: reach + TokenList.slack)
  }
}
