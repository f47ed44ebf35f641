/// Blanks that typesetting puts around figures, which are no part of the text: `2021 年，全市 GDP 2548 亿元`.
///
/// Web pages and converted files set them between a figure, or Latin letters, and Chinese characters; a name, a date or a
/// rank is one word all the same. Elsewhere a blank parts what stands beside it, as in headlines (新增企业120家 同比增长8%).
struct SpacedFigures {
  private let source: Source
  private var start = 0
  private var end = 0
  private var isSpaced: Bool?

  init(_ source: Source) { self.source = source }

  /// Turns to a line.
  mutating func open(_ start: Int, _ end: Int) {
    (self.start, self.end, isSpaced) = (start, end, nil)
  }

  /// Whether the blank `at ..< next` is left out.
  mutating func drops(_ at: Int, _ next: Int) -> Bool {
    guard at > start, next < end else { return false }
    let before = source.scalar(endingAt: at, after: start).value
    let after = source.scalar(at: next, before: end).value
    if Scalars.digit(before) != nil {
      if Scalars.digit(after) != nil { return partsThousands(at, next) }
      guard Scalars.isHan(after) else { return false }
      // 2023-02-16 分享: a word of the page.
      if source.has("分享", at: next, before: end) { return false }
      if Self.joining.contains(after) { return !isListNumber(before: at) }
      return lineIsSpaced()
    }
    if before == 0x25 || before == 0xFF05 {
      return Self.behindPercent.contains(after) && lineIsSpaced()
    }
    if Scalars.isHan(before) {
      return (Scalars.digit(after) != nil || Scalars.isLatin(after)) && lineIsSpaced()
    }
    return Scalars.isLatin(before) && Scalars.isHan(after) && lineIsSpaced()
  }

  /// Whether the line sets a blank between a figure and its unit somewhere.
  private mutating func lineIsSpaced() -> Bool {
    if let isSpaced { return isSpaced }
    var (at, last) = (start, UInt32(0))
    var found = false
    while at < end, !found {
      let (scalar, next) = source.scalar(at: at, before: end)
      if Scalars.isBlank(scalar), Scalars.digit(last) != nil {
        let after = source.scalar(at: next, before: end).value
        found = Self.joining.contains(after) && !isListNumber(before: at)
      }
      (at, last) = (next, scalar)
    }
    isSpaced = found
    return found
  }

  /// 1 个人所得税: a line's number, which a blank parts from its words.
  private func isListNumber(before at: Int) -> Bool {
    var first = at
    while first > start, (0x30...0x39).contains(source[first - 1]) { first -= 1 }
    return first == start && at - first <= 2 && !isMonth(behind: at)
  }

  /// 1 (月 1 日至 7 月 27 日), 10 (月，): a month opens the line, not its number.
  private func isMonth(behind at: Int) -> Bool {
    let (blank, mark) = source.scalar(at: at, before: end)
    guard Scalars.isBlank(blank) else { return false }
    let (month, next) = source.scalar(at: mark, before: end)
    guard month == 0x6708 else { return false }
    var (scalar, behind) = source.scalar(at: next, before: end)
    if Scalars.isBlank(scalar) { (scalar, behind) = source.scalar(at: behind, before: end) }
    return Scalars.digit(scalar) != nil || Self.behindMonth.contains(scalar)
  }

  private static let behindMonth = Set("份底末初上中下至到—－-–～~，,、".unicodeScalars.map(\.value))

