import HanBase

/// Reads one time expression at a place in a text and resolves it against the document's date.
struct TimeLexer {
  let text: ByteText
  let limit: Int
  let context: ExtractorContext
  /// The year that a bare month belongs to, from an earlier expression of the sentence.
  let sentenceYear: Int

  /// Whether a time may begin at a place, by its first characters: nearly all places are left at once.
  @inline(__always)
  static func mayBegin(_ text: ByteText, _ at: Int) -> Bool {
    let byte = text[at]
    if byte < 0x80 { return byte >= 48 && byte <= 57 ? goesOn(text, afterDigits: at) : byte == 34 }
    guard byte >= 0xE2, byte <= 0xEF else { return false }
    let (first, length) = text.scalar(at)
    guard first < 65_536 else { return false }
    return mayBegin(text, at + length, first: first, kind: text.classes[Int(first)])
  }

  /// The same for a scalar that is known already, with its class; `next` is the place behind it.
  static func mayBegin(_ text: ByteText, _ next: Int, first: UInt32, kind: UInt8) -> Bool {
    let second = text.scalar(next).value
    if kind == ScalarClass.chineseDigit || kind == ScalarClass.fullDigit || first == 0x5341 {
      return goesOn(text, second) && mayCountYears(text, next, second)
    }
    if first == 0x201C {
      // “十四五”, “九五”.
      switch second {
      case 0x5341, 0x4E5D, 0x516B, 0x4E03, 0x516D, 0x4E94, 0x56DB, 0x4E09, 0x4E8C, 0x4E00:
        return true
      default: return false
      }
    }
    guard kind == ScalarClass.timeStart else { return false }
    switch first {
    // 今 去 本: 年, 今后, 本世纪
    case 0x4ECA, 0x53BB, 0x672C:
      return second == 0x5E74 || second == 0x540E || second == 0x4E16 || second == 0x5929
    case 0x5168, 0x5F53, 0x660E, 0x6765, 0x5F80:  // 全 当 明 来 往
      return second == 0x5E74 || second == 0x524D
    case 0x4E0A, 0x4E0B:  // 上 下: 年 半 一 届 世
      return second == 0x5E74 || second == 0x534A || second == 0x4E00 || second == 0x5C4A
        || second == 0x4E16
    case 0x540C: return second == 0x671F || second == 0x5E74  // 同期 同年
    case 0x5E74:  // 年: 末 底 内 初
      return second == 0x672B || second == 0x5E95 || second == 0x5185 || second == 0x521D
    case 0x76EE, 0x65E5: return second == 0x524D  // 目前 日前
    case 0x5982, 0x8FC4, 0x81F3: return second == 0x4ECA  // 如今 迄今 至今
    case 0x73B0: return second == 0x5728 || second == 0x5982  // 现在 现如今
    case 0x622A: return second == 0x81F3 || second == 0x6B62  // 截至 截止
    case 0x8FDE: return second == 0x7EED  // 连续
    case 0x63A5, 0x773C: return second == 0x4E0B  // 接下来 眼下
    case 0x7B2C: return text.any("季", "次", "至", "到", at: next + 3) != nil  // 第一季度 第七次普查
    case 0x8FC7: return second == 0x53BB  // 过去
    case 0x5386, 0x591A: return second == 0x5E74  // 历年 多年
    case 0x957F: return second == 0x671F  // 长期
    case 0x672A: return second == 0x6765  // 未来
    case 0x6700: return second == 0x8FD1  // 最近
    case 0x6B64: return second == 0x524D  // 此前
    case 0x8FD1, 0x524D, 0x8FD9:  // 近 前 这: 年 些 几 期, a number
      return second == 0x5E74 || second == 0x4E9B || second == 0x51E0 || second == 0x671F
        || isNumeral(text, second)
    default: return true
    }
  }

