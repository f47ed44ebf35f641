import HanBase
import HanCatalog

extension Analyzer {
  /// Whether what stands before a quantity is only what is said of places: 随后是广州, 中仅韶关.
  ///
  /// What a text says between its places is open: lists of such words never end. That none of them is a noun
  /// can be told by a dictionary. Verbs name what is counted or done (接待1200人次, 划定25万亩), so they count
  /// as naming nothing only beside rates, in sentences that tell of places.
  @inline(__always)
  func isOnlySaid(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    (areaCount > 0 || isNational) && left.isOpen && left.phrase.b.isEmpty
      && left.phrase.a.count <= 60 && isOnlySaidInFull(left.phrase.a, quantity)
  }

  @inline(never)
  private func isOnlySaidInFull(_ words: Span, _ quantity: Quantity) -> Bool {
    // (西南)增长10.4%, of the nation: a part of it, not what grows there.
    if isNational, quantity.kind == .percent, !regionOnly(words).isEmpty { return true }
    return isPlainOnly(words, verbs: areaCount > 0 && quantity.kind == .percent)
  }

  /// 发力, 紧追, 奋起直追: verbs without a noun, in a text that compares places.
  func onlyActs(_ noun: NounPhrase) -> Bool {
    (isNational || comparesPlaces) && noun.isOpen && noun.phrase.b.isEmpty
      && isPlainOnly(noun.phrase.a, verbs: true)
  }

  /// (东北三省)则全部(低于…): the same of the words that a list of places shares.
  func isOnlySaid(_ noun: NounPhrase) -> Bool {
    noun.isOpen && noun.phrase.b.isEmpty && isPlainOnly(noun.phrase.a, verbs: false)
  }

  /// 人口数量唯一过亿(的广东…), 进出口跑出: a name ends before what is said of it.
  @inline(__always)
  func cutPredicate(_ left: inout NounPhrase, _ quantity: Quantity) {
    if left.phrase.a.count >= 12, left.phrase.a.count <= 60, left.phrase.b.isEmpty,
      left.indicator < 0, !quantity.kind.counts
    {
      cutPredicateInFull(&left)
    }
  }

  @inline(never)
  private func cutPredicateInFull(_ left: inout NounPhrase) {
    let span = left.phrase.a
    guard !endsWithMeasure(Int(span.end)) else { return }
    var found: Int?
    // 贷款投放, 存款到期: what is done with an amount is another amount.
    _ = fallsApart(span, verbs: comparesPlaces && areaCount > 0) { start in
      // One character at the end is more often part of a noun: 产能.
      guard start - Int(span.start) >= 6,
        Int(span.end) - start > 3
          || text.any(
            "在", "并", "要", "也", "都", "均", "仍", "还", "就", "只", "仅", "年", "月", at: start) != nil,
        exactIndicator(Int(span.start), start) != nil || endsWithMeasure(start),
        !isRelational(Span(Int(span.start), start))
      else { return false }
      found = start
      return true
    }
    guard let found else { return }
    left.phrase = Phrase(Span(Int(span.start), found))
    left.indicator = exactIndicator(Int(span.start), found) ?? -1
  }

  /// 西南的重庆和成都的(住户存款总量): places that words of their own kind lead up to are no part of a name.
  @inline(__always)
  func cutPlaces(_ left: inout NounPhrase) {
    if _slowPath(left.phrase.a.count >= 15), areaCount > 0, left.phrase.b.isEmpty,
      left.phrase.a.count <= 90
    {
      cutPlacesInFull(&left)
    }
  }

  @inline(never)
  private func cutPlacesInFull(_ left: inout NounPhrase) {
    let span = left.phrase.a
    var cut: Int?
    for token in tokensFrom(Int(span.start)) {
      if token.end >= span.end { break }
      guard token.kind == .word, token.isArea, !isTradePartner(token) else { continue }
      let end = Int(token.end)
      if text.has("的", at: end) {
        cut = end + 3
      } else if exactIndicator(end, Int(span.end)) != nil {
        cut = end
      }
    }
    guard let cut, Int(span.end) - cut >= 6,
      exactIndicator(cut, Int(span.end)) != nil || endsWithMeasure(Int(span.end)),
      isPlainOnly(Span(Int(span.start), cut), verbs: false)
    else { return }
    left.phrase = Phrase(Span(cut, Int(span.end)))
    left.indicator = exactIndicator(cut, Int(span.end)) ?? -1
  }

  /// 相差无几, 旗鼓相当: words whose last is an adverb, an adjective or an idiom, or which are all such words, in a
  /// text that compares places.
  @inline(__always)
  func endsInPlainWord(_ span: Span) -> Bool { comparesPlaces && endsInPlainWordInFull(span) }

