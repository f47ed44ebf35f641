import HanBase
import HanCatalog
import HanLua

/// Draws what help says.
struct HelpDrawing {
  private let session: ConsoleSession
  private let index: HelpIndex
  private let style: ConsoleStyle
  private let paint: Paint
  /// Lines longer than this are hard to read, however wide the screen is.
  private var width: Int { min(style.width, 120) }

  init(_ session: ConsoleSession, _ index: HelpIndex) {
    self.session = session
    self.index = index
    style = session.style
    paint = Paint(style)
  }

  /// The help about one name.
  func text(_ entry: HelpIndex.Entry) -> String {
    switch entry.subject {
    case .function(let function, let owner): text(function, owner: owner)
    case .field(let field, let owner): text(field, owner: owner)
    case .type(let type): text(type)
    case .module(let module): text(module)
    }
  }

  private func text(_ function: FunctionDescription, owner: String) -> String {
    let result = function.results.map(\.type.name).joined(separator: ", ")
    var lines = [
      paint.heading(owner + function.signature) + (result.isEmpty ? "" : " → " + result)
    ]
    lines += prose(function.summary) + prose(function.details)
    if !function.parameters.isEmpty {
      lines.append(heading("word.parameters"))
      lines += parameters(function.parameters)
    }
    if !function.results.isEmpty {
      lines.append(heading("word.returns"))
      lines += function.results.flatMap { item("\($0.type.name)", $0.summary) }
    }
    if !function.errors.isEmpty {
      lines.append(heading("word.raises"))
      lines += function.errors.flatMap { item($0, "") }
    }
    lines += example(function.example)
    return lines.joined(separator: "\n")
  }

  private func parameters(_ parameters: [Parameter], indent: String = "  ") -> [String] {
    parameters.flatMap { parameter -> [String] in
      var type = short(parameter.type)
      if let fallback = parameter.fallback {
        type +=
          ", " + Phrases.text("word.default", style, LuaText(style) { _ in nil }.text(fallback))
      } else if parameter.isOptional {
        type += ", " + Phrases.text("word.optional", style)
      }
      let lines = item(
        parameter.isVariadic ? "\(parameter.name)…" : parameter.name,
        "\(parameter.summary)", note: type, indent: indent)
      return lines + self.parameters(Self.fields(parameter.type), indent: indent + "  ")
    }
  }

  private static func fields(_ type: ValueType) -> [Parameter] {
    switch type {
    case .record(let fields): fields
    case .list(let element): fields(element)
    case .oneOf(let types): types.lazy.map { fields($0) }.first { !$0.isEmpty } ?? []
    default: []
    }
  }

  /// The type in a few words: long lists of words are cut.
  private func short(_ type: ValueType) -> String {
    switch type {
    case .choice(let names) where names.count > 8:
      names.prefix(6).map { "\"\($0)\"" }.joined(separator: "|") + "|…"
    case .oneOf(let types): alternatives(types)
    case .list(let element): "{" + short(element) + ", …}"
    default: type.name
    }
  }

  /// `string|indicator or a list of them`.
  private func alternatives(_ types: [ValueType]) -> String {
    let single = types.filter { if case .list = $0 { false } else { true } }.map { short($0) }
    let lists = types.compactMap { type -> String? in
      guard case .list(let element) = type else { return nil }
      return short(element)
    }
    let names = single.joined(separator: "|")
    if lists.count == 1, lists[0] == names { return names + Phrases.text("say.orlist", style) }
    return (single + lists.map { "{\($0), …}" }).joined(separator: "|")
  }

  private func text(_ field: FieldDescription, owner: String) -> String {
    let optional = field.isOptional ? ", " + Phrases.text("word.optional", style) : ""
    var lines = [paint.heading(owner + field.name) + "  " + paint.faint(field.type.name + optional)]
    lines += prose(field.summary)
    return lines.joined(separator: "\n")
  }