  /// The expression that begins at `at`, or nil.
  func read(at start: Int) -> TimeMention? {
    var at = start
    let first = text.scalar(start).value
    // Digits cannot begin a word such as 今年, and words cannot begin a calendar year.
    let isDigit = (48...57).contains(first) || (0xFF10...0xFF19).contains(first)
    if isDigit || first == 0x201C || first == 34 {
      guard
        var mention = isFourDigits(start)
          ? calendar(start) ?? decadeOfYear(start)
          : isDigit
            ? (datePart(start) ?? back(start) ?? calendar(start) ?? decade(start)
              ?? shortYear(start))
            : plan(start) ?? namedCensus(start)
      else { return nil }
      // 较2010年“六普”增长12.3%
      if mention.kind == .calendar,
        let length = text.any(TimeLexer.censusNames, at: Int(mention.span.end))
      {
        mention.span.end += Int32(length)
      } else if mention.kind == .calendar, let census = ordinalCensus(Int(mention.span.end)) {
        mention.span.end = Int32(census)
      }
      mention.isBase = isBase(behindCentury(start), Int(mention.span.end))
      return mention
    }
    var asOf = false
    if first == 0x622A, let length = text.any("截至到", "截止到", "截至", "截止", at: at) {
      asOf = true
      at += length
      if let end = now(at) ?? endOfNow(at) {
        return make(start, end, .now, yearPeriod(context.year), asOf: true)
      }
    }
    guard var mention = words(at) else { return nil }
    if asOf {
      mention.isAsOf = true
      mention.isPoint = true
      if let end = mention.period.end, mention.kind != .plan {
        mention.period = Period(start: CivilDate(year: end.year, month: 1, day: 1), end: end)
      }
    }
    mention.span = Span(start, Int(mention.span.end))
    mention.isBase = isBase(start, Int(mention.span.end))
    return mention
  }

  /// Four Arabic digits without a leading zero: no month and no count of years has so many.
  private func isFourDigits(_ at: Int) -> Bool {
    guard at + 4 < limit else { return false }
    let base = text.base + at
    return base[0] &- 49 < 9 && base[1] &- 48 < 10 && base[2] &- 48 < 10 && base[3] &- 48 < 10
      && base[4] &- 48 >= 10
  }

  /// What may begin with a word or a Chinese numeral, by its first character.
  private func words(_ at: Int) -> TimeMention? {
    let first = text.scalar(at).value
    if first == 0x7B2C, let census = census(at) { return census }
    if first == 0x5341 || first < 0x3000 || text.has("五", at: at + 3), let plan = plan(at) {
      return plan
    }
    if !mayGoOn(behindNumeral: at) { return nil }
    return relative(at, first) ?? back(at) ?? calendar(at) ?? decade(at) ?? namedCensus(at)
  }

  /// Whether what stands behind a Chinese numeral may make a time of it: most are 一百二十家 and 三千元.
  private func mayGoOn(behindNumeral start: Int) -> Bool {
    var at = start
    while at < limit {
      let (scalar, length) = text.scalar(at)
      guard TimeLexer.isNumeral(text, scalar) else { break }
      at += length
      // Longer ones are left to those who read them.
      if at - start > 24 { return true }
    }
    return at == start || TimeLexer.goesOn(text, text.scalar(at).value)
  }

  func now(_ at: Int) -> Int? { text.any("目前为止", "现在为止", at: at).map { at + $0 } }

  func yearPeriod(_ year: Int) -> Period { year > 0 ? .year(year) : .unknown }

  func make(
    _ start: Int, _ end: Int, _ kind: TimeMention.Kind, _ period: Period, point: Bool = false,
    asOf: Bool = false
  ) -> TimeMention {
    TimeMention(span: Span(start, end), kind: kind, period: period, isPoint: point, isAsOf: asOf)
  }

