import HanBase
import HanCatalog

/// Places that are counted without 个, and what they are counted by.
extension Analyzer {
  /// 7省份, 18地区, 16地: how long the class of places is that stands right behind a number.
  ///
  /// Only where the count is news: 城市, 地区 and 地 begin other nouns too (3城市更新项目, 5地块), so what the
  /// places do must follow, or the words end.
  @inline(__always)
  func placeClass(_ number: NumberMention, _ at: Int) -> Int? {
    _fastPath(text.any(often.placeClasses, at: at) == nil && text.any("地区", "地", at: at) == nil)
      ? nil : placeClassInFull(number, at)
  }

  @inline(never)
  private func placeClassInFull(_ number: NumberMention, _ at: Int) -> Int? {
    guard number.value.isInteger, !number.hasMagnitude, !number.isOrdinal, number.rate == 0,
      number.name == nil, number.value > ExactDecimal(1), number.value <= ExactDecimal(400)
    else { return nil }
    if !text.has("城市", at: at), let length = text.any(often.placeClasses, at: at) {
      return text.any("额", "场", "民", "域", "级", "政", "区", at: at + length) == nil ? length : nil
    }
    let length = text.any("地区", "城市", at: at) ?? 3
    let behind = at + length
    if opensDeed(behind) { return length }
    // 共有16地，…; 仅3地。
    if length == 3 || text.has("地区", at: at) {
      return isPhraseEnd(behind) && !text.has("的", at: behind)
        && (text.anyEnds("有", "仅", "只", "达", "等", "余", "为", at: Int(number.span.start)) != nil
          || endsListOfPlaces(Int(number.span.start)))
        ? length : nil
    }
    return nil
  }

  /// 跑赢全国, 上调最低工资, 增速超全国, GDP破万亿: whether what places do begins here.
  func opensDeed(_ at: Int) -> Bool {
    var at = at
    var steps = 0
    while steps < 3, let length = text.any(Analyzer.deedAdverbs, at: at), !isInsideWord(at) {
      at += length
      steps += 1
    }
    if text.any(Analyzer.deeds, at: at) != nil { return true }
    guard let token = token(at: at), token.kind == .word else { return false }
    if token.isIndicator { return text.any(Analyzer.deeds, at: Int(token.end)) != nil }
    guard token.roles.contains(.rateNoun) else { return false }
    return text.any(Analyzer.deeds, at: Int(token.end)) != nil
      || self.token(at: Int(token.end))?.roles.contains(.compare) == true
  }

  private static let deedAdverbs = WordSet(
    "已", "还", "也", "均", "都", "全部", "同比", "环比", "首次", "率先", "集体", "全面", "相继", "陆续", "继续", "今年", "去年",
    "上半年",
    "三季度", "一季度", "前三季度")

  private static let deeds = WordSet(
    "跑赢", "跑输", "超", "破", "突破", "过万", "过千", "高于", "低于", "快于", "慢于", "好于", "优于", "不足", "不到", "上调",
    "下调", "调整",
    "上涨", "下跌", "下降", "上升", "回落", "增长", "减少", "增加", "持平", "增收", "减收", "实现", "正增长", "负增长", "入围",
    "入选", "上榜",
    "跻身", "进入", "公布", "发布", "出台", "启动", "来自", "晒出", "亮出", "披露", "达标", "未达", "领跑", "扩大", "收窄", "改善",
    "恶化",
    "进位")

  /// 六省市研发经费超500亿元 as a headline: a small numeral that opens a line of news counts the places.
  ///
  /// In running text (两市增幅均在30%以上, 四城增速超25%) it takes up places that were named.
  func headlinesPlaces(_ quantity: inout Quantity) -> Bool {
    let start = Int(quantity.span.start)
    guard start == sentenceStart, quantity.number.isSingleNumeral, quantity.kind == .classifier,
      quantity.number.value > ExactDecimal(2),
      countsInPlaces(quantity), text.anyEnds("。", "；", "！", at: sentenceEnd) == nil
    else { return false }
    let reach = min(sentenceEnd, Int(quantity.span.end) + 48)
    for token in tokensFrom(Int(quantity.span.end)) {
      if Int(token.start) >= reach || token.kind.isMark { return false }
      if token.kind == .number {
        return text.anyEnds("超", "破", "超过", "突破", "过", "逾", at: Int(token.start)) != nil
      }
      if text.any("均", "都", "合", "共", "总", at: Int(token.start)) != nil { return false }
    }
    return false
  }

