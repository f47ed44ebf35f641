import HanBase
import HanCatalog

/// Times with 以来.
extension Analyzer {
  /// 自2019年8月挂牌以来 goes on until the text was written; 为2019年以来最高 is of no time at all.
  @inline(__always)
  func readSince(_ mention: inout TimeMention, _ at: Int) {
    if mention.kind == .calendar, !mention.isSince, !text.lacks("来", from: at, to: sentenceEnd) {
      readSinceInFull(&mention, at)
    }
  }

  @inline(never)
  private func readSinceInFull(_ mention: inout TimeMention, _ at: Int) {
    let end = Int(mention.span.end)
    var since = end - 6
    if !text.ends("以来", at: end) {
      guard let found = text.find("以来", in: end..<max(end, min(sentenceEnd, end + 48))),
        text.anyFind(["，", ",", "；"], in: end..<found) == nil
      else { return }
      since = found
    }
    if statesRecord(since + 6, at) {
      (mention.kind, mention.period) = (.duration, .unknown)
      return
    }
    guard since >= end, context.year > 0, let start = mention.period.start,
      start.year < context.year,
      text.ends("自", at: at) || datesEvent(at, end, since)
    else { return }
    mention.kind = .back
    mention.isPoint = false
    mention.period = Period(
      start: start,
      end: context.month > 0
        ? Period.months(context.month, context.month, of: context.year).end
        : CivilDate(year: context.year, month: 12, day: 31))
  }

  /// 以来最高, 以来新高, 创2016年以来的同期新高: how long something had not been so.
  private func statesRecord(_ at: Int, _ start: Int) -> Bool {
    let word = at + (text.any("的", at: at) ?? 0)
    if text.any(Analyzer.records, at: word) != nil {
      // 2016年以来第三产业占比提高
      return !text.has("第", at: word) || !text.has("产业", at: word + 6)
    }
    let begin = start - (text.anyEnds("自从", "自", "从", at: start) ?? 0)
    guard text.anyEnds("创", "创下", "创出", "创了", "创造", "刷新", "为", "是", at: begin) != nil,
      let word = text.anyFind(["最", "新高", "新低", "首", "第一"], in: at..<min(sentenceEnd, at + 30))
    else { return false }
    return text.anyFind(["，", ",", "；"], in: at..<word) == nil
  }

  private static let records = WordSet(
    "最", "新高", "新低", "首", "第", "之最", "平均水平", "同期", "历史", "罕见", "少有", "单月", "单季", "从未", "未有", "月度",
    "季度")

  /// 2020年脱贫摘帽以来，…: the words between tell what came about, and a clause of its own ends with them.
  private func datesEvent(_ at: Int, _ end: Int, _ since: Int) -> Bool {
    since > end && since - end <= 39
      && (at == sentenceStart || text.anyEnds("从", "自从", "，", "；", "：", "、", at: at) != nil)
      && !text.has("的", at: since + 6)
      && text.anyFind(["是", "为", "实现", "达", "创", "有", "历史", "（", "："], in: end..<since) == nil
      && tokens.run(from: tokens.place(from: end)).allSatisfy { $0.kind != .number }
  }

  /// 上年结转收入: the word is no time but part of the name.
  func isCarriedOver(_ word: Token) -> Bool {
    let at =
      Int(word.end) + (text.any("累计", "滚存", "净", "专项", "的", at: Int(word.end)) ?? 0)
    return text.any("结转", "结余", "结存", "结算", "滚存", at: at) != nil
  }

  /// 7月以来, 自5月1日起施行以来, 去年8月投产以来, 年初以来: from then on, not then.
  @inline(__always)
  func reachFromSince(_ mention: inout TimeMention) {
    guard context.year > 0, mention.kind == .calendar || mention.kind == .relative,
      !mention.isBase, !mention.followsFrame, mayReachFromSince(Int(mention.span.end))
    else { return }
    reachFromSinceInFull(&mention)
  }

  /// Whether the characters of 以来, 至今, 到现在 stand in the sentence.
  private func mayReachFromSince(_ start: Int) -> Bool {
    let end = max(start, sentenceEnd)
    return !text.lacks("来", from: start, to: end) || !text.lacks("今", from: start, to: end)
      || !text.lacks("现", from: start, to: end)
  }

  @inline(never)
  private func reachFromSinceInFull(_ mention: inout TimeMention) {
    let end = Int(mention.span.end)
    let limit = max(end, min(sentenceEnd, end + 48))
    guard let start = mention.period.start, let last = mention.period.end,
      let since = text.anyFind(["以来", "至今", "到现在"], in: end..<limit),
      case let behind = since + (text.has("到现在", at: since) ? 9 : 6),
      isEventName(end..<since, wholeYear: start.month == 1 && last.month == 12),
      text.any("年", "日", "后", "天", at: behind) == nil,
      text.any("，", ",", at: behind) != nil || since == end || text.has("以来", at: since)
    else { return }
    if since == end, !text.has("以来", at: since) { mention.span.end = Int32(behind) }
    // 为去年7月以来最高: how long something had not been so.
    if text.any("最", "新高", "新低", "首次", "首度", "罕见", "同期", "的最", "单月", "的新", "第一", "次", at: behind)
      != nil
    {
      if since == end { (mention.kind, mention.period) = (.duration, .unknown) }
      return
    }
    if text.has("年初", at: Int(mention.span.start)), start.year == context.year {
      (mention.kind, mention.period, mention.isPoint) = (.relative, .year(start.year), false)
      return
    }
    guard start.month > 1 || last.month < 12 || start.year < context.year,
      let until = context.month > 0
        ? Period.months(context.month, context.month, of: context.year).end
        // A text that is dated by its year alone tells of the year that is over.
        : CivilDate(
          year: start.year < context.year ? context.year - 1 : start.year, month: 12, day: 31),
      (start.year, start.month) <= (until.year, until.month), last.year <= context.year
    else { return }
    (mention.isPoint, mention.isSince) = (false, true)
    mention.period = Period(start: start, end: until)
  }

  /// Whether only what happened then stands between a time and 以来; seasons, which come each year, are over with it.
  private func isEventName(_ words: Range<Int>, wholeYear: Bool) -> Bool {
    if words.isEmpty { return true }
    // 2022年至今 is read by its own words, and 自2008年达到(1050万人)的峰值以来 has a number.
    guard words.count <= 36,
      text.anyFind(["，", ",", "；", "、", "：", "（", "\n", "。", "的", "比", "较", "今年", "情况"], in: words)
        == nil,
      !wholeYear
        || text.any("入", "开年", "年", "全", "党的", "进", "改革开放", "十", "我", at: words.lowerBound)
          == nil
    else { return false }
    for at in words where text[at] >= 48 && text[at] <= 57 { return false }
    return true
  }
}
