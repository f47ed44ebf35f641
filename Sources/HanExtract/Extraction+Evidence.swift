import HanBase

/// Why one field of an observation is what it is: the rule, and the words that it went by.
public struct FieldEvidence: Sendable {
  /// The field, as `Certainty.fields` names it.
  public let field: String
  /// The rule that set it.
  public let rule: Rule
  /// How sure it is.
  public let certainty: Certainty
  /// The words in the document's clean text, in order; empty where a default or the document's own
  /// date or area was taken.
  public let words: [Span]
}

extension Extraction {
  /// Why each field of the observation at an index is what it is, in the order of
  /// `Certainty.fields`.
  public func evidence(_ position: Int) -> [FieldEvidence] {
    let raw = raw[position]
    let rules = [
      raw.rules.number, raw.rules.measure, raw.rules.comparator, raw.rules.status,
      raw.rules.indicator, raw.rules.area, raw.rules.period,
    ]
    let words = [
      [raw.span], [raw.measureSpan], [raw.comparatorSpan], [raw.statusSpan],
      [raw.phrase.a, raw.phrase.b, raw.phrase.c, raw.phrase.d], [raw.areaSpan], [raw.periodSpan],
    ]
    return Certainty.fields.indices.map { index in
      FieldEvidence(
        field: Certainty.fields[index], rule: rules[index], certainty: raw.certainty.all[index],
        words: words[index].filter { !$0.isEmpty })
    }
  }

  /// The name of a division with its parents, or its code where the catalogue has none.
  public func areaName(_ code: Int32) -> String {
    let name = catalog.fullName(code)
    return name.isEmpty ? String(code) : name
  }
}
