import HanBase
import HanCatalog

/// Goals that figures are set beside, and goals that several figures have in common.
extension Analyzer {
  /// 较省定(目标)低4微克, 优于年度(目标)2个百分点, 低于年度控制(目标): a result beside its goal; 比上年目标高 sets goals beside goals.
  @inline(__always)
  func comparesWithGoal(_ token: Span) -> Bool {
    (text.any("目标", "计划", "预期", "任务", at: Int(token.start)) != nil
      || text.anyEnds("目标", "计划", at: Int(token.end)) != nil) && comparesWithGoalInFull(token)
  }

  @inline(never)
  private func comparesWithGoalInFull(_ token: Span) -> Bool {
    if text.anyEnds("上年", "去年", "上年度", "年的", "前年", at: Int(token.start)) != nil { return false }
    var at = Int(token.start)
    var steps = 0
    while at > sentenceStart, steps < 16 {
      steps += 1
      at = text.before(at)
      // 低于全年3.5%的调控(目标)1个百分点
      if text[at] &- 48 < 10 || text.any("%", "％", ".", at: at) != nil { continue }
      if let word = text.any("低于", "高于", "优于", "好于", "快于", "多于", "少于", "超出", "超过", "超", at: at) {
        return at + word <= Int(token.start)
      }
      if text.any("比", "较", at: at) != nil {
        return text.anyEnds("占", "同", "环", "对", at: at) == nil
          && text.any("比重", "比例", "比率", "较大", "较好", "较快", "较高", "比较", at: at) == nil
          && isSetBeside(Int(token.end))
      }
      let scalar = text.scalar(at).value
      if scalar < 0x80 || scalar == 0xFF0C || scalar == 0x3002 || scalar == 0xFF1B
        || scalar == 0x3001
      {
        return false
      }
    }
    return false
  }

  /// Whether it is told behind a goal's name how far a figure is from it: 目标(值)低, 目标(高), 目标任务(多).
  private func isSetBeside(_ end: Int) -> Bool {
    let at = end + (text.any("目标任务", "目标值", "任务数", "目标", "任务", "值", "数", "的", at: end) ?? 0)
    return text.any(
      "低", "高", "快", "好", "优", "多", "少", "大", "小", "下降", "降", "上升", "升", "提", "超", "增", "减", "偏",
      at: at)
      != nil
  }

  /// 低于年度控制目标(4微克/立方米), 高于国家标准(3微克): where the name of a goal or a limit begins that ends at a place, or nil.
  func goalName(endingAt end: Int, floor: Int) -> Int? {
    guard let noun = text.anyEnds("目标值", "目标任务", "目标", "标准", "限值", "计划", "预期", at: end) else {
      return nil
    }
    var at = end - noun
    var steps = 0
    while at > floor, steps < 8 {
      if text.anyEnds("高于", "多于", "低于", "少于", "优于", at: at) != nil { return at }
      at = text.before(at)
      steps += 1
      let scalar = text.scalar(at).value
      if scalar < 0x80 || scalar == 0xFF0C || scalar == 0x3001 { return nil }
    }
    return nil
  }

  /// PM2.5浓度31微克，低于年度控制目标(4微克): where the comparison with a goal or a limit begins, which names nothing.
  @inline(__always)
  func goalCompared(_ quantity: Quantity) -> Int? {
    sentenceRoles.contains(.compare)
      && text.anyEnds("标", "标准", "值", "计划", "预期", at: Int(quantity.span.start)) != nil
      ? goalName(endingAt: Int(quantity.span.start), floor: Int(quantity.leftLimit)).map { $0 - 6 }
      : nil
  }

  /// 2023年的目标是什么？: whether a year that is not over is named.
  func namesYearAhead(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while let mark = text.find("年", in: at..<range.upperBound) {
      at = mark + 3
      guard let year = yearBefore(mark, from: range.lowerBound) else { continue }
      if year > context.year || year == context.year && (1...6).contains(context.month) {
        return context.year > 0
      }
    }
    return false
  }

  /// The year of four digits that ends at a place, or nil.
  func yearBefore(_ end: Int, from floor: Int) -> Int? {
    guard end - 4 >= floor else { return nil }
    var year = 0
    for offset in (end - 4)..<end {
      let digit = Int(text[offset]) - 48
      guard (0...9).contains(digit) else { return nil }
      year = year * 10 + digit
    }
    return year > 1900 && year < 2100 ? year : nil
  }

  /// 她的目标是，(三年内把果园扩大到500亩): a goal that is set before the comma.
  @inline(never)
  func goalBefore(_ quantity: Quantity) -> Span? {
    let start = Int(quantity.clauseStart)
    guard
      let length = text.anyEnds(
        "目标是，", "目标则是，", "目标就是，", "计划是，", "规划是，", "打算是，", "愿望是，", "目标是：", "目标是,", at: start),
      text.anyFind(["已", "了", "去年", "截至"], in: start..<max(start, Int(quantity.span.start))) == nil
    else { return nil }
    return Span(start - length, start - (text.ends(",", at: start) ? 1 : 3))
  }

  /// 建成后年产卷烟可提高到30万箱，新增税金7亿元: what will be when something is built.
  @inline(__always)
  func whenBuilt(_ quantity: Quantity) -> Span? {
    _fastPath(text.lacks("后", from: sentenceStart, to: Int(quantity.span.start)))
      ? nil : whenBuiltInFull(quantity)
  }

  @inline(never)
  private func whenBuiltInFull(_ quantity: Quantity) -> Span? {
    let range = sentenceStart..<Int(quantity.span.start)
    guard let built = text.anyFind(["建成后", "投产后", "达产后", "投用后", "投运后"], in: range),
      text.ends("项目", at: built) || text.ends("全部", at: built)
        || text.anyEnds("，", ",", at: built) != nil
        || opensYearly(built, quantity)
        || text.any("可", "将", "预计", at: Int(quantity.clauseStart)) != nil
        || text.anyFind(["可", "将", "预计"], in: built..<range.upperBound) != nil,
      // 建成后预计年收入200亿元，其中2020年实施一期，投资20亿元, in that year or later
      !isOverHere(built..<range.upperBound)
    else { return nil }
    for word: StaticString in ["已", "了", "累计", "去年", "截至"]
    where text.find(word, in: built..<range.upperBound) != nil { return nil }
    return Span(built, built + 9)
  }

  /// 建成后，(年接待游客100万人次)，…: what a year will bring, told behind a clause of its own; 2019年建成后，… tells what came about.
  private func opensYearly(_ built: Int, _ quantity: Quantity) -> Bool {
    guard
      built == sentenceStart || text.anyEnds("，", "；", "：", ",", ";", ":", "全面", at: built) != nil,
      text.any("，", ",", at: built + 9) != nil,
      !times.contains(where: { Int($0.span.end) <= built && !$0.isBase && $0.kind != .duration })
    else { return false }
    if let last = output.last, Int(last.sentence) == sentenceIndex, last.status == .estimate,
      Int(last.statusSpan.start) == built
    {
      return true
    }
    return built == sentenceStart
      || text.any("年", "每年", "日", "可", "能", at: Int(quantity.clauseStart)) != nil
  }

  /// 建成后，年接待游客100万人次: whether no word says that it is yet to come.
  func isOnlyBuilt(_ span: Span, _ quantity: Quantity) -> Bool {
    text.anyFind(
      ["可", "将", "预计"], in: Int(span.start)..<max(Int(span.start), Int(quantity.span.start))) == nil
  }
}
