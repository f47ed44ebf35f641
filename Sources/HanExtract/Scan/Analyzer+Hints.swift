import HanBase
import HanCatalog

/// What is told of a sentence by the hints of its characters, before anything of it is scanned.
extension Analyzer {
  /// Whether a time without a numeral may begin in a range.
  func mayHoldTime(_ start: Int, _ end: Int) -> Bool {
    hasHint(4, from: start, to: end) { at in
      self.timePairs.mayBegin(self.text.six(at))
        && self.classes[Int(self.text.scalar(at).value)] == ScalarClass.timeStart
        && TimeLexer.mayBegin(self.text, at)
    }
  }

  /// Whether a figure may stand in a sentence: most have no numeral at all, or only such as 一批.
  func mayHoldFigure(_ span: Span) -> Bool {
    // Numerals up to here were looked at with those before them.
    var read = 0
    return hasHint(2, from: Int(span.start), to: Int(span.end)) { at in
      guard at >= read else { return false }
      let kind = self.classes[Int(self.text.scalar(at).value)]
      // 首位 and 居首 are numbers too.
      if kind == ScalarClass.first {
        return self.text.has("首位", at: at)
          || self.text.any("居", "之", "列", "榜", at: at - 3) != nil
      }
      guard ScalarClass.mayBeginNumber(kind) else { return false }
      if kind == ScalarClass.chineseDigit,
        self.tables.neighbours.countsNothing(
          self.text, at: at, limit: Int(span.end), self.characters.pointee.notes)
      {
        read = at + 3
        return false
      }
      return self.tables.neighbours.mayCount(self.text, at: at, limit: Int(span.end), &read)
    }
  }

  /// Whether a 汉字 with a hint, or with the hint of numbers an ASCII digit, stands in a range and is
  /// what is looked for.
  @inline(__always)
  private func hasHint(
    _ hint: UInt8, from start: Int, to end: Int, where isMeant: (Int) -> Bool
  ) -> Bool {
    let notes = characters.pointee.notes
    let base = text.base
    let fast = min(end, text.count - 7)
    var at = start
    while at < fast {
      // Nearly always none of the next four has the hint.
      while at < fast &- 6, hasNone(hint, ofFour: base + at, notes) { at &+= 12 }
      if at >= fast { break }
      let bytes = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self).littleEndian
      if bytes & 0xF000_00F0 == 0xE000_00E0 {
        let one = notes[ScalarClass.hash(bytes)].hint
        let other = notes[ScalarClass.hash(bytes &>> 24)].hint
        if (one | other) & hint != 0 {
          if one & hint != 0, isMeant(at) { return true }
          if other & hint != 0, at + 3 < end, isMeant(at + 3) { return true }
        }
        at &+= 6
      } else if bytes & 0xF0 == 0xE0 {
        if notes[ScalarClass.hash(bytes)].hint & hint != 0, isMeant(at) { return true }
        at &+= 3
      } else {
        if hint == 2, bytes & 0xFF &- 48 < 10 { return true }
        at &+= 1
      }
    }
    while at < end {
      let (value, length) = text.scalar(at)
      if length == 3 ? isMeant(at) : hint == 2 && value &- 48 < 10 { return true }
      at += length
    }
    return false
  }

  /// Whether four 汉字 stand at a place and none of them has a hint, where fourteen bytes may be read.
  @inline(__always)
  func hasNone(
    _ hint: UInt8, ofFour p: UnsafePointer<UInt8>, _ notes: UnsafeMutablePointer<CharacterNote>
  ) -> Bool {
    let bytes = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self).littleEndian
    let next = UnsafeRawPointer(p + 6).loadUnaligned(as: UInt64.self).littleEndian
    guard ((bytes ^ 0xE000_00E0) | (next ^ 0xE000_00E0)) & 0xF000_00F0 == 0 else { return false }
    let one = notes[ScalarClass.hash(at: p)].hint
    let two = notes[ScalarClass.hash(at: p + 3)].hint
    let three = notes[ScalarClass.hash(at: p + 6)].hint
    let four = notes[ScalarClass.hash(at: p + 9)].hint
    return (one | two | three | four) & hint == 0
  }
}
