import HanBase
import HanCatalog

/// What 全区 and 全县 mean in a text about a city, a province or the nation, which are neither.
extension Analyzer {
  /// 雨花区深化改革。全区税收收入…, in a text about 长沙: the division of such a kind that was named last, or nil where
  /// the word may mean the document's own.
  ///
  /// Where none was named, the document's own is guessed.
  @inline(never)
  func smallerWhole(_ word: Token, _ own: Int32, _ ownLevel: Int) -> Int32? {
    guard let kind = kindOfSmaller(word, own, ownLevel) else { return nil }
    // 昆山市再出发\n…。全市进出口…, in a paper of 苏州: rather of the one of which the text tells.
    if kind == .city, context.toldPlace > 0, catalog.areaLevel(context.toldPlace) == 3,
      catalog.areaName(context.toldPlace)?.hasSuffix("市") == true,
      !tokens.areas.contains(where: {
        let place = tokens[Int($0)]
        return place.start < word.start && division(of: place) == own
          // 占丹东市的26.4%，全市…: by what it is measured.
          && text.anyEnds(Analyzer.measuring, at: Int(place.start)) == nil
      })
    {
      carry.doubtedWhole = word.start
      return context.toldPlace
    }
    if kind == .city, ownLevel == 2, catalog.areaName(own)?.hasSuffix("市") == true {
      return cityWithinCity(word, own)
    }
    if carry.askedWhole.at == word.start {
      return carry.askedWhole.area == 0 ? nil : carry.askedWhole.area
    }
    if answersAgain(word) { return carry.askedWhole.area == 0 ? nil : carry.askedWhole.area }
    let found = smallerNamed(kind, word, own)
    carry.askedWhole = (word.start, found ?? 0)
    return found
  }

  /// 全区税收…，全区出口…: whether the word means what it meant before in the sentence, no place being named between.
  private func answersAgain(_ word: Token) -> Bool {
    let asked = carry.askedWhole.at
    guard Int(asked) >= sentenceStart, asked < word.start,
      text.isSame(Span(asked, asked + 6), Span(word.start, word.start + 6)),
      !tokens.areas.contains(where: {
        tokens[Int($0)].start > asked && tokens[Int($0)].start < word.start
      })
    else { return false }
    if carry.doubtedWhole == asked { carry.doubtedWhole = word.start }
    carry.askedWhole.at = word.start
    return true
  }

  private func smallerNamed(_ kind: SmallerKind, _ word: Token, _ own: Int32) -> Int32? {
    // 广西进出口…，全区…, in a text about 南宁: the region too is called so.
    let above = kind == .district ? catalog.areaParent(own) ?? 0 : 0
    let region = catalog.areaName(above)?.hasSuffix("自治区") == true ? above : 0
    let start = nearStart(min(carry.paragraphStart, sentenceStart), Int(word.start))
    let near = max(start, sentenceStart)
    var (area, isOpen) = lastNamed(kind, own, region, from: near, to: Int(word.start))
    if area == 0, start < near {
      // 雨花区贡献率最高，达17%；天心区9%。全区税收…: either, or all of them.
      (area, isOpen) = lastNamed(kind, own, region, from: start, to: near, alone: true)
      // 青秀区…。全区…, in a text about 南宁: the region may be meant.
      isOpen = isOpen || region != 0 && area != region
    }
    if area != 0 {
      // 岳麓区、雨花区…。全区…: either.
      if isOpen { carry.doubtedWhole = word.start }
      return area
    }
    // 平江是辣条之乡，有企业120家。全县…: by a short name that only its sentence told.
    if let told = output.suffix(64).last(where: {
      Int($0.span.start) >= start && isSmaller($0.area, kind, own)
    }) {
      return told.area
    }
    carry.doubtedWhole = word.start
    if region != 0 { return region }
    if isSmaller(max(0, context.toldPlace), kind, own) { return context.toldPlace }
    var end = start
    while end > max(0, start - 1500) {
      var line = end - 1
      let floor = max(0, end - 1500)
      while line > floor, text[line - 1] != 10 { line -= 1 }
      // No heading is as long as that.
      if line == floor, floor > 0 { break }
      let isHeading =
        text[line] == UInt8(ascii: "#")
        || line == 0 && end < 150 && text.find("。", in: line..<end) == nil
      (area, isOpen) = lastNamed(kind, own, 0, from: line, to: end)
      if area != 0 {
        if isHeading, !isOpen { carry.doubtedWhole = -1 }
        return area
      }
      if isHeading { break }
      end = line
    }
    return nil
  }

  /// 来到平江县。全村…, in a text about 岳阳: of the county that the paragraph named last, as far as one can tell.
  @inline(never)
  func doubtVillage(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard catalog.areaLevel(context.area) ?? 3 <= 2 else { return }
    let start = nearStart(min(carry.paragraphStart, sentenceStart), Int(quantity.clauseStart))
    let named = lastNamed(.town, context.area, 0, from: start, to: Int(quantity.clauseStart))
    if named.0 != 0 { raw.area = named.0 }
    raw.certainty.area = .guessed
  }

  /// Where the text begins in which a place is looked for: not farther back than a long paragraph.
  private func nearStart(_ start: Int, _ end: Int) -> Int {
    guard end - start > 2400 else { return start }
    var near = end - 2400
    while text[near] & 0xC0 == 0x80 { near += 1 }
    return near
  }

