import HanBase
import HanCatalog
import HanCorpus

extension ClaimReader {
  /// Sets level, time and area of a draft.
  func parts(_ draft: ClaimDraft, sentence: Int) -> ClaimParts {
    let (level, levelRule) = level(draft)
    let (time, timeRule) = time(draft)
    let (area, areaRule) = area(draft)
    return ClaimParts(
      draft, sentence: sentence, level: level, period: time, area: area,
      rules: ClaimParts.Rules(claim: draft.rule, level: levelRule, time: timeRule, area: areaRule),
      sureness: ClaimParts.Sureness(
        title: draft.isTitleGuessed ? .guessed : .stated,
        level: levelRule == .levelGuess || levelRule == .levelOwn
          ? .guessed : levelRule == .levelIssuer ? .carried : .stated,
        time: certainty(timeRule), area: certainty(areaRule)))
  }

  private func certainty(_ rule: ClaimRule) -> Certainty {
    switch rule {
    case .timeParagraph, .timeFrame, .areaDocument: context.areaCertain ? .carried : .guessed
    case .areaUnknown: .guessed
    default: .stated
    }
  }

  // MARK: level

  private func level(_ draft: ClaimDraft) -> (Claim.Level?, ClaimRule) {
    if let level = draft.level { return (level, draft.levelRule) }
    if draft.isUnscoped || draft.kind == .testimony || draft.kind == .pledge {
      return (nil, .levelNone)
    }
    let range = draft.scope.isEmpty ? draft.title : draft.scope
    if let found = level(in: range.range) {
      // 周口国家农业高新技术产业示范区: the place is where it is, not who gave it.
      if draft.kind == .honour, found.1 == .levelArea, found.0 == .city || found.0 == .county,
        let word = levelWord(in: range.range)
      {
        return (word, .levelWord)
      }
      return found
    }
    if draft.kind == .honour {
      // 全省首批创新型县市区: the scope tells it where the title does not.
      if let found = level(in: draft.issuer.range) ?? level(in: draft.span.range) { return found }
      if text.find("百强", in: draft.title.range) != nil { return (.national, .levelGuess) }
    }
    return (nil, .levelNone)
  }

  /// The level that the first telling word of a range gives.
  func level(in range: Range<Int>) -> (Claim.Level?, ClaimRule)? {
    guard !range.isEmpty else { return nil }
    var at = range.lowerBound
    while let length = text.any("“", "在", "获", "《", at: at) { at += length }
    if line.hit(at: at, .opaque) == nil,
      let single = singleLevel(at)
    {
      return (single, .levelWord)
    }
    var index = line.hit(from: at)
    while at < range.upperBound {
      while index < line.hits.count, Int(line.hits[index].start) < at { index += 1 }
      let cue = index < line.hits.count && line.hits[index].start == at ? line.hits[index] : nil
      if let hidden = cue, hidden.roles.contains(.opaque), hidden.roles.isDisjoint(with: .levels) {
        at = Int(hidden.end)
        continue
      }
      if let hit = cue, !hit.roles.isDisjoint(with: .levels),
        Int(hit.end) <= range.upperBound + 3
      {
        if hit.roles.contains(.national) { return (.national, .levelWord) }
        if hit.roles.contains(.provincial) { return (.provincial, .levelWord) }
        if hit.roles.contains(.county), isOfRegion, text.any("全区", "我区", "区内", at: at) != nil {
          return (.provincial, .levelWord)
        }
        return (hit.roles.contains(.city) ? .city : .county, .levelWord)
      }
      if let found = area(at: at, limit: range.upperBound), let known = catalog.area(found.code) {
        switch known.level {
        case 0: return (.national, .levelArea)
        case 1: return (.provincial, .levelArea)
        case 2: return (.city, .levelArea)
        default: return (.county, .levelArea)
        }
      }
      at += text.scalar(at).length
    }
    return nil
  }

  /// The highest level that a word behind a place's name in a title tells.
  private func levelWord(in range: Range<Int>) -> Claim.Level? {
    let hits = line.hits(in: range)
    if hits.contains(where: { $0.roles.contains(.national) }) { return .national }
    return hits.contains(where: { $0.roles.contains(.provincial) }) ? .provincial : nil
  }

  /// Whether 全区 means an autonomous region: the text's own division lies in one and is no 区.
  private var isOfRegion: Bool {
    guard [15, 45, 54, 64, 65].contains(context.area / 10_000),
      let own = catalog.area(context.area)
    else { return false }
    return own.level < 3 || !own.name.hasSuffix("区")
  }

