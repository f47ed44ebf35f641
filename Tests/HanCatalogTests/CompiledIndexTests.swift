import Testing

@testable import HanCatalog

/// The look-ups that `Tools/embed-catalog.py` compiles into the program are those that the program
/// would make itself, as it does for a catalogue to which a user adds.
@Suite struct CompiledIndexTests {
  private func isSame<Element: Equatable>(
    _ one: UnsafePointer<Element>, _ other: UnsafePointer<Element>, _ count: Int
  ) -> Bool {
    UnsafeBufferPointer(start: one, count: count)
      .elementsEqual(UnsafeBufferPointer(start: other, count: count))
  }

  @Test func theIndexOfTheLexiconIsTheOneThatWouldBeMade() throws {
    let lexicon = Catalog.standard.lexicon
    let made = LexiconIndex(lexicon.entries, pool: try #require(lexicon.pool.baseAddress))
    defer { made.deallocate() }
    let shipped = lexicon.index
    #expect(!shipped.isOwner && made.isOwner)
    #expect(made.slotMask == shipped.slotMask && made.slotShift == shipped.slotShift)
    #expect(isSame(made.slots, shipped.slots, made.slotMask + 1))
    #expect(isSame(made.filter, shipped.filter, 1 << (Int(LexiconIndex.filterBits) - 6)))
    #expect(isSame(made.ends, shipped.ends, 1 << Int(LexiconIndex.endBits)))
    #expect(isSame(made.candidates, shipped.candidates, lexicon.entries.count))
    #expect(isSame(made.thirds, shipped.thirds, lexicon.entries.count))
  }

  @Test func theSlotsOfDivisionsAreThoseThatWouldBeMade() {
    let table = Catalog.shippedAreas
    let (made, mask) = AreaTable.slots(of: AreaTable.shippedRows)
    defer { made.deallocate() }
    #expect(mask == table.mask)
    #expect(isSame(made, table.slots, mask + 1))
  }

  @Test func unitsAreThoseOfTheirRows() {
    let catalog = Catalog.standard
    let (names, places) = catalog.unitDimensions
    #expect(catalog.unitCount == catalog.units.count && places.count == catalog.unitCount)
    for (index, unit) in catalog.units.enumerated() {
      #expect(catalog.unitName(index) == unit.name)
      #expect(names[places[index]] == unit.dimension)
      #expect(catalog.unitClass(index) == unit.unitClass)
    }
  }

  @Test func aUnitThatAUserAddsHasItsDimension() throws {
    let table = try CatalogTable(
      Array("kind\tname\tdimension\nunit\t锂条\tlithium\nunit\t锂块\tlithium\nunit\t锂贝\tmoney\n".utf8),
      path: "catalog.tsv")
    let catalog = Catalog(adding: table)
    let (names, places) = catalog.unitDimensions
    let own = places.suffix(3).map { names[$0] }
    #expect(own == ["lithium", "lithium", "money"])
    #expect(Set(names).count == names.count)
  }
}
