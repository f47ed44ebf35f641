import HanBase
import HanCatalog

/// How an import is done.
public struct ImportOptions: Sendable {
  /// How many threads read and extract; one more writes.
  public var jobs: Int
  /// Whether documents whose files are gone are removed from the store; else they are reported.
  public var removesVanished = false
  /// Version of the program: documents that another version read are read again.
  public var program = ""
  /// Whether statements without a number (honours, tiers, policies, …) are looked for too; that
  /// takes about a quarter as long again.
  public var findsClaims = true
  /// How many rows of columns a worker gathers before it hands them on, to become a segment.
  var columnLimit = 125_000
  /// Stops the import when it is asked to; nil where nobody will ask.
  public var stop: ImportStop?

  /// Makes options.
  public init(jobs: Int? = nil, removesVanished: Bool = false, program: String = "") {
    self.jobs = max(1, jobs ?? Processors.count)
    self.removesVanished = removesVanished
    self.program = program
  }

  /// The mark of the program in a document's row: what was read otherwise, or by another catalogue, is
  /// read again.
  func mark(_ catalog: Catalog) -> String {
    let words = catalog.additions
    let added = words == 0 ? "" : " with words \(String(words, radix: 16))"
    return program + added + (findsClaims ? "" : Self.withoutClaims)
  }
  /// What the mark ends with where claims were not looked for.
  static let withoutClaims = " without claims"
}

/// How far an import is.
public struct ImportProgress: Sendable {
  /// Documents done, in whatever way.
  public var documents = 0
  /// Documents known so far; grows while archives are opened.
  public var documentTotal = 0
  /// Bytes of the documents done.
  public var bytes = 0
  /// Bytes of the documents known so far.
  public var byteTotal = 0
  /// The name of the document that was done last.
  public var name = ""
  /// Seconds since the import began.
  public var seconds = 0.0
  /// Whether the end of the import is written.
  var isOver = false

  /// Makes the state before the beginning.
  public init() {}

  /// Bytes a second so far; 0 at the beginning.
  public var rate: Double { seconds > 0 ? Double(bytes) / seconds : 0 }
  /// Seconds left at that rate, or nil while nothing can be said.
  public var secondsLeft: Double? {
    rate > 0 && seconds >= 0.2 ? Double(max(0, byteTotal - bytes)) / rate : nil
  }
}

/// What an import did.
public struct ImportSummary: Sendable {
  /// A document that could not be read or written, and why.
  public struct Failure: Sendable {
    /// Its path.
    public let path: String
    /// Why.
    public let error: HanError
  }

  /// Documents that were not in the store before.
  public var added = 0
  /// Documents that took the place of an older version.
  public var replaced = 0
  /// Documents that were left alone because nothing changed.
  public var skipped = 0
  /// Observations of the documents added and replaced.
  public var observations = 0
  /// Bytes of the documents added and replaced.
  public var bytes = 0
  /// Documents that failed; the others were imported all the same.
  public var failures: [Failure] = []
  /// Names of documents whose files are gone.
  public var vanished: [String] = []
  /// Whether these were removed.
  public var removedVanished = false
  /// Corrections that are not in force, with the reason.
  public var unmatchedCorrections: [CorrectionSet.Outcome] = []
  /// Files of corrections that are gone, with how many corrections of theirs no longer hold.
  public var goneCorrections: [(path: String, count: Int)] = []
  /// What was noticed while documents were listed and read, such as a bad row of `corpus.tsv`.
  public var diagnostics: [Diagnostic] = []
  /// Whether the import was stopped before all documents were read; which are gone was not looked for
  /// then.
  public var isStopped = false
  /// Documents, as far as known, that were not read because it was stopped.
  public var leftOut = 0
  /// Whether no store was made, because there was none and nothing to put into it.
  public var madeNoStore = false
  /// Seconds that it took.
  public var seconds = 0.0
  /// Seconds that the writing thread spent in SQLite.
  public var writeSeconds = 0.0

  /// Makes an empty summary.
  public init() {}

  /// Documents imported.
  public var imported: Int { added + replaced }
}
