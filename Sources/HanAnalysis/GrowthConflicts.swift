import HanBase
import HanExtract
import HanFrame

/// Finds stated growth that the levels at its two ends contradict.
struct GrowthConflicts {
  private struct Place: Hashable {
    let area: Int32
    let concept: Int32
    let subject: Int32
  }

  private let query: ObservationQuery
  private let frame: ObservationFrame
  private let tolerance: ConflictTolerance
  private let preference: SourcePreference
  private static let realWords = ["可比价", "不变价", "实际增长", "扣除价格"].map { ByteSearch($0) }
  private static let nominalWords = ["名义增长", "现价"].map { ByteSearch($0) }

  init(_ query: ObservationQuery, _ tolerance: ConflictTolerance) {
    self.query = query
    self.tolerance = tolerance
    frame = query.frame
    preference = SourcePreference(frame)
  }

  func find(_ rows: [Int32]) -> [Conflict] {
    var levels: [Place: [Int32]] = [:]
    for row in rows where frame.measures[Int(row)] == Measure.level.rawValue {
      let unit = UnitScale.common(frame.unitNames[Int(frame.units[Int(row)])]).unit
      // A share of 5 % is not the level that grows.
      if unit != "%" { levels[place(row), default: []].append(row) }
    }
    return rows.compactMap { row in
      guard let percent = percentFactor(row), let candidates = levels[place(row)] else {
        return nil
      }
      return conflict(row, percent, candidates)
    }
  }

  private func place(_ row: Int32) -> Place {
    Place(
      area: frame.canonicalAreas[Int(frame.areas[Int(row)])], concept: frame.concepts[Int(row)],
      subject: frame.subjects[Int(row)])
  }

  /// What the value of a growth must be multiplied by to be percent; nil for what is no growth.
  private func percentFactor(_ row: Int32) -> Double? {
    let measure = Measure(rawValue: frame.measures[Int(row)])
    guard measure == .growth || measure == .averageGrowth else { return nil }
    switch frame.unitNames[Int(frame.units[Int(row)])] {
    case "%", "％": return 1
    case "‰": return 0.1
    case "倍": return 100
    default: return nil
    }
  }

  /// The pairs of base and end, with the years between them, that a growth's period may mean.
  private func spans(_ row: Int32) -> [(base: Period, end: Period, years: Int)] {
    let period = frame.period(frame.periods[Int(row)])
    let isAverage = frame.measures[Int(row)] == Measure.averageGrowth.rawValue
    if !isAverage {
      // A growth over several years has a base that its period does not tell.
      guard period.wholeMonths <= 12, period.start != nil, let base = period.moved(years: -1) else {
        return []
      }
      return [(base, period, 1)]
    }
    guard period.wholeMonths > 0, period.wholeMonths % 12 == 0, let first = period.start?.year,
      let last = period.end?.year, period.start?.month == 1
    else { return [] }
    var spans = [(base: Period.year(first - 1), end: Period.year(last), years: last - first + 1)]
    // `2020—2025年` may count from the end of 2020.
    if last > first { spans.append((Period.year(first), Period.year(last), last - first)) }
    return spans
  }

  private func conflict(_ row: Int32, _ percent: Double, _ levels: [Int32]) -> Conflict? {
    let stated = ValueRange(frame, Int(row))
    let statedUnit = UnitScale.common(frame.unitNames[Int(frame.units[Int(row)])]).factor
    let factor = percent / statedUnit
    let range = (low: stated.low * factor, high: stated.high * factor)
    let isReal = growsAtConstantPrices(row)
    var worst: Conflict?
    for span in spans(row) {
      guard let base = level(span.base, levels), let end = level(span.end, levels),
        frame.units[Int(base)] == frame.units[Int(end)]
          || UnitScale.common(unit(base)).unit == UnitScale.common(unit(end)).unit
      else { continue }
      let implied = impliedGrowth(base, end, span.years)
      let gap = gap(implied, range, isReal: isReal, years: span.years)
      // The reading under which all fits is the one meant.
      guard gap > 0 else { return nil }
      guard worst.map({ gap < $0.size }) ?? true else { continue }
      let shown = RoundedNumber(implied.middle, digits: 3).text
      let kind = isReal ? "可比价" : "名义"
      let average = span.years > 1 ? "年均" : ""
      worst = query.conflict(
        .growth, [end, base, row], gap,
        "\(frame.texts[Int(base)])到\(frame.texts[Int(end)])，\(average)增长\(shown)%，"
          + "与所述\(kind)增长\(frame.texts[Int(row)])不符")
    }
    return worst
  }

  /// How far, in points a year, the implied growth lies outside what the stated one leaves open.
  private func gap(
    _ implied: (low: Double, middle: Double, high: Double), _ stated: (low: Double, high: Double),
    isReal: Bool, years: Int
  ) -> Double {
    var (low, high) = (stated.low - tolerance.nominal, stated.high + tolerance.nominal)
    if isReal {
      let prices = years > 1 ? tolerance.averagePrices : tolerance.prices
      low = ((1 + stated.low / 100) * (1 + prices.lowerBound / 100) - 1) * 100
      high = ((1 + stated.high / 100) * (1 + prices.upperBound / 100) - 1) * 100
    }
    return max(0, implied.low - high, low - implied.high)
  }

  private func impliedGrowth(
    _ base: Int32, _ end: Int32, _ years: Int
  ) -> (low: Double, middle: Double, high: Double) {
    let (a, b) = (ValueRange(frame, Int(base)), ValueRange(frame, Int(end)))
    let order = RowOrder(frame, [])
    func rate(_ ratio: Double) -> Double {
      guard ratio > 0 else { return -100 }
      return (power(ratio, 1 / Double(years)) - 1) * 100
    }
    return (
      a.high.isInfinite ? -100 : rate(max(0, b.low) / a.high),
      rate(order.value(end) / order.value(base)),
      a.low <= 0 || b.high.isInfinite ? .infinity : rate(b.high / a.low)
    )
  }

  /// The preferred level of a period, or of its last day, above zero.
  private func level(_ period: Period, _ levels: [Int32]) -> Int32? {
    let (first, last) = QueryCondition.days(period)
    return preference.best(
      of: levels.filter { row in
        let id = Int(frame.periods[Int(row)])
        guard last != .min, frame.periodEnds[id] == last, frame.values[Int(row)] > 0 else {
          return false
        }
        return frame.periodStarts[id] == first || frame.periodStarts[id] == last
      })
  }

  private func unit(_ row: Int32) -> String { frame.unitNames[Int(frame.units[Int(row)])] }

  private func growsAtConstantPrices(_ row: Int32) -> Bool {
    let sentence = frame.sentenceTexts.utf8(Int(frame.sentences[Int(row)]))
    if Self.nominalWords.contains(where: { $0.isIn(sentence) }) { return false }
    if Self.realWords.contains(where: { $0.isIn(sentence) }) { return true }
    let concept = frame.concepts[Int(row)]
    return frame.isCatalogued(concept: concept)
      && query.catalog.growsAtConstantPrices(indicator: frame.conceptNames[Int(concept)])
  }
}
