import HanBase

/// Times that a text only sets something beside, or that date a deed long past.
extension TimeLexer {
  /// 超2019年, 仅次于1984年: a year that is named in passing holds for no number behind its clause.
  func isNamedInPassing(_ start: Int) -> Bool {
    if text.ends("于", at: start) {
      return text.anyEnds(TimeLexer.orders, at: start) != nil
    }
    // 2015年国庆…，已超过今年的榜首: this year is what a text is about.
    return text.anyEnds(TimeLexer.passing, at: start) != nil
      && text.any("今年", "目前", "当前", at: start) == nil
  }

  private static let passing = WordEnds(
    "超过", "超", "超越", "超出", "赶超", "追平", "接近", "逼近", "不及", "不如", "重回", "回到", "重返", "回归")
  private static let orders = WordEnds("仅次于", "次于", "不亚于", "不低于", "不少于", "大于", "小于", "强于")

  /// 始建于1958年, 成立于2003年: the year of a beginning, unless the text says how it was then.
  func tellsOfBeginning(_ start: Int) -> Bool {
    text.ends("于", at: start) && text.anyEnds(TimeLexer.beginnings, at: start - 3) != nil
      && text.anyFind(["当时", "当年", "起初", "最初", "初期", "原有"], in: start..<max(start, limit)) == nil
  }

  private static let beginnings = WordEnds(
    "建", "始", "建立", "成立", "创建", "创办", "创立", "组建", "设立", "始创", "创设", "诞生", "创刊", "起源", "落成",
    "建成", "竣工", "投产", "开业", "开馆", "注册", "挂牌", "开园", "上市", "启用", "投用", "出生", "通车", "开通", "开办", "兴建")

  /// 比历史最高年份1984年, 超过历史最高水平1985年: the words of a comparison stand before the noun that the year is of.
  func isNamedBest(_ start: Int) -> Bool {
    text.anyEnds(
      "年份", "水平", "纪录", "记录", "最高年", "最好年", "最多年", "最高", "最好", "高峰", "峰值", "丰收年", at: start)
      != nil
  }

  /// 是一九八三年的(四点二倍), 为1980年的(十倍), 仅为2018年的(七成): how often a figure in Chinese numerals holds another.
  func isMultipleInWords(_ start: Int) -> Bool {
    var at = start
    while at < limit, at - start <= 24 {
      let (scalar, length) = text.scalar(at)
      guard TimeLexer.isNumeral(text, scalar) || text.any("点", "多", "来", "余", "几", at: at) != nil
      else { break }
      at += length
    }
    return text.any("成", "倍", "分之", at: at) != nil
  }

  /// 达2019年的92%, 达到上年的1.2倍: how much of a time's figure it is; 达到2019年的5.2亿元 is that figure.
  func isShare(_ start: Int) -> Bool {
    var at = start
    while at < limit, (text[at] >= 48 && text[at] <= 57) || text[at] == 46 { at += 1 }
    return at > start && text.any("%", "％", "倍", at: at) != nil
  }
}
