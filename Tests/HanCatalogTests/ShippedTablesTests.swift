import HanCatalog
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The tables that are worked out before the program is built say what their sources say.
@Suite struct ShippedTablesTests {
  private let catalog = Catalog.standard

  private func entry(_ word: String) -> Lexicon.Entry? {
    let bytes = Array(word.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { catalog.lexicon.exact($0, buffer.count) }
        .map { catalog.lexicon[$0] }
    }
  }

  /// The lines of a source table without comments.
  private func lines(_ name: String) throws -> [[String]] {
    let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let file = try #require(fopen("\(path)/Sources/HanCatalog/Data/\(name).tsv", "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func entriesAreLaidOutAsTheGeneratorWritesThem() {
    #expect(MemoryLayout<Lexicon.Entry>.stride == 32)
    #expect(MemoryLayout<Lexicon.Entry>.offset(of: \.area) == 8)
    #expect(MemoryLayout<Lexicon.Entry>.offset(of: \.indicator) == 12)
    #expect(MemoryLayout<Lexicon.Entry>.offset(of: \.unit) == 16)
    #expect(MemoryLayout<Lexicon.Entry>.offset(of: \.length) == 24)
    #expect(MemoryLayout<Lexicon.Entry>.offset(of: \.isWeakArea) == 28)
    #expect(MemoryLayout<Lexicon.Entry>.offset(of: \.hasNamesakes) == 30)
  }

  @Test func everyDivisionIsFoundByCodeAndName() throws {
    var bearers: [String: [Int32]] = [:]
    for row in try lines("areas").dropFirst() {
      let code = try #require(Int32(row[0]))
      bearers[row[1], default: []].append(code)
      let area = try #require(catalog.area(code))
      #expect(area.name == row[1] && catalog.areaName(code) == row[1])
      #expect(catalog.areaLevel(code) == Int(row[2]) && area.level == Int(row[2]))
      #expect(catalog.areaParent(code) == Int32(row[3]) ?? 0)
      #expect(
        area.shortNames
          == (row[4].split(separator: "|") + row[6].split(separator: "|")).map(String.init))
      for name in row[4].split(separator: "|") { #expect(entry(String(name))?.area != 0) }
    }
    #expect(catalog.areas.count == bearers.values.reduce(0) { $0 + $1.count })
    for (name, codes) in bearers {
      let found = try #require(entry(name), "\(name)")
      #expect(found.hasNamesakes || codes == [found.area], "\(name)")
      #expect(!found.hasNamesakes || codes != [found.area], "\(name)")
    }
    #expect(catalog.area(999_999) == nil && catalog.areaName(1) == nil)
  }

  @Test func everyFormerNameIsReadAsTheDivisionThatItIsNow() throws {
    let rows = try lines("predecessors").dropFirst()
    #expect(rows.count == Catalog.predecessors.count && rows.count > 500)
    let current = Set(catalog.areas.flatMap { [$0.name] + $0.shortNames })
    for row in rows {
      let code = try #require(Int32(row[0]))
      // The code is that of the division which the row names with its parents.
      #expect(catalog.fullName(code) == row[5], "\(row[1])")
      #expect((1949...2026).contains(Int(row[3]) ?? 0) && !row[4].isEmpty, "\(row[1])")
      let names = row[6] == "-" ? [] : [row[1]] + row[6].split(separator: "|").map(String.init)
      for name in names where name.unicodeScalars.count > 2 && !current.contains(name) {
        #expect(entry(name)?.area == code, "\(name)")
      }
      if row[6] == "-" { #expect(entry(row[1])?.area ?? 0 == 0, "\(row[1])") }
    }
    let names = rows.map { $0[1] }
    #expect(Set(names).count == names.count, "a former name stands twice")
    for (name, code) in [("绍兴县", 330_603), ("鄞县", 330_212), ("闸北", 310_106), ("襄樊", 420_600)] {
      #expect(entry(name)?.area == Int32(code), "\(name)")
    }
  }

  @Test func everyAirportAndPortIsOfItsDivision() throws {
    for row in try lines("hubs").dropFirst() {
      let code = try #require(Int32(row[0]))
      #expect(catalog.area(code) != nil)
      for name in [row[1]] + row[2].split(separator: "|").map(String.init) {
        #expect(entry(name)?.area == code, "\(name)")
      }
    }
  }

  @Test func everyIndicatorUnitAndWordIsInTheLexicon() throws {
    for indicator in catalog.indicators {
      for name in [indicator.name] + indicator.synonyms {
        let found = try #require(entry(name), "\(name)")
        #expect(found.indicator >= 0)
      }
    }
    for (index, unit) in catalog.units.enumerated() {
      let found = try #require(entry(unit.name), "\(unit.name)")
      #expect(catalog.units[Int(found.unit)].name == unit.name, "\(index)")
    }
    for row in try lines("words") {
      let role = try #require(Roles(name: row[0]))
      for word in row[1].split(separator: " ") {
        #expect(entry(String(word))?.roles.contains(role) == true, "\(row[0]) \(word)")
      }
    }
  }

  /// 全国居民人均可支配收入 is the nation's in a province's text too: a form that held the word would hide whose it is.
  ///
  /// What is left are titles (全国重点实验室) and what is of that rank by its name.
  @Test func noFormHidesWhoseFigureItIs() {
    let titles: Set = [
      "全国百强排名", "全国民营企业500强", "全国重点实验室", "全国重点文物保护单位", "全市性会议", "全国乡村旅游重点村", "全省乡村旅游重点村",
    ]
    let wholes = ["全国", "全省", "全市", "全县", "全区", "全州", "我国", "我省", "我市"]
    for form in catalog.indicators.flatMap({ [$0.name] + $0.synonyms }) where !titles.contains(form)
    {
      #expect(!wholes.contains { form.hasPrefix($0) }, "\(form)")
    }
  }

  @Test func theLongestWordWins() throws {
    var text = Array("规模以上工业增加值增长".utf8)
    text += [UInt8](repeating: 0x20, count: 8)
    let index = text.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { catalog.lexicon.longest($0, buffer.count - 8) }
    }
    #expect(try catalog.lexicon.literal(#require(index)) == "规模以上工业增加值")
    let short = Array("规模".utf8)
    #expect(
      short.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.flatMap { catalog.lexicon.longest($0, 3) }
      } == nil)
  }
}
