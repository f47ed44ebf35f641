import GRDB
import HanBase

/// What the store held when an import began.
struct KnownDocuments: Sendable {
  private struct Entry: Sendable {
    var name: String
    var contentHash: String
    var correctionHash: String
    var program: String
  }

  private let entries: [String: Entry]
  /// Which names are taken.
  let names: DocumentNames

  /// Whether it held nothing.
  var isEmpty: Bool { entries.isEmpty }

  /// What a new store holds: nothing.
  init() {
    entries = [:]
    names = DocumentNames()
  }

  init(_ store: Store) throws(HanError) {
    (entries, names) = try store.read { db in
      var entries: [String: Entry] = [:]
      var taken: [String: String] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, name, contentHash, correctionHash, program FROM document")
      while let row = try rows.next() {
        let path: String = row[0]
        entries[path] = Entry(
          name: row[1], contentHash: row[2], correctionHash: row[3], program: row[4])
        taken[row[1]] = path
      }
      return (entries, DocumentNames(taken: taken, known: entries.mapValues(\.name)))
    }
  }

  /// Whether the store holds a document of this identity.
  func contains(_ identity: String) -> Bool { entries[identity] != nil }

  /// Whether the store holds just this, read by the same version of the program.
  func isUnchanged(_ origin: PreparedDocument.Origin) -> Bool {
    guard let entry = entries[origin.path] else { return false }
    return entry.contentHash == origin.contentHash && entry.program == origin.program
      && entry.correctionHash == origin.correctionHash
  }
}

/// Gives each document a name that no other one has.
struct DocumentNames: Sendable {
  private var taken: [String: String]
  private let known: [String: String]

  init(taken: [String: String] = [:], known: [String: String] = [:]) {
    self.taken = taken
    self.known = known
  }

  /// An item with its name: the one that its document had before, else the one as given, else, where
  /// that is another document's, its path.
  mutating func named(_ item: ImportItem) -> ImportItem {
    var item = item
    if let name = known[item.identity] {
      item.name = name
    } else if let other = taken[item.name], other != item.identity {
      item.name = item.identity
    }
    taken[item.name] = item.identity
    return item
  }
}
