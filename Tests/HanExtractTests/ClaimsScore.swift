import Foundation
import HanBase

@testable import HanExtract

/// Scores claims against gold by the rules in `Gold/claims/CLAIMS.md`.
struct ClaimsScore {
  private(set) var gold: [Claim.Kind: Int] = [:]
  private(set) var found: [Claim.Kind: Int] = [:]
  private(set) var spurious: [Claim.Kind: Int] = [:]
  private(set) var errors: [String] = []
  private var asked: [String: Int] = [:]
  private var right: [String: Int] = [:]

  /// The gold claims of a file.
  static func rows(_ file: URL) throws -> [[String: Any]] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  func f1(_ kind: Claim.Kind) -> Double {
    let hit = Double(found[kind] ?? 0)
    let precision = hit / max(1, hit + Double(spurious[kind] ?? 0))
    let recall = hit / max(1, Double(gold[kind] ?? 0))
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  func accuracy(_ field: String) -> Double {
    Double(right[field] ?? 0) / Double(max(1, asked[field] ?? 0))
  }

  /// Adds one document's claims; pairs are one to one, the closest first.
  mutating func add(_ claims: [Claim], gold rows: [[String: Any]]) {
    var pairs: [(closeness: [Double], claim: Int, row: Int)] = []
    for (i, claim) in claims.enumerated() {
      for (j, row) in rows.enumerated() where Self.matches(claim, row) {
        pairs.append((Self.closeness(claim, row), i, j))
      }
    }
    pairs.sort {
      if $0.closeness != $1.closeness {
        return $1.closeness.lexicographicallyPrecedes($0.closeness)
      }
      return ($0.claim, $0.row) < ($1.claim, $1.row)
    }
    var used: Set<Int> = []
    var taken: [Int: Int] = [:]
    for pair in pairs where !used.contains(pair.claim) && taken[pair.row] == nil {
      used.insert(pair.claim)
      taken[pair.row] = pair.claim
    }
    for (j, row) in rows.enumerated() where row["optional"] as? Bool != true {
      guard let kind = Claim.Kind(name: row["kind"] as? String ?? "") else { continue }
      gold[kind, default: 0] += 1
      guard let claim = taken[j].map({ claims[$0] }) else {
        errors.append("missed \(kind.name) \(row["text"] ?? "")")
        continue
      }
      found[kind, default: 0] += 1
      judge(claim, row)
    }
    for (i, claim) in claims.enumerated() where !used.contains(i) {
      spurious[claim.kind, default: 0] += 1
      errors.append("spurious \(claim.kind.name) \(claim.text)")
    }
  }

  private mutating func judge(_ claim: Claim, _ row: [String: Any]) {
    if row["title"] != nil { note("title", Self.bestTitle(claim, row) >= 0.6) }
    for (field, value) in [
      ("level", claim.level?.name), ("year", claim.year.map(String.init)), ("area", claim.area),
    ] {
      guard let wanted = row[field] else { continue }
      let accepted = [wanted] + (row[field + "_also"] as? [Any] ?? [])
      note(field, accepted.contains { "\($0)" == value ?? "" })
    }
  }

  private mutating func note(_ field: String, _ isRight: Bool) {
    asked[field, default: 0] += 1
    if isRight { right[field, default: 0] += 1 }
  }

  private static func int(_ row: [String: Any], _ key: String) -> Int { row[key] as? Int ?? 0 }

  private static func matches(_ claim: Claim, _ row: [String: Any]) -> Bool {
    guard claim.kind.name == row["kind"] as? String else { return false }
    let core = int(row, "core_end") - int(row, "core_start")
    let covered =
      min(Int(claim.span.end), int(row, "core_end"))
      - max(Int(claim.span.start), int(row, "core_start"))
    guard 2 * covered >= core else { return false }
    let isFree = claim.kind == .testimony || claim.kind == .pledge
    return isFree || claim.span.count <= 3 * (int(row, "end") - int(row, "start")) + 60
  }

  private static func closeness(_ claim: Claim, _ row: [String: Any]) -> [Double] {
    let (start, end) = (int(row, "start"), int(row, "end"))
    let inner = min(Int(claim.span.end), end) - max(Int(claim.span.start), start)
    let union = max(Int(claim.span.end), end) - min(Int(claim.span.start), start)
    let isFirm = row["optional"] as? Bool != true
    return [Double(inner) / Double(max(1, union)), bestTitle(claim, row), isFirm ? 1 : 0]
  }

  private static func bestTitle(_ claim: Claim, _ row: [String: Any]) -> Double {
    guard let title = row["title"] as? String else { return 0 }
    let accepted = [title] + (row["title_also"] as? [String] ?? [])
    return accepted.map { similar(claim.title ?? "", $0) }.max() ?? 0
  }

  /// F1 of the two phrases' characters; punctuation and blanks do not count.
  private static func similar(_ a: String, _ b: String) -> Double {
    func bag(_ text: String) -> [Character: Int] {
      text.filter { $0.isLetter || $0.isNumber }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let (first, second) = (bag(a), bag(b))
    let common = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    let total = first.values.reduce(0, +) + second.values.reduce(0, +)
    return total == 0 ? 0 : 2 * Double(common) / Double(total)
  }
}
