import HanBase
import HanCatalog

/// What a sentence says it looks at (从…看, …方面), and the ratios that the text comes back to.
extension Analyzer {
  /// 单产方面, 引进外资方面, 居民收入上: what the sentence's numbers are of where they name nothing else.
  func noteAspect(_ from: Int, _ close: Int) {
    // 二是从人均GDP来看, 而从人均GDP来看
    var from = from + (text.any("一是", "二是", "三是", "四是", "五是", at: from) ?? 0)
    if let particle = text.any(often.aspectLeads, at: from),
      text.any("从", "以", "就", "按", "在", at: from + particle) != nil
    {
      from += particle
    }
    // 再看财力, 若论人均GDP（按常住人口计算）
    let turns = turn(at: from)
    let opens = turns ?? text.any("从", "按", "分", "在", "另", "以", "就", at: from)
    // 在每万人拥有有效发明专利排行榜上
    let each = text.has("在每", at: from) ? min(close, from + 15) : from
    guard !hasQuantity(in: Span(each, close)),
      let length = turns != nil
        ? 0
        : opens == nil
          ? text.anyEnds("方面", "上", at: close)
          : text.has("在", at: from)
            ? text.anyEnds(Analyzer.listsBy, at: close)
            : text.has("从", at: from)
              ? text.anyEnds("来看", "看", "来说", "而言", "来讲", at: close)
              : text.any("以", "就", "按", at: from) != nil
                ? text.anyEnds(Analyzer.aspectEnds, at: close) : nil
    else { return }
    var end = close - length
    // 从城镇化率（常住人口口径）看: the bracket explains the name.
    if opens != nil || turns != nil, text.anyEnds("）", ")", at: end) != nil,
      let open = text.anyFind(["（", "("], in: from..<end)
    {
      end = open
    }
    var phrase =
      each > from
      ? NounPhrase(phrase: Phrase(Span(from + 3, end)))
      : text.isOne(of: Analyzer.fields, Span(from, end))
        ? NounPhrase(phrase: Phrase(Span(from, end)))
        : ratioName(from + (opens ?? 0), end) ?? leftPhrase(from + (opens ?? 0), end)
    let isField = opens == nil && turns == nil && length == 6 && isFieldOfWords(from, end)
    if isField, phrase.isEmpty { phrase = NounPhrase(phrase: Phrase(Span(from, end))) }
    if phrase.phrase.b.isEmpty, phrase.phrase.a.count <= 18, opens == nil,
      let other = measureOfPeople(phrase.phrase.a)
    {
      phrase.phrase = other
      (carry.topic, carry.topicIndicator) = (other, joinedIndicator(other))
      (carry.mainTopic, carry.mainIndicator) = (other, carry.topicIndicator)
      (carry.root, carry.topicIsPart) = (Phrase(), false)
      carry.topicSentence = sentenceIndex
      return
    }
    guard phrase.phrase.b.isEmpty, !phrase.isEmpty,
      // 按不变价格计算, 就全国来说: how it is reckoned, and of whom.
      text.any(
        "不变", "可比", "现行", "当年", "同口径", "可对比", "户籍", "现价", "平均汇率", at: Int(phrase.phrase.a.start))
        == nil
        || phrase.indicator >= 0,
      phrase.phrase.a.count <= 30 || each > from
        || ratioName(Int(phrase.phrase.a.start), end) != nil,
      phrase.indicator >= 0 || endsWithMeasure(Int(phrase.phrase.a.end))
        || endsWithRatio(Int(phrase.phrase.a.end))
        // 在每万人拥有有效发明专利排行榜上
        || text.has("在", at: from)
          && text.any("每", "人均", "户均", at: Int(phrase.phrase.a.start)) != nil
        || opens == nil && phrase.phrase.a.count >= 6
          && (length == 6 || opensWithGoods(Int(phrase.phrase.a.end)))
          && (isField || !namesNothing(phrase) || text.isOne(of: Analyzer.fields, phrase.phrase.a)),
      !isRelational(phrase.phrase.a),
      // 从效率看, 从质量看: how one looks at it, not what is measured.
      phrase.indicator >= 0
        || text.any("效率", "效益", "质量", "结构", "强度", "分布", at: Int(phrase.phrase.a.start))
          != phrase.phrase.a.count
    else { return }
    if text.isOne(of: Analyzer.fields, phrase.phrase.a), let full = fieldTold(phrase.phrase.a) {
      phrase = NounPhrase(phrase: full.phrase, indicator: full.indicator)
      carry.doubtful = full.phrase.a
    }
    carry.aspect = phrase.phrase.a
    if phrase.indicator < 0, endsWithRatio(Int(phrase.phrase.a.end)) {
      carry.ratio = (phrase.phrase, -1, sentenceIndex)
    }
    (carry.topic, carry.topicIndicator) = (phrase.phrase, phrase.indicator)
    (carry.mainTopic, carry.mainIndicator) = (phrase.phrase, phrase.indicator)
    (carry.root, carry.topicIsPart) = (Phrase(), false)
    carry.topicSentence = sentenceIndex
    if turns != nil, phrase.indicator >= 0 {
      (carry.named, carry.namedIndicator) = (phrase.phrase.a, phrase.indicator)
      carry.namedSentence = sentenceIndex
      carry.turn = (sentenceIndex, close)
    }
    // From here on the places are compared by this.
    if carry.compared?.isCompared == true, phrase.indicator >= 0 || turns != nil {
      carry.compared = ComparedTheme(
        phrase: phrase.phrase, indicator: phrase.indicator, unit: -1, sentence: sentenceIndex,
        area: 0,
        isCompared: true)
    }
    if tellsOfPlaces {
      carry.placeTheme = PlaceTheme(
        phrase: phrase.phrase, indicator: phrase.indicator, unit: -1, area: 0, places: 2,
        sentence: sentenceIndex)
    }
  }

