import CArchiveSystem
import HanBase

/// Reads the members of an archive, one after another: zip, tar, tar.gz.
public enum ArchiveReader {
  /// Where an archive is.
  public enum Place: Sendable {
    /// A file.
    case file(String)
    /// Bytes in memory.
    case bytes([UInt8])
  }

  /// Endings of files that are archives of documents.
  public static let endings = [".zip", ".tar", ".tar.gz", ".tgz"]
  /// The largest member that is unpacked, in bytes.
  public static let largestMember = 256 << 20

  /// Whether a file's name is that of an archive.
  public static func isArchive(_ name: String) -> Bool {
    let small = name.lowercased()
    return endings.contains { small.hasSuffix($0) }
  }

  /// Gives each regular file of an archive to `body`, in the archive's order.
  ///
  /// - Parameters:
  ///   - place: The archive.
  ///   - name: What the user knows it by, for errors.
  ///   - limit: The largest member that is unpacked, in bytes.
  ///   - body: Takes the member's path and a way to unpack it, which may be left alone; gives false
  ///     to stop.
  /// - Throws: `HanError` HA244 (damaged), HA245 (a member is too large), and what `body` throws.
  public static func forEachMember(
    of place: Place, name: String, limit: Int = largestMember,
    _ body: (String, () throws(HanError) -> [UInt8]) throws(HanError) -> Bool
  ) throws(HanError) {
    try open(place, name, filters: .gzip) { (archive) throws(HanError) in
      try walk(archive, name, limit, body)
    }
  }

  /// Which packings of tar files are undone.
  enum Filters { case gzip, all }

  /// Opens an archive for `body`, which reads it, and closes it.
  static func open(
    _ place: Place, _ name: String, filters: Filters,
    _ body: (OpaquePointer) throws(HanError) -> Void
  ) throws(HanError) {
    guard let archive = archive_read_new() else {
      throw HanError(.archiveBroken, "cannot be opened: no memory", path: name)
    }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_filter_gzip(archive)
    if filters == .all {
      archive_read_support_filter_bzip2(archive)
      archive_read_support_filter_xz(archive)
      archive_read_support_filter_zstd(archive)
    }
    switch place {
    case .file(let path):
      guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else {
        throw failure(archive, name)
      }
      try body(archive)
    case .bytes(let bytes):
      let result = bytes.withUnsafeBytes { raw -> Result<Void, HanError> in
        do throws(HanError) {
          guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else {
            throw failure(archive, name)
          }
          try body(archive)
          return .success(())
        } catch {
          return .failure(error)
        }
      }
      try result.get()
    }
  }

  /// The header of the next member, or nil at the end.
  static func nextEntry(
    _ archive: OpaquePointer, _ name: String
  ) throws(HanError) -> OpaquePointer? {
    var entry: OpaquePointer?
    let code = archive_read_next_header(archive, &entry)
    if code == ARCHIVE_EOF { return nil }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
      throw failure(archive, name)
    }
    return entry
  }

  private static func walk(
    _ archive: OpaquePointer, _ name: String, _ limit: Int,
    _ body: (String, () throws(HanError) -> [UInt8]) throws(HanError) -> Bool
  ) throws(HanError) {
    while let entry = try nextEntry(archive, name) {
      // 0o170000 masks the kind of a file, 0o100000 is a regular one.
      guard archive_entry_filetype(entry) & 0o170000 == 0o100000, let path = path(entry) else {
        continue
      }
      let member = name + "#" + path
      let goesOn = try body(path) { () throws(HanError) -> [UInt8] in
        try content(archive, entry, member, limit)
      }
      guard goesOn else { return }
    }
  }

  /// The member's path; names that are not UTF-8 (zip files made on Chinese Windows) are taken for
  /// Latin-1, so that they stay apart.
  private static func path(_ entry: OpaquePointer) -> String? {
    if let text = archive_entry_pathname_utf8(entry) { return String(cString: text) }
    guard let raw = archive_entry_pathname(entry) else { return nil }
    var scalars = String.UnicodeScalarView()
    var at = raw
    while at.pointee != 0 {
      scalars.append(Unicode.Scalar(UInt8(bitPattern: at.pointee)))
      at += 1
    }
    return String(scalars)
  }

  static func content(
    _ archive: OpaquePointer, _ entry: OpaquePointer, _ member: String, _ limit: Int
  ) throws(HanError) -> [UInt8] {
    var bytes: [UInt8] = []
    if archive_entry_size_is_set(entry) != 0 {
      bytes.reserveCapacity(min(limit, max(0, Int(archive_entry_size(entry)))))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = archive_read_data(archive, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 else { throw failure(archive, member) }
      guard bytes.count + Int(count) <= limit else {
        throw HanError(
          .unpackedTooLarge, "unpacks to more than \(limit) bytes", path: member)
      }
      bytes += chunk[..<Int(count)]
    }
  }

  static func failure(_ archive: OpaquePointer, _ name: String) -> HanError {
    let reason = archive_error_string(archive).map { String(cString: $0) }
    return HanError(
      .archiveBroken, "cannot be unpacked: damaged, encrypted or of another format", path: name,
      cause: reason)
  }
}
