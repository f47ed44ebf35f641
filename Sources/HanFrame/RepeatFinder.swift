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
  private let rows: ObservationFrameBuilder
  private let isAside: [Bool]
  private static let periodField: UInt32 = 6
  /// How many of the best rows of a fact a row is held against, so that a text that says one thing
  /// without end costs no more a row.
  private static let reach = 256
  /// The last row of a fact with a hash, by the hash's lowest bits; -1 for none.
  private var slots: [Int32] = []
  /// For each row of the document at hand the row of the same fact before it; -1 for none.
  private var previous: [Int32] = []

  /// Makes a finder over the rows of a builder.
  init(_ rows: ObservationFrameBuilder) {
    self.rows = rows
    let asides: Set<String> = ["heading", "caption", "callout"]
    isAside = (0..<rows.sectionNames.count).map {
      asides.contains(String(decoding: rows.sectionNames.utf8(Int32(clamping: $0)), as: UTF8.self))
    }
  }

  /// Marks repeats among rows of whole documents.
  mutating func mark(_ range: Range<Int>, _ flags: inout [UInt8]) {
    var row = range.lowerBound
    while row < range.upperBound {
      var end = row + 1
      while end < range.upperBound, rows.docs[end] == rows.docs[row] { end += 1 }
      if end - row > 1 { markDocument(row..<end, &flags) }
      row = end
    }
  }

  private mutating func markDocument(_ range: Range<Int>, _ flags: inout [UInt8]) {
    var size = 64
    while size < range.count * 2 { size *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: size))
    previous.removeAll(keepingCapacity: true)
    var shared: [Int] = []
    for row in range {
      var slot = hash(row) & (size - 1)
      while slots[slot] >= 0, !isSameFact(Int(slots[slot]), row) { slot = (slot + 1) & (size - 1) }
      if slots[slot] >= 0, previous[Int(slots[slot]) - range.lowerBound] < 0 { shared.append(slot) }
      previous.append(slots[slot])
      slots[slot] = Int32(clamping: row)
    }
    for slot in shared {
      var (group, row) = ([Int](), slots[slot])
      while row >= 0 {
        group.append(Int(row))
        row = previous[Int(row) - range.lowerBound]
      }
      markGroup(group, &flags)
    }
  }

  private func markGroup(_ group: [Int], _ flags: inout [UInt8]) {
    let ordered = group.sorted { (rank($0), $0) < (rank($1), $1) }
    for (position, row) in ordered.enumerated() {
      let better = ordered[..<min(position, Self.reach)].contains {
        flags[$0] == 0 && isRepeat(row, of: $0)
      }
      if better { flags[row] |= FrameColumns.repeats }
    }
  }

  private func hash(_ row: Int) -> Int {
    var hash = rows.values[row].bitPattern
    func mix(_ id: Int32) {
      hash = (hash ^ UInt64(UInt32(bitPattern: id))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    mix(rows.canonicalAreas[Int(rows.areas[row])])
    mix(rows.subjects[row])
    mix(rows.concepts[row])
    mix(rows.units[row])
    mix(Int32(rows.measures[row]) << 8 | Int32(rows.statuses[row]))
    return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF)
  }

  private func isSameFact(_ a: Int, _ b: Int) -> Bool {
    rows.values[a].bitPattern == rows.values[b].bitPattern && rows.concepts[a] == rows.concepts[b]
      && rows.subjects[a] == rows.subjects[b] && rows.units[a] == rows.units[b]
      && rows.measures[a] == rows.measures[b] && rows.statuses[a] == rows.statuses[b]
      && rows.canonicalAreas[Int(rows.areas[a])] == rows.canonicalAreas[Int(rows.areas[b])]
  }

  private func rank(_ row: Int) -> Int {
    let isSure = ObservationFrame.doubts(rows.certainties[row]).guessed == 0
    return (isAside[Int(rows.sections[row])] ? 4 : 0) + (isExact(row) ? 0 : 2) + (isSure ? 0 : 1)
  }

  private func isExact(_ row: Int) -> Bool {
    rows.comparators[row] == Comparator.equal.rawValue
  }

  private func isRepeat(_ row: Int, of better: Int) -> Bool {
    let samePeriod = rows.periods[row] == rows.periods[better]
    let sameSign = rows.comparators[row] == rows.comparators[better]
    guard isAside[Int(rows.sections[row])] else {
      return samePeriod && (sameSign || isExact(better))
        && rows.conceptIsID[Int(rows.concepts[row])] == 1
    }
    return (samePeriod || periodIsOpen(row)) && side(row) * side(better) >= 0
  }

  /// On which side of its number a row's true value lies: 1 above, -1 below, 0 at or near it.
  private func side(_ row: Int) -> Int {
    switch Comparator(rawValue: rows.comparators[row]) {
    case .more, .atLeast: 1
    case .less, .atMost: -1
    default: 0
    }
  }

  private func periodIsOpen(_ row: Int) -> Bool {
    let packed = rows.certainties[row]
    let id = Int(rows.periods[row])
    if rows.periodStarts[id] == FrameColumns.noDay || rows.periodEnds[id] == FrameColumns.noDay {
      return true
    }
    return packed & 15 > Self.periodField && packed >> (4 + 2 * Self.periodField) & 3 == 0
  }
}
