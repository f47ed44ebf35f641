import HanBase
import HanExtract
import HanFrame
import Testing

@testable import HanAnalysis

/// A lazy query over columns gives what a plain loop over the observations gives.
@Suite struct QueryPropertyTests {
  typealias Check = @Sendable (Observation) -> Bool

  static func conditions(_ frame: ObservationFrame) -> [(QueryCondition, Check)] {
    let year = Period.year(2023)
    let last = CivilDate(year: 2023, month: 12, day: 31)
    return [
      (.indicator(["gdp", "企业"]), { $0.indicatorID == "gdp" || $0.indicator == "企业" }),
      (.indicator(["retail_sales"]), { $0.indicatorID == "retail_sales" }),
      (.indicator(["零售额"]), { $0.indicator == "零售额" }), (.indicator(["无"]), { _ in false }),
      (.indicatorContains("生产"), { $0.indicator.contains("生产") }),
      (.measure([.growth, .rank]), { $0.measure == .growth || $0.measure == .rank }),
      (.status([.target]), { $0.status == .target }),
      (.comparator([.more, .about]), { $0.comparator != .equal }),
      (.area([430_302, 429_004]), { ["430302", "429004"].contains($0.area) }),
      (.within([430_300]), { $0.area.hasPrefix("4303") }),
      (.within([420_000, 110_000]), { $0.area == "429004" || $0.area == "110101" }),
      (.level([3]), { ["430302", "430304", "430202", "429004", "110101"].contains($0.area) }),
      (.level([1, 2]), { ["430300", "430000"].contains($0.area) }),
      (.unit(["元", "%"]), { $0.unit == "元" || $0.unit == "%" }),
      (.at(year), { $0.period == year || ($0.period.start == last && $0.period.end == last) }),
      (
        .during(year),
        {
          guard let start = $0.period.start, let end = $0.period.end else { return false }
          return start.year == 2023 && end.year == 2023
        }
      ),
      (
        .overlapping(.months(6, 7, of: 2023)),
        {
          guard !$0.period.isUnknown else { return false }
          return $0.period.start.map { $0 <= Period.months(7, 7, of: 2023).end ?? $0 } ?? true
            && ($0.period.end.map { $0 >= Period.months(6, 6, of: 2023).start ?? $0 } ?? true)
        }
      ),
      (
        .document(["docs/0-a.txt", "1-b.txt"]),
        { $0.doc == "docs/0-a.txt" || $0.doc == "docs/1-b.txt" }
      ),
      (.section(["heading"]), { $0.section == "heading" }),
      (.subject(["经开区"]), { $0.subject == "经开区" }), (.hasSubject(false), { $0.subject == nil }),
      (.hasSubject(true), { $0.subject != nil }), (.sure, { $0.isSure }),
      (.value(-3...40), { $0.value.double >= -3 && $0.value.double <= 40 }),
      (.valueAbove(10), { $0.value.double > 10 }), (.valueBelow(10), { $0.value.double < 10 }),
      (.valueAbove(.nan), { _ in false }), (.valueBelow(-.infinity), { _ in false }),
      (.sentenceContains("雨湖"), { $0.sentence.contains("雨湖") }),
      (
        .passes { $0.value > 0 && $0.row % 2 == 0 },
        { $0.value.double > 0 && $0.span.start % 20 == 0 }
      ),
      (.theme(["综合"]), { _ in false }),
    ]
  }

  @Test(arguments: 1...2) func filtersLikeALoop(seed: Int) throws {
    let test = TestFrames(seed: UInt64(seed), count: 9_000)
    let all = Self.conditions(test.frame)
    var generator = SeededGenerator(seed: UInt64(seed))
    for (condition, check) in all {
      let other = all[Int.random(in: 0..<all.count, using: &generator)]
      let expected = test.observations.indices.filter { check(test.observations[$0]) }
      let query = ObservationQuery(test.frame).filter(condition)
      #expect(try query.rows().map(Int.init) == expected, "\(condition)")
      #expect(try query.count() == expected.count)
      let both = expected.filter { other.1(test.observations[$0]) }
      #expect(try query.filter(other.0).rows().map(Int.init) == both)
      // A filter behind a step that needs all rows gives the same.
      let late = query.sort(by: .position).filter(other.0)
      #expect(try late.rows().map(Int.init) == both)
    }
  }

