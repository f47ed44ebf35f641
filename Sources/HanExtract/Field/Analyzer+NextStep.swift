import HanBase
import HanCatalog

/// What a sentence says of how its figures are told: planned, asked for or foretold.
struct NextStep {
  /// What kind of words say so, which also tells how far they reach.
  enum Kind: UInt8 {
    /// 下一步, 接下来, 未来: all that follows.
    case step
    /// 代表建议, 广东提出: what someone wants.
    case wish
    /// 市场预期: what someone expects.
    case forecast
  }

  var sentence = -1
  var paragraph = -1
  var words = Span.none
  var kind = Kind.step
  /// The year in which it is to be, and whether the words say so.
  var year = 0
  var isDated = false
  /// The sentence that asked what is planned, or -1.
  var asked = -1
  /// How far the words behind it have been searched for a deed that is done, and where one was found.
  var searchedTo = 0
  var doneAt: Int?
}

/// A word that says what will be, and whether as a plan or as what is expected.
struct FutureWord {
  var status: Status
  var span: Span
  var isEstimate: Bool { status == .estimate }
}

/// Figures that are told as yet to come by words that stand before several of them.
extension Analyzer {
  /// Notes such words of a sentence before its figures are read.
  @inline(__always)
  func noteNextStep() {
    if traits.contains(.step) || carry.nextStep.asked == sentenceIndex - 1
      || text.anyEnds("？", "?", at: sentenceEnd) != nil
    {
      noteNextStepInFull()
    }
  }

  @inline(__always)
  private func holds(_ character: StaticString) -> Bool {
    !text.lacks(character, from: sentenceStart, to: sentenceEnd)
  }

  /// Whether the characters of 下一步, 下阶段, 接下来, 未来, 今后, 年内, 新的一年 stand in the sentence.
  @inline(__always)
  private var mayTellStep: Bool {
    holds("步") || holds("阶") || holds("来") && (holds("接") || holds("未"))
      || holds("今") && holds("后") || holds("年") && (holds("内") || holds("新") && holds("一"))
  }

  /// The same of a sentence without a figure, which can only ask.
  @inline(__always)
  func noteAsked(_ span: Span) {
    if text.anyEnds("？", "?", at: Int(span.end)) != nil, asksForPlans(span.range) {
      carry.nextStep.asked = sentenceIndex
    }
  }

  @inline(never)
  private func noteNextStepInFull() {
    if text.anyEnds("？", "?", at: sentenceEnd) != nil {
      if asksForPlans(sentenceStart..<sentenceEnd) { carry.nextStep.asked = sentenceIndex }
      return
    }
    guard context.year > 0, !quantities.isEmpty else { return }
    // 今年的目标是多少？省发改委主任：GDP增长6%: the answer.
    if carry.nextStep.asked == sentenceIndex - 1, carry.nextStep.asked >= 0 {
      return take(.step, Span(sentenceStart, sentenceStart), context.year)
    }
    let first = Int(quantities.last?.span.start ?? 0)
    let range = sentenceStart..<max(sentenceStart, first)
    if mayTellStep, let (words, year) = stepWords(range) {
      take(.step, words, year)
      carry.nextStep.isDated = text.any("新", "年", at: Int(words.start)) != nil
      return
    }
    if let words = forecastWords(range) { return take(.forecast, words, context.year) }
    if let words = wishWords(range) { take(.wish, words, context.year) }
  }

  private func take(_ kind: NextStep.Kind, _ words: Span, _ year: Int) {
    carry.nextStep = NextStep(
      sentence: sentenceIndex, paragraph: carry.paragraphStart, words: words, kind: kind, year: year
    )
  }

