import HanBase
import HanCatalog

/// A share that the text told by name.
struct ToldShare {
  var phrase: Phrase
  /// Index of the catalogue's indicator, or -1.
  var indicator: Int32
  var sentence: Int
  var times: Int
}

/// Shares that are told of one place after another.
extension Analyzer {
  /// Remembers what a share was of.
  @inline(__always)
  func noteShare(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, quantity.kind == .percent, !raw.phrase.isEmpty {
      noteShareInFull(&raw)
    }
  }

  @inline(never)
  private func noteShareInFull(_ raw: inout RawObservation) {
    guard isShareName(raw.phrase) else { return }
    if let index = carry.toldShares.firstIndex(where: {
      $0.phrase == raw.phrase || text.isSame($0.phrase.a, raw.phrase.a)
    }) {
      carry.toldShares[index].sentence = sentenceIndex
      carry.toldShares[index].times += 1
      return
    }
    if carry.toldShares.count == 4 { carry.toldShares.removeFirst() }
    carry.toldShares.append(
      ToldShare(
        phrase: raw.phrase, indicator: raw.indicator, sentence: sentenceIndex, times: 1))
  }

  /// 经济总量占所在省份比重, 税收占比, 常住人口 + 占全省: whether words name a share by what it is of.
  func isShareName(_ phrase: Phrase) -> Bool {
    let last = phrase.last
    if text.has("占", at: Int(last.start)), last.start > phrase.a.start { return true }
    guard let noun = text.anyEnds("比重", "占比", "比例", "份额", at: Int(last.end)) else {
      return !text.lacks("占", from: Int(phrase.a.start), to: Int(phrase.a.end))
        && text.find(
          "占", in: Int(phrase.a.start) + 6..<max(Int(phrase.a.start) + 6, Int(phrase.a.end)))
          != nil
    }
    return last.count > noun && !text.has("占", at: Int(phrase.a.start)) || !phrase.b.isEmpty
  }

  /// 西宁常住人口235.5万人，占全省的39.4%。…长春(占比超过四成): a share that another sentence left without its thing is what places are
  /// compared by, where the text told one by name more than once.
  @inline(__always)
  func readToldShare(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) -> Bool {
    raw.rules.measure == .measureShare && carry.topicSentence != sentenceIndex
      && quantity.kind == .percent && !carry.toldShares.isEmpty
      && readToldShareInFull(bareShare(peel, raw), &raw)
  }

  @inline(never)
  private func readToldShareInFull(_ own: Span, _ raw: inout RawObservation) -> Bool {
    guard !own.isEmpty, raw.rules.area == .areaNamed else { return false }
    var best: ToldShare?
    for told in carry.toldShares where told.times > 1 && told.sentence >= sentenceIndex - 6 {
      if told.phrase == carry.topic { return false }
      if let best, best.times > told.times { continue }
      best = told
    }
    guard let best, !isRatioName(carry.topic) else { return false }
    set(best.phrase, best.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    return true
  }

  /// 长沙市进出口2800亿元，增长5%。岳阳(占比12%): else it is one of what was told last, and never that itself.
  @inline(__always)
  func readShareOfTopic(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) -> Bool {
    raw.rules.measure == .measureShare && carry.topicSentence != sentenceIndex
      && quantity.kind == .percent && readShareOfTopicInFull(bareShare(peel, raw), &raw)
  }

  @inline(never)
  private func readShareOfTopicInFull(_ own: Span, _ raw: inout RawObservation) -> Bool {
    guard !own.isEmpty, raw.rules.area == .areaNamed, !carry.topic.isEmpty else { return false }
    if isShareName(carry.topic) {
      set(carry.topic, carry.topicIndicator, .indicatorCarried, &raw)
    } else {
      guard carry.topic.b.isEmpty, !saysNothing(carry.topic.a), !isRatioName(carry.topic) else {
        return false
      }
      set(Phrase(carry.topic.a, own), -1, .indicatorPart, &raw)
    }
    raw.certainty.indicator = .guessed
    return true
  }

  /// 占比, 比重: the word of a share that says nothing of what it is of.
  private func bareShare(_ peel: Peel, _ raw: RawObservation) -> Span {
    let start = Int(peel.shareSpan.isEmpty ? raw.measureSpan.start : peel.shareSpan.start)
    return text.any("占比", "比重", "份额", at: start).map { Span(start, start + $0) } ?? .none
  }

  /// 长春占比超过四成，(达42.7%): what is told in percent is the share again, not the thing.
  @inline(__always)
  func isShareAgain(_ quantity: Quantity, _ raw: RawObservation) -> Bool {
    quantity.kind == .percent && raw.measure == .level && carry.topicSentence == sentenceIndex
      && output.last.map {
        $0.rules.measure == .measureShare && $0.phrase == carry.topic
          && $0.rules.indicator == .indicatorPart && Int($0.sentence) == sentenceIndex
      } == true
  }

  private func isRatioName(_ phrase: Phrase) -> Bool {
    text.anyEnds(often.ratioEnds, at: Int(phrase.last.end)) != nil
  }
}
