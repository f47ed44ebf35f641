import HanBase
import HanCatalog
import HanCorpus

/// The one place within a document's own area of which its text tells: a feature on a county in a paper of the province.
extension Analyzer {
  /// The place that the title of a text, its first sentences or the whole of a feature tells of; 0 where there is none, -1 where
  /// the text may be of several, or of some place within.
  func placeOfText(_ document: Document) -> Int32 {
    guard let level = catalog.areaLevel(baseContext.area), level == 1 || level == 2 else {
      return 0
    }
    let opening = placeOfOpening(document)
    guard opening >= 0, text.count <= Analyzer.mostOfFeature else { return opening }
    let body = placeOfBody(level)
    // 泉州茶香\n安溪…: the county is nearer than its city.
    return opening == 0 || body > 0 && catalog.isWithin(body, opening) ? body : opening
  }

  /// 平江县答卷\n去年，全县GDP412亿元, in a paper of 湖南: the place that a text's title, a line of its own below it (——来自平江县的报告)
  /// or its first sentence with a place names, and which the text names oftener than those beside it; 0 where there is none, -1
  /// where the title names several.
  private func placeOfOpening(_ document: Document) -> Int32 {
    let own = baseContext.area
    var isTitle = true
    var bylines = 0
    for (index, sentence) in document.sentences.prefix(6).enumerated()
    where !sentence.span.isEmpty && index < 4 + bylines {
      if document.sections[Int(sentence.section)].kind == .table { return 0 }
      if !isTitle, isByline(sentence.span) {
        bylines += 1
        continue
      }
      let span = Span(
        Int(sentence.span.start), min(Int(sentence.span.end), Int(sentence.span.start) + 240))
      let isSubtitle = !isTitle && text.has("—", at: Int(span.start))
      isTitle = isTitle || isSubtitle
      guard let place = onlyPlaceNamed(in: span, of: own, isTitle: isTitle) else { return 0 }
      if place < 0 { return place }
      if place != 0 {
        return isToldOf(place, own, inTitle: isTitle, below: isSubtitle) ? place : isTitle ? -1 : 0
      }
      isTitle = false
    }
    return 0
  }

  /// 河北经济日报记者 郭东: a line that only says who writes.
  private func isByline(_ line: Span) -> Bool {
    line.count <= 120
      && text.anyEnds("。", "！", "？", "”", "：", at: Int(line.end)) == nil
      && text.anyFind(["记者", "通讯员", "实习生", "作者", "来源：", "编辑："], in: line.range) != nil
      && text.find("，", in: line.range) == nil
  }

  /// The one place within the document's own that an opening sentence names, 0 where it names none, -1 where a title
  /// names several, nil where it names the document's own, or only where something is done.
  private func onlyPlaceNamed(in span: Span, of own: Int32, isTitle: Bool) -> Int32? {
    var found: Int32 = 0
    var chainEnd = -1
    var (ownStart, ownEnd) = (-1, -1)
    var isNone = false
    var areSeveral = false
    eachDivision(from: Int(span.start), to: Int(span.end), listed: true) { area, start, end in
      if isNone { return }
      // 湖南平江县
      if area == own || catalog.isWithin(own, area) {
        // 高邮市GDP818亿元，占扬州市的14%: by what the one told of is measured.
        if area == own, found == 0 || text.anyEnds(Analyzer.measuring, at: start) == nil {
          (ownStart, ownEnd) = (start, end)
        }
        return
      }
      // 新华社南宁2月20日电: where it was written.
      guard catalog.isWithin(area, own), text.anyEnds("社", "报", at: start) == nil,
        text.anyFind(["日电", "日讯", "电（", "讯（", "电(", "讯("], in: end..<min(Int(span.end), end + 24))
          == nil
      else { return }
      // 全市粮食产量312万吨，其中宁乡市86万吨: a part of the whole that is told of.
      if found == 0,
        text.anyFind(
          ["其中", "全市", "我市", "全州", "我州"], in: Int(span.start)..<max(Int(span.start), start))
          != nil
      {
        isNone = true
        return
      }
      // 在保定高碑店市
      let lead = ownEnd == start ? ownStart : start
      if ownEnd == start { ownEnd = -1 }
      if found != 0, found != area {
        if catalog.isWithin(found, area) { return }
        // 泉州市晋江市
        guard catalog.isWithin(area, found), isTitle || start == chainEnd, !areSeveral else {
          if catalog.isWithin(area, found) { return }
          // 内江市东兴区、隆昌市: of the city in which all lie.
          areSeveral = true
          found = catalog.commonParent(area, found)
          isNone = !isTitle
          return
        }
      } else if found == 0, !isTitle, !opensTelling(lead, span) {
        isNone = true
        return
      }
      if text.anyEnds("在", "于", "赴", "到", "来", at: lead) != nil,
        text.anyFind(Analyzer.heldThere, in: end..<Int(span.end)) != nil
      {
        isNone = true
        return
      }
      (found, chainEnd) = (area, end)
    }
    if isNone || ownEnd >= 0 { return nil }
    if text.anyFind(["全省", "我省", "全自治区", "各市", "各县", "各区", "市州"], in: span.range) != nil {
      return nil
    }
    return found != 0 && (found == own || catalog.isWithin(own, found)) ? -1 : found
  }

