/// Tells headings, bylines and captions from prose by what stands around them.
struct RoleFinder {
  private let source: Source
  private let lines: [Line]
  private var paragraphs: [Paragraph]
  /// Index of the first paragraph that is certainly prose.
  private var firstProse = 0

  /// The paragraphs with their roles.
  static func roles(_ source: Source, _ lines: [Line], _ paragraphs: [Paragraph]) -> [Paragraph] {
    var finder = RoleFinder(source: source, lines: lines, paragraphs: paragraphs)
    finder.find()
    return finder.paragraphs
  }

  private init(source: Source, lines: [Line], paragraphs: [Paragraph]) {
    self.source = source
    self.lines = lines
    self.paragraphs = paragraphs
  }

  private mutating func find() {
    firstProse = paragraphs.indices.first { isProse($0) } ?? paragraphs.count
    let wideGaps = usesWideGaps
    for index in paragraphs.indices where paragraphs[index].role == .text {
      paragraphs[index].role = role(index, wideGaps: wideGaps)
    }
    demoteLists()
    raiseParts()
  }

  /// Headings without a number stand above 一、 where the numbers begin anew under them.
  private mutating func raiseParts() {
    var isRaised: [Bool: Bool] = [:]
    var open: [Int] = []
    for index in paragraphs.indices where paragraphs[index].role == .heading {
      if paragraphs[index].level == 8 {
        open.append(index)
      } else if paragraphs[index].level == 3 {
        if let last = open.last, phrase(index).begins(with: ["一、", "1、", "一．", "一."]) {
          isRaised[paragraphs[last].isBold] = true
        }
        open = []
      }
    }
    for index in paragraphs.indices
    where paragraphs[index].role == .heading && paragraphs[index].level == 8 {
      if isRaised[paragraphs[index].isBold] == true { paragraphs[index].level = 2 }
    }
  }

  /// Whether a paragraph can be no title: it is long, or holds a full stop or a longer clause.
  private func isProse(_ index: Int) -> Bool {
    let paragraph = paragraphs[index]
    guard paragraph.role == .text, !paragraph.isBold else { return false }
    if paragraph.width >= 80 || paragraph.width >= 50 && paragraph.ending == .final { return true }
    let words = phrase(index)
    if paragraph.width > 56, words.contains(["，", ","]) { return true }
    return paragraph.ending == .open && words.contains(["。"])
  }

  /// Whether three blank lines set something apart here: captions and boxes on a scanned page.
  private var usesWideGaps: Bool {
    var (wide, all) = (0, 0)
    for paragraph in paragraphs where paragraph.role == .text || paragraph.role == .caption {
      all += 1
      if paragraph.gap >= 3 { wide += 1 }
    }
    return wide > 0 && wide * 3 < all * 2
  }

  private func phrase(_ index: Int) -> Phrase {
    let range = paragraphs[index].lines
    return Phrase(source, lines[range.lowerBound].start, lines[range.upperBound - 1].end)
  }

  private mutating func role(_ index: Int, wideGaps: Bool) -> Paragraph.Role {
    let paragraph = paragraphs[index]
    guard paragraph.width < Line.widthLimit, paragraph.lines.count == 1 else { return .text }
    let words = phrase(index)
    if paragraph.width >= 125 {
      guard let rank = words.numbering, isWholeHeading(index, words) else { return .text }
      paragraphs[index].level = rank
      return .heading
    }
    if isCredit(words, paragraph) || wideGaps && isSetApart(index) || isOpeningCaption(index) {
      return .caption
    }
    if Byline.matches(words) || isAuthor(index, words) { return .byline }
    if let level = tableOrFigure(words), paragraph.ending != .final {
      paragraphs[index].level = level
      return level == 0 ? .caption : .heading
    }
    if words.begins(with: ["单位：", "单位:", "（单位", "(单位", "注：", "注:"]) { return .text }
    guard let level = headingLevel(index, words) else { return .text }
    paragraphs[index].level = level
    return .heading
  }

  // MARK: Captions

  private func isCredit(_ words: Phrase, _ paragraph: Paragraph) -> Bool {
    if words.begins(with: ["图为", "图①", "图1：", "上图", "下图", "左图", "右图", "（本版图", "(本版图", "本版图片"]) {
      return true
    }
    return words.ends(with: [
      "摄）", "摄)", "/摄", "／摄", " 摄", "供图", "供图）", "供图)", "资料图", "资料图片", "（资料图）", "图片由", "提供图片",
      "摄影报道",
    ])
  }

  /// A short line with three blank lines around it, or before it when it is a sentence.
  private func isSetApart(_ index: Int) -> Bool {
    let paragraph = paragraphs[index]
    guard paragraph.gap >= 3, paragraph.width <= 100, !paragraph.isBold else { return false }
    let isLast = index + 1 == paragraphs.count
    let isBeforeGap = !isLast && paragraphs[index + 1].gap >= 3
    switch paragraph.ending {
    case .final:
      return hasOneSentence(phrase(index)) && (isLast || isBeforeGap || index > firstProse)
    case .open: return index > 0 && (isLast || isBeforeGap)
    default: return false
    }
  }

  private func hasOneSentence(_ words: Phrase) -> Bool {
    var at = words.start
    while at < words.end {
      let (scalar, next) = source.scalar(at: at, before: words.end)
      if Scalars.isFinal(scalar), scalar != 0x2026, next < words.end {
        return Scalars.isCloser(source.scalar(at: next, before: words.end).value)
      }
      at = next
    }
    return true
  }

