import Foundation
import HanAnalysis
import HanBase
import Testing

/// The methods against worked examples that others published, and against numpy and scipy.
@Suite struct CompositeIndexTests {
  typealias Matrix = [[Double]]

  static func index(
    _ count: Int, lower: Set<Int> = [], given: [Double] = [],
    _ weights: CompositeIndex.Weights = .given,
    _ aggregation: CompositeIndex.Aggregation = .arithmetic,
    _ normalisation: CompositeIndex.Normalisation? = nil
  ) -> CompositeIndex {
    CompositeIndex(
      (0..<count).map {
        IndexIndicator(
          "i\($0)", direction: lower.contains($0) ? .lowerIsBetter : .higherIsBetter,
          weight: given.indices.contains($0) ? given[$0] : nil)
      }, normalisation: normalisation, weights: weights, aggregation: aggregation)
  }

  static func compute(_ index: CompositeIndex, _ matrix: Matrix) throws -> IndexResult {
    try index.compute(units: matrix.indices.map { "u\($0)" }, values: matrix.map { $0.map { $0 } })
  }

  static func round(_ values: [Double], _ digits: Double) -> [Double] {
    values.map { ($0 * digits).rounded() / digits }
  }

  /// Source: Hwang and Yoon, *Multiple Attribute Decision Making*, 1981: choice of a fighter aircraft.
  @Test func topsisHwangYoon() throws {
    let matrix: Matrix = [
      [2.0, 1500, 20000, 5.5, 5, 9], [2.5, 2700, 18000, 6.5, 3, 5], [1.8, 2000, 21000, 4.5, 7, 7],
      [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    let index = Self.index(6, lower: [3], given: [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], .given, .topsis)
    let result = try Self.compute(index, matrix)
    // The book rounds between its steps.
    let published = [0.643, 0.268, 0.613, 0.312]
    #expect(zip(result.scores, published).allSatisfy { abs($0 - $1) < 0.001 })
    #expect(result.ranks == [1, 4, 2, 3])
  }

  /// Source: Papathanasiou and Ploskas, *Multiple Criteria Decision Aid*, Springer 2018, chapter 1.
  @Test func topsisPapathanasiouPloskas() throws {
    let matrix: Matrix = [
      [8, 7, 2, 1], [5, 3, 7, 5], [7, 5, 6, 4], [9, 9, 7, 3], [11, 10, 3, 7], [6, 9, 5, 4],
    ]
    let result = try Self.compute(
      Self.index(4, given: [0.4, 0.3, 0.1, 0.2], .given, .topsis), matrix)
    let published = [0.387, 0.327, 0.391, 0.615, 0.868, 0.493]
    // The book rounds between its steps.
    #expect(zip(result.scores, published).allSatisfy { abs($0 - $1) < 0.001 })
  }

  /// Source: Xu, EJOR 156 (2004) 530–532; Zavadskas and Podvezko, IJITDM 15 (2016) 267–283.
  @Test(
    arguments: [
      (
        [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]],
        [0.4630, 0.3992, 0.1378, 0.0000]
      ),
      (
        [[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]],
        [0.1146, 0.1981, 0.4185, 0.2689]
      ),
    ] as [(Matrix, [Double])])
  func entropyWeights(matrix: Matrix, weights: [Double]) throws {
    let result = try Self.compute(Self.index(4, .rawEntropy), matrix)
    #expect(Self.round(result.weights, 10_000) == weights)
  }

  /// Source: Tuş and Aytaç Adalı, Opsearch 56 (2019) 528–538.
  @Test func criticTusAytacAdali() throws {
    let matrix: Matrix = [
      [5000, 3, 3, 4, 3, 2], [680, 5, 3, 2, 2, 1], [2000, 3, 2, 3, 4, 3], [600, 4, 3, 1, 2, 2],
      [800, 2, 4, 3, 3, 4],
    ]
    let result = try Self.compute(Self.index(6, .critic), matrix)
    let published = [0.157, 0.249, 0.168, 0.121, 0.154, 0.151]
    #expect(zip(result.weights, published).allSatisfy { abs($0 - $1) < 0.0006 })
  }

  /// Source: OECD/JRC, *Handbook on Constructing Composite Indicators*, 2008, table 15: mean years of
  /// school, with rank (from below), z-score and min-max.
  static let schooling: [(String, Double, Int, Double, Double)] = [
    ("Finland", 10, 15, 0.26, 0.59), ("United States", 12, 23, 1.52, 1.00),
    ("Sweden", 11.4, 19, 1.14, 0.88),
    ("Japan", 9.5, 12, -0.06, 0.49), ("Korea", 10.8, 17, 0.76, 0.76),
    ("Netherlands", 9.4, 9, -0.12, 0.47),
    ("UK", 9.4, 9, -0.12, 0.47), ("Canada", 11.6, 20, 1.27, 0.92),
    ("Australia", 10.9, 18, 0.83, 0.78),
    ("Singapore", 7.1, 1, -1.58, 0.00), ("Germany", 10.2, 16, 0.38, 0.63),
    ("Norway", 11.9, 22, 1.46, 0.98),
    ("Ireland", 9.4, 9, -0.12, 0.47), ("Belgium", 9.3, 8, -0.19, 0.45),
    ("New Zealand", 11.7, 21, 1.33, 0.94),
    ("Austria", 8.4, 6, -0.76, 0.27), ("France", 7.9, 5, -1.08, 0.16),
    ("Israel", 9.6, 14, 0.00, 0.51),
    ("Spain", 7.3, 4, -1.46, 0.04), ("Italy", 7.2, 3, -1.52, 0.02),
    ("Czech Rep.", 9.5, 12, -0.06, 0.49),
    ("Hungary", 9.1, 7, -0.31, 0.41), ("Slovenia", 7.1, 1, -1.58, 0.00),
  ]

  @Test func normalisationsOfTheHandbook() throws {
    let matrix = Self.schooling.map { [$0.1] }
    func column(_ method: CompositeIndex.Normalisation) throws -> [Double] {
      try Self.compute(Self.index(1, .equal, .arithmetic, method), matrix).normalised.map { $0[0] }
    }
    #expect(zip(try column(.zScore), Self.schooling).allSatisfy { abs($0 - $1.3) < 0.0051 })
    #expect(zip(try column(.minMax), Self.schooling).allSatisfy { abs($0 - $1.4) < 0.0051 })
    // The Handbook gives ties their first place; here they share the mean of their places.
    for (rank, country) in zip(try column(.rank), Self.schooling) {
      let ties = Self.schooling.count { $0.1 == country.1 }
      #expect(rank == Double(country.2) + Double(ties - 1) / 2)
    }
  }

  /// Source: UNDP, *Human Development Report 2015*, table 1 and technical note 1: geometric mean of
  /// three indices between fixed goalposts.
  @Test(arguments: [
    ("Norway", 0.944, 81.6, 17.5, 12.6, 64992), ("Switzerland", 0.930, 83.0, 15.8, 12.8, 56431),
    ("Germany", 0.916, 80.9, 16.5, 13.1, 43919), ("United States", 0.915, 79.1, 16.5, 12.9, 52947),
    ("Japan", 0.891, 83.5, 15.3, 11.5, 36927), ("Belgium", 0.890, 80.8, 16.3, 11.3, 41187),
  ])
  func humanDevelopmentIndex(
    country: String, published: Double, life: Double, expected: Double, mean: Double, income: Double
  ) throws {
    var index = CompositeIndex(
      [
        IndexIndicator("life", bounds: 20...85), IndexIndicator("education", bounds: 0...1),
        IndexIndicator("income", bounds: log(100.0)...log(75_000.0)),
      ], aggregation: .geometric)
    index.geometricFloor = 0
    let row = [life, (expected / 18 + mean / 15) / 2, log(income)]
    let result = try index.compute(units: [country, "other"], values: [row, [50, 0.5, 8]])
    // The table's inputs are rounded to one decimal.
    #expect(abs(result.scores[0] - published) < 0.0015)
  }

  struct Reference: Decodable {
    let matrix: Matrix
    let higher: [Bool]
    let given: [Double]
    let weights: String
    let normalisation: String
    let aggregation: String
    let w: [Double]
    let scores: [Double]
  }

  @Test func agreesWithNumpyAndScipy() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/composite_index.json")
    let cases = try JSONDecoder().decode([Reference].self, from: Data(contentsOf: path))
    #expect(cases.count == 140)
    let schemes: [String: CompositeIndex.Weights] = [
      "equal": .equal, "given": .given, "entropy": .entropy, "rawEntropy": .rawEntropy,
      "critic": .critic,
    ]
    for one in cases {
      let index = Self.index(
        one.higher.count, lower: Set(one.higher.indices.filter { !one.higher[$0] }),
        given: one.given,
        try #require(schemes[one.weights]),
        try #require(CompositeIndex.Aggregation(rawValue: one.aggregation)),
        CompositeIndex.Normalisation(rawValue: one.normalisation))
      let result = try Self.compute(index, one.matrix)
      for (got, wanted) in zip(result.weights + result.scores, one.w + one.scores) {
        #expect(abs(got - wanted) < 1e-9 * max(1, abs(wanted)), "\(one.weights) \(one.aggregation)")
      }
    }
  }

