import HanBase
import HanLua

/// Shows the values of an input.
public enum ConsoleDisplay {
  /// The text of the values, without a line feed at its end.
  public static func render(
    values: [LuaValue], session: ConsoleSession, style: ConsoleStyle
  ) -> String {
    (session.call?.rendered() ?? []).joined(separator: "\t")
  }
}
