import HanBase
import HanCatalog

extension Analyzer {
  /// 百余项, 近千家, 突破万亿元 count; 百亿级, 千家万户 do not.
  func isCountedMagnitude(_ quantity: inout Quantity) -> Bool {
    if quantity.number.isMore { return quantity.kind != .none }
    // 产值超亿元的9户: a class.
    if text.has("的", at: Int(quantity.span.end)), quantity.number.span.count <= 6 { return false }
    let start = Int(quantity.span.start)
    if quantity.unit.isEmpty, isMoneyMark(quantity) { return true }
    guard quantity.kind != .none,
      text.any("级", "产业", "园区", "企业", at: Int(quantity.span.end)) == nil,
      text.any("级", "产业", "园区", "企业", at: Int(quantity.number.span.end)) == nil
    else { return false }
    // 广州、宁波都在千亿元以上: where it lies.
    if quantity.comparator == .atLeast || quantity.comparator == .atMost,
      text.ends("在", at: start),
      text.any("，", "。", "；", "、", "（", ",", at: Int(quantity.afterQualifier)) != nil
    {
      return true
    }
    if text.anyEnds("上", "近", "超", "逾", "过", "破", "达", "约", at: start) != nil {
      return !text.ends("以上", at: start)
    }
    return text.anyEnds("突破", "超过", "达到", "首破", "跨越", "迈上", "站上", "冲刺", "跨上", "迈过", at: start)
      != nil
  }

  /// 产值突破(百亿), GDP迈上(万亿)台阶: a sum of money that is passed is said without 元.
  @inline(never)
  private func isMoneyMark(_ quantity: Quantity) -> Bool {
    let (start, end) = (Int(quantity.span.start), Int(quantity.number.span.end))
    guard text.ends("亿", at: end),
      text.anyEnds("突破", "超过", "首破", "跨越", "迈上", "站上", "跨上", "迈过", "超", "破", "过", at: start) != nil,
      isPhraseEnd(end) && !text.has("的", at: end)
        || text.any("大关", "台阶", "关口", "门槛", at: end) != nil,
      // 存贷款余额均突破千亿大关，分别为1305.9亿元、1081.7亿元: the figures follow.
      text.any("，分别", "，达", "，为", "大关，分别", "大关，达", "大关，为", "，实现", "大关，实现", at: end) == nil
    else { return false }
    return text.anyFind(
      [
        "产值", "收入", "营收", "税收", "GDP", "生产总值", "总量", "规模", "总额", "投资", "销售", "交易额", "进出口", "出口",
        "存款",
        "贷款", "余额", "增加值", "市值", "财政",
      ], in: max(sentenceStart, start - 60)..<start) != nil
  }

