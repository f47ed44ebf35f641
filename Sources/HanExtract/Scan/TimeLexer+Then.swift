import HanBase

/// Times that prose tells by other words than reports: 三年内, 上世纪80年代, 比老院区同期.
extension TimeLexer {
  /// 截至(目前), 截至(今)； 截至今年9月底 is of that month.
  func endOfNow(_ at: Int) -> Int? {
    if let length = text.any("目前", "现在", "当前", at: at) { return at + length }
    guard text.has("今", at: at),
      text.any("年", "天", "日", "晨", "晚", "春", "夏", "秋", "冬", at: at + 3) == nil
    else { return nil }
    return at + 3
  }

  /// 20世纪(80年代), 二十世纪(80年代): where the words begin before which a comparison may stand.
  func behindCentury(_ start: Int) -> Int {
    guard text.ends("世纪", at: start) else { return start }
    return start - (text.anyEnds("20世纪", "二十世纪", "上个世纪", "上世纪", at: start) ?? 0)
  }

  /// 上世纪80年代, 上世纪九十年代末.
  @inline(__always)
  func decadeOfLastCentury(_ start: Int) -> TimeMention? {
    guard let length = text.any("上世纪", "上个世纪", at: start), context.year > 2000,
      var mention = decade(start + length)
    else { return nil }
    mention.span.start = Int32(start)
    return mention
  }

  /// 比老院区(同期)增加: of others at the same time; 比去年同期, 较往年同期, 比历史同期 are of another time.
  @inline(never)
  func isOthersTime(_ start: Int, _ end: Int) -> Bool {
    end - start >= 6
      && text.anyFind(
        [
          "年", "月", "日", "季", "周", "历史", "前", "过去", "昨", "节", "假", "疫", "期", "往", "以来", "上一", "上轮",
          "上届",
        ], in: start..<end) == nil
  }

  /// 开业(四年)，累计接客570万人次: what was begun so many years ago.
  static let openings = WordEnds(
    "开业", "运营", "营业", "成立", "建成", "投产", "投运", "投用", "开园", "开馆", "挂牌", "通车", "开通", "启动", "实施", "入驻",
    "落户", "创办", "创业", "脱贫", "返乡", "回乡", "驻村", "上任", "开放")

  /// 三年内把果园扩大到500亩, 两年之内建成床位1200张: years that begin now, where a clause opens with them and nothing is told as done.
  ///
  /// 短短两年内引进企业30家, 三年内累计投入5亿元: years that are over. 成立三年内的企业 says how old they are.
  @inline(__always)
  func withinYears(_ start: Int, _ at: Int, _ count: Int) -> TimeMention? {
    text.any("内", "之内", "以内", at: at) == nil ? nil : withinYearsInFull(start, at, count)
  }

  @inline(never)
  private func withinYearsInFull(_ start: Int, _ at: Int, _ count: Int) -> TimeMention? {
    let end = at + (text.any("之内", "以内", "内", at: at) ?? 0)
    let isShort = text.anyEnds("短短", "仅仅", "仅", "用", "仅用", at: start) != nil
    guard context.year > 0, count <= 10,
      isShort || start == 0
        || text.anyEnds(
          "，", ",", "。", "；", ";", "：", ":", "\n", "在", "　", "力争", "争取", "计划", "确保", "将", "要", "拟",
          at: start)
          != nil,
      text.any(
        "的", "到", "有效", "免", "不", "未", "无", "可", "享", "因", "分", "先", "、", "（", "或", "毕", "还", "内",
        at: end) == nil
    else { return nil }
    let rest = end..<max(end, min(limit, end + 120))
    let stop = text.anyFind(["。", "；", "\n"], in: rest) ?? rest.upperBound
    let isDone =
      text.anyFind(
        ["已", "了", "累计", "曾", "先后", "同比", "共", "连续", "年均", "实现", "的有", "项目有", "企业有"], in: end..<stop
      ) != nil
    if isShort || isDone {
      let last = yearSpokenOf(lastYearTold)
      var mention = make(start, end, .back, .years(last - count + 1, last))
      (mention.isNear, mention.isDoubtful) = (true, true)
      return mention
    }
    // 2015年起步，三年内建成: of a year that is over.
    let spoken = sentenceYear > 0 ? sentenceYear : context.frame?.end?.year ?? context.year
    guard spoken >= context.year - 1 else { return nil }
    let first = context.year + (context.month >= 7 ? 1 : 0)
    var mention = make(start, end, .ahead, .years(first, first + count - 1))
    mention.isDoubtful = true
    return mention
  }
}
