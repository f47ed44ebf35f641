import HanBase

/// Writes the clean text of a document, with the map back to its source and the sentences in it.
///
/// One pass over the bytes that are kept: runs are copied whole, only markup, invisible characters
/// and the ends of sentences are looked at.
struct TextWriter {
  private let source: Source
  private let kinds: UnsafePointer<UInt8>
  private(set) var output: TextBuffer
  private(set) var map = OffsetMap()
  private(set) var sentences: [Sentence] = []

  /// The section that sentences are written for.
  var section = 0
  private var opensParagraph = true
  private var sentenceStart = 0
  /// Source bytes `run ..< now` are still to be copied.
  private var run = 0
  /// Whether an ASCII quotation mark stands open.
  private var hasOpenQuote = false
  private var figures: SpacedFigures
  private var linkClose = -1
  private var linkEnd = -1

  init(_ source: Source, kinds: UnsafePointer<UInt8>, output: TextBuffer) {
    self.source = source
    self.kinds = kinds
    self.output = output
    figures = SpacedFigures(source)
    sentences.reserveCapacity(source.count / 120 + 8)
  }

  /// The clean text's length so far.
  var count: Int { output.count }

  // MARK: Paragraphs

  /// Begins a paragraph or a table row.
  mutating func open() {
    opensParagraph = true
    sentenceStart = output.count
    hasOpenQuote = false
  }

  /// Ends the sentence that is open, and the line; `feed` is where the line ends in the source.
  ///
  /// A table's row stays whole, however long it is.
  mutating func close(feed: Int, isRow: Bool = false) {
    if !isRow { cutLongSentence(at: output.count) }
    addSentence(to: output.count)
    insertFeed(feed)
  }

  /// Writes a line feed, taken from the source where one stands there.
  mutating func insertFeed(_ feed: Int) {
    let isThere = feed < source.count && source[feed] == 0x0A
    map.append(
      clean: output.count, disk: min(feed, source.count), step: isThere ? .parallel : .inserted)
    output.append(0x0A)
    sentenceStart = output.count
  }

  /// Puts in a byte that the source does not have.
  mutating func insert(_ byte: UInt8, at offset: Int) {
    map.append(clean: output.count, disk: offset, step: .inserted)
    output.append(byte)
  }

  /// Ends the open sentence here, without closing the line.
  mutating func endSentence() { endSentence(at: output.count) }

  private mutating func endSentence(at end: Int) {
    if _slowPath(end - sentenceStart > SentenceCut.most) { cutLongSentence(at: end) }
    addSentence(to: end)
  }

  /// Parts what hardly ends (lists and tables without a stop), so that no statement carries pages as its sentence.
  @inline(never)
  private mutating func cutLongSentence(at end: Int) {
    while let cut = SentenceCut.place(output, sentenceStart, end) {
      // The mark is in neither part: what is read behind a sentence is never the words of the next.
      addSentence(to: cut - SentenceCut.mark(output, cut))
      sentenceStart = cut
    }
  }

  private mutating func addSentence(to end: Int) {
    var (first, last) = (sentenceStart, end)
    while first < last, output[first] <= 0x20 { first += 1 }
    while last > first, output[last - 1] <= 0x20 { last -= 1 }
    sentenceStart = end
    guard first < last else { return }
    sentences.append(
      Sentence(span: Span(first, last), section: section, opensParagraph: opensParagraph))
    opensParagraph = false
  }

  // MARK: Words

  /// Writes the words of `start ..< end`; sentences are ended where `splits` says so.
  mutating func write(_ start: Int, _ end: Int, splits: Bool = true) {
    run = start
    figures.open(start, end)
    var at = start
    let base = source.base
    while at < end {
      let byte = base[at]
      // Most bytes belong to 汉字, E4 to E9 and two more, of which nothing is to be done.
      if byte &- 0xE4 < 6 {
        at &+= 3
        while at &+ 3 < end, base[at] &- 0xE4 < 6, base[at &+ 3] &- 0xE4 < 6 { at &+= 6 }
        continue
      }
      let kind = kinds[Int(byte)]
      if kind == 0 {
        at &+= 1
        continue
      }
      switch kind {
      case ByteKind.ideographic: at = ideographic(at, end, splits)
      case ByteKind.fullWidth: at = fullWidth(at, end, splits)
      case ByteKind.general: at = general(at, end)
      case ByteKind.latin: at = latin(at, end)
      case ByteKind.blank: at = blank(at)
      default: at = ascii(kind, at, end, splits)
      }
    }
    flush(end)
  }

