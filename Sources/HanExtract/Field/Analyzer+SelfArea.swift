import HanBase
import HanCatalog

/// What a text means by 全市, 该县, 全国.
extension Analyzer {
  /// The division that a word such as 全市 means in this document; 0 where it cannot.
  func selfArea(_ token: Token) -> Int32 {
    let start = Int(token.start)
    let own = context.area
    guard let ownLevel = catalog.areaLevel(own) else { return 0 }
    func ancestor(_ level: Int) -> Int32 {
      var cursor = own
      for _ in 0..<5 {
        guard let here = catalog.areaLevel(cursor), here >= level else { return 0 }
        if here == level { return cursor }
        cursor = catalog.areaParent(cursor) ?? 0
      }
      return 0
    }
    if text.any("全国", "我国", at: start) != nil { return 100_000 }
    // 第十四名：聊城市。…全市常住人口…: the place that the title above names.
    if carry.titledArea != 0, carry.titledArea == carry.paragraphArea,
      text.any("全", "该", at: start) != nil, text.has(areaWord(carry.titledArea), at: start + 3)
    {
      return carry.titledArea
    }
    // 四会市…。县域住院率…, in a text about 广东: rather of the county that the paragraph tells of.
    if ownLevel <= 2, text.any("县域", "县内", at: start) != nil,
      catalog.areaLevel(carry.paragraphArea) == 3
    {
      carry.doubtedWhole = token.start
      return carry.paragraphArea
    }
    // 连云港市统计局发布信息称，今年一季度全市…: the place whose office speaks.
    if ownLevel <= 1, let speaker = speakingPlace(token) { return speaker }
    // 宁德…。该市工业…: the place named last, in a text about more than it.
    let isRegion = ownLevel == 1 && catalog.areaName(own)?.hasSuffix("区") == true
    if isRegion, text.has("全区", at: start) {
      // 青秀区…。全区…, in a text about 广西: the region, but where a paragraph tells of that district.
      if catalog.areaLevel(carry.paragraphArea) == 3,
        catalog.areaName(carry.paragraphArea)?.hasSuffix("区") == true
      {
        carry.doubtedWhole = token.start
      }
      return own
    }
    if text.any("该市", "该区", "该县", "该州", "该省", at: start) != nil
      || ownLevel == 0 && text.any("全市", "全区", "全县", "全州", "全省", at: start) != nil
      // 安吉县…。全县竹产业产值…, in a text about the city: a city is no county.
      || ownLevel == 2 && text.any("全县", "全旗", at: start) != nil
      || ownLevel == 1 && catalog.areaName(own)?.hasSuffix("市") == true
        && text.any("全区", "全县", at: start) != nil
      || ownLevel == 1 && catalog.areaName(own)?.hasSuffix("市") == false
        && text.any("全市", "全区", "全县", "全州", at: start) != nil
    {
      if let own = placeBefore(token) { return own }
      let spoken = carry.spokenSentence >= carry.lastAreaSentence ? carry.spokenArea : 0
      for area in [spoken, carry.lastArea]
      where area != 0 && area != own && (ownLevel == 0 || catalog.isWithin(area, own))
        && text.has(areaWord(area), at: start + 3)
      {
        // 富锦粮食播种面积588万亩。全市…, in a text taken to be about 佳木斯: as doubtful as that.
        if area != spoken, area != context.toldPlace || catalog.areaLevel(area) != 3,
          output.last?.certainty.area == .guessed
        {
          carry.doubtedWhole = token.start
        }
        return area
      }
      // 鄂尔多斯煤炭产量8亿吨。全区12亿吨。全市GDP…: the one that the paragraph told of before.
      for told in output.suffix(8).reversed() {
        guard Int(told.span.start) >= carry.paragraphStart else { break }
        if told.area != own, told.area != 0, ownLevel == 0 || catalog.isWithin(told.area, own),
          text.has(areaWord(told.area), at: start + 3)
        {
          return told.area
        }
      }
    }
    if ownLevel <= 2, text.any("全国", "全省", "我国", "我省", at: start) == nil,
      let smaller = smallerWhole(token, own, ownLevel)
    {
      return smaller
    }
    if text.has("全疆", at: start) { return 650_000 }
    if text.has("全川", at: start) { return 510_000 }
    if text.any("全省", "我省", "全自治区", "该省", "本省", "省内", at: start) != nil { return ancestor(1) }
    if text.any("全市", "我市", "该市", "本市", "市内", "市域", "全市上下", at: start) != nil {
      if ownLevel == 1 { return own }
      if ownLevel == 3, catalog.areaName(own)?.hasSuffix("市") == true { return own }
      // 全市, in a text about 朝阳区: the municipality.
      let city = ancestor(2)
      if city != 0 { return city }
      let above = ancestor(1)
      return Analyzer.municipalities.contains(above) ? above : 0
    }
    if text.any("全州", "我州", "该州", "全盟", at: start) != nil { return ancestor(2) }
    return own
  }

