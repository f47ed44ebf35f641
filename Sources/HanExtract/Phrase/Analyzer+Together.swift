import HanBase
import HanCatalog

extension Analyzer {
  /// 主城十区(增长12.4%), 西部的桐庐、建德、淳安三地: some places together, not what is told of them.
  @inline(__always)
  func isCountOfPlaces(_ start: Int, _ end: Int) -> Bool {
    _slowPath(text.anyEnds("省", "城", "市", "县", "区", "地", "州", at: end) != nil)
      && isCountOfPlacesInFull(start, end)
  }

  @inline(never)
  private func isCountOfPlacesInFull(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 60 else { return false }
    let noun = 3
    var at = end - noun
    while at > start, case let digit = text.scalarBefore(at),
      ScalarClass.digit(digit) >= 0 || digit == 0x5341 || (48...57).contains(digit)
    { at = text.before(at) }
    guard at < end - noun, at > start else { return false }
    // 软件产业占中部六省: all before the number must be places or say where.
    var from = start
    while from < at {
      if let token = token(at: from), token.kind == .word, token.isArea, Int(token.end) <= at {
        from = Int(token.end)
      } else if let length = text.any(often.nationParts, at: from)
        ?? text.any(Analyzer.partsOfPlaces, at: from), from + length <= at
      {
        from += length
      } else {
        return false
      }
    }
    return true
  }

  private static let partsOfPlaces = WordSet(
    "、", "和", "与", "及", "的", "主城", "中心", "沿海", "沿江", "沿边", "沿线", "东部", "西部", "中部", "北部", "南部", "东北",
    "西北",
    "东南", "西南", "省内", "市内", "周边", "外围", "核心", "近郊", "远郊", "其余", "其他", "另外", "山区", "库区", "皖江")

  /// 沿海六市, 西部的桐庐、建德、淳安三地: whether the words are places taken together.
  @inline(__always)
  func isGroupOfPlaces(_ left: NounPhrase) -> Bool {
    left.indicator < 0 && left.phrase.b.isEmpty && !left.phrase.a.isEmpty
      && isCountOfPlaces(Int(left.phrase.a.start), Int(left.phrase.a.end))
  }

  /// What is told of places together is of none of them.
  func leavePlace(_ raw: inout RawObservation) {
    guard raw.area != context.area else { return }
    if raw.rules.area == .areaNamed {
      // 江苏沿江八市 is Jiangsu's; of 桐庐、建德、淳安三地 one is only the last.
      guard let last = token(at: Int(raw.areaSpan.start)),
        text.anyEnds("、", "和", "与", at: Int(last.start)) != nil
          || text.any("、", "和", "与", at: Int(last.end)) != nil
      else { return }
    } else if catalog.areaLevel(raw.area) ?? 0 < 2 {
      return
    }
    (raw.area, raw.rules.area, raw.certainty.area) = (context.area, .areaDocument, .guessed)
    (raw.areaSpan, carry.area) = (.none, context.area)
  }

  /// 五城合计(占全国), 四市合计: the places just listed, taken together.
  @inline(__always)
  func isRingOfPlaces(_ start: Int, _ end: Int) -> Bool {
    _slowPath(mayOpenRing(start)) && isRingOfPlacesInFull(start, end)
  }

  @inline(__always)
  func mayOpenRing(_ start: Int) -> Bool {
    text.any(often.ringHeads, at: start) != nil
  }

  /// With what a ring of places opens that was told of before: 三市, 这些, 以上.
  static let ringHeads = WordSet(joining: digits, WordSet("这", "上述", "以上"))

  @inline(never)
  private func isRingOfPlacesInFull(_ start: Int, _ end: Int) -> Bool {
    var at = start
    var steps = 0
    while at < end, steps < 4,
      text.any("城", "市", "省", "县", "区", "地", at: at) == nil
    {
      at = at + text.scalar(at).length
      steps += 1
    }
    guard let place = text.any("城市", "城", "市", "省", "县", "区", "地", at: at) else { return false }
    at += place
    // 三市(合计占全省): the word of the sum has been peeled off.
    if at == end, text.any("合计", "共占", "加起来", at: at) != nil { return true }
    guard let sum = text.any("合计", "合共", "共计", "加起来", "一共", "总共", "之和", "总和", at: at) else {
      return false
    }
    at += sum
    return at >= end || text.any("占", "约占", "共占", at: at) != nil
  }
}