  /// 今年的目标是多少？ 新的一年怎么干？: not 目标完成得怎么样？.
  @inline(never)
  private func asksForPlans(_ range: Range<Int>) -> Bool {
    text.anyFind(["目标", "计划", "打算", "怎么干", "如何干", "举措", "安排", "下一步"], in: range) != nil
      && (text.anyFind(["今年", "明年", "新的一年", "新一年", "下一步", "未来", "接下来", "今后"], in: range) != nil
        || namesYearAhead(range))
      && text.anyFind(["完成", "去年", "上年", "过去", "已", "了", "进展"], in: range) == nil
  }

  /// 下一步，…; 展望新一年，湖南将…; 年内，全省将…: where a clause opens so.
  private func stepWords(_ range: Range<Int>) -> (Span, Int)? {
    var at = range.lowerBound
    while at < range.upperBound, let found = text.find(Analyzer.steps, in: at..<range.upperBound) {
      at = found + 6
      guard let length = text.any(Analyzer.steps, at: found) else { continue }
      let end = found + length
      guard
        found == range.lowerBound || text.anyEnds(Analyzer.stepOpeners, at: found) != nil
          || text.anyEnds(",", ";", ":", at: found) != nil,
        text.any("的", "发展", "打", "奠", "形势", "趋势", "看", "是", "说", "谈", "请", "介绍", "回答", at: end)
          == nil
          || text.has("接下来的", at: found)
      else { continue }
      let isNewYear = text.any("新的一年", "新一年", at: found) != nil
      let isSure = text.any("下", "接", at: found) != nil
      if !isSure {
        let rest = end..<min(sentenceEnd, end + 90)
        guard let will = text.anyFind(Analyzer.wills, in: rest) ?? (plansByWill(rest) ? end : nil),
          text.anyFind(["已", "了", "。", "；", ";"], in: end..<max(end, will)) == nil
        else { continue }
      }
      return (
        Span(found, end), context.year + (isNewYear && context.month >= 11 ? 1 : 0)
      )
    }
    return nil
  }

  private static let steps = WordSet(
    "下一步", "下一阶段", "下阶段", "接下来", "未来", "今后", "年内", "新的一年", "新一年")
  private static let stepOpeners = WordEnds(
    "，", "。", "；", "：", "“", "‘", "展望", "面向", "着眼", "进入", "在", "　", "今年")
  private static let wills: [StaticString] = [
    "将", "力争", "确保", "争取", "计划", "拟", "有望", "聚焦", "怎么干", "还将",
  ]

  /// 市场预期5月CPI…，PPI…; 多家机构预测，…: by those who foretell.
  private func forecastWords(_ range: Range<Int>) -> Span? {
    guard !text.lacks("预", from: range.lowerBound, to: range.upperBound) else { return nil }
    for word: StaticString in ["预期", "预测", "预计"] {
      guard let found = text.find(word, in: range), found - sentenceStart <= 60 else { continue }
      // 他预测，到2030年…可能增至20个: whoever says so.
      let isSaid =
        word.utf8CodeUnitCount == 6 && text.any("预测", "预计", at: found) != nil
        && text.any("，", ",", "：", ":", at: found + 6) != nil
        && (text.has("预测", at: found)
          || text.anyEnds("他", "她", "们", "长", "家", "者", at: found) != nil)
      if isSaid || text.anyEnds(Analyzer.forecasters, at: found) != nil,
        foretellsHere(found + 6, isNoun: text.has("预期", at: found)),
        // 低于市场预期0.2个百分点, 超出市场预期: what is only compared with.
        text.anyFind(
          [
            "低于", "高于", "好于", "强于", "弱于", "优于", "超", "不及", "未及", "比", "较", "符合", "和", "与", "逊于",
            "大于", "小于",
          ],
          in: max(sentenceStart, found - 30)..<found) == nil,
        text.anyEnds("统计局", "管理局", "发改委", at: found) == nil || !text.has("预期", at: found)
      {
        return Span(found, found + 6)
      }
    }
    return nil
  }

