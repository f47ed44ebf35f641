import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds titled policies, plans, programmes, campaigns and named work methods.
  func findPolicies() {
    honourSpans.removeAll(keepingCapacity: true)
    for draft in drafts where draft.kind == .honour { honourSpans.append(draft.span) }
    honourSpans.sort()
    if line.roles.contains(.policyList) { findPolicyLists() }
    if line.roles.contains(.decree) { findPlainTitles() }
    for index in line.enclosures.indices {
      let enclosure = line.enclosures[index]
      guard !isInsideHonour(enclosure) else { continue }
      switch enclosure.kind {
      case .book: document(enclosure)
      case .quote: quoted(index)
      case .bracket: continue
      }
    }
    if line.roles.contains(.policyHead) { findYearActions() }
  }

  /// A name inside an honour's title is no policy.
  func isInsideHonour(_ enclosure: ClaimLine.Enclosure) -> Bool {
    var (low, high) = (0, honourSpans.count)
    while low < high {
      let middle = (low + high) / 2
      if honourSpans[middle].start <= enclosure.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && enclosure.end <= honourSpans[low - 1].end
  }

  func emitPolicy(_ rule: ClaimRule, _ span: Span, title: Span) {
    var draft = ClaimDraft(kind: .policy, rule: rule, span: span, title: unquoted(title))
    draft.scope = title
    if let issuer = line.hit(at: Int(draft.title.start), .issuer) {
      draft.issuer = Span(issuer.start, issuer.end)
    }
    if level(in: draft.title.range) == nil {
      if let known = knownLevel(draft.title) {
        (draft.level, draft.levelRule) = (known, .levelKnown)
      } else if let level = issuedLevel(Int(span.start)) {
        draft.level = level.0
        draft.levelRule = level.1
      } else if isOwnProgramme(rule, span) || namesOwn(draft.title) {
        (draft.level, draft.levelRule) = (ownLevel, .levelOwn)
      }
    }
    if draft.issuer.isEmpty, let issuer = issuer(before: Int(span.start)) { draft.issuer = issuer }
    add(draft)
  }

  /// A programme that the text's own side carries out is likely its own.
  private func isOwnProgramme(_ rule: ClaimRule, _ span: Span) -> Bool {
    // “1251” is a code that a place made for itself; “三去一降一补” may be the nation's.
    if rule == .policyCode {
      let inner = (Int(span.start) + 3)..<max(Int(span.start) + 3, Int(span.end) - 3)
      return !inner.isEmpty
        && inner.allSatisfy { (48...57).contains(text[$0]) || text[$0] == 0x2B }
    }
    guard rule == .policyName || rule == .policyHead || rule == .policyYears,
      !isPlan(Span(Int(span.start) + 3, Int(span.end)))
    else { return false }
    let at = Int(span.start)
    return text.anyEnds("实施", "启动", "开展", "推行", "推出", "打响", "创新", at: at) != nil
      || rule == .policyYears
  }

  /// The body that 出台 or 印发 in the clause before a title.
  func issuer(before at: Int) -> Span? {
    let clause = line.clauseStart(at)
    guard let verb = text.anyFind(ClaimReader.issuingVerbs, in: clause..<at) else { return nil }
    guard let first = line.hits(in: clause..<at).first(where: { $0.roles.contains(.issuer) }) else {
      return namedIssuer(clause, verb)
    }
    var end = Int(first.end)
    while text.has("、", at: end), let more = line.hit(at: end + 3, .issuer) { end = Int(more.end) }
    return Span(Int(first.start), end)
  }

  /// 周口市科技局印发《…》.
  private func namedIssuer(_ clause: Int, _ verb: Int) -> Span? {
    var end = verb
    while let length = text.anyEnds(ClaimReader.issuingAdverbs, at: end) { end -= length }
    let start = behindTimes(clause, end)
    guard start < end else { return nil }
    let name = trimmed(Span(start, end))
    return isConferrer(name)
      || text.anyEnds("区", "县", "旗", "管委会", "人大常委会", at: end) != nil
        && name.count >= 6 && name.count <= 45
      ? name : nil
  }

  private static let issuingAdverbs: [StaticString] = [
    "联合", "专门", "率先", "相继", "先后", "正式", "还", "也", "又", "已", "就", "随后", "配套", "研究", "制定", "跟着", "紧",
    "随即", "随之", "迅速", "及时", "立即", "同步", "接连", "第一时间",
  ]

  private static let issuingVerbs: [StaticString] = [
    "出台", "印发", "制定", "推出", "发布", "编制", "颁布", "审议通过", "批准",
  ]

  /// Programmes of a province that its districts carry out.
  private func knownLevel(_ title: Span) -> Claim.Level? {
    text.find("三高四新", in: title.range) != nil ? .provincial : nil
  }

  /// 全市“八大行动” is the city's; what was 出台 or 推出 is the document's own.
  private func issuedLevel(_ at: Int) -> (Claim.Level?, ClaimRule)? {
    if let cue = line.hit(endingAt: at, .levels),
      let found = level(in: Int(cue.start)..<Int(cue.end))
    {
      return found
    }
    let clause = line.clauseStart(at)
    guard text.anyFind(ClaimReader.issuingVerbs, in: clause..<at) != nil else { return nil }
    if let named = issuer(before: at), let found = level(in: named.range) { return found }
    return (ownLevel, .levelIssuer)
  }

  // MARK: 《…》

  private func document(_ enclosure: ClaimLine.Enclosure) {
    var end = Int(enclosure.innerEnd)
    if text.anyEnds("）", ")", at: end) != nil,
      let open = lastBracket(Int(enclosure.innerStart), end)
    {
      end = open
    }
    // 《关于…的“十条措施”》; 《…“九严禁”》等政策.
    if text.ends("”", at: end) { end -= 3 }
    let isListed =
      text.any("等政策", "等系列政策", "等文件", "等制度文件", "等规章", at: Int(enclosure.end)) != nil
    guard isListed || line.hit(endingAt: end, .decree) != nil || isNumberedTitle(end) else {
      return
    }
    emitPolicy(
      .policyDocument, Span(enclosure.start, enclosure.end),
      title: Span(enclosure.innerStart, enclosure.innerEnd))
  }

  /// 《促进经济增长二十条》.
  private func isNumberedTitle(_ end: Int) -> Bool {
    guard text.ends("条", at: end) else { return false }
    let scalar = text.scalarBefore(end - 3)
    return (48...57).contains(scalar) || ScalarClass.digit(scalar) >= 0
      || ScalarClass.power(scalar) > 0
  }

  private func lastBracket(_ from: Int, _ to: Int) -> Int? {
    var at = to
    while at > max(from, to - 60) {
      at = text.before(at)
      if text.has("（", at: at) || text.has("(", at: at) { return at }
    }
    return nil
  }

  // MARK: “…”

  private func quoted(_ index: Int) {
    let enclosure = line.enclosures[index]
    let inner = Span(enclosure.innerStart, enclosure.innerEnd)
    guard inner.count >= 3 else { return }
    let isLoose = text.any(ClaimReader.noPolicies, at: Int(inner.start)) != nil
    if !isLoose, isNameOfPolicy(inner), line.hit(at: Int(enclosure.end), .classHead) == nil {
      let span = Span(Int(enclosure.start), measuresEnd(enclosure) ?? Int(enclosure.end))
      emitPolicy(.policyName, span, title: span.end == enclosure.end ? inner : span)
      return
    }
    if !isLoose, let end = head(after: enclosure) {
      let span = Span(Int(enclosure.start), end)
      emitPolicy(.policyHead, span, title: span)
      addPolicyChain(before: index)
      return
    }
    if !isLoose, isNumberCode(inner), isGoverned(enclosure), !isClass(Int(enclosure.end)) {
      emitPolicy(.policyCode, Span(enclosure.start, enclosure.end), title: inner)
      addCodeChain(before: index)
    }
  }

  /// Where the words end that say what “28条” are: “28条”增量措施.
  private func measuresEnd(_ enclosure: ClaimLine.Enclosure) -> Int? {
    guard text.ends("条", at: Int(enclosure.innerEnd)) else { return nil }
    let from = Int(enclosure.end)
    let limit = line.clauseEnd(from, pauses: true)
    guard limit > from, limit - from <= 30, text.find("的", in: from..<limit) == nil else {
      return nil
    }
    return text.anyEnds("措施", "政策", "举措", "意见", "新政", at: limit) != nil ? limit : nil
  }

  /// What is spoken of with contempt, or says how and not what.
  private static let noPolicies = WordSet(
    "面子工程", "形象工程", "政绩工程", "豆腐渣工程", "烂尾工程", "半拉子工程", "接二连三", "一人一档", "一人一策", "一企一策", "一县一策",
    "一园一策", "一村一策", "一户一策", "一链一策", "一事一议", "一品一策", "一矿一策", "一厂一策", "一楼一策", "一校一策", "一河一策",
    "一项一策", "一类一策", "一区一策", "一地一策", "一业一策", "一楼一档", "一企一档", "一户一档", "双随机", "一岗双责", "一县一业", "一村一品",
    "一镇一业", "一人一案", "一企一案", "一盘棋")

  private func isNameOfPolicy(_ inner: Span) -> Bool {
    guard let hit = line.hit(endingAt: Int(inner.end), .policyInner),
      hit.end - hit.start < inner.count
    else { return false }
    // “党委有部署、政府有行动” is a saying.
    if text.find("、", in: inner.range) != nil { return false }
    let at = Int(hit.start)
    if text.has("制", at: at) {
      return text.anyEnds("机", "体", "编", "控", "研", "限", "抑", "复", "定", "强", "量", "绘", "自", at: at)
        == nil
        && inner.count >= 9
    }
    if text.has("条", at: at) {
      let previous = text.scalarBefore(at)
      return (48...57).contains(previous) || ScalarClass.digit(previous) >= 0
        || ScalarClass.power(previous) > 0
    }
    // 雨湖方案 is a catchword; a plan's name says what it is for.
    if text.any("行动", "工程", "工作法", "普法", at: at) != nil { return inner.count >= 9 }
    if text.any("计划", "攻势", at: at) != nil { return inner.count >= 12 }
    return inner.count >= 21
  }

  private func isClass(_ at: Int) -> Bool {
    if line.hit(at: at, .classHead) != nil { return true }
    // “一核两轴三圈”区域经济格局, “3+3+2”现代化产业体系.
    let limit = line.clauseEnd(at, pauses: true)
    guard limit > at, limit - at <= 36 else { return false }
    return text.anyEnds("格局", "体系", "路网", at: limit) != nil
      && text.find("的", in: at..<limit) == nil
      && line.hits(in: at..<limit - 6).allSatisfy {
        $0.roles.isDisjoint(with: [.verb, .govern]) || $0.start > at
      }
  }

  /// Words that end the phrase behind a quoted name.
  private static let headStops = WordSet(
    "在", "以", "对", "与", "于", "被", "是", "已", "从", "向", "将", "获", "入选", "落户", "落地", "启动", "开展", "推进",
    "推动", "完成", "加快", "实施", "成为", "纳入", "让", "使", "位居", "走在", "成功", "全面")

  private func isName(at offset: Int) -> Bool {
    line.enclosure(at: offset).map { $0.kind != .bracket } ?? false
  }

  /// Where the head noun behind a quoted name ends: `“幸福荷塘”系列民生行动`.
  private func head(after enclosure: ClaimLine.Enclosure) -> Int? {
    let from = Int(enclosure.end)
    if let end = shortHead(from) { return end }
    if text.any("和", "及", "与", "即", at: from) != nil || isName(at: from) { return nil }
    let limit = min(line.clauseEnd(from, pauses: true), from + 48)
    let isListed = text.has("等", at: from)
    var at = from
    var found: (start: Int, end: Int)?
    var index = line.hit(from: from)
    let nextName = line.enclosure(from: from + 1)
    let stop =
      nextName < line.enclosures.count ? Int(line.enclosures[nextName].start) : line.end + 1
    while at < limit {
      if at == stop { break }
      while index < line.hits.count, Int(line.hits[index].start) < at { index += 1 }
      let cue = index < line.hits.count && line.hits[index].start == at ? line.hits[index] : nil
      let isHead = cue?.roles.contains(.policyHead) ?? false
      if !isHead, text.any(ClaimReader.headStops, at: at) != nil { break }
      if let hit = cue, !hit.roles.isDisjoint(with: [.policyHead, .objectStop, .policyList]) {
        guard !hit.roles.isDisjoint(with: [.policyHead, .policyList]) else { break }
        found = (at, Int(hit.end))
        at = Int(hit.end)
        if line.hit(at: at, [.policyHead]) == nil { break }
        continue
      }
      if text.has("的", at: at), !text.has("的办法", at: at) { return nil }
      if text.has("等", at: at), at > from {
        // `“1+8+8”稳经济促发展等政策`: the name ends before 等.
        guard line.hit(at: at + 3, [.policyHead, .policyList]) != nil else { return nil }
        return at
      }
      at += text.scalar(at).length
    }
    guard let found else { return nil }
    if text.has("活动", at: found.end - 6), !isCampaign(from, found.end),
      !isListed || found.end - from > 36 || isEvent(enclosure),
      !isCarriedOut(enclosure, found.end)
    {
      return nil
    }
    if text.any("机制", "体系", "平台", "中心", "基地", "模式", at: found.end) != nil,
      found.start > from
    {
      return nil
    }
    if isListed, !text.has("等", at: from) { return nil }
    return found.end
  }

  /// “惠企”20条措施, “田长+林长”制: heads too short to be looked for farther on.
  private func shortHead(_ from: Int) -> Int? {
    if text.has("制", at: from) {
      // “好差评”制度, and no 制度体系.
      if text.has("制度", at: from) {
        return text.any("体系", "改革", "创新", "建设", "成果", "保障", "框架", at: from + 6) == nil
          ? from + 6 : nil
      }
      return text.any("造", "定", "作", "约", "种", "品", "成", "药", "剂", "订", "式", "裁", at: from + 3)
        == nil ? from + 3 : nil
    }
    guard let count = numeral(at: from, limit: line.end), text.has("条", at: count) else {
      return nil
    }
    let end = count + 3
    return end + (text.any("政策措施", "措施", "政策", "意见", "举措", "硬措施", at: end) ?? 0)
  }

  /// 开展“乐购三湘”促消费活动: a campaign that somebody carries out.
  private func isCarriedOut(_ enclosure: ClaimLine.Enclosure, _ end: Int) -> Bool {
    guard end - Int(enclosure.end) <= 33 else { return false }
    let start = Int(enclosure.start)
    return text.anyEnds(
      "开展", "开展了", "启动", "推出", "组织开展", "深化", "启动了", "推出了", "组织", "组织了", "发起", "发起了", at: start)
      != nil
  }

  /// 车博会, 购物节: what is held and not carried on.
  private func isEvent(_ enclosure: ClaimLine.Enclosure) -> Bool {
    text.anyEnds("会", "节", "周", "展", "赛", "论坛", "大典", "盛典", at: Int(enclosure.innerEnd)) != nil
  }

  private func isCampaign(_ from: Int, _ end: Int) -> Bool {
    end - from <= 12 || text.find("主题", in: from..<end) != nil
      || text.find("系列", in: from..<end) != nil || text.find("年", in: from..<end) != nil
      || text.find("创建", in: from..<end) != nil
  }

  /// Quoted names side by side that the last one's head closes: `“四下基层”“三听三问”活动`.
  private func addPolicyChain(before index: Int) {
    var index = index
    while index > 0 {
      let gap = Int(line.enclosures[index].start) - Int(line.enclosures[index - 1].end)
      let previous = line.enclosures[index - 1]
      let isPause = gap == 3 && text.has("、", at: Int(previous.end))
      guard gap == 0 || isPause, previous.kind == .quote, !isInsideHonour(previous) else { return }
      emitPolicy(
        .policyHead, Span(previous.start, previous.end),
        title: Span(previous.innerStart, previous.innerEnd))
      index -= 1
    }
  }
}
