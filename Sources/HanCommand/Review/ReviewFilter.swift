import Hanalyze

/// Which observations are asked about.
struct ReviewFilter {
  /// Only doubts about this field; nil for all.
  var field: String?
  /// Whether fields that were carried over from the context count as doubtful too.
  var includesCarried = false
  /// An indicator's id or words of it; nil for any.
  var indicator: String?
  /// Part of a document's name or title; nil for any.
  var document: String?

  /// Whether a document is looked at.
  func holds(_ document: Document) -> Bool {
    guard let words = self.document else { return true }
    return document.name.contains(words) || document.metadata.title.contains(words)
  }

  /// The doubtful fields of an observation, as indices in `Certainty.fields`.
  ///
  /// That a whole document is about an area that was inferred is no doubt about each of its figures:
  /// it is stated once, in `corpus.tsv`.
  func doubts(_ one: Observation) -> [Int] {
    if let indicator, one.indicatorID != indicator, !one.indicator.contains(indicator) { return [] }
    return one.certainty.indices.filter { index in
      guard Certainty.fields.indices.contains(index) else { return false }
      let name = Certainty.fields[index]
      if let field, field != name { return false }
      if one.derivation.indices.contains(index), one.derivation[index] == "area/document" {
        return false
      }
      return one.certainty[index] == .guessed
        || includesCarried && one.certainty[index] == .carried
    }
  }
}
