import HanBase
import HanCorpus
import Testing

/// Dates and areas that nobody states are found in the text, with the words.
@Suite struct InferenceTests {
  private func read(_ text: String, _ finder: (any AreaFinder)? = nil) throws -> Document {
    try DocumentReader(areaFinder: finder).read(Array(text.utf8), name: "x.md")
  }

  @Test(
    arguments: [
      ("**政府工作报告**\n——2024年1月23日在天津市第十八届人民代表大会第二次会议上\n\n各位代表：\n", "2024-01-23", "2024年1月23日"),
      ("政府工作报告\n\n二〇二四年一月二十一日在北京市第十六届人民代表大会第二次会议上\n", "2024-01-21", "二〇二四年一月二十一日"),
      ("---\ntitle: 湘潭市政府工作报告（2023年12月29日 胡贺波）\n---\n\n各位代表：\n", "2023-12-29", "2023年12月29日"),
      ("---\ntitle: 2024年湖南省政府工作报告\n---\n\n各位代表：现在报告工作。\n", "2024", "2024年"),
      ("# 2023年某市国民经济和社会发展统计公报\n\n全年生产总值2500亿元。\n", "2024", "2023年"),
      ("# 2023年某市国民经济和社会发展统计公报\n\n2024年3月8日\n\n全年生产总值2500亿元。\n", "2024-03-08", "2024年3月8日"),
      ("各位代表：\n\n一、２０２３年工作回顾\n\n经济增长。\n\n二、2024年工作安排\n\n要努力。\n", "2024", "2024年"),
      ("各位代表：\n\n一、2023年工作回顾\n\n经济增长百分之五，成绩来之不易。\n", "2024", "2023年"),
      (
        "---\nsource: https://www.x.gov.cn/art/202402/t20240229_19.html\ntitle: 公告\n---\n\n地区生产总值增长。\n",
        "2024-02-29", "20240229"
      ),
      ("# 成就\n\n2023年增长5%，2024年增长6%，力争到2030年翻一番。2025年是实施规划的收官之年。\n", "2024", "2024年"),
      ("# 成就\n\n从2020年的600亿元增至900亿元，2024年获评先进。“十四五”收官，成绩斐然。\n", "2025", "“十四五”收官"),
      ("# 成就\n\n经济平稳。\n\n2022年9月30日\n", "2022-09-30", "2022年9月30日"),
      ("# 成就\n\n人口120000年年增长，编号12024年度。\n", "", ""),
    ] as [(String, String, String)])
  func dates(_ text: String, _ date: String, _ words: String) throws {
    let document = try read(text)
    #expect(document.metadata.date.sdmx == date)
    #expect(document.metadata.dateWords == words)
    #expect(document.metadata.dateOrigin == (date.isEmpty ? .unknown : .inferred))
    if !document.metadata.dateEvidence.isEmpty {
      #expect(document.string(document.metadata.dateEvidence) == words)
    }
  }

  /// A gazetteer of a few names.
  struct FewAreas: AreaFinder {
    private static let names: [(String, [Int32])] = [
      ("中华人民共和国", [100_000]), ("中国", [100_000]), ("湖南", [430_000]), ("湘潭市", [430_300]),
      ("湘潭", [430_300]),
      ("雨湖区", [430_302]), ("岳塘区", [430_304]), ("株洲市", [430_200]), ("长沙", [430_100]),
      ("江苏省", [320_000]),
      ("鼓楼区", [320_106, 320_302, 350_102, 410_204]), ("南京市", [320_100]),
    ]

    func areas(in text: UnsafeBufferPointer<UInt8>) -> [AreaMention] {
      var (mentions, at) = ([AreaMention](), 0)
      while at < text.count {
        let rest = text[at...]
        let found = Self.names.first { rest.starts(with: Array($0.0.utf8)) }
        if let (name, codes) = found {
          mentions.append(AreaMention(start: at, end: at + name.utf8.count, codes: codes))
        }
        at += found?.0.utf8.count ?? 1
      }
      return mentions
    }

    func area(named name: String) -> Int32? {
      Self.names.first { $0.0 == name && $0.1.count == 1 }?.1[0] ?? Int32(name)
    }
  }

