/// Recognises who wrote or gave a text, where and when: lines that no sentence runs through.
enum Byline {
  /// Whether the words are a byline: names, an office with a name, or a place and day of a speech.
  static func matches(_ phrase: Phrase) -> Bool {
    guard phrase.end - phrase.start < 150 else { return false }
    if phrase.ends(with: ["次会议上", "次会议上）", "次会议上)"]) { return true }
    return isSigned(phrase) || isNames(phrase) || isDated(phrase) || isOffice(phrase)
      || isDatedOffice(phrase)
  }

  private static func isSigned(_ phrase: Phrase) -> Bool {
    phrase.ending != .final
      && phrase.begins(with: [
        "文/", "文／", "图/", "文图/", "■", "□", "本报记者", "记者", "通讯员", "作者", "来源", "本报讯",
        "原标题", "责任编辑", "责编", "编辑", "供稿", "撰文", "策划",
      ]) && phrase.source.scalars(phrase.start, phrase.end, limit: 61) <= 60
  }

  /// Two or more names, or one with a blank in it: `彭 婷`, `何威宪 唐珺泽 秦霖`.
  private static func isNames(_ phrase: Phrase) -> Bool {
    var (at, tokens, length) = (phrase.start, [[UInt32]](), 0)
    var token: [UInt32] = []
    while at < phrase.end {
      let (scalar, next) = phrase.source.scalar(at: at, before: phrase.end)
      at = next
      length += 1
      if Scalars.isBlank(scalar) {
        if !token.isEmpty { tokens.append(token) }
        token = []
      } else if Scalars.isHan(scalar), token.count < 4 {
        token.append(scalar)
      } else {
        return false
      }
      if length > 40 { return false }
    }
    if !token.isEmpty { tokens.append(token) }
    guard tokens.count > 1 else { return false }
    if tokens.count == 2, tokens[0].count == 1, tokens[1].count == 1 {
      return Surnames.contains(tokens[0][0])
    }
    return tokens.allSatisfy { (2...3).contains($0.count) && Surnames.contains($0[0]) }
  }

  /// `——2024年1月23日在…会议上`, `2021年2月28日`, `二〇二四年一月二十一日在…`.
  private static func isDated(_ phrase: Phrase) -> Bool {
    var at = phrase.start
    while at < phrase.end {
      let (scalar, next) = phrase.source.scalar(at: at, before: phrase.end)
      guard scalar == 0x2014 || scalar == 0xFF08 || scalar == 0x28 || Scalars.isBlank(scalar) else {
        break
      }
      at = next
    }
    var digits = 0
    while at < phrase.end, digits < 5 {
      let (scalar, next) = phrase.source.scalar(at: at, before: phrase.end)
      guard Scalars.digit(scalar) != nil || Scalars.hanDigit(scalar) != nil else { break }
      digits += 1
      at = next
    }
    guard digits == 4, phrase.source.has("年", at: at, before: phrase.end) else { return false }
    let rest = Phrase(phrase.source, at, phrase.end)
    guard phrase.ending != .final, rest.contains(["月"]), rest.contains(["日"]) else { return false }
    return rest.end - rest.start < 25
      || rest.contains(["会议上", "大会上", "会上", "会议通过", "会通过", "次会议"])
  }

  /// `攀枝花市环境保护局 二○一六年六月`: an office and, behind a blank, the month or day of its text.
  private static func isDatedOffice(_ phrase: Phrase) -> Bool {
    guard phrase.ends(with: ["月", "日"]), !phrase.contains(["，", ",", "、", "；", "。"]) else {
      return false
    }
    var (at, date) = (phrase.start, -1)
    while at < phrase.end {
      let (scalar, next) = phrase.source.scalar(at: at, before: phrase.end)
      at = next
      if Scalars.isBlank(scalar) { date = next }
    }
    guard date > 0, phrase.end - date < 40 else { return false }
    let office = Phrase(phrase.source, phrase.start, date)
    guard office.contains(["局", "厅", "处", "委", "办", "政府", "院", "所", "中心", "科", "队", "部"]) else {
      return false
    }
    (at, date) = (date, 0)
    while at < phrase.end, date < 5 {
      let (scalar, next) = phrase.source.scalar(at: at, before: phrase.end)
      guard Scalars.digit(scalar) != nil || Scalars.hanDigit(scalar) != nil || scalar == 0x25CB
      else { break }
      date += 1
      at = next
    }
    return date == 4 && phrase.source.has("年", at: at, before: phrase.end)
  }

  /// `省长 李乐成`, `代市长程蓓`, `自治区人民政府主席 张雨浦`.
  private static func isOffice(_ phrase: Phrase) -> Bool {
    guard phrase.ending == .open, phrase.end - phrase.start < 80,
      !phrase.contains(["，", ",", "、", "：", ":"])
    else { return false }
    for office in ["省长", "市长", "州长", "县长", "区长", "主席", "书记", "主任", "局长", "省 长", "市 长"]
      as [StaticString]
    {
      let words = UnsafeBufferPointer(start: office.utf8Start, count: office.utf8CodeUnitCount)
      guard
        let found = findBytes(
          phrase.source.base + phrase.start, phrase.end - phrase.start, words)
      else { continue }
      var at = phrase.start + found + office.utf8CodeUnitCount
      var (names, surname, hasDot) = (0, UInt32(0), false)
      while at < phrase.end {
        let (scalar, next) = phrase.source.scalar(at: at, before: phrase.end)
        at = next
        if Scalars.isBlank(scalar) { continue }
        guard Scalars.isHan(scalar) || scalar == 0xB7 else { return false }
        if names == 0 { surname = scalar }
        if scalar == 0xB7 { hasDot = true }
        names += 1
      }
      return (2...4).contains(names) && Surnames.contains(surname) || hasDot && names <= 12
    }
    return false
  }
}

/// The hundred and some commonest family names, by which a line of names is told from a slogan.
enum Surnames {
  private static let all: Set<UInt32> = Set(
    ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
      + "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤殷阚易桂柳左阳单祝柴佘湛欧庄楚游喻戚季华"
      + "占简翟温毕倪覃伍施颜艾岳齐安洪康文甘乔窦阮葛聂章鲁常俞梅盛童焦舒裴成辛管古耿骆宁符").unicodeScalars
      .map(\.value))

  static func contains(_ scalar: UInt32) -> Bool { all.contains(scalar) }
}
