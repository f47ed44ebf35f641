import HanBase

/// What a script says about itself in its first comment, read without running it.
public struct ScriptHeader: Sendable, Hashable {
  /// One sentence: the line behind `---`.
  public var summary = ""
  /// The lines behind it, up to the first tag.
  public var details = ""
  /// `@author`.
  public var author = ""
  /// `@license`.
  public var license = ""
  /// `@version`.
  public var version = ""
  /// The least version of hanalyze that it needs: `@requires hanalyze 0.1`.
  public var requires = ""
  /// `@param` and `@arg`, in order.
  public var parameters: [ScriptParameter] = []
  /// `@reads`: `corpus`, files or folders.
  public var reads: [String] = []
  /// `@writes`: files or folders, `output` for the file of `-o`; a `?` behind marks what is optional.
  public var writes: [String] = []
  /// `@runs`: programs.
  public var runs: [String] = []
  /// `@example`: command lines.
  public var examples: [String] = []
  /// `@expected`: what the first example prints over the seeds.
  public var expected: [String] = []
  /// What in it could not be understood.
  public var findings: [Finding] = []

  /// Something in a header, or in a script, that is not as it should be.
  public struct Finding: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// One sentence.
    public let message: String
    /// Whether the script cannot be run because of it.
    public let isError: Bool

    /// Makes a finding.
    public init(line: Int, _ message: String, isError: Bool = true) {
      self.line = line
      self.message = message
      self.isError = isError
    }
  }

  /// Makes an empty header.
  public init() {}

  /// Parameters that are given by place, in order.
  public var positional: [ScriptParameter] { parameters.filter(\.isPositional) }

  /// Whether the script says anything about itself.
  public var isEmpty: Bool { summary.isEmpty && parameters.isEmpty && examples.isEmpty }
}

/// One parameter of a script.
public struct ScriptParameter: Sendable, Hashable {
  /// What a parameter takes.
  public indirect enum Kind: Sendable, Hashable {
    /// Any text.
    case string
    /// A whole number.
    case integer
    /// A number.
    case number
    /// Yes or no: a flag.
    case boolean
    /// One of these.
    case choice([String])
    /// An indicator: an id, a Chinese name, or words of the documents.
    case indicator
    /// A district: a name, a code or a path.
    case district
    /// A period.
    case period
    /// A file or folder.
    case path
    /// Several, parted by commas or given again.
    case list(Kind)

    /// How help names it.
    public var name: String {
      switch self {
      case .string: "TEXT"
      case .integer: "N"
      case .number: "NUMBER"
      case .boolean: ""
      case .choice(let names): names.joined(separator: "|")
      case .indicator: "INDICATOR"
      case .district: "DISTRICT"
      case .period: "PERIOD"
      case .path: "PATH"
      case .list(let element): element.name + ",…"
      }
    }
  }

  /// Its name: the flag `--name`, and the field of `arg`.
  public var name: String
  /// What it takes.
  public var kind: Kind
  /// What stands for it when it is not given, as it would be written; nil for nothing.
  public var fallback: String?
  /// Whether the script runs without it.
  public var isOptional: Bool
  /// Whether it is given by place rather than by flag.
  public var isPositional: Bool
  /// What it is for.
  public var help: String
  /// The line of the script that declares it.
  public var line: Int

  /// The spelling on the command line.
  public var flag: String { "--" + String(name.map { $0 == "_" ? "-" : $0 }) }
}
