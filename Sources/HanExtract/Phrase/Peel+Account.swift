import HanBase
import HanCatalog

/// Words of accounts before a number.
extension Analyzer {
  /// 比上年(执行数)增长4.5%, 比年初(预算)减少2亿元: the figure of an account that is compared with is not what grows.
  @inline(__always)
  func peelAccount(_ peel: inout Peel, _ floor: Int) -> Bool {
    _fastPath(text.anyEnds("数", "算", "行", at: peel.end) == nil)
      ? false : peelAccountInFull(&peel, floor)
  }

  @inline(never)
  private func peelAccountInFull(_ peel: inout Peel, _ floor: Int) -> Bool {
    guard let length = text.anyEnds(Analyzer.accounts, at: peel.end) else { return false }
    var at = peel.end - length
    while let more = text.anyEnds("调整", "变动", "预计", "实际", "同口径", "可比", at: at) { at -= more }
    if at >= floor, let index = time(endingAt: at), times[index].isBase {
      peel.end = at
      return true
    }
    if text.ends("年初", at: at) { at -= 6 }
    guard let word = text.anyEnds(Analyzer.accountCompares, at: at), at - word >= floor else {
      return false
    }
    peel.baseSpan = Span(at - word, at)
    peel.roles.insert(.base)
    peel.end = at - word
    return true
  }

  /// 比2023年执行数(130亿元)增长: the time of an account's figure that stands right behind it.
  @inline(never)
  func timeOfAccount(_ start: Int) -> Int? {
    guard let length = text.anyEnds(Analyzer.accounts, at: start),
      let index = time(endingAt: start - length), times[index].isBase
    else { return nil }
    return index
  }

  private static let accounts = WordEnds(
    "执行数", "预算数", "决算数", "完成数", "实际数", "快报数", "同期数", "预算", "决算", "执行", "计划数")
  private static let accountCompares = WordEnds(
    "比", "较", "比上年", "较上年", "比去年", "较去年", "比上年度", "较上年度", "与上年", "同上年")
}
