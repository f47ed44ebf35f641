import HanBase
import HanCatalog

/// Ranks that say among how many they are.
extension Analyzer {
  /// 江西增速在中部6省中(居第2位): what is ranked stands before those among whom it is.
  @inline(__always)
  func nameBeforeRing(_ quantity: Quantity) -> NounPhrase? {
    _slowPath(quantity.number.isOrdinal) && quantity.leftLimit > quantity.clauseStart
      ? nameBeforeRingInFull(quantity) : nil
  }

  @inline(never)
  private func nameBeforeRingInFull(_ quantity: Quantity) -> NounPhrase? {
    let (start, limit) = (Int(quantity.clauseStart), Int(quantity.leftLimit))
    if let before = quantities.last(where: { Int($0.span.end) <= limit }),
      let ring = countedRing(before),
      // 长沙GDP14332亿元居全国26个万亿城市第13位: of the number before.
      !hasQuantity(in: Span(start, Int(before.span.start)))
    {
      return leftPhrase(start, ring.start)
    }
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

  /// GDP在全国城市中的排名(从第28位…), 增速在六省中(居第6位): within whom is no part of the name.
  func cutRing(_ left: inout NounPhrase) {
    guard left.phrase.b.isEmpty else { return }
    // 在全国县域中的排名
    if text.has("中的", at: Int(left.phrase.a.start)), left.phrase.a.count > 6 {
      left.phrase.a.start += 6
    }
    leaveRingAhead(&left)
    let span = left.phrase.a
    // GDP总量居第1位: of the thing itself, which has an amount and a growth.
    if left.indicator < 0, text.ends("总量", at: Int(span.end)),
      let whole = exactIndicator(Int(span.start), Int(span.end) - 6)
    {
      (left.phrase.a.end, left.indicator) = (span.end - 6, whole)
      return
    }
    guard let end = ringEnd(span) else { return }
    left.phrase = end > Int(span.start) ? Phrase(Span(Int(span.start), end)) : Phrase()
    left.indicator = exactIndicator(Int(span.start), end) ?? -1
  }

  /// 在长三角三省一市中(增速居第一位), 在16个州市中(GDP总量居第1位): what is ranked, where it stands behind those among whom it is.
  private func leaveRingAhead(_ left: inout NounPhrase) {
    let span = left.phrase.a
    let start = Int(span.start)
    if left.indicator < 0, let part = text.any(often.nationParts, at: start), part < span.count,
      text.ends("在", at: start)
    {
      left.phrase.a.start += Int32(part)
      left.indicator = exact(left.phrase)
    }
    guard let close = text.anyFind(["中", "里", "内"], in: start..<Int(span.end)),
      close + 9 <= Int(span.end), text.anyEnds(often.countedClassEnds, at: close) != nil,
      close - start <= 24, !isInsideWord(close),
      // 省内旅游收入, 市中区财政收入
      text.anyEnds("省", "市", "县", "区", at: close) != close - start || quantitiesEnd(at: start)
    else {
      left.indicator = exact(left.phrase)
      return
    }
    // 在全国城市中的排名
    left.phrase.a.start = Int32(close + 3 + (text.has("的", at: close + 3) ? 3 : 0))
    if text.isOne(of: Analyzer.orders, left.phrase.a) {
      left.phrase = Phrase()
      return
    }
    left.indicator = exact(left.phrase)
  }

  private static let orders = WordSet("排名", "位次", "名次", "排位")

  private func quantitiesEnd(at place: Int) -> Bool {
    quantities.contains { Int($0.span.end) == place }
  }

  /// Where a name ends before what says among whom its place is: GDP(居全国位次), 进出口(在中部六省中的排名).
  private func ringEnd(_ span: Span) -> Int? {
    if let noun = text.anyEnds("排名", "位次", "名次", "排位", at: Int(span.end)) {
      var end = Int(span.end) - noun
      if text.ends("的", at: end) { end -= 3 }
      if let index = word(endingAt: end), case let entry = lexicon[index],
        case let lead = end - Int(entry.length), lead >= Int(span.start)
      {
        // GDP居全国位次
        if entry.roles.contains(.rank), text.any("居", "列", at: lead) != nil { return lead }
        if entry.area != 0 || !entry.roles.isDisjoint(with: [.scope, .selfArea]) {
          if lead == Int(span.start), text.anyEnds("在", "居", "列", at: lead) != nil { return lead }
          if text.anyEnds("在", "居", "列", at: lead) != nil, lead - 3 >= Int(span.start) {
            return lead - 3
          }
        }
      }
    } else if text.anyEnds("中", "里", at: Int(span.end)) == nil
      // 在全省绩效考核中: in what, not within whom.
      || text.anyEnds(often.countedClassEnds, at: Int(span.end) - 3) == nil
    {
      return nil
    }
    guard let ring = text.find("在", in: span.range), ring > Int(span.start),
      text.find("中", in: ring..<Int(span.end)) != nil, !isInsideWord(ring)
    else { return nil }
    return ring
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