  private mutating func flush(_ end: Int) {
    guard end > run else { return }
    map.append(clean: output.count, disk: run, step: .parallel)
    output.append(source.base + run, count: end - run)
    run = end
  }

  /// Leaves out `at ..< next`.
  private mutating func drop(_ at: Int, _ next: Int) -> Int {
    flush(at)
    run = next
    return next
  }

  /// Writes a plain blank for `at ..< next`, unless a blank stands before.
  private mutating func replaceBlank(_ at: Int, _ next: Int) -> Int {
    if figures.drops(at, next) { return drop(at, next) }
    flush(at)
    if !endsBlank {
      map.append(
        clean: output.count, disk: at,
        step: OffsetMap.Step(clean: 1, disk: UInt8(next - at), isReplaced: true))
      output.append(0x20)
    }
    run = next
    return next
  }

  private var endsBlank: Bool {
    output.count == 0 || output[output.count - 1] <= 0x20
  }

  private mutating func blank(_ at: Int) -> Int {
    if at == run ? endsBlank : kinds[Int(source[at - 1])] == ByteKind.blank {
      return drop(at, at + 1)
    }
    if figures.drops(at, at + 1) { return drop(at, at + 1) }
    return source[at] == 0x20 ? at + 1 : replaceBlank(at, at + 1)
  }

  /// E3: the ideographic space and the full stop.
  private mutating func ideographic(_ at: Int, _ end: Int, _ splits: Bool) -> Int {
    guard at + 2 < end, source[at + 1] == 0x80 else { return at + 3 }
    if source[at + 2] == 0x80 { return replaceBlank(at, at + 3) }
    if source[at + 2] == 0x90 || source[at + 2] == 0x94, let next = figures.note(at, end) {
      return drop(at, next)
    }
    if source[at + 2] == 0x82, splits { return final(at + 3, end) }
    return at + 3
  }

  /// EF: full-width ！？, the small ﹪, the byte order mark in mid-text.
  private mutating func fullWidth(_ at: Int, _ end: Int, _ splits: Bool) -> Int {
    guard at + 2 < end else { return at + 3 }
    let (second, third) = (source[at + 1], source[at + 2])
    if second == 0xBC {
      if splits, third == 0x81 || third == 0x9F { return final(at + 3, end) }
      if third == 0xBB, let next = footnote(after: at + 3, end) { return drop(at, next) }
    } else if second == 0xBB, third == 0xBF {
      return drop(at, at + 3)
    } else if second == 0xB9, third == 0xAA {
      return replace(at, at + 3, by: 0x25)
    }
    return at + 3
  }

  /// E2: blanks and marks of the general punctuation block.
  private mutating func general(_ at: Int, _ end: Int) -> Int {
    let (scalar, next) = source.scalar(at: at, before: end)
    if Scalars.isInvisible(scalar) { return drop(at, next) }
    if Scalars.isBlank(scalar) { return replaceBlank(at, next) }
    // 增长15℅: care of, which looks like it.
    if scalar == 0x2105, at > 0, (0x30...0x39).contains(source[at - 1]) {
      return replace(at, next, by: 0x25)
    }
    if scalar == 0x2022 || scalar == 0x2027, figures.isPoint(at, next) {
      return replace(at, next, by: 0x2E)
    }
    return next
  }

  /// Writes an ASCII sign for another that is meant to be it.
  private mutating func replace(_ at: Int, _ next: Int, by byte: UInt8) -> Int {
    flush(at)
    map.append(
      clean: output.count, disk: at,
      step: OffsetMap.Step(clean: 1, disk: UInt8(next - at), isReplaced: true))
    output.append(byte)
    run = next
    return next
  }

  /// C2: the no-break space, the soft hyphen and the middle dot.
  private mutating func latin(_ at: Int, _ end: Int) -> Int {
    guard at + 1 < end else { return at + 2 }
    if source[at + 1] == 0xA0 { return replaceBlank(at, at + 2) }
    if source[at + 1] == 0xB7, figures.isPoint(at, at + 2) { return replace(at, at + 2, by: 0x2E) }
    return source[at + 1] == 0xAD ? drop(at, at + 2) : at + 2
  }

