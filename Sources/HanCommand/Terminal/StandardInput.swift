import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Standard input as a whole.
enum StandardInput {
  /// All bytes up to the end.
  ///
  /// - Throws: `HanError` HA204 where reading fails, HA203 for more than 1 GB.
  static func bytes() throws(HanError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let reason = String(cString: strerror(errno))
        throw HanError(.unreadable, "cannot be read", path: "stdin", cause: reason)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count < Int(Int32.max) / 2 else {
        throw HanError(.documentTooLarge, "is larger than 1 GB", path: "stdin")
      }
    }
  }
}
