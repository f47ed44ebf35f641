import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads a file or standard input line by line, holding one line at a time.
///
/// A line longer than the limit is skipped, not held. It reads from one place only: whoever shares
/// it between threads sees to it that one at a time calls `next`.
final class LineReader {
  /// One line without its newline.
  struct Line: Sendable {
    /// Its bytes; empty where the line was too long.
    var bytes: [UInt8]
    /// Its number, from 1.
    var number: Int
    /// Whether it was longer than the limit.
    var isTooLong = false
  }

  /// The longest line that is read: more than any document that can be.
  static let limit = 1 << 30

  /// What the user knows it by: the path, or `stdin`.
  let name: String
  private let file: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var at = 0
  private var end = 0
  private var number = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: `HanError` HA204 or HA205.
  init(_ path: String) throws(HanError) {
    guard path != "-" else {
      (name, file) = ("stdin", 0)
      return
    }
    name = path
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Self.failure(path) }
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw HanError(.notADocument, "is a folder, not a stream of lines", path: path)
    }
  }

  deinit {
    if file > 0 { close(file) }
  }

  /// The next line; nil at the end.
  ///
  /// - Throws: `HanError` HA204 where reading fails.
  func next() throws(HanError) -> Line? {
    var line = Line(bytes: [], number: number + 1)
    while true {
      if at == end {
        try fill()
        if end == 0 {
          guard !line.bytes.isEmpty || line.isTooLong else { return nil }
          break
        }
      }
      let feed = buffer[at..<end].firstIndex(of: 0x0A)
      let stop = feed ?? end
      if line.bytes.count + stop - at > Self.limit {
        line.isTooLong = true
        line.bytes = []
      }
      if !line.isTooLong { line.bytes += buffer[at..<stop] }
      at = stop
      if feed != nil {
        at += 1
        break
      }
    }
    number += 1
    if line.bytes.last == 0x0D { line.bytes.removeLast() }
    if number == 1, line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { line.bytes.removeFirst(3) }
    return line
  }

  private func fill() throws(HanError) {
    at = 0
    repeat {
      end = read(file, &buffer, buffer.count)
    } while end < 0 && errno == EINTR
    if end < 0 {
      end = 0
      throw Self.failure(name)
    }
  }

  private static func failure(_ path: String) -> HanError {
    HanError(.unreadable, "cannot be read", path: path, cause: String(cString: strerror(errno)))
  }
}