  static let fieldSets: [[Field]] = [
    [], [.area], Field.identity, [.area, .period], [.province, .theme, .measure], [.parent, .year],
    [.doc, .section, .comparator, .status], [.subject, .unit], [.level, .indicator],
  ]

  static func key(_ one: Observation, _ fields: [Field]) -> [String] {
    let catalog = CodeCatalog()
    let code = Int32(one.area) ?? 0
    return fields.map { field in
      switch field {
      case .area: one.area
      case .level: String(catalog.level(of: code))
      case .parent: String(catalog.parent(of: code))
      case .province: one.area.isEmpty ? "" : String(one.area.prefix(2))
      case .indicator: one.indicatorID.map { "=" + $0 } ?? one.indicator
      case .theme: ""
      case .measure: one.measure.name
      case .status: one.status.code
      case .comparator: one.comparator.sign
      case .unit: UnitScale.common(one.unit).unit
      case .period: "\(one.period)"
      case .year: one.period.end.map { String($0.year) } ?? ""
      case .doc: one.doc
      case .section: one.section
      case .subject: one.subject ?? "\u{0}"
      }
    }
  }

  @Test(arguments: 1...2, fieldSets) func latestIsTheLoopsLatest(seed: Int, fields: [Field]) throws
  {
    let test = TestFrames(seed: UInt64(seed), count: 2_500)
    let (frame, rules) = (test.frame, SourcePreference(test.frame))
    for isFirst in [false, true] {
      var best: [[String]: Int] = [:]
      let order = PeriodOrder(frame).ranks
      for (row, one) in test.observations.enumerated()
      where one.status == .normal && one.subject == nil && !frame.isRepeat(row) {
        let key = Self.key(one, fields)
        guard let other = best[key] else {
          best[key] = row
          continue
        }
        let (a, b) = (order[Int(frame.periods[row])], order[Int(frame.periods[other])])
        let newer = a != 0 && (b == 0 || (isFirst ? a < b : a > b))
        if newer || (a == b && rules.prefers(row, to: other)) { best[key] = row }
      }
      let query = ObservationQuery(frame)
      let rows = try (isFirst ? query.first(per: fields) : query.latest(per: fields)).rows()
      #expect(rows.map(Int.init) == best.values.sorted())
    }
  }