  enum SmallerKind {
    case city
    case county
    case district
    case banner
    case prefecture
    case town
  }

  /// The kind of division that a word means, where the document's own is none of it.
  private func kindOfSmaller(_ word: Token, _ own: Int32, _ ownLevel: Int) -> SmallerKind? {
    var at = Int(word.start)
    if let pointing = text.any("全", "该", "我", "本", at: at) {
      at += pointing
    } else if text.any("区内", "县内", at: at) == nil
      || at > sentenceStart && text[at - 1] >= 0x80
        && text.anyEnds("，", "。", "；", "：", "、", "“", "今年", "去年", "目前", at: at) == nil
    {
      return nil
    }
    // 该区域
    if text.has("域", at: at + 3) { return nil }
    let name = catalog.areaName(own) ?? ""
    // Until the end of the last century a prefecture was a 地区.
    if text.has("区", at: at), ownLevel == 2, (1..<2000).contains(context.year) { return nil }
    if text.has("区", at: at) { return ownLevel <= 2 && !name.hasSuffix("区") ? .district : nil }
    if text.has("县", at: at) { return .county }
    if text.has("旗", at: at) { return .banner }
    if text.has("市", at: at) { return ownLevel == 2 || !name.hasSuffix("市") ? .city : nil }
    if text.any("镇", "乡", at: at) != nil { return .town }
    return ownLevel <= 1 && text.any("州", "盟", at: at) != nil ? .prefecture : nil
  }

  /// 浏阳市市长说，全市…, in a text about 长沙: the city that speaks; where the paragraph tells of one such city alone
  /// the word is doubtful.
  private func cityWithinCity(_ word: Token, _ own: Int32) -> Int32? {
    var named: Int32 = 0
    if areaCount > 0 {
      for place in tokens.areas.prefix(48) {
        let token = tokens[Int(place)]
        if token.start >= word.start { break }
        let area = division(of: token)
        guard named == 0 || area == named, isSmaller(area, .city, own) else { return nil }
        if text.any(Analyzer.offices, at: Int(token.end)) != nil { return area }
        if named == 0, Int(token.start) - sentenceStart > 30 { return nil }
        named = area
      }
    }
    if named == 0, carry.onlyArea == 0 || carry.onlyArea == carry.paragraphArea {
      named = carry.paragraphArea
    }
    if named != 0, isSmaller(named, .city, own),
      sentenceStart == carry.paragraphStart || carry.paragraphArea == named
    {
      carry.doubtedWhole = word.start
      if opensWithOffice(of: named) { return named }
    }
    return nil
  }

  /// What of a place speaks for it.
  static let offices = WordSet(
    "市长", "副市长", "市委", "委书记", "委副书记", "委宣传", "委主要", "委常委", "统计局", "财政局", "商务局", "税务局", "教育局",
    "农业农村局",
    "工信局", "发改局", "发展和改革局", "发改委", "人社局", "民政局", "文旅局", "住建局", "科技局", "人民政府", "政府", "统计公报", "区长",
    "县长")

  /// The division of a kind within another, or the region around that, which a range of the text names last, and
  /// whether it stands in a list.
  private func lastNamed(
    _ kind: SmallerKind, _ own: Int32, _ region: Int32, from start: Int, to end: Int,
    alone: Bool = false
  ) -> (Int32, Bool) {
    var found: (Int32, Bool) = (0, false)
    var others = false
    eachPlace(from: start, to: end) { area, at in
      guard isSmaller(area, kind, own) || area == region && region != 0 else { return }
      if text.anyEnds("与", "同", "跟", "比", "较", "超过", "高于", "低于", "不及", "对口", at: at) != nil {
        // 章丘区与历城区签约: either.
        if found.0 != 0, found.0 != area { found.1 = true }
      } else {
        if found.0 != 0, found.0 != area, area != region, found.0 != region { others = true }
        found = (area, text.anyEnds("、", "和", "及", at: at) != nil && found.0 != area)
      }
    }
    if alone, others { found.1 = true }
    return found
  }

  private func isSmaller(_ area: Int32, _ kind: SmallerKind, _ own: Int32) -> Bool {
    guard area != 0, area != own, own == 100_000 || catalog.isWithin(area, own),
      let name = catalog.areaName(area)
    else { return false }
    switch kind {
    case .city: return name.hasSuffix("市")
    case .county: return name.hasSuffix("县")
    case .banner: return name.hasSuffix("旗")
    case .district: return name.hasSuffix("区")
    case .prefecture: return name.hasSuffix("州") || name.hasSuffix("盟")
    case .town: return catalog.areaLevel(area) == 3
    }
  }

  /// Calls `body` with each division that a range names by a name that is no other word, and where that stands.
  private func eachPlace(from start: Int, to end: Int, _ body: (Int32, Int) -> Void) {
    var at = start
    while at < end {
      let length = text.scalar(at).length
      guard length == 3, end - at >= 6, case let match = lexicon.match(text.base + at, end - at),
        match.index >= 0
      else {
        at += length
        continue
      }
      if match.isArea, !match.roles.contains(.scope), case let stop = at + Int(match.length),
        text.anyEnds("市", "区", "县", "旗", "州", "盟", at: stop) != nil
          || !lexicon[Int(match.index)].isWeakArea
            && text.any(often.nameTails, at: stop) == nil
      {
        body(area(ofWord: Int(match.index), at: at), at)
      }
      at += Int(match.length)
    }
  }
}
