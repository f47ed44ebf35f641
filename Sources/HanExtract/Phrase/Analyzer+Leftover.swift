import HanBase
import HanCatalog

/// What is left of a clause once its nouns are taken away.
extension Analyzer {
  /// 比上年增加, 则只增, 而温州, 对佛山, 往后, 都过了千亿: places, times, adverbs and verbs of change without a noun of
  /// their own.
  @inline(__always)
  func isLeftover(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= 45 else { return false }
    let token = tokens[tokens.place(from: start)]
    // Nearly always a word stands first that names something, or one that the lexicon does not know.
    let isToken = Int(token.start) == start && Int(token.end) <= end
    if isToken, token.isIndicator { return false }
    let mayBe =
      isToken
      && (token.kind != .word || token.isArea
        || !token.roles.isDisjoint(with: Analyzer.predicateRoles))
    return (mayBe || mayOpenLeftover(start)) && isLeftoverInFull(start, end)
  }

  @inline(__always)
  private func mayOpenLeftover(_ start: Int) -> Bool {
    text.any(often.leftoverWords, at: start) != nil
      || text.any(often.predicateCharacters, at: start) != nil
      || text.any("最后一名", "最后一位", "倒数第一", "倒数第二", "头一名", at: start) != nil
  }

  @inline(never)
  private func isLeftoverInFull(_ start: Int, _ end: Int) -> Bool {
    var at = start
    var holdsWord = false
    while at < end {
      // 最后一名肇庆: its number is of the order.
      if let length = text.any("最后一名", "最后一位", "倒数第一", "倒数第二", "头一名", at: at) {
        (at, holdsWord) = (at + length, true)
        continue
      }
      if let token = token(at: at), Int(token.end) <= end {
        switch token.kind {
        case .time: break
        // 过了千亿, 最后一名: no number of its own.
        case .number where !hasQuantity(in: token.span): holdsWord = true
        case .word:
          let entry = lexicon[Int(token.index)]
          if entry.area == 0 || entry.indicator >= 0 {
            guard entry.indicator < 0,
              !entry.roles.isDisjoint(with: Analyzer.predicateRoles)
                || text.any(often.leftoverWords, at: at) == token.span.count,
              entry.roles.isDisjoint(with: [
                .keepVerb, .nounVerb, .levelWord, .rateNoun, .share,
              ])
            else { return false }
          }
          holdsWord = true
        default: return false
        }
        at = Int(token.end)
        continue
      }
      if let length = text.any(often.leftoverWords, at: at) {
        (at, holdsWord) = (at + length, true)
        continue
      }
      guard let length = text.any(often.predicateCharacters, at: at) else { return false }
      at += length
    }
    return at == end && (holdsWord || end - start <= 9)
  }

  private static let predicateRoles: Roles = [
    .adverb, .up, .down, .reach, .reachEnd, .base, .compare, .more, .less, .about, .light,
  ]
  static let predicateCharacters = WordSet(
    "只", "则", "也", "又", "再", "已", "仅", "却", "更", "还", "了", "的", "各", "均", "共", "同", "比", "较", "并",
    "而", "将", "可", "能", "要", "全", "都", "曾", "刚", "才", "增", "减", "升", "降", "涨", "多", "少", "出", "一年",
    "对", "与", "和", "跟", "但", "仍", "为", "是", "有", "在", "达", "过", "破", "超", "略", "稍", "约", "近")

  /// Words that lead from one place or clause to the next, or say what a place does with its number.
  static let leftoverWords = WordSet(
    "随后", "其后", "此后", "往后", "再往后", "往下", "再往下", "接着", "接下来", "紧接着", "紧随", "紧跟", "其次", "再次", "依次",
    "最后",
    "末尾", "末位", "一名", "一位", "倒数", "稍稍", "略微", "小幅", "大幅", "勉强", "轻松", "超出", "冲上", "冲破", "冲击", "站上",
    "站稳", "跌破",
    "跌出", "跻身", "逼近", "接近", "大关", "门槛", "关口", "台阶", "千亿", "万亿", "百亿", "只有", "仅有", "唯有", "还有", "另有",
    "也有",
    "情况下", "的情况下", "前提下", "背景下", "之际", "这边", "那边", "一边", "这块", "方面", "环比", "同比", "仍然", "依然", "依旧",
    "双双",
    "同样", "反而", "倒是", "不过", "相比之下", "相对", "比较", "之后", "以后", "左右", "上下", "以上", "以下", "长三角", "珠三角",
    "京津冀",
    "超越", "超越了", "赶超了", "反超了", "领先", "落后", "紧邻", "同期", "同月", "拿下", "收获", "斩获", "录得", "摘得", "夺得",
    "交出", "完成了", "实现了", "创下", "创出", "普遍", "大多", "多数")
}
