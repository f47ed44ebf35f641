import Foundation
import GRDB
import HanBase
import HanCatalog
import HanFrame
import HanStore
import Testing

@testable import HanAnalysis
@testable import HanScript

/// A question to a store is answered from the observations that it is about as from all of them.
@Suite struct PartsTests {
  static let folder = NSTemporaryDirectory() + "hanparts-" + UUID().uuidString

  /// A store with the seeds and made-up reports of many districts; some of its documents stand in no
  /// segment, some in one that lacks others.
  static let store: String = {
    // The tests of this suite share it; it goes away with the process.
    atexit { try? FileManager.default.removeItem(atPath: PartsTests.folder) }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let areas = [
      "雨湖区", "岳塘区", "湘乡市", "韶山市", "荷塘区", "芦淞区", "石峰区", "天元区", "渌口区", "醴陵市", "攸县", "茶陵县",
    ]
    for (number, area) in (areas + areas).enumerated() {
      let year = number < areas.count ? 2023 : 2024
      var text = "# \(area)\(year)年政府工作报告\n\n"
      text +=
        "\(year)年，全区实现地区生产总值\(300 + number * 7 % 31).\(number % 10)亿元，同比增长\(4 + number % 5).\(number % 9)%。"
      text +=
        "地区生产总值突破\(300 + number * 7 % 31)亿元。社会消费品零售总额\(90 + number % 4).5亿元，增长\(number % 6 + 1)%。\n\n"
      text += "城镇新增就业\(1000 + number)人，粮食总产量\(10 + number % 7)万吨，规模以上工业增加值增长\(number % 8).1%。"
      text += "新建湖湘驿站\(number % 3 + 2)个，完成招商引资项目\(20 + number)个。\n\n"
      text += "\(year + 1)年，地区生产总值预期增长\(5 + number % 2)%左右，城镇新增就业\(1000 + number)人以上。\n"
      try? text.write(toFile: "\(folder)/\(number).txt", atomically: true, encoding: .utf8)
    }
    let corrections = """
      document\tspan\tquote\tfield\tvalue\twho\twhy
      3.txt\t\t城镇新增就业1003人\tvalue\t1300\t张\t核对
      """
    try? corrections.write(toFile: folder + "/corrections.tsv", atomically: true, encoding: .utf8)
    let path = folder + "/test.db"
    for part in [["\(folder)"], [packageFolder + "/seeds"]] {
      guard let store = try? Store(path, access: .write) else { return path }
      _ = try? Importer(store).run(part)
      try? store.close()
    }
    let queue = try? DatabaseQueue(path: path)
    try? queue?.write {
      try $0.execute(sql: "UPDATE document SET segmentId = NULL WHERE id % 6 = 2")
    }
    try? queue?.close()
    return path
  }()

  /// What a script prints over the store: loaded as a whole or in parts.
  private static func printed(_ text: String, whole: Bool) throws -> Run {
    try run("test.lua", text: "--- T.\n-- @reads corpus\n-- @writes \(folder)\n" + text) {
      request in
      request.corpus = { () throws(HanError) in .store(store) }
      request.smallStore = whole ? .max : 0
      request.permissions.read = .all
      request.permissions.write = .all
    }
  }

  private static let helper = """
    local h = require "hanalyze"
    local function rows(q)
      print(#q, q:count())
      for m in q:each() do print(m, m:source(), m.value, m.section, m.sure, m.repeated, m.doc) end
      print(q)
    end

    """

  /// Conditions, alone and together.
  private static let questions = [
    #"{ indicator = "gdp" }"#, #"{ indicator = "地区生产总值" }"#,
    #"{ indicator = "gdp", within = "湘潭市" }"#,
    #"{ district = "岳塘区" }"#, #"{ within = "湘潭市" }"#, #"{ level = "province" }"#,
    #"{ doc = "3.txt" }"#, #"{ theme = "就业" }"#, #"{ measure = "growth", during = 2024 }"#,
    #"{ status = "T" }"#, #"{ status = "T", indicator = "gdp" }"#,
    #"{ status = "any", indicator = "gdp" }"#,
    #"{ at = 2023 }"#, #"{ during = "2021-2025", unit = "人" }"#,
    #"{ overlapping = 2025, sure = true }"#,
    #"{ unit = "%" , min = 5, max = 6 }"#, #"{ words = "驿站" }"#, #"{ contains = "招商" }"#,
    #"{ indicator = "gdp", contains = "突破" }"#, #"{ section = "heading" }"#, #"{ subject = true }"#,
    #"{ subject = true, within = "湖南省" }"#, #"{ comparator = ">" }"#, #"{ repeated = true }"#,
    #"{ indicator = { "gdp", "retail_sales" }, district = { "雨湖区", "攸县" } }"#, "{}",
    #"{ min = 1e9 }"#, #"{ district = "拉萨市" }"#, #"{ indicator = "retail_sales", status = "T" }"#,
  ]

