import HanCatalogData

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What ships with the program, read from the generated tables when it is first asked for.
extension Catalog {
  static let shippedLexicon: Lexicon = {
    let entries = UnsafeRawPointer(han_entries).assumingMemoryBound(to: Lexicon.Entry.self)
    return Lexicon(
      shipped: UnsafeBufferPointer(start: entries, count: han_entry_count), pool: text(from: 0))
  }()

  static let shippedAreas: AreaTable = AreaTable()

  static let shippedAreaList: [Area] = shippedAreas.all

  static var shippedIndicatorCount: Int { han_indicator_count }

  static let shippedIndicators: [Indicator] = (0..<han_indicator_count).map(shippedIndicator)

  /// One indicator, read from its line.
  static func shippedIndicator(_ index: Int) -> Indicator {
    var fields: [UnsafeBufferPointer<UInt8>] = []
    TSV(bytes: line(Int(han_indicators[index].line))).fields { fields.append($0) }
    while fields.count < 9 { fields.append(UnsafeBufferPointer(start: nil, count: 0)) }
    var synonyms: [String] = []
    TSV.split(fields[3], UInt8(ascii: "|")) { synonyms.append(TSV.text($0)) }
    return Indicator(
      id: TSV.text(fields[0]), name: TSV.text(fields[1]), english: TSV.text(fields[2]),
      synonyms: synonyms, unit: TSV.text(fields[4]), dimension: TSV.text(fields[5]),
      kind: shippedKind(index), lowerIsBetter: fields[7].first == UInt8(ascii: "l"),
      theme: TSV.text(fields[8]))
  }

  static func shippedKind(_ index: Int) -> Indicator.Kind {
    switch han_indicators[index].kind {
    case 0: .stock
    case 1: .flow
    case 2: .rate
    case 3: .ratio
    case 4: .index
    case 5: .rank
    default: .other
    }
  }

  /// A field of an indicator's line.
  static func shippedField(_ column: Int, ofIndicator index: Int) -> String {
    TSV.text(TSV(bytes: line(Int(han_indicators[index].line))).field(column))
  }

  /// The index of the indicator of an id, or nil.
  static func shippedIndicator(id: String) -> Int? {
    var id = id
    return id.withUTF8 { id in
      var (low, high) = (0, han_indicator_count)
      while low < high {
        let middle = (low + high) / 2
        let index = Int(han_indicator_order[middle])
        // The id is the line's first field: a tabulator, less than any byte of an id, ends it.
        let own = text(from: Int(han_indicators[index].line))
        guard let start = own.baseAddress, let wanted = id.baseAddress, own.count > id.count else {
          return nil
        }
        let order = memcmp(start, wanted, id.count)
        if order == 0, own[id.count] == 9 { return index }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  static let shippedUnits: [Unit] = (0..<shippedUnitCount).map { index in
    let alias = shippedField(3, ofUnit: index)
    return Unit(
      name: shippedField(0, ofUnit: index), dimension: shippedField(1, ofUnit: index),
      unitClass: shippedUnitClass(index), aliasOf: alias.isEmpty ? nil : alias)
  }

  static var shippedUnitCount: Int { han_unit_count }

  /// What the shipped units measure, each once.
  static let shippedDimensions: [String] = (0..<han_dimension_count).map { index in
    han_dimensions[index].map { String(cString: $0) } ?? ""
  }

  /// The place among `shippedDimensions` of what a unit measures.
  static func shippedDimension(ofUnit index: Int) -> Int { Int(han_units[index].dimension) }

  static func shippedUnitClass(_ index: Int) -> Unit.Class {
    switch han_units[index].unit_class {
    case 0: .measure
    case 1: .classifier
    case 2: .person
    case 3: .rate
    case 4: .multiple
    case 5: .time
    default: .rank
    }
  }

  /// The first six bytes of a unit's name, and how many it has; the line is not split for it.
  static func shippedUnitBeginning(_ index: Int) -> (bytes: UInt64, count: Int) {
    let rest = text(from: Int(han_units[index].line))
    let count = rest.firstIndex(of: UInt8(ascii: "\t")) ?? 0
    return (rest.baseAddress.map { LexiconIndex.key($0, count) } ?? 0, count)
  }

  /// A field of a unit's line.
  static func shippedField(_ column: Int, ofUnit index: Int) -> String {
    TSV.text(TSV(bytes: line(Int(han_units[index].line))).field(column))
  }

  /// The line of the generated text that begins at a place.
  static func line(_ start: Int) -> UnsafeBufferPointer<UInt8> {
    let text = text(from: start)
    return UnsafeBufferPointer(rebasing: text[..<(text.firstIndex(of: 10) ?? text.count)])
  }

  /// A table of the generated text, by its place and size.
  static func table(_ start: Int, _ size: Int) -> TSV {
    TSV(bytes: UnsafeBufferPointer(rebasing: text(from: start)[..<size]))
  }

  /// The generated text from a place on.
  static func text(from start: Int) -> UnsafeBufferPointer<UInt8> {
    let size = han_text_size
    let at = max(0, min(start, size))
    let base = UnsafeRawPointer(han_text).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: base + at, count: size - at)
  }
}
