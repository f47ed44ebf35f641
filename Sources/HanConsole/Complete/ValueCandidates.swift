import HanLua
import HanScript

/// Values that may stand in quotes: names of indicators, districts, documents, and fixed words.
struct ValueCandidates {
  typealias Candidate = CompletionResult.Candidate
  let session: ConsoleSession

  /// The values of a source, closed by the quote where none follows.
  func candidates(_ source: ValueSource, _ typed: String, quote: String, next: UInt8) -> [Candidate]
  {
    let end = Self.end(quote, next)
    return values(source, typed).map { Candidate($0.text + end, note: $0.note) }
  }

  /// The values of a source with their quotes, for a place where none is typed yet.
  ///
  /// Only fixed words: names of a catalogue are many, and come once there is a quote.
  func quoted(_ source: ValueSource?, _ parameter: Parameter, typed: String) -> [Candidate] {
    switch source {
    case .words(let words) where words.count <= 40:
      words.filter { $0.hasPrefix(typed) }.map { Candidate("\"\($0)\"", note: parameter.summary) }
    case .indicators, .districts, .documents, .periods:
      typed.isEmpty ? [Candidate("\"", note: parameter.summary)] : []
    default:
      switch parameter.type {
      case .boolean where typed.isEmpty: [Candidate("true"), Candidate("false")]
      default: []
      }
    }
  }

  private func values(_ source: ValueSource, _ typed: String) -> [Candidate] {
    let search = CatalogueSearch(session)
    switch source {
    case .words(let words): return Self.fitting(words.map { Candidate($0) }, typed)
    case .indicators: return search.indicators(typed).map { Candidate($0.text, note: $0.note) }
    case .districts: return search.districts(typed).map { Candidate($0.text, note: $0.note) }
    case .documents: return search.documents(typed).map { Candidate($0.text, note: $0.note) }
    case .columns(let value):
      let columns = session.interpreter.columns(of: value)
      return Self.fitting(columns.map { Candidate($0.id, note: $0.heading) }, typed)
    case .help: return help(typed)
    case .scripts:
      return Self.fitting(
        ScriptPath.standard().list().map { Candidate($0.name, note: $0.path) }, typed)
    case .periods: return Self.fitting(Self.periods.map { Candidate($0) }, typed)
    }
  }

  /// Forms of periods, as examples.
  private static let periods = ["2024", "2024-06", "2024-Q3", "2024-S1", "十三五", "十四五"]

  /// Keys behind `x["`.
  func keys(
    of meaning: Meaning, _ typed: String, finder: MeaningFinder, quote: String, next: UInt8
  ) -> [Candidate] {
    let end = next == 0 || next == 10 ? quote + "]" : Self.end(quote, next)
    switch meaning {
    case .object(let name, _):
      let index = finder.type(name)?.operators.first { $0.kind == .index }
      guard case .object(let element)? = index?.results.first?.type else { return [] }
      let search = CatalogueSearch(session)
      switch element {
      case "district":
        return search.districts(typed).map { Candidate($0.text + end, note: $0.note) }
      case "indicator":
        return search.indicators(typed).map { Candidate($0.text + end, note: $0.note) }
      default: return []
      }
    case .value(.record(let fields)):
      return Self.fitting(
        fields.map { Candidate($0.name + end, note: $0.value.kind) }.sorted { $0.text < $1.text },
        typed)
    default: return []
    }
  }

  /// Modules behind `require "`.
  func modules(_ typed: String, quote: String, next: UInt8) -> [Candidate] {
    let end = Self.end(quote, next)
    let known = session.registry.modules.filter { $0.name != "_G" }
    return Self.fitting(known.map { Candidate($0.name + end, note: $0.summary) }, typed)
  }

  /// Names that help knows.
  func help(_ typed: String) -> [Candidate] {
    let registry = HelpIndex(session).entries.map { Candidate($0.name, note: $0.summary) }
    let exact = Self.fitting(registry, typed)
    guard !typed.isEmpty else { return exact.filter { !$0.text.contains(":") } }
    // `latest` finds `query:latest`.
    let inside = registry.filter { entry in
      entry.text.split { $0 == ":" || $0 == "." }.last?.hasPrefix(typed) == true
        && !exact.contains(entry)
    }
    let indicators = CatalogueSearch(session).indicators(typed).prefix(20)
    return exact + inside + indicators.map { Candidate($0.text, note: $0.note) }
  }

  private static func end(_ quote: String, _ next: UInt8) -> String {
    let close = quote == "[[" ? "]]" : quote
    return next == close.utf8.first ? "" : close
  }

  private static func fitting(_ found: [Candidate], _ typed: String) -> [Candidate] {
    let lower = typed.lowercased()
    return found.filter { $0.text.lowercased().hasPrefix(lower) }
  }
}
