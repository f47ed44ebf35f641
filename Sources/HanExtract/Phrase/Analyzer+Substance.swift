import HanBase
import HanCatalog

extension Analyzer {
  /// Whether words found beside a number name nothing that could be measured.
  ///
  /// What is left of a clause such as 17城跑赢全国（5.2%） or 独占5席 is its predicate: the statement is
  /// about what the text was speaking of before.
  @inline(__always)
  func namesNothing(_ left: NounPhrase) -> Bool {
    left.indicator < 0 && !left.phrase.a.isEmpty && left.phrase.b.isEmpty
      && namesNothingInFull(left.phrase.a)
  }

  @inline(never)
  private func namesNothingInFull(_ span: Span) -> Bool {
    let start = Int(span.start)
    let end = Int(span.end)
    // 处(于)…: one character that is no head noun.
    if span.count <= 3 {
      return text.any(often.emptyCharacters, at: start) != nil || text[start] == UInt8(ascii: "-")
    }
    if let length = text.any(often.emptyWords, at: start), length == span.count { return true }
    // 以13889.39亿元独占(37.6%): another number is no name.
    if (48...57).contains(text[start]), hasQuantity(in: Span(start, start + 1)) { return true }
    // 义乌一市就(有): the words before a verb that is no longer there.
    if text.anyEnds(
      "就", "均", "只", "为", "独", "更", "退", "由", "从", "于", "未", "不", "虽", "破", "超", "超过", "突破", "唯一",
      at: end
    ) != nil,
      span.count <= 18,
      text.anyEnds(
        "行为", "作为", "成就", "人均", "户均", "年均", "日均", "月均", "亩均", "平均", "自由", "理由", "变更", "认为",
        at: end) == nil, !holdsIndicator(span)
    {
      return true
    }
    // 31个省份加总得到的数据(是190416.98亿元): a figure, not of what.
    if text.anyEnds("的数据", "的数字", "加总", "相加", "加总数", "合计数", at: end) != nil, !holdsIndicator(span) {
      return true
    }
    // 中部地区(增速为23.5%): where, not what.
    if mayNameArea, isScopeOnly(span) { return true }
    // 江苏、浙江、山东三省(分别有23席): who, not what.
    if span.count <= 12,
      isDigit(start) || text.has("这", at: start)
        || text.any("以上", "上述", "其余", at: start) != nil
          && text.anyEnds("地", "社区", "园区", "景区", "小区", at: end) == nil,
      text.anyEnds("省", "城", "市", "县", "区", "地", "州", at: end) != nil
    {
      return true
    }
    // 到2022年第四批, 第三届: which of several, not what.
    if text.has("第", at: start), span.count <= 15,
      text.anyEnds("批", "届", "轮", "期", "次", "季", at: end) != nil
    {
      return true
    }
    if setsGoal(start, end) { return true }
    // 在省级层面, 在全国县域中的(排名): where, not what.
    if text.ends("层面", at: end), span.count <= 15 { return true }
    if tellsWhoRanks(start, end) || isCountOfPlaces(start, end) { return true }
    // 与2012年春节黄金周相比: what is compared with. 靠冰雪游揽客: by what means. 直辖市也都跻身: what places do.
    if text.anyEnds("相比", "相较", at: end) != nil
      || text.any("靠", "凭借", "凭着", "依靠", "借助", at: start) != nil && !holdsIndicator(span)
      || placeClass(at: start).map({
        text.any("也", "都", "均", "全", "则", "仍", "还", at: start + $0) != nil
      }) == true && !holdsIndicator(span)
    {
      return true
    }
    // 连云港港(第28位), in a text on ports: who, not what.
    if text.ends("港", at: end), span.count <= 15, tellsOfPorts { return true }
    // 京沪(突破3万元): the short names of provinces.
    if isProvincePair(start, end) { return true }
    // 北京多(1713亿元): who has more or less.
    if text.anyEnds("多", "少", "高", "低", "快", "慢", at: end) != nil,
      let token = token(at: start), token.kind == .word, token.isArea, Int(token.end) == end - 3
    {
      return true
    }
    // 较青岛(少3003亿元): what is compared with.
    if text.any("比", "较", at: start) != nil, let token = token(at: start + 3), token.kind == .word,
      lexicon[Int(token.index)].area != 0, Int(token.end) == end
    {
      return true
    }
    // 被郑州(以4.8万人之差反超): who does it.
    if text.has("被", at: start), let token = token(at: start + 3), token.kind == .word,
      Int(token.end) == end, lexicon[Int(token.index)].area != 0
    {
      return true
    }
    if text.any("只比", "仅比", at: start) != nil || isLeftover(start, end) { return true }
    // 其中义乌一市就贡献了…: who, not what.
    if text.any("一市", "一区", "一县", "一省", "一城", at: start) != nil, !holdsIndicator(span) {
      return true
    }
    // 云南春节7天(实现384.35亿元), 前7天: when, not what.
    if span.count <= 18, text.any("天", "日", at: end - 3) != nil,
      text.any("春节", "国庆", "元旦", "中秋", "端午", "清明", "“", "前", "假期", "黄金周", at: start) != nil,
      !holdsIndicator(span)
    {
      return true
    }
    if isDuration(start, end) || text.any("转为", "转正", "转负", "扭转", "变为", at: start) != nil {
      return true
    }
    if text.has("第", at: start), isScopeOrNumber(start, end) { return true }
    guard let verb = text.any(often.outrunning, at: start) else { return false }
    return isScopeOrNumber(start + verb, end)
  }

