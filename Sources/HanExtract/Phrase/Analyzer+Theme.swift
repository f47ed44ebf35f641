import HanBase
import HanCatalog

/// What a text compares places by.
struct ComparedTheme {
  var phrase: Phrase
  /// Index of the catalogue's indicator, or -1.
  var indicator: Int32
  /// The unit of its levels, or -1 before there was one.
  var unit: Int32
  /// The last sentence that told it of a place.
  var sentence: Int
  /// The place that was told of last.
  var area: Int32
  /// Whether it was told of two places.
  var isCompared = false
  /// Whether it was told to grow.
  var grows = false

  /// Whether places were compared by it, the last time in a sentence or after it.
  func isTold(since sentence: Int) -> Bool { isCompared && self.sentence >= sentence }
}

extension Analyzer {
  /// Remembers what one place after another is told of.
  @inline(__always)
  func noteCompared(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard _slowPath(raw.rules.area == .areaNamed), raw.area != 0, raw.phrase.b.isEmpty,
      !raw.phrase.isEmpty,
      raw.measure != .rank, raw.rules.measure != .measureShare,
      // 高于全国平均水平（79岁）: the whole is not set beside its part.
      raw.area == context.area || !catalog.isWithin(context.area, raw.area)
    else { return }
    let unit = raw.measure == .level ? quantity.unitIndex : -1
    if var theme = carry.compared, isSameName(theme, &raw) {
      if theme.unit < 0 { theme.unit = unit }
      if theme.area != raw.area { theme.isCompared = true }
      if raw.measure == .growth { theme.grows = true }
      (theme.area, theme.sentence) = (raw.area, sentenceIndex)
      carry.compared = theme
      return
    }
    // What is told of the whole in between does not end the comparison of its parts.
    if let theme = carry.compared,
      theme.isTold(since: sentenceIndex - (raw.area == context.area ? 6 : 1))
    {
      return
    }
    carry.compared = ComparedTheme(
      phrase: raw.phrase, indicator: raw.indicator, unit: unit, sentence: sentenceIndex,
      area: raw.area, grows: raw.measure == .growth)
  }

  private func isSameName(_ theme: ComparedTheme, _ raw: inout RawObservation) -> Bool {
    if theme.indicator >= 0 || raw.indicator >= 0 { return theme.indicator == raw.indicator }
    return text.isSame(theme.phrase.a, raw.phrase.a)
  }

  /// Whether what is compared can have a quantity's unit, or grow by it.
  private func fits(_ theme: ComparedTheme, _ quantity: Quantity, _ measure: Measure) -> Bool {
    if theme.unit >= 0, theme.unit == quantity.unitIndex,
      measure == .level || measure == .change
    {
      return true
    }
    return theme.indicator >= 0 && fits(theme.indicator, quantity, measure)
  }

