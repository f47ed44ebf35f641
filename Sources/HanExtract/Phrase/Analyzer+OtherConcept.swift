import HanBase
import HanCatalog

extension Analyzer {
  /// Words before a name that make what is measured something else than the name says.
  static let meanWords = WordSet(
    "年均", "月均", "日均", "周均", "旬均", "季均", "班均", "平均每年", "平均每月", "平均每天", "平均每日", "平均每周", "每年平均",
    "每月平均", "每天平均", "每天", "每日", "每周", "每月", "每千", "每万", "每百", "每十万", "每10万", "平均每人", "平均每户", "每分钟",
    "每小时", "每秒", "平均每分钟", "平均每小时",
    "平均每秒",
    "每人平均", "每户平均", "平均每家", "平均每亩", "平均每个"
  )

  /// What is new of a stock is none; a name of its own says so where the catalogue has one.
  static let newWords = WordSet(
    "新增", "净增", "新建", "新认定", "新登记", "新培育", "新获批", "新注册", "新引进", "新入库", "新签约", "新开通", "新投用", "新建成",
    "新改建",
    "新设立", "新获评", "新创建", "新发展", "新挂牌", "新修建", "新投产", "新开工", "新植", "新栽", "新垦",
    "新开垦")

  /// 年均完成固定资产投资250亿元, 惠及市场主体1.8万户, 新增常住人口14.6万人: a mean of days or years, those who are served, and what
  /// is new are other concepts than the measure that the catalogue knows by the rest of the words.
  @inline(__always)
  func tellApart(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if raw.measure == .level, !raw.phrase.isEmpty {
      if _slowPath(traits.contains(.mean)), raw.rules.indicator != .indicatorCarried {
        nameMean(quantity, &raw)
      }
      if quantity.kind.counts, raw.rules.indicator == .indicatorCarried {
        nameDeed(quantity, peel, &raw)
      }
      if raw.indicator >= 0 { leaveStock(quantity, peel, &raw) }
    } else if raw.measure == .change, raw.indicator < 0, !peel.growthSpan.isEmpty,
      text.any("增收", "减收", "增支", "减支", at: Int(peel.growthSpan.start)) == peel.growthSpan.count,
      raw.phrase.last.end == peel.growthSpan.start
        || raw.phrase.last.end == peel.averageSpan.start
          && peel.averageSpan.end == peel.growthSpan.start
    {
      // 户均增收4500元: the deed is what is told of them.
      extend(&raw.phrase, to: peel.growthSpan.end)
    }
  }

