import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: the body first

  /// X挂牌成立, 海川数字的挂牌成立.
  func founded(_ hit: ClaimLine.Hit) {
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
    let end = bodyEndBefore(at, clause, isStrong)
    var start = max(clause, end - 150)
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    start = behindTime(start, end)
    let pause = line.clauseStart(end, pauses: true)
    start = max(start, pause)
    start = behindVerbs(start, end)
    // 由县供销社牵头的…联盟成立: who set it up stands before 的.
    if let of = lastFind("的", start, end), end - of >= 15,
      text.anyFind(["牵头", "发起", "组成", "参与", "组建", "共建"], in: start..<of) != nil
    {
      start = of + 3
    }
    let isOpened = isStrong && text.any("挂牌成立", "揭牌成立", at: at) != nil
    guard end - start >= 12, isBody(end) || isOpened else { return }
    guard isNamed(start, end), text.find("的", in: start..<end) == nil else { return }
    // 省、市、县疾病预防控制局 are a class.
    if text.anyEnds("省、", "市、", at: start) != nil, text.any("市", "县", "区", at: start) != nil {
      return
    }
    foundedBefore(start, clause, hit)
    var draft = ClaimDraft(
      kind: .organisation, rule: .organisationFounded, span: Span(start, after))
    draft.title = Span(start, end)
    draft.name = draft.title
    draft.role = Span(hit.start, hit.end)
    if let found = area(at: start, limit: end) {
      draft.parent = Span(start, found.end)
    } else {
      draft.parent = ownParent(draft.name)
    }
    add(draft)
  }

  /// Where the body's name ends before 的, adverbs, and where and when it was founded.
  private func bodyEndBefore(_ at: Int, _ clause: Int, _ isStrong: Bool) -> Int {
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
    // 华东无人机基地在金山揭牌成立: who is opened somewhere is a body by that.
    if isStrong, let place = lastFind("在", from, end), place - from >= 12, end - place <= 60,
      area(at: place + 3, limit: end) != nil
    {
      return place
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

  /// Whether a body's name, in quotation marks or not, may end at an offset.
  private func isBody(_ end: Int) -> Bool {
    if endsAsBody(end) { return true }
    guard let name = line.enclosure(endingAt: end) else { return false }
    return line.hit(endingAt: Int(name.innerEnd), .body) != nil
  }

  func endsAsBody(_ end: Int) -> Bool {
    line.hit(endingAt: end, .body) != nil || endsAsBureau(end)
  }

  /// 县招商局, 区行政审批局, and no 新格局.
  func endsAsBureau(_ end: Int) -> Bool {
    text.ends("局", at: end) && text.anyEnds(ClaimReader.noBureaus, at: end) == nil
  }

  private static let noBureaus: [StaticString] = [
    "格局", "布局", "大局", "全局", "变局", "时局", "开局", "结局", "定局", "困局", "棋局", "僵局", "破局", "政治局",
  ]

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
      let from = behindVerbs(behindTime(start, end), end)
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
