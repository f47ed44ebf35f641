import Hanalyze

/// One thing that `doctor` looked at.
struct Finding: Sendable, Equatable {
  /// How it stands.
  enum State: String, Sendable {
    /// It works.
    case works = "ok"
    /// It is not there, and only what needs it does not work.
    case missing = "--"
    /// It is needed and does not work.
    case broken = "!!"
  }

  let name: String
  let state: State
  /// What was found.
  let detail: String
  /// What to do about it; empty where nothing is to be done.
  var advice = ""

  /// The finding as a line, with what to do below it.
  var text: String {
    let line = "\(state.rawValue)  \(DisplayWidth.pad(name, to: 18))  \(detail)"
    return advice.isEmpty ? line : line + "\n" + String(repeating: " ", count: 24) + "→ \(advice)"
  }
}
