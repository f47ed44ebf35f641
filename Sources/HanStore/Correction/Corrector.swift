import HanBase
import HanCorpus
import HanExtract

/// Applies corrections to the observations of one document, one after another.
struct Corrector {
  private let document: Document
  private let values: FieldValues
  private var stored: [StoredObservation]
  private var rejected: Set<Int> = []

  init(document: Document, stored: [StoredObservation], values: FieldValues) {
    self.document = document
    self.stored = stored
    self.values = values
  }

  /// The observations that are left and added, in text order.
  var result: [StoredObservation] {
    stored.indices.filter { !rejected.contains($0) }.map { stored[$0] }.sorted {
      $0.observation.span < $1.observation.span
    }
  }

  /// Applies one; gives `applied` or why it does not fit.
  mutating func apply(_ correction: Correction) -> String {
    if correction.field == "add" { return add(correction) }
    let found = matches(correction)
    guard let index = found.first else {
      return places(correction).isEmpty
        ? "the quote is not in the document" : "no observation stands at this place"
    }
    guard found.count == 1 else {
      return "\(found.count) observations stand at this place; give the span or more of the number"
    }
    if correction.field == "reject" {
      rejected.insert(index)
      return CorrectionSet.applied
    }
    if correction.field == "accept" {
      let fields = stored[index].observation.certainty.count
      stored[index].observation.certainty = Array(repeating: .stated, count: fields)
      stored[index].observation.derivation.append("correction/accept")
      return CorrectionSet.applied
    }
    var one = stored[index].observation
    if let problem = values.set(correction.field, correction.value, of: &one) { return problem }
    mark(&one, correction.field)
    stored[index].observation = one
    return CorrectionSet.applied
  }

  private mutating func add(_ correction: Correction) -> String {
    guard let place = places(correction).first else { return "the quote is not in the document" }
    var one = Observation()
    one.doc = document.name
    one.encoding = document.encoding == "UTF-8" ? nil : document.encoding
    one.title = document.metadata.title
    one.published = document.metadata.date
    one.certainty = Array(repeating: .stated, count: Certainty.fields.count)
    one.derivation = Array(repeating: "correction/add", count: Certainty.fields.count)
    one.span = place.disk
    one.text = correction.quote ?? document.string(place.clean)
    one.statedValue = one.text
    if document.metadata.area != 0 {
      _ = values.set("area", String(document.metadata.area), of: &one)
    }
    var hasValue = false
    for part in correction.value.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { FieldValues.trimmed($0) }
      guard pair.count == 2 else { return "`\(part)` is not of the form FIELD=VALUE" }
      if let problem = values.set(pair[0], pair[1], of: &one) { return problem }
      hasValue = hasValue || pair[0] == "value"
    }
    guard hasValue else { return "an added observation needs value=…" }
    let sentence =
      document.sentences.firstIndex { $0.span.end > place.clean.start }
      ?? document.sentences.count - 1
    guard sentence >= 0 else { return "the document has no sentences" }
    let found = document.sentences[sentence]
    one.sentence = document.string(found.span)
    one.section = document.sections[Int(found.section)].kind.rawValue
    stored.append(StoredObservation(observation: one, sentence: sentence))
    return CorrectionSet.applied
  }

  /// The observations that stand where a correction says.
  private func matches(_ correction: Correction) -> [Int] {
    let alive = stored.indices.filter { !rejected.contains($0) }
    if let span = correction.span {
      let exact = alive.filter { stored[$0].observation.span == span }
      let found =
        exact.isEmpty ? alive.filter { stored[$0].observation.span.overlaps(span) } : exact
      let fitting = found.filter { index in
        guard let quote = correction.quote else { return true }
        let one = stored[index].observation
        return one.text.contains(quote) || quote.contains(one.text) || one.sentence.contains(quote)
      }
      if !fitting.isEmpty || correction.quote == nil { return fitting }
    }
    // The span was of an older text: the quote may still be found.
    let places = places(correction)
    let inside = alive.filter { index in
      places.contains { $0.disk.contains(stored[index].observation.span) }
    }
    if !inside.isEmpty { return inside }
    return alive.filter { index in
      places.contains { $0.disk.overlaps(stored[index].observation.span) }
    }
  }

  /// Where the words of a correction stand, or its span.
  private func places(_ correction: Correction) -> [(clean: Span, disk: Span)] {
    guard let quote = correction.quote else {
      return correction.span.map { [(Span.none, $0)] } ?? []
    }
    let wanted = Array(quote.utf8)
    var (result, at) = ([(clean: Span, disk: Span)](), 0)
    let text = document.text
    while at + wanted.count <= text.count {
      if text[at] == wanted[0], text[at..<at + wanted.count].elementsEqual(wanted) {
        let clean = Span(at, at + wanted.count)
        result.append((clean, document.map.disk(clean)))
        at += wanted.count
      } else {
        at += 1
      }
    }
    return result
  }

  private func mark(_ one: inout Observation, _ field: String) {
    let rule = "correction/" + field
    let slots = [
      "value": 0, "measure": 1, "comparator": 2, "status": 3, "indicator": 4, "indicator_id": 4,
      "area": 5, "period": 6,
    ]
    guard let slot = slots[field], one.derivation.indices.contains(slot) else {
      one.derivation.append(rule)
      return
    }
    one.derivation[slot] = rule
    if one.certainty.indices.contains(slot) { one.certainty[slot] = .stated }
  }
}