  @inline(never)
  private func endsInPlainWordInFull(_ span: Span) -> Bool {
    var word: UInt64 = 0
    var at = Int(span.end)
    var count = 0
    var isPlain = false
    while count < 4, at > Int(span.start) {
      let before = text.before(at)
      guard let part = PredicateWords.part(text.scalar(before).value) else { break }
      word |= part << UInt64(15 * count)
      at = before
      count += 1
      guard count > 1 else { continue }
      switch PredicateWords.kind(word) {
      case .plain: isPlain = true
      case .noun: isPlain = false
      default: break
      }
    }
    return isPlain && !endsWithMeasure(Int(span.end)) || isPlainOnly(span, verbs: true)
  }

  /// Whether words fall apart into places, times and words that name nothing.
  private func isPlainOnly(_ span: Span, verbs: Bool) -> Bool {
    fallsApart(span, verbs: verbs) { $0 == Int(span.start) }
  }

  /// Goes from the end of words to where such words begin, the nearest first, until one is accepted.
  private func fallsApart(_ span: Span, verbs: Bool, accepts: (Int) -> Bool) -> Bool {
    let start = Int(span.start)
    let end = Int(span.end)
    guard span.count <= 60 else { return false }
    // Bit n: what stands in the last n bytes falls apart.
    var reached: UInt64 = 1
    var left: UInt64 = 1
    while left != 0 {
      let offset = left.trailingZeroBitCount
      left &= left &- 1
      if offset > 0, accepts(end - offset) { return true }
      let ends = wordEnds(end - offset, start, verbs: verbs) << UInt64(offset)
      left |= ends & ~reached
      reached |= ends
    }
    return false
  }

  /// How many bytes the words have that end at a place and name nothing, as bits.
  private func wordEnds(_ end: Int, _ floor: Int, verbs: Bool) -> UInt64 {
    var found: UInt64 = 0
    var word: UInt64 = 0
    var at = end
    var count = 0
    while count < 4, at > floor {
      let before = text.before(at)
      guard let part = PredicateWords.part(text.scalar(before).value) else { break }
      word |= part << UInt64(15 * count)
      at = before
      count += 1
    }
    var isNoun = false
    if count > 0 {
      let kinds = PredicateWords.kinds(word, count)
      for place in 0..<count {
        // All characters that words are made of have three bytes.
        let bit: UInt64 = 1 << UInt64(3 * (place + 1))
        switch PredicateWords.Kind(rawValue: UInt8(truncatingIfNeeded: kinds >> UInt32(8 * place)))
        {
        case .plain: found |= bit
        case .verb: if verbs { found |= bit }
        // 高中: not 高 and 中.
        case .noun: (found, isNoun) = (0, true)
        default: break
        }
      }
    }
    if isNoun || found != 0 { return found }
    if count == 0, text.anyEnds("，", "、", "：", "；", at: end) != nil { found |= 1 << 3 }
    if let index = self.word(endingAt: end), isWhoOrWhen(lexicon[index]) {
      let length = Int(lexicon[index].length)
      if end - length >= floor { found |= 1 << UInt64(length) }
    }
    if let index = time(endingAt: end), times[index].span.start >= floor {
      found |= 1 << UInt64(times[index].span.count)
    }
    return found
  }

  private func isWhoOrWhen(_ entry: Lexicon.Entry) -> Bool {
    entry.indicator < 0 && entry.roles.isDisjoint(with: [.share, .rank, .rateNoun])
      && (entry.area != 0
        || !entry.roles.isDisjoint(with: [.scope, .selfArea, .adverb, .connective, .light]))
  }

  /// 43个月, 12年: how long something has been so.
  @inline(__always)
  func isDuration(_ start: Int, _ end: Int) -> Bool {
    mayBeginNumeral(start) && isDurationInFull(start, end)
  }

  @inline(never)
  func isDurationInFull(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      let (scalar, length) = text.scalar(at)
      guard (48...57).contains(scalar) || ScalarClass.digit(scalar) >= 0 || scalar == 0x5341 else {
        break
      }
      at += length
    }
    guard at > start, let unit = text.any("个月", "个季度", "年", "季度", "届", "次", "月", at: at) else {
      return false
    }
    return at + unit == end
  }

  /// 转移支付(未及时全额)拨付到专户: where the words begin that say of a verb that it was not done.
  @inline(never)
  func negation(_ start: Int, before verb: Int) -> Int {
    var at = verb
    while at > start, verb - at < 30 {
      at = text.before(at)
      if text.any("，", "、", "；", "的", at: at) != nil { break }
      if text.has("未", at: at), text.any("未来", "未成年", "未必", at: at) == nil { return at }
    }
    return verb
  }
}
