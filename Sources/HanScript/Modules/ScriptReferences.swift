import HanLua

/// The documents that are generated from the registry.
public enum ScriptReferences {
  /// Path in the package and text of each.
  public static var files: [(path: String, text: String)] {
    [("docs/lua-api.md", markdown), ("types/hanalyze.lua", meta)]
  }

  /// The reference of all that scripts can see, as Markdown.
  public static var markdown: String {
    MarkdownReference(ScriptRegistry.standard).text(
      title: "The Lua interface",
      introduction: """
        Generated from the registry that also checks arguments; do not edit. Scripts have three \
        globals, `corpus`, `metrics` and `districts`; `require "hanalyze"` returns a table with these \
        and the rest. Examples run over the seeds.
        """)
  }

  /// The `---@meta` file for the Lua language server.
  public static var meta: String {
    LuaLSMeta(ScriptRegistry.standard).text(name: "hanalyze")
  }
}
