import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: lists closed by 等政策

  func findPolicyLists() {
    for hit in line.hits where hit.roles.contains(.policyList) && !hit.isEnclosed {
      let at = Int(hit.start)
      guard let etc = listClose(at) else { continue }
      let clause = line.clauseStart(etc)
      var end = etc
      var count = 0
      while end > clause, count < 24 {
        let start = itemStart(end, clause)
        addListItem(start, end, isFirst: start == clause)
        count += 1
        if start == clause { break }
        end = start - (text.ends("、", at: start) ? 3 : 0)
      }
    }
  }

  /// The 等 before 等一系列重大政策文件.
  private func listClose(_ at: Int) -> Int? {
    guard text.any("政策文件", "政策措施", "重大政策", "政策", at: at) != nil else { return nil }
    var from = at
    while let length = text.anyEnds("一系列", "系列", "重大", "一批", "相关", "配套", "支持", at: from) {
      from -= length
    }
    guard text.ends("等", at: from) else { return nil }
    let clause = line.clauseStart(from)
    guard text.find("、", in: clause..<from) != nil else { return nil }
    return from - 3
  }

  func itemStart(_ end: Int, _ clause: Int) -> Int {
    var start = max(clause, line.clauseStart(end, pauses: true))
    // Quoted names side by side are items of their own.
    if let last = line.enclosure(endingAt: end), last.kind == .quote,
      line.enclosure(endingAt: Int(last.start))?.kind == .quote
    {
      start = max(start, Int(last.start))
    }
    return start
  }

  private func addListItem(_ from: Int, _ end: Int, isFirst: Bool) {
    var start = from
    if isFirst {
      let quote = line.enclosure(from: from)
      if quote < line.enclosures.count, Int(line.enclosures[quote].start) < end {
        start = Int(line.enclosures[quote].start)
      } else {
        while let verb = line.hit(at: start, .verb) { start = Int(verb.end) }
      }
    }
    guard end - start >= 9, end - start <= 150 else { return }
    let isNamed =
      containsName(start, end) || line.hit(endingAt: end, .decree) != nil
      || text.anyEnds("）", ")", at: end) != nil
    guard isNamed else { return }
    emitPolicy(.policyList, Span(start, end), title: Span(start, end))
  }

  private func containsName(_ from: Int, _ end: Int) -> Bool {
    let index = line.enclosure(from: from)
    return index < line.enclosures.count && Int(line.enclosures[index].end) <= end
      && line.enclosures[index].kind != .bracket
  }

  // MARK: plain titles

  /// `农村人居环境整治提升五年行动`.
  func findYearActions() {
    for hit in line.hits where hit.roles.contains(.policyHead) && !hit.isEnclosed {
      guard text.any("行动", "计划", "专项", "攻坚", "提升", at: Int(hit.start)) != nil,
        let found = yearBefore(Int(hit.start))
      else { continue }
      let numeral = text.before(found)
      let scalar = text.scalar(numeral).value
      guard ScalarClass.digit(scalar) >= 0 || (48...57).contains(scalar) || scalar == 0x5341,
        !(48...57).contains(text.scalarBefore(numeral))
      else { continue }
      var end = Int(hit.end)
      if let length = text.any("计划", "方案", "计划纲要", at: end) { end += length }
      let start = titleStart(numeral)
      guard numeral - start >= 12, line.enclosure(endingAt: numeral) == nil else { continue }
      emitPolicy(.policyYears, Span(start, end), title: Span(start, end))
    }
  }

  /// The 年 of 三年行动, 三年专项行动, 三年倍增计划.
  private func yearBefore(_ at: Int) -> Int? {
    var end = at
    if !text.ends("年", at: end),
      let length = text.anyEnds(
        "专项", "攻坚", "提升", "倍增", "振兴", "突破", "培育", "整治", "巩固", "滚动", "会战", "提质", "改造", "提标", "达标",
        "创建", at: end)
    {
      end -= length
    }
    return text.ends("年", at: end) ? end - 3 : nil
  }

  /// Where a title that ends at an offset begins: behind the verb that governs it.
  private func titleStart(_ end: Int) -> Int {
    let clause = line.clauseStart(end, pauses: true)
    let from = max(clause, end - 90)
    var start = from
    var isGoverned = false
    for cue in line.hits(in: from..<end) where cue.roles.contains(.verb) && !cue.isEnclosed {
      // A verb inside the title (优化…, 整治提升) follows a noun or the governing one.
      let governs = isGoverning(cue)
      if Int(cue.end) <= end, governs || (!isGoverned && Int(cue.start) <= start + 3) {
        start = max(start, Int(cue.end))
        isGoverned = isGoverned || governs
      }
    }
    if let length = text.any("第三个", "第二个", "新一轮", "新", "了", "国家", "《", "“", at: start),
      start + length < end
    {
      if text.any("了", "《", "“", "新一轮", at: start) != nil { start += length }
    }
    return start
  }

  private func isGoverning(_ cue: ClaimLine.Hit) -> Bool {
    text.anyEnds(
      "实施", "启动", "开展", "推进", "推动", "落实", "制定", "完成", "出台", "印发", "编制", "打好", "抓好", at: Int(cue.end)
    ) != nil
  }

  /// `出台湘潭市园区“合同用地”实施办法`.
  func findPlainTitles() {
    for hit in line.hits where hit.roles.contains(.decree) && !hit.isEnclosed {
      var end = Int(hit.end)
      // 优惠办法（试行）.
      if let bracket = line.enclosure(at: end), bracket.kind == .bracket,
        bracket.end - bracket.start <= 30
      {
        end = Int(bracket.end)
      }
      guard line.clauseEnd(end, pauses: true) - end <= 3, hit.end - hit.start >= 6 else { continue }
      let clause = line.clauseStart(end)
      guard
        let verb = line.hits(in: clause..<Int(hit.start)).last(where: {
          Int(hit.start) - Int($0.end) >= 12
            && text.anyEnds("出台", "印发", "制定", "推出", "发布", "编制", "颁布", "实施", "修订", at: Int($0.end))
              != nil
        })
      else { continue }
      // Of a list each item is a title by itself.
      var start = max(Int(verb.end), line.clauseStart(Int(hit.start), pauses: true))
      if let length = text.any("了", "完成", at: start) { start += length }
      guard Int(hit.start) - start >= 12, Int(hit.start) - start <= 120 else { continue }
      let place = area(at: start, limit: end)
      guard place.map({ $0.code != 100_000 }) ?? isProperTitle(start, hit) else { continue }
      emitPolicy(.policyTitle, Span(start, end), title: Span(start, end))
    }
  }

  /// 新时代促进高水平开放发展意见 is a title; 一系列配套措施 and 具体实施方案 are not.
  private func isProperTitle(_ start: Int, _ head: ClaimLine.Hit) -> Bool {
    let end = Int(head.end)
    guard
      text.anyEnds(
        "意见", "办法", "规定", "方案", "条例", "细则", "规划", "纲要", "指引", "若干措施", "若干政策", "若干举措", "若干政策措施",
        at: end) != nil
    else { return false }
    if text.any(ClaimReader.looseTitles, at: start) != nil || numeral(at: start, limit: end) != nil
    {
      return false
    }
    if text.anyFind(["一个", "两个", "三大", "四大", "五大", "一批", "系列", "“一"], in: start..<end) != nil {
      return false
    }
    // 打造具有全球影响力的…中心行动方案: a title that begins as a deed may hold 的.
    if text.any("打造", "加快", "推进", "推动", "促进", "支持", "深化", "关于", "建设", "培育", "完善", "提升", at: start)
      != nil,
      text.anyEnds("行动方案", "行动计划", "实施方案", "实施意见", "若干措施", "若干意见", at: end) != nil
    {
      return Int(head.start) - start >= 24 && text.find("等", in: start..<end) == nil
    }
    // 的 stands only before the head: 关于…的意见, and not 详实的…方案.
    if let of = text.find("的", in: start..<end),
      text.anyEnds("的若干", "的", at: Int(head.start)) == nil
        || of < Int(head.start) - 9
    {
      return false
    }
    let isShort = text.any("办法", "条例", "细则", "规定", at: Int(head.start)) != nil
    return Int(head.start) - start >= (isShort ? 18 : 24) && text.find("等", in: start..<end) == nil
  }

  private static let looseTitles: [StaticString] = [
    "一系列", "系列", "一批", "相关", "具体", "多项", "各项", "有关", "若干", "配套", "一揽子", "年度", "针对", "切实", "更加", "更",
    "最",
    "科学", "详细", "专门", "应急", "工作", "“", "《", "本", "各", "以", "对", "省以下",
  ]
}
