import HanBase
import HanCatalog

/// A noun phrase found beside a quantity.
struct NounPhrase {
  var phrase = Phrase()
  /// Index of the indicator that it names exactly, or -1.
  var indicator: Int32 = -1
  /// A verb that belongs to the name stood at its beginning (新增).
  var keepVerb = Span.none
  /// Some verb stood there.
  var hasVerb = false
  /// An action stood there: what is counted happened in its period.
  var hasAction = false
  /// It is only a modifier, such as 省级.
  var isLevelWord = false
  /// 其中 stood before it.
  var isPart = false
  /// Everything from its beginning, before any shortening.
  var full = Span.none

  var isEmpty: Bool {
    @inline(__always) get { phrase.isEmpty }
  }
  /// Whether it holds words that the catalogue does not know as an indicator.
  var isOpen: Bool {
    @inline(__always) get { indicator < 0 && !phrase.isEmpty }
  }
}

extension Analyzer {
  static let strippable: Roles = [
    .light, .adverb, .connective, .selfArea, .part, .timeNow, .timeOpen, .timeThis, .timeLast,
    .respective, .estimate, .target,
  ]

  /// The noun phrase between two places, without the times, areas and words that only lead to it.
  func leftPhrase(_ start: Int, _ end: Int) -> NounPhrase {
    let text = text
    var found = NounPhrase()
    var at = start
    at = strip(at, end, &found)
    var stop = end
    while stop > at, text[stop - 1] == 0x20 { stop -= 1 }
    // Most names end in none of what the steps here and below look for behind a name.
    let hasTail = text.anyEnds(often.tails, at: stop) != nil
    if hasTail { stop = beforeParticle(at, stop) }
    leaveSaying(&at, &stop, &found)
    if let foretold = behindForecaster(at, stop) { at = strip(foretold, stop, &found) }
    let behindReport = behindDateline(at, stop)
    if behindReport > at { at = strip(behindReport, stop, &found) }
    if hasTail { stop = beforeExpectation(at, stop) }
    let known = stop
    stop = beforeOwnPlace(at, stop)
    (at, stop) = behindHandling(at, stop, &found)
    if hasTail || stop != known { stop = beforeCircumstance(at, stop) }
    guard stop > at else { return found }
    // 按2017年平均汇率计算 says how, not what.
    if text.any("按", "以", at: Int(start)) != nil || text.has("按", at: at),
      text.anyEnds("计算", "折算", "口径", "统计", "核算", "汇率", "折合", at: stop) != nil
    {
      return found
    }
    // 比预算数: what is compared with.
    if text.has("比", at: at), text.any("比重", "比例", "比率", "比赛", at: at) == nil { return found }
    // 较疫情前的2019年改善16.7%
    if text.any("较疫情前", "较疫前", "较震前", "较灾前", at: at) != nil { return found }
    // 全年可实现生产总值77.5亿元: that it may come about is no part of the name.
    if text.any("可实现", "可完成", at: at) != nil, token(at: at + 9)?.isIndicator ?? false { at += 9 }
    if text.ends("、", at: stop) {
      // 县级三甲医院实现零的突破、(达到5家): the subject of the predicate before.
      stop = nounEnd(at, stop - 3)
      guard stop > at else { return found }
    }
    // 14个市州中(9个): what was counted just before is the whole.
    if at - start <= 3, text.ends("中", at: stop),
      text.anyEnds("初中", "高中", "集中", at: stop) == nil, stop - at > 6,
      hasQuantity(in: Span(start - 1, start))
    {
      stop -= 3
    }
    found.full = Span(at, stop)
    if let split = achieved(at, stop) {
      found.phrase = split
      found.hasVerb = true
      return found
    }
    at = shorten(at, stop)
    // A verb at the beginning stays only if a noun follows it.
    var cursor = at
    while cursor < stop, let token = tokenHere(cursor), token.kind == .word,
      Int(token.end) <= stop, token.roles.contains(.verb),
      !token.isIndicator, !describesPlaces(token, stop)
    {
      let roles = token.roles
      found.hasVerb = true
      if roles.isDisjoint(with: [.reach, .reachEnd, .up, .down]) { found.hasAction = true }
      if roles.contains(.keepVerb) { found.keepVerb = token.span }
      cursor = Int(token.end)
    }
    if cursor >= stop {
      // Only verbs: no noun.
      return found
    }
    if found.hasVerb, text.any("了", "的", at: cursor) != nil, cursor + 3 < stop {
      at = cursor + 3
      let inner = strip(at, stop, &found)
      at = inner
      cursor = inner
      guard at < stop else { return found }
    }
    found.phrase = Phrase(Span(at, stop))
    let whole = exactWord(at, stop).map { lexicon[$0] }
    found.isLevelWord = whole?.roles.contains(.levelWord) ?? false
    found.indicator = stop - at < 120 ? whole?.indicator ?? -1 : -1
    if cursor > at, let behind = exactIndicator(cursor, stop) { found.indicator = behind }
    leaveOutTime(&found)
    leaveOutPlaces(&found)
    return found
  }