  /// 财政收入完成86亿元，月均7亿元: the topic stays what it was.
  @inline(__always)
  func nameCarriedMean(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.rules.indicator == .indicatorCarried), traits.contains(.mean),
      raw.measure == .level, !raw.phrase.isEmpty
    {
      nameMean(quantity, &raw)
    }
  }

  private func extend(_ phrase: inout Phrase, to end: Int32) {
    if phrase.b.isEmpty {
      phrase.a.end = end
    } else if phrase.c.isEmpty {
      phrase.b.end = end
    }
  }

  /// Puts 年均, 日均, 每千人 before the name that they are said of.
  @inline(never)
  private func nameMean(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator >= 0 {
      switch tables.indicatorKinds[Int(raw.indicator)] {
      case .stock, .flow, .other: break
      default: return
      }
    }
    let isList = isListItem(quantity)
    let from = Int(isList ? quantity.clauseStart : quantity.leftLimit)
    let end = Int(quantity.span.start)
    var at = from
    let sharesHead = isList && isOneOfEach(quantity)
    while at < end,
      text.any(Analyzer.meanWords, at: at) == nil && !(sharesHead && text.has("人均", at: at))
        || isInsideWord(at)
    {
      at += text.scalar(at).length
    }
    guard at < end,
      let length = text.any(Analyzer.meanWords, at: at) ?? text.any("人均", at: at)
    else { return }
    for span in [raw.phrase.a, raw.phrase.b, raw.phrase.c] where !span.isEmpty {
      // The name holds the word already: PM2.5年均浓度, 每万人专利拥有量.
      if Int(span.start) <= at, at < Int(span.end) { return }
      if text.any(Analyzer.meanWords, at: Int(span.start)) != nil { return }
    }
    let mean = Span(at, meanEnd(at + length, end))
    let first = raw.phrase.a
    // 标准为每月(600元): the unit's own.
    if at + length == end, text.any("每月", "每天", "每日", "每周", at: at) == length,
      // 发电量182亿千瓦时，每天(5000万千瓦时): of what a year makes.
      raw.rules.indicator != .indicatorCarried || raw.indicator < 0
        || tables.indicatorKinds[Int(raw.indicator)] != .flow
    {
      return
    }
    if isList, at < Int(quantity.leftLimit) {
      // 每千人拥有医师3.2人、床位8.6张: said once for the list that it opens.
      guard hasOpened(from, at) else { return }
      let head = Span(at, meanEnd(at + length, Int(quantity.leftLimit)))
      set(Phrase(head, first, raw.phrase.b), -1, .indicatorPart, &raw)
      raw.certainty.indicator = .guessed
    } else if raw.phrase.b.isEmpty, at < Int(first.start), Int(first.end) <= end,
      Int(first.start) - at <= (raw.indicator < 0 ? 18 : 48),
      raw.rules.indicator != .indicatorCarried
    {
      raw.phrase = Phrase(Span(at, Int(first.end)))
      raw.indicator = exact(raw.phrase)
    } else if raw.indicator >= 0
      || raw.rules.indicator == .indicatorCarried && text.any("平均每", "每人", "每户", at: at) != nil
    {
      // 财政收入年均达到15亿元; 村集体收入120万元，平均每人1200元，增长5%: which of both has grown stays open.
      if text.any("平均每", "每人", "每户", at: at) != nil { carry.doubtful = first }
      var phrase = raw.phrase
      if phrase.b.isEmpty, Int(phrase.a.start) < at, Int(phrase.a.start) >= from {
        phrase.append(mean)
      } else {
        phrase = Phrase(mean, phrase.a, phrase.b)
      }
      raw.phrase = phrase
      raw.indicator = joinedIndicator(phrase)
    }
  }

  /// 人均住房面积45平方米、粮食产量300公斤: what a head has, not what all have.
  private func isOneOfEach(_ quantity: Quantity) -> Bool {
    guard quantity.kind == .measure, !quantity.number.hasMagnitude, let last = output.last,
      last.measure == .level, last.span.start >= quantity.clauseStart
    else { return false }
    return text.any("人均", "户均", at: Int(last.phrase.a.start)) != nil
  }

  /// Whether nothing but a time or a place stands between where a clause opens and a place.
  private func hasOpened(_ start: Int, _ at: Int) -> Bool { at - start <= 18 }

  /// Where 每千(常住人口) ends.
  private func meanEnd(_ start: Int, _ limit: Int) -> Int {
    guard text.anyEnds("每千", "每万", "每百", "每十万", "每10万", at: start) != nil else { return start }
    let length = text.any(
      "名常住人口", "常住人口", "人口", "名老人", "老年人口", "老年人", "名儿童", "儿童", "人", "名", "户", at: start)
    return min(limit, start + (length ?? 0))
  }

  /// 专利申请1200件，授权860件: the other deed is done to the same things.
  @inline(__always)
  private func nameDeed(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if _slowPath(text.anyEnds("申请", "登记", "报名", "立案", "受理", "申报", at: Int(raw.phrase.a.end)) != nil)
      && raw.phrase.b.isEmpty && raw.phrase.a.count > 6
    {
      nameDeedInFull(quantity, peel, &raw)
    }
  }

  @inline(never)
  private func nameDeedInFull(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    let own = Span(peel.end - 6, peel.end)
    guard own.start >= quantity.leftLimit, let index = word(endingAt: peel.end),
      lexicon[index].length == 6, lexicon[index].roles.contains(.verb),
      lexicon[index].roles.isDisjoint(with: [.reach, .reachEnd, .up, .down, .light]),
      !text.isSame(own, Span(Int(raw.phrase.a.end) - 6, Int(raw.phrase.a.end)))
    else { return }
    let phrase = Phrase(Span(Int(raw.phrase.a.start), Int(raw.phrase.a.end) - 6), own)
    set(phrase, joinedIndicator(phrase), .indicatorLeft, &raw)
    raw.certainty.indicator = raw.indicator < 0 ? .guessed : .carried
  }

  @inline(never)
  private func leaveStock(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    let first = raw.phrase.a
    let kind = tables.indicatorKinds[Int(raw.indicator)]
    guard kind == .stock || kind == .flow else { return }
    // 惠及市场主体, 服务中小企业: who has the good of it. 资助7308万人参加基本医疗保险
    let served = text.any(
      "惠及", "服务", "资助", "救助", "帮扶", "走访", "慰问", "扶持", "支持", "助力", "联系", "结对", "奖励", "补贴", "表彰",
      "涉及",
      "带动", "覆盖", at: Int(first.start))
    if let served, served < first.count, kind == .stock, exact(Phrase(first)) < 0 {
      raw.indicator = -1
      return
    }
    if kind == .stock, text.any("建成", "建设", at: Int(first.start)) == nil, opensWithDeed(first) {
      raw.indicator = -1
      return
    }
    if raw.rules.indicator == .indicatorRight, quantity.kind == .person,
      let length = text.anyEnds(
        "资助", "救助", "帮扶", "补助", "补贴", "帮助", "动员", "引导", "支持", "代缴", at: peel.end),
      peel.end - length >= Int(quantity.leftLimit)
    {
      raw.phrase = Phrase(Span(peel.end - length, peel.end), raw.phrase.a)
      raw.indicator = -1
      return
    }
    // 新建5G基站320个，累计建成1860个: no longer those of the period.
    if kind == .flow, raw.rules.indicator == .indicatorPart, let last = output.last,
      Int(last.sentence) == sentenceIndex, last.measure == .level, last.indicator == raw.indicator,
      text.anyFind(["累计"], in: Int(quantity.leftLimit)..<Int(quantity.span.start)) != nil
    {
      raw.indicator = -1
      raw.certainty.indicator = .guessed
      return
    }
    // 新增财政收入3亿元: by how much it is more.
    if kind == .flow, isMoneyUnit(quantity),
      text.any("新增", "净增", at: Int(first.start)) != nil, exact(Phrase(first)) < 0
    {
      raw.indicator = -1
      return
    }
    guard let length = text.any(often.newWords, at: Int(first.start)), length <= first.count,
      // 新建商品房待售面积: a class of houses.
      text.any("商品", "住宅", "住房", at: Int(first.start) + length) == nil
    else { return }
    // 新增市场主体8600户，累计达6.8万户: all there are by now, or all that came.
    if raw.rules.indicator == .indicatorCarried,
      text.anyFind(
        ["累计", "总计", "总数", "总量", "存量"], in: Int(quantity.leftLimit)..<Int(quantity.span.start))
        != nil
    {
      let rest = Phrase(Span(Int(first.start) + length, Int(first.end)), raw.phrase.b)
      let whole = rest.a.isEmpty ? -1 : joinedIndicator(rest)
      if whole >= 0, tables.indicatorKinds[Int(whole)] == .stock {
        set(rest, whole, .indicatorPart, &raw)
        raw.certainty.indicator = .carried
      } else {
        raw.indicator = -1
        raw.certainty.indicator = .guessed
      }
      return
    }
    if joinedIndicator(raw.phrase) < 0, kind == .stock { raw.indicator = -1 }
  }
}

