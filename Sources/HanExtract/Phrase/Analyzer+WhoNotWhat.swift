import HanBase
import HanCatalog

/// Words before a number that say whose it is.
extension Analyzer {
  /// 榜首的黑龙江去年(产粮7503万吨), 古镇所在的甲区7天(接待游客): the place that a modifier leads up to is whose the noun
  /// behind it is.
  @inline(__always)
  func leaveLeadTo(_ left: inout NounPhrase, _ raw: inout RawObservation) {
    if _slowPath(left.phrase.a.count >= 18),
      !text.lacks("的", from: Int(left.phrase.a.start), to: Int(left.phrase.a.end))
    {
      leaveLeadToInFull(&left, &raw)
    }
  }

  @inline(never)
  private func leaveLeadToInFull(_ left: inout NounPhrase, _ raw: inout RawObservation) {
    let span = left.phrase.a
    guard left.phrase.b.isEmpty else { return leaveLeadBeforeTime(&left, &raw) }
    for token in tokensFrom(Int(span.start)) {
      if token.end >= span.end { return }
      guard token.kind == .word, token.isArea, token.start > span.start else { continue }
      let lead = Int(span.start)..<Int(token.start)
      guard text.ends("的", at: Int(token.start)), isAreaSubject(token, Int(span.end)),
        text.any("、", "和", "与", "及", at: Int(token.end)) == nil
      else { return }
      let noun = leftPhrase(Int(token.end), Int(span.end))
      guard !noun.isEmpty, noun.phrase.b.isEmpty, !namesNothing(noun),
        text.anyFind(["榜首", "首位", "末位", "第", "最", "所在", "居", "排", "领跑", "垫底"], in: lead) != nil
          // 华南的广州GDP
          || text.any(often.nationParts, at: lead.lowerBound).map({ $0 + 3 == lead.count }) == true
          // 受疫情影响较深的武汉社零总额: what is said of the place ends in what it is like.
          || noun.indicator >= 0 && lead.count >= 12
            && text.any("来自", "对", "与", "向", "占", "至", "从", "以", "比", at: lead.lowerBound) == nil
      else { return }
      left.phrase = noun.phrase
      left.indicator = noun.indicator
      (raw.area, raw.rules.area, raw.certainty.area) = (division(of: token), .areaNamed, .stated)
      carry.area = raw.area
      return
    }
  }

  /// 旅游收入成都(为38.7亿元): whose it is stands behind what it is.
  @inline(__always)
  func leavePlaceBehind(_ left: inout NounPhrase, _ raw: inout RawObservation) {
    if left.phrase.a.count >= 12, left.phrase.b.isEmpty,
      let place = areaToken(endingAt: Int(left.phrase.a.end))
    {
      leavePlaceBehindInFull(&left, place, &raw)
    }
  }

  @inline(never)
  private func leavePlaceBehindInFull(
    _ left: inout NounPhrase, _ place: Token, _ raw: inout RawObservation
  ) {
    let (start, end) = (Int(left.phrase.a.start), Int(place.start))
    guard end - start >= 6, case let indicator = exactIndicator(start, end),
      indicator != nil || endsWithMeasure(end), isAreaSubject(place, Int(left.phrase.a.end)),
      case let area = division(of: place), area != 0,
      // 全省接待入境游客香港(300万人次), 进出口美国: where they come from or go to.
      !sentenceRoles.contains(.selfArea),
      text.anyFind(["入境", "进口", "出口", "外资", "输出", "来自", "对"], in: start..<end) == nil
    else { return }
    left.phrase = Phrase(Span(start, end))
    left.indicator = indicator ?? -1
    (raw.area, raw.areaSpan, raw.rules.area, raw.certainty.area) = (
      area, place.span, .areaNamed, .stated
    )
    (carry.area, carry.areaSpan) = (area, place.span)
  }

