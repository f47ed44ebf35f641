import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: the title first

  /// `首批湘潭“特色苍蝇馆”遴选中,28家餐馆入选`.
  func selection(_ hit: ClaimLine.Hit) {
    var clause = line.clauseStart(Int(hit.start))
    let index = line.mark(from: clause) - 1
    var before: Int
    if text.anyEnds("中", "里", at: Int(hit.start)) != nil {
      // 青山镇在全国千强镇榜单中榜上有名.
      before = Int(hit.start)
      clause = before
    } else {
      guard index >= 0, Int(line.marks[index].end) == clause else { return }
      before = Int(line.marks[index].start)
    }
    // 名单公布, 榜单出炉.
    while let length = text.anyEnds(
      "公布", "发布", "出炉", "揭晓", "公示", "正式", "日前", "近日", "中", "里", at: before)
    { before -= length }
    let lists: [StaticString] = ["名单", "榜单", "排行榜", "名录"]
    let isList = text.anyEnds(lists, at: before) != nil
    let length = isList ? 0 : text.anyEnds("遴选", "评选", "评比", at: before) ?? -1
    guard length >= 0 else { return }
    var start = line.clauseStart(before)
    if text.has("在", at: start) {
      start += 3
    } else if clause == Int(hit.start), let place = lastFind("在", start, before) {
      start = place + 3
    }
    if isList {
      for word: StaticString in ["发布", "公布", "公示", "印发", "揭晓", "推出"] {
        if let verb = lastFind(word, start, before) { start = verb + word.utf8CodeUnitCount }
      }
      while let length = text.any("了", "的", at: start) { start += length }
      start = behindTimes(start, before)
    }
    let lead = skipLead(start, before - length)
    guard before - length - lead >= 9 else { return }
    var draft = ClaimDraft(
      kind: .honour, rule: .honourSelection, span: Span(start, Int(hit.end)),
      title: unquoted(Span(lead, before - length)))
    draft.scope = draft.title
    draft.issuer = conferrer(before: Int(hit.start))
    draft.subject = clause < hit.start ? Span(clause, Int(hit.start)) : topic(before: start)
    add(draft)
  }

  /// 周口国家农业高新技术产业示范区获批建设: a zone or a pilot is what was approved.
  func approved(_ hit: ClaimLine.Hit, _ end: Int) {
    let at = Int(hit.start)
    guard text.any("获批", "获准", "获评", "获认定", at: at) != nil else { return }
    var titleEnd = at
    while let length = text.anyEnds("成功", "正式", "顺利", "先后", "相继", "已", "均", "也", at: titleEnd) {
      titleEnd -= length
    }
    let heads: [StaticString] = [
      "示范区", "试验区", "先行区", "先导区", "实验区", "开发区", "高新区", "度假区", "示范园", "综保区", "综合保税区", "产业园", "示范基地",
      "产业基地", "枢纽", "试点", "试点城市", "合作区", "湿地公园", "森林公园", "集群",
    ]
    guard text.anyEnds(heads, at: titleEnd) != nil else { return }
    let clause = line.clauseStart(at, pauses: true)
    let start = behindTimes(clause, titleEnd)
    guard titleEnd - start >= 18, titleEnd - start <= 120,
      line.hits(in: start..<titleEnd).contains(where: {
        !$0.roles.isDisjoint(with: [.national, .provincial])
      }), text.find("的", in: start..<titleEnd) == nil,
      numeral(at: start, limit: titleEnd) == nil
    else { return }
    var draft = ClaimDraft(kind: .honour, rule: .honourSelection, span: Span(start, end))
    draft.title = Span(start, titleEnd)
    add(draft)
  }

  /// Behind 今年9月 and other times at the start of a phrase.
  func behindTimes(_ from: Int, _ to: Int) -> Int {
    var at = from
    var count = 0
    while count < 3, let end = timeEnd(at, to) {
      at = end
      count += 1
    }
    while let length = text.any("，", "日前", "近日", "最近", "不久前", "前不久", "刚刚", at: at),
      at + length < to
    {
      at += length
    }
    return at
  }

  /// `“…”“…”等荣誉加身`, `“…”的荣誉`.
  func findHonoursBefore() {
    var index = line.enclosures.count
    while index > 0 {
      index -= 1
      let enclosure = line.enclosures[index]
      guard enclosure.kind == .quote else { continue }
      let end = Int(enclosure.end)
      guard let length = honourWord(at: end) else { continue }
      var spanEnd = end + length
      if let more = text.any("加身", "花落", at: spanEnd) { spanEnd += more }
      guard !text.has("“国字号”", at: Int(enclosure.start)) else { continue }
      addBefore(Span(Int(enclosure.start), spanEnd), enclosure)
      addChain(before: index)
    }
  }

  /// The words behind quoted titles that call them honours: 等荣誉, 等多项省级荣誉.
  private func honourWord(at end: Int) -> Int? {
    if let length = text.any("的荣誉称号", "的荣誉", "荣誉称号", "的殊荣", "殊荣", at: end) { return length }
    guard text.has("等", at: end) else { return nil }
    let limit = min(line.clauseEnd(end, pauses: true), end + 39)
    var at = end + 3
    while at < limit {
      if let length = text.any("荣誉称号", "荣誉", "称号", "殊荣", "奖项", "招牌", "奖牌", at: at) {
        return at + length - end
      }
      if text.has("的", at: at) { return nil }
      at += text.scalar(at).length
    }
    return nil
  }

  private func addBefore(_ span: Span, _ enclosure: ClaimLine.Enclosure) {
    let title = Span(enclosure.innerStart, enclosure.innerEnd)
    guard title.count >= 12 else { return }
    add(ClaimDraft(kind: .honour, rule: .honourBefore, span: span, title: title))
  }

  /// The quoted names that stand side by side before another.
  private func addChain(before index: Int) {
    var index = index
    var count = 0
    while index > 0, count < 16 {
      let current = line.enclosures[index]
      let previous = line.enclosures[index - 1]
      let gap = Int(current.start) - Int(previous.end)
      let isNext = gap == 0 || (gap == 3 && text.has("、", at: Int(previous.end)))
      guard isNext, previous.kind == .quote else { break }
      addBefore(Span(previous.start, previous.end), previous)
      index -= 1
      count += 1
    }
    // A name that lost its opening mark where a page was cut.
    let first = line.enclosures[index]
    guard let orphan = line.orphans.last(where: { $0 < first.start }),
      Int(first.start) - Int(orphan) <= 6
    else { return }
    let start = line.clauseStart(Int(orphan))
    guard Int(orphan) - start >= 12, Int(orphan) - start < 120 else { return }
    let title = Span(skipLead(start, Int(orphan)), Int(orphan))
    add(
      ClaimDraft(
        kind: .honour, rule: .honourBefore, span: Span(start, Int(orphan)), title: title))
  }

  /// `连续保持“平安县市”称号`.
  func honourKept(_ hit: ClaimLine.Hit) {
    var at = Int(hit.end)
    if text.has("了", at: at) { at += 3 }
    guard let enclosure = line.enclosure(at: at), enclosure.kind == .quote,
      let word = text.any("称号", "荣誉", "殊荣", "金字招牌", "招牌", "名片", at: Int(enclosure.end)),
      !isGoal(Int(hit.start))
    else { return }
    var draft = ClaimDraft(
      kind: .honour, rule: .honourKept, span: Span(Int(hit.start), Int(enclosure.end) + word),
      title: Span(enclosure.innerStart, enclosure.innerEnd))
    draft.subject = topic(before: Int(hit.start))
    add(draft)
  }
}
