import HanBase
import HanCatalog

extension Analyzer {
  /// Remembers what a statement was about, where the text goes on about it.
  func noteSubjectPhrase(_ raw: inout RawObservation, isPart: Bool) {
    guard !raw.phrase.isEmpty else { return }
    let text = text
    let end = Int(raw.phrase.a.end)
    if isCountedRing(&raw) { return }
    // 在全省100个县（市、区）中排(第38位): the ring is counted on the way.
    let behind = end..<max(end, min(sentenceEnd, end + 24))
    if raw.measure == .level, raw.phrase.b.isEmpty, raw.phrase.a.count <= 24,
      text.find("中", in: behind) != nil,
      let ring = text.anyFind(Analyzer.ringVerbs, in: behind),
      text.anyFind(["，", "。"], in: end..<ring) == nil
    {
      return
    }
    let isPlain = isPlainName(raw.phrase)
    if isPlain ? isOddWithin(&raw) : _slowPath(isOdd(&raw)) { return }
    // 排名前三: nor does it go on about that.
    if raw.measure == .rank, raw.phrase.b.isEmpty, isRelational(raw.phrase.a) { return }
    // 下拉规上工业增速1.1个百分点，降幅收窄…: a contribution does not change the subject.
    if raw.rules.measure == .measureContribution, !carry.topic.isEmpty,
      carry.topicSentence == sentenceIndex
    {
      return
    }
    if carry.topicSentence != sentenceIndex { carry.root = Phrase() }
    if raw.rules.indicator == .indicatorPart {
      if carry.root.isEmpty {
        (carry.root, carry.rootIndicator) = (carry.topic, carry.topicIndicator)
      }
    } else if raw.rules.indicator != .indicatorCarried {
      carry.root = Phrase()
    }
    if !isPlain, isOnlyOfPlaces(&raw) { return }
    // 34种主要产品中: the whole of which parts follow is no topic.
    if raw.phrase.b.isEmpty, text.any("中", "里", at: end) != nil,
      hasQuantity(in: Span(raw.phrase.a.start - 1, raw.phrase.a.start))
    {
      return
    }
    if quantityIsCount(&raw) || raw.measure == .change && isOfPlaces(Phrase(raw.phrase.last)),
      tellPlacesApart(&raw)
    {
      return
    }
    noteHeadline(&raw)
    noteDocumentTheme(&raw)
    if raw.indicator >= 0 || holdsIndicator(raw.phrase.a) {
      carry.beforePlaces = nil
    } else if isOfPlaces(raw.phrase), !isOfPlaces(carry.topic) {
      carry.beforePlaces = (carry.topic, carry.topicIndicator, sentenceIndex)
    }
    // 进出口总额15万亿元。其中出口9万亿元: the whole is still what the text is about.
    if carry.topicSentence != sentenceIndex || countsPlaces(carry.mainTopic),
      !isPart || carry.mainTopic.isEmpty || carry.topicSentence != sentenceIndex - 1
    {
      (carry.mainTopic, carry.mainIndicator) = (raw.phrase, raw.indicator)
    }
    carry.topic = raw.phrase
    carry.topicIndicator = raw.indicator
    carry.topicSentence = sentenceIndex
    carry.topicIsPart = isPart
    leaveBase(&raw)
  }

  /// Whether a name neither begins nor ends as any does of which the text does not go on: nearly all names,
  /// which then need not be asked for each of these.
  @inline(__always)
  private func isPlainName(_ name: Phrase) -> Bool {
    name.b.isEmpty && name.a.count > 3
      && text.anyEnds(often.noSubjectEnds, at: Int(name.a.end)) == nil
      && text.any(often.oddNameHeads, at: Int(name.a.start)) == nil
  }

  /// With what names begin that are not plain: `isOdd` may ask for no other.
  static let oddNameHeads = WordSet(
    joining: noSubjectHeads, comparingAdverbs, outrunning, ringHeads)

  /// The numerals of 1 to 9.
  static let digits = WordSet(
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "两", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖",
    "弍", "兩", "貳", "參", "陸", "倆", "俩")

  /// Whether the text does not go on about a plain name; that of an indicator is seldom asked for.
  @inline(__always)
  private func isOddWithin(_ raw: inout RawObservation) -> Bool {
    (raw.indicator < 0 && raw.measure == .level || Int(raw.phrase.a.start) < sentenceStart
      || !traits.isDisjoint(with: .oddNames)) && isOddWithinInFull(&raw)
  }

