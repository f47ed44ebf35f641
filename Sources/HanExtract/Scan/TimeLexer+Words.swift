import HanBase

extension TimeLexer {
  /// 今年, 全年, 去年, 同期, 明年, 近年来, 目前, a month or quarter, by its first character.
  func relative(_ start: Int, _ first: UInt32) -> TimeMention? {
    let year = context.year
    switch first {
    case 0x4ECA, 0x672C:  // 今 本
      // 到本世纪末，工农业总产值翻两番
      if year > 0, let length = text.any("本世纪末", "本世纪中叶", at: start) {
        let century = (year - 1) / 100 * 100
        return make(
          start, start + length, .calendar,
          .year(century + (text.has("中", at: start + 9) ? 50 : 100)))
      }
      // 1—8月施工项目18446个，其中本年新开工项目14398个: begun in the year of the months that are told of.
      if text.any("本年新开工", "本年施工", "本年购置", "本年竣工", at: start) != nil { return nil }
      if let length = text.any("本年度", "本年", at: start), isOfAccount(start + length) {
        return wholeYear(start, length)
      }
      // 从1993年第一家到今天的500多家
      if text.has("今天的", at: start), text.anyEnds("到", "至", at: start) != nil {
        return make(start, start + 6, .now, yearPeriod(year))
      }
      // 2006年统计公报…。本年度新开垦耕地90公顷
      if context.isCommunique, let year = documentFrameYear, year < context.year,
        let length = text.any("本年度", "本年", at: start)
      {
        return ofYear(year, start, length)
      }
      if let length = text.any("今年以来", "今年来", "今年", "本年度", "本年", at: start) {
        return ofYear(year, start, length)
      }
    case 0x8FC7, 0x4E00, 0x8FD9, 0x5168, 0x5F53, 0x5E74:  // 过 一 这 全 当 年
      if let length = text.any(
        "过去的一年", "过去一年", "一年间", "一年来", "一年以来", "这一年", "全年", "当年", "年内", "全年度", at: start)
      {
        return wholeYear(start, length)
      }
    case 0x53BB, 0x4E0A:  // 去 上
      if let decade = decadeOfLastCentury(start) { return decade }
      if let length = text.any(
        "去年以来", "去年同期", "上年同期", "去年同月", "上年同月", "去年", "上一年度", "上一年", "上年度", "上年", at: start)
      {
        if isCarriedOver(start + length) { return nil }
        return lastYear(start, length)
      }
    case 0x540C:
      if text.has("同期", at: start) {
        if isSameTime(start) || text.anyEnds("历史", "往年", "常年", "多年", "历年", at: start) != nil {
          return make(start, start + 6, .duration, .unknown)
        }
        let reference = frameYear ?? year
        return make(start, start + 6, .relative, yearPeriod(reference > 0 ? reference - 1 : 0))
      }
      // 同年, 同年12月: of the year that was spoken of; 同年级, 同年龄 are none.
      if text.has("同年", at: start), text.any("级", "龄", "代", "纪", "度", at: start + 6) == nil,
        text.anyEnds("不", "相", at: start) == nil
      {
        return sentenceYear > 0
          ? ofYear(sentenceYear, start, 6, .calendar) : make(start, start + 6, .duration, .unknown)
      }
    case 0x524D:
      if text.has("前年", at: start) { return ofYear(year > 0 ? year - 2 : 0, start, 6) }
    case 0x660E, 0x6765, 0x4E0B:  // 明 来 下
      if let length = text.any("明年", "来年", "下一年", at: start) {
        return ofYear(year > 0 ? year + 1 : 0, start, length, .ahead)
      }
    default: break
    }
    // 一季度, 三年: a numeral begins none of these.
    if first < 0x3000 || ScalarClass.digit(first) >= 0 { return datePart(start) }
    if let length = text.any(TimeLexer.openTimes, at: start) {
      return make(start, start + length, .open, .unknown)
    }
    if text.has("目前期", at: start) { return nil }
    if let length = text.any(TimeLexer.presentTimes, at: start) {
      // 体现在, 表现在: shown in.
      if text.has("现在", at: start),
        text.anyEnds(
          "体", "表", "出", "呈", "发", "展", "再", "涌", "浮", "实", "显", "兑", "凸", "闪", at: start)
          != nil,
        text.anyEnds("全体", "总体", "集体", "整体", "发展", "开展", at: start) == nil
      {
        return nil
      }
      return make(start, start + length, .now, yearPeriod(year))
    }
    return datePart(start)
  }

