import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds ranks and bands that hold no number.
  func findTiers() {
    for hit in line.hits where hit.roles.contains(.band) {
      if hit.isEnclosed, line.enclosure(endingAt: Int(hit.end)) == nil, quotedBand(hit) == nil {
        continue
      }
      tier(hit)
    }
  }

  /// `“第一方阵”`, `“领军者”`: the band alone stands in the quotation marks.
  private func quotedBand(_ hit: ClaimLine.Hit) -> ClaimLine.Enclosure? {
    let index = line.enclosure(from: Int(hit.start)) - 1
    guard index >= 0 else { return nil }
    let enclosure = line.enclosures[index]
    return enclosure.innerStart == hit.start && enclosure.innerEnd == hit.end ? enclosure : nil
  }

  private func tier(_ hit: ClaimLine.Hit) {
    // The marks may be of one byte or of three.
    let quoted = quotedBand(hit)
    let (start, end) = (Int(quoted?.start ?? hit.start), Int(quoted?.end ?? hit.end))
    guard !isTierGoal(start) else { return }
    let clause = line.clauseStart(start)
    var scope: ClaimLine.Hit?
    var verb: ClaimLine.Hit?
    for cue in line.hits(in: max(clause, start - 72)..<start) where !cue.isEnclosed {
      // The nearest scope counts, with those that stand right before it.
      if cue.roles.contains(.scope), Int(cue.end) <= start {
        if let old = scope, old.end >= cue.start || isNarrowed(old, cue) { continue }
        scope = cue
      }
      if cue.roles.contains(.tierVerb), Int(cue.end) <= start {
        if let old = verb, old.end > cue.start { continue }
        verb = cue
      }
    }
    let place = scope == nil ? namedPlace(max(clause, start - 72), start) : nil
    guard accepts(hit, start, end, scope: scope, verb: verb, hasPlace: place != nil) else { return }
    var spanEnd = end
    if let length = text.any("行列", "地位", "水平", "位置", "位次", "优势", at: end) { spanEnd += length }
    if let after = scopeAfter(spanEnd) { spanEnd = after }
    var spanStart = start
    if let scope { spanStart = Int(scope.start) }
    if let place { spanStart = min(spanStart, place) }
    if let verb {
      let isNear = spanStart - Int(verb.end) <= 6
      if isNear || (spanStart == start && start - Int(verb.end) <= 30) {
        spanStart = min(spanStart, Int(verb.start))
      }
    }
    spanStart = withEvaluation(spanStart, clause)
    emitTier(hit, spanStart, spanEnd, clause)
  }

  /// 全国酱腌菜行业: a branch narrows the scope before it.
  private func isNarrowed(_ scope: ClaimLine.Hit, _ branch: ClaimLine.Hit) -> Bool {
    let between = Int(scope.end)..<Int(branch.start)
    return !scope.roles.isDisjoint(with: .levels)
      && text.any("行业", "业内", "业界", "同行业", "同类", at: Int(branch.start)) != nil
      && between.count <= 30 && text.find("的", in: between) == nil
      && line.hits(in: between).allSatisfy { $0.roles.isDisjoint(with: [.verb, .tierVerb]) }
  }

  private func isLeader(_ hit: ClaimLine.Hit) -> Bool {
    text.any("领军", "“领军", at: Int(hit.start)) != nil
  }

  private func emitTier(_ hit: ClaimLine.Hit, _ start: Int, _ end: Int, _ clause: Int) {
    let isLead = text.has("领", at: Int(hit.start)) || text.has("“领", at: Int(hit.start))
    var draft = ClaimDraft(
      kind: .tier, rule: isLead ? .tierLead : .tierBand, span: Span(start, end))
    draft.scope = draft.span
    let subject = topic(before: start)
    draft.subject = subject
    if text.has("在", at: start), let inner = text.anyFind(["领域", "中", "内", "里"], in: start..<end) {
      draft.title = Span(start + 3, text.has("领域", at: inner) ? inner + 6 : inner)
    } else if isLeader(hit) {
      draft.title = Span(start, end)
    } else {
      draft.title = subject.isEmpty ? draft.span : subject
      draft.isTitleGuessed = subject.isEmpty
    }
    add(draft)
  }

  /// `在省市绩效评价中名列前茅`: the evaluation belongs to the words.
  private func withEvaluation(_ start: Int, _ clause: Int) -> Int {
    guard start > clause, text.anyEnds("中", "里", "内", at: start) != nil else { return start }
    guard let at = lastFind("在", clause, start) else { return start }
    return at + 3 < start ? at : start
  }

  /// The last occurrence of a word within a range, looked for within 90 bytes of its end.
  func lastFind(_ word: StaticString, _ from: Int, _ to: Int) -> Int? {
    var at = max(from, to - 90)
    var last: Int?
    while let found = text.find(word, in: at..<to) {
      last = found
      at = found + 3
    }
    return last
  }

  private func namedPlace(_ from: Int, _ to: Int) -> Int? {
    var at = from
    while at < to {
      if let found = area(at: at, limit: to), let known = catalog.area(found.code) {
        if known.level <= 2, to - found.end <= 45 { return at }
        at = found.end
      } else {
        at += text.scalar(at).length
      }
    }
    return nil
  }

  private func scopeAfter(_ at: Int) -> Int? {
    guard let scope = line.hit(at: at, .scope) else { return nil }
    return Int(scope.end)
  }

  /// What each band needs beside it.
  private func accepts(
    _ hit: ClaimLine.Hit, _ start: Int, _ end: Int, scope: ClaimLine.Hit?, verb: ClaimLine.Hit?,
    hasPlace: Bool
  ) -> Bool {
    let hasScope = scope != nil || hasPlace
    let at = Int(hit.start)
    if text.has("三甲", at: at) {
      return text.has("行列", at: end) || text.ends("行列", at: end) || (hasScope && verb != nil)
    }
    if text.has("首位", at: at) || text.has("榜首", at: at) {
      if text.anyEnds("放在", "摆在", "置于", "放到", "放于", "摆到", "放在了", at: start) != nil {
        return false
      }
      return hasScope || (verb.map { Int($0.end) == start } ?? false)
    }
    if text.has("之首", at: at) {
      let clause = line.clauseStart(start)
      if text.find("在", in: clause..<start) != nil,
        text.find("放在", in: clause..<start) != nil
          || text.find("摆在", in: clause..<start) != nil
      {
        return false
      }
      return hasScope || verb != nil
    }
    if text.has("领先", at: at) {
      if numeral(at: scopeAfter(end) ?? end, limit: line.end) != nil { return false }
      if text.any("全国", "全省", "全市", "全球", at: end) != nil { return true }
      if hasScope, text.ends("遥遥", at: start) { return true }
      return scope.map { start - Int($0.end) <= 9 } ?? false
        || text.any("地位", "水平", "优势", at: end) != nil && verb != nil
        || text.ends("地位", at: end) && verb != nil || (text.ends("水平", at: end) && hasScope)
        || (hasPlace && text.ends("领先", at: end))
    }
    if text.has("领跑", at: at) {
      if text.any("者", "县", "行动", "计划", "”", "企业", "工程", "员", "市", "区", at: end) != nil {
        return false
      }
      if scopeAfter(end) != nil { return true }
      return text.anyEnds("争先", "继续", "持续", "稳步", "全面", at: start) != nil
    }
    if text.has("排头", at: at) || text.has("头部", at: at) { return false }
    if text.has("前列", at: at) { return hasScope || verb != nil }
    if text.has("第一档", at: at) || text.has("先进行列", at: at) { return hasScope }
    return true
  }

  /// A band is aimed at, not held.
  private func isTierGoal(_ at: Int) -> Bool {
    if isGoal(at) { return true }
    let clause = line.clauseStart(at)
    for cue in line.hits(in: clause..<at) where cue.roles.contains(.goal) && !cue.isEnclosed {
      if text.any("要", "打造", "加快建设", "希望", "勇", "争", at: Int(cue.start)) != nil {
        return true
      }
    }
    return false
  }
}
