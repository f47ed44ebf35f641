import HanBase
import HanCatalog

extension Analyzer {
  /// 每平方公里(1.3万人): the base of a rate before its number.
  @inline(__always)
  func perUnit(_ end: Int, _ floor: Int) -> Int? {
    _fastPath(text.lacks("每", from: floor, to: end)) ? nil : perUnitInFull(end, floor)
  }

  @inline(never)
  private func perUnitInFull(_ end: Int, _ floor: Int) -> Int? {
    var at = end
    for _ in 0..<5 {
      at = text.before(at)
      if at == floor { asksStatements = true }
      guard at > floor || at == floor && carry.topicSentence == sentenceIndex else { return nil }
      if text.base[at] == 0xE6, text.has("每", at: at) {
        let length = end - at - 3
        if text.any("百人", "千人", "万人", "百户", "亩", "人", "户", at: at + 3) == length { return at }
        guard length > 0, let index = entry(at: at + 3, length) else { return nil }
        return lexicon[index].unit >= 0 ? at : nil
      }
    }
    return nil
  }

  /// 超出深圳3393亿元, 落后上海4万元: by how much a place differs from another; the verb and the other place
  /// are read at once.
  @inline(__always)
  func peelExceeded(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) {
    if _slowPath(
      areaCount > 0
        && (quantity.kind == .measure || quantity.kind == .person || quantity.kind == .multiple))
    {
      peelExceededInFull(&peel, floor)
    }
  }

  @inline(never)
  private func peelExceededInFull(_ peel: inout Peel, _ floor: Int) {
    guard let (verb, place) = distanceFrom(peel.end, floor) else { return }
    let isLess = text.any("落后", "少于", "低于", "不及", at: Int(verb.start)) != nil
    peel.growth = isLess ? .down : .up
    peel.growthSpan = verb
    peel.baseSpan = place
    peel.roles.formUnion(isLess ? [.down, .base] : [.up, .base])
    if text.anyEnds("约", "将近", at: peel.end) != nil {
      peel.comparator = .about
      peel.comparatorSpan = Span(peel.end - 3, peel.end)
    }
    peel.end = Int(verb.start)
  }

  /// 欠目标(1.8个百分点): less than was planned.
  func leaveShortfall(_ peel: inout Peel, _ floor: Int) {
    guard peel.growth == .none,
      let length = text.anyEnds("欠", "未达", "不及", "未及", at: peel.end), peel.end - length >= floor
    else { return }
    peel.end -= length
    (peel.growth, peel.growthSpan) = (.down, Span(peel.end, peel.end + length))
  }

  /// 比第二名北京多1713亿元: by how much one place exceeds another.
  func exceedsPlace(_ quantity: Quantity, _ peel: Peel) -> Bool {
    let verb = Int(peel.growthSpan.start)
    guard text.any("多", "少", "高", "低", at: verb) != nil else { return false }
    if comparesAcross(quantity, peel) { return true }
    guard
      text.anyEnds("平均水平", "平均", "均值", "平均线", at: verb) != nil
        || word(endingAt: verb).map({
          lexicon[$0].area != 0 || lexicon[$0].roles.contains(.scope)
        }) == true
    else { return false }
    return hasComparison(Int(quantity.clauseStart), Int(peel.growthSpan.start))
  }

  /// Whether the name of an area ends at a place and begins before another.
  func isCutFromArea(_ start: Int, _ end: Int) -> Bool {
    tokens.areas.contains {
      let token = tokens[Int($0)]
      return Int(token.end) == end && Int(token.start) < start && Int(token.start) >= start - 24
    }
  }

  /// What of a word is not part of another: 都 in 成都 is no adverb, 均为 in 平均为 is only 为.
  @inline(__always)
  func wholeWord(_ word: (index: Int, start: Int), endingAt end: Int)
    -> (index: Int, start: Int)?
  {
    areaCount > 0 || text.has("均", at: word.start) ? wholeWordInFull(word, end) : word
  }

  @inline(never)
  private func wholeWordInFull(_ word: (index: Int, start: Int), _ end: Int)
    -> (index: Int, start: Int)?
  {
    if areaCount > 0, isCutFromArea(word.start, end) { return nil }
    guard text.has("均", at: word.start),
      text.anyEnds("平", "年", "人", "户", "日", "月", "亩", "地", "校", "村", at: word.start) != nil
    else { return word }
    let rest = word.start + 3
    return entry(at: rest, end - rest).map { ($0, rest) }
  }

  /// 超预算2.3亿元, 短收1.2亿元: by how much more or less than was planned.
  @inline(__always)
  func peelPlan(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) {
    if _slowPath(text.anyEnds("目标", "计划", "预算", "任务", "收", "指标", at: peel.end) != nil)
      && quantity.kind != .percent
    {
      peelPlanInFull(&peel, quantity, floor)
    }
  }

  @inline(never)
  private func peelPlanInFull(_ peel: inout Peel, _ quantity: Quantity, _ floor: Int) {
    let end = peel.end
    var at = end
    if let length = text.anyEnds("短收", "欠收", "歉收", at: end) {
      at -= length
      peel.growth = .down
    } else if let length = text.anyEnds("超收", at: end) {
      at -= length
      peel.growth = .up
    } else if let length = text.anyEnds("目标", "计划", "预算", "任务", "指标", at: end) {
      at -= length
      while let more = text.anyEnds(
        "目标", "计划", "年初", "年度", "全年", "预期", "原定", "既定", "奋斗", "序时", "原", "省定", "市定", "考核", "国定",
        "控制", "调控",
        at: at)
      {
        at -= more
      }
      if let less = text.anyEnds("低于", "少于", "欠", at: at) {
        at -= less
        peel.growth = .down
      } else if let more = text.anyEnds("超出", "超过", "高于", "多于", "超额", "高出", "超", at: at) {
        at -= more
        peel.growth = .up
      } else if let better = text.anyEnds("好于", "优于", at: at),
        text.any("微克", "毫克", "分贝", at: Int(quantity.unit.start)) != nil
      {
        // PM2.5浓度好于省定目标5微克/立方米
        at -= better
        peel.growth = .down
      } else {
        return
      }
    } else {
      return
    }
    guard at >= floor,
      // 较年初提升7个百分点、超目标任务(1个百分点): points that are said to be of a rate are read with it.
      quantity.kind != .points || at == floor
        || text.anyEnds("、", "，", ",", "和", "并", "且", at: at) != nil && text.has("超", at: at)
    else {
      peel.growth = .none
      return
    }
    peel.end = at
    (peel.growthSpan, peel.baseSpan) = (Span(at, end), Span(at, end))
    peel.roles.formUnion(peel.growth == .up ? [.up, .base] : [.down, .base])
    peel.isBeyondPlan = true
  }

  /// 城镇化率年均提高(1.1个百分点): the verb of a mean of several changes.
  func raisesYearly(_ span: Span, _ quantity: Quantity) -> Bool {
    quantity.kind == .points
      && text.anyEnds("提高", "下降", "上升", "降低", "增加", "减少", "上涨", "提升", at: Int(span.end)) != nil
  }
}
