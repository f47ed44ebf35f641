import HanAnalysis
import HanBase
import HanExtract
import HanFrame

/// Frames for tests: crowded, so that keys collide, periods tie and sources compete.
struct TestFrames {
  let observations: [Observation]
  let frame: ObservationFrame

  init(_ observations: [Observation]) {
    self.observations = observations
    var builder = ObservationFrameBuilder()
    for one in observations { builder.append(one) }
    frame = builder.finish()
  }

  init(seed: UInt64, count: Int) {
    var generator = SeededGenerator(seed: seed)
    var rows: [Observation] = []
    for index in 0..<count { rows.append(Self.random(index, &generator)) }
    self.init(rows)
  }

  static let areas = ["430302", "430304", "430300", "430202", "429004", "110101", "430000", ""]

  private static func random(_ index: Int, _ generator: inout SeededGenerator) -> Observation {
    func pick<Element>(_ choices: [Element]) -> Element {
      choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
    var one = Observation()
    one.doc = "docs/\(index / 20)-\(pick(["a", "a", "b"])).txt"
    one.sentence = "句\(index / 3)，\(pick(["雨湖", "荷塘"]))"
    one.span = Span(index * 10, index * 10 + 5)
    one.section = pick(["body", "body", "body", "heading", "callout", "testimony", "table"])
    one.area = pick(areas)
    one.areaName = one.area.isEmpty ? "" : "区\(one.area)"
    one.indicatorID = pick(["gdp", "retail_sales", nil, nil])
    one.indicator = one.indicatorID == nil ? pick(["企业", "项目"]) : pick(["地区生产总值", "零售额"])
    one.unit = pick(["元", "元", "亩", "公顷", "%"])
    one.value = ExactDecimal(
      Int128(Int.random(in: -50...200, using: &generator)),
      scale: Int.random(in: 0...2, using: &generator))
    one.text = one.value.description + one.unit
    one.measure = pick([.level, .level, .level, .growth, .averageGrowth, .change, .rank])
    one.comparator = pick([.equal, .equal, .equal, .about, .more])
    one.status = pick([.normal, .normal, .normal, .estimate, .target])
    one.subject = pick([nil, nil, nil, "经开区"])
    one.period = pick([
      .year(2021), .year(2022), .year(2023), .months(1, 6, of: 2023), .unknown,
      Period(start: nil, end: CivilDate(year: 2023, month: 12, day: 31)),
      Period(
        start: CivilDate(year: 2023, month: 12, day: 31),
        end: CivilDate(year: 2023, month: 12, day: 31)),
    ])
    one.published = pick([.unknown, .year(2023), .months(2, 2, of: 2024)])
    one.certainty = (0..<7).map { _ in
      pick([.stated, .stated, .stated, .stated, .carried, .guessed])
    }
    return one
  }
}

/// One observation in a few words.
func observe(
  _ id: String?, _ value: String, _ unit: String, area: String = "430302",
  _ period: Period = .year(2023),
  measure: Measure = .level, comparator: Comparator = .equal, doc: String = "a",
  text: String? = nil,
  section: String = "body", subject: String? = nil, status: Status = .normal, sentence: String = "",
  published: Period = .unknown
) -> Observation {
  var one = Observation()
  (one.doc, one.area, one.areaName) = (doc, area, "区\(area)")
  (one.indicatorID, one.indicator) = (id, id ?? "词语")
  one.value = ExactDecimal(value) ?? ExactDecimal(0)
  one.unit = unit
  one.text = text ?? value + unit
  (one.measure, one.comparator, one.status, one.section) = (measure, comparator, status, section)
  (one.period, one.subject, one.sentence, one.published) = (period, subject, sentence, published)
  one.certainty = Array(repeating: .stated, count: 7)
  return one
}
