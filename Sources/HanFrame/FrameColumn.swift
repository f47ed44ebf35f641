#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Memory that columns point into: a block of its own or a file mapped into memory.
///
/// It is written before it is shared and never after, which is what makes it `Sendable`.
final class FrameMemory: @unchecked Sendable {
  let bytes: UnsafeMutableRawBufferPointer
  private let isMapped: Bool

  /// A block of `count` bytes, aligned for every column, not yet filled.
  init(count: Int) {
    bytes = .allocate(byteCount: max(1, count), alignment: 64)
    isMapped = false
  }

  /// A mapping made with `mmap`, which this object unmaps.
  init(mapping bytes: UnsafeMutableRawBufferPointer) {
    self.bytes = bytes
    isMapped = true
  }

  deinit {
    if isMapped { munmap(bytes.baseAddress, bytes.count) } else { bytes.deallocate() }
  }
}

/// An array that a column points into; its elements stay where they are because nobody changes it.
private final class FrameArray<Element: Sendable>: Sendable {
  let elements: [Element]
  init(_ elements: [Element]) { self.elements = elements }
}

/// One column of a frame: numbers of one kind, a row each, that never change.
public struct FrameColumn<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// Keeps the memory of the values.
  private let memory: (any AnyObject & Sendable)?
  /// The values; valid as long as the column or its frame is kept.
  public let values: UnsafeBufferPointer<Element>

  init() {
    memory = nil
    values = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Takes an array over; its elements are not copied.
  init(_ elements: [Element]) {
    let array = FrameArray(elements)
    memory = array
    values = array.elements.withUnsafeBufferPointer { $0 }
  }

  /// A view of `count` elements; the caller has checked bounds and alignment.
  init(memory: FrameMemory, offset: Int, count: Int) {
    self.memory = memory
    let start = memory.bytes.baseAddress.map { UnsafeRawPointer($0 + offset) }
    values = UnsafeBufferPointer(start: start?.assumingMemoryBound(to: Element.self), count: count)
  }

  /// How many values there are.
  public var count: Int { values.count }

  /// The value of a row; rows outside the column trap in debug builds only.
  @inlinable public subscript(row: Int) -> Element { values[row] }
}

/// A column of texts: their UTF-8 bytes in one block, and where each begins.
public struct StringColumn: Sendable {
  var offsets: FrameColumn<Int64>
  var bytes: FrameColumn<UInt8>

  init() {
    offsets = FrameColumn([0])
    bytes = FrameColumn()
  }

  init(_ pool: StringPool) {
    offsets = FrameColumn(pool.offsets)
    bytes = FrameColumn(pool.bytes)
  }

  /// How many texts there are.
  public var count: Int { max(0, offsets.count - 1) }

  /// The text of an index; the empty text outside the column.
  public subscript(index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// The text's bytes; none outside the column.
  public func utf8(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(
      rebasing: bytes.values[Int(offsets[index])..<Int(offsets[index + 1])])
  }

  /// The first index of a text, or nil.
  ///
  /// Complexity: linear in the number of texts.
  public func firstIndex(of text: some StringProtocol) -> Int? {
    let wanted = Array(text.utf8)
    return (0..<count).first { index in
      let candidate = utf8(index)
      return candidate.count == wanted.count && candidate.elementsEqual(wanted)
    }
  }

  /// Whether a text contains the given bytes.
  public func contains(_ needle: [UInt8], at index: Int) -> Bool {
    ByteSearch(needle).isIn(utf8(index))
  }
}

/// Texts while they are gathered, the same text again and again if so told.
package struct StringPool: Sendable {
  var offsets: [Int64] = [0]
  var bytes: [UInt8] = []

  /// Makes room for the texts of columns.
  mutating func reserve(for columns: [StringColumn]) {
    offsets.reserveCapacity(offsets.count + columns.reduce(0) { $0 + $1.count })
    bytes.reserveCapacity(bytes.count + columns.reduce(0) { $0 + $1.bytes.count })
  }

  /// Makes room for so many times a column's texts.
  mutating func reserve(like column: StringColumn, times: Double) {
    offsets.reserveCapacity(Int(Double(column.count) * times) + 1)
    bytes.reserveCapacity(Int(Double(column.bytes.count) * times))
  }

  package var count: Int { offsets.count - 1 }

  /// The bytes of a text.
  package func utf8(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(offsets[index])..<Int(offsets[index + 1])]
  }

  /// The same without holding them: valid until the pool changes.
  package func view(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    bytes.withUnsafeBufferPointer {
      UnsafeBufferPointer(rebasing: $0[Int(offsets[index])..<Int(offsets[index + 1])])
    }
  }

  mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
      bytes.append(contentsOf: text.utf8)
    }
    offsets.append(Int64(bytes.count))
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(Int64(bytes.count))
  }

  /// Adds a run of a column's texts at once.
  mutating func append(_ column: StringColumn, _ rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    let (first, last) = (
      Int(column.offsets[rows.lowerBound]), Int(column.offsets[rows.upperBound])
    )
    let shift = Int64(bytes.count - first)
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: column.bytes.values[first..<last]))
    for row in rows { offsets.append(column.offsets[row + 1] + shift) }
  }
}
