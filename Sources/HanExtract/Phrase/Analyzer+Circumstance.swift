import HanBase

/// Where the words before a number that tell how, when or why come to an end of its name.
extension Analyzer {
  /// What the steps for the words behind a name look for, all of them at once.
  static let tails = WordEnds(
    joining: particleTails, expectationTails, circumstanceTails, streakTails, durationTails,
    WordEnds("而"))

  /// The name's end before how, when or why something happened.
  @inline(never)
  func beforeCircumstance(_ start: Int, _ end: Int) -> Int {
    causeStart(start, durationStart(start, streakStart(start, circumstanceStart(start, end))))
  }

  private static let streakTails = WordEnds("年", "次", "届", "月", "季度", "年后", "年之后")

  /// 出口规模连续第29年: how long it has been so is no part of the name.
  private func streakStart(_ start: Int, _ end: Int) -> Int {
    guard text.anyEnds(Analyzer.streakTails, at: end) != nil else { return end }
    var at = end
    var steps = 0
    while at > start, steps < 10 {
      steps += 1
      at = text.before(at)
      if text.any("连续", "时隔", at: at) != nil { return at }
    }
    return end
  }

  private static let circumstanceTails = WordEnds(
    "影响", "拖累", "因素后", "因素", "口径计算", "价格计算", "口径", "可比价", "可比价格", "不变价", "不变价格", "下", "上")

  /// 医药制造业在疫苗生产带动下(增长2.5倍): under what it happened is no part of the name.
  private func circumstanceStart(_ start: Int, _ end: Int) -> Int {
    guard text.anyEnds(Analyzer.circumstanceTails, at: end) != nil else { return end }
    if text.anyEnds("影响", "拖累", "因素后", "因素", "因素影响", at: end) != nil {
      var at = end
      var steps = 0
      while at > start, steps < 16 {
        steps += 1
        at = text.before(at)
        if text.any("受", "剔除", "扣除", "还原", "不含", at: at) != nil, !isInsideWord(at) { return at }
      }
      return end
    }
    // 税收收入4.12亿元，自然口径(下降8.3%): how it was reckoned.
    if let length = text.anyEnds(
      "自然口径", "同口径", "可比口径", "老口径", "新口径", "可比价", "可比价格", "不变价", "不变价格", at: end)
    {
      let by = text.anyEnds("按", "按照", at: end - length) ?? 0
      return max(start, end - length - by)
    }
    // 地方收入按同口径计算(增长5%)
    if text.anyEnds("口径计算", "价格计算", "口径", at: end) != nil {
      var at = end
      var steps = 0
      while at > start + 6, steps < 12 {
        steps += 1
        at = text.before(at)
        if text.has("按", at: at), !isInsideWord(at) { return at }
      }
      return end
    }
    guard
      text.anyEnds("带动下", "推动下", "拉动下", "影响下", "支撑下", "作用下", "背景下", "情况下", "基础上", at: end) != nil
    else { return end }
    var at = end
    var steps = 0
    while at > start, steps < 24 {
      steps += 1
      at = text.before(at)
      if text.any("在", "受", at: at) != nil, !isInsideWord(at), !isNounHead(at) { return at }
    }
    return end
  }

  /// 消费资料的生产则因棉纱减产而(减少): the reason is no part of the name.
  private func causeStart(_ start: Int, _ end: Int) -> Int {
    text.ends("而", at: end) ? causeStartInFull(start, end) : end
  }

  @inline(never)
  private func causeStartInFull(_ start: Int, _ end: Int) -> Int {
    var at = end
    var steps = 0
    while at > start, steps < 40 {
      steps += 1
      at = text.before(at)
      guard text.any("因", "受", "由于", at: at) != nil, !isInsideWord(at) else { continue }
      while let length = text.anyEnds("则", "却", "也", "都", at: at), at - length >= start {
        at -= length
      }
      return at
    }
    return end
  }

  /// 凭借(6262.68亿元的GDP), 交出(9.5%的成绩): verbs with which a number is brought in, which name nothing.
  @inline(__always)
  func bringsIn(_ left: NounPhrase, _ quantity: Quantity) -> Bool {
    text.any(often.bringing, at: Int(left.phrase.a.start)) == left.phrase.a.count
      && left.phrase.a.count <= 9 && left.indicator < 0 && left.phrase.b.isEmpty
      // 拿出10亿元，建立基金: a deed of its own.
      && (!text.has("拿出", at: Int(left.phrase.a.start))
        || text.has("的", at: Int(quantity.afterQualifier)))
  }

  static let bringing = WordSet(
    "凭借", "仅凭", "依靠", "凭", "靠", "依托", "拿出", "交出了", "交出", "录得", "报出", "晒出", "亮出", "拿下", "斩获", "手握",
    "坐拥",
    "携", "带着", "顶着", "仅靠", "单凭", "光靠", "紧跟", "紧随", "紧追")
}
