import HanBase
import HanCatalog

extension Analyzer {
  /// 这一比例(较2019年同期低1.8个百分点), 这一增量(居第一): what the number before it was of.
  @inline(__always)
  func pointsBack(_ left: NounPhrase) -> Bool {
    guard let length = text.any("这一", "这个", "该项", "上述", "这项", at: Int(left.phrase.a.start)),
      left.phrase.b.isEmpty, left.phrase.a.count <= 24
    else { return false }
    return text.any(
      "比例", "比重", "数字", "指标", "数值", "占比", "增量", "水平", "数据", "增速", "增幅", "规模", "总量", "差距", "成绩",
      at: Int(left.phrase.a.start) + length) != nil
  }

  /// 广州白云机场8358.7万人次, where the text tells of passengers: whose number, not what it counts.
  @inline(__always)
  func topicOfInstitution(_ left: NounPhrase, _ quantity: Quantity) -> MeasuredTopic? {
    _slowPath(isInstitution(left.phrase.a)) && left.indicator < 0 && left.phrase.b.isEmpty
      && quantity.unitIndex >= 0 ? topicOfInstitutionInFull(left.phrase.a, quantity) : nil
  }

  /// 首都机场完成3264万人次, 重庆3577万人次, in a text about airports: a place alone, of which is told what the text tells of all.
  @inline(__always)
  func topicOfHub(_ left: NounPhrase, _ right: NounPhrase, _ quantity: Quantity) -> MeasuredTopic? {
    left.isEmpty && right.isEmpty && (tellsOfAirports || tellsOfPorts) && areaCount > 0
      && quantity.unitIndex >= 0 && isNational
      ? topicOfHubInFull(quantity) : nil
  }

  @inline(never)
  private func topicOfHubInFull(_ quantity: Quantity) -> MeasuredTopic? {
    guard
      let place = tokens.areas.last(where: { tokens[Int($0)].start < quantity.span.start })
        .map({ tokens[Int($0)] }), place.start >= quantity.leftLimit
    else { return nil }
    return topicOfInstitutionInFull(place.span, quantity)
  }

  @inline(never)
  private func topicOfInstitutionInFull(_ name: Span, _ quantity: Quantity) -> MeasuredTopic? {
    guard text.any("距", "离", at: Int(name.start)) == nil,
      // What such a place handles, not what it costs or how many there are.
      text.anyEnds("人次", "架次", "吨", "标箱", "标准箱", "TEU", at: Int(quantity.unit.end)) != nil
    else { return nil }
    if let meant = measureMeant(quantity, .level, anywhere: isNational) {
      return MeasuredTopic(
        unit: quantity.unitIndex, phrase: meant.phrase, indicator: meant.indicator,
        sentence: sentenceIndex)
    }
    if let topic = carry.measured.first(where: {
      $0.unit == quantity.unitIndex && $0.sentence >= sentenceIndex - 12
    }) {
      return topic
    }
    // 货邮吞吐量方面，浦东机场368.7万吨…。郑州机场63.9万吨: as the sentence, or the one before, has it.
    guard carry.topic.b.isEmpty, text.ends("量", at: Int(carry.topic.a.end)),
      carry.topicSentence >= sentenceIndex - 1
    else { return nil }
    return MeasuredTopic(
      unit: quantity.unitIndex, phrase: carry.topic, indicator: carry.topicIndicator,
      sentence: carry.topicSentence)
  }

  /// Whether a name is that of a port or a station.
  @inline(__always)
  func isInstitution(_ span: Span) -> Bool {
    text.anyEnds("机场", "港", "口岸", "车站", "火车站", at: Int(span.end)) != nil
  }

  /// 长春、银川…，前者占51.7%: of the two places named before, where no list was.
  @inline(__always)
  func isOneOfTwo(_ span: Span, _ raw: inout RawObservation) -> Bool {
    _slowPath(span.count == 6) && isOneOfTwoInFull(span, &raw)
  }

