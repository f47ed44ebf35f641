import HanBase
import HanCatalog

extension Analyzer {
  /// 苏州、佛山分列二、(三): the next rank, also without 位 behind it.
  @inline(__always)
  func endsRankList(_ start: Int, _ end: Int) -> Bool {
    guard let last = numbers.last, last.isOrdinal, last.isChinese, isPhraseEnd(end),
      let joint = text.any("、", "和", at: Int(last.span.end))
    else { return false }
    return Int(last.span.end) + joint == start
  }

  /// 第六次 is a name; 第93位 and 全省第一 are ranks; 前50名 is a rank.
  func ordinal(_ quantity: inout Quantity) -> Rejection? {
    let start = Int(quantity.span.start)
    let end = Int(quantity.number.span.end)
    let unitText = text.any("位", "名", at: end) != nil
    if !quantity.number.isOrdinal {
      // 前50名, 前十; 前3个月 and 前10亿 are none.
      if unitText || text.has("强", at: end) { return rankContext(start - 3) ? nil : .ordinal }
      if quantity.unit.isEmpty {
        return isPhraseEnd(end) && rankContext(start - 3) ? nil : .ordinal
      }
      if quantity.kind == .rank { return nil }
      return text.ends("前", at: start) && quantity.kind == .time ? .duration : nil
    }
    // 把安全放在第一位: no order of anything told.
    if text.anyEnds("放在", "摆在", "放到", "摆到", "置于", "放", "摆", "视为", at: start - 3) != nil {
      return .ordinal
    }
    if text.any("跃", "升", "上升", "提升", "前进", "进到", "进至", "退", "下降", "降至", at: end) != nil,
      rankContext(start - 3)
    {
      return nil
    }
    // 从第五升至第三, 由去年的第六跃居第一
    if text.any("跃", "升", "上升", "提升", "前进", "进到", "进至", "前移", "退", "下降", "降至", "滑落", "跌", at: end)
      != nil,
      text.anyEnds("从", "由", at: start - 3) != nil
        || text.anyEnds("去年的", "上年的", "年的", "季度的", "同期的", "月的", at: start - 3) != nil
          && text.any(
            "跃居", "跃升", "跃至", "升至", "升到", "升为", "跌至", "跌到", "跌出", "退居", "退至", "降至", "滑落", "上升到",
            at: end)
            != nil
    {
      return nil
    }
    if unitText, text.any("位数", "名单", at: end) == nil { return nil }
    if quantity.kind == .rank { return nil }
    if quantity.unit.isEmpty || quantity.kind == .none {
      let gap =
        isListGap(end, end + 3) || isPhraseEnd(end) || text.any("至第", "到第", at: end) != nil
      return gap
        && (rankContext(start - 3) || continuesRanks(start - 3) || opensRankList(start - 3, end))
        ? nil : .ordinal
    }
    return .ordinal
  }

  /// 绍兴、温州和台州依次为第61、65、94位: behind the first of them the list goes on to its unit.
  private func opensRankList(_ start: Int, _ end: Int) -> Bool {
    guard text.anyEnds("依次为", "分别为", "依次是", "分别是", "依次在", "分别在", at: start) != nil else {
      return false
    }
    var at = end
    while let gap = text.any("、第", "、", "和第", "和", at: at) {
      at += gap
      let number = at
      while (48...57).contains(text[at]) { at += 1 }
      guard at > number else { return false }
    }
    return at > end && text.any("位", "名", at: at) != nil
  }

  /// 分列第二、第三: the rank before was one.
  func continuesRanks(_ at: Int) -> Bool {
    guard let last = quantities.last, last.rejection == nil, last.number.isOrdinal else {
      return false
    }
    if isListGap(Int(last.span.end), at)
      || text.any("至", "到", "—", "－", at: Int(last.span.end)) == at - Int(last.span.end)
    {
      return true
    }
    // 排名第59的肥西县、第79的肥东县
    guard text.has("的", at: Int(last.afterQualifier)),
      let place = token(at: Int(last.afterQualifier) + 3), place.isArea
    else { return false }
    return isListGap(Int(place.end), at)
  }

  /// Whether the words before 第 or 前 speak of an order: 全省第一, 居全国第三, 排名第五.
  func rankContext(_ end: Int) -> Bool {
    if let word = word(endingAt: end) {
      let roles = lexicon[word].roles
      if !roles.isDisjoint(with: [.rank, .scope, .selfArea])
        || roles.contains(.reachEnd) && lexicon[word].length >= 6
      {
        return true
      }
      if lexicon[word].area != 0 { return true }
      if roles.contains(.adverb) { return rankContext(end - Int(lexicon[word].length)) }
    }
    // 蝉联苏中第一, 位列江北第一: a ring that no list knows.
    let reach = max(sentenceStart, end - 24)..<end
    if let verb = text.anyFind(
      ["蝉联", "位列", "位居", "名列", "稳居", "勇夺", "荣膺", "荣获", "进入", "跻身", "入围"], in: reach),
      text.anyFind(["，", "、", "；", ","], in: verb..<end) == nil
    {
      return true
    }
    return text.anyEnds(
      [
        "首进", "排进", "挺进", "杀入", "冲进", "闯入", "各区", "各县", "各市", "市州", "县市", "城市", "地区", "区县", "县区",
        "市县", "全球", "同类", "省", "行业", "首位",
        "守住", "退居", "稳坐", "增速", "增量", "总量", "增幅", "涨幅", "销量", "产量", "百强", "百强县", "百强区", "百强榜",
        "晋升至", "晋升到", "进位至", "进位到", "晋位到", "晋位至", "晋级到", "前进到", "前进至", "进到", "进至", "升到", "提升到",
        "提升至", "仍是", "依旧是", "依然是",
        "仍为", "还是",
        "坐稳", "重回", "重返",
        "夺回", "夺得", "摘得", "拿下", "再夺", "勇夺", "力夺", "连夺", "夺", "争得", "挤到", "挤至", "掉到", "掉至", "滑到",
        "退到", "落到", "落至", "排到", "前移到", "只列", "仅列", "只排", "仅排", "只居", "仅居", "滑落至", "滑至", "跌至", "降至",
        "退至", "分列", "屈居", "暂列", "暂居", "挤进", "闯进",
        "杀进",
      ], at: end) != nil
  }
}
