import HanBase

extension TimeLexer {
  /// 恢复至疫前同期的70.1%, 不足2019年的四成: the time is what a part or a multiple is of.
  func isPartOf(_ start: Int, _ end: Int) -> Bool {
    var from = start
    if let length = text.anyEnds("疫情前", "疫前", "震前", "灾前", "节前", at: start) { from -= length }
    if from < start || text.ends("同期", at: end),
      text.anyEnds("恢复到", "恢复至", "相当于", "回到", at: from) != nil
    {
      return true
    }
    guard text.has("的", at: end),
      text.anyEnds("不足", "不到", "超过", "只有", "仅有", "只及", "仅及", "不及", "接近", "达到", "达", at: from) != nil
    else { return false }
    if isShare(end + 3) { return true }
    let next = text.scalar(end + 3)
    return ScalarClass.digit(next.value) > 0
      && text.any("成", "倍", "分之", at: end + 3 + next.length) != nil
  }

  /// 在上年增产的基础上再增产2.5亿斤: what grew is what is compared with.
  func isGround(_ start: Int, _ end: Int) -> Bool {
    guard text.ends("在", at: start),
      let ground = text.find("基础上", in: end..<max(end, min(limit, end + 39))), ground > end
    else { return false }
    var at = end
    while at < ground {
      let (scalar, length) = text.scalar(at)
      if scalar < 0x80 || scalar == 0xFF0C || scalar == 0x3002 || ScalarClass.digit(scalar) >= 0 {
        return false
      }
      at += length
    }
    return true
  }

  /// 2010年(第六次普查): where the census ends whose year has been named.
  func ordinalCensus(_ start: Int) -> Int? {
    guard text.has("第", at: start), let (_, end) = int(start + 3), text.has("次", at: end),
      let length = text.any("全国人口普查", "人口普查", "普查", at: end + 3)
    else { return nil }
    return end + 3 + length
  }
}
