import HanBase
import HanCatalog

/// Kinds of institutions that are a part of a whole, and crops whose yield is told.
extension Analyzer {
  private static let institutions = WordEnds(
    "企业", "机构", "单位", "公司", "集团", "医院", "卫生院", "卫生室", "服务中心", "照料中心", "保健院", "诊所", "学校", "小学", "中学",
    "大学", "高校", "院校", "院所", "幼儿园", "图书馆", "文化馆", "博物馆", "银行", "信用社", "合作社", "农场", "园区", "开发区", "场馆",
    "部门",
    "税务局", "国税局", "地税局", "财政局", "国税", "地税")
  private static let countingUnits = WordSet(
    "个", "家", "所", "户", "处", "座", "间", "位", "名", "类", "种", "批", "次")

  /// 医疗卫生机构床位5.86万张，其中医院4.52万张; 税收收入326亿元，其中规模以上工业企业186亿元: what the institutions have of the whole,
  /// where the unit does not count them.
  @inline(__always)
  func partOfInstitutions(_ left: NounPhrase, _ quantity: Quantity) -> (
    phrase: Phrase, isGuess: Bool
  )? {
    text.anyEnds(Analyzer.institutions, at: Int(left.phrase.a.end)) != nil
      && _slowPath(
        left.isPart || carry.partSentence == sentenceIndex || opensPart(quantity))
      ? partOfInstitutionsInFull(left, quantity) : nil
  }

  /// 其中，(国税部门)2.3亿元: whether the word that opens parts stands by itself.
  @inline(__always)
  func opensPart(_ quantity: Quantity) -> Bool {
    text.anyEnds("其中：", "其中，", "其中:", "其中,", at: Int(quantity.clauseStart)) != nil
  }

  /// 税收收入20亿元，其中：(国税部门)15亿元; 零售总额80亿元，其中：(批发业)20亿元: the same as behind 其中 alone.
  @inline(never)
  func partBehindMark(_ left: NounPhrase, _ quantity: Quantity) -> (phrase: Phrase, isGuess: Bool)?
  {
    if let part = partOfInstitutions(left, quantity) { return part }
    var own = left
    own.isPart = true
    return partOfWhole(own, quantity).map { ($0, false) }
  }

  @inline(never)
  private func partOfInstitutionsInFull(_ left: NounPhrase, _ quantity: Quantity) -> (
    phrase: Phrase, isGuess: Bool
  )? {
    let own = left.phrase.a
    let opens = !left.isPart && opensPart(quantity)
    // 税收收入20亿元。其中：国税部门15亿元
    let since = opens ? sentenceIndex - 1 : sentenceIndex
    guard left.phrase.b.isEmpty, own.count <= 60, carry.topicSentence >= since,
      quantity.kind == .measure || quantity.kind == .person || quantity.kind == .classifier
        || quantity.kind == .percent,
      text.any(Analyzer.countingUnits, at: Int(quantity.unit.start)) != quantity.unit.count
        || isCountedForThem(quantity),
      let last = output.last, Int(last.sentence) >= since,
      isSameUnit(last, quantity)
        || opens && carry.topicIndicator >= 0 && fits(carry.topicIndicator, quantity, .level)
        // 医院病床使用率79.4%，其中，公立医院86.0%
        || opens && quantity.kind == .percent && last.measure == .level
          && last.phrase == carry.topic && text.isSame(last.unit, quantity.unit)
          && text.lacks("占", from: Int(quantity.clauseStart), to: Int(quantity.span.start))
    else { return nil }
    if left.isPart || opens {
      let whole = wholeOfParts(quantity)
      // 经营主体增长18%，其中企业增长24%: so many more of them.
      if quantity.kind == .percent, !isTold(whole) { return nil }
      carry.partHead = nounOfInstitutions(whole)
      carry.partSentence = sentenceIndex
    } else if text.anyEnds("；", ";", at: Int(quantity.clauseStart)) != nil, !isSibling(own) {
      carry.partSentence = -1
      return nil
    }
    guard !carry.partHead.isEmpty else { return nil }
    return (
      Phrase(own, carry.partHead),
      quantity.kind == .percent || last.certainty.indicator == .guessed
    )
  }

