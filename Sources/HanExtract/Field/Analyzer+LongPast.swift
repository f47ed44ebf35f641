import HanBase
import HanCatalog

/// Years long past that a clause names for what happened then.
extension Analyzer {
  /// 1992年设区，幅员面积1018平方千米: what is set up is told of as it is; 1998年大洪水，受灾人口86万人 is told of as it was.
  func isOfFounding(_ time: TimeMention, _ end: Int) -> Bool {
    guard opensClause(time), text.any("；", ";", at: end) == nil,
      text.any("以前", "之前", "前", "以后", "后", "的", at: Int(time.span.end)) == nil
    else { return true }
    var from = Int(time.span.end)
    while from < end, let word = text.anyFind(Analyzer.foundingWords, in: from..<end) {
      // 1985年福建…: the 建 of a place's name founds nothing.
      guard
        let place = tokens.areas.first(where: {
          Int(tokens[Int($0)].start) <= word && Int(tokens[Int($0)].end) > word
        })
      else { return true }
      from = Int(tokens[Int(place)].end)
    }
    return false
  }

  /// Whether a clause begins with a time.
  private func opensClause(_ time: TimeMention) -> Bool {
    let start = Int(time.span.start)
    return start == sentenceStart
      || text.anyEnds("，", ",", "；", "。", "：", "\n", "在", "　", " ", at: start) != nil
  }

  private static let foundingWords: [StaticString] = [
    "设", "建", "撤", "成立", "获", "命名", "评", "列", "入选", "改为", "改设", "改称", "改制", "升", "划", "隶", "置", "批",
    "并", "更名", "创", "通车",
    "投产", "开园", "启", "始", "迁", "开通", "开业", "上市", "竣工", "投", "毕业", "出生", "加入", "任",
  ]

  /// 1998年大洪水，受灾人口86万人: whether the time only says when the event of the clause before was.
  @inline(__always)
  func isOnlyEvent(_ time: TimeMention, _ quantity: Quantity) -> Bool {
    guard time.kind == .calendar, context.year > 0, time.span.start < quantity.clauseStart,
      _slowPath((time.period.end?.year ?? context.year) < context.year - 3)
    else { return false }
    return endsInEvent(time)
  }

  /// Whether the first clause behind a year has no number.
  @inline(never)
  private func endsInEvent(_ time: TimeMention) -> Bool {
    for token in tokensFrom(Int(time.span.end)) {
      switch token.kind {
      case .number: if !numbers[Int(token.index)].isSingleNumeral { return false }
      case .comma:
        return token.start - time.span.end >= 6
          && text.anyEnds("时", "后", "为例", "数据", "普查", "统计", "看", "末", "底", at: Int(token.start))
            == nil
      case .stop, .colon, .semicolon: return false
      default: break
      }
    }
    return false
  }

  /// 1984年建成水库，灌溉面积12万亩: behind a year that was left out, the document's own is in doubt.
  @inline(__always)
  func isBehindEvent(_ quantity: Quantity) -> Bool {
    !times.isEmpty && isBehindEventInFull(quantity)
  }

  @inline(never)
  private func isBehindEventInFull(_ quantity: Quantity) -> Bool {
    times.contains {
      $0.span.end < quantity.span.start && isOnlyEvent($0, quantity)
        && text.anyFind(
          ["现有", "现辖", "现设", "下辖", "目前", "如今"],
          in: Int($0.span.end)..<Int(quantity.span.start)) == nil
    }
  }

  /// 80年代，有乡镇企业320家: a stock is of some year of the decade, at its beginning behind 初.
  @inline(never)
  func meanInDecade(_ time: TimeMention, _ raw: inout RawObservation) {
    guard text.find("年代", in: time.span.range) != nil, let first = time.period.start?.year
    else { return }
    if text.anyEnds("初", "初期", at: Int(time.span.end)) != nil {
      raw.period = .year(first)
    } else if text.anyEnds("中", "中期", at: Int(time.span.end)) != nil {
      raw.period = .year(first + 5)
    }
    raw.certainty.period = .guessed
  }

  /// 1978年，工厂86家。两年后，学校30所: no year that a text on years long past names.
  @inline(__always)
  func doubtYearsLater(_ raw: inout RawObservation) {
    if _slowPath(carry.namedYear > 0), context.year > 0, carry.namedYear < context.year - 3,
      raw.rules.period != .periodClause, raw.rules.period != .periodBaseYear
    {
      doubtYearsLaterInFull(&raw)
    }
  }

  @inline(never)
  private func doubtYearsLaterInFull(_ raw: inout RawObservation) {
    let end = Int(raw.span.start)
    var from = sentenceStart
    if let last = output.last, Int(last.sentence) == sentenceIndex { from = Int(last.span.end) }
    guard from < end, mayTellYearsLater(from, end),
      text.anyFind(["翌年", "次年", "是年", "年后", "第二年", "第三年", "第四年", "第五年"], in: from..<end) != nil
    else { return }
    raw.certainty.period = .guessed
  }

  /// Whether the characters of such words stand in the sentence.
  private func mayTellYearsLater(_ from: Int, _ end: Int) -> Bool {
    func lacks(_ character: StaticString) -> Bool { text.lacks(character, from: from, to: end) }
    return !lacks("年")
      && !(lacks("翌") && lacks("次") && lacks("是") && lacks("后") && lacks("第"))
  }

  /// 合作社曾经负债300多万元, 曾有耕地80亩: of a time before, that no word names.
  @inline(__always)
  func leavePast(_ raw: inout RawObservation) {
    switch raw.rules.period {
    case .periodDocumentYear, .periodDocumentFrame, .periodFrame, .periodEnd:
      if _slowPath(!text.lacks("曾", from: sentenceStart, to: Int(raw.span.start))) {
        leavePastInFull(&raw)
      }
    default: break
    }
  }

  @inline(never)
  private func leavePastInFull(_ raw: inout RawObservation) {
    let end = Int(raw.span.start)
    let from = max(sentenceStart, Int(output.last?.span.end ?? 0), end - 60)
    guard raw.status == .normal, from < end, let once = text.find("曾", in: from..<end),
      text.any("曾都", "曾国", "曾祖", "曾孙", "曾氏", "曾家", "曾母", at: once) == nil,
      text.anyEnds("未", "不", "何", "姓", "、", at: once) == nil,
      text.anyFind(["，", ",", "；", "、", "“"], in: once..<end) == nil
    else { return }
    (raw.period, raw.rules.period, raw.certainty.period) = (.unknown, .periodUnknown, .guessed)
  }

  /// 从以前的村集体收入2万元到现在的80万元: the old value, whose name stands behind the words for its time.
  @inline(__always)
  func leaveOldValue(_ raw: inout RawObservation) {
    if raw.rules.period == .periodDocumentYear,
      _slowPath(text.any("到现在", "到如今", "到今天", "到目前", "变成", "变为", at: Int(raw.span.end)) != nil)
    {
      leaveOldValueInFull(&raw)
    }
  }

  @inline(never)
  private func leaveOldValueInFull(_ raw: inout RawObservation) {
    let end = Int(raw.span.start)
    let from = max(sentenceStart, Int(output.last?.span.end ?? 0), end - 60)
    guard from < end,
      let then = text.anyFind(
        [
          "从过去", "从以前", "从原来", "从最初", "从当初", "从起初", "从早期", "由过去", "由原来", "由最初", "由以前", "由当初",
        ], in: from..<end),
      text.anyFind(["，", "；"], in: then..<end) == nil
    else { return }
    (raw.period, raw.rules.period, raw.certainty.period) = (.unknown, .periodBaseYear, .guessed)
  }
}