  @inline(never)
  private func isOddWithinInFull(_ raw: inout RawObservation) -> Bool {
    // 两市差距扩大到…: the gap between two is not what the text goes on about.
    // The name may be one of a sentence before.
    _slowPath(traits.contains(.gap) || Int(raw.phrase.a.start) < sentenceStart)
      && text.find("差距", in: raw.phrase.a.range) != nil
      || raw.indicator < 0 && quantityIsCount(&raw) && tellRatesApart(&raw)
      // 31个城市增速跑赢全国（4.5%）: what outruns is no topic.
      || outrunAt(raw.phrase.a) != nil
  }

  /// Whether the text does not go on about a name that begins or ends oddly.
  @inline(never)
  private func isOdd(_ raw: inout RawObservation) -> Bool {
    let text = text
    let (start, end) = (Int(raw.phrase.a.start), Int(raw.phrase.a.end))
    // 两市差距扩大到…: the gap between two is not what the text goes on about.
    let endsOddly = text.anyEnds(often.noSubjectEnds, at: end) != nil
    if holdsGap(raw.phrase) || endsOddly && text.anyEnds(Analyzer.gapEnds, at: end) != nil {
      return true
    }
    let counts = quantityIsCount(&raw)
    if counts, tellRatesApart(&raw) { return true }
    // Most names begin and end as none does of which the text does not go on.
    if _slowPath(text.any(often.noSubjectHeads, at: start) != nil || mayOpenRing(start)),
      opensNoSubject(&raw)
    {
      return true
    }
    // 长三角41个市中(第30位): the ring is counted on the way.
    if endsOddly, raw.phrase.b.isEmpty, raw.phrase.a.count <= 12,
      text.anyEnds(Analyzer.ringEnds, at: end) != nil
    {
      return true
    }
    // 31个城市增速跑赢全国（4.5%）, 4市还快于…, 低于12%的4个: what outruns is no topic.
    if raw.phrase.b.isEmpty, outrunAt(raw.phrase.a) != nil || counts && opensComparison(start) {
      return true
    }
    return false
  }

  /// Whether a statement tells only how places compare, or how many there are.
  @inline(never)
  private func isOnlyOfPlaces(_ raw: inout RawObservation) -> Bool {
    // 仅相当于上海的29.4%: a comparison does not change the subject.
    if !raw.phrase.b.isEmpty, text.find("相当于", in: raw.phrase.last.range) != nil { return true }
    // 占300城的60.1%: how many places there are is not what is told.
    if raw.phrase.a.count == 3, raw.phrase.b.isEmpty, raw.measure == .level,
      countsPlaces(raw.phrase)
    {
      return true
    }
    // 47个城市上涨，41个下跌: what places do is no topic of them.
    if !raw.phrase.b.isEmpty, raw.measure == .level, countsPlaces(raw.phrase.a) { return true }
    return false
  }

  private static let planLeads = WordSet("计划投资", "年计划投资", "年度计划投资", "计划总投资", "有", "是", "距")
  /// With what names begin of which `opensNoSubject` asks.
  static let noSubjectHeads = WordSet(joining: planLeads, rateNouns, WordSet("占"))

  /// Whether a name is by its beginning nothing that the text goes on about.
  @inline(never)
  private func opensNoSubject(_ raw: inout RawObservation) -> Bool {
    let (start, end) = (Int(raw.phrase.a.start), Int(raw.phrase.a.end))
    // 吴忠市计划投资232亿元，完成63.5%: the plan is not what is told of.
    // 九市里有(5个), 距“2200万俱乐部”不足60万人: of a verb nothing goes on, nor is a distance what the text goes on about.
    if let lead = text.any(Analyzer.planLeads, at: start),
      text.has("距", at: start)
        || lead == raw.phrase.a.count && (lead > 3 || raw.phrase.b.isEmpty)
    {
      return true
    }
    guard raw.phrase.b.isEmpty else { return false }
    // 四城之和
    if isRingOfPlaces(start, end) { return true }
    // 占珠三角(81.4%): of a share alone nothing goes on.
    if raw.rules.measure == .measureShare, isShareOfScope(raw.phrase.a) { return true }
    // 涨幅最大, 增长率高于常州的: what is said of a place is no topic.
    return raw.indicator < 0 && !carry.topic.isEmpty && saysOfPlace(raw.phrase.a)
  }

  private static let ringEnds = WordEnds("市中", "县中", "区中", "省中", "州中", "地中", "家中", "个中")
  /// With what names end that are of a gap or of a ring.
  static let noSubjectEnds = WordEnds(joining: gapEnds, ringEnds)
}
