import HanBase
import HanCatalog

/// Quantities that say of which class those are that stand right behind them.
extension Analyzer {
  /// 其中(10亿元以上)8个, (8级以上)大风日数, 亩均税收低于(20万元)的，…, (90—144平方米)新建住宅: a mark by which others are told apart.
  func opensClass(_ index: Int) -> Bool {
    let quantity = quantities[index]
    let (start, end) = (Int(quantity.span.start), Int(quantity.afterQualifier))
    let isQualified = quantity.afterQualifier > quantity.span.end
    if isQualified, text.has("级", at: Int(quantity.unit.start)), quantity.unit.count == 3 {
      return true
    }
    guard quantity.kind == .measure || quantity.kind == .person || quantity.kind == .percent else {
      return false
    }
    // 其中10亿元以上8个
    if isQualified, index + 1 < quantities.count, quantities[index + 1].kind.counts,
      Int(quantities[index + 1].span.start) == end,
      quantity.comparator == .atLeast || quantity.comparator == .atMost
    {
      return true
    }
    // 低于20万元的，一律不进
    if text.any("的，", "的,", at: end) != nil,
      text.anyEnds("低于", "高于", "不足", "未达到", "不满", "大于", "小于", at: start) != nil
    {
      return true
    }
    // 90—144平方米新建住宅价格
    guard quantity.kind == .measure, text.any("平方米", "㎡", at: Int(quantity.unit.start)) != nil,
      startsNoun(end), text.any("的", at: end) == nil
    else { return false }
    return index > 0 && isRangeGap(index - 1, index)
  }

  /// (40万吨)矿船13艘次, (30万吨)油轮, 推介91个(十亿元)镇, 肉桂、(八角)等药材, 投资(7个)亿: the size of a thing, or no number at all.
  func isPartOfThing(_ index: Int) -> Bool {
    let quantity = quantities[index]
    let (start, end) = (Int(quantity.span.start), Int(quantity.span.end))
    switch quantity.kind {
    case .measure:
      let unit = Int(quantity.unit.start)
      if quantity.unit.count == 3, text.has("吨", at: unit) {
        return text.any(Self.ships, at: end) != nil
      }
      guard quantity.number.isChinese else { return false }
      if quantity.unit.count == 3, text.has("元", at: unit) {
        return quantity.number.hasMagnitude && text.any("镇", "村", "乡", at: end) != nil
          && text.any("镇村", "乡村", at: end) == nil
      }
      return quantity.unit.count == 3 && text.has("角", at: unit)
        && (text.ends("、", at: start) || text.any("、", "等", "茴香", "枫", at: end) != nil)
        && !text.ends("元", at: start)
    default:
      return quantity.unit.count == 3 && text.has("个", at: Int(quantity.unit.start))
        && text.any("亿", "多亿", at: end) != nil && text.any("亿元", "多亿元", "亿级", at: end) == nil
    }
  }

  private static let ships = WordSet(
    "矿船", "油轮", "货轮", "货船", "散货船", "散货轮", "巨轮", "海轮", "集装箱船", "矿砂船", "船舶", "船坞", "原油码头", "矿石码头",
    "煤炭码头",
    "深水航道", "航道", "泊位")

  /// (50万元)以上的村占比41%, (5万元)以上的村占92%, 企业所得税（(40%)部分）: whose share is told behind it, and which part of a tax.
  func marksShare(_ index: Int) -> Bool {
    let quantity = quantities[index]
    let end = Int(quantity.afterQualifier)
    if quantity.kind == .percent, text.has("部分", at: Int(quantity.span.end)) { return true }
    guard quantity.afterQualifier > quantity.span.end, text.has("的", at: end),
      quantity.kind == .measure || quantity.kind == .person, index + 1 < quantities.count,
      case let next = quantities[index + 1], next.kind == .percent,
      next.span.start > end, Int(next.span.start) - end <= 36,
      text.anyFind(["，", "。", "；", "增长", "下降"], in: end..<Int(next.span.start)) == nil
    else { return false }
    return text.any(
      "的村", "的企业", "的县", "的乡镇", "的镇", "的户", "的项目", "的农户", "的家庭", "的居民", "的园区", "的城市", "的学校", "的单位",
      "的产品",
      at: end) != nil
  }