  /// 市场预期(5月CPI), 机构预测，(二季度): a time, a place or a name follows; 市场预期改善 foretells nothing.
  private func foretellsHere(_ at: Int, isNoun: Bool) -> Bool {
    if !isNoun { return text.any("目标", "的", "值", "差", at: at) == nil }
    guard let next = token(at: at) else { return false }
    return next.kind == .time || next.kind == .word && (next.isIndicator || next.isArea)
  }

  /// 代表建议，…; 提案提出，…; 广东提出，…, without a year.
  private func wishWords(_ range: Range<Int>) -> Span? {
    if !text.lacks("议", from: range.lowerBound, to: range.upperBound),
      let found = text.find("建议", in: range),
      text.anyEnds(Analyzer.wishers, at: found) != nil || found == range.lowerBound,
      text.any("，", "：", ",", ":", "全", "今", "到", "将", "在", "由", "对", at: found + 6) != nil
        || found == range.lowerBound
          && text.any(
            "“", "从", "以", "重", "尽", "进", "加", "每", "用", "按", "再", "新", "支", "大", "把", "力", "十",
            at: found + 6)
            != nil
    {
      return Span(found, found + 6)
    }
    // 市长承诺：今年再新增公办学位4500个; 兑现承诺 is done.
    if !text.lacks("诺", from: range.lowerBound, to: range.upperBound),
      let found = text.find("承诺", in: range),
      text.any("：", "，", ":", ",", "将", "到", "今年", "年内", "用", "力争", "要", "明年", "未来", at: found + 6)
        != nil,
      text.anyEnds("兑现", "履行", "的", "签订", "践行", "违反", "对照", "公开", "、", at: found) == nil
    {
      return Span(found, found + 6)
    }
    guard !text.lacks("提", from: range.lowerBound, to: range.upperBound),
      let found = text.find("提出", in: range), found > range.lowerBound,
      text.any("，", "：", ",", ":", at: found + 6) != nil
    else { return nil }
    if text.anyEnds(Analyzer.proposers, at: found) != nil {
      return Span(found, found + 6)
    }
    // 广东提出，GDP增长5%: what a place proposes is its goal.
    return found - range.lowerBound <= 24 && areaToken(endingAt: found) != nil
      ? Span(found, found + 6) : nil
  }

  private static let proposers = WordEnds(
    "提案", "议案", "代表", "委员", "规划", "方案", "纲要", "意见", "通知", "全省", "全市", "我省", "我市", "报告", "会议", "全会",
    "工作会议")
  private static let wishers = WordEnds(
    "代表", "委员", "专家", "学者", "提案", "议案", "人士", "课题组", "研究院", "协会", "政协", "民建", "民进", "民革", "民盟",
    "九三学社", "农工党", "致公党", "工商联")

  /// Words behind which something is told as done or as it is.
  private static let tellsDone: [StaticString] = [
    "已", "了", "目前", "截至", "现有", "累计完成", "去年", "同比", "比上年", "上年", "此前", "前值", "实际",
  ]

  /// The same behind 预计, beside which a rate is told too: 预计CPI同比上涨0.4%.
  private static let tellsEarlier: [StaticString] = ["去年", "上年", "此前", "前值", "已", "实际"]

  /// A word by which a figure is told as yet to come, where no other settles its status.
  @inline(__always)
  func toCome(_ quantity: Quantity) -> FutureWord? {
    if let span = nextStepHere(quantity) ?? willGoOn(quantity) {
      return FutureWord(status: .target, span: span)
    }
    return willBe(quantity)
  }

  /// 下一步，新增企业2000家，建设5G基站(3万个): each figure behind such words.
  @inline(__always)
  private func nextStepHere(_ quantity: Quantity) -> Span? {
    _slowPath(carry.nextStep.sentence == sentenceIndex) && carry.nextStep.kind != .forecast
      ? stepInFull(quantity) : nil
  }

