/// What queries and analyses return: named columns, rows of cells, and where each row came from.
///
/// A table is a plain value that knows no statistics. Rows are always as long as there are columns:
/// short rows are filled with empty cells, long ones are cut. Each row may carry its sources, which
/// stay with it when rows are sorted, cut or filtered.
public struct Table: Sendable {
  /// What stands above it; may be empty.
  public var title: String
  /// The columns, from left to right.
  public private(set) var columns: [TableColumn]
  /// The rows; each has a cell for every column.
  public private(set) var rows: [[Cell]] = []
  /// Remarks for the reader, a line each: what was left out, what is not alike.
  public var notes: [String] = []
  /// For each row the indices in `sources`; empty where no row was traced.
  public private(set) var traces: [[Int32]] = []
  /// The statements that rows rest on, each once.
  public private(set) var sources: [TableSource] = []
  private var sourceIndex: [TableSource.Place: Int32] = [:]

  /// Makes an empty table.
  public init(_ columns: [TableColumn], title: String = "") {
    self.columns = columns
    self.title = title
  }

  /// Adds a row with the statements that it rests on.
  public mutating func append(_ row: [Cell], sources: [TableSource] = []) {
    var cells = row
    if cells.count > columns.count { cells.removeLast(cells.count - columns.count) }
    while cells.count < columns.count { cells.append(.empty) }
    rows.append(cells)
    guard !sources.isEmpty || !traces.isEmpty else { return }
    while traces.count < rows.count - 1 { traces.append([]) }
    traces.append(sources.map { intern($0) })
  }

  /// Whether any row carries its sources.
  public var isTraced: Bool { !sources.isEmpty }

  /// The sources of one row; none for a row that does not exist.
  public func sources(ofRow row: Int) -> [TableSource] {
    guard traces.indices.contains(row) else { return [] }
    return traces[row].map { sources[Int($0)] }
  }

  /// The index of the column with a name or an id, or nil.
  public func column(named name: String) -> Int? {
    columns.firstIndex { $0.id == name } ?? columns.firstIndex { $0.name == name }
  }

  /// The cells of one column; none for a column that does not exist.
  public func values(ofColumn column: Int) -> [Cell] {
    columns.indices.contains(column) ? rows.map { $0[column] } : []
  }

  /// The table with the rows of `order` (row numbers from 0, unknown ones skipped), sources along.
  public func picking(_ order: some Sequence<Int>) -> Table {
    var result = Table(columns, title: title)
    result.notes = notes
    for index in order where rows.indices.contains(index) {
      result.append(rows[index], sources: sources(ofRow: index))
    }
    return result
  }

  /// The table with its rows in the order of one column; equal rows keep their order, and empty
  /// cells stand last in either direction.
  public func sorted(byColumn column: Int, descending: Bool = false) -> Table {
    guard columns.indices.contains(column) else { return self }
    let order = rows.indices.sorted { left, right in
      let (a, b) = (rows[left][column], rows[right][column])
      if a.isEmpty != b.isEmpty { return b.isEmpty }
      if a == b || (!(a < b) && !(b < a)) { return left < right }
      return descending ? b < a : a < b
    }
    return picking(order)
  }

  /// The table's first `count` rows.
  public func prefix(_ count: Int) -> Table { picking(0..<max(0, min(count, rows.count))) }

  /// The table with one more column, whose cells `cell` gives for each row number.
  public func adding(_ column: TableColumn, cell: (Int) throws -> Cell) rethrows -> Table {
    var result = self
    result.columns.append(column)
    for index in rows.indices { result.rows[index].append(try cell(index)) }
    return result
  }

  private mutating func intern(_ source: TableSource) -> Int32 {
    if let known = sourceIndex[source.place] { return known }
    let index = Int32(clamping: sources.count)
    sources.append(source)
    sourceIndex[source.place] = index
    return index
  }
}

/// One column of a table.
public struct TableColumn: Sendable, Hashable {
  /// What the cells of a column are.
  public enum Kind: String, Sendable {
    /// Words.
    case text
    /// Whole numbers.
    case integer
    /// Exact decimals.
    case decimal
    /// Computed numbers.
    case number
    /// Yes or no.
    case bool
  }

  /// What the reader sees above it.
  public var name: String
  /// What scripts and files call it; the name where nothing else was given.
  public var id: String
  /// What its cells are.
  public var kind: Kind
  /// To which side its cells stand.
  public var alignment: Alignment
  /// Whether people are shown `646.8亿` for 64680000000; files for machines hold the number.
  public var showsMagnitude: Bool
  /// The id of the column that holds the unit of each of its numbers; people see both in one.
  public var unitColumn: String?

  /// Makes a column; numbers stand to the right unless told otherwise.
  public init(
    _ name: String, id: String? = nil, kind: Kind = .text, alignment: Alignment? = nil,
    showsMagnitude: Bool = false, unitColumn: String? = nil
  ) {
    self.name = name
    self.id = id ?? name
    self.kind = kind
    self.alignment =
      alignment ?? (kind == .text ? .left : kind == .bool ? .center : .right)
    self.showsMagnitude = showsMagnitude
    self.unitColumn = unitColumn
  }
}

/// A statement in a document that a row of a table rests on.
public struct TableSource: Sendable, Hashable {
  struct Place: Sendable, Hashable {
    let doc: String
    let span: Span
    let row: Int32
  }

  /// The document's name, as the user knows it.
  public var doc: String
  /// Byte offsets in the document's file.
  public var span: Span
  /// The number with its unit, as written.
  public var text: String
  /// The sentence that it stands in.
  public var sentence: String
  /// The row of the observations that it is, or -1.
  public var row: Int32

  /// Makes a source.
  public init(doc: String, span: Span, text: String = "", sentence: String = "", row: Int32 = -1) {
    self.doc = doc
    self.span = span
    self.text = text
    self.sentence = sentence
    self.row = row
  }

  var place: Place { Place(doc: doc, span: span, row: row) }
}
