import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds priorities and what is the only one of its kind.
  func findFirsts() {
    for hit in line.hits
    where !hit.isEnclosed || hit.roles.contains(.firstZero) || hit.roles.contains(.firstLot) {
      if hit.roles.contains(.firstCount) {
        firstOfKind(hit)
      } else if hit.roles.contains(.firstLot) {
        firstLot(hit)
      } else if hit.roles.contains(.firstTime) {
        firstTime(hit)
      } else if hit.roles.contains(.firstAhead) {
        firstAhead(hit)
      } else if hit.roles.contains(.firstOnly) {
        firstOnly(hit)
      } else if hit.roles.contains(.firstGap) {
        firstGap(hit)
      } else if hit.roles.contains(.firstZero) {
        firstZero(hit)
      }
    }
  }

  /// The scope that ends where a cue begins: 全省, 湖南, 中部地区, 全国贫困县.
  private func scope(endingAt end: Int) -> Span? {
    if let hit = line.hit(endingAt: end, .scope) {
      return Span(widened(Int(hit.start)), end)
    }
    let clause = line.clauseStart(end, pauses: true)
    var at = max(clause, end - 27)
    while at < end, text.base[at] & 0xC0 == 0x80 { at += 1 }
    while at < end {
      if let found = area(at: at, limit: end) {
        let rest = end - found.end
        if rest == 0 || (rest == 3 && text.any("省", "市", "区", "县", at: found.end) != nil) {
          return Span(at, end)
        }
        at = found.end
      } else if let hit = line.hit(at: at, .scope), end - Int(hit.end) <= 12 {
        // 全国贫困县首家: the scope is narrowed by a class.
        if line.hits(in: Int(hit.end)..<end).contains(where: { $0.roles.contains(.verb) }) {
          return nil
        }
        return text.find("的", in: Int(hit.end)..<end) == nil ? Span(at, end) : nil
      } else {
        at += text.scalar(at).length
      }
    }
    return nil
  }

  private func widened(_ start: Int) -> Int {
    guard let before = line.hit(endingAt: start, .scope) else { return start }
    return Int(before.start)
  }

  /// Where the noun phrase that begins at an offset ends: at a verb, a pause or the clause's end.
  private func phraseEnd(_ from: Int, pauses: Bool = true) -> Int {
    let limit = line.clauseEnd(from, pauses: pauses)
    var at = from
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        continue
      }
      if at > from, line.hit(at: at, .phraseStop) != nil { return at }
      at += text.scalar(at).length
    }
    return min(limit, max(at, from))
  }

  private func firstOfKind(_ hit: ClaimLine.Hit) {
    let at = Int(hit.start)
    guard !isGoal(at) || isTelling(at) else { return }
    let scope = scope(endingAt: at)
    var after = Int(hit.end)
    // 在苏州大市范围内尚属首例.
    if scope == nil, after >= line.clauseEnd(after) { return onlySo(hit, after) }
    if let bracket = line.enclosure(at: after), bracket.kind == .bracket,
      bracket.end - bracket.start <= 12
    {
      // 首台（套） without a scope is a class of goods.
      if scope == nil { return }
      after = Int(bracket.end)
    }
    if scope == nil, text.any(ClaimReader.scopedCounts, at: at) != nil { return }
    let isCreation = text.has("首创", at: at)
    if isCreation, scope == nil { return }
    // 首个三年行动: the first part of a plan.
    if scope == nil, let count = numeral(at: after, limit: line.end),
      text.any("年", "月", "季度", "周", "天", "小时", "个", "轮", "期", at: count) != nil
    {
      return
    }
    let start = scope.map { Int($0.start) } ?? at
    let isOpen =
      line.hit(at: after, .phraseStop) != nil || after >= line.clauseEnd(after, pauses: true)
    var end = isOpen ? after : phraseEnd(after)
    if text.has("首店", at: at), !isOpen { end = after }
    if !isOpen, end - after < 6 { end = line.clauseEnd(after, pauses: true) }
    if end - after < 6 || text.has("首店", at: at) {
      if onlyOne(hit, start, scope) { return }
      // 小谷叮循环书仓全国首店, 精密带钢生产线是广西首条: the object stands before.
      let isLast = after >= line.clauseEnd(after, pauses: true)
      let verb = isLast ? text.anyEnds("属于", "成为", "是", "为", "系", "属", at: start) ?? 0 : 0
      let object = topic(before: start - verb)
      let isNext = Int(object.end) == start - verb
      if scope != nil, !isLast, !isNext, !isCreation {
        // 全省首个荣获“中国驰名商标”的企业: what was first to do it.
        let end = aligned(min(line.clauseEnd(after, pauses: true), after + 150))
        guard end - after >= 12 else { return }
        emitFirst(.firstCount, Span(start, end), title: Span(after, end), scope: scope)
        return
      }
      guard scope != nil, !object.isEmpty, isNext || isCreation else { return }
      emitFirst(
        .firstCount, Span(isNext ? Int(object.start) : start, after), title: object, scope: scope)
      return
    }
    // 全国首个全域运营…: a verb at once belongs to the phrase.
    if end - after < 12 { end = line.clauseEnd(after, pauses: true) }
    end = aligned(min(end, after + 150))
    emitFirst(.firstCount, Span(start, end), title: Span(after, end), scope: scope)
  }

  /// First of these is a priority only where it says of what: 全国首张.
  private static let scopedCounts: [StaticString] = [
    "首张", "首场", "首户", "首名", "首件", "首期", "首处", "首块", "第一块", "第一件", "第一例", "第一套", "第一口", "第一处", "第一根",
    "第一间", "第一颗", "第一枚",
  ]

  private func emitFirst(_ rule: ClaimRule, _ span: Span, title: Span, scope: Span?) {
    var draft = ClaimDraft(kind: .first, rule: rule, span: span)
    draft.title = trimmed(title)
    if let scope {
      draft.scope = scope
    } else if rule == .firstLot {
      draft.scope = draft.title
    } else if let cue = line.hits(in: draft.title.range).first(where: { $0.roles.contains(.scope) })
    {
      draft.scope = Span(cue.start, cue.end)
    } else {
      // 率先实现县级…全覆盖 says nothing of what it is compared with.
      draft.isUnscoped = true
    }
    draft.subject = topic(before: Int(span.start))
    add(draft)
  }

  /// 首批 counts where a scope or a list stands beside it.
  private func firstLot(_ hit: ClaimLine.Hit) {
    guard !isGoal(Int(hit.start)) else { return }
    let scope = scope(endingAt: Int(hit.start))
    let after = Int(hit.end)
    guard numeral(at: after, limit: line.end) == nil else { return }
    let limit = hit.isEnclosed ? enclosedEnd(after) : line.clauseEnd(after, pauses: true)
    let isList =
      line.hit(at: after, .levels) != nil || area(at: after, limit: line.end) != nil
      || line.enclosure(at: after)?.kind == .quote
    guard scope != nil || isList else { return }
    var end: Int?
    var at = after
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        if enclosure.kind == .quote { end = at }
        continue
      }
      if let cue = line.hit(at: at, [.titleHead, .objectStop, .phraseStop]) {
        if !cue.roles.contains(.titleHead) { break }
        if Int(cue.end) <= limit { end = Int(cue.end) }
      }
      at += text.scalar(at).length
    }
    guard let end, end - after >= 9 else { return }
    let start = scope.map { Int($0.start) } ?? Int(hit.start)
    var orphan = end
    if line.orphans.contains(Int32(clamping: end)) { orphan = end }
    emitFirst(.firstLot, Span(start, orphan), title: unquoted(Span(after, end)), scope: scope)
  }

  private func enclosedEnd(_ at: Int) -> Int {
    let index = line.enclosure(from: at) - 1
    return index >= 0 ? Int(line.enclosures[index].innerEnd) : line.end
  }

  private func firstTime(_ hit: ClaimLine.Hit) {
    guard !isGoal(Int(hit.start)) else { return }
    let after = Int(hit.end)
    let end = min(line.clauseEnd(after), after + 180)
    guard end - after >= 6 else { return onlySo(hit, end) }
    let scope = scope(endingAt: Int(hit.start))
    emitFirst(
      .firstTime, Span(Int(hit.start), aligned(end)), title: Span(after, aligned(end)), scope: scope
    )
  }

  /// 这在全国尚属首次.
  private func onlySo(_ hit: ClaimLine.Hit, _ end: Int) {
    let at = Int(hit.start)
    guard end == Int(hit.end), let verb = text.anyEnds("尚属", "还属", "属于", "属", "系", "是", at: at),
      let scope = scope(endingAt: at - verb)
        ?? (text.ends("历史上", at: at - verb) ? Span(at - verb - 9, at - verb) : nil)
    else { return }
    emitFirst(
      .firstTime, Span(Int(scope.start), end), title: topic(before: Int(scope.start)), scope: scope)
  }

  private func aligned(_ end: Int) -> Int {
    var at = end
    while at > 0, text[at] & 0xC0 == 0x80 { at -= 1 }
    return at
  }

  /// 在全省率先推进…, 率先在全国建立….
  private func firstAhead(_ hit: ClaimLine.Hit) {
    guard !isGoal(Int(hit.start)) || isTelling(Int(hit.start)) else { return }
    var start = Int(hit.start)
    var after = Int(hit.end)
    let clause = line.clauseStart(start)
    var scope: Span?
    if let before = self.scope(endingAt: start) ?? innerScope(clause, start) {
      scope = before
      start = Int(before.start)
      if text.ends("在", at: start) { start -= 3 }
    } else {
      var at = after
      if text.has("在", at: at) { at += 3 }
      if let cue = line.hit(at: at, .scope) {
        scope = Span(cue.start, cue.end)
        after = Int(cue.end)
      }
    }
    let end = aligned(min(line.clauseEnd(after), after + 300))
    guard end - after >= 6 else { return }
    emitFirst(.firstAhead, Span(start, end), title: Span(after, end), scope: scope)
  }

  /// 在全省县市中率先….
  private func innerScope(_ clause: Int, _ at: Int) -> Span? {
    guard text.anyEnds("中", "内", "里", at: at) != nil else { return nil }
    for cue in line.hits(in: max(clause, at - 45)..<at) where cue.roles.contains(.scope) {
      return Span(Int(cue.start), at)
    }
    return nil
  }

  /// 全省唯一, 湘潭市唯一入选的案例.
  private func firstOnly(_ hit: ClaimLine.Hit) {
    let at = Int(hit.start)
    guard !isGoal(at), text.anyEnds("不是", "非", "是", at: at) == nil || scope(endingAt: at) != nil
    else {
      return
    }
    let clause = line.clauseStart(at, pauses: true)
    var scope = scope(endingAt: at)
    if scope == nil,
      let cue = line.hits(in: max(clause, at - 90)..<at).first(where: { $0.roles.contains(.scope) })
    {
      scope = Span(Int(cue.start), at)
    }
    let after = Int(hit.end)
    let isReceived = text.any("入选", "获", "入围", "上榜", at: after) != nil
    guard scope != nil || isReceived else { return }
    let start = scope.map { Int($0.start) } ?? at
    var end = line.clauseEnd(after, pauses: true)
    if !isReceived {
      // 唯一一座建在高山上的氢能站: the noun stands behind 的.
      let cut = phraseEnd(after)
      if cut >= end || text.find("的", in: cut..<end) == nil { end = min(end, cut) }
    }
    end = aligned(min(end, after + 150))
    guard end - after >= 6 else {
      _ = onlyOne(hit, start, scope)
      return
    }
    emitFirst(.firstOnly, Span(start, end), title: Span(after, end), scope: scope)
  }

  /// 入选省级特色产业集群，为岳阳市唯一: what is the only one stands before.
  private func onlyOne(_ hit: ClaimLine.Hit, _ start: Int, _ scope: Span?) -> Bool {
    let clause = line.clauseStart(start)
    guard clause > line.start, Int(hit.end) >= line.clauseEnd(Int(hit.end)),
      let verb = text.any("也是", "还是", "均为", "为", "系", "属", "是", at: clause).map({ clause + $0 }),
      verb <= start, start - verb <= 45
    else { return false }
    // 为江苏高职院校首家: a place and a class are the scope.
    let isPlace = area(at: verb, limit: Int(hit.start)) != nil || line.hit(at: verb, .scope) != nil
    guard scope != nil || isPlace else { return false }
    let honour = drafts.suffix(12).last { $0.kind == .honour && Int($0.span.end) <= clause }
    let object = honour.map(\.title) ?? topic(before: clause)
    guard !object.isEmpty, clause - Int(object.end) <= 45 else { return false }
    emitFirst(
      .firstOnly, Span(Int(object.start), Int(hit.end)), title: object,
      scope: isPlace ? Span(verb, Int(hit.start)) : scope)
    return true
  }

  /// 填补…空白.
  private func firstGap(_ hit: ClaimLine.Hit) {
    let after = Int(hit.end)
    let limit = line.clauseEnd(after)
    guard !isGoal(Int(hit.start)), let gap = text.find("空白", in: after..<limit), gap - after < 150
    else {
      return
    }
    var title = Span(after, gap + 6)
    // 填补国内空白: what does so stands before.
    if gap - after <= 15, line.hit(at: after, .scope) != nil || area(at: after, limit: gap) != nil {
      let object = topic(before: Int(hit.start))
      if object.count >= 9 { title = object }
    }
    emitFirst(.firstGap, Span(Int(hit.start), gap + 6), title: title, scope: Span(after, gap + 6))
  }

  /// 实现…破零.
  private func firstZero(_ hit: ClaimLine.Hit) {
    let at = Int(hit.start)
    guard !isGoal(at) else { return }
    let after = Int(hit.end)
    let limit = line.clauseEnd(after, pauses: true)
    let rest = limit - after
    guard rest <= 12, text.any("企业", "倍增", "计划", "工程", "行动", at: after) == nil else { return }
    let clause = line.clauseStart(at)
    var start = at
    if let verb = text.find("实现", in: max(clause, at - 120)..<at) { start = verb }
    guard start < at || text.anyEnds("得", "了", "有", at: at) != nil else { return }
    var title = Span(min(at, start + 6), at)
    if trimmed(title).count < 6 { title = topic(before: start) }
    emitFirst(.firstZero, Span(start, after), title: title, scope: title)
  }
}
