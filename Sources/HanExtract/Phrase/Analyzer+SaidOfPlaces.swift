import HanBase
import HanCatalog

/// Words that tell of classes of places instead of naming what is told of them.
extension Analyzer {
  /// Whether a phrase counts places, or tells of a class of them: how many do so is not what is told of
  /// each.
  @inline(__always)
  func isOfPlaces(_ phrase: Phrase) -> Bool {
    countsPlaces(phrase) || phrase.b.isEmpty && !phrase.isEmpty && tellsOfPlaces(phrase.a)
  }

  /// 城市超过, 省份除内蒙古外, 上涨的城市, 市不到: a class of places with what they do.
  @inline(__always)
  private func tellsOfPlaces(_ span: Span) -> Bool {
    _slowPath(
      text.any(often.openingPlaces, at: Int(span.start)) != nil
        || text.anyEnds(
          "的城市", "的省份", "的地区", "的区县", "的县市", "的县", "的省市", "的省区", at: Int(span.end)) != nil
    )
      && tellsOfPlacesInFull(span)
  }

  /// With what such words begin, unless they end in a class of places.
  static let openingPlaces = WordSet(
    joining: widePlaceClasses, WordSet("市", "省", "县", "城", "县域", "区（市、县）"))

  @inline(never)
  private func tellsOfPlacesInFull(_ span: Span) -> Bool {
    // 地区的GDP增速高于…: the indicator is what is told of.
    if holdsIndicator(span) { return false }
    if text.any("市", "省", "县", "城", at: Int(span.start)) != nil,
      text.any(
        "不到", "不足", "超过", "突破", "未达", "均", "都", "低于", "高于", "实现", "出现", "保持", "达到", "增速", "增幅",
        "涨幅",
        "跑赢",
        at: Int(span.start) + 3)
        != nil
    {
      return true
    }
    if let noun = placeClass(at: Int(span.start))
      ?? text.any("县域", "区（市、县）", at: Int(span.start)),
      noun < span.count,
      text.any(Analyzer.placeVerbs, at: Int(span.start) + noun) != nil
    {
      return true
    }
    return text.anyEnds("的城市", "的省份", "的地区", "的区县", "的县市", "的县", "的省市", "的省区", at: Int(span.end))
      != nil
  }

  /// Verbs and adverbs of what places do, whole, so that 下岗 and 出口 are none.
  private static let placeVerbs = WordSet(
    "超过", "低于", "高于", "在全国", "在全省", "完成", "累计", "合计", "共计", "除", "均", "都", "有", "实现", "跑赢", "进入",
    "突破", "达到", "达", "的",
    "增速", "增长",
    "增幅", "下降", "上涨", "上榜", "环比", "同比", "下跌", "回落", "持平", "未", "出现", "公布", "披露", "发布", "依次", "分别",
    "过", "占", "位", "排", "居")

  static let rateNouns = WordSet(
    "增长率", "增速", "增幅", "涨幅", "降幅", "跌幅", "总量", "规模", "位次", "排名")

  /// 增速最快, 增长率高于常州的: a noun of rate and what is said of it, without a thing that has it.
  @inline(__always)
  func saysOfPlace(_ span: Span) -> Bool {
    guard
      let noun = text.any(often.rateNouns, at: Int(span.start)),
      noun < span.count
    else { return false }
    let at = Int(span.start) + noun
    return text.any(
      "最", "较", "高", "低", "居", "排", "均", "都", "也", "仍", "快", "慢", "全", "好", "则", "暂", "却", "超过",
      "不到",
      "同", at: at)
      != nil
  }
}
