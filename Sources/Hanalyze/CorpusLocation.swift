#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where the documents are that a script or a command works on.
///
/// The corpus comes from what the user gave (`--corpus PATH`), else from `HANALYZE_CORPUS`, else it
/// is `hanalyze.db` or `seeds` in the working folder. It names a place that exists; it opens nothing.
public struct CorpusLocation: Sendable, Hashable {
  /// What stands there.
  public enum Kind: String, Sendable {
    /// A folder of documents.
    case folder
    /// One document.
    case file
    /// An SQLite store made by `hanalyze import`.
    case store
  }

  /// Who said so.
  public enum Origin: String, Sendable {
    /// `--corpus`, or the caller's argument.
    case given = "--corpus"
    /// The environment.
    case environment = "HANALYZE_CORPUS"
    /// A default in the working folder.
    case workingFolder = "working folder"
  }

  /// The path, as given.
  public let path: String
  /// What stands there.
  public let kind: Kind
  /// Who said so.
  public let origin: Origin

  /// The names that are looked for in the working folder, in this order.
  public static let defaultNames = ["hanalyze.db", "seeds"]

  /// Finds the corpus.
  ///
  /// - Parameters:
  ///   - given: the value of `--corpus`; nil or empty where none was given.
  ///   - environment: the value of `HANALYZE_CORPUS`; nil reads the process's environment.
  ///   - folder: the working folder; empty stands for the process's own.
  /// - Returns: the place.
  /// - Throws: `HanError` HA220 where none was given and no default exists, HA221 where what was
  ///   given does not exist or cannot be looked at.
  public static func find(
    _ given: String? = nil, environment: String? = nil, in folder: String = ""
  ) throws(HanError) -> CorpusLocation {
    if let given, !given.isEmpty { return try at(given, .given) }
    let variable = environment ?? getenv("HANALYZE_CORPUS").map { String(cString: $0) } ?? ""
    if !variable.isEmpty { return try at(variable, .environment) }
    for name in defaultNames {
      let path = folder.isEmpty ? name : folder + "/" + name
      if let kind = kind(path) {
        return CorpusLocation(path: path, kind: kind, origin: .workingFolder)
      }
    }
    throw HanError(
      .corpusMissing,
      "no corpus: give one with --corpus PATH (a folder, a document or a store), set "
        + "HANALYZE_CORPUS, or run where hanalyze.db or seeds/ is")
  }

  private static func at(_ path: String, _ origin: Origin) throws(HanError) -> CorpusLocation {
    if let kind = kind(path) { return CorpusLocation(path: path, kind: kind, origin: origin) }
    let reason = String(cString: strerror(errno))
    throw HanError(
      .corpusNotFound, "the corpus that \(origin.rawValue) names cannot be found", path: path,
      cause: reason)
  }

  /// What stands at a path; nil, with `errno` set, for nothing.
  private static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    return isStore(path) || path.hasSuffix(".db") ? .store : .file
  }

  private static func isStore(_ path: String) -> Bool {
    let magic = Array("SQLite format 3\0".utf8)
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: magic.count)
    return read(file, &head, head.count) == head.count && head == magic
  }
}

extension HanError.Code {
  /// No corpus was given and none lies in the working folder.
  public static let corpusMissing = HanError.Code("HA220", "no corpus")
  /// The corpus that was given does not exist.
  public static let corpusNotFound = HanError.Code("HA221", "corpus not found")
}
