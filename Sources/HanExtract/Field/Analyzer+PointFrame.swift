import HanBase
import HanCatalog

/// The day with which a sentence opened that told what there was then.
struct PointFrame {
  var day: CivilDate
  /// Its words.
  var span: Span
  var sentence: Int
  var paragraph: Int
}

/// 2018年末，全市法人单位3200个。第二产业820个: what there was on a day is told of for sentences.
extension Analyzer {
  /// Notes the day of which a sentence tells, or that another time opens it.
  @inline(__always)
  func notePoint() {
    if _slowPath(!times.isEmpty && (times[0].isPoint || carry.point != nil)) { notePointInFull() }
  }

  @inline(never)
  private func notePointInFull() {
    guard let first = times.first(where: { !$0.isBase && $0.kind != .duration }) else { return }
    // Another time, wherever it stands, may be that of what follows.
    carry.point = nil
    guard first.isPoint, first.kind == .calendar || first.kind == .relative,
      Int(first.span.start) - sentenceStart <= Analyzer.frameReach,
      onlySmallWords(sentenceStart, Int(first.span.start)), !isInsideName(first),
      let day = first.period.end, day.day == CivilDate.daysIn(month: day.month, year: day.year),
      // 截至2月10日, 截至上半年: when the text was written, or a span of time.
      text.anyEnds("末", "底", "日", "月", at: Int(first.span.end)) != nil
    else { return }
    carry.point = PointFrame(
      day: day, span: first.span, sentence: sentenceIndex, paragraph: carry.paragraphStart)
  }

  /// Whether a figure without a time is of the day with which a sentence before it opened.
  @inline(__always)
  func goesOnFromPoint(
    _ quantity: Quantity, isFlow: Bool, isChange: Bool, _ raw: inout RawObservation
  ) -> Bool {
    _slowPath(carry.point != nil)
      && goesOnFromPointInFull(quantity, isFlow: isFlow, isChange: isChange, &raw)
  }

  @inline(never)
  private func goesOnFromPointInFull(
    _ quantity: Quantity, isFlow: Bool, isChange: Bool, _ raw: inout RawObservation
  ) -> Bool {
    guard let point = carry.point, point.sentence < sentenceIndex,
      sentenceIndex - point.sentence < 24, raw.status == .normal, !context.isTarget
    else { return false }
    let isHere = point.paragraph == carry.paragraphStart
    guard isHere || opensByAspect(carry.paragraphStart) else { return false }
    let year = point.day.year
    let frame = context.frame ?? context.documentFrame
    // A text on that year says the same.
    if frame == .year(year) { return false }
    let isOfYear = (frame ?? lookBackYear).end?.year == year
    guard
      let told = output.suffix(48).first(where: {
        $0.sentence == point.sentence && $0.periodSpan == point.span && $0.measure == .level
          && $0.period == .day(point.day)
      })
    else { return false }
    let last = output.last.flatMap { Int($0.sentence) == sentenceIndex ? $0 : nil }
    // 11月份，新房网签1218套。截至11月末，库存3.1万套。二手房网签986套: beside an account of months only what there is.
    if frame.map(isPartOfYear) ?? false, raw.measure == .level, last?.period != .day(point.day),
      text.anyEnds(Analyzer.stocks, at: Int(raw.phrase.last.end)) == nil
    {
      return false
    }
    if raw.measure == .level {
      let isSame = text.isSame(told.unit, raw.unit)
      // 新建学校20所: what was done is rather of another time.
      if isFlow && !(isSame && quantity.kind.counts) || tellsOfNew(&raw) || isDeedInFull(quantity) {
        guard !isOfYear, isHere else { return false }
        raw.period = .year(year)
        raw.certainty.period = .guessed
      } else if isOfYear || isSame || last?.measure == .level && last?.period == .day(point.day) {
        (raw.period, raw.certainty.period) = (.day(point.day), .carried)
      } else {
        // 2011年末总人口13.7万人。县城海拔2250米: what is told in other units may be so at any time.
        guard frame == nil, carry.spokenYear != context.year - 1 else { return false }
        (raw.period, raw.certainty.period) = (lookBackYear, .guessed)
        raw.rules.period = context.year > 0 ? .periodDocumentYear : .periodUnknown
        return true
      }
    } else if isChange, let first = CivilDate(year: year, month: 1, day: 1) {
      raw.period = Period(start: first, end: point.day)
      raw.certainty.period =
        last?.measure == .level && last?.period == .day(point.day)
          || last?.period == raw.period && last?.certainty.period != .guessed
        ? .carried : .guessed
    } else {
      return false
    }
    (raw.rules.period, raw.periodSpan) = (.periodCarried, point.span)
    return true
  }

