import HanBase
import HanCatalog

/// Who is spoken of below the rank of a county: a town, a village, a zone or a firm, of which the sentences behind go on to tell.
struct SmallSubject {
  var kind = Apart.Kind.none
  /// Where its name ends.
  var end = 0
  var sentence = -1
  /// Whether its sentence says what it is: 加义村是典型的空心村.
  var isDefined = false
  /// Whether something was told of it.
  var isTold = false
  /// The sentence that is read, and the one before it in the paragraph.
  var here = Span.none
  var before = Span.none
  /// The sentences whose beginnings were asked for, the one before and the one that is read.
  var asked = -1
  var askedHere = -1
}

extension Analyzer {
  /// Keeps where a sentence stands: whom it opens with is asked when one goes on to tell of that.
  @inline(__always)
  func noteSmallSubject(_ span: Span) {
    let isSame = Int(carry.small.here.start) >= carry.paragraphStart
    carry.small.before = isSame ? carry.small.here : .none
    carry.small.here = span
    if _slowPath(carry.small.kind != .none) {
      if !isSame || !carry.small.isTold && sentenceIndex > carry.small.sentence + 1 {
        carry.small.kind = .none
      } else {
        readSmallSubject(span, sentenceIndex)
      }
    }
  }

  /// 加义村是典型的空心村。去年，(常住人口860人): reads whom a sentence opens with, which holds till one opens with a place of the
  /// divisions, or with the whole, or the paragraph ends.
  @inline(never)
  private func readSmallSubject(_ span: Span, _ sentence: Int) {
    let limit = Int(span.end)
    var start = Int(span.start)
    // 作为龙头，三一重工…: behind a first clause that is no subject.
    for _ in 0..<2 {
      let opening = start
      while let length = text.any(Analyzer.openers, at: start) { start += length }
      guard start < limit else { return }
      if text.any(Analyzer.wholes, at: start) != nil {
        carry.small.kind = .none
        return
      }
      let at = behindNames(start, limit)
      if nameSmallSubject(start, at, limit, sentence) { return }
      // 平江县势头好: of that again.
      if at > start {
        carry.small.kind = .none
        return
      }
      // 创新是西安高新区的DNA
      if let verb = text.find("是", in: start..<min(limit, start + 18)),
        case let place = behindNames(verb + 3, limit), place > verb + 3
      {
        _ = nameSmallSubject(verb + 3, place, limit, sentence, isObject: true)
        return
      }
      guard start > opening, let comma = text.find("，", in: start..<min(limit, start + 36)),
        comma < limit
      else { return }
      start = comma + 3
    }
  }

  /// Where the names of divisions end that a clause opens with.
  private func behindNames(_ start: Int, _ limit: Int) -> Int {
    var at = start
    while at + 6 <= limit, case let match = lexicon.match(text.base + at, limit - at),
      match.index >= 0, match.isArea
    {
      at += Int(match.length)
    }
    return at
  }

  private func nameSmallSubject(
    _ start: Int, _ first: Int, _ limit: Int, _ sentence: Int, isObject: Bool = false
  ) -> Bool {
    if let length = text.any(Analyzer.ownFirms, at: start) {
      setSmallSubject(.firm, start + length, sentence, isDefined: false)
      return true
    }
    var at = first
    let reach = min(limit, first + 27)
    while at < reach, text[at] >= 0xE4, text[at] < 0xEF {
      if let length = text.any(Analyzer.smallEnds, at: at) {
        guard at >= first + 6 || at == first && first > start,
          text.anyEnds(Analyzer.notSmall, at: at) == nil,
          isObject || text.any(Analyzer.notOfSmall, at: at + length) == nil,
          isNameOnly(first, at, limit)
        else { return false }
        setSmallSubject(
          text.any(Analyzer.firmEnds, at: at) != nil ? .firm : .town, at + length, sentence,
          isDefined: isObject || text.any("是", "堪称", "素有", "地处", "位于", at: at + length) != nil)
        return true
      }
      // 安吉是竹乡
      if text.any("是", "为", "有", "在", "了", "的", "被", "与", "和", "从", "于", at: at) != nil {
        return false
      }
      at += 3
    }
    return false
  }

