import Foundation
import TestSupport
import Testing

/// Modules that LuaRocks installs are found by `require`; the example of one works as its read-me says.
@Suite struct RockTests {
  static let rock = "examples/hanalyze-tiers"

  @Test func theExampleIsInstalledWithItsScript() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let done = try Shell.run("hanalyze scripts install -y \(Self.rock)", in: folder)
    #expect(done.status == 0 && done.output.contains("module hanalyze-tiers"), "\(done.output)")
    let tested = try Shell.run("hanalyze scripts test tiers", in: folder)
    #expect(tested.output == "tiers: ok\n", "\(tested.output)")
  }

  @Test(arguments: ["lua_modules", ".luarocks", "elsewhere"])
  func rocksOfATreeAreFound(_ tree: String) throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // What `luarocks make` does for modules written in Lua.
    let place = "\(tree)/share/lua/5.4"
    let laid = try Shell.run(
      "mkdir -p \(place) && cp \(Self.rock)/src/hanalyze-tiers.lua \(place)", in: folder)
    #expect(laid.status == 0)
    let path = tree == "elsewhere" ? "LUA_PATH_5_4='\(folder.path)/\(place)/?.lua;;' " : ""
    let line = try Shell.run(
      path + "hanalyze -e 'print(require(\"hanalyze-tiers\").of(4, 100))'", in: folder)
    #expect(line.output == "第一方阵\n", "\(line.output)")
    let test = try Shell.run(path + "hanalyze \(Self.rock)/test/tiers_test.lua", in: folder)
    #expect(test.output == "tiers: all as they should be\n", "\(test.output)")
  }

  @Test func theModuleIsPlainLua() throws {
    let run = try Shell.run(
      "LUA_PATH='src/?.lua;;' lua5.4 test/tiers_test.lua",
      in: URL(fileURLWithPath: Repository.path(Self.rock)))
    #expect(run.output == "tiers: all as they should be\n", "\(run.output)")
  }

  @Test func linksInATreeAreNotFollowed() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Shell.run(
      "mkdir -p lua_modules/share/lua/5.4 && ln -s /etc/passwd lua_modules/share/lua/5.4/leak.lua; "
        + "hanalyze -e 'require \"leak\"'", in: folder)
    #expect(run.status == 2 && run.output.contains("HA712"), "\(run.output)")
    #expect(!run.output.contains("root:"))
  }

  @Test func aRockFromTheTemplateWorks() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Shell.run(
      """
      set -e
      hanalyze scripts new steps --rock
      hanalyze scripts install -y hanalyze-steps
      hanalyze scripts check steps
      hanalyze steps --top 1
      cd hanalyze-steps && LUA_PATH='src/?.lua;;' lua5.4 test/steps_test.lua
      """, in: folder)
    #expect(run.status == 0 && run.output.contains("1 clean, 0 with errors"), "\(run.output)")
    let again = try Shell.run("hanalyze scripts new steps --rock", in: folder)
    #expect(again.status == 2 && again.output.contains("HA816"), "\(again.output)")
  }

  /// What LuaRocks would read: the rockspec runs as Lua, and each file that it names is there.
  @Test func rockspecsNameFilesThatAreThere() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Shell.run(
      """
      hanalyze scripts new steps --rock > /dev/null
      for rock in \(Self.rock) hanalyze-steps; do
        (cd $rock && lua5.4 - <<'LUA'
      local spec = {}
      assert(loadfile(io.popen("ls *.rockspec"):read("l"), "t", spec))()
      assert(spec.package .. "-" .. spec.version .. ".rockspec" == io.popen("ls *.rockspec"):read("l"))
      for name, path in pairs(spec.build.modules) do
        assert(io.open(path)):close()
        print(name, spec.build.type, spec.description.license)
      end
      LUA
        )
      done
      """, in: folder)
    #expect(
      run.output == "hanalyze-tiers\tbuiltin\tApache-2.0\nhanalyze-steps\tbuiltin\tApache-2.0\n",
      "\(run.output)")
  }

  @Test func aRockspecLeadsNoFileElsewhere() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (modules, isFine) in [
      ("['a.b'] = 'src/x.lua'", true), ("['../../evil'] = 'src/x.lua'", false),
      ("['/etc/evil'] = 'src/x.lua'", false), ("['a..b'] = 'src/x.lua'", false),
    ] {
      let run = try Shell.run(
        """
        rm -rf rock; mkdir -p rock/src; echo 'return 1' > rock/src/x.lua
        echo "os.exit(3) build = { modules = { \(modules) } }" > rock/rock-1-1.rockspec
        hanalyze scripts install --yes --force rock
        """, in: folder)
      #expect((run.status == 0) == isFine, "\(modules): \(run.output)")
      #expect(isFine || run.output.contains("HA823"), "\(modules): \(run.output)")
    }
  }
}
