import HanBase
import HanCorpus

/// News of the year's first months on what was done the other day.
extension Analyzer {
  /// 昨日，全市项目集中签约，签约项目30个，总投资100亿元, in March: what such a text tells is of now, if it names no year that is over.
  func isNewsOfDay(_ document: Document) -> Bool {
    guard (1...3).contains(context.month), context.year > 1,
      let last = document.sentences.prefix(4).last, case let opening = 0..<Int(last.span.end),
      opening.count < 2400, text.anyFind(Analyzer.days, in: opening) != nil,
      text.anyFind(Analyzer.dayDeeds, in: opening) != nil,
      // A congress hears of the year before.
      text.anyFind(["人大", "人代会", "政协", "两会", "报告", "获悉", "了解到"], in: opening) == nil
    else { return false }
    if text.anyFind(["去年", "上年", "全年", "年度"], in: 0..<text.count) != nil { return false }
    var at = 0
    while let mark = text.find("年", in: at..<text.count) {
      if yearBefore(mark, from: 0) == context.year - 1 { return false }
      at = mark + 3
    }
    return true
  }

  private static let days: [StaticString] = [
    "昨日", "昨天", "昨晚", "今天上午", "今天下午", "今日上午", "今日下午", "今日，", "今天，", "今日,", "今天,", "前日，",
  ]
  private static let dayDeeds: [StaticString] = [
    "签约", "开工", "奠基", "竣工", "投产", "揭牌", "启动", "启用", "通车", "开业", "开园", "落户",
  ]
}