  static let leadingParticles = WordSet(
    "的", "和", "与", "及", "在", "对", "以", "等", "了", "其", "各", "共", "已", "将", "把", "使", "让", "从",
    "由", "至", "到", "并", "又", "也", "还", "就", "都", "均", "且", "而", "或", "为", "有", "是", "现", "该",
    "：", "，", "、", "仍", "但", "却", "则", "只有", "仅有", "更", "刚刚", "另有", "还有", "甚至",
    "反而", "居然")

  /// Moves past what never belongs to an indicator's name.
  func strip(_ start: Int, _ end: Int, _ found: inout NounPhrase) -> Int {
    var at = behindHead(behindNumbering(start, end), end)
    var steps = 0
    while at < end, steps < 30 {
      steps += 1
      if text[at] == 0x20 || text[at] == 10 {
        at += 1
        continue
      }
      if let token = token(at: at), Int(token.end) <= end {
        switch token.kind {
        case .time:
          at = Int(token.end)
          continue
        case .pause, .comma, .plus, .closeQuote, .closeParen, .dash, .closeBook, .colon:
          at = Int(token.end)
          continue
        case .openParen:
          if let close = closing(token) {
            at = close
            continue
          }
        case .word:
          if token.isIndicator || token.roles.contains(.timeLast) && isCarriedOver(token) {
            return at
          }
          if token.isArea, isAreaSubject(token, end) {
            // 湖北、湖南(六省)…, 东北三省60岁及以上人口占比
            at = Int(token.end)
            if let gap = text.any(often.holding, at: at),
              self.token(at: at + gap)?.isArea == true
            {
              // 淮安下辖的(涟水)
              at += gap
              continue
            }
            // 长沙两市级园区, 长沙一地产项目: a word, or one thing, is no count of places.
            let counted = Int(behindCount(token.end, Int32(end)))
            if !text.has("一", at: at),
              text.any("级", "产", "内", "域", "区", "县", "市", "场", at: counted) == nil
            {
              at = counted
            }
            // 北京地区（含中央单位）进出口
            if text.any("地区（", "地区(", at: at) != nil { at += 6 }
            if text.any("的", "共", "已", at: at) != nil { at += 3 }
            continue
          }
          if token.roles.contains(.part) { found.isPart = true }
          if token.roles.contains(.base), token.roles.isDisjoint(with: [.up, .down]) {
            at = Int(token.end)
            continue
          }
          if !token.roles.isDisjoint(with: Analyzer.strippable), !token.isArea {
            // 完成率, 组织化, 已婚: the word is part of a noun.
            if Int(token.end) < end, goesOnAsNoun(token) { return at }
            if token.roles.contains(.keepVerb) { return at }
            // 要新增, 计划新增: what is planned is what is new.
            if token.roles.contains(.target), text.anyEnds("新增", "新建", at: Int(token.end)) != nil {
              return Int(token.end) - 6
            }
            if token.end - token.start == 6, qualifies(at, end) { return at }
            if token.roles.contains(.levelWord) { return at }
            // 县域内就诊率, 市域外转诊率
            if text.any("内", "外", at: Int(token.end)) != nil, text.ends("域", at: Int(token.end)) {
              return at
            }
            if token.roles.contains(.light) { found.hasVerb = true }
            if text.any("完成", "累计", "共实施", "推动", "推进", at: at) != nil { found.hasAction = true }
            at = Int(token.end)
            continue
          }
        default: break
        }
      }
      if let length = text.any("因灾", "一年", "当月", "累计", "本月", at: at), at + length == end {
        return end
      }
      if let years = plainYears(at), years <= end {
        at = years
        continue
      }
      if let length = text.any("相较于", "相较", "相比", "较", "比", at: at),
        let next = self.token(at: at + length), next.kind == .time
      {
        at = Int(next.end)
        continue
      }
      // 仅德州市同比减少2天: the only one of the places.
      if text.has("仅", at: at), let place = self.token(at: at + 3), place.isArea,
        Int(place.end) <= end, isAreaSubject(place, end)
      {
        // 仅长沙市就有A级景区60家
        if let just = text.any("一地就", "一市就", "一县就", "一区就", "一省就", "就", at: Int(place.end)) {
          at = min(end, Int(place.end) + just)
          if text.has("有", at: at), at + 3 <= end, !isNounHead(at) { at += 3 }
        } else {
          at += 3
        }
        continue
      }
      // 其次是教育（92.86分）
      if text.has("其", at: at), let next = text.any("其次是", "其次为", "其次", at: at), at + next < end {
        at += next
        continue
      }
      if let length = text.any(often.leadingParticles, at: at),
        at + length <= end, token(at: at).map({ $0.kind != .word }) ?? true,
        !isNounHead(at)
      {
        at += length
        continue
      }
      break
    }
    return min(at, end)
  }

