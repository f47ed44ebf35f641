import HanBase

/// Magnitudes that stand once, behind the last of several numbers.
extension Analyzer {
  /// 进口、出口分别为480、920亿元, 10—15亿元: the magnitude of the last number is that of those before it, like its unit.
  ///
  /// False where it cannot be told whose it is, so that the unit is not shared either: 480元 would look right.
  @inline(__always)
  func sharesMagnitude(_ index: Int) -> Bool {
    !quantities[index + 1].number.hasMagnitude || sharesMagnitudeInFull(index)
  }

  @inline(never)
  private func sharesMagnitudeInFull(_ index: Int) -> Bool {
    let own = quantities[index].number
    guard !own.hasMagnitude, !own.isOrdinal else { return true }
    // 1.5、2.6和3.8亿元: the second has that of the third by now.
    var place = index + 1
    while place + 1 < quantities.count,
      quantities[place].number.span.end == quantities[place].number.digits.end
    {
      place += 1
    }
    let last = quantities[place].number
    guard
      let (_, power) = Analyzer.magnitudes.first(where: {
        text.has($0.0, at: Int(last.digits.end))
          && $0.0.utf8CodeUnitCount == last.span.end - last.digits.end
      })
    else { return false }
    let unit = ExactDecimal((0..<power).reduce(1) { product, _ in product * 10 })
    let isRange = isRangeGap(index, index + 1)
    if own.value >= ExactDecimal(1000), !isRange, let ten = unit.multiplied(by: ExactDecimal(10)),
      last.value < ten
    {
      // 分别为8000、1.2万元: the first is whole as it stands; 9800、1.3亿元 may be of either.
      return power == 4
    }
    guard
      isRange || text.any("，", ",", at: Int(quantities[index].span.end)) == nil,
      let value = own.value.multiplied(by: unit)
    else { return false }
    quantities[index].number.value = value
    quantities[index].number.hasMagnitude = true
    return true
  }

  /// Magnitudes behind Arabic digits, with their powers of ten.
  private static let magnitudes: [(StaticString, Int)] = [
    ("亿", 8), ("万", 4), ("万亿", 12), ("千万", 7), ("百万", 6), ("十万", 5), ("千", 3), ("百", 2), ("千亿", 11),
    ("百亿", 10), ("十亿", 9),
  ]

  /// Whether only 、 和 与 及 stands between two places.
  func isListGap(_ start: Int, _ end: Int) -> Bool {
    var end = end
    guard end >= start, end - start <= 12 else { return false }
    if let sign = text.anyEnds("-", "－", "负", "−", at: end), end - sign > start { end -= sign }
    if start == end { return false }
    let gap = Span(start, end).count
    if gap == 3 { return text.any("、", "和", "与", "及", "，", at: start) != nil }
    if gap == 1 { return text[start] == UInt8(ascii: ",") }
    return text.any("以及", "、第", "和第", "，第", "、约", "、近", at: start) == gap
  }
}

/// Units that stand in full only behind the last of several numbers.
extension Analyzer {
  /// 1个、0.3个百分点, 3个、2个、5个位次, 提高0.2个、下降0.6个百分点: the classifier of points is no unit of its own.
  func shareCountedUnits() {
    for index in quantities.indices.dropLast().reversed() {
      let next = quantities[index + 1]
      guard next.kind == .points || next.kind == .rank, quantities[index].unit.count == 3,
        text.has("个", at: Int(quantities[index].unit.start)),
        next.unit.count > 3, next.kind == .points || text.has("个", at: Int(next.unit.start)),
        joinsCourses(quantities[index], next)
      else { continue }
      quantities[index].unit = next.unit
      quantities[index].unitIndex = next.unitIndex
      quantities[index].kind = next.kind
    }
  }

  /// Whether a number behind another goes on with it, with or without a verb of its own: both then have one.
  func joinsCourses(_ first: Quantity, _ next: Quantity) -> Bool {
    let (start, end) = (Int(first.span.start), Int(first.span.end))
    let second = Int(next.number.span.start)
    if isListGap(end, second) { return true }
    // 高于全国1.7个、全省0.2个百分点
    if next.kind == .points, second - end <= 30,
      first.number.value < ExactDecimal(50), text.any("、", "和", "与", "，", "及", at: end) != nil,
      text.anyFind(["，", "。", "；"], in: end + 3..<second) == nil
    {
      return true
    }
    guard second - end <= 15, let verb = text.anyEnds(Analyzer.pointCourses, at: second),
      text.anyEnds(Analyzer.pointCourses, at: start) != nil
    else { return false }
    return isListGap(end, second - verb)
  }

  private static let pointCourses = WordEnds(
    "提高", "下降", "上升", "降低", "回落", "提升", "回升", "收窄", "扩大", "加快", "放缓", "前移", "后移", "上移", "下移", "前进",
    "后退", "高", "低", "快", "慢", "增加", "减少")
}
