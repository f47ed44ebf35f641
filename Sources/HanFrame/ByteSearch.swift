#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Looks for some bytes in other bytes.
///
/// It jumps with `memchr` from one occurrence of the needle's rarest byte to the next: of UTF-8
/// text in 汉字 every third byte is one of six, so a continuation byte is chosen.
public struct ByteSearch: Sendable {
  private let needle: [UInt8]
  private let pivot: Int

  /// Prepares the search for some bytes.
  public init(_ needle: [UInt8]) {
    self.needle = needle
    pivot = needle.lastIndex { (0x80...0xBF).contains($0) } ?? 0
  }

  /// Prepares the search for a text.
  public init(_ text: some StringProtocol) { self.init(Array(text.utf8)) }

  /// Whether the bytes hold the needle; the empty needle is in everything.
  public func isIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    first(in: UnsafeRawBufferPointer(bytes), from: 0) != nil
  }

  /// The offset of the first occurrence at or after `from`, or nil.
  public func first(in bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
    guard !needle.isEmpty else { return from <= bytes.count ? from : nil }
    guard let base = bytes.baseAddress else { return nil }
    var cursor = from + pivot
    let last = bytes.count - needle.count + pivot
    while cursor <= last {
      guard let hit = memchr(base + cursor, Int32(needle[pivot]), last - cursor + 1) else {
        return nil
      }
      let start = UnsafeRawPointer(hit) - base - pivot
      if memcmp(base + start, needle, needle.count) == 0 { return start }
      cursor = start + pivot + 1
    }
    return nil
  }
}
