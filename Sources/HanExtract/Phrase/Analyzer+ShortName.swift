import HanBase
import HanCatalog

/// Names that a text has told in full before, and that it says shorter afterwards.
extension Analyzer {
  /// 城镇居民人均可支配收入12509元…。上海(人均可支配收入)达20689元: where places are set side by side, the short form of a name means
  /// what was told in full, though it is the name of something wider.
  ///
  /// So it is where the text told one such measure in this unit, and never the wider one by a name of its own.
  /// 工业增加值 may be of all industry behind 规模以上工业增加值 too: both are told side by side everywhere.
  @inline(__always)
  func fullName(
    _ phrase: Phrase, _ indicator: Int32, _ quantity: Quantity, _ measure: Measure
  ) -> ToldMeasure? {
    _slowPath(
      indicator >= 0 && phrase.b.isEmpty
        && text.any(often.shortHeads, at: Int(phrase.a.start)) != nil)
      ? fullNameInFull(phrase.a, indicator, quantity, measure) : nil
  }

  @inline(never)
  private func fullNameInFull(
    _ short: Span, _ indicator: Int32, _ quantity: Quantity, _ measure: Measure
  ) -> ToldMeasure? {
    guard areaCount > 0 && isNational || comparesPlaces else { return nil }
    var full: ToldMeasure?
    for told in carry.toldMeasures {
      if told.indicator == indicator { return nil }
      guard told.indicator >= 0, told.phrase.b.isEmpty, told.phrase.a.count > short.count,
        case let head = Span(told.phrase.a.start, told.phrase.a.end - Int32(short.count)),
        text.holds(short, in: Span(head.end, told.phrase.a.end)),
        text.isOne(of: Analyzer.coverings, head)
      else { continue }
      if let full, full.indicator != told.indicator { return nil }
      full = told
    }
    guard let full,
      // 苏州农村居民人均可支配收入46385元。杭州人均可支配收入73797元: named once, of one place, it is no habit of the text.
      full.times > 1 || wasNamedBefore(full.phrase.a),
      measure != .level || quantity.kind == .percent || full.unit < 0
        || full.unit == quantity.unitIndex,
      !toldOfOthers(full.phrase.a, quantity),
      // 居民人均可支配收入 was named as well.
      !carry.themes.contains(where: { $0.1 == indicator && $0.0.count > short.count })
    else { return nil }
    return full
  }

  /// 全国城镇居民人均可支配收入15150元；农村居民6596元: whether the text told the same of others too, in this unit.
  private func toldOfOthers(_ full: Span, _ quantity: Quantity) -> Bool {
    output.suffix(40).contains {
      let start = Int($0.phrase.a.start)
      return text.any("农村", "城镇", "农民", "城市", at: start) != nil && $0.measure == .level
        && text.isSame($0.unit, quantity.unit)
        && text.scalar(start).value != text.scalar(Int(full.start)).value
    }
  }

  /// Whether the text before a name names the same.
  private func wasNamedBefore(_ name: Span) -> Bool {
    let reach = Span(max(0, name.start - 2400), name.start)
    return reach.count > name.count && text.holds(name, in: reach)
  }

  /// With what the short forms begin of names that say whom they cover.
  static let shortHeads = WordSet(
    "人均可支配", "人均纯收入", "人均消费", "人均生活消费", "可支配收入", "存款", "贷款", "储蓄", "固定资产投资")

  /// What a name begins with that says whom or how much of them it covers.
  static let coverings = WordSet(
    "城镇居民", "城镇常住居民", "城镇", "农村居民", "农村常住居民", "农村", "农民", "城乡居民", "居民", "全体居民", "城市居民", "住户",
    "金融机构", "人民币", "本外币")

  /// 城镇(固定资产投资), 农村(固定资产投资): a part of what the catalogue knows is not that.
  @inline(__always)
  func withCovering(_ span: Span, _ indicator: Int32) -> (Span, Int32) {
    guard let length = text.anyEnds("城镇", "农村", at: Int(span.start)) else {
      return (span, indicator)
    }
    return (Span(span.start - Int32(length), span.end), -1)
  }

  /// Puts the full name in place of the short one.
  @inline(__always)
  func nameInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    if let full = fullName(raw.phrase, raw.indicator, quantity, raw.measure) {
      set(full.phrase, full.indicator, .indicatorCarried, &raw)
      raw.certainty.indicator = .guessed
      carry.replaced = raw.span.start
    }
  }

  /// The same of a list of places.
  @inline(__always)
  func nameInFull(_ first: Quantity, _ items: inout [ListItem], grows: Bool) {
    guard items[0].area != 0,
      let full = fullName(items[0].phrase, items[0].indicator, first, grows ? .growth : .level)
    else { return }
    let short = items[0].indicator
    for offset in items.indices where items[offset].indicator == short {
      (items[offset].phrase, items[offset].indicator) = (full.phrase, full.indicator)
      items[offset].isGuess = true
    }
  }

  /// (六省)民间投资, (四市)房地产开发投资: how much of a name is the places that have it together, though a figure opens it.
  func ring(opening span: Span) -> Int? {
    guard isDigit(Int(span.start)), case var noun = Int(behindCount(span.start, span.end)),
      noun > Int(span.start)
    else { return nil }
    if text.ends("州", at: noun), text.has("市", at: noun) { noun += 3 }
    // 三市合计完成(工业投资)
    while let verb = text.any("合计", "总计", "共计", "一共", "累计", "完成", "实现", "共", at: noun) {
      noun += verb
    }
    guard Int(span.end) - noun >= 6 else { return nil }
    let rest = Span(noun, Int(span.end))
    guard
      exactIndicator(noun, Int(span.end)) != nil
        || endsWithMeasure(Int(span.end)) && !isRelational(rest) && !saysOfPlace(rest)
    else { return nil }
    return noun - Int(span.start)
  }

  /// 投资依然是主要拉动力。六省民间投资合计11868.5亿元: whether so many places open their paragraph with what they have together,
  /// which is told of them, and not in passing (两地人均GDP均超过25万元).
  func isOfRing(_ span: Span) -> Bool {
    ring(opening: span) != nil && Int(span.start) >= carry.paragraphStart
      && output.last.map({ Int($0.span.start) < carry.paragraphStart || $0.phrase.a == span })
        ?? true
  }
}
