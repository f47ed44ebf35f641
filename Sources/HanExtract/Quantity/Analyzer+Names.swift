import HanBase
import HanCatalog

extension Analyzer {
  /// Marks the numbers that stand in quoted names and in titles.
  func markNames() {
    guard hasMark(.openQuote) || hasMark(.openBook) else { return }
    var open = -1
    var book = 0
    var speech = false
    // Most tokens stand before the first of these marks.
    guard
      let first = tokens.run(from: 0).firstIndex(where: {
        $0.kind == .openQuote || $0.kind == .openBook
      })
    else { return }
    for index in first..<tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .openQuote:
        open = index
        speech = false
      case .closeQuote:
        if open >= 0, !speech { markQuote(open, index) }
        open = -1
      case .comma, .stop, .semicolon: speech = open >= 0
      case .openBook: book += 1
      case .closeBook: book = max(0, book - 1)
      case .number where book > 0: numbers[Int(token.index)].name = .bookTitle
      default: break
      }
    }
  }

  /// A quotation without a comma is a name, unless it adds up counted things.
  private func markQuote(_ open: Int, _ close: Int) {
    var hasPlus = false
    var hasNumber = false
    for index in open..<close {
      if tokens[index].kind == .plus { hasPlus = true }
      if tokens[index].kind == .number { hasNumber = true }
    }
    guard hasNumber else { return }
    for index in open..<close where tokens[index].kind == .number {
      if hasPlus, hasCounter(after: Int(tokens[index].end)) { continue }
      numbers[Int(tokens[index].index)].name = .quotedName
    }
  }

  private func hasCounter(after end: Int) -> Bool {
    text.any("个", "家", "项", "条", "座", "所", "名", "支", "处", "类", at: end) != nil
  }
}