  /// 上年结转收入, 上年滚存结余: what was left of the year before is an income of this one.
  private func isCarriedOver(_ end: Int) -> Bool {
    let at = end + (text.any("累计", "滚存", "净", "专项", "的", at: end) ?? 0)
    return text.any("结转", "结余", "结存", "结算", "滚存", at: at) != nil
  }

  /// 本年收入98亿元, in an account of 2023: of the year that is told of; 本年计划 is of the text's own.
  private func isOfAccount(_ end: Int) -> Bool {
    text.any("收入", "支出", "结余", "收支", "结转", "累计", "实际", "完成", "末", at: end) != nil
  }

  /// 占江苏省同期进出口总值的49.2%, 同期，太仓港…: the months that are spoken of, not those a year before.
  private func isSameTime(_ start: Int) -> Bool {
    if text.any("，", ",", at: start + 6) != nil { return true }
    // 同期对沿线国家进出口6.75万亿元; but 同期为下降31.9%, 同期增长5%: of the year before.
    if text.anyEnds("，", "。", "；", "\n", at: start) != nil,
      text.any(
        "为", "是", "增", "下", "相", "水", "仅", "只", "高", "低", "的", "略", "降", "上", "（", "数",
        at: start + 6)
        == nil || text.any("上海", "上饶", "高邮", "高密", "高安", "增城", "水城", at: start + 6) != nil
    {
      return true
    }
    // 低于全国同期0.3个百分点: of others at the same time.
    if text.anyEnds("全国", "全省", "全市", "全州", "全区", "全县", "全球", at: start) != nil { return true }
    var at = start
    var steps = 0
    while at > 0, steps < 8 {
      steps += 1
      at = text.before(at)
      if text.has("占", at: at) { return true }
      if text.any("比", "较", at: at) != nil { return isOthersTime(at + 3, start) }
      if text.has("年", at: at) { return false }
      if text.any("，", "。", "；", at: at) != nil { break }
    }
    return steps > 2 && isSubjectsTime(start)
  }

  /// 神木下降9.6%，府谷同期(下降6.7%): behind what is told of, growth is of the same months; 高于同期, 一季度同期 are not.
  private func isSubjectsTime(_ start: Int) -> Bool {
    text.any(
      "增", "下降", "下滑", "下跌", "上升", "上涨", "减少", "回落", "却", "则", "仅", "只", "也", "同比", "累计",
      at: start + 6)
      != nil
      && text.anyEnds(
        "于", "比", "较", "与", "和", "去", "上", "为", "超", "跟", "过", "到", "至", "季度", "月", "月份", "半年", "但",
        "而",
        "日", at: start) == nil
  }

  private static let openTimes = WordSet(
    "近年来", "多年来", "历年来", "近些年来", "近几年来", "近几年", "这几年来", "这几年", "长期以来", "数年来", "近年", "这些年来", "这些年",
    "往年", "历年")
  private static let presentTimes = WordSet(
    "目前", "如今", "当前", "现在", "至今", "眼下", "日前", "近期", "迄今为止", "迄今", "现如今")

  /// The frame's year, if it is one year.
  var frameYear: Int? { onlyYear(of: context.frame) }

  /// The year with which 五年来 and 十年间 end: that of the figures, in a text on those of a year that is over.
  var lastYearTold: Int {
    let last = context.month > 0 && context.month <= 3 ? context.year - 1 : context.year
    guard let told = documentFrameYear, told == context.year - 1 else { return last }
    return told
  }

  /// 一九八二年…，四年增加二倍: the year of the sentence, if it is no long time past.
  func yearSpokenOf(_ last: Int) -> Int {
    let year = contextYear
    return year < last && year >= last - 3 ? year : last
  }