  /// 五年(新增减税降费), 10年(人口增量), 七日内(接待游客): a bare count of years or days.
  @inline(__always)
  func plainYears(_ at: Int) -> Int? { mayBeginNumeral(at) ? plainYearsInFull(at) : nil }

  /// Whether a numeral may begin at a place, Chinese or not.
  @inline(__always)
  func mayBeginNumeral(_ at: Int) -> Bool {
    let first = text.scalar(at).value
    return first < 65_536
      && (ScalarClass.mayBeginNumber(classes[Int(first)]) || first &- 48 < 10)
  }

  @inline(never)
  private func plainYearsInFull(_ at: Int) -> Int? {
    var cursor = at
    var digits = 0
    while digits < 3 {
      let (scalar, length) = text.scalar(cursor)
      guard (48...57).contains(scalar) || ScalarClass.digit(scalar) > 0 || scalar == 0x5341 else {
        break
      }
      cursor += length
      digits += 1
    }
    guard digits > 0 else { return nil }
    if let days = text.any("天内", "日内", "天里", at: cursor) { return cursor + days }
    // 周庄七天共接待, 三天接待
    if text.has("天", at: cursor),
      text.any("共", "累计", "接待", "实现", at: cursor + 3) != nil
    {
      return cursor + 3
    }
    guard text.has("年", at: cursor), text.any("年级", "年制", "年期", at: cursor) == nil
    else { return nil }
    return cursor + 3
  }

  func closing(_ open: Token) -> Int? {
    for token in tokensFrom(Int(open.end)) {
      if token.kind == .closeParen { return Int(token.end) }
      if token.start - open.start > 120 { return nil }
    }
    return nil
  }

  /// A long phrase is cut to what its last verb governs.
  @inline(__always)
  func shorten(_ start: Int, _ end: Int) -> Int {
    guard end - start > Analyzer.longPhrase else { return start }
    var result = start
    for token in tokensFrom(start) {
      if Int(token.end) > end - 6 { break }
      switch token.kind {
      case .word:
        if token.roles.contains(.verb), !token.roles.contains(.nounVerb), !token.isIndicator,
          token.start > Int32(start),
          !isInQuote(token, start, end), !describesPlaces(token, end)
        {
          if end - Int(token.start) >= 12, !isDoneToFund(token) { result = Int(token.start) }
        }
      default: break
      }
    }
    return result > start && !text.lacks("未", from: start, to: result)
      ? negation(start, before: result) : result
  }

  func isInQuote(_ token: Token, _ start: Int, _ end: Int) -> Bool {
    var open = false
    for other in tokensFrom(start) {
      if other.start >= token.start || Int(other.end) > end { break }
      if other.kind == .openQuote { open = true }
      if other.kind == .closeQuote { open = false }
    }
    return open
  }

  /// The lexicon's entry for exactly these words: often the scanner has found it.
  func exactWord(_ start: Int, _ end: Int) -> Int? {
    if let token = tokenHere(start), token.kind == .word, Int(token.end) == end {
      return Int(token.index)
    }
    // The call is the last step, so that nothing has to be kept for what comes behind it.
    guard let known = exactWords.index(start, end) else { return lookUpExactWord(start, end) }
    return known < 0 ? nil : known
  }

  @inline(never)
  private func lookUpExactWord(_ start: Int, _ end: Int) -> Int? {
    let index = entry(at: start, end - start)
    exactWords.note(start, end, index)
    return index
  }

  /// The lexicon's entry for exactly so many bytes at a place.
  @inline(__always)
  func entry(at start: Int, _ count: Int) -> Int? {
    if UInt(bitPattern: count &- 1) < 5, start >= 0, start &+ 8 <= text.count {
      let bytes = UnsafeRawPointer(text.base + start).loadUnaligned(as: UInt64.self).littleEndian
      return shortWords.index(bytes, count) {
        lexicon.exact(text.base + start, count, readable: text.count - start)
      }
    }
    return lexicon.exact(text.base + start, count, readable: text.count - start)
  }

  /// The indicator whose name is exactly these words.
  func exactIndicator(_ start: Int, _ end: Int) -> Int32? {
    guard end > start, end - start < 120, let index = exactWord(start, end) else { return nil }
    let indicator = lexicon[index].indicator
    return indicator >= 0 ? indicator : nil
  }
}
