import HanBase
import HanCatalog

extension Analyzer {
  /// 13座城市的运营里程超过(100公里), 9城GDP过(2万亿元): the mark that places are counted for having passed.
  ///
  /// Not what they have together: 这9个城市的GDP超过20万亿元, 9个城市GDP合计超过20万亿元.
  @inline(__always)
  func isMarkPassed(_ index: Int) -> Bool {
    _slowPath(
      index > 0
        && (text.anyEnds(often.passing, at: Int(quantities[index].span.start)) != nil
          || liesWithin(index) != nil
            && (quantities[index].afterQualifier > quantities[index].span.end || isExampled(index)))
    ) && isMarkPassedInFull(index)
  }

  @inline(never)
  private func isMarkPassedInFull(_ index: Int) -> Bool {
    let quantity = quantities[index]
    let start = Int(quantity.span.start)
    guard let verb = text.anyEnds(often.passing, at: start) ?? liesWithin(index),
      quantity.kind == .measure || quantity.kind == .person || quantity.kind == .percent
        // 3个市不到300万, 15个城市快递业务量突破10亿件
        || (quantity.kind == .none || quantity.kind == .classifier) && quantity.number.hasMagnitude
    else { return false }
    let count = quantities[index - 1]
    let from = Int(count.afterQualifier)
    guard count.rejection == nil,
      count.clauseStart == quantity.clauseStart, count.kind.counts || isPartOfPlaces(count),
      start - from <= 60,
      text.anyEnds(
        "这", "这些", "上述", "以上", "前", "该", "后", "其余", "其他", "另外", "各", at: Int(count.span.start))
        == nil,
      !text.ends("等", at: Int(count.span.start)) || isClassExampled(index, count),
      // 有7个城市涨幅超过10%，其中上海…: that there are such is told.
      text.ends("有", at: Int(count.span.start)) || !tellsOfAll(quantity),
      case let behind = behindRange(index),
      text.any("，", "。", "；", ",", "！", "？", "\n", "　", at: behind) != nil
        || text.any("大关，", "大关。", "大关；", "大关\n", at: behind) != nil
        || text[behind] == 0x20 || behind >= sentenceEnd
    else { return false }
    var at = from
    if countsInPlaces(count) {
      at = Int(count.unit.end)
    } else if let noun = placeClassEnd(at) {
      // 38个县超过50亿元, 5个县（市）财政收入突破10亿元; not 9个市场超过50亿元.
      if noun - at == 3, noun != start - verb, !text.has("的", at: noun), !isIndicator(from: noun) {
        return false
      }
      at = noun
    } else if from == start - verb, isOfRing(index - 1) {
      return true
    } else {
      return false
    }
    // 长沙、株洲、湘潭3市GDP超过2.1万亿元, 全省14个市州的…: what they have together.
    guard
      text.anyEnds("全省", "全市", "全国", "全区", "全部", "全县", at: Int(count.span.start)) == nil,
      // 长三角16城市去年GDP突破2.2万亿元
      word(endingAt: Int(count.span.start)).map({
        lexicon[$0].area == 0 && lexicon[$0].roles.isDisjoint(with: [.scope, .selfArea])
      }) ?? true
    else { return false }
    let isOwned = text.has("的", at: at)
    if isOwned { at += 3 }
    // 9个省份上半年人均可支配收入超过2万元
    while let time = token(at: at), time.kind == .time, Int(time.end) < start - verb {
      at = Int(time.end)
    }
    let end = start - verb
    // 38个县超过50亿元: by what the text is about.
    if end == at { return true }
    // 9省份人均可支配收入超5万元: the 均 of a name.
    if end - at >= 3, exactIndicator(at, end) != nil { return true }
    guard end - at >= 3,
      text.anyFind(["均", "都", "合", "共", "总和", "之和", "占", "平均"], in: at..<end) == nil
    else { return false }
    if isOwned || count.unit.count == 3 && end - at <= 12,
      endsWithMeasure(end) || text.anyEnds(often.ratioEnds, at: end) != nil
        || text.anyEnds("涨幅", "增幅", "降幅", "跌幅", at: end) != nil
    {
      return true
    }
    // 7个省份接待游客总数超过6千万人次; not 7个省份累计完成投资超过600亿元, which may be theirs together.
    return placeClassOpens(count)
      && (endsWithMeasure(end) || text.anyEnds("增量", "总数", "人次", at: end) != nil)
      && text.anyFind(["累计", "完成", "实现", "投入"], in: at..<end) == nil
  }

