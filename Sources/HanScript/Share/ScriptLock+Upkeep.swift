import HanBase
import HanCorpus
import HanFormats

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension ScriptLock {
  /// One file that is not as it was installed.
  public struct Change: Sendable, Hashable {
    /// Its path below the folder.
    public let path: String
    /// What became of it.
    public let state: State

    /// What became of a file.
    public enum State: String, Sendable {
      /// Its bytes are others.
      case changed
      /// It is gone.
      case missing
      /// It came later.
      case added
    }
  }

  /// The files of a package that are not as they were installed, and Lua files that came later.
  public func changes(of name: String) -> [Change] {
    guard let package = package(name) else { return [] }
    var found: [Change] = []
    for file in package.files {
      guard let bytes = try? DocumentFile.bytes(folder + "/" + file.path) else {
        found.append(Change(path: file.path, state: .missing))
        continue
      }
      if FileDigest.sha256(bytes) != file.digest {
        found.append(Change(path: file.path, state: .changed))
      }
    }
    let listed = Set(package.files.map(\.path))
    guard listed.allSatisfy({ $0.hasPrefix(name + "/") }) else { return found }
    let now = (try? FileTree.members(of: folder + "/" + name)) ?? []
    found += now.map { name + "/" + $0.path }
      .filter { $0.hasSuffix(".lua") && !listed.contains($0) }
      .map { Change(path: $0, state: .added) }
    return found
  }

  /// Takes the files of a package as they are now for what was installed.
  ///
  /// - Throws: `HanError` HA803 for an unknown package, HA602 where the lock cannot be written.
  public mutating func accept(_ name: String) throws {
    guard let index = packages.firstIndex(where: { $0.name == name }) else { throw unknown(name) }
    for change in changes(of: name) {
      switch change.state {
      case .missing: packages[index].files.removeAll { $0.path == change.path }
      case .changed, .added:
        packages[index].files.removeAll { $0.path == change.path }
        let bytes = try DocumentFile.bytes(folder + "/" + change.path)
        packages[index].files.append(File(path: change.path, digest: FileDigest.sha256(bytes)))
      }
    }
    packages[index].files.sort { $0.path < $1.path }
    try write()
  }

  /// Removes a package: its files, its folder where nothing else is in it, and its lines here.
  ///
  /// - Parameters:
  ///   - name: The package, or one of its scripts.
  ///   - force: Whether changed files go too.
  /// - Returns: The package that was removed.
  /// - Throws: `HanError` HA803 for an unknown one, HA824 where files were changed.
  public mutating func remove(_ name: String, force: Bool = false) throws -> Package {
    guard let package = package(name) ?? package(ofScript: name) else { throw unknown(name) }
    if !force, let change = changes(of: package.name).first(where: { $0.state != .missing }) {
      throw HanError(
        .packageChanged, "was \(change.state.rawValue) after it was installed; --force removes it",
        path: folder + "/" + change.path)
    }
    delete(package)
    try write()
    return package
  }

  private func package(ofScript name: String) -> Package? {
    packages.first { package in
      package.files.contains {
        $0.path == name + ".lua" || $0.path == "\(package.name)/\(name).lua"
      }
    }
  }

  /// Removes files and folders that they leave empty.
  mutating func delete(_ package: Package) {
    var folders: Set<String> = []
    for file in package.files {
      unlink(folder + "/" + file.path)
      var parts = file.path.split(separator: "/").dropLast()
      while !parts.isEmpty {
        folders.insert(parts.joined(separator: "/"))
        parts = parts.dropLast()
      }
    }
    for inner in folders.sorted(by: { $0.count > $1.count }) { rmdir(folder + "/" + inner) }
    packages.removeAll { $0.name == package.name }
  }

  private func unknown(_ name: String) -> HanError {
    let installed = packages.map(\.name)
    return HanError(
      .scriptMissing,
      "nothing installed is called '\(name)'" + Nearest.hint(name, in: installed)
        + (installed.isEmpty ? "; nothing is installed" : "; hanalyze scripts verify lists it"))
  }
}
