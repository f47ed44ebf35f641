/// A division of GB/T 2260, or a park with its parent's code.
public struct Area: Sendable, Hashable {
  /// The six-digit code.
  public let code: Int32
  /// The full name: `雨湖区`.
  public let name: String
  /// 0 nation, 1 province, 2 prefecture, 3 county.
  public let level: Int
  /// The parent's code; 0 for the nation.
  public let parent: Int32
  /// Short names under which prose calls it: `雨湖`.
  public let shortNames: [String]
}
