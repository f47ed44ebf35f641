import HanBase
import HanCatalog

/// Lines that say who gave a text, and when.
extension Analyzer {
  /// 金昌市统计局　一九九九年三月; 发布日期：2014年9月25日; 2014年9月25日　统计局综合科: a line of a giver and the date of the text says when it was
  /// given, not of what time it tells.
  var isByline: Bool {
    guard let last = times.last, last.kind == .calendar, let start = last.period.start,
      let end = last.period.end, start.year == end.year, start.month == end.month,
      end.year == context.year, context.month == 0 || end.month == context.month
    else { return false }
    if Int(last.span.end) == sentenceEnd {
      var giver = Int(last.span.start)
      while giver > sentenceStart, let length = text.anyEnds(" ", "　", "，", "：", ":", at: giver) {
        giver -= length
      }
      // 居民消费价格变动情况　2024年3月 says what month it is about.
      return giver == sentenceStart || text.anyEnds(Analyzer.givers, at: giver) != nil
    }
    return start == end && Int(last.span.start) == sentenceStart
      && text.any(" ", "　", at: Int(last.span.end)) != nil
      && text.anyEnds(Analyzer.givers, at: sentenceEnd) != nil
  }

  private static let givers = WordEnds(
    "局", "厅", "处", "队", "委", "委员会", "政府", "办公室", "办", "社", "院", "所", "中心", "科", "股", "部", "司", "报",
    "网", "台",
    "日期", "时间", "发布", "记者")
}
