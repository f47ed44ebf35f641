import HanBase
import HanCatalog

extension Analyzer {
  /// 增长最快的(是内蒙古), 前两者(的增幅), 城市中独占鳌头: who is told of among those that are ranked, not what they
  /// are ranked by.
  @inline(__always)
  func tellsWhoRanks(_ start: Int, _ end: Int) -> Bool {
    // Such words end so or have a ring (中) in them.
    _slowPath(
      text.anyEnds("者", "的", at: end) != nil || !text.lacks("中", from: start, to: end))
      && tellsWhoRanksInFull(start, end)
  }

  @inline(never)
  private func tellsWhoRanksInFull(_ start: Int, _ end: Int) -> Bool {
    // 前两者, 后三者
    if end - start == 9, text.ends("者", at: end), text.any("前", "后", at: start) != nil,
      ScalarClass.digit(text.scalar(start + 3).value) > 0
    {
      return true
    }
    if text.ends("的", at: end), let length = text.anyEnds(Analyzer.superlatives, at: end) {
      let noun = end - length - start
      if noun == 0 || text.any(Analyzer.comparedNouns, at: start) == noun { return true }
    }
    guard let ring = ringEnd(start, end) else { return false }
    return ring < end && !holdsIndicator(Span(ring, end)) && !endsWithHead(end)
  }

  static let superlatives = WordEnds(
    "最快的", "最慢的", "最高的", "最低的", "最大的", "最小的", "最多的", "最少的", "最好的", "最差的", "最强的", "最弱的", "领先的",
    "靠前的",
    "居前的", "垫底的")

  /// What places are compared by without its own name.
  private static let comparedNouns = WordSet(
    "同比增长", "增长", "增速", "增幅", "涨幅", "降幅", "跌幅", "减幅", "总量", "规模", "体量", "绝对额", "下降", "上涨", "占比",
    "比重", "增量",
    "排名", "位次", "名义增速", "实际增速", "速度", "增加", "减少")

  /// 首位度最高的(长春达52%): what the place that a superlative leads up to is highest in; nil for a bare rate
  /// such as 增速最高的.
  func superlativeNoun(_ quantity: Quantity) -> NounPhrase? {
    let floor = Int(quantity.leftLimit)
    guard let place = placeAfterClass(floor, Int(quantity.span.start)) else { return nil }
    return beforeSuperlative(floor, place)
  }

  func beforeSuperlative(_ start: Int, _ end: Int) -> NounPhrase? {
    var end = end
    if text.lacks("最", from: start, to: end) { return nil }
    // 首位度最高的是(长春)
    if let index = word(endingAt: end), lexicon[index].area != 0 {
      end -= Int(lexicon[index].length)
    }
    while text.anyEnds("是", "为", at: end) != nil { end -= 3 }
    guard end > start, let length = text.anyEnds(Analyzer.superlatives, at: end),
      end - length - start >= 9
    else { return nil }
    let noun = leftPhrase(start, end - length)
    guard noun.phrase.b.isEmpty, noun.phrase.a.count >= 9, !namesNothing(noun),
      noun.indicator >= 0 || endsWithHead(Int(noun.phrase.a.end))
        || text.anyEnds("度", "率", "比", "比例", at: Int(noun.phrase.a.end)) != nil,
      text.anyEnds("增速", "增幅", "涨幅", "降幅", "增长", "跌幅", "增量", "减量", at: Int(noun.phrase.a.end))
        == nil
    else { return nil }
    return noun
  }

  /// 增长8.3%，高居第一: what ranks is how fast it grows, where no amount was told.
  @inline(__always)
  func rankOfRate(_ quantity: Quantity, _ raw: inout RawObservation) {
    // 喜德县增速10.5%，位居第一；普格县位居第二: of what the first rank was.
    if raw.measure == .rank, raw.rules.indicator == .indicatorCarried, raw.phrase.b.isEmpty,
      let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .rank,
      last.phrase.a.start == raw.phrase.a.start,
      !last.phrase.b.isEmpty || last.phrase.a.end > raw.phrase.a.end,
      last.certainty.indicator != .guessed || !toldAmount(of: raw.phrase.a)
    {
      (raw.phrase, raw.indicator) = (last.phrase, last.indicator)
      return
    }
    guard raw.measure == .rank, raw.rules.indicator == .indicatorCarried, raw.phrase.b.isEmpty,
      raw.indicator >= 0, isAmount(raw.indicator), let last = output.last,
      Int(last.sentence) == sentenceIndex, last.measure == .growth, last.phrase.a == raw.phrase.a,
      last.area == raw.area || raw.rules.area != .areaNamed, !toldAmount(of: raw.phrase.a)
    else { return }
    raw.indicator = -1
    if last.measureSpan.count == 6, last.measureSpan.start >= raw.phrase.a.end,
      text.any("增长", "下降", "上涨", "增速", "增幅", "涨幅", "降幅", at: Int(last.measureSpan.start)) == 6
    {
      raw.phrase.append(last.measureSpan)
    }
  }

