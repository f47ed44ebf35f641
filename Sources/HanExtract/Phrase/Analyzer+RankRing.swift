import HanBase
import HanCatalog

/// Ranks that say among how many they are.
extension Analyzer {
  /// 江西增速在中部6省中(居第2位): what is ranked stands before those among whom it is.
  @inline(__always)
  func nameBeforeRing(_ quantity: Quantity) -> NounPhrase? {
    _slowPath(quantity.number.isOrdinal && quantity.leftLimit > quantity.clauseStart)
      ? nameBeforeRingInFull(quantity) : nil
  }

  @inline(never)
  private func nameBeforeRingInFull(_ quantity: Quantity) -> NounPhrase? {
    let (start, limit) = (Int(quantity.clauseStart), Int(quantity.leftLimit))
    guard
      let end = text.anyFind(["中", "里", "之内", "当中"], in: limit..<Int(quantity.span.start)),
      let ring = quantities.last(where: { Int($0.span.end) <= limit }),
      ring.kind.counts, Int(ring.span.start) > start,
      !hasQuantity(in: Span(start, Int(ring.span.start)))
    else { return nil }
    var at = Int(ring.span.start) - 3
    let floor = max(start, at - 24)
    while at > floor, !text.has("在", at: at) { at = text.before(at) }
    guard text.has("在", at: at), !isInsideWord(at) else { return nil }
    if at == start {
      // 在25座万亿城市中(列第8): what was told before; on a list that is told here.
      return placeClassEndsAt(end) && text.anyFind(["强", "榜"], in: at..<end) == nil
        ? NounPhrase() : nil
    }
    let left = leftPhrase(start, at)
    return left.isEmpty ? nil : left
  }

  private func placeClassEndsAt(_ end: Int) -> Bool {
    text.anyEnds(often.countedClassEnds, at: end) != nil
  }

  /// GDP增速在(21市州)中列第2位: what is ranked among them is no name of those that are counted.
  @inline(__always)
  func endsInRing(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    quantity.kind.counts && left.indicator < 0
      && (text.ends("在", at: Int(left.phrase.last.end))
        || text.any(often.ringRanks, at: Int(quantity.afterQualifier)) != nil)
  }

  /// 6省(中居第2位): what a rank is told by.
  static let ringRanks = WordSet(
    "中居", "中列", "中排", "中位", "中名列", "中暂", "中稳", "中高居", "中仅", "中并列", "中第", "里居", "里排", "里列", "中的第",
    "中首", "中最")

  /// 增速居全国第9位，较一季度上升1位，在中部6省中居第2位: what the place in the order was of that the sentence told before.
  @inline(__always)
  func rankBefore(_ quantity: Quantity, _ raw: inout RawObservation) -> RawObservation? {
    _slowPath(raw.measure == .rank || raw.rules.measure == .measureChangeRank)
      ? rankBeforeInFull(quantity, &raw) : nil
  }

  @inline(never)
  private func rankBeforeInFull(_ quantity: Quantity, _ raw: inout RawObservation)
    -> RawObservation?
  {
    for last in output.suffix(3).reversed() {
      guard Int(last.sentence) == sentenceIndex else { return nil }
      // 6省: those within whom it is.
      if last.measure == .level, quantityCountsPlaces(last) { continue }
      guard last.area == raw.area,
        raw.measure == .rank
          ? last.rules.measure == .measureChangeRank : last.measure == .rank
      else { return nil }
      return last
    }
    return nil
  }

  /// 社零总额增长8.3%，(居第1位): where only how it grows was told, the place in the order may be the growth's.
  func doubtRankOfGrowth(_ raw: inout RawObservation) {
    guard raw.measure == .rank, isAmount(raw.indicator), raw.certainty.indicator != .guessed else {
      return
    }
    var grows = false
    for last in output.suffix(4).reversed() {
      guard Int(last.sentence) == sentenceIndex, last.area == raw.area, last.phrase == raw.phrase
      else { break }
      if last.measure != .growth, last.measure != .averageGrowth { return }
      grows = true
    }
    if grows { raw.certainty.indicator = .guessed }
  }

  private func quantityCountsPlaces(_ raw: RawObservation) -> Bool {
    text.any(often.countedClasses, at: Int(raw.unit.start)) != nil || isOfPlaces(raw.phrase)
  }
}