  /// 受疫情影响较深的武汉(前三季度)社零总额: the same where the time stands between.
  private func leaveLeadBeforeTime(_ left: inout NounPhrase, _ raw: inout RawObservation) {
    let end = Int(left.phrase.a.end)
    guard left.phrase.c.isEmpty, let place = areaToken(endingAt: end),
      place.start > left.phrase.a.start, text.ends("的", at: Int(place.start)),
      isAreaSubject(place, end), case let indicator = exact(Phrase(left.phrase.b)), indicator >= 0,
      text.any("来自", "对", "与", "向", "占", "至", "从", "以", "比", at: Int(left.phrase.a.start)) == nil
    else { return }
    left.phrase = Phrase(left.phrase.b)
    left.indicator = indicator
    (raw.area, raw.rules.area, raw.certainty.area) = (division(of: place), .areaNamed, .stated)
    carry.area = raw.area
  }

  /// 济源示范区(增长4.6%), 其中东部有条件的省市(要达到2%): places that the catalogue does not know, in a text that compares
  /// places, and a class of them that takes part in what the sentence told.
  @inline(__always)
  func isUnlistedPlace(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    _slowPath(text.anyEnds("区", "市", "份", at: Int(left.phrase.a.end)) != nil)
      && left.isOpen && left.phrase.b.isEmpty && !carry.topic.isEmpty
      && (quantity.kind == .percent || quantity.kind == .measure)
      && isUnlistedPlaceInFull(left.phrase.a, isPart: left.isPart)
  }

  @inline(never)
  private func isUnlistedPlaceInFull(_ own: Span, isPart: Bool) -> Bool {
    let end = Int(own.end)
    if isPart, carry.topicSentence == sentenceIndex {
      return text.anyEnds("的省市", "的省份", "的地区", "的城市", "的省区", at: end) != nil
    }
    return own.count <= 24 && comparesPlaces
      && text.anyEnds("示范区", "开发区", "高新区", "经开区", "实验区", at: end) != nil
      && text.find("的", in: own.range) == nil
  }

  /// What is told of a place that the catalogue does not know is not of the place before it.
  func leaveListed(_ raw: inout RawObservation) {
    (raw.certainty.area, raw.certainty.indicator) = (.guessed, .guessed)
    if raw.rules.area == .areaCarried {
      (raw.area, raw.rules.area, carry.area) = (context.area, .areaDocument, context.area)
    }
  }

  /// 销量唯一下滑的城市, 人口数量唯一过亿, 投资仍(下降4.3%): what is said of the noun is no part of its name.
  @inline(__always)
  func cutPredicate(_ raw: inout RawObservation) {
    if raw.indicator < 0, raw.phrase.b.isEmpty, raw.phrase.a.count >= 9,
      Int(raw.phrase.a.start) >= sentenceStart, raw.rules.indicator != .indicatorRatio,
      !text.lacks("唯", from: sentenceStart, to: sentenceEnd)
        || text.anyEnds("仍", "却", "也", "则", at: Int(raw.phrase.a.end)) != nil
    {
      cutPredicateInFull(&raw)
    }
  }

  @inline(never)
  private func cutPredicateInFull(_ raw: inout RawObservation) {
    var (start, end) = (Int(raw.phrase.a.start), Int(raw.phrase.a.end))
    if let only = text.find("唯一", in: start..<end) {
      if only - start >= 6, endsWithMeasure(only) {
        end = only
      } else if end - only >= 12 {
        start = only + 6
        if let verb = text.anyFind(["出现", "实现", "保持", "下滑", "下降", "增长"], in: start..<end) {
          end = verb
        }
      }
    } else {
      end -= 3
    }
    guard end - start >= 6, end - start < raw.phrase.a.count,
      endsWithMeasure(end) || exactIndicator(start, end) != nil
    else { return }
    raw.certainty.indicator = .guessed
    // 房地产开发投资…。投资仍在下滑: what it is short for.
    if let told = wholeTold(Span(start, end)) {
      (raw.phrase, raw.indicator) = (told.phrase, told.indicator)
      return
    }
    raw.phrase = Phrase(Span(start, end))
    raw.indicator = exactIndicator(start, end) ?? -1
  }
}
