import HanBase
import HanCatalog

/// Parts of what came in a period, and what of an investment is done.
extension Analyzer {
  private static let comings = WordSet(
    "新增", "净增", "新设立", "新设", "新登记", "新注册", "新认定", "新培育", "新引进", "新发放", "新发展", "新建", "引进", "发放",
    "投放",
    "招引")

  /// 新增贷款8600亿元，其中制造业贷款1260亿元; 引进人才3.6万人，其中高层次人才2600人: a part of what came is no stock.
  @inline(__always)
  func partOfComing(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    _slowPath(
      left.indicator >= 0 && (left.isPart || carry.topicIsPart)
        && carry.topicSentence == sentenceIndex)
      ? partOfComingInFull(left, quantity) : nil
  }

  @inline(never)
  private func partOfComingInFull(_ left: NounPhrase, _ quantity: Quantity) -> Phrase? {
    guard tables.indicatorKinds[Int(left.indicator)] == .stock, left.phrase.b.isEmpty,
      !opensWithVerb(left.phrase.a),
      // 新增电力装机1245万千瓦，其中储能装机达266万千瓦; …，装机总量4000万千瓦: what there is by now.
      text.anyEnds("达", "达到", "突破", "超", "超过", "总量", "总数", "总额", "余额", at: Int(quantity.span.start))
        == nil,
      text.anyEnds("总量", "总数", "总额", "余额", "总规模", at: Int(left.phrase.a.end)) == nil,
      quantity.kind.counts || quantity.kind == .person || quantity.kind == .measure,
      let last = output.last, Int(last.sentence) == sentenceIndex, isSameUnit(last, quantity)
    else { return nil }
    var whole = carry.root.isEmpty ? carry.topic : carry.root
    if !left.isPart {
      guard let told = carry.whole, told.sentence == sentenceIndex,
        isListItem(quantity) || left.phrase.a.start == quantity.clauseStart,
        left.phrase.a.end == quantity.span.start,
        text.anyFind(["；", ";"], in: Int(told.at)..<max(Int(told.at), Int(quantity.span.start)))
          == nil
      else { return nil }
      whole = told.phrase
    }
    let start = Int(whole.a.start)
    guard let verb = text.any(Analyzer.comings, at: start),
      text.any(Analyzer.comings, at: Int(left.phrase.a.start)) == nil
    else { return nil }
    return Phrase(Span(start, start + verb), left.phrase.a)
  }

  /// 消除大班额: what is done is none of what came.
  private func opensWithVerb(_ name: Span) -> Bool {
    guard let token = token(at: Int(name.start)), token.kind == .word, token.end < name.end else {
      return false
    }
    return token.roles.contains(.verb) && !token.isIndicator
  }

  /// 总投资186亿元，已完成126亿元: what of it is done is no plan.
  @inline(__always)
  func nameDone(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(
      raw.rules.indicator == .indicatorCarried && raw.measure == .level
        && text.anyEnds("总投资", "投资总额", at: Int(raw.phrase.last.end)) != nil)
    {
      nameDoneInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func nameDoneInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let range = Int(quantity.leftLimit)..<Int(quantity.span.start)
    // 项目总投资1500万元，(今年计划投资)800万元: what one year is to bring of it.
    if quantity.kind == .measure, let plan = text.find("计划投资", in: range),
      let year = text.anyEnds("今年", "本年", "本年度", "当年", "年内", "今年内", at: plan)
    {
      set(Phrase(Span(plan - year, plan + 12)), -1, .indicatorLeft, &raw)
      return
    }
    guard raw.indicator >= 0, raw.phrase.b.isEmpty, quantity.kind == .measure,
      let verb = text.anyFind(["完成", "到位"], in: range)
    else { return }
    set(Phrase(Span(verb, verb + 6), raw.phrase.a), -1, .indicatorPart, &raw)
  }
}
