import HanBase
import HanCorpus
import HanFormats

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The files of scripts that somebody passed on: a file, a folder, an archive or a git repository.
///
/// Reading them runs nothing that they bring: an archive is read member by member, a repository is
/// fetched without a working tree, so no hook, filter or submodule of it comes to life.
public struct PackageSource: Sendable {
  /// What the scripts came as.
  public enum Kind: String, Sendable {
    /// One `.lua` file.
    case file
    /// A folder that is no git repository.
    case folder
    /// A zip or tar file.
    case archive
    /// A git repository, here or elsewhere.
    case git
  }

  /// What it is.
  public let kind: Kind
  /// Where it is: an absolute path, or the URL as given.
  public let location: String
  /// The commit, of a git repository.
  public let commit: String
  /// What its package is called: its last word, without endings.
  public let name: String
  /// Its files, by path.
  public let files: [ArchiveReader.Member]

  /// The endings of archives that are read.
  static let archives = [
    ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".tar.zst", ".tar", ".zip", ".rock",
  ]

  /// Reads what a word names.
  ///
  /// - Parameters:
  ///   - word: A path, or a URL that git understands.
  ///   - revision: A branch, tag or commit of a git repository; nil for its own default.
  /// - Returns: The files, in memory.
  /// - Throws: `HanError` HA821 where there is nothing, HA244 to HA247 for archives, HA822 where git
  ///   cannot fetch it.
  public static func read(
    _ word: String, revision: String? = nil
  ) throws(HanError) -> PackageSource {
    if let source = try local(word, revision) { return source }
    guard isRemote(word) else {
      throw HanError(
        .packageSource, "there is nothing here, and this is no URL that git knows", path: word)
    }
    if let ending = archives.first(where: { word.hasSuffix($0) }), !word.hasSuffix(".git") {
      throw HanError(
        .packageSource,
        "only git fetches from elsewhere: download this \(ending.dropFirst()) file and install it",
        path: word)
    }
    let fetched = try GitRepository.fetch(word, revision: revision)
    return PackageSource(
      kind: .git, location: word, commit: fetched.commit, name: plainName(word),
      files: fetched.files)
  }

  private static func local(
    _ word: String, _ revision: String?
  ) throws(HanError) -> PackageSource? {
    guard let kind = FileTree.kind(word), let path = FileTree.real(word) else { return nil }
    let name = plainName(path)
    if kind == .folder, FileTree.isRepository(path) {
      let fetched = try GitRepository.fetch(path, revision: revision)
      return PackageSource(
        kind: .git, location: path, commit: fetched.commit, name: name, files: fetched.files)
    }
    guard revision == nil else {
      throw HanError(.packageSource, "is no git repository: it has no revisions", path: word)
    }
    if kind == .folder {
      return PackageSource(
        kind: .folder, location: path, commit: "", name: name,
        files: try FileTree.members(of: path))
    }
    if word.hasSuffix(".lua") {
      let bytes = try DocumentFile.bytes(path)
      let file = path.split(separator: "/").last.map(String.init) ?? path
      return PackageSource(
        kind: .file, location: path, commit: "", name: name,
        files: [ArchiveReader.Member(path: file, bytes: bytes)])
    }
    guard archives.contains(where: { word.lowercased().hasSuffix($0) }) else {
      throw HanError(
        .packageSource,
        "is no script (.lua), folder, git repository or archive "
          + "(\(archives.joined(separator: ", ")))", path: word)
    }
    let files = try ArchiveReader.checkedMembers(of: .file(path), name: word)
    return PackageSource(
      kind: .archive, location: path, commit: "", name: name, files: withoutTopFolder(files))
  }

  /// Whether git could fetch it: a URL, or `user@host:path`.
  private static func isRemote(_ word: String) -> Bool {
    if word.hasPrefix("-") { return false }
    if word.contains("://") { return true }
    guard let colon = word.firstIndex(of: ":"), let at = word.firstIndex(of: "@") else {
      return false
    }
    return at < colon && !word[..<colon].contains("/")
  }

  /// Archives of releases hold one folder with everything in it.
  private static func withoutTopFolder(
    _ files: [ArchiveReader.Member]
  ) -> [ArchiveReader.Member] {
    guard let top = files.first?.path.split(separator: "/").first.map({ $0 + "/" }),
      files.allSatisfy({ $0.path.hasPrefix(top) }),
      !["lib/", "scripts/", "expected/"].contains(top)
    else { return files }
    return files.map { .init(path: String($0.path.dropFirst(top.count)), bytes: $0.bytes) }
  }

  /// The last word of a path or URL, in letters, digits, `_`, `-` and `.`.
  static func plainName(_ place: String) -> String {
    var name = place.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? ""
    for ending in archives + [".git", ".lua"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
      break
    }
    let scalars = name.unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || ["_", "-", "."].contains(scalar)
      return isPlain ? Character(scalar) : "-"
    }
    let plain = String(String(scalars).drop { $0 == "." || $0 == "-" })
    // Folders of these names within the user's are no packages.
    return plain.isEmpty || ["lib", "expected"].contains(plain) ? "scripts" + plain : plain
  }
}

extension HanError.Code {
  /// What is to be installed is not there, or is nothing that holds scripts.
  public static let packageSource = HanError.Code("HA821", "nothing to install")
  /// A git repository cannot be fetched.
  public static let packageFetch = HanError.Code("HA822", "git cannot fetch")
  /// Scripts are not installed: a file is refused, a name is taken, or nobody said yes.
  public static let packageRefused = HanError.Code("HA823", "scripts are not installed")
  /// An installed script is not what was installed.
  public static let packageChanged = HanError.Code("HA824", "installed script has changed")
  /// The list of installed files cannot be read.
  public static let lockBroken = HanError.Code("HA825", "lock file is damaged")
  /// A script does something that its header does not declare.
  public static let undeclared = HanError.Code("HA826", "not declared by the script's header")
}