  /// 区市中(独占鳌头), 万亿城市中(暂列): where the ring ends within which something ranks, or nil.
  @inline(__always)
  func ringEnd(_ start: Int, _ end: Int) -> Int? {
    text.lacks("中", from: start, to: end) ? nil : ringEndInFull(start, end)
  }

  @inline(never)
  private func ringEndInFull(_ start: Int, _ end: Int) -> Int? {
    var at = start
    while let mark = text.find("中", in: at..<end) {
      at = mark + 3
      guard mark > start, !isInsideWord(mark),
        text.any("心", "学", "小", "等", "国", "部", "间", "央", "药", "医", "介", "低", "高", "型", "外", at: at)
          == nil,
        text.anyEnds(often.placeClassEnds, at: mark) != nil
          || mark - start <= 9 && hasQuantity(in: Span(start - 1, start))
            && text.anyEnds("省", "市", "县", "区", "城", "州", "地区", at: mark) != nil
      else { continue }
      return at
    }
    return nil
  }

  /// 12省(区市中独占鳌头): whether a counted class of places goes on behind its first character and is the ring of what
  /// follows.
  func opensRingBehind(_ quantity: Quantity) -> Bool {
    // 在21省份中名列第一
    if quantity.unitIndex < 0, quantity.kind == .classifier {
      return text.any("中", "里", at: Int(quantity.afterQualifier)) != nil
    }
    guard quantity.kind.counts,
      text.any("省", "市", "县", "区", "城", at: Int(quantity.unit.start)) == quantity.unit.count
    else { return false }
    var at = Int(quantity.afterQualifier)
    var steps = 0
    while steps < 4, let length = text.any(Analyzer.classCharacters, at: at) {
      at += length
      steps += 1
    }
    // 甘肃、新疆、青海3省区
    if steps > 0, isPhraseEnd(at) { return true }
    return steps > 0 && text.any("中", "里", at: at) != nil && !isInsideWord(at)
      && text.any("中心", "中学", "中小", "中等", "中间", "里程", "中介", "中部", "中国", "中央", "中药", at: at) == nil
  }

  private static let classCharacters = WordSet(
    "区市", "省会", "城市", "省份", "地级市", "副省级", "计划单列市", "省", "区", "市", "县", "州", "、", "（", "）", "万亿",
    "百强", "级")

  /// 4市(还快于全国), 5个(跑赢): what those that are counted do in comparison is no name.
  func opensComparison(_ at: Int) -> Bool {
    var at = at
    var steps = 0
    while steps < 3, let length = text.any(often.comparingAdverbs, at: at), !isInsideWord(at),
      !isNounHead(at)
    {
      at += length
      steps += 1
    }
    return text.any(often.outrunning, at: at) != nil
  }

  static let comparingAdverbs = WordSet(
    "还", "也", "都", "均", "更", "仍", "则", "已", "又", "再", "就", "全部", "双双", "同时", "同样", "首次", "分别", "依旧",
    "依然",
    "皆", "即", "便")
}

extension Analyzer {
  static let ringVerbs: [StaticString] = [
    "中排", "中居", "中列", "中位", "中暂列", "中暂居", "中稳居", "中高居", "中仅列", "中仅居", "中并列", "中名列",
  ]

  /// Whether a statement counts things.
  @inline(__always)
  func quantityIsCount(_ raw: inout RawObservation) -> Bool {
    raw.measure == .level && raw.unit.count <= 6
      && (text.any("个", "座", "家", "省", "市", "县", "区", "城", "地", at: Int(raw.unit.start))
        == raw.unit.count
        || placeClass(at: Int(raw.unit.start)) != nil)
  }

