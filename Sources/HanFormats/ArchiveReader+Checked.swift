import CArchiveSystem
import HanBase

extension ArchiveReader {
  /// One file of an archive that was read whole.
  public struct Member: Sendable, Hashable {
    /// Its path below the archive's root: no `..`, not absolute.
    public let path: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// Names a file with its bytes.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// How much an archive from elsewhere may hold.
  public struct Bounds: Sendable, Hashable {
    /// The most members.
    public var members = 2000
    /// The largest member, in bytes.
    public var member = 8 << 20
    /// All members together, in bytes.
    public var total = 64 << 20

    /// The usual bounds.
    public init() {}
  }

  /// Reads every file of an archive from elsewhere, and refuses the whole archive where one member
  /// would not stay inside the folder that it is unpacked into.
  ///
  /// Refused are absolute paths, `..`, backslashes and control characters in paths, links of both
  /// kinds, devices, pipes, the same path twice, and more than the bounds. Nothing is written.
  ///
  /// - Parameters:
  ///   - place: The archive: zip, or tar as it is or packed by gzip, bzip2, xz or zstd.
  ///   - name: What the user knows it by, for errors.
  ///   - bounds: How much it may hold.
  /// - Returns: The files in the archive's order, folders left out.
  /// - Throws: `HanError` HA244 (damaged), HA245 (too large), HA247 (a member is refused).
  public static func checkedMembers(
    of place: Place, name: String, bounds: Bounds = Bounds()
  ) throws(HanError) -> [Member] {
    var found: [Member] = []
    var (seen, total): (Set<String>, Int) = ([], 0)
    try open(place, name, filters: .all) { (archive) throws(HanError) in
      while let entry = try nextEntry(archive, name) {
        guard let raw = archive_entry_pathname_utf8(entry) else {
          throw refused("a member whose name is not UTF-8", name)
        }
        let path = try checked(String(cString: raw), name)
        if archive_entry_hardlink(entry) != nil {
          throw refused("'\(path)', which is a hard link", name)
        }
        switch archive_entry_filetype(entry) & 0o170000 {
        case 0o040000: continue
        case 0o100000: break
        case 0o120000: throw refused("'\(path)', which is a symbolic link", name)
        default: throw refused("'\(path)', which is no ordinary file", name)
        }
        guard seen.insert(path).inserted else { throw refused("'\(path)' twice", name) }
        guard seen.count <= bounds.members else {
          throw HanError(
            .unpackedTooLarge, "holds more than \(bounds.members) files", path: name)
        }
        let bytes = try content(archive, entry, name + "#" + path, bounds.member)
        total += bytes.count
        guard total <= bounds.total else {
          throw HanError(
            .unpackedTooLarge, "unpacks to more than \(bounds.total) bytes", path: name)
        }
        found.append(Member(path: path, bytes: bytes))
      }
    }
    return found
  }

  /// A member's path without `.` and empty parts.
  private static func checked(_ path: String, _ name: String) throws(HanError) -> String {
    // What is refused is shown, so it must not act on the terminal.
    let shown = DisplayWidth.safe(String(path.prefix(200)))
    if path.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 || $0 == "\\" }) {
      throw refused("'\(shown)', whose path holds control characters or backslashes", name)
    }
    if path.hasPrefix("/") { throw refused("'\(shown)', which is an absolute path", name) }
    let parts = path.split(separator: "/").filter { $0 != "." }
    if parts.contains("..") { throw refused("'\(shown)', which leads out of its folder", name) }
    if let first = parts.first, first.count == 2, first.hasSuffix(":") {
      throw refused("'\(shown)', which names a drive", name)
    }
    return parts.joined(separator: "/")
  }

  private static func refused(_ what: String, _ name: String) -> HanError {
    HanError(.memberRefused, "holds \(what): nothing of it is taken", path: name)
  }
}
