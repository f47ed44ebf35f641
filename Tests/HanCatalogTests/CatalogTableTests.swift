import HanBase
import HanCatalog
import Testing

/// What users add to the catalogue.
@Suite struct CatalogTableTests {
  private func table(_ text: String) throws -> CatalogTable {
    try CatalogTable(Array(text.utf8), path: "catalog.tsv")
  }

  @Test func addsIndicatorsUnitsAreasAndWords() throws {
    let catalog = Catalog(
      adding: try table(
        "# ours\nkind\tname\tid\tsynonyms\trole\n"
          + "indicator\t夜间经济消费额\tnight_sales\t夜经济消费\t\nunit\t驿\t\t\tclassifier\n"
          + "area\t新城示范区\t430399\t新城\t430300\nword\t五朵金花\t\t\tmask\n"))
    #expect(catalog.indicator(id: "night_sales")?.synonyms == ["夜经济消费"])
    #expect(catalog.fullName(430_399) == "湖南省湘潭市新城示范区")
    #expect(catalog.units.last?.name == "驿")
    func roles(_ word: String) -> Roles? {
      let bytes = Array(word.utf8)
      return bytes.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.flatMap { catalog.lexicon.exact($0, buffer.count) }
          .map { catalog.lexicon[$0].roles }
      }
    }
    #expect(roles("五朵金花") == .mask)
    #expect(roles("增长")?.contains(.up) == true)
  }

  @Test(arguments: [
    ("name\tid\nx\ty\n", 1), ("kind\tname\nindicator\t某指标\n", 2),
    ("kind\tname\trole\nword\t某词\tnosuch\n", 2), ("kind\tname\n\nthing\t某物\n", 3),
    ("kind\tname\tid\trole\narea\t某区\t4303\t430300\n", 2),
  ])
  func saysWhichLineIsWrong(text: String, line: Int) throws {
    let error = #expect(throws: HanError.self) { try table(text) }
    #expect(error?.code == .badCatalogRow)
    #expect(error?.line == line)
  }
}
