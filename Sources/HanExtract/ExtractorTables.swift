import HanCatalog
import Synchronization

/// What the rules ask of units and indicators again and again, by their index in the catalogue.
final class ExtractorTables: @unchecked Sendable {
  let unitKinds: [UnitKind]
  let isMoney: [Bool]
  /// 千伏, 赫兹: measures that name a thing's class.
  let isCapacity: [Bool]
  /// Index of 成, a tenth, or -1.
  let tenth: Int
  let indicatorKinds: [Indicator.Kind]
  /// The value added of the three industries, in their order; -1 where the catalogue has none.
  let industries: [Int32]
  /// The shares of the three industries in the product, in their order.
  let industryShares: [Int32]
  /// How fast an indicator grows, by its index; most have no indicator of their own for that.
  private let rates: [(of: Int32, rate: Int32)]
  /// What stands around Chinese numerals that may be figures.
  let neighbours: NumeralNeighbours
  /// What each unit measures at all.
  let unitQuantities: [PlainQuantity]

  /// What each indicator measures at all, plus one; 0 where nobody has asked yet.
  private let plainQuantities: UnsafeMutablePointer<Atomic<UInt8>>
  private let indicatorCount: Int

  private static let standard = ExtractorTables(.standard)

  /// The tables of a catalogue; those of the one that ships are made once.
  static func of(_ catalog: Catalog) -> ExtractorTables {
    catalog === Catalog.standard ? standard : ExtractorTables(catalog)
  }

  private init(_ catalog: Catalog) {
    // By dimension, not by unit: the units' own rows are not read.
    let (dimensions, places) = catalog.unitDimensions
    let traits = dimensions.map(Trait.init)
    unitKinds = places.indices.map { Self.kind(ofUnit: $0, traits[places[$0]], catalog) }
    neighbours = NumeralNeighbours(catalog, kinds: unitKinds)
    isMoney = places.map { traits[$0].isMoney }
    isCapacity = places.map { traits[$0].isCapacity }
    unitQuantities = places.map { traits[$0].quantity }
    func entry(_ word: StaticString) -> Int? {
      catalog.lexicon.exact(word.utf8Start, word.utf8CodeUnitCount)
    }
    tenth = entry("成").map { Int(catalog.lexicon[$0].unit) } ?? -1
    func indicators(_ names: [StaticString]) -> [Int32] {
      names.map { entry($0).map { catalog.lexicon[$0].indicator } ?? -1 }
    }
    industries = indicators(["第一产业增加值", "第二产业增加值", "第三产业增加值"])
    industryShares = indicators(["第一产业增加值占地区生产总值比重", "第二产业增加值占地区生产总值比重", "第三产业增加值占地区生产总值比重"])
    let growing = indicators(["地区生产总值", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额"])
    let grown = indicators(["地区生产总值增速", "规模以上工业增加值增速", "固定资产投资增速", "社会消费品零售总额增速"])
    rates = zip(growing, grown).map { (of: $0, rate: $1) }
    indicatorKinds = catalog.indicatorKinds
    indicatorCount = indicatorKinds.count
    plainQuantities = .allocate(capacity: max(1, indicatorCount))
    for index in 0..<indicatorCount { (plainQuantities + index).initialize(to: Atomic(0)) }
  }

  deinit {
    neighbours.deallocate()
    plainQuantities.deinitialize(count: indicatorCount)
    plainQuantities.deallocate()
  }

  /// The indicator of how fast another one grows, or -1.
  func rate(of indicator: Int) -> Int32 { rates.first { Int($0.of) == indicator }?.rate ?? -1 }

  /// What an indicator of the catalogue measures at all; it is read from its row once.
  func plainQuantity(of indicator: Int, in catalog: Catalog) -> PlainQuantity {
    guard indicator >= 0, indicator < indicatorCount else { return .none }
    let known = plainQuantities[indicator].load(ordering: .relaxed)
    if known > 0 { return PlainQuantity(rawValue: known - 1) ?? .none }
    let found = PlainQuantity(catalog.indicatorDimension(indicator))
    plainQuantities[indicator].store(found.rawValue + 1, ordering: .relaxed)
    return found
  }

  /// What is asked of a dimension.
  private struct Trait {
    let isMoney: Bool
    let isCapacity: Bool
    let isAge: Bool
    let quantity: PlainQuantity

    init(_ dimension: String) {
      isMoney = dimension == "money"
      isCapacity = dimension == "voltage" || dimension == "frequency"
      isAge = dimension == "age"
      quantity = PlainQuantity(dimension)
    }
  }

  private static func kind(ofUnit index: Int, _ trait: Trait, _ catalog: Catalog) -> UnitKind {
    switch catalog.unitClass(index) {
    case .measure: trait.isAge ? .age : .measure
    case .classifier: .classifier
    case .person: .person
    case .rate:
      catalog.unitName(index).unicodeScalars.contains("点")
        || catalog.unitName(index).hasSuffix("BP")
        || catalog.unitName(index).hasSuffix("bp") ? .points : .percent
    case .multiple: .multiple
    case .time: .time
    case .rank: .rank
    }
  }
}

/// What a dimension such as `money/person` begins with, as far as it tells figures apart.
enum PlainQuantity: UInt8 {
  case none
  case money
  case persons
  case area
  case mass
  case energy
  case length
  case other

  init(_ dimension: some StringProtocol) {
    // By bytes: characters would take a thirtieth of the start of a script over the seeds.
    let head = dimension.utf8.prefix { $0 != UInt8(ascii: "/") }
    self = head.isEmpty ? .none : .other
    for (quantity, name) in Self.named where head.elementsEqual(name.utf8) { self = quantity }
  }

  private static let named: [(PlainQuantity, String)] = [
    (.money, "money"), (.persons, "persons"), (.area, "area"), (.mass, "mass"),
    (.energy, "energy"), (.length, "length"),
  ]

  /// Whether a figure in the one can be of the other; only what is known to differ cannot.
  func fits(_ other: PlainQuantity) -> Bool {
    self == other || self == .none || other == .none
  }
}
