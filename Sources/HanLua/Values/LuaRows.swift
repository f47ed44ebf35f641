import CLua

/// A source of rows that are held by column: what loops over many rows read from.
///
/// Subclass it. `fill` is asked for a column and a run of rows at a time, so that a loop over a
/// million rows costs few Swift calls. Rows are numbered from 0 here; scripts never see the number.
/// A source must not change while it is exposed.
open class LuaRows: LuaObject {
  /// The name of the type of the source itself, where scripts meet it only through its rows.
  open class var luaTypeName: String { "rows" }
  /// How many bytes it holds.
  open var luaMemory: Int { 64 }
  /// The name of the `LuaRowType` of its rows.
  public let rowTypeName: String
  /// The strings that its columns refer to by number, if any does.
  public let strings: LuaStrings?
  /// Whether it lives as long as the machine: then rows need not keep it alive, which is faster.
  public let isPinned: Bool

  /// Makes a source whose rows have the type of that name.
  public init(rowTypeName: String, strings: LuaStrings? = nil, isPinned: Bool = false) {
    self.rowTypeName = rowTypeName
    self.strings = strings
    self.isPinned = isPinned
  }

  /// The number of rows.
  open var count: Int { 0 }

  /// Fills the cells of column `column` (in the order of declaration) for the rows from `first` on.
  ///
  /// A cell that is left alone is asked for through the column's closure, where it has one.
  open func fill(column: Int, from first: Int, cells: LuaCells) {}
}

/// The cells that `LuaRows.fill` writes to.
public struct LuaCells {
  let cells: UnsafeMutablePointer<clua_cell>
  let pool: Int64
  /// How many there are to fill.
  public let count: Int

  /// Writes `nil`.
  public func setNone(_ index: Int) {
    guard index >= 0, index < count else { return }
    cells[index].tag = Int32(CLUA_NIL.rawValue)
  }
  /// Writes a boolean.
  public func set(_ index: Int, _ value: Bool) {
    guard index >= 0, index < count else { return }
    cells[index].tag = Int32(value ? CLUA_TRUE.rawValue : CLUA_FALSE.rawValue)
  }
  /// Writes an integer.
  public func set(_ index: Int, _ value: Int) {
    guard index >= 0, index < count else { return }
    cells[index].tag = Int32(CLUA_INTEGER.rawValue)
    cells[index].value.integer = Int64(value)
  }
  /// Writes a number.
  public func set(_ index: Int, _ value: Double) {
    guard index >= 0, index < count else { return }
    cells[index].tag = Int32(CLUA_NUMBER.rawValue)
    cells[index].value.number = value
  }
  /// Writes the string of that number in the source's `LuaStrings`.
  public func set(_ index: Int, string number: Int) {
    guard index >= 0, index < count, pool >= 0 else { return }
    cells[index].tag = Int32(CLUA_POOLED.rawValue)
    cells[index].value.integer = pool | Int64(UInt32(truncatingIfNeeded: number))
  }
}

/// Strings that columns refer to by number; Lua gets each of them once.
public final class LuaStrings: Sendable {
  let string: @Sendable (Int) -> String?

  /// Makes a pool; the string of a number must never change.
  public init(_ string: @escaping @Sendable (Int) -> String?) { self.string = string }
}

/// A loop over rows: which rows, and what each step gives.
public struct LuaWalk: @unchecked Sendable {
  /// What a step of the loop gives.
  public enum Step: Sendable, Hashable {
    /// A row object, a new one each time, which scripts may keep.
    case row
    /// The same row object each time, moved on: faster, and not to be kept.
    case flyweight
    /// The row's number from 1, then the values of these columns: fastest.
    case values([Int])
  }

  let source: LuaRows
  let rows: Range<Int>
  let step: Step

  /// Makes a loop over all rows of `source`, or over some.
  public init(_ source: LuaRows, rows: Range<Int>? = nil, step: Step = .row) {
    self.source = source
    self.rows = rows ?? 0..<source.count
    self.step = step
  }
}
