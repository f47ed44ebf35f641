import HanBase

/// What a script may use up; the defaults are the command's.
public struct LuaLimits: Sendable, Hashable {
  /// Bytes of memory, of Lua and of what its objects hold in the host; 0 for no limit.
  public var memory = 2048 << 20
  /// Time from start to stop; nil for no limit.
  public var time: Duration?
  /// Bytes of output; 0 for no limit.
  public var output = 256 << 20
  /// Bytes of one source text.
  public var source = 8 << 20
  /// How long after a stop a run may take to end before `onUnresponsive` is called.
  public var grace = Duration.seconds(2)
  /// Bytes of the interpreter thread's stack; at least 8 MiB.
  public var stack = 16 << 20

  /// Makes the default limits.
  public init() {}
}

/// Why a run was stopped from outside of the script.
public enum StopReason: Int32, Sendable {
  /// The time limit.
  case time = 1
  /// The memory limit.
  case memory = 2
  /// The output limit.
  case output = 3
  /// The user or the host said so.
  case cancelled = 4

  var code: HanError.Code {
    switch self {
    case .time: .luaTimeLimit
    case .memory: .luaMemoryLimit
    case .output: .luaOutputLimit
    case .cancelled: .luaCancelled
    }
  }
}