extension Analyzer {
  /// 重点人群签约率, 基本农田面积, 主要污染物排放总量, 平均产值, 最大年降水量, 其他服务业: before a noun the word says which, not how.
  @inline(never)
  func qualifies(_ at: Int, _ end: Int) -> Bool {
    if text.any("其他", "其它", at: at) != nil {
      // 是其他城市的三倍多: what is compared with names nothing.
      return at + 12 <= end && !mayBeginNumeral(at + 6)
        && !(placeClassEnd(at + 6).map { $0 + 3 >= end } ?? false)
    }
    guard text.any("重点", "基本", "主要", "平均", "最大", "最高", "最低", at: at) != nil, at + 12 <= end
    else { return false }
    let next = at + 6
    if text.has("最", at: at),
      text.any("的", "可", "也", "有", "只", "才", "仅", "处", "出现", "时", "一", "就", "不", "能", at: next)
        != nil
    {
      return false
    }
    if text.has("基本", at: at) {
      return text.any(
        "医疗", "医保", "养老", "公共", "生活", "建设", "农田", "工资", "药物", "草原", "民生", "公卫", "住房", "殡葬", "口粮",
        "失业",
        "社会保", at: next) != nil
    }
    if text.any(
      "每", "为", "达", "在", "是", "约", "超", "以", "用于", "分布", "集中", "来自", "对", "由", "从", at: next)
      != nil
    {
      return false
    }
    guard let token = token(at: next), token.kind == .word else {
      return !mayBeginNumeral(next) && (text.scalar(next).value >= 0x4E00)
    }
    return token.isIndicator
      || token.roles.isDisjoint(with: [
        .verb, .up, .down, .reach, .reachEnd, .adverb, .light, .average, .rateNoun, .target,
        .estimate,
        .selfArea, .scope, .connective, .timeNow,
      ]) && !token.isArea
  }

  /// 常住人口净增14.6万人: what is new of a stock, where no level was told that it changed; 建成充电桩860个: now, or by now.
  @inline(__always)
  func nameNet(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if _slowPath(
      raw.measure == .level
        && (peel.growth == .up && peel.reachSpan.isEmpty
          || raw.indicator >= 0 && text.any("建成", "建设", at: Int(raw.phrase.a.start)) != nil)
    ) {
      nameNetInFull(quantity, peel, &raw)
    }
  }

