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
  /// Indices of rows by code, open addressing; -1 where free.
  private let slots: UnsafeMutablePointer<Int32>
  private let mask: Int

  /// The divisions that ship with the program, and those that a user adds, which win.
  init(adding added: [Area] = []) {
    let shipped = UnsafeRawPointer(han_areas).assumingMemoryBound(to: Row.self)
    var rows: [Row] = []
    if !added.isEmpty {
      rows = Array(UnsafeBufferPointer(start: shipped, count: han_area_count))
      for area in added {
        rows.append(
          Row(code: area.code, parent: area.parent, level: Int32(clamping: area.level), line: -1))
      }
    }
    self.rows = rows
    base = added.isEmpty ? shipped : nil
    count = added.isEmpty ? han_area_count : rows.count
    self.added = Dictionary(added.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    var size = 8192
    while size < count * 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1, count: size)
    for index in 0..<count {
      let code = row(index).code
      var slot = hash(code)
      while slots[slot] >= 0, row(Int(slots[slot])).code != code { slot = (slot + 1) & mask }
      slots[slot] = Int32(clamping: index)
    }
  }

  deinit { slots.deallocate() }

  @inline(__always)
  private func row(_ index: Int) -> Row { base.map { $0[index] } ?? rows[index] }

  @inline(__always)
  private func hash(_ code: Int32) -> Int {
    Int((UInt32(bitPattern: code) &* 0x9E37_79B1) >> 8) & mask
  }

  /// The row of a code, or nil.
  @inline(__always)
  func row(of code: Int32) -> Row? {
    var slot = hash(code)
    while slots[slot] >= 0 {
      let row = row(Int(slots[slot]))
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
    return row.line < 0 ? added[code]?.name : AreaTable.field(1, AreaTable.line(row))
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

  private static func line(_ row: Row) -> UnsafeBufferPointer<UInt8> {
    let text = Catalog.text(from: Int(row.line))
    return UnsafeBufferPointer(rebasing: text[..<(text.firstIndex(of: 10) ?? text.count)])
  }

  private static func read(_ row: Row) -> Area {
    let line = line(row)
    // Column 4 holds the short names, column 6 those that are words of the language too.
    let short = [4, 6].flatMap { column in
      field(column, line).split(separator: "|").map(String.init)
    }
    return Area(
      code: row.code, name: field(1, line), level: Int(row.level), parent: row.parent,
      shortNames: short)
  }

  private static func field(_ column: Int, _ line: UnsafeBufferPointer<UInt8>) -> String {
    var (at, left) = (0, column)
    while left > 0, at < line.count {
      if line[at] == 9 { left -= 1 }
      at += 1
    }
    let end = line[at...].firstIndex(of: 9) ?? line.count
    return TSV.text(UnsafeBufferPointer(rebasing: line[at..<end]))
  }
}
