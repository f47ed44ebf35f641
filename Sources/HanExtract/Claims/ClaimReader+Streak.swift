import HanBase
import HanCatalog

extension ClaimReader {
  /// Finds events and states that are repeated without a gap.
  func findStreaks() {
    guard line.holdsStreakWord else { return }
    var at = line.start
    let end = line.end
    while at < end {
      let byte = text[at]
      guard byte == 0xE8 || byte >= 0xE4 else {
        at += 1
        continue
      }
      if text.has("连", at: at) {
        if let after = streakCount(at) ?? streakYears(at) ?? streakRun(at) ?? streakVerb(at) {
          at = after
          continue
        }
      }
      at += text.scalar(at).length
    }
  }

  /// 连续三年入选….
  private func streakCount(_ at: Int) -> Int? {
    guard text.has("连续", at: at) else { return nil }
    var next = at + 6
    // 连续举办十一届, 连续上榜五年: the verb may stand before the count.
    if let verb = text.any(ClaimReader.repeated, at: next),
      numeral(at: next + verb, limit: line.end) != nil
    {
      next += verb
    }
    if let length = text.any("第", "近", "超过", "超", "约", at: next) { next += length }
    var count = 0
    if let length = text.any("多", "数", "几", at: next) {
      next += length
    } else if let number = smallNumber(next) {
      count = number.value
      next = number.end
      if let length = text.any("多", "余", at: next) { next += length }
    } else {
      return nil
    }
    guard let unit = line.hit(at: next, .streakUnit) else { return nil }
    next = Int(unit.end)
    if text.any("以上", "级", "期间", at: next) != nil { return nil }
    let isYears = text.any("年", "载", at: Int(unit.start)) != nil
    return emitStreak(at, next, .streakCount, isYears ? count : 0)
  }

  private static let repeated: [StaticString] = [
    "成功举办", "举办", "召开", "承办", "保持", "获得", "获评", "荣获", "入选", "上榜", "蝉联", "实现", "增长", "下降", "开展",
    "增产", "夺得",
    "增收",
  ]

  /// 连获三届…, 连涨三年.
  private func streakVerb(_ at: Int) -> Int? {
    guard let verb = text.any("连获", "连涨", "连增", "连降", "连升", "连丰", "连跌", at: at),
      let number = smallNumber(at + verb), let unit = line.hit(at: number.end, .streakUnit),
      !isGoal(at) || isTarget && isToldStreak(at)
    else { return nil }
    let isYears = text.any("年", "载", at: Int(unit.start)) != nil
    let end = line.clauseEnd(Int(unit.end))
    var draft = ClaimDraft(
      kind: .streak, rule: .streakCount, span: Span(at, min(end, Int(unit.end) + 150)))
    draft.years = isYears ? number.value : 0
    draft.subject = topic(before: at)
    draft.title = draft.subject.isEmpty ? draft.span : draft.subject
    draft.isTitleGuessed = draft.subject.isEmpty
    add(draft)
    return Int(unit.end)
  }

  /// 连年攀升.
  private func streakYears(_ at: Int) -> Int? {
    guard text.has("连年", at: at), text.any("连年不断", "连年有余", at: at) == nil else { return nil }
    return emitStreak(at, at + 6, .streakYears, 0)
  }

  private func emitStreak(_ start: Int, _ predicate: Int, _ rule: ClaimRule, _ years: Int) -> Int? {
    guard !isGoal(start) || isTarget && isToldStreak(start) else { return nil }
    var end = line.clauseEnd(predicate)
    if rule == .streakYears { end = line.clauseEnd(predicate, pauses: true) }
    if rule == .streakCount, let pause = pauseBeforeVerb(predicate, end) { end = pause }
    end = min(end, predicate + 240)
    while end > predicate, text[end] & 0xC0 == 0x80 { end -= 1 }
    if rule == .streakYears, text.has("的", at: end - 3) { end -= 3 }
    // 连续举办十一届 says it all.
    guard end - predicate >= 6 || predicate - start >= 18 else { return nil }
    // 连年发展结果不及预期 says nothing that was reached; it is a streak all the same.
    var draft = ClaimDraft(kind: .streak, rule: rule, span: Span(start, end))
    draft.scope = Span(predicate, end)
    let subject = topic(before: start)
    draft.subject = subject
    draft.years = years
    draft.title = trimmed(Span(predicate, end))
    if rule == .streakYears, draft.title.count <= 12, !subject.isEmpty {
      draft.titleLead = subject
    }
    add(draft)
    return predicate
  }

  /// 连续三年每年…、获评…: the next item has a verb of its own.
  private func pauseBeforeVerb(_ from: Int, _ to: Int) -> Int? {
    var index = line.mark(from: from)
    while index < line.marks.count, Int(line.marks[index].start) < to {
      let mark = line.marks[index]
      if mark.kind == .pause,
        line.hit(at: Int(mark.end), [.honour, .honourAward, .verb, .tierVerb]) != nil
      {
        return Int(mark.start)
      }
      index += 1
    }
    return nil
  }

  /// 五连降, “九连冠”.
  private func streakRun(_ at: Int) -> Int? {
    let end = at + 3
    guard
      let length = text.any("降", "升", "冠", "增", "涨", "丰", "跌", "提", "优", "跳", "跃", "胜", at: end)
    else {
      return nil
    }
    var start = at
    var digits = 0
    while start > line.start, digits < 4 {
      let previous = text.before(start)
      let scalar = text.scalar(previous).value
      let isDigit =
        (48...57).contains(scalar) || ScalarClass.digit(scalar) >= 0
        || ScalarClass.power(scalar) > 0
      if !isDigit { break }
      start = previous
      digits += 1
    }
    guard digits > 0, let number = smallNumber(start), number.end == at, number.value >= 2 else {
      return nil
    }
    var draft = ClaimDraft(kind: .streak, rule: .streakRun, span: Span(start, end + length))
    draft.years = number.value <= 40 ? number.value : 0
    let subject = topic(before: start)
    draft.subject = subject
    draft.title = subject.isEmpty ? draft.span : subject
    draft.isTitleGuessed = subject.isEmpty
    guard !isGoal(start) else { return nil }
    add(draft)
    return end + length
  }

  /// A number below a thousand in Arabic or Chinese digits.
  private func smallNumber(_ start: Int) -> (value: Int, end: Int)? {
    var at = start
    var value = 0
    while at < line.end, (48...57).contains(text[at]), value < 1000 {
      value = value * 10 + Int(text[at]) - 48
      at += 1
    }
    if at > start { return (value, at) }
    var (total, digit) = (0, 0)
    while at < line.end {
      let (scalar, length) = text.scalar(at)
      if ScalarClass.digit(scalar) >= 0 {
        digit = ScalarClass.digit(scalar)
      } else if ScalarClass.power(scalar) == 1 {
        total += max(1, digit) * 10
        digit = 0
      } else if ScalarClass.power(scalar) == 2 {
        total += max(1, digit) * 100
        digit = 0
      } else {
        break
      }
      at += length
    }
    return at > start ? (total + digit, at) : nil
  }
}