  /// The character that 该 takes for a division: 市, 县, 区, 省.
  func areaWord(_ code: Int32) -> StaticString {
    let name = catalog.areaName(code) ?? ""
    if name.hasSuffix("区") { return "区" }
    if name.hasSuffix("县") { return "县" }
    if name.hasSuffix("州") { return "州" }
    return name.hasSuffix("省") ? "省" : "市"
  }

  /// 全国森林覆盖率24%，(全省)53.2%，我市46.2%: whether a wider place has the number right behind its word, of what was
  /// told before.
  func tellsOfWider(_ word: Token, _ start: Int, _ end: Int) -> Bool {
    let stop = Int(word.end) + (text.any("为", "是", "达到", "达", at: Int(word.end)) ?? 0)
    guard stop == end, text[end] &- 48 < 10, case let at = Int(word.start),
      at == start || text.anyEnds("而", "同期", "其中", at: at) != nil || timeEnds(at)
    else { return false }
    var unit = end
    while unit < sentenceEnd, text[unit] &- 48 < 10 || text[unit] == UInt8(ascii: ".") { unit += 1 }
    while let magnitude = text.any("万", "亿", "余", "多", at: unit) { unit += magnitude }
    // 全省14个市州中，…: the ring. 入选国家试点，全省3家，…: how many others do is no figure of its own.
    guard let count = text.any("个", "家", "座", "名", "位", "项", "种", "所", at: unit) else {
      return true
    }
    guard text.any(often.countedClasses, at: unit + count) == nil, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.rules.area != .areaDocument || unit > end + 3
    else { return false }
    return text.isSame(last.unit, Span(unit, unit + count))
  }

  /// Remembers whom a sentence was about before it told a wider place's bare number.
  @inline(never)
  func keepNarrower(_ area: Int32, _ word: Span) {
    guard catalog.isWithin(context.area, area),
      text[Int(word.end)] &- 48 < 10
        || text.any("为", "是", "达", at: Int(word.end)) != nil
    else { return }
    if carry.wider.at != carry.areaSpan.start || carry.wider.at < 0 {
      carry.narrower = (carry.area, carry.areaSpan)
    }
    carry.wider = (word.start, sentenceIndex)
  }

  /// GDP增长5.1%，全省4.6%，高0.5个百分点；工业增长6%: behind a wider place's bare number it is open of whom the next is,
  /// and behind ； the text is back at the one before.
  @inline(never)
  func returnFromWider(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard carry.wider.sentence == sentenceIndex, carry.wider.at == carry.areaSpan.start else {
      return
    }
    if text.anyEnds("；", ";", at: Int(quantity.clauseStart)) != nil {
      (carry.area, carry.areaSpan) = carry.narrower
    } else if text.any(
      "增长", "下降", "同比", "比上年", "较上年", "增速", "增幅", "降幅", at: Int(quantity.clauseStart)) == nil
    {
      raw.certainty.area = .guessed
    }
  }

  private func timeEnds(_ at: Int) -> Bool {
    tokensBefore(at).last.map { $0.kind == .time && Int($0.end) == at } == true
  }
}