  /// The year before which 五年前 lies: the one that is spoken of, or that of the text's figures.
  var yearToldOf: Int {
    guard sentenceYear == 0, context.frame == nil, let told = documentFrameYear,
      told == context.year - 1
    else { return contextYear }
    return told
  }

  /// The year that the document as a whole tells of, if it is one.
  var documentFrameYear: Int? { onlyYear(of: context.documentFrame) }

  private func onlyYear(of period: Period?) -> Int? {
    guard let end = period?.end, period?.start?.year == end.year, end.year > 0 else { return nil }
    return end.year
  }

  /// A word for a year, with a part of it that may follow: 今年, 去年上半年.
  private func ofYear(
    _ year: Int, _ start: Int, _ length: Int, _ kind: TimeMention.Kind = .relative,
    follows: Bool = false
  ) -> TimeMention {
    var end = start + length
    if text.has("全年", at: end) { end += 6 }
    if let part = part(of: year, at: end) {
      return make(start, part.end, kind, part.period, point: part.point)
    }
    var mention = make(start, end, kind, yearPeriod(year))
    mention.followsFrame = follows
    return mention
  }

  /// 全年, 过去一年: the frame's year, else the one that the document looks back on.
  private func wholeYear(_ start: Int, _ length: Int) -> TimeMention? {
    if text.has("全年", at: start),
      text.any("全年龄", "全年级", "全年任务", "全年目标", "全年计划", "全年预期", at: start) != nil
    {
      return nil
    }
    if text.anyEnds("第", "近", "了", "又", at: start) != nil { return nil }
    if isToCome(start) || comesWithinYear(start) {
      return ofYear(context.year, start, length, follows: true)
    }
    // 2012年的账单更厚：全年建设…
    return ofYear(
      frameYear ?? (sentenceYear > 0 ? sentenceYear : documentFrameYear ?? reviewYear), start,
      length, follows: true)
  }

  /// 去年 of the document, 上年 of the year that is spoken of.
  private func lastYear(_ start: Int, _ length: Int) -> TimeMention {
    let year = context.year
    // 上年工作回顾, above what a year that is over was like: the one before that of the text.
    let isLookedBackOn =
      text.any(
        "工作回顾", "工作总结", "工作情况", "主要工作", "预算执行", "计划执行", "回顾", "执行情况", "完成情况", at: start + length)
      != nil
    let reference =
      text.has("上", at: start) && !isLookedBackOn
      ? frameYear ?? (sentenceYear > 0 ? sentenceYear : upperYear) : year
    var mention = ofYear(reference > 0 ? reference - 1 : 0, start, length)
    // 上一年，GDP2548亿元, in March, where no year was told of: the one before this or before that under review.
    mention.isDoubtful =
      (start == 0 || text.anyEnds("。", "；", "\n", at: start) != nil)
      && reference < year && frameYear == nil && sentenceYear == 0 && documentFrameYear == nil
    if text.has("去年以来", at: start), year > 1 { mention.period = .years(year - 1, year) }
    return mention
  }

  /// The year whose 上年 is meant where none is named: that under review.
  private var upperYear: Int {
    if let told = documentFrameYear, told == context.year - 1 { return told }
    return context.month >= 1 && context.month <= 3 && !context.speaksOfParts && !context.isTarget
      ? reviewYear : context.year
  }

  /// The year that a report published in this month looks back on.
  var reviewYear: Int {
    guard context.year > 0 else { return 0 }
    return context.month <= 6 ? context.year - 1 : context.year
  }

  var contextYear: Int {
    if sentenceYear > 0 { return sentenceYear }
    // 常州去年…9550亿元…。一季度该市…, in a text on this year's first quarter; 去年前三季度还落后…。前三季度….
    if context.frameIsRelative, context.speaksOfParts, context.month > 0,
      frameYear == context.year - 1
    {
      return context.year
    }
    if let frame = context.frame, let end = frame.end, frame.start?.year == end.year {
      return end.year
    }
    // 年初 in a yearbook, which is dated by its year alone, is of the year that it tells of.
    if context.month == 0, let year = documentFrameYear { return year }
    return context.year
  }
}