  @inline(never)
  private func nameNetInFull(_ quantity: Quantity, _ peel: Peel, _ raw: inout RawObservation) {
    if raw.indicator < 0 {
      // 规上工业企业净增412户: how many more there are.
      if text.has("净增", at: Int(peel.growthSpan.start)), raw.rules.indicator == .indicatorLeft {
        raw.phrase.append(peel.growthSpan)
      }
      return
    }
    guard tables.indicatorKinds[Int(raw.indicator)] == .stock else { return }
    if text.any("建成", "建设", at: Int(raw.phrase.a.start)) != nil {
      if raw.certainty.indicator == .stated, opensWithDeed(raw.phrase.a),
        text.anyFind(["累计", "已"], in: Int(quantity.leftLimit)..<Int(quantity.span.start)) == nil
      {
        raw.certainty.indicator = .guessed
      }
      return
    }
    guard text.any("净增", "新增", at: Int(peel.growthSpan.start)) != nil else { return }
    raw.phrase.append(peel.growthSpan)
    raw.indicator = joinedIndicator(raw.phrase)
  }

  /// 3200户农户(户均增收4500元): the mean is told by the next number.
  @inline(__always)
  func ownMean(_ start: Int, _ end: Int) -> Int? {
    _slowPath(!text.lacks("均", from: start, to: end + 3)) ? ownMeanInFull(start, end) : nil
  }

  @inline(never)
  private func ownMeanInFull(_ start: Int, _ end: Int) -> Int? {
    guard let mean = text.anyFind(["户均", "人均", "年均", "月均"], in: start..<end + 3), mean > start,
      hasQuantity(in: Span(end, min(sentenceEnd, end + 13)))
    else { return nil }
    return mean
  }

  /// 新增市场主体8600户，总量突破6.8万户, 经营主体新增8600户，总数…: the total is not of the new ones.
  func withoutNew(_ topic: Phrase) -> Phrase? {
    var rest = topic
    if let length = text.any(often.newWords, at: Int(topic.a.start)) {
      if topic.a.count > length {
        rest.a.start += Int32(length)
      } else if topic.a.count == length, !topic.b.isEmpty {
        rest = Phrase(topic.b, topic.c)
      } else {
        return nil
      }
      return rest
    }
    if let length = text.anyEnds("新增", "净增", at: Int(topic.a.end)), topic.a.count > length {
      return Phrase(Span(Int(topic.a.start), Int(topic.a.end) - length))
    }
    return nil
  }

  /// 新增高新技术企业32家、科技型中小企业85家: the first member's name begins with the verb that holds for all.
  @inline(never)
  func newnessBefore(_ left: NounPhrase, _ quantity: Quantity, _ peel: Peel) -> Span? {
    guard quantity.kind.counts || quantity.kind == .measure, peel.reachSpan.isEmpty,
      peel.growth == .none, carry.topicSentence == sentenceIndex, !carry.topic.isEmpty,
      carry.topic.a.start >= quantity.clauseStart, let last = output.last, last.measure == .level,
      last.span.start >= quantity.clauseStart, left.phrase.a.count >= 6,
      case let first = Int(carry.topic.a.start),
      let length = text.any(often.newWords, at: first) ?? text.any("培育", "引育", "孵化", at: first),
      text.any(often.newWords, at: Int(left.phrase.a.start)) == nil
    else { return nil }
    // 新增城镇就业6000人、失业人员再就业2300人: what comes in a period is no less so without the word.
    if left.indicator >= 0, tables.indicatorKinds[Int(left.indicator)] != .stock { return nil }
    if text.anyEnds("总数", "总量", "率", "比例", at: Int(left.phrase.a.end)) != nil { return nil }
    return Span(first, first + length)
  }

  /// 年均完成固定资产投资: what each of the years brought.
  @inline(__always)
  func isYearlyMean(_ phrase: Phrase) -> Bool {
    text.any("年均", "平均每年", at: Int(phrase.a.start)) != nil
  }

  /// Verbs that say of a stock that it is there.
  private static let beingVerbs = WordSet(
    "拥有", "实有", "开通", "投用", "运行", "使用", "实现", "保持", "形成", "建有", "累计", "达成", "登记", "注册", "参加", "参保",
    "运营", "存栏", "发电", "纳入", "就业", "生产", "经营", "流动")

  /// 注销市场主体1200户, 培育专精特新企业86家: those to whom something is done are not all that there are; projects are known by it.
  private func opensWithDeed(_ name: Span) -> Bool {
    guard let token = token(at: Int(name.start)), token.kind == .word, token.end < name.end,
      // 新建商品房待售面积
      !text.has("新建", at: Int(name.start)),
      token.roles.contains(.verb), !token.isIndicator, token.end - token.start >= 6,
      token.roles.isDisjoint(with: [.reach, .reachEnd]),
      text.any(Analyzer.beingVerbs, at: Int(name.start)) == nil
    else { return false }
    return text.anyEnds("项目", "工程", at: Int(name.end)) == nil && exact(Phrase(name)) < 0
  }
}
