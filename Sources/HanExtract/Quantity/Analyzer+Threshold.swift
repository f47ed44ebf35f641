import HanBase
import HanCatalog

extension Analyzer {
  /// Marks quantities that only define a class: 投资2000万元以上项目, 过5亿元项目, 65岁以上老人.
  func markThresholds() {
    for index in quantities.indices where quantities[index].rejection == nil {
      // Field by field: a quantity as a whole would be copied. Most numbers end their clause: only what stands
      // before them can make them a mark.
      if text.any("，", "。", "；", at: Int(quantities[index].afterQualifier)) != nil,
        _fastPath(text.any("级", "元级", at: Int(quantities[index].number.span.end)) == nil)
      {
        if let reason = thresholdAtEnd(index) { quantities[index].rejection = reason }
      } else if let reason = threshold(index) {
        quantities[index].rejection = reason
      }
    }
  }

  /// Why a quantity is none that is told, but a mark by which others are told apart.
  @inline(never)
  private func threshold(_ index: Int) -> Rejection? {
    let quantity = quantities[index]
    if quantity.number.hasMagnitude, quantity.number.value >= ExactDecimal(1_000_000_000),
      text.any("级", "元级", at: Int(quantity.number.span.end)) != nil
    {
      return .threshold
    }
    if text.any("，", "。", "；", at: Int(quantity.afterQualifier)) != nil {
      return thresholdAtEnd(index)
    }
    // 总量在1000亿元至2000亿元之间的有5座城市
    if quantity.kind == .measure || quantity.kind == .person || quantity.kind == .percent,
      text.any(
        "之间的有", "之间的共", "之间的占", "之间的城市", "之间的地区", "之间的县", "之间的市", "之间的省", "之间的企业",
        at: Int(quantity.afterQualifier)) != nil
    {
      return .threshold
    }
    // 处于1200万梯队, 1300万阵营
    if quantity.number.hasMagnitude,
      text.any("梯队", "俱乐部", "阵营", at: Int(quantity.span.end)) != nil
    {
      return .threshold
    }
    if quantity.kind == .measure, text.has("范围", at: Int(quantity.afterQualifier)) {
      return .threshold
    }
    if quantity.kind == .person, text.has("的", at: Int(quantity.afterQualifier)),
      text.anyEnds("超过", "突破", "超", "不足", "不到", "达到", "达", at: Int(quantity.span.start)) != nil,
      hasLaterCount(index), startsClassNoun(Int(quantity.afterQualifier) + 3)
    {
      return .threshold
    }
    // 56人以上大班额, 300人以上企业: the size of a class.
    if quantity.kind == .person, quantity.afterQualifier > quantity.span.end,
      text.any("大班", "企业", "规模", "单位", "村", "学校", "班级", at: Int(quantity.afterQualifier)) != nil
    {
      return .threshold
    }
    // 超过1000万的有8个
    if quantity.kind == .none, quantity.number.hasMagnitude,
      text.any("的有", "的共", "的只有", "的仅有", at: Int(quantity.afterQualifier)) != nil,
      text.anyEnds("超过", "超", "突破", "不足", "不到", "低于", "高于", at: Int(quantity.span.start)) != nil
    {
      return .threshold
    }
    // 5000万以上投资项目3个
    if quantity.kind == .none, quantity.number.hasMagnitude,
      quantity.comparator == .atLeast || quantity.comparator == .atMost,
      quantity.afterQualifier > quantity.span.end,
      text.anyEnds("亿", "万", at: Int(quantity.number.span.end)) != nil,
      startsClassNoun(Int(quantity.afterQualifier)), hasLaterCount(index)
    {
      return .threshold
    }
    if isStandard(index) { return .threshold }
    // 第3个跨过千亿门槛的县
    if quantity.kind == .none, text.anyEnds("亿", "万", at: Int(quantity.number.span.end)) != nil,
      text.any("的", "门槛的", "大关的", at: Int(quantity.afterQualifier)) != nil,
      followsOrdinal(Int(quantity.span.start))
    {
      return .threshold
    }
    // 共有6个城市人口增量超过10万人, R&D经费超过500亿元的省（市）有6个
    if quantity.kind != .rank,
      bindsPlaces(index)
        || (quantity.kind.counts || quantity.kind == .none) && isMarkPassed(index)
    {
      return .threshold
    }
    if isPartOfThing(index) { return .capacityName }
    if isPriced(index) { return .determiner }
    if isSpent(index) { return nil }
    if marksShare(index) { return .threshold }
    if isSizeOfWorks(index) { return .capacityName }
    if opensClass(index) { return .threshold }
    guard !quantity.kind.counts, quantity.kind != .none, quantity.kind != .rank else { return nil }
    let end = Int(quantity.afterQualifier)
    let start = Int(quantity.span.start)
    let qualified = quantity.afterQualifier > quantity.span.end
    if quantity.kind == .age,
      qualified || text.any("的", "老", "至", "—", "-", "以", at: end) != nil
        || isUpperAge(start)
        || text.any("青年", "儿童", "人群", "人口", "群众", "妇女", "少年", "居民", "劳动力", "职工", at: end) != nil
    {
      return .threshold
    }
    if text.any("级", "元级", "量级", "级别", at: Int(quantity.span.end)) != nil,
      text.any("级以上", at: Int(quantity.span.end)) == nil
    {
      return .threshold
    }
    if quantity.kind == .measure, text.has("系列", at: end) || text.ends("型", at: start) {
      return .code
    }
    // 超过50%的只有长春和银川, 首位度超三成的省会共有11个: what they have in common.
    if quantity.kind == .percent,
      quantity.comparator != .equal
        || text.anyEnds("超过", "高于", "低于", "突破", "超", "不足", "不到", "逾", at: start) != nil,
      !opensShare(quantity),
      text.any(
        "的只有", "的仅有", "的有", "的共有", "的共", "的省会", "的城市", "的地区", "的省份", "的县", "的企业", "的是", "的包括",
        "的不过", "的达", "的多达", "的也有", "的则有", "的还有", "的就有",
        at: end) != nil
    {
      return .threshold
    }
    // 产值超10亿元的有3家
    if quantity.kind == .measure || quantity.kind == .person,
      text.any(
        "的有", "的共", "的达", "的仅", "的只", "的也有", "的也只", "的也仅", "的就有", "的就只", "的还有", "的则有", "的则只",
        "的不过",
        at: end) != nil || text.any("的市有", "的县有", "的区有", "的省有", "的市州有", at: end) != nil,
      hasLaterCount(index),
      qualified
        || text.anyEnds(
          "超过", "突破", "超", "过", "逾", "达", "在", "低于", "高于", "不足", "不到", "少于", "多于", at: start)
          != nil
    {
      return .threshold
    }
    // 全国首个突破13万亿元的省份, 唯一迈过5万亿元门槛的省份: what it is the only one to have passed.
    if quantity.kind == .measure,
      text.any(
        "的省份", "的省", "的城市", "的地级市", "的县级市", "的县", "的区", "的省会", "门槛的", "大关的", "的中西部", "的西部", "的地市",
        at: end) != nil,
      text.anyFind(["首个", "唯一", "第一个", "首座", "首家"], in: Int(quantity.clauseStart)..<start) != nil
        || followsOrdinal(start)
    {
      return .threshold
    }
    // 3个产值超千亿元、2个产值500亿元的产业集群: how large those are that were just counted.
    if quantity.kind == .measure, index > 0, case let count = quantities[index - 1],
      count.kind.counts,
      count.rejection == nil, count.clauseStart == quantity.clauseStart,
      start - Int(count.afterQualifier) <= 24, text.any("的", "、", "和", at: end) != nil,
      text.any(
        "产值", "年产值", "营收", "营业收入", "销售收入", "年收入", "投资", "总投资", "税收", "面积",
        at: Int(count.afterQualifier)) != nil,
      text.has("的", at: end)
        || index + 1 < quantities.count && quantities[index + 1].kind.counts
    {
      return .threshold
    }
    // 距离2000亿元还有460亿元: how far it is to a mark.
    if quantity.kind == .measure || quantity.kind == .person,
      text.anyEnds("距离", "距", "离", at: start) != nil,
      text.any(
        "还有", "还差", "仅差", "只差", "尚有", "尚差", "仍有", "仍差", at: end) != nil
    {
      return .threshold
    }
    if isMarkPassed(index) {
      return .threshold
    }
    // 城市在50%—80%之间: the upper end goes the way of the lower.
    if index > 0, quantities[index - 1].rejection == .threshold, isRangeGap(index - 1, index),
      quantity.afterQualifier > quantity.span.end || text.has("之间", at: end)
    {
      return .threshold
    }
    // 坡度在25度以上的占到六成多
    if quantity.kind == .measure, qualified, text.any("的占", "的约占", "的仅占", "的则占", at: end) != nil {
      return .threshold
    }
    guard startsNoun(end) else { return nil }
    let plain = text.any("的", at: end) == nil
    if !plain, quantity.kind == .measure, hasLaterCount(index), startsClassNoun(end + 3) {
      return .threshold
    }
    // CPI仍将在(3%以上)高位运行: where something stands.
    if qualified, text.anyEnds("在", "于", at: start) != nil,
      text.any(
        "运行", "高位", "低位", "水平", "区间", "波动", "徘徊", "震荡", "平稳", "小幅", "窄幅", "增长", "温和", "的水平", "的区间",
        "的高位",
        "的低位", at: end) != nil
    {
      return nil
    }
    if qualified, quantity.comparator == .atLeast || quantity.comparator == .atMost {
      return !plain && (!hasLaterCount(index) || opensShare(quantity)) ? nil : .threshold
    }
    if plain, text.anyEnds("过", "超", "逾", "不足", "超过", "突破", "上", at: start) != nil,
      startsClassNoun(end)
    {
      return .threshold
    }
    if plain,
      text.anyEnds(
        "年产", "日产", "日处理", "年处理", "月产", "年加工", "日供", "装机", "库容", "年吞吐", "总装机", at: start) != nil
    {
      return .capacityName
    }
    if plain, quantity.kind == .measure, hasLaterCount(index), startsClassNoun(end) {
      return .threshold
    }
    return quantity.kind == .measure && isCapacityName(quantity, end) ? .capacityName : nil
  }

