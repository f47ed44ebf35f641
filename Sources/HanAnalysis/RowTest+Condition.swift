import HanBase
import HanExtract
import HanFrame

extension QueryCondition {
  /// Looks up what the condition names in a frame.
  func test(_ frame: ObservationFrame, _ catalog: any AnalysisCatalog) -> RowTest {
    switch self {
    case .indicator(let names): return conceptTest(frame, names)
    case .indicatorContains(let text):
      let search = ByteSearch(text)
      return .ids(
        frame.phrases,
        (0..<frame.phraseTexts.count).map { search.isIn(frame.phraseTexts.utf8($0)) })
    case .theme(let themes):
      let wanted = Set(themes)
      return .ids(
        frame.concepts,
        (0..<frame.conceptNames.count).map { id in
          frame.isCatalogued(concept: Int32(id))
            && wanted.contains(catalog.theme(ofIndicator: frame.conceptNames[id]))
        })
    case .measure(let measures): return .bytes(frame.measures, anyOf: measures.map(\.rawValue))
    case .status(let statuses): return .bytes(frame.statuses, anyOf: statuses.map(\.rawValue))
    case .comparator(let signs): return .bytes(frame.comparators, anyOf: signs.map(\.rawValue))
    case .area(let codes):
      let wanted = Set(codes)
      return .ids(frame.areas, frame.areaNumbers.map { wanted.contains($0) })
    case .within(let codes):
      return .ids(
        frame.areas,
        frame.areaNumbers.map { area in
          area != 0 && codes.contains { catalog.isWithin(area, $0) }
        })
    case .level(let levels):
      return .ids(frame.areas, frame.areaNumbers.map { levels.contains(catalog.level(of: $0)) })
    case .unit(let names): return .ids(frame.units, marks(frame.unitNames, names))
    case .at, .during, .overlapping: return periodTest(frame)
    case .document(let names):
      return .ids(
        frame.docs,
        (0..<frame.docNames.count).map { id in
          let doc = frame.docNames[id]
          return names.contains { doc == $0 || doc.hasSuffix("/" + $0) }
        })
    case .section(let kinds): return .ids(frame.sections, marks(frame.sectionNames, kinds))
    case .subject, .hasSubject, .sure, .isRepeat, .passes, .sentenceContains, .value, .valueAbove,
      .valueBelow:
      return rowTest(frame)
    }
  }

  private func rowTest(_ frame: ObservationFrame) -> RowTest {
    switch self {
    case .subject(let names):
      let marked = marks(frame.subjectNames, names)
      return .function { frame.subjects[$0] >= 0 && marked[Int(frame.subjects[$0])] }
    case .hasSubject(false): return .id(frame.subjects, -1, share: 0.9)
    case .sure: return .function { frame.isSure($0) }
    case .isRepeat(let wanted): return .byte(frame.flags, and: 1, wanted ? 1 : 0)
    case .value(let range): return .values(range)
    case .valueAbove(let limit), .valueBelow(let limit):
      if limit.isNaN { return .never }
      if case .valueBelow = self { return .values(-.infinity...limit.nextDown) }
      return .values(limit.nextUp...(.infinity))
    case .sentenceContains(let text): return sentenceTest(frame, ByteSearch(text))
    case .passes(let function): return .function { try function(ObservationRow(frame, $0)) }
    default: return .function { frame.subjects[$0] >= 0 }
    }
  }

  private func sentenceTest(_ frame: ObservationFrame, _ search: ByteSearch) -> RowTest {
    var last = (sentence: Int32(-1), found: false)
    return .function { row in
      let sentence = frame.sentences[row]
      if sentence != last.sentence {
        last = (sentence, search.isIn(frame.sentenceTexts.utf8(Int(sentence))))
      }
      return last.found
    }
  }

  private func conceptTest(_ frame: ObservationFrame, _ names: [String]) -> RowTest {
    let concepts = marks(frame.conceptNames, names)
    // A row with an id also answers to its own words.
    let phrases = marks(frame.phraseTexts, names)
    guard phrases.contains(true) else { return .ids(frame.concepts, concepts) }
    guard concepts.contains(true) else { return .ids(frame.phrases, phrases) }
    return .function { concepts[Int(frame.concepts[$0])] || phrases[Int(frame.phrases[$0])] }
  }

  private func periodTest(_ frame: ObservationFrame) -> RowTest {
    let none = Int32.min
    let marked = (0..<frame.periodStarts.count).map { id -> Bool in
      let (start, end) = (frame.periodStarts[id], frame.periodEnds[id])
      switch self {
      case .at(let period):
        let (first, last) = Self.days(period)
        return (start == first && end == last) || (last != none && start == last && end == last)
      case .during(let period):
        let (first, last) = Self.days(period)
        guard start != none, end != none else { return false }
        return (first == none || start >= first) && (last == none || end <= last)
      case .overlapping(let period):
        let (first, last) = Self.days(period)
        guard start != none || end != none else { return false }
        return (first == none || end == none || end >= first)
          && (last == none || start == none || start <= last)
      default: return false
      }
    }
    return .ids(frame.periods, marked)
  }

  static func days(_ period: Period) -> (Int32, Int32) {
    func day(_ date: CivilDate?) -> Int32 { date.map { Int32(clamping: $0.dayNumber) } ?? .min }
    return (day(period.start), day(period.end))
  }

  private func marks(_ texts: StringColumn, _ names: [String]) -> [Bool] {
    let wanted = names.map { Array($0.utf8) }
    return (0..<texts.count).map { id in
      let text = texts.utf8(id)
      return wanted.contains { $0.count == text.count && text.elementsEqual($0) }
    }
  }
}
