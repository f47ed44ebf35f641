import HanBase
import HanCorpus

/// A field of an observation that is words.
public enum WordField: Sendable {
  /// The unit as written, without its magnitude.
  case unit
  /// The number as written.
  case statedValue
  /// The unit as written with its magnitude.
  case statedUnit
  /// What is measured, in the source's words.
  case indicator
}

extension Extraction {
  /// The observation at an index as places and numbers.
  public func parts(_ position: Int) -> ObservationParts { ObservationParts(raw[position]) }

  /// The ids of the rules that made an observation, in the order of `Observation.derivation`.
  public func derivation(_ position: Int) -> [String] { raw[position].rules.ids }

  /// Puts a field's UTF-8 bytes behind those that are there.
  public func append(_ field: WordField, of position: Int, to bytes: inout [UInt8]) {
    append(field, of: raw[position], to: &bytes)
  }

  /// A field's words.
  func words(_ field: WordField, of raw: RawObservation) -> String {
    var bytes: [UInt8] = []
    append(field, of: raw, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(_ field: WordField, of raw: RawObservation, to bytes: inout [UInt8]) {
    switch field {
    case .unit: appendUnit(raw, &bytes)
    case .statedValue: append(Span(raw.digits.start, statedEnd(raw)), &bytes)
    case .statedUnit:
      if raw.rules.number == .numberRate { return append(raw.unit, &bytes) }
      append(Span(statedEnd(raw), raw.numberEnd), &bytes)
      if raw.unit.isEmpty { return appendUnit(raw, &bytes) }
      append(sharedMagnitude(raw), &bytes)
      append(raw.unit, &bytes)
    case .indicator: appendPhrase(raw, &bytes)
    }
  }

  /// 分别为480、920亿元: 亿, which the first number shares with the unit of the last; empty where there is none.
  private func sharedMagnitude(_ raw: RawObservation) -> Span {
    let text = document.text
    var (coefficient, scale, isFraction) = (Int128(0), 0, false)
    guard statedEnd(raw) == raw.numberEnd, raw.unit.start > raw.numberEnd,
      raw.digits.count <= 18
    else { return .none }
    for place in raw.digits.range {
      switch text[place] {
      case 48...57:
        coefficient = coefficient * 10 + Int128(text[place] - 48)
        if isFraction { scale += 1 }
      case 46: isFraction = true
      case 44: break
      default: return .none
      }
    }
    let own = ExactDecimal(coefficient, scale: scale)
    guard own != raw.value, own != raw.value.negated else { return .none }
    var start = Int(raw.unit.start)
    let magnitudes: [[UInt8]] = ["万", "亿", "千", "百", "十"].map { Array($0.utf8) }
    while start - 3 >= Int(raw.numberEnd), magnitudes.contains(Array(text[start - 3..<start])) {
      start -= 3
    }
    return Span(start, Int(raw.unit.start))
  }

  /// The bytes of a span of the clean text.
  private func append(_ span: Span, _ bytes: inout [UInt8]) {
    let end = Swift.min(Int(span.end), document.text.count)
    let start = Swift.max(0, Swift.min(Int(span.start), end))
    document.text.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  private func append(_ literal: StaticString, _ bytes: inout [UInt8]) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Whether a span's words begin with a literal.
  private func begins(_ span: Span, _ literal: StaticString) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard span.count >= count, span.start >= 0, Int(span.end) <= document.text.count else {
      return false
    }
    let start = Int(span.start)
    return document.text.withUnsafeBufferPointer { text in
      (0..<count).allSatisfy { text[start + $0] == literal.utf8Start[$0] }
    }
  }

  private func appendUnit(_ raw: RawObservation, _ bytes: inout [UInt8]) {
    let unit = raw.unit
    if raw.rules.number == .numberRate {
      if unit.count == 9, begins(unit, "千分之") { return append("‰", &bytes) }
      if unit.count == 9, begins(unit, "万分之") { return append("‱", &bytes) }
      return append("%", &bytes)
    }
    if !unit.isEmpty {
      // The classifier of a point is no part of its unit: 2个百分点 is 2 百分点.
      // Places of an order are counted in 名次.
      if begins(unit, "位次") || begins(unit, "个位次") { return append("名次", &bytes) }
      if begins(unit, "个百分") || begins(unit, "个千分") || begins(unit, "个名次") {
        return append(Span(unit.start + 3, unit.end), &bytes)
      }
      if unit.count == 3, begins(unit, "成") || begins(unit, "％") { return append("%", &bytes) }
      if unit.count == 12, begins(unit, "元人民币") { return append("元", &bytes) }
      // 6毛, 三块钱, 1200亩地
      if unit.count <= 6, begins(unit, "毛") || begins(unit, "角") || begins(unit, "块钱") {
        return append("元", &bytes)
      }
      if unit.count == 6, begins(unit, "亩地") { return append("亩", &bytes) }
      return append(unit, &bytes)
    }
    switch raw.defaultUnit {
    case Analyzer.placeUnit: append("位", &bytes)
    case Analyzer.peopleUnit: append("人", &bytes)
    case Analyzer.moneyUnit: append("元", &bytes)
    case Analyzer.percentUnit: append("%", &bytes)
    case Analyzer.firstIndustry, Analyzer.secondIndustry, Analyzer.thirdIndustry:
      append("%", &bytes)
    default:
      if raw.defaultUnit >= 0 {
        bytes.append(contentsOf: catalog.unitName(Int(raw.defaultUnit)).utf8)
      }
    }
  }

  /// Where the number as written ends: its digits, before the last run of magnitudes.
  private func statedEnd(_ raw: RawObservation) -> Int32 {
    if raw.rules.number == .numberRate { return raw.digits.end }
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
    return Int32(clamping: end)
  }

  private func appendPhrase(_ raw: RawObservation, _ bytes: inout [UInt8]) {
    switch raw.defaultUnit {
    case Analyzer.firstIndustry: return appendShare("第一产业", raw, &bytes)
    case Analyzer.secondIndustry: return appendShare("第二产业", raw, &bytes)
    case Analyzer.thirdIndustry: return appendShare("第三产业", raw, &bytes)
    default: break
    }
    var phrase = raw.phrase
    if let (whole, own) = wordOfFused(phrase) {
      append(whole, &bytes)
      phrase.a.start += Int32(own)
    }
    for span in [phrase.a, phrase.b, phrase.c, phrase.d] where !span.isEmpty {
      append(span, &bytes)
    }
  }

  /// 第一产业比重, 第一产业用电比重: what share of an industry is told.
  private func appendShare(
    _ industry: StaticString, _ raw: RawObservation, _ bytes: inout [UInt8]
  ) {
    let phrase = raw.phrase
    append(industry, &bytes)
    append(phrase.a, &bytes)
    // 第一产业对经济增长的贡献率
    guard raw.rules.indicator == .indicatorRatio else {
      for span in [phrase.b, phrase.c, phrase.d] where !span.isEmpty { append(span, &bytes) }
      return
    }
    let noun = Span(phrase.a.end - 6, phrase.a.end)
    if phrase.a.isEmpty
      || !begins(noun, "比重") && !begins(noun, "占比") && !begins(noun, "比例") && !begins(noun, "结构")
    {
      append("比重", &bytes)
    }
  }

  /// 城乡居民, 一二三产业: the word that a fused subject's one character stands for, and how many bytes of the phrase it takes.
  private func wordOfFused(_ phrase: Phrase) -> (StaticString, Int)? {
    let own = phrase.a
    guard own.start >= 0 else { return nil }
    let isApart = own.count == 3 && !phrase.b.isEmpty
    let before = Span(Swift.max(own.start, 3) - 3, own.start)
    if isApart, begins(Span(own.start, own.end + 3), "城乡") { return ("城镇", 3) }
    // The last member's words stand together in the text: (乡)居民人均可支配收入, not 县城(乡镇).
    if begins(own, "乡"), begins(before, "城"), !begins(own, "乡镇"), !begins(own, "乡村") {
      return ("农村", 3)
    }
    let industry = isApart ? phrase.b : Span(own.start + 3, own.end)
    guard begins(industry, "产业") || begins(industry, "次产业"),
      isApart || begins(before, "二") || begins(before, "一") || begins(before, "、")
    else { return nil }
    if begins(own, "一") { return ("第一", 3) }
    if begins(own, "二") { return ("第二", 3) }
    return begins(own, "三") ? ("第三", 3) : nil
  }
}

extension RuleSet {
  /// The rules' ids: number, measure, comparator, status, indicator, area, period.
  var ids: [String] {
    [number, measure, comparator, status, indicator, area, period].map(\.rawValue)
  }
}