  /// 贡献了全市50%以上的税收、(60%以上)的地区生产总值: nothing stands before it of which it could be a mark.
  private func opensShare(_ quantity: Quantity) -> Bool {
    quantity.kind == .percent && text.has("的", at: Int(quantity.afterQualifier))
      && (quantity.span.start == quantity.clauseStart
        || text.anyEnds(
          "、", "了", "全市", "全省", "全国", "全区", "全县", "全州", "我国", "我省", "我市",
          at: Int(quantity.span.start)) != nil)
      && text.any(
        "的有", "的只", "的仅", "的共", "的达", "的是", "的多达", "的也", "的则", "的还", "的就", "的包括", "的不过",
        at: Int(quantity.afterQualifier)) == nil
  }

  /// Why a quantity at the end of its clause is none that is told: 8个县GDP超过(200亿元), 60—65岁, L型.
  @inline(__always)
  private func thresholdAtEnd(_ index: Int) -> Rejection? {
    let span = quantities[index].span
    switch quantities[index].kind {
    case .rank: return nil
    case .age
    where quantities[index].afterQualifier > span.end || isUpperAge(Int(span.start)):
      return .threshold
    case .measure where text.ends("型", at: Int(span.start)): return .code
    default: return isMarkPassed(index) || isStandard(index) ? .threshold : nil
    }
  }