  private func setSmallSubject(
    _ kind: Apart.Kind, _ end: Int, _ sentence: Int, isDefined: Bool
  ) {
    (carry.small.kind, carry.small.end) = (kind, end)
    (carry.small.sentence, carry.small.isDefined, carry.small.isTold) = (sentence, isDefined, false)
  }

  /// Whether no word that frames what is told stands in a name: 推进乡村振兴, 引进企业集团.
  private func isNameOnly(_ start: Int, _ end: Int, _ limit: Int) -> Bool {
    if text.any(Analyzer.deeds, at: start) != nil { return false }
    var at = start
    while at < end {
      let match = lexicon.match(text.base + at, limit - at)
      if match.index >= 0,
        match.isIndicator || !match.roles.subtracting(.mask).isEmpty && !match.isArea
      {
        return false
      }
      at += match.index >= 0 ? Int(match.length) : 3
    }
    return true
  }

  /// Doubts whose it is, and what, that is told behind such a subject without a place of its own.
  @inline(__always)
  func doubtSmall(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(carry.small.asked != sentenceIndex) { askSentenceBefore() }
    // 狮山镇势头强劲，去年GDP1250亿元
    if _slowPath(!times.isEmpty), quantity.clauseStart > sentenceStart,
      carry.small.kind == .none, carry.small.askedHere != sentenceIndex,
      tokenHere(Int(quantity.clauseStart))?.kind == .time
    {
      carry.small.askedHere = sentenceIndex
      readSmallSubject(carry.small.here, sentenceIndex)
    }
    if _slowPath(carry.small.kind != .none) { doubtSmallInFull(quantity, &raw) }
  }

  /// Asks whom the sentence before opened with, where a time or what it says of that lets this one go on about it.
  private func askSentenceBefore() {
    carry.small.asked = sentenceIndex
    // 在江口，去年…: a place, but which is not sure.
    if text.has("在", at: sentenceStart), text.any("，", ",", at: sentenceStart + 9) != nil,
      isNoSubject(sentenceStart + 3)
    {
      setSmallSubject(.town, sentenceStart + 9, sentenceIndex, isDefined: true)
    }
    let before = carry.small.before
    guard carry.small.kind == .none, !before.isEmpty else { return }
    let isTimed = !times.isEmpty && tokenHere(sentenceStart)?.kind == .time
    guard
      isTimed
        || text.anyFind(
          ["是", "地处", "位于", "堪称", "素有"],
          in: Int(before.start)..<min(Int(before.end), Int(before.start) + 60)) != nil
    else { return }
    readSmallSubject(before, sentenceIndex - 1)
  }

