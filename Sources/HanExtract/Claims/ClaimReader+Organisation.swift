import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds named bodies with their founding, their role or their parent.
  func findOrganisations() {
    for hit in line.hits where !hit.isEnclosed {
      if hit.roles.contains(.found), founding(hit) { continue }
      if hit.roles.contains(.founded) { founded(hit) }
      if hit.roles.contains(.leader) { leader(hit) }
      if hit.roles.contains(.leaderList) { leaders(hit) }
    }
    findClusters()
  }

  private static let generic: [StaticString] = [
    "研发中心", "服务中心", "分中心", "总部中心", "工作专班", "区域总部", "指挥部", "办公室", "委员会", "领导小组", "分公司", "子公司",
    "签证中心", "分拣中心", "运营中心", "采购中心", "配送中心",
  ]

  /// 组建院士专家咨询委员会, 成立X和Y.
  private func founding(_ hit: ClaimLine.Hit) -> Bool {
    guard !isGoal(Int(hit.start)) else { return false }
    var at = Int(hit.end)
    if text.has("了", at: at) { at += 3 }
    if let scope = line.hit(at: at, .scope), let first = line.hit(at: Int(scope.end), .firstCount) {
      at = Int(first.end)
    }
    if text.any(["以来", "之初", "之日"], at: at) != nil || numeral(at: at, limit: line.end) != nil {
      return false
    }
    let limit = line.clauseEnd(at)
    var from = at
    var isFirst = true
    var count = 0
    while from < limit, count < 16 {
      let to = bodyItemEnd(from, limit)
      if let end = bodyEnd(from, to) {
        if text.has("建立", at: Int(hit.start)), text.anyEnds(["协会", "商会", "学会"], at: end) != nil {
          return false
        }
        emitFound(hit, Span(isFirst ? Int(hit.start) : from, end), Span(from, end))
        isFirst = false
        if end < to { break }
      } else if isFirst {
        return false
      }
      count += 1
      from = to < limit ? to + (text.any(["以及", "、", "和", "及", "与"], at: to) ?? 3) : limit
      if from < limit, line.hit(at: from, [.verb, .found]) != nil { break }
    }
    return !isFirst
  }

  private func bodyItemEnd(_ from: Int, _ limit: Int) -> Int {
    var at = from
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        continue
      }
      if text.has("、", at: at) { return at }
      if at > from, text.any(["和", "及", "与"], at: at) != nil, line.hit(endingAt: at, .body) != nil {
        return at
      }
      at += text.scalar(at).length
    }
    return limit
  }

  /// Where the body's name that begins at `from` ends; it must be a name and no class.
  private func bodyEnd(_ from: Int, _ limit: Int) -> Int? {
    var end: Int?
    var at = from
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        if enclosure.kind == .quote, line.hit(endingAt: Int(enclosure.innerEnd), .body) != nil {
          end = Int(enclosure.end)
        }
        at = Int(enclosure.end)
        continue
      }
      if let hit = line.hit(at: at, [.body, .objectStop, .phraseStop]), at > from {
        if !hit.roles.contains(.body) { break }
        if Int(hit.end) <= limit { end = Int(hit.end) }
      }
      if text.has("的", at: at) { return nil }
      at += text.scalar(at).length
    }
    guard let end, end - from >= 12, end - from <= 120 else { return nil }
    if text.ends("中心", at: end), end - from < 18, line.enclosure(at: from) == nil { return nil }
    return isNamed(from, end) ? end : nil
  }

  private func isNamed(_ from: Int, _ end: Int) -> Bool {
    for word in ClaimReader.generic where text.ends(word, at: end) {
      if end - from - word.utf8CodeUnitCount < 6 { return false }
    }
    if numeral(at: from, limit: end) != nil { return false }
    return text.any(["一批", "各类", "专门", "相关", "多个", "相应"], at: from) == nil
  }

  private func emitFound(_ hit: ClaimLine.Hit, _ span: Span, _ name: Span) {
    var draft = ClaimDraft(kind: .organisation, rule: .organisationFound, span: span)
    draft.title = unquoted(name)
    draft.name = draft.title
    draft.role = Span(hit.start, hit.end)
    draft.parent = founder(Int(hit.start))
    add(draft)
  }

  /// 在霞光社区成立…, 与…共建…: where or with whom, else the subject.
  private func founder(_ at: Int) -> Span {
    let clause = line.clauseStart(at)
    for word: StaticString in ["在", "与"] {
      if let found = text.find(word, in: clause..<at), at - found > 6,
        text.find("率先", in: found..<at) == nil
      {
        return trimmed(Span(found + 3, at))
      }
    }
    let own = topic(before: at)
    if Int(own.start) >= clause, !own.isEmpty { return own }
    return actor(before: clause)
  }

  /// The division that opens the nearest earlier clause of the sentence as its subject.
  private func actor(before clause: Int) -> Span {
    var index = line.mark(from: clause) - 1
    var steps = 0
    while index >= -1, steps < 12 {
      let start = index >= 0 ? Int(line.marks[index].end) : line.start
      if let found = area(at: start, limit: line.end) { return Span(start, found.end) }
      index -= 1
      steps += 1
    }
    return .none
  }

  /// X挂牌成立, 海川数字的挂牌成立.
  private func founded(_ hit: ClaimLine.Hit) {
    let at = Int(hit.start)
    let after = Int(hit.end)
    guard !isGoal(at) else { return }
    let rest = line.clauseEnd(after) - after
    let isStrong = hit.end - hit.start > 6
    if numeral(at: after, limit: line.end) != nil { return }
    if text.any(["以来", "之初", "大会", "仪式", "了"], at: after) != nil { return }
    guard rest == 0 || isStrong else { return }
    var end = at
    if text.ends("的", at: end) { end -= 3 }
    let clause = line.clauseStart(end)
    var start = max(clause, end - 150)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    start = behindTime(start, end)
    let pause = line.clauseStart(end, pauses: true)
    start = max(start, pause)
    while let verb = line.hit(at: start, .verb), Int(verb.end) < end { start = Int(verb.end) }
    let hasBody =
      line.hit(endingAt: end, .body) != nil
      || (line.enclosure(endingAt: end).map { line.hit(endingAt: Int($0.innerEnd), .body) != nil }
        ?? false)
    guard end - start >= 12, hasBody || (isStrong && text.has("挂牌成立", at: at)) else { return }
    guard isNamed(start, end), text.find("的", in: start..<end) == nil else { return }
    var draft = ClaimDraft(
      kind: .organisation, rule: .organisationFounded, span: Span(start, after))
    draft.title = Span(start, end)
    draft.name = draft.title
    draft.role = Span(hit.start, hit.end)
    if let found = area(at: start, limit: end) {
      draft.parent = Span(start, found.end)
    }
    add(draft)
  }

  private func behindTime(_ from: Int, _ end: Int) -> Int {
    let lexer = TimeLexer(text: text, limit: end, context: context, sentenceYear: 0)
    guard let mention = lexer.read(at: from), Int(mention.span.end) < end else { return from }
    return Int(mention.span.end)
  }

  // MARK: leaders

  /// 以湘电为龙头的机电电控产业集群.
  private func findClusters() {
    for hit in line.hits where hit.roles.contains(.leadBy) {
      let (found, at) = (Int(hit.start), Int(hit.end))
      let clause = line.clauseStart(found)
      guard let open = lastOpen(max(clause, found - 75), found) else { continue }
      let name = Span(open + 3, found)
      guard name.count >= 6, text.any(["企业", "龙头企业", "核心企业"], at: Int(name.start)) == nil else {
        continue
      }
      let limit = line.clauseEnd(at, pauses: true)
      var end: Int?
      for cue in line.hits(in: at..<limit) {
        if !cue.roles.isDisjoint(with: [.objectStop]) { break }
        if cue.roles.contains(.cluster) {
          end = Int(cue.end)
          if text.any(["集群", "链"], at: Int(cue.end)) == nil { break }
        }
      }
      guard let end else { continue }
      var draft = ClaimDraft(
        kind: .organisation, rule: .organisationCluster, span: Span(open, end))
      draft.title = Span(at, end)
      draft.name = name
      draft.role = Span(found + 3, found + 9)
      draft.parent = draft.title
      add(draft)
    }
  }

  private func lastOpen(_ from: Int, _ to: Int) -> Int? {
    var at = from
    var last: Int?
    while let found = text.find("以", in: at..<to) {
      last = found
      at = found + 3
    }
    return last
  }

  private static let firmEnds: [StaticString] = [
    "公司", "集团", "股份", "科技", "电气", "能源", "重工", "电化", "电子", "药业", "生物", "新材", "材料", "钢铁", "汽车", "裕能",
    "控股",
    "实业", "食品", "机械", "智能",
  ]

  /// 龙头企业湖南裕能.
  private func leader(_ hit: ClaimLine.Hit) {
    let from = Int(hit.end)
    let limit = min(line.clauseEnd(from, pauses: true), from + 45)
    guard from < limit, let place = area(at: from, limit: limit) else { return }
    var end = place.end
    while end < limit {
      if line.hit(at: end, [.phraseStop, .objectStop, .verb]) != nil
        || text.any(["的", "等", "和"], at: end) != nil
      {
        break
      }
      end += text.scalar(end).length
    }
    guard end - from >= 9 else { return }
    emitLeader(
      Span(Int(hit.start), end), Span(from, end), Span(hit.start, hit.end), .organisationLeader)
  }

  private func emitLeader(_ span: Span, _ name: Span, _ role: Span, _ rule: ClaimRule) {
    var draft = ClaimDraft(kind: .organisation, rule: rule, span: span)
    draft.title = name
    draft.name = name
    draft.role = role
    draft.parent = industry(Int(span.start))
    add(draft)
  }

  /// The nearest industry that the sentence names before or behind the firm.
  private func industry(_ at: Int) -> Span {
    for word: StaticString in ["产业集群", "产业链", "产业"] {
      if let found = text.find(word, in: at..<min(line.end, at + 240)) {
        let end = found + word.utf8CodeUnitCount
        var start = line.clauseStart(found, pauses: true)
        for cue in line.hits(in: start..<found)
        where !cue.roles.isDisjoint(with: [.verb, .tierVerb]) && Int(cue.end) <= found {
          start = Int(cue.end)
        }
        while let length = text.any(["引领着", "着", "了", "引领", "成为"], at: start) { start += length }
        if found - start >= 6, found - start <= 60 { return Span(start, end) }
      }
    }
    return .none
  }

  /// 湖南裕能、湘潭电化科技等龙头企业.
  private func leaders(_ hit: ClaimLine.Hit) {
    var at = Int(hit.start)
    if let length = text.anyEnds(["行业", "产业", "一批", "农业产业化", "新能源", "省级", "国家级"], at: at) {
      at -= length
    }
    guard text.ends("等", at: at) else { return }
    var end = at - 3
    let clause = line.clauseStart(end)
    var items: [Span] = []
    while end > clause, items.count < 16 {
      var start = max(clause, line.clauseStart(end, pauses: true))
      if start == clause { start = behindVerb(start, end) }
      guard end - start >= 6, end - start <= 45 else { break }
      items.append(Span(start, end))
      if start == clause || !text.ends("、", at: start) { break }
      end = start - 3
    }
    guard !items.isEmpty, items.count > 1 || isFirm(items[0]) else { return }
    for (index, item) in items.enumerated() {
      let span = index == 0 ? Span(item.start, hit.end) : item
      emitLeader(span, item, Span(hit.start, hit.end), .organisationLeaders)
    }
  }

  private func isFirm(_ span: Span) -> Bool {
    text.anyEnds(ClaimReader.firmEnds, at: Int(span.end)) != nil
      || area(at: Int(span.start), limit: Int(span.end)) != nil
  }

  private func behindVerb(_ from: Int, _ end: Int) -> Int {
    var start = from
    for cue in line.hits(in: from..<end)
    where !cue.roles.isDisjoint(with: [.verb, .tierVerb, .objectStop]) && Int(cue.end) <= end {
      start = Int(cue.end)
    }
    for word: StaticString in [
      "引进", "引育", "形成", "壮大", "依托", "支持", "拥有", "涌现", "集聚了", "集聚", "推动", "了", "出",
    ] {
      if let found = text.find(word, in: start..<end) { start = found + word.utf8CodeUnitCount }
    }
    return start
  }
}
