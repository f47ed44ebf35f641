import HanBase
import HanExtract
import HanFrame
import Testing

@Suite struct RepeatTests {
  struct Line: Sendable {
    var section = "body"
    var id: String? = "gdp"
    var value = 900
    var period = Period.year(2025)
    var periodIs = Certainty.stated
    var doc = "a"
    var status = Status.normal
    var comparator = Comparator.equal
  }

  @Test(
    arguments: [
      ("a headline before the prose", [Line(section: "heading"), Line()], [true, false]),
      (
        "a callout with a guessed period",
        [Line(), Line(section: "callout", period: .year(2024), periodIs: .guessed)], [false, true]
      ),
      (
        "a callout that states another period",
        [Line(), Line(section: "callout", period: .year(2024))], [false, false]
      ),
      (
        "a caption without a period", [Line(), Line(section: "caption", period: .unknown)],
        [false, true]
      ),
      ("prose twice, catalogued", [Line(), Line()], [false, true]),
      ("prose twice, the second is surer", [Line(periodIs: .guessed), Line()], [true, false]),
      ("prose twice, words only", [Line(id: nil), Line(id: nil)], [false, false]),
      (
        "a headline, words only", [Line(id: nil), Line(section: "heading", id: nil)], [false, true]
      ),
      ("another value", [Line(), Line(section: "heading", value: 901)], [false, false]),
      ("another document", [Line(), Line(section: "heading", doc: "b")], [false, false]),
      ("a target", [Line(), Line(section: "heading", status: .target)], [false, false]),
      ("a bound before the number itself", [Line(comparator: .more), Line()], [true, false]),
      (
        "a bound twice", [Line(comparator: .more), Line(comparator: .more)], [false, true]
      ),
      (
        "a bound on either side", [Line(comparator: .more), Line(comparator: .less)],
        [false, false]
      ),
      (
        "the number as a headline, the bound in prose",
        [Line(section: "heading"), Line(comparator: .more)], [true, false]
      ),
      (
        "a headline on the other side",
        [Line(section: "heading", comparator: .less), Line(comparator: .more)],
        [false, false]
      ),
      ("headlines only", [Line(section: "heading"), Line(section: "callout")], [false, true]),
    ] as [(String, [Line], [Bool])])
  func marks(what: String, lines: [Line], repeats: [Bool]) {
    var builder = ObservationFrameBuilder()
    for line in lines {
      var one = Observation()
      (one.section, one.indicatorID, one.indicator) = (line.section, line.id, "地区生产总值")
      (one.value, one.period, one.doc) = (ExactDecimal(line.value), line.period, line.doc)
      (one.status, one.comparator) = (line.status, line.comparator)
      one.certainty = Array(repeating: .stated, count: 6) + [line.periodIs]
      builder.append(one)
    }
    let frame = builder.finish()
    #expect((0..<frame.count).map { frame.isRepeat($0) } == repeats, "\(what)")
  }
}
