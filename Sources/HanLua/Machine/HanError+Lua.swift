import HanBase

extension HanError.Code {
  /// A script cannot be compiled.
  public static let luaSyntax = HanError.Code("HA701", "syntax error in a script")
  /// A script failed while it ran.
  public static let luaRuntime = HanError.Code("HA702", "runtime error in a script")
  /// A script took longer than it may.
  public static let luaTimeLimit = HanError.Code("HA703", "time limit of a script")
  /// A script needed more memory than it may.
  public static let luaMemoryLimit = HanError.Code("HA704", "memory limit of a script")
  /// A script printed more than it may.
  public static let luaOutputLimit = HanError.Code("HA705", "output limit of a script")
  /// A script was stopped by the user or the host.
  public static let luaCancelled = HanError.Code("HA706", "script cancelled")
  /// A function was given something that it does not take.
  public static let luaArgument = HanError.Code("HA707", "bad argument to a function")
  /// A name is not known where it was used.
  public static let luaUnknownName = HanError.Code("HA708", "unknown name")
  /// A script may not do this without permission.
  public static let luaPermission = HanError.Code("HA709", "permission denied")
  /// An object was used after it was closed.
  public static let luaClosed = HanError.Code("HA710", "object is closed")
  /// A file could not be read or written.
  public static let luaFile = HanError.Code("HA711", "file error in a script")
  /// A module could not be found or read.
  public static let luaModule = HanError.Code("HA712", "module not found")
  /// The interpreter cannot be started, or is already running.
  public static let luaMachine = HanError.Code("HA713", "interpreter not available")
}