  /// 市场预期CPI上涨0.4%，PPI(下降1.5%).
  @inline(__always)
  func foretoldHere(_ quantity: Quantity) -> Span? {
    _slowPath(carry.nextStep.sentence == sentenceIndex) && carry.nextStep.kind == .forecast
      // 全年涨幅1.5%，低于(3%)的控制目标: a goal is no forecast.
      && !isGoalBehind(quantity)
      ? stepInFull(quantity) : nil
  }

  @inline(never)
  private func stepInFull(_ quantity: Quantity) -> Span? {
    let step = carry.nextStep
    guard step.words.end <= quantity.span.start, !quantity.number.isOrdinal,
      !isDoneBehindStep(before: Int(quantity.span.start))
    else { return nil }
    // 衡阳提出，GDP增长6%；常德出口280亿元: another place, of which something else may be told.
    if areaCount > 0,
      tokens.areas.contains(where: {
        let place = tokens[Int($0)]
        return place.start > step.words.end && place.start < quantity.span.start
          && text.anyEnds("；", ";", at: Int(place.start)) != nil
      })
    {
      return nil
    }
    return step.words
  }

  /// Whether a deed is told as done between the words of a step and a figure; each byte is searched once.
  private func isDoneBehindStep(before end: Int) -> Bool {
    let step = carry.nextStep
    if let done = step.doneAt { return done < end }
    // A word may lie across the end of what was searched.
    let from = max(Int(step.words.end), step.searchedTo - 12)
    guard from < end else { return false }
    carry.nextStep.doneAt = text.anyFind(
      step.kind == .forecast ? Analyzer.tellsEarlier : Analyzer.tellsDone, in: from..<end)
    carry.nextStep.searchedTo = end
    return carry.nextStep.doneAt != nil
  }

  /// 全省将新增企业2000家，建设5G基站(3万个): what goes on behind 将 in its sentence, with no word of a deed done.
  @inline(__always)
  private func willGoOn(_ quantity: Quantity) -> Span? {
    output.last?.status == .target ? willGoOnInFull(quantity) : nil
  }

  @inline(never)
  private func willGoOnInFull(_ quantity: Quantity) -> Span? {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, !last.statusSpan.isEmpty,
      Int(last.statusSpan.start) >= sentenceStart, last.statusSpan.end <= last.span.start,
      text.any("将", "拟", "要", "还将", "须", at: Int(last.statusSpan.start)) != nil,
      !quantity.number.isOrdinal, !quantity.inParen,
      // 将新增学位300个，民办学位也有(2000个): what there is.
      text.anyEnds("有", "有约", "有近", at: Int(quantity.span.start)) == nil,
      case let gap = Int(last.span.end)..<max(Int(last.span.end), Int(quantity.span.start)),
      text.anyFind(["；", ";", "。", "完成"], in: gap) == nil,
      text.anyFind(Analyzer.tellsDone, in: gap) == nil, !turnsToOther(last, quantity)
    else { return nil }
    return last.statusSpan
  }

  /// 该项目将投资(20亿元), 将带动就业(2万人): what one will do or what will come of it, with no word of a time.
  @inline(__always)
  private func willBe(_ quantity: Quantity) -> FutureWord? {
    text.lacks("将", from: Int(quantity.clauseStart), to: Int(quantity.span.start))
      ? nil : willBeInFull(quantity)
  }

  @inline(never)
  private func willBeInFull(_ quantity: Quantity) -> FutureWord? {
    let range = Int(quantity.clauseStart)..<Int(quantity.span.start)
    guard !quantity.number.isOrdinal, let will = text.find("将", in: range),
      text.anyEnds("即", "曾", "如", "可能", at: will) == nil || text.ends("即", at: will),
      text.anyFind(["已", "了", "同比", "比上年", "去年"], in: range) == nil
    else { return nil }
    for prefix in [0, text.any("再", "新", "陆续", "继续", "全面", "直接", "还", "分批", at: will + 3) ?? 0] {
      let verb = will + 3 + prefix
      if text.any(Analyzer.deedsToCome, at: verb) != nil {
        return FutureWord(status: .target, span: Span(will, will + 3))
      }
      if text.any(Analyzer.resultsToCome, at: verb) != nil {
        return FutureWord(status: .estimate, span: Span(will, will + 3))
      }
    }
    return nil
  }

