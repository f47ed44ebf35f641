import HanBase

/// Times that run on until the text was written.
extension Analyzer {
  /// 7月以来, 自5月1日起施行以来, 去年8月投产以来, 年初以来: from then on, not then.
  @inline(__always)
  func reachFromSince(_ mention: inout TimeMention) {
    guard context.year > 0, mention.kind == .calendar || mention.kind == .relative,
      !mention.isBase, !mention.followsFrame
    else { return }
    reachFromSinceInFull(&mention)
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
      text.anyFind(["，", ",", "；", "、", "：", "（", "\n", "。", "的", "比", "较"], in: words) == nil,
      !wholeYear
        || text.any("入", "开年", "年", "全", "党的", "进", "改革开放", "十", "我", at: words.lowerBound)
          == nil
    else { return false }
    for at in words where text[at] >= 48 && text[at] <= 57 { return false }
    return true
  }
}
