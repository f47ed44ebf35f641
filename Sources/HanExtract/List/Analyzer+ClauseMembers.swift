import HanBase
import HanCatalog

/// Lists whose members stand in several clauses.
extension Analyzer {
  /// 住宿和餐饮业，批发和零售业增加值分别(增长11.9%、10.8%): names of industries, which hold 和 or 、 themselves, parted by commas.
  @inline(__always)
  func industriesBefore(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    text.anyEnds("业，", "业,", at: Int(first.clauseStart)) != nil
      ? industriesBeforeInFull(first, end, count) : nil
  }

  @inline(never)
  private func industriesBeforeInFull(_ first: Quantity, _ end: Int, _ count: Int) -> [ListItem]? {
    let own = Int(first.clauseStart)
    guard !hasQuantity(in: Span(own, end)), let cut = industryEnd(own, end) else { return nil }
    var spans = [Span(own, cut)]
    var at = own
    while spans.count <= count, let mark = text.anyEnds("，", ",", at: at) {
      let close = at - mark
      var start = sentenceStart
      for token in tokensBefore(close) where token.kind.endsClause { start = Int(token.end) }
      at = start
      while let word = token(at: start), Int(word.end) < close,
        word.kind == .time || word.isArea || word.roles.contains(.selfArea)
      {
        start = Int(word.end)
      }
      guard industryEnd(start, close) == close, !hasQuantity(in: Span(start, close)) else { break }
      spans.insert(Span(start, close), at: 0)
    }
    guard spans.count == count, spans.allSatisfy({ isIndustry($0) }) else { return nil }
    let head = end - cut >= 6 ? Span(cut, end) : Span.none
    return spans.map {
      let phrase = Phrase($0, head)
      return ListItem(phrase: phrase, indicator: indicator(of: phrase), area: 0)
    }
  }

  /// Where the name of an industry ends that opens a clause.
  private func industryEnd(_ start: Int, _ end: Int) -> Int? {
    var found: Int?
    var at = start
    while at < min(end, start + 75) {
      if text.has("业", at: at), text.anyEnds("企", "就", "失", "毕", "创", "营", "开", at: at) == nil {
        found = at + 3
      }
      at += text.scalar(at).length
    }
    return found
  }

  /// 批发和零售业, 信息传输、软件和信息技术服务业: a name that is known, or one that no 、 divides.
  private func isIndustry(_ span: Span) -> Bool {
    if text.any(Analyzer.wideIndustries, at: Int(span.start)) == span.count { return true }
    return span.count >= 9 && span.count <= 36
      && text.find("、", in: span.range) == nil
      && (text.find("和", in: span.range) != nil
        || token(at: Int(span.start)).map({
          $0.roles.isDisjoint(with: [.verb, .light, .up, .down])
        }) ?? true)
  }

  private static let wideIndustries = WordSet(
    "信息传输、软件和信息技术服务业", "水利、环境和公共设施管理业", "居民服务、修理和其他服务业", "文化、体育和娱乐业",
    "电力、热力、燃气及水生产和供应业", "交通运输、仓储和邮政业", "农、林、牧、渔业", "农林牧渔业", "采矿业", "制造业",
    "建筑业", "房地产业", "金融业", "教育业", "计算机、通信和其他电子设备制造业", "铁路、船舶、航空航天和其他运输设备制造业",
    "酒、饮料和精制茶制造业", "石油、煤炭及其他燃料加工业", "批发业", "零售业", "住宿业", "餐饮业")

  /// 出口300亿元、进口200亿元，占全省的(46%和48%): as many shares in one whole as were told of right before, with 分别 or without.
  @inline(__always)
  func sharesInWhole(_ first: Quantity, _ count: Int) -> [ListItem]? {
    guard first.kind == .percent, count == 2 || count == 3,
      !text.lacks("占", from: Int(first.leftLimit), to: Int(first.span.start))
    else { return nil }
    return sharesInWholeInFull(first, count)
  }

  @inline(never)
  private func sharesInWholeInFull(_ first: Quantity, _ count: Int) -> [ListItem]? {
    var start = Int(first.leftLimit)
    while let word = text.any("分别", "依次", "约", "各", "已", at: start) { start += word }
    var end = Int(first.span.start)
    while let word = text.anyEnds("的", "约", "超", "近", "达", "为", at: end) { end -= word }
    guard start == Int(first.clauseStart) || start > Int(first.leftLimit), text.has("占", at: start),
      text.any("占比", "占地", "占道", "占用", "占据", at: start) == nil, end - start >= 6,
      end - start <= 48, !holdsListMark(start, end),
      !first.inParen, var told = toldInAmounts(first, count)
    else { return nil }
    for index in told.indices {
      told[index].phrase.append(Span(start, end))
      told[index].indicator = indicator(of: told[index].phrase)
    }
    return told
  }

