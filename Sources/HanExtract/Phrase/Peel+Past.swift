import HanBase
import HanCatalog

/// The old value of a change, by words for a time that has no year.
extension Analyzer {
  /// 成本从(过去的每单)7.5元降到3.8元, 由(最初的)1200平方米, 从(鼎盛时的)25万亩, 由(改造前的)300斤: the start of a change.
  @inline(__always)
  func peelPast(_ peel: inout Peel, _ floor: Int) -> Bool {
    _fastPath(text.anyEnds(often.pastTails, at: peel.end) == nil)
      ? false : peelPastInFull(&peel, floor)
  }

  @inline(never)
  private func peelPastInFull(_ peel: inout Peel, _ floor: Int) -> Bool {
    if text.lacks("从", from: floor, to: peel.end) && text.lacks("由", from: floor, to: peel.end) {
      return false
    }
    let end = peel.end - (text.anyEnds("的", at: peel.end) ?? 0)
    guard let tail = text.anyEnds(Analyzer.pastTimes, at: end),
      text.anyEnds(
        "目前", "当前", "日前", "年前", "此前", "小时", "同时", "平时", "实时", "临时", "月前", "天前", "学时", "课时",
        "前前", at: end)
        == nil
    else { return false }
    // 改造(前), 建厂(时): the deed stands between.
    var at = end - tail
    var steps = 0
    while at - 3 >= floor, steps < 8 {
      if text.anyEnds("从", "由", at: at) != nil,
        text.anyEnds("自从", "理由", "自由", "经由", "服从", "缘由", at: at) == nil
      {
        guard tail > 3 || steps >= 2 else { return false }
        (peel.isFrom, peel.isPast) = (true, true)
        peel.end = at - 3
        return true
      }
      at = text.before(at)
      steps += 1
      let scalar = text.scalar(at)
      // 2015年建园时: a year of its own.
      if scalar.value < 0x4E00 || scalar.value > 0x9FFF || ScalarClass.digit(scalar.value) >= 0 {
        return false
      }
    }
    return false
  }

  /// With what a word for a time without a year ends, or 的 behind it.
  static let pastTails = WordEnds("的", "去", "来", "先", "初", "时", "前", "往", "期", "年", "日", "始")
  /// Words for a time that has no year.
  private static let pastTimes = WordEnds(
    "过去", "原来", "原先", "最初", "起初", "当初", "以前", "从前", "以往", "早年", "早先", "早期", "前期", "初期", "之初", "往年",
    "昔日",
    "往日",
    "时期", "高峰期", "低谷期", "刚开始", "一开始", "时", "前", "当年", "当时", "早些年")
}
