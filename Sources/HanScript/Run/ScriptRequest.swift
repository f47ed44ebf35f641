import HanBase
import HanCatalog
import HanLua

/// What is to be run, on which documents, and what it may do.
public struct ScriptRequest: Sendable {
  /// The words behind the script, as the shell gave them.
  public var arguments: [String] = []
  /// Finds the corpus; asked only when the script touches it.
  public var corpus: @Sendable () throws(HanError) -> CorpusPlace = { () throws(HanError) in .empty
  }
  /// The catalogue of units, indicators and places; the standard one is made when it is first used.
  public var catalog: Catalog {
    get { givenCatalog ?? .standard }
    set { givenCatalog = newValue }
  }
  private var givenCatalog: Catalog?
  /// Whether the user named the catalogue: another corpus then brings none of its own.
  public var keepsCatalog = false
  /// What is being read ahead for the run.
  var headStart: HeadStart?
  /// The file that `-o` names: the script may write it, and finds it as `arg.output`.
  public var output: String?
  /// Limits of time, memory and output.
  public var limits = LuaLimits()
  /// What was allowed by flag: `--allow-read`, `--allow-write`, `--allow-run`.
  public var permissions = Permissions()
  /// Whether output goes to a terminal, where control characters must not pass.
  public var isTerminal = false
  /// The columns of the terminal, or nil for as wide as tables are.
  public var width: Int?
  /// Whether the script is only looked at: what it would read and write is shown, nothing is run.
  public var isDryRun = false
  /// Folders in which `require` finds modules, beside the script's own.
  public var moduleFolders: [String] = []
  /// The package of an installed script, which its lock and its header bind; nil for the user's own.
  public var installed: InstalledScript?
  /// Asks the user for a permission, where there is a terminal.
  public var prompt: (@Sendable (PermissionRequest) -> PermissionAnswer)?
  /// Opens a console where a script calls `console()`, on the interpreter's thread; the script waits.
  public var console: (@Sendable (ScriptPause) -> Void)?
  /// Whether `console` is opened also where the script fails.
  public var opensConsoleOnError = false
  /// How many observations a store may have that is loaded as a whole when a query is first answered; of
  /// larger ones those are read that are asked for, where they are few.
  public var smallStore = ScriptRequest.usualSmallStore
  static let usualSmallStore = 20_000
  /// Called on another thread when a stopped script does not end.
  public var onUnresponsive: (@Sendable () -> Void)?

  /// Makes a request with the usual limits and no permissions.
  public init() {}
}

/// How a run went.
public struct ScriptOutcome: Sendable {
  /// What the shell is told: 0 done, 1 some documents failed, 2 failed, 64 bad usage.
  public var exitCode: Int32
  /// What to show on standard error: the error's report, or the usage; empty where all went well.
  public var report: String
  /// The code of the error (`HA702`), where there was one.
  public var code: String?
  /// What the script returned, copied within bounds.
  public var values: [LuaValue] = []
  /// Documents that could not be read, and other findings.
  public var diagnostics: [Diagnostic] = []
}
