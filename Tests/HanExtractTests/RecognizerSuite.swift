import Foundation
import HanBase
import HanExtract

/// A suite of Microsoft.Recognizers.Text for Chinese, with the way in which its results compare.
struct RecognizerSuite {
  struct Expected: Equatable {
    var start: Int
    var end: Int
    var value: Double
    var unit: String
  }

  let name: String
  let cases: [[String: Any]]

  init?(_ name: String) {
    guard let file = SpecRunner.shared("suites/recognizers/\(name).json"),
      let data = try? Data(contentsOf: file),
      let cases = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return nil }
    self.name = name
    self.cases = cases
  }

  func input(_ index: Int) -> String { cases[index]["Input"] as? String ?? "" }

  /// What the suite expects of a case, as half-open UTF-16 offsets.
  func expected(_ index: Int) -> [Expected] {
    let results = cases[index]["Results"] as? [[String: Any]] ?? []
    return results.map { result in
      let resolution = result["Resolution"] as? [String: Any] ?? [:]
      var value = resolution["value"] as? String ?? ""
      if value.hasSuffix("%") { value.removeLast() }
      let (unit, factor) = Self.unit(resolution["unit"] as? String ?? "")
      return Expected(
        start: result["Start"] as? Int ?? -1, end: (result["End"] as? Int ?? -2) + 1,
        value: (Double(value) ?? .nan) * factor, unit: unit)
    }
  }

  /// What the finder gives for a case, of the suite's kind.
  func found(_ index: Int, _ finder: MentionFinder) -> [Expected] {
    let input = input(index)
    return finder.find(in: input).compactMap { mention in
      guard counts(mention), let text = mention.value ?? mention.approximateValue,
        var value = Double(text)
      else { return nil }
      if mention.kind == .percent {
        if mention.unit == "‰" { value /= 10 }
        if mention.unit == "‱" { value /= 100 }
      }
      let prefix = Array(input.utf8)
      let start = String(decoding: prefix[..<Int(mention.span.start)], as: UTF8.self).utf16.count
      let end = String(decoding: prefix[..<Int(mention.span.end)], as: UTF8.self).utf16.count
      let hasUnit = name == "CurrencyModel" || name == "DimensionModel"
      return Expected(
        start: start, end: end, value: value, unit: hasUnit ? mention.canonicalUnit ?? "" : "")
    }
  }

  /// What a case of a date suite expects: UTF-16 offsets with first days and the days after the last,
  /// once as it lies in the past and once as it lies ahead.
  func expectedPeriods(_ index: Int) -> [(start: Int, end: Int, days: [[String]])] {
    (cases[index]["Results"] as? [[String: Any]] ?? []).map { result in
      let value = result["Value"] as? [String: Any] ?? [:]
      let days = ["PastResolution", "FutureResolution"].map { key in
        let resolution = value[key] as? [String: String] ?? [:]
        return [resolution["startDate"] ?? "", resolution["endDate"] ?? ""]
      }
      let start = result["Start"] as? Int ?? -1
      return (start, start + (result["Length"] as? Int ?? 0), days)
    }
  }

  /// The periods that the finder gives for a case, against the case's own date.
  func foundPeriods(_ index: Int, _ finder: MentionFinder) -> [(
    start: Int, end: Int, period: Period
  )] {
    let context = cases[index]["Context"] as? [String: String] ?? [:]
    let parts = (context["ReferenceDateTime"] ?? "").prefix(10).split(separator: "-").compactMap {
      Int($0)
    }
    let date = parts.count == 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2]) : nil
    let bytes = Array(input(index).utf8)
    func place(_ offset: Int32) -> Int {
      String(decoding: bytes[..<Int(offset)], as: UTF8.self).utf16.count
    }
    return finder.find(in: input(index), date: date).filter { $0.kind == .period }
      .map { (place($0.span.start), place($0.span.end), $0.period) }
  }

  /// Whether a period has the days of one of the readings; the suite's last day may be the day after.
  static func same(_ period: Period, _ readings: [[String]]) -> Bool {
    guard let start = period.start, let end = period.end else { return false }
    let after = CivilDate(dayNumber: end.dayNumber + 1)?.iso
    return readings.contains { $0[0] == start.iso && ($0[1] == end.iso || $0[1] == after) }
  }

  /// Whether a mention is of the kind that the suite is about; a range has no one value to compare.
  private func counts(_ mention: Mention) -> Bool {
    switch name {
    case "NumberModel": mention.kind == .number
    case "OrdinalModel": mention.kind == .ordinal
    case "PercentModel": mention.kind == .percent
    case "CurrencyModel": mention.kind == .currency
    default:
      mention.kind == .quantity
        && !["count", "persons", "time", "ratio", "rank", "score", "age"].contains(
          mention.dimension ?? "")
    }
  }

  /// Whether two results are the same; values to 13 digits, because the suite's are binary.
  static func same(_ left: [Expected], _ right: [Expected]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).allSatisfy { a, b in
      a.start == b.start && a.end == b.end && a.unit == b.unit
        && abs(a.value - b.value) <= 1e-13 * max(abs(a.value), abs(b.value))
    }
  }

  /// The catalogue's unit for a unit of the suite, and what one of the suite's is in it.
  private static func unit(_ name: String) -> (String, Double) {
    let units: [String: (String, Double)] = [
      "Chinese yuan": ("元", 1), "Euro": ("欧元", 1), "United States dollar": ("美元", 1),
      "Dollar": ("美元", 1),
      "Swiss franc": ("瑞士法郎", 1), "Hong Kong dollar": ("港元", 1), "New Taiwan dollar": ("新台币", 1),
      "Japanese yen": ("日元", 1), "Nigerian naira": ("奈拉", 1), "Bitcoin": ("比特币", 1), "Mu": ("亩", 1),
      "Kilogram": ("公斤", 1), "Centimeter": ("厘米", 1), "Ton": ("吨", 1), "Meter": ("米", 1),
      "Jin": ("斤", 1),
      "Kilometer": ("公里", 1), "Gram": ("克", 1), "Kilobit": ("比特", 1000), "Megabyte": ("MB", 1),
      "Kilobyte": ("字节", 1000), "Megahertz": ("兆赫", 1), "Hertz": ("赫兹", 1), "Kilowatt": ("千瓦", 1),
      "Kilocalorie": ("千卡", 1), "Liang": ("两", 1), "Microgram": ("微克", 1), "Bit": ("比特", 1),
    ]
    return units[name] ?? (name, 1)
  }
}
