import HanBase
import HanCatalog

/// Words that begin with the 市 or 省 in which the name before them could end: 长沙市场主体, 青岛市南区, 湖南省级财政.
extension Analyzer {
  /// A place without the 市 that belongs to the word behind it.
  @inline(__always)
  func beforeCityWord(_ match: Lexicon.Match, _ start: Int) -> Lexicon.Match {
    match.isArea && match.length >= 9
      && text.anyEnds("市", "省", at: start &+ Int(match.length)) != nil
      ? beforeCityWordInFull(match, start) : match
  }

  @inline(never)
  private func beforeCityWordInFull(_ match: Lexicon.Match, _ start: Int) -> Lexicon.Match {
    let end = start + Int(match.length)
    guard isWithinCityWord(end, of: match),
      let index = lexicon.exact(text.base + start, Int(match.length) - 3)
    else { return match }
    let short = lexicon[index]
    guard short.area != 0, short.area == lexicon[Int(match.index)].area,
      !short.isWeakArea || catalog.isWithin(short.area, context.area)
    else { return match }
    return lexicon.match(of: index)
  }

  /// Whether the characters at a place go on a word that begins with the one before.
  private func isWithinCityWord(_ end: Int, of match: Lexicon.Match) -> Bool {
    if text.any("级", "直单位", "直机关", "直部门", "属企业", "属国企", "属国有", "属高校", "属单位", at: end) != nil {
      return text.any("级别", at: end) == nil
    }
    guard text.ends("市", at: end) else { return false }
    if text.has("场", at: end) {
      return text.any("场馆", "场地", "场所", "场均", "场景", "场站", at: end) == nil
    }
    if text.has("民", at: end) { return text.any(Analyzer.peoplesOwn, at: end) == nil }
    // 青岛市南区, 内江市中区
    if text.any("南区", "北区", "中区", at: end) != nil {
      guard case let inner = lexicon.match(text.base + end - 3, sentenceEnd - end + 3), inner.isArea
      else { return false }
      return bearer(of: Int(inner.index), within: lexicon[Int(match.index)].area) != nil
    }
    if text.has("区", at: end) {
      return text.any("区域", "区县", "区块", "区级", "区划", "区位", "区间", "区委", "区政府", "区直", at: end) == nil
    }
    return text.any("政道路", "政设施", "政公用", "政工程", "政基础", "政管网", "政公共", "政污水", at: end) != nil
  }

  /// Words with which 民 begins, so that 市 belongs to the name before: 长沙市民营企业.
  private static let peoplesOwn = WordSet(
    "民政", "民营", "民间", "民用", "民生", "民族", "民办", "民宗", "民兵", "民警", "民航", "民宿", "民俗", "民主", "民权", "民法",
    "民事",
    "民革", "民建", "民盟", "民进", "民众", "民爆", "民意", "民歌", "民国", "民调")
}
