import HanBase
import HanCatalog

/// What the year begins with, in the texts of its first months.
extension Analyzer {
  /// Whether what a text tells of without a date would be of the year before.
  var isAfterYearsBeginning: Bool { (1...3).contains(context.month) && context.year > 1 }

  /// 春节期间，接待游客1800万人次, 开年以来, 元月, in a text of January to March: of the year that has begun; what the paragraph goes on
  /// with may be of either.
  @inline(never)
  func meansSeason(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard raw.status != .target else { return false }
    let range = sentenceStart..<max(sentenceStart, Int(quantity.span.start))
    guard let place = text.anyFind(Analyzer.seasons, in: range),
      text.anyEnds("其中", "其中，", "包括", "去年", "上年", "年的", "”", "“", "、", at: place) == nil,
      // 元宵节、赶年节等非遗项目
      text.any("、", "节、", "节等", "等", "”", "节”", "联欢", "文化", "民俗", "习俗", at: place + 6) == nil
    else {
      guard carry.season >= carry.paragraphStart, carry.season < sentenceStart else { return false }
      (raw.period, raw.rules.period) = (documentYear, .periodDocumentYear)
      raw.certainty.period = .guessed
      return true
    }
    carry.season = sentenceStart
    (raw.period, raw.rules.period) = (documentYear, .periodDocumentYear)
    // In January most 春节 are still to come.
    let isMoved = context.month == 1 && text.any("元旦", "元月", "新年", "开", "首", at: place) == nil
    // In a text that tells of the year before, only what opens its sentence is surely of this one.
    let isInside = context.documentFrame != nil && place - sentenceStart > 12
    raw.certainty.period = isMoved || isInside ? .guessed : .carried
    return true
  }

  private static let seasons: [StaticString] = [
    "春节", "春运", "元旦", "元宵", "大年", "新春", "节日期间", "元月", "新年伊始", "新年首", "开年以来", "开年首", "开年第", "开年之",
    "开局首", "首季", "年货节", "除夕", "正月",
  ]
}