  @Test(arguments: 1...2, fieldSets) func groupsAreTheLoopsGroups(seed: Int, fields: [Field]) throws
  {
    let test = TestFrames(
      seed: UInt64(seed), count: seed == 2 && fields == [.area] ? 25_000 : 2_500)
    let groups = try ObservationQuery(test.frame).group(by: fields, Aggregate.allCases)
    var expected: [[String]: [Double]] = [:]
    for (row, one) in test.observations.enumerated()
    where (fields.contains(.status) || one.status == .normal) && !test.frame.isRepeat(row)
      && (fields.contains(.subject) || one.subject == nil)
    {
      let value = one.value.double * UnitScale.common(one.unit).factor
      expected[Self.key(one, groups.fields), default: []].append(value)
    }
    #expect(groups.count == expected.count)
    let indices = groups.fields.map { $0.index(test.frame, CodeCatalog()) }
    var keyOf: [[Int32]: [String]] = [:]
    for (row, one) in test.observations.enumerated() {
      keyOf[indices.map { $0.id(row) }] = Self.key(one, groups.fields)
    }
    for group in 0..<groups.count {
      let key = try #require(keyOf[groups.ids.map { $0[group] }])
      let values = try #require(expected[key]).sorted()
      let mean = values.reduce(0, +) / Double(values.count)
      let middle = values.count / 2
      let wanted: [Double] = [
        Double(values.count), values.reduce(0, +), mean,
        values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2,
        values[0], values[values.count - 1],
        values.count < 2
          ? .nan
          : (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count - 1))
            .squareRoot(),
      ]
      for (index, value) in wanted.enumerated() {
        let got = groups.values[index][group]
        #expect(got.isNaN == value.isNaN && !(abs(got - value) > 1e-9 * max(1, abs(value))))
      }
    }
  }

  @Test(arguments: [1]) func slotsAreTheSameWhenHashed(seed: Int) throws {
    let test = TestFrames(seed: UInt64(seed), count: 12_000)
    let fields: [Field] = [.doc, .area, .period, .measure]
    let indices = fields.map { $0.index(test.frame, CodeCatalog()) }
    let rows = (0..<Int32(test.frame.count)).map { $0 }
    for limit in [0, 500, 40_000, nil] {
      var slots = GroupSlots(indices, rows: rows.count, denseLimit: limit)
      var seen: [[Int32]: Int32] = [:]
      try withScratch { numbers, scratch in
        QueryRun.blocks(of: rows) { block in
          slots.fill(numbers, scratch, block)
          for index in block.indices {
            let ids = indices.map { $0.id(Int(block[index])) }
            #expect(seen[ids, default: numbers[index]] == numbers[index])
            seen[ids] = numbers[index]
          }
        }
      }
      #expect(Set(seen.values).count == seen.count)
      for (ids, slot) in seen {
        #expect(slots.ids([Int(slot)], fields: indices) == ids.map { [$0] } && slot < slots.count)
      }
    }
  }

  @Test(arguments: [1]) func sortsAndCutsLikeALoop(seed: Int) throws {
    let test = TestFrames(seed: UInt64(seed), count: 3_000)
    let (frame, query) = (test.frame, ObservationQuery(test.frame).filter(.hasSubject(false)))
    let plain = try query.rows()
    for key in SortOrder.Key.allCases {
      for descending in [false, true] {
        let orders = [SortOrder(key, descending: descending), SortOrder(.area)]
        let order = RowOrder(frame, orders)
        let sorted = try query.sort(orders).rows()
        #expect(Set(sorted) == Set(plain))
        #expect(
          zip(sorted, sorted.dropFirst()).allSatisfy {
            let way = order.compare($0, $1)
            return way < 0 || (way == 0 && $0 < $1)
          })
        for count in [0, 1, 7, 2_000, 20_000] {
          #expect(try query.sort(orders).top(count).rows() == Array(sorted.prefix(count)))
          let single = query.sort(by: key, descending: descending)
          #expect(try single.top(count).rows() == Array(single.rows().prefix(count)))
        }
      }
    }
  }

  /// Many indicators and no units to convert: filters jump over rows, and the first few rows are
  /// found without looking at most.
  @Test(arguments: [5_000, 30_000]) func rareIndicatorsAndBoundedTops(count: Int) throws {
    var generator = SeededGenerator(seed: 11)
    let rows = (0..<count).map { _ in
      observe(
        "i\(Int.random(in: 0..<90, using: &generator))",
        String(Int.random(in: -9_999...9_999, using: &generator)), "元",
        status: Int.random(in: 0..<9, using: &generator) == 0 ? .target : .normal)
    }
    let frame = TestFrames(rows).frame
    for wanted in ["i0", "i7", "i89", "none"] {
      let expected = rows.indices.filter {
        rows[$0].indicatorID == wanted && rows[$0].status == .normal
      }
      let query = ObservationQuery(frame).filter(.indicator([wanted])).filter(.status([.normal]))
      #expect(try query.rows().map(Int.init) == expected)
      for descending in [true, false] {
        let order = expected.sorted {
          let (a, b) = (frame.values[$0], frame.values[$1])
          return a == b ? $0 < $1 : descending ? a > b : a < b
        }
        let top = query.sort(by: .value, descending: descending).top(5)
        #expect(try top.rows().map(Int.init) == Array(order.prefix(5)))
      }
    }
    for descending in [true, false] {
      let order = rows.indices.filter { rows[$0].status == .target }.sorted {
        let (a, b) = (frame.values[$0], frame.values[$1])
        return a == b ? $0 < $1 : descending ? a > b : a < b
      }
      let top = ObservationQuery(frame).filter(.status([.target]))
        .sort(by: .value, descending: descending).top(12)
      #expect(try top.rows().map(Int.init) == Array(order.prefix(12)))
    }
  }
}
