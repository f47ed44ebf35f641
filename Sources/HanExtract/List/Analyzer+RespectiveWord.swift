import HanBase
import HanCatalog

/// The word that says that places and numbers are told one by one.
extension Analyzer {
  func hasRespective(_ quantity: Quantity) -> Bool { respectiveToken(quantity) != nil }

  func respectiveToken(_ quantity: Quantity) -> Token? {
    guard sentenceRoles.contains(.respective) else { return nil }
    for token in tokensFrom(Int(quantity.leftLimit)) {
      if token.start >= quantity.span.start { return nil }
      if token.kind == .word, token.roles.contains(.respective),
        text.any("分别", "依次", "分列", "分居", at: Int(token.start)) != nil
      {
        return token
      }
    }
    return nil
  }
}
