import HanBase
import HanCatalog

/// Titles that say no more than of which place the text below tells.
extension Analyzer {
  /// 第十六名：日照市 as a line of its own, 第七名：临沂市。财政收入…, 湖北： or 【苏州】: keeps the place for the text below;
  /// gives whether the sentence is such a title or opens with one.
  @inline(__always)
  func openTitle() -> Bool {
    guard areaCount > 0, let first = tokens.areas.first else { return false }
    return Int(tokens[Int(first)].start) - sentenceStart <= 30 && openTitleInFull(Int(first))
  }

  @inline(never)
  private func openTitleInFull(_ first: Int) -> Bool {
    let start = Int(tokens[first].start)
    guard let (place, isFree) = titlePlace(first) else { return false }
    let end = Int(place.end)
    let isOpen = start == sentenceStart
    guard isOpen ? isFree && closesTitle(end, bare: !isMarked) : isTitleMark(sentenceStart, start)
    else { return false }
    let area = division(of: place)
    guard area != 0, isAreaSubject(place, end), !isDateline(end) else { return false }
    let isAll = behindTitleEnd(end) >= sentenceEnd || isHeadline(behind: end)
    guard
      isAll || text.has("】", at: end)
        || text.any("，", ",", "：", ":", at: end) != nil && text.anyEnds("：", ":", at: start) != nil
    else { return false }
    if isAll, endsLine {
      keepTitle(area)
      return true
    }
    if carry.titledArea != 0, carry.titledArea == carry.headingArea { carry.headingArea = 0 }
    carry.titles += 1
    carry.paragraphArea = area == context.area ? 0 : area
    (carry.titledArea, carry.titledFor) = (carry.paragraphArea, 1)
    (carry.area, carry.areaSpan) = (area, place.span)
    return true
  }

  /// Whether nothing stands before the sentence in its line.
  var opensLine: Bool { sentenceStart > 0 && text[sentenceStart - 1] == 10 }

  /// 【济南】山东省…, 【南京】记者获悉: where a news item was written, not whose figures it tells.
  ///
  /// Titles come in rows.
  private func isDateline(_ end: Int) -> Bool {
    guard text.has("】", at: end), !(behindTitleEnd(end) >= sentenceEnd && endsLine) else {
      return false
    }
    return carry.titledArea == 0
      && (text.find("【", in: end..<min(text.count, end + 1200)).map { text[$0 - 1] != 10 } ?? true)
      || text.anyFind(
        ["记者", "获悉", "讯", "统计局", "发布", "新闻办", "国家", "全国", "全省"],
        in: end..<min(sentenceEnd, end + 60)) != nil
  }

  /// The last of the chain of places with which a title ends, and whether nothing governs it: 江苏苏州.
  private func titlePlace(_ first: Int) -> (Token, Bool)? {
    var place = tokens[first]
    guard place.kind == .word, place.isArea, !place.roles.contains(.scope) else { return nil }
    while let next = token(at: Int(place.end)), next.isArea, !next.roles.contains(.scope),
      catalog.isWithin(division(of: next), division(of: place))
    {
      place = next
    }
    return (place, isFree(tokens[first]))
  }

  /// 北京：五年三个“倍增”: a line above a section that says in a few words what its place did.
  private func isHeadline(behind end: Int) -> Bool {
    sentenceIndex > 0 && text.any("：", ":", at: end) != nil && opensLine && endsLine
      && sentenceEnd - sentenceStart <= 75 && numbers.count <= 1
      && text.anyEnds("。", "；", "！", "？", ";", "!", "?", at: sentenceEnd) == nil
  }

  /// 湖北： needs its colon, 3、义乌市 only the end of the line.
  private func closesTitle(_ end: Int, bare: Bool) -> Bool {
    isHeadline(behind: end)
      || behindTitleEnd(end) >= sentenceEnd && endsLine
        && (!bare || text.any("：", ":", at: end) != nil)
  }

  /// Whether the mark of a line stands before the sentence's first word: 3、, No.5.
  private var isMarked: Bool {
    var at = sentenceStart
    while at > 0, let blank = text.anyEnds(" ", "　", "\t", at: at) { at -= blank }
    return at > 0 && text[at - 1] != 10
  }

  private func behindTitleEnd(_ end: Int) -> Int {
    var at = end
    while at < sentenceEnd, let mark = text.any("。", "：", ":", "】", " ", "　", "\t", "\n", at: at) {
      at += mark
    }
    return at
  }

