import HanBase
import HanExtract

/// A generator of random numbers that gives the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }
}

/// Observations without rhyme or reason, in which everything that can vary varies.
struct RandomObservations {
  var generator: SeededGenerator
  private var doc = ""
  private var sentence = ""

  init(seed: UInt64) { generator = SeededGenerator(state: seed) }

  mutating func next() -> Observation {
    var one = Observation()
    if doc.isEmpty || generator.chance(0.1) {
      doc = "文档\(Int.random(in: 0..<9, using: &generator)).txt"
    }
    if generator.chance(0.4) { sentence = "句子\(Int.random(in: 0..<99, using: &generator))。" }
    (one.doc, one.sentence) = (doc, sentence)
    one.title = generator.pick(["", "报告"])
    one.encoding = generator.pick([nil, nil, "GB18030"])
    let start = Int.random(in: 0..<100_000, using: &generator)
    one.span = Span(start, start + Int.random(in: 0..<20, using: &generator))
    one.value = value()
    one.text = one.value.description + generator.pick(["元", "", "亿元"])
    one.statedValue = one.value.description
    one.unit = generator.pick(["元", "%", "个", ""])
    one.statedUnit = generator.pick(["元", "亿元", "万元"])
    one.section = generator.pick(["body", "callout", "heading"])
    one.measure = generator.pick(Measure.allCases)
    one.comparator = generator.pick(Comparator.allCases)
    one.status = generator.pick(Status.allCases)
    one.indicatorID = generator.pick([nil, "gdp", "retail_sales"])
    one.indicator = generator.pick(["地区生产总值", "gdp", "企业", ""])
    one.area = generator.pick(["430302", "430304", "100000", ""])
    one.areaName = generator.pick(["湖南省湘潭市雨湖区", "雨湖区", ""])
    one.subject = generator.pick([nil, nil, "湘潭经开区", ""])
    one.period = period()
    one.derivation = (0..<Int.random(in: 0...4, using: &generator)).map { "rule/\($0)" }
    one.certainty = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
      generator.pick([Certainty.guessed, .carried, .stated])
    }
    one.published = period()
    return one
  }

  mutating func next(_ count: Int) -> [Observation] { (0..<count).map { _ in next() } }

  private mutating func value() -> ExactDecimal {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: ExactDecimal(Int.random(in: -5...5, using: &generator))
    case 1: ExactDecimal(Int128(Int64.random(in: .min ... .max, using: &generator)), scale: 3)
    case 2: ExactDecimal(Int128.max / Int128(Int.random(in: 1...999, using: &generator)))
    case 3: ExactDecimal(Int128(Int.random(in: 0...999, using: &generator)), scale: 38)
    default:
      ExactDecimal(
        Int128(Int.random(in: -99_999_999...99_999_999, using: &generator)),
        scale: Int.random(in: 0...6, using: &generator))
    }
  }

  private mutating func period() -> Period {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .unknown
    case 1: Period(start: nil, end: CivilDate(year: 2025, month: 10, day: 31))
    case 2: .months(1, 6, of: 2024)
    default: .year(Int.random(in: 2018...2025, using: &generator))
    }
  }
}

extension Observation {
  /// Everything that an observation holds, for comparing.
  var whole: String {
    jsonLine + "|\(title)|\(section)|\(published.sdmx)|\(String(describing: published))"
  }
}
