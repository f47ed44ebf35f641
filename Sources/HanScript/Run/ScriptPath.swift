import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The folders in which scripts are found by name, in order.
///
/// `scripts/` in the working folder, the user's own folder (`$XDG_DATA_HOME/hanalyze/scripts`) with
/// the packages installed in it, and the scripts that come with the program. Finding and listing never run anything.
public struct ScriptPath: Sendable, Hashable {
  /// Where a script comes from.
  public enum Origin: String, Sendable {
    /// `scripts/` in the working folder.
    case project
    /// The user's own folder.
    case user
    /// What comes with the program.
    case shipped
  }

  /// One folder.
  public struct Folder: Sendable, Hashable {
    /// Whose it is.
    public let origin: Origin
    /// Its path.
    public let path: String

    /// Names a folder.
    public init(origin: Origin, path: String) {
      self.origin = origin
      self.path = path
    }
  }

  /// One script that was found.
  public struct Entry: Sendable, Hashable {
    /// Its name, without `.lua`.
    public let name: String
    /// Its path.
    public let path: String
    /// Whose folder it is in.
    public let origin: Origin
    /// The package, or other folder within the user's, that it stands in; empty for none.
    public var package = ""

    /// The origin in words: `user (ladder)`.
    public var place: String {
      package.isEmpty ? origin.rawValue : "\(origin.rawValue) (\(package))"
    }
  }

  /// The folders, in the order in which they are searched.
  public let folders: [Folder]

  /// Makes a path of these folders.
  public init(_ folders: [Folder]) { self.folders = folders }

  /// The usual folders.
  ///
  /// - Parameter shipped: where the program's own scripts are; nil asks `HANALYZE_SCRIPTS`, else looks
  ///   beside the program: `../share/hanalyze/scripts`, and the `scripts` of a checkout above it.
  /// - Returns: The path.
  public static func standard(shipped: String? = nil) -> ScriptPath {
    var folders = [Folder(origin: .project, path: "scripts")]
    if let user = userFolder { folders.append(Folder(origin: .user, path: user)) }
    let own = shipped.map { [$0] } ?? shippedFolders
    folders += own.filter(isFolder).prefix(1).map { Folder(origin: .shipped, path: $0) }
    return ScriptPath(folders)
  }

  /// The folder into which the user's scripts are installed, where a home is known.
  public static var userFolder: String? {
    if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      return data + "/hanalyze/scripts"
    }
    return variable("HOME").map { $0 + "/.local/share/hanalyze/scripts" }
  }

  private static var shippedFolders: [String] {
    var found: [String] = []
    if let named = variable("HANALYZE_SCRIPTS") { found.append(named) }
    guard let program = realpath("/proc/self/exe", nil) else { return found }
    defer { free(program) }
    var folder = String(cString: program)[...]
    guard let slash = folder.lastIndex(of: "/") else { return found }
    folder = folder[..<slash]
    found.append(String(folder) + "/../share/hanalyze/scripts")
    // A build of a checkout lies some folders below it.
    for _ in 0..<5 {
      guard let slash = folder.lastIndex(of: "/") else { break }
      folder = folder[..<slash]
      let above = String(folder)
      if isFile(above + "/Package.swift") { found.append(above + "/scripts") }
    }
    return found
  }

  /// Whether a word is the path of a script that is there, so that no folder need be looked through.
  public static func isPath(_ word: String) -> Bool {
    (word.utf8.contains(UInt8(ascii: "/")) || word.hasSuffix(".lua")) && isFile(word)
  }

  /// The script of a word: a path, or a name that the folders know.
  ///
  /// - Throws: `HanError` HA803 with near names.
  public func find(_ word: String) throws(HanError) -> Entry {
    if word.contains("/") || word.hasSuffix(".lua") {
      guard Self.isFile(word) else {
        let near = Nearest.hint(Self.name(of: word), in: list().map(\.name))
        throw HanError(.scriptMissing, "no such script; check the path" + near, path: word)
      }
      return Entry(name: Self.name(of: word), path: word, origin: .project)
    }
    for folder in folders {
      for (inner, package) in Self.places(folder) {
        let path = inner + "/" + word + ".lua"
        if Self.isFile(path) {
          return Entry(name: word, path: path, origin: folder.origin, package: package)
        }
      }
    }
    let known = list().map(\.name)
    throw HanError(
      .scriptMissing,
      "no script is called '\(word)'" + Nearest.hint(word, in: known)
        + "; hanalyze scripts list shows them")
  }

  /// All scripts, by name; of namesakes the one that is found first.
  public func list() -> [Entry] {
    var found: [String: Entry] = [:]
    for folder in folders {
      for (inner, package) in Self.places(folder) {
        for file in Self.files(in: inner) {
          let name = Self.name(of: file)
          guard found[name] == nil else { continue }
          found[name] = Entry(
            name: name, path: inner + "/" + file, origin: folder.origin, package: package)
        }
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".lua") ? String(file.dropLast(4)) : file
  }

  /// A folder, and of the user's also those within it: packages.
  private static func places(_ folder: Folder) -> [(path: String, package: String)] {
    guard folder.origin == .user else { return [(folder.path, "")] }
    let inner = FileTree.names(in: folder.path).filter {
      !$0.hasPrefix(".") && !["lib", "expected"].contains($0) && isFolder(folder.path + "/" + $0)
    }
    return [(folder.path, "")] + inner.map { (folder.path + "/" + $0, $0) }
  }

  private static func files(in folder: String) -> [String] {
    FileTree.names(in: folder).filter {
      $0.hasSuffix(".lua") && !$0.hasPrefix(".") && isFile(folder + "/" + $0)
    }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