  /// 1 860 000吨, 2 860.5亿元: a blank that parts the thousands of one number.
  private func partsThousands(_ at: Int, _ next: Int) -> Bool {
    // A table's cell holds nothing else; a line's number stands before words.
    if isListNumber(before: at), !isNumberAlone(from: next) { return false }
    var first = at
    while first > start, (0x30...0x39).contains(source[first - 1]) { first -= 1 }
    guard (1...3).contains(at - first), source[first] != 0x30 || first > start + 3,
      first == start || source[first - 1] != 0x2E && source[first - 1] != 0x2C
    else { return false }
    var place = next
    // No number has more groups than these.
    for _ in 0..<6 {
      let group = place
      while place < end, (0x30...0x39).contains(source[place]) { place += 1 }
      guard place - group == 3 else { return false }
      let (scalar, behind) = source.scalar(at: place, before: end)
      if scalar == 0x20 || scalar == 0xA0 || scalar == 0x2009 || scalar == 0x202F {
        let following = source.scalar(at: behind, before: end).value
        guard Scalars.digit(following) != nil else { return Self.joining.contains(following) }
        place = behind
        continue
      }
      return place == end
        || scalar == 0x2E && Scalars.digit(source.scalar(at: behind, before: end).value) != nil
        || Self.joining.contains(scalar)
    }
    return false
  }

  private func isNumberAlone(from start: Int) -> Bool {
    (start..<end).allSatisfy {
      source[$0] == 0x20 || source[$0] == 0x2E || (0x30...0x39).contains(source[$0])
    }
  }

  /// What goes on with a figure: the parts of a date, magnitudes, units and the words for about and more.
  private static let joining = Set(
    "年月日时分秒亿万千百十元人个家项名位户亩吨公米平立度斤克倍次件台辆套座处条只头号岁届多余成级类种天周期里顷美欧港日英镑艘架班趟所间张枚册部篇例起宗笔对组批届区县市镇乡村省"
      .unicodeScalars.map(\.value))

  private static let behindPercent = Set("以左的多".unicodeScalars.map(\.value))

  // MARK: Signs

  /// The end of a note's mark that begins at `at`: 生产总值【1】6150亿元, 财政收入〔2〕, 人口[注3], 出口〔注〕; not 国发〔98〕5号.
  func note(_ at: Int, _ end: Int) -> Int? {
    guard isBehindWord(at) else { return nil }
    let open = source[at] == 0x5B ? 1 : 3
    let isNamed = source.has("注", at: at + open, before: end)
    let first = at + open + (isNamed ? 3 : 0)
    var place = first
    while place < end, place < first + 3, isDigit(place) { place += 1 }
    guard place - first <= 2, isNamed || place > first && open == 3, place + open <= end else {
      return nil
    }
    if open == 1 {
      return source[place] == 0x5D && Markup.link(source, at, end) == nil ? place + 1 : nil
    }
    guard source[place] == 0xE3, source[place + 1] == 0x80, source[place + 2] == source[at + 2] + 1
    else { return nil }
    let close = place + 3
    place = close
    while place < end, place < close + 5, isDigit(place) { place += 1 }
    return place > close && source.has("号", at: place, before: end) ? nil : close
  }

  /// The end of `<sup>2</sup>` behind a word: 生产总值<sup>2</sup>1338亿元; not 米<sup>2</sup>, 10<sup>4</sup>.
  func raisedNote(_ at: Int, _ end: Int) -> Int? {
    guard isBehindWord(at), !source.has("米", at: at - 3, before: end),
      !source.has("里", at: at - 3, before: end)
    else { return nil }
    var place = at + 5
    while place < end, place < at + 8, isDigit(place) { place += 1 }
    return place > at + 5 && source.has("</sup>", at: place, before: end) ? place + 6 : nil
  }

  private func isBehindWord(_ at: Int) -> Bool {
    at > start && Scalars.isHan(source.scalar(endingAt: at, after: start).value)
  }

  /// 上涨1·8%: whether a dot in mid-height is a decimal point; not 9·18事变, 7·20万人签名.
  func isPoint(_ at: Int, _ next: Int) -> Bool {
    guard at > start, isDigit(at - 1), next < end, isDigit(next) else { return false }
    var place = next
    while place < end, place < next + 4, isDigit(place) { place += 1 }
    return source.has("%", at: place, before: end) || source.has("％", at: place, before: end)
      || source.has("‰", at: place, before: end) || source.has("亿", at: place, before: end)
      || source.has("万元", at: place, before: end) || source.has("个百分点", at: place, before: end)
  }

  private func isDigit(_ at: Int) -> Bool { (0x30...0x39).contains(source[at]) }
}
