import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: pledge

  /// Finds the sentence's intention, if it has one without a figure.
  func findPledge() {
    // 将与高校合作，…，力争…: the first 将 opens what the later cue shows to be a promise.
    var opening: Int?
    for hit in line.hits where !hit.isEnclosed {
      if hit.roles.contains(.pledge), pledges(hit) {
        return emitPledge(opening ?? Int(hit.start), .pledgeStrive)
      }
      if hit.end - hit.start == 3, text.has("将", at: Int(hit.start)) {
        if wills(hit) { return emitPledge(opening ?? Int(hit.start), .pledgeWill) }
        if opening == nil, mayWill(hit) { opening = Int(hit.start) }
      }
    }
    if let start = byYear() { emitPledge(start, .pledgeYear) }
  }

  /// Whether 将 may speak of what is to come: it is no 把.
  private func mayWill(_ hit: ClaimLine.Hit) -> Bool {
    let after = Int(hit.end)
    return line.hit(at: after, .willNot) == nil && !putsBefore(after)
  }

  /// 将…纳入, 将…作为: 将 puts an object before its verb.
  func putsBefore(_ after: Int) -> Bool {
    let end = min(line.clauseEnd(after), after + 120)
    guard let verb = text.anyFind(ClaimReader.puttingVerbs, in: after..<end) else { return false }
    // 将始终把…放在首位: there 把 puts.
    return text.find("把", in: after..<verb) == nil
  }

  private static let puttingVerbs: [StaticString] = [
    "作为", "纳入", "列为", "视为", "贯穿", "融入", "落实到", "转化为", "落到", "变成", "打造成", "送到", "移交", "写进", "放在",
    "摆在",
    "进行到底", "结合起来",
  ]

  private func pledges(_ hit: ClaimLine.Hit) -> Bool {
    // 争当 in a name or after 的 is no promise.
    text.anyEnds("的", "“", "敢于", "把", at: Int(hit.start)) == nil
  }

  private func wills(_ hit: ClaimLine.Hit) -> Bool {
    let after = Int(hit.end)
    guard line.hit(at: after, .willNot) == nil,
      text.anyEnds("这", "此举", "这些", at: Int(hit.start)) == nil
    else { return false }
    guard cue(at: after, .willNext) else { return acts(Int(hit.start), after) }
    if text.has("把", at: after) || text.has("以", at: after) {
      return true
    }
    if text.any("为全", "为建设", "为实现", at: after) != nil { return true }
    return !putsBefore(after)
  }

  /// 到2025年，….
  private func byYear() -> Int? {
    guard line.roles.contains(.byYear) else { return nil }
    for hit in line.hits.prefix(60) where hit.roles.contains(.byYear) {
      let found = Int(hit.start)
      let clause = line.clauseStart(found)
      // “到2027年，我们要…”: a quotation may open with it.
      let isStart =
        found == line.start || clause == found || clause == found - 3 && text.ends("“", at: found)
      if text.ends("末", at: Int(hit.end)) {
        if isStart, let plan = timeWithin(Span(hit.start, hit.end)), let last = plan.end?.year,
          last > context.year || isTarget && last >= context.year
        {
          return found
        }
        continue
      }
      var year = 0
      for offset in 3..<7 {
        guard (48...57).contains(text[found + offset]) else { break }
        year = year * 10 + Int(text[found + offset]) - 48
      }
      let isAfter = text.any("年", "年底", "年末", at: found + 7) != nil
      if isAfter, isStart, context.year > 0,
        year > context.year || (isTarget && year >= context.year)
      {
        return found
      }
    }
    return nil
  }

  private func emitPledge(_ start: Int, _ rule: ClaimRule) {
    var end = quotationEnd(start) ?? line.end
    while end > start,
      let length = text.anyEnds("。", "！", "？", "；", "!", "\n", " ", "。”", "！”", "\r", "，", at: end)
    { end -= length }
    guard end - start >= 15, !hasFigure(start, end) else { return }
    var draft = ClaimDraft(kind: .pledge, rule: rule, span: Span(start, end))
    let clause = line.clauseStart(start)
    if clause < start { draft.subject = trimmed(Span(clause, start)) }
    add(draft)
  }

  /// Where the quotation ends in which a promise begins: “将…投产，”陈明说.
  private func quotationEnd(_ start: Int) -> Int? {
    guard let close = text.find("”", in: start..<min(line.end, start + 600)),
      line.enclosures.allSatisfy({ Int($0.innerEnd) != close })
    else { return nil }
    return text.find("“", in: start..<close) == nil ? close : nil
  }

  /// Whether figures stand behind the cue, years and quoted names apart.
  private func hasFigure(_ from: Int, _ to: Int) -> Bool {
    var at = from
    let limit = min(to, from + 2000)
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        continue
      }
      let scalar = text.scalar(at)
      let isDigit = (48...57).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
      guard isDigit, let end = numeral(at: at, limit: limit) else {
        at += scalar.length
        continue
      }
      if text.any("年", "月", "日", "G", "A", at: end) == nil
        || end - at != 4 && text.has("年", at: end)
      {
        return true
      }
      at = end
    }
    return false
  }
}