  /// 高于全省0.7个百分点、全国2.2个百分点: the second base is no indicator.
  func isScopeOnly(_ left: NounPhrase) -> Bool {
    left.phrase.b.isEmpty && isScopeOnly(left.phrase.a)
  }

  func isScopeOnly(_ span: Span) -> Bool {
    guard let index = exactWord(Int(span.start), Int(span.end)) else { return false }
    return lexicon[index].area != 0 || !lexicon[index].roles.isDisjoint(with: [.scope, .selfArea])
  }

  /// Characters that are left over when a clause holds no noun.
  static let emptyCharacters = WordSet(
    "反",
    "应", "未", "初", "末", "另", "余", "虽", "但", "位", "名", "同", "至", "到", "只", "也", "都", "仅", "则",
    "日", "月",
    "退", "独", "处", "再",
    "仍",
    "亦", "皆", "总", "中", "合", "可", "能", "将", "它", "须", "要",
    "比", "较", "又", "各", "－", "—", "之", "离", "曾", "前", "多", "少", "有", "距", "若", "从", "破", "超",
    "被", "把", "让", "恰", "差", "跌", "即", "便", "就", "才", "刚", "已", "均", "尚", "暂", "约", "干", "仍", "还",
    "竟", "增", "减", "调")
  static let emptyWords = WordSet(
    "一家", "一地", "平均每年新增", "平均每年增加", "平均每年", "年均新增", "每年新增", "平均每天", "平均每月", "中居", "中列", "中排", "中位居",
    "中名列", "中位列", "中高居", "中稳居", "中并列", "中暂列", "中暂居", "中仅列",
    "中仅居", "位居前列的", "位居前列", "位居前三的", "位列前列的", "位列前三的", "名列前茅的", "名列前茅", "排名前列的", "排名前列",
    "排在前列的", "居前列的", "位居榜首的", "位居首位的", "位居末位的", "后两项", "前两项", "卫冕", "夺冠", "折桂", "登顶", "称冠", "夺魁",
    "摘冠", "居冠", "问鼎",
    "称雄", "称霸", "偏多", "偏少", "偏高", "偏低", "封王", "夺金", "合起来", "加起来",
    "相比",
    "个别", "一下子", "恶化", "改善", "好转", "反弹", "减少", "增加", "下降", "上升",
    "折合", "约合", "相同", "持平", "持平和", "同样",
    "只有", "仅有", "独占", "一举", "再次", "再创", "最后", "最多", "最少",
    "紧随其后", "紧跟其后", "位列其后", "居其后", "次之", "居次", "之差", "之差反超", "三者", "两者", "二者",
    "旗鼓相当", "设定", "预期目标", "目标", "预期目标设定", "确定", "至第", "到第", "至", "到", "更胜一筹", "稳坐头把交椅", "位居榜首",
    "高居榜首", "拔得头筹", "居首", "领衔", "打头", "殿后",
    "不相上下", "稍逊", "略逊", "遥遥领先", "异军突起", "表现亮眼", "表现突出", "表现抢眼", "一骑绝尘", "后来居上", "垫底", "相差", "仅相差",
    "刚好", "恰好", "正好", "刚刚", "恰恰", "调整后", "调整前", "上调后", "下调后", "修订后", "核实后", "只相差", "仍相差", "时点",
    "普查时点", "水平", "平均水平", "平均", "均值", "平均值", "平均水平高", "平均水平低", "水平高", "水平低",
    "平均多", "平均少", "平均高",
    "平均低", "唯一", "全省唯一", "全国唯一", "首个", "首次", "首次超过", "短暂", "再次超过", "一度", "自治区", "偏多", "偏少", "两档",
    "三档", "四档", "五档", "两场", "三场", "两大机场", "两机场")
  /// Verbs of a comparison with other places, which leave no name behind.
  static let outrunning = WordSet(
    "跑赢", "跑输", "领跑", "领先", "赶超", "反超", "超越", "落后", "逼近", "紧追", "力压", "甩开", "追平", "高于", "低于", "快于",
    "慢于",
    "好于", "优于", "超过", "直追", "不到", "不足", "约为", "仅为", "相当于", "接近", "约占", "几乎是", "不及", "远超", "险胜")

