import HanBase
import HanCatalog

/// Names that cannot be all of what is told, or not only that.
extension Analyzer {
  /// 工伤保险参保人数…，其中农民工94.6万人; …，合计占76.1%; 多子女家庭上浮20%.
  @inline(__always)
  func doubtName(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(
      raw.indicator >= 0 && raw.measure == .level && quantity.kind != .percent
        && text.anyEnds("其中", "其中，", "其中：", "其中,", at: Int(raw.phrase.a.start)) != nil)
    {
      nameMemberOfWhole(quantity, &raw)
    }
    if _slowPath(
      raw.measure == .level
        && text.anyEnds("累计", "累计达", "累计达到", "累计有", "累计为", at: Int(raw.span.start)) != nil),
      let last = output.last, last.phrase == raw.phrase, Int(last.sentence) == sentenceIndex,
      let rest = withoutNew(raw.phrase)
    {
      // 新增“小巨人”企业193家、累计(1801家): all of them, not the new ones.
      (raw.phrase, raw.indicator) = (rest, joinedIndicator(rest))
    }
    // 新植果树经济林44万亩，(总面积)达到76万亩: of all of it.
    if _slowPath(
      raw.measure == .level && text.any("总面积", "总里程", "总规模", at: Int(raw.phrase.b.start)) != nil),
      let length = text.any(often.newWords, at: Int(raw.phrase.a.start)),
      raw.phrase.a.count >= length + 6
    {
      raw.phrase.a.start += Int32(length)
      raw.indicator = joinedIndicator(raw.phrase)
    }
    // 13类55件民生实事: what both count stands behind the second.
    if _slowPath(raw.rules.indicator == .indicatorCarried && quantity.kind.counts),
      (48...57).contains(text[Int(quantity.afterQualifier)])
    {
      raw.certainty.indicator = .guessed
    }
    if _slowPath(text.any(Analyzer.sums, at: Int(quantity.clauseStart)) != nil) {
      nameSum(quantity, &raw)
    }
    if _slowPath(
      raw.measure == .growth && raw.indicator < 0
        && text.anyEnds(
          "家庭", "职工", "人员", "群众", "居民", "学生", "人群", "户", "后", at: Int(raw.phrase.last.end)) != nil
    ) {
      doubtGrowing(&raw)
    }
  }

  /// 工伤保险参保人数402.3万人，其中(农民工94.6万人): who is counted among others is not all there are of them.
  ///
  /// Among people as such, or among all of what is registered, they are: 常住人口…，其中城镇人口; 市场主体…，其中个体工商户.
  @inline(never)
  private func nameMemberOfWhole(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard quantity.kind.counts || quantity.kind == .person, raw.phrase.b.isEmpty,
      text.any(Analyzer.groups, at: Int(raw.phrase.a.start)) != nil,
      let whole = output.last(where: { $0.span.end < raw.phrase.a.start }),
      Int(whole.sentence) == sentenceIndex, whole.measure == .level,
      text.isSame(whole.unit, raw.unit), case let end = Int(whole.phrase.last.end),
      text.anyEnds(
        "人口", "主体", "机构", "单位", "总数", "总量", "学校", "床位", "工商户", "组织", "法人", "园", "车", "汽车", at: end)
        == nil
    else { return }
    if text.anyEnds("人数", "就业", "务工", "参保", "从业人员", "转移劳动力", at: end) != nil,
      whole.phrase.c.isEmpty, whole.certainty.indicator != .guessed
    {
      var phrase = raw.phrase
      phrase.append(whole.phrase)
      set(phrase, -1, .indicatorPart, &raw)
      return
    }
    (raw.indicator, raw.certainty.indicator) = (-1, .guessed)
  }

  private static let groups = WordSet(
    "农民工", "贫困", "脱贫", "退休", "残疾", "民营企业", "私营企业", "外资企业", "外商投资企业", "高新技术企业", "国有企业", "中小企业",
    "小微企业", "大学生", "高校毕业生", "失业", "妇女", "个体")
  private static let sums = WordSet(
    "合计", "三者合计", "两者合计", "二者合计", "四者合计", "三项合计", "两项合计", "三者共", "两者共", "加起来", "三者占", "两者占", "三者之和",
    "两者之和")

  /// 汽车、冶金、机械三大支柱产业分别完成产值…，(合计占76.1%): what the members of a list come to together is not of the last.
  @inline(never)
  private func nameSum(_ quantity: Quantity, _ raw: inout RawObservation) {
    guard let last = output.last, Int(last.sentence) == sentenceIndex,
      raw.phrase.a == last.phrase.a, last.rules.indicator == .indicatorRespective,
      let first = output.suffix(24).first(where: {
        Int($0.sentence) == sentenceIndex && $0.rules.indicator == .indicatorRespective
      })
    else { return }
    raw.indicator = -1
    raw.certainty.indicator = .guessed
    guard !first.phrase.b.isEmpty, first.phrase.b.count >= 9,
      text.isSame(
        first.phrase.b,
        Span(last.phrase.last.end - Int32(first.phrase.b.count), last.phrase.last.end))
    else { return }
    var phrase = Phrase(first.phrase.b)
    if !text.isSame(first.phrase.b, raw.phrase.b) { phrase.append(raw.phrase.b) }
    phrase.append(raw.phrase.c)
    raw.phrase = phrase
  }

  /// 贷款额度提高到80万元，(多子女家庭)上浮20%; (扣除房地产投资后)增长8.2%: for whom or without what something grew.
  @inline(never)
  private func doubtGrowing(_ raw: inout RawObservation) {
    if text.ends("后", at: Int(raw.phrase.last.end)) {
      if text.any("扣除", "剔除", "不含", "还原", "调整", at: Int(raw.phrase.a.start)) != nil {
        raw.certainty.indicator = .guessed
        if let last = output.last, Int(last.sentence) == sentenceIndex, last.measure == .growth {
          var phrase = last.phrase
          phrase.append(raw.phrase.a)
          raw.phrase = phrase
        }
      }
    } else if text.anyFind(["上浮", "下浮", "上调", "下调", "提高"], in: raw.measureSpan.range) != nil {
      raw.certainty.indicator = .guessed
    }
  }
}
