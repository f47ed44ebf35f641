import GRDB
import HanCatalog

/// Brings a store to the newest schema, a step a version, each in a transaction.
enum StoreMigration {
  /// Makes what is missing.
  static func run(on pool: DatabasePool, catalog: Catalog) throws {
    let isCurrent = try pool.read { db in
      try Int.fetchOne(db, sql: "PRAGMA user_version") == StoreSchema.version
    }
    if isCurrent { return }
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: StoreSchema.version1)
      try fill(db, catalog)
      try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    try migrator.migrate(pool)
  }

  private static func fill(_ db: Database, _ catalog: Catalog) throws {
    let area = try db.makeStatement(
      sql: "INSERT OR IGNORE INTO area (code, name, fullName, level, parent) VALUES (?, ?, ?, ?, ?)"
    )
    for one in catalog.areas {
      try area.execute(arguments: [
        String(one.code), one.name, catalog.fullName(one.code), one.level,
        one.parent == 0 ? nil : String(one.parent),
      ])
    }
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