  /// 上市公司北京307家，上海274家；市值方面，北京(14.6万亿元): the same behind another number.
  @inline(__always)
  func noteLaterAspect(before index: Int) {
    let start = Int(quantities[index].clauseStart)
    // The comma stands before nearly every clause: the word before it is asked for.
    if text.ends("，", at: start)
      ? _slowPath(text.anyEnds(often.aspectMarks, at: start - 3) != nil)
      : _slowPath(text.anyEnds("方面,", "看,", at: start) != nil)
    {
      noteLaterAspectInFull(quantities[index])
    }
  }

  @inline(never)
  private func noteLaterAspectInFull(_ quantity: Quantity) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      last.span.end < quantity.clauseStart
    else { return }
    let clause = clauseBefore(quantity)
    guard clause.start > last.span.end, clause.end > clause.start else { return }
    let (topic, indicator, main) = (carry.topic, carry.topicIndicator, carry.mainTopic)
    let mainIndicator = carry.mainIndicator
    carry.aspect = .none
    noteAspect(Int(clause.start), Int(clause.end))
    // 按户籍人口计算，城镇化率46%，按常住人口计算，65.2%: how it is reckoned, not what.
    if carry.topic != topic, carry.topicIndicator >= 0, carry.topicSentence == sentenceIndex,
      text.has("按", at: Int(clause.start)), quantity.kind == .percent,
      plainQuantity(of: carry.topicIndicator) == .persons,
      indicator >= 0, tables.indicatorKinds[Int(indicator)] == .rate
    {
      (carry.topic, carry.topicIndicator, carry.aspect) = (topic, indicator, .none)
      (carry.mainTopic, carry.mainIndicator) = (main, mainIndicator)
      return
    }
    // 以GDP论，居第17位；按增速计算，居第11位: what it looks at now is not understood.
    if carry.aspect.isEmpty, carry.topic == topic, !looksAtSide(clause, quantity) {
      carry.doubtful = topic.a
    }
  }

  /// 就人均GDP来说，…；就总量来说，…; 山东GDP居第三；就增速而言，居第八；就人均而言，居第十一: another side of what is told.
  private func looksAtSide(_ clause: Span, _ quantity: Quantity) -> Bool {
    guard
      let end = text.anyEnds(Analyzer.aspectEnds, at: Int(clause.end)).map({ Int(clause.end) - $0 }
      ),
      let lead = text.any("以", "就", "按", "从", "但就", "但从", "而就", "而从", at: Int(clause.start)),
      case let side = Span(Int(clause.start) + lead, end), !carry.topic.isEmpty,
      carry.topic.b.isEmpty || carry.topic.c.isEmpty && isRelational(carry.topic.b)
    else { return false }
    let whole = carry.topic.a
    let perHead = text.has("人均", at: Int(whole.start)) ? 6 : 0
    var phrase = Phrase(Span(Int(whole.start) + perHead, Int(whole.end)))
    guard phrase.a.count >= 3 else { return false }
    if text.any("总量", "规模", "体量", "绝对量", "经济总量", at: Int(side.start)) == side.count {
      if perHead == 0, carry.topic.b.isEmpty, carry.topicIndicator >= 0 {
        return isAmount(carry.topicIndicator)
      }
    } else if text.any("人均", "人均水平", at: Int(side.start)) == side.count, perHead == 0 {
      phrase = Phrase(Span(side.start, side.start + 6), whole)
    } else if text.any("增速", "增幅", at: Int(side.start)) == side.count,
      quantity.number.isOrdinal, perHead == 0
    {
      phrase = Phrase(whole, side)
    } else {
      return false
    }
    (carry.topic, carry.topicIndicator) = (phrase, joinedIndicator(phrase))
    (carry.root, carry.topicIsPart) = (Phrase(), false)
    carry.topicSentence = sentenceIndex
    return true
  }

  static let aspectMarks = WordEnds(
    "方面", "看", "而言", "来说", "来讲", "论", "计算", "衡量", "榜上", "计", "算", "排序", "比较")

  /// 就业方面, 内需方面: two or four characters before 方面 are what is looked at, whatever they are elsewhere; not 另一方面.
  private func isFieldOfWords(_ start: Int, _ end: Int) -> Bool {
    (end - start == 6 || end - start == 12)
      && text.anyEnds("一", "各", "多", "两", "几", "个", "这", "其他", "其它", "的", "等", at: end) == nil
      && text.any("另", "一", "这", "该", "上述", "其", at: start) == nil
      && !tokens.areas.contains {
        let place = tokens[Int($0)]
        return Int(place.start) >= start && Int(place.end) <= end
      }
  }

  /// 固定资产投资增长4.1%。投资方面，…: the one measure told before that a field is short for.
  func fieldTold(_ field: Span, since sentence: Int = 0) -> (phrase: Phrase, indicator: Int32)? {
    var found: ToldMeasure?
    for told in carry.toldMeasures
    where told.phrase.b.isEmpty && told.indicator >= 0 && told.sentence >= sentence {
      guard told.phrase.a.count > field.count, text.holds(field, in: told.phrase.a) else {
        continue
      }
      if found != nil { return nil }
      found = told
    }
    return found.map { ($0.phrase, $0.indicator) }
  }

  /// Whether the text tells of a field that the sentence said it looks at.
  var looksAtField: Bool {
    carry.topic.a == carry.aspect && !carry.aspect.isEmpty
      // 小麦单产方面，郑州416公斤: what the sentence opens with is told in no unit yet.
      && (text.isOne(of: Analyzer.fields, carry.aspect)
        || carry.topicSentence == sentenceIndex
          // 从收入规模来看: of what was told before.
          && text.anyEnds("规模", "总量", "水平", "体量", at: Int(carry.aspect.end)) == nil)
  }

  /// 投资方面, 消费方面: fields that are looked at, and verbs elsewhere.
  private static let fields = WordSet(
    "投资", "消费", "工业", "外贸", "出口", "进口", "财政", "存款", "贷款", "人口", "就业", "旅游", "收入", "支出", "价格", "农业",
    "服务业")

  static let aspectLeads = WordSet(
    "而", "但", "不过", "再", "单", "仅", "若", "如", "如果", "倘若", "只", "此外", "另外", "同时", "其次", "首先", "最后")
  /// What ends 以运营线路条数而言, 就人均水平来说, 按人均GDP计算.
  private static let aspectEnds = WordEnds(
    "而言", "来说", "来讲", "来看", "看", "来论", "论", "计算", "计", "来算", "算", "衡量", "排序", "排名", "排位", "比较", "来比"
  )

  /// What ends 在人均可支配收入排行榜上, where places are ranked by something.
  private static let listsBy = WordEnds(
    "排行榜上", "排行榜中", "排行榜里", "排行榜", "榜单上", "榜单中", "排名中", "排名上", "排行中", "排行上")

  /// 从研发经费与生产总值之比看: what a name like this measures is neither of the two.
  private func ratioName(_ start: Int, _ end: Int) -> NounPhrase? {
    guard text.anyEnds("之比", "比值", at: end) != nil, end - start <= 75,
      text.anyFind(["与", "和", "同", "占", "对"], in: start..<end) != nil
    else { return nil }
    return NounPhrase(phrase: Phrase(Span(start, end)))
  }

  /// Whether a name is that of how much one thing is of another.
  @inline(__always)
  func endsWithRatio(_ end: Int) -> Bool {
    text.anyEnds(often.ratioEnds, at: end) != nil
  }

  static let ratioEnds = WordEnds("之比", "比值", "比例", "比重", "占比", "率", "强度", "份额")

  /// Remembers the last ratio that was told by its name.
  @inline(__always)
  func noteRatio(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, quantity.kind == .percent, raw.certainty.indicator != .guessed,
      raw.rules.measure == .measureShare || endsWithRatio(Int(raw.phrase.last.end)),
      !raw.phrase.isEmpty, bareRatio(raw.phrase.a) == nil
    {
      carry.ratio = (raw.phrase, raw.indicator, sentenceIndex)
    }
  }

  /// 比例(最低的是大兴区，为13.4%), 上海、北京的比值(仅为0.25): the ratio that the text told of before, by its bare noun.
  @inline(__always)
  func returnToRatio(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator < 0, raw.phrase.b.isEmpty, let ratio = carry.ratio,
      ratio.sentence >= sentenceIndex &- 3
    {
      returnToRatioInFull(&raw)
    }
  }

  @inline(never)
  private func returnToRatioInFull(_ raw: inout RawObservation) {
    guard let ratio = carry.ratio, let noun = bareRatio(raw.phrase.a), raw.measure != .growth,
      // 比值 is of a ratio that is called so, 比例 and 比重 may be of any share.
      text.any("比值", at: Int(raw.phrase.a.start) + noun - 6) == nil
        || text.anyEnds("之比", "比值", at: Int(ratio.phrase.last.end)) != nil
    else { return }
    let isTopic = carry.topic == raw.phrase
    set(ratio.phrase, ratio.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    if isTopic { (carry.topic, carry.topicIndicator) = (ratio.phrase, ratio.indicator) }
  }

  /// 浙江森林覆盖率61%，森林面积607万公顷。福建以65.1%居首: people, lengths and areas are not told in percent.
  @inline(__always)
  func returnToPercent(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(raw.rules.indicator == .indicatorCarried) && quantity.kind == .percent
      && raw.measure == .level && raw.rules.area == .areaNamed && raw.rules.measure != .measureShare
      && raw.indicator >= 0 && carry.ratio != nil
    {
      returnToPercentInFull(&raw)
    }
  }

  @inline(never)
  private func returnToPercentInFull(_ raw: inout RawObservation) {
    guard let ratio = carry.ratio, ratio.sentence >= sentenceIndex - 2,
      endsWithRatio(Int(ratio.phrase.last.end)),
      tables.indicatorKinds[Int(raw.indicator)] == .stock
    else { return }
    switch plainQuantity(of: raw.indicator) {
    case .persons, .area, .length: break
    default: return
    }
    let isTopic = carry.topic == raw.phrase
    set(ratio.phrase, ratio.indicator, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    if isTopic { (carry.topic, carry.topicIndicator) = (ratio.phrase, ratio.indicator) }
  }

  /// 浙江经济总量居第四，但这一比例(只有0.7%): the ratio that the text told by its name, where a share was not told since.
  @inline(__always)
  func ratioPointedAt(_ peel: Peel) -> MeasuredTopic? {
    _slowPath(!peel.shareSpan.isEmpty) && carry.ratio != nil
      && text.anyEnds("这一", "这个", "该", at: Int(peel.shareSpan.start)) != nil
      ? ratioPointedAtInFull() : nil
  }

  @inline(never)
  private func ratioPointedAtInFull() -> MeasuredTopic? {
    guard let ratio = carry.ratio, ratio.sentence >= sentenceIndex - 3,
      let last = output.last, last.rules.measure != .measureShare
    else { return nil }
    return MeasuredTopic(
      unit: -1, phrase: ratio.phrase, indicator: ratio.indicator, sentence: ratio.sentence)
  }

  /// 比值, 这一比例, 比重最高的: how many bytes of a name are the bare noun of a ratio, if nothing else is named.
  private func bareRatio(_ span: Span) -> Int? {
    let start = Int(span.start)
    let lead = text.any("这一", "该", "其", at: start) ?? 0
    guard lead < span.count, let noun = text.any("比例", "比重", "占比", "比值", at: start + lead),
      lead + noun <= span.count
    else { return nil }
    let rest = start + lead + noun
    return rest == Int(span.end)
      || text.any("比", "较", "最", "居", "排", "均", "都", "超", "低", "高", "仍", "上升", "增", at: rest)
        != nil
      ? lead + noun : nil
  }
}
