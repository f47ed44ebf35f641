import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Saves tables to files, in the format that the file's extension chooses.
public enum TableFile {
  /// Writes a table to a path; returns the paths written.
  ///
  /// A regular file is replaced only when all was written; `/dev/stdout` and other special files are
  /// written directly. Where the format cannot hold the sources of traced rows, they go into a
  /// second file beside it: `rank.csv` gets `rank.sources.csv`.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - path: Where to; its extension chooses the format unless `format` is given.
  ///   - format: The format, or nil.
  /// - Returns: The paths written.
  /// - Throws: `HanError` with `.unknownFormat`, `.tableUnfit` or `.cannotWrite`.
  @discardableResult
  public static func save(
    _ table: Table, to path: String, as format: (any TableFormat)? = nil
  ) throws -> [String] {
    let chosen = try format ?? TableFormats.forPath(path)
    var bytes: [UInt8] = []
    try chosen.write(table, to: &bytes)
    try write(bytes, to: path)
    guard !type(of: chosen).holdsSources, let sources = table.sourcesTable(), isPlain(path) else {
      return [path]
    }
    let beside = sidecar(of: path)
    var sheet: [UInt8] = []
    // SDMX-CSV cannot hold sources: they are a plain table.
    if chosen is SDMXCSVFormat {
      CSVFormat().write(sources, to: &sheet)
    } else {
      try chosen.write(sources, to: &sheet)
    }
    try write(sheet, to: beside)
    return [path, beside]
  }

  /// The path of the sources beside a table's file: `rank.csv` → `rank.sources.csv`.
  public static func sidecar(of path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot > slash else { return path + ".sources" }
    return path[..<dot] + ".sources" + path[dot...]
  }

  /// Writes bytes to a path, replacing a regular file only when all was written.
  ///
  /// - Throws: `HanError` with `.cannotWrite`.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let place = resolved(path)
    let special = !isPlain(place)
    let target = special ? place : "\(place).\(getpid()).part"
    let flags = special ? O_WRONLY | O_APPEND : O_WRONLY | O_CREAT | O_EXCL
    let file = open(target, flags | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure(path) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        #if canImport(Glibc)
        return Glibc.write(file, base + offset, bytes.count - offset)
        #else
        return Darwin.write(file, base + offset, bytes.count - offset)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure(path)
        close(file)
        if !special { unlink(target) }
        throw error
      }
      offset += count
    }
    if !special { keepMode(of: place, on: file) }
    guard close(file) == 0, special || rename(target, place) == 0 else {
      let error = failure(path)
      if !special { unlink(target) }
      throw error
    }
  }

  /// Where a symbolic link leads; other paths stay.
  private static func resolved(_ path: String) -> String {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK,
      let real = realpath(path, nil)
    else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func keepMode(of path: String, on file: Int32) {
    var info = stat()
    if stat(path, &info) == 0 { fchmod(file, info.st_mode & 0o7777) }
  }

  private static func isPlain(_ path: String) -> Bool {
    var info = stat()
    guard lstat(path, &info) == 0 else { return true }
    return info.st_mode & S_IFMT == S_IFREG
  }

  private static func failure(_ path: String) -> HanError {
    let reason = String(cString: strerror(errno))
    return HanError(.cannotWrite, "cannot write the file: \(reason)", path: path)
  }
}
