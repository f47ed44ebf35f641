import HanBase
import HanCatalog

extension Analyzer {
  /// Whether a time before a quantity is of something else that the text tells of.
  func isOfOther(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    // 去年大旱的云南、贵州: the time of what a place is known for.
    if describesPlace(time, quantity) || isBehindTurn(time, quantity) || isBaseToo(time) {
      return true
    }
    let start = Int(time.span.start)
    // 增速为近三年最高；城镇化率提高0.28个百分点: years that are said of one figure.
    if time.isNear, start > sentenceStart,
      text.find("；", in: Int(time.span.end)..<max(Int(time.span.end), Int(quantity.span.start)))
        != nil
    {
      return true
    }
    guard start < Int(quantity.clauseStart) else {
      // 企业2000家（去年3000家）、上市公司10家; but 在校生（2020年）18.6万人
      if hasMark(.closeParen),
        datesOwnNumber(time) || datesNumberBefore(time) || isComparedInBracket(time),
        isBracketed(time, before: quantity)
      {
        return true
      }
      // 在2018年增长10%的基础上，增长5%
      return time.span.start < quantity.leftLimit
        && text.any("的基础上", "基础上", at: Int(quantity.leftLimit)) != nil
    }
    // 年初用较短时间实现平稳转段，…地区生产总值增长6.1%: a beginning dates its own clause only.
    // 此前两年一直排名第一的深圳，被杭州以…: what was before is no time of the clauses behind.
    if text.any("年初", "此前", at: start) != nil,
      text.any("以来", "至今", "到现在", at: Int(time.span.end)) == nil
    {
      return true
    }
    if isEndOfChange(time, quantity) || isOrderedUntil(time) { return true }
    // 延续去年下半年以来的恢复态势，工业投资增长9%
    if time.isSince, text.any("以来的", "来的", at: Int(time.span.end)) != nil { return true }
    // 扭转了去年同期-18.9%的颓势，…: the same months of the year before hold for their own number.
    if time.kind == .relative, text.ends("同期", at: Int(time.span.end)) { return true }
    // 6—9月平均气温20℃左右；森林覆盖率84%: months of the climate are of their own number.
    // 1992年设区，幅员面积1018平方千米: the year of an event.
    if isOfAside(time, quantity) { return true }
    return tellsClimate(time) || isPastEvent(time) || isBracketed(time, before: quantity)
      || isOfCause(time) || isBasisOfReckoning(time) || isOfPublishing(time)
      || isAnnouncement(time) || isDayOfClause(time, quantity) || isOfDeedAhead(time, quantity)
      || isSetBeside(time, quantity)
  }

  /// 苏州提出到2025年突破4.5万亿元；上海拥有研发中心531家: behind another place's plan, what a place has is of now.
  ///
  /// 杭州出口5343亿元，2022年为5140亿元；宁波8288亿元: nor is it of a year with which the one before was only compared.
  @inline(__always)
  private func isOfAside(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    context.year > 0 && areaCount > 0 && hasMark(.semicolon) && isOfAsideInFull(time, quantity)
  }

  @inline(never)
  private func isOfAsideInFull(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard
      let turn = tokensBefore(Int(quantity.span.start)).last(where: { $0.kind == .semicolon })
        .map({ Int($0.start) }), turn >= Int(time.span.end),
      tokens.areas.contains(where: {
        Int(tokens[Int($0)].start) >= turn && tokens[Int($0)].start < quantity.span.start
      })
    else { return false }
    let words = turn..<Int(quantity.span.start)
    guard let end = time.period.end, isNotOver(end) else {
      return isOnlyCompared(time)
    }
    if text.anyFind(["将", "力争"], in: words) != nil || plansByWill(words) { return false }
    if (time.period.start?.year ?? 0) > context.year,
      text.anyFind(["拥有", "现有", "涵盖", "已有", "目前"], in: words) != nil
    {
      return true
    }
    // 西安提出，今年GDP增长5.5%以上；咸阳进出口280亿元: the year of one place's goal, of which the next tells no goal.
    guard end.year > context.year || time.period == .year(context.year),
      text.anyFind(Analyzer.planningWords, in: words) == nil, !plansByWill(words),
      tokens.areas.contains(where: {
        tokens[Int($0)].end <= time.span.start || text.has("提出", at: Int(tokens[Int($0)].end))
      }),
      let goal = output.suffix(32).last(where: {
        Int($0.sentence) == sentenceIndex && $0.periodSpan == time.span
      }), goal.status != .normal
    else { return false }
    return anotherGoal(quantity) == nil
  }

