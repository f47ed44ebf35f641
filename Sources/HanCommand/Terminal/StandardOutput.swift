import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Standard output and standard error as byte streams, and what is known of the terminal behind.
enum StandardOutput {
  /// Thrown when nobody reads any more; the command then ends with 0.
  struct Closed: Error {}

  /// Writes bytes to standard output at once.
  ///
  /// - Throws: `Closed` when the reader has gone, else `HanError` HA903.
  static func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(1, rest)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EPIPE { throw Closed() }
        guard count > 0 else {
          let reason = String(cString: strerror(errno))
          throw HanError(.cannotPrint, "standard output cannot be written", cause: reason)
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Writes a text to standard output at once.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes a text to standard error, as a line unless told otherwise; what goes wrong there has
  /// nobody to tell.
  static func report(_ text: String, newline: Bool = true) {
    let isLine = newline && !text.hasSuffix("\n")
    let bytes = Array((isLine ? text + "\n" : text).utf8)
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(2, rest)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  private static func write(_ file: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let buffer = UnsafeRawBufferPointer(rebasing: bytes)
    #if canImport(Glibc)
    return Glibc.write(file, buffer.baseAddress, buffer.count)
    #else
    return Darwin.write(file, buffer.baseAddress, buffer.count)
    #endif
  }
}
