import HanBase
import HanCatalog

/// What was told of before the part that 其中 introduced.
struct WholeTopic {
  var phrase: Phrase
  var indicator: Int32
  var sentence: Int
  /// Where the clause of the part begins.
  var at: Int32
}

/// Other places behind a part: they go back to its whole.
extension Analyzer {
  /// CPI同比上涨3.0%，(其中)食品价格上涨5.6%: remembers what is told of when a part of it opens.
  @inline(never)
  func noteWhole(_ quantity: Quantity) {
    guard carry.topicSentence == sentenceIndex, !carry.topic.isEmpty, !isOfPlaces(carry.topic)
    else { return }
    let start = quantity.clauseStart
    // …，其中B，其中C; …；其中B: further parts of the same whole.
    if let whole = carry.whole, whole.sentence == sentenceIndex,
      text.anyEnds("；", ";", at: Int(start)) != nil
        // Not farther back than a clause is long, however many parts a sentence has.
        || text.anyFind(
          ["；", ";"], in: max(Int(whole.at), Int(start) - 1200)..<max(Int(whole.at), Int(start)))
          == nil
    {
      return
    }
    let hasRoot = !carry.root.isEmpty
    carry.whole = WholeTopic(
      phrase: hasRoot ? carry.root : carry.topic,
      indicator: hasRoot ? carry.rootIndicator : carry.topicIndicator, sentence: sentenceIndex,
      at: start)
  }

  /// …，其中税收收入2023.9亿元；(新疆、陕西)分别增长24.6%和22.1%: what other places are told of behind a part and a
  /// semicolon, and whether it is open: districts of the place before may go on with the part.
  @inline(__always)
  func wholeBehindPart(_ quantity: Quantity, _ measure: Measure, _ areas: (Int32, Int32)) -> (
    whole: WholeTopic, isOpen: Bool
  )? {
    _slowPath(carry.whole?.sentence == sentenceIndex) && carry.topicIsPart && areas.0 != 0
      ? wholeBehindPartInFull(quantity, measure, areas) : nil
  }

  @inline(never)
  private func wholeBehindPartInFull(
    _ quantity: Quantity, _ measure: Measure, _ areas: (Int32, Int32)
  ) -> (whole: WholeTopic, isOpen: Bool)? {
    guard carry.topicSentence == sentenceIndex, let whole = carry.whole, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.area != areas.0, last.area != areas.1,
      last.span.start >= whole.at, last.span.end < quantity.span.start,
      text.anyFind(["；", ";"], in: Int(last.span.end)..<Int(quantity.span.start)) != nil,
      wholeFits(whole, quantity, measure), !tellsPartOfOthers(whole)
    else { return nil }
    let isOpen =
      last.area == 100_000 || catalog.isWithin(areas.0, last.area)
      || catalog.isWithin(areas.1, last.area)
    return (whole, isOpen)
  }

  /// …，其中税收收入1100亿元；长沙市税收收入500亿元；株洲市60亿元: the part was told of another place by its name.
  private func tellsPartOfOthers(_ whole: WholeTopic) -> Bool {
    var first: Int32?
    for raw in output.suffix(200).reversed() {
      guard Int(raw.sentence) == sentenceIndex, raw.span.start >= whole.at else { return false }
      if let first, first != raw.area { return true }
      first = raw.area
    }
    return false
  }

  /// Whether the sentence told of the whole in a quantity's unit, or how it grew where a percentage follows.
  private func wholeFits(_ whole: WholeTopic, _ quantity: Quantity, _ measure: Measure) -> Bool {
    switch measure {
    case .growth, .averageGrowth: return true
    case .rank: return false
    case .change where quantity.kind == .points: return true
    case .level, .change:
      for raw in output.suffix(200).reversed() {
        guard Int(raw.sentence) == sentenceIndex else { return false }
        if raw.phrase == whole.phrase {
          if raw.measure == .level, text.isSame(raw.unit, quantity.unit) { return true }
          if raw.measure == .growth, quantity.kind == .percent { return true }
        }
      }
      return false
    }
  }

  /// …，其中食品价格上涨5.6%；广州(上涨2.8%): the same of one place.
  @inline(__always)
  func goBackToWhole(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(carry.whole?.sentence == sentenceIndex) && raw.rules.area == .areaNamed
      && goBackToWholeInFull(quantity, &raw)
  }

