/// Bytes that were made while decoding and live as long as this object.
final class OwnedBytes {
  private let base: UnsafeMutablePointer<UInt8>
  private let count: Int

  /// Takes a copy of the bytes.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    base = .allocate(capacity: max(1, bytes.count))
    base.initialize(to: 0)
    for (offset, byte) in bytes.enumerated() { base[offset] = byte }
  }

  deinit { base.deallocate() }

  /// The bytes as a source.
  var source: Source { Source(base: UnsafePointer(base), count: count) }
}
