import HanBase
import HanCatalog

extension Analyzer {
  /// Finds the unit that follows a quantity's number.
  func readUnit(_ quantity: UnsafeMutablePointer<Quantity>) {
    let start = Int(quantity.pointee.number.span.start)
    let numberEnd = Int(quantity.pointee.number.span.end)
    var at = numberEnd
    if text[at] == 0x20, at + 1 < sentenceEnd { at += 1 }
    if quantity.pointee.number.isSingleNumeral {
      if readFraction(quantity) { return }
      if isHalf(quantity.pointee.number) {
        quantity.pointee.span.end += 3
        quantity.pointee.unit = Span(quantity.pointee.span.end - 3, quantity.pointee.span.end)
        quantity.pointee.number.value = ExactDecimal(50)
        quantity.pointee.number.rate = 2
        quantity.pointee.kind = .percent
        readQualifier(&quantity.pointee)
        return
      }
    }
    if quantity.pointee.number.isZero, let last = quantities.last {
      (quantity.pointee.unit, quantity.pointee.unitIndex) = (last.unit, last.unitIndex)
      quantity.pointee.kind = last.kind
      return
    }
    if let before = rateBefore(start) {
      let first = start - before.length
      quantity.pointee.span = Span(first, numberEnd)
      quantity.pointee.unit = Span(first, start)
      quantity.pointee.number.rate = before.power
      quantity.pointee.kind = .percent
      readQualifier(&quantity.pointee)
      return
    }
    // 第六升至第五: no litre.
    let isMove = quantity.pointee.number.isOrdinal && text.has("升", at: at)
    // 6个多百分点
    let more = text.has("个多百分点", at: at) ? 6 : 0
    if more > 0 {
      quantity.pointee.comparator = .more
      quantity.pointee.comparatorSpan = Span(at + 3, at + 6)
      at += more
    }
    if !isMove, let (index, length) = unitLiteral(at) {
      var end = at + length
      // 万元/亩, 元/吨标准煤: a rate's unit joins two.
      if text[end] == UInt8(ascii: "/") || text.has("／", at: end) {
        let slash = text[end] == UInt8(ascii: "/") ? 1 : 3
        if let (_, second) = unitLiteral(end + slash) { end += slash + second }
      }
      quantity.pointee.unit = Span(at, end)
      quantity.pointee.unitIndex = Int32(index)
      quantity.pointee.kind = tables.unitKinds[index]
      quantity.pointee.span.end = Int32(end)
      if index == tables.tenth {
        guard quantity.pointee.number.value < ExactDecimal(11),
          let value = quantity.pointee.number.value.shifted(by: 1)
        else {
          quantity.pointee.rejection = .vague
          return
        }
        quantity.pointee.number.value = value
        quantity.pointee.kind = .percent
      }
      readHalf(&quantity.pointee)
    } else if let length = placeClass(quantity.pointee.number, at) {
      quantity.pointee.unit = Span(at, at + length)
      quantity.pointee.kind = .classifier
      quantity.pointee.span.end = Int32(at + length)
    }
    readQualifier(&quantity.pointee)
  }

  /// 三分之一强: a fraction with what bounds it; whether it is one.
  private func readFraction(_ quantity: UnsafeMutablePointer<Quantity>) -> Bool {
    guard let part = fraction(quantity.pointee.number) else { return false }
    quantity.pointee.span = Span(part.start, Int(quantity.pointee.number.span.end))
    quantity.pointee.unit = Span(part.start, Int(quantity.pointee.number.span.start))
    quantity.pointee.number.value = part.percent
    quantity.pointee.number.rate = 2
    quantity.pointee.kind = .percent
    if !part.isExact {
      quantity.pointee.comparator = .about
      quantity.pointee.comparatorSpan = quantity.pointee.span
    }
    readQualifier(&quantity.pointee)
    // 三分之一强
    let after = quantity.pointee.afterQualifier
    if text.has("强", at: Int(after)) {
      quantity.pointee.comparator = .more
      quantity.pointee.comparatorSpan = Span(after, after + 3)
      quantity.pointee.afterQualifier += 3
    }
    return true
  }

  @inline(__always)
  private func rateBefore(_ start: Int) -> (length: Int, power: UInt8)? {
    guard text.ends("分之", at: start) else { return nil }
    if text.ends("百分之", at: start) { return (9, 2) }
    if text.ends("千分之", at: start) { return (9, 3) }
    if text.ends("万分之", at: start) { return (9, 4) }
    return nil
  }
}
