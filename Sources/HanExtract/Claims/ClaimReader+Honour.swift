import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds awards, lists, pilots and commendations that were received.
  func findHonours() {
    var done = 0
    for hit in line.hits where !hit.isEnclosed && Int(hit.start) >= done {
      if !hit.roles.isDisjoint(with: .honours) {
        if let end = honour(hit) { done = end }
      }
      if hit.roles.contains(.honourKept) { honourKept(hit) }
    }
    findHonoursBefore()
  }

  /// What sort of honour verb a cue is.
  private enum Strength { case verb, commendation, list, reached }

  private func strength(_ hit: ClaimLine.Hit) -> Strength {
    if hit.roles.contains(.honour) { return .verb }
    if hit.roles.contains(.honourAward) { return .commendation }
    return hit.roles.contains(.honourList) ? .list : .reached
  }

  private func honour(_ hit: ClaimLine.Hit) -> Int? {
    var strength = strength(hit)
    // 被省政府命名为云南省生态文明县: a body gave the name.
    if strength == .list, text.has("命名为", at: Int(hit.start)),
      !conferrer(before: Int(hit.start)).isEmpty
    {
      strength = .verb
    }
    guard !isGoal(Int(hit.start)) || isCelebrated(hit), !isNegated(Int(hit.start)),
      !isOtherWord(hit)
    else { return nil }
    var at = Int(hit.end)
    // 先后获 in 先后获得.
    if text.ends("获", at: at), text.has("得", at: at) { at += 3 }
    while let length = text.any("了", "为", "成为", "建设", "创建", "筹建", "设立", "建立", "开展", "成", at: at) {
      at += length
    }
    let end = line.clauseEnd(at)
    if text.ends("授予", at: Int(hit.end)) {
      guard let title = conferred(at, end) else { return nil }
      at = title
    }
    if text.has("的", at: at) { return nil }
    guard at < end else {
      if strength == .verb {
        selection(hit)
        approved(hit, at)
      }
      return nil
    }
    if strength == .commendation || strength == .list, callsHonours(at, end) { strength = .verb }
    var itemStart = at
    var claims = 0
    var reach: Int?
    var joined = 0
    while itemStart < end, claims < 24 {
      let itemEnd = item(from: itemStart + joined, limit: end)
      guard let title = titleEnd(itemStart, itemEnd, strength, isFirst: claims == 0) else {
        if strength == .list, line.enclosure(endingAt: itemEnd) != nil, itemEnd < end {
          itemStart = next(after: itemEnd, end)
          continue
        }
        // 、 within a title: the head stands in a later part.
        joined = next(after: itemEnd, end) - itemStart
        if joined <= 0 || joined > 150 || itemEnd >= end { break }
        continue
      }
      let isNext = itemStart - Int(hit.end) <= 18
      let start = claims == 0 && isNext ? Int(hit.start) : itemStart
      emitHonour(hit, strength, itemStart, title, start)
      claims += 1
      reach = title
      // Something else is said of the title, so the list is over.
      if !isItemOver(title, itemEnd) { break }
      itemStart = next(after: itemEnd, end)
      joined = 0
      if itemStart >= end || opensClause(itemStart) { break }
    }
    return reach
  }

  /// 获评 is hoped for, not reached: 未获评, 拟获评.
  private func isNegated(_ at: Int) -> Bool {
    text.anyEnds("未", "不", "拟", "没有", "积极", "全力", "可", at: at) != nil
  }

  /// 获 in 收获, 抓获; 被 without one who confers.
  private func isOtherWord(_ hit: ClaimLine.Hit) -> Bool {
    guard hit.end - hit.start == 3 else { return false }
    if text.has("被", at: Int(hit.start)) {
      let clause = Int(hit.end)..<line.clauseEnd(Int(hit.end))
      return line.hit(at: clause.lowerBound, [.issuer, .national, .provincial]) == nil
        || text.anyFind(["表扬", "表彰", "激励"], in: clause) == nil
        || text.find("表彰为", in: clause) != nil
    }
    return text.anyEnds("查", "捕", "缴", "破", "抓", "截", "俘", at: Int(hit.start)) != nil
      && line.hit(at: Int(hit.end), .levels) == nil
  }

  private func emitHonour(
    _ hit: ClaimLine.Hit, _ strength: Strength, _ from: Int, _ titleEnd: Int, _ start: Int
  ) {
    let rule: ClaimRule
    switch strength {
    case .verb: rule = .honourVerb
    case .commendation: rule = .honourCommendation
    case .list: rule = .honourList
    case .reached: rule = .honourReached
    }
    var draft = ClaimDraft(kind: .honour, rule: rule, span: Span(start, titleEnd))
    let bare = skipLead(from, titleEnd)
    draft.title = unquoted(Span(bare, titleEnd))
    if let issuer = commending(bare, titleEnd) {
      draft.issuer = issuer
    } else if let issuer = line.hit(at: bare, .issuer) {
      draft.issuer = Span(issuer.start, issuer.end)
      var end = Int(issuer.end)
      while text.has("、", at: end), let more = line.hit(at: end + 3, .issuer) {
        end = Int(more.end)
      }
      draft.issuer = Span(bare, end)
    }
    if draft.issuer.isEmpty { draft.issuer = conferrer(before: Int(hit.start)) }
    draft.scope = Span(bare, titleEnd)
    if level(in: draft.scope.range) == nil { draft.scope = Span(from, titleEnd) }
    draft.subject = topic(before: Int(hit.start))
    add(draft)
  }

  /// Leaves out what stands before a title: 全省首批, 100个, 第九批 stays in the title.
  func skipLead(_ from: Int, _ limit: Int) -> Int {
    var at = from
    if let scope = line.hit(at: at, .scope) {
      if line.hit(at: Int(scope.end), .firstLot) != nil {
        at = Int(scope.end)
      } else if let first = line.hit(at: Int(scope.end), [.firstCount, .firstOnly]) {
        at = Int(first.end) + (text.any("的", "入选", at: Int(first.end)) ?? 0)
      }
    }
    if let lot = line.hit(at: at, .firstLot) { at = Int(lot.end) }
    if let end = numeral(at: at, limit: limit) {
      if let length = text.any("个", "项", "家", "批", "处", "件", "种", at: end) {
        if !text.has("批", at: end) { at = end + length }
      } else if let length = text.any("年度", "年", at: end) {
        at = end + length
      }
    }
    return at < limit ? at : from
  }

  // MARK: lists

  /// Where the list item that begins at an offset ends: at 、, between two quoted names, or at 和.
  func item(from: Int, limit: Int) -> Int {
    var at = from
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        if enclosure.kind == .quote, let next = line.enclosure(at: at), next.kind == .quote {
          return at
        }
        if enclosure.kind == .quote, isJoint(at), line.enclosure(at: at + jointLength(at)) != nil {
          return at
        }
        continue
      }
      if text.has("、", at: at) { return at }
      if isJoint(at), line.hit(endingAt: at, .titleHead) != nil, opensTitle(at + jointLength(at)) {
        return at
      }
      at += text.scalar(at).length
    }
    return limit
  }

  private func isJoint(_ at: Int) -> Bool { jointLength(at) > 0 }

  private func jointLength(_ at: Int) -> Int { text.any("以及", "和", "及", "与", at: at) ?? 0 }

  func opensTitle(_ at: Int) -> Bool {
    line.hit(at: at, .levels) != nil || line.enclosure(at: at) != nil
      || line.hit(at: at, .firstLot) != nil || text.has("省", at: at) || text.has("市", at: at)
      || area(at: at, limit: line.end) != nil
  }

  func next(after itemEnd: Int, _ limit: Int) -> Int {
    if itemEnd >= limit { return limit }
    if text.has("、", at: itemEnd) { return itemEnd + 3 }
    return itemEnd + jointLength(itemEnd)
  }

  /// Whether nothing but a count stands between a title and the end of its item.
  private func isItemOver(_ titleEnd: Int, _ itemEnd: Int) -> Bool {
    if titleEnd >= itemEnd { return true }
    guard let end = numeral(at: titleEnd, limit: itemEnd) else { return false }
    return itemEnd - end <= 6
  }

  /// Whether a list item begins a clause of its own: 、获批….
  private func opensClause(_ at: Int) -> Bool {
    line.hit(at: at, [.honour, .honourAward, .honourList, .honourGoal, .verb, .objectStop]) != nil
  }

  // MARK: titles

  /// Where the title that begins at `from` ends, or nil where there is none.
  private func titleEnd(_ from: Int, _ limit: Int, _ strength: Strength, isFirst: Bool) -> Int? {
    let hits = line.hits(in: from..<limit)
    var best: Int?
    var bestHit: ClaimLine.Hit?
    var index = hits.startIndex
    var at = from
    scan: while at < limit {
      if let enclosure = line.enclosure(at: at) {
        let end = Int(enclosure.end)
        if enclosure.kind != .bracket {
          if enclosure.kind == .quote { (best, bestHit) = (end, nil) }
        } else if best == at, enclosure.end - enclosure.start <= 18 {
          best = line.hit(at: end, .titleHead) == nil && end < limit ? best : end
        }
        at = end
        continue
      }
      while index < hits.endIndex, Int(hits[index].start) < at { index += 1 }
      if index < hits.endIndex, Int(hits[index].start) == at {
        let hit = hits[index]
        // Before its head a title may hold verbs: 推动高质量发展成效明显县市区.
        if hit.roles.contains(.objectStop), at > from, best != nil || at - from > 150 { break scan }
        // 重点工程 says more than the 工程 that it ends in.
        if !hit.roles.isDisjoint(with: [.titleHead, .pilotHead, .awardHead]), Int(hit.end) <= limit,
          Int(hit.end) > best ?? from + 8
        {
          (best, bestHit) = (Int(hit.end), hit)
        }
      }
      let isDigit = (48...57).contains(text[at])
      if isDigit, best == at { break scan }
      // 获评“全国和谐社区”的湘江社区: who received it stands behind.
      if best == at, text.has("的", at: at), line.enclosure(endingAt: at)?.kind == .quote,
        text.any("称号", "荣誉", "美誉", "美称", at: at + 3) == nil
      {
        break scan
      }
      // 获得“…”等荣誉的青山村.
      if best != nil, text.has("的", at: at), text.anyEnds("荣誉", "称号", "殊荣", at: at) != nil {
        break scan
      }
      if text.has("的", at: at), strength != .verb, line.hit(endingAt: at, .firstOnly) == nil {
        break scan
      }
      at += text.scalar(at).length
    }
    guard let end = best else {
      return strength == .verb && isFirst ? plainTitle(from, at) : nil
    }
    return accepts(from, end, bestHit, strength) ? end : nil
  }

  /// A title without a usual head after a strong cue: it must name its level first.
  private func plainTitle(_ from: Int, _ limit: Int) -> Int? {
    guard limit - from >= 18, limit - from <= 75, line.hit(at: from, .levels) != nil,
      text.find("的", in: from..<limit) == nil, text.find("荣誉", in: from..<limit) == nil,
      !(from..<limit).contains(where: { (48...57).contains(text[$0]) })
    else { return nil }
    return limit
  }

  private func accepts(
    _ from: Int, _ end: Int, _ head: ClaimLine.Hit?, _ strength: Strength
  ) -> Bool {
    guard end - from >= 9, !isBareLevels(from, end) else { return false }
    // 优秀等次 is a grade, no title.
    if text.any("等次", "等级", "档次", "等第", at: end) != nil { return false }
    if text.anyEnds("元奖励", "资金奖励", "财政奖励", "资金激励", "元奖补", at: end) != nil { return false }
    var lead = skipLead(from, end)
    // 第一批国家级…名录.
    if text.has("第", at: lead), let count = numeral(at: lead + 3, limit: end),
      text.has("批", at: count)
    {
      lead = count + 3
    }
    let isLot =
      line.hit(at: from, .firstLot) != nil || line.hit(at: from, .scope) != nil && lead > from
    let isQuoted = line.enclosure(at: lead)?.kind == .quote
    let hasLevel =
      line.hit(at: lead, .issuer) != nil
      || level(in: lead..<min(end, lead + 24)).map { _ in startsWithLevel(lead, end) } ?? false
    switch strength {
    case .verb: return isQuoted || head != nil || line.enclosure(endingAt: end) != nil
    case .commendation:
      if let head, head.roles.contains(.awardHead) {
        return hasLevel || line.hit(at: lead, .issuer) != nil || containsQuote(from, end)
          || end - from >= 21 || isNamedPrize(from, end)
      }
      return (hasLevel || isQuoted) && (head?.roles.contains(.pilotHead) ?? quotedHead(end))
    case .list:
      // 我省第3个万亿级城市 is a rank.
      if text.find("第", in: from..<end) != nil, text.find("个", in: from..<end) != nil {
        return false
      }
      if isQuoted, head == nil { return quotedHead(end) }
      return (hasLevel || isLot || isQuoted)
        && (head.map { $0.roles.contains(.pilotHead) || !isQuoted && isKeyProject(from, $0) }
          ?? quotedHead(end))
    case .reached: return isLot
    }
  }

  private func startsWithLevel(_ at: Int, _ end: Int) -> Bool {
    line.hit(at: at, .levels) != nil || line.hit(at: at, .issuer) != nil
      || area(at: at, limit: end) != nil || text.any("省", "市", at: at) != nil
  }

  private func containsQuote(_ from: Int, _ end: Int) -> Bool {
    let index = line.enclosure(from: from)
    return index < line.enclosures.count && Int(line.enclosures[index].end) <= end
  }

  /// Whether a quoted name that ends at an offset ends in a title's head.
  func quotedHead(_ end: Int) -> Bool {
    guard let enclosure = line.enclosure(endingAt: end), enclosure.kind == .quote else {
      return false
    }
    return line.hit(endingAt: Int(enclosure.innerEnd), .quotedHead) != nil
  }
}
