import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: leaders

  /// 以湘电为龙头的机电电控产业集群.
  func findClusters() {
    for hit in line.hits where hit.roles.contains(.leadBy) {
      var (found, at) = (Int(hit.start), Int(hit.end))
      // 以X为龙头，…形成Y产业集群: the whole stands in the next clause.
      let isApart = !text.ends("的", at: at)
      if isApart {
        guard text.any("，", ",", "、", at: at) != nil else { continue }
        at += text.scalar(at).length
      }
      let clause = line.clauseStart(found)
      guard let open = lastOpen(max(clause, found - 120), found) else { continue }
      let names = leaderNames(open + 3, found)
      guard let last = names.last else { continue }
      // 以“两芯”为核心的 speaks of things; of firms only where they are such by name.
      let isLead = text.any("为龙头", "为链主", "为“龙头”", "为“链主”", at: found) != nil
      let role = Span(found + 3, Int(hit.end) - (isApart ? 0 : 3))
      guard isLead || names.allSatisfy(isFirm) else { continue }
      if isApart, !names.contains(where: isFirm),
        text.anyEnds("等企业", "等公司", "等龙头企业", at: found) == nil
      {
        continue
      }
      let limit = line.clauseEnd(at, pauses: !isApart)
      var end: Int?
      for cue in line.hits(in: at..<limit) {
        if !isApart, cue.roles.contains(.objectStop) { break }
        if cue.roles.contains(.cluster),
          !isApart || text.any("集群", "链", at: Int(cue.end)) != nil
            || text.anyEnds("集群", "产业链", at: Int(cue.end)) != nil
        {
          end = Int(cue.end)
          if text.any("集群", "链", at: Int(cue.end)) == nil { break }
        }
      }
      guard let end else { continue }
      // Of several leaders the last stands beside the cue; the others are names alone.
      for name in names {
        let isLast = name == last
        if isApart, isLast {
          emitLeader(
            Span(names.count == 1 ? open : Int(name.start), Int(role.end)), name, role,
            .organisationCluster)
          continue
        }
        let start = names.count == 1 ? open : Int(name.start)
        var draft = ClaimDraft(
          kind: .organisation, rule: .organisationCluster,
          span: isLast ? Span(start, end) : name)
        draft.title = isLast ? Span(at, end) : name
        draft.isUnscoped = true
        draft.name = name
        draft.role = role
        draft.parent = isApart ? industry(Int(name.start)) : Span(at, end)
        add(draft)
      }
    }
  }

  /// The firms in 以时代新材、联诚集团等为龙头的; an industry leads no cluster as a body.
  private func leaderNames(_ from: Int, _ to: Int) -> [Span] {
    var end = to
    if let length = text.anyEnds("等龙头企业", "等企业", "等公司", "等", at: end) { end -= length }
    var names: [Span] = []
    var start = from
    var at = from
    while at <= end, names.count < 12 {
      let joint = at < end ? text.any("、", "以及", "和", "及", "与", at: at) : 0
      if at == end || (joint != nil && at - start >= 6 && end - at >= 9) {
        if !isLeadingBody(start, at) { return [] }
        names.append(Span(start, at))
        at += max(1, joint ?? 1)
        start = at
        continue
      }
      if let enclosure = line.enclosure(at: at), Int(enclosure.end) <= end {
        at = Int(enclosure.end)
      } else {
        at += text.scalar(at).length
      }
    }
    return names
  }

  private func isLeadingBody(_ from: Int, _ to: Int) -> Bool {
    guard to - from >= 6, to - from <= 60 else { return false }
    if text.any("企业", "龙头企业", "核心企业", "这些", "一批", "大型", "中小", at: from) != nil {
      return false
    }
    // 3家企业 counts them; 三一 is a name.
    if let end = numeral(at: from, limit: to), text.any("家", "个", "户", "大", "批", at: end) != nil {
      return false
    }
    if text.anyEnds("企业", "项目", "园区", "产品", "经济", "制造", "技术", "品牌", at: to) != nil {
      return false
    }
    // 润地农业 is a firm, 现代农业 is none.
    if text.anyEnds("农业", "林业", "渔业", "牧业", at: to) != nil, to - from >= 12 {
      return text.any(ClaimReader.tradeKinds, at: from) == nil
        && text.find("特色", in: from..<to) == nil
    }
    return !text.ends("业", at: to) || text.anyEnds(ClaimReader.tradeFirms, at: to) != nil
  }

  /// What farming is called by.
  private static let tradeKinds = WordSet(
    "现代", "特色", "精细", "生态", "观光", "休闲", "设施", "都市", "绿色", "有机", "智慧", "数字", "高效", "传统", "立体", "循环",
    "优势",
    "畜牧", "水产", "种植", "养殖", "品牌", "订单", "乡村", "富硒", "高山", "热带", "城郊", "节水", "外向", "规模")

  /// What a firm's name may end in though it ends in 业.
  private static let tradeFirms: [StaticString] = [
    "药业", "实业", "矿业", "铝业", "锂业", "锰业", "钨业", "乳业", "酒业", "茶业", "米业", "油业", "牧业", "种业", "置业", "纸业",
    "钢业",
    "铜业", "钛业", "糖业", "盐业", "水业", "鞋业", "锌业",
  ]

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
  func leader(_ hit: ClaimLine.Hit) {
    let from = Int(hit.end)
    let limit = min(line.clauseEnd(from, pauses: true), from + 60)
    guard from < limit else { return leaderIs(hit) }
    guard let place = area(at: from, limit: limit) else { return namedLeader(hit, from, limit) }
    var end = place.end
    if let firm = firmEnd(from, limit), firm > end {
      return emitLeader(
        Span(Int(hit.start), firm), Span(from, firm), Span(hit.start, hit.end), .organisationLeader)
    }
    while end < limit {
      if line.hit(at: end, [.phraseStop, .objectStop, .verb]) != nil
        || text.any("的", "等", "和", at: end) != nil
      {
        break
      }
      end += text.scalar(end).length
    }
    guard end - from >= 9 else { return }
    emitLeader(
      Span(Int(hit.start), end), Span(from, end), Span(hit.start, hit.end), .organisationLeader)
  }

  /// 链主企业三一重工: without a place the name must end as a firm's does.
  private func namedLeader(_ hit: ClaimLine.Hit, _ from: Int, _ limit: Int) {
    guard let end = firmEnd(from, limit) else { return }
    emitLeader(
      Span(Int(hit.start), end), Span(from, end), Span(hit.start, hit.end), .organisationLeader)
  }

  /// 京山轻机是农机产业的龙头企业; 作为…的链主企业，京东方合肥公司….
  private func leaderIs(_ hit: ClaimLine.Hit) {
    let (at, after) = (Int(hit.start), Int(hit.end))
    let clause = line.clauseStart(at)
    if text.has("作为", at: clause) || text.has("身为", at: clause) {
      let next = after + (text.any("，", ",", at: after) ?? 0)
      guard next > after, next < line.end else { return }
      let limit = min(line.clauseEnd(next), next + 60)
      let place = area(at: next, limit: limit)?.end ?? next
      guard let end = firmEnd(place, limit) ?? firmEnd(next, limit) else { return }
      return emitLeader(
        Span(at, end), Span(next, end), Span(hit.start, hit.end), .organisationLeader)
    }
    // 长康实业作为龙头企业，带动….
    guard let verb = text.find("是", in: clause..<at) ?? text.find("作为", in: clause..<at),
      verb - clause >= 12, verb - clause <= 75, numeral(at: verb + 3, limit: at) == nil
    else { return }
    let name = Span(behindVerb(clause, verb), verb)
    guard isFirm(name) || text.anyEnds(ClaimReader.namedEnds, at: verb) != nil,
      isLeadingBody(Int(name.start), verb),
      line.hits(in: name.range).allSatisfy({ $0.roles.isDisjoint(with: [.verb, .objectStop]) })
    else { return }
    emitLeader(Span(Int(name.start), after), name, Span(hit.start, hit.end), .organisationLeader)
  }

  private func emitLeader(_ span: Span, _ name: Span, _ role: Span, _ rule: ClaimRule) {
    var draft = ClaimDraft(kind: .organisation, rule: rule, span: span)
    draft.title = name
    draft.isUnscoped = true
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
        for word: StaticString in ["形成了", "形成", "作为", "是"] {
          if let verb = text.find(word, in: start..<found) { start = verb + word.utf8CodeUnitCount }
        }
        while let length = text.any("引领着", "着", "了", "引领", "成为", at: start) { start += length }
        if found - start >= 6, found - start <= 60 { return Span(start, end) }
      }
    }
    return .none
  }

  /// 湖南裕能、湘潭电化科技等龙头企业.
  func leaders(_ hit: ClaimLine.Hit) {
    var at = Int(hit.start)
    if !text.ends("等", at: at) {
      // 等3家国家级农业产业化龙头企业: what class of leaders they are.
      let from = max(line.clauseStart(at, pauses: true), at - 48)
      guard let etc = lastFind("等", from, at), text.find("的", in: etc..<at) == nil,
        line.hits(in: etc..<at).allSatisfy({ $0.roles.isDisjoint(with: [.verb, .govern]) }),
        text.anyFind(["领域", "项目", "企业", "为", "和"], in: etc..<at) == nil
      else { return }
      at = etc + 3
    }
    var end = at - 3
    let clause = line.clauseStart(end)
    var items: [Span] = []
    while end > clause, items.count < 16 {
      var start = max(clause, line.clauseStart(end, pauses: true))
      if start == clause { start = behindVerb(start, end) }
      guard end - start >= 6, end - start <= 75 else { break }
      // Only the last item can hold 和: A、B和C等.
      if items.isEmpty, let joint = text.find("和", in: start..<end), joint - start >= 6,
        end - joint >= 9
      {
        items.append(Span(joint + 3, end))
        end = joint
      }
      items.append(Span(start, end))
      if start == clause || !text.ends("、", at: start) { break }
      end = start - 3
    }
    guard !items.isEmpty,
      items.contains(where: isFirm) || isPlainList(items, isClassed: Int(hit.start) > at)
    else { return }
    for (index, item) in items.enumerated() {
      let span = index == 0 ? Span(item.start, hit.end) : item
      emitLeader(span, item, Span(hit.start, hit.end), .organisationLeaders)
    }
  }

  /// 涟钢、冷钢等龙头企业; 制鞋、衣帽等劳动密集型龙头企业 tells of trades.
  private func isPlainList(_ items: [Span], isClassed: Bool) -> Bool {
    (items.count > 1 || !isClassed) && (!isClassed || items.contains { $0.count > 9 })
      && items.allSatisfy { isLeadingBody(Int($0.start), Int($0.end)) }
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