  /// 长三角41个市中(第30位), 渝东北、渝东南各区县(第1位): only the ring within which something ranks.
  func isRing(_ left: NounPhrase) -> Bool {
    let span = left.phrase.a
    guard left.indicator < 0, left.phrase.b.isEmpty, !span.isEmpty else { return false }
    var end = Int(span.end)
    while let length = text.anyEnds(
      "排名", "排行", "中", "里", "内", "当中", "排", "位", "居", "列", "暂", "稳", "仍", "均", "也", "并", "又", "跃",
      "首次", "继续", at: end),
      end - length > Int(span.start)
    {
      end -= length
    }
    // 水环境质量首次排名全国城市: the ring alone, or with what stands before it?
    guard
      opensRing(Int(span.start))
        || end < Int(span.end) && countsPlaces(Phrase(Span(Int(span.start), end)))
    else { return false }
    if text.find("强", in: Int(span.start)..<end) != nil
      || text.find("榜", in: Int(span.start)..<end) != nil
    {
      return false
    }
    return
      (text.anyEnds(often.placeClassEnds, at: end) != nil
      || text.anyEnds("市", "地区", "开发区", "各县", at: end) != nil) && !holdsIndicator(span)
  }

  /// Whether a place, a scope, a count or 各 begins here.
  private func opensRing(_ start: Int) -> Bool {
    if text.any(
      "各", "所有", "全", "同", "市", "县", "区", "城", "省", "地", "沿", "内地", "东", "西", "中", "南", "北",
      at: start)
      != nil
    {
      return true
    }
    if placeClass(at: start) != nil { return true }
    guard let token = token(at: start) else { return false }
    if token.kind == .number { return true }
    guard token.kind == .word else { return false }
    return token.isArea || !token.roles.isDisjoint(with: [.scope, .selfArea])
  }

  /// Where a verb of outrunning a place stands inside words.
  @inline(__always)
  func outrunAt(_ span: Span) -> Int? {
    _slowPath(traits.contains(.outrun)) ? outrunAtInFull(span) : nil
  }

