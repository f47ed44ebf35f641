import HanBase
import HanCatalog

extension Analyzer {
  /// GDP增速(提高2个百分点), 地区生产总值增长(快2个百分点): the catalogue may know how fast an amount grows.
  @inline(__always)
  func readRateOf(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath((raw.measure == .change || raw.measure == .rank)) {
      readRateOfInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func readRateOfInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator < 0, raw.phrase.b.count == 6, raw.phrase.c.isEmpty,
      quantity.kind == .points, raw.measure == .change,
      text.any("增速", "增幅", "增长", at: Int(raw.phrase.b.start)) != nil
    {
      let amount = exact(Phrase(raw.phrase.a))
      if amount >= 0 { raw.indicator = tables.rate(of: Int(amount)) }
    }
    rankOfRate(quantity, &raw)
  }

  func isAmount(_ indicator: Int32) -> Bool {
    let kind = tables.indicatorKinds[Int(indicator)]
    return kind == .flow || kind == .stock
  }

  /// 京津冀7.54万亿元，占8.3%: a share without its whole is of the same whole as the share before it.
  @inline(__always)
  func shareAgain(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    guard raw.rules.measure == .measureShare, raw.rules.indicator == .indicatorCarried,
      text.ends("占", at: peel.end) || text.has("占", at: peel.end), raw.phrase.b.isEmpty
    else { return }
    for place in output.indices.suffix(4).reversed() {
      guard Int(output[place].sentence) == sentenceIndex else { return }
      guard output[place].rules.measure == .measureShare, !output[place].phrase.b.isEmpty,
        output[place].phrase.a == raw.phrase.a
      else { continue }
      (raw.phrase, raw.indicator) = (output[place].phrase, output[place].indicator)
      return
    }
  }

  /// 九市前三季度GDP, 民营企业上半年进出口: the time in the middle of a name is no part of it.
  @inline(__always)
  func leaveOutTime(_ found: inout NounPhrase) {
    let span = found.phrase.a
    guard found.indicator < 0, found.phrase.b.isEmpty, span.count >= 9, span.count <= 60 else {
      return
    }
    for token in tokensFrom(Int(span.start)) {
      if token.end >= span.end { return }
      guard token.kind == .time else {
        if token.kind != .word, token.kind != .number { return }
        continue
      }
      guard token.start > span.start, exactIndicator(Int(token.end), Int(span.end)) != nil
      else { return }
      let who = Span(span.start, token.start)
      // 占全省同期进出口总值: the words of a share stay together.
      if text.has("占", at: Int(who.start)) { return }
      found.phrase = Phrase(who, Span(token.end, span.end))
      return
    }
  }

  /// 某报北京4月22日讯 2015年一季度全国CPI: where a phrase begins behind the words of who reports it and when.
  @inline(__always)
  func behindDateline(_ start: Int, _ end: Int) -> Int {
    _fastPath(
      start > sentenceStart + 6 || end - start < 24 || text.lacks("日", from: start, to: end))
      ? start : behindDatelineInFull(start, end)
  }

  @inline(never)
  private func behindDatelineInFull(_ start: Int, _ end: Int) -> Int {
    guard let mark = text.anyFind(["日讯", "日电"], in: start..<min(end, start + 90)) else {
      return start
    }
    var at = mark + 6
    while at < end, let blank = text.any(" ", "　", "：", at: at) { at += blank }
    // 10日电视收视率
    return at > mark + 6 && at < end ? at : start
  }

  static let durationTails = WordEnds("年", "年间", "年来", "年里")

  /// 粤东北的梅州十年(减少36.82万人), 常住人口五年间(增加): how long it took is no part of the name.
  func durationStart(_ start: Int, _ end: Int) -> Int {
    guard text.anyEnds(Analyzer.durationTails, at: end) != nil else { return end }
    var at = end
    if let length = text.anyEnds("间", "来", "里", at: at) { at -= length }
    // What is left ends in 年.
    at -= 3
    var digits = 0
    while at > start, digits < 3 {
      let before = text.before(at)
      let scalar = text.scalar(before).value
      guard ScalarClass.digit(scalar) > 0 || scalar == 0x5341 || (48...57).contains(scalar) else {
        break
      }
      at = before
      digits += 1
    }
    return digits > 0 && digits < 3 && at > start && at - start >= 6
      && text.anyEnds("第", "满", "-", "—", "－", "～", "至", "到", "前", "近", "后", at: at) == nil
      ? at : end
  }
}
