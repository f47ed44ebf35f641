#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A growing buffer of bytes that is written at its end.
final class TextBuffer {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  subscript(_ offset: Int) -> UInt8 { base[offset] }

  func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    base[count] = byte
    count += 1
  }

  func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    if count + added > capacity { grow(to: count + added) }
    memcpy(base + count, bytes, added)
    count += added
  }

  /// Drops the bytes behind `newCount`.
  func truncate(to newCount: Int) { count = min(count, max(0, newCount)) }

  /// What was written, as a source; it lives as long as the buffer and until the next write.
  var source: Source { Source(base: UnsafePointer(base), count: count) }

  /// A copy of what was written.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }

  private func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memcpy(moved, base, count)
    base.deallocate()
    base = moved
    capacity = larger
  }
}
