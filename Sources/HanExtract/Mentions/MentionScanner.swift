import HanBase
import HanCatalog
import HanCorpus

/// Goes through a text once and collects its mentions.
///
/// At each place it asks for a time, a word of the catalogue and a numeral; each kind has its own
/// cursor, so that a year is a period and a number too.
struct MentionScanner {
  let text: ByteText
  let catalog: Catalog
  let names: AreaNames
  let context: ExtractorContext
  /// Leads to the bytes on disk; nil where the text is what was given.
  let map: OffsetMap?
  /// What was found, in text order.
  private(set) var mentions: [Mention] = []
  var limit = 0
  /// The first place of the line that is no blank and no markup.
  private(set) var lineStart = 0
  private var sentenceYear = 0
  /// After the last mention of each sort.
  private var periodEnd = 0
  private var wordEnd = 0
  private var numberEnd = 0
  private var measuredEnd = 0

  init(
    text: ByteText, catalog: Catalog, names: AreaNames, context: ExtractorContext, map: OffsetMap?
  ) {
    self.text = text
    self.catalog = catalog
    self.names = names
    self.context = context
    self.map = map
  }

  var numerals: NumeralReader { NumeralReader(text: text, limit: limit) }
  var units: UnitReader { UnitReader(text: text, limit: limit, catalog: catalog) }

