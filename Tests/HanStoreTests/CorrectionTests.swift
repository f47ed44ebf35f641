import Foundation
import HanBase
import HanExtract
import HanStore
import Testing

@Suite struct CorrectionTests {
  static let text = "2024年，全区实现地区生产总值100亿元，同比增长5%。\n\n2024年，全区粮食产量20万吨。\n"
  static let header = "document\tspan\tquote\tfield\tvalue\twho\twhy\n"

  static func values(_ store: Store) throws -> [String: Observation] {
    let frame = try store.frame()
    return Dictionary(
      (0..<frame.count).compactMap { frame.observation($0) }.map { ($0.text, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func correctionsChangeRejectAndAdd() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.text)
    try scratch.write(
      "in/corrections.tsv",
      Self.header + """
        a.txt\t\t100亿元\tvalue\t110亿\t李\t公报更正
        a.txt\t\t增长5%\treject\t\t李\t口径不同
        a.txt\t\t粮食产量\tadd\tvalue=21万; unit=吨; indicator=粮食产量; period=2023\t李\t漏了
        a.txt\t\t没有的话\tvalue\t1\t李\t旧文
        b.txt\t\t100亿元\tvalue\t1\t李\t无此文
        a.txt\t\t2024年\tunit\t元\t李\t两处
        # 说明
        """)
    let store = try Store(scratch.store, access: .write)
    let summary = try Importer(store).run([scratch.path + "/in"])
    #expect(
      summary.unmatchedCorrections.map(\.state) == [
        "the quote is not in the document", "its document is not in the store",
        "no observation stands at this place",
      ])
    #expect(summary.unmatchedCorrections.map(\.correction.line) == [5, 6, 7])
    func verify() throws {
      let found = try Self.values(store)
      #expect(found["100亿元"]?.value == ExactDecimal("11000000000"))
      #expect(found["100亿元"]?.derivation.first == "correction/value")
      #expect(found["5%"] == nil)
      #expect(found["粮食产量"]?.value == ExactDecimal("210000"))
      #expect(found["粮食产量"]?.timePeriod == "2023")
      #expect(found["粮食产量"]?.derivation.contains("correction/add") == true)
      #expect(found["20万吨"]?.value == ExactDecimal("200000"))
      #expect(try store.check() == [])
    }
    try verify()

    // They survive the next import, also of a changed document.
    #expect(try Importer(store).run([scratch.path + "/in"]).skipped == 1)
    try verify()
    try scratch.write("in/a.txt", "新的开头。\n\n" + Self.text)
    #expect(try Importer(store).run([scratch.path + "/in"]).replaced == 1)
    try verify()

    // Taken back, they leave what the text says.
    try scratch.write("in/corrections.tsv", Self.header)
    #expect(try Importer(store).run([scratch.path + "/in"]).replaced == 1)
    let plain = try Self.values(store)
    #expect(plain["100亿元"]?.value == ExactDecimal("10000000000"))
    #expect(plain["5%"] != nil)
    #expect(try store.corrections().isEmpty)
  }

  /// The corrections of a file that was deleted go at the next import; those made in the store stay.
  @Test(arguments: ["/in", "/in/a.txt", ""])
  func correctionsGoWithTheirFile(_ imported: String) throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.text)
    try scratch.write(
      "in/corrections.tsv",
      Self.header + "a.txt\t\t100亿元\tvalue\t110亿\t李\t公报更正\na.txt\t\t增长5%\treject\t\t李\t口径\n")
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([scratch.path + "/in"])
    var one = Correction()
    (one.document, one.quote, one.field, one.value) = ("a.txt", "20万吨", "value", "21万")
    #expect(try store.correct([one]).map(\.state) == ["applied"])
    #expect(try Self.values(store)["100亿元"]?.value == ExactDecimal("11000000000"))

    try scratch.remove("in/corrections.tsv")
    let summary = try Importer(store).run([scratch.path + imported])
    #expect(summary.goneCorrections.map(\.count) == [2])
    #expect(summary.goneCorrections.first?.path.hasSuffix("/in/corrections.tsv") == true)
    #expect(summary.replaced == 1)
    let found = try Self.values(store)
    #expect(found["100亿元"]?.value == ExactDecimal("10000000000"))
    #expect(found["5%"] != nil)
    #expect(found["20万吨"]?.value == ExactDecimal("210000"))
    #expect(try store.corrections().map(\.correction.origin) == [""])
    #expect(try Importer(store).run([scratch.path + imported]).goneCorrections.isEmpty)
    #expect(try store.check() == [])
  }

  /// What is imported elsewhere does not take corrections away.
  @Test func correctionsOfOtherFoldersStay() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.text)
    try scratch.write("other/b.txt", Self.text)
    try scratch.write("in/corrections.tsv", Self.header + "a.txt\t\t100亿元\tvalue\t110亿\t李\t公报更正\n")
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([scratch.path + "/in"])
    try scratch.remove("in/corrections.tsv")
    #expect(try Importer(store).run([scratch.path + "/other"]).goneCorrections.isEmpty)
    #expect(try store.corrections().count == 1)
  }

  /// What an analyst accepted is as sure as what the text states.
  @Test func acceptedObservationsAreSure() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.text)
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([scratch.path + "/in"])
    let before = try #require(try Self.values(store)["20万吨"])
    #expect(before.certainty.contains { $0 != .stated })
    var one = Correction()
    (one.document, one.span, one.field) = ("in/a.txt", before.span, "accept")
    #expect(try store.correct([one]).map(\.state) == ["applied"])
    let after = try #require(try Self.values(store)["20万吨"])
    #expect(after.certainty.allSatisfy { $0 == .stated })
    #expect(after.derivation == before.derivation + ["correction/accept"])
    #expect(after.value == before.value && after.period == before.period)
  }

  @Test func correctionsAreMadeInTheStore() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.text)
    let store = try Store(scratch.store, access: .write)
    _ = try Importer(store).run([scratch.path + "/in"])
    let span = try #require(try Self.values(store)["100亿元"]?.span)
    try scratch.remove("in/a.txt")
    var one = Correction()
    (one.document, one.span, one.field, one.value, one.who) = ("in/a.txt", span, "area", "韶山市", "李")
    #expect(try store.correct([one]).map(\.state) == ["applied"])
    let found = try #require(try Self.values(store)["100亿元"])
    #expect(found.area == "430382")
    #expect(found.derivation.contains("correction/area"))
    one.value = "天上"
    #expect(try store.correct([one]).last?.state.hasPrefix("area `天上` is unknown") == true)
    #expect(try store.check() == [])
  }

  @Test(arguments: [
    ("a.txt\t\t\tvalue\t1\t\t", 2), ("a.txt\t5\t\tvalue\t1\t\t", 2), ("\t1-2\t\tvalue\t1\t\t", 2),
    ("a.txt\t1-2\t\tcolour\t1\t\t", 2),
  ]) func badRowsAreRefused(_ row: String, _ line: Int) {
    do {
      _ = try CorrectionTable(Array((Self.header + row).utf8), path: "corrections.tsv")
      Issue.record("accepted")
    } catch {
      #expect(error.code.id == "HA412")
      #expect(error.line == line)
    }
  }
}
