import CNettleSystem

/// Digests by which files are told apart for good: SHA-256, as `sha256sum` prints it.
public enum FileDigest {
  /// The SHA-256 of bytes, in 64 hexadecimal digits.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    let bytes = Array(bytes)
    bytes.withUnsafeBufferPointer { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
    var digest = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&context, digest.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
