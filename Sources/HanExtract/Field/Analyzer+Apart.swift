import HanBase
import HanCatalog

/// Towns, other countries, firms and trades to which a clause turns: what it goes on to tell is theirs, not the place's.
extension Analyzer {
  /// 全镇(GDP35亿元)，(粮食产量3万吨), 美国GDP增长2.5%，(出口下降1.6%), 工程机械产业营收2000亿元，(出口430亿元): doubts the
  /// identity of what is told of such a one.
  @inline(__always)
  func doubtApart(_ quantity: Quantity, _ raw: inout RawObservation) {
    if Int(quantity.clauseStart) >= carry.apart.read { readApart(quantity) }
    if _slowPath(carry.apart.kind != .none) { doubtApartInFull(quantity, &raw) }
    if raw.indicator < 0 {
      if !quantity.inParen { noteTrade(&raw) }
    } else {
      doubtFirms(&raw)
      if _slowPath(text.any(often.classesOfFirms, at: Int(raw.phrase.a.start)) != nil),
        !quantity.inParen
      {
        noteTradeInFull(&raw)
      }
      if _slowPath(traits.contains(.mean)), mayCompareWorld(quantity) {
        doubtWorldMean(quantity, &raw)
      }
    }
  }

  /// Reads what the clauses up to a number turn to.
  @inline(never)
  private func readApart(_ quantity: Quantity) {
    if carry.apart.sentence != sentenceIndex { openApart() }
    if carry.apart.start != sentenceStart {
      (carry.apart.start, carry.apart.mark) = (sentenceStart, 0)
    }
    let end = Int(quantity.span.start)
    let marks = tokens.marks
    while carry.apart.mark < marks.count {
      let token = tokens[Int(marks[carry.apart.mark])]
      if Int(token.end) > end { break }
      carry.apart.mark += 1
      guard token.kind.endsClause, Int(token.start) >= carry.apart.read else { continue }
      // 黄花镇综合竞争力…；粮食产量…: another item of a list, unless 全镇 goes on.
      if token.kind == .semicolon, carry.apart.kind == .town || carry.apart.kind == .firm,
        text.any(Analyzer.pointedTowns, at: carry.apart.at) == nil
      {
        carry.apart.kind = .none
      }
      turnApart(Int(token.end), end)
    }
    carry.apart.read = end
  }

  /// What a sentence takes over from the one before: a paragraph goes on about another country, no other such one.
  private func openApart() {
    if carry.apart.kind != .abroad || !carry.apart.isTold || carry.apart.at < carry.paragraphStart {
      carry.apart.kind = .none
    }
    carry.apart.sentence = sentenceIndex
    carry.apart.read = sentenceStart
    turnApart(sentenceStart, sentenceEnd)
  }

  /// Notes to whom a clause turns that begins at a place.
  private func turnApart(_ start: Int, _ end: Int) {
    var at = start
    while at < end {
      if let token = token(at: at), token.kind == .time {
        at = Int(token.end)
      } else if let length = text.any("而", "其中", "同期", "如", "，", " ", at: at) {
        at += length
      } else {
        break
      }
    }
    // Hardly any clause opens with one of all these words.
    if _slowPath(text.any(often.turningApart, at: at) != nil), turnByWord(at) { return }
    let kind = named(at, end)
    if kind != .none {
      (carry.apart.kind, carry.apart.at, carry.apart.isTold) = (kind, behindPlaces(at), false)
    } else if _slowPath(carry.apart.kind != .none), let place = token(at: at),
      place.kind == .word, place.isArea
    {
      carry.apart.kind = .none
    }
  }

  /// Notes to whom a clause turns by the word at a place; false where its words may yet name a body.
  @inline(never)
  private func turnByWord(_ at: Int) -> Bool {
    if text.any(Analyzer.wholes, at: at) != nil {
      carry.apart.kind = .none
    } else if let length = text.any(Analyzer.abroad, at: at) {
      var next = at + length
      while let mark = text.any("、", "和", "与", "及", at: next),
        let more = text.any(Analyzer.abroad, at: next + mark)
      { next += mark + more }
      // 美国客商, 德国中小企业集聚区; 美国进出口增长2%, of a list of partners: what one deals with.
      guard tellsOfCountry(next) else { return true }
      (carry.apart.kind, carry.apart.at, carry.apart.isTold) = (.abroad, at, false)
    } else if let firm = text.any(Analyzer.pointedFirms, at: at) {
      if text.any("所得税", "债", "数", "总数", "总量", at: at + firm) == nil {
        (carry.apart.kind, carry.apart.at, carry.apart.isTold) = (.firm, at, true)
      }
    } else if text.any(Analyzer.pointedTowns, at: at) != nil
      || text.has("街道", at: at) && token(at: at + 6)?.isIndicator == true
    {
      (carry.apart.kind, carry.apart.at, carry.apart.isTold) = (.town, at, true)
    } else {
      return false
    }
    return true
  }

