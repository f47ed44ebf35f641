/// Help about names.
public enum ConsoleHelp {
  /// The help about a name; nil where nothing is known of it.
  public static func lookup(_ text: String, _ session: ConsoleSession) -> String? { nil }

  /// The functions, indicators and words that a text is about.
  public static func apropos(_ text: String, _ session: ConsoleSession) -> String { "" }
}
