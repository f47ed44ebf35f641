#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The offset of the first `byte` in `count` bytes, or nil.
func findByte(_ base: UnsafePointer<UInt8>, _ byte: UInt8, _ count: Int) -> Int? {
  guard count > 0, let found = memchr(base, Int32(byte), count) else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}

/// The offset of the first `needle` in `count` bytes, or nil.
///
/// It looks for the needle's last byte, which in Chinese text is rarer than the first; needles are
/// short, so the time is linear.
func findBytes(
  _ base: UnsafePointer<UInt8>, _ count: Int, _ needle: UnsafeBufferPointer<UInt8>
) -> Int? {
  guard let words = needle.baseAddress, let last = needle.last else { return nil }
  let before = needle.count - 1
  var at = before
  while at < count, let step = findByte(base + at, last, count - at) {
    at += step
    if memcmp(base + at - before, words, before) == 0 { return at - before }
    at += 1
  }
  return nil
}
