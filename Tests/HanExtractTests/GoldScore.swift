import Foundation
import HanBase
import HanCatalog
import HanCorpus
import HanExtract

/// Scores observations against gold by the rules that the gold files were made for: a prediction
/// meets a gold line where their numbers overlap; then each field is judged.
struct GoldScore {
  static let fields = ["value", "measure", "comparator", "status", "indicator", "area", "period"]

  private(set) var gold = 0
  private(set) var found = 0
  private(set) var spurious = 0
  private(set) var whole = 0
  private(set) var right: [String: Int] = [:]
  /// Observations that guess no field: how many, how many of them are wholly right.
  private(set) var sure = 0
  private(set) var sureWhole = 0
  private(set) var predicted = 0
  private(set) var errors: [String] = []
  private let published: Set<String>

  init(published: Set<String>) { self.published = published }

  var detectionF1: Double { f1(found, found + spurious, gold) }
  var wholeF1: Double { f1(whole, found + spurious, gold) }
  func rightShare(_ field: String) -> Double {
    found == 0 ? 0 : Double(right[field] ?? 0) / Double(found)
  }
  var surePrecision: Double { sure == 0 ? 0 : Double(sureWhole) / Double(sure) }
  var sureShare: Double { predicted == 0 ? 0 : Double(sure) / Double(predicted) }

  private func f1(_ hits: Int, _ predicted: Int, _ gold: Int) -> Double {
    let (p, r) = (Double(hits) / Double(max(1, predicted)), Double(hits) / Double(max(1, gold)))
    return p + r == 0 ? 0 : 2 * p * r / (p + r)
  }

  /// Judges the observations of one document.
  mutating func add(_ observations: [Observation], gold lines: [[String: Any]], name: String) {
    var taken = Set<Int>()
    for line in lines {
      let span = Span(line["start"] as? Int ?? 0, line["end"] as? Int ?? 0)
      var hit: Int?
      for (index, one) in observations.enumerated()
      where !taken.contains(index) && one.span.overlaps(span) {
        if hit == nil || (sameValue(one, line) && !sameValue(observations[hit ?? 0], line)) {
          hit = index
        }
      }
      if let hit { taken.insert(hit) }
      if line["optional"] as? Bool == true { continue }
      gold += 1
      guard let hit else {
        errors.append("\(name):\(span.start): missed \(line["text"] ?? "")")
        continue
      }
      found += 1
      judge(observations[hit], line, name)
    }
    for (index, one) in observations.enumerated() where !taken.contains(index) {
      spurious += 1
      predicted += 1
      if one.isSure { sure += 1 }
      errors.append("\(name):\(one.span.start): spurious \(one.text) \(one.indicator)")
    }
  }

  private mutating func judge(_ one: Observation, _ line: [String: Any], _ name: String) {
    let verdict: [String: Bool] = [
      "value": sameValue(one, line),
      "measure": accepts(line, "measure", one.measure.name),
      "comparator": accepts(line, "comparator", one.comparator.sign),
      "status": accepts(line, "status", one.status.code),
      "indicator": sameIndicator(one, line),
      "area": accepts(line, "area", one.area),
      "period": samePeriod(one, line),
    ]
    predicted += 1
    for (field, isRight) in verdict where isRight { right[field, default: 0] += 1 }
    let isWhole = !verdict.values.contains(false)
    if isWhole { whole += 1 }
    if one.isSure {
      sure += 1
      if isWhole { sureWhole += 1 }
    }
    if !isWhole {
      let wrong = verdict.filter { !$0.value }.keys.sorted().joined(separator: " ")
      errors.append(
        "\(name):\(one.span.start): \(one.text) wrong \(wrong)\(one.isSure ? " (sure)" : "")")
    }
  }

  private func accepts(_ line: [String: Any], _ key: String, _ value: String) -> Bool {
    let also = (line[key + "_also"] as? [Any] ?? []).map { "\($0)" }
    return "\(line[key] ?? "")" == value || also.contains(value)
  }

  private func sameValue(_ one: Observation, _ line: [String: Any]) -> Bool {
    let fold = ["％": "%", "人民币": "元", "平米": "平方米", "位": "名", "个名次": "名", "名次": "名", "条款": "条"]
    func same(_ a: String, _ b: String) -> Bool { (fold[a] ?? a) == (fold[b] ?? b) }
    let units = [line["unit"] as? String ?? ""] + (line["unit_also"] as? [String] ?? [])
    let values = [line["value"]] + (line["value_also"] as? [Any] ?? []).map(Optional.some)
    let own = one.value.double
    let close = values.contains { value in
      guard let number = (value as? NSNumber)?.doubleValue else { return false }
      return abs(own - number) <= 1e-6 * max(1, abs(number))
    }
    return close && units.contains { same(one.unit, $0) }
  }

  private func sameIndicator(_ one: Observation, _ line: [String: Any]) -> Bool {
    var ids: [String] = []
    if let id = line["indicator_id"] as? String {
      ids = [id] + (line["indicator_id_also"] as? [String] ?? [])
    }
    if let id = one.indicatorID {
      if ids.contains(id) { return true }
      if !ids.isEmpty, published.contains(id) { return false }
    }
    let phrases = line["indicator"] as? [String] ?? []
    return phrases.contains { overlap(one.indicator, $0) >= 0.6 }
  }

  private func overlap(_ first: String, _ second: String) -> Double {
    func count(_ text: String) -> [Character: Int] {
      text.reduce(into: [:]) { counts, character in
        if character.isLetter || character.isNumber { counts[character, default: 0] += 1 }
      }
    }
    let (a, b) = (count(first), count(second))
    let common = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
    let total = a.values.reduce(0, +) + b.values.reduce(0, +)
    return total == 0 ? 0 : 2 * Double(common) / Double(total)
  }

  private func samePeriod(_ one: Observation, _ line: [String: Any]) -> Bool {
    let exact = line["period_exact"] as? Bool == true
    func cut(_ text: String?) -> String? { exact ? text : text.map { String($0.prefix(4)) } }
    let accepted = [line] + (line["period_also"] as? [[String: Any]] ?? [])
    return accepted.contains { option in
      cut(one.period.start?.iso) == cut(option["period_start"] as? String)
        && cut(one.period.end?.iso) == cut(option["period_end"] as? String)
    }
  }
}
