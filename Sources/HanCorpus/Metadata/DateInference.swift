import HanBase

/// Finds when a document was published, where nobody says so.
///
/// It looks, in this order, at the lines around the title, at the title, at the address, at the
/// headings of a work report, and at the years that the text speaks of. It reads no clock, so what
/// lies in the future it tells from the words (`到2030年`), not from today.
struct DateInference {
  /// A date with the words that it was read from.
  struct Finding {
    var period: Period
    /// Where the words stand in the clean text; empty where they stand elsewhere.
    var span: Span
    var words: String
  }

  private let source: Source
  private let sections: [Section]
  private let sentences: [Sentence]
  private let title: String
  private let address: String

  init(
    _ source: Source, _ sections: [Section], _ sentences: [Sentence], title: String, address: String
  ) {
    self.source = source
    self.sections = sections
    self.sentences = sentences
    self.title = title
    self.address = address
  }

  /// The date, or nil where nothing tells.
  func find() -> Finding? {
    headLines() ?? titleDate() ?? plannedYear() ?? addressDate() ?? closingLine() ?? spokenYear()
  }

  private func finding(_ date: WrittenDate, period: Period? = nil) -> Finding {
    Finding(
      period: period ?? date.period, span: Span(date.start, date.end),
      words: source.string(date.start, date.end))
  }

  // MARK: Lines that state it

  /// A full date in one of the first short lines, before the prose begins.
  private func headLines() -> Finding? {
    for sentence in sentences.prefix(14) {
      let range = sentence.span.range
      let isCaption = sections[Int(sentence.section)].kind == .caption
      if range.count > 150 { return nil }
      for date in WrittenDate.all(source, range.lowerBound, range.upperBound) where date.day != nil
      {
        let isLine =
          range.count < 40 || source.string(range.lowerBound, range.upperBound).contains("会")
        if isLine || isCaption { return finding(date) }
      }
    }
    return nil
  }

  /// A date alone on one of the last lines.
  private func closingLine() -> Finding? {
    for sentence in sentences.suffix(3) where sentence.span.count < 60 {
      let range = sentence.span.range
      let dates = WrittenDate.all(source, range.lowerBound, range.upperBound)
      if let date = dates.first, date.day != nil, date.end - date.start + 12 > range.count {
        return finding(date)
      }
    }
    return nil
  }

  /// The title's day, month or year; a communiqué's year is the one before it came out.
  private func titleDate() -> Finding? {
    var title = title
    return title.withUTF8 { words in
      guard let base = words.baseAddress else { return nil }
      let own = Source(base: base, count: words.count)
      guard let date = WrittenDate.all(own, 0, words.count).first else { return nil }
      var period = date.period
      if date.month == nil, Phrase(own, 0, words.count).contains(["公报"]) {
        period = .year(date.year + 1)
      }
      let wordsFound = own.string(date.start, date.end)
      // The same words often stand in the text too.
      let place = source.find(Array(wordsFound.utf8), from: 0, before: min(source.count, 600))
      return Finding(
        period: period, span: place.map { Span($0, $0 + wordsFound.utf8.count) } ?? .none,
        words: wordsFound)
    }
  }

  /// `二、2024年工作安排` in a work report: it was given in that year, or days before it.
  private func plannedYear() -> Finding? {
    var latest: WrittenDate?
    for section in sections where section.kind == .heading {
      let range = section.span.range
      let words = Phrase(source, range.lowerBound, range.upperBound)
      guard words.contains(["安排", "目标", "重点", "任务", "部署", "建议", "工作"]) else { continue }
      for date in WrittenDate.all(source, range.lowerBound, range.upperBound)
      where date.year > (latest?.year ?? 0) && date.year < 2035 {
        latest = date
      }
    }
    guard let latest else { return nil }
    // A look back alone means that the report came the year after.
    let isReview = source.has("年工作回顾", at: latest.end - 3, before: source.count)
    return finding(latest, period: isReview ? .year(latest.year + 1) : nil)
  }

  /// `…/202402/t20240229_1947915.html` in an address.
  private func addressDate() -> Finding? {
    var digits = ""
    for character in address.unicodeScalars {
      if (0x30...0x39).contains(character.value) {
        digits.unicodeScalars.append(character)
        continue
      }
      if let found = Self.eightDigits(digits) { return found }
      digits = ""
    }
    return Self.eightDigits(digits)
  }

  private static func eightDigits(_ digits: String) -> Finding? {
    guard digits.utf8.count == 8, let number = Int(digits),
      let date = CivilDate(year: number / 10000, month: number / 100 % 100, day: number % 100),
      (1990...2099).contains(date.year)
    else { return nil }
    return Finding(period: .day(date), span: .none, words: digits)
  }

  // MARK: Years that the text speaks of

  /// The latest year that it speaks of as present or past.
  private func spokenYear() -> Finding? {
    var counts: [Int: Int] = [:]
    var first: [Int: WrittenDate] = [:]
    for date in WrittenDate.all(source, 0, source.count) where !isAhead(date) {
      counts[date.year, default: 0] += 1
      if first[date.year] == nil { first[date.year] = date }
    }
    if let plan = endedPlan(after: counts.keys.max() ?? 0) { return plan }
    let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    guard let usual, let year = counts.keys.filter({ (usual...(usual + 3)).contains($0) }).max(),
      let date = first[year]
    else { return nil }
    return finding(date, period: .year(year))
  }

  /// Whether the words around a year speak of the future.
  private func isAhead(_ date: WrittenDate) -> Bool {
    let before = Phrase(source, max(0, date.start - 12), date.start)
    if before.ends(with: ["到", "至", "力争", "力争到", "确保", "力争在", "—", "-", "展望", "预计", "面向"]) {
      return true
    }
    let after = Phrase(source, date.end, min(source.count, date.end + 36))
    return after.begins(with: [
      "是实施", "是谋划", "是“十", "是全面", "将", "前", "底前", "远景", "工作安排", "主要目标", "预期目标", "力争", "计划", "规划",
    ])
  }

  /// `“十四五”收官`: the plan's last year, when no later year is spoken of.
  private func endedPlan(after latest: Int) -> Finding? {
    for (plan, year) in [("“十三五”收官", 2020), ("“十四五”收官", 2025), ("“十五五”收官", 2030)]
    where latest <= year && latest >= year - 3 {
      if let place = source.find(Array(plan.utf8), from: 0, before: source.count) {
        return Finding(
          period: .year(year), span: Span(place, place + plan.utf8.count), words: plan)
      }
    }
    return nil
  }
}