  func isBase(_ start: Int, _ end: Int) -> Bool {
    let before =
      text.anyEnds(
        "比", "较", "于", "与", "同", "相比", "相较", "是", "为", "比自己", "较自己", "比自身", "较自身", at: start)
    // 9月份…，去年价格变动的翘尾影响为0.4个百分点: of this year.
    if text.any("翘尾", "价格变动的翘尾", "价格上涨的翘尾", "涨价翘尾", "价格翘尾", at: end) != nil { return true }
    // 到2025年，城镇化率在2020年(的)基础上提高5个百分点
    if text.any(
      "的水平", "水平", "同期水平", "相比", "）相比", "同期相比", "年相比", "高基数", "低基数", "基数", "同期高基数", "基础上", "的基础上",
      "基础之上",
      "的基础之上", at: end) != nil
    {
      return true
    }
    if text.has("的", at: end) || text.has("同期的", at: end),
      text.anyEnds("恢复到", "恢复至", "相当于", "恢复到震前", "恢复到疫情前", "恢复到灾前", at: start) != nil
    {
      return true
    }
    guard before != nil else {
      return isPartOf(start, end) || isFarBase(start) || isGround(start, end)
        || isNamedInPassing(start)
    }
    if text.anyEnds("是", "为", at: start) != nil || text.anyEnds("于", at: start) != nil {
      // 是2015年的1.41倍 is a base; 为2024年… is not; 截至于 is not, 高于 is.
      if text.anyEnds("高于", "低于", "多于", "少于", "快于", "优于", "好于", "相当于", at: start) != nil {
        return true
      }
      if text.ends("于", at: start), isNamedInPassing(start) { return true }
      let of = end + (text.any("同期", "同月", "执行数", "决算数", "预算数", "完成数", "决算", at: end) ?? 0)
      guard text.has("的", at: of) else { return false }
      var at = of + 3
      var digits = 0
      while at < limit, (text[at] >= 48 && text[at] <= 57) || text[at] == 46 {
        at += 1
        digits += 1
      }
      // 仅为2018年的七成左右
      if digits == 0, ScalarClass.digit(text.scalar(at).value) > 0 || text.has("十", at: at) {
        return isMultipleInWords(at)
      }
      return digits > 0 && (text.has("倍", at: at) || text.has("、", at: at) || text.has("%", at: at))
    }
    return true
  }

  /// Deeds that follow right behind a span of years.
  static let deeds = WordSet(
    "新修", "新建", "新增", "建成", "完成", "投入", "改造", "引进", "修建", "扩大", "改建", "兴建", "开垦", "植树", "造林",
    "增加", "减少", "净增", "净减", "增长了", "翻了", "翻一番", "多了", "少了", "实际利用", "利用外资", "转移农村", "转移劳动力",
    "转移富余", "引进外资", "引进资金", "招商引资", "培训", "接待", "发放", "安置", "搬迁", "解决", "治理", "退耕", "新开工", "新辟",
    "开工", "争取", "筹集", "减贫", "帮助", "实施", "下降", "降低", "提高", "上升", "总投入", "总投资")

  private static let censusNames = WordSet(
    "“五普”", "“六普”", "“七普”", "五普", "六普", "七普", "“六人普”", "“七人普”")

  /// 第七次全国人口普查: the year of the census (national census years of 国家统计局).
  private func census(_ start: Int) -> TimeMention? {
    guard text.has("第", at: start), let (number, end) = int(start + 3), text.has("次", at: end),
      let length = text.any("全国人口普查", "人口普查", at: end + 3)
    else { return nil }
    let years = [1: 1953, 2: 1964, 3: 1982, 4: 1990, 5: 2000, 6: 2010, 7: 2020]
    guard let year = years[number] else { return nil }
    return make(start, end + 3 + length, .calendar, .year(year))
  }

  /// 比历史最高水平的一九七九年多: 的 and the words of a comparison stand before the time.
  private func isFarBase(_ start: Int) -> Bool {
    let named = isNamedBest(start)
    guard named || text.ends("的", at: start) else { return false }
    var at = start - 3
    var steps = 0
    while at > 0, steps < 12 {
      steps += 1
      at = text.before(at)
      let scalar = text.scalar(at).value
      if scalar == 0xFF0C || scalar == 0x3002 || scalar == 0xFF1B || scalar == 0x3001 {
        return false
      }
      if text.any("超过", "超", "次于", "低于", "高于", "不及", "接近", at: at) != nil { return true }
      if text.any("比", "较", at: at) != nil {
        return text.any("比重", "比例", "比率", "较大", "较好", "较快", "较高", "比较", at: at) == nil
          && text.anyEnds("占", "同", "环", "对", at: at) == nil
      }
    }
    return false
  }

