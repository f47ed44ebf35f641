import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files and folders as the system shows them.
public enum DocumentFile {
  /// What a path names.
  enum Kind {
    case file
    case folder
    /// Something that is neither, in words.
    case other(String)
  }

  /// The bytes of a regular file.
  ///
  /// - Throws: `HanError` HA204 (cannot be read, with the system's reason), HA205 (a folder, pipe,
  ///   device or socket) or HA203 (too large).
  public static func bytes(_ path: String) throws(HanError) -> [UInt8] {
    // A pipe opened without O_NONBLOCK would wait for a writer.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path) }
    if let words = refusal(status) { throw notADocument(path, words) }
    let size = Int(status.st_size)
    guard size < Int(Int32.max) / 2 else {
      throw HanError(.documentTooLarge, "is larger than 1 GB; split it into documents", path: path)
    }
    var (failure, total) = (Int32(0), 0)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { memory, count in
      while total < size, let base = memory.baseAddress {
        let got = take(file, base + total, size - total)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { break }
        total += got
      }
      count = total
    }
    guard failure == 0 else { throw unreadable(path, failure) }
    return bytes
  }

  /// Everything that standard input gives, to its end.
  ///
  /// - Throws: `HanError` HA204 where it cannot be read, HA203 where there is too much.
  public static func standardInput() throws(HanError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = chunk.withUnsafeMutableBufferPointer { memory in
        memory.baseAddress.map { take(0, $0, memory.count) } ?? 0
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw unreadable("standard input") }
      if got == 0 { return bytes }
      bytes += chunk[..<got]
      guard bytes.count < Int(Int32.max) / 2 else {
        throw HanError(
          .documentTooLarge, "gives more than 1 GB; split it into documents", path: "standard input"
        )
      }
    }
  }

  private static func take(
    _ file: Int32, _ memory: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    read(file, memory, count)
  }

  /// How many bytes a regular file has; nil for what is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, refusal(status) == nil else { return nil }
    return Int(status.st_size)
  }

  /// What a path names, symbolic links followed.
  static func kind(_ path: String) throws(HanError) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw unreadable(path) }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    return refusal(status).map { .other($0) } ?? .file
  }

  /// The names in a folder, in the order of their bytes, without hidden ones.
  static func names(in folder: String) throws(HanError) -> [String] {
    guard let stream = opendir(folder) else { throw unreadable(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee))
        {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Whether something stands at a path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  static func notADocument(_ path: String, _ words: String) -> HanError {
    HanError(.notADocument, "is \(words), not a document", path: path)
  }

  private static func refusal(_ status: stat) -> String? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFCHR, S_IFBLK: "a device"
    case S_IFSOCK: "a socket"
    default: "no regular file"
    }
  }

  private static func unreadable(_ path: String, _ number: Int32 = errno) -> HanError {
    let reason = String(cString: strerror(number))
    let message =
      switch number {
      case ENOENT: "does not exist; check the path"
      case EACCES, EPERM: "may not be read; check its permissions"
      default: "cannot be read"
      }
    return HanError(.unreadable, message, path: path, cause: reason)
  }
}
