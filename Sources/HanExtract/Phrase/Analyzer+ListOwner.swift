import HanBase
import HanCatalog

/// Names that stand for themselves only beside whose they are.
extension Analyzer {
  /// 小学1126所，(在校生)89.6万人; 生均教育事业费：小学16832元; 其中主城都市区23033亿元: what a name takes over that stands before it.
  @inline(__always)
  func nameOwned(_ quantity: Quantity, _ left: NounPhrase, _ raw: inout RawObservation) {
    if raw.measure == .level, raw.phrase.b.isEmpty, !raw.phrase.isEmpty,
      raw.rules.indicator == .indicatorLeft,
      quantity.kind == .person || quantity.kind == .measure || quantity.kind == .classifier
    {
      nameOwnedInFull(quantity, left, &raw)
    }
  }

  @inline(never)
  private func nameOwnedInFull(
    _ quantity: Quantity, _ left: NounPhrase, _ raw: inout RawObservation
  ) {
    let own = raw.phrase.a
    if text.any(Analyzer.ownedByMany, at: Int(own.start)) == own.count {
      guard let owner = ownerOfCount(own) else { return }
      let phrase = Phrase(owner, own)
      set(phrase, indicator(of: phrase), .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    // 生猪出栏186.2万头，季末(存栏)163.2万头
    if let stock = text.anyEnds("存栏量", "存栏", at: Int(own.end)), own.count <= stock + 6,
      let last = output.last, Int(last.sentence) == sentenceIndex, last.phrase.b.isEmpty,
      let sold = text.anyEnds("出栏量", "出栏", at: Int(last.phrase.a.end)),
      last.phrase.a.count > sold,
      text.anyFind(["；", ";"], in: Int(last.span.end)..<max(Int(last.span.end), Int(own.start)))
        == nil
    {
      let phrase = Phrase(
        Span(Int(last.phrase.a.start), Int(last.phrase.a.end) - sold),
        Span(Int(own.end) - stock, Int(own.end)))
      set(phrase, indicator(of: phrase), .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    if let trade = tradeOfIncome(own) {
      set(Phrase(trade, own), indicator(of: Phrase(trade, own)), .indicatorPart, &raw)
      raw.certainty.indicator = .carried
      return
    }
    guard raw.indicator < 0, quantity.kind != .classifier, own.count >= 6, own.count <= 36,
      !endsWithMeasure(Int(own.end))
    else {
      return
    }
    if nameGroup(own, quantity, left, &raw) { return }
    guard var head = headBeforeColon(quantity, raw), !text.holds(head, in: own) else { return }
    // 粮食作物产量：稻谷86万吨: of the crop no more than how much of it there is.
    let noun = Span(Int(headStart(head)), Int(head.end))
    if noun.count >= 6, indicator(of: Phrase(own, noun)) >= 0 { head = noun }
    let phrase = Phrase(own, head)
    set(phrase, indicator(of: phrase), .indicatorPart, &raw)
    raw.certainty.indicator = .guessed
  }

  private static let ownedByMany = WordSet(
    "在校生", "在校学生", "专任教师", "教职工", "毕业生", "在校生数", "从业人员", "在校生总数", "在校学生数", "毕业生数")

  private static let enrolments = WordEnds(
    "招生", "招生数", "招生人数", "在校生", "在校学生", "在校生数", "在校学生数", "毕业生", "毕业生数", "专任教师", "教职工")

  private static let owners = WordEnds(
    "小学", "初中", "高中", "中学", "学校", "高校", "院校", "学院", "幼儿园", "企业", "机构", "医院", "合作社")

  /// 小学1126所，增加3所，(在校生): those that were counted in the clauses before.
  private func ownerOfCount(_ own: Span) -> Span? {
    for raw in output.suffix(8).reversed() {
      guard Int(raw.sentence) == sentenceIndex, own.start - raw.span.end <= 90,
        text.anyFind(
          ["；", ";", "："], in: Int(raw.span.end)..<max(Int(raw.span.end), Int(own.start))) == nil
      else { return nil }
      if raw.rules.indicator == .indicatorCarried { continue }
      if raw.rules.indicator == .indicatorPart, raw.phrase.c.isEmpty,
        text.any(Analyzer.ownedByMany, at: Int(raw.phrase.b.start)) == raw.phrase.b.count
      {
        return raw.phrase.a
      }
      // 普通高中招生1049人，(在校学生)3186人，毕业生995人: of the same schools.
      if raw.measure == .level, raw.phrase.b.isEmpty,
        let deed = text.anyEnds(Analyzer.enrolments, at: Int(raw.phrase.a.end)),
        raw.phrase.a.count >= deed + 6,
        text.anyEnds("计划", "扩大", "实际", "自主", "统一", at: Int(raw.phrase.a.end) - deed) == nil
      {
        return Span(Int(raw.phrase.a.start), Int(raw.phrase.a.end) - deed)
      }
      guard raw.measure == .level, raw.phrase.b.isEmpty,
        text.any("所", "家", "个", at: Int(raw.unit.start)) == raw.unit.count,
        text.anyEnds(Analyzer.owners, at: Int(raw.phrase.a.end)) != nil,
        text.any("各", "新", "改", "建", "撤", "引", "培", "全", at: Int(raw.phrase.a.start)) == nil
      else { return nil }
      return raw.phrase.a
    }
    return nil
  }

  /// 同城快递业务量完成74.1亿件；实现(业务收入)563.1亿元: what came of the business that was told of right before.
  private func tradeOfIncome(_ own: Span) -> Span? {
    guard text.has("业务收入", at: Int(own.start)), own.count == 12, let last = output.last,
      Int(last.sentence) == sentenceIndex
    else { return nil }
    for told in output.suffix(3).reversed() {
      guard Int(told.sentence) == sentenceIndex else { return nil }
      if told.measure == .level, told.phrase.b.isEmpty,
        let amount = text.anyEnds("业务量", "业务总量", at: Int(told.phrase.a.end)),
        told.phrase.a.count >= amount + 6
      {
        return Span(Int(told.phrase.a.start), Int(told.phrase.a.end) - amount)
      }
    }
    return nil
  }

  /// 地区生产总值30145亿元，其中(主城都市区)23033亿元: a group of places has what was told of the whole.
  private func nameGroup(
    _ own: Span, _ quantity: Quantity, _ left: NounPhrase, _ raw: inout RawObservation
  ) -> Bool {
    guard
      text.anyEnds(
        "都市区", "城镇群", "城市群", "都市圈", "经济区", "经济圈", "经济带", "走廊", "片区", "地区", "区域", "组团",
        at: Int(own.end))
        != nil,
      carry.topicSentence == sentenceIndex, !carry.topic.isEmpty, carry.topic.c.isEmpty,
      let last = output.last, Int(last.sentence) == sentenceIndex, isSameUnit(last, quantity),
      left.isPart || !carry.topic.b.isEmpty
    else { return false }
    set(
      Phrase(own, carry.topic.b.isEmpty ? carry.topic.a : carry.topic.b), -1, .indicatorPart, &raw)
    raw.certainty.indicator = .guessed
    return true
  }

  /// (主要农产品产量)：粮食40.6万吨，中药材8万吨: what the members of a list are measured by.
  private func headBeforeColon(_ quantity: Quantity, _ raw: RawObservation) -> Span? {
    if carry.colonHead.sentence == sentenceIndex {
      return text.isSame(carry.colonHead.unit, quantity.unit) ? carry.colonHead.head : nil
    }
    guard !text.lacks("：", from: sentenceStart, to: Int(raw.phrase.a.start)),
      var head = listHead(quantity, raw).flatMap({ $0.phrase.b.isEmpty ? $0.phrase.a : nil })
        ?? feeBeforeColon(Int(raw.phrase.a.start)),
      // 十大城市项目：城市更新360万平方米: a class of things measures nothing.
      text.anyEnds("项目", "工程", "企业", "学生", "实事", "任务", "机构", at: Int(head.end)) == nil
    else { return nil }
    if text.any("主要", "部分", "各", "重点", "其他", "大", "类", "种", at: Int(head.start)) != nil {
      head.start = headStart(head)
    }
    carry.colonHead = (head, quantity.unit, sentenceIndex)
    return head
  }

  /// (生均教育事业费)：小学16832元: the same of what the words for measures do not have.
  private func feeBeforeColon(_ place: Int) -> Span? {
    guard let colon = tokensBefore(place).last, colon.kind == .colon, Int(colon.end) == place,
      text.anyEnds("费", "经费", "成本", "单价", "补助", "标准", at: Int(colon.start)) != nil
    else { return nil }
    var start = sentenceStart
    for token in tokensBefore(Int(colon.start)) where token.kind.endsClause {
      start = Int(token.end)
    }
    let head = leftPhrase(start, Int(colon.start))
    return head.phrase.b.isEmpty && head.phrase.a.count >= 9
      && !hasQuantity(in: Span(start, Int(colon.start))) ? head.phrase.a : nil
  }

  /// GDP过千亿元的县市达到21个，合计(创造GDP4.1万亿元): what some have together is not what the place has.
  @inline(__always)
  func leaveSumOfSome(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.indicator >= 0, raw.rules.indicator == .indicatorLeft, raw.measure == .level,
      quantity.kind == .measure || quantity.kind == .person,
      _slowPath(text.any("合计", "总计", "共计", at: Int(quantity.clauseStart)) != nil)
    {
      leaveSumOfSomeInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func leaveSumOfSomeInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .level,
      Int(last.span.end) <= Int(quantity.clauseStart),
      Int(quantity.clauseStart) - Int(last.span.end) <= 3,
      text.any("个", "家", "座", "户", "所", at: Int(last.unit.start)) == last.unit.count
    else { return }
    raw.indicator = -1
    raw.certainty.indicator = .guessed
  }
}
