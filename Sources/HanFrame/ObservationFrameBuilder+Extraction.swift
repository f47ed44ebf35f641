import HanBase
import HanCatalog
import HanCorpus
import HanExtract

extension ObservationFrameBuilder {
  /// What a builder remembers of the extraction before, so that most fields cost one look-up of a
  /// number.
  struct ExtractionCache: Sendable {
    /// The catalogue that the numbers below belong to.
    var catalog: Catalog?
    /// Concept ids by index of the catalogue's indicator, or -1.
    var concepts: [Int32] = []
    var areas: [Int32: Int32] = [:]
    var derivations: [UInt64: Int32] = [:]
    var lastArea: (code: Int32, id: Int32)?
    var lastDerivation: (key: UInt64, id: Int32)?
    /// Bytes of the field at hand.
    var words: [UInt8] = []
  }

  /// Adds a row for each observation of an extraction, in their order; the same rows as by appending
  /// the observations, without making them.
  public mutating func append(_ extraction: Extraction) {
    guard !extraction.isEmpty else { return }
    let document = extraction.document
    if cache.catalog !== extraction.catalog {
      cache = ExtractionCache()
      cache.catalog = extraction.catalog
    }
    let metadata = document.metadata
    let doc = documentID(
      DocumentKey(
        name: document.name, title: metadata.title,
        encoding: document.encoding == "UTF-8" ? "" : document.encoding, published: metadata.date),
      area: metadata.area)
    var (sentence, section, sectionID) = (-1, Int32(-1), Int32(0))
    lastSentence = nil
    document.text.withUnsafeBufferPointer { text in
      for position in extraction.indices {
        let parts = extraction.parts(position)
        if parts.sentence != sentence {
          sentence = parts.sentence
          let found = document.sentences[sentence]
          sentenceTexts.append(Self.slice(text, found.span))
          if found.section != section {
            section = found.section
            sectionID = sectionNames.id(document.sections[Int(section)].kind.rawValue)
          }
        }
        docs.append(doc)
        sentences.append(Int32(clamping: sentenceTexts.count - 1))
        sections.append(sectionID)
        append(parts, text)
        appendWords(extraction, position, parts)
        let span = document.map.disk(parts.span)
        starts.append(span.start)
        ends.append(span.end)
      }
    }
  }

  private mutating func append(_ parts: ObservationParts, _ text: UnsafeBufferPointer<UInt8>) {
    appendValue(parts.value)
    measures.append(parts.measure.rawValue)
    comparators.append(parts.comparator.rawValue)
    statuses.append(parts.status.rawValue)
    periods.append(periodID(Self.day(parts.period.start), Self.day(parts.period.end)))
    subjects.append(
      parts.subject.isEmpty ? -1 : subjectNames.id(Self.slice(text, parts.subject)))
    certainties.append(parts.certainty)
    texts.append(Self.slice(text, parts.span))
  }

  private mutating func appendWords(
    _ extraction: Extraction, _ position: Int, _ parts: ObservationParts
  ) {
    areas.append(areaID(parts.area, extraction))
    derivations.append(derivationID(parts.ruleKey, extraction, position))
    phrases.append(
      word(.indicator, extraction, position) { $0.phraseTexts.id($1) })
    units.append(word(.unit, extraction, position) { $0.unitNames.id($1) })
    statedUnits.append(word(.statedUnit, extraction, position) { $0.unitNames.id($1) })
    word(.statedValue, extraction, position) { $0.statedValues.append($1) }
    concepts.append(conceptID(parts.indicator, extraction))
  }

  /// Gives the bytes of a field to `body`.
  private mutating func word<Result>(
    _ field: WordField, _ extraction: Extraction, _ position: Int,
    _ body: (inout ObservationFrameBuilder, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var words = cache.words
    cache.words = []
    words.removeAll(keepingCapacity: true)
    extraction.append(field, of: position, to: &words)
    let result = words.withUnsafeBufferPointer { body(&self, $0) }
    cache.words = words
    return result
  }

  private mutating func areaID(_ code: Int32, _ extraction: Extraction) -> Int32 {
    if let last = cache.lastArea, last.code == code { return last.id }
    let id: Int32
    if let known = cache.areas[code] {
      id = known
    } else if code == 0 {
      id = areaID(code: "", name: "")
    } else {
      id = areaID(code: String(code), name: extraction.catalog.fullName(code))
    }
    cache.areas[code] = id
    cache.lastArea = (code, id)
    return id
  }

  private mutating func derivationID(
    _ key: UInt64, _ extraction: Extraction, _ position: Int
  ) -> Int32 {
    if let last = cache.lastDerivation, last.key == key { return last.id }
    let id =
      cache.derivations[key]
      ?? derivationTexts.id(Self.lines(of: extraction.derivation(position)))
    cache.derivations[key] = id
    cache.lastDerivation = (key, id)
    return id
  }

  /// The ids of rules, each on a line.
  ///
  /// `joined` would look for a conformance through all of the program, at each start.
  private static func lines(of rules: [String]) -> String {
    var text = ""
    for (index, rule) in rules.enumerated() {
      if index > 0 { text += "\n" }
      text += rule
    }
    return text
  }

  /// The concept of the catalogue's indicator at an index, or else of the phrase added last.
  private mutating func conceptID(_ index: Int, _ extraction: Extraction) -> Int32 {
    guard index >= 0 else {
      return conceptID(phrase: phrases.last ?? 0)
    }
    while cache.concepts.count <= index { cache.concepts.append(-1) }
    if cache.concepts[index] < 0 {
      cache.concepts[index] = conceptID(extraction.catalog.indicatorID(index), isID: true)
    }
    return cache.concepts[index]
  }

  private mutating func conceptID(phrase: Int32) -> Int32 {
    let id = Int(phrase)
    while phraseConcepts.count <= id { phraseConcepts.append(-1) }
    if phraseConcepts[id] < 0 {
      phraseConcepts[id] = conceptID(
        String(decoding: phraseTexts.utf8(phrase), as: UTF8.self), isID: false)
    }
    return phraseConcepts[id]
  }

  private static func slice(
    _ text: UnsafeBufferPointer<UInt8>, _ span: Span
  ) -> UnsafeBufferPointer<UInt8> {
    let end = max(0, min(Int(span.end), text.count))
    let start = max(0, min(Int(span.start), end))
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}
