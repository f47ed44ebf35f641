import HanBase
import HanCorpus
import HanFormats

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Folders of files, as installing needs them: looked through, made, removed; links are not followed.
enum FileTree {
  enum Kind { case file, folder }

  /// What stands at a path (a link leads on), or nil.
  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return nil
    }
  }

  /// The path from the root, links resolved; nil where nothing is there.
  static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether a folder is a git repository, with or without a working tree.
  static func isRepository(_ path: String) -> Bool {
    if access(path + "/.git", F_OK) == 0 { return true }
    return kind(path + "/HEAD") == .file && kind(path + "/objects") == .folder
      && kind(path + "/refs") == .folder
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)
        ) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The files below a folder that a package may hold; hidden ones are left out.
  ///
  /// - Throws: `HanError` HA823 for a link where a file of the package would be, HA245 beyond the
  ///   bounds.
  static func members(of folder: String) throws(HanError) -> [ArchiveReader.Member] {
    let bounds = ArchiveReader.Bounds()
    var found: [ArchiveReader.Member] = []
    var (waiting, total) = ([""], 0)
    while let inner = waiting.popLast() {
      for name in names(in: inner.isEmpty ? folder : folder + "/" + inner)
      where !name.hasPrefix(".") {
        let path = inner.isEmpty ? name : inner + "/" + name
        var status = stat()
        guard lstat(folder + "/" + path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: if path.split(separator: "/").count < 8 { waiting.append(path) }
        case S_IFREG where PackageFile.isOfInterest(path):
          guard status.st_size <= bounds.member, found.count < bounds.members else {
            throw HanError(
              .unpackedTooLarge, "is larger than \(bounds.member) bytes, or one file too many",
              path: folder + "/" + path)
          }
          let bytes = try DocumentFile.bytes(folder + "/" + path)
          total += bytes.count
          guard total <= bounds.total else {
            throw HanError(
              .unpackedTooLarge, "holds more than \(bounds.total) bytes", path: folder)
          }
          found.append(.init(path: path, bytes: bytes))
        case S_IFLNK where PackageFile.isOfInterest(path):
          throw HanError(
            .packageRefused, "is a symbolic link, which is not installed",
            path: folder + "/" + path)
        default: continue
        }
      }
    }
    return found.sorted { $0.path < $1.path }
  }

  /// Makes a folder and those above it.
  static func make(_ folder: String) throws(HanError) {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/" + part
      guard mkdir(path, 0o777) != 0, errno != EEXIST else { continue }
      // A folder above may be there and closed to us; the last one tells.
      guard kind(path) != .folder else { continue }
      let reason = String(cString: strerror(errno))
      throw HanError(.packageRefused, "the folder cannot be made: \(reason)", path: path)
    }
  }

  /// Makes an empty folder that only this user can open.
  static func temporary() throws(HanError) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/hanalyze-" + String(repeating: "X", count: 6)).utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = String(cString: strerror(errno))
      throw HanError(
        .packageFetch, "no temporary folder can be made: \(reason); TMPDIR names another place",
        path: base)
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a file or a folder with all below it; links are removed, not followed.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