  private static let deedsToCome = WordSet(
    "新建", "投资", "改造", "开工", "新开工", "打造", "培育", "引进", "安排", "扩建", "启动", "布局", "招聘", "发放", "举办", "投放",
    "组织", "建设", "修建", "种植", "开通", "开设", "设立", "建成", "完成", "新增", "实施", "推出", "选派")
  private static let resultsToCome = WordSet(
    "影响", "增收", "减收", "拉动", "贡献", "节支", "带动", "创造", "形成", "提供", "迎来", "拥有", "有", "减少", "节约", "节省",
    "惠及", "覆盖", "辐射", "容纳", "接待", "生产",
    "达产")

  /// 实际开工298个, 实际新增21.6万人: what came of a plan; 实际利用外资 and 实际增长 are names.
  @inline(__always)
  func tellsActual(_ quantity: Quantity) -> Bool {
    text.has("实际", at: Int(quantity.clauseStart))
      && text.any(
        "完成", "新增", "开工", "达到", "达", "为", "建成", "实施", "竣工", "改造", "投入", "执行", "支出", "安排", "签约",
        "新建", "发放",
        at: Int(quantity.clauseStart) + 6) != nil
  }

  /// 多家机构预测，二季度增长5.1%，6月CPI上涨(0.4%), in July: foretold though the month is over, unless earlier than what was foretold first.
  @inline(__always)
  func isForetoldHere(_ raw: inout RawObservation) -> Bool {
    guard _slowPath(carry.nextStep.sentence == sentenceIndex), carry.nextStep.kind == .forecast,
      raw.status == .estimate, raw.statusSpan == carry.nextStep.words, let end = raw.period.end
    else { return false }
    let first = output.suffix(32).first {
      Int($0.sentence) == sentenceIndex && $0.status == .estimate
    }
    guard let told = first?.period.end else { return true }
    return (end.year, end.month) >= (told.year, told.month)
  }

  /// Gives what is yet to come its year, and doubts what a paragraph tells behind it.
  @inline(__always)
  func settleNextStep(_ raw: inout RawObservation) {
    if _slowPath(carry.nextStep.sentence >= 0), carry.nextStep.kind != .forecast {
      settleNextStepInFull(&raw)
    }
  }

  @inline(never)
  private func settleNextStepInFull(_ raw: inout RawObservation) {
    let step = carry.nextStep
    guard step.sentence == sentenceIndex else {
      // 下一步，…。新增企业2000家: planned too, unless it is told as done.
      if raw.status == .normal, step.kind == .step, step.paragraph == carry.paragraphStart,
        sentenceIndex - step.sentence <= 3, raw.rules.period != .periodClause,
        raw.rules.period != .periodNow,
        text.anyFind(Analyzer.tellsDone, in: sentenceStart..<Int(raw.span.start)) == nil
      {
        raw.certainty.status = .guessed
      }
      return
    }
    guard raw.status == .target, step.words.end <= raw.span.start else { return }
    switch raw.rules.period {
    case .periodFrame, .periodDocumentFrame, .periodDocumentYear: break
    case .periodEnd where raw.periodSpan == context.frameSpan: break
    default: return
    }
    guard let end = raw.period.end, end.year <= step.year else { return }
    if end.year < step.year || raw.rules.period != .periodDocumentYear {
      (raw.period, raw.rules.period) = (.year(step.year), .periodDocumentYear)
    }
    raw.certainty.period = step.isDated ? .carried : .guessed
  }
}
