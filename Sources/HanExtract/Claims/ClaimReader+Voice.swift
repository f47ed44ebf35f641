import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: testimony

  /// Finds speakers with a verb of speech.
  func findTestimony() {
    findNarrators()
    guard line.roles.contains(.speech) || line.roles.contains(.speechQuoting) else { return }
    for hit in line.hits
    where !hit.roles.isDisjoint(with: [.speech, .speechQuoting]) && !hit.isEnclosed {
      speech(hit)
    }
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
      guard let length = text.any("：", ":", at: at) else { continue }
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
    let length: Int
    if let known = text.anyEnds(ClaimReader.posts, at: Int(role.end)) {
      length = known
    } else if let post = line.hit(endingAt: Int(role.end), .speaker) {
      length = Int(post.end - post.start)
    } else {
      return .none
    }
    let end = max(Int(role.start), Int(role.end) - length)
    // 党组书记、局长: two posts at one body.
    if text.ends("、", at: end), end - 3 > role.start {
      return employer(Span(Int(role.start), end - 3))
    }
    // 链主企业峰飞航空的试飞主管: the body stands before 的, and its class before the body.
    if let of = lastFind("的", Int(role.start), end) {
      let start = Int(role.start)
      return Span(line.hit(at: start, .leader).map { Int($0.end) } ?? start, of)
    }
    return Span(Int(role.start), end)
  }

  /// 雨湖区民政局负责人表示，….
  private func speech(_ hit: ClaimLine.Hit) {
    var after = Int(hit.end)
    // 称， is a cue with its comma.
    if text.anyEnds("，", "：", at: after) != nil { after -= 3 }
    while let length = text.any("道", "着", "称", "说", at: after) { after += length }
    var start = line.clauseStart(Int(hit.start))
    var isBehindQuote = start == line.start && closesQuote(before: start)
    if let quote = lastQuote(Int(hit.start), start) {
      start = quote
      isBehindQuote = true
    }
    let opensQuote = text.any("：“", ":“", "，“", ",“", "：\"", ":\"", "“", at: after) != nil
    // Behind a quotation the verb may end its sentence.
    let mayEnd = isBehindQuote || closesQuote(before: line.start)
    let isOver = after >= line.end || text.any("。", "；", "！", "\n", at: after) != nil
    let isSaid: Bool
    if hit.roles.contains(.speech) {
      isSaid =
        opensQuote || text.any("，", "：", ":", ",", "\"", at: after) != nil || (mayEnd && isOver)
    } else {
      // Who nods or praises speaks only where words stand beside it.
      isSaid = opensQuote || (mayEnd && (isOver || text.any("，", ",", at: after) != nil))
    }
    let mayBeBare = isBehindQuote || opensQuote || !isOpinion(hit)
    guard isSaid, let who = speaker(start, Int(hit.start), mayBeBare: mayBeBare) else { return }
    var draft = ClaimDraft(
      kind: .testimony, rule: .testimonySpeech, span: Span(Int(who.role.start), after))
    draft.name = who.name
    draft.role = who.role
    draft.parent = employer(who.role)
    if who.role.isEmpty { draft.span = Span(Int(who.name.start), after) }
    add(draft)
  }

  /// 指出, 认为 and the like have papers and meetings for their subjects too.
  private func isOpinion(_ hit: ClaimLine.Hit) -> Bool {
    text.any("指出", "强调", "认为", "分析", "提醒", "提到", "谈到", "看来", "称", at: Int(hit.start)) != nil
  }

  /// Whether the sentence before ended in a quotation mark, as before 村民覃少英说.
  private func closesQuote(before start: Int) -> Bool {
    var at = start
    while at > 0, start - at < 12, let length = text.anyEnds(" ", "\n", "　", "\r", at: at) {
      at -= length
    }
    return text.anyEnds("”", "」", "’", at: at) != nil
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

  /// How somebody says it; what follows up to the verb of speech is part of it.
  private static let manners: [StaticString] = [
    "笑", "高兴", "激动", "自豪", "欣慰", "感慨", "兴奋", "开心", "欣喜", "乐", "喜", "动情", "由衷", "深情", "满", "难掩",
    "指着", "看着",
    "望着", "捧着", "拿着", "握着", "拉着", "摸着", "抚", "一边", "边", "对", "向", "如", "这样", "谈", "在接受", "接受", "连",
    "不禁",
    "忍不住", "回忆", "信心", "充满", "有", "很", "十分", "都", "也", "纷纷", "还", "就", "则", "曾", "深", "不无", "颇",
    "无不", "面对",
    "竖", "点", "算", "自信", "爽朗", "认真", "坚定", "告诉", "说起", "坦诚", "热情", "无奈", "幽默", "诚恳", "指", "望", "看",
    "捧", "拍", "站在", "坐在", "一脸", "脸上", "掰", "经常", "常", "总", "反复", "随即", "特别", "逢人", "连连", "便", "又",
    "同样", "一致", "均", "分别", "先后", "齐声", "异口同声", "现场", "当场", "郑重", "明确", "骄傲", "满意", "感动", "腼腆", "朴实",
    "再三", "打趣", "打开", "直", "在一旁", "掩饰", "翻", "介绍", "细细",
  ]

  private func isManner(_ from: Int, _ to: Int) -> Bool {
    guard to - from <= 48 else { return false }
    if text.any(ClaimReader.manners, at: from) != nil { return true }
    // 在发布会上表示.
    if text.any("在", "于", at: from) != nil,
      text.anyEnds("上", "时", "中", "后", "里", "期间", "间隙", at: to) != nil
    {
      return true
    }
    return text.ends("地", at: to) && to - from >= 6 && to - from <= 15
  }

  /// The words before the verb, if somebody who can speak stands there: 社区书记张三笑着说.
  ///
  /// Right behind a quotation a bare name will do.
  private func speaker(_ from: Int, _ to: Int, mayBeBare: Bool) -> (role: Span, name: Span)? {
    var start = max(from, to - 150)
    while start < to, text[start] & 0xC0 == 0x80 { start += 1 }
    while let length = text.any("据", "对此", "”", "不过", "随后", "接着", "而", "但", at: start),
      start + length < to
    {
      start += length
    }
    if text.any("在", "正在", at: start) != nil, let of = lastFind("的", start, to) {
      start = of + 3
    } else if text.has("在", at: start), text.has("看来", at: to) {
      start += 3
    }
    // 老板杨建军一边招呼客人一边说: who is named first speaks, unless one stands at the verb.
    var unnamed: Span?
    for cue in line.hits(in: start..<to) where cue.roles.contains(.speaker) && Int(cue.end) <= to {
      // 向群众介绍: who is spoken to.
      if text.anyEnds("向", "给", "对", "跟", "被", "让", "为", at: Int(cue.start)) != nil { continue }
      let end = Int(cue.end)
      let role = trimmed(Span(start, end))
      if end == to { return (role, .none) }
      if let name = nameEnd(end, to) { return (role, Span(end, name)) }
      if unnamed == nil, isManner(end, to) { unnamed = role }
    }
    if let unnamed { return (unnamed, .none) }
    guard mayBeBare, text.any(ClaimReader.noNames, at: start) == nil,
      text.any(ClaimReader.manners, at: start) ?? 0 < 6, area(at: start, limit: to) == nil,
      let end = nameEnd(start, to)
    else { return nil }
    return (.none, Span(start, end))
  }

  /// What begins with a surname's 汉字 and is no name.
  private static let noNames = WordSet(
    "文件", "文章", "文中", "文化", "全会", "全体", "全国", "全省", "全市", "全县", "全区", "全镇", "全村", "全家",
    "全员", "方案", "方言", "党中央", "党的", "党员", "计划", "安排", "和他", "和她", "和我", "应该", "时常", "时时",
    "时间", "明确", "明显", "高度", "普遍", "项目", "向来", "席间", "何时", "金融", "马上", "马克思", "古人", "古语",
    "古训", "古诗", "白皮书", "公报", "毕竟", "于是", "经过", "经验", "成员", "成立", "余下", "左右", "单位", "仪式",
    "双方", "水平", "水利", "石油", "江河", "平时", "平台", "陆续", "常说", "相关", "相信", "相比", "习近平", "国家",
    "国务院", "广大", "广告", "终于", "有的", "有人", "元首", "段时间", "万一", "连声", "连忙", "连连", "曾多次", "曾经",
    "向他", "向她", "常常", "古往", "石头", "都在", "白领", "金秋")

  /// Where a name of two or three 汉字 ends, with nothing but a manner between it and the verb.
  private func nameEnd(_ at: Int, _ to: Int) -> Int? {
    // 老周, 小李.
    if text.any("老", "小", at: at) != nil, at + 6 == to || isManner(at + 6, to),
      ClaimReader.surnames.contains(text.scalar(at + 3).value)
    {
      return at + 6
    }
    let isCompound = text.any("欧阳", "上官", "诸葛", "司马", "皇甫", "司徒", "东方", at: at) != nil
    // 阿依古丽·买买提.
    if to - at <= 60, text.find("·", in: at..<to) != nil { return isForeignName(at, to) ? to : nil }
    guard isCompound || ClaimReader.surnames.contains(text.scalar(at).value) else { return nil }
    // 李明都说: two 汉字 where a manner follows, else three.
    if !isCompound, at + 6 < to, text.any(ClaimReader.manners, at: at + 6) != nil,
      isManner(at + 6, to), isPlainName(at, at + 6)
    {
      return at + 6
    }
    for length in isCompound ? [12, 9] : [9, 6] where at + length <= to {
      let end = at + length
      if end == to || isManner(end, to), isPlainName(at, end) { return end }
    }
    return nil
  }

  /// Whether nothing but 汉字 and the dot of foreign names stands in a range: no title, no quotation.
  private func isForeignName(_ at: Int, _ end: Int) -> Bool {
    var at = at
    while at < end {
      let (scalar, length) = text.scalar(at)
      guard (0x4E00...0x9FFF).contains(scalar) || scalar == 0xB7 else { return false }
      at += length
    }
    return true
  }

  /// A name may hold 勇 or 为, and no longer word that governs.
  private func isPlainName(_ at: Int, _ end: Int) -> Bool {
    line.hits(in: at..<end).allSatisfy {
      $0.roles.isDisjoint(with: [.verb, .goal, .objectStop]) || Int($0.end) > end
        || ($0.end - $0.start == 3 && Int($0.start) > at)
    }
  }

  private static let surnames = Set(
    """
    黎农敬晋尉迟郁单殳巢关辜缪贝卜支昝裘汲糜滑羿储酆钮壬詹蓬全郗邰缑亢帅
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文欧聂阳言    萧傅殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕柴蓝庄辛管祝左涂谷祁耿牟舒麦焦项路齐申屠盘蒙凌岳翁甘庞关柯奉游蒲房解芮裴宁简符冉桂刁车梅滕容植骆苗党邢佟柏詹喻宫古包成仇穆丛翦揭瞿郎米银艾楚谌屈商匡匙景应沙樊兰褚臧鲍连费岑卞皮计伏宗闵席麻强娄童单杭诸井巫乌隆全班仰秋仲伊栗戎卓蔺池桑濮扈燕冀尚农别晏充慕茹习宦鱼慎戈廉终暨居步都耿满弘国广禄阙欧利蔚越夔师巩聂晁勾敖融訾阚那饶曾毋沙乜养鞠须丰巢蒯相查后荆红竺权逯盖益桓公热买阿古努
    """.unicodeScalars.map(\.value))
}
