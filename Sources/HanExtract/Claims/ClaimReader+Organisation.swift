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
        line.hit(endingAt: at, .body) != nil || text.ends("局", at: at)
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
    // 县招商局, 区行政审批局.
    if text.ends("局", at: limit), text.anyEnds("格局", "布局", "大局", "全局", "变局", at: limit) == nil {
      end = limit
    }
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
      at: Int(own.end)),
      own.count > length
    { own = Span(Int(own.start), Int(own.end) - length) }
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
    // 成立大会举行, 揭牌仪式在…举行 tell that it was founded.
    let isCeremony = text.any("大会", "仪式", at: after) != nil
    if isCeremony, text.anyFind(["举行", "举办", "召开"], in: after..<after + rest) == nil { return }
    if text.any("以来", "之初", "了", at: after) != nil { return }
    // 由…组建而成, 由…合并组建而来.
    let isMade =
      text.any("而成", "而来", at: after) != nil
      || (text.has("于", at: after) && timeEnd(after + 3, line.end) != nil)
    guard rest == 0 || isStrong || isCeremony || isMade else { return }
    let clause = line.clauseStart(at)
    let end = bodyEndBefore(at, clause)
    var start = max(clause, end - 150)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    start = behindTime(start, end)
    let pause = line.clauseStart(end, pauses: true)
    start = max(start, pause)
    while let verb = line.hit(at: start, .verb), Int(verb.end) < end { start = Int(verb.end) }
    // 由县供销社牵头的…联盟成立: who set it up stands before 的.
    if let of = lastFind("的", start, end), end - of >= 15,
      text.anyFind(["牵头", "发起", "组成", "参与", "组建", "共建"], in: start..<of) != nil
    {
      start = of + 3
    }
    let hasBody =
      line.hit(endingAt: end, .body) != nil
      || (line.enclosure(endingAt: end).map { line.hit(endingAt: Int($0.innerEnd), .body) != nil }
        ?? false)
    guard end - start >= 12, hasBody || (isStrong && text.has("挂牌成立", at: at)) else { return }
    guard isNamed(start, end), text.find("的", in: start..<end) == nil else { return }
    foundedBefore(start, clause, hit)
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

  /// Where the body's name ends before 的, adverbs, and where and when it was founded.
  private func bodyEndBefore(_ at: Int, _ clause: Int) -> Int {
    var end = at
    while let length = text.anyEnds(ClaimReader.foundingAdverbs, at: end), end - length > clause {
      end -= length
    }
    if isBody(end) { return end }
    // 梧州市不锈钢产业联盟近日在长洲区成立, X由Y牵头组建, X今年5月揭牌.
    var from = max(clause, end - 180)
    while from < end, text[from] & 0xC0 == 0x80 { from += 1 }
    for cue in line.hits(in: from..<end).reversed()
    where cue.roles.contains(.body) && Int(cue.end) < end {
      var rest = Int(cue.end)
      let quote = line.enclosure(from: Int(cue.start)) - 1
      if quote >= 0, line.enclosures[quote].innerEnd == cue.end,
        line.enclosures[quote].kind == .quote
      {
        rest = Int(line.enclosures[quote].end)
      }
      if line.hit(at: rest, .body) == nil, isCircumstance(rest, end) { return rest }
    }
    return end
  }

  /// Whether only when, where or by whom something was founded stands in a range.
  private func isCircumstance(_ from: Int, _ to: Int) -> Bool {
    var at = from
    var isFirst = true
    while at < to {
      if let length = text.any(ClaimReader.foundingAdverbs, at: at), !text.has("的", at: at) {
        at += length
      } else if let end = timeEnd(at, to, mayFill: true) {
        at = end
      } else if text.any("于", "在", at: at) != nil {
        return to - at <= 60
      } else if text.has("由", at: at) {
        return isFirst || to - at > 9
      } else {
        return false
      }
      isFirst = false
    }
    return !isFirst
  }

  private func isBody(_ end: Int) -> Bool {
    if line.hit(endingAt: end, .body) != nil { return true }
    if text.ends("局", at: end), text.anyEnds("格局", "布局", "大局", "全局", at: end) == nil {
      return true
    }
    guard let name = line.enclosure(endingAt: end) else { return false }
    return line.hit(endingAt: Int(name.innerEnd), .body) != nil
  }

  private static let foundingAdverbs: [StaticString] = [
    "的", "又", "还", "均", "都", "全部", "随即", "如期", "刚刚", "刚", "最终", "共同", "牵头", "发起", "合并", "整合", "重组",
    "抱团", "联手", "携手", "自发", "正式", "顺利", "成功", "相继", "先后", "陆续", "同步", "也", "已", "便", "今日", "今天",
    "昨日", "近日", "日前",
    "随后", "宣告",
    "随之", "同时", "联合",
  ]

  /// The bodies of a list that the last one's verb speaks of: 矿业发展集团、文旅集团组建运营.
  private func foundedBefore(_ first: Int, _ clause: Int, _ hit: ClaimLine.Hit) {
    var start = first
    var count = 0
    while count < 12, start > clause, text.ends("、", at: start) {
      let end = start - 3
      start = max(clause, line.clauseStart(end, pauses: true))
      var from = behindTime(start, end)
      while let verb = line.hit(at: from, .verb), Int(verb.end) < end { from = Int(verb.end) }
      guard isBody(end), end - from >= 12, isNamed(from, end),
        text.find("的", in: from..<end) == nil
      else { return }
      var draft = ClaimDraft(
        kind: .organisation, rule: .organisationFounded, span: Span(from, end))
      draft.title = Span(from, end)
      draft.name = draft.title
      draft.role = Span(hit.start, hit.end)
      add(draft)
      count += 1
    }
  }

  private func behindTime(_ from: Int, _ end: Int) -> Int { timeEnd(from, end) ?? from }

  /// Where a time that begins at an offset ends, before `end` or, if it may fill it, at `end`.
  func timeEnd(_ from: Int, _ end: Int, mayFill: Bool = false) -> Int? {
    let lexer = TimeLexer(text: text, limit: end, context: context, sentenceYear: 0)
    guard let mention = lexer.read(at: from), Int(mention.span.end) < end + (mayFill ? 1 : 0),
      Int(mention.span.end) > from
    else { return nil }
    return Int(mention.span.end)
  }
}
