import Foundation
import HanBase
import HanExtract
import Testing

@Suite struct ObservationJSONTests {
  static func sample() -> Observation {
    var one = Observation()
    one.doc = "seeds/001.txt"
    one.span = Span(2580, 2591)
    one.text = "646.8亿元"
    one.sentence = "从2020年\"646.8亿元\"稳步增长"
    one.value = ExactDecimal(64_680_000_000)
    (one.unit, one.statedValue, one.statedUnit) = ("元", "646.8亿", "亿元")
    (one.indicator, one.indicatorID) = ("地区生产总值", "gdp")
    (one.area, one.areaName) = ("430302", "湖南省湘潭市雨湖区")
    one.period = .year(2020)
    one.derivation = ["number/decimal", "measure/level"]
    one.certainty = [.stated, .stated, .stated, .stated, .stated, .carried, .guessed]
    return one
  }

  @Test func writesTheContractsLine() {
    #expect(
      Self.sample().jsonLine == #"""
        {"doc":"seeds/001.txt","start":2580,"end":2591,"text":"646.8亿元",\#
        "sentence":"从2020年\"646.8亿元\"稳步增长","value":64680000000,"unit":"元",\#
        "stated_value":"646.8亿","stated_unit":"亿元","measure":"level","comparator":"=",\#
        "status":"A","indicator":"地区生产总值","indicator_id":"gdp","area":"430302",\#
        "area_name":"湖南省湘潭市雨湖区","subject":null,"period_start":"2020-01-01",\#
        "period_end":"2020-12-31","time_period":"2020",\#
        "derivation":["number/decimal","measure/level"],"certainty":{"value":"stated",\#
        "measure":"stated","comparator":"stated","status":"stated","indicator":"stated",\#
        "area":"carried","period":"guessed"}}
        """#)
  }

  @Test func writesUnknownsAsNullAndOtherEncodings() throws {
    var one = Self.sample()
    one.encoding = "GB18030"
    one.indicatorID = nil
    one.period = .unknown
    one.value = try #require(ExactDecimal("-0.50"))
    let parsed = try JSONSerialization.jsonObject(with: Data(one.jsonLine.utf8)) as? [String: Any]
    let line = try #require(parsed)
    #expect(line["encoding"] as? String == "GB18030")
    for key in ["indicator_id", "subject", "period_start", "period_end"] {
      #expect(line[key] is NSNull)
    }
    #expect(line["time_period"] as? String == "")
    #expect(one.jsonLine.contains("\"value\":-0.5,"))
    one.encoding = "UTF-8"
    #expect(!one.jsonLine.contains("encoding"))
  }
}