  /// 日处理鲜奶(900吨)的工厂, 年出栏(100万头)的养殖项目: the size of a thing named behind it.
  func isSizeOfWorks(_ index: Int) -> Bool {
    let quantity = quantities[index]
    guard quantity.kind == .measure || quantity.kind == .classifier,
      text.has("的", at: Int(quantity.afterQualifier)),
      case let start = Int(quantity.span.start),
      let verb = text.anyFind(
        ["年产", "日产", "日处理", "年处理", "年出栏", "年存栏", "年加工", "年屠宰", "年繁育", "年生产", "年吞吐", "日供"],
        in: max(Int(quantity.clauseStart), start - 30)..<start)
    else { return false }
    return text.anyFind(["的", "了", "达", "为", "产值", "产出"], in: verb..<start) == nil
      && text.anyFind(
        ["项目", "工厂", "生产线", "基地", "企业", "厂", "公司", "车间", "工程", "养殖场", "牧场", "码头", "水厂"],
        in: Int(quantity.afterQualifier)..<min(sentenceEnd, Int(quantity.afterQualifier) + 30))
        != nil
  }

  /// 投入(7.8亿元)新建学校26所, 整合资金(3亿元)改造农村公路260公里: what was spent on the deed behind it marks none of them.
  func isSpent(_ index: Int) -> Bool {
    let quantity = quantities[index]
    guard quantity.kind == .measure, quantity.afterQualifier == quantity.span.end,
      text.ends("元", at: Int(quantity.span.end)),
      case let start = Int(quantity.span.start), case let end = Int(quantity.span.end),
      text.anyEnds(Self.spending, at: start) != nil
        || text.anyEnds("资金", "专项", "财力", "贷款", at: start) != nil
          && text.anyFind(
            ["投入", "筹集", "筹措", "整合", "争取", "安排", "统筹", "拨付", "下拨"],
            in: Int(quantity.clauseStart)..<start) != nil
    else { return false }
    guard text.any(Self.building, at: end) != nil else { return false }
    // 投资1亿元建设的项目5个 counts what has that size.
    let next = index + 1 < quantities.count ? Int(quantities[index + 1].span.start) : sentenceEnd
    return text.lacks("的", from: end, to: max(end, min(next, end + 60)))
  }

  private static let spending = WordEnds(
    "投入", "投资", "筹资", "斥资", "出资", "耗资", "集资", "筹措", "筹集", "整合", "安排", "争取", "拿出", "拨付", "下拨", "统筹",
    "捐资",
    "自筹", "花费", "投", "花", "用")
  private static let building = WordSet(
    "新建", "建设", "建成", "建起", "建立", "修建", "改建", "扩建", "改扩建", "改造", "续建", "兴建", "修筑", "修缮", "维修", "整修",
    "打造",
    "实施", "用于", "购置", "购买", "采购", "添置", "完成", "新增", "升级", "硬化", "铺设", "安装", "开展", "支持", "扶持", "启动",
    "推进", "治理",
    "整治", "帮助", "资助", "发展", "配备", "更新", "翻建", "翻修", "栽植", "种植", "架设", "疏浚", "加固", "重建", "新修", "提升",
    "救助", "补助",
    "奖励", "慰问", "引进", "建了", "建", "修")

  /// (一吨)玉米2600元, (一亩)打1500斤: for how much the amount behind it is.
  func isPriced(_ index: Int) -> Bool {
    guard quantities[index].number.isSingleNumeral, quantities[index].kind == .measure,
      quantities[index].number.value == ExactDecimal(1),
      text.any(
        "亩", "斤", "公斤", "千克", "吨", "度", "克", "升", "方", "平方米", "平米", "立方米", "桶", "箱",
        at: Int(quantities[index].unit.start)) != nil
    else { return false }
    // 4块5(一斤)
    if index > 0, quantities[index - 1].span.end == quantities[index].span.start,
      text.any("元", "块", at: Int(quantities[index - 1].unit.start)) != nil
    {
      return true
    }
    // (一亩地)一年贡献税收1200万元
    var next = index + 1
    while next < quantities.count, quantities[next].rejection != nil { next += 1 }
    if next < quantities.count, quantities[next].kind == .measure,
      quantities[next].clauseStart == quantities[index].clauseStart,
      quantities[next].span.start - quantities[index].span.end <= 30,
      // 一亩、十亩; 一亩和两亩
      text.any("、", "和", "与", "及", "到", "至", at: Int(quantities[index].afterQualifier)) == nil
    {
      return true
    }
    // (一斤)青贮没愁过卖: nothing is counted that opens the clause.
    let end = Int(quantities[index].afterQualifier)
    return quantities[index].clauseStart == quantities[index].span.start && !isPhraseEnd(end)
      && quantities[index].afterQualifier == quantities[index].span.end
  }
}