  private func singleLevel(_ at: Int) -> Claim.Level? {
    switch text.scalar(at).value {
    case 0x7701: .provincial  // 省
    case 0x5E02: .city  // 市
    case 0x533A, 0x53BF: .county  // 区 县
    default: nil
    }
  }

  /// The level of the document's own division.
  var ownLevel: Claim.Level? {
    guard let area = catalog.area(context.area) else { return nil }
    switch area.level {
    case 0: return .national
    case 1: return .provincial
    case 2: return .city
    default: return .county
    }
  }

  // MARK: time

  private func time(_ draft: ClaimDraft) -> (Period, ClaimRule) {
    if draft.years > 0, context.year > 0 {
      let last = context.month > 0 && context.month <= 3 ? context.year - 1 : context.year
      return (.years(last - draft.years + 1, last), .timeStreak)
    }
    let named = draft.kind == .honour ? draft.span : draft.title
    if let found = bracketYears(draft.title) { return (found, .timeTitle) }
    if draft.kind == .policy, let plan = numberedPlan(draft.title) { return (plan, .timeTitle) }
    if draft.kind != .testimony, let found = timeWithin(named) { return (found, .timeTitle) }
    readTimes(upTo: Int(draft.span.start))
    let within = times.last { Int($0.span.start) >= line.start && $0.span.end <= draft.span.start }
    if let within { return (within.period, .timeClause) }
    let before = times.last { isRecent($0) && $0.span.end <= draft.span.start }
    if let last = before { return (last.period, .timeParagraph) }
    let mayFollow = draft.kind != .testimony && draft.kind != .pledge && draft.kind != .streak
    if mayFollow, !isTarget, !frame.isUnknown { return (frame, .timeFrame) }
    return (.unknown, .timeNone)
  }

  /// Keeps the time that a paragraph opens with: 2020年，…; 过去五年，…; what follows is told of it
  /// until another paragraph opens with a time.
  func readOpening(_ sentence: Sentence) {
    // A report of the year's end or start looks back on it; a newspaper's day dates its own sentence.
    guard sentence.opensParagraph, context.month == 12 || (1...4).contains(context.month) else {
      return
    }
    var at = Int(sentence.span.start)
    let end = min(Int(sentence.span.end), at + 36)
    while at < end {
      let (scalar, length) = text.scalar(at)
      if mayBeginTime(scalar), let mention = mention(at), isUsable(mention) {
        let years = mention.period
        guard let last = years.end?.year else { return }
        guard years.start?.month == 1, years.end?.month == 12 else { return }
        // The year that ends or has just ended is told; older ones are history.
        let told = context.month == 12 ? context.year : context.year - 1
        frame = last < told ? .unknown : years
        return
      }
      at += length
    }
  }

  /// A year long past is history, not the time of what the paragraph goes on to tell.
  private func isRecent(_ mention: TimeMention) -> Bool {
    guard context.year > 0, let end = mention.period.end else { return true }
    return end.year >= context.year - 6
  }

  var lexer: TimeLexer {
    TimeLexer(text: text, limit: line.end, context: context, sentenceYear: 0)
  }

  /// A time expression inside the title: `2023年度…案例`, `“十四五”规划纲要`.
  func timeWithin(_ span: Span) -> Period? {
    var at = Int(span.start)
    let end = min(Int(span.end), at + 90)
    while at < end {
      let (scalar, length) = text.scalar(at)
      if mayBeginTime(scalar) {
        if let mention = mention(at), Int(mention.span.end) <= Int(span.end) {
          if isUsable(mention) { return mention.period }
        }
        if let year = bareYear(at) { return .year(year) }
        if let plan = planName(at) { return plan }
      }
      at += length
    }
    return nil
  }

