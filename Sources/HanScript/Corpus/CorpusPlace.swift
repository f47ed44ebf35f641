/// Where a script's documents come from.
public enum CorpusPlace: Sendable, Hashable {
  /// A folder of documents, with all below it.
  case folder(String)
  /// One document.
  case file(String)
  /// An SQLite store.
  case store(String)
  /// No documents at all.
  case empty

  /// The path, as the user gave it.
  public var path: String {
    switch self {
    case .folder(let path), .file(let path), .store(let path): path
    case .empty: ""
    }
  }

  /// What stands there, in a word.
  public var kind: String {
    switch self {
    case .folder: "folder"
    case .file: "file"
    case .store: "store"
    case .empty: "empty"
    }
  }
}