  /// A short full sentence among the titles, straight before a heading: a picture's caption.
  private func isOpeningCaption(_ index: Int) -> Bool {
    let paragraph = paragraphs[index]
    guard index > 0, index < firstProse, paragraph.ending == .final, paragraph.width <= 50,
      index + 1 < firstProse, !paragraph.isBold,
      paragraphs[index - 1].role == .byline || isTitle(index - 1)
    else { return false }
    let next = paragraphs[index + 1]
    return next.ending == .open && next.width <= 80
  }

  private func isTitle(_ index: Int) -> Bool {
    paragraphs[index].role == .heading && paragraphs[index].level == 1
      && lines[paragraphs[index].lines.lowerBound].form != .markdownHeading
  }

  // MARK: Bylines and headings

  /// A name alone among the titles: `胡贺波`, `国家统计局`.
  private func isAuthor(_ index: Int, _ words: Phrase) -> Bool {
    guard index < firstProse, index > 0 || !paragraphs[index].isBold,
      paragraphs[index].ending == .open
    else { return false }
    let width = paragraphs[index].width
    if width == 4 || width == 6 {
      return Surnames.contains(source.scalar(at: words.start, before: words.end).value)
    }
    return width <= 24 && words.ends(with: ["统计局", "委员会", "办公室", "人民政府", "调查队", "编辑部", "调查总队"])
  }

  /// 9 for `表1 …`, 0 (a caption) for `图1 …`, nil for anything else.
  private func tableOrFigure(_ words: Phrase) -> Int? {
    let (first, next) = source.scalar(at: words.start, before: words.end)
    guard first == 0x8868 || first == 0x56FE || first == 0x9644 else { return nil }
    if first == 0x9644 {  // 附
      let second = source.scalar(at: next, before: words.end)
      return second.value == 0x8868 ? 9 : nil
    }
    let digit = source.scalar(at: next, before: words.end).value
    guard Scalars.digit(digit) != nil || Scalars.hanDigit(digit) != nil || Scalars.isBlank(digit)
    else { return nil }
    return first == 0x8868 ? 9 : 0
  }

  private func headingLevel(_ index: Int, _ words: Phrase) -> Int? {
    let paragraph = paragraphs[index]
    if let rank = words.numbering {
      return isWholeHeading(index, words) || paragraph.isBold && paragraph.width <= 60 ? rank : nil
    }
    guard paragraph.ending == .open || isSlogan(index, words), index + 1 < paragraphs.count else {
      return nil
    }
    if words.ends(with: ["和", "与", "及", "在", "把", "将", "对", "是", "为"]) { return nil }
    if !paragraph.isBold, isFact(words) { return nil }
    if index < firstProse { return paragraph.width <= 80 ? 1 : nil }
    if paragraph.isBold { return paragraph.width <= 80 ? 8 : nil }
    guard paragraph.width <= 64, hasProseAfter(index), !isBrokenOff(index),
      !words.contains(["。"]), paragraph.width <= 56 || !words.contains(["，", ","])
    else { return nil }
    return 8
  }

  /// A numbered line without any stop, at its end or inside.
  private func isWholeHeading(_ index: Int, _ words: Phrase) -> Bool {
    paragraphs[index].ending == .open && !words.contains(["。", "！", "？", "；"])
  }

  /// A line of data: `面积：280平方公里`, `地区生产总值2500亿元`.
  private func isFact(_ words: Phrase) -> Bool {
    guard (words.start..<words.end).contains(where: { Scalars.digit(UInt32(source[$0])) != nil })
    else { return false }
    return words.contains(["：", ":", "%", "％", "亿元", "万元", "万人", "公里", "公顷", "亩"])
  }

  /// A bold line that ends with an exclamation mark.
  private func isSlogan(_ index: Int, _ words: Phrase) -> Bool {
    paragraphs[index].isBold && paragraphs[index].width <= 40 && words.ends(with: ["！", "!"])
      && !words.begins(with: ["各位代表", "同志们"])
  }

  private func hasProseAfter(_ index: Int) -> Bool {
    var at = index + 1
    while at < paragraphs.count, at < index + 6 {
      let paragraph = paragraphs[at]
      if paragraph.role == .table || paragraph.role == .htmlTable || paragraph.role == .textTable
        || paragraph.role == .bullet
        || paragraph.role == .speaker || paragraph.width >= 60
        || paragraph.ending != .open && paragraph.width > 20
      {
        return true
      }
      at += 1
    }
    return false
  }

  /// Whether the next paragraph can only be the rest of this one: `…尤为亮` and `眼，不仅…`.
  private func isBrokenOff(_ index: Int) -> Bool {
    guard index + 1 < paragraphs.count, paragraphs[index + 1].role == .text else { return false }
    let next = phrase(index + 1)
    if let clause = next.firstClause(limit: 1) {
      return next.numbering == nil && clause.allSatisfy { Scalars.isHan($0) }
    }
    return phrase(index).ends(with: ["的", "和", "与", "在", "把", "将", "对", "以及"])
      && paragraphs[index + 1].ending == .final
  }

  /// More than eight heading-like lines on end are a list of things, not headings.
  private mutating func demoteLists() {
    var first = 0
    while first < paragraphs.count {
      var end = first
      while end < paragraphs.count, paragraphs[end].role == .heading, paragraphs[end].level >= 8,
        lines[paragraphs[end].lines.lowerBound].form == .plain
      {
        end += 1
      }
      if end - first > 8 {
        for index in first..<end { paragraphs[index].role = .text }
      }
      first = max(end, first + 1)
    }
  }
}
