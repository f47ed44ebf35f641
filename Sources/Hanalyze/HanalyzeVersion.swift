/// The version of this library and of the command built on it.
public enum HanalyzeVersion {
  /// The version, as semver.org has it.
  public static let current = "0.1.0"
}
