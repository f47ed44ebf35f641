import HanBase
import HanCatalog

/// What follows a part that was told of one place: it is of the whole again.
extension Analyzer {
  /// 全省接待游客3126万人次，其中张家界1200万人次；(旅游收入86亿元): a name of its own behind a place's share of what was told
  /// before goes back to whom that was told of.
  @inline(__always)
  func returnFromPart(_ quantity: Quantity, _ raw: inout RawObservation) {
    if areaCount > 0, raw.rules.area == .areaCarried, !quantity.inParen,
      raw.rules.indicator == .indicatorLeft || raw.rules.indicator == .indicatorRespective
        || raw.rules.indicator == .indicatorRight
    {
      returnFromPartInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func returnFromPartInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.area == raw.area,
      Int(carry.areaSpan.start) >= sentenceStart, carry.areaSpan.end <= last.span.start,
      let mark = partMark(before: Int(carry.areaSpan.start)),
      let (whole, isMixed) = wholeBefore(mark, last), whole.area != raw.area,
      whole.area == 100_000 || catalog.isWithin(raw.area, whole.area),
      raw.phrase != whole.phrase || !whole.phrase.b.isEmpty, !isRelational(raw.phrase.a)
    else { return }
    let gap =
      Int(last.span.end)..<max(Int(last.span.end), Int(min(raw.phrase.a.start, raw.span.start)))
    let isClosed = text.anyFind(["；", ";", "）", ")"], in: gap) != nil
    // 其中张家界1200万人次、旅游收入86亿元: what is listed with it is of the place.
    guard isClosed || text.anyFind(["，", ","], in: gap) != nil else { return }
    // 其中张家界1200万人次、旅游收入86亿元，出口3亿元: it may go on about the place.
    // In a text about the nation a place is told of at length: 其中重庆减少22万人，降至3191万人，自然增长率为….
    if isMixed || whole.area == 100_000, !isClosed {
      raw.certainty.area = .guessed
      carry.openArea = (raw.area, sentenceIndex)
      return
    }
    raw.area = whole.area
    raw.areaSpan = whole.areaSpan
    raw.certainty.area =
      isClosed && !isMixed && whole.certainty.area != .guessed ? .carried : .guessed
    (carry.area, carry.areaSpan) = (whole.area, whole.areaSpan)
    if raw.certainty.area == .guessed { carry.openArea = (whole.area, sentenceIndex) }
  }

  /// Where 其中 or a bracket stands that opens the parts to which a place belongs.
  private func partMark(before place: Int) -> Int? {
    for token in tokensBefore(place).reversed()
    where token.kind == .openParen || text.has("其中", at: Int(token.start)) {
      return Int(token.start)
    }
    return nil
  }

  /// The last statement before a mark, if the first behind it tells a part of the same; and whether the place of that part was
  /// told of by other names too.
  private func wholeBefore(_ mark: Int, _ last: RawObservation) -> (RawObservation, Bool)? {
    var first = last
    var isMixed = false
    for raw in output.suffix(40).reversed() {
      guard Int(raw.sentence) == sentenceIndex else { return nil }
      // …，其中杭州增长8%；制造业增长6%，杭州增长9%；…: a second whole, whose part is told without the word.
      let isWider =
        raw.area != last.area && raw.rules.area == .areaCarried
        && (raw.area == 100_000 || catalog.isWithin(last.area, raw.area))
      if Int(raw.span.end) <= mark || isWider {
        return isOfSame(raw, first) ? (raw, isMixed || !isOfSame(raw, last)) : nil
      }
      guard
        raw.rules.area == .areaNamed || raw.rules.area == .areaRespective || raw.area == last.area
      else { return nil }
      if !isOfSame(raw, first) { isMixed = true }
      first = raw
    }
    return nil
  }

  private func isOfSame(_ one: RawObservation, _ other: RawObservation) -> Bool {
    one.phrase == other.phrase || one.indicator >= 0 && one.indicator == other.indicator
  }

  /// Marks what goes on behind a place that is open.
  @inline(__always)
  func doubtOpenArea(_ raw: inout RawObservation) {
    if _slowPath(carry.openArea.sentence == sentenceIndex), carry.openArea.area == raw.area {
      raw.certainty.area = .guessed
    }
  }
}
