import HanBase
import HanExtract

extension ObservationFrame {
  /// The value of a row exactly as its source states it.
  public func exactValue(_ row: Int) -> ExactDecimal {
    let scale = columns.scales[row]
    if scale != FrameColumns.exceptional {
      let coefficient = Int128(exactly: (values[row] * PowerOfTen[Int(scale)]).rounded())
      return ExactDecimal(coefficient ?? 0, scale: Int(scale))
    }
    let rows = columns.exceptionRows.values
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < Int32(clamping: row) { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low] == Int32(clamping: row) else { return ExactDecimal(0) }
    return ExactDecimal(columns.exceptionTexts[low]) ?? ExactDecimal(0)
  }

  /// How sure each field of a row is, in the order of `Certainty.fields`.
  public func certainty(_ row: Int) -> [Certainty] {
    let packed = columns.certainties[row]
    return (0..<min(14, packed & 15)).map { field in
      Certainty(rawValue: UInt8(truncatingIfNeeded: packed >> (4 + 2 * field) & 3)) ?? .guessed
    }
  }

  /// How many fields of a row are guessed, and how many carried over.
  public func doubts(_ row: Int) -> (guessed: Int, carried: Int) {
    Self.doubts(columns.certainties[row])
  }

  /// How many fields of packed certainties are guessed, and how many carried over.
  static func doubts(_ packed: UInt32) -> (guessed: Int, carried: Int) {
    let mask = ((UInt32(1) << (2 * min(14, packed & 15))) - 1) & 0x0555_5555
    let (low, high) = (packed >> 4 & mask, packed >> 5 & mask)
    return (
      (mask & ~(low | high)).nonzeroBitCount, (low & ~high).nonzeroBitCount
    )
  }

  /// Whether no field of a row had to be guessed.
  public func isSure(_ row: Int) -> Bool { doubts(row).guessed == 0 }

  /// The observation of a row, as it was appended; nil where there is no such row.
  public func observation(_ row: Int) -> Observation? {
    guard row >= 0, row < count else { return nil }
    let (doc, area, concept) = (Int(docs[row]), Int(areas[row]), concepts[row])
    var result = Observation()
    result.doc = docNames[doc]
    result.span = Span(starts[row], ends[row])
    let encoding = columns.docEncodings[doc]
    result.encoding = encoding.isEmpty ? nil : encoding
    result.text = texts[row]
    result.sentence = sentenceTexts[Int(sentences[row])]
    result.title = docTitles[doc]
    result.section = sectionNames[Int(sections[row])]
    result.value = exactValue(row)
    result.unit = unitNames[Int(units[row])]
    result.statedValue = columns.statedValues[row]
    result.statedUnit = unitNames[Int(statedUnits[row])]
    result.measure = Measure(rawValue: measures[row]) ?? .level
    result.comparator = Comparator(rawValue: comparators[row]) ?? .equal
    result.status = Status(rawValue: statuses[row]) ?? .normal
    result.indicator = phraseTexts[Int(phrases[row])]
    result.indicatorID = isCatalogued(concept: concept) ? conceptNames[Int(concept)] : nil
    result.area = areaCodes[area]
    result.areaName = areaNames[area]
    result.subject = subjects[row] < 0 ? nil : subjectNames[Int(subjects[row])]
    result.period = period(periods[row])
    result.derivation = columns.derivationTexts[Int(columns.derivations[row])]
      .split(separator: "\n").map(String.init)
    result.certainty = certainty(row)
    result.published = published(doc: docs[row])
    return result
  }
}

/// Powers of ten that binary floating point holds exactly.
enum PowerOfTen {
  private static let table: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  static let largest = 22

  static subscript(power: Int) -> Double { table[min(max(0, power), largest)] }
}
