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
    if _slowPath(text.ends("分之", at: start)), let before = rateBefore(start) {
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
    // 6个多百分点, 1个多月
    let more =
      text.has("个多", at: at)
        && text.any("百分点", "月", "小时", "星期", "季度", "世纪", "学期", "工作日", at: at + 6) != nil ? 6 : 0
    if more > 0 {
      quantity.pointee.comparator = .more
      quantity.pointee.comparatorSpan = Span(at + 3, at + 6)
      at += more
    }
    // 8县市, 12省区市: 县 and 省 alone are units too.
    if text.any("县", "省", at: at) != nil,
      let length = placeClass(quantity.pointee.number, at), length > 3
    {
      quantity.pointee.unit = Span(at, at + length)
      quantity.pointee.kind = .classifier
      quantity.pointee.span.end = Int32(at + length)
    } else if !isMove, let (index, length) = unitLiteral(at) {
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
      readSmallMoney(&quantity.pointee)
    } else if let length = placeClass(quantity.pointee.number, at) {
      quantity.pointee.unit = Span(at, at + length)
      quantity.pointee.kind = .classifier
      quantity.pointee.span.end = Int32(at + length)
    } else if text.has("点", at: at), isIndexPoint(quantity.pointee, at) {
      quantity.pointee.unit = Span(at, at + 3)
      quantity.pointee.span.end = Int32(at + 3)
    }
    readQualifier(&quantity.pointee)
  }

  /// 指数为112.6(点), 收于2974.93点，下跌15.2点: a point of an index; not 8点, 3点意见.
  @inline(never)
  private func isIndexPoint(_ quantity: Quantity, _ at: Int) -> Bool {
    let number = quantity.number
    guard text.lacks("指", from: sentenceStart, to: at) == false,
      !text.lacks(".", from: Int(number.span.start), to: Int(number.span.end))
        || number.value >= ExactDecimal(100),
      (48...57).contains(text[at - 1]), !(48...57).contains(text[at + 3])
    else { return false }
    return isPhraseEnd(at + 3)
      || text.any("以上", "以下", "左右", "附近", "关口", "大关", "高位", "的", at: at + 3) != nil
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
    // 超过三分之一
    if let words = text.anyEnds("超过", "超出", "突破", "不止", "不足", "不到", "低于", "逾", "超", at: part.start),
      !part.isExact
    {
      quantity.pointee.comparator =
        text.anyEnds("不足", "不到", "低于", at: part.start) != nil ? .less : .more
      quantity.pointee.comparatorSpan = Span(part.start - words, part.start)
    }
    // 三分之一强
    let after = quantity.pointee.afterQualifier
    if text.has("强", at: Int(after)) {
      quantity.pointee.comparator = .more
      quantity.pointee.comparatorSpan = Span(after, after + 3)
      quantity.pointee.afterQualifier += 3
    }
    return true
  }

  /// 百分之五: the words before a number that end in 分之.
  @inline(never)
  private func rateBefore(_ start: Int) -> (length: Int, power: UInt8)? {
    if text.ends("百分之", at: start) { return (9, 2) }
    if text.ends("千分之", at: start) { return (9, 3) }
    // 十万分之九 is no tenth of it.
    if text.ends("万分之", at: start) { return text.ends("十", at: start - 9) ? nil : (9, 4) }
    return nil
  }

  /// The longest unit that begins at a place and is no other word's beginning.
  func unitLiteral(_ at: Int) -> (index: Int, length: Int)? {
    guard at >= 0, at + 3 < sentenceEnd else { return longUnit(at) ?? shortUnit(at) }
    let six = text.six(at)
    var key = six
    if lexicon.mayBegin(six) {
      if let long = longUnit(at) { return long }
      // 人大关: whether a shorter unit stands here is told by more than six bytes.
      if at + 8 > sentenceEnd || text.has("人大", at: at) { return shortUnit(at) }
    } else if six & 0xF0 == 0xE0, six &>> 24 & 0xFF >= 0xE0 {
      // No word goes on from one 汉字 to the next: the first alone tells.
      key = six & 0xFF_FFFF
    } else if six & 0xF080 == 0xE000, six &>> 32 & 0xFF >= 0xE0 {
      // %。 and one more 汉字.
      key = six & 0xFFFF_FFFF
    } else if at + 8 > sentenceEnd {
      return shortUnit(at)
    }
    return units.unit(key) { shortUnit(at) }
  }

  /// A unit of at least two 汉字.
  @inline(never)
  private func longUnit(_ at: Int) -> (index: Int, length: Int)? {
    let long = lexicon.longest(
      text.base + at, min(sentenceEnd - at, 24), readable: text.count - at
    ) { $0.unit >= 0 }
    if let long {
      // 湖北增14万人次之, 4000人年均增收5000元
      let isNext =
        text.has("人次之", at: at)
        && text.any("多", "后", "前", "间", "内", "中", at: at + 9) == nil
        || text.any("人年均", "人年人均", "人年收入", "人年增收", at: at) != nil
      if !isNext { return (Int(lexicon[long].unit), Int(lexicon[long].length)) }
    }
    return nil
  }

  /// A unit that is shorter than two 汉字, which has a key of its own.
  @inline(never)
  private func shortUnit(_ at: Int) -> (index: Int, length: Int)? {
    let reach = min(sentenceEnd, at + 5)
    var cursor = at
    var lengths: UInt8 = 0
    while cursor < reach {
      cursor += text.scalar(cursor).length
      if cursor - at < 6 { lengths |= 1 << UInt8(truncatingIfNeeded: cursor - at) }
      // Behind one 汉字 only a shorter character could be part of such a unit.
      if cursor - at >= 3, text[cursor] >= 0xE0 { break }
    }
    while lengths != 0 {
      let length = 7 - lengths.leadingZeroBitCount
      lengths &= ~(1 << UInt8(truncatingIfNeeded: length))
      if let index = entry(at: at, length) {
        let unit = lexicon[index].unit
        if unit >= 0, !isWordStart(at, length) { return (Int(unit), length) }
      }
    }
    return nil
  }

  /// 家庭, 项目, 位居: words that begin like a unit.
  private func isWordStart(_ at: Int, _ length: Int) -> Bool {
    guard length == 3 else { return false }
    let next = text.scalar(at + 3)
    guard next.length == 3, at + 6 <= sentenceEnd else { return false }
    guard let index = entry(at: at, 6), !text.has("人大关", at: at) else {
      return false
    }
    return lexicon[index].roles.contains(.unitStop)
  }
}
