import HanBase
import HanLua

/// A word of the command line as the value that a parameter takes.
enum ArgumentValue {
  /// Why a word is no such value.
  struct Fault: Error {
    let message: String
  }

  /// The value of a word, checked as far as that needs neither catalogue nor documents.
  static func plain(_ word: String, _ kind: ScriptParameter.Kind) -> Result<LuaValue, Fault> {
    switch kind {
    case .string, .indicator, .district, .path: return .success(.string(word))
    case .integer:
      if let value = Int(word) { return .success(.integer(value)) }
      return fault("a whole number", word)
    case .number:
      if let value = Int(word) { return .success(.integer(value)) }
      if let value = Double(word), value.isFinite { return .success(.number(value)) }
      return fault("a number", word)
    case .boolean:
      switch word {
      case "true", "yes", "1": return .success(.boolean(true))
      case "false", "no", "0": return .success(.boolean(false))
      default: return fault("true or false", word)
      }
    case .choice(let names):
      if names.contains(word) { return .success(.string(word)) }
      return .failure(
        Fault(
          message: "expected one of \(names.joined(separator: ", ")), got '\(word)'"
            + Nearest.hint(word, in: names)))
    case .period:
      if PeriodText.period(word) != nil { return .success(.string(word)) }
      return fault("a period such as 2024, 2024-06, 2024-Q3 or 十四五", word)
    case .list(let element):
      var values: [LuaValue] = []
      for part in word.split(whereSeparator: { $0 == "," || $0 == "，" }) {
        switch plain(String(part), element) {
        case .success(let value): values.append(value)
        case .failure(let fault): return .failure(fault)
        }
      }
      return .success(.list(values))
    }
  }

  private static func fault(_ expected: String, _ word: String) -> Result<LuaValue, Fault> {
    .failure(Fault(message: "expected \(expected), got '\(word)'"))
  }
}
