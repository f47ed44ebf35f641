import HanBase
import HanCatalog

/// Who achieves what.
extension Analyzer {
  /// 石化行业实现增加值, 一产完成投资: who achieves it and what, without the verb.
  @inline(__always)
  func achieved(_ start: Int, _ end: Int) -> Phrase? {
    text.lacks("实", from: start, to: end) && text.lacks("完", from: start, to: end)
      ? nil : achievedInFull(start, end)
  }

  @inline(never)
  private func achievedInFull(_ start: Int, _ end: Int) -> Phrase? {
    for token in tokensFrom(start + 1) {
      if Int(token.end) >= end { return nil }
      guard token.kind == .word, token.end - token.start == 6,
        text.any("实现", "完成", at: Int(token.start)) != nil
      else { continue }
      let object = Span(Int(token.end), end)
      guard object.count >= 6 else { return nil }
      // 各种运输方式完成货物周转量: all of them are the whole.
      if text.any("各", "全部", "所有", "全社会", at: start) != nil,
        exactIndicator(Int(object.start), Int(object.end)) != nil
          || text.anyEnds("周转量", "吞吐量", "运输量", "货运量", "客运量", at: Int(object.end)) != nil
      {
        return Phrase(object)
      }
      for head: StaticString in [
        "增加值", "总产值", "产值", "营业收入", "主营业务收入", "销售收入", "利润", "利润总额", "税收", "利税", "投资", "收入", "销售额",
        "零售额", "营业额",
      ]
      where head.utf8CodeUnitCount == object.count && text.has(head, at: Int(object.start)) {
        return Phrase(Span(start, Int(token.start)), object)
      }
      return achievedByPart(Span(start, Int(token.start)), object)
    }
    return nil
  }

  /// 八大优势产业完成(工业总产值), 税务部门实现(一般公共预算收入): what a part of a place achieves is not the place's, however long the words
  /// are for who it is.
  private func achievedByPart(_ owner: Span, _ object: Span) -> Phrase? {
    guard Int(object.end - owner.start) > Analyzer.longPhrase,
      text.anyEnds(Analyzer.achievers, at: Int(owner.end)) != nil,
      exactIndicator(Int(object.start), Int(object.end)) != nil
    else { return nil }
    return Phrase(owner, object)
  }

  private static let achievers = WordEnds(
    "产业", "行业", "工业", "企业", "单位", "部门", "公司", "集团", "园区", "开发区", "高新区", "经开区", "示范区", "经济圈", "都市圈",
    "经济带", "走廊", "片区", "板块", "组团", "街道", "制造业", "服务业", "加工业", "餐饮业", "零售业", "农业", "商户", "工商户", "商场",
    "超市", "机构", "银行", "税务局", "国税局", "地税局", "财政局", "海关", "产品", "项目", "网络", "平台", "电商")

  /// With more bytes than these, words are cut to what their last verb governs.
  static let longPhrase = 36

  /// 城镇职工基本养老保险基金(累计)结存, 企业基本养老保险(新增)参保人数: the verb is within the name of what is told of an insurance.
  func isDoneToFund(_ verb: Token) -> Bool {
    text.anyEnds("保险", "基金", "医保", "养老", "公积金", at: Int(verb.start)) != nil
      && text.any("累计", "新增", "征缴", "参保", "当期", "滚存", "结余", "参加", at: Int(verb.start)) != nil
  }
}