  /// 统计的起点标准从计划总投资50万元提高到500万元, 统计范围为年主营业务收入2000万元及以上的工业企业: from where on things are counted at all.
  @inline(__always)
  private func isStandard(_ index: Int) -> Bool {
    _slowPath(
      !text.lacks("统", from: sentenceStart, to: Int(quantities[index].span.start))
        && quantities[index].kind == .measure)
      && isStandardInFull(Int(quantities[index].span.start))
  }

  @inline(never)
  private func isStandardInFull(_ start: Int) -> Bool {
    text.anyFind(
      ["统计范围", "统计的范围", "起点标准", "统计标准", "统计起点", "统计的起点", "起报标准", "统计口径为", "统计对象"],
      in: max(sentenceStart, start - 150)..<start) != nil
  }

  /// 0—14岁占18.78%, 15—59岁人口: the upper end of the ages of a class.
  private func isUpperAge(_ start: Int) -> Bool {
    guard let dash = text.anyEnds("——", "—", "－", "-", "~", "～", "至", "到", at: start) else {
      return false
    }
    let digit = text.scalarBefore(start - dash)
    return digit >= 48 && digit <= 57 || text.ends("岁", at: start - dash)
  }

  /// 0—20公里范围内, 60至70岁老人: the lower end of a range goes the way of the upper.
  func rejectLowerEnds() {
    var index = quantities.count - 2
    while index >= 0 {
      defer { index -= 1 }
      guard quantities[index].rejection == nil, quantities[index + 1].rejection == .threshold
      else { continue }
      if isRangeGap(index, index + 1)
        || isThresholdList(quantities[index], quantities[index + 1])
      {
        quantities[index].rejection = .threshold
      }
    }
  }

