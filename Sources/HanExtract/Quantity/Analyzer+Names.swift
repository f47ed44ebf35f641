import HanBase
import HanCatalog

extension Analyzer {
  /// Marks the numbers that stand in quoted names and in titles.
  func markNames() {
    guard hasMark(.openQuote) || hasMark(.openBook) else { return }
    var open = -1
    var book = 0
    var speech = false
    // The first number that stands behind the marks passed.
    var next = 0
    for place in tokens.marks {
      // Nothing is left that could stand within them.
      if next == numbers.count, open < 0 { return }
      while next < numbers.count, numbers[next].token < place {
        if book > 0 { numbers[next].name = .bookTitle }
        next += 1
      }
      switch tokens[Int(place)].kind {
      case .openQuote:
        open = Int(place)
        speech = false
      case .closeQuote:
        if open >= 0, !speech { markQuote(open, Int(place), before: next) }
        open = -1
      case .comma, .stop, .semicolon: speech = open >= 0
      case .openBook: book += 1
      case .closeBook: book = max(0, book - 1)
      default: break
      }
    }
    while book > 0, next < numbers.count {
      numbers[next].name = .bookTitle
      next += 1
    }
  }

  /// A quotation without a comma is a name, unless it adds up counted things.
  private func markQuote(_ open: Int, _ close: Int, before next: Int) {
    guard next > 0, Int(numbers[next - 1].token) > open else { return }
    let hasPlus =
      hasMark(.plus)
      && tokens.marks.contains {
        Int($0) > open && Int($0) < close && tokens[Int($0)].kind == .plus
      }
    for index in (0..<next).reversed() {
      guard Int(numbers[index].token) > open else { return }
      if hasPlus, hasCounter(after: Int(tokens[Int(numbers[index].token)].end)) { continue }
      numbers[index].name = .quotedName
    }
  }

  private func hasCounter(after end: Int) -> Bool {
    text.any("个", "家", "项", "条", "座", "所", "名", "支", "处", "类", at: end) != nil
  }
}
