import HanBase
import HanCatalog

extension Analyzer {
  /// Fills `tokens`, `numbers` and `times` with what one sentence holds.
  func scan(_ span: Span) {
    beginScan(span)
    _ = scanTokens(from: sentenceStart, to: sentenceEnd)
  }

  /// Fills them with what a sentence without numerals can tell those behind it: a time within its
  /// first words, and what stands in its first clause where it opens a paragraph.
  func scanOpening(_ span: Span, opensParagraph: Bool) {
    beginScan(span)
    let reach = min(sentenceEnd, sentenceStart + Analyzer.frameReach + 1)
    guard opensParagraph || mayHoldTime(sentenceStart, reach) else { return }
    var at = scanTokens(from: sentenceStart, to: reach)
    if !times.isEmpty {
      _ = scanTokens(from: at, to: sentenceEnd)
      return
    }
    while opensParagraph, at < sentenceEnd,
      !tokens.run(from: 0).contains(where: { $0.kind.endsClause })
    {
      at = scanTokens(from: at, to: min(sentenceEnd, at + 60))
    }
    // 与长沙相比，株洲…: which of its places a sentence is about only the whole of it shows.
    if opensParagraph, areaCount > 0 || sentenceEnd - at <= 60 {
      _ = scanTokens(from: at, to: sentenceEnd)
    }
  }

  private func beginScan(_ span: Span) {
    tokens.removeAll(from: Int(span.start))
    characters.pointee.begin(at: Int(span.start))
    sentenceRoles = []
    numbers.removeAll()
    times.removeAll()
    sentenceMarks = 0
    sentenceStart = behindLineMark(Int(span.start), Int(span.end))
    sentenceEnd = Int(span.end)
    sentenceYear = 0
    statesHereafter = false
    traits = .unknown
    clauseAsked.start = -1
    predicateAsked.span = Span(-1, -1)
    lastNowWord = nil
    lastIndicator = -1
  }

  /// Scans from a place to the first token or character that begins at `stop` or behind; gives that
  /// place.
  private func scanTokens(from start: Int, to stop: Int) -> Int {
    let reach = sieve(from: start, to: stop)
    let localBytes = local.firstBytes
    let table = classes
    let base = text.base
    let end = sentenceEnd
    let lexicon = lexicon
    var at = start == sentenceStart ? scanCounty(start) : start
    var next = places.start
    while true {
      let place = next.pointee
      next += 1
      let here = place.offset
      // Within the last token; the last place of all is behind the text.
      if here < at { continue }
      if here == ScanPlace.end { break }
      let byte = base[here]
      if byte < 0x80 {
        if byte &- 48 < 10 {
          let time = TimeLexer.goesOn(text, afterDigits: here) ? readTime(here) : nil
          if let time {
            at = scanCountyTimed(time)
            continue
          }
          at = scanNumber(here) ?? here + 1
        } else {
          at = scanASCII(here, byte)
        }
        continue
      }
      let value =
        UInt32(byte & 0x0F) << 12 | UInt32(base[here &+ 1] & 0x3F) << 6
        | UInt32(base[here &+ 2] & 0x3F)
      let kind = table[place.classed(value)]
      if kind != ScalarClass.none {
        if let mark = Token.Kind(mark: kind) {
          append(mark, here, here &+ 3)
          at = scanCounty(here &+ 3)
          continue
        }
        if kind == ScalarClass.punctuation {
          at = scanPunctuation(here, value)
          continue
        }
        if ScalarClass.mayBeginTime(kind) || value == 0x5341, timePairs.mayBegin(text.six(here)),
          TimeLexer.mayBegin(text, here + 3, first: value, kind: kind), let end = readTime(here)
        {
          at = scanCountyTimed(end)
          continue
        }
        if kind == ScalarClass.first, let end = scanFirstPlace(here) {
          at = end
          continue
        }
      }
      if !place.found.isNone, end &- here >= 6 {
        let match = lexicon.match(place.found, base + here, end &- here)
        if match.index >= 0, !opensOtherWord(value, here) {
          if match.isArea, namesSide(here &+ Int(match.length)) {
            at = here &+ 3
            continue
          }
          if match.isArea, isOwnHub(match, here) {
            at = scanCityOfHub(here, Int(match.length))
            continue
          }
          // 六合、三水: districts by names that are known only because their numerals are none.
          if match.roles == .mask, let end = scanLocalName(masked: here) {
            at = end
            continue
          }
          at = appendWord(beforeCityWord(match, here), here)
          if match.isArea {
            at =
              scanAutonomous(at) ?? scanAirport(at) ?? scanPort(at) ?? scanNameWithin(at)
              ?? scanCountyListed(at) ?? at
          } else if seeksCounties, match.roles.contains(.part) {
            at = scanCounty(at)
          }
          // Nearly always so many places lie within it: counted, not guessed.
          let one = next.pointee.offset < at ? 1 : 0
          next += one &+ (one & ((next + 1).pointee.offset < at ? 1 : 0))
          continue
        }
      }
      if localBytes &>> UInt64(base[here &+ 2] & 0x3F) & 1 != 0, let end = scanLocalName(here) {
        at = end
        continue
      }
      if ScalarClass.mayBeginNumber(kind) {
        at = scanNumber(here) ?? here + 3
      } else {
        if kind != ScalarClass.none, text.has("下同", at: here) { statesHereafter = true }
        at = here &+ 3
      }
    }
    return max(at, reach)
  }

