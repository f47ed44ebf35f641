import HanBase
import HanCatalog
import HanCorpus
import HanExtract

/// Reads the values that a correction gives to fields.
struct FieldValues: Sendable {
  private let catalog: Catalog
  private let areaFinder: CatalogAreaFinder

  init(_ catalog: Catalog) {
    self.catalog = catalog
    areaFinder = CatalogAreaFinder(catalog)
  }

  /// Sets a field; gives what is wrong, or nil.
  func set(_ field: String, _ value: String, of one: inout Observation) -> String? {
    switch field {
    case "value":
      guard let number = Self.number(value) else { return "value `\(value)` is no number" }
      one.value = number
    case "unit": one.unit = value
    case "measure":
      guard let measure = Measure(name: value) else {
        return "measure `\(value)` is none of "
          + Measure.allCases.map(\.name).joined(separator: ", ")
      }
      one.measure = measure
    case "comparator":
      guard let comparator = Comparator(sign: value) else {
        return "comparator `\(value)` is none of "
          + Comparator.allCases.map(\.sign).joined(separator: " ")
      }
      one.comparator = comparator
    case "status":
      guard let status = Status(code: value) else {
        return "status `\(value)` is none of " + Status.allCases.map(\.code).joined(separator: ", ")
      }
      one.status = status
    case "indicator": one.indicator = value
    case "indicator_id":
      guard value.isEmpty || catalog.indicator(id: value) != nil else {
        return "the catalogue has no indicator `\(value)`"
      }
      one.indicatorID = value.isEmpty ? nil : value
      if one.indicator.isEmpty { one.indicator = catalog.indicator(id: value)?.name ?? "" }
    case "area":
      guard let code = areaFinder.area(named: value) else {
        return "area `\(value)` is unknown or shared by several; give its six-digit code"
      }
      (one.area, one.areaName) = (String(code), catalog.fullName(code))
    case "subject": one.subject = value.isEmpty ? nil : value
    case "period":
      guard let period = Self.period(value) else {
        return "period `\(value)` is not of the form 2024, 2024-S1, 2024-Q3, 2024-10, 2024-10-31, "
          + "2021-01-01/P5Y or 2021-01-01/2025-12-31"
      }
      one.period = period
    default: return "there is no field `\(field)`"
    }
    return nil
  }

  /// A decimal literal, with 十百千万亿 behind it or not.
  static func number(_ text: String) -> ExactDecimal? {
    var (digits, power) = (trimmed(text[...]).filter { $0 != "," }, 0)
    let powers: [Character: Int] = ["十": 1, "百": 2, "千": 3, "万": 4, "亿": 8]
    while let last = digits.last, let more = powers[last] {
      power += more
      digits.removeLast()
    }
    return ExactDecimal(digits)?.shifted(by: power)
  }

  /// A period in one of the forms that SDMX has, or two days with a slash between.
  static func period(_ text: String) -> Period? {
    if text.isEmpty { return .unknown }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let start = StatedMetadata.period(parts[0])?.start {
      if let end = StatedMetadata.period(parts[1])?.end { return Period(start: start, end: end) }
      return duration(from: start, parts[1])
    }
    if let plain = StatedMetadata.period(text) { return plain }
    let halves = text.split(separator: "-")
    guard halves.count == 2, let year = Int(halves[0]), let kind = halves[1].first,
      let number = Int(halves[1].dropFirst())
    else { return nil }
    switch kind {
    case "Q" where (1...4).contains(number):
      return .months(number * 3 - 2, number * 3, of: year)
    case "S" where (1...2).contains(number):
      return .months(number * 6 - 5, number * 6, of: year)
    default: return nil
    }
  }

  private static func duration(from start: CivilDate, _ text: Substring) -> Period? {
    guard text.first == "P", let unit = text.last, let number = Int(text.dropFirst().dropLast()),
      (1...3_000_000).contains(number)
    else { return nil }
    let end: CivilDate?
    switch unit {
    case "D": end = CivilDate(dayNumber: start.dayNumber + number - 1)
    case "M", "Y":
      let months = start.month - 1 + (unit == "Y" ? number * 12 : number)
      let next = CivilDate(
        year: start.year + months / 12, month: months % 12 + 1, day: min(start.day, 28))
      end = next.flatMap { CivilDate(dayNumber: $0.dayNumber - 1 + start.day - min(start.day, 28)) }
    default: return nil
    }
    return end.map { Period(start: start, end: $0) }
  }

  static func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
