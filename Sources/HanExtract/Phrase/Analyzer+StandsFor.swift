import HanBase
import HanCatalog

/// Names before a number that stand for another, or for a part of what was told before.
extension Analyzer {
  /// Whether a name may stand for another: hardly any does, and what is asked to tell which is much.
  @inline(__always)
  func mayStandForOther(
    _ left: NounPhrase, _ quantity: Quantity, _ raw: inout RawObservation
  ) -> Bool {
    left.phrase.a.count == 6 || left.isLevelWord || left.isPart || carry.topicIsPart
      || carry.partSentence == sentenceIndex || quantity.leftLimit > quantity.clauseStart
      || quantity.kind == .classifier && carry.topicSentence == sentenceIndex
      || quantity.kind.counts && raw.rules.area == .areaNamed
      || text.any(often.standIns, at: Int(left.phrase.a.start)) != nil
  }

  /// With what names begin that may, but for those of two characters, of lists and of parts.
  static let standIns = WordSet(
    joining: tradeNouns, peoples, relationalNouns,
    WordSet(
      "人均", "相当于", "仅相当于", "只相当于", "大致相当于", "约相当于", "第一产业", "第二产业", "第三产业", "一产", "二产",
      "三产"))

  /// What a name stands for: 前者, 农村居民, 增加值, 其中铁路; most often itself.
  @inline(never)
  func standsFor(
    _ left: NounPhrase, _ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation
  ) -> (Phrase, Int32, Rule) {
    var phrase = left.phrase
    var rule = Rule.indicatorLeft
    var indicator = left.indicator
    if let index = formerOrLatter(left.phrase.a), carry.subjects.count == 2,
      carry.subjectsSentence == sentenceIndex
    {
      let item = carry.subjects[index]
      (phrase, indicator, rule) = (item.phrase, item.indicator, .indicatorCarried)
      raw.certainty.indicator = .carried
      if item.area != 0 { (raw.area, raw.rules.area) = (item.area, .areaCarried) }
    } else if let part = industryOfWhole(left) {
      (phrase, indicator) = (part.phrase, joinedIndicator(part.phrase))
      raw.certainty.indicator = part.isNear ? .carried : .guessed
    } else if let part = partOfTrade(left, quantity) {
      (phrase, indicator) = (part.phrase, joinedIndicator(part.phrase))
      raw.certainty.indicator = part.isSame ? .carried : .guessed
    } else if let other = counterpart(left, quantity) ?? ofSamePeople(left) {
      phrase = other
      indicator = joinedIndicator(other)
      raw.certainty.indicator = .carried
    } else if left.isLevelWord, !carry.topic.isEmpty, let replaced = replaceLevel(left.phrase.a) {
      phrase = replaced
      rule = .indicatorPart
      indicator = joinedIndicator(replaced)
      raw.certainty.indicator = .carried
    } else if let composed = relational(left, quantity, peel) {
      phrase = composed
      rule = .indicatorPart
      indicator = joinedIndicator(composed)
      raw.certainty.indicator = mayBeOfSeveral(quantity) ? .guessed : .carried
      if raw.measure == .rank, Int(composed.a.start) < sentenceStart {
        (raw.certainty.indicator, carry.replaced) = (.guessed, raw.span.start)
      }
    } else if let whole = meantByField(left) {
      (phrase, indicator, rule) = (whole.phrase, whole.indicator, .indicatorCarried)
      (raw.certainty.indicator, carry.replaced) = (.guessed, raw.span.start)
    } else if let course = courseOfTopic(left.phrase, quantity) {
      (phrase, indicator, rule) = (course, -1, .indicatorPart)
      raw.certainty.indicator = .carried
    } else if let made = madeAgain(left.phrase, quantity, &raw) {
      (phrase, indicator, rule) = (made.phrase, made.indicator, .indicatorCarried)
      (raw.certainty.indicator, carry.replaced) = (.guessed, raw.span.start)
    } else if let counted = countedAgain(left.phrase, quantity, &raw) {
      (phrase, indicator, rule) = (counted, -1, .indicatorPart)
      raw.certainty.indicator = .guessed
    } else if let part = partOfInstitutions(left, quantity) {
      (phrase, indicator, rule) = (part.phrase, joinedIndicator(part.phrase), .indicatorPart)
      raw.certainty.indicator = part.isGuess ? .guessed : .carried
    } else if let part = partOfComing(left, quantity) {
      (phrase, indicator, rule) = (part, joinedIndicator(part), .indicatorPart)
      raw.certainty.indicator = .carried
    } else if let part = partOfWhole(left, quantity) {
      phrase = part
      rule = .indicatorPart
      raw.certainty.indicator = .carried
    } else if isListItem(quantity), let verb = carriedVerb(quantity, left), left.keepVerb.isEmpty {
      var joined = Phrase(verb)
      joined.append(left.phrase)
      phrase = joined
      indicator = joinedIndicator(joined)
    } else if isListItem(quantity), !left.hasVerb, let verb = newnessBefore(left, quantity, peel) {
      (phrase, raw.certainty.indicator) = (Phrase(verb, left.phrase.a, left.phrase.b), .carried)
      indicator = joinedIndicator(phrase)
    }
    return (phrase, indicator, rule)
  }

  /// 年产乐器70万台、配件500万套，(产值30亿元); 企业120家，其中规上28家，(从业人员1.2万人): whether several things were told of right
  /// before, of any or all of which an amount may be.
  private func mayBeOfSeveral(_ quantity: Quantity) -> Bool {
    guard quantity.kind == .measure || quantity.kind == .person, output.count > 1,
      case let last = output[output.count - 1], case let other = output[output.count - 2],
      Int(other.sentence) == sentenceIndex, last.measure == .level, other.measure == .level,
      last.span.end <= quantity.clauseStart
    else { return false }
    let gap = Int(other.span.end)..<max(Int(other.span.end), Int(last.span.start))
    return last.phrase.a != other.phrase.a && last.rules.indicator != .indicatorCarried
      && text.anyFind(["；", ";"], in: gap) == nil
  }
}