  // MARK: plans

  static let plans: [(StaticString, Int)] = [
    ("十五五", 2026), ("十四五", 2021), ("十三五", 2016), ("十二五", 2011), ("十一五", 2006),
    ("十五", 2001), ("九五", 1996), ("八五", 1991), ("七五", 1986), ("六五", 1981), ("五五", 1976),
    ("四五", 1971), ("三五", 1966), ("二五", 1958), ("一五", 1953),
  ]
  private static let planNames = WordSet(plans.map(\.0))

  func plan(_ start: Int) -> TimeMention? {
    var at = start
    let quoted = text.has("“", at: at) || text.has("\"", at: at)
    if quoted { at += text.has("\"", at: at) ? 1 : 3 }
    // Most quotes open with none of the names.
    guard text.any(TimeLexer.planNames, at: at) != nil else { return nil }
    for (name, first) in TimeLexer.plans where text.has(name, at: at) {
      var end = at + name.utf8CodeUnitCount
      if quoted {
        guard text.has("”", at: end) || text.has("\"", at: end) else { continue }
        end += text.has("\"", at: end) ? 1 : 3
      } else if name.utf8CodeUnitCount < 9
        // 九五期间; 十五年 is none.
        ? text.any("期间", "时期", "计划期", "期末", at: end) == nil
        : text.any("期间", "时期", "以来", "末", "初", "规划", "收官", "开局", at: end) == nil
      {
        continue
      }
      if let part = yearsOfPlan(first, start, end + (text.any("时期", "期间", at: end) ?? 0)) {
        return part
      }
      if text.any("规划", "纲要", "发展规划", "专项", "普法", at: end) != nil,
        text.any("规划期", "规划实施以来", at: end) == nil
      {
        return make(start, end, .duration, .unknown)
      }
      if let length = text.any("以来", at: end) {
        let last = context.year > 0 ? min(first + 4, max(first, context.year)) : first + 4
        return make(start, end + length, .plan, .years(first, last))
      }
      if let length = text.any("时期以来", "期间", "时期", "规划期间", "这五年", "五年", at: end) {
        end += length
      } else if let length = text.any("期末", "末期", "末年", "末", at: end) {
        return make(start, end + length, .calendar, .year(first + 4), point: true)
      } else if let length = text.any("开局之年", "第一年", "首年", "初期", "开局之初", at: end) {
        return make(start, end + length, .calendar, .year(first))
      } else if let length = text.any("收官之年", "最后一年", at: end) {
        return make(start, end + length, .calendar, .year(first + 4))
      } else if text.any(
        "圆满收官", "胜利收官", "完美收官", "顺利收官", "收官", "良好开局", "实现良好", "开好局", "精彩开局", at: end) != nil
      {
        // 实现“十四五”圆满收官 tells of its last year, and dates no figures.
        return make(start, end, .duration, .unknown)
      }
      return make(start, end, .plan, .years(first, first + 4))
    }
    return nil
  }

  // MARK: 五年来, 近三年

