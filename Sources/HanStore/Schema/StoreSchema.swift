/// The tables and views of a store, with what each column means.
///
/// The SQL of a version never changes once it was released; a new version adds a migration. What is
/// said here about columns is held against the database by a test, and `docs/store.md` is made of
/// it.
public enum StoreSchema {
  /// The number of the newest version, which `PRAGMA user_version` tells.
  public static let version = 2
  /// The mark of our files, which `PRAGMA application_id` tells: `HanA`.
  public static let applicationID: Int32 = 0x4861_6E41

  /// A table or view.
  public struct Table: Sendable {
    /// Its name.
    public let name: String
    /// Whether it is a view.
    public let isView: Bool
    /// What a row of it is.
    public let meaning: String
    /// Its columns, in order.
    public let columns: [Column]

    init(_ name: String, _ meaning: String, isView: Bool = false, _ columns: [Column]) {
      self.name = name
      self.isView = isView
      self.meaning = meaning
      self.columns = columns
    }
  }

  /// A column.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// Its type in SQLite.
    public let type: String
    /// What it holds.
    public let meaning: String

    init(_ name: String, _ type: String, _ meaning: String) {
      self.name = name
      self.type = type
      self.meaning = meaning
    }
  }

  /// All tables and views that an analyst may read.
  public static let tables: [Table] = documentTables + statementTables + referenceTables + views
}
