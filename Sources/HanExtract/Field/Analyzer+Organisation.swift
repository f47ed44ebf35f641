import HanBase
import HanCatalog

extension Analyzer {
  private static let organisations = WordSet("公司", "集团", "有限责任", "研究院", "研究所", "商行")

  /// Whether what follows a place's name makes it part of the name of an organisation.
  func isOrganisation(_ start: Int, _ limit: Int) -> Bool {
    // Behind a mark or a verb stands another thing: nearly always nothing is to be looked through.
    var reach = limit
    for token in tokensFrom(start) {
      if Int(token.start) >= limit { break }
      if token.kind != .word
        || !token.roles.isDisjoint(with: [.verb, .up, .down, .reach])
          && !token.isIndicator
      {
        reach = min(limit, Int(token.start) + 12)
        break
      }
    }
    if lacksOrganisation(start, reach) { return false }
    guard text.find(Analyzer.organisations, in: start..<reach) != nil else { return false }
    for suffix: StaticString in ["公司", "集团", "有限责任", "研究院", "研究所", "商行"] {
      if let found = text.find(suffix, in: start..<limit) {
        for token in tokensFrom(start) {
          if Int(token.start) >= found { return true }
          if token.kind != .word
            || !token.roles.isDisjoint(with: [.verb, .up, .down, .reach])
          {
            if token.kind != .word || !token.isIndicator { return false }
          }
        }
        return true
      }
    }
    return false
  }

  /// Whether the characters with which their words end stand nowhere near.
  private func lacksOrganisation(_ start: Int, _ end: Int) -> Bool {
    text.lacks("司", from: start, to: end) && text.lacks("团", from: start, to: end)
      && text.lacks("任", from: start, to: end) && text.lacks("院", from: start, to: end)
      && text.lacks("所", from: start, to: end) && text.lacks("行", from: start, to: end)
  }
}