  @inline(never)
  private func doubtSmallInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let end = carry.small.end
    guard Int(raw.phrase.a.start) >= end else { return }
    switch raw.rules.area {
    case .areaCarried where Int(raw.areaSpan.start) >= end:
      carry.small.kind = .none
      return
    case .areaDocument, .areaCarried, .areaParagraph, .areaUnknown: break
    default:
      if Int(raw.areaSpan.start) >= end { carry.small.kind = .none }
      return
    }
    // …，居全省前列；粮食产量…: another item of a list.
    if end > sentenceStart, hasMark(.semicolon),
      text.find("；", in: end..<Int(quantity.span.start)) != nil
    {
      carry.small.kind = .none
      return
    }
    if !carry.small.isTold {
      guard isTelling(quantity) else {
        if sentenceIndex > carry.small.sentence { carry.small.kind = .none }
        return
      }
      carry.small.isTold = true
    }
    guard raw.indicator >= 0 else { return }
    if carry.small.kind == .firm {
      guard raw.phrase.b.isEmpty,
        text.any(Analyzer.ofTrades, at: Int(raw.phrase.a.start)) == raw.phrase.a.count
      else { return }
    }
    (raw.certainty.indicator, raw.certainty.area) = (.guessed, .guessed)
    carry.doubtful = raw.phrase.a
  }

  /// 狮山镇势头强劲，去年(GDP1250亿元): whether a number is told of who was named just before, as a time tells or a sentence on
  /// what it is; 长沙经开区获评绿色园区。新增… is one of many deeds.
  private func isTelling(_ quantity: Quantity) -> Bool {
    if sentenceIndex == carry.small.sentence {
      return token(at: Int(quantity.clauseStart))?.kind == .time
    }
    return sentenceIndex == carry.small.sentence + 1
      && (carry.small.isDefined || token(at: sentenceStart)?.kind == .time)
  }

  /// What stands before the subject of a sentence.
  private static let openers = WordSet(
    "走进", "来到", "步入", "走访", "记者来到", "记者走进", "作为", "如今", "目前", "今天", "而", "在", "近日", "去年，", "今年，",
    "同时，", "此外，",
    "去年", "今年", "近年来，", "再看", "其中，", "“", "如今的", "说起", "地处")

  private static let ownFirms = WordSet(
    "他的企业", "她的企业", "他的公司", "她的公司", "他的工厂", "他的合作社", "他们的企业", "他们公司", "我们公司", "我们企业", "我们厂", "他创办的",
    "她创办的", "他家的企业", "这家企业", "这家公司", "这家工厂", "该企业", "该公司", "该集团", "该厂", "该合作社")

  private static let smallEnds = WordSet(
    joining: firmEnds,
    WordSet(
      "镇", "乡", "村", "街道", "社区", "苏木", "新区", "高新区", "经开区", "开发区", "合作区", "保税区", "综保区", "度假区", "自贸区",
      "产业园",
      "工业园", "科技园", "园区", "示范区"))

  private static let firmEnds = WordSet(
    "集团", "公司", "股份", "重工", "电厂", "钢铁厂", "合作社", "企业", "大学", "学院", "医院", "银行", "研究院")

  /// What words end with that hold such an end and name none.
  private static let notSmall = WordEnds(
    "茶", "竹", "侨", "故", "花", "果", "酒", "瓷", "城", "乡", "小城", "农", "建制", "特色", "重点", "行政", "自然", "美丽",
    "贫困", "之", "示范", "中心", "文明", "新农", "传统", "返", "下",
    "家", "老", "新", "各", "个", "强", "名", "古", "水", "百", "千", "重", "多", "些", "民", "城市", "贫", "县", "区",
    "级", "到",
    "入", "经济", "弱", "富裕", "空心", "脱贫", "移民", "安置", "搬迁", "新型", "老旧", "智慧", "无", "工业", "旅游", "卫生",
    "小", "专业",
    "集", "驻", "进", "和美", "康养", "未来", "完整", "国际", "型", "上市", "国有", "民营", "大", "龙头", "骨干", "外资", "的",
    "市", "省",
    "产业", "科技", "物流", "农业", "现代农业", "担保", "投资", "平台", "全国", "两", "三", "四", "业", "总", "央", "国", "中小",
    "小微",
    "规上", "规模以上", "外贸", "外商投资", "高新技术", "限上", "服务", "加工", "制造", "优质", "重点")

  /// What makes a name with such an end another word, or one of a list.
  private static let notOfSmall = WordSet(
    "区", "均", "民", "庄", "委", "级", "改", "企", "里", "的", "数", "总数", "振兴", "镇", "村", "等", "、", "和", "与",
    "及", "落",
    "容", "史", "域", "建设", "道", "路", "办", "党", "书记", "业", "生", "制", "化", "债", "以上", "城", "内", "群",
    "间", "基础设施", "面积",
    "家", "户", "总量", "所得税")

  /// With what clauses begin that tell what was done.
  private static let deeds = WordSet(
    "发挥", "更好", "充分", "主动", "切实", "进一步", "着力", "聚力", "全力", "借助", "立足", "推进", "推动", "加快", "支持", "建设",
    "实施", "开展", "深化", "强化", "完善", "加强", "全面", "深入", "持续", "大力", "积极", "扎实", "新增",
    "新建", "建成", "打造", "引进", "完成", "组建", "整合", "培育", "成立", "依托", "围绕", "聚焦", "坚持", "鼓励", "引导", "启动",
    "规划", "创建",
    "优化", "提升", "做强", "做大", "我们", "要", "把", "将", "对", "与", "以", "由", "为", "通过")
}
