import HanBase

/// What stands before a quantity.
struct ReadAhead {
  var peel: Peel
  var left = NounPhrase()
  /// Whether it depends on nothing but the sentence.
  var isKnown: Bool
}

extension Analyzer {
  /// Reads what stands before each quantity of a sentence: one step for all of them before the next.
  ///
  /// The code of all steps is more than the memory nearest to a processor holds, and one that tells of
  /// each number in turn waits for it at each step. What depends on the statements before is left out.
  func readAhead() {
    ahead.removeAll()
    guard quantities.count > 1 else { return }
    for index in quantities.indices {
      asksStatements = false
      let next = ahead.next()
      next.initialize(to: ReadAhead(peel: peel(quantities[index]), isKnown: true))
      next.pointee.isKnown = !asksStatements
      ahead.takeNext()
    }
    for index in quantities.indices where ahead[index].isKnown {
      ahead[index].left = wordsBefore(quantities[index], ahead[index].peel)
    }
  }

  /// What stands before a quantity, by its place.
  @inline(__always)
  func peel(at index: Int) -> Peel {
    index < ahead.count && ahead[index].isKnown ? ahead[index].peel : peel(quantities[index])
  }

  /// The noun phrase before a quantity, by its place.
  @inline(__always)
  func wordsBefore(at index: Int, _ quantity: Quantity, _ peel: Peel) -> NounPhrase {
    index < ahead.count && ahead[index].isKnown ? ahead[index].left : wordsBefore(quantity, peel)
  }

  private func wordsBefore(_ quantity: Quantity, _ peel: Peel) -> NounPhrase {
    peel.isExamples
      ? NounPhrase()
      : leftPhrase(
        placeAfterClass(Int(quantity.leftLimit), peel.end) ?? placeBehindBlank(quantity)
          ?? Int(quantity.leftLimit),
        comparisonStart(quantity, peel) ?? peel.end)
  }

  /// What was read ahead holds no longer: a time has turned out to be a base.
  func forgetAhead() { ahead.removeAll() }
}