  /// Whether the text told of places within the document's own, far oftener than of that: then it is open of whom a
  /// sentence is that names none.
  var tellsOfParts: Bool {
    @inline(__always)
    get {
      if let last = output.last, last.area != context.area || last.certainty.area == .guessed,
        context.area != 100_000
      {
        return tellsOfPartsInFull
      }
      return false
    }
  }

  private var tellsOfPartsInFull: Bool { parts(among: 12) >= 4 && parts(among: 200) >= 0 }

  /// How many of the last statements were surely of places within the document's own, less twice those of that.
  private func parts(among most: Int) -> Int {
    var parts = 0
    for told in output.suffix(most) where told.certainty.area != .guessed {
      if told.area == context.area {
        parts -= 2
      } else if catalog.isWithin(told.area, context.area) {
        parts += 1
      }
    }
    return parts
  }

  /// Whether nothing but a time, a mark or a wider place stands before a name in its clause.
  private func opensTelling(_ start: Int, _ span: Span) -> Bool {
    start <= Int(span.start) + 3
      || text.anyEnds(
        "，", "：", "；", "。", "年", "月", "日", "度", "末", "底", "省", "市", "州", "是", "的", "“", ",", " ",
        "　", "在",
        at: start) != nil
  }

  /// What stands before a place by which another is measured.
  static let measuring = WordEnds(
    "占", "占到", "占了", "比", "高于", "低于", "快于", "慢于", "超过", "较", "与", "高出", "低出", "约占")

  /// What is done in a place of which a text need not tell.
  private static let heldThere: [StaticString] = [
    "召开", "举行", "举办", "开幕", "闭幕", "签约", "调研", "考察", "督导", "督查", "指导", "会议", "论坛", "大会", "开工", "启动",
  ]

  /// Whether a text names a place again, and oftener than those beside it, or half as often where its title names it.
  private func isToldOf(_ place: Int32, _ own: Int32, inTitle: Bool, below: Bool) -> Bool {
    let end = min(text.count, 30_000)
    var told = 0
    var others = 0
    eachDivision(from: 0, to: end) { area, _, _ in
      if area != place, catalog.isWithin(area, place) {
        told += 1
      } else if area != own, catalog.isWithin(area, own), !catalog.isWithin(place, area) {
        others += 1
      }
    }
    told += timesNamed(place, end)
    // 湘阴县, 汨罗市 beside it: the title weighs more.
    if told > 1 { return told > (inTitle ? others / 2 : others) }
    // ——来自襄垣县的报告 says no more than of whom the text is.
    if below, others == 0 { return true }
    // 平江答卷\n去年，全县…
    var at = 0
    while others == 0, let whole = text.find("全", in: at..<min(end, 3_000)) {
      if text.has(areaWord(place), at: whole + 3) { return true }
      at = whole + 3
    }
    return false
  }

  /// How often the first two characters of a place's name stand in a text.
  private func timesNamed(_ place: Int32, _ end: Int) -> Int {
    var name = catalog.areaName(place) ?? ""
    return name.withUTF8 { bytes in
      guard bytes.count >= 6 else { return 0 }
      let word = UnsafeBufferPointer(rebasing: bytes[..<6])
      var count = 0
      var at = 0
      while at + 6 <= end {
        if text[at] == word[0], text.isSame(Span(at, at + 6), word) {
          count += 1
          at += 6
        } else {
          at += 1
        }
      }
      return count
    }
  }

  /// 看富锦、桦川, 茂名高州: the county that two characters name that are a word as well, in a list or behind its city.
  private func countyInTitle(_ at: Int, within isBehind: Bool) -> Int? {
    guard text[at + 3] >= 0xE4,
      isBehind || text.has("、", at: at + 6) || text.ends("、", at: at),
      text.any(Analyzer.plainWords, at: at) != 6
    else { return nil }
    let own = baseContext.area
    return county(at, within: own, isProvince: catalog.areaLevel(own) == 1)
  }

  /// Calls `body` with each division that a range names by a name that is no other word, and where that begins and ends.
  private func eachDivision(
    from start: Int, to end: Int, listed: Bool = false, _ body: (Int32, Int, Int) -> Void
  ) {
    var at = start
    var last = -1
    while at < end {
      let length = text.scalar(at).length
      guard length == 3, end - at >= 6 else {
        at += length
        continue
      }
      let match = lexicon.match(text.base + at, end - at)
      guard match.index >= 0 else {
        if listed, let entry = countyInTitle(at, within: last == at) {
          body(area(ofWord: entry, at: at), at, at + 6)
          last = at + 6
          at += 6
        } else {
          at += length
        }
        continue
      }
      let stop = at + Int(match.length)
      if match.isArea, !match.roles.contains(.scope),
        text.anyEnds("市", "区", "县", "旗", "州", "盟", "省", at: stop) != nil
          || !lexicon[Int(match.index)].isWeakArea
            && text.any(often.nameTails, at: stop) == nil
            // 贺兰山, 长沙机场
            && text.any("山", "江", "河", "湖", "港", "岛", "湾", "机场", "高原", at: stop) == nil
            // 长白山
            && !(text.ends("长", at: at) && text.ends("白山", at: stop))
          || listed && (text.has("、", at: stop) || text.ends("、", at: at) || last == at)
      {
        body(area(ofWord: Int(match.index), at: at), at, stop)
        last = stop
      }
      at = stop
    }
  }
}
