import GRDB
import HanCatalog

/// Brings a store to the newest schema, a step a version.
///
/// `PRAGMA user_version` counts the steps done. All steps that are missing are one transaction, the
/// first one also marks the file as ours: whoever is killed in between leaves the version before, or a
/// file that is as good as empty. (GRDB's migrator keeps its own table and makes it in a transaction
/// of its own, so that a file could be left that has a table and is not ours.)
enum StoreMigration {
  private static let steps: [@Sendable (Database, Catalog) throws -> Void] = [
    { db, catalog in
      try db.execute(sql: StoreSchema.version1)
      try fill(db, catalog)
      try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
    },
    { db, _ in try db.execute(sql: StoreSchema.version2) },
  ]

  /// Does the steps that are missing.
  static func run(on database: any DatabaseWriter, catalog: Catalog) throws {
    let isCurrent = try database.read { db in try version(db) == steps.count }
    if isCurrent { return }
    try database.write { db in
      // Another process may have done some meanwhile.
      while try version(db) < steps.count {
        let done = try version(db)
        try steps[done](db, catalog)
        try db.execute(sql: "PRAGMA user_version = \(done + 1)")
      }
    }
  }

  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private static func fill(_ db: Database, _ catalog: Catalog) throws {
    let areas = RowBuffer(rows: 3300, width: 5, bytes: 50)
    for one in catalog.areas {
      areas.text(String(one.code))
      areas.text(one.name)
      areas.text(catalog.fullName(one.code))
      areas.integer(one.level)
      areas.text(orNull: one.parent == 0 ? nil : String(one.parent))
    }
    try areas.insert(
      with: db.makeStatement(
        sql: """
          INSERT OR IGNORE INTO area (code, name, fullName, level, parent)
          SELECT \(RowFeed.columns(5)) FROM rowFeed(?)
          """), width: 5, in: db)
    let indicator = try db.makeStatement(
      sql: "INSERT OR IGNORE INTO indicator (id, name, english, unit, kind, theme) "
        + "VALUES (?, ?, ?, ?, ?, ?)")
    for one in catalog.indicators {
      try indicator.execute(arguments: [
        one.id, one.name, one.english, one.unit, one.kind.rawValue, one.theme,
      ])
    }
  }
}
