import HanBase
import HanCatalog

/// Clauses with which a sentence begins before it says of what time it tells.
extension Analyzer {
  /// 根据省统计局统一核算结果，(2020年)，…; 受订单增加带动，(前三季度)，…; 10月20日，记者从市统计局获悉，(1—9月)，…: where the words of a
  /// sentence begin behind the clauses that say who tells it, on what grounds and why.
  ///
  /// 企业不断壮大，2020年…; 2023年经济回升，一季度…: a clause with a subject or a time of its own is told itself.
  func behindLeads(_ start: Int) -> Int {
    guard let last = times.last, Int(last.span.start) > start else { return start }
    var (at, clause) = (start, start)
    var (isDated, isTimed) = (false, false)
    for token in tokensFrom(start) {
      if Int(token.start) >= Int(last.span.start) || Int(token.start) - start > 300 { return at }
      switch token.kind {
      case .time:
        let time = times[Int(token.index)]
        // 受去年同期基数较高影响: what is only compared with.
        if time.isBase || text.ends("同期", at: Int(time.span.end)) { continue }
        let isDay = time.period.start == time.period.end && !time.isPoint || time.kind == .now
        (isDated, isTimed) = (isDated || isDay, isTimed || !isDay)
      case .number, .stop, .semicolon: return at
      case .comma, .colon:
        let end = Int(token.start)
        if isTimed { return at }
        let isOnlyDay =
          isDated
          && times.contains(where: { Int($0.span.start) == clause && Int($0.span.end) == end })
        if isOnlyDay
          || text.any("昨天，", "昨日，", "今天，", "今日，", "近日，", "日前，", at: clause) != nil
        {
          // 10月20日，(记者从市统计局获悉)，
        } else if isSource(clause, end) || !isDated && isGround(clause, end) {
          at = Int(token.end)
          isDated = false
        } else {
          return at
        }
        clause = Int(token.end)
      default: break
      }
    }
    return at
  }

  /// 今年以来，面对复杂形势，(前三季度)，生产总值…; 全市经济持续恢复，(1—8月)，…: the months of this year of which a sentence gives account
  /// behind clauses without a figure, if it tells of no other time.
  func accountOpening() -> TimeMention? {
    guard context.year > 0 else { return nil }
    var account: TimeMention?
    for time in times where !time.isBase && time.kind != .duration {
      if let account {
        if time.period != account.period, !time.followsFrame { return nil }
      } else if isAccount(time) {
        account = time
      } else if time.period.end?.year != context.year || time.kind == .ahead || time.kind == .plan {
        return nil
      }
    }
    guard let account, case let start = Int(account.span.start),
      text.anyEnds("，", ",", "：", at: start) != nil,
      !tokensFrom(sentenceStart).contains(where: {
        $0.kind == .number && Int($0.start) < start
          || $0.kind == .semicolon && Int($0.start) < start
      })
    else { return nil }
    return account
  }

  /// 一季度, 前三季度, 今年1—8月: months of the text's own year from January on.
  private func isAccount(_ time: TimeMention) -> Bool {
    guard time.kind == .calendar || time.kind == .relative, !time.isPoint, !time.isSince,
      let start = time.period.start, let end = time.period.end
    else { return false }
    return start.year == context.year && end.year == start.year && start.month == 1
      && start.day == 1 && end.month > 1 && end.month < 12 && end.day > 27
  }

  /// 他介绍, 数据显示, 据市统计局核算, 并经省统计局审定: who tells what follows.
  private func isSource(_ start: Int, _ end: Int) -> Bool {
    text.anyEnds(Analyzer.tellings, at: end) != nil
      || text.any("据", "根据", "按", "按照", "经", "并经", "依据", "来自", "从", at: start) != nil
        && text.anyEnds(Analyzer.records, at: end) != nil
  }

  private static let tellings = WordEnds(
    "介绍", "说", "表示", "透露", "指出", "称", "获悉", "显示", "认为", "了解到", "得知", "据悉", "了解", "表明", "发布", "通报",
    "报道", "发布数据", "公布数据", "新闻发布会",
    "召开", "举行")
  private static let records = WordEnds(
    "统计", "测算", "核算", "调查", "数据", "消息", "公布", "通报", "结果", "资料", "快报", "审定", "核定", "审核", "评估", "反馈",
    "口径",
    "监测", "汇总", "初步核算", "情况看", "情况来看", "普查", "报告", "要求", "部署", "安排", "规定", "办法", "制度", "计算", "可比价",
    "不变价")

  /// 某负责人表示，(今年…): what one says of the year is no report's plan.
  func isSaid(_ begin: Int) -> Bool {
    begin > sentenceStart
      && tokensFrom(sentenceStart).prefix { Int($0.start) < begin }.contains {
        ($0.kind == .comma || $0.kind == .colon)
          && text.anyEnds(Analyzer.tellings, at: Int($0.start)) != nil
      }
  }

  /// 在(去年)暂缓调整之后，…; 在(2020年)增长5%的基础上，…: what is told of came later.
  func isBehindWhat(_ time: TimeMention) -> Bool {
    guard text.ends("在", at: Int(time.span.start)),
      let mark = tokensFrom(Int(time.span.end)).first(where: { $0.kind.endsClause })
    else { return false }
    return text.anyEnds("之后", "以后", "后", "基础上", "基数上", "基数下", at: Int(mark.start)) != nil
  }

  /// 受…影响, 在…带动下, 随着…, 面对…, 从全市看: why and under what a thing came about, and of what it is told.
  private func isGround(_ start: Int, _ end: Int) -> Bool {
    if text.has("受", at: start) {
      return text.anyEnds(
        "影响", "带动", "拉动", "拖累", "冲击", "制约", "推动", "支撑", "驱动", "因素", "叠加", "牵引", "提振", "干扰", "作用",
        "刺激",
        "拉升", "增加", "减少", at: end) != nil
    }
    if text.has("在", at: start) {
      return text.anyEnds("下", "中", "上", "时", "后", "间", "同时", "方面", "来看", at: end) != nil
    }
    return text.any(
      "随着", "面对", "由于", "得益于", "受益于", "伴随", "针对", "围绕", "依托", "借助", "凭借", "鉴于", "为了", "作为", "因为",
      "通过",
      "按照", "尽管", "虽然", at: start) != nil
      || text.any("从", "就", "总", "整体", "分", "按", at: start) != nil
        && text.anyEnds("看", "来看", "来说", "而言", "上看", "方面", "划分", at: end) != nil
  }
}
