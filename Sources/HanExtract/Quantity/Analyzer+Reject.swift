import HanBase
import HanCatalog

extension Analyzer {
  /// Why a quantity is no observation, from what stands directly around it; nil if it may be one.
  ///
  /// The quantity is read where it stands: a value of this size that is taken from there is copied.
  func rejection(of quantity: inout Quantity) -> Rejection? {
    let (start, end) = (Int(quantity.span.start), Int(quantity.number.span.end))
    // Digits with a measure's unit behind them: most of what is asked below is of other numbers.
    let isOther =
      quantity.number.isChinese || quantity.number.isOrdinal || quantity.number.isSingleNumeral
      || quantity.number.isVague || quantity.number.isFirstPlace || quantity.unit.isEmpty
      || quantity.kind == .time || quantity.kind.counts
    if isOther || quantity.number.rate > 0 || quantity.number.name != nil
      || isLetter(text[start - 1]) || text[start - 1] == 45
      || text.any("国道", "省道", "县道", "次列车", "路公交", "分之", "卷", "年鉴", at: end) != nil
      || text.anyEnds("分之", "前", "每", at: start) != nil
      || text.has("兑", at: Int(quantity.span.end))
    {
      return rejectionInFull(&quantity)
    }
    return nameAfter(&quantity) ?? (isRingOfShare(&quantity) ? .determiner : nil)
  }

  @inline(never)
  private func rejectionInFull(_ quantity: inout Quantity) -> Rejection? {
    let text = text
    let number = quantity.number
    let start = Int(quantity.span.start)
    let end = Int(number.span.end)
    if number.isFirstPlace { return isPhraseEnd(end) ? nil : .ordinal }
    // 死亡人数为零
    if number.isSingleNumeral, number.value == ExactDecimal(0), !number.isZero { return nil }
    if let name = number.name { return name }
    if number.isVague || number.isChinese && goesOnFromNumeral(start) { return .vague }
    if quantity.unit.isEmpty, number.value == ExactDecimal(100), isIndexBase(start) {
      return .bareNumber
    }
    if quantity.number.rate > 0 { return nil }
    let before = text[start - 1]
    if start > sentenceStart,
      isLetter(before) && !endsIndicator(start) && !endsIndexName(start, quantity)
        || (before == 45 && isLetter(text[start - 2]))
    {
      return .code
    }
    if quantity.unit.isEmpty, isLetter(text[end]) { return .code }
    // 州年鉴2011卷, 2020县教育局工作总结
    if isYearLike(number),
      text.any("卷", "年鉴", at: end) != nil
        || quantity.unit.count == 3
          && text.any("县", "市", "区", "省", "州", "镇", "乡", at: Int(quantity.unit.start)) != nil
    {
      return .date
    }
    // 浏览次数：2345次 is of the page.
    if _slowPath(quantity.kind.counts), let mark = text.anyEnds("：", ":", at: start),
      text.anyEnds(Analyzer.pageCounters, at: start - mark) != nil
    {
      return .code
    }
    if _slowPath(before == 45), isPartOfDate(start, end) { return .date }
    // What is told below by a word right beside the number: nearly none has any.
    let isFollowed =
      text.any("国道", "省道", "县道", "次列车", "路公交", "分之", at: end) != nil
    let isLed = text.anyEnds("分之", "前", "每", at: start) != nil
    // 106国道, 14次列车: what roads and trains are called.
    if _slowPath(isFollowed),
      text.any("国道", "省道", "县道", at: end) != nil && !text.has("路", at: end + 6)
        || text.any("次列车", "路公交", at: end) != nil
          && text.anyEnds("加开", "增开", "开行", "新开", "新增", "开通", "每天", "每日", "共", at: start) == nil
    {
      return .code
    }
    if isPlusCode(&quantity) { return .slogan }
    // 1美元兑6.8985元人民币: the unit of an exchange rate.
    if text.has("兑", at: Int(quantity.span.end)),
      text.any("兑现", "兑付", at: Int(quantity.span.end)) == nil
    {
      return .bareNumber
    }
    if _slowPath(isFollowed) && text.has("分之", at: end)
      || _slowPath(isLed) && text.ends("分之", at: start)
    {
      return .vague
    }
    if _slowPath(quantity.number.isOrdinal), isRankNumeral(start),
      text.any("、", "和", at: end) != nil || opensRankRun(end)
    {
      return nil
    }
    // 早籼稻每50公斤142元, 全国每7台钢琴就有1台: for how much a price is, of how many a share.
    if _slowPath(isLed), text.ends("每", at: start), !number.isChinese,
      quantity.kind == .measure || quantity.kind.counts && number.value > ExactDecimal(1)
    {
      return .bareNumber
    }
    if let reason = nameAfter(&quantity) { return reason }
    // 居70城之首: the ring within which something ranks.
    if quantity.kind.counts || quantity.unit.isEmpty,
      case let end = Int(quantity.span.end),
      text.any(
        "之首", "之冠", "之最", "之一", "省份之首", "城市之首", "区县之首", "地市之首", "市州之首", "县市之首", at: end) != nil
    {
      return .ordinal
    }
    if quantity.kind.counts, text.any("交椅", "头筹", at: Int(quantity.span.end)) != nil {
      return .ordinal
    }
    if _slowPath(number.isOrdinal) || _slowPath(isLed) && text.ends("前", at: start) {
      return ordinal(&quantity)
    }
    if quantity.kind == .time { return duration(&quantity) }
    if number.isChinese, number.isBareMagnitude, !isCountedMagnitude(&quantity) { return .vague }
    if quantity.unit.isEmpty, !number.isChinese, !number.hasMagnitude, isYearLike(number) {
      return .date
    }
    // 分列二、三位: the rank before was one.
    if _slowPath(number.isSingleNumeral), continuesRanks(start), text.any("位", "名", at: end) != nil
    {
      return nil
    }
    if isRingOfShare(&quantity) { return .determiner }
    // 每10万人中拥有大学文化程度的: the base of a rate.
    if _slowPath(isLed), text.ends("每", at: start), isPowerOfTen(number.value),
      quantity.kind == .person || text.has("人口", at: end)
    {
      return .determiner
    }
    if _slowPath(number.isSingleNumeral),
      text.anyEnds("每", "这", "那", "某", "另", "同", "首", "半", "逐", "第", at: start) != nil
    {
      return .determiner
    }
    if _slowPath(number.isSingleNumeral),
      quantity.kind.counts || quantity.kind == .none || quantity.kind == .rank
    {
      return start == sentenceStart && headlinesPlaces(&quantity) || countsAll(&quantity, start)
        || movesInRank(quantity, start) ? nil : .determiner
    }
    if number.isChinese, isFigureOfSpeech(&quantity, start) { return .determiner }
    if number.isChinese, quantity.kind == .none,
      !number.hasMagnitude || number.value < ExactDecimal(10_000)
    {
      return .determiner
    }
    return nil
  }

