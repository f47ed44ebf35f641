import HanBase
import HanCatalog
import HanCorpus

extension ClaimReader {
  // MARK: what is planned and what is done

  /// Headings and lines that say whether what follows is planned or done.
  func readFrame(_ section: Section, _ sentence: Sentence) {
    if sentence.opensParagraph, !isNews { isNews = looksLikeNews(sentence) }
    let isHeading = section.kind == .heading
    let isShort = sentence.span.count < 120
    guard isHeading || isShort || sentence.opensParagraph else { return }
    var (isPast, isPlan) = (false, false)
    for hit in line.hits.prefix(24) {
      if isHeading || isShort, sentence.opensParagraph {
        if hit.roles.contains(.pastHeading) { isPast = true }
        if isHeading, hit.roles.contains(.targetHeading) { isPlan = true }
      }
      if hit.roles.contains(.targetLine), !isNews, announces(hit), !looksBack(sentence) {
        isTarget = true
      }
    }
    // 上半年工作总结及下半年工作打算: of a title of both what looks back comes first.
    if isPast { isTarget = false } else if isPlan { isTarget = true }
  }

  /// In a newspaper's text a line of plans is one voice, and what was reached may follow.
  private func looksLikeNews(_ sentence: Sentence) -> Bool {
    guard sentence.span.start < 6000 else { return holdsVoice }
    let head =
      Int(sentence.span.start)..<min(Int(sentence.span.end), Int(sentence.span.start) + 150)
    return text.anyFind(["本报讯", "记者", "通讯员", "新闻发布会", "讯（"], in: head) != nil
  }

  /// 着力抓好以下工作 opens a plan; 着力抓好春耕 is one deed.
  private func announces(_ hit: ClaimLine.Hit) -> Bool {
    let (start, end) = (Int(hit.start), Int(hit.end))
    if text.anyEnds("以下", "是", at: end) != nil { return true }
    return text.any("20", "今年", "明年", "全年", at: end) != nil
      || text.anyFind(["以下", "如下", "方面", "工作", "任务"], in: end..<min(line.end, end + 60)) != nil
      || text.anyFind(["20", "今年", "明年", "将", "要"], in: line.start..<start) != nil
  }

  /// 一年来，我们着重抓好… tells what was done.
  private func looksBack(_ sentence: Sentence) -> Bool {
    let head = Int(sentence.span.start)..<min(Int(sentence.span.end), Int(sentence.span.start) + 60)
    return text.anyFind(["年来", "过去", "去年", "以来"], in: head) != nil
  }

  /// Whether the words before a cue say that it is hoped for.
  func isGoal(_ at: Int) -> Bool {
    let clause = line.clauseStart(at)
    if hasHardGoal(clause, at) { return true }
    return isTarget && !isDone(clause, at)
  }

  private func hasHardGoal(_ from: Int, _ to: Int) -> Bool {
    // 资金争取工作获…表扬 names what was done.
    line.hits(in: from..<to).contains {
      $0.roles.contains(.hardGoal) && !$0.isEnclosed && !text.has("工作", at: Int($0.end))
    }
  }

  /// Whether the words around a cue in a plan say that it has happened all the same.
  private func isDone(_ clause: Int, _ at: Int) -> Bool {
    if text.find("已", in: clause..<at) != nil { return true }
    let from = max(line.start, at - 600)
    if text.find("去年", in: from..<at) != nil { return true }
    let planned = lastPlan(from, at)
    if let told = lastTold(from, at), told > planned { return true }
    let end = line.clauseEnd(at)
    // 抢抓入选…机遇, 以获批…为契机, 获评…后，….
    if planned < clause,
      text.anyFind(["契机", "机遇"], in: at..<end) != nil
        || (text.anyEnds("后", "之后", "的基础上", "以来", at: end) != nil && end < line.end
          && text.any("待", "等", at: clause) == nil)
    {
      return true
    }
    // 获省政府督查激励，下一步将…: what is to come is set against it.
    return planned < line.start && isSetAgainst(end)
  }

  /// Where a word last stands in a range that says that what follows is to come; -1 for nowhere.
  private func lastPlan(_ from: Int, _ to: Int) -> Int {
    var last = -1
    for hit in line.hits(in: from..<to) where hit.roles.contains(.goal) && !hit.isEnclosed {
      if hit.roles.contains(.hardGoal) || text.any("要", "将", "拟", at: Int(hit.start)) != nil {
        last = Int(hit.start)
      }
    }
    guard text.find(ClaimReader.coming, in: from..<to) != nil else { return last }
    for word in ClaimReader.comingTimes {
      if let found = lastIn(word, from, to) { last = max(last, found) }
    }
    return last
  }

