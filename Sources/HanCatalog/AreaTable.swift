import HanCatalogData

/// The divisions by code: parent and level at once, names when they are asked for.
final class AreaTable: @unchecked Sendable {
  /// One division, laid out as `han_area` in the generated tables.
  struct Row {
    var code: Int32
    var parent: Int32
    var level: Int32
    /// Where its line begins in the tables' text; -1 for one that a user added.
    var line: Int32
  }

  private let rows: [Row]
  private let base: UnsafePointer<Row>?
  private let count: Int
  private let added: [Int32: Area]
  /// Indices of rows by code plus one, open addressing; 0 where free.
  let slots: UnsafePointer<Int32>
  let mask: Int

  /// The divisions that ship with the program, and those that a user adds, which win.
  init(adding added: [Area] = []) {
    var rows: [Row] = []
    if !added.isEmpty {
      rows = AreaTable.shippedRows
      for area in added {
        rows.append(
          Row(code: area.code, parent: area.parent, level: Int32(clamping: area.level), line: -1))
      }
    }
    self.rows = rows
    base =
      added.isEmpty ? UnsafeRawPointer(han_areas).assumingMemoryBound(to: Row.self) : nil
    count = added.isEmpty ? han_area_count : rows.count
    self.added = Dictionary(added.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    guard !added.isEmpty else {
      (slots, mask) = (han_area_slots, Int(han_area_slot_count) - 1)
      return
    }
    (slots, mask) = AreaTable.slots(of: rows)
  }

  deinit { if base == nil { slots.deallocate() } }

  /// The look-up over rows; a later row of the same code takes the place of the former.
  static func slots(of rows: [Row]) -> (UnsafePointer<Int32>, mask: Int) {
    var size = 8192
    while size < rows.count * 2 { size *= 2 }
    let slots = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    for (index, row) in rows.enumerated() {
      var slot = hash(row.code, size - 1)
      while slots[slot] > 0, rows[Int(slots[slot]) - 1].code != row.code {
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] = Int32(clamping: index + 1)
    }
    return (UnsafePointer(slots), size - 1)
  }

  /// The divisions that ship, as they stand in the generated tables.
  static var shippedRows: [Row] {
    let shipped = UnsafeRawPointer(han_areas).assumingMemoryBound(to: Row.self)
    return Array(UnsafeBufferPointer(start: shipped, count: han_area_count))
  }

  @inline(__always)
  private func row(_ index: Int) -> Row { base.map { $0[index] } ?? rows[index] }

  @inline(__always)
  private static func hash(_ code: Int32, _ mask: Int) -> Int {
    Int((UInt32(bitPattern: code) &* 0x9E37_79B1) >> 8) & mask
  }

  /// The row of a code, or nil.
  @inline(__always)
  func row(of code: Int32) -> Row? {
    var slot = AreaTable.hash(code, mask)
    while slots[slot] > 0 {
      let row = row(Int(slots[slot]) - 1)
      if row.code == code { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The division of a code, or nil.
  func area(_ code: Int32) -> Area? {
    guard let row = row(of: code) else { return nil }
    return row.line < 0 ? added[code] : AreaTable.read(row)
  }

  /// The name of a division, or nil.
  func name(_ code: Int32) -> String? {
    guard let row = row(of: code) else { return nil }
    return row.line < 0
      ? added[code]?.name : TSV.text(TSV(bytes: Catalog.line(Int(row.line))).field(1))
  }

  /// Every division, in code order, those that a user added behind.
  var all: [Area] {
    var areas: [Area] = []
    areas.reserveCapacity(count)
    for index in 0..<count {
      let row = row(index)
      if let area = row.line < 0 ? added[row.code] : AreaTable.read(row) { areas.append(area) }
    }
    return areas
  }

  private static func read(_ row: Row) -> Area {
    let line = TSV(bytes: Catalog.line(Int(row.line)))
    // Column 4 holds the short names, column 6 those that are words of the language too.
    var short: [String] = []
    for column in [4, 6] {
      TSV.split(line.field(column), UInt8(ascii: "|")) { short.append(TSV.text($0)) }
    }
    return Area(
      code: row.code, name: TSV.text(line.field(1)), level: Int(row.level), parent: row.parent,
      shortNames: short)
  }

  /// The codes of the divisions that bear a full name.
  func codes(named name: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var codes: [Int32] = []
    for index in 0..<count {
      let row = row(index)
      let isSame =
        row.line < 0
        ? added[row.code]?.name.utf8.elementsEqual(name) == true
        : AreaTable.isName(name, of: row)
      if isSame { codes.append(row.code) }
    }
    return codes
  }

  /// Calls `body` with the shipped divisions within a province or prefecture.
  func divisions(
    under above: Int32,
    _ body: (
      Int32, Int32, UnsafeBufferPointer<UInt8>, () -> [UnsafeBufferPointer<UInt8>]
    ) -> Void
  ) {
    // The codes of what lies within begin with the same two or four digits.
    let size: Int32 = above % 10_000 == 0 ? 10_000 : 100
    let first = above / size * size
    // The shipped rows stand in the order of their codes.
    var (index, high) = (0, Int(han_area_count))
    while index < high {
      let middle = (index + high) / 2
      if row(middle).code <= first { index = middle + 1 } else { high = middle }
    }
    while index < han_area_count, row(index).code < first + size {
      let row = row(index)
      index += 1
      guard row.code != above, row.line >= 0 else { continue }
      let line = TSV(bytes: Catalog.line(Int(row.line)))
      body(row.code, row.parent, line.field(1)) {
        var weak: [UnsafeBufferPointer<UInt8>] = []
        TSV.split(line.field(6), UInt8(ascii: "|")) { weak.append($0) }
        return weak
      }
    }
  }

  private static func isName(_ name: UnsafeBufferPointer<UInt8>, of row: Row) -> Bool {
    // The name stands behind the code of six digits and a tabulator.
    let text = Catalog.text(from: Int(row.line) + 7)
    guard text.count > name.count, text[name.count] == 9 else { return false }
    return text[..<name.count].elementsEqual(name)
  }
}