  /// 一千三(四百万)亩, 二十七(八亿)斤: the second of two digits, either of which is meant.
  @inline(__always)
  private func goesOnFromNumeral(_ start: Int) -> Bool {
    start >= sentenceStart + 3 && text[start] >= 0xE4
      && (1...9).contains(ScalarClass.digit(text.scalarBefore(start)))
      && (1...9).contains(ScalarClass.digit(text.scalar(start).value))
  }

  /// 以上年为100, 上年=100: the base of an index is no figure.
  private func isIndexBase(_ start: Int) -> Bool {
    guard text.anyEnds("为", "=", "＝", at: start) != nil else { return false }
    let from = max(sentenceStart, start - 36)
    return text.ends("=", at: start) || text.ends("＝", at: start)
      || text.find("以", in: from..<start) != nil
  }

  /// GDP9602.72亿元: the letters are an indicator's name.
  private func endsIndicator(_ end: Int) -> Bool {
    let index = quantityTokenBefore(end)
    return index.map { tokens[$0].isIndicator } ?? false
  }

  /// PMI50.8%, CPI0.3%: a rate with a fraction behind capitals is no model's number.
  private func endsIndexName(_ start: Int, _ quantity: Quantity) -> Bool {
    quantity.kind == .percent
      && text.anyEnds("PMI", "CPI", "PPI", "GDP", "ROE", "IRR", at: start) != nil
  }

