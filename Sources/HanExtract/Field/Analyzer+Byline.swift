import HanBase
import HanCatalog

/// Lines that say who gave a text, and when.
extension Analyzer {
  /// 金昌市统计局　一九九九年三月; 发布日期：2014年9月25日; 2014年9月25日　统计局综合科: a line of a giver and the date of the text says when it was
  /// given, not of what time it tells.
  var isByline: Bool {
    if isBareDay { return true }
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

  /// ——2020年7月28日在省第十三届人民代表大会常务委员会第二十二次会议上: when and where a text was given.
  var opensWithMeeting: Bool {
    isDateline && !times.isEmpty
      && text.anyFind(["会议", "大会", "全会", "会上"], in: sentenceStart..<sentenceEnd) != nil
  }

  /// 10月20日: a day without its year, alone in its line, of the month in which the text was given; it is of that text's year, whatever
  /// year the title names.
  private var isBareDay: Bool {
    guard times.count == 1, context.month > 0, let day = times[0].period.start,
      times[0].period.end == day, day.month == context.month, !times[0].isPoint,
      Int(times[0].span.start) == sentenceStart, Int(times[0].span.end) == sentenceEnd
    else { return false }
    return text.scalar(sentenceStart).value < 0x80 && !text.has("年", at: sentenceStart + 4)
  }

  private static let givers = WordEnds(
    "局", "厅", "处", "队", "委", "委员会", "政府", "办公室", "办", "社", "院", "所", "中心", "科", "股", "部", "司", "报",
    "网", "台",
    "日期", "时间", "发布", "记者")
}
