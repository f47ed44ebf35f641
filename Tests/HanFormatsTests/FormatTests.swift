import Foundation
import HanBase
import HanCorpus
import HanFormats
import Testing

/// The bytes of a file beside this one.
func fixture(_ name: String) throws -> [UInt8] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Fixtures/" + name)))
}

func code(_ block: () throws -> Void) -> String {
  do {
    try block()
    return ""
  } catch {
    return (error as? HanError)?.code.id ?? "\(error)"
  }
}

@Suite struct FormatTests {
  @Test(arguments: ["page.html", "page-gbk.html"])
  func webPagesKeepTheirForm(_ name: String) throws {
    let bytes = try fixture(name)
    let format = DocumentFormat(name: name, head: bytes.prefix(8))
    #expect(format == .html)
    let found = try #require(try ExtractedText(bytes, format: format, name: name))
    #expect(
      String(decoding: found.text, as: UTF8.self) == """
        # 政府工作报告

        2023年，全区实现地区生产总值 646.8亿元，同比增长\u{A0}5.1%。

        城镇新增就业1.2万人。

        ## 主要指标

        | 指标 | 数值 |
        | --- | --- |
        | 地区生产总值 | 646.8亿元 |
        | 财政收入 | 30亿元 |

        - 第一项

        - 第二项

        """)
    #expect(found.stated.title == "2024年雨湖区政府工作报告")
    #expect(found.stated.source == "雨湖区人民政府")
    #expect(found.stated.date == CivilDate(year: 2024, month: 1, day: 15).map(Period.day))
  }

  @Test func wordDocumentsKeepTheirForm() throws {
    let found = try #require(
      try ExtractedText(try fixture("report.docx"), format: .docx, name: "report.docx"))
    #expect(
      String(decoding: found.text, as: UTF8.self) == """
        # 政府工作报告

        2023年，全区实现地区生产总值646.8亿元，增长5.1%。

        ## 主要指标

        | 指标 | 数值 |
        | --- | --- |
        | 财政收入 | 30亿元 |

        - 第一项

        """)
    #expect(found.stated.title == "雨湖区报告")
  }

  @Test(.enabled(if: PDFText.program != nil)) func columnsOfAPDFAreReadOneByOne() throws {
    let found = try #require(
      try ExtractedText(try fixture("columns.pdf"), format: .pdf, name: "columns.pdf"))
    let text = String(decoding: found.text, as: UTF8.self)
    let left = try #require(text.range(of: "left column line number 11"))
    let right = try #require(text.range(of: "right column line number 0"))
    #expect(left.upperBound < right.lowerBound)
    #expect(
      code { _ = try ExtractedText(fixture("empty.pdf"), format: .pdf, name: "x") } == "HA243")
    #expect(
      code { _ = try ExtractedText(Array("%PDF-1.4 junk".utf8), format: .pdf, name: "x") }
        == "HA243")
  }

  /// A newspaper's page: a headline over two columns, a picture with its caption on top of the right
  /// one, numbers and sentences broken by the ends of lines.
  @Test(.enabled(if: PDFText.program != nil)) func aNewspaperPageIsReadInOrder() throws {
    let found = try #require(
      try ExtractedText(try fixture("newspaper.pdf"), format: .pdf, name: "newspaper.pdf"))
    let text = String(decoding: found.text, as: UTF8.self)
    let order = [
      "雨湖区经济跑出高质量发展加速度", "记者从市统计局获悉", "项目建设提速", "城镇新增就业8650人", "零就业家庭",
      "乡村全面振兴", "公路安防工程完成56公里",
    ]
    let places = try order.map { try #require(text.range(of: $0)?.lowerBound, "\($0)") }
    #expect(places == places.sorted())

    let document = try DocumentReader().read(found.text, name: "newspaper.pdf")
    let sentences = document.sentences.map { document.string($0.span) }
    for whole in [
      "增速比全市平均水平高0.5个百分点。", "高新技术企业总数达到156家，", "新建停车位3200个，", "村级集体经济收入全部超过20万元。",
      "固定资产投资增长10.3%，社会消费品零售总额达到213.5亿元。",
    ] {
      #expect(sentences.contains { $0.contains(whole) }, "\(whole)")
    }
    #expect(document.sections.contains { $0.kind == .caption })
    #expect(!sentences.contains { $0.contains("▲") && $0.contains("零就业") })
  }

  @Test func aMissingProgramIsNamed() async {
    await #expect(processExitsWith: .exitCode(42)) {
      setenv("PATH", "/nowhere", 1)
      let found = code { _ = try ExtractedText(Array("%PDF-1.4".utf8), format: .pdf, name: "x") }
      exit(found == "HA242" ? 42 : 3)
    }
  }

  @Test func whatIsBrokenSaysSo() throws {
    let docx = try fixture("report.docx")
    #expect(
      code { _ = try ExtractedText(Array(docx.prefix(120)), format: .docx, name: "x") } == "HA244")
    #expect(
      code { _ = try ExtractedText(fixture("reports.zip"), format: .docx, name: "x") } == "HA241")
    #expect(try ExtractedText(docx, format: .text, name: "x") == nil)
  }

  @Test func formatsAreTold() {
    #expect(DocumentFormat(name: "a.txt", head: Array("%PDF-1.7".utf8)) == .pdf)
    #expect(DocumentFormat(name: "a.HTM", head: []) == .html)
    #expect(DocumentFormat(name: "报告.docx", head: [0x50, 0x4B, 3, 4]) == .docx)
    #expect(DocumentFormat(name: "a.md", head: Array("# a".utf8)) == .text)
  }

  @Test(arguments: ["reports.zip", "reports.tar.gz"]) func archivesAreRead(_ name: String) throws {
    #expect(ArchiveReader.isArchive(name))
    var members: [String: String] = [:]
    try ArchiveReader.forEachMember(of: .bytes(fixture(name)), name: name) {
      (member, content) throws(HanError) in
      members[member] = String(decoding: try content(), as: UTF8.self)
      return true
    }
    #expect(members.count == 6)
    #expect(members["reports/b/c.md"] == "2024年，全区粮食产量20万吨。\n")
    #expect(
      code {
        try ArchiveReader.forEachMember(of: .bytes(fixture(name)), name: name, limit: 5) {
          (_, content) throws(HanError) in
          _ = try content()
          return true
        }
      } == "HA245")
    let half = Array(try fixture(name).prefix(300))
    #expect(
      code {
        try ArchiveReader.forEachMember(of: .bytes(half), name: name) {
          (_, content) throws(HanError) in
          _ = try content()
          return true
        }
      } == "HA244")
  }

  @Test func recordsAreRead() throws {
    let lines = """
      {"doc":"a","text":"2024年，粮食产量20万吨。","date":"2024-03","area":"430302","title":"甲"}

      {"doc":"b","text":"乙","extra":[1]}
      {"doc":"c"}
      {"doc":"d","text":"丁","date":"March"}
      not json
      {"text":"无名"}
      """
    var (records, faults) = ([RecordFile.Record](), [HanError]())
    try RecordFile.forEachRecord(
      Array(lines.utf8), name: "x.jsonl", areaFinder: CatalogAreaFinder()
    ) {
      switch $0 {
      case .success(let record): records.append(record)
      case .failure(let error): faults.append(error)
      }
      return true
    }
    #expect(records.map(\.doc) == ["a", "b", "line 7"])
    #expect(records[0].stated.area == 430302)
    #expect(records[0].stated.date == .months(3, 3, of: 2024))
    #expect(faults.map(\.code.id) == ["HA246", "HA207", "HA111"])
    #expect(faults.map(\.line) == [4, 5, 6])
  }

  @Test func anOpenQuotationMarkIsTold() throws {
    var found: [String] = []
    try RecordFile.forEachRecord(
      Array("doc,text\n甲,一\n乙,\"二\n丙,三\n".utf8), name: "x.csv", areaFinder: CatalogAreaFinder()
    ) { result in
      switch result {
      case .success(let record): found.append(record.doc)
      case .failure(let error): found.append("\(error.code.id):\(error.line ?? 0)")
      }
      return true
    }
    #expect(found == ["甲", "HA246:3"])
  }

  @Test func csvIsRead() throws {
    let table = "doc,text,title\r\na,\"一,\"\"二\"\"\n三\",甲\r\n\r\nb,四\r\nc,五,六,七\r\n"
    var (records, faults) = ([RecordFile.Record](), [HanError]())
    try RecordFile.forEachRecord(Array(table.utf8), name: "x.csv", areaFinder: CatalogAreaFinder())
    {
      switch $0 {
      case .success(let record): records.append(record)
      case .failure(let error): faults.append(error)
      }
      return true
    }
    #expect(records.map { String(decoding: $0.text, as: UTF8.self) } == ["一,\"二\"\n三", "四"])
    #expect(records.map(\.line) == [2, 5])
    #expect(records[0].stated.title == "甲")
    #expect(faults.map(\.line) == [6])
    #expect(
      code {
        try RecordFile.forEachRecord(
          Array("a,b\n1,2\n".utf8), name: "x.csv", areaFinder: CatalogAreaFinder()
        ) { _ in true }
      } == "HA246")
  }
}