  /// 总量在西部(12省区市中), GDP在全国(24个万亿城市中): within whom is no part of the name.
  @inline(__always)
  func cutPlace(_ left: inout NounPhrase) {
    if _slowPath(!text.lacks("在", from: Int(left.phrase.a.start), to: Int(left.phrase.a.end)))
      && left.indicator < 0
    {
      cutPlaceInFull(&left)
    }
  }

  @inline(never)
  private func cutPlaceInFull(_ left: inout NounPhrase) {
    let span = left.phrase.a
    guard left.phrase.b.isEmpty, span.count > 9, let index = word(endingAt: Int(span.end)),
      lexicon[index].area != 0 || !lexicon[index].roles.isDisjoint(with: [.scope, .selfArea])
    else { return }
    let end = Int(span.end) - Int(lexicon[index].length)
    guard text.ends("在", at: end), end - 3 > Int(span.start) else { return }
    left.phrase = Phrase(Span(Int(span.start), end - 3))
    left.indicator = exactIndicator(Int(span.start), end - 3) ?? -1
  }

  /// 增幅最高的是大连（16.5%）: only how fast, so what grows is what the text goes on about.
  func tellsRateOnly(_ outer: NounPhrase, _ quantity: Quantity, _ raw: inout RawObservation) -> Bool
  {
    guard quantity.kind == .percent, outer.phrase.b.isEmpty,
      let length = text.any("增速", "增幅", "涨幅", "降幅", "跌幅", "增长率", at: Int(outer.phrase.a.start)),
      length == outer.phrase.a.count
    else { return false }
    if raw.measure == .level {
      goOnGrowing(&raw)
      raw.rules.measure = .measureGrowthNoun
      if text.any("降幅", "跌幅", at: Int(outer.phrase.a.start)) != nil, !raw.value.isNegative {
        raw.value = raw.value.negated
      }
    }
    return true
  }
}

extension Analyzer {
  /// 以不到全国(0.6%的国土面积): the noun behind a share of a wider place is what it is a share in.
  func partOfScope(_ left: NounPhrase, _ right: NounPhrase, _ quantity: Quantity) -> Phrase? {
    guard quantity.kind == .percent, text.has("的", at: Int(quantity.afterQualifier)),
      right.phrase.b.isEmpty, !right.isEmpty, let index = word(endingAt: Int(left.phrase.a.end)),
      lexicon[index].area != 0 || !lexicon[index].roles.isDisjoint(with: [.scope, .selfArea]),
      right.indicator >= 0 || endsWithHead(Int(right.phrase.a.end)) || isResource(right.phrase.a),
      !isRelational(right.phrase.a),
      text.anyEnds("增速", "增幅", "涨幅", "降幅", "水平", "增长率", at: Int(right.phrase.a.end)) == nil,
      // 高于全国5.2%的…: that is the nation's own figure.
      text.any("高于", "低于", "快于", "慢于", "好于", "优于", "超过", at: Int(left.phrase.a.start)) == nil
    else { return nil }
    return right.phrase
  }

  private func isResource(_ span: Span) -> Bool {
    text.anyEnds("人口", "土地", "耕地", "国土", "水资源", "面积", at: Int(span.end)) != nil
  }

  /// 把总量做(到10800亿元), 将占比提高(到): what is handled stands behind 把 and before its verb.
  @inline(__always)
  func behindHandling(_ start: Int, _ end: Int, _ found: inout NounPhrase) -> (Int, Int) {
    _fastPath(text.lacks("把", from: start, to: end))
      ? (start, end) : behindHandlingInFull(start, end, &found)
  }

  @inline(never)
  private func behindHandlingInFull(_ start: Int, _ end: Int, _ found: inout NounPhrase) -> (
    Int, Int
  ) {
    guard let mark = text.find("把", in: start..<end), mark + 6 < end, !isInsideWord(mark),
      !isNounHead(mark), text.anyEnds("一", "两", "几", "三", "头", "火", "拖", at: mark) == nil
    else { return (start, end) }
    let at = strip(mark + 3, end, &found)
    var stop = end
    while stop > at,
      let length = text.anyEnds("做", "推", "拉", "提", "降", "压", "控制", "保持", "稳定", at: stop)
    {
      stop -= length
    }
    return stop - at >= 6 ? (at, stop) : (start, end)
  }
}

extension Analyzer {
  /// Whether a Chinese digit other than 零 stands at a place.
  @inline(__always)
  func isDigit(_ at: Int) -> Bool {
    text.any(often.digits, at: at) != nil
  }
}
