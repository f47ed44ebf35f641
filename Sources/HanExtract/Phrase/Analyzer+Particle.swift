import HanBase

/// Where a name ends before particles and adverbs.
extension Analyzer {
  static let particleTails = WordEnds(
    "的", "分别", "倒是", "却是", "则是", "幅倒", "速倒", "量倒", "则", "却", "也", "虽", "同", "仍", "还", "最高", "最低",
    "最大", "最小", "最多", "最少", "最快", "最慢")

  /// GDP(则), 降幅(倒是), 税收占比(最高): what leads from a name to what is said of it.
  ///
  /// Each step ends in a word of `particleTails`.
  @inline(never)
  func beforeParticle(_ at: Int, _ end: Int) -> Int {
    var stop = end
    if text.ends("的", at: stop), stop - 3 > at { stop -= 3 }
    if text.ends("分别", at: stop), stop - 6 > at { stop -= 6 }
    // GDP在全国城市中的排名则(从第28位…)
    if let length = text.anyEnds("倒是", "却是", "则是", "幅倒", "速倒", "量倒", at: stop), stop - length > at {
      // 降幅倒是比一季度收窄了…
      stop -= text.ends("倒", at: stop) ? 3 : length
    } else if text.anyEnds("则", "却", "也", "虽", at: stop) != nil, stop - 3 > at,
      text.anyEnds("原则", "规则", "法则", "准则", "守则", "细则", at: stop) == nil
    {
      stop -= 3
    } else if text.ends("同", at: stop), stop - 3 > at, text.any("为", "是", "达", at: stop) != nil,
      text.anyEnds("合同", "相同", "共同", "协同", "胡同", "不同", at: stop) == nil
    {
      // 辽宁、湖南增幅(同为14.2%)
      stop -= 3
    } else if text.anyEnds("仍", "还", at: stop) != nil, stop - 3 > at,
      text.anyEnds("归还", "偿还", "退还", "返还", "交还", "生还", at: stop) == nil
    {
      stop -= 3
    }
    // 税收占比最高(的是长沙)
    if let length = text.anyEnds("最高", "最低", "最大", "最小", "最多", "最少", "最快", "最慢", at: stop),
      stop - length - at >= 6, endsWithMeasure(stop - length)
    {
      stop -= length
    }
    return stop
  }
}
