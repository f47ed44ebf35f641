import Foundation
import HanBase
import HanCorpus
import HanFormats

/// The files that an import is about, listed before anything is read.
struct ImportList {
  /// The files, each once.
  private(set) var items: [ImportItem] = []
  /// Absolute paths of the folders and files given, by which vanished documents are found.
  private(set) var roots: [String] = []
  private(set) var failures: [ImportSummary.Failure] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The `corrections.tsv` of the folders given, and beside the files given, by absolute path.
  private(set) var corrections: [String: [Correction]] = [:]
  /// All of them, in the order in which a new store would keep them.
  var allCorrections: [Correction] {
    corrections.sorted { $0.key < $1.key }.flatMap(\.value)
  }
  private var seen: Set<String> = []

  /// Lists files, folders and glob patterns.
  ///
  /// A path that cannot be listed is a failure; the others are listed all the same.
  init(_ paths: [String], areaFinder: any AreaFinder, extensions: Set<String>) {
    for path in paths {
      let matches = Self.expand(path)
      if matches.isEmpty {
        failures.append(
          ImportSummary.Failure(
            path: path,
            error: HanError(.unreadable, "matches no file; check the pattern", path: path)))
      }
      for match in matches { add(match, areaFinder, extensions) }
    }
  }

  private mutating func add(_ path: String, _ areaFinder: any AreaFinder, _ extensions: Set<String>)
  {
    do throws(HanError) {
      try addCorrections(path)
      let folder = try CorpusFolder(path, areaFinder: areaFinder, extensions: extensions)
      roots.append(Self.absolute(path))
      diagnostics += folder.diagnostics
      for source in folder.sources {
        let identity = Self.absolute(source.path)
        if DocumentFormat.ending(identity) == "gz", !ArchiveReader.isArchive(identity) { continue }
        guard seen.insert(identity).inserted else { continue }
        items.append(
          ImportItem(
            identity: identity, name: source.name, stated: source.stated,
            content: .file(source.path), byteCount: Self.size(source.path)))
      }
    } catch {
      failures.append(ImportSummary.Failure(path: path, error: error))
    }
  }

  private mutating func addCorrections(_ path: String) throws(HanError) {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = CorrectionTable.path(beside: path, isFile: !isFolder.boolValue)
    guard FileManager.default.fileExists(atPath: file) else { return }
    let origin = Self.absolute(file)
    guard corrections[origin] == nil else { return }
    corrections[origin] = try CorrectionTable(try DocumentFile.bytes(file), path: origin)
      .corrections
  }

  /// Whether a table of corrections that was read once stood beside or below what is listed, and is
  /// gone.
  func misses(corrections file: String) -> Bool {
    guard corrections[file] == nil, !FileManager.default.fileExists(atPath: file) else {
      return false
    }
    let folder = file.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    return roots.contains { root in
      root == folder || folder.hasPrefix(root + "/")
        || (root.hasPrefix(folder + "/") && !root.dropFirst(folder.count + 1).contains("/")
          && !isFolder(root))
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The paths that a pattern matches; a path that exists stands for itself.
  private static func expand(_ pattern: String) -> [String] {
    let marks: Set<Character> = ["*", "?", "["]
    guard pattern.contains(where: marks.contains),
      !FileManager.default.fileExists(atPath: pattern)
    else { return [pattern] }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else {
      return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