  /// 江西、山西等6个省份在(400亿元)以上: whether what the places of some examples lie within tells their class.
  ///
  /// 北京、上海等15个城市新增公租房超过20万套 and 长沙等14个市州城镇化率在45%—83%之间 tell what they have.
  private func isClassExampled(_ index: Int, _ count: Quantity) -> Bool {
    let quantity = quantities[index]
    guard !namesAll(count), isRound(quantity),
      quantity.kind == .percent || text.ends("在", at: Int(quantity.span.start))
    else { return false }
    return behindRange(index) == Int(quantity.afterQualifier) || isRound(quantities[index + 1])
  }

  /// 400亿, 80%, 5%: numbers by which one classes.
  private func isRound(_ quantity: Quantity) -> Bool {
    var value = 0
    for at in quantity.number.span.range where (48...57).contains(text[at]) {
      value = (value &* 10 &+ Int(text[at]) - 48) % 100_000
    }
    return value % 5 == 0 || value < 10
  }

  /// 湖南、吉林等(6省份): whether as many places stand before a count as it says; else those are examples.
  private func namesAll(_ count: Quantity) -> Bool {
    let named = listedPlaces(
      from: max(Int(count.clauseStart), Int(count.span.start) - 120), to: Int(count.span.start))
    return count.number.value <= ExactDecimal(named.count)
  }

  /// 在(50)%—80%之间: where what is told of both ends of a range ends.
  private func behindRange(_ index: Int) -> Int {
    let end = Int(quantities[index].afterQualifier)
    guard index + 1 < quantities.count, isRangeGap(index, index + 1) else { return end }
    let upper = Int(quantities[index + 1].afterQualifier)
    return upper + (text.has("之间", at: upper) ? 6 : 0)
  }

  /// 21个地市财政收入达到9000亿元以上，增长5%, 占全国的…: what they have together, of which the text goes on.
  private func tellsOfAll(_ quantity: Quantity) -> Bool {
    quantity.kind == .measure
      && text.any(
        "增长", "同比", "占全", "比上年", "比去年", "较上年", "其中", "下降", at: Int(quantity.afterQualifier) + 3)
        != nil
  }

  /// 13个市(规上工业增加值增速): whether a word for an indicator begins here, so that a single character before it is a
  /// class of places.
  private func isIndicator(from at: Int) -> Bool { token(at: at)?.isIndicator == true }

  /// 6个省份(在)400亿元以上, 14个市(达到)5.4%及以上: the length of a verb that makes a mark with the words behind a number.
  @inline(__always)
  private func liesWithin(_ index: Int) -> Int? {
    text.anyEnds("达到", "达", "在", at: Int(quantities[index].span.start))
  }

  /// 金华等22个城市在(50)%—80%之间: whether a range says which places are counted that examples stand for.
  private func isExampled(_ index: Int) -> Bool {
    index + 1 < quantities.count && isRangeGap(index, index + 1)
      && text.anyEnds("等", "有", at: Int(quantities[index - 1].span.start)) != nil
      && text.ends("之间", at: behindRange(index))
  }

  /// 七成城市, 八成省份: a share of places that are counted.
  func isPartOfPlaces(_ quantity: Quantity) -> Bool {
    quantity.kind == .percent && text.ends("成", at: Int(quantity.span.end))
      && placeClassEnd(Int(quantity.afterQualifier)) != nil
  }

  /// 12个县市区中有(4个): whether some are counted of places that were counted right before.
  func isOfRing(_ index: Int) -> Bool { ringNoun(index) != nil }

  /// The class of the places of whose number some are counted: 20个(省份)中，16个.
  func ringNoun(_ index: Int) -> Span? {
    guard index > 0, quantities[index].kind == .classifier, !quantities[index].number.isOrdinal
    else { return nil }
    return ringNoun(quantities[index], behind: quantities[index - 1])
  }