  /// Puts what the text compares places by where the words beside a number name nothing.
  ///
  /// A text that compares places names once what it compares; what it says of each place afterwards are
  /// predicates: 西南的竞争更激烈：重庆江北机场(5012.5万人次), 下半年须再完成(4300亿元)方能如愿.
  func returnToTheme(_ quantity: Quantity, _ raw: inout RawObservation) {
    if returnToList(quantity, &raw) { return }
    nameInFull(quantity, &raw)
    leaveAside(quantity, &raw)
    cutPredicate(&raw)
    leaveNameless(quantity, &raw)
    // 从新增数量看，深圳入选310家
    if raw.rules.indicator == .indicatorCarried,
      let counted = countedAgain(raw.phrase, quantity, &raw)
    {
      set(counted, -1, .indicatorPart, &raw)
      raw.certainty.indicator = .guessed
      return
    }
    guard raw.indicator < 0, raw.phrase.b.isEmpty, !raw.phrase.isEmpty,
      raw.rules.indicator != .indicatorRatio
    else { return }
    if let subject = subjectOfPredicate(raw.phrase.a) {
      (raw.phrase, raw.indicator) = (Phrase(subject.span), subject.indicator)
      return
    }
    if let pair = outgoings(raw.phrase.a) {
      set(pair.phrase, pair.indicator, .indicatorLeft, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let whole = wholeName(of: raw.phrase.a) ?? wholeMeasured(&raw) ?? measureOfTotal(&raw) {
      putMeant((whole.phrase, whole.indicator), &raw)
      return
    }
    // 两地差距由41亿元变为255亿元: the gap is no amount of either.
    // 差距较2016年扩大36.18亿元
    if let gap = gapNoun(raw.phrase.a),
      gap == raw.phrase.a || text.any("两", "二者", "双方", at: Int(raw.phrase.a.start)) != nil
    {
      raw.certainty.indicator = .guessed
      return
    }
    guard raw.measure != .rank, raw.rules.measure != .measureShare,
      raw.rules.measure != .measureContribution,
      !endsWithMeasure(Int(raw.phrase.a.end)), !namesIndicator(raw.phrase.a),
      let theme = themeFitting(quantity, raw.measure),
      isPredicate(raw.phrase.a) || saysOfPlace(raw.phrase.a)
        || quantity.kind != .classifier && isOfPlaces(raw.phrase)
    else {
      leaveImplausible(quantity, &raw)
      return
    }
    putMeant((theme.phrase, theme.indicator), &raw)
  }

  /// …一般公共预算收入…。江苏、上海收入均超4000亿元: what a bare noun is short for, in a text that compares
  /// places by it.
  @inline(__always)
  func wholeName(of span: Span) -> (phrase: Phrase, indicator: Int32)? {
    wholeOfSentence(span) ?? (comparesPlaces ? wholeCompared(span) : nil)
  }

  @inline(never)
  private func wholeCompared(_ span: Span) -> (phrase: Phrase, indicator: Int32)? {
    guard let theme = comparedHere, theme.phrase.a.count > span.count
    else { return nil }
    // …城镇居民人均可支配收入…。人均收入低于1万元
    if text.has("人均收入", at: Int(span.start)), span.count == 12,
      text.ends("收入", at: Int(theme.phrase.a.end)), text.find("人均", in: theme.phrase.a.range) != nil
    {
      return (theme.phrase, theme.indicator)
    }
    guard
      text.any("收入", "投资", "支出", "总额", "产值", "产量", "人口", at: Int(span.start)) == span.count,
      text.holds(span, in: Span(theme.phrase.a.end - Int32(span.count), theme.phrase.a.end))
    else { return nil }
    return (theme.phrase, theme.indicator)
  }

  /// What the text compares places by, what its section began with, or what it named last, if a quantity
  /// can be of that.
  func themeFitting(_ quantity: Quantity, _ measure: Measure) -> (
    phrase: Phrase, indicator: Int32
  )? {
    if let theme = comparedHere, fits(theme, quantity, measure) {
      let own = measure == .growth ? grownHere(theme.phrase.a.start) : nil
      return own ?? (theme.phrase, theme.indicator)
    }
    guard
      quantity.kind == .measure || quantity.kind == .percent || quantity.kind == .person
        || quantity.kind == .none && quantity.number.hasMagnitude
    else { return nil }
    if let headline = carry.headline, headline.sentence >= sentenceIndex - 4,
      fits(headline.indicator, quantity, measure)
    {
      let own = measure == .growth ? grownHere(headline.phrase.a.start) : nil
      return own ?? (headline.phrase, headline.indicator)
    }
    if let (span, indicator) = namedIndicator(quantity, measure) {
      return wasToldSince(span, quantity) ? (carry.topic, -1) : (Phrase(span), indicator)
    }
    // 300城土地出让金总额12672亿元…，22个城市揽金7614.6亿元: what was told in the same unit.
    if measure == .level, quantity.kind == .measure,
      let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.sentence >= sentenceIndex - 3,
      topic.indicator >= 0 || endsWithHead(Int(topic.phrase.last.end))
    {
      return (topic.phrase, topic.indicator)
    }
    return nil
  }

  /// 江苏(23席), 宜都的排名跃升(12位): seats and ranks without a measure are of the list that the text is
  /// about.
  @inline(__always)
  private func returnToList(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    raw.measure == .rank
      || quantity.kind == .classifier && raw.rules.indicator == .indicatorCarried
      || text.has("席", at: Int(quantity.unit.start))
      ? returnToListInFull(quantity, &raw) : false
  }

  @inline(never)
  private func returnToListInFull(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    // 山东22个，增加2个: things cannot be of a sum of money that was named before.
    let isSeat =
      text.any("席", at: Int(quantity.unit.start)) != nil
      || quantity.kind == .classifier && raw.rules.indicator == .indicatorCarried
        && raw.indicator >= 0 && raw.rules.area == .areaNamed
        && text.has("个", at: Int(quantity.unit.start)) && !fits(raw.indicator, quantity, .level)
    guard isSeat || raw.measure == .rank else { return false }
    if !isSeat {
      guard raw.indicator < 0,
        raw.rules.indicator == .indicatorCarried && carry.topicSentence != sentenceIndex
          || raw.phrase.isEmpty || raw.phrase.b.isEmpty && saysNothing(raw.phrase.a)
          || text.any("排名", "位次", "名次", at: Int(raw.phrase.a.start)) != nil,
        !holdsIndicatorBefore(quantity)
      else { return false }
    } else if raw.rules.indicator != .indicatorCarried,
      text.find("强", in: raw.phrase.a.range) != nil
        || text.find("榜", in: raw.phrase.a.range) != nil
    {
      return false
    }
    guard let list = listOfDocument(Int(quantity.span.start)) else {
      return isSeat && seatsOfCounted(quantity, &raw)
    }
    var phrase = Phrase(list)
    if isSeat { phrase.append(quantity.unit) }
    set(phrase, -1, .indicatorCarried, &raw)
    raw.certainty.indicator = .guessed
    return true
  }

  /// 环比上涨的城市中…。大连、北京分别上涨0.4%和0.3%: what a list of places goes on about, where the topic
  /// only tells of places.
  func themeOfList(_ item: ListItem, _ quantity: Quantity, grows: Bool) -> (
    phrase: Phrase, indicator: Int32
  )? {
    // 存款余额20.4万亿元，占长三角的26%；杭州、苏州分别以7.5万亿元…: no share is told in money.
    if item.isCarried, quantity.kind == .measure, !carry.root.isEmpty, item.phrase == carry.topic,
      item.phrase.a.start == carry.root.a.start, text.find("占", in: item.phrase.last.range) != nil
    {
      return (carry.root, carry.rootIndicator)
    }
    guard item.isCarried, item.area != 0, item.phrase.b.isEmpty else { return nil }
    if let theme = themeOfDocument(quantity, grows: grows) { return theme }
    let measure: Measure =
      quantity.kind == .percent ? .growth : quantity.number.isOrdinal ? .rank : .level
    // 粤西的湛江、茂名分别增加…, right behind a heading: of what the text told before it.
    if item.phrase.isEmpty { return toldFitting(quantity, measure) }
    // A rate has its own percentages.
    if quantity.kind == .percent, !grows, !isOtherRate(item.phrase, quantity) {
      if item.indicator >= 0 {
        switch tables.indicatorKinds[Int(item.indicator)] {
        case .rate, .ratio, .index: return nil
        default: break
        }
      } else if text.anyEnds("率", "强度", "占比", "比重", "比例", at: Int(item.phrase.a.end)) != nil {
        return nil
      }
    }
    if !quantity.kind.counts || measure == .rank, quantity.kind != .points, item.indicator < 0,
      item.phrase.a == carry.nameless, Int(item.phrase.a.start) < sentenceStart,
      let told = toldFitting(quantity, measure)
    {
      return told
    }
    if let own = themeOfSentence(quantity, measure) { return own }
    if quantity.kind == .points { return isOfPlaces(item.phrase) ? topicBeforePlaces() : nil }
    guard
      item.indicator >= 0
        ? !fits(item.indicator, quantity, measure) && !isTold(item.phrase, quantity)
        : isOfPlaces(item.phrase) || isPredicate(item.phrase.a) || saysOfPlace(item.phrase.a)
          || saysNothing(item.phrase.a) && fitsCompared(quantity, measure)
          || isOtherRate(item.phrase, quantity)
    else { return nil }
    if let found = themeFitting(quantity, measure) { return found }
    if measure == .level, quantity.kind == .measure,
      let topic = carry.measured.first(where: { $0.unit == quantity.unitIndex }),
      topic.sentence >= sentenceIndex - 6
    {
      return (topic.phrase, topic.indicator)
    }
    if quantity.kind == .percent, let before = topicBeforePlaces() { return before }
    return theme(quantity, measure).map { (Phrase($0.0), $0.1) }
  }

  /// 二孩占出生人口的比重达63.3%。…新疆为15.34‰: whether a rate was told in another unit.
  private func isOtherRate(_ phrase: Phrase, _ quantity: Quantity) -> Bool {
    guard text.has("‰", at: Int(quantity.unit.start)) else { return false }
    return output.suffix(8).last { $0.phrase == phrase && $0.measure == .level }
      .map { text.any("%", "％", at: Int($0.unit.start)) != nil } ?? false
  }

  /// …平均价格16202元…。47个城市环比上涨；东莞、昆明分别下跌…: the topic before places were counted.
  func topicBeforePlaces() -> (phrase: Phrase, indicator: Int32)? {
    guard let before = carry.beforePlaces, before.sentence == sentenceIndex, !before.topic.isEmpty
    else { return nil }
    return (before.topic, before.indicator)
  }

  /// 分别占(23席): seats on the list that the text is about.
  func seats(_ quantity: Quantity) -> Phrase? {
    guard text.any("席", at: Int(quantity.unit.start)) != nil,
      let list = listOfDocument(Int(quantity.span.start))
    else { return nil }
    return Phrase(list, quantity.unit)
  }

  private func holdsIndicatorBefore(_ quantity: Quantity) -> Bool {
    for token in tokensBefore(Int(quantity.span.start))
    where token.kind == .word && token.isIndicator {
      return true
    }
    return false
  }

  /// 新版百强县榜单发布: the list of places that the document's first words say it is about.
  private func listOfDocument(_ end: Int) -> Span? {
    let range = 0..<min(end, 480)
    guard text.anyFind(["榜单", "百强榜", "名单", "新榜", "榜发布", "研究》", "报告》"], in: range) != nil else {
      return nil
    }
    for name: StaticString in ["百强县", "百强区", "百强镇", "百强市", "百强榜", "百强"] {
      guard let at = text.find(name, in: range) else { continue }
      let end = at + name.utf8CodeUnitCount
      // “中国外贸百强城市”: the name in its quotation marks.
      if let open = text.find("“", in: max(range.lowerBound, at - 36)..<at),
        let close = text.find("”", in: end..<min(end + 24, text.count)),
        text.anyFind(["”", "，", "。"], in: open..<at) == nil
      {
        return Span(open + 3, close)
      }
      return Span(at, end)
    }
    return nil
  }

  /// GDP都撑起了全省的半壁江山: the indicator that a predicate is said of.
  @inline(__always)
  private func subjectOfPredicate(_ span: Span) -> (span: Span, indicator: Int32)? {
    span.start > lastIndicatorStart ? nil : subjectOfPredicateInFull(span)
  }

  @inline(never)
  private func subjectOfPredicateInFull(_ span: Span) -> (span: Span, indicator: Int32)? {
    guard let token = token(at: Int(span.start)), token.kind == .word, token.isIndicator,
      token.end < span.end,
      text.any("都", "却", "也", "仅", "则", "已", "均", "仍", "不过", "更是", "便", "就", at: Int(token.end))
        != nil, !isInsideWord(Int(token.end)), !isNounHead(Int(token.end))
    else { return nil }
    return (token.span, lexicon[Int(token.index)].indicator)
  }

  /// Whether words say something instead of naming something: a word stands within them that stands in
  /// no name, or they end in a verb or an adjective.
  ///
  /// Rules of the same statement ask it of the same name, one behind the other.
  func isPredicate(_ span: Span) -> Bool {
    if predicateAsked.span != span { predicateAsked = (span, findsPredicate(span)) }
    return predicateAsked.isSo || endsInPlainWord(span)
  }

  @inline(never)
  private func findsPredicate(_ span: Span) -> Bool {
    let end = Int(span.end)
    if text.anyEnds(often.predicateEnds, at: end) != nil { return true }
    let (text, words) = (text, often.predicateWords)
    var at = Int(span.start)
    while at < end {
      if text.any(words, at: at) != nil, !isInsideWord(at), !isNounHead(at) { return true }
      at += text.base[at] & 0xF0 == 0xE0 ? 3 : text.scalar(at).length
    }
    return false
  }

  static let predicateWords = WordSet(
    "却", "仍", "得很", "得更", "得最", "首度", "一家就", "一地就", "唯一", "首个", "仅次于", "更是", "更为", "仅", "只有", "只剩",
    "方能", "才能", "已经",
    "相当于", "成为",
    "相比",
    "门槛", "大关", "换算成", "折算成", "换成", "靠的是", "情形", "有不同", "撑起", "占据", "占去", "占了", "拿下", "包揽", "不及",
    "不敌", "优势", "差距", "竞争", "公布", "亮出",
    "交出", "晒出", "意味着", "尽管", "虽然", "不过", "此外", "可见", "值得")
  static let predicateEnds = WordEnds(
    "列前", "排前", "居前", "靠前", "激烈", "相比", "相较", "如愿", "拉大", "拉开", "缩小", "反超", "占去", "占据", "公布", "出炉",
    "出齐", "揭晓", "发布", "亮相",
    "领跑", "垫底", "其后", "居首", "悬殊", "不俗", "强劲", "亮眼", "抢眼", "突出", "明显", "乐观", "如此", "开外", "上下",
    "不等", "挪动", "逼近", "直逼", "迈过", "越过", "跨过", "紧跟", "身后", "冲刺", "之后", "之前", "后者", "前者", "坐稳", "反弹",
    "回落",
    "最大", "最高", "最低", "最快", "最慢", "最小", "最多", "最少", "最大的", "最高的", "最低的", "最快的", "最慢的", "最多的", "最少的",
    "均未", "之遥", "变成", "变为", "更多", "更少", "只差", "仅差",
    "相差", "多出", "高出", "少了", "多了", "相当于", "排在",
    "不增", "不降", "不升", "不减", "反降", "反增", "反升", "反减",
    "合起来", "加起来", "相加", "加总", "最好", "最佳", "最差", "最强", "最弱", "不佳", "稳健", "平稳", "低迷", "坚挺", "涨跌互现",
    "涨跌不一", "升降互现", "有升有降",
    "有增有减", "有涨有跌", "有升有落", "得很快", "得更快", "得最快", "得较快", "看到", "看出", "得知", "发现")
}
