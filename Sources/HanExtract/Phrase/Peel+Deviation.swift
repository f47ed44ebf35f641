import HanBase
import HanCatalog

/// Verbs of change that say no direction of their own, and the aspect of a deed.
extension Analyzer {
  /// 降水量偏少42.3%, 较常年偏多12.6%, PM2.5浓度改善9.8%: by how much something differs from what is usual, or has become
  /// better or worse.
  ///
  /// It is asked for only where no other word before the number was read.
  @inline(__always)
  func peelDeviation(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool {
    peel.growth == .none && peel.reachSpan.isEmpty
      && text.anyEnds("偏多", "偏少", "偏高", "偏低", "改善", "好转", "恶化", at: peel.end) != nil
      && peel.end - 6 >= floor && peelDeviationInFull(&peel, quantity, floor)
  }

  @inline(never)
  private func peelDeviationInFull(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool {
    let word = Span(peel.end - 6, peel.end)
    if let length = text.anyEnds("偏多", "偏高", at: peel.end) ?? text.anyEnds("偏少", "偏低", at: peel.end)
    {
      guard !quantity.number.isOrdinal, !text.ends("的", at: Int(quantity.span.start)),
        // 较常年偏少28站次; 女孩偏多3人: things are counted but for what is compared with the usual.
        !quantity.kind.counts && quantity.kind != .person
          || text.anyEnds(Analyzer.usual, at: peel.end - length) != nil
      else { return false }
      peel.growth = text.anyEnds("偏多", "偏高", at: peel.end) != nil ? .up : .down
      peel.baseSpan = word
      peel.end -= length
      leaveUsual(&peel, floor)
    } else {
      guard let cue = courseOfQuality(quantity, worse: text.ends("恶化", at: peel.end)) else {
        return false
      }
      peel.growth = cue
      if quantity.kind != .percent { peel.baseSpan = word }
      peel.end -= 6
    }
    peel.growthSpan = word
    peel.roles.formUnion(peel.growth == .up ? .up : .down)
    return true
  }

  /// 收入(或达)、(最高达)、(应达到)120亿元: what stands before the verb of a value is no end of its name.
  @inline(__always)
  func peelModal(_ peel: inout Peel, _ floor: Int) {
    if _slowPath(text.anyEnds("或", "最", "应", at: peel.end) != nil), peel.end - 6 > floor,
      Int(peel.reachSpan.start) == peel.end || Int(peel.comparatorSpan.start) == peel.end,
      text.anyEnds("供应", "效应", "反应", "响应", "适应", "对应", "相应", "感应", "因应", at: peel.end) == nil
    {
      if text.ends("应", at: peel.end), peel.targetSpan.isEmpty {
        peel.targetSpan = Span(peel.end - 3, peel.end)
      }
      peel.end -= 3
    }
  }

  /// 较近五年平均值(减少63.2%), 比多年均值(增加12%): the mean that a change is measured against.
  @inline(__always)
  func peelUsual(_ peel: inout Peel, _ floor: Int) -> Bool {
    peel.growth != .none && text.anyEnds("平均值", "均值", "平均", "平均水平", at: peel.end) != nil
      && peelUsualInFull(&peel, floor)
  }

  @inline(never)
  private func peelUsualInFull(_ peel: inout Peel, _ floor: Int) -> Bool {
    let end = peel.end
    leaveUsual(&peel, floor)
    if peel.end < end, peel.baseSpan.isEmpty { peel.baseSpan = Span(peel.end, end) }
    return peel.end < end
  }

  /// 比年初新增(912亿元), 较上年末新增: by how much a stock has grown.
  @inline(__always)
  func peelNewOverBase(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool {
    peel.growth == .none && peel.end - 6 > floor && text.ends("新增", at: peel.end)
      && peelNewOverBaseInFull(&peel, quantity, floor)
  }

  @inline(never)
  private func peelNewOverBaseInFull(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) -> Bool
  {
    let verb = Span(peel.end - 6, peel.end)
    guard peel.end == Int(quantity.span.start),
      text.anyEnds(
        "比年初", "较年初", "比上年末", "较上年末", "比上年", "较上年", "比去年", "较去年", "比上月", "较上月", "比去年末", "较去年末",
        at: Int(verb.start)) != nil
        || time(endingAt: Int(verb.start)).map({
          text.anyEnds("比", "较", at: Int(times[$0].span.start)) != nil
        }) == true
    else { return false }
    (peel.growth, peel.growthSpan) = (.up, verb)
    peel.roles.insert(.up)
    peel.end -= 6
    return true
  }

  /// 较常年同期(偏少), 比多年平均(偏多): the usual, with the word that compares.
  private func leaveUsual(_ peel: inout Peel, _ floor: Int) {
    var at = peel.end
    while at > floor {
      if let noun = text.anyEnds(Analyzer.usual, at: at), at - noun >= floor {
        at -= noun
      } else if at < peel.end, let index = time(endingAt: at), Int(times[index].span.start) >= floor
      {
        // 较近五年平均值
        at = Int(times[index].span.start)
      } else {
        break
      }
    }
    guard at < peel.end, let word = text.anyEnds("相较于", "相较", "相比", "比", "较", at: at),
      at - word >= floor
    else { return }
    peel.end = at - word
  }

  private static let usual = WordEnds(
    "同期", "平均值", "平均", "均值", "水平", "常年", "多年", "往年", "历年", "正常", "年份", "历史", "气候", "略", "明显", "显著",
    "稍")

  /// 比上年执行数(增长4.5%), 比年初预算数(减少168万元): the figure that is compared with.
  @inline(__always)
  func peelFigure(_ peel: inout Peel, _ floor: Int) -> Bool {
    peel.growth != .none && text.ends("数", at: peel.end)
      && peelFigureInFull(&peel, floor)
  }

  @inline(never)
  private func peelFigureInFull(_ peel: inout Peel, _ floor: Int) -> Bool {
    guard
      let noun = text.anyEnds(
        "执行数", "预算数", "决算数", "完成数", "实绩数", "快报数", "基数", "计划数", "实际数", at: peel.end)
    else { return false }
    var at = peel.end - noun
    while let kind = text.anyEnds("年初", "调整", "预计", "同口径", "实际", "同期", at: at) { at -= kind }
    guard at > floor else { return false }
    if time(endingAt: at).map({ times[$0].isBase }) ?? false
      || word(endingAt: at).map({ lexicon[$0].roles.contains(.base) }) ?? false
    {
      peel.end = at
      return true
    }
    guard let word = text.anyEnds("相较于", "相较", "较", "比", at: at), at - word >= floor else {
      return false
    }
    (peel.baseSpan, peel.end) = (Span(at - word, peel.end), at - word)
    peel.roles.insert(.base)
    return true
  }

  /// Which way a figure goes that becomes better: what pollutes goes down, a place in an order or a good share goes up.
  private func courseOfQuality(_ quantity: Quantity, worse: Bool) -> GrowthCue? {
    let start = max(sentenceStart, Int(quantity.span.start) - 240)
    var at = Int(quantity.span.start)
    var better: GrowthCue?
    while at > start, better == nil {
      at = text.before(at)
      if text.any("浓度", "综合指数", "污染指数", "AQI", "能耗", "降尘", "噪声", at: at) != nil {
        better = .down
      } else if text.any("优良", "优于", "达标", "好于", "排名", "位次", at: at) != nil {
        better = .up
      }
    }
    switch quantity.kind {
    case .rank: better = .up
    case .percent:
      // 对环境改善98%满意: by how much is told behind what it is compared with.
      if better == nil,
        text.anyEnds(
          "，", "同比", "环比", "分别", "上年", "去年", "同期", "平均", at: Int(quantity.span.start) - 6) != nil
      {
        better = .up
      }
    case .points: break
    case .none: if better == .up || quantity.number.isOrdinal { return nil }
    case .measure:
      guard better == .down, text.any("微克", "毫克", "分贝", at: Int(quantity.unit.start)) != nil else {
        return nil
      }
    default: return nil
    }
    guard let better else { return nil }
    return worse ? (better == .up ? .down : .up) : better
  }

  /// 出过2名状元, 举办过12场: the deed was done, so many times; 产值过5亿元, 接待游客过1000万人次 are more than that.
  ///
  /// A round or great number may be a bound behind a verb too (培训过万人).
  func isAspect(_ start: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind.counts || quantity.kind == .person, !quantity.number.hasMagnitude,
      case let value = quantity.number.value.double,
      value < 100 || value.truncatingRemainder(dividingBy: 100) != 0
    else { return false }
    if let index = word(endingAt: start) {
      let entry = lexicon[index]
      if entry.length > 3 {
        return entry.indicator < 0 && entry.area == 0 && entry.roles.contains(.verb)
      }
    }
    let last = text.before(start)
    let kind = PredicateWords.kind(
      text.scalar(text.before(last)).value, text.scalar(last).value)
    if kind == .verb { return true }
    return text.anyEnds("出", "有", "到", "来", "去", "开", "办", "当", "做", "写", "拍", "设", "建", at: start)
      != nil
      && kind == .unknown
      && text.anyEnds("支出", "产出", "输出", "进出", "演出", "所有", "扩建", "改建", at: start) == nil
  }
}
