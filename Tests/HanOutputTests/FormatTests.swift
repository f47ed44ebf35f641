import Foundation
import HanBase
import HanOutput
import Testing

@Suite struct FormatTests {
  static func sample() -> Table {
    var table = Table(
      [
        TableColumn("名次", id: "rank", kind: .integer), TableColumn("地区", id: "area"),
        TableColumn("值", id: "value", kind: .decimal, showsMagnitude: true, unitColumn: "unit"),
        TableColumn("单位", id: "unit"), TableColumn("备注", id: "note"),
      ], title: "地区生产总值")
    let source = TableSource(
      doc: "a.txt", span: Span(3, 12), text: "646.8亿元", sentence: "a|b<i>\"x\"")
    table.append(
      [
        .integer(1), .text("雨湖区"), .decimal(ExactDecimal(64_680_000_000)), .text("元"),
        .text("=1+1"),
      ], sources: [source])
    table.append([
      .integer(2), .text("荷塘\u{1b}[31m区"), .decimal(ExactDecimal(-5)), .text("元"),
      .text("x,\"y\"\nz"),
    ])
    table.notes = ["1 district states no such figure"]
    return table
  }

  @Test func terminalAligns() throws {
    #expect(
      try TerminalFormat().text(Self.sample()) == """
        地区生产总值
        名次  地区                值  备注
        ────  ───────────  ─────────  ───────
           1  雨湖区       646.8亿元  =1+1
           2  荷塘␛[31m区       -5元  x,"y"␊z
        1 district states no such figure

        """)
  }

  @Test(arguments: 1...60) func terminalKeepsToItsWidth(width: Int) throws {
    let text = try TerminalFormat(width: width, maximumRows: 1).text(Self.sample())
    let lines = text.split(separator: "\n")
    for line in lines.dropFirst().prefix(3) { #expect(DisplayWidth.of(String(line)) <= width) }
    #expect(text.contains("… 1 more row\n"))
    #expect(!text.contains("\u{1b}"))
    let shown = lines[1].split(separator: " ").count
    let hidden =
      text.contains("more column")
      ? text.split(separator: "more column")[1].split(separator: "\n")[0].split(separator: ",")
        .count : 0
    #expect(width < 10 || shown + hidden == 4)
  }

  @Test func csvQuotesAndGuards() throws {
    let text = try CSVFormat().text(Self.sample())
    #expect(
      text
        == "名次,地区,值,单位,备注\r\n1,雨湖区,64680000000,元,'=1+1\r\n2,荷塘\u{1b}[31m区,-5,元,\"x,\"\"y\"\"\nz\"\r\n"
    )
    var plain = CSVFormat()
    (plain.guardsFormulas, plain.byteOrderMark, plain.usesIDs) = (false, true, true)
    let other = try plain.text(Self.sample())
    #expect(other.hasPrefix("\u{FEFF}rank,area,"))
    #expect(other.contains(",=1+1\r\n"))
  }

  @Test(arguments: ["=a", "+a", "-a", "@a", "\ta", "\ra", "＝a", "＠a"]) func csvGuardsEveryStart(
    text: String
  ) throws {
    var table = Table([TableColumn("a")])
    table.append([.text(text)])
    table.append([.empty])
    let csv = try CSVFormat().text(table)
    #expect(csv.contains("'" + text))
    #expect(csv.hasSuffix("\r\n\"\"\r\n"))
  }

  @Test func csvReadsBack() throws {
    // Every record of random cells is read back by an independent reader of RFC 4180.
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("a,\"\n\r雨 '=")
    var csv = CSVFormat()
    csv.guardsFormulas = false
    for _ in 0..<200 {
      let width = Int.random(in: 1...4, using: &generator)
      var table = Table((0..<width).map { TableColumn("c\($0)") })
      for _ in 0..<4 {
        table.append(
          (0..<width).map { _ in
            .text(
              String(
                (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in
                  alphabet.randomElement(using: &generator)
                }))
          })
      }
      let records = Self.read(try csv.text(table))
      #expect(records.dropFirst() == table.rows.map { $0.map(\.plain) }[...])
    }
  }

  static func read(_ text: String) -> [[String]] {
    var (records, record, field, quoted) = ([[String]](), [String](), "", false)
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if quoted {
        if scalar == "\"" {
          if index + 1 < scalars.count, scalars[index + 1] == "\"" {
            field.unicodeScalars.append(scalar)
            index += 1
          } else {
            quoted = false
          }
        } else {
          field.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        quoted = true
      } else if scalar == "," {
        record.append(field)
        field = ""
      } else if scalar == "\r" {
        records.append(record + [field])
        (record, field) = ([], "")
        index += 1
      } else {
        field.unicodeScalars.append(scalar)
      }
      index += 1
    }
    return records
  }

  @Test func jsonLinesParse() throws {
    let lines = try JSONLinesFormat().text(Self.sample()).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("{\"rank\":1,\"area\":\"雨湖区\",\"value\":64680000000,"))
    let parsed = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    let sources = try #require(parsed?["sources"] as? [[String: Any]])
    #expect(sources.first?["start"] as? Int == 3)
    var twice = Table([TableColumn("a"), TableColumn("a")])
    twice.append([.integer(1), .empty])
    #expect(try JSONLinesFormat().text(twice) == "{\"a\":1,\"a_2\":null}\n")
  }

  @Test func markdownAndHTMLEscape() throws {
    let markdown = try MarkdownFormat().text(Self.sample())
    #expect(markdown.contains("| 2 | 荷塘␛\\[31m区 | -5元 | x,\"y\"<br>z |"))
    #expect(markdown.contains("a\\|b&lt;i&gt;"))
    let html = try HTMLFormat().text(Self.sample())
    #expect(html.contains("a|b&lt;i&gt;&quot;x&quot;"))
    #expect(html.contains("<td class=\"right\">646.8亿元</td>"))
    #expect(!html.contains("\u{1b}") && !html.contains("<script") && !html.contains("http"))
  }

  @Test func sdmxNeedsItsColumns() throws {
    var table = Table(
      ["area", "indicator", "indicator_id", "time_period", "value", "status"].map {
        TableColumn($0)
      })
    table.append([
      .text("430302"), .text("地区生产总值"), .text("gdp"), .text("2025"), .decimal(ExactDecimal(9)),
      .text("A"),
    ])
    table.append([
      .text("430302"), .text("井"), .empty, .text("2025"), .decimal(ExactDecimal(3)), .text("T"),
    ])
    #expect(
      try SDMXCSVFormat().text(table)
        == "DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS\r\n"
        + "HANALYZE:OBSERVATIONS(1.0),430302,gdp,2025,9,A\r\nHANALYZE:OBSERVATIONS(1.0),430302,井,2025,3,T\r\n"
    )
    #expect(throws: HanError.self) { try SDMXCSVFormat().text(Self.sample().prefix(0)) }
  }

  @Test(arguments: [
    ("a.csv", "csv"), ("a.b.CSV", "csv"), ("x/y.jsonl", "jsonl"), ("r.html", "html"),
    ("r.md", "markdown"), ("t.txt", "table"),
  ])
  func extensionsChoose(path: String, name: String) throws {
    #expect(type(of: try TableFormats.forPath(path)).name == name)
  }

  @Test(arguments: ["a.foo", "a", "dir.csv/a", ""]) func unknownExtensionsListTheKnown(path: String)
  {
    #expect { try TableFormats.forPath(path) } throws: { error in
      (error as? HanError)?.code == .unknownFormat && "\(error)".contains(".csv, .tsv")
    }
  }

  @Test func savesWithSidecarAndReplacesWhole() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("rank.csv").path
    for _ in 0..<2 {
      let written = try TableFile.save(Self.sample(), to: path)
      #expect(written == [path, folder.appendingPathComponent("rank.sources.csv").path])
    }
    let link = folder.appendingPathComponent("link.csv").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try TableFile.write(Array("x".utf8), to: link)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "x")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
    #expect { try TableFile.save(Self.sample(), to: folder.path + "/none/rank.csv") } throws: {
      ($0 as? HanError)?.code == .cannotWrite
    }
    try TableFile.write([1, 2], to: "/dev/null")
  }
}
