import HanBase
import Testing

@Suite struct DisplayTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("雨湖区", 6), ("ａ１，。", 8), ("e\u{301}", 1), ("“—…”", 4), ("ｱ", 1), ("가", 2),
    ("👍🏽", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("🇨🇳", 2), ("\u{200B}", 0), ("\u{1b}[31m", 5), ("㎡", 2), ("𠮷", 2),
    ("\u{302A}", 0), ("か\u{3099}", 2),
  ])
  func measures(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
    #expect(DisplayWidth.of(DisplayWidth.safe(text)) == width)
  }

  @Test(arguments: [
    ("雨湖区", 6, "雨湖区"), ("雨湖区", 5, "雨湖…"), ("雨湖区", 4, "雨…"), ("雨湖区", 1, "…"), ("abc", 0, ""),
    ("a雨b", 3, "a…"),
  ])
  func cuts(text: String, width: Int, result: String) {
    #expect(DisplayWidth.cut(text, to: width) == result)
    #expect(DisplayWidth.of(DisplayWidth.cut(text, to: width)) <= width)
  }

  @Test func padsAndNeutralises() {
    #expect(DisplayWidth.pad("区", to: 4) == "区  ")
    #expect(DisplayWidth.pad("区", to: 4, .right) == "  区")
    #expect(DisplayWidth.pad("区", to: 5, .center) == " 区  ")
    #expect(DisplayWidth.safe("a\u{1b}]0;x\u{7}\n\u{9b}\u{202e}") == "a␛]0;x␇␊\u{FFFD}\u{FFFD}")
    #expect(DisplayWidth.safe("好") == "好")
  }

  @Test(arguments: [
    ("64680000000", "646.8亿"), ("64680000001", "64680000001"), ("16000", "1.6万"), ("9999", "9999"),
    ("-50000", "-5万"), ("134908400000000", "134.9084万亿"),
    ("1349084000000", "13490.84亿"),
    ("12345.6", "12345.6"), ("0", "0"), ("123456", "12.3456万"), ("100000000.5", "100000000.5"),
    ("10000", "1万"),
    ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
  ])
  func countsInMagnitudes(value: String, shown: String) throws {
    #expect(try #require(ExactDecimal(value)).withMagnitude == shown)
  }

  @Test(arguments: [
    (0.1, false, "0.1"), (1.0 / 3, false, "≈0.3333"), (2e11 / 3, true, "≈66666666667"),
    (1e300, false, "1e+300"),
    (-12345.678, false, "≈-12346"), (5e10, true, "500亿"), (.nan, false, "–"),
    (.infinity, true, "∞"),
    (1e-7, false, "0.0000001"), (12.5, true, "12.5"),
  ])
  func marksRoundedNumbers(value: Double, magnitude: Bool, text: String) {
    #expect(RoundedNumber(value, magnitude: magnitude).text == text)
  }

  @Test(arguments: [
    ("1", "4", "0.25"), ("1", "3", nil), ("-7", "0.02", "-350"), ("0.3", "100", "0.003"),
    ("1", "0", nil),
    ("90000000000", "64680000000", nil), ("6", "-1.5", "-4"),
  ])
  func dividesExactlyOrNotAtAll(a: String, b: String, quotient: String?) throws {
    let (a, b) = (try #require(ExactDecimal(a)), try #require(ExactDecimal(b)))
    #expect(a.divided(by: b)?.description == quotient)
  }

  @Test(arguments: [
    ("2.5", 0, "2"), ("3.5", 0, "4"), ("-2.5", 0, "-2"), ("-2.51", 0, "-3"), ("2.345", 2, "2.34"),
    ("7", 3, "7"),
  ])
  func roundsHalfToEven(value: String, scale: Int, result: String) throws {
    #expect(try #require(ExactDecimal(value)).rounded(toScale: scale).description == result)
  }

  @Test func shortestDecimalsReadBackTheSame() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5_000 {
      let value =
        Double.random(in: -1...1, using: &generator) * [1, 1e-9, 1e9, 1e15].randomElement(
          using: &generator)!
      #expect(ExactDecimal(shortest: value)?.double == value)
    }
    #expect(ExactDecimal(shortest: .nan) == nil)
    #expect(ExactDecimal(shortest: 1e300) == nil)
  }
}
