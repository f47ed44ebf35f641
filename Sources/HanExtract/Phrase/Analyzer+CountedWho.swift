import HanBase
import HanCatalog

/// Those who are counted, without what is told of them in the same breath.
extension Analyzer {
  /// 150个重点项目(累计完成投资)105.3亿元, 11个乡镇林业站(共有林业技术人员)15名, 20个区县(排名)第4: the noun behind a count ends where the
  /// next number's words begin.
  @inline(__always)
  func endAtPredicate(_ start: Int, _ end: inout Int) {
    if end - start >= 9 { endAtPredicateInFull(start, &end) }
  }

  @inline(never)
  private func endAtPredicateInFull(_ start: Int, _ end: inout Int) {
    // 24个行业(利润)同比增长: so many of them, not of what is told of them.
    if let head = text.anyEnds("利润", "产量", "价格", "增加值", "产值", "销量", "收入", "投资", at: end),
      end - head >= start + 6,
      text.anyEnds("行业", "大类", "产品", "品种", "门类", "城市", "企业", "地区", "区县", at: end - head) != nil,
      text.any("同比", "环比", "实现", "保持", "增长", "下降", "上涨", "下跌", "比上年", at: end) != nil
    {
      end -= head
      return
    }
    if let rank = text.anyEnds("排名", "排行", "综合排名", at: end), end - rank >= start + 6,
      text.any("第", "前", "倒数", "并列", at: end) != nil
    {
      end -= rank
      return
    }
    // 576个市级重点项目(开复工)530个
    if text.ends("开", at: end), text.any("复工", "复产", at: end) != nil, end - 3 >= start + 6 {
      end -= 3
      return
    }
    // 42个重点镇(中有)30个镇
    if text.ends("中有", at: end), end - 6 >= start + 6,
      text.anyEnds("初中有", "高中有", "其中有", at: end) == nil
    {
      end -= 6
      return
    }
    // 8家企业(共获得补贴)300万元
    if text.ends("共", at: end), end - 3 >= start + 6,
      text.anyEnds("公共", "中共", "总共", at: end) == nil
    {
      end -= 3
      return
    }
    guard hasQuantity(in: Span(end, end + 6)) else { return }
    // 108个单位(的干部职工)1570人: whose the next are.
    if let mark = text.find("的", in: start + 3..<max(start + 3, end)), end - mark >= 9,
      hasQuantity(in: Span(end, end + 1)), text.find("的", in: mark + 3..<end) == nil
    {
      end = mark
      return
    }
    var at = start + 6
    while at < end {
      defer { at += text.scalar(at).length }
      guard opensNext(at) else { continue }
      if !isInsideWord(at), text.anyEnds("公", "的", "总", "在", "已", at: at) == nil {
        end = at
        return
      }
    }
  }

  /// 8个街道(共有社区)60个, 12个乡镇(合计完成投资)20亿元: whether the words of the next number begin at a place.
  func opensNext(_ at: Int) -> Bool {
    text.any(Analyzer.nextWords, at: at) != nil
      || text.has("共", at: at)
        && text.any(
          "同", "建", "享", "青", "产", "和", "用", "通", "识", "性", "生", "治", "有产权", "赢", "创", at: at + 3)
          == nil
  }

  /// Words that open what is told of those who were counted.
  private static let nextWords = WordSet(
    "累计完成", "累计实现", "累计投资", "累计接待", "累计到位", "累计投入", "合计", "总计", "总长", "总投资", "总面积", "总里程", "总产值",
    "开复工", "实际完成", "年内完成", "预计完成")
}
