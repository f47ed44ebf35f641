import HanBase
import HanCorpus
import HanFormats
import HanOutput

/// The list of installed packages, with the SHA-256 of each of their files.
///
/// It is the file `hanalyze.lock` in the user's folder of scripts, one line a package and one a file,
/// parted by tabs:
///
/// ```text
/// hanalyze-lock	1
/// package	ladder	git	https://example.org/ladder.git	9fceb02…
/// file	e3b0c442…	ladder/ladder.lua
/// ```
public struct ScriptLock: Sendable, Hashable {
  /// One installed package.
  public struct Package: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it came as: `file`, `folder`, `archive` or `git`.
    public var kind: String
    /// Where it came from.
    public var source: String
    /// The commit of a git repository, or empty.
    public var commit: String
    /// Its files below the user's folder, with their SHA-256.
    public var files: [File]
  }

  /// One installed file.
  public struct File: Sendable, Hashable {
    /// Its path below the user's folder.
    public var path: String
    /// Its SHA-256, in hexadecimal digits.
    public var digest: String
  }

  /// The folder that the paths count from.
  public let folder: String
  /// The packages, by name.
  public internal(set) var packages: [Package] = []

  /// The path of the lock file.
  public var path: String { folder + "/hanalyze.lock" }

  /// Reads the lock of a folder; where there is none, nothing is installed.
  ///
  /// - Throws: `HanError` HA825 where it cannot be read or understood.
  public init(folder: String) throws(HanError) {
    self.folder = folder
    guard FileTree.kind(path) != nil else { return }
    let bytes: [UInt8]
    do throws(HanError) {
      bytes = try DocumentFile.bytes(path)
    } catch {
      throw HanError(.lockBroken, error.message, path: path)
    }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch (index, fields[0], fields.count) {
      case (0, "hanalyze-lock", 2) where fields[1] == "1": continue
      case (1..., "package", 5):
        packages.append(
          Package(
            name: fields[1], kind: fields[2], source: fields[3], commit: fields[4], files: []))
      case (1..., "file", 3) where !packages.isEmpty && Self.isInside(fields[2]):
        packages[packages.count - 1].files.append(File(path: fields[2], digest: fields[1]))
      default:
        throw HanError(
          .lockBroken, "is no lock that this version understands", path: path, line: index + 1)
      }
    }
  }

  /// The lock of the user's folder; nil where no home is known.
  ///
  /// - Throws: `HanError` HA825 where it cannot be understood.
  public static func standard() throws(HanError) -> ScriptLock? {
    guard let folder = ScriptPath.userFolder else { return nil }
    return try ScriptLock(folder: folder)
  }

  /// The package of that name.
  public func package(_ name: String) -> Package? { packages.first { $0.name == name } }

  /// The package that a file below the user's folder belongs to.
  public func package(of path: String) -> Package? {
    packages.first { $0.files.contains { $0.path == path } }
  }

  /// The lock as it is written.
  public var text: String {
    var text = "hanalyze-lock\t1\n"
    for package in packages.sorted(by: { $0.name < $1.name }) {
      let fields = [package.name, package.kind, package.source, package.commit].map(Self.field)
      text += "package\t" + fields.joined(separator: "\t") + "\n"
      for file in package.files { text += "file\t\(file.digest)\t\(file.path)\n" }
    }
    return text
  }

  /// Writes it.
  func write() throws { try TableFile.write(Array(text.utf8), to: path) }

  /// A file's path below the folder; nil for what lies elsewhere.
  func relative(_ path: String) -> String? {
    guard let real = FileTree.real(path), let root = FileTree.real(folder),
      real.hasPrefix(root + "/")
    else { return nil }
    return String(real.dropFirst(root.count + 1))
  }

  /// A lock that somebody changed must not lead removal out of the folder.
  private static func isInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != ".." && $0 != "."
      }
  }

  private static func field(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) })
  }
}
