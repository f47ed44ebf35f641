import HanBase
import HanFormats
import HanOutput

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A package on its way into the user's folder: what it would put there, what stands in the way, and
/// doing it.
///
/// Several files go into a folder of the package's own, one script by itself beside the user's. What
/// is written is what was shown: nothing is fetched again in between.
public struct Installation {
  /// The package.
  public let package: ScriptPackage
  /// The user's folder of scripts.
  public let folder: String
  private let lock: ScriptLock
  private let known: [ScriptPath.Entry]

  /// Prepares an installation; nothing is written.
  ///
  /// - Parameters:
  ///   - package: What is to be installed.
  ///   - path: The folders of scripts, for names that are taken.
  /// - Throws: `HanError` HA823 where no home is known, HA825 for a damaged lock.
  public init(
    _ package: ScriptPackage, path: ScriptPath = .standard()
  ) throws(HanError) {
    guard let folder = path.folders.first(where: { $0.origin == .user })?.path else {
      throw HanError(.packageRefused, "no home is known: set HOME or XDG_DATA_HOME")
    }
    self.package = package
    self.folder = folder
    lock = try ScriptLock(folder: folder)
    known = path.list()
  }

  /// Where its files go, relative to the user's folder.
  private var prefix: String { package.isSingle ? "" : package.name + "/" }

  /// What is installed under its name now.
  public var current: ScriptLock.Package? { lock.package(package.name) }

  /// The package as the lock will hold it.
  public var locked: ScriptLock.Package {
    ScriptLock.Package(
      name: package.name, kind: package.source.kind.rawValue, source: package.source.location,
      commit: package.source.commit,
      files: package.files.map {
        .init(path: prefix + $0.path, digest: FileDigest.sha256($0.bytes))
      })
  }

  /// Whether exactly this is installed already.
  public var isInstalled: Bool {
    current?.files == locked.files && lock.changes(of: package.name).isEmpty
  }

  /// What stands in the way, a sentence each; `force` goes over it.
  public var obstacles: [String] {
    var found: [String] = []
    if let current {
      let commit = current.commit.isEmpty ? "" : " at \(current.commit.prefix(12))"
      found.append(
        "'\(package.name)' is installed already, from \(DisplayWidth.safe(current.source))\(commit)"
      )
    }
    found += lock.changes(of: package.name).map {
      "\(folder)/\($0.path) was \($0.state.rawValue) after it was installed"
    }
    let own = Set(current?.files.map(\.path) ?? [])
    for file in locked.files
    where !own.contains(file.path) && FileTree.kind(folder + "/" + file.path) != nil {
      found.append("\(folder)/\(file.path) exists and is not of this package")
    }
    for script in package.scripts {
      for other in known where other.name == script.name {
        switch other.origin {
        case .shipped:
          found.append("'\(script.name)' is a script that comes with hanalyze, and would hide it")
        case .user where !own.contains(lock.relative(other.path) ?? ""):
          found.append("'\(script.name)' is the name of another script: \(other.path)")
        default: break
        }
      }
    }
    return found
  }

  /// Sees whether it may be installed.
  ///
  /// - Parameter force: Whether what stands in the way is replaced.
  /// - Throws: `HanError` HA823 for scripts with errors and for obstacles.
  public func check(force: Bool = false) throws(HanError) {
    if let error = package.errors.first {
      throw HanError(.packageRefused, "has errors: \(error)", path: package.source.location)
    }
    if !force, let obstacle = obstacles.first {
      throw HanError(
        .packageRefused, "\(obstacle); --force replaces", path: package.source.location)
    }
    let target = folder + "/" + package.name
    if !package.isSingle, current == nil, FileTree.kind(target) != nil {
      throw HanError(
        .packageRefused, "stands where the package would go, and was not installed: move it away",
        path: target)
    }
  }

  /// Puts the files into place and notes them in the lock.
  ///
  /// - Parameter force: Whether what stands in the way is replaced.
  /// - Returns: The folder, or the one file.
  /// - Throws: `HanError` HA823 for obstacles and scripts with errors, HA602 where it cannot be written.
  @discardableResult public func install(force: Bool = false) throws -> String {
    try check(force: force)
    let target = folder + "/" + package.name
    try FileTree.make(folder)
    let temporary = folder + "/.\(package.name).\(getpid())"
    FileTree.remove(temporary)
    defer { FileTree.remove(temporary) }
    for file in package.files {
      let target = temporary + "/" + file.path
      if let slash = target.lastIndex(of: "/") { try FileTree.make(String(target[..<slash])) }
      try TableFile.write(file.bytes, to: target)
    }
    var lock = lock
    if let current { lock.delete(current) }
    if package.isSingle {
      for file in package.files { try Self.move(temporary, file.path, folder) }
    } else {
      FileTree.remove(target)
      guard rename(temporary, target) == 0 else {
        let reason = String(cString: strerror(errno))
        throw HanError(.cannotWrite, "cannot be put into place: \(reason)", path: target)
      }
    }
    lock.packages.append(locked)
    try lock.write()
    return package.isSingle ? target + ".lua" : target
  }

  private static func move(_ from: String, _ name: String, _ folder: String) throws(HanError) {
    FileTree.remove(folder + "/" + name)
    guard rename(from + "/" + name, folder + "/" + name) == 0 else {
      let reason = String(cString: strerror(errno))
      throw HanError(.cannotWrite, "cannot be put into place: \(reason)", path: name)
    }
  }
}