  /// Whether a time only dates what the figure before it is set beside.
  private func isOnlyCompared(_ time: TimeMention) -> Bool {
    guard let index = output.suffix(32).lastIndex(where: { $0.periodSpan == time.span }), index > 0,
      case let told = output[index], case let before = output[index - 1],
      Int(before.sentence) == sentenceIndex, told.area == before.area,
      told.rules.indicator == .indicatorCarried, before.periodSpan != told.periodSpan,
      told.status == before.status, let end = told.period.end, let until = before.period.end
    else { return false }
    return (end.year, end.month) < (until.year, until.month)
      && before.rules.period != .periodBaseYear
  }

  /// 比上年同期、上年全年提高3.0和1.6个百分点, 高于上年同期6.2个百分点: what is compared with.
  private func isBaseToo(_ time: TimeMention) -> Bool {
    let start = Int(time.span.start)
    if text.anyEnds("高于", "低于", "快于", "慢于", "好于", "多于", "少于", at: start) != nil { return true }
    // 超过2022年的603亿斤，生猪出栏6286万头
    if isPassed(time) { return true }
    guard let joint = text.anyEnds("、", "和", "与", "及", at: start) else { return false }
    return times.contains {
      Int($0.span.end) == start - joint
        && ($0.isBase || text.anyEnds(Analyzer.surpassing, at: Int($0.span.start)) != nil)
    } || text.anyEnds(Analyzer.yearBefore, at: start - joint) != nil
  }

  /// 市统计局6月底公布，杭州专利授权量5.5万件, in a text on the figures of the year before: when it was made known.
  private func isOfPublishing(_ time: TimeMention) -> Bool {
    guard let told = context.documentFrame?.end?.year, let year = time.period.end?.year,
      year > told, year == context.year, !time.isAsOf
    else { return false }
    return text.any("通报", "公布", "发布", "披露", at: Int(time.span.end)) != nil
  }

  /// 新校区9月1日投用；新建幼儿园1所: a day amid a clause dates what happened on it.
  private func isDayOfClause(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    hasMark(.semicolon) && time.period.start == time.period.end && !time.isPoint && !time.isAsOf
      && time.kind == .calendar && !onlySmallWords(sentenceStart, Int(time.span.start))
      && text.anyEnds("，", "；", "：", "。", at: Int(time.span.start)) == nil
      && text.find("；", in: Int(time.span.end)..<Int(quantity.span.start)) != nil
  }

  /// 按2016年末常住人口折算，半年人均消费3.27万元: what a figure is reckoned by is of its own year.
  private func isBasisOfReckoning(_ time: TimeMention) -> Bool {
    guard text.anyEnds("按", "按照", "以", at: Int(time.span.start)) != nil else { return false }
    let rest =
      Int(time.span.end)..<max(Int(time.span.end), min(sentenceEnd, Int(time.span.end) + 75))
    let end = text.anyFind(["，", ",", "；"], in: rest) ?? rest.upperBound
    return text.anyEnds("计算", "折算", "测算", "推算", "计", "算", at: end) != nil
  }

  /// 受去年同期基数较低影响，增值税增长28.4%: the time of a cause is not that of its effect.
  @inline(__always)
  private func isOfCause(_ time: TimeMention) -> Bool {
    let start = Int(time.span.start)
    return text.lacks("受", from: sentenceStart, to: start)
      && text.lacks("于", from: sentenceStart, to: start)
      && text.lacks("因", from: sentenceStart, to: start) ? false : isOfCauseInFull(time)
  }

  @inline(never)
  private func isOfCauseInFull(_ time: TimeMention) -> Bool {
    let start = Int(time.span.start)
    guard let cause = text.anyFind(["受", "由于", "因"], in: max(sentenceStart, start - 24)..<start),
      text.anyFind(["，", ",", "；"], in: cause..<start) == nil
    else { return false }
    let rest = Int(time.span.end)..<min(sentenceEnd, Int(time.span.end) + 90)
    let end = text.anyFind(["，", ",", "；"], in: rest) ?? rest.upperBound
    return text.anyEnds("影响", "拖累", "拉动", "带动", "因素", "原因", "缘故", "低", "高", at: end) != nil
  }

