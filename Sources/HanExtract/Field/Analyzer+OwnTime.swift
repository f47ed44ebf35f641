import HanBase
import HanCatalog

/// Times that numbers have of their own: what they are compared with, come near to, or pass.
extension Analyzer {
  /// 比上年的1.98%提高0.1个百分点: the time of a number that another is compared with; not 是2000年的1.5倍.
  @inline(__always)
  func timeOfOwn(_ quantity: Quantity) -> Int? {
    let start = quantity.span.start
    if let length = text.anyEnds("的", "的第", at: Int(start)) {
      if let census = timeOfCensus(Int(start) - length) { return census }
      let own = timeEnding(at: start - Int32(length)) ?? timeSurpassed(quantity, start - 3)
      // 超过2019年的两倍: how often, not what it was then.
      return quantity.kind == .multiple && own.map { times[$0].isBase } ?? false ? nil : own
    }
    // 低于上年58%的水平, 高于去年9.1%的增速
    if _slowPath(text.has("的", at: Int(quantity.afterQualifier))),
      text.any(
        "的水平", "的增速", "的增幅", "的涨幅", "的降幅", "的跌幅", "的纪录", "的规模", "的平均",
        at: Int(quantity.afterQualifier)) != nil,
      let own = timeEnding(at: start)
    {
      return own
    }
    // 比1—7月（23.1%）回落
    if quantity.inParen {
      let end = Int32(beforeBracket(quantity))
      return timeEnding(at: end) ?? (text.ends("同期", at: Int(end)) ? timeEnding(at: end - 6) : nil)
    }
    // 接近去年全年4096.56亿元
    if _slowPath(text.ends("年", at: Int(start))) { return timeNeared(quantity) }
    if let named = timeOfNamedRate(quantity) { return named }
    if _slowPath(text.ends("数", at: Int(start))) { return timeOfAccount(Int(start)) }
    // 低于2022年的增长7%, 与去年4.8%的实际增速相比
    if text.anyEnds(often.verbOfRate, at: Int(start)) != nil {
      return timeSurpassed(quantity, start - 9)
    }
    return isToldActual(quantity) ? timeSurpassed(quantity, start) : nil
  }

  /// 投入强度为2.08%，比上年的1.98%提高…, 比上年同期（12.1%）回落: a year before what was told last in the sentence.
  @inline(__always)
  func periodOfBase(_ quantity: Quantity) -> Period? {
    if quantity.kind == .percent, let end = endOfNamedBase(quantity) {
      return periodOfBaseInFull(end)
    }
    return _slowPath(text.ends("的", at: Int(quantity.span.start)))
      ? periodOfBaseInFull(Int(quantity.span.start) - 3)
      : _slowPath(quantity.inParen)
        ? periodOfBaseInFull(beforeBracket(quantity))
        : _slowPath(text.anyEnds("年", "期", "数", at: Int(quantity.span.start)) != nil)
          ? periodOfBareBase(quantity) : nil
  }

  /// Where the bracket opens in which a quantity stands.
  private func beforeBracket(_ quantity: Quantity) -> Int {
    let start = Int(quantity.clauseStart)
    return start - (text.ends("(", at: start) ? 1 : 3)
  }

  /// 比上年(4.3亿元)增加3亿元, 较上年决算数(4.3亿元)增长69.5%: the value that is compared with; 比上年3亿元的… is none.
  @inline(never)
  private func periodOfBareBase(_ quantity: Quantity) -> Period? {
    let start = Int(quantity.span.start)
    guard changesBehind(quantity) else { return nil }
    return periodOfBaseInFull(
      start - (text.anyEnds("决算数", "执行数", "完成数", "实际数", "快报数", at: start) ?? 0))
  }

  func changesBehind(_ quantity: Quantity) -> Bool {
    quantity.kind != .percent && quantity.kind != .points
      && text.any(
        "增加", "增长", "减少", "下降", "增收", "减收", "增支", "减支", "净增", "提高", "降低", "上升", "多", "少", "增",
        "减", at: Int(quantity.afterQualifier)) != nil
  }

  @inline(never)
  private func periodOfBaseInFull(_ end: Int) -> Period? {
    guard text.anyEnds(Analyzer.yearBefore, at: end) != nil || surpassesYearBefore(end),
      let last = output.last, Int(last.sentence) == sentenceIndex,
      let first = last.period.start, let until = last.period.end
    else { return nil }
    if last.period == .months(first.month, until.month, of: until.year) {
      return .months(first.month, until.month, of: until.year - 1)
    }
    func before(_ date: CivilDate) -> CivilDate? {
      CivilDate(
        year: date.year - 1, month: date.month, day: date.month == 2 ? min(28, date.day) : date.day)
    }
    guard let first = before(first), let until = before(until) else { return nil }
    return Period(start: first, end: until)
  }

