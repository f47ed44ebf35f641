import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds named bodies with their founding, their role or their parent.
  func findOrganisations() {
    for hit in line.hits {
      if hit.roles.contains(.parented) { parented(hit) }
      if hit.isEnclosed { continue }
      if hit.roles.contains(.found), founding(hit) { continue }
      if hit.roles.contains(.founded) { founded(hit) }
      if hit.roles.contains(.leader) { leader(hit) }
      if hit.roles.contains(.leaderList) { leaders(hit) }
    }
    findClusters()
  }

  private static let generic: [StaticString] = [
    "研发中心", "服务中心", "分中心", "总部中心", "工作专班", "区域总部", "指挥部", "办公室", "委员会", "领导小组", "分公司", "子公司",
    "强村公司", "紧密型县域医共体", "紧密型医共体", "市县医共体", "县域医共体", "平台公司", "业主委员会", "业委会", "居委会", "村委会", "议事会",
    "理事会", "监事会", "党支部", "党总支", "党小组", "工作小组",
    "联合党委", "志愿服务队", "志愿队", "服务队", "工作组", "专家组", "专班", "联合会", "合作社", "签证中心", "实验室", "管理局", "服务局",
    "交易中心", "分拣中心", "运营中心", "采购中心", "配送中心",
  ]

  /// 组建院士专家咨询委员会, 成立X和Y.
  private func founding(_ hit: ClaimLine.Hit) -> Bool {
    guard !isGoal(Int(hit.start)) else { return false }
    var at = Int(hit.end)
    if text.has("了", at: at) { at += 3 }
    if text.has("的", at: at) { return foundedOf(hit, at + 3) }
    if let more = line.hit(at: at, .found) { at = Int(more.end) }
    if let scope = line.hit(at: at, .scope), let first = line.hit(at: Int(scope.end), .firstCount) {
      at = Int(first.end)
    }
    let limit = line.clauseEnd(at)
    if text.any("以来", "之初", "之日", at: at) != nil || isCount(at, limit) { return false }
    if foundTogether(hit, at, limit) { return true }
    var from = at
    var isFirst = true
    var count = 0
    while from < limit, count < 16 {
      let to = bodyItemEnd(from, limit)
      if let end = bodyEnd(from, to) {
        if text.has("组成", at: Int(hit.start)), line.enclosure(at: from)?.kind != .quote {
          return false
        }
        if text.has("建立", at: Int(hit.start)), text.anyEnds("协会", "商会", "学会", at: end) != nil {
          return false
        }
        let name = text.any("由", "以", at: from) == nil ? from : behindOwner(from, end)
        emitFound(hit, Span(isFirst ? Int(hit.start) : from, end), Span(name, end))
        isFirst = false
        if end < to { break }
      } else if isFirst {
        return false
      }
      count += 1
      from = to < limit ? to + (text.any("以及", "、", "和", "及", "与", at: to) ?? 3) : limit
      if from < limit, line.hit(at: from, [.verb, .found]) != nil { break }
    }
    return !isFirst
  }

  /// 三家, 12个; 一体化 and 三一 count nothing.
  func isCount(_ at: Int, _ limit: Int) -> Bool {
    guard let end = numeral(at: at, limit: limit) else { return false }
    if (48...57).contains(text[at]) { return true }
    return text.any(ClaimReader.measures, at: end) != nil
  }

  private static let measures = WordSet(
    "家", "个", "支", "批", "所", "只", "名", "条", "座", "处", "类", "级", "大", "项", "余", "多", "数", "些", "系列",
    "套", "间")

  /// 组建上都城市投资、金莲川农牧业发展两家集团公司: the head is given once.
  private func foundTogether(_ hit: ClaimLine.Hit, _ at: Int, _ limit: Int) -> Bool {
    guard let measure = lastFind("家", at, limit), line.hit(at: measure + 3, .body) != nil,
      text.find("的", in: at..<limit) == nil
    else { return false }
    var count = measure
    while count > at, numeral(at: text.before(count), limit: measure) == measure {
      count = text.before(count)
    }
    guard count < measure, count - at >= 15 else { return false }
    var names: [Span] = []
    var from = at
    while from < count, names.count < 12 {
      var to = from
      while to < count, text.any("、", "和", "及", "与", at: to) == nil || to - from < 6 {
        to += text.scalar(to).length
      }
      let name = unquoted(Span(from, to).end > count ? Span(from, count) : Span(from, to))
      guard name.count >= 6, name.count <= 60, line.hit(at: from, [.verb, .objectStop]) == nil
      else {
        return false
      }
      names.append(name)
      from = to + 3
    }
    guard names.count > 1 else { return false }
    for (index, name) in names.enumerated() {
      emitFound(hit, index == 0 ? Span(Int(hit.start), Int(name.end)) : name, name)
    }
    return true
  }

  /// X牵头组建的Y联合体, 新成立的Y公司.
  private func foundedOf(_ hit: ClaimLine.Hit, _ from: Int) -> Bool {
    guard let end = bodyEnd(from, bodyItemEnd(from, line.clauseEnd(from))) else { return false }
    emitFound(hit, Span(Int(hit.start), end), Span(from, end))
    return true
  }

  private func bodyItemEnd(_ from: Int, _ limit: Int) -> Int {
    var at = from
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        continue
      }
      if text.has("、", at: at) { return at }
      if at > from, text.any("和", "及", "与", at: at) != nil,
        endsAsBody(at)
      {
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
      if text.has("的", at: at) {
        // 由市长任组长的营商环境工作领导小组: whose it is stands before the name.
        guard end == nil, text.any("由", "以", at: from) != nil else { return nil }
        return bodyEnd(at + 3, limit)
      }
      at += text.scalar(at).length
    }
    if endsAsBureau(limit) { end = limit }
    guard let end, end - from >= 12, end - from <= 120 else { return nil }
    if text.ends("中心", at: end), end - from < 18, line.enclosure(at: from) == nil,
      area(at: from, limit: end) == nil
    {
      return nil
    }
    return isNamed(from, end) ? end : nil
  }

  private func behindOwner(_ from: Int, _ end: Int) -> Int {
    text.find("的", in: from..<end).map { $0 + 3 } ?? from
  }

  func isNamed(_ from: Int, _ end: Int) -> Bool {
    for word in ClaimReader.generic where text.ends(word, at: end) {
      if end - from - word.utf8CodeUnitCount < 6 { return false }
    }
    if isCount(from, end) || numeral(at: end, limit: line.end) != nil {
      return false
    }
    // 新能源汽车等3家实验室 are counted, not named.
    if let etc = text.find("等", in: from..<end), numeral(at: etc + 3, limit: end) != nil {
      return false
    }
    return text.any("首家", "首个", "一批", "各类", "专门", "相关", "多个", "相应", at: from) == nil
  }

  private func emitFound(_ hit: ClaimLine.Hit, _ span: Span, _ name: Span) {
    var draft = ClaimDraft(kind: .organisation, rule: .organisationFound, span: span)
    draft.title = unquoted(name)
    draft.name = draft.title
    draft.role = Span(hit.start, hit.end)
    draft.parent = founder(Int(hit.start))
    if draft.parent.isEmpty { draft.parent = ownParent(draft.name) }
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
    var own = topic(before: at)
    while let length = text.anyEnds(
      "牵头", "联合", "共同", "合资", "合作", "发起", "携手", "联手", "随之", "改制", "率先", "就", "已", "还", "又",
      "第一时间", "及时", "在此", at: Int(own.end)),
      own.count >= length
    { own = Span(Int(own.start), Int(own.end) - length) }
    // 由X发起成立; 汾湖高新区联合青浦有关园区组建: who does it.
    if let by = lastFind("由", Int(own.start), Int(own.end)), Int(own.end) - by >= 12 {
      own = Span(by + 3, Int(own.end))
    }
    if let with = text.anyFind(["联合", "携手", "会同"], in: own.range), with - Int(own.start) >= 9 {
      own = Span(Int(own.start), with)
    }
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
}
