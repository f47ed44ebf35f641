/// Where the manual of Lua speaks of a function.
enum LuaManual {
  private static let libraries: Set<String> = [
    "string", "table", "math", "utf8", "coroutine", "os",
  ]
  private static let basic: Set<String> = [
    "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "print", "rawequal",
    "rawget", "rawlen", "rawset", "require", "select", "setmetatable", "tonumber", "tostring",
    "type",
    "xpcall",
  ]

  /// A line about a function of Lua's own library; nil for what is none.
  static func text(_ name: String, _ style: ConsoleStyle) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    let isOne =
      parts.count == 1 && (basic.contains(name) || libraries.contains(name))
      || parts.count == 2 && libraries.contains(parts[0]) && LuaSource.isName(parts[1])
    guard isOne else { return nil }
    let anchor = libraries.contains(name) && parts.count == 1 ? "6" : "pdf-" + name
    return name + "\n  "
      + Phrases.text("word.lua", style, "https://www.lua.org/manual/5.4/manual.html#\(anchor)")
  }
}