  /// Reads one sentence, or a whole text.
  mutating func scan(_ span: Span) {
    limit = min(Int(span.end), text.count)
    sentenceYear = 0
    var at = Int(span.start)
    (periodEnd, wordEnd, numberEnd, measuredEnd) = (at, at, at, at)
    let first = mentions.count
    lineStart = at
    let fast = min(limit, text.count - 7)
    let hints = UnsafePointer(ScalarClass.hints)
    let sieve = catalog.lexicon.sieve
    while at < limit {
      if at < fast {
        // Most 汉字 begin nothing.
        let bytes = UnsafeRawPointer(text.base + at).loadUnaligned(as: UInt64.self).littleEndian
        if bytes & 0xF0 == 0xE0, hints[ScalarClass.hash(bytes)] & 17 == 0,
          sieve.mayBegin(bytes & 0xFFFF_FFFF_FFFF) == 0
        {
          at += 3
          continue
        }
      }
      let (scalar, length) = text.scalar(at)
      if scalar == 0x0A || scalar == 0x3002 {
        sentenceYear = 0
        lineStart = at + length
      } else if at == lineStart,
        scalar == 0x20 || scalar == 0x2A || scalar == 0x23 || scalar == 0x3000
      {
        lineStart = at + length
      }
      let isLetter = scalar < 0x80 && (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A
      if isLetter, at >= numberEnd, at >= measuredEnd {
        at = latin(at)
        continue
      }
      let kind = scalar < 65_536 ? ScalarClass.table[Int(scalar)] : ScalarClass.none
      let isDigit = (48...57).contains(scalar) || kind == ScalarClass.fullDigit
      let isNumeral =
        isDigit || kind == ScalarClass.chineseDigit || kind == ScalarClass.chineseMagnitude
        || kind == ScalarClass.vague
      if at >= periodEnd, isNumeral || kind == ScalarClass.timeStart || opensTime(scalar) {
        period(at)
      }
      if at >= wordEnd, scalar >= 0x2E80 { word(at) }
      if at >= numberEnd {
        if isDigit || at >= wordEnd, isNumeral || opensNumeral(scalar) {
          if isDigit, let end = longRun(at) {
            at = end
            numberEnd = end
            continue
          }
          number(at, scalar)
        } else if opensMoney(scalar) {
          money(at)
        }
      }
      at += length
    }
    sort(from: first)
  }

  /// 负, −, ., 半, 第, 打对折.
  private func opensNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2E, 0xFF0D, 0x2212, 0x8D1F, 0x8CA0, 0x534A, 0x5BF9, 0x5C0D, 0x3007: true
    default: false
    }
  }

  /// “, 从, 至, 迄.
  private func opensTime(_ scalar: UInt32) -> Bool {
    scalar == 0x201C || scalar == 0x4ECE || scalar == 0x81F3 || scalar == 0x8FC4
  }

  private func opensMoney(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x24, 0xFFE5, 0xA5, 0x20AC, 0xA3, 0xFF04, 0x4EBA, 0x6E2F, 0x7F8E: true
    default: false
    }
  }

  /// The end of a run of more digits than a value holds.
  private func longRun(_ start: Int) -> Int? {
    var at = start
    while at < limit, (48...57).contains(text[at]) { at += 1 }
    return at - start > 37 ? at : nil
  }

  // MARK: output

  mutating func add(_ kind: Mention.Kind, _ start: Int, _ end: Int, _ fill: (inout Mention) -> Void)
  {
    let clean = Span(start, end)
    let words = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    var mention = Mention(
      kind: kind, span: map?.disk(clean) ?? clean, cleanSpan: clean, text: words)
    fill(&mention)
    mentions.append(mention)
  }

  private var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.base, count: text.count)
  }

  /// The words of a range.
  func words(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  /// Mentions come out nearly in order; a quantity stands before its number.
  private mutating func sort(from first: Int) {
    var index = first + 1
    while index < mentions.count {
      var cursor = index
      while cursor > first, mentions[cursor].cleanSpan.start < mentions[cursor - 1].cleanSpan.start
      {
        mentions.swapAt(cursor, cursor - 1)
        cursor -= 1
      }
      index += 1
    }
  }

  // MARK: times and words

  private mutating func period(_ at: Int) {
    let reader = PeriodReader(
      text: text, limit: limit, context: context, sentenceYear: sentenceYear)
    guard let match = reader.read(at: at), match.end > at, !match.isNow || at >= wordEnd else {
      return
    }
    periodEnd = match.end
    add(.period, at, match.end) { $0.period = match.period }
    if let start = match.period.start, let end = match.period.end, start.year == end.year {
      sentenceYear = end.year
    }
  }

  private mutating func word(_ at: Int) {
    guard let index = catalog.lexicon.longest(text.base + at, limit - at) else { return }
    let entry = catalog.lexicon[index]
    let end = at + Int(entry.length)
    if isNumeral(at, beyond: end) { return }
    if entry.area != 0 || (entry.roles.contains(.selfArea) && isOwn(at)) { area(entry, at, end) }
    if entry.indicator >= 0 { indicator(Int(entry.indicator), at, end) }
    if !entry.roles.isEmpty || entry.area != 0 || entry.indicator >= 0 { wordEnd = end }
  }

  /// 全市, 我省, 该区, 本县, 省内; not 区域, 辖区, 全社会, which name no division.
  private func isOwn(_ at: Int) -> Bool {
    if text.any("区域", "区内", "县域", "辖区", "全社会", "全园", "全域", "全镇", "全乡", "该镇", at: at) != nil {
      return false
    }
    return true
  }

  /// Whether a numeral begins at a place and goes on where a word ends: 十分之一, 三五百, 八五折.
  private func isNumeral(_ at: Int, beyond end: Int) -> Bool {
    let scalar = text.scalar(at).value
    guard ScalarClass.digit(scalar) >= 0 || ScalarClass.power(scalar) > 0,
      let numeral = numerals.read(at: at, signed: false)
    else { return false }
    if text.ends("第", at: at) { return true }
    guard numeral.end >= end else { return false }
    return numeral.end > end || text.has("折", at: end) || units.rate(at: end) != nil
      || units.literal(end) != nil
  }

  private mutating func indicator(_ index: Int, _ at: Int, _ end: Int) {
    let indicator = catalog.indicators[index]
    add(.indicator, at, end) {
      $0.indicatorID = indicator.id
      $0.name = indicator.name
    }
  }

  /// Letters and what hangs on them (PM2.5, A2021, a web address) hold no numbers.
  private mutating func latin(_ start: Int) -> Int {
    if let end = moneyCode(start) { return end }
    var length = min(16, limit - start)
    while length >= 2 {
      if let index = catalog.lexicon.exact(text.base + start, length),
        catalog.lexicon[index].indicator >= 0
      {
        indicator(Int(catalog.lexicon[index].indicator), start, start + length)
        return start + length
      }
      length -= 1
    }
    var at = start
    var isAddress = false
    while at < limit {
      let byte = text.base[at]
      if byte == 0x3A, text.has("://", at: at) { isAddress = true }
      let goesOn =
        isAddress
        ? byte > 0x20 && byte < 0x80
        : (48...57).contains(byte) || (byte | 0x20 >= 97 && byte | 0x20 <= 122) || byte == 45
          || byte == 46 || byte == 47 || byte == 38 || byte == 95
      if !goesOn { break }
      at += 1
    }
    numberEnd = max(numberEnd, at)
    return max(at, start + 1)
  }

  /// RMB 50, USD20: the amount is read, and the place where its code ends.
  private mutating func moneyCode(_ start: Int) -> Int? {
    for code: StaticString in ["US$", "HK$", "RMB", "USD", "CNY", "HKD", "EUR"]
    where text.has(code, at: start) {
      return money(start) ? start + code.utf8CodeUnitCount : nil
    }
    return nil
  }

  // MARK: numerals

  /// Marks the end of a numeral and of what it measures.
  mutating func close(number: Int, measured: Int) {
    numberEnd = max(numberEnd, number)
    measuredEnd = max(measuredEnd, measured)
  }

  /// Whether a sign may stand at a place: not between two amounts (3亿元-5亿元).
  func maySign(_ at: Int) -> Bool { at != measuredEnd || at == 0 }

  /// Whether a quantity may begin at a place.
  func mayMeasure(_ at: Int) -> Bool { at >= measuredEnd }

  /// Whether a place lies in a period.
  func isInPeriod(_ at: Int) -> Bool { at < periodEnd }
}
