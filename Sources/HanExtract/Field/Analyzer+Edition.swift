import HanBase
import HanCatalog

extension Analyzer {
  /// 在赛迪2025百强县榜单上，居第6位: a place on a list that is named after a year is of that list, whatever year the sentence before told of.
  @inline(never)
  func readEdition(_ raw: inout RawObservation) {
    // 居第6位，较上年上升1位
    if raw.measure == .change {
      guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .rank,
        last.phrase == raw.phrase, last.certainty.period == .guessed, !raw.phrase.isEmpty,
        last.periodSpan.start >= raw.phrase.a.start, last.periodSpan.end <= raw.phrase.a.end
      else { return }
      (raw.period, raw.periodSpan) = (last.period, last.periodSpan)
      raw.certainty.period = .guessed
      return
    }
    guard context.year > 0, raw.rules.period != .periodClause else { return }
    let end = Int(raw.phrase.a.end)
    guard text.anyEnds("榜", "榜单", "排行榜", "百强", "百强县", "百强区", "十强", "名单", "排名", at: end) != nil
    else {
      return
    }
    var at = Int(raw.phrase.a.start)
    while at + 4 < end {
      if text[at] == UInt8(ascii: "2"), text[at + 1] == UInt8(ascii: "0"), let year = number(at),
        year <= context.year + 1, year >= context.year - 3, text.any("年", at: at + 4) == nil
      {
        if raw.period.start?.year == year, raw.period.end?.year == year { return }
        (raw.period, raw.certainty.period) = (.year(year), .guessed)
        raw.periodSpan = Span(at, at + 4)
        return
      }
      at += 1
    }
  }

  /// The number of four digits that stands alone at a place.
  private func number(_ at: Int) -> Int? {
    func isDigit(_ at: Int) -> Bool { text[at] &- 48 < 10 }
    guard isDigit(at + 2), isDigit(at + 3), !isDigit(at + 4), at == 0 || !isDigit(at - 1) else {
      return nil
    }
    return 2000 + Int(text[at + 2] &- 48) * 10 + Int(text[at + 3] &- 48)
  }
}
