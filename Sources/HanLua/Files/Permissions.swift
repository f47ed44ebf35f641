import HanBase

/// What a script may do outside of the host's API, in the manner of Deno: nothing by default.
public struct Permissions: Sendable, Hashable {
  /// Where something is allowed.
  public enum Scope: Sendable, Hashable {
    /// Nowhere.
    case none
    /// In these files and folders (and all below them), or for these programs.
    case only([String])
    /// Everywhere.
    case all

    /// The same with one more place.
    public func adding(_ place: String) -> Scope {
      switch self {
      case .none: .only([place])
      case .only(let places): .only(places + [place])
      case .all: .all
      }
    }
  }

  /// What may be read.
  public var read = Scope.none
  /// What may be written.
  public var write = Scope.none
  /// What may be run.
  public var run = Scope.none

  /// Makes permissions that allow nothing.
  public init() {}
}

/// Something that a script wants and has no permission for.
public struct PermissionRequest: Sendable, Hashable {
  /// What it wants to do.
  public enum Kind: String, Sendable, Hashable {
    /// Read a file.
    case read
    /// Write a file.
    case write
    /// Run a program.
    case run
  }

  /// What it wants to do.
  public let kind: Kind
  /// With what: the path as the script gave it, or the program.
  public let subject: String

  /// The flag that would allow it: `--allow-write=out.csv`.
  public var flag: String { "--allow-\(kind.rawValue)=\(subject)" }
}

/// What the user says to a request.
public enum PermissionAnswer: Sendable, Hashable {
  /// No.
  case deny
  /// Yes, this time.
  case once
  /// Yes, and also the next times that this run asks for the same.
  case always
}
