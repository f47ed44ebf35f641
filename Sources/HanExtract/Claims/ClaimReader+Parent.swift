import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds bodies whose parent the clause names: X（隶属Y）, Y全资子公司X, X系Y控股子公司, Y旗下的X.
  func parented(_ hit: ClaimLine.Hit) {
    if hit.isEnclosed { return bracketed(hit) }
    let (at, after) = (Int(hit.start), Int(hit.end))
    let clause = line.clauseStart(at)
    // X系Y控股子公司: the name stands before.
    if text.any("，", "。", "；", ",", at: after) != nil || after >= line.end {
      guard let verb = lastFind("系", clause, at) ?? lastFind("是", clause, at),
        let start = nameStart(clause, verb)
      else { return }
      return emitParented(
        Span(start, after), name: Span(start, verb), role: hit,
        parent: trimmed(Span(verb + 3, at)))
    }
    // 隶属Y的X.
    if text.has("隶属", at: at) {
      let limit = line.clauseEnd(after)
      guard let of = text.find("的", in: after..<limit), of - after <= 75,
        let end = parentedEnd(of + 3, limit)
      else { return }
      let owner = after + (text.any("于", at: after) ?? 0)
      return emitParented(
        Span(at, end), name: Span(of + 3, end), role: hit, parent: trimmed(Span(owner, of)))
    }
    // Y全资子公司X, Y旗下的X.
    let from = after + (text.any("的", "企业", at: after) ?? 0)
    guard text.anyEnds("成立", "设立", "组建", at: at) == nil,
      let end = parentedEnd(from, line.clauseEnd(from))
    else { return }
    let owner = behindVerbs(line.clauseStart(at, pauses: true), at)
    emitParented(Span(at, end), name: Span(from, end), role: hit, parent: trimmed(Span(owner, at)))
  }

  /// X（隶属Y）获评…: the body stands before the bracket.
  private func bracketed(_ hit: ClaimLine.Hit) {
    let index = line.enclosure(from: Int(hit.start)) - 1
    guard index >= 0, line.enclosures[index].kind == .bracket,
      line.enclosures[index].end > hit.start
    else { return }
    let bracket = line.enclosures[index]
    let end = Int(bracket.start)
    guard let start = nameStart(line.clauseStart(end, pauses: true), end) else { return }
    let isBefore = hit.start == bracket.innerStart
    let parent =
      isBefore
      ? Span(hit.end, bracket.innerEnd) : trimmed(Span(bracket.innerStart, hit.start))
    emitParented(
      Span(start, Int(bracket.innerEnd)), name: Span(start, end), role: hit, parent: parent)
  }

  /// Where a body's name that ends at an offset begins, behind times and verbs.
  private func nameStart(_ clause: Int, _ end: Int) -> Int? {
    guard
      line.hit(endingAt: end, .body) != nil
        || text.anyEnds(ClaimReader.namedEnds, at: end) != nil
        || text.anyEnds("站", "所", "院", "社", "厂", "处", at: end) != nil || endsAsBureau(end)
    else { return nil }
    var start = behindTimes(max(clause, end - 120), end)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    start = behindVerbs(start, end)
    guard end - start >= 12, isNamed(start, end), text.find("的", in: start..<end) == nil else {
      return nil
    }
    return start
  }

  /// Behind the verbs that govern a name: 成功组建….
  func behindVerbs(_ from: Int, _ end: Int) -> Int {
    var start = from
    while let verb = line.hit(at: start, .verb), Int(verb.end) < end { start = Int(verb.end) }
    return start
  }

  /// Where the named body ends that begins at an offset.
  private func parentedEnd(_ from: Int, _ limit: Int) -> Int? {
    guard from < limit, line.hit(at: from, [.verb, .objectStop, .phraseStop, .goal]) == nil,
      numeral(at: from, limit: limit) == nil
    else { return nil }
    var best: Int?
    for cue in line.hits(in: from..<min(limit, from + 75)) {
      if !cue.roles.isDisjoint(with: [.objectStop, .phraseStop, .found]),
        cue.roles.isDisjoint(with: .body)
      {
        break
      }
      if cue.roles.contains(.body), Int(cue.end) <= limit { best = Int(cue.end) }
    }
    guard let end = best ?? firmEnd(from, min(limit, from + 60)), end - from >= 12,
      text.find("的", in: from..<end) == nil, text.find("、", in: from..<end) == nil,
      isNamed(from, end)
    else { return nil }
    return end
  }

  private func emitParented(_ span: Span, name: Span, role: ClaimLine.Hit, parent: Span) {
    guard parent.count >= 6 || text.any("公司", "集团", at: Int(parent.start)) != nil else { return }
    var draft = ClaimDraft(kind: .organisation, rule: .organisationParent, span: span)
    draft.title = unquoted(name)
    draft.name = draft.title
    draft.role = Span(role.start, role.end)
    draft.parent = parent
    draft.isUnscoped = true
    add(draft)
  }
}