  /// What as many amounts were told of right before, or as many rates of them.
  private func toldInAmounts(_ first: Quantity, _ count: Int) -> [ListItem]? {
    guard output.count >= count, let last = output.last, Int(last.sentence) == sentenceIndex else {
      return nil
    }
    if last.rules.indicator == .indicatorRespective, last.measure == .growth {
      guard carry.subjectsSentence == sentenceIndex, carry.subjects.count == count,
        carry.subjects.allSatisfy({
          $0.area == 0 && !$0.isGuess
            && text.find("占", in: $0.phrase.a.range) == nil
            && !text.has("占", at: Int($0.phrase.last.start))
        })
      else { return nil }
      return carry.subjects
    }
    guard
      output.suffix(count).allSatisfy({
        Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.area == last.area
          && $0.rules.indicator == .indicatorLeft
          && text.anyEnds("%", "％", at: Int($0.span.end)) == nil
      }),
      case let told = lastSubjects(first, count), told.count == count,
      Set(told.map(\.phrase.a.start)).count == count, told.allSatisfy({ $0.area == 0 })
    else { return nil }
    return told
  }

  private func holdsListMark(_ start: Int, _ end: Int) -> Bool {
    text.anyFind(["、", "和", "与", "及"], in: start..<end) != nil
  }

  /// 园区37个，饲养量分别达到46.7万头、684万只，(增长9.3%、7.1%): several rates, of which nothing tells what each is of.
  func doubtUnpaired(_ first: Quantity, _ peel: Peel) {
    if first.kind == .percent, peel.growth != .none, isEmptySubject(Int(first.leftLimit), peel.end)
    {
      carry.unpairedList = first.clauseStart
    }
  }

  /// 13座大型水库(水质优良率100%): where those that are counted end before what share of them is so.
  @inline(__always)
  func rateBehind(_ start: Int, _ end: Int) -> Int? {
    _slowPath(text.anyEnds("率", "比例", "占比", "比重", at: end) != nil) && end - start >= 12
      ? rateBehindInFull(start, end) : nil
  }

  @inline(never)
  private func rateBehindInFull(_ start: Int, _ end: Int) -> Int? {
    // 10个城市的经济总量占所在省份比重超过30%: that is by what they are counted.
    guard hasQuantity(in: Span(end, min(sentenceEnd, end + 13))),
      text.any("超", "高于", "低于", "大于", "小于", "不低于", "不足", "突破", at: end) == nil,
      text.find("的", in: start..<end) == nil
    else { return nil }
    var at = end - 3
    while at > start + 6 {
      at = text.before(at)
      if let thing = text.anyEnds(Analyzer.countedThings, at: at), !opensWithin(at - thing, at),
        !(text.has("镇", at: at) && text.ends("县城", at: at))
      {
        return at
      }
    }
    guard let last = tokensBefore(end).last, last.isIndicator, Int(last.end) == end,
      Int(last.start) >= start + 3, Int(last.start) <= start + 12
    else { return nil }
    return Int(last.start)
  }

  /// 县(城镇化率): whether a word begins in a noun and goes on behind it.
  private func opensWithin(_ start: Int, _ end: Int) -> Bool {
    for token in tokensFrom(start) {
      if Int(token.start) >= end { return false }
      if token.kind == .word, Int(token.start) > start, Int(token.end) > end { return true }
    }
    return false
  }

  /// With what the names of things end that are counted and measured.
  private static let countedThings = WordEnds(
    "企业", "机构", "单位", "公司", "医院", "卫生院", "卫生室", "学校", "小学", "中学", "高校", "幼儿园", "园区", "开发区",
    "水库", "河流", "湖泊", "断面", "点位", "监测点", "社区", "行政村", "乡镇", "街道", "县城", "城市", "项目", "水源地", "景区",
    "小区", "场馆", "泵站", "灌区", "车站", "网点", "市场", "超市", "食堂", "银行", "河段", "水体", "产品", "污水处理厂", "村庄",
    "口岸", "站点", "县（市）", "县区", "区县", "省份", "样品", "批次")
}
