import GRDB

/// The keys of derivations in the store, looked up once.
struct DerivationKeys {
  private var known: [String: Int64] = [:]
  /// What `PRAGMA data_version` said when they were looked up: it changes when others write.
  private var version: Int64 = -1

  /// Forgets what another process may have changed; to be called at the start of a transaction.
  mutating func update(_ db: Database) throws {
    let now = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
    if now != version { known = [:] }
    version = now
  }

  /// Forgets all, after a part of a transaction was taken back.
  mutating func forget() { known = [:] }

  /// The keys of lists of rules, which are made where there are none.
  mutating func keys(_ rules: [String], _ db: Database) throws -> [Int64] {
    try rules.map { one in
      if let key = known[one] { return key }
      let insert = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO derivation (rules) VALUES (?)")
      try insert.execute(arguments: [one])
      let key: Int64
      if db.changesCount > 0 {
        key = db.lastInsertedRowID
      } else {
        let find = try db.cachedStatement(sql: "SELECT id FROM derivation WHERE rules = ?")
        key = try Int64.fetchOne(find, arguments: [one]) ?? 0
      }
      known[one] = key
      return key
    }
  }
}
