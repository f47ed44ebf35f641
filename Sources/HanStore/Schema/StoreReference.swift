/// The description of a store's tables and views, as `docs/store.md` holds it.
public enum StoreReference {
  /// The text of `docs/store.md`.
  public static var markdown: String {
    var text = """
      # The store

      <!-- Made from Sources/HanStore/Schema; write it anew with RECORD=1 swift test --filter theReferenceIsUpToDate -->

      A store is one SQLite file. Its tables may be read with any SQLite client while `hanalyze` \
      writes to it; do not write to it from outside. `PRAGMA application_id` is \
      \(StoreSchema.applicationID) (`HanA`), `PRAGMA user_version` the version of the schema, now \
      \(StoreSchema.version). Days are text of the form `2024-06-30`.

      The file is in SQLite's WAL mode: readers never wait for the writer nor it for them, across \
      processes of one machine. While somebody has it open for writing, `-wal` and `-shm` stand \
      beside it and belong to it; copy a store only when they are gone, or with `VACUUM INTO`. On a \
      network file system use a copy. In a folder that may not be written a store is opened as \
      unchangeable. While an import makes a store there is no log yet: `-journal` stands beside it, \
      readers wait up to a second, and after a kill in that second the store is empty.

      What to begin with: the views `fact` (every observation with all names), `latestLevel` and \
      `documentSummary`.

      ```sql
      SELECT areaName, value, unit, timePeriod, document
      FROM latestLevel WHERE indicatorId = 'gdp' ORDER BY value DESC;
      ```

      """
    text = text.replacing(" \\\n", with: " ")
    for (title, isView) in [("Views", true), ("Tables", false)] {
      text += "\n## \(title)\n"
      for table in StoreSchema.tables where table.isView == isView {
        text +=
          "\n### `\(table.name)`\n\n\(table.meaning)\n\n| Column | Type | Meaning |\n|---|---|---|\n"
        for column in table.columns {
          let meaning = column.meaning.replacing("|", with: "\\|")
          text += "| `\(column.name)` | \(column.type) | \(meaning) |\n"
        }
      }
    }
    return text
  }
}
