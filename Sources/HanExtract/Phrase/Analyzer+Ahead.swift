import HanBase

/// What stands around a quantity, as far as the sentence alone tells.
struct ReadAhead {
  var peel = Peel(end: 0)
  var left = NounPhrase()
  var right = NounPhrase()
  /// The words of which was asked whether they name nothing, and what came of it.
  var leftAsked = Span.none
  var rightAsked = Span.none
  var leftIsNothing = false
  var rightIsNothing = false
  /// Whether what stands before it depends on nothing else.
  var isKnown = false
  /// Whether what stands behind it does.
  var rightIsKnown = false
}

extension Analyzer {
  /// Reads what stands around each quantity of a sentence before any is told of.
  ///
  /// The code of all steps is more than the memory nearest to a processor holds: where each number is
  /// told of from its words to its statement, each step waits for its code again. What depends on the
  /// statements before is left out.
  func readAhead() {
    ahead.removeAll()
    for index in quantities.indices {
      let next = ahead.next()
      next.initialize(to: ReadAhead())
      readAround(quantities[index], next)
      ahead.takeNext()
    }
  }

  private func readAround(_ quantity: Quantity, _ ahead: UnsafeMutablePointer<ReadAhead>) {
    asksStatements = false
    readBefore(quantity, ahead)
    ahead.pointee.isKnown = !asksStatements
    asksStatements = false
    let right = countedRing(quantity).map { named($0) } ?? rightPhrase(quantity)
    guard !asksStatements else { return }
    (ahead.pointee.right, ahead.pointee.rightIsKnown) = (right, true)
    if !right.isEmpty,
      quantity.kind == .percent || quantity.kind == .measure || quantity.kind == .person
    {
      ahead.pointee.rightIsNothing = namesNothing(right)
      ahead.pointee.rightAsked = right.phrase.a
    }
  }

  private func readBefore(_ quantity: Quantity, _ ahead: UnsafeMutablePointer<ReadAhead>) {
    peel(quantity, into: &ahead.pointee.peel)
    let left = wordsBefore(quantity, ahead)
    ahead.pointee.left = left
    if !left.isEmpty, left.indicator < 0 {
      ahead.pointee.leftIsNothing = namesNothing(left) || isOnlySaid(left, quantity)
      ahead.pointee.leftAsked = left.phrase.a
    }
  }

  @inline(__always)
  private func wordsBefore(
    _ quantity: Quantity, _ ahead: UnsafeMutablePointer<ReadAhead>
  ) -> NounPhrase {
    let (end, floor) = (ahead.pointee.peel.end, Int(quantity.leftLimit))
    if ahead.pointee.peel.isExamples { return NounPhrase() }
    if let ranked = nameBeforeRing(quantity) { return ranked }
    if let more = behindMore(ahead.pointee.peel) { return leftPhrase(more, end) }
    let left = leftPhrase(
      placeAfterClass(floor, end) ?? placeBehindBlank(quantity) ?? floor,
      comparisonStart(quantity, ahead.pointee.peel) ?? end)
    return endsInRing(left, quantity) ? NounPhrase() : withTier(left, floor)
  }

  /// Reads what stands before a quantity, where that was not known.
  @inline(__always)
  func readBefore(_ index: Int) {
    if _slowPath(!ahead[index].isKnown) { readBeforeInFull(index) }
  }

  @inline(never)
  private func readBeforeInFull(_ index: Int) {
    var own = ReadAhead()
    readBefore(quantities[index], &own)
    (ahead[index].peel, ahead[index].left) = (own.peel, own.left)
    (ahead[index].leftAsked, ahead[index].leftIsNothing) = (own.leftAsked, own.leftIsNothing)
  }

  /// The words before a number, by its place.
  func peel(at index: Int) -> Peel {
    readBefore(index)
    return ahead[index].peel
  }

  /// The noun phrase behind a quantity, by its place.
  @inline(__always)
  func rightPhrase(at index: Int) -> NounPhrase {
    _fastPath(ahead[index].rightIsKnown) ? ahead[index].right : rightPhrase(quantities[index])
  }

  /// Whether what is left of the words before a quantity names nothing.
  @inline(__always)
  func namesNothing(_ left: NounPhrase, before index: Int) -> Bool {
    left.phrase.a == ahead[index].leftAsked
      ? ahead[index].leftIsNothing && left.phrase.b.isEmpty && left.indicator < 0
      : namesNothing(left) || isOnlySaid(left, quantities[index])
  }

  /// Whether the words behind a quantity name nothing.
  @inline(__always)
  func namesNothing(_ right: NounPhrase, behind index: Int) -> Bool {
    right.isEmpty
      ? false
      : right.phrase.a == ahead[index].rightAsked
        ? ahead[index].rightIsNothing : namesNothing(right)
  }

  /// What was read ahead holds no longer: a time has turned out to be a base.
  func forgetAhead() {
    for index in ahead.indices { ahead[index].isKnown = false }
  }
}
