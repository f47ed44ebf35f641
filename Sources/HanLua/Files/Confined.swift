import CLua
import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file's place: the folder, held open, and the name in it.
///
/// It stays inside of what was allowed.
struct Confined: ~Copyable {
  private let folder: Int32
  private let name: String
  private let path: String
  private let isScoped: Bool

  deinit { _ = close(folder) }

  /// The path without `.` and `..`, from the root.
  static func absolute(_ path: String, base: String) -> [Substring] {
    var parts: [Substring] = []
    let full = path.utf8.first == UInt8(ascii: "/") ? path : base + "/" + path
    for part in full.split(separator: "/") where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  static func workingFolder() -> String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Whether a path names `root` or something below it, by its words.
  static func lies(_ path: String, below root: String, base: String) -> Bool {
    absolute(path, base: base).starts(with: absolute(root, base: base))
  }

  /// Control characters never reach a message.
  static func shown(_ path: String) -> String {
    String(
      String.UnicodeScalarView(
        path.unicodeScalars.prefix(200).map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : $0 }))
  }

  /// Finds the folder; below `root` no link is followed (the root itself may be one: the user named
  /// it).
  init(_ path: String, below root: String?, base: String) throws(HanError) {
    let parts = Confined.absolute(path, base: base)
    guard let last = parts.last else {
      throw HanError(.luaFile, "'\(Confined.shown(path))' is a folder")
    }
    var rootParts = root.map { Confined.absolute($0, base: base) } ?? parts.dropLast()
    // Where the file itself is allowed, its folder is the root; it may be a link, the user named it.
    let isScoped = root != nil && rootParts.count < parts.count
    if rootParts.count == parts.count { rootParts = parts.dropLast() }
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var folder = open("/" + rootParts.joined(separator: "/"), flags)
    var link = ""
    for part in parts[rootParts.count..<(parts.count - 1)] where folder >= 0 {
      let next = openat(folder, String(part), flags | O_NOFOLLOW)
      if next < 0, Confined.isLink(folder, String(part)) { link = String(part) }
      let failure = errno
      _ = close(folder)
      folder = next
      errno = failure
    }
    guard folder >= 0 else {
      if !link.isEmpty { throw Confined.linkRefused(path, link) }
      throw Confined.failure("'\(Confined.shown(path))' cannot be reached")
    }
    self.folder = folder
    self.name = String(last)
    self.path = path
    self.isScoped = isScoped
  }

  private static func linkRefused(_ path: String, _ link: String) -> HanError {
    HanError(
      .luaPermission,
      "'\(shown(path))' leads through a symbolic link ('\(shown(link))'), which is not followed; "
        + "allow the place that it leads to")
  }

  static func failure(_ what: String) -> HanError {
    HanError(.luaFile, "\(what): \(String(cString: strerror(errno)))")
  }

  private static func isLink(_ folder: Int32, _ name: String) -> Bool {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The bytes of the file, which must be an ordinary one.
  func read(limit: Int) throws(HanError) -> [UInt8] {
    // A file that the user named outright may be a link; what lies below a folder may not.
    let follow = isScoped ? O_NOFOLLOW : 0
    let file = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | follow)
    guard file >= 0 else {
      if isScoped, Confined.isLink(folder, name) { throw Confined.linkRefused(path, name) }
      throw Confined.failure("'\(Confined.shown(path))' cannot be read")
    }
    defer { _ = close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, !clua_is_kernel_file(file)
    else { throw HanError(.luaFile, "'\(Confined.shown(path))' is no ordinary file") }
    guard !isScoped || status.st_nlink <= 1 else {
      throw HanError(
        .luaPermission,
        "'\(Confined.shown(path))' has several hard links, so it may be another file "
          + "than it seems; copy it")
    }
    guard status.st_size <= limit else { throw tooLarge(limit) }
    return try Confined.contents(of: file, limit: limit, path: path)
  }

  private func tooLarge(_ limit: Int) -> HanError {
    HanError(.luaFile, "'\(Confined.shown(path))' is larger than \(limit >> 20) MiB")
  }

  static func contents(of file: Int32, limit: Int, path: String) throws(HanError) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(file, &status) == 0 { bytes.reserveCapacity(min(limit, max(0, Int(status.st_size)))) }
    let size = 1 << 16
    var chunk = [UInt8](repeating: 0, count: size)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, size) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("'\(shown(path))' cannot be read") }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw HanError(.luaFile, "'\(shown(path))' is larger than \(limit >> 20) MiB")
      }
      bytes.append(contentsOf: chunk[0..<count])
    }
  }

  /// Writes a new file beside the old one and puts it in its place.
  func replace(
    _ body: (_ file: Int32, _ temporaryPath: String) throws(HanError) -> Void
  ) throws(HanError) {
    var mode: mode_t = 0o666
    var status = stat()
    if fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw HanError(.luaFile, "'\(Confined.shown(path))' exists and is no ordinary file")
      }
      mode = status.st_mode & 0o777
    }
    var random = SystemRandomNumberGenerator()
    let temporary = ".\(name.prefix(60)).\(String(random.next() as UInt64, radix: 36)).tmp"
    let file = openat(
      folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw Confined.failure("'\(Confined.shown(path))' cannot be written") }
    var isDone = false
    defer {
      _ = close(file)
      if !isDone { _ = unlinkat(folder, temporary, 0) }
    }
    #if os(Linux)
    let temporaryPath = "/proc/self/fd/\(folder)/\(temporary)"
    #else
    let temporaryPath = "/dev/fd/\(folder)/\(temporary)"
    #endif
    try body(file, temporaryPath)
    guard fsync(file) == 0, renameat(folder, temporary, folder, name) == 0 else {
      throw Confined.failure("'\(Confined.shown(path))' cannot be written")
    }
    isDone = true
  }

  static func write(_ bytes: [UInt8], to file: Int32, path: String) throws(HanError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("'\(shown(path))' cannot be written") }
      done += count
    }
  }
}