  /// 同第五次人口普查2000年11月1日零时的(5953440人)相比: the day of a census that is compared with.
  @inline(__always)
  private func timeOfCensus(_ end: Int) -> Int? {
    _slowPath(text.anyEnds("零时", "0时", "零点", at: end) != nil) ? timeOfCensusInFull(end) : nil
  }

  @inline(never)
  private func timeOfCensusInFull(_ end: Int) -> Int? {
    let length = text.anyEnds("零时", "0时", "零点", at: end) ?? 0
    return times.indices.last { Int(times[$0].span.end) == end - length && times[$0].isBase }
  }

  static let yearBefore = WordEnds(
    "比上年", "较上年", "比去年", "较去年", "比上年同期", "较上年同期", "比去年同期", "较去年同期")

  /// The time right before a number that something comes near to; 超2019年12% is by so much.
  @inline(never)
  private func timeNeared(_ quantity: Quantity) -> Int? {
    time(endingAt: Int(quantity.span.start)).flatMap {
      let start = Int(times[$0].span.start)
      return text.anyEnds("接近", "逼近", "不及", "追平", "持平", at: start) != nil
        // 比2018年4.3亿元增加3亿元
        || times[$0].isBase && changesBehind(quantity)
        || text.anyEnds("超", "超过", "突破", at: start) != nil && isAmountPassed(quantity) ? $0 : nil
    }
  }

  /// 集装箱311万标箱，已超去年(297.6万)标箱: whether a number is nearly what was just told rather than by how much that is more.
  private func isAmountPassed(_ quantity: Quantity) -> Bool {
    guard let last = output.suffix(8).last(where: { $0.measure == .level }),
      Int(last.sentence) == sentenceIndex, quantity.kind != .percent, isOfUnit(last, quantity)
    else { return false }
    return quantity.number.value.double * 2 > last.value.double
  }

  /// 超2019年12%, 接近去年全年4096亿元: what is passed or come near to is a time; 不足2019年的四成 bounds the number.
  @inline(__always)
  func passesTime(_ word: Span, _ quantity: Quantity, _ peel: inout Peel) -> Bool {
    !times.isEmpty && quantity.span.start != word.end && passesTimeInFull(word, quantity, &peel)
  }

  @inline(never)
  private func passesTimeInFull(_ word: Span, _ quantity: Quantity, _ peel: inout Peel) -> Bool {
    guard !text.ends("的", at: Int(quantity.span.start)),
      times.contains(where: { $0.isBase && $0.span.start == word.end })
    else { return false }
    // 超2019年12%, 低于2019年8%, 高于上年6200元: by how much.
    // 低于全年3.5%的目标, 高于上年8%的增速: that is what the time had.
    let isOwned =
      text.has("的", at: Int(quantity.afterQualifier))
      && text.any("的幅度", "的优势", "的差距", at: Int(quantity.afterQualifier)) == nil
    if !quantity.number.isOrdinal, peel.growth == .none, peel.reachSpan.isEmpty, !isOwned {
      let start = Int(word.start)
      if text.any("高于", "多于", "高出", at: start) != nil
        || quantity.kind == .percent && text.has("超", at: start)
      {
        (peel.growth, peel.growthSpan) = (.up, word)
      } else if text.any("低于", "少于", at: start) != nil {
        (peel.growth, peel.growthSpan) = (.down, word)
      }
    }
    return true
  }

  @inline(never)
  func timeEnding(at end: Int32) -> Int? {
    times.indices.first {
      times[$0].span.end == end && times[$0].kind != .duration
        && (text.anyEnds("比", "较", "由", "从", "疫情前", "疫情前的", at: Int(times[$0].span.start)) != nil
          // 超过历史最高水平1985年的50亿元, 高于2019年的5.2%
          || times[$0].isBase
            && text.anyEnds(Analyzer.besides, at: Int(times[$0].span.start)) != nil)
    }
  }

  private static let besides = WordEnds(
    "超过", "超", "高于", "低于", "多于", "少于", "快于", "次于", "大于", "小于", "不及", "接近", "逼近", "超越", "超出", "不如",
    "赶超", "追平", "年份", "水平", "纪录", "记录")
}