  @Test func missingDataFollowThePolicy() throws {
    let values: [[Double?]] = [[1, 10], [2, nil], [3, 30], [4, 20]]
    let units = ["a", "b", "c", "d"]
    var index = Self.index(2, .equal)
    let dropped = try index.compute(units: units, values: values)
    #expect(dropped.units == ["a", "c", "d"] && dropped.rows == [0, 2, 3])
    #expect(dropped.dropped.map(\.unit) == ["b"] && dropped.dropped.first?.missing == ["i1"])
    #expect(dropped.table().notes.first == "b: 缺 i1，未计")
    index.missingData = .mean
    let filled = try index.compute(units: units, values: values)
    #expect(filled.filled == [[], [1], [], []] && filled.normalised[1][1] == 0.5)
    index.missingData = .error
    #expect { try index.compute(units: units, values: values) } throws: {
      ($0 as? HanError)?.code == .missingData
    }
  }

  @Test func refusesWhatCannotBeComputed() {
    let rows: Matrix = [[1, 2], [3, -4]]
    let bad: [(CompositeIndex, Matrix)] = [
      (Self.index(2, .rawEntropy), rows), (Self.index(2, .equal, .geometric, .zScore), rows),
      (Self.index(2, given: [-1, 2]), rows), (Self.index(2, given: [0, 0]), rows),
      (Self.index(0), [[], []]),
      (Self.index(2), [[1, 2]]), (Self.index(3), rows), (Self.index(2), [[1, .nan], [2, 3]]),
    ]
    for (index, matrix) in bad {
      #expect(throws: HanError.self) { try Self.compute(index, matrix) }
    }
  }

  @Test(arguments: CompositeIndex.Aggregation.allCases) func constantIndicatorsDecideNothing(
    aggregation: CompositeIndex.Aggregation
  ) throws {
    for weights in [CompositeIndex.Weights.equal, .entropy, .rawEntropy, .critic] {
      let result = try Self.compute(
        Self.index(2, weights, aggregation), [[1, 5], [2, 5], [3, 5]])
      #expect(result.ranks == [3, 2, 1] && result.scores.allSatisfy(\.isFinite))
      let same = try Self.compute(Self.index(2, weights, aggregation), [[7, 5], [7, 5]])
      #expect(same.ranks == [1, 1] && same.isTied(0) && same.weights == [0.5, 0.5])
    }
  }

  @Test func stabilityIsSeededAndFindsWhatMatters() throws {
    let values: [[Double?]] = [[9, 9, 1], [5, 5, 5], [1, 1, 9]]
    let units = ["a", "b", "c"]
    let index = Self.index(3, given: [3, 3, 1])
    let first = try index.stability(units: units, values: values, draws: 200, spread: 0.3, seed: 4)
    let second = try index.stability(units: units, values: values, draws: 200, spread: 0.3, seed: 4)
    #expect(first.units.map(\.mean) == second.units.map(\.mean))
    #expect(first.units.map(\.name) == ["a", "b", "c"] && first.units.allSatisfy { $0.kept == 1 })
    #expect(first.omissions.map(\.largestMove) == [0, 0, 0])
    let loose = try Self.index(3, given: [1, 1, 2.1]).stability(
      units: units, values: values, spread: 0.5)
    #expect(loose.units.contains { $0.kept < 1 && $0.best < $0.worst })
    #expect(loose.omissions[2].largestMove == 2 && loose.omissions[2].correlation == -1)
    #expect(loose.table().rows.count == 3 && loose.table().columns.count == 9)
  }

  @Test func indexOfAreasIsTraced() throws {
    let rows = [
      observe("gdp", "5", "元", area: "430301"), observe("gdp", "9", "元", area: "430302"),
      observe("high_standard_farmland", "15", "亩", area: "430301"),
      observe("high_standard_farmland", "3", "公顷", area: "430302"),
      observe("gdp", "7", "美元", area: "430303"),
      observe("high_standard_farmland", "1", "公顷", area: "430303"),
    ]
    let query = ObservationQuery(TestFrames(rows).frame)
    let data = try query.indexData([.init("gdp"), .init("high_standard_farmland")])
    #expect(data.areas == [430_301, 430_302, 430_303] && data.units == ["元", "平方米"])
    #expect(data.rows == [[0, 2], [1, 3], [nil, 5]])
    let (result, table) = try query.compute(Self.index(2, .equal), from: data)
    #expect(result.ranks == [2, 1] && result.dropped.count == 1)
    #expect(table.sources(ofRow: 0).map(\.row) == [1, 3])
  }
}