  /// The words by which `turnByWord` tells to whom a clause turns.
  static let turningApart = PairSet(
    joining: wholes, abroad, pointedFirms, pointedTowns, WordSet("街道"))

  /// Whether a clause goes on behind the name of a country as it does about it.
  private func tellsOfCountry(_ end: Int) -> Bool {
    let at = text.has("的", at: end) ? end + 3 : end
    if text.any(Analyzer.ofCountries, at: at) != nil { return true }
    if text.any("进出口", "贸易", at: at) != nil { return false }
    guard let next = token(at: at) else { return false }
    return next.kind == .comma || next.kind == .time || next.isIndicator
  }

  /// 金井镇实现…, 平江县加义镇，…: whether a clause opens with the name of a town, a village or a street's people.
  ///
  /// 长沙银行存款余额…, 湘雅医院…: or with that of a firm, a bank, a school or a hospital.
  private func named(_ start: Int, _ end: Int) -> Apart.Kind {
    let limit = min(end, start + 36)
    let first = behindPlaces(start)
    let run = tokensFrom(first)
    // Most clauses open with an indicator or a verb: only what is a name alone may begin like one.
    if let head = run.first, Int(head.start) == first,
      head.kind != .word || head.isIndicator || !head.roles.isEmpty && !head.isArea,
      text.any("银行", "央企", "国企", "农商行", at: first) == nil
    {
      return .none
    }
    var at = first
    var next = 0
    while at < min(limit, first + 21) {
      if _slowPath(text.any(often.bodiesEnd, at: at) != nil),
        let kind = kind(endingAt: at, first, start)
      {
        return kind
      }
      while next < run.count, Int(run[next].start) < at { next += 1 }
      if next < run.count, Int(run[next].start) == at {
        guard run[next].kind == .word, !run[next].isIndicator,
          run[next].roles.isEmpty || run[next].isArea
        else { return .none }
      }
      let scalar = text.scalar(at)
      if scalar.value < 0x4E00 || scalar.value > 0x9FFF { return .none }
      at += scalar.length
    }
    return .none
  }

  /// Of what a name is that ends with the word at a place; nil where it may go on.
  private func kind(endingAt at: Int, _ first: Int, _ start: Int) -> Apart.Kind? {
    if let length = text.any(Analyzer.towns, at: at) {
      if at < first + 6 { return nil }
      return text.anyEnds(Analyzer.notTown, at: at) == nil
        && text.any(Analyzer.notOfTown, at: at + length) == nil ? .town : Apart.Kind.none
    }
    let isAlone = text.any("银行", "央企", "国企", "农商行", at: at) != nil
    guard at >= first + 6 || isAlone, let length = text.any(Analyzer.firms, at: at) else {
      return nil
    }
    return text.anyEnds(Analyzer.notFirm, at: at) == nil
      && (at > start || !text.has("银行", at: at))
      && text.any(Analyzer.notOfFirm, at: at + length) == nil ? .firm : Apart.Kind.none
  }

  private static let towns = WordSet("镇", "乡", "村", "街道", "社区", "苏木")
  static let bodiesEnd = WordSet(joining: towns, firms)

  /// With what the names of firms and of other bodies end.
  private static let firms = WordSet(
    "集团", "公司", "股份", "银行", "农商行", "医院", "大学", "学院", "中学", "小学", "重工", "电厂", "电站", "钢铁厂", "合作社",
    "景区",
    "央企", "国企", "古城", "古镇", "公园", "博物馆", "图书馆", "综合体", "步行街", "商圈")

  /// With what words end that tell of all such bodies of a place.
  private static let notFirm = WordEnds(
    "上市", "国有", "民营", "高等", "普通", "职业", "公立", "民办", "三级", "二级", "三甲", "基层", "综合", "专科", "级", "各",
    "个",
    "家", "所", "座", "商业", "股份制", "法人", "中小", "城市", "森林", "湿地", "郊野", "口袋", "社区", "地质", "担保", "投资",
    "平台",
    "本土", "外资", "保险", "证券", "公共", "中心", "主要", "重点", "农村", "水", "乡镇", "县", "区", "市", "省", "智慧", "骨干")

  /// What makes a body's name part of another word.
  private static let notOfFirm = WordSet(
    "业", "数", "总数", "等", "、", "和", "与", "及", "生", "制", "化", "级", "债", "的", "建设", "以上", "村", "城",
    "内", "群", "间", "路")

  /// Where the places end that a clause opens with.
  private func behindPlaces(_ start: Int) -> Int {
    var at = start
    while let place = token(at: at), place.kind == .word, place.isArea { at = Int(place.end) }
    return at
  }

