import HanBase
import HanCatalog

/// Numbers without a unit, which have that of what they are said of.
extension Analyzer {
  static let moneyUnit: Int32 = -4
  static let percentUnit: Int32 = -5
  static let peopleUnit: Int32 = -3

  /// 60余万群众, 昆山超4500亿, 北京1961万: a number with no unit has that of what it is said of.
  ///
  /// That is the unit in which the text told the same before, or the catalogue's. Where neither is known, a
  /// number with a magnitude is left without one and is no sure number.
  @inline(__always)
  func supplyUnit(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.unit.isEmpty) && raw.defaultUnit == -1 && raw.measure != .rank {
      supplyUnitInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func supplyUnitInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard raw.rules.indicator != .indicatorRatio, raw.rules.number != .numberRate else { return }
    let isLarge = quantity.number.hasMagnitude || raw.value >= Analyzer.leastMoney
    let plain = raw.indicator >= 0 ? plainQuantity(of: raw.indicator) : .none
    // 以18.13万的人口增量: of people, as its noun says; 接待游客8000万 is of visits.
    if raw.value.isInteger,
      plain == .none || plain == .persons && catalog.indicatorUnit(Int(raw.indicator)) == "人",
      endsWithPeople(raw.phrase) || countsPeopleBehind(raw) || isLarge && takesPeople(raw)
        || quantity.number.hasMagnitude
          && text.any("的人口", "的常住人口", at: Int(raw.numberEnd)) != nil
    {
      (raw.defaultUnit, raw.rules.number) = (Analyzer.peopleUnit, .numberCatalogueUnit)
      return
    }
    guard isLarge else { return }
    if raw.measure == .level || raw.measure == .change, let unit = unitTold(of: raw) {
      (raw.defaultUnit, raw.rules.number) = (unit, .numberCatalogueUnit)
      raw.certainty.value = .carried
      return
    }
    if plain == .money || plain == .none && isToldInMoney(raw.phrase) {
      (raw.defaultUnit, raw.rules.number) = (Analyzer.moneyUnit, .numberCatalogueUnit)
      if tellsInOtherMoney { raw.certainty.value = .guessed }
      return
    }
    guard raw.indicator >= 0, let unit = catalogueUnit(of: raw.indicator) else {
      raw.certainty.value = .guessed
      return
    }
    (raw.defaultUnit, raw.rules.number) = (unit, .numberCatalogueUnit)
    // 粮食产量1300亿: grain is told in 斤 as well as in 吨.
    switch plain {
    case .mass, .area, .length, .energy: raw.certainty.value = .guessed
    default: raw.certainty.value = .carried
    }
  }

  /// 出口额7700亿美元，其中对东盟出口额1200亿: whether the text just told of another currency.
  private var tellsInOtherMoney: Bool {
    output.suffix(8).contains {
      text.anyEnds("美元", "欧元", "日元", "港元", "港币", at: Int($0.unit.end)) != nil
    }
  }

  private static let leastMoney = ExactDecimal(100_000_000)

  /// 重庆汽车产量232万辆，上海(215万): the unit in which the text told the same, in numbers of such a size.
  private func unitTold(of raw: RawObservation) -> Int32? {
    let value = raw.value.isNegative ? raw.value.negated : raw.value
    for known in output.suffix(60).reversed() {
      guard known.measure == .level || known.measure == .change, known.rules.number != .numberRate,
        raw.indicator >= 0
          ? known.indicator == raw.indicator
          : !raw.phrase.isEmpty
            && (known.phrase == raw.phrase
              || known.phrase.b.isEmpty && raw.phrase.b.isEmpty
                && text.isSame(known.phrase.a, raw.phrase.a))
      else { continue }
      // 17城中15城…，郑州以18万的增量领跑: places are no unit of it.
      if text.any("城", "区", "县", "市", "省", "个", "家", "地", at: Int(known.unit.start))
        == known.unit.count
      {
        continue
      }
      let other = known.value.isNegative ? known.value.negated : known.value
      guard let high = value.shifted(by: 5), let low = other.shifted(by: 5), high >= other,
        low >= value
      else { continue }
      if known.unit.isEmpty {
        if known.defaultUnit == -1 { continue }
        return known.defaultUnit
      }
      guard let (index, length) = unitLiteral(Int(known.unit.start)), length == known.unit.count
      else { continue }
      switch tables.unitKinds[index] {
      case .measure, .person, .classifier: return Int32(index)
      default: continue
      }
    }
    return nil
  }

