/// The first screen.
public enum ConsoleWelcome {
  /// What the console says before its first prompt: what this is, and what to try on this corpus.
  public static func text(_ session: ConsoleSession) -> String { "" }
}
