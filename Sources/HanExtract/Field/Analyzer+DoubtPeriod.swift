import HanBase
import HanCatalog

/// When a period that no word of the sentence names is in doubt.
extension Analyzer {
  /// The document's year is in doubt after another was spoken of.
  @inline(__always)
  func doubtPeriod(_ raw: inout RawObservation) {
    readEra(&raw)
    readThen(&raw)
    readPhase(&raw)
    leaveYearOfThing(&raw)
    readToCome(&raw)
    leaveTimeBeforeEvent(&raw)
    reachFromOpening(&raw)
    leaveTimeUnbuilt(&raw)
    leavePast(&raw)
    settleSince(&raw)
    leaveOldValue(&raw)
    leaveFirstYears(&raw)
    readNextYear(&raw)
    doubtYearsLater(&raw)
    doubtMainLine(&raw)
    leaveSpanOfYearly(&raw)
    fitYearsToChange(&raw)
    readMonthBefore(&raw)
    leadUpToPoint(&raw)
    let years = (raw.period.end?.year ?? 0) - (raw.period.start?.year ?? 0)
    switch raw.rules.period {
    case .periodDocumentYear:
      if carry.toldYear > 0, context.year > 0, carry.toldYear < context.year - 1 {
        raw.certainty.period = .guessed
      } else if followsEvent(&raw) {
        raw.certainty.period = .guessed
      } else if raw.certainty.period == .carried, isNational || comparesPlaces,
        isToldOfOtherYear(&raw)
      {
        raw.certainty.period = .guessed
      }
    case .periodEnd, .periodDocumentFrame:
      if context.leansOnLastYear, raw.certainty.period == .carried, context.frame == nil,
        // 西安有博物馆159家, in a text that tells of last year's visitors
        raw.measure == .level && raw.rules.period == .periodEnd && !isToldOf(raw.period, &raw)
          // 截至10月底，成都558公里。西安311公里
          || isToldOfOtherYear(&raw)
      {
        raw.certainty.period = .guessed
      } else if context.frameIsSpoken, raw.certainty.period == .carried, raw.indicator < 0,
        isOfScene(&raw)
      {
        raw.certainty.period = .guessed
      }
    case .periodClause, .periodCarried:
      let isStated = raw.certainty.period == .stated
      // 2022年末，全县…: said before the first comma, the end of a year dates its paragraph.
      let isOpening =
        raw.certainty.period == .carried && Int(raw.periodSpan.start) == carry.paragraphStart
        && text.anyEnds("年末", "年底", at: Int(raw.periodSpan.end)) != nil
      if isStated || isOpening, years == 0, !text.ends("同期", at: Int(raw.periodSpan.end)),
        let year = raw.period.end?.year, raw.status != .target, year <= context.year,
        // 始于1947年。当年…: a beginning long past.
        year >= context.year - 5 || !text.has("当年", at: Int(raw.periodSpan.start)),
        // 差距由2021年的167.73亿元扩大到…: where a change began is not what is told of.
        text.anyEnds("由", "从", "比", "较", at: Int(raw.periodSpan.start)) == nil
      {
        carry.spokenYear = year
        if isStated || isOpening { carry.toldYear = year }
      }
    default: break
    }
  }

  /// Whether the text told of something in this unit for a period.
  @inline(never)
  private func isToldOf(_ period: Period, _ raw: inout RawObservation) -> Bool {
    output.suffix(64).contains {
      ($0.rules.period == .periodClause || $0.rules.period == .periodCarried)
        && $0.period.end?.year == period.end?.year && text.isSame($0.unit, raw.unit)
    }
  }

  /// Whether what is measured in this unit was last told of for another year.
  ///
  /// 2023年地区生产总值5140.6亿元，…。…一般公共预算收入152.1亿元, in a text of 2024: of either year.
  @inline(never)
  private func isToldOfOtherYear(_ raw: inout RawObservation) -> Bool {
    for other in output.suffix(64).reversed() where text.isSame(other.unit, raw.unit) {
      switch other.rules.period {
      case .periodClause, .periodCarried, .periodFrame:
        if other.status == .normal, let year = other.period.end?.year {
          return year != raw.period.end?.year
        }
      default: break
      }
    }
    return false
  }

  /// 9月份，鲜果价格由上月的上涨23.8%回落至…: the month before the one that is told of.
  @inline(__always)
  private func readMonthBefore(_ raw: inout RawObservation) {
    if _slowPath(raw.measure == .growth || raw.measure == .level),
      !text.lacks("由", from: sentenceStart, to: sentenceEnd)
        || !text.lacks("从", from: sentenceStart, to: sentenceEnd)
    {
      readMonthBeforeInFull(&raw)
    }
  }

  @inline(never)
  private func readMonthBeforeInFull(_ raw: inout RawObservation) {
    let range = max(sentenceStart, Int(raw.span.start) - 36)..<Int(raw.span.start)
    guard range.lowerBound < range.upperBound,
      let words = text.anyFind(["由上月", "从上月", "由上个月", "从上个月"], in: range),
      text.anyFind(["，", "；", "%", "％", "至", "到", "转"], in: words..<range.upperBound) == nil,
      let start = raw.period.start, start.month == raw.period.end?.month,
      start.year == raw.period.end?.year
    else { return }
    raw.period =
      start.month == 1
      ? .months(12, 12, of: start.year - 1)
      : .months(start.month - 1, start.month - 1, of: start.year)
    raw.rules.period = .periodBaseYear
  }
}
