import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: the text's own division

  /// Where the text first names its own division, in full or else in short; empty for nowhere.
  ///
  /// The text is searched once, and only when a claim asks.
  var ownMention: Span {
    if let known = foundOwnMention { return known }
    let whole = Span(0, text.count)
    let found = ownNames.lazy.compactMap { self.place(of: $0, in: whole) }.first ?? .none
    foundOwnMention = found
    return found
  }

  /// Whether a phrase holds the name of the text's own division: “绿美双柏”三年行动.
  func namesOwn(_ span: Span) -> Bool {
    ownNames.contains { place(of: $0, in: span) != nil }
  }

  /// The names of a division below the nation, the full one first.
  static func names(of area: Area?) -> [[UInt8]] {
    guard let area, area.level > 0 else { return [] }
    return ([area.name] + area.shortNames).map { Array($0.utf8) }.filter { $0.count >= 6 }
  }

  private func place(of name: [UInt8], in span: Span) -> Span? {
    var at = Int(span.start)
    let last = Int(span.end) - name.count
    while at <= last {
      if text.base[at] == name[0], text.base[at + 1] == name[1], text.base[at + 2] == name[2],
        name.indices.allSatisfy({ text.base[at + $0] == name[$0] })
      {
        return Span(at, at + name.count)
      }
      at += 1
    }
    return nil
  }

  /// The division that a body's own name tells it belongs to: 双柏县中彝医药产业协会, 县招商局.
  func ownParent(_ name: Span) -> Span {
    let (start, end) = (Int(name.start), Int(name.end))
    if let found = area(at: start, limit: end) {
      let isFull =
        text.anyEnds("县", "市", "区", "旗", "州", "盟", "省", "镇", "乡", "街道", at: found.end) != nil
      return isFull && end - found.end >= 6 ? Span(start, found.end) : .none
    }
    let isOwn: Bool
    switch ownLevel {
    case .county: isOwn = text.any("县", "区", "市", "旗", at: start) != nil
    case .city: isOwn = text.any("市", "州", "盟", at: start) != nil
    case .provincial: isOwn = text.any("省", "自治区", "市", at: start) != nil
    default: isOwn = false
    }
    // 区域 and 市场 are no divisions.
    guard isOwn, text.any("区域", "区块", "市场", "市政", "市民", "县域", "市域", "省际", at: start) == nil else {
      return .none
    }
    return ownMention
  }
}