  /// 产值过100亿元、过10亿元企业: the classes of a list.
  private func isThresholdList(_ first: Quantity, _ second: Quantity) -> Bool {
    guard first.kind == second.kind,
      text.anyEnds("过", "超", "逾", "破", "超过", "突破", at: Int(first.span.start)) != nil,
      let mark = text.any("、", "和", "及", at: Int(first.afterQualifier))
    else { return false }
    let gap = Int(second.span.start) - Int(first.afterQualifier)
    return gap == mark
      || text.anyEnds("过", "超", "逾", "破", at: Int(second.span.start)) != nil && gap <= 12
  }

  /// 220千伏变电站, 30万千瓦机组, 92吨电动机车: the measure belongs to a thing's name.
  private func isCapacityName(_ quantity: Quantity, _ end: Int) -> Bool {
    quantity.unitIndex >= 0 && tables.isCapacity[Int(quantity.unitIndex)]
  }

  /// Whether words, not a mark or a verb, follow.
  func startsNoun(_ at: Int) -> Bool {
    guard at < sentenceEnd else { return false }
    let (scalar, _) = text.scalar(at)
    guard scalar >= 0x4E00 && scalar <= 0x9FFF || scalar == 0x201C || isUpper(scalar) else {
      return false
    }
    if text.any(
      "和", "与", "及", "或", "以及", "并", "且", "而", "，", "等", "后", "时", "左右", "外，", "之外，", at: at) != nil
    {
      return false
    }
    if let word = token(at: at), word.kind == .word {
      let roles = word.roles
      if !roles.isDisjoint(with: [
        .up, .down, .reach, .reachEnd, .stop, .adverb, .connective, .rank, .compare,
      ]) {
        return false
      }
    }
    return true
  }

  private func isUpper(_ scalar: UInt32) -> Bool { scalar >= 65 && scalar <= 90 }

  private func startsClassNoun(_ at: Int) -> Bool {
    // The class's noun comes within a few characters: 项目, 企业, 产业, 园区, 集群, ….
    let reach = min(sentenceEnd, at + 24)
    for noun: StaticString in [
      "项目", "企业", "产业", "园区", "集群", "工程", "平台", "乡镇", "村", "县", "镇", "区", "市场", "产品", "品牌", "商圈",
      "大户", "工业",
      "单品", "街", "楼", "基地", "工厂", "车间", "城市", "医院", "学校", "机构",
      "省份", "省（", "省(", "省市", "省区",
    ] {
      if let found = text.find(noun, in: at..<reach), !hasBoundary(at, found) { return true }
    }
    return false
  }

  private func hasBoundary(_ start: Int, _ end: Int) -> Bool {
    for token in tokensFrom(start) {
      if Int(token.start) >= end { return false }
      switch token.kind {
      case .comma, .stop, .semicolon, .pause, .number, .time, .openParen: return true
      case .word:
        if !token.roles.isDisjoint(with: [.stop, .up, .down, .reachEnd]) {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// Whether a counted number follows in the same clause.
  func hasLaterCount(_ index: Int) -> Bool {
    var next = index + 1
    while next < quantities.count, next < index + 4 {
      if quantities[next].clauseStart != quantities[index].clauseStart { return false }
      let rejection = quantities[next].rejection
      if rejection == nil || rejection == .determiner, quantities[next].kind.counts { return true }
      next += 1
    }
    return false
  }

  /// The token that begins exactly at a place.
  func token(at place: Int) -> Token? { tokenHere(place) }

  /// The same without a call, for where it is asked at each number.
  @inline(__always)
  func tokenHere(_ place: Int) -> Token? {
    let low = tokens.place(from: place)
    return low < tokens.count && Int(tokens[low].start) == place ? tokens[low] : nil
  }

  /// 第3个突破(1000亿元)的县: whether an ordinal of places and the verb by which they passed a mark stand before it.
  @inline(never)
  private func followsOrdinal(_ start: Int) -> Bool {
    guard
      let verb = text.anyEnds(
        "突破", "跨过", "跨越", "迈过", "越过", "超过", "站上", "迈上", "跨入", "迈入", "进入", "过", "超", "破", at: start),
      let noun = text.anyEnds("个", "座", "家", at: start - verb)
    else { return false }
    var at = start - verb - noun
    let end = at
    while at > sentenceStart, (48...57).contains(text[at - 1]) { at -= 1 }
    while at > sentenceStart,
      ScalarClass.digit(text.scalarBefore(at)) > 0 || text.ends("十", at: at)
    { at -= 3 }
    return at < end && text.ends("第", at: at)
  }
}
