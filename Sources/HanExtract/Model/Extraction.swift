import HanBase
import HanCatalog
import HanCorpus

/// The observations of one document, made into full values when they are asked for.
public struct Extraction: Sendable, RandomAccessCollection {
  /// A numeral that is no observation.
  public struct RejectedNumber: Sendable {
    /// Its bytes in the clean text.
    public let span: Span
    /// Why it was left out.
    public let reason: Rejection
    /// Index of its sentence.
    public let sentence: Int
  }

  /// The document that was read.
  public let document: Document
  /// The numerals that were left out, when they were asked for.
  public let rejections: [RejectedNumber]
  let catalog: Catalog
  let raw: [RawObservation]

  init(document: Document, catalog: Catalog, raw: [RawObservation], rejections: [RejectedNumber]) {
    self.document = document
    self.catalog = catalog
    self.raw = raw
    self.rejections = rejections
  }

  /// Index of the first observation.
  public var startIndex: Int { 0 }
  /// Index after the last observation.
  public var endIndex: Int { raw.count }

  /// The observation at an index, in text order.
  public subscript(position: Int) -> Observation { observation(raw[position]) }

  /// Bytes of the clean text that an observation's number takes.
  public func cleanSpan(_ position: Int) -> Span { raw[position].span }
  /// Index of the sentence that an observation stands in.
  public func sentence(_ position: Int) -> Int { Int(raw[position].sentence) }

  private func observation(_ raw: RawObservation) -> Observation {
    var result = Observation()
    let sentence = document.sentences[Int(raw.sentence)]
    let section = document.sections[Int(sentence.section)]
    result.doc = document.name
    result.span = document.map.disk(raw.span)
    result.encoding = document.encoding == "UTF-8" ? nil : document.encoding
    result.text = document.string(raw.span)
    result.sentence = document.string(sentence.span)
    result.title = document.metadata.title
    result.section = section.kind.rawValue
    result.value = raw.value
    result.unit = unit(raw)
    fillStated(raw, &result)
    result.measure = raw.measure
    result.comparator = raw.comparator
    result.status = raw.status
    result.indicator = phrase(raw)
    if raw.indicator >= 0 { result.indicatorID = catalog.indicatorID(Int(raw.indicator)) }
    if raw.area != 0 {
      result.area = String(raw.area)
      result.areaName = catalog.fullName(raw.area)
    }
    result.subject = raw.subject.isEmpty ? nil : document.string(raw.subject)
    result.period = raw.period
    result.published = document.metadata.date
    let rules = raw.rules
    result.derivation = [
      rules.number.rawValue, rules.measure.rawValue, rules.comparator.rawValue,
      rules.status.rawValue, rules.indicator.rawValue, rules.area.rawValue, rules.period.rawValue,
    ]
    result.certainty = raw.certainty.all
    return result
  }

  private func unit(_ raw: RawObservation) -> String {
    if raw.rules.number == .numberRate { return raw.unit.count == 9 ? rate(raw) : "%" }
    if !raw.unit.isEmpty {
      let text = document.string(raw.unit)
      // The classifier of a point is no part of its unit: 2个百分点 is 2 百分点.
      if text.hasPrefix("个百分") || text.hasPrefix("个名次") || text.hasPrefix("个位次") {
        return String(text.dropFirst())
      }
      return text == "成" || text == "％" ? "%" : text
    }
    switch raw.defaultUnit {
    case Analyzer.placeUnit: return "位"
    case Analyzer.peopleUnit: return "人"
    case Analyzer.moneyUnit: return "元"
    case Analyzer.percentUnit: return "%"
    case Analyzer.firstIndustry, Analyzer.secondIndustry, Analyzer.thirdIndustry: return "%"
    default: return raw.defaultUnit >= 0 ? catalog.units[Int(raw.defaultUnit)].name : ""
    }
  }

  private func rate(_ raw: RawObservation) -> String {
    switch document.string(raw.unit) {
    case "千分之": "‰"
    case "万分之": "‱"
    default: "%"
    }
  }

  private func fillStated(_ raw: RawObservation, _ result: inout Observation) {
    if raw.rules.number == .numberRate {
      result.statedValue = document.string(raw.digits)
      result.statedUnit = document.string(raw.unit)
      return
    }
    // The digits end where the last run of magnitudes begins.
    var end = Int(raw.numberEnd)
    let start = Int(raw.digits.start)
    let text = document.text
    while end - 3 > start {
      let scalar =
        UInt32(text[end - 3] & 0x0F) << 12 | UInt32(text[end - 2] & 0x3F) << 6
        | UInt32(text[end - 1] & 0x3F)
      guard text[end - 3] >= 0xE0, ScalarClass.power(scalar) >= 4 else { break }
      end -= 3
    }
    result.statedValue = document.string(Span(start, end))
    result.statedUnit =
      document.string(Span(end, Int(raw.numberEnd)))
      + (raw.unit.isEmpty ? unit(raw) : document.string(raw.unit))
  }

  private func phrase(_ raw: RawObservation) -> String {
    switch raw.defaultUnit {
    case Analyzer.firstIndustry: return "第一产业比重"
    case Analyzer.secondIndustry: return "第二产业比重"
    case Analyzer.thirdIndustry: return "第三产业比重"
    default: break
    }
    var text = ""
    for span in [raw.phrase.a, raw.phrase.b, raw.phrase.c, raw.phrase.d] where !span.isEmpty {
      text += document.string(span)
    }
    return text
  }
}
