import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: testimony

  /// Finds speakers with a verb of speech.
  func findTestimony() {
    findNarrators()
    for hit in line.hits where hit.roles.contains(.speech) && !hit.isEnclosed { speech(hit) }
  }

  /// 讲述人:黄婷(三一智慧钢铁城副总经理).
  private func findNarrators() {
    guard let colon = line.marks.first(where: { $0.kind == .colon || $0.start > line.start + 60 }),
      colon.kind == .colon
    else { return }
    for word: StaticString in ["讲述人", "口述人", "受访者", "受访人"] {
      guard let found = text.find(word, in: line.start..<min(line.end, line.start + 60)) else {
        continue
      }
      var at = found + word.utf8CodeUnitCount
      guard let length = text.any(["：", ":"], at: at) else { continue }
      at += length
      while text.has(" ", at: at) { at += 1 }
      let bracket = line.enclosure(from: at)
      var draft = ClaimDraft(kind: .testimony, rule: .testimonyNarrator, span: .none)
      if bracket < line.enclosures.count, line.enclosures[bracket].kind == .bracket,
        Int(line.enclosures[bracket].start) - at <= 30
      {
        let enclosure = line.enclosures[bracket]
        draft.name = Span(at, Int(enclosure.start))
        draft.role = Span(enclosure.innerStart, enclosure.innerEnd)
        draft.parent = employer(draft.role)
        draft.span = Span(found, Int(enclosure.end))
      } else {
        let end = line.clauseEnd(at)
        guard end - at >= 6, end - at <= 90 else { continue }
        draft.name = Span(at, end)
        draft.span = Span(found, end)
      }
      add(draft)
      return
    }
  }

  private static let posts: [StaticString] = [
    "相关负责人", "主要负责人", "有关负责人", "负责人", "第一书记", "党支部书记", "党委书记", "总支书记", "副书记", "书记", "副主任", "主任",
    "副总经理",
    "总经理", "经理", "董事长", "副局长", "局长", "副区长", "区长", "副市长", "市长", "副县长", "县长", "镇长", "乡长", "校长", "院长",
    "所长", "站长", "队长",
    "驻村工作队员", "工作人员", "工作队员", "居民", "村民", "党员", "干部", "员工", "职工", "老师", "教授", "创始人", "理事长", "会长",
    "秘书长", "总监",
  ]

  /// The body in 荷塘区民政局副局长.
  private func employer(_ role: Span) -> Span {
    guard let length = text.anyEnds(ClaimReader.posts, at: Int(role.end)) else { return .none }
    return Span(Int(role.start), Int(role.end) - length)
  }

  /// 雨湖区民政局负责人表示，….
  private func speech(_ hit: ClaimLine.Hit) {
    var after = Int(hit.end)
    if let length = text.any(["道", "着"], at: after) { after += length }
    let isSaid =
      text.any(["，", "：", ":", ",", "“", "\"", "说：", "说"], at: after) != nil
    guard isSaid else { return }
    var start = line.clauseStart(Int(hit.start))
    if let quote = lastQuote(Int(hit.start), start) { start = quote }
    guard let who = speaker(start, Int(hit.start)) else { return }
    var draft = ClaimDraft(
      kind: .testimony, rule: .testimonySpeech, span: Span(Int(who.start), after))
    draft.role = who
    draft.parent = employer(who)
    if let post = text.anyEnds(ClaimReader.posts, at: Int(who.end)) {
      _ = post
    } else if let name = nameBehindPost(who) {
      draft.name = name
      draft.role = Span(who.start, name.start)
      draft.parent = employer(draft.role)
    }
    add(draft)
  }

  private func lastQuote(_ at: Int, _ clause: Int) -> Int? {
    let index = line.enclosure(from: at) - 1
    if index >= 0, Int(line.enclosures[index].end) > clause, line.enclosures[index].kind == .quote,
      at - Int(line.enclosures[index].end) < 90, Int(line.enclosures[index].start) == clause
    {
      return Int(line.enclosures[index].end)
    }
    var best: Int?
    for offset in stride(from: clause, to: at, by: 1) where text.has("”", at: offset) {
      best = offset + 3
    }
    return best
  }

  /// The words before the verb, if they end in somebody who can speak.
  private func speaker(_ from: Int, _ to: Int) -> Span? {
    var end = to
    while let length = text.anyEnds(
      [
        "都", "也", "纷纷", "高兴地", "激动地", "自豪地", "欣慰地", "笑着", "感慨地", "在接受采访时", "接受采访时", "向记者", "对记者",
        "告诉记者", "连连", "这样", "如是",
      ],
      at: end)
    {
      end -= length
    }
    let start = max(from, end - 120)
    guard end > start else { return nil }
    if line.hit(endingAt: end, .speaker) != nil { return trimmed(Span(start, end)) }
    // 社区书记张三说: a post and a name of two or three 汉字.
    for length in [6, 9] where end - length > start {
      if line.hit(endingAt: end - length, .speaker) != nil, isSurname(end - length),
        line.hits(in: (end - length)..<end).allSatisfy({
          $0.roles.isDisjoint(with: [.verb, .goal, .objectStop])
        })
      {
        return trimmed(Span(start, end))
      }
    }
    return nil
  }

  private static let surnames = Set(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧聂阳言"
      .unicodeScalars.map(\.value))

  private func isSurname(_ at: Int) -> Bool { ClaimReader.surnames.contains(text.scalar(at).value) }

  private func nameBehindPost(_ who: Span) -> Span? {
    for length in [6, 9] {
      let start = Int(who.end) - length
      if start > Int(who.start), line.hit(endingAt: start, .speaker) != nil {
        return Span(start, Int(who.end))
      }
    }
    return nil
  }

  // MARK: pledge

  /// Finds the sentence's intention, if it has one without a figure.
  func findPledge() {
    for hit in line.hits where !hit.isEnclosed {
      if hit.roles.contains(.pledge), pledges(hit) {
        return emitPledge(Int(hit.start), .pledgeStrive)
      }
      if text.has("将", at: Int(hit.start)), hit.end - hit.start == 3, wills(hit) {
        return emitPledge(Int(hit.start), .pledgeWill)
      }
    }
    if let start = byYear() { emitPledge(start, .pledgeYear) }
  }

  private func pledges(_ hit: ClaimLine.Hit) -> Bool {
    // 争当 in a name or after 的 is no promise.
    text.anyEnds(["的", "“", "敢于"], at: Int(hit.start)) == nil
  }

  private func wills(_ hit: ClaimLine.Hit) -> Bool {
    let after = Int(hit.end)
    guard line.hit(at: after, .willNot) == nil, cue(at: after, .willNext) else {
      return false
    }
    // 将…纳入, 将…作为: 将 puts an object before its verb.
    if text.has("把", at: after) || text.has("以", at: after) {
      return true
    }
    if text.any(["为全", "为建设", "为实现"], at: after) != nil { return true }
    let end = min(line.clauseEnd(after), after + 120)
    for word: StaticString in ["作为", "纳入", "列为", "视为", "贯穿", "融入", "落实到", "转化为"]
    where text.find(word, in: after..<end) != nil {
      return false
    }
    return true
  }

  /// 到2025年，….
  private func byYear() -> Int? {
    for hit in line.hits.prefix(60) where hit.roles.contains(.byYear) {
      let found = Int(hit.start)
      var year = 0
      for offset in 3..<7 {
        guard (48...57).contains(text[found + offset]) else { break }
        year = year * 10 + Int(text[found + offset]) - 48
      }
      let isAfter = text.any(["年", "年底", "年末"], at: found + 7) != nil
      let isStart = found == line.start || line.clauseStart(found) == found
      if isAfter, isStart, context.year > 0,
        year > context.year || (isTarget && year >= context.year)
      {
        return found
      }
    }
    return nil
  }

  private func emitPledge(_ start: Int, _ rule: ClaimRule) {
    var end = line.end
    while end > start,
      let length = text.anyEnds(["。", "！", "？", "；", "!", "\n", " ", "。”", "！”", "\r"], at: end)
    { end -= length }
    guard end - start >= 15, !hasFigure(start, end) else { return }
    var draft = ClaimDraft(kind: .pledge, rule: rule, span: Span(start, end))
    let clause = line.clauseStart(start)
    if clause < start { draft.subject = trimmed(Span(clause, start)) }
    add(draft)
  }

  /// Whether figures stand behind the cue, years and quoted names apart.
  private func hasFigure(_ from: Int, _ to: Int) -> Bool {
    var at = from
    let limit = min(to, from + 2000)
    while at < limit {
      if let enclosure = line.enclosure(at: at) {
        at = Int(enclosure.end)
        continue
      }
      let scalar = text.scalar(at)
      let isDigit = (48...57).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
      guard isDigit, let end = numeral(at: at, limit: limit) else {
        at += scalar.length
        continue
      }
      if text.any(["年", "月", "日", "G", "A"], at: end) == nil
        || end - at != 4 && text.has("年", at: end)
      {
        return true
      }
      at = end
    }
    return false
  }
}