  /// A bare number counts only where the words around it show what it is.
  func rejectBareNumbers() {
    for index in quantities.indices.dropFirst() {
      // 1:500地形图: the scale of a map.
      if case let scale = quantities[index - 1], scale.number.value == ExactDecimal(1),
        scale.unit.isEmpty, quantities[index].unit.isEmpty, !quantities[index].number.isChinese,
        quantities[index].number.value >= ExactDecimal(200), isRatioPart(index - 1)
      {
        quantities[index - 1].rejection = .code
        quantities[index].rejection = .code
        continue
      }
      // 2.28∶1 is one number.
      if quantities[index].number.value == ExactDecimal(1), quantities[index].unit.isEmpty,
        isRatioPart(index),
        !(index + 1 < quantities.count && isRatioPart(index + 1)
          && quantities[index + 1].span.start - quantities[index].span.end <= 4),
        !(index > 1 && isRatioPart(index - 2)
          && quantities[index - 1].span.start - quantities[index - 2].span.end <= 4)
      {
        quantities[index].rejection = .bareNumber
        // 2.67∶1缩小到2.60∶1: what follows stands behind all of it.
        quantities[index - 1].afterQualifier = quantities[index].span.end
      }
    }
    for index in quantities.indices {
      let quantity = quantities[index]
      guard quantity.rejection == nil, quantity.unit.isEmpty, !quantity.number.isOrdinal,
        !text.ends("前", at: Int(quantity.span.start)), !quantity.number.hasMagnitude
      else { continue }
      if isMinutes(index) {
        quantities[index].rejection = .date
        continue
      }
      if isRatioPart(index) { continue }
      let start = Int(quantity.span.start)
      // 分别为1.88和1.94: the number before was one.
      if index > 0, case let last = quantities[index - 1], last.rejection == nil, last.unit.isEmpty,
        !last.number.isOrdinal, !quantity.number.isChinese, !last.number.isChinese,
        isListGap(Int(last.span.end), start), isPhraseEnd(Int(quantity.span.end))
      {
        continue
      }
      if let word = word(endingAt: start) {
        let roles = lexicon[word].roles
        if !roles.isDisjoint(with: [
          .reach, .reachEnd, .up, .down, .more, .less, .atLeast, .atMost, .about,
        ]),
          isPhraseEnd(Int(quantity.afterQualifier)),
          lexicon[word].length > 3 || roles.contains(.reach)
        {
          continue
        }
      }
      // 85家庭医生团队: digits that open a clause and are followed by a noun.
      if !quantity.number.isChinese, quantity.span.start == quantity.clauseStart,
        startsNoun(Int(quantity.span.end)),
        quantity.number.value.isInteger, quantity.number.value >= ExactDecimal(10)
      {
        continue
      }
      // 利用系数 0.565
      let named = text[start - 1] == 0x20 ? start - 1 : start
      if text.anyEnds(
        "指数", "评分", "得分", "系数", "倍差", "收入比", "支出比", "消费比", "性别比", "抚养比", "死亡率", "生育率", "中间价",
        "中间价报", "pH值", "pH均值", "PH值", "PH均值", at: named)
        != nil
      {
        continue
      }
      // 性别比113.4，比2010年的110.7有所上升: what the number before is compared with.
      if index > 0, !quantity.number.isChinese, text.ends("的", at: start),
        case let last = quantities[index - 1], last.unit.isEmpty, last.rejection == nil,
        text.any(
          "有所", "略有", "上升", "下降", "提高", "降低", "增加", "减少", "扩大", "缩小", at: Int(quantity.span.end))
          != nil
      {
        continue
      }
      // 收入比由上年同期的2.50缩小至2.45
      if !quantity.number.isChinese,
        text.any(
          "缩小", "扩大", "提高到", "上升到", "下降到", "降至", "降到", "升至", "增至", "上升为",
          "下降为", "提高为", "降为", "升为", "变为", "减少到", "减少为", "增加到", "提升到", "提升为",
          at: Int(quantity.span.end))
          != nil
      {
        continue
      }
      quantities[index].rejection = .bareNumber
    }
  }

  /// 孕产妇死亡率为零, 死亡人数均为零: there was none; not 化整为零, 为零的.
  func isNone(_ at: Int, _ end: Int) -> Bool {
    text.ends("为", at: at) && !text.has("的", at: end)
      && text.anyEnds("化整为", "作为", "视为", "称为", "定义为", "认为", at: at) == nil
  }

  /// 3.9:59.5:36.6.
  @inline(__always)
  func isRatioPart(_ index: Int) -> Bool {
    (isRatioGap(index) || isRatioGap(index - 1)) && isRatioPartInFull(index)
  }

  /// The same of a quantity that is told of.
  @inline(__always)
  func isRatioPart(_ quantity: Quantity, _ index: Int) -> Bool {
    _slowPath(
      UInt32(bitPattern: quantity.gapAfter &- 1) < 4
        || UInt32(bitPattern: quantity.gapBefore &- 1) < 4) && isRatioPartInFull(index)
  }

  /// Whether a quantity stands as far from the next as the parts of a ratio do.
  @inline(__always)
  private func isRatioGap(_ index: Int) -> Bool {
    guard index >= 0, index + 1 < quantities.count else { return false }
    let gap = quantities[index + 1].span.start - quantities[index].span.end
    return gap >= 1 && gap <= 4
  }

  @inline(never)
  private func isRatioPartInFull(_ index: Int) -> Bool {
    func colon(behind place: Int) -> Bool {
      text.any(
        "：", ":", "∶", "︰", " :", " ：", " ∶", at: Int(quantities[place].span.end)) != nil
    }
    return isRatioGap(index) && colon(behind: index)
      || isRatioGap(index - 1) && colon(behind: index - 1)
  }
}
