import HanBase

extension HanError.Code {
  /// A script's header says something that cannot be understood.
  public static let scriptHeader = HanError.Code("HA801", "bad header of a script")
  /// A script was called with words that it does not take.
  public static let scriptUsage = HanError.Code("HA802", "bad usage of a script")
  /// No script of that name or path was found.
  public static let scriptMissing = HanError.Code("HA803", "script not found")
  /// A script cannot be read as text.
  public static let scriptUnreadable = HanError.Code("HA804", "script cannot be read")
  /// A script needs another version of the program.
  public static let scriptVersion = HanError.Code("HA805", "script needs another version")
  /// No indicator has that name.
  public static let unknownIndicator = HanError.Code("HA811", "unknown indicator")
  /// No division or park has that name.
  public static let unknownDistrict = HanError.Code("HA812", "unknown district")
  /// Several divisions have that name.
  public static let ambiguousDistrict = HanError.Code("HA813", "ambiguous district")
  /// A text is no period or date.
  public static let badPeriod = HanError.Code("HA814", "period cannot be read")
  /// The corpus has no document of that name.
  public static let unknownDocument = HanError.Code("HA815", "unknown document")
  /// A script asks for a console where there is none.
  public static let noConsole = HanError.Code("HA817", "no console")
  /// A program that a script asks for cannot be started, or prints too much.
  public static let programRun = HanError.Code("HA827", "program cannot be run")
  /// A script cannot be made because something stands in its place.
  public static let scriptExists = HanError.Code("HA816", "script exists already")
}

/// The version that the Lua interface has; scripts may require one.
public enum ScriptInterface {
  /// Major, minor, patch.
  public static let version = "0.1.0"
}