  private func quantityTokenBefore(_ end: Int) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].end) < end { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && Int(tokens[low].end) == end && tokens[low].kind == .word
      ? low : nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 97 && (byte | 0x20) <= 122 }

  private func isYearLike(_ number: NumberMention) -> Bool {
    number.value.isInteger && number.span.count == 4 && number.value >= ExactDecimal(1900)
      && number.value <= ExactDecimal(2100)
  }

  /// 1+8+8, 3+5+3, 2+N.
  @inline(__always)
  private func isPlusCode(_ quantity: inout Quantity) -> Bool {
    guard quantity.unit.isEmpty else { return false }
    let index = quantity.tokenIndex
    let next =
      index + 1 < tokens.count && tokens[index + 1].kind == .plus
      && tokens[index + 1].start == quantity.span.end
    let previous =
      index > 0 && tokens[index - 1].kind == .plus
      && tokens[index - 1].end == quantity.span.start
    return next || previous
  }

  static let nameEnds = WordSet(
    "强", "佳", "号", "型", "后", "维", "旬", "式", "阶", "版", "届", "周年", "中全会", "世纪", "年代", "连", "字")
  /// Of how many people a rate tells: 十万(人事故死亡率).
  private static let ratedPeople = WordSet(
    "人事故", "人生产安全", "人生产事故", "人安全生产事故", "人死亡率", "人口死亡率", "人火灾死亡", "人口火灾死亡", "人道路交通事故", "人交通事故",
    "人口交通事故", "人伤亡", "人发病率", "人口发病率", "人工伤", "人口生产安全", "人口事故", "人口工矿", "人工矿")
  private static let pageCounters = WordEnds(
    "浏览次数", "阅读次数", "点击次数", "访问次数", "浏览量", "阅读量", "点击量", "点击数", "浏览数", "阅读数", "浏览", "阅读", "点击")
  private static let circleUnits = WordSet("分钟", "小时", "公里")
  private static let codeEnds = WordSet("期工程", "期项目", "级响应", "级体系", "级联动")
  private static let clockEnds = WordSet("时许", "点半", "时至", "点钟", "时左右")
  private static let dateEnds = WordSet("月", "日", "号线", "路公交", "线")
  /// All of these: most numbers have none of them behind them.
  static let wordsBehind = WordSet(
    joining: nameEnds, circleUnits, codeEnds, clockEnds, dateEnds, publicLines, measuredNames,
    ratedPeople,
    WordSet("热线", "分田", "分水", "分山"))
  /// What has a telephone number for its name: 12345平台, 12388举报电话.
  private static let publicLines = WordSet(
    "平台", "举报", "接听", "电话", "受理", "接诉", "政务", "便民", "电梯", "系统")
  /// What names are made of with a measure in front: 500米服务半径, 5500大卡动力煤, 42.5级水泥.
  private static let measuredNames = WordSet(
    "米服务半径", "米半径", "米覆盖率", "米范围", "米见绿", "公里半径", "大卡动力煤", "大卡煤", "大卡混煤", "级水泥", "毫米螺纹钢", "毫米热轧",
    "毫米中厚板", "毫米线材", "星级")

  /// 500强, 3号线, 90后, 15分钟…圈: the number belongs to a name.
  @inline(__always)
  private func nameAfter(_ quantity: inout Quantity) -> Rejection? {
    let end = Int(quantity.number.span.end)
    if text.any(often.wordsBehind, at: end) != nil { return nameAfterInFull(&quantity, end) }
    let byte = text[end]
    return byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
      || quantity.unit.isEmpty && quantity.span.start <= Int32(sentenceStart + 3)
      ? markAfter(&quantity, end) : nil
  }

  @inline(never)
  private func nameAfterInFull(_ quantity: inout Quantity, _ end: Int) -> Rejection? {
    let start = Int(quantity.span.start)
    if text.any(often.nameEnds, at: end) != nil, !text.has("字节", at: end) {
      if text.has("强", at: end), text.ends("前", at: start) { return nil }
      return .code
    }
    if text.any(Analyzer.circleUnits, at: end) != nil {
      let reach = min(sentenceEnd, end + 60)
      if let circle = text.find("圈", in: end..<reach), !hasMark(end, circle) {
        return .serviceCircle
      }
    }
    if text.any(Analyzer.codeEnds, at: end) != nil { return .code }
    if text.any(Analyzer.measuredNames, at: end) != nil { return .serviceCircle }
    if text.any(Analyzer.ratedPeople, at: end) != nil { return baseOfRate(quantity, end) }
    if quantity.unit.isEmpty, text.any(Analyzer.publicLines, at: end) != nil,
      isPublicLine(quantity.number)
    {
      return .code
    }
    // 12345热线, 八山半水一分田
    if text.any("热线", "分田", "分水", "分山", at: end) != nil { return .code }
    if text.any(Analyzer.clockEnds, at: end) != nil { return .date }
    if quantity.unit.isEmpty, text.any(Analyzer.dateEnds, at: end) != nil {
      return .date
    }
    return nil
  }

  /// 从业人员(十万人)事故死亡率: the base of a rate; not 造成10万人死亡.
  private func baseOfRate(_ quantity: Quantity, _ end: Int) -> Rejection? {
    isPowerOfTen(quantity.number.value) && quantity.number.value >= ExactDecimal(1000)
      && text.anyFind(["率", "死亡人", "死亡数", "发病人", "发病数"], in: end..<min(sentenceEnd, end + 45))
        != nil
      && text.anyEnds(
        "达", "到", "超", "过", "约", "为", "有", "近", "逾", "成", "致", "在", at: Int(quantity.span.start))
        == nil
      ? .determiner : nil
  }

  /// 12345, 12388, 96333: a telephone number of five digits that offices are called by.
  private func isPublicLine(_ number: NumberMention) -> Bool {
    let start = Int(number.span.start)
    return number.span.count == 5 && !number.hasMagnitude
      && (text[start] == 0x31 && text[start + 1] == 0x32
        || text[start] == 0x39 && (text[start + 1] == 0x35 || text[start + 1] == 0x36))
  }

  /// 12:30, 3., 2、: the mark behind a number makes it a time of day or the number of an item.
  @inline(never)
  private func markAfter(_ quantity: inout Quantity, _ end: Int) -> Rejection? {
    if text[end] == UInt8(ascii: ":"), quantity.number.value.isInteger,
      quantity.number.value < ExactDecimal(25),
      isClock(end),
      text[end + 3] != UInt8(ascii: ":")
        || isClock(end + 3) && isBehindDate(Int(quantity.number.span.start))
    {
      return .date
    }
    // 上午9：30; 比例为9：30 is a ratio.
    if text.has("：", at: end), quantity.number.value.isInteger, isClock(end + 2),
      text.anyEnds(
        "上午", "下午", "中午", "凌晨", "晚上", "早上", "晚", "日", at: Int(quantity.number.span.start)) != nil
    {
      return .date
    }
    if text[end] == UInt8(ascii: "."), quantity.number.span.start == Int32(sentenceStart) {
      return .listNumber
    }
    if quantity.unit.isEmpty, quantity.span.start <= Int32(sentenceStart + 3),
      text.any("、", "）", ")", at: end) != nil
    {
      return .listNumber
    }
    return nil
  }

  /// 2023-(02)-16, 2023-02-(16): a month or a day behind its year.
  private func isPartOfDate(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 2 else { return false }
    var at = start - 1
    // The month stands between a day and its year.
    if isDigitByte(text[at - 1]), isDigitByte(text[at - 2]), text[at - 3] == 45 { at -= 3 }
    guard at - 4 >= sentenceStart, text[at - 4] == 0x32 || text[at - 4] == 0x31,
      isDigitByte(text[at - 3]), isDigitByte(text[at - 2]), isDigitByte(text[at - 1])
    else { return false }
    return text[end] == 45 || at < start - 1
  }

  /// 2015-02-27 (17):34:18, 2月27日17:34:18: whether a day stands before the hour; 三次产业结构17:34:49 is a ratio.
  private func isBehindDate(_ start: Int) -> Bool {
    var at = start
    while at > sentenceStart, text[at - 1] == 0x20 { at -= 1 }
    return text.ends("日", at: at) || text[start - 1] == UInt8(ascii: "T")
      || at < start && at > 0 && isDigitByte(text[at - 1])
  }

  private func isDigitByte(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// 9:(30), 15:00—16:(30): the minutes behind an hour.
  func isMinutes(_ index: Int) -> Bool {
    guard index > 0, quantities[index - 1].rejection == .date,
      quantities[index].number.span.count == 2
    else { return false }
    let start = Int(quantities[index].span.start)
    let mark = text.anyEnds(":", "：", at: start) ?? 0
    return mark > 0 && Int(quantities[index - 1].number.span.end) + mark == start
  }

  private func hasMark(_ start: Int, _ end: Int) -> Bool {
    for token in tokensFrom(start) {
      if Int(token.end) > end { return false }
      if token.kind == .comma || token.kind == .stop || token.kind == .number { return true }
    }
    return false
  }

  private func isClock(_ end: Int) -> Bool {
    (48...57).contains(text[end + 1]) && (48...57).contains(text[end + 2])
      && !(48...57).contains(text[end + 3]) && text[end + 3] != 46
  }

  /// Whether a phrase ends here: a mark, a bracket, 的, or the end.
  func isPhraseEnd(_ at: Int) -> Bool {
    if at >= sentenceEnd { return true }
    return text.any(
      "，", "。", "；", "、", "）", "：", "！", "”", ",", ";", ")", "的", "和", "及", "\n", "（", "(", at: at
    ) != nil
  }
}
