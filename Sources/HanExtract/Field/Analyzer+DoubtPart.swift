import HanBase
import HanCatalog

/// Names of a whole behind words that tell of a part of it.
extension Analyzer {
  /// 地铁…，客运量(3986万人次); 建筑业总产值…；房屋施工面积; 通过公共网络实现的(商品零售额): of a part that only the words before name.
  @inline(__always)
  func doubtPartBefore(_ raw: inout RawObservation) {
    if _slowPath(
      raw.indicator >= 0 && raw.certainty.indicator != .guessed
        && (text.any("客运量", "货运量", "旅客运输", "货物运输", "房屋", at: Int(raw.phrase.a.start)) != nil
          || text.ends("实现的", at: Int(raw.phrase.a.start)))
    ) {
      doubtPartBeforeInFull(&raw)
    }
  }

  @inline(never)
  private func doubtPartBeforeInFull(_ raw: inout RawObservation) {
    let start = Int(raw.phrase.a.start)
    let before = max(sentenceStart, start - 240)..<max(sentenceStart, start)
    let isPart: Bool
    if text.ends("实现的", at: start) {
      isPart = text.anyFind(["通过", "由"], in: max(sentenceStart, start - 48)..<start) != nil
    } else if text.has("房屋", at: start) {
      isPart =
        text.anyFind(["建筑业", "建筑企业", "建筑施工"], in: max(0, start - 300)..<start) != nil
        && text.anyFind(["房地产"], in: max(0, start - 300)..<start) == nil
    } else {
      isPart =
        raw.phrase.a.count <= 15 && raw.phrase.b.isEmpty
        && text.anyFind(
          ["地铁", "轨道交通", "公交", "机场", "铁路", "高铁", "航空", "民航", "水路", "公路", "港口", "水运", "轮渡", "出租"],
          in: before)
          != nil
    }
    guard isPart else { return }
    (raw.indicator, raw.certainty.indicator) = (-1, .guessed)
  }
}
