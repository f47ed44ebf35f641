import HanBase
import HanCatalog

/// Lists whose paragraphs begin with dashes, below one that says of what time they tell.
extension Analyzer {
  /// 2017年以来，…：\n——工业经济…。\n——城乡建设…: each paragraph goes on with the time of the one above the list.
  @inline(__always)
  func introOfList(_ start: Int) -> MainLine? {
    if text.has("—", at: start) { return introOfListInFull(start) }
    carry.intro = nil
    return nil
  }

  @inline(never)
  private func introOfListInFull(_ start: Int) -> MainLine? {
    // ——2025年3月21日在…会议上 is no list.
    guard text.has("——", at: start), text[start + 6] &- 48 >= 10 else {
      carry.intro = nil
      return nil
    }
    if carry.paragraphStart > 0, text.has("——", at: carry.paragraphStart) { return carry.intro }
    carry.intro = nil
    guard let frame = context.frame, !isWithinReview(frame), !context.isComingYear,
      Int(context.frameSpan.start) >= carry.paragraphStart,
      Int(context.frameSpan.start) - carry.paragraphStart <= 60
    else { return nil }
    carry.intro = MainLine(context, told: output.count)
    return carry.intro
  }

  /// 2020年任务的完成…, in a chapter on five years: one of them, told of in passing.
  private func isWithinReview(_ frame: Period) -> Bool {
    guard let base = baseContext.frame, let first = base.start, let last = base.end,
      let start = frame.start, let end = frame.end
    else { return false }
    return base == frame || first.year < last.year && first <= start && end <= last
  }

  /// Sets the time of a list for one of its paragraphs.
  @inline(never)
  func open(_ intro: MainLine) {
    (context.frame, context.frameSpan) = (intro.frame, intro.frameSpan)
    (context.frameIsRelative, context.frameIsSpoken) = (
      intro.frameIsRelative, intro.frameIsSpoken
    )
    (context.isTarget, context.targetSpan) = (intro.isTarget, intro.targetSpan)
  }

  /// 2017年以来: the years from a named one until the text's own or the one before.
  func reachesYearsBack(_ time: TimeMention) -> Bool {
    guard text.ends("以来", at: Int(time.span.end)), let first = time.period.start?.year,
      let last = time.period.end?.year
    else { return false }
    return first < last && last - first < 12 && last <= context.year && last >= context.year - 1
  }
}
