#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Where LuaRocks puts modules of Lua 5.4 that are written in Lua.
///
/// A project's own tree comes first (`lua_modules` in the working folder, beside the script or one
/// folder above it), then those that `LUA_PATH_5_4` or `LUA_PATH` name (`luarocks path` sets them),
/// the user's, and the system's. Modules in C are never loaded.
public enum RockTrees {
  private static let inner = "/share/lua/5.4"

  /// The folders in which `require` looks behind the script's own.
  ///
  /// - Parameter scriptFolder: The folder that the script stands in, or nil.
  /// - Returns: The folders, first ones first; not all need be there.
  public static func folders(scriptFolder: String? = nil) -> [String] {
    var found = ["lua_modules" + inner]
    if let scriptFolder {
      found += [scriptFolder + "/lua_modules" + inner, scriptFolder + "/../lua_modules" + inner]
    }
    found += named(variable("LUA_PATH_5_4") ?? variable("LUA_PATH") ?? "")
    if let home = variable("HOME") { found.append(home + "/.luarocks" + inner) }
    found += ["/usr/local" + inner, "/usr" + inner]
    return found.indices.filter { !found[..<$0].contains(found[$0]) }.map { found[$0] }
  }

  /// The absolute folders of templates `FOLDER/?.lua`.
  private static func named(_ templates: String) -> [String] {
    templates.split(separator: ";").filter { $0.hasPrefix("/") && $0.hasSuffix("/?.lua") }
      .map { String($0.dropLast(6)) }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
