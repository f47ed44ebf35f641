#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Memory of a fixed size that is written at its end.
///
/// Clean text is never longer than its source but for a few bytes; should it be, what does not fit
/// is counted and left out, and the caller begins again with more room.
struct TextBuffer {
  private let base: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// How many bytes were written, those included that found no room.
  private(set) var count = 0

  init(_ memory: UnsafeMutableBufferPointer<UInt8>, scratch: UnsafeMutablePointer<UInt8>) {
    base = memory.baseAddress ?? scratch
    capacity = memory.baseAddress == nil ? 0 : memory.count
  }

  /// Whether everything found room.
  var isComplete: Bool { count <= capacity }

  subscript(_ offset: Int) -> UInt8 { offset < capacity ? base[offset] : 0 }

  mutating func append(_ byte: UInt8) {
    if count < capacity { base[count] = byte }
    count &+= 1
  }

  mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    if count &+ added <= capacity { memcpy(base + count, bytes, added) }
    count &+= added
  }
}