  private func mayBeginTime(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return (48...57).contains(scalar) }
    let kind = scalar < 65_536 ? ScalarClass.table[Int(scalar)] : 0
    return scalar == 0x201C || (kind != ScalarClass.none && !ScalarClass.isMark(kind))
  }

  /// `2025市辖区…百强`: a year without 年 at the start of a name.
  private func bareYear(_ at: Int) -> Int? {
    guard at == line.start || !(48...57).contains(text[at - 1]) else { return nil }
    var year = 0
    for offset in 0..<4 {
      guard (48...57).contains(text[at + offset]) else { return nil }
      year = year * 10 + Int(text[at + offset]) - 48
    }
    guard (1990...2049).contains(year), text.scalar(at + 4).value > 0x3000,
      text.any(
        "亿", "万", "元", "个", "家", "公", "吨", "平", "多", "余", "名", "人", "户", "亩", "千", "条", "项", "次",
        "至", "、", at: at + 4)
        == nil
    else { return nil }
    return year
  }

  /// `“十四五”规划纲要` is the plan of those years.
  private func planName(_ at: Int) -> Period? {
    guard text.scalar(at).value == 0x5341, text.scalar(at + 6).value == 0x4E94 else { return nil }
    switch text.scalar(at + 3).value {
    case 0x4E94: return .years(2026, 2030)
    case 0x56DB: return .years(2021, 2025)
    case 0x4E09: return .years(2016, 2020)
    case 0x4E8C: return .years(2011, 2015)
    case 0x4E00: return .years(2006, 2010)
    default: return nil
    }
  }

  /// 第十四个五年规划和二〇三五年远景目标纲要 is the plan of its five years.
  private func numberedPlan(_ span: Span) -> Period? {
    guard let five = text.find("个五年", in: span.range), text.ends("第十", at: five - 3) else {
      return nil
    }
    let number = ScalarClass.digit(text.scalarBefore(five))
    guard (1...9).contains(number) else { return nil }
    return .years(2001 + number * 5, 2005 + number * 5)
  }

  /// `(2024-2026)` at the end of a title.
  private func bracketYears(_ span: Span) -> Period? {
    guard let open = text.find("(", in: span.range) ?? text.find("（", in: span.range) else {
      return nil
    }
    let at = open + text.scalar(open).length
    guard let first = bareNumber(at) else { return nil }
    let dash = text.scalar(at + 4)
    guard [0x2D, 0x2014, 0x2013, 0xFF0D, 0x81F3].contains(dash.value) else { return nil }
    var next = at + 4 + dash.length
    if text.has("—", at: next) { next += 3 }
    guard let last = bareNumber(next), last >= first, last - first < 30 else { return nil }
    return .years(first, last)
  }

  private func bareNumber(_ at: Int) -> Int? {
    var year = 0
    for offset in 0..<4 {
      guard (48...57).contains(text[at + offset]) else { return nil }
      year = year * 10 + Int(text[at + offset]) - 48
    }
    return (1949...2100).contains(year) ? year : nil
  }

  /// Reads the paragraph's times up to an offset; each byte is read once.
  func readTimes(upTo end: Int) {
    var at = timesRead
    let blocks = ScalarClass.blocks
    let wide = min(end, text.count - 2)
    while at < end {
      // Most 汉字 stand in blocks of which none begins a time.
      if at < wide, text.base[at] & 0xF0 == 0xE0,
        blocks[Int(text.base[at] & 0x0F) << 6 | Int(text.base[at + 1] & 0x3F)] & 1 == 0
      {
        at += 3
        continue
      }
      let (scalar, length) = text.scalar(at)
      if mayBeginTime(scalar), let mention = mention(at), isUsable(mention) {
        times.append(mention)
        if times.count > 64 { times.removeFirst(32) }
        at = max(at + length, Int(mention.span.end))
      } else {
        at += length
      }
    }
    timesRead = max(timesRead, end)
  }

  func mention(_ at: Int) -> TimeMention? {
    guard TimeLexer.mayBegin(text, at), let mention = lexer.read(at: at),
      Int(mention.span.end) > at
    else { return nil }
    return mention
  }

  private func isUsable(_ mention: TimeMention) -> Bool {
    !mention.isBase && !mention.period.isUnknown && mention.kind != .duration
      && mention.kind != .now
  }

  // MARK: area

  /// A division within the document's own that is named before the cue, else the document's.
  private func area(_ draft: ClaimDraft) -> (Int32, ClaimRule) {
    let own = context.area
    let start = line.clauseStart(Int(draft.span.start))
    var at = start
    let end = Int(draft.kind == .organisation ? draft.span.end : draft.span.start)
    while at < end {
      if let found = area(at: at, limit: line.end) {
        let isWithin = own == 0 || (found.code != own && catalog.isWithin(found.code, own))
        if isWithin, found.code != 100_000 { return (found.code, .areaNamed) }
        at = found.end
      } else {
        at += text.scalar(at).length
      }
    }
    return own == 0 ? (0, .areaUnknown) : (own, .areaDocument)
  }
}