  /// Whether a time and a few words with 的 stand before the name of a place.
  private func describesPlace(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard areaCount > 0 else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      if token.start >= quantity.span.start || token.start - time.span.end > 60 { return false }
      switch token.kind {
      // 2020年常住人口位居省会第5的武汉，升至…
      case .number where numbers[Int(token.index)].isOrdinal: continue
      case .word:
        if token.isArea {
          return token.start - time.span.end >= 9 && text.ends("的", at: Int(token.start))
        }
      default: return false
      }
    }
    return false
  }

  /// Months of a year in a clause about weather.
  func tellsClimate(_ time: TimeMention) -> Bool {
    guard let first = time.period.start, let last = time.period.end, !time.isSince,
      last.month - first.month < 11
    else {
      return false
    }
    let end = min(sentenceEnd, Int(time.span.end) + 24)
    return text.anyFind(
      ["气温", "降水", "降雨", "日照", "平均温度"], in: Int(time.span.end)..<max(end, Int(time.span.end)))
      != nil
  }

  /// A year long past whose clause says that something was set up and gives no number.
  func isPastEvent(_ time: TimeMention) -> Bool {
    guard time.kind == .calendar, let year = time.period.end?.year, context.year > 0,
      year < context.year - 3
    else { return false }
    var end = time.span.end
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      // 民国二十三年（1934年），…: a bracket tells nothing that happened.
      case .closeParen
      where text.any("（", "(", at: Int(time.span.end)) != nil && end == time.span.end:
        end = token.end
      // 撤二建一 measures nothing; 四大地区分别为641元 goes on to a number that does.
      case .number:
        if !numbers[Int(token.index)].isSingleNumeral { return false }
      case .comma, .semicolon:
        return token.start - end >= 6
          && text.anyEnds(
            "时", "前", "后", "初", "来", "起", "末", "底", "为例", "数据", "普查", "统计", "看",
            at: Int(token.start)) == nil
          && text.anyEnds(Analyzer.spells, at: Int(token.start)) == nil
          && isOfFounding(time, Int(token.start))
      case .stop, .colon: return false
      default: break
      }
    }
    return false
  }

  /// 1998年特大洪灾，受灾人口86万人: what happens in a year and is measured behind it.
  private static let spells = WordEnds(
    "灾", "灾害", "洪水", "大水", "地震", "大旱", "干旱", "台风", "冰冻", "暴雨", "暴雪", "疫情", "非典", "期间", "时期", "危机",
    "风暴", "战役",
    "战争", "饥荒", "事故", "会战", "开国", "土改", "大跃进")

  /// 由上年同期的下降转为增长0.4%: the time is of what was before.
  func isTurnedFrom(_ time: TimeMention) -> Bool {
    guard text.anyEnds("由", "从", at: Int(time.span.start)) != nil,
      let turn = text.find(
        "转",
        in: Int(time.span.end)..<max(Int(time.span.end), min(sentenceEnd, Int(time.span.end) + 60)))
    else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      if Int(token.start) >= turn { return true }
      if token.kind == .comma || token.kind == .semicolon || token.kind == .number { return false }
    }
    return true
  }

  /// 由上年亏损92万元转为盈利138万元: the time is of the number before the turn only.
  func isBehindTurn(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard text.anyEnds("由", "从", at: Int(time.span.start)) != nil else { return false }
    for token in tokensFrom(Int(time.span.end)) {
      if token.start >= quantity.span.start { return false }
      if token.kind == .number {
        let range = Int(token.end)..<Int(quantity.span.start)
        return text.anyFind(
          [
            "转为", "提高到", "增加到", "扩大到", "缩小到", "下降到", "降至", "升至", "增至", "减少到", "上升到", "缩小至", "扩大至",
            "变成", "变为", "降为", "减为", "退至", "增为", "扩大为",
            "提高至", "调整为", "优化为", "变化为",
          ], in: range) != nil
      }
    }
    return false
  }
}