  /// 镇区, 村民, 镇等12个: what makes a town's name another word, or one of a list.
  private static let notOfTown = WordSet(
    "区", "均", "民", "庄", "委", "级", "改", "企", "里", "的", "数", "总数", "卫生", "振兴", "镇", "村", "等", "、",
    "和",
    "与", "及", "落",
    "容", "史", "域", "建设", "道", "路", "办", "党", "书记")

  @inline(never)
  private func doubtApartInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    // 越南GDP增长5%，…，广西…: another place, or the whole again.
    if !raw.areaSpan.isEmpty, Int(raw.areaSpan.start) > carry.apart.at,
      raw.rules.area != .areaSelf
        || text.any(Analyzer.pointedTowns, at: Int(raw.areaSpan.start)) == nil
    {
      carry.apart.kind = .none
      return
    }
    if !carry.apart.isTold, carry.apart.kind == .town || carry.apart.kind == .firm {
      // 能源集团组建运营，…，原煤产量1.53亿吨: what is only done there is no topic; 狮山镇，GDP超1200亿元 has one.
      guard isToldApart(quantity, raw.phrase.a.start) else {
        carry.apart.kind = .none
        return
      }
      carry.apart.isTold = true
    }
    switch carry.apart.kind {
    case .none: return
    case .abroad:
      raw.certainty.area = .guessed
      if Int(raw.phrase.a.start) == carry.apart.at { carry.apart.isTold = true }
    case .town:
      if catalog.areaLevel(raw.area).map({ $0 < 3 }) == true { raw.certainty.area = .guessed }
    case .firm: break
    case .trade:
      guard raw.indicator >= 0 else { return }
      // 高新技术企业1.6万家，(研发投入增长9%): of the place, but what they sell abroad is most often theirs.
      if carry.apart.isTold,
        raw.measure != .level || text.any("出口", "进", at: Int(raw.phrase.a.start)) == nil
      {
        return
      }
      guard raw.phrase.b.isEmpty,
        text.any(Analyzer.ofTrades, at: Int(raw.phrase.a.start)) == raw.phrase.a.count
      else {
        // 社会消费品零售总额: what only a place has.
        if raw.rules.indicator == .indicatorLeft { carry.apart.kind = .none }
        return
      }
    }
    guard raw.indicator >= 0 else { return }
    raw.certainty.indicator = .guessed
    carry.doubtful = raw.phrase.a
  }

  /// Whether a number is told by the name of a town or firm, or behind a clause that is no more than the name.
  private func isToldApart(_ quantity: Quantity, _ phrase: Int32) -> Bool {
    let start = carry.apart.at
    if Int(quantity.clauseStart) <= start {
      return Int(phrase) == start || text.any("实现", "完成", "共", "有", at: behindName(start)) != nil
    }
    let clause = clauseBefore(quantity)
    return Int(clause.start) <= start && behindName(start) == Int(clause.end)
  }

  /// Where the name ends that begins at a place.
  private func behindName(_ start: Int) -> Int {
    var at = start
    while at < start + 27 {
      if let length = text.any("镇", "乡", "村", "街道", "社区", at: at)
        ?? text.any(Analyzer.firms, at: at)
      {
        return at + length
      }
      at += text.scalar(at).length
    }
    return start
  }

  /// Whether the characters of 世界平均, 全球均值, 国家平均 stand in the sentence.
  private func mayCompareWorld(_ quantity: Quantity) -> Bool {
    let (start, end) = (Int(quantity.leftLimit), Int(quantity.span.start))
    return !text.lacks("均", from: start, to: end)
      && (!text.lacks("世", from: start, to: end) || !text.lacks("球", from: start, to: end)
        || !text.lacks("际", from: start, to: end) || !text.lacks("家", from: start, to: end))
  }

  /// 低于世界平均的1.34万美元: what the world has in the mean.
  @inline(never)
  private func doubtWorldMean(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard
      text.anyFind(
        ["世界平均", "全球平均", "国际平均", "国家平均", "世界均值", "全球均值"],
        in: Int(quantity.leftLimit)..<Int(quantity.span.start)) != nil,
      raw.measure != .change
    else { return }
    (raw.certainty.indicator, raw.certainty.area) = (.guessed, .guessed)
  }

  /// 货物进出口增长6.1%。民营企业(增长11.2%): what of theirs grows was told before; that it is their number is a guess.
  @inline(__always)
  private func doubtFirms(_ raw: inout RawObservation) {
    if raw.measure == .growth || raw.measure == .averageGrowth,
      raw.rules.indicator != .indicatorCarried,
      _slowPath(text.anyEnds("企业", "工商户", at: Int(raw.phrase.last.end)) != nil),
      !text.has("新", at: Int(raw.phrase.a.start))
    {
      doubtFirmsInFull(&raw)
    }
  }

  @inline(never)
  private func doubtFirmsInFull(_ raw: inout RawObservation) {
    // 经营主体700万户，增长11%。其中个体工商户增长9%: their number was told of.
    if let level = output.suffix(4).last(where: { $0.measure == .level }),
      Int(level.sentence) >= sentenceIndex - 1,
      text.any("家", "户", at: Int(level.unit.start)) != nil
    {
      return
    }
    raw.certainty.indicator = .guessed
    carry.doubtful = raw.phrase.a
  }

  /// 工程机械产业营收2000亿元, 烟花产值500亿元, 跨境电商企业15万家: a trade, whose exports are none of the place's.
  @inline(__always)
  private func noteTrade(_ raw: inout RawObservation) {
    if _slowPath(
      text.anyEnds(often.measuresOfTrades, at: Int(raw.phrase.last.end)) != nil
        || text.any(often.classesOfFirms, at: Int(raw.phrase.a.start)) != nil)
    {
      noteTradeInFull(&raw)
    }
  }

  @inline(never)
  private func noteTradeInFull(_ raw: inout RawObservation) {
    let isFirms =
      text.ends("企业", at: Int(raw.phrase.last.end))
      && text.any(often.classesOfFirms, at: Int(raw.phrase.a.start)) == nil
    guard carry.apart.kind == .none, raw.rules.indicator == .indicatorLeft,
      !isFirms || raw.measure == .level,
      raw.measure == .level || raw.measure == .growth, raw.status == .normal,
      text.anyEnds(
        "工业总产值", "农业总产值", "牧业总产值", "渔业总产值", "林业总产值", "建筑业总产值", "社会总产值", at: Int(raw.phrase.last.end)
      ) == nil,
      text.any("规模以上", "规上", "规模", "限上", "限额以上", "全", at: Int(raw.phrase.a.start)) == nil
    else { return }
    (carry.apart.kind, carry.apart.at) = (.trade, Int(raw.phrase.a.start))
    carry.apart.isTold = isFirms
  }

  static let measuresOfTrades = WordEnds(
    "产业营收", "行业营收", "营收", "营业收入", "销售收入", "主营业务收入", "产值", "产业规模", "行业规模", "销售额", "产量", "种植面积",
    "养殖面积", "从业人员", "企业", "产业链", "产业集群", "进出口", "出口", "工厂")

  static let classesOfFirms = WordSet(
    "国有企业", "民营企业", "私营企业", "外资企业", "外商投资企业", "中小企业", "小微企业", "国有控股企业", "龙头企业", "民营经济")

  /// What a trade or a firm has as well as a place, told by no more than its bare name.
  static let ofTrades = WordSet(
    "出口额", "出口", "进口额", "进口", "进出口额", "进出口", "研发投入强度", "研发投入", "研发费用", "研发经费投入", "研发经费", "税收收入",
    "税收", "纳税", "发明专利授权量", "发明专利授权", "专利授权", "就业人员", "从业人员", "新增就业", "利润总额", "利税", "用电量")

  static let wholes = WordSet(
    "全国", "我国", "中国", "国内", "全省", "我省", "全市", "我市", "全县", "我县", "全区", "我区", "全州", "我州", "本市", "本省",
    "本县", "本区", "全盟", "全旗", "全自治区", "全疆")

  private static let pointedTowns = WordSet(
    "全镇", "全乡", "全村", "全街道", "全社区", "该镇", "该乡", "该村", "该街道", "该社区", "本镇", "我镇", "我乡", "我村", "镇里",
    "村里",
    "全街")

  private static let pointedFirms = WordSet(
    "该企业", "该公司", "该集团", "该厂", "该产业", "该行业", "该园区", "该项目", "该品牌", "该合作社", "该基地", "该平台", "公司", "全公司",
    "全厂", "全集团", "全园", "这家企业", "这家公司", "两家企业", "全产业链", "全行业")

  /// With what words end that hold 镇, 乡 or 村 and name none.
  private static let notTown = WordEnds(
    "城", "乡", "小城", "农", "建制", "特色", "重点", "行政", "自然", "美丽", "贫困", "之", "示范", "中心", "文明", "新农",
    "传统",
    "返", "下", "家", "老", "新", "各", "个", "强", "名", "古", "水", "百", "千", "返", "重", "多", "些", "民", "城市",
    "贫", "县", "区", "城中", "到", "入", "经济", "上访", "弱", "强", "富裕", "空心", "脱贫", "出列", "移民", "安置", "搬迁",
    "新型", "老旧", "智慧", "无", "工业", "旅游",
    "卫生", "小", "专业", "集", "单", "中关", "驻", "进", "和美", "康养",
    "未来",
    "完整", "国际", "型")
}