  @inline(never)
  private func goBackToWholeInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard let back = wholeBehindPart(quantity, raw.measure, (raw.area, raw.area)) else {
      return false
    }
    set(back.whole.phrase, back.whole.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = back.isOpen ? .guessed : .carried
    if raw.measure == .level, quantity.kind == .percent, grewBefore(back.whole) {
      goOnGrowing(&raw)
    }
    leavePart()
    return true
  }

  /// The same of a list of places.
  @inline(__always)
  func wholeOfList(_ items: [ListItem], _ first: Quantity, _ peel: Peel) -> (
    whole: WholeTopic, isOpen: Bool
  )? {
    guard items[0].isCarried, carry.whole?.sentence == sentenceIndex else { return nil }
    return wholeBehindPart(
      first, peel.growth != .none && first.kind == .percent ? .growth : .level,
      (items[0].area, items[items.count - 1].area))
  }

  /// Whether the sentence told how the whole grew, and not what it came to in percent.
  func grewBefore(_ whole: WholeTopic) -> Bool {
    output.suffix(12).contains {
      Int($0.sentence) == sentenceIndex && $0.phrase == whole.phrase && $0.measure == .growth
    }
  }

  /// The sentence speaks of the whole again.
  func leavePart() { (carry.topicIsPart, carry.root) = (false, Phrase()) }
}

/// Indicators that stand in a cause.
extension Analyzer {
  /// The indicator that the sentence names last, other than in a cause or for a class of places.
  func namedLast() -> Token? {
    guard lastIndicator >= 0 else { return nil }
    let last = tokens[lastIndicator]
    guard standsInCause(last) else { return describesClass(last) ? nil : last }
    // 财政收入受留抵退税影响有所下降: what the cause acted on.
    return tokensBefore(Int(last.start)).last {
      $0.kind == .word && $0.isIndicator && !describesClass($0) && !standsInCause($0)
    }
  }

  /// 受大规模(留抵退税)影响, 得益于(出口)增长, 扣除(留抵退税)因素后: what stands in a cause is not what the text goes on about.
  @inline(__always)
  func standsInCause(_ token: Token) -> Bool {
    let (start, end) = (sentenceStart, Int(token.start))
    if text.lacks("受", from: start, to: end), text.lacks("于", from: start, to: end),
      text.lacks("因", from: start, to: end), text.lacks("除", from: start, to: end)
    {
      return false
    }
    return standsInCauseInFull(token)
  }

  @inline(never)
  private func standsInCauseInFull(_ token: Token) -> Bool {
    var start = sentenceStart
    var end = sentenceEnd
    for place in tokens.marks {
      let mark = tokens[Int(place)]
      guard mark.kind.endsClause else { continue }
      if mark.end <= token.start {
        start = Int(mark.end)
      } else if mark.start >= token.end {
        end = Int(mark.start)
        break
      }
    }
    var at = Int(token.start)
    var steps = 0
    while at > start, steps < 24 {
      steps += 1
      at = text.before(at)
      if text.any(often.causes, at: at) != nil, !isInsideWord(at) { return true }
      let acts: Bool =
        if text.any("受", "扣除", "剔除", at: at) != nil {
          text.anyFind(
            ["影响", "带动", "拉动", "拖累", "推动", "冲击", "支撑", "制约", "因素"], in: Int(token.end)..<end)
            != nil && text.any("受益", "受理", "受让", "受访", "受众", "受托", at: at) == nil
        } else {
          text.has("因", at: at) && text.any("因素", "因此", "因而", "因地", "因子", at: at) == nil
            && text.anyEnds("原", "成", "起", "病", "内", "外", "基", "诱", at: at) == nil
            && end < sentenceEnd && text.any("，", ",", at: end) != nil
        }
      if acts, !isInsideWord(at) { return true }
    }
    return false
  }

  static let causes = WordSet("由于", "得益于", "受益于", "归功于", "归因于", "鉴于", "因为")

  /// 由于出口下降，…, 受留抵退税影响，…: whether a clause says why.
  func saysWhy(_ clause: Span) -> Bool {
    let start = Int(clause.start)
    return text.any(often.causes, at: start) != nil
      || text.has("受", at: start)
        && text.anyEnds("影响", "带动", "拉动", "拖累", "推动", "冲击", "支撑", "制约", at: Int(clause.end)) != nil
  }
}
