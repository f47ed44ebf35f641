import HanBase

/// Years that a story tells of in other words than 五年来.
extension TimeLexer {
  /// How long the words are that make some years a span of time: 五年(时间)，…, 五年(下来), 五个年(头), 短短五年，…, 开业四年，…; 三年时间内 is rather to come.
  @inline(__always)
  func toldSpan(_ start: Int, _ at: Int) -> Int? {
    text.any("时", "的", "下", "奋", "攻", "努", "头", "，", "民", "全", "财", "固", "工", "教", at: at) == nil
      && text[at] != UInt8(ascii: ",")
      ? nil : toldSpanInFull(start, at)
  }

  @inline(never)
  private func toldSpanInFull(_ start: Int, _ at: Int) -> Int? {
    let opensSentence = start == 0 || text.anyEnds("。", "\n", "　", at: start) != nil
    let isShort =
      text.anyEnds("短短", "仅仅", "历时", "历经", "经过", "用了", "仅用", "只用", "用", at: start) != nil
      && text.anyEnds("利用", "使用", "应用", "费用", at: start) == nil
    if text.any("，", ",", at: at) != nil, text.anyEnds(TimeLexer.openings, at: start) != nil {
      return 0
    }
    guard opensSentence || isShort || text.anyEnds("，", ",", "；", ";", "：", ":", at: start) != nil
    else { return nil }
    if let length = text.any("时间里", "的时间里", "时间", "的时间", "下来", "奋斗", "攻坚", "努力", at: at),
      text.any("内", "以内", "以上", "左右", "跨度", "战", at: at + length) == nil
    {
      return length
    }
    if text.has("头", at: at), text.ends("个年", at: at) { return 3 }
    if text.any("，", ",", at: at) != nil {
      // 历时三年，总投资12亿元的大桥建成通车
      return opensSentence || isShort && text.anyEnds("历时", "历经", "用", at: start) == nil ? 0 : nil
    }
    // 三年民生支出累计2463亿元
    let clause = at..<min(limit, at + 36)
    guard clause.lowerBound < clause.upperBound, let sum = text.find("累计", in: clause),
      text.anyFind(["，", ",", "。", "；", ";"], in: at..<sum) == nil
    else { return nil }
    return 0
  }
}
