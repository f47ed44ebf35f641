import HanBase
import HanCatalog

/// Times that date what happened, not what is told.
extension Analyzer {
  /// 1983年撤县设自治县，现辖…: a year long past in a clause without a number dates an event.
  func isEvent(_ time: TimeMention) -> Bool {
    if isAnnouncement(time) { return true }
    guard let year = time.period.end?.year, context.year > 0, year < context.year - 2 else {
      return false
    }
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      // 撤二建一 measures nothing.
      case .number: if !numbers[Int(token.index)].isSingleNumeral { return false }
      case .comma where token.start > time.span.end: return true
      case .semicolon, .stop: return true
      default: break
      }
    }
    return true
  }

  /// 12月15日，国家统计局发布…价格变动情况，…; 2021年5月，区统计局公布普查公报: when figures were made known is no time of theirs.
  @inline(__always)
  func isAnnouncement(_ time: TimeMention) -> Bool {
    text.lacks("布", from: sentenceStart, to: sentenceEnd)
      && text.lacks("披", from: sentenceStart, to: sentenceEnd)
      ? false : isAnnouncementInFull(time)
  }

  @inline(never)
  private func isAnnouncementInFull(_ time: TimeMention) -> Bool {
    // A day or a month of the text's own time.
    guard time.kind == .calendar || time.kind == .relative, !time.isPoint, !time.isSince,
      let start = time.period.start, let end = time.period.end,
      start.year == end.year, start.month == end.month,
      context.year > 0, end.year == context.year, context.month == 0 || end.month <= context.month,
      case let from = Int(time.span.end) + (text.any("，", ",", at: Int(time.span.end)) ?? 0),
      let verb = text.anyFind(["发布", "公布", "披露"], in: from..<min(sentenceEnd, from + 60)),
      text.anyFind(["，", "；", "。", "："], in: from..<verb) == nil
    else { return false }
    let rest = verb + 6..<max(verb + 6, min(sentenceEnd, verb + 96))
    let clauseEnd = text.anyFind(["，", "；", "。", "："], in: rest) ?? rest.upperBound
    // 5月20日，区政府发布政策20条: what is made known there is dated.
    return text.anyFind(
      ["数据", "公报", "情况", "报告", "结果", "年报", "统计", "指数", "显示", "消息"], in: verb + 6..<clauseEnd)
      != nil
  }
}
