import Foundation
import GRDB
import HanBase
import HanCatalog

/// Documents and their observations in one SQLite file.
///
/// The file is in SQLite's WAL mode: while one process writes, any number of others read what was
/// there when they began, and none waits for another. What a killed writer left is put right by the
/// next one to open the file. Every document is wholly in or wholly out, because its rows are
/// written in one transaction. Tables and views are described in `docs/store.md` and may be read
/// with any SQLite client; writing to them from outside is not supported, though `check` finds what
/// was broken.
///
/// ```swift
/// let store = try Store("hanalyze.db", access: .read)
/// let frame = try store.frame()
/// ```
///
/// It does *not* watch the file: a frame is what was there when it was asked for.
public final class Store: Sendable {
  /// What a store is opened for.
  public enum Access: Sendable {
    /// Reading only; the file must be there.
    case read
    /// Reading and writing; the file is made where there is none.
    case write
  }

  /// The path as given.
  public let path: String
  /// What it was opened for.
  public let access: Access
  /// The catalogue by which names of divisions and indicators are looked up.
  public let catalog: Catalog
  let database: any DatabaseWriter
  let segments = KnownSegments()

  /// Opens a store, and with `.write` makes it or brings it to this version's schema.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - access: What for.
  ///   - catalog: The catalogue by which names are looked up.
  ///   - patience: How many seconds a writer waits for another one.
  /// - Throws: `HanError` HA401 (not a store), HA402 (of a newer version), HA403 (damaged), HA404
  ///   (in use), HA405 (no room), HA406 (not permitted), HA407 (missing).
  public init(_ path: String, access: Access, catalog: Catalog = .standard, patience: Double = 30)
    throws(HanError)
  {
    self.path = path
    self.access = access
    self.catalog = catalog
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue { throw HanError(.notAStore, "is a folder, not a store", path: path) }
    if access == .read, !exists {
      throw HanError(
        .storeMissing, "does not exist; make it with: hanalyze import PATH --store \(path)",
        path: path)
    }
    database = try StoreFailure.wrapping(path) {
      do {
        return try Store.open(path, access, patience)
      } catch let error as DatabaseError
        where access == .read && error.extendedResultCode == .SQLITE_READONLY_ROLLBACK
      {
        // The import that was making it was killed: what it left is taken back.
        try Store.rollBack(path, patience)
        return try Store.open(path, access, patience)
      }
    }
    guard access == .write else { return }
    try StoreFailure.wrapping(path) { [database] in
      try StoreMigration.run(on: database, catalog: catalog)
    }
  }

  /// Makes a store that has no log yet, for an import that gives it one when it has filled it
  /// (`ImportSession`): until then others wait.
  ///
  /// - Throws: `HanError` HA404 where another process made it meanwhile, HA405 or HA406.
  init(new path: String, catalog: Catalog, patience: Double = 30) throws(HanError) {
    (self.path, access, self.catalog) = (path, .write, catalog)
    database = try StoreFailure.wrapping(path) {
      try DatabaseQueue(
        path: Store.location(path),
        configuration: Store.configuration(.write, patience))
    }
    try StoreFailure.wrapping(path) { [database] in
      let tables = try database.read { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
      }
      guard tables == 0 else {
        throw HanError(
          .storeBusy, "was made by another process at this moment; repeat when that is done",
          path: path)
      }
      try StoreMigration.run(on: database, catalog: catalog)
    }
  }

  /// Whether a file is a store of ours, of whatever version.
  ///
  /// It asks SQLite, so that it may be called while the same process has the store open.
  public static func isStore(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else { return false }
    var configuration = Configuration()
    configuration.readonly = true
    let mark = try? DatabaseQueue(path: location(path), configuration: configuration).read {
      try Int32.fetchOne($0, sql: "PRAGMA application_id")
    }
    return mark == StoreSchema.applicationID
  }

  /// Closes the store's connections; it cannot be used any more.
  public func close() throws(HanError) {
    try StoreFailure.wrapping(path) { try database.close() }
  }

  /// Opens the file and makes sure that it is a store.
  private static func open(_ path: String, _ access: Access, _ patience: Double)
    throws -> any DatabaseWriter
  {
    let configuration = configuration(access, patience)
    let database =
      try {
        do {
          return try DatabasePool(path: location(path), configuration: configuration)
        } catch let error as DatabaseError
          where access == .read && error.resultCode == .SQLITE_CANTOPEN
        {
          // In a folder that may not be written, SQLite cannot make the files that connections
          // share; nobody can be writing there either.
          return try DatabasePool(path: immutableURI(path), configuration: configuration)
        }
      }()
    try database.read { db in try recognise(db, path, mayBeEmpty: access == .write) }
    return database
  }

  private static func configuration(
    _ access: Access, _ patience: Double
  ) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.readonly = access == .read
    configuration.label = "hanalyze"
    configuration.prepareDatabase { db in
      // Pages this large suit rows of about 200 bytes and segments of megabytes; it only takes
      // effect while the file is empty.
      if access == .write { try db.execute(sql: "PRAGMA page_size = 16384") }
      try db.execute(sql: readingMemory)
      if access == .write {
        try db.execute(
          sql: """
            PRAGMA secure_delete = OFF; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
            PRAGMA wal_autocheckpoint = 500; PRAGMA cache_size = -4096
            """)
        try RowFeed.register(on: db)
      }
    }
    return configuration
  }

  /// How much of the file may be mapped into memory, and how much of it kept beside.
  static let readingMemory = "PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -32768"

  /// Takes back what the journal of a dead writer says.
  private static func rollBack(_ path: String, _ patience: Double) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    let queue = try DatabaseQueue(path: location(path), configuration: configuration)
    _ = try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") }
    try queue.close()
  }

  /// A path that SQLite does not take for a URI.
  static func location(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

  private static func immutableURI(_ path: String) -> String {
    let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
    let escaped = location(path).addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    return "file:\(escaped)?immutable=1"
  }

  private static func recognise(_ db: Database, _ path: String, mayBeEmpty: Bool) throws {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    if mark == 0, version == 0, tables == 0 {
      if mayBeEmpty { return }
      throw HanError(
        .storeMissing,
        "is empty: the import that was to fill it was broken off; repeat it: "
          + "hanalyze import PATH --store \(path)", path: path)
    }
    guard mark == StoreSchema.applicationID else {
      throw HanError(
        .notAStore, "is an SQLite file of another program; name another file with --store",
        path: path)
    }
    guard version <= StoreSchema.version else {
      throw HanError(
        .storeTooNew,
        "was written by a newer version of hanalyze (schema \(version), this program knows "
          + "\(StoreSchema.version)); update hanalyze", path: path)
    }
    guard version > 0 else {
      throw HanError(.storeDamaged, "has no schema; make it anew with hanalyze import", path: path)
    }
  }
}
