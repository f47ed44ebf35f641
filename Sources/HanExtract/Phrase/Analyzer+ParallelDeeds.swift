import HanBase
import HanCatalog

/// 引进项目15个，开工13个，投产12个: deeds told one after another of the same thing, which is named with the first only.
///
/// What was begun is not what was brought in: to go on about the first would give its indicator a number that is not its.
extension Analyzer {
  /// The deed before a number with the thing that the deed before was done to: 开工 + 项目.
  @inline(__always)
  func parallelDeed(_ quantity: Quantity, _ peel: Peel) -> Phrase? {
    guard sentenceRoles.contains(.verb), carry.topicSentence == sentenceIndex,
      !quantity.number.isOrdinal,
      // 完成投资120亿元，贷款50亿元: sums of money have names of their own.
      quantity.kind.counts && quantity.kind != .person
        || quantity.kind == .measure && !isMoneyUnit(quantity),
      peel.growth == .none, quantity.leftLimit == quantity.clauseStart,
      let last = output.last, Int(last.sentence) == sentenceIndex
    else { return nil }
    return parallelDeedInFull(quantity, peel, last)
  }

  /// 新建公路100公里，养护300公里: whether the only word before a number is a deed of its own, done to what was named before.
  @inline(__always)
  func isParallelDeed(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    left.phrase.a.count == 6 && left.phrase.a.start == quantity.clauseStart
      && left.phrase.a.end == quantity.span.start && quantity.kind != .person
      && !isMoneyUnit(quantity)
      && carry.topicSentence == sentenceIndex
      && isParallelDeedInFull(left.phrase.a, left.indicator, quantity)
  }

  @inline(never)
  private func isParallelDeedInFull(_ own: Span, _ indicator: Int32, _ quantity: Quantity) -> Bool {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      text.isSame(last.unit, quantity.unit), let (verb, _) = deedAndThing(last.phrase),
      verb.count == 6, !text.isSame(verb, own)
    else { return false }
    // 出口5万辆: what is known by the word alone is told in money.
    if indicator >= 0 {
      return quantity.unitIndex >= 0
        && !plainQuantity(of: indicator).fits(tables.unitQuantities[Int(quantity.unitIndex)])
    }
    return text.any(Analyzer.plainDeeds, at: Int(own.start)) != nil
  }

  /// Deeds that the lexicon does not know as verbs.
  private static let plainDeeds = WordSet(
    "养护", "施工", "加工", "整合", "出口", "进口", "销售", "库存", "在建", "存栏", "出栏", "复工", "交割", "收回", "偿还", "结案",
    "审结", "执结", "收治", "治愈", "检出", "查封", "拍卖", "流转", "收储", "腾退")

  @inline(never)
  private func parallelDeedInFull(_ quantity: Quantity, _ peel: Peel, _ last: RawObservation)
    -> Phrase?
  {
    guard last.measure == .level, last.rules.measure != .measureShare,
      text.isSame(last.unit, quantity.unit), last.span.start < quantity.clauseStart,
      let deed = deedBefore(peel.end, Int(quantity.leftLimit)),
      case (let verb, let whole)? = deedAndThing(last.phrase),
      !text.isSame(verb, deed), !text.holds(deed, in: verb)
    else { return nil }
    var thing = whole
    // 受理专利申请10万件，授权9万件
    if let other = text.anyEnds("申请", "登记", "审批", at: Int(thing.end)), thing.count > other {
      thing.end -= Int32(other)
    }
    return Phrase(deed, thing)
  }

  /// The verbs that end before a number and begin its clause, without the words that lead to them.
  private func deedBefore(_ end: Int, _ floor: Int) -> Span? {
    if end - floor == 6, text.any(Analyzer.plainDeeds, at: floor) != nil { return Span(floor, end) }
    var first = end
    var at = floor
    while at < end {
      if let word = text.any(Analyzer.leadsToDeed, at: at), first == end {
        at += word
        continue
      }
      guard let token = token(at: at), Int(token.end) <= end else { return nil }
      if token.kind == .word, token.roles.contains(.verb), !token.isIndicator, !token.isArea {
        first = min(first, at)
      } else if first < end || token.kind != .time && !token.roles.contains(.adverb) {
        return nil
      }
      at = Int(token.end)
    }
    let deed = Span(first, end)
    return deed.count >= 6 && deed.count <= 12 && text.any(Analyzer.noDeeds, at: first) == nil
      ? deed : nil
  }

  /// A name that begins with a deed, as 引进 + 项目.
  private func deedAndThing(_ phrase: Phrase) -> (Span, Span)? {
    guard phrase.c.isEmpty else { return nil }
    if !phrase.b.isEmpty { return isDeed(phrase.a) ? (phrase.a, phrase.b) : nil }
    let span = phrase.a
    if let started = text.any("新开工", at: Int(span.start)), span.count >= started + 6 {
      return (
        Span(Int(span.start), Int(span.start) + started),
        Span(Int(span.start) + started, Int(span.end))
      )
    }
    for length in [12, 9, 6] where span.count >= length + 6 {
      let verb = Span(Int(span.start), Int(span.start) + length)
      if isDeed(verb) { return (verb, Span(Int(verb.end), Int(span.end))) }
    }
    return nil
  }

  private func isDeed(_ span: Span) -> Bool {
    guard let word = exactWord(Int(span.start), Int(span.end)) else { return false }
    return lexicon[word].roles.contains(.verb) && lexicon[word].indicator < 0
      && text.any(Analyzer.noDeeds, at: Int(span.start)) == nil
  }

  /// What may stand before a deed in its clause.
  private static let leadsToDeed = WordSet(
    "其中", "已", "并", "又", "再", "还", "另", "现已", "目前", "当年", "年内", "全年", "实际", "成功", "顺利", "同时", "共",
    "累计")

  /// Verbs that say how many there are, and no deed.
  private static let noDeeds = WordSet(
    "累计", "实现", "达到", "保持", "形成", "拥有", "实有", "稳定", "维持", "突破", "超过", "位居", "名列", "跻身", "进入", "贡献",
    "拉动",
    "涉及", "覆盖", "下降", "增长", "上升", "提供", "满足", "占", "带动", "撬动", "促进", "吸引", "惠及", "受益", "减少", "节约")
}
