import HanBase
import HanCatalog

/// Which numbers of a clause form one list.
extension Analyzer {
  /// How many quantities from `index` on form one list: 7.2%、13.9%、8.8%.
  @inline(__always)
  func groupSize(_ index: Int) -> Int {
    index + 1 >= quantities.count
      || quantities[index].clauseStart != quantities[index + 1].clauseStart
      ? 1 : groupSizeInFull(index)
  }

  @inline(never)
  private func groupSizeInFull(_ index: Int) -> Int {
    var count = 1
    while index + count < quantities.count, count < 24 {
      let last = index + count - 1
      guard quantities[last].clauseStart == quantities[last + 1].clauseStart,
        isGroupGap(quantities[last], quantities[last + 1])
      else { break }
      count += 1
    }
    return count
  }

  func isGroupGap(_ previous: Quantity, _ next: Quantity) -> Bool {
    var start = Int(previous.afterQualifier)
    let end = Int(next.span.start)
    // A bracket behind a member belongs to it.
    if text.any("（", "(", at: start) != nil {
      var at = start
      while at < end, text.any("）", ")", at: at) == nil { at += 1 }
      if at < end { start = at + (text[at] == UInt8(ascii: ")") ? 1 : 3) }
    }
    if isListGap(start, end) { return true }
    guard end > start, end - start <= 24 else { return false }
    // 增长7.2%、增长5%; 、第6; 和超28%: a verb or qualifier may be said again.
    var at = start
    guard let mark = text.any("、", "和", "与", "及", "以及", at: at) else { return false }
    at += mark
    while at < end {
      // 每人每月883元和每人每年7688元
      if let each = text.any("每人", "每月", "每年", "每户", at: at) {
        at += each
        continue
      }
      guard text.any("第", "约", "近", "超", "达", "为", at: at) != nil else {
        // 6.32万元和3.05万元、增长5%: another kind of number begins another statement.
        guard previous.kind == next.kind,
          let verb = text.any(
            "增长", "下降", "上涨", "上升", "提高", "减少", "回落", "增加", "改善", "反弹", "恶化", "回升", "下滑", "下跌",
            at: at)
        else { return false }
        at += verb
        continue
      }
      at += 3
    }
    return true
  }
}
