/// A half-open range of UTF-8 byte offsets.
///
/// What the offsets count is said where a span is used: bytes of a document's clean text, or bytes
/// of the file on disk. A span is not a `Range<String.Index>` and never splits a scalar on purpose.
@frozen
public struct Span: Hashable, Sendable, Comparable {
  /// Offset of the first byte.
  public var start: Int32
  /// Offset after the last byte.
  public var end: Int32

  /// Makes the span `start ..< end`; an `end` before `start` gives an empty span at `start`.
  @inlinable @inline(__always)
  public init(_ start: Int32, _ end: Int32) {
    self.start = start
    self.end = max(start, end)
  }

  /// Makes the span `start ..< end` from `Int` offsets, clamped to what 32 bits hold.
  @inlinable @inline(__always)
  public init(_ start: Int, _ end: Int) {
    self.init(Int32(clamping: start), Int32(clamping: end))
  }

  /// The empty span at offset 0, which stands for "no words".
  @inlinable public static var none: Span {
    @inline(__always) get { Span(Int32(0), Int32(0)) }
  }

  /// The number of bytes.
  @inlinable public var count: Int {
    @inline(__always) get { Int(end) &- Int(start) }
  }
  /// Whether the span holds no byte.
  @inlinable public var isEmpty: Bool {
    @inline(__always) get { end == start }
  }
  /// The offsets as a range of `Int`.
  @inlinable
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether `other` lies wholly inside this span.
  @inlinable
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  /// Whether the spans share at least one byte.
  @inlinable
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// Orders by start, then by end.
  @inlinable
  public static func < (left: Span, right: Span) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