  private mutating func ascii(_ kind: UInt8, _ at: Int, _ end: Int, _ splits: Bool) -> Int {
    let next = at + 1 < end ? source[at + 1] : 0
    switch kind {
    case ByteKind.control: return drop(at, at + 1)
    case ByteKind.star: return next == 0x2A ? drop(at, at + 2) : at + 1
    case ByteKind.escape:
      guard Markup.isPunctuation(next) else { return at + 1 }
      _ = drop(at, at + 1)
      return at + 2
    case ByteKind.final:
      if next == 0x5B, source[at] == 0x21, let skip = Markup.image(source, at, end) {
        return drop(at, skip)
      }
      guard splits, next == 0 || next >= 0x80 || next <= 0x20 || !Markup.isWord(next) else {
        return at + 1
      }
      return final(at + 1, end)
    case ByteKind.bracket:
      if let skip = footnote(after: at + 1, end) ?? figures.note(at, end) { return drop(at, skip) }
      if let link = Markup.link(source, at, end) {
        (linkClose, linkEnd) = link
        return drop(at, at + 1)
      }
      return at + 1
    case ByteKind.closeBracket:
      return at == linkClose ? drop(at, linkEnd) : at + 1
    case ByteKind.tag: return tag(at, end)
    case ByteKind.entity: return entity(at, end)
    case ByteKind.quote:
      hasOpenQuote.toggle()
      return at + 1
    default: return at + 1
    }
  }

  private mutating func tag(_ at: Int, _ end: Int) -> Int {
    guard let tag = Markup.tag(source, at, end) else { return at + 1 }
    if source.has("<sup>", at: at, before: end), let next = figures.raisedNote(at, end) {
      return drop(at, next)
    }
    if tag.breaks {
      _ = drop(at, tag.end)
      if !endsBlank { insert(0x20, at: at) }
      return tag.end
    }
    return drop(at, tag.end)
  }

  private mutating func entity(_ at: Int, _ end: Int) -> Int {
    guard let entity = Markup.entity(source, at, end) else { return at + 1 }
    flush(at)
    run = entity.end
    if entity.value == " " {
      return replaceBlank(at, entity.end)
    }
    map.append(clean: output.count, disk: at, step: .inserted)
    for byte in String(entity.value).utf8 { output.append(byte) }
    return entity.end
  }

  /// The offset behind a footnote mark whose bracket ends at `start`: `12]`, `^3]`, `12］`.
  private func footnote(after start: Int, _ end: Int) -> Int? {
    var at = start
    if at < end, source[at] == 0x5E { at += 1 }
    let first = at
    while at < end, at - first < 4, (0x30...0x39).contains(source[at]) { at += 1 }
    guard (1...3).contains(at - first), at < end else { return nil }
    if source[at] == 0x5D {
      // `[1](address)` is a link.
      let isLink =
        at + 1 < end && source[at + 1] == 0x28 && source[start - 1] == 0x5B
        && Markup.link(source, start - 1, end) != nil
      return isLink ? nil : at + 1
    }
    return source.has("］", at: at, before: end) ? at + 3 : nil
  }

  // MARK: Sentence ends

  /// Ends a sentence behind the punctuation that ends at `start`, closing marks included, and gives
  /// the offset to go on from.
  private mutating func final(_ start: Int, _ end: Int) -> Int {
    var at = start
    var hasCloser = false
    scan: while at < end {
      switch source[at] {
      case 0x2A where at + 1 < end && source[at + 1] == 0x2A: at = drop(at, at + 2)
      case 0x5B:
        guard let next = footnote(after: at + 1, end) else { break scan }
        at = drop(at, next)
      case 0x21, 0x3F: at += 1
      case 0x22 where hasOpenQuote:
        hasOpenQuote = false
        hasCloser = true
        at += 1
      case 0x29, 0x5D:
        hasCloser = true
        at += 1
      case 0xE2, 0xE3, 0xEF:
        let (scalar, next) = source.scalar(at: at, before: end)
        if Scalars.isCloser(scalar) {
          hasCloser = true
        } else if !(Scalars.isFinal(scalar)) {
          if hasCloser, Scalars.isPause(scalar) || scalar == 0xFF1A { return at }
          break scan
        }
        at = next
      default: break scan
      }
    }
    if hasCloser, at < end, source[at] == 0x2C || source.has("的", at: at, before: end) { return at }
    flush(at)
    endSentence(at: output.count)
    return at
  }
}
