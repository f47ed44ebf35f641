/// Puts text together in Markdown's manner, with blanks and empty lines kept down.
struct MarkdownBuilder {
  private(set) var bytes: [UInt8] = []
  private var line: [UInt8] = []
  private var table: [[[UInt8]]] = []
  private var depth = 0
  /// Whether blanks are kept as they are.
  var isVerbatim = false

  /// Adds running text; blanks of any sort become one.
  mutating func text(_ words: UnsafeBufferPointer<UInt8>) {
    for byte in words {
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isBlank, isVerbatim, byte == 0x0A, depth == 0 {
        breakLine()
      } else if isBlank {
        if let last = line.last, last != 0x20 { line.append(0x20) }
      } else {
        line.append(byte)
      }
    }
  }

  /// Whether the line ends with a 汉字 that is no unit of length.
  var endsInWord: Bool {
    guard let lead = line.dropLast(2).last, (0xE4...0xE9).contains(lead) else { return false }
    let last = Array(line.suffix(3))
    return last != Array("米".utf8) && last != Array("里".utf8)
  }

  /// Begins a line of its own where something stands on this one.
  mutating func breakLine() {
    guard depth == 0 else {
      text(UnsafeBufferPointer(start: nil, count: 0))
      if let last = line.last, last != 0x20 { line.append(0x20) }
      return
    }
    trimLine()
    guard !line.isEmpty else { return }
    bytes += line
    bytes.append(0x0A)
    line.removeAll(keepingCapacity: true)
  }

  /// Ends a paragraph: an empty line stands before the next one.
  mutating func endParagraph() {
    breakLine()
    guard depth == 0, bytes.count >= 2, bytes[bytes.count - 2] != 0x0A else { return }
    bytes.append(0x0A)
  }

  /// Begins a paragraph with a mark: `## `, `- `.
  mutating func beginParagraph(_ mark: String) {
    endParagraph()
    if depth == 0 { line += Array(mark.utf8) }
  }

  // MARK: Tables

  /// Begins a table; tables inside of cells become words of the cell.
  mutating func beginTable() {
    if depth == 0 { endParagraph() }
    depth += 1
  }

  mutating func beginRow() { if depth == 1 { table.append([]) } }

  mutating func beginCell() { if depth == 1 { line.removeAll(keepingCapacity: true) } }

  mutating func endCell() {
    guard depth == 1 else { return }
    trimLine()
    if table.isEmpty { table.append([]) }
    table[table.count - 1].append(line.map { $0 == UInt8(ascii: "|") ? UInt8(ascii: "/") : $0 })
    line.removeAll(keepingCapacity: true)
  }

  mutating func endTable() {
    depth -= 1
    guard depth == 0 else { return }
    let rows = table.filter { row in row.contains { !$0.isEmpty } }
    table = []
    line.removeAll(keepingCapacity: true)
    // Web pages are laid out with tables too: what has one column is running text.
    guard rows.contains(where: { $0.count > 1 }) else {
      for row in rows {
        for cell in row {
          line = cell
          endParagraph()
        }
      }
      return
    }
    let width = rows.map(\.count).max() ?? 0
    for (index, row) in rows.enumerated() {
      write(row, width)
      if index == 0 {
        write(Array(repeating: Array("---".utf8), count: width), width)
      }
    }
    bytes.append(0x0A)
  }

  private mutating func write(_ row: [[UInt8]], _ width: Int) {
    bytes.append(UInt8(ascii: "|"))
    for column in 0..<width {
      bytes.append(0x20)
      if column < row.count { bytes += row[column] }
      bytes += Array(" |".utf8)
    }
    bytes.append(0x0A)
  }

  private mutating func trimLine() {
    while line.last == 0x20 { line.removeLast() }
    while line.first == 0x20 { line.removeFirst() }
  }

  /// The text.
  mutating func finish() -> [UInt8] {
    while depth > 0 { endTable() }
    breakLine()
    while bytes.last == 0x0A { bytes.removeLast() }
    bytes.append(0x0A)
    return bytes
  }
}