  private static let verbs = [
    "rows(q)", "print(q:latest():rank())", "print(q:first())", "print(q:unique():count())",
    #"print(q:group("area"):count())"#, #"print(q:group("indicator", "area"):sum())"#,
    #"print(q:group("unit"):median())"#, #"print(q:group():mean())"#, "print(q:series())",
    #"print(q:pivot{ rows = "area", columns = "year" })"#, "print(q:growth())",
    "print(q:conflicts())",
    #"print(q:compare("雨湖区", "岳塘区"))"#, "print(q:compare(2023, 2024))", "print(q:coverage())",
    #"print(q:sort("value", "desc"):top(5))"#, #"print(q:top(3, "period"))"#,
    #"print(q:within("株洲市"):latest():rank{ ties = "dense", order = "asc" })"#,
    #"print(q:filter(function(m) return m.value > 100 end):at(2024))"#,
    "print(q:between(2023, 2024))",
    "for m in q:each() do print(m:why()) print(m:sentence()) break end",
    #"print(q:table{ "doc", "value", "sentence" })"#,
  ]

  @Test(arguments: questions) func partsAnswerAsTheWholeDoes(_ question: String) throws {
    let verbs = Self.verbs.map { "print(pcall(function() \($0) end))\n" }.joined()
    let text = Self.helper + "local q = metrics\(question)\n\(verbs)"
    let (parts, whole) = (try Self.printed(text, whole: false), try Self.printed(text, whole: true))
    #expect(parts.lines == whole.lines)
    #expect(parts.report == "" && whole.report == "")
    #expect(parts.lines.count > 60)
  }

  @Test func manyQuestionsOfOneScriptAgreeToo() throws {
    let folder = Self.folder
    func text(_ name: String) -> String {
      Self.helper
        + Self.questions.map { "rows(metrics\($0))\nprint(metrics\($0):latest():rank())\n" }
        .joined()
          + """
          local gdp = metrics{ indicator = "gdp" }
          for _, d in ipairs(districts["湖南省"].children) do print(d, gdp:within(d):latest():rank()) end
          local a, b = gdp:latest():totable(), metrics{ indicator = "gdp", during = 2024 }:totable()
          local same = 0
          for _, x in ipairs(a) do for _, y in ipairs(b) do if x == y then same = same + 1 end end end
          print(#a, #b, same)
          print(h.index{ indicators = { "gdp", "retail_sales" }, within = "湖南省" })
          local t = gdp:latest():rank()
          t:save("\(folder)/\(name).csv") t:save("\(folder)/\(name).html")
          print(districts["岳塘区"]:metrics{ indicator = "gdp" }:count(), corpus:document("9.txt"):metrics():count())
          """
    }
    let (parts, whole) = (
      try Self.printed(text("out"), whole: false), try Self.printed(text("all"), whole: true)
    )
    #expect(whole.report == "")
    #expect(parts.report == whole.report)
    #expect(parts.output == whole.output)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder)
    where file.hasPrefix("out") {
      let other = file.replacing("out", with: "all")
      let (a, b) = (
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")),
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(other)"))
      )
      #expect(a == b, "\(file)")
    }
  }

  @Test(arguments: [
    #"metrics{ indicator = "新建湖湘驿占" }"#, #"metrics{ indicator = "新建湖湘驿站" }:latest():rank()"#,
  ])
  func namesAreKnownFromTheDocuments(_ text: String) throws {
    let (parts, whole) = (
      try Self.printed("print(\(text))", whole: false),
      try Self.printed("print(\(text))", whole: true)
    )
    #expect(parts.output == whole.output)
    #expect(parts.report == whole.report)
    #expect(
      (whole.report + whole.output).contains(text.hasSuffix("}") ? "新建湖湘驿站" : "醴陵市"), "\(whole)")
  }

  @Test func selectiveQuestionsReadNoMoreThanTheyAreAbout() throws {
    let catalog = Catalog.standard
    let corpus = try ScriptCorpus(.store(Self.store), catalog: catalog)
    corpus.parts.smallStore = 0
    func ask(_ conditions: [QueryCondition]) throws -> ObservationFrame {
      try corpus.frame(for: ObservationQuery(.empty, catalog: catalog).filter(conditions))
    }
    let district = try ask([.area([430304]), .measure([.growth])])
    #expect(district.origins != nil && district.count < 20)
    // The second question about the indicator reads all of the indicator; the third nothing.
    let first = try ask([.indicator(["粮食总产量"]), .area([430381])])
    let second = try ask([.indicator(["粮食总产量"]), .area([430302])])
    #expect(first.count < second.count)
    #expect(try ask([.indicator(["粮食总产量"]), .area([430382])]) === second)
    #expect(try ask([.indicator(["粮食总产量"]), .status([.normal])]) === second)
    #expect(corpus.frameIfLoaded == nil)
    // What most observations are is no selection.
    let all = try ask([.status([.normal])])
    #expect(all.origins == nil && corpus.frameIfLoaded === all)
    #expect(try ask([.indicator(["粮食总产量"])]) === all)
    #expect(try corpus.count() == all.count)
  }

  @Test func manyDifferentQuestionsLoadAllAtLast() throws {
    var parts = CorpusParts()
    parts.smallStore = 0
    var reads = 0
    for code in Int32(1)...100 {
      let frame = try parts.frame(
        [.area([code])], extent: { (1_000_000, 7) },
        read: { _, limit in
          #expect(limit == 250_000)
          reads += 1
          return .empty
        })
      #expect((frame == nil) == (code > 4))
    }
    #expect(reads == 4)
  }

  @Test func aStoreThatWasChangedInBetweenIsLoaded() throws {
    var parts = CorpusParts()
    parts.smallStore = 0
    for (code, version) in [1, 1, 2].enumerated() {
      let frame = try parts.frame(
        [.area([Int32(code)])], extent: { (1_000_000, version) }, read: { _, _ in .empty })
      #expect((frame == nil) == (version == 2))
    }
  }
}
