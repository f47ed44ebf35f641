import HanBase

/// Times before which something is to be done: 年底前, 6月底前.
extension TimeLexer {
  /// How long the word is that sets what is told before a day: 年底前, 10月1日前; not 年底前后, 6月底前三位.
  @inline(__always)
  func before(_ at: Int) -> Int {
    guard text.any("前", "之前", "以前", at: at) != nil else { return 0 }
    return beforeInFull(at)
  }

  @inline(never)
  private func beforeInFull(_ at: Int) -> Int {
    let length = text.any("之前", "以前", "前", at: at) ?? 0
    let (next, _) = text.scalar(at + length)
    return length > 3
      || ScalarClass.digit(next) < 0 && !(48...57).contains(next)
        && text.any("后", "几", "两", "十", "列", "茅", "者", "来", "往", at: at + length) == nil
      ? length : 0
  }

  /// 年底前，再改造300个, in March: the end of this year, unless it is told as done.
  @inline(__always)
  func comesBeforeYearsEnd(_ start: Int) -> Bool {
    text.any("年底前", "年末前", "年底之前", at: start) != nil && comesBeforeYearsEndInFull(start)
  }

  @inline(never)
  private func comesBeforeYearsEndInFull(_ start: Int) -> Bool {
    guard context.month > 0, sentenceYear == 0,
      (context.frame?.end?.year ?? context.year) >= context.year
    else { return false }
    let rest = start..<min(limit, start + 60)
    guard let done = text.anyFind(["已", "了", "全部完成"], in: rest) else { return true }
    return text.anyFind(["。", "；"], in: start..<done) != nil
  }

  /// 力争年底治理率超75%, 到年底，高速公路力争突破8000公里, in January: no goal is for the end of a year that is over.
  @inline(__always)
  func isGoalOfYearsEnd(_ start: Int) -> Bool {
    (1...3).contains(context.month) && sentenceYear == 0 && text.any("年底", "年末", at: start) != nil
      && isGoalOfYearsEndInFull(start)
  }

  @inline(never)
  private func isGoalOfYearsEndInFull(_ start: Int) -> Bool {
    let until = text.anyEnds("到", "至", at: start) ?? 0
    if text.anyEnds("力争", "争取", "确保", "计划", "打算", "要在", "力争在", "确保在", "争取在", at: start - until)
      != nil
    {
      return true
    }
    guard until > 0, !text.ends("截至", at: start),
      case let rest = start..<min(limit, start + 75),
      let plan = text.anyFind(["将", "力争", "争取", "确保"], in: rest)
    else { return false }
    return text.anyFind(["。", "；", "已", "了"], in: start..<plan) == nil
  }

  /// 年内，全省将新增高速公路200公里, in January: of the year that has begun.
  @inline(__always)
  func comesWithinYear(_ start: Int) -> Bool {
    text.has("年内", at: start) && (1...6).contains(context.month) && sentenceYear == 0
      && comesWithinYearInFull(start + 6)
  }

  @inline(never)
  private func comesWithinYearInFull(_ start: Int) -> Bool {
    let rest = start..<min(limit, start + 45)
    // 年内引进项目33个，计划总投资267亿元: what a project is to cost plans no year.
    guard let will = text.anyFind(["将", "要", "拟", "再", "计划", "力争", "确保", "争取"], in: rest),
      text.any("计划总投资", "计划投资", at: will) == nil
    else { return false }
    return text.anyFind(["。", "；", "已", "了"], in: start..<will) == nil
  }
}
