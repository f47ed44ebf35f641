import HanBase
import HanCorpus
import Testing

@testable import HanExtract

/// Short texts with their claims of one kind, and texts that have none of it.
@Suite struct ClaimsSpecTests {
  /// The claims of one text, read as a report of 湘潭市 of December 2024.
  static func claims(_ text: String, area: Int32 = 430300) throws -> [Claim] {
    let stated = StatedMetadata(date: StatedMetadata.period("2024-12"), area: area)
    let document = try DocumentReader().read(Array(text.utf8), name: "spec", stated: stated)
    return ClaimFinder().find(in: document)
  }

  @Test(arguments: Claim.Kind.allCases)
  func findsWhatTheSpecSays(_ kind: Claim.Kind) throws {
    for spec in try SpecRunner.cases("claims/\(kind.name).jsonl") {
      let found = try Self.claims(spec.text).filter { $0.kind == kind }
      let wanted = spec.objects("found")
      let texts = wanted.map { $0["text"] as? String ?? "" }
      guard found.map(\.text) == texts else {
        spec.fail("found \(found.map(\.text)), wanted \(texts)")
        continue
      }
      for (claim, fields) in zip(found, wanted) {
        for (field, value) in fields {
          let actual = Self.field(field, claim)
          if actual != "\(value)" {
            spec.fail("\(claim.text): \(field) \(actual ?? "none"), not \(value)")
          }
        }
      }
    }
  }

  @Test(arguments: Claim.Kind.allCases)
  func findsNothingInCounterExamples(_ kind: Claim.Kind) throws {
    for spec in try SpecRunner.cases("claims/\(kind.name).negative.jsonl") {
      let found = try Self.claims(spec.text).filter { $0.kind == kind }
      if !found.isEmpty { spec.fail("found \(found.map(\.text))") }
    }
  }

  @Test func exercisesEveryRule() throws {
    var seen: Set<String> = []
    for kind in Claim.Kind.allCases {
      for spec in try SpecRunner.cases("claims/\(kind.name).jsonl") {
        for claim in try Self.claims(spec.text) { seen.formUnion(claim.derivation) }
      }
    }
    for claim in try Self.claims("全省首家中心建成。", area: 0) { seen.formUnion(claim.derivation) }
    for claim in try Self.claims("2023年，雨湖区推进改革。姜畲镇获评“省文明村镇”。") {
      seen.formUnion(claim.derivation)
    }
    for claim in try Self.claims("2024年，雨湖区推进改革。\n\n姜畲镇获评“省文明村镇”。") {
      seen.formUnion(claim.derivation)
    }
    let missing = ClaimRule.allCases.map(\.rawValue).filter { !seen.contains($0) }
    #expect(missing.isEmpty, "no spec exercises \(missing)")
  }

  @Test func writesTheFieldsOfTheContract() throws {
    let claim = try #require(try Self.claims("姜畲镇获评“省文明村镇”。").first)
    var json = JSONWriter()
    claim.write(to: &json)
    #expect(
      json.text.hasPrefix(#"{"doc":"spec","start":9,"end":36,"kind":"honour","text":"获评“省文明村镇”""#))
    #expect(json.text.contains(#""title":"省文明村镇","issuer":null,"level":"provincial""#))
    #expect(json.text.hasSuffix("}\n"))
  }

  @Test func namesTheDivisionOfTheHolder() throws {
    let claim = try #require(try Self.claims("湘潭县荣获全国县域商业“领跑县”。").first)
    #expect(claim.area == "430321")
    #expect(claim.areaName == "湖南省湘潭市湘潭县")
    #expect(claim.derivation.last == ClaimRule.areaNamed.rawValue)
  }

  /// 普陀区 is a district of Zhoushan in a text about Zhoushan, else that of Shanghai.
  @Test func aNameOfSeveralDivisionsMeansTheOneNearby() throws {
    for (area, wanted) in [(Int32(330900), "330903"), (310000, "310107")] {
      let claims = try Self.claims("普陀区获评全国文明城区。", area: area)
      #expect(claims.map(\.area) == [wanted])
    }
  }

  private static func field(_ name: String, _ claim: Claim) -> String? {
    switch name {
    case "text": claim.text
    case "title": claim.title
    case "issuer": claim.issuer
    case "level": claim.level?.name
    case "year": claim.year.map(String.init)
    case "name": claim.name
    case "role": claim.role
    case "parent": claim.parent
    case "period_start": claim.period.start?.iso
    case "period_end": claim.period.end?.iso
    default: nil
    }
  }
}