  private var endsLine: Bool {
    var at = sentenceEnd
    while at < text.count, text[at] == 0x20 || text[at] == 13 { at += 1 }
    return at >= text.count || text[at] == 10
  }

  /// 第十六名：, 一、, 亚军：, 【: what stands before the place of a title.
  private func isTitleMark(_ start: Int, _ end: Int) -> Bool {
    if text.has("【", at: start) { return start + 3 == end }
    var at = start
    if let title = text.any(Analyzer.titleRanks, at: at) {
      at += title
    } else {
      let isOrdinal = text.has("第", at: at)
      if isOrdinal { at += 3 }
      let numeral = at
      while at < end, at - numeral < 12,
        (48...57).contains(text[at]) || ScalarClass.digit(text.scalar(at).value) > 0
          || text.has("十", at: at)
      { at += text.scalar(at).length }
      guard at > numeral, isOrdinal || text.has("、", at: at) else { return false }
      if isOrdinal, let noun = text.any("名", "位", "席", "站", "城", "强", at: at) { at += noun }
    }
    let gap = at
    while at < end,
      let mark = text.any("：", ":", "、", "，", "．", ".", "—", " ", "　", "是", "为", "|", at: at)
    { at += mark }
    return at == end && at > gap
  }

  private static let titleRanks = WordSet(
    "冠军", "亚军", "季军", "榜首", "榜眼", "探花", "状元", "末位", "最后一名", "倒数第一")

  /// 第七名：临沂市。: the gap between a rank that opens a sentence and who holds it.
  func gapOfTitle(_ start: Int, _ at: Int) -> Int? {
    guard start == sentenceStart, let gap = text.any("：", ":", "，", " ", "　", "—", at: at),
      let place = token(at: at + gap), place.isArea
    else { return nil }
    let end = Int(place.end)
    return behindTitleEnd(end) >= sentenceEnd
      || text.any("：", ":", at: at) != nil && text.any("，", ",", at: end) != nil ? gap : nil
  }

  /// Whether a heading is a place and nothing else.
  var isOnlyPlace: Bool {
    guard let first = tokens.areas.first, let (place, isFree) = titlePlace(Int(first)) else {
      return false
    }
    return isFree && behindTitleEnd(Int(place.end)) >= sentenceEnd
  }

  /// Keeps the place that a line names for the text below it.
  ///
  /// Of several such lines without text in between, all are a list of places, unless one lies in the one before.
  func keepTitle(_ area: Int32) {
    var isListed = false
    if let title = carry.title, title.sentence == sentenceIndex - 1 {
      isListed = title.area == area || !catalog.isWithin(area, title.area)
    }
    carry.title = (area, sentenceIndex)
    carry.titles += 1
    let kept = isListed || area == context.area ? 0 : area
    (carry.headingArea, carry.titledArea, carry.titledFor) = (kept, kept, 0)
  }

  /// Counts the paragraphs under a title, and leaves it where one turns to something else.
  func goOnUnderTitle(_ start: Int) {
    carry.titledFor += 1
    let leaves = text.any(Analyzer.titleLeavers, at: start) != nil
    let isOver = leaves || opensWithSeveral(start)
    if isOver { carry.headingArea = 0 }
    if isOver || carry.titledArea != carry.headingArea { carry.titledArea = 0 }
  }

  /// What a paragraph opens with that is no longer about the place of the title above.
  private static let titleLeavers = WordSet(
    "第", "总体", "总的来", "综合", "整体", "综上", "从以上", "可以看出", "业内", "专家", "注", "其余", "其他", "以上各", "上述",
    "各市",
    "各县", "各地", "下一步", "主要目标", "截至", "来自")

  /// 六座城市GDP合计…, 这3个省…: all the places of the titles together.
  private func opensWithSeveral(_ start: Int) -> Bool {
    var at = start
    if let pointing = text.any("这", "上述", "以上", at: at) { at += pointing }
    let numeral = at
    while at < numeral + 9,
      (48...57).contains(text[at]) || ScalarClass.digit(text.scalar(at).value) > 0
        || text.any("两", "十", at: at) != nil
    { at += text.scalar(at).length }
    guard at > numeral else { return false }
    if text.any("个", "座", "大", at: at) != nil { at += 3 }
    return text.any("城", "省", "地市", "市", "县", "区", at: at) != nil
  }

  /// Whether the paragraph stands straight under the title of its place, one of several such titles.
  var isTitleSure: Bool {
    carry.titledArea == carry.paragraphArea && carry.titledFor <= 1 && carry.titles > 1
  }
}
