import HanBase
import HanCatalog
import HanExtract
import HanFrame

/// The words that rows of `observation` have for the numbers of a builder's dictionaries, each made
/// once.
struct ColumnWords {
  private struct PeriodWords {
    let start: String?
    let end: String?
    let sdmx: String
  }

  private var periods: [PeriodWords] = []
  private var areas: [(code: String?, name: String?)] = []
  private var derivations: [String] = []
  /// For each derivation its place in the list of the document with `stamp`.
  private var places: [(stamp: Int, place: Int)] = []
  private var stamp = 0
  private let measures = Measure.allCases.map { Array($0.name.utf8) }
  private let comparators = Comparator.allCases.map { Array($0.sign.utf8) }
  private let statuses = Status.allCases.map { Array($0.code.utf8) }
  private var scratch: [UInt8] = []

  /// Makes the words of what the dictionaries have got since the last time.
  mutating func update(_ columns: ObservationFrameBuilder, _ catalog: Catalog) {
    for id in periods.count..<columns.periodStarts.count {
      let period = columns.period(Int32(clamping: id))
      periods.append(
        PeriodWords(start: period.start?.iso, end: period.end?.iso, sdmx: period.sdmx))
    }
    for id in areas.count..<columns.areaCodes.count {
      let code = String(decoding: columns.areaCodes.utf8(id), as: UTF8.self)
      let name = String(decoding: columns.areaNames.utf8(id), as: UTF8.self)
      areas.append(
        (
          code: code.isEmpty ? nil : code,
          name: name == catalog.fullName(Int32(code) ?? 0) ? nil : name
        ))
    }
    for id in derivations.count..<columns.derivationTexts.count {
      let text = columns.derivationTexts.utf8(Int32(clamping: id))
      let blanks = text.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
      derivations.append(String(decoding: blanks, as: UTF8.self))
      places.append((0, 0))
    }
  }

  /// The rows of `observation` for rows of one document, and the derivations that they refer to.
  mutating func rows(
    _ columns: ObservationFrameBuilder, _ range: Range<Int>, _ sentences: [Int]
  ) -> (RowBuffer, [String]) {
    stamp += 1
    var used: [String] = []
    let rows = RowBuffer(
      rows: range.count, width: PreparedDocument.observationWidth, bytes: 180)
    for (ordinal, row) in range.enumerated() {
      rows.integer(ordinal)
      rows.integer(sentences[ordinal])
      rows.integer(columns.starts[row])
      rows.integer(columns.ends[row])
      rows.text(columns.texts.view(row))
      rows.real(columns.values[row])
      scratch.removeAll(keepingCapacity: true)
      columns.appendValueText(row, to: &scratch)
      rows.text(scratch)
      rows.text(columns.unitNames.view(columns.units[row]))
      rows.text(columns.statedValues.view(row))
      rows.text(columns.unitNames.view(columns.statedUnits[row]))
      rows.text(measures[Int(columns.measures[row])])
      rows.text(comparators[Int(columns.comparators[row])])
      rows.text(statuses[Int(columns.statuses[row])])
      appendSubjectMatter(columns, row, rows)
      rows.derivation(place(columns.derivations[row], &used))
      let certainty = columns.certainties[row]
      rows.letters(Int(min(14, certainty & 15))) { field in
        let value = UInt8(truncatingIfNeeded: certainty >> (4 + 2 * UInt32(field)) & 3)
        return (Certainty(rawValue: value) ?? .guessed).letter
      }
      rows.integer(columns.isRepeat(row) ? 1 : 0)
    }
    return (rows, used)
  }

  /// Indicator, area, subject and period.
  private func appendSubjectMatter(
    _ columns: ObservationFrameBuilder, _ row: Int, _ rows: RowBuffer
  ) {
    rows.text(columns.phraseTexts.view(columns.phrases[row]))
    let concept = Int(columns.concepts[row])
    if columns.conceptIsID[concept] == 1 {
      rows.text(columns.conceptNames.view(concept))
    } else {
      rows.null()
    }
    let area = areas[Int(columns.areas[row])]
    rows.text(orNull: area.code)
    rows.text(orNull: area.name)
    let subject = columns.subjects[row]
    if subject >= 0 { rows.text(columns.subjectNames.view(subject)) } else { rows.null() }
    let period = periods[Int(columns.periods[row])]
    rows.text(orNull: period.start)
    rows.text(orNull: period.end)
    rows.text(period.sdmx)
  }

  private mutating func place(_ derivation: Int32, _ used: inout [String]) -> Int {
    let id = Int(derivation)
    if places[id].stamp != stamp {
      places[id] = (stamp, used.count)
      used.append(derivations[id])
    }
    return places[id].place
  }
}