  private func text(_ type: TypeDescription) -> String {
    var lines = [paint.heading(type.name)] + prose(type.summary) + prose(type.details)
    let calls = type.operators.filter { [.call, .index].contains($0.kind) }
    if !calls.isEmpty {
      lines.append(heading("word.operators"))
      for call in calls {
        let form = call.kind == .call ? "\(type.name){…}" : "\(type.name)[\"…\"]"
        lines += item(form, call.summary)
        lines += parameters(call.parameters.flatMap { Self.fields($0.type) }, indent: "    ")
      }
    }
    if !type.fields.isEmpty {
      lines.append(heading("word.fields"))
      lines += table(type.fields.map { (".\($0.name)", $0.summary) })
    }
    if !type.methods.isEmpty {
      lines.append(heading("word.methods"))
      lines += table(type.methods.map { (":\($0.signature)", $0.summary) })
    }
    return (lines + example(type.example)).joined(separator: "\n")
  }

  private func text(_ module: LuaModule) -> String {
    var lines = [paint.heading(module.name)] + prose(module.summary) + prose(module.details)
    if !module.functions.isEmpty {
      lines.append(heading("word.functions"))
      lines += table(module.functions.map { ($0.description.signature, $0.description.summary) })
    }
    if !module.values.isEmpty {
      lines.append(heading("word.values"))
      lines += table(module.values.map { ($0.description.name, $0.description.summary) })
    }
    return lines.joined(separator: "\n")
  }

  /// An indicator of the catalogue with what to ask for.
  func text(_ indicator: Indicator) -> String {
    let card = session.interpreter.card(of: indicator)
    return CardDrawing(style).text(card) + "\n"
      + example("metrics{ indicator = \"\(indicator.id)\" }:latest()").joined(separator: "\n")
  }

  /// The districts of a name; nil for none.
  func districts(_ text: String) -> String? {
    let found = DivisionLookup(session.catalog).places(named: text)
    guard !found.isEmpty else { return nil }
    let cards = found.map { CardDrawing(style).text(session.interpreter.card(of: $0)) }
    return cards.joined(separator: "\n")
  }

  /// Entries, a line each.
  func list(_ entries: [HelpIndex.Entry], headed: String?) -> String {
    let most = max(10, style.rowLimit)
    var lines = headed.map { [heading($0)] } ?? []
    lines += table(entries.prefix(most).map { ($0.name, $0.summary) })
    if entries.count > most {
      lines.append(
        paint.faint("  " + Phrases.text("say.moreentries", style, String(entries.count - most))))
    }
    return lines.joined(separator: "\n")
  }

  /// Indicators, a line each.
  func list(_ found: [CatalogueSearch.Found]) -> String {
    let most = max(10, style.rowLimit)
    var lines = [heading("word.indicators")] + table(found.prefix(most).map { ($0.text, $0.note) })
    if found.count > most {
      lines.append(
        paint.faint("  " + Phrases.text("say.moreentries", style, String(found.count - most))))
    }
    return lines.joined(separator: "\n")
  }

  /// The modules and types.
  func overview() -> String {
    let entries = index.entries.filter {
      switch $0.subject {
      case .module, .type: true
      default: false
      }
    }
    return table(entries.map { ($0.name, $0.summary) }).joined(separator: "\n")
  }

  private func heading(_ id: String) -> String { paint.heading(Phrases.text(id, style)) }

  private func prose(_ text: String) -> [String] {
    text.isEmpty
      ? []
      : Wrapping(width: width, indent: "  ").lines(
        "  " + text.replacing("\n", with: " ").replacing("`", with: ""))
  }

  private func item(
    _ name: String, _ text: String, note: String = "", indent: String = "  "
  ) -> [String] {
    let head = indent + name
    let rest = [note, text.replacing("`", with: "")].filter { !$0.isEmpty }.joined(separator: " · ")
    guard !rest.isEmpty else { return [indent + paint.field(name)] }
    let lines = Wrapping(width: width, indent: indent + "    ").lines(head + "  " + rest)
    return [indent + paint.field(name) + String(lines[0].dropFirst(head.count))] + lines.dropFirst()
  }

  /// Names in a column, each with the beginning of what is said about it.
  private func table(_ rows: [(name: String, text: String)]) -> [String] {
    let widest = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
    let column = min(widest, max(16, width * 2 / 5))
    return rows.map { row in
      let name = DisplayWidth.pad(
        DisplayWidth.cut(DisplayWidth.safe(row.name), to: column), to: column)
      let text = DisplayWidth.safe(row.text.replacing("`", with: ""))
      return "  " + paint.field(name) + "  "
        + DisplayWidth.cut(text, to: max(10, width - column - 4))
    }
  }

  private func example(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return [heading("word.example")]
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
  }
}
