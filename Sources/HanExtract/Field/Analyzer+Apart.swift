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
    if raw.indicator < 0, !quantity.inParen { noteTrade(&raw) }
  }

  /// Reads what the clauses up to a number turn to.
  @inline(never)
  private func readApart(_ quantity: Quantity) {
    if carry.apart.sentence != sentenceIndex { openApart() }
    let end = Int(quantity.span.start)
    for token in tokensFrom(carry.apart.read) {
      if Int(token.end) > end { break }
      if token.kind.endsClause { turnApart(Int(token.end), end) }
    }
    carry.apart.read = end
  }

  /// What a sentence takes over from the one before: a firm or a trade ends with its own, a town with the next.
  private func openApart() {
    let before = carry.apart.sentence
    let stays =
      carry.apart.at >= carry.paragraphStart
      && (carry.apart.kind == .abroad || carry.apart.kind == .town && before == sentenceIndex - 1)
    if !stays { carry.apart.kind = .none }
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
      } else if let length = text.any("在", "而", "其中", "同期", "如", "，", " ", at: at) {
        at += length
      } else {
        break
      }
    }
    if text.any(Analyzer.wholes, at: at) != nil {
      carry.apart.kind = .none
    } else if let length = text.any(Analyzer.abroad, at: at) {
      let next = at + length
      // 美国客商, 日本料理; 美国进出口增长2%, of a list of partners: what one deals with.
      guard text.any(Analyzer.notAbroad, at: next) == nil else { return }
      if text.any("全球", "世界", at: at) != nil,
        text.any("经济", "贸易", "货物", "GDP", "生产总值", "人口", "粮食", "平均", "外国", "服务贸易", at: next) == nil
      {
        return
      }
      carry.apart.kind = .abroad
      carry.apart.at = at
    } else if let firm = text.any(Analyzer.pointedFirms, at: at) {
      if text.any("所得税", "债", "数", "总数", "总量", at: at + firm) == nil {
        carry.apart.kind = .firm
        carry.apart.at = at
      }
    } else if text.any(Analyzer.pointedTowns, at: at) != nil || opensWithTown(at, end) {
      carry.apart.kind = .town
      carry.apart.at = at
    } else if let place = token(at: at), place.kind == .word, place.isArea {
      carry.apart.kind = .none
    }
  }

  /// 金井镇实现…, 平江县加义镇…: whether a clause opens with the name of a town, a village or a street's people.
  private func opensWithTown(_ start: Int, _ end: Int) -> Bool {
    let limit = min(end, start + 36)
    if text.lacks("镇", from: start, to: limit), text.lacks("乡", from: start, to: limit),
      text.lacks("村", from: start, to: limit), text.lacks("街", from: start, to: limit),
      text.lacks("社区", from: start, to: limit)
    {
      return false
    }
    var at = start
    while let place = token(at: at), place.kind == .word, place.isArea { at = Int(place.end) }
    let first = at
    while at < limit {
      if at >= first + 6, let length = text.any("镇", "乡", "村", "街道", "社区", "苏木", at: at),
        text.anyEnds(Analyzer.notTown, at: at) == nil
      {
        // 茶叶之乡, 镇区, 村民: another word.
        return text.any("镇", "区", "民", "庄", "委", "级", "改", "企", "里", "的", "数", "总数", "卫生", "振兴", at: at + length)
          == nil
      }
      if let token = token(at: at), Int(token.end) <= limit {
        guard token.kind == .word, !token.isIndicator,
          token.end - token.start < 6
            || token.roles.isDisjoint(with: [.verb, .selfArea, .scope, .up, .down, .reach])
        else { return false }
        if token.end - token.start <= 3 { at = Int(token.end) } else { at += text.scalar(at).length }
      } else {
        let scalar = text.scalar(at)
        if scalar.value < 0x4E00 { return false }
        at += scalar.length
      }
    }
    return false
  }

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
    switch carry.apart.kind {
    case .none: return
    case .abroad: raw.certainty.area = .guessed
    case .town: if catalog.areaLevel(raw.area).map({ $0 < 3 }) == true { raw.certainty.area = .guessed }
    case .firm: break
    case .trade:
      guard raw.indicator >= 0 else { return }
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

  /// 工程机械产业营收2000亿元, 烟花产值500亿元, 跨境电商企业15万家: a trade, whose exports are none of the place's.
  @inline(__always)
  private func noteTrade(_ raw: inout RawObservation) {
    if _slowPath(text.anyEnds(Analyzer.measuresOfTrades, at: Int(raw.phrase.last.end)) != nil) {
      noteTradeInFull(&raw)
    }
  }

  @inline(never)
  private func noteTradeInFull(_ raw: inout RawObservation) {
    guard carry.apart.kind == .none, raw.rules.indicator == .indicatorLeft,
      raw.measure == .level || raw.measure == .growth, raw.status == .normal,
      text.anyEnds("总产值", at: Int(raw.phrase.last.end)) == nil,
      text.any("规模以上", "规上", "规模", "限上", "限额以上", "全", at: Int(raw.phrase.a.start)) == nil
    else { return }
    carry.apart.kind = .trade
    carry.apart.at = Int(raw.phrase.a.start)
  }

  private static let measuresOfTrades = WordEnds(
    "产业营收", "行业营收", "营收", "营业收入", "销售收入", "主营业务收入", "产值", "产业规模", "行业规模", "销售额", "产量", "种植面积",
    "养殖面积", "从业人员", "企业", "产业链", "产业集群", "进出口", "出口", "工厂")

  /// What a trade or a firm has as well as a place, told by no more than its bare name.
  private static let ofTrades = WordSet(
    "出口额", "出口", "进口额", "进口", "进出口额", "进出口", "研发投入强度", "研发投入", "研发费用", "研发经费投入", "研发经费", "税收收入",
    "税收", "纳税", "发明专利授权量", "发明专利授权", "专利授权", "就业人员", "从业人员", "新增就业", "利润总额", "利税", "用电量")

  private static let wholes = WordSet(
    "全国", "我国", "中国", "国内", "全省", "我省", "全市", "我市", "全县", "我县", "全区", "我区", "全州", "我州", "本市", "本省",
    "本县", "本区", "全盟", "全旗", "全自治区", "全疆")

  private static let pointedTowns = WordSet(
    "全镇", "全乡", "全村", "全街道", "全社区", "该镇", "该乡", "该村", "该街道", "该社区", "本镇", "我镇", "我乡", "我村", "镇里", "村里",
    "街道", "社区", "全街")

  private static let pointedFirms = WordSet(
    "该企业", "该公司", "该集团", "该厂", "该产业", "该行业", "该园区", "该项目", "该品牌", "该合作社", "该基地", "该平台", "公司", "全公司",
    "全厂", "全集团", "央企", "国企", "全园", "这家企业", "这家公司", "两家企业", "全产业链", "全行业")

  /// With what words end that hold 镇, 乡 or 村 and name none.
  private static let notTown = WordEnds(
    "城", "乡", "小城", "农", "建制", "特色", "重点", "行政", "自然", "美丽", "贫困", "之", "示范", "中心", "文明", "新农", "传统",
    "返", "下", "家", "老", "新", "各", "个", "强", "名", "古", "水", "百", "千", "返", "重", "多", "些", "民", "城市",
    "贫", "县", "区", "智慧", "无", "工业", "旅游", "卫生")

  /// Other countries, their groups and cities; those that begin alike stand with the longer first.
  private static let abroad = WordSet(
    "美国", "日本", "印度尼西亚", "印度", "越南", "德国", "法国", "英国", "意大利", "西班牙", "葡萄牙", "荷兰", "比利时", "瑞士", "瑞典",
    "挪威", "芬兰", "丹麦", "波兰", "捷克", "匈牙利", "奥地利", "希腊", "爱尔兰", "俄罗斯", "乌克兰", "哈萨克斯坦", "乌兹别克斯坦", "吉尔吉斯斯坦",
    "塔吉克斯坦", "土库曼斯坦", "蒙古国", "韩国", "朝鲜", "泰国", "马来西亚", "新加坡", "印尼", "菲律宾", "缅甸", "老挝", "柬埔寨", "孟加拉国",
    "巴基斯坦", "斯里兰卡", "尼泊尔", "伊朗", "伊拉克", "沙特阿拉伯", "沙特", "阿联酋", "土耳其", "以色列", "埃及", "南非", "尼日利亚", "肯尼亚",
    "埃塞俄比亚", "加拿大", "墨西哥", "巴西", "阿根廷", "智利", "秘鲁", "哥伦比亚", "澳大利亚", "新西兰", "欧元区", "欧盟", "欧洲", "非洲", "拉美",
    "北美", "发达经济体", "发达国家", "新兴经济体", "新兴市场", "发展中国家", "经合组织", "七国集团", "全球", "世界", "东京", "大阪", "纽约", "伦敦",
    "巴黎", "柏林", "首尔", "釜山", "旧金山", "洛杉矶", "芝加哥", "波士顿", "西雅图", "硅谷", "悉尼", "墨尔本", "迪拜", "孟买", "曼谷", "河内",
    "胡志明市", "莫斯科", "鹿特丹", "法兰克福", "慕尼黑", "多伦多", "温哥华", "吉隆坡", "雅加达", "马尼拉")

  /// What makes a country's name one of somebody or something here.
  private static let notAbroad = WordSet(
    "客商", "客户", "游客", "企业", "公司", "独资", "籍", "人", "进出口", "贸易伙伴", "市场", "路", "馆", "城", "街", "工业园", "产业园", "对",
    "加征", "洋", "料理", "品牌", "订单", "资本", "留学", "投资者", "工厂", "专家", "500强", "五百强", "级", "最", "第", "首", "上", "、", "和",
    "与", "及", "等", "各")
}

/// To whom a clause turned that is not the place of the text.
struct Apart {
  enum Kind: UInt8 {
    case none
    case town
    case abroad
    case firm
    case trade
  }
  var kind = Kind.none
  /// Where the name stands.
  var at = 0
  var sentence = -1
  /// Up to where the sentence was read.
  var read = 0
}
