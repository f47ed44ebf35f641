import HanBase
import HanCatalog
import HanCorpus

extension Analyzer {
  /// A paragraph of a report that urges and promises, and reports nothing done, lists plans.
  @inline(__always)
  func planWords(_ document: Document, from first: Int) -> Span? {
    (context.month == 12 || (1...4).contains(context.month)) && context.frame == nil
      && context.documentFrame == nil ? planWordsInFull(document, from: first) : nil
  }

  @inline(never)
  private func planWordsInFull(_ document: Document, from first: Int) -> Span? {
    guard
      document.sentences.count > 2
    else { return nil }
    var last = first + 1
    while last < document.sentences.count, last < first + 40,
      !document.sentences[last].opensParagraph
    { last += 1 }
    let range =
      Int(document.sentences[first].span.start)..<Int(document.sentences[last - 1].span.end)
    guard range.count < 8192 else { return nil }
    for word: StaticString in ["同比", "比上年", "去年", "了", "已", "荣获", "获评", "累计", "全年", "回顾"]
    where text.find(word, in: range) != nil { return nil }
    if namesPastYear(range) { return nil }
    for word: StaticString in ["力争", "确保", "加快推进", "大力推进", "着力", "坚持", "深入推进"] {
      guard let at = text.find(word, in: range) else { continue }
      // A paragraph of results may end with what is still to come.
      let head = Int(document.sentences[first].span.end)
      if at > head,
        text.anyFind(["。新的一年", "。今年，", "。下一步"], in: head - 3..<at)
          != nil
      {
        return nil
      }
      // 泸州以147.7亿元…跻身第二。…，力争…: news and analyses tell facts before they come to what is planned.
      if at > head,
        text.anyFind(
          ["。按照规划", "。根据规划", "。按规划", "。按照计划", "。到20", "。未来", "。明年", "。展望"], in: head - 3..<at)
          != nil
          || tellsFacts(range.lowerBound, at)
      {
        return nil
      }
      // One urging word may stand in any account; with 确保 or 力争 it is a plan.
      if text.find("力争", in: range) != nil || text.find("确保", in: range) != nil {
        return Span(at, at + word.utf8CodeUnitCount)
      }
    }
    return nil
  }

  /// Whether a range sets places or figures in an order, as no plan does: 高于宜宾的138.6亿元, 跻身全省第二.
  private func tellsFacts(_ start: Int, _ end: Int) -> Bool {
    for word: StaticString in ["高于", "低于", "跻身", "领先", "落后", "分别为", "居第", "列第", "位列", "反超", "仅为"] {
      if let at = text.find(word, in: start..<end), hasDigits(in: start..<end), at < end {
        return true
      }
    }
    return false
  }

  private func hasDigits(in range: Range<Int>) -> Bool {
    range.contains { text[$0] >= 48 && text[$0] <= 57 }
  }

  /// 2020年，全县实现…: a paragraph that dates its figures before the document reports them.
  private func namesPastYear(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while let mark = text.find("年", in: at..<range.upperBound) {
      at = mark + 3
      guard mark - 4 >= range.lowerBound else { continue }
      var year = 0
      for offset in 0..<4 {
        let byte = text[mark - 4 + offset]
        guard byte >= 48, byte <= 57 else {
          year = 0
          break
        }
        year = year * 10 + Int(byte) - 48
      }
      guard year > 1900, year < context.year else { continue }
      if text.any("，", "全", "末", "底", at: at) != nil { return true }
      // 2023年集装箱吞吐量2219万标箱
      let end = min(range.upperBound, at + 60)
      if text.anyEnds("从", "自", "到", "比", "较", "以", at: mark - 4) == nil,
        let mark = text.anyFind(["，", "。", "；"], in: at..<max(at, end)), hasDigits(in: at..<mark)
      {
        return true
      }
    }
    return false
  }
}
