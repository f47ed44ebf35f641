import HanBase
import HanCatalog

extension Analyzer {
  /// What ends the name of an organisation, and the character with which it does.
  private static let organisations: [(word: StaticString, last: StaticString)] = [
    ("公司", "司"), ("集团", "团"), ("有限责任", "任"), ("研究院", "院"), ("研究所", "所"), ("商行", "行"),
  ]

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
    let organisations = Analyzer.organisations
    guard
      organisations.contains(where: { !text.lacks($0.last, from: start, to: reach) }),
      organisations.contains(where: { text.find($0.word, in: start..<reach) != nil })
    else { return false }
    for organisation in organisations {
      if let found = text.find(organisation.word, in: start..<limit) {
        // 广东上市公司821家: firms of a sort, no firm.
        if text.anyEnds("上市", "挂牌", at: found) != nil { continue }
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
}
