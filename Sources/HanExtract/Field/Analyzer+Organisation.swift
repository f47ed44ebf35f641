import HanBase
import HanCatalog

extension Analyzer {
  /// What ends the name of an organisation; `isOrganisation` looks for the last characters first.
  private static let organisations: [StaticString] = [
    "公司", "集团", "有限责任", "研究院", "研究所", "商行",
  ]

  /// Whether what follows a place's name makes it part of the name of an organisation.
  func isOrganisation(_ start: Int, _ limit: Int) -> Bool {
    // Most sentences have none of the characters in which such a name ends.
    if text.lacks("司", from: start, to: limit), text.lacks("团", from: start, to: limit),
      text.lacks("任", from: start, to: limit), text.lacks("院", from: start, to: limit),
      text.lacks("所", from: start, to: limit), text.lacks("行", from: start, to: limit)
    {
      return false
    }
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
    guard organisations.contains(where: { text.find($0, in: start..<reach) != nil })
    else { return false }
    for organisation in organisations {
      if let found = text.find(organisation, in: start..<limit) {
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
