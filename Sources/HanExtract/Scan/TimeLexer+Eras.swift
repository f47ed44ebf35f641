import HanBase

/// Times that are longer than years: decades, and plans told by their short names.
extension TimeLexer {
  /// 八十年代, 90年代初, 七十年代以来: of the last century, as prose calls them.
  func decade(_ start: Int) -> TimeMention? {
    guard let (tens, end) = int(start), tens >= 30, tens <= 90, tens % 10 == 0,
      text.has("年代", at: end)
    else { return nil }
    let first = 1900 + tens
    let at = end + 6
    if let length = text.any("以来", at: at), context.year > first {
      return make(start, at + length, .calendar, .years(first, context.year))
    }
    let length = text.any("初期", "中期", "后期", "末期", "中后期", "初", "末", "中", at: at) ?? 0
    return make(start, at + length, .calendar, .years(first, first + 9))
  }

  /// 1950年代.
  func decadeOfYear(_ start: Int) -> TimeMention? {
    guard let (first, end) = year(start), first % 10 == 0, text.has("年代", at: end) else {
      return nil
    }
    let length = text.any("初期", "中期", "后期", "末期", "初", "末", "中", at: end + 6) ?? 0
    return make(start, end + 6 + length, .calendar, .years(first, first + 9))
  }

  /// “十四五”前两年: the years of a plan that are meant.
  func yearsOfPlan(_ first: Int, _ start: Int, _ at: Int) -> TimeMention? {
    guard let side = text.any("前", "后", at: at), let (count, end) = int(at + side),
      count >= 1, count < 5, let length = text.any("年", at: end)
    else { return nil }
    let years =
      text.has("前", at: at) ? (first, first + count - 1) : (first + 5 - count, first + 4)
    return make(start, end + length, .plan, .years(years.0, years.1))
  }
}

/// Times since something that everyone knows, which stand in a sentence like any word.
extension Analyzer {
  private static let eras: [(StaticString, Int)] = [
    ("党的二十大以来", 2022), ("二十大以来", 2022), ("党的十九大以来", 2017), ("十九大以来", 2017), ("党的十八大以来", 2012),
    ("十八大以来", 2012), ("改革开放以来", 1978), ("新中国成立以来", 1949), ("建国以来", 1949), ("解放以来", 1949),
  ]

  /// 党的十八大以来，全市新增…, 解放初期, 上月: no figure of the document's year, as far as anybody can tell.
  @inline(__always)
  func readEra(_ raw: inout RawObservation) {
    if _slowPath(sentenceRoles.contains(.timeOpen)) { readEraInFull(&raw) }
  }

  @inline(never)
  private func readEraInFull(_ raw: inout RawObservation) {
    switch raw.rules.period {
    case .periodClause, .periodBaseYear: return
    default: break
    }
    // Where the words before tell a time of their own, that holds from there on.
    let from = max(sentenceStart, Int(output.last?.span.end ?? 0))
    guard
      let era = tokensBefore(Int(raw.span.start)).last(where: {
        $0.kind == .word && $0.roles.contains(.timeOpen) && Int($0.start) >= from
          && ($0.span.count > 6 && text.ends("以来", at: Int($0.end))
            || text.anyEnds(
              "半年来", "月来", "时期", "初期", "建国前", "解放前", "世纪末", "世纪初", "上月", "本周", "上周", "任期",
              at: Int($0.end)) != nil)
      })
    else { return }
    for (name, year) in Analyzer.eras
    where text.has(name, at: Int(era.start)) && context.year > year {
      raw.period = .years(year, context.year)
    }
    raw.certainty.period = .guessed
  }
}
