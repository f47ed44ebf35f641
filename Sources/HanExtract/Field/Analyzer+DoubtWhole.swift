import HanBase
import HanCatalog

/// Statements of more or less than the place that they name.
extension Analyzer {
  /// 不含宁波，全省…, 武汉都市圈9市GDP…, 长三角…，PM2.5…: what is not the whole place's own figure is no sure one of it.
  @inline(__always)
  func doubtWhole(_ quantity: Quantity, _ raw: inout RawObservation) {
    if areaCount > 0 {
      if isOfCityRing(&raw) {
        if raw.indicator >= 0 { raw.certainty.area = .guessed }
      } else if _slowPath(leavesOut(quantity, &raw)) {
        raw.certainty.area = .guessed
      }
    } else if _slowPath(traits.contains(.group)), raw.rules.area == .areaDocument, opensWithGroup()
    {
      raw.certainty.area = .guessed
    }
    if _slowPath(traits.contains(.village)), raw.rules.area == .areaDocument,
      text.any("全村", "村里", "镇上", "镇里", at: Int(quantity.clauseStart)) != nil
        || text.any("全村", "村里", "镇上", "镇里", at: sentenceStart) != nil
    {
      doubtVillage(quantity, &raw)
    }
    if raw.indicator >= 0, !raw.areaSpan.isEmpty { leaveIdentity(&raw) }
    if _slowPath(carry.doubtedWhole >= 0) && raw.areaSpan.start == carry.doubtedWhole {
      raw.certainty.area = .guessed
    }
    if _slowPath(sentenceRoles.contains(.selfArea)) {
      if opensWithOtherWhole(quantity, &raw) || isOtherKindOfWhole(&raw) {
        raw.certainty.area = .guessed
      }
    }
  }

  /// 航空港区…；(全区)外贸进出口, in a text of 中牟县: a county is no 区, so it may be of what the text named.
  private func isOtherKindOfWhole(_ raw: inout RawObservation) -> Bool {
    raw.rules.area == .areaSelf && catalog.areaLevel(raw.area) == 3
      && text.any("全区", "全县", "全市", at: Int(raw.areaSpan.start)) != nil
      && !text.has(areaWord(raw.area), at: Int(raw.areaSpan.start) + 3)
  }

  /// 长江经济带11省市GDP is not the nation's, nor 白云机场货运量 what the catalogue knows of a city.
  @inline(__always)
  private func leaveIdentity(_ raw: inout RawObservation) {
    if _slowPath(raw.areaSpan.count >= 9)
      && (text.any(often.groupsOfProvinces, at: Int(raw.areaSpan.start)) == raw.areaSpan.count
        || text.ends("机场", at: Int(raw.areaSpan.end)))
    {
      leaveIdentityInFull(&raw)
    }
  }

  @inline(never)
  private func leaveIdentityInFull(_ raw: inout RawObservation) {
    if text.ends("机场", at: Int(raw.areaSpan.end)) {
      // What an airport handles has names of its own.
      if raw.rules.area == .areaNamed,
        text.anyFind(["吞吐", "起降", "旅客"], in: raw.phrase.a.range) == nil
      {
        raw.indicator = -1
      }
    } else if raw.area == 100_000, !isNational {
      raw.certainty.area = .guessed
    }
  }

  /// 除广州、深圳外，全省其余19个地级市…: whether a part of the place is said to be left out.
  @inline(__always)
  private func leavesOut(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    _slowPath(traits.contains(.exclusion)) && raw.area != 0 && raw.rules.area != .areaRespective
      && !hasRespective(quantity)
      && leavesOutInFull(quantity, raw.area)
      // 除宁夏外，安徽、陕西均增长14.2%: told of those, not of what they lie in.
      && (raw.rules.area != .areaNamed
        || token(at: Int(raw.areaSpan.start)).map { division(of: $0) == raw.area } == true)
  }

  @inline(never)
  private func leavesOutInFull(_ quantity: Quantity, _ area: Int32) -> Bool {
    // 除北京、上海外，20个地区…: that many.
    if quantity.kind.counts,
      text.any(
        often.countedClasses,
        at: Int(quantity.unit.isEmpty ? quantity.span.end : quantity.unit.start)
          + (quantity.unit.isEmpty || text.any("个", "座", at: Int(quantity.unit.start)) == nil
            ? 0 : 3)
      ) != nil
    {
      return false
    }
    for place in tokens.areas {
      let token = tokens[Int(place)]
      if token.start >= quantity.span.start { return false }
      let start = Int(token.start)
      let isOut =
        text.anyEnds("不含", "不包括", "不包含", "不计", "未含", "未计", "未包括", "剔除", "扣除", "刨除", at: start)
        != nil
        || text.anyEnds("除", "除了", at: start) != nil
          && text.anyEnds("扫除", "清除", "拆除", "免除", "解除", "消除", "排除", at: start) == nil
          && text.anyFind(["外"], in: Int(token.end)..<min(sentenceEnd, Int(token.end) + 60)) != nil
      guard isOut, case let part = division(of: token), part != area else { continue }
      if area == 100_000 || catalog.isWithin(part, area) { return true }
    }
    return false
  }

  /// 全市快递38亿件，全省快递260亿件: whether a clause opens with a word for another whole than it was taken to be of.
  private func opensWithOtherWhole(_ quantity: Quantity, _ raw: inout RawObservation) -> Bool {
    guard raw.measure != .rank, raw.measure != .change, !quantity.inParen,
      raw.certainty.area != .guessed, raw.rules.area != .areaSelf, raw.rules.area != .areaNamed,
      raw.rules.area != .areaRespective, !hasRespective(quantity),
      let word = token(at: Int(quantity.clauseStart)),
      Int(word.start) == Int(quantity.clauseStart), word.kind == .word,
      word.roles.contains(.selfArea), word.end < quantity.span.start, !isScope(word),
      !isComparison(Int(word.end)), case let whole = selfArea(word)
    else { return false }
    return whole != 0 && whole != raw.area
  }

  /// 京津冀三地协同推进大气治理，PM2.5…: whether the sentence opens with a group of provinces.
  private func opensWithGroup() -> Bool {
    context.area != 100_000 && text.any(often.groupsOfProvinces, at: sentenceStart) != nil
  }
}
