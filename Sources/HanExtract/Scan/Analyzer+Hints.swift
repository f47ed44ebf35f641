import HanBase
import HanCatalog

/// What is told of a sentence by the hints of its characters, before anything of it is scanned.
extension Analyzer {
  /// Whether a time without a numeral may begin in a range.
  func mayHoldTime(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while let place = nextHint(4, &at, end) {
      if timePairs.mayBegin(text.six(place)),
        classes[Int(text.scalar(place).value)] == ScalarClass.timeStart,
        TimeLexer.mayBegin(text, place)
      {
        return true
      }
    }
    return false
  }

  /// Whether a figure may stand in a sentence: most have no numeral at all, or only such as 一批.
  func mayHoldFigure(_ span: Span) -> Bool {
    let end = Int(span.end)
    var at = Int(span.start)
    // Numerals up to here were looked at with those before them.
    var read = 0
    while let place = nextHint(2, &at, end) {
      if text[place] < 0x80 { return true }
      if place < read { continue }
      let kind = classes[Int(text.scalar(place).value)]
      if kind == ScalarClass.chineseDigit,
        tables.neighbours.countsNothing(text, at: place, limit: end, characters.pointee.notes)
      {
        read = place + 3
      } else if mayBeginFigure(place, kind, end, &read) {
        return true
      }
    }
    return false
  }

  /// Whether a 汉字 of a class begins a figure.
  @inline(never)
  private func mayBeginFigure(_ at: Int, _ kind: UInt8, _ end: Int, _ read: inout Int) -> Bool {
    // 首位 and 居首 are numbers too.
    if kind == ScalarClass.first {
      return text.has("首位", at: at) || text.any("居", "之", "列", "榜", at: at - 3) != nil
    }
    return ScalarClass.mayBeginNumber(kind)
      && tables.neighbours.mayCount(text, at: at, limit: end, &read)
  }

  /// The next place before `end` at which a 汉字 with a hint stands, or with the hint of numbers an ASCII
  /// digit; goes on behind it.
  ///
  /// Near the text's end every 汉字 is given: who asks looks at it closer.
  @inline(__always)
  private func nextHint(_ hint: UInt8, _ at: inout Int, _ end: Int) -> Int? {
    let notes = characters.pointee.notes
    let base = text.base
    let fast = min(end, text.count - 7)
    while at < fast {
      let here = base + at
      let bytes = UnsafeRawPointer(here).loadUnaligned(as: UInt64.self).littleEndian
      if at < fast &- 6 {
        // Nearly always four 汉字, of which none has the hint.
        let next = UnsafeRawPointer(here + 6).loadUnaligned(as: UInt64.self).littleEndian
        if ((bytes ^ 0xE000_00E0) | (next ^ 0xE000_00E0)) & 0xF000_00F0 == 0 {
          let one = notes[ScalarClass.hash(at: here)].hint
          let two = notes[ScalarClass.hash(at: here + 3)].hint
          let three = notes[ScalarClass.hash(at: here + 6)].hint
          let four = notes[ScalarClass.hash(at: here + 9)].hint
          if (one | two | three | four) & hint == 0 {
            at &+= 12
            continue
          }
          let first = one & hint != 0 ? 0 : two & hint != 0 ? 3 : three & hint != 0 ? 6 : 9
          let place = at &+ first
          at = place &+ 3
          return place < end ? place : nil
        }
      }
      let place = at
      if bytes & 0xF0 == 0xE0 {
        at &+= 3
        if notes[ScalarClass.hash(bytes)].hint & hint != 0 { return place }
      } else {
        at &+= 1
        if hint == 2, bytes & 0xFF &- 48 < 10 { return place }
      }
    }
    while at < end {
      let (value, length) = text.scalar(at)
      at += length
      if length == 3 || hint == 2 && value &- 48 < 10 { return at - length }
    }
    return nil
  }
}