  /// The unit that the catalogue gives an indicator, as the index of a unit.
  private func catalogueUnit(of indicator: Int32) -> Int32? {
    var name = catalog.indicatorUnit(Int(indicator))
    let word = name.withUTF8 { bytes in
      bytes.baseAddress.flatMap { lexicon.exact($0, bytes.count) }
    }
    guard let word, lexicon[word].unit >= 0 else { return nil }
    switch tables.unitKinds[Int(lexicon[word].unit)] {
    case .measure, .person, .classifier: return lexicon[word].unit
    default: return nil
    }
  }

  func endsWithMoney(_ phrase: Phrase) -> Bool {
    text.anyEnds(
      "产值", "收入", "投资", "总额", "税收", "利润", "增加值", "GDP", "生产总值", "销售额", "交易额", "余额", "贷款", "存款",
      "资金", "规模",
      at: Int(phrase.last.end)) != nil
  }

  /// 投资额, 市值: names of amounts of money, where the number can be no rate.
  ///
  /// 网民规模, 存栏规模: sizes of anything else.
  private func isToldInMoney(_ phrase: Phrase) -> Bool {
    if text.ends("规模", at: Int(phrase.last.end)) {
      return text.anyEnds(
        "经济规模", "市场规模", "产业规模", "外贸规模", "投资规模", "贷款规模", "资产规模", "融资规模", "消费规模", "基金规模", "产值规模",
        "交易规模",
        at: Int(phrase.last.end)) != nil
    }
    return endsWithMoney(phrase)
      || text.anyEnds(Analyzer.moneyNouns, at: Int(phrase.last.end)) != nil
  }

  private static let moneyNouns = WordEnds(
    "投资额", "成交额", "进出口", "进出口额", "出口额", "进口额", "外贸", "支出", "营收", "市值", "总市值", "零售额", "经济总量")

  /// 14.2万农村人口的饮水安全问题: people stand right behind the number.
  private func countsPeopleBehind(_ raw: RawObservation) -> Bool {
    let end = Int(raw.numberEnd)
    guard raw.numberEnd > raw.digits.end,
      text.any("农", "贫", "城", "低", "困", "移", "受", "失", at: end) != nil
    else { return false }
    return text.any(
      "农村人口", "农业人口", "贫困人口", "脱贫人口", "城镇人口", "城市人口", "低保人口", "困难群众", "移民群众", "受灾群众", "农民群众",
      "农村居民",
      "城镇居民", "城市居民", "失业人员", "贫困群众", "农牧民", at: end) != nil
  }

  /// 102万居住在内地的外籍人员接受了登记: people stand behind the number, and what they do behind them; not 5万居民户.
  private func takesPeople(_ raw: RawObservation) -> Bool {
    guard raw.rules.indicator == .indicatorRight, raw.phrase.a.start >= raw.numberEnd,
      let at = text.anyFind(Analyzer.people, in: raw.phrase.a.range)
    else { return false }
    let end = at + (text.any("志愿者", "农民工", "老年人", "残疾人", at: at) ?? 6)
    return text.any(
      "楼", "户", "家庭", "收入", "小区", "宿舍", "之家", "合作", "用房", "公寓", "餐", "床", "证", "卡", "人次", "票", "点",
      "站",
      at: end) == nil
  }

  private static let people: [StaticString] = [
    "人员", "居民", "村民", "市民", "学生", "女生", "儿童", "儿女", "职工", "游客", "旅客", "农民", "老人", "老年人", "志愿者",
    "残疾人", "劳动力", "青年", "妇女", "人民",
  ]

  private func endsWithPeople(_ phrase: Phrase) -> Bool {
    text.anyEnds(Analyzer.peopleNouns, at: Int(phrase.last.end)) != nil
      || text.find("群众", in: phrase.a.range) != nil
  }

  private static let peopleNouns = WordEnds(
    "群众", "人口", "居民", "村民", "市民", "学生", "职工", "员工", "农民", "老人", "游客", "党员", "人员", "教师", "人数", "老年人",
    "未成年人", "残疾人", "劳动力", "儿童", "女生", "儿女", "志愿者", "农民工", "人口总数", "人口总量", "人口规模")
}
