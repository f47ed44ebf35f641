import Hanalyze

/// What the words before, at and behind SCRIPT ask for.
struct RunRequest: Sendable, Equatable {
  /// What a script may do beyond the API.
  struct Grant: Sendable, Equatable {
    /// Everything of its kind.
    var isUnlimited = false
    /// What was named.
    var items: [String] = []

    mutating func add(_ item: String) {
      if item.isEmpty { isUnlimited = true } else { items.append(item) }
    }
  }

  /// Path or name of the script, `-` for standard input; nil for `-e` and the console.
  var script: String?
  /// The lines given with `-e`.
  var lines: [String] = []
  /// The words behind SCRIPT, as the script gets them.
  var arguments: [String] = []
  var corpus: String?
  var catalog: String?
  var output: String?
  var timeout: Double?
  /// In MiB.
  var memory = 2048
  /// In MiB.
  var outputLimit = 256
  var allowRead = Grant()
  var allowWrite = Grant()
  var allowRun = Grant()
  var consoleOnError = false
  var isDryRun = false
}
