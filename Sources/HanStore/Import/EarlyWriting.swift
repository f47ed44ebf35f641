import CMemory

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Has the system begin to write to the disk what a file got so far, so that the wait at the end of a
/// transaction is short.
///
/// It waits for nothing and promises nothing; it is a hint, which only Linux takes. Closing any
/// descriptor of a file ends the locks that the process has on it, SQLite's too: this one must outlive
/// the connections.
final class EarlyWriting {
  private let file: Int32

  /// Opens the file.
  init(_ path: String) { file = open(path, O_RDONLY | O_CLOEXEC) }

  deinit { if file >= 0 { close(file) } }

  /// Begins to write what is there.
  func begin() {
    if file >= 0 { han_file_write_soon(file) }
  }
}
