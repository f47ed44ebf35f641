import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds the rest of sentences that a column or page broke.
///
/// A paragraph that ends without closing punctuation goes on in the next one, captions and boxes
/// between them aside. Across a heading, or from elsewhere on the page, a rest is taken only where
/// the words say so: it opens with a torn-off clause, or the two ends form a word that the document
/// has elsewhere. What stays open is left as it is.
struct PageRepair {
  private let source: Source
  private let lines: [Line]
  private(set) var paragraphs: [Paragraph]
  /// Ends that found no rest yet, oldest first; a page has few.
  private var pending: [Int] = []

  init(_ source: Source, _ lines: [Line], _ paragraphs: [Paragraph]) {
    self.source = source
    self.lines = lines
    self.paragraphs = paragraphs
    joinNeighbours()
    joinFar()
  }

  private func phrase(_ index: Int) -> Phrase {
    let range = paragraphs[index].lines
    return Phrase(source, lines[range.lowerBound].start, lines[range.upperBound - 1].end)
  }

  private mutating func link(_ tail: Int, _ rest: Int) {
    paragraphs[tail].next = rest
    paragraphs[rest].isContinuation = true
  }

  /// What was joined and what stays open, with the places in the source.
  ///
  /// A title or a table's note without a full stop is not reported; only prose is.
  func diagnostics(_ name: String) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for index in paragraphs.indices where paragraphs[index].role == .text {
      let words = phrase(index)
      let end = words.end
      if paragraphs[index].next >= 0 {
        let rest = phrase(paragraphs[index].next)
        result.append(
          Diagnostic(
            .note, .sentenceJoined,
            "the sentence that breaks off at byte \(end) goes on at byte \(rest.start)", path: name,
            span: Span(end, rest.start > end ? rest.start : end)))
      } else if paragraphs[index].width >= 100, breaksOff(index) {
        result.append(
          Diagnostic(
            .note, .sentenceOpen,
            "the paragraph breaks off at byte \(end) and its rest was not found",
            path: name, span: Span(max(words.start, end - 30), end)))
      }
    }
    return result
  }

  // MARK: Neighbours

  private mutating func joinNeighbours() {
    var tail = -1
    var crossedHeading = false
    for index in paragraphs.indices {
      switch paragraphs[index].role {
      case .caption, .callout, .separator, .byline: continue
      case .heading:
        crossedHeading = true
        joinHeading(index)
      case .text:
        if tail >= 0 {
          if goesOn(tail, index, crossedHeading: crossedHeading) {
            link(tail, index)
          } else {
            hold(tail)
          }
        }
        if crossedHeading, !paragraphs[index].isContinuation { takePending(index) }
        tail = breaksOff(index) ? index : -1
        crossedHeading = false
      default:
        if tail >= 0 { hold(tail) }
        tail = -1
        crossedHeading = false
      }
    }
    if tail >= 0 { hold(tail) }
  }

  /// A heading on two lines: `一、“十三五”时期及2020年` and `工作回顾`.
  private mutating func joinHeading(_ index: Int) {
    let next = index + 1
    guard next < paragraphs.count, paragraphs[next].role == .heading, paragraphs[next].width <= 24,
      paragraphs[index].level < 8, paragraphs[next].level >= 8 || paragraphs[next].level == 2,
      phrase(next).numbering == nil, phrase(index).numbering != nil,
      lines[paragraphs[index].lines.lowerBound].form
        == lines[paragraphs[next].lines.lowerBound].form,
      phrase(index).ends(with: ["时期", "年", "和", "及", "与", "的", "暨", "、"])
    else { return }
    link(index, next)
  }

  private mutating func hold(_ tail: Int) {
    if pending.count < 8 { pending.append(tail) }
  }

  /// Whether a paragraph of prose ends in the middle of a sentence.
  private func breaksOff(_ index: Int) -> Bool {
    let paragraph = paragraphs[index]
    guard paragraph.ending == .open || paragraph.ending == .pause else { return false }
    let words = phrase(index)
    if words.contains(["。", "！", "？"]) { return true }
    if paragraph.width >= 64 { return words.contains(["，", ",", "、"]) }
    return true
  }

  private func goesOn(_ tail: Int, _ index: Int, crossedHeading: Bool) -> Bool {
    let (first, rest) = (phrase(tail), phrase(index))
    guard isRest(index, rest) else { return false }
    let quotes = rest.quoteBalance
    if quotes.unopened > 0, first.quoteBalance.unclosed == 0 { return false }
    if crossedHeading || first.endsWithFigure && !rest.followsFigure { return false }
    if isTornClause(rest, limit: 1) { return true }
    // A short line without any stop before it may be a heading that nothing marks.
    if first.contains(["。", "！", "？"]) { return true }
    if paragraphs[tail].width >= 64, first.contains(["，", ",", "、"]) { return true }
    return first.ends(with: ["，", "、", "的", "和", "与", "在", "把", "将", ","])
      && paragraphs[tail].width >= 24
  }

  /// Whether a paragraph can be the rest of another: prose that opens like nothing new.
  private func isRest(_ index: Int, _ rest: Phrase) -> Bool {
    let paragraph = paragraphs[index]
    guard paragraph.role == .text, !paragraph.isBold, rest.numbering == nil,
      paragraph.ending == .final || paragraph.width >= 60
    else { return false }
    return !rest.begins(with: [
      "——", "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "首先", "其次", "第一，", "第二，", "第三，",
      "各位代表", "同志们", "近年来", "一年来", "五年来", "今年以来", "过去一年", "过去五年", "**", "单位：", "注：", "[",
    ])
  }

  /// Whether it opens with the last characters of a clause: `眼，不仅…`, `实效，更…`.
  private func isTornClause(_ rest: Phrase, limit: Int) -> Bool {
    guard let clause = rest.firstClause(limit: limit), clause.allSatisfy({ Scalars.isHan($0) })
    else { return false }
    return clause.count < 2 || strstr(Self.openers, " \(String(clause)) ") == nil
  }

  // MARK: Rests that stand elsewhere

  /// Gives a paragraph that opens a column in mid-sentence to the end that waits for it.
  private mutating func takePending(_ index: Int) {
    let rest = phrase(index)
    guard !pending.isEmpty, isRest(index, rest), isTornClause(rest, limit: 2),
      let place = pending.lastIndex(where: { quotesAllow($0, index) })
    else { return }
    link(pending[place], index)
    pending.remove(at: place)
  }

  private func quotesAllow(_ tail: Int, _ index: Int) -> Bool {
    phrase(index).quoteBalance.unopened == 0 || phrase(tail).quoteBalance.unclosed > 0
  }

  /// Looks for the rest of what still breaks off among the paragraphs that open a column.
  private mutating func joinFar() {
    let tails = pending.filter { phrase($0).lastClause(limit: 2) != nil }
    guard !tails.isEmpty else { return }
    let openers = columnOpeners()
    for tail in tails {
      let words = phrase(tail)
      let last = source.scalar(endingAt: words.end, after: words.start)
      guard Scalars.isHan(last.value) else { continue }
      let followers = followers(of: last.start, words.end)
      var best = (index: -1, count: 2)
      for index in openers where !paragraphs[index].isContinuation {
        let rest = phrase(index)
        let count = followers[source.scalar(at: rest.start, before: rest.end).value] ?? 0
        if count > best.count, isRest(index, rest), quotesAllow(tail, index),
          !leads(index, to: tail)
        {
          best = (index, count)
        }
      }
      if best.index >= 0 { link(tail, best.index) }
    }
  }

  /// The paragraphs of prose that stand straight under a heading.
  private func columnOpeners() -> [Int] {
    var (openers, afterHeading) = ([Int](), false)
    for index in paragraphs.indices {
      switch paragraphs[index].role {
      case .heading: afterHeading = true
      case .caption, .callout, .separator, .byline: continue
      default:
        if afterHeading, paragraphs[index].role == .text { openers.append(index) }
        afterHeading = false
      }
    }
    return openers
  }

  /// How often each 汉字 follows the one at `start ..< end` in the whole document.
  private func followers(of start: Int, _ end: Int) -> [UInt32: Int] {
    let word = (start..<end).map { source[$0] }
    var (counts, at) = ([UInt32: Int](), 0)
    while let found = source.find(word, from: at, before: source.count) {
      at = found + word.count
      let next = source.scalar(at: at, before: source.count).value
      if Scalars.isHan(next) { counts[next, default: 0] += 1 }
    }
    return counts
  }

  /// Whether `tail` is reached from `index` along the rests found so far.
  private func leads(_ index: Int, to tail: Int) -> Bool {
    var at = index
    while at >= 0 {
      if at == tail { return true }
      at = paragraphs[at].next
    }
    return false
  }

  /// Words of two characters that open a sentence by themselves.
  private static let openers =
    (" 如今 今年 去年 当前 目前 现在 近年 同时 此外 其中 这里 那里 今天 昨天 昨日 近日 日前 随后 然而 因此 于是 首先 其次 再次 最后 其间 期间 对此 为此 据悉 据此 此前 "
      + "此后 之后 当天 当日 当年 当时 另外 总之 可见 接着 未来 过去 如何 例如 比如 譬如 诚然 当然 显然 事实 其实 不过 但是 可是 而且 并且 所以 今后 以前 以往 从前 眼下 "
      + "时下 初冬 清晨 傍晚 夜晚 深秋 盛夏 金秋 春天 夏天 秋天 冬天 早上 晚上 上午 下午 中午 十年 五年 三年 一年 两年 发展 春节 国庆 在此 由此 至此 至今 截至 全年 年初 年末 年底 前年 明年 后来 "
      + "终于 悠悠 湖南 记者 他说 她说 采访 走进 来到 ")
}

extension String {
  /// The text of scalar values; values that are no scalar are left out.
  fileprivate init(_ scalars: [UInt32]) {
    self = ""
    for value in scalars {
      if let scalar = Unicode.Scalar(value) { unicodeScalars.append(scalar) }
    }
  }
}
