import HanBase
import HanLua
import HanScript

/// Shows the values of an input: tables aligned, statements with their sentence, things as cards,
/// values of Lua by content.
public enum ConsoleDisplay {
  /// The text of the values, without a line feed at its end; empty for none.
  ///
  /// Nothing in it can steer the terminal but the style's own colours. Queries are answered here,
  /// which may call functions of the input: `session.call` says within which call.
  ///
  /// - Parameters:
  ///   - values: copies of the values.
  ///   - session: whose values they are.
  ///   - style: width, rows, colours, language.
  /// - Returns: The text.
  /// - Throws: what answering a query throws.
  public static func render(
    values: [LuaValue], session: ConsoleSession, style: ConsoleStyle
  ) throws -> String {
    var texts: [String] = []
    for value in values { texts.append(try text(of: value, session: session, style: style)) }
    let isLine = !texts.contains { $0.contains("\n") || $0.contains("\u{1B}") }
    return texts.joined(separator: isLine ? "  " : "\n")
  }

  private static func text(
    of value: LuaValue, session: ConsoleSession, style: ConsoleStyle
  ) throws -> String {
    let rows = min(max(1, style.rowLimit), 10_000_000)
    let view = try session.interpreter.view(of: value, call: session.call, rows: rows)
    switch view {
    case .table(let table, let total): return TableDrawing(style).text(table, total: total)
    case .observation(let one): return CardDrawing(style).text(one)
    case .card(let card): return CardDrawing(style).text(card)
    case .text(let text): return DisplayWidth.safe(text)
    case nil:
      return LuaText(style) { session.interpreter.label(of: $0) }.text(value)
    }
  }
}