  /// 余额102.6亿元，增加5.8亿元: what was found to be a change is of the time up to that day.
  @inline(__always)
  func leadUpToPoint(_ raw: inout RawObservation) {
    if _slowPath(carry.point != nil), raw.measure == .change || raw.measure == .growth,
      let point = carry.point, raw.periodSpan == point.span, raw.period == .day(point.day),
      raw.rules.period == .periodCarried, raw.rules.measure != .measureCompare
    {
      raw.period = Period(
        start: CivilDate(year: point.day.year, month: 1, day: 1), end: point.day)
    }
  }

  /// What there is on a day.
  static let stocks = WordEnds(
    "余额", "存量", "库存", "人口", "资产", "负债", "保有量", "装机", "装机容量", "里程", "总数", "户数", "家数", "法人单位", "从业人员",
    "企业",
    "主体", "存款", "贷款", "工商户", "农民专业合作社", "存货", "账款", "债务", "储蓄", "产成品", "结余", "结存", "资产总额", "负债总额",
    "净资产", "欠款")

  private func isPartOfYear(_ period: Period) -> Bool {
    guard let start = period.start, let end = period.end else { return false }
    return start.year == end.year && end.month - start.month < 11
  }

  /// 从行业看，…; 按经济类型分，…: whether a paragraph goes on with the parts of what was told of before.
  func opensByAspect(_ start: Int) -> Bool {
    guard text.any("从", "按", "分", at: start) != nil,
      let comma = text.anyFind(["，", ",", "。"], in: start..<min(text.count, start + 48)),
      text.anyEnds("看", "来看", "分", "划分", at: comma) != nil
    else { return false }
    return text.anyFind(
      [
        "形势", "当前", "目前", "国际", "国内", "全国", "全省", "长远", "总体", "总的", "历史", "实践", "全球", "今年", "发展",
        "后期",
        "下半年", "下阶段", "趋势",
      ], in: start..<comma) == nil
  }

  /// Whether a paragraph that opens so goes on with the time of the one before.
  ///
  /// 今年一季度，…。\n3月份当月…。\n从品种看，…: with that of the account, not of a month told of in passing.
  func goesOnByAspect(_ start: Int) -> Bool {
    let before = context
    if let frame = before.frame, isPartFromJanuary(frame), !before.isTarget {
      carry.account = (frame, before.frameSpan)
    }
    guard baseContext.frame == nil, !baseContext.isTarget, !before.isTarget, !before.isComingYear,
      let frame = before.frame, let last = frame.end?.year, context.year > 0, opensByAspect(start)
    else { return false }
    // 去年，…。\n从产业看，第一产业增加值80亿元: where it tells no time of its own.
    if frame == .year(context.year - 1), baseContext.documentFrame == nil {
      let most = min(text.count, start + 400)
      guard
        text.anyFind(
          ["月", "季度", "半年", "今年", "年以来", "目前"],
          in: start..<(text.find("\n", in: start..<most) ?? most))
          == nil
      else { return false }
      (context.frameIsDoubtful, carry.asideArea) = (true, 0)
      return true
    }
    guard last == context.year,
      isPartFromJanuary(frame) || frame.start?.month == frame.end?.month && carry.account != nil
    else { return false }
    if let account = carry.account, frame != account.frame, let end = frame.end,
      let from = frame.start, from.year == end.year, end == account.frame.end
    {
      (context.frame, context.frameSpan) = account
      (context.frameIsRelative, context.frameIsSpoken) = (false, false)
    }
    return true
  }

  /// 一季度, 1—10月: months of a year up to one of them.
  private func isPartFromJanuary(_ period: Period) -> Bool {
    guard let start = period.start, let end = period.end, start.year == end.year else {
      return false
    }
    return start.month == 1 && start.day == 1 && end.month > 1 && end.month < 12
  }
}