  @inline(never)
  private func isOneOfTwoInFull(_ span: Span, _ raw: inout RawObservation) -> Bool {
    guard let index = formerOrLatter(span),
      carry.subjects.count != 2 || carry.subjectsSentence != sentenceIndex
    else { return false }
    var areas: [Int32] = []
    for token in tokensBefore(Int(span.start)) where token.kind == .word {
      let area = division(of: token)
      if area != 0, isAreaSubject(token, sentenceEnd), !areas.contains(area) { areas.append(area) }
    }
    if areas.count > 2 { areas = lastPair(before: Int(span.start)) }
    if areas.isEmpty, areaCount > 0 || carry.recentSentence >= sentenceIndex - 1 {
      areas = carry.recentAreas
    }
    guard areas.count == 2 else { return false }
    (raw.area, raw.rules.area, raw.certainty.area) = (areas[index], .areaCarried, .carried)
    carry.area = areas[index]
    return true
  }

  /// 长沙为72.4%；怀化、湘西州均不足五成，前者…: the last two that stand side by side.
  private func lastPair(before end: Int) -> [Int32] {
    var pair: [Int32] = []
    var last: Token?
    for token in tokensBefore(end) where token.kind == .word && token.isArea {
      guard isAreaSubject(token, sentenceEnd), case let area = division(of: token), area != 0 else {
        continue
      }
      if let last, text.any("、", "和", "与", at: Int(last.end)) == Int(token.start - last.end) {
        pair = pair.count == 2 && pair[1] == division(of: last) ? [] : [division(of: last), area]
      }
      last = token
    }
    return pair
  }

  /// 占江苏省进出口总值的49.2%、全国的(6.7%): the same share, of something else.
  @inline(__always)
  func nextShare(_ quantity: Quantity) -> Phrase? {
    quantity.kind == .percent ? nextShareInFull(quantity) : nil
  }

  @inline(never)
  private func nextShareInFull(_ quantity: Quantity) -> Phrase? {
    guard isListItem(quantity), let last = output.last,
      Int(last.sentence) == sentenceIndex, last.rules.measure == .measureShare,
      !last.measureSpan.isEmpty, text.has("占", at: Int(last.measureSpan.start)),
      last.span.start >= quantity.clauseStart
    else { return nil }
    var end = Int(quantity.span.start)
    if text.ends("的", at: end) { end -= 3 }
    guard let word = word(endingAt: end),
      lexicon[word].area != 0 || !lexicon[word].roles.isDisjoint(with: [.scope, .selfArea]),
      // 粮食占全国的2.4%、油料占全国的(4.1%): another thing has the share.
      case let gap = end - Int(lexicon[word].length) - Int(quantity.leftLimit),
      gap == 0 || gap == text.any("、", "和", "与", "及", "以及", at: Int(quantity.leftLimit))
    else { return nil }
    // 羊绒产量占世界的40%、全国的(60%): without what the first share is of.
    var thing = last.phrase.a
    if thing.start < last.measureSpan.start, last.measureSpan.start < thing.end {
      thing.end = last.measureSpan.start
    }
    return Phrase(
      thing, Span(last.measureSpan.start, last.measureSpan.start + 3),
      Span(end - Int(lexicon[word].length), end))
  }

  @inline(__always)
  func formerOrLatter(_ span: Span) -> Int? {
    guard _slowPath(span.count == 6) else { return nil }
    return text.has("前者", at: Int(span.start)) ? 0 : text.has("后者", at: Int(span.start)) ? 1 : nil
  }

  /// 排在末位的从化区(只有428.5亿元): the place that a modifier leads up to is who is spoken of.
  @inline(__always)
  func modifiedArea(_ left: NounPhrase) -> Int32? {
    guard areaCount > 0 else { return nil }
    let span = left.phrase.a
    guard left.indicator < 0, left.phrase.b.isEmpty, let index = word(endingAt: Int(span.end)),
      lexicon[index].area != 0
    else { return nil }
    let start = Int(span.end) - Int(lexicon[index].length)
    guard start > Int(span.start), text.ends("的", at: start), let token = token(at: start),
      isAreaSubject(token, Int(span.end))
    else { return nil }
    return division(of: token)
  }
}
