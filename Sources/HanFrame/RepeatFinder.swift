import HanExtract

/// Finds rows that repeat, within one document, what another row states better.
///
/// Two rows of a document state one fact when area, subject, concept, measure, status, unit and
/// value agree, and their periods too. A headline, caption or callout repeats the prose also where
/// its period is unknown or guessed, and where only the words for a concept agree; in prose itself
/// a row is a repeat only of a catalogued concept, and a bounded figure (`突破900亿元`) one of the
/// number itself or of the same bound, never the other way round. Of the rows of a fact the prose's
/// exact ones come first, then the sure ones, then the first.
struct RepeatFinder {
  private struct Fact: Hashable {
    let doc: Int32
    let area: Int32
    let subject: Int32
    let concept: Int32
    let measure: UInt8
    let status: UInt8
    let unit: Int32
    let value: UInt64
  }

  private let frame: ObservationFrame
  private let isAside: [Bool]
  private static let periodField: UInt32 = 6

  init(_ frame: ObservationFrame) {
    self.frame = frame
    let asides: Set<String> = ["heading", "caption", "callout"]
    isAside = (0..<frame.sectionNames.count).map { asides.contains(frame.sectionNames[$0]) }
  }

  func flags() -> [UInt8] {
    var flags = [UInt8](repeating: 0, count: frame.count)
    var row = 0
    while row < frame.count {
      var end = row + 1
      while end < frame.count, frame.docs[end] == frame.docs[row] { end += 1 }
      mark(row..<end, &flags)
      row = end
    }
    return flags
  }

  private func mark(_ rows: Range<Int>, _ flags: inout [UInt8]) {
    guard rows.count > 1 else { return }
    var groups: [Fact: [Int]] = [:]
    groups.reserveCapacity(rows.count)
    for row in rows { groups[fact(row), default: []].append(row) }
    for group in groups.values where group.count > 1 {
      let ordered = group.sorted { (rank($0), $0) < (rank($1), $1) }
      for (position, row) in ordered.enumerated() {
        let better = ordered[..<position].contains { flags[$0] == 0 && isRepeat(row, of: $0) }
        if better { flags[row] |= FrameColumns.repeats }
      }
    }
  }

  private func fact(_ row: Int) -> Fact {
    Fact(
      doc: frame.docs[row], area: frame.canonicalAreas[Int(frame.areas[row])],
      subject: frame.subjects[row], concept: frame.concepts[row], measure: frame.measures[row],
      status: frame.statuses[row], unit: frame.units[row], value: frame.values[row].bitPattern)
  }

  private func rank(_ row: Int) -> Int {
    (isAside[Int(frame.sections[row])] ? 4 : 0) + (isExact(row) ? 0 : 2)
      + (frame.isSure(row) ? 0 : 1)
  }

  private func isExact(_ row: Int) -> Bool {
    frame.comparators[row] == Comparator.equal.rawValue
  }

  private func isRepeat(_ row: Int, of better: Int) -> Bool {
    let samePeriod = frame.periods[row] == frame.periods[better]
    let sameSign = frame.comparators[row] == frame.comparators[better]
    guard isAside[Int(frame.sections[row])] else {
      return samePeriod && (sameSign || isExact(better))
        && frame.isCatalogued(concept: frame.concepts[row])
    }
    return (samePeriod || periodIsOpen(row)) && side(row) * side(better) >= 0
  }

  /// On which side of its number a row's true value lies: 1 above, -1 below, 0 at or near it.
  private func side(_ row: Int) -> Int {
    switch Comparator(rawValue: frame.comparators[row]) {
    case .more, .atLeast: 1
    case .less, .atMost: -1
    default: 0
    }
  }

  private func periodIsOpen(_ row: Int) -> Bool {
    let packed = frame.certainties[row]
    let id = Int(frame.periods[row])
    if frame.periodStarts[id] == FrameColumns.noDay || frame.periodEnds[id] == FrameColumns.noDay {
      return true
    }
    return packed & 15 > Self.periodField && packed >> (4 + 2 * Self.periodField) & 3 == 0
  }
}