  /// 突破1000万人次的只有四个城市, 江苏包揽十强中的七席: a small numeral that is the news.
  func countsAll(_ quantity: inout Quantity, _ start: Int) -> Bool {
    if text.has("席", at: Int(quantity.unit.start)) {
      return text.anyEnds("占", "占了", "占据", "占有", "包揽", "包揽了", "独占", "拿下", "中的", at: start) != nil
    }
    return quantity.kind == .classifier && quantity.number.value > ExactDecimal(1)
      && text.anyEnds("的只有", "的仅有", "的也只有", "的共有", "的就只有", at: start) != nil
      && placeClassEnd(Int(quantity.afterQualifier)) != nil
  }

  /// 位次上升(一位), 较上年后退(两个位次): by how many places a rank moved.
  func movesInRank(_ quantity: Quantity, _ start: Int) -> Bool {
    let end = Int(quantity.number.span.end)
    guard let unit = text.any("位次", "名次", "个位次", "个名次", "位", "名", at: end) else { return false }
    var at = start
    if let particle = text.anyEnds("了", "过", "逾", at: at) { at -= particle }
    return text.anyEnds(Analyzer.movesOfRank, at: at) != nil
      && isPhraseEnd(end + unit)
  }

  private static let movesOfRank = WordEnds(
    "上升", "前移", "前进", "提升", "提高", "后退", "后移", "下降", "下滑", "跃升", "上移", "下移", "退后", "攀升", "晋升", "回落",
    "下跌",
    "滑落", "前进", "爬升", "倒退", "跌落")

  /// 与全国涨幅持平的有北京、广东、湖南(3地): whether places that have something in common were listed right before.
  private func endsListOfPlaces(_ end: Int) -> Bool {
    var place = end
    while let word = word(endingAt: place), lexicon[word].area != 0 {
      place -= Int(lexicon[word].length)
      guard let mark = text.anyEnds("、", "和", "与", "及", at: place) else { break }
      place -= mark
    }
    return place < end && text.anyEnds("的有", "的是", "的包括", "的只有", "的仅有", at: place) != nil
  }

  /// 占(4市)的比重达80.6%, 占成德眉资(4市)的81.5%: the places within which a share is taken are not counted.
  @inline(__always)
  func isRingOfShare(_ quantity: inout Quantity) -> Bool {
    _slowPath(text.has("的", at: Int(quantity.afterQualifier))) && isRingOfShareInFull(quantity)
  }

  @inline(never)
  private func isRingOfShareInFull(_ quantity: Quantity) -> Bool {
    let (start, end) = (Int(quantity.span.start), Int(quantity.afterQualifier) + 3)
    let reach = max(sentenceStart, start - 36)..<start
    guard countsInPlaces(quantity), text.any("比重", "比例", "份额", at: end) != nil || isDigit(end),
      let share = text.find("占", in: reach)
    else { return false }
    return text.anyFind(["，", ",", "；", "。", "：", "有"], in: share..<start) == nil
  }

  /// Whether the unit of a quantity is a class of places: 7省份, 25城, 6市, 16地.
  func countsInPlaces(_ quantity: Quantity) -> Bool {
    text.any(often.countedClasses, at: Int(quantity.unit.start)) == quantity.unit.count
      || quantity.unit.count == 3 && text.has("地", at: Int(quantity.unit.start))
  }

  /// Where a class of places ends that begins at a place, with what a bracket adds to it: 城市, 县（市、区）.
  func placeClassEnd(_ at: Int) -> Int? {
    guard
      let noun = text.any(often.countedClasses, at: at)
    else { return nil }
    let end = at + noun
    return placeBracket(end) ?? end
  }

  /// What such a class is written with, its bracket, and 的 before it.
  static let countedCharacters = WordEnds(
    "省", "会", "城", "市", "重", "点", "地", "级", "及", "以", "上", "大", "中", "份", "县", "设", "区", "州", "旗",
    "、",
    "（", "）", "的")

  /// 县(（市、区）), 省(（市）): the end of a bracket that adds other classes.
  private func placeBracket(_ at: Int) -> Int? {
    guard let open = text.any("（", "(", at: at) else { return nil }
    var cursor = at + open
    var steps = 0
    while steps < 5, let length = text.any("市", "区", "县", "州", "省", "旗", "、", at: cursor) {
      cursor += length
      steps += 1
    }
    guard steps > 0, let close = text.any("）", ")", at: cursor) else { return nil }
    return cursor + close
  }
}