  @Test(
    arguments: [
      // The title's most specific name, and the text agrees.
      ("# 湘潭市雨湖区发展成就\n\n雨湖区经济增长。湖南省内领先，雨湖区再上台阶。\n", 430_302, "雨湖区"),
      // A city's article that names its districts and neighbours stays the city's.
      ("# 湘潭市发展综述\n\n湘潭市经济增长。雨湖区、岳塘区齐头并进。联合长沙、株洲市获批。湘潭市再上台阶。\n", 430_300, "湘潭市"),
      // No title: the district named most.
      ("初冬时节，湘潭市岳塘区产业兴旺，岳塘区的干部走村入户，全力推动各项工作落地见效，群众满意度不断提升。岳塘区增长6%。\n", 430_304, "岳塘区"),
      // 中国 in the phrases of a report says nothing.
      ("各位代表：\n\n高举中国特色社会主义伟大旗帜，湖南经济增长。中国式现代化湖南实践，中国精神，中国力量。\n", 430_000, "湖南"),
      ("# 中华人民共和国2023年统计公报\n\n江苏省和湖南增长。\n", 100_000, "中华人民共和国"),
      // A shared name is the one whose city is named.
      ("# 鼓楼区成就\n\n南京市鼓楼区增长5%。鼓楼区前进。\n", 320_106, "鼓楼区"),
      ("经济增长，成绩来之不易。\n", 0, ""),
    ] as [(String, Int32, String)])
  func areas(_ text: String, _ area: Int32, _ words: String) throws {
    let document = try read(text, FewAreas())
    #expect(document.metadata.area == area)
    #expect(document.metadata.areaWords == words)
    #expect(document.metadata.areaOrigin == (area == 0 ? .unknown : .inferred))
    if !document.metadata.areaEvidence.isEmpty {
      #expect(document.string(document.metadata.areaEvidence) == words)
    }
  }

  @Test func statementsGoBeforeInference() throws {
    let text =
      "---\ndate: 2021-09\narea: 湘潭市\ntitle: 甲\nsource: 乙\n---\n\n# 丙\n\n2024年1月2日\n\n雨湖区增长。\n"
    let matter = try read(text, FewAreas()).metadata
    #expect(matter.date == .months(9, 9, of: 2021) && matter.dateOrigin == .stated)
    #expect(matter.area == 430_300 && matter.areaOrigin == .stated)
    #expect(matter.title == "甲" && matter.source == "乙" && matter.dateWords.isEmpty)
    let reader = DocumentReader(areaFinder: FewAreas())
    let stated = StatedMetadata(date: .year(2020), area: 430_302)
    let both = try reader.read(Array(text.utf8), name: "x", stated: stated).metadata
    #expect(both.date == .year(2020) && both.area == 430_302 && both.title == "甲")
  }

  @Test(arguments: ["2024/1/5", "2024-01-05 10:20:00", "2024年1月5日"])
  func frontMatterTakesOtherDates(_ date: String) throws {
    let document = try read("---\ndate: \(date)\n---\n\n正文。\n")
    #expect(document.metadata.date.sdmx == "2024-01-05")
  }

  @Test func uselessFrontMatterIsReported() throws {
    let document = try read("---\ndate: 昨天\narea: 某地\n---\n\n正文。\n", FewAreas())
    #expect(document.diagnostics.map(\.code) == [.badDate, .badArea])
    #expect(document.metadata.areaOrigin == .unknown)
  }

  /// The reports' names say which area and year they are about.
  @Test func reportsTellTheirAreaAndYear() throws {
    let reader = DocumentReader(areaFinder: CatalogAreaFinder())
    for (name, bytes) in try Files.reports() {
      let metadata = try reader.read(bytes, name: name).metadata
      let parts = name.dropLast(3).split(separator: "_")
      let (code, year) = (try #require(Int32(parts[0])), try #require(Int(parts[1])))
      #expect(metadata.area == code, "\(name): \(metadata.areaWords)")
      // A report of December is the next year's; a communiqué comes out in the next year.
      let found = try #require(metadata.date.start?.year, "\(name)")
      #expect((year - 1...year + 1).contains(found), "\(name): \(metadata.dateWords)")
    }
  }
}
