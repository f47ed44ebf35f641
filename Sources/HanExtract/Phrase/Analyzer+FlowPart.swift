import HanBase
import HanCatalog

/// Parts of what came in a period, tiers of a budget, and what of an investment is done.
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
      quantity.kind.counts || quantity.kind == .person || quantity.kind == .measure,
      let last = output.last, Int(last.sentence) == sentenceIndex, isSameUnit(last, quantity)
    else { return nil }
    var whole = carry.root.isEmpty ? carry.topic : carry.root
    if !left.isPart {
      guard let told = carry.whole, told.sentence == sentenceIndex,
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

  private static let tiers = WordSet(
    "市本级", "省本级", "县本级", "区本级", "本级", "县市区", "县（市、区）", "县（市）", "县区", "区县", "各县", "市级", "县级", "省级",
    "区级",
    "乡级", "园区", "市区", "城区")

  /// 一般公共预算收入130.5亿元，其中市本级62亿元，县市区68.5亿元: a tier of the purse is not the whole.
  @inline(__always)
  func nameTier(_ quantity: Quantity, _ isPart: Bool, _ raw: inout RawObservation) {
    if _slowPath(
      raw.rules.indicator == .indicatorCarried && (isPart || carry.topicIsPart)
        && raw.measure != .rank && quantity.kind != .points)
    {
      nameTierInFull(quantity, isPart, &raw)
    }
  }

  @inline(never)
  private func nameTierInFull(_ quantity: Quantity, _ isPart: Bool, _ raw: inout RawObservation) {
    var at = Int(quantity.leftLimit)
    at += text.any("其中：", "其中", "，", "、", at: at) ?? 0
    guard at < Int(quantity.span.start), let length = text.any(Analyzer.tiers, at: at),
      raw.phrase.c.isEmpty, raw.area == context.area
    else { return }
    let tier = Span(at, at + length)
    var whole = raw.phrase
    if !isPart {
      // 市本级 + 收入, 县市区: another tier of the same.
      guard let last = output.last, last.sentence == raw.sentence, last.phrase.c.isEmpty,
        text.any(Analyzer.tiers, at: Int(last.phrase.a.start)) == last.phrase.a.count
      else { return }
      whole = Phrase(last.phrase.b)
    } else if raw.indicator < 0 {
      return
    }
    set(Phrase(tier, whole.a, whole.b), -1, .indicatorPart, &raw)
  }

  /// 总投资186亿元，已完成126亿元: what of it is done is no plan.
  @inline(__always)
  func nameDone(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(
      raw.rules.indicator == .indicatorCarried && raw.indicator >= 0 && raw.measure == .level
        && text.anyEnds("总投资", "投资总额", at: Int(raw.phrase.last.end)) != nil)
    {
      nameDoneInFull(quantity, &raw)
    }
  }

  @inline(never)
  private func nameDoneInFull(_ quantity: Quantity, _ raw: inout RawObservation) {
    let range = Int(quantity.leftLimit)..<Int(quantity.span.start)
    guard raw.phrase.b.isEmpty, quantity.kind == .measure,
      let verb = text.anyFind(["完成", "到位"], in: range)
    else { return }
    set(Phrase(Span(verb, verb + 6), raw.phrase.a), -1, .indicatorPart, &raw)
  }
}