  func back(_ start: Int) -> TimeMention? {
    var at = start
    var lead = 0
    // Numerals begin no such word.
    if text[start] >= 0x80, ScalarClass.digit(text.scalar(start).value) < 0,
      let length = text.any(
        "过去的", "过去", "最近", "近", "这", "连续", "前", "此前", "上届", "今后", "未来", "接下来", at: at)
    {
      lead = length
      at += length
    }
    let isNear = lead > 0 && text.any("最近", "近", at: start) != nil
    let ahead = lead > 0 && text.any("今后", "未来", "接下来", at: start) != nil
    // 受访者对未来一年收入持乐观态度: what one thinks of.
    if ahead, text.ends("对", at: start) { return nil }
    let streak = lead > 0 && text.has("连续", at: start)
    guard let (count, numberEnd) = int(at), count > 0, count <= 100 else { return nil }
    at = numberEnd
    if ahead, let range = rangeAhead(start, from: count, at: at) { return range }
    if text.has("多", at: at) { at += 3 }
    if text.has("个", at: at) { at += 3 }
    guard text.has("年", at: at),
      text.any("年级", "年代", "年龄", "年行动", "年期", "年制", "年以上", at: at) == nil
    else { return nil }
    at += 3
    // 两年多来: somewhat vague, it dates its own clause rather than a text.
    let isOver = text.any("多来", "多以来", "多时间", at: at) != nil
    if isOver { at += 3 }
    // 十年前郑州占全省的16.2%: that long before the year that is told of.
    if lead == 0, count <= 60, context.year > 0, text.has("前", at: at),
      text.any("前后", "前夕", "前景", "前期", "前列", "前沿", "前半", "前几", "前十", at: at) == nil,
      ScalarClass.digit(text.scalar(at + 3).value) < 0,
      !(48...57).contains(text.scalar(at + 3).value)
    {
      return make(start, at + 3, .relative, yearPeriod(yearToldOf - count))
    }
    if lead == 0, let mention = withinYears(start, at, count) { return mention }
    let last = lastYearTold
    var tail = text.any("以来", "来", "间", "中", "里", at: at)
    // 20年来首次, 35年来、20年来首次: how long something had not been so.
    if let tail, let first = text.find("首次", in: at..<max(at, min(limit, at + tail + 24))),
      first == at + tail || text.has("、", at: at + tail)
    {
      return make(start, at + tail, .duration, .unknown)
    }
    if let tail, text.any("最", "新高", "新低", "罕见", "首", "第一次", at: at + tail) != nil {
      return make(start, at + tail, .duration, .unknown)
    }
    // 五年累计完成投资187亿元
    if tail == nil, lead == 0, count >= 2, text.any("累计", "共", at: at) != nil { tail = 0 }
    let told = tail == nil && lead == 0 && count >= 2 ? toldSpan(start, at) : nil
    if let told { tail = told }
    if ahead {
      guard context.year > 0 else { return make(start, at, .ahead, .unknown) }
      let first =
        context.month >= 11
        ? context.year + 1 : context.month <= 3 ? context.year : context.year + 1
      return make(start, at, .ahead, .years(first, first + count - 1))
    }
    if streak {
      let full = context.month > 0 && context.month < 12 ? min(last, context.year - 1) : last
      var mention = make(
        start, at, .duration, context.year > 0 ? .years(full - count + 1, full) : .unknown)
      mention.isStreak = true
      return mention
    }
    // 市八届人大一次会议以来的五年，…: the years since a term began.
    let isTerm =
      lead == 0 && count >= 2 && text.anyEnds("以来的", "任期的", "任期内的", "本届政府的", at: start) != nil
    // 五年新修乡村公路620公里: the years open their clause and a deed follows.
    let isSpan =
      lead == 0 && count >= 3
      && (start == 0 || text.anyEnds("。", "，", ",", "；", ";", "\n", at: start) != nil)
      && text.anyEnds("时期，", "期间，", "时期,", "期间,", at: start) == nil
      && text.any(TimeLexer.deeds, at: at) != nil
      || lead == 0 && count >= 2 && text.anyEnds("将", "力争", "拟", at: start) != nil
        && text.any(TimeLexer.deeds, at: at) != nil
    if tail == nil, lead == 0, !isTerm, !isSpan { return reign(start, count, at) }
    if lead > 0, tail == nil, text.has("前", at: start), !text.has("前", at: at) {
      // 前五年 as an age of something is rare; 前三年 of a plan stays a duration.
      return make(start, at, .duration, .unknown)
    }
    guard context.year > 0 else { return make(start, at + (tail ?? 0), .back, .unknown) }
    // 近三年 in mid-year reports full years; 五年来 runs up to the document's year.
    let end =
      isNear && tail == nil && context.month > 0 && context.month < 12
      ? context.year - 1
      : text.has("此前", at: start) ? last - 1 : isSpan ? yearSpokenOf(last) : last
    var mention = make(start, at + (tail ?? 0), .back, .years(end - count + 1, end))
    mention.isNear = isNear || text.has("此前", at: start) || told != nil || isOver
    mention.isDoubtful = told == 0
    return mention
  }
}
