import HanCatalog
import HanCorpus
import HanLua
import HanScript

/// Where the values of a parameter come from.
enum ValueSource {
  /// One of these words.
  case words([String])
  /// Names of indicators.
  case indicators
  /// Names of districts and parks.
  case districts
  /// Names of documents.
  case documents
  /// Columns of a table at hand.
  case columns(LuaValue)
  /// Names of the registry.
  case help
  /// Names of scripts.
  case scripts
  /// Forms of periods.
  case periods

  /// What the registry's type says, else what the parameter's name says; nil for neither.
  static func of(
    _ parameter: Parameter, owner: String, receiver: Meaning, session: ConsoleSession
  ) -> ValueSource? {
    if let found = of(parameter.type) { return found }
    switch (owner, parameter.name) {
    case (_, "doc"), ("corpus:document", _): return .documents
    case (_, "unit"): return .words(unique(session.catalog.units.map(\.name)))
    case (_, "theme"): return .words(unique(session.catalog.indicators.map(\.theme)))
    case (_, "section"): return .words(Section.Kind.allCases.map(\.rawValue))
    case ("districts:find", _): return .districts
    case ("help", _), ("apropos", _): return .help
    case (_, "column") where owner.hasPrefix("datatable:"),
      ("datatable:values", _), ("datatable:sort", _), ("datatable:column", _):
      guard case .object(_, let value?) = receiver else { return nil }
      return .columns(value)
    default: return nil
    }
  }

  private static func of(_ type: ValueType) -> ValueSource? {
    switch type {
    case .choice(let words): return .words(words)
    case .object("indicator"): return .indicators
    case .object("district"): return .districts
    case .object("period"): return .periods
    case .list(let element), .map(let element): return of(element)
    case .oneOf(let types): return types.lazy.compactMap { of($0) }.first
    default: return nil
    }
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = [""]
    return names.filter { seen.insert($0).inserted }
  }
}
