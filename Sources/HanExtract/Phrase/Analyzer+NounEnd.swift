import HanBase
import HanCatalog

/// Where the name behind a number ends.
extension Analyzer {
  /// Words that stand in no name but behind one.
  static let nameBounds = WordSet(
    "的", "都", "已", "均", "在", "被", "与", "和", "及", "为", "是", "由", "向", "能", "可", "也", "却", "中最", "中仅",
    "继续领",
    "领跑",
    "拿下", "稳居")

  /// Where the noun phrase that begins at `start` ends.
  func nounEnd(_ start: Int, _ limit: Int) -> Int {
    var end = limit
    var quote = 0
    scan: for token in tokensFrom(start) {
      if Int(token.start) >= limit { break }
      switch token.kind {
      case .openQuote: quote += 1
      case .closeQuote:
        if quote == 0 {
          end = Int(token.start)
          break scan
        }
        quote -= 1
      case .comma, .semicolon, .colon, .stop, .pause, .time, .dash, .plus, .openParen, .closeParen:
        if quote > 0 { continue }
        end = Int(token.start)
        break scan
      case .number:
        // A numeral inside a name (小二型水库, 五千亿级园区) does not end the phrase.
        if quote > 0 || !hasQuantity(in: token.span) { continue }
        end = Int(token.start)
        break scan
      case .word:
        if quote > 0 { continue }
        // 增长率(高于常州): what it is compared with.
        if token.roles.contains(.compare), token.span.count >= 6, Int(token.start) > start {
          end = Int(token.start)
          break scan
        }
        // 以33643.3亿元的进出口总额(保持首位)
        if token.roles.contains(.rank), !token.isIndicator, Int(token.start) > start,
          holdsIndicator(Span(start, Int(token.start)))
        {
          end = Int(token.start)
          break scan
        }
        if !token.roles.isDisjoint(with: [.stop, .softStop]), !token.isIndicator,
          Int(token.start) > start
        {
          end = Int(token.start)
          break scan
        }
      default: break
      }
    }
    // Function words end a phrase too.
    var at = start
    var length = 0
    var depth = 0
    let isQuoting =
      !text.lacks("“", from: start, to: end) || !text.lacks("《", from: start, to: end)
      || !text.lacks("”", from: start, to: end) || !text.lacks("》", from: start, to: end)
    while at < end {
      if isQuoting {
        if text.any("“", "《", at: at) != nil { depth += 1 }
        if text.any("”", "》", at: at) != nil { depth -= 1 }
      }
      if at > start, depth <= 0, text[at] == 0x20, text[at + 1] >= 0x80 {
        end = at
        break
      }
      if at > start, depth <= 0,
        text.any(often.nameBounds, at: at)
          != nil,
        !isNounHead(at), !isInsideWord(at), !isNounTail(at)
      {
        if text.has("的", at: at), at - start < 15, at + 3 < end {
          at += 3
          length += 1
          continue
        }
        end = at
        break
      }
      at += text.scalar(at).length
      length += 1
      if length > 26 {
        end = at
        break
      }
    }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    // 25座万亿城市中暂列(第8)
    if let ring = ringEnd(start, end) { return ring - 3 }
    // 以3.13万的人口增量居(第一)
    if end - start > 9, let length = text.anyEnds("位居", "位列", "名列", "排名", "居", "列", "排", at: end),
      text.anyEnds("新居", "安居", "定居", "移居", "系列", "减排", at: end) == nil,
      text.any("第", "首位", "榜首", at: end) != nil
    {
      end -= length
    }
    // 在15个副省级城市中居(第2位)
    if end - start > 9, text.anyEnds("中居", "中列", "中排", "里居", "里排", at: end) != nil { end -= 3 }
    // 34种主要产品中，…: what is counted is the whole.
    if text.anyEnds("中", "里", at: end) != nil, end - start > 6,
      text.anyEnds("初中", "高中", "其中", "集中", "年中", at: end) == nil,
      text.any("，", "有", "：", "居", "列", "排", at: end) != nil
        || hasQuantity(in: Span(end, end + 2))
    {
      end -= 3
    }
    return end
  }

  /// Whether a place lies within a recognised word, as 在 in 在建 or 可 in 可支配收入.
  func isInsideWord(_ at: Int) -> Bool {
    let low = tokens.place(from: at + 1)
    guard low > 0 else { return false }
    let token = tokens[low - 1]
    return token.kind == .word && Int(token.start) < at && Int(token.end) > at
  }
}
