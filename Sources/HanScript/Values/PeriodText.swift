import HanBase
import HanCorpus

/// Reads the periods that people write in scripts and on command lines.
///
/// Years, months, quarters, halves and days (`2024`, `2024-06`, `2024-Q3`, `2024-S1`, `2024-06-30`),
/// SDMX ranges (`2021-01-01/P5Y`), two of these with `..` or `/` between them, Chinese forms
/// (`2024年`, `2024年上半年`, `2024年1-10月`, `2024年三季度`) and plan periods (`十四五`).
enum PeriodText {
  /// The period, or nil where the text is none.
  static func period(_ text: String) -> Period? {
    let text = plain(text)
    if let found = StatedMetadata.period(text) ?? part(text) ?? plan(text) ?? chinese(text) {
      return found
    }
    return range(text)
  }

  /// The text without blanks, its full-width letters and digits made plain.
  private static func plain(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 != 0x20 && $0 != 0xEF && $0 != 0xE3 }
    guard !isPlain else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != " " && scalar.value != 0x3000 {
      let isFull =
        (0xFF10...0xFF19).contains(scalar.value) || (0xFF21...0xFF5A).contains(scalar.value)
      result.append(isFull ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(result)
  }

  /// The period of a year, or nil outside of years 1 to 9999.
  static func year(_ year: Int) -> Period? { (1...9999).contains(year) ? .year(year) : nil }

  private static func range(_ text: String) -> Period? {
    for separator in ["..", "/", "至", "—", "~"] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 2, let first = period(String(parts[0])) else { continue }
      if let duration = duration(parts[1], from: first) { return duration }
      guard let last = period(String(parts[1])), let start = first.start, let end = last.end,
        start <= end
      else { return nil }
      return Period(start: start, end: end)
    }
    return nil
  }

  /// `P5Y`, `P10M`, `P45D` from a day.
  private static func duration(_ text: Substring, from first: Period) -> Period? {
    guard text.first == "P", let unit = text.last, let count = Int(text.dropFirst().dropLast()),
      (1...10_000).contains(count), let start = first.start, first.end == start
    else { return nil }
    switch unit {
    case "D":
      return CivilDate(dayNumber: start.dayNumber + count - 1).map { Period(start: start, end: $0) }
    case "M", "Y":
      let months = (unit == "Y" ? 12 : 1) * count + start.month - 1
      guard
        let next = CivilDate(
          year: start.year + months / 12, month: months % 12 + 1, day: start.day),
        let end = CivilDate(dayNumber: next.dayNumber - 1)
      else { return nil }
      return Period(start: start, end: end)
    default: return nil
    }
  }

  /// `2024-Q3`, `2024Q3`, `2024-S1`, `2021-2025`.
  private static func part(_ text: String) -> Period? {
    var parts = text.split(separator: "-")
    // 2024Q3 is as good as 2024-Q3.
    if parts.count == 1, text.utf8.count == 6 { parts = [text.prefix(4), text.suffix(2)] }
    // 2021-2025 are the years from the one to the other.
    if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 4 }), let first = Int(parts[0]),
      let last = Int(parts[1]), first <= last, year(first) != nil, year(last) != nil
    {
      return .years(first, last)
    }
    guard parts.count == 2, let year = Int(parts[0]), Self.year(year) != nil,
      parts[1].utf8.count == 2, let number = Int(parts[1].dropFirst())
    else { return nil }
    switch parts[1].first {
    case "Q" where (1...4).contains(number), "q" where (1...4).contains(number):
      return .months(number * 3 - 2, number * 3, of: year)
    case "S" where (1...2).contains(number), "s" where (1...2).contains(number),
      "H" where (1...2).contains(number):
      return .months(number * 6 - 5, number * 6, of: year)
    default: return nil
    }
  }

  /// `十四五` is 2021 to 2025.
  private static func plan(_ text: String) -> Period? {
    let quotes: Set<Character> = ["“", "”", "\"", "「", "」"]
    var name = String(text.filter { !quotes.contains($0) })
    for ending in ["规划时期", "规划", "时期", "期间"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    let numbers = [
      "七五": 7, "八五": 8, "九五": 9, "十五": 10, "十一五": 11, "十二五": 12, "十三五": 13, "十四五": 14,
      "十五五": 15, "十六五": 16, "十七五": 17,
    ]
    return numbers[name].map { .years(1951 + 5 * $0, 1955 + 5 * $0) }
  }

  /// `2024年`, `2024年上半年`, `2024年6月`, `2024年1-10月`, `2024年三季度`, `2024年6月30日`.
  private static func chinese(_ text: String) -> Period? {
    guard let mark = text.firstIndex(of: "年"), let year = Int(text[..<mark]),
      Self.year(year) != nil
    else { return nil }
    let rest = text[text.index(after: mark)...]
    switch rest {
    case "", "全年": return .year(year)
    case "上半年": return .months(1, 6, of: year)
    case "下半年": return .months(7, 12, of: year)
    case "前三季度": return .months(1, 9, of: year)
    default: break
    }
    if rest.hasSuffix("季度") {
      let digits = ["一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4]
      let name = rest.dropLast(2)
      let number = digits[String(name.first == "第" ? name.dropFirst() : name)]
      return number.map { .months($0 * 3 - 2, $0 * 3, of: year) }
    }
    if rest.hasSuffix("日"), let month = rest.firstIndex(of: "月") {
      let day = rest[rest.index(after: month)...].dropLast()
      guard let month = Int(rest[..<month]), let day = Int(day) else { return nil }
      return CivilDate(year: year, month: month, day: day).map(Period.day)
    }
    guard rest.hasSuffix("月") else { return nil }
    let parts = rest.dropLast().split { "-—~至".contains($0) }
    guard let first = parts.first.flatMap({ Int($0) }), let last = parts.last.flatMap({ Int($0) }),
      parts.count <= 2, (1...12).contains(first), (first...12).contains(last)
    else { return nil }
    return .months(first, last, of: year)
  }
}
