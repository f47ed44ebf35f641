import HanBase
import HanOutput

/// A new rock: a module with rockspec, test and read-me, and a script that requires it.
public enum RockTemplate {
  /// Writes a folder `hanalyze-NAME`, ready for `luarocks make` and `hanalyze scripts install`.
  ///
  /// - Parameters:
  ///   - name: The script's name; the module is called `hanalyze-NAME`.
  ///   - folder: The folder that it is made in.
  /// - Returns: The paths written.
  /// - Throws: `HanError` HA816 where the folder exists, HA802 for a name that is none, HA602 where it
  ///   cannot be written.
  public static func create(_ name: String, in folder: String = ".") throws -> [String] {
    let name = try ScriptTemplate.plain(name)
    let rock = "hanalyze-" + name
    let root = folder + "/" + rock
    guard FileTree.kind(root) == nil else {
      throw HanError(.scriptExists, "exists already; choose another name", path: root)
    }
    let files = [
      ("src/\(rock).lua", module(name)), ("\(name).lua", script(name, rock)),
      ("\(rock)-0.1-1.rockspec", rockspec(name, rock)), ("test/\(name)_test.lua", test(name, rock)),
      ("README.md", readMe(name, rock)),
    ]
    for inner in ["src", "test"] { try FileTree.make(root + "/" + inner) }
    for (path, text) in files { try TableFile.write(Array(text.utf8), to: root + "/" + path) }
    return files.map { root + "/" + $0.0 }
  }

  private static func module(_ name: String) -> String {
    """
    --- One sentence that says what the module does: plain Lua, which needs no hanalyze.
    -- @author your name
    -- @license Apache-2.0
    local M = {}

    --- The share of a part in a whole, in per cent; nil where there is no whole.
    function M.share(part, whole)
      if whole == 0 then return nil end
      return 100 * part / whole
    end

    return M

    """
  }

  private static func script(_ name: String, _ rock: String) -> String {
    """
    --- One sentence that says what \(name) does.
    -- @param indicator indicator "gdp"  What to look at: an id, a Chinese name or the documents' words
    -- @param top integer 10             How many rows
    -- @author your name
    -- @license Apache-2.0
    -- @version 0.1
    -- @requires hanalyze 0.1
    -- @reads corpus
    -- @example hanalyze \(name) --top 5
    require "hanalyze"
    local M = require "\(rock)"

    local found = metrics{ indicator = arg.indicator, measure = "level" }:latest():totable()
    for i, m in ipairs(found) do
      if i > arg.top then break end
      print(m.area_name, m.text, ("%.1f%%"):format(M.share(i, #found)))
    end

    """
  }

  private static func rockspec(_ name: String, _ rock: String) -> String {
    """
    rockspec_format = "3.0"
    package = "\(rock)"
    version = "0.1-1"
    source = { url = "git+https://example.org/\(rock).git", tag = "v0.1" }
    description = {
      summary = "One sentence",
      license = "Apache-2.0",
    }
    dependencies = { "lua >= 5.4" }
    build = {
      type = "builtin",
      modules = { ["\(rock)"] = "src/\(rock).lua" },
    }

    """
  }

  private static func test(_ name: String, _ rock: String) -> String {
    """
    -- LUA_PATH='src/?.lua;;' lua5.4 test/\(name)_test.lua
    local M = require "\(rock)"

    assert(M.share(1, 4) == 25)
    assert(M.share(1, 0) == nil)
    print("\(name): all as they should be")

    """
  }

  private static func readMe(_ name: String, _ rock: String) -> String {
    """
    # \(rock)

    One sentence. `src/\(rock).lua` is the module, `\(name).lua` a script of hanalyze that requires it.

    ```sh
    hanalyze scripts install .                       # both, from this folder or its git URL
    hanalyze scripts test \(name) --record    # keep what the example prints
    luarocks --lua-version 5.4 --tree lua_modules make   # the module alone, for a project
    ```

    """
  }
}