  private func ringNoun(_ quantity: Quantity, behind ring: Quantity) -> Span? {
    let gap = Int(quantity.span.start) - Int(ring.afterQualifier)
    guard ring.kind == .classifier, gap >= 6, gap <= 42 else { return nil }
    let start = countsInPlaces(ring) ? Int(ring.unit.start) : Int(ring.afterQualifier)
    guard let end = countsInPlaces(ring) ? Int(ring.unit.end) : placeClassEnd(start),
      let within = text.any("中", "里", "当中", "之中", at: end)
    else { return nil }
    var at = end + within
    while let length = text.any("，", ",", "已有", "仅有", "只有", "共有", "就有", "有", "仅", at: at) {
      at += length
    }
    return at == Int(quantity.span.start) ? Span(start, end) : nil
  }

  /// 7个省份接待游客总数, 六省市研发经费: whether the places are all that is counted, so that what follows is theirs.
  private func placeClassOpens(_ count: Quantity) -> Bool {
    let end =
      countsInPlaces(count) ? Int(count.unit.end) : placeClassEnd(Int(count.afterQualifier)) ?? 0
    return end - Int(count.unit.start) >= 6
  }

  /// R&D经费超过500亿元的省（市）有6个, 人口增量超10万人的城市中，唯一一个…: the mark that tells a class of places from others.
  @inline(__always)
  func bindsPlaces(_ index: Int) -> Bool {
    _slowPath(text.has("的", at: Int(quantities[index].afterQualifier))) && bindsPlacesInFull(index)
  }

  @inline(never)
  private func bindsPlacesInFull(_ index: Int) -> Bool {
    let quantity = quantities[index]
    let behind = Int(quantity.afterQualifier) + 3
    guard
      quantity.kind == .measure || quantity.kind == .person || quantity.kind == .percent
        || (quantity.kind == .none || quantity.kind == .classifier)
          && quantity.number.value
            >= Analyzer.leastMark,
      quantity.afterQualifier > quantity.span.end || index > 0 && isRangeGap(index - 1, index)
        || text.anyEnds(often.passing, at: Int(quantity.span.start)) != nil
    else { return false }
    if tellsClass(index, behind) { return true }
    guard let noun = placeClassEnd(behind) else { return false }
    if text.any("中，", "中,", "中有", "中的", "里，", "当中", "不再", at: noun) != nil { return true }
    return text.any("有", "共有", "共", "仅有", "只有", "达", "为", "增至", "增加到", "数量", at: noun) != nil
      && hasLaterCount(index)
  }

  /// 其中超过10亿元的(5个), 超过4000万人次的(也只有这两家), 自给率在70%以上的(，全省只有这3个县): the class of what is counted behind.
  private func tellsClass(_ index: Int, _ behind: Int) -> Bool {
    guard index + 1 < quantities.count, case let next = quantities[index + 1], next.kind.counts,
      Int(next.span.start) - behind <= 36
    else { return false }
    if Int(next.span.start) == behind {
      return next.clauseStart == quantities[index].clauseStart
    }
    var at = behind
    if let comma = text.any("，", ",", at: at) {
      at += comma
      if text.any("全省", "全市", "全国", "全县", "全区", at: at) != nil { at += 6 }
    }
    guard
      let verb = text.any(
        "只有", "仅有", "也只有", "也仅有", "就有", "就只有", "则有", "则只有", "还有", "共有", "一共有", "达", "多达", "不过",
        at: at)
    else { return false }
    return at + verb + 6 >= Int(next.span.start) && at + verb <= Int(next.span.start)
  }

  /// Less than this is the number of a few things, not a mark.
  private static let leastMark = ExactDecimal(100)

  static let passing = WordEnds(
    "达到或超过", "达到或者超过", "等于或超过", "超过", "突破", "超", "过", "逾", "破", "不足", "不到", "低于", "高于", "迈过", "跨过",
    "站上", "跌破", "超过了", "突破了", "突破或接近", "接近或突破", "接近或超过", "超过或接近")
}
