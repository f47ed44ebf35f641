import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame

/// Corrections, found by the document that they are about.
public struct CorrectionSet: Sendable {
  /// What became of a correction.
  public struct Outcome: Sendable {
    /// The correction.
    public let correction: Correction
    /// `applied`, or why it was not.
    public let state: String
  }

  /// The state of a correction that is in force.
  public static let applied = "applied"
  /// All corrections, in order; a later one goes before an earlier one.
  public let corrections: [Correction]
  private let byFile: [Substring: [Int]]
  private let values: FieldValues

  /// Makes a set.
  public init(_ corrections: [Correction], catalog: Catalog = .standard) {
    self.corrections = corrections
    values = FieldValues(catalog)
    var byFile: [Substring: [Int]] = [:]
    for (index, one) in corrections.enumerated() {
      byFile[Self.file(one.document), default: []].append(index)
    }
    self.byFile = byFile
  }

  /// The corrections of the `corrections.tsv` in a folder, or beside a document; nil where there is
  /// none.
  ///
  /// - Parameters:
  ///   - path: The folder or the document.
  ///   - isFile: Whether it is a document.
  ///   - catalog: By which names in corrections are looked up.
  /// - Throws: `HanError` HA412, HA201 or HA202.
  public init?(
    beside path: String, isFile: Bool, catalog: Catalog = .standard
  ) throws(HanError) {
    let file = CorrectionTable.path(beside: path, isFile: isFile)
    guard let bytes = try? DocumentFile.bytes(file) else { return nil }
    self.init(try CorrectionTable(bytes, path: file).corrections, catalog: catalog)
  }

  private static func file(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }

  /// The corrections of a document.
  public func of(_ name: String) -> [Correction] {
    (byFile[Self.file(name)] ?? []).map { corrections[$0] }.filter { $0.isAbout(name) }
  }

  /// A mark that changes when the corrections of a document do; empty where it has none.
  func hash(_ name: String) -> String {
    let own = of(name)
    guard !own.isEmpty else { return "" }
    let words = Array(own.map(\.content).joined(separator: "\u{1E}").utf8)
    return String(words.withUnsafeBytes { XXHash64.hash($0) }, radix: 16)
  }

  /// The observations of a document as the analyst wants them.
  ///
  /// A field that was changed has the rule `correction/FIELD` in its derivation and is stated, not
  /// guessed.
  ///
  /// - Parameters:
  ///   - observations: What was found in the document, in text order.
  ///   - document: The document.
  /// - Returns: The observations, in text order, and what became of each correction.
  public func apply(
    to observations: [Observation], of document: Document
  ) -> (observations: [Observation], outcomes: [Outcome]) {
    let (stored, outcomes) = apply(
      to: observations.map { StoredObservation(observation: $0, sentence: -1) }, document)
    return (stored.map(\.observation), outcomes)
  }

  func apply(
    to stored: [StoredObservation], _ document: Document
  ) -> ([StoredObservation], [Outcome]) {
    let own = of(document.name)
    guard !own.isEmpty else { return (stored, []) }
    var corrector = Corrector(document: document, stored: stored, values: values)
    let outcomes = own.map { Outcome(correction: $0, state: corrector.apply($0)) }
    return (corrector.result, outcomes)
  }
}