  /// Where a word last stands in a range that says that what follows has happened.
  private func lastTold(_ from: Int, _ to: Int) -> Int? {
    var last: Int?
    func take(_ word: StaticString) {
      if let found = lastIn(word, from, to) { last = max(last ?? found, found) }
    }
    if text.find(ClaimReader.gone, in: from..<to) != nil {
      for word in ClaimReader.goneTimes { take(word) }
    }
    if let gone = goneTime(to) { last = max(last ?? gone, gone) }
    if let streak = lastIn("连续", from, to), isToldStreak(streak) {
      last = max(last ?? streak, streak)
    }
    return last
  }

  /// Where a time in the clause or the one before stands that was over when the document was written.
  private func goneTime(_ to: Int) -> Int? {
    let from = line.clauseStart(max(line.start, line.clauseStart(to) - 3))
    guard context.year > 0, from < to,
      text.find(ClaimReader.dated, in: from..<to) != nil
        || text.anyFind(["20", "19"], in: from..<to) != nil
    else { return nil }
    readTimes(upTo: to)
    let gone = times.last { time in
      guard Int(time.span.start) >= from, Int(time.span.end) <= to, let end = time.period.end,
        text.any("19", "20", "今年", "去年", "上年", "前年", at: Int(time.span.start)) != nil
      else { return false }
      return end.year < context.year || end.year == context.year && end.month <= context.month
    }
    return gone.map { Int($0.span.start) }
  }

  /// Words for what is to come.
  static let comingTimes: [StaticString] = [
    "明年", "来年", "下一步", "今后", "下半年", "新的一年", "新一年", "接下来", "未来", "下步",
    "下阶段",
  ]

  private static let goneTimes: [StaticString] = [
    "年来", "近年", "今年以来", "上年", "此前", "前不久", "日前", "近日", "刚刚", "目前", "以来", "前年",
  ]

  /// The same words and those that open a date, to ask for any of them at once.
  private static let coming = WordSet(
    "明年", "来年", "下一步", "今后", "下半年", "新的一年", "新一年", "接下来", "未来", "下步", "下阶段")
  private static let gone = WordSet(
    "年来", "近年", "今年以来", "上年", "此前", "前不久", "日前", "近日", "刚刚", "目前", "以来", "前年")
  private static let dated = WordSet("今年", "去年", "上年", "前年")

  /// Whether 连续三年… tells of years that have passed, and is not to be kept up.
  func isToldStreak(_ at: Int) -> Bool {
    guard let count = numeral(at: at + 6, limit: line.end), line.hit(at: count, .streakUnit) != nil
    else { return false }
    let clause = line.clauseStart(at)
    return line.hits(in: clause..<at).allSatisfy {
      $0.roles.isDisjoint(with: [.goal, .verb, .tierVerb]) || $0.isEnclosed
    }
  }

  /// Whether a later clause of the sentence opens with a time to come.
  private func isSetAgainst(_ end: Int) -> Bool {
    var index = line.mark(from: end)
    var steps = 0
    while index < line.marks.count, steps < 6 {
      let next = Int(line.marks[index].end)
      if text.any(ClaimReader.comingTimes, at: next) != nil { return true }
      index += 1
      steps += 1
    }
    return false
  }

  /// 推广在全省率先探索的…模式: what is first is told of a thing that there is.
  func isTelling(_ at: Int) -> Bool {
    let clause = line.clauseStart(at)
    guard isTarget, !hasHardGoal(clause, at) else { return false }
    let end = min(line.clauseEnd(at), at + 90)
    guard let of = text.find("的", in: at..<end), of - at >= 6 else { return false }
    return text.anyFind(["推广", "巩固", "总结", "复制", "擦亮", "用好", "深化"], in: clause..<at) != nil
      && text.anyFind(["模式", "经验", "做法", "机制", "品牌", "成果", "办法", "路径"], in: of..<end) != nil
  }

  /// The last occurrence of a word within a range.
  private func lastIn(_ word: StaticString, _ from: Int, _ to: Int) -> Int? {
    var at = from
    var last: Int?
    while let found = text.find(word, in: at..<to) {
      last = found
      at = found + 3
    }
    return last
  }
}