  /// 其中：国税部门完成2.3亿元，增长9%；(地税部门)完成2.9亿元: whether the part before was of the like.
  private func isSibling(_ own: Span) -> Bool {
    guard let last = output.last, last.phrase.b == carry.partHead, own.count >= 9 else {
      return false
    }
    let length: Int32 =
      text.anyEnds("税务局", "国税局", "地税局", "财政局", "国税", "地税", at: Int(own.end)) != nil ? 3 : 6
    return text.isSame(
      Span(own.end - length, own.end),
      Span(last.phrase.a.end - length, last.phrase.a.end))
  }

  /// Whether the sentence told how much there is of something, in a unit that counts no institutions.
  private func isTold(_ whole: Phrase) -> Bool {
    if whole == carry.topic, carry.topicIndicator >= 0,
      catalog.indicatorDimension(Int(carry.topicIndicator)) == "money"
    {
      return true
    }
    return output.suffix(8).contains {
      Int($0.sentence) == sentenceIndex && $0.measure == .level && $0.phrase == whole
        && text.any(Analyzer.countingUnits, at: Int($0.unit.start)) != $0.unit.count
    }
  }

  /// 引进项目126个，其中央企12个、民营企业86个: 个 counts what they have.
  private func isCountedForThem(_ quantity: Quantity) -> Bool {
    text.any("个", "项", at: Int(quantity.unit.start)) == quantity.unit.count
      && text.anyEnds("项目", "岗位", "平台", "商标", "学位", "车位", at: Int(carry.topic.last.end)) != nil
  }

  /// 各类学校1286所，其中小学860所: one kind of them, which has a name of its own.
  func isKindOfInstitution(_ own: Span) -> Bool {
    text.anyEnds(Analyzer.institutions, at: Int(own.end)) != nil
      && text.anyEnds(Analyzer.institutions, at: Int(carry.partHead.end)) != nil
  }

  /// 医疗卫生机构(床位), 规模以上工业企业(营业收入), 税收收入: what is told of institutions, without those of which the whole is told.
  private func nounOfInstitutions(_ whole: Phrase) -> Span {
    let last = whole.last
    var at = Int(last.end)
    while at > Int(last.start) {
      at = text.before(at)
      guard text.anyEnds(Analyzer.institutions, at: at) != nil else { continue }
      at += text.any(Analyzer.wholeHeads, at: at) ?? 0
      return Int(last.end) - at >= 6 ? Span(at, Int(last.end)) : .none
    }
    let head = text.any(Analyzer.wholeHeads, at: at) ?? 0
    if head + 6 <= last.count { at += head }
    return Int(last.end) - at <= 27 ? Span(at, Int(last.end)) : headOfWhole(whole)
  }

  /// 全社会(用电量), 实现(营业收入): what only the whole has.
  private static let wholeHeads = WordSet("全社会", "各类", "各项", "全部", "实现", "完成", "全市", "总")

  /// 粮食总产量486万吨，单产447公斤: the crop's.
  func cropOf(_ topic: Phrase) -> Phrase {
    var topic = topic
    let end = Int(topic.last.end)
    guard topic.c.isEmpty,
      let length = text.anyEnds(
        "总产量", "产量", "总产", "平均亩产", "平均单产", "亩产", "单产", "播种面积", "种植面积", "生产面积", "栽培面积", "总面积", "面积",
        at: end)
    else { return topic }
    if topic.b.isEmpty {
      if topic.a.count >= length + 6 { topic.a.end -= Int32(length) }
    } else if topic.b.count == length {
      topic = Phrase(topic.a)
    }
    return topic
  }
}