  private func scanTime(_ at: Int) -> Int? {
    guard text[at] < 0x80 || timePairs.mayBegin(text.six(at)) else { return nil }
    return TimeLexer.mayBegin(text, at) ? readTime(at) : nil
  }

  /// Fills only `times`: what a first look at a document needs.
  func scanTimes(_ span: Span) {
    tokens.removeAll(from: Int(span.start))
    times.removeAll()
    sentenceStart = Int(span.start)
    sentenceEnd = Int(span.end)
    sentenceYear = 0
    var at = sentenceStart
    let notes = characters.pointee.notes
    let base = text.base
    let fast = min(sentenceEnd, text.count - 7)
    while at < fast {
      let bytes = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self).littleEndian
      if bytes & 0xF000_00F0 == 0xE000_00E0 {
        // Two 汉字 at once: nearly always a time begins with neither.
        let one = notes[ScalarClass.hash(bytes)].hint
        let other = notes[ScalarClass.hash(bytes &>> 24)].hint
        if (one | other) & 8 == 0 {
          at &+= 6
        } else {
          at = (one & 8 != 0 ? scanTime(at) : nil) ?? at + 3
        }
      } else if bytes & 0xF0 == 0xE0 {
        at = (notes[ScalarClass.hash(bytes)].hint & 8 != 0 ? scanTime(at) : nil) ?? at + 3
      } else if bytes & 0x80 == 0 {
        let byte = UInt8(truncatingIfNeeded: bytes)
        at = (byte &- 48 < 10 || byte == 34 ? scanTime(at) : nil) ?? at + 1
      } else {
        at += text.scalar(at).length
      }
    }
    while at < sentenceEnd { at = scanTime(at) ?? at + text.scalar(at).length }
  }

  /// A number of Arabic digits without a magnitude, which is made where it will stand.
  @inline(never)
  private func scanPlainNumber(_ at: Int) -> Int? {
    var end = at
    guard let value = NumberLexer(text: text, limit: sentenceEnd).readPlainNumber(&end) else {
      return nil
    }
    let span = Span(at, end)
    let mention = numbers.next()
    mention.initialize(to: NumberMention(span: span, digits: span, value: value))
    mention.pointee.isOrdinal = text.ends("第", at: at)
    mention.pointee.token = Int32(truncatingIfNeeded: tokens.count)
    mention.pointee.marks = Int32(truncatingIfNeeded: tokens.marks.count)
    tokens.append(
      Token(
        kind: .number, index: Int32(truncatingIfNeeded: numbers.count), start: span.start,
        end: span.end))
    numbers.takeNext()
    return end
  }

  private func scanNumber(_ at: Int) -> Int? {
    if text[at] < 0x80, let end = scanPlainNumber(at) { return end }
    guard var mention = NumberLexer(text: text, limit: sentenceEnd).read(at: at) else { return nil }
    let end = Int(mention.span.end)
    guard end > at else { return nil }
    if mention.isSingleNumeral, mention.value == ExactDecimal(0) {
      // 贫困发生率由3.7%降至零
      let isFall =
        !numbers.isEmpty
        && text.anyEnds("降至", "降到", "降为", "下降到", "减少到", "降低到", "归", at: at) != nil
      guard isPhraseEnd(end), isFall || isNone(at, end) else { return nil }
      mention.isZero = isFall
    }
    mention.isOrdinal =
      text.ends("第", at: at)
      || mention.isSingleNumeral && isRankNumeral(at)
        && (text.any("、", "和", "位", at: end) != nil || opensRankRun(end))
      || mention.isSingleNumeral && endsRankList(at, end)
    append(&mention, at, end)
    return end
  }

  private func append(_ mention: inout NumberMention, _ start: Int, _ end: Int) {
    mention.token = Int32(tokens.count)
    mention.marks = Int32(tokens.marks.count)
    tokens.append(
      Token(kind: .number, index: Int32(numbers.count), start: Int32(start), end: Int32(end)))
    numbers.append(mention)
  }

  /// 居全省首位, 位列榜首: the first place in words.
  private func scanFirstPlace(_ at: Int) -> Int? {
    if _slowPath(text.has("首季", at: at)), let end = readTime(at) { return end }
    let isWord = text.has("首位", at: at)
    if isWord {
      guard text.any("首位度", "首位产业", at: at) == nil else { return nil }
    } else {
      // 居全省各县之首, 同样居首
      if text.anyEnds("居", "之", "列", "榜", at: at) == nil || !isPhraseEnd(at + 3) { return nil }
    }
    let end = at + (isWord ? 6 : 3)
    var start = at
    var steps = 0
    while start > sentenceStart, steps < 20 {
      start = text.before(start)
      steps += 1
      if text.any("，", "。", "；", "、", at: start) != nil { return nil }
      if text.any(Analyzer.firstPlaceVerbs, at: start) != nil,
        text.any("居民", "列入", "列为", "列车", at: start) == nil, !isPutFirst(start)
      {
        var mention = NumberMention(
          span: Span(at, end), digits: Span(at, end), value: ExactDecimal(1))
        mention.isOrdinal = true
        mention.isChinese = true
        mention.isFirstPlace = true
        append(&mention, at, end)
        return end
      }
    }
    return nil
  }

  private func scanPunctuation(_ at: Int, _ scalar: UInt32) -> Int {
    var end = at + 3
    let kind: Token.Kind
    switch scalar {
    case 0xFF1A:
      if isRatioMark(at, end) { return end }
      kind = .colon
    case 0x201C, 0x2018, 0x300C, 0x300E:
      if let time = scanTime(at) { return time }
      kind = .openQuote
    case 0x2014:
      // 0—14岁 is one.
      if isRatioMark(at, end) { return end }
      kind = .dash
      while text.has("—", at: end) { end += 3 }
    default: return end
    }
    append(kind, at, end)
    return end
  }

  /// 3.9：59.5, 0—14岁: a colon or a dash between digits is no pause.
  private func isRatioMark(_ start: Int, _ end: Int) -> Bool {
    text[start - 1] >= 48 && text[start - 1] <= 57 && text[end] >= 48 && text[end] <= 57
  }

  /// （+5.0%）, 同比+0.5个百分点: a sign, not a word for 和.
  private func isSignOfRate(_ start: Int) -> Bool {
    let before = text[start - 1]
    guard before &- 48 >= 10, (before | 0x20) &- 97 >= 26, !text.ends("”", at: start) else {
      return false
    }
    var at = start + 1
    while at < sentenceEnd, text[at] &- 48 < 10 || text[at] == UInt8(ascii: ".") { at += 1 }
    return at > start + 1 && text.any("%", "％", "‰", "个百分点", at: at) != nil
  }

  private func scanASCII(_ at: Int, _ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      append(byte == UInt8(ascii: ",") ? .comma : .semicolon, at, at + 1)
      return scanCounty(at + 1)
    case UInt8(ascii: ":"): if !isRatioMark(at, at + 1) { append(.colon, at, at + 1) }
    case UInt8(ascii: "("): append(.openParen, at, at + 1)
    case UInt8(ascii: ")"): append(.closeParen, at, at + 1)
    case UInt8(ascii: "["): append(.openParen, at, at + 1)
    case UInt8(ascii: "]"): append(.closeParen, at, at + 1)
    case UInt8(ascii: "!"), UInt8(ascii: "?"), 10: append(.stop, at, at + 1)
    case UInt8(ascii: "+"): if !isSignOfRate(at) { append(.plus, at, at + 1) }
    case UInt8(ascii: "\""):
      // "九五"期间
      if let time = scanTime(at) { return time }
      var open = false
      for token in tokens.run(from: 0) where text[Int(token.start)] == UInt8(ascii: "\"") {
        if token.kind == .openQuote { open = true }
        if token.kind == .closeQuote { open = false }
      }
      append(open ? .closeQuote : .openQuote, at, at + 1)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return scanLatin(at)
    default: break
    }
    return at + 1
  }

  /// A Latin word is taken whole, so that the digits in QCD-800 or PM2.5 are no numbers.
  private func scanLatin(_ start: Int) -> Int {
    if let match = latin(start) { return appendWord(match, start) }
    // PMI50.8%: no model's number.
    if text.any("PMI", "ROE", "IRR", at: start) != nil, text[start + 3] &- 48 < 10 {
      return start + 3
    }
    var at = start
    while at < sentenceEnd {
      let byte = text.base[at]
      let isWord =
        (byte >= 48 && byte <= 57) || (byte | 0x20 >= 97 && byte | 0x20 <= 122) || byte == 45
        || byte == 46 || byte == 47 || byte == 38
      if !isWord { break }
      at += 1
    }
    return max(at, start + 1)
  }

  private func latin(_ start: Int) -> Lexicon.Match? {
    var length = min(12, sentenceEnd - start)
    while length >= 2 {
      if let index = lexicon.exact(text.base + start, length), lexicon[index].indicator >= 0 {
        return lexicon.match(of: index)
      }
      length -= 1
    }
    return nil
  }

  @inline(__always)
  private func appendWord(_ match: Lexicon.Match, _ start: Int) -> Int {
    let end = start &+ Int(match.length)
    sentenceRoles.formUnion(match.roles)
    lastIndicator = match.isIndicator ? tokens.count : lastIndicator
    tokens.appendWord(
      Token(
        kind: .word, isArea: match.isArea, isIndicator: match.isIndicator, roles: match.roles,
        index: match.index,
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
    return end
  }

  /// Whether a mark of a kind stands in the sentence.
  @inline(__always)
  func hasMark(_ kind: Token.Kind) -> Bool { sentenceMarks & 1 << UInt32(kind.rawValue) != 0 }

  @inline(__always)
  private func append(_ kind: Token.Kind, _ start: Int, _ end: Int) {
    sentenceMarks |= 1 &<< UInt32(kind.rawValue)
    tokens.appendMark(
      Token(
        kind: kind, index: -1, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end)))
  }
}
