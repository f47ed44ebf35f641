import HanBase
import HanCatalog

/// Classes of places that are told by their course alone: 下降的城市, 持平的省份.
extension Analyzer {
  /// 持平的城市, 环比上涨的省份: a class of places by nothing but its course.
  @inline(__always)
  func isCourse(_ span: Span) -> Bool {
    _slowPath(
      text.any("同比", "环比", at: Int(span.start)) != nil
        || text.any(often.placeCourses, at: Int(span.start)) != nil) && isCourseInFull(span)
  }

  @inline(never)
  private func isCourseInFull(_ span: Span) -> Bool {
    var at = Int(span.start)
    if let base = text.any("同比", "环比", at: at) { at += base }
    guard let course = text.any(often.placeCourses, at: at) else { return false }
    at += course
    if text.has("的", at: at) { at += 3 }
    guard let end = placeClassEnd(at) else { return false }
    return end >= Int(span.end)
  }

  static let placeCourses = WordSet(
    "上涨", "下降", "下跌", "持平", "走平", "上升", "回落", "增长", "正增长", "负增长", "减少", "增加", "收窄", "扩大")

  /// 新建商品住宅价格下降的城市有21个，持平的城市有(24个): those whose prices stayed as they were.
  @inline(__always)
  func courseOfTopic(_ own: Phrase, _ quantity: Quantity) -> Phrase? {
    _slowPath(quantity.kind == .classifier) && carry.topicSentence == sentenceIndex
      && text.any(
        "同", "环", "上", "下", "持", "走", "回", "增", "正", "负", "减", "收", "扩", "超", "低", "高", "不", "突",
        at: Int(own.a.start)) != nil
      ? courseOfTopicInFull(own, quantity) : nil
  }

  @inline(never)
  private func courseOfTopicInFull(_ own: Phrase, _ quantity: Quantity) -> Phrase? {
    guard own.b.isEmpty, carry.topic.c.isEmpty, !carry.topic.isEmpty,
      isCourse(own.a) || opensMark(Int(own.a.start)) != nil
    else {
      return nil
    }
    var phrase = carry.topic
    // …超过5亿元的县有17个；低于1亿元的有(3个): only where the count before says what has the mark.
    if isOfPlaces(phrase) || !isCourse(own.a) && !countedBefore(by: phrase)
      || carry.topicIndicator < 0 && !endsAsMeasure(Int(phrase.last.end))
    {
      // …价格上涨的城市有63个，比5月份增加2个；下降的城市有(4个)
      guard phrase.b.isEmpty, Int(phrase.a.start) >= sentenceStart,
        let noun = toldApart(by: phrase.a), !isOfPlaces(noun.phrase)
      else { return nil }
      phrase = noun.phrase
    }
    phrase.append(own.a)
    return phrase
  }

  /// (农民收入)过2万元的县有12个；不足1万元的有3个: whether the count before was of places by this.
  private func countedBefore(by topic: Phrase) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level
    else { return false }
    return topic.b.isEmpty && last.phrase.a.start == topic.a.start
      && last.phrase.a.end > topic.a.end
  }
}
