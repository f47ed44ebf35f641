import HanConsole
import Testing

/// What Tab offers, by the line with `|` for the cursor.
@Suite struct CompletionTests {
  private let session = Seeds.session()

  private func texts(_ marked: String) -> [String] {
    result(marked).candidates.map(\.text)
  }

  private func result(_ marked: String) -> CompletionResult {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let line = parts.joined()
    return ConsoleCompletion.candidates(
      line: line, cursorByte: parts[0].utf8.count, session: session)
  }

  /// Lines and the candidates that must be among those offered.
  @Test(arguments: [
    ("metrics{}:la|", ["latest"]),
    ("metrics{}:where{}:latest():ra|", ["rank"]),
    (#"metrics{indicator="gdp"}:latest():rank():so|"#, ["sort", "sources"]),
    ("corpus:|", ["documents", "document", "search", "claims"]),
    ("corpus.|", ["path", "kind"]),
    ("corpus:document('x').|", ["title", "date", "area"]),
    ("corpus:document('x').area.|", ["code", "parent", "children"]),
    ("corpus:document('x').area:|", ["metrics", "within"]),
    (#"districts["雨湖区"].parent:me|"#, ["metrics"]),
    (#"districts["雨湖区"].children[1].na|"#, ["name"]),
    (#"districts:find("x")[1].|"#, ["full_name"]),
    (#"(metrics{}):cou|"#, ["count"]),
    ("metrics {} : la|", ["latest"]),
    (#"require"hanalyze".pe|"#, ["period"]),
    (#"require("hanalyze").period("2024").|"#, ["first", "last"]),
    (#"local h = require "hanalyze" h.ind|"#, ["index", "indicators"]),
    (#"local h = require "hanalyze"\#nh.text.tr|"#, ["trim", "traditional"]),
    ("local q = metrics{}\nq:la|", ["latest"]),
    ("local q, t = 1\nq2 = metrics{}:latest() t = q2:rank() t:s|", ["sort", "save"]),
    ("for m in metrics{}:each() do print(m.val|", ["value", "value_text"]),
    ("for doc in corpus:documents() do doc.|", ["title"]),
    (#"for _, d in ipairs(districts:list()) do d.full|"#, ["full_name"]),
    ("for m in metrics{}:each() do m:|", ["why", "sentence", "source"]),
    ("metrics{|", ["indicator=", "measure=", "within="]),
    ("metrics{ind|", ["indicator="]),
    ("metrics({mea|", ["measure="]),
    (#"metrics{indicator="gdp", wi|"#, ["within="]),
    ("metrics{}:where{ at = 2025, dis|", ["district="]),
    ("metrics{}:pivot{ ro|", ["rows="]),
    ("metrics{}:rank{ ti|", ["ties="]),
    ("corpus:search('x', { wi|", ["width=", "within="]),
    (#"require("hanalyze").index{ indicators = { { ind|"#, ["indicator="]),
    (#"require("hanalyze").index{ indicators = { { indicator = "gd|"#, [#"gdp""#]),
    (#"metrics{indicator="gd|"#, [#"gdp""#, #"固定资产投资""#]),
    (#"metrics{indicator="gd|"}"#, ["gdp", "固定资产投资"]),
    (#"metrics{indicator="固定资|"#, [#"固定资产投资""#]),
    (#"metrics{indicator="gdzctz|"#, [#"固定资产投资""#]),
    (#"metrics{indicator="经济总|"#, [#"地区生产总值""#]),
    (#"metrics{indicator={"gdp", "shxf|"#, [#"社会消费品零售总额""#]),
    (#"metrics{indicator='gd|"#, ["gdp'"]),
    (#"metrics{within="雨|"#, [#"雨湖区""#, #"雨花台区""#]),
    (#"metrics{within="yhq|"#, [#"雨湖区""#]),
    (#"metrics{within="yuhu|"#, [#"雨湖区""#]),
    (#"metrics{district={"湘潭市", "yuet|"#, [#"岳塘区""#]),
    (#"districts["雨|"#, [#"雨湖区"]"#]),
    (#"districts["4303|"#, [#"430302"]"#]),
    (#"districts["湘潭/雨|"#, [#"湘潭/雨湖区"]"#]),
    (#"districts["chaoy|"#, [#"北京市/朝阳区"]"#]),
    (#"districts["chongq|"#, [#"重庆市"]"#]),
    (#"districts["luan|"#, [#"六安市"]"#]),
    (#"districts["xiam|"#, [#"厦门市"]"#]),
    (#"metrics{}:within("xt|"#, [#"湘潭市""#]),
    (#"districts:list("co|"#, [#"county""#]),
    (#"districts:list(|"#, [#""county""#]),
    (#"districts:list("county", "xiangt|"#, [#"湘潭市""#]),
    (#"metrics{measure="|"#, [#"level""#, #"growth""#]),
    (#"metrics{measure=|"#, [#""level""#]),
    (#"metrics{theme="综|"#, [#"综合""#]),
    (#"metrics{unit="亿|"#, []),
    (#"metrics{}:group("ar|"#, [#"area""#]),
    (#"metrics{}:group("area", "ti|"#, []),
    (#"metrics{}:table{"area_|"#, [#"area_name""#]),
    (#"corpus:document("001|"#, [#"001_d98c7a39021991ee.txt""#]),
    (#"metrics{doc="004|"#, [#"004_0a5c3258d47e6a7a.txt""#]),
    (#"require "han|"#, [#"hanalyze""#, #"hanalyze.text""#]),
    (#"require("hanalyze").indicators["jjz|"#, [#"地区生产总值"]"#]),
    (":o|", ["open"]), (":set |", ["rows", "color", "lang"]), (":set lang z|", ["zh"]),
    (":time metrics{}:la|", ["latest"]), (":open s|", ["seeds/"]), (":run scri|", ["scripts/"]),
    ("?query:la|", ["query:latest"]),
    ("?lat|", ["query:latest"]),
    ("?固定资|", ["固定资产投资"]),
  ])
  func offers(_ marked: String, _ wanted: [String]) {
    let found = texts(marked)
    for text in wanted { #expect(found.contains(text), "\(marked): \(found.prefix(12))") }
  }

  /// Lines at which nothing is known, or nothing may stand.
  @Test(arguments: [
    "-- metrics{}:|", "x = \"metrics{ind|", "--[[ metrics{}:|", "nosuch.|", "nosuch:fi|",
    "metrics{}:nosuch():|", "3.|", #"x["|"#, "print('gd|", "('x').|", "metrics{}:where{}.nosuch.|",
  ])
  func offersNothing(_ marked: String) {
    #expect(texts(marked).isEmpty, "\(texts(marked).prefix(5))")
  }

  @Test func leavesOutWhatIsGiven() {
    #expect(!texts(#"metrics{indicator="gdp", in|"#).contains("indicator="))
  }

  @Test func replacesWhatIsTyped() {
    let line = #"metrics{within="雨"#
    let found = result(line + "|")
    #expect(found.replaceRange == (line.utf8.count - 3)..<line.utf8.count)
    let path = #"districts["湘潭/雨"#
    #expect(result(path + "|").replaceRange.lowerBound == path.utf8.count - 10)
  }

  @Test func tellsWhatACandidateIs() throws {
    let gdp = try #require(result(#"metrics{indicator="gd|"#).candidates.first)
    #expect(gdp.note.contains("地区生产总值") && gdp.note.contains("元"))
    let district = try #require(result(#"districts["雨湖|"#).candidates.first)
    #expect(district.note == "430302 湖南省湘潭市雨湖区")
    let method = try #require(result("metrics{}:lates|").candidates.first)
    #expect(method.note.hasPrefix("latest(fields?) → query · The newest row"))
  }

  /// Letters typed for Chinese names stay until one name is meant.
  @Test func insertsOnlyWhatIsCertain() {
    #expect(result("metrics{}:lat|").insertion(typed: "lat") == "latest")
    #expect(result("metrics{}:s|").insertion(typed: "s") == nil)
    #expect(result("corpus:do|").insertion(typed: "do") == "document")
    #expect(result(#"districts["yuhuq|"#).insertion(typed: "yuhuq") == #"雨湖区"]"#)
    #expect(result(#"metrics{indicator="gd|"#).insertion(typed: "gd") == nil)
  }

  /// Any text and any place of the cursor, also within a character.
  @Test func takesAnyText() {
    let pieces = [
      "metrics", "{", "}", "(", ")", "[", "]", ".", ":", "\"", "'", "雨", "=", ",", " ", "\n", "--",
      "[[",
      "]]", "for", "in", "do", "local", "h", "require", "\\", "?", "0x", "…", "::", "[=[",
    ]
    var random = SeededNumbers(7)
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      for cursor in [0, text.utf8.count / 2, text.utf8.count] {
        let found = ConsoleCompletion.candidates(line: text, cursorByte: cursor, session: session)
        #expect(found.replaceRange.upperBound == cursor && found.replaceRange.lowerBound >= 0)
      }
    }
  }

  @Test func isFast() {
    _ = texts(#"metrics{indicator="gd|"#)
    let clock = ContinuousClock()
    for line in [#"districts["x|"#, #"metrics{indicator="s|"#, "metrics{}:latest():|", "?s|"] {
      let best = (0..<5).map { _ in clock.measure { _ = texts(line) } }.min() ?? .seconds(9)
      // 20 ms for the release build; tests run without optimisation, beside others.
      #expect(best < .milliseconds(400), "\(line): \(best)")
    }
  }
}

/// Numbers that look random and are the same each time.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