  @inline(never)
  private func outrunAtInFull(_ span: Span) -> Int? {
    for token in tokensFrom(Int(span.start)) {
      if token.end > span.end { return nil }
      let start = Int(token.start)
      if token.start > span.start, text.any("全国", "全省", "全市", at: start) != nil,
        let length = text.anyEnds("跑赢", "跑输", "高于", "低于", "快于", "慢于", "超过", "领先", "好于", at: start),
        Int(token.end) == Int(span.end) || text.any("平均", at: Int(token.end)) != nil
      {
        return start - length
      }
    }
    return nil
  }

  /// Whether only places, scopes and the words of a circle (50强, 大盘, 平均) stand in a range.
  private func isScopeOrNumber(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if let token = token(at: at), Int(token.end) <= end || token.kind == .time {
        switch token.kind {
        case .word:
          guard
            token.isArea || !token.roles.isDisjoint(with: [.scope, .selfArea, .adverb, .light])
          else { return false }
        case .number, .pause, .openQuote, .closeQuote, .time: break
        default: return false
        }
        at = Int(token.end)
        continue
      }
      guard
        let length = text.any(
          "强", "大盘", "平均", "均值", "水平", "城", "市", "省", "县", "区", "的", "和", "与", "榜", "第", "名", "位",
          "约",
          at: at)
      else { return false }
      at += length
    }
    return true
  }

  /// 货物周转量247.6亿吨公里，其中铁路216亿吨公里: a part is named with the noun of its whole.
  @inline(__always)
  func partOfWhole(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    _slowPath(left.isPart || carry.partSentence == sentenceIndex) && left.indicator < 0
      ? partOfWholeInFull(left, quantity) : nil
  }

  @inline(never)
  private func partOfWholeInFull(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    let own = left.phrase.a
    guard left.phrase.b.isEmpty, own.count >= 6, own.count <= 36,
      carry.topicSentence == sentenceIndex,
      !endsWithHead(Int(own.end)), !holdsIndicator(own), let last = output.last,
      Int(last.sentence) == sentenceIndex, isSameUnit(last, quantity)
    else { return nil }
    // 教职工…，其中专任教师27989人: people have names of their own.
    if quantity.kind == .person,
      text.anyEnds("师", "生", "工", "员", "者", "民", "人", "授", at: Int(own.end)) != nil
    {
      return nil
    }
    if !left.isPart, text.ends("；", at: Int(quantity.clauseStart)),
      // 其中：批发业完成62亿元；(住宿业)完成8亿元
      last.phrase.b != carry.partHead || !text.ends("业", at: Int(own.end))
        || !text.ends("业", at: Int(last.phrase.a.end))
    {
      carry.partSentence = -1
      return nil
    }
    if !left.isPart, let again = deedAgain(own, last) { return again }
    if left.isPart {
      let whole = wholeOfParts(quantity)
      carry.partHead = headOfWhole(whole)
      // 货运量4.8亿吨，其中公路3.6亿吨: 公路货运量, not 公路量.
      if carry.partHead.count == 3, whole.last.end == carry.partHead.end, whole.last.count >= 9 {
        carry.partHead.start -= text.ends("总", at: Int(carry.partHead.start)) ? 3 : 6
      }
      // 社会消费品零售总额80亿元，其中批发业62亿元: 总额 alone is of nothing.
      if carry.partHead.count == 6, text.ends("零售总额", at: Int(carry.partHead.end)) {
        carry.partHead.start -= 6
      }
      carry.partSentence = sentenceIndex
      // 汽车类增长5%，其中新能源汽车增长72%: a class of goods is no measure of what it holds.
      if text.ends("类", at: Int(carry.partHead.end)) { carry.partHead = .none }
    } else if carry.partHead.count > 3,
      text.isSame(Span(own.end - 3, own.end), Span(carry.partHead.end - 3, carry.partHead.end))
    {
      // 住宿餐饮业增长5%，其中快餐增长3%，批发零售业增长6%: another beside the whole.
      carry.partSentence = -1
      return nil
    }
    guard !carry.partHead.isEmpty, !text.holds(carry.partHead, in: own), !isKindOfInstitution(own),
      // 引进人才200名，其中引进博士30名: the part is named whole.
      !text.isSame(
        Span(own.start, own.start + 6), Span(carry.partHead.start, carry.partHead.start + 6))
    else { return nil }
    var head = carry.partHead
    // 野生动物326种，其中国家一级保护动物6种: said already.
    if head.count > 6, text.isSame(Span(own.end - 6, own.end), Span(head.end - 6, head.end)) {
      return nil
    }
    // 基站总数，其中4G基站: the same.
    // 新增债务限额，其中一般债务: 债 is in both.
    if head.count > 3, text.isSame(Span(own.end - 3, own.end), Span(head.start, head.start + 3)) {
      head.start += 3
    }
    // 贷款余额，其中短期贷款
    if head.count > 6, text.isSame(Span(own.end - 6, own.end), Span(head.start, head.start + 6)) {
      head.start += 6
    }
    if head.count == 9, text.isSame(Span(own.end - 6, own.end), Span(head.start, head.end - 3)) {
      head.start = head.end - 3
    }
    return Phrase(own, head)
  }

  func isSameUnit(_ last: RawObservation, _ quantity: Quantity) -> Bool {
    guard !quantity.number.isOrdinal else { return false }
    switch quantity.kind {
    case .percent: return last.measure == .growth || last.measure == .averageGrowth
    case .points: return false
    default:
      for raw in output.suffix(8).reversed() where Int(raw.sentence) == sentenceIndex {
        if raw.measure == .level, text.isSame(raw.unit, quantity.unit) { return true }
      }
      return false
    }
  }

  /// 41个地级以上城市, 14个市州: places that are counted are not what is told of each of them.
  @inline(__always)
  func countsPlaces(_ span: Span) -> Bool {
    _slowPath(
      !span.isEmpty
        && (span.count == 3 || text.anyEnds(often.placeClassEnds, at: Int(span.end)) != nil)
    ) && countsPlacesInFull(span)
  }

  @inline(__always)
  func countsPlaces(_ phrase: Phrase) -> Bool {
    _slowPath(
      phrase.b.isEmpty && !phrase.a.isEmpty
        && (phrase.a.count == 3 || text.anyEnds(often.placeClassEnds, at: Int(phrase.a.end)) != nil)
    ) && countsPlacesInFull(phrase.a)
  }

  @inline(never)
  private func countsPlacesInFull(_ span: Span) -> Bool {
    // 31个省（区、市）
    if span.count == 3, text.any("省", "市", "县", "区", "地", "城", at: Int(span.start)) != nil {
      return true
    }
    return text.anyEnds(often.placeClassEnds, at: Int(span.end)) != nil && !holdsIndicator(span)
  }

  @inline(__always)
  func holdsIndicator(_ span: Span) -> Bool {
    // The last of the sentence is the one that is asked for most.
    span.start <= lastIndicatorStart
      && (tokens[lastIndicator].end <= span.end || holdsIndicatorInFull(span))
  }

  @inline(never)
  private func holdsIndicatorInFull(_ span: Span) -> Bool {
    for token in tokensFrom(Int(span.start)) {
      if token.end > span.end { return false }
      if token.kind == .word, token.isIndicator { return true }
    }
    return false
  }

  /// What a part takes over from its whole: the head noun, or all of a short name.
  func headOfWhole(_ whole: Phrase) -> Span {
    let last = !whole.c.isEmpty ? whole.c : !whole.b.isEmpty ? whole.b : whole.a
    guard !last.isEmpty else { return .none }
    for head: StaticString in [
      "周转量", "吞吐量", "播种面积", "里程", "存栏", "出栏", "人口", "人次", "贷款", "存款", "学生", "企业", "项目",
    ] where text.ends(head, at: Int(last.end)) {
      return Span(Int(last.end) - head.utf8CodeUnitCount, Int(last.end))
    }
    let head = headStart(last)
    if head > last.start { return Span(head, last.end) }
    return last.count <= 12 ? last : .none
  }
}
