import Foundation
import HanBase
import HanScript
import HanStore
import Testing

/// What single functions give, and how they fail.
struct ModuleTests {
  /// Lua expressions over the seeds and what `tostring` of them is.
  @Test(arguments: [
    (#"districts["雨湖"].code"#, "430302"), (#"districts["湘潭"].code"#, "430300"),
    (#"districts[430302].full_name"#, "湖南省湘潭市雨湖区"),
    (#"districts["湖南省湘潭市雨湖区"].code"#, "430302"),
    (#"districts["湘潭市雨湖区"].code"#, "430302"), (#"districts["北京/朝阳"].code"#, "110105"),
    (#"districts["430221"].name"#, "渌口区"), (#"districts["株洲县"].name"#, "渌口区"),
    (#"districts["望城区"].predecessors[1].code"#, "430122"),
    (#"districts["望城区"].predecessors[1].until_year"#, "2011"),
    (#"districts["湘潭经开区"].level"#, "park"), (#"#districts["湘潭市"].children"#, "5"),
    (#"districts["雨湖区"] == districts["430302"]"#, "true"),
    (#"#districts:list("province") == #districts["全国"].children"#, "true"),
    (#"#districts:list("prefecture") > 300"#, "true"),
    (#"#districts["湖南省"].siblings == #districts:list("province", "全国") - 1"#, "true"),
    (#"districts["雨湖区"]:within("全国")"#, "true"),
    (#"metrics{ within = "全国" }:count() == #metrics"#, "true"),
    (#"h.indicators["经济总量"].id"#, "gdp"), (#"h.indicators["gdp"].theme"#, "综合"),
    ("h.period(2024).last", "2024-12-31"), (#"h.period("2021-01-01/P5Y").years"#, "5"),
    (#"h.period("2024-Q3") + 1"#, "2025-Q3"), (#"h.period("2021..2023").years"#, "3"),
    (#"h.period("2024年三季度").id"#, "2024-Q3"), (#"h.period("“十三五”时期").first.year"#, "2016"),
    (#"h.period("2024年6月30日") == h.period("2024-06-30")"#, "true"),
    (#"h.text.sub("雨湖区", 2, 2)"#, "湖"), (#"h.text.sub("雨湖区", -2)"#, "湖区"),
    (#"h.text.sub("雨湖区", 5)"#, ""),
    (#"h.text.sub("雨湖区", math.mininteger, math.maxinteger)"#, "雨湖区"),
    (
      #"metrics{ indicator = "gdp", measure = "level", district = "雨湖区" }:first():totable()[1].value"#,
      "64680000000.0"
    ),
    (
      #"metrics{ indicator = "gdp", measure = "level" }:first():totable()[1].value_text"#,
      "64680000000"
    ),
    (#"metrics{ indicator = "gdp", status = "estimate" }:totable()[1].value"#, "6.2"),
    (#"metrics{ indicator = "gdp", measure = "growth" }:latest():count()"#, "0"),
    (#"corpus:document("001_d98c7a39021991ee.txt").date"#, "2025-12"),
    (#"require("hanalyze").corpus == corpus"#, "true"),
    (#"h.mentions("第二产业增加值3.5亿元", { kind = "currency" })[1].value"#, "350000000.0"),
    (#"corpus:claims{ kind = "honour", contains = "全国高质量发展百强区" }[1].area_name"#, "湖南省湘潭市雨湖区"),
  ])
  func expression(_ text: String, _ wanted: String) throws {
    #expect(try lua("local h = require \"hanalyze\" print(\(text))") == wanted + "\n", "\(text)")
  }

  /// Lua expressions that fail, their code, and what the message says.
  @Test(arguments: [
    (#"districts["雨胡区"]"#, "HA812", "'雨湖区'"),
    (#"districts["朝阳区"]"#, "HA813", "吉林省长春市朝阳区 (220104)"),
    (#"h.period("soon")"#, "HA814", "'2024-Q3'"), (#"h.date("2024-02-30")"#, "HA814", "no day"),
    (#"corpus:document("nosuch.txt")"#, "HA815", "no document"),
    (#"metrics{ indicater = "gdp" }"#, "HA707", "did you mean 'indicator'?"),
    (#"metrics{}:latset()"#, "HA708", "'latest'"),
    (#"metrics{ measure = "levl" }"#, "HA707", "'level'"),
    (#"metrics{}:coverage():sort("areaz")"#, "HA708", "'areas'"),
    (#"metrics{}:coverage():format("cvs")"#, "HA707", "'csv'"),
    (#"metrics{ min = 3, max = 1 }"#, "HA707", "greater than max"),
    (#"require "../x""#, "HA712", "module name"),
  ])
  func failure(_ text: String, _ code: String, _ says: String) throws {
    let output = try lua(
      """
      local h = require "hanalyze"
      local ok, e = pcall(function() return \(text) end)
      print(ok, e.code, e.message)
      """)
    #expect(output.hasPrefix("false\t\(code)\t"), "\(text): \(output)")
    #expect(output.contains(says), "\(text): \(output)")
  }

  @Test func targetsAreNotPooledWithResults() throws {
    let output = try lua(
      """
      local h = require "hanalyze"
      local q = h.extract("2024年，全区地区生产总值达到100亿元。2025年，力争地区生产总值达到120亿元。",
        { area = "雨湖区", date = "2025-01" })
      print(q:count(), q:latest():count(), q:where{ status = "any" }:latest():totable()[1].value_text)
      """)
    #expect(output == "2\t1\t12000000000\n", "\(output)")
  }

  @Test func modulesStandBesideTheScript() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/han-module-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "return { twice = function(x) return 2 * x end }"
      .write(toFile: folder + "/own.lua", atomically: true, encoding: .utf8)
    try "print(require(\"own\").twice(21))"
      .write(toFile: folder + "/main.lua", atomically: true, encoding: .utf8)
    let run = try run(folder + "/main.lua")
    #expect(run.output == "42\n", "\(run.report)")
    try Data([0x1B, 0x4C, 0x75, 0x61]).write(to: URL(fileURLWithPath: folder + "/code.lua"))
    do throws(HanError) {
      _ = try ScriptText(path: folder + "/code.lua")
      Issue.record("read")
    } catch {
      #expect(error.code == .scriptUnreadable)
    }
    do {
      _ = try ScriptTemplate.create("main", in: folder)
      Issue.record("made")
    } catch let error as HanError {
      #expect(error.code == .scriptExists)
    }
    #expect(try ScriptTemplate.create("fresh", in: folder) == folder + "/fresh.lua")
  }

  @Test func storesWorkLikeFolders() throws {
    let path = FileManager.default.temporaryDirectory.path + "/han-store-\(getpid()).db"
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    _ = FileManager.default.changeCurrentDirectoryPath(packageFolder)
    let store = try Store(path, access: .write)
    _ = try Importer(store).run(["seeds"])
    try store.close()
    let folder = try run("scripts/rank.lua", ["--indicator", "gdp", "--measure", "average_growth"])
    let stored = try run("scripts/rank.lua", ["--indicator", "gdp", "--measure", "average_growth"])
    {
      $0.corpus = { () throws(HanError) in .store(path) }
    }
    #expect(stored.exitCode == 0 && stored.output == folder.output, "\(stored.report)")
    let documents = try run(
      "test.lua", text: "for d in corpus:documents() do print(d.name, #d:sentences()) end"
    ) {
      $0.corpus = { () throws(HanError) in .store(path) }
    }
    #expect(documents.lines.count == 6, "\(documents.report)")
    // Claims come out of the store's table as they were found, also where none were looked for.
    let claims = """
      local t = corpus:claims()
      print(t:format("csv"))
      for i = 1, #t do local s = t:sources(i)[1] print(s.doc, s.start, s.finish, s.text, s.sentence) end
      print(#corpus:claims{ sure = true })
      """
    let found = try run("test.lua", text: claims)
    let kept = try run("test.lua", text: claims) {
      $0.corpus = { () throws(HanError) in .store(path) }
    }
    #expect(found.lines.count > 50 && kept.output == found.output, "\(kept.report)")
    let bare = path + ".bare"
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: bare + end) }
    }
    let other = try Store(bare, access: .write)
    var options = ImportOptions()
    options.findsClaims = false
    _ = try Importer(other, options: options).run(["seeds"])
    try other.close()
    let sought = try run("test.lua", text: claims) {
      $0.corpus = { () throws(HanError) in .store(bare) }
    }
    #expect(sought.output == found.output, "\(sought.report)")
  }

  @Test func shippedExamplesCanBeRecordedAndCompared() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/han-record-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/demo.lua"
    try
      "--- Demo.\n-- @arg n integer 1  A number\n-- @example hanalyze demo.lua 5\nprint(arg.n + 1)\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    let request = ScriptRequest()
    let test = ScriptTest(try ScriptText(path: path), request)
    #expect(try test.run() == .unrecorded)
    #expect(try test.run(recording: true) == .recorded(folder + "/expected/demo.txt"))
    #expect(try test.run() == .passed)
    try
      "--- Demo.\n-- @arg n integer 1  A number\n-- @example hanalyze demo.lua 5\nprint(arg.n + 2)\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    let changed = ScriptTest(try ScriptText(path: path), request)
    #expect(try changed.run() == .failed("line 2: expected “6”, got “7”"))
  }
}
