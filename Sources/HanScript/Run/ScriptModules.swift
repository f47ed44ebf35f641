import HanBase
import HanCorpus
import HanLua

/// Finds the modules that scripts `require` in folders: `a.b` is `a/b.lua` or `a/b/init.lua`.
struct ScriptModules: LuaModuleSource {
  let folders: [String]

  init(_ folders: [String]) { self.folders = folders }

  func module(named name: String) throws -> LuaSource? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.count <= 100 && part.utf8.allSatisfy(Self.isNameByte)
    }
    guard isName, parts.count <= 16 else {
      throw HanError(
        .luaModule,
        "'\(name.prefix(60))' is no module name: letters, digits and '_', parted by dots")
    }
    for folder in folders {
      for ending in [".lua", "/init.lua"] {
        let path = folder + "/" + parts.joined(separator: "/") + ending
        if let script = try? ScriptText(path: path) {
          return LuaSource(path: path, text: script.text)
        }
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 95
  }
}
