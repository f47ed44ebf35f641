import HanBase
import HanConsole
import HanLua
import Testing

/// How values are shown.
@Suite struct DisplayTests {
  private func show(
    _ expression: String, change: (inout ConsoleStyle) -> Void = { _ in }
  ) throws -> String {
    let session = Seeds.session(change: change)
    let values = try session.interpreter.machine.run("return " + expression, name: "test")
    return try ConsoleDisplay.render(values: values, session: session, style: session.style)
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Values of Lua by content.
  @Test(arguments: [
    ("1, 'a', nil, true", #"1  "a"  nil  true"#),
    ("{}", "{}"), ("{1, 2, {3}}", "{1, 2, {3}}"),
    (
      "{b = 1, a = 2, [10] = 3, [2] = 4, ['x y'] = 5}",
      #"{[2] = 4, [10] = 3, a = 2, b = 1, ["x y"] = 5}"#
    ),
    ("{1, 2, n = 2}", "{1, 2, n = 2}"), ("{nil, 2}", "{[2] = 2}"),
    ("(function() local t = {} t.t = t return t end)()", "{t = {cycle}}"),
    ("{{{{{{{1}}}}}}}", "{{{{{{…}}}}}}"), ("0.1 + 0.2, 1e300, -0.5, 3.0", "0.3  1e+300  -0.5  3.0"),
    ("1/0, -1/0, 2^53", "inf  -inf  9.007199254741e+15"),
    ("64680000000.0", "64680000000.0  (646.8亿)"),
    (#"'雨湖\t"区"'"#, #""雨湖\t\"区\"""#), ("'a\\nb'", "a\nb"), ("print", "function"),
    ("'\\27[2J\\0'", #""\27[2J\0""#), ("{true, 'é'}", #"{true, "é"}"#),
  ])
  func plainValues(_ expression: String, _ wanted: String) throws {
    #expect(try show(expression) == wanted)
  }

  @Test func longTablesAreCutAndCounted() throws {
    let text = try show("(function() local t = {} for i = 1, 1000 do t[i] = i end return t end)()")
    #expect(text.contains("… 960 more"))
    let zh = try show("(function() local t = {} for i = 1, 99 do t[i] = i end return t end)()") {
      $0.language = .chinese
    }
    #expect(zh.contains("… 另有 59 项"))
  }

  @Test func wideTablesTakeALineAnEntry() throws {
    let text = try show("{ names = {'雨湖区', '岳塘区'}, long = ('x'):rep(70) }") { $0.width = 40 }
    #expect(text.hasPrefix("{\n  long = "))
    #expect(text.hasSuffix("\n  names = {\"雨湖区\", \"岳塘区\"}\n}"))
  }

  @Test func tablesAreAlignedAndCut() throws {
    let text = try show(#"metrics{ indicator = "gdp" }"#) {
      $0.width = 60
      $0.rowLimit = 3
    }
    let found = lines(text)
    #expect(found.allSatisfy { DisplayWidth.of($0) <= 60 }, "\(text)")
    #expect(found.last?.hasPrefix("… ") == true && text.contains("in all; :set rows"), "\(text)")
    #expect(found[0].hasPrefix("area"), "\(text)")
    #expect(text.contains("columns that found no room"), "\(text)")
  }

  /// Of long names of districts the end is kept.
  @Test func districtsStayRecognisable() throws {
    let text = try show(#"metrics{ indicator = "gdp" }"#) { $0.width = 80 }
    #expect(text.contains("潭市雨湖区 "), "\(text)")
    #expect(text.contains("洲市荷塘区 "), "\(text)")
  }

  @Test func headingsFollowTheLanguage() throws {
    let text = try show(#"metrics{ indicator = "gdp", measure = "level" }:latest():rank()"#) {
      $0.language = .chinese
      $0.width = 120
    }
    #expect(text.contains("名次  地区"), "\(text)")
    let english = try show(#"metrics{ indicator = "gdp", measure = "level" }:latest():rank()"#) {
      $0.width = 120
    }
    #expect(english.contains("rank  area"), "\(english)")
    #expect(!english.contains("名次"), "\(english)")
  }

  @Test func emptyColumnsAreNamed() throws {
    let text = try show(#"corpus:claims{ kind = "honour" }:top(3)"#) { $0.width = 160 }
    #expect(text.contains("nothing stands: ") && text.contains("name, role"), "\(text)")
  }

  @Test func nothingIsSaidPlainly() throws {
    #expect(try show(#"metrics{ indicator = "gdp", at = 1950 }"#) == "no rows")
  }

  @Test func observationsShowTheirSentenceWithTheNumberMarked() throws {
    let text = try show(#"metrics{ indicator = "gdp", measure = "level" }:first():totable()[1]"#)
    #expect(text.contains("【646.8亿元】"), "\(text)")
    #expect(text.contains("湖南省湘潭市雨湖区 (430302)"), "\(text)")
    #expect(text.contains(".txt@"), "\(text)")
    let coloured = try show(
      #"metrics{ indicator = "gdp", measure = "level" }:first():totable()[1]"#
    ) { $0.colour = true }
    #expect(coloured.contains("\u{1B}[1;33m646.8亿元\u{1B}[0m"), "\(coloured)")
  }

  /// Of a number that a sentence holds twice, the right one is marked.
  @Test func marksTheRightOneOfTwo() throws {
    let session = Seeds.session()
    let values = try session.interpreter.machine.run(
      """
      local h = require "hanalyze"
      local q = h.extract("2024年，雨湖区第一产业增加值增长5.7%，第二产业增加值增长5.7%。", { date = "2025-01" })
      return table.unpack(q:totable())
      """, name: "test")
    #expect(values.count == 2)
    let texts = try values.map {
      try ConsoleDisplay.render(values: [$0], session: session, style: session.style)
    }
    #expect(texts.first?.contains("第一产业增加值增长【5.7%】") == true, "\(texts)")
    #expect(texts.last?.contains("第二产业增加值增长【5.7%】") == true, "\(texts)")
  }

  @Test(arguments: [
    (#"districts["雨湖区"]"#, ["湖南省湘潭市雨湖区", "430302", "county", "湖南省湘潭市"]),
    (#"districts["湘潭市"]"#, ["430300", "岳塘区", "湘潭经济技术开发区"]),
    (#"districts["望城区"]"#, ["望城县"]),
    (#"corpus:document("001_d98c7a39021991ee.txt")"#, ["2025-12", "430302", "sentences"]),
    (#"require("hanalyze").indicators.gdp"#, ["地区生产总值", "GDP", "元", "flow"]),
    (#"require("hanalyze").period("2024-Q3")"#, ["2024-07-01", "2024-09-30", "92"]),
    (#"corpus"#, ["seeds", "001_d98c7a39021991ee.txt", "5 rows"]),
    (#"metrics"#, ["observations", "documents", "5"]),
    (#"metrics{ unit = "元" }:group("area")"#, ["area"]),
    (#"{ districts["雨湖区"], q = metrics{} }"#, ["{湖南省湘潭市雨湖区, q = query}"]),
  ])
  func cards(_ expression: String, _ wanted: [String]) throws {
    let text = try show(expression)
    for part in wanted { #expect(text.contains(part), "\(text)") }
    #expect(lines(text).allSatisfy { DisplayWidth.of($0) <= 80 }, "\(text)")
  }

  @Test func cardsSpeakChinese() throws {
    let text = try show(#"districts["雨湖区"]"#) { $0.language = .chinese }
    #expect(text.contains("级别") && text.contains("县级") && text.contains("上级"), "\(text)")
  }

  /// What a document or a script holds cannot steer the terminal.
  @Test func nothingSteersTheTerminal() throws {
    let session = Seeds.session { $0.colour = false }
    let values = try session.interpreter.machine.run(
      """
      local h = require "hanalyze"
      local t = h.tables.new{ columns = { "a\\27[31m" }, rows = { { "x\\27]0;t\\7" } }, title = "\\27c" }
      return t, { ["\\27[k"] = "\\27[v" }, "a\\27[2J\\nb"
      """, name: "test")
    let text = try ConsoleDisplay.render(values: values, session: session, style: session.style)
    #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" }, "\(text)")
  }
}
