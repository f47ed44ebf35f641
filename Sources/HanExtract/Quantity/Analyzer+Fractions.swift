import HanBase
import HanCatalog

extension Analyzer {
  /// 一亩七分: tenths of the 亩 right before.
  func joinsAcre(_ quantity: inout Quantity) -> Bool {
    guard quantity.number.isSingleNumeral, quantity.unit.count == 3,
      text.has("分", at: Int(quantity.unit.start)), let last = quantities.last,
      last.span.end == quantity.span.start, text.ends("亩", at: Int(last.unit.end)),
      let sum = last.number.value.adding(ExactDecimal(quantity.number.value.coefficient, scale: 1))
    else { return false }
    quantities[quantities.count - 1].number.value = sum
    quantities[quantities.count - 1].span.end = quantity.span.end
    quantities[quantities.count - 1].afterQualifier = quantity.afterQualifier
    return true
  }

  /// 占全省的一半, 用水量减少一半: half of what it is a share of, or of what there was.
  func isHalf(_ number: NumberMention) -> Bool {
    guard number.isSingleNumeral, number.value == ExactDecimal(1),
      text.has("半", at: Int(number.span.end)),
      isPhraseEnd(Int(number.span.end) + 3)
        || text.any("以上", "左右", "以下", "多", "还多", at: Int(number.span.end) + 3) != nil
    else { return false }
    // 用水量减少一半, 风速降了近一半
    let about =
      text.anyEnds("近", "约", "将近", "超过", "超", "不止", "了近", "了约", at: Int(number.span.start)) ?? 0
    let verb = Int(number.span.start) - about
    if text.anyEnds(
      "减少", "下降", "降低", "缩短", "压缩", "压减", "缩减", "降了", "减了", "少了", "减少了", "下降了", "降低了", "缩短了", "压缩了",
      "增加", "增加了", "提高", "提高了", at: verb) != nil
    {
      return true
    }
    let reach = max(sentenceStart, Int(number.span.start) - 60)..<Int(number.span.start)
    return text.anyFind(["占", "比重", "比例", "份额"], in: reach) != nil
  }

  /// 三分之一, 四分之三: a share in hundredths, rounded to two decimals where it has no end.
  func fraction(_ number: NumberMention) -> (
    start: Int, percent: ExactDecimal, isExact: Bool
  )? {
    let end = Int(number.span.start)
    guard number.isChinese, number.isSingleNumeral, text.ends("分之", at: end) else { return nil }
    let (start, denominator) = parts(endingAt: end - 6)
    let numerator = number.value.coefficient
    guard denominator > 1, numerator > 0, numerator < denominator,
      ScalarClass.digit(text.scalarBefore(start)) < 0,
      text.anyEnds("百", "千", "万", "十", at: start) == nil
    else { return nil }
    let scaled = numerator * 10_000
    let whole = (scaled + Int128(denominator) / 2) / Int128(denominator)
    return (start, ExactDecimal(whole, scale: 2), scaled % Int128(denominator) == 0)
  }

  /// (三)分之一, (十)分之一, (二十)分之一: what a whole is parted into, and where its words begin.
  private func parts(endingAt end: Int) -> (start: Int, value: Int) {
    let last = ScalarClass.digit(text.scalar(end - 3).value)
    if last > 0, !text.ends("十", at: end - 3) { return (end - 3, last) }
    let ten = last > 0 ? end - 6 : end - 3
    guard text.has("十", at: ten) else { return (end - 3, 0) }
    let tens = ScalarClass.digit(text.scalar(ten - 3).value)
    return tens > 0
      ? (ten - 3, tens * 10 + max(last, 0)) : (ten, 10 + max(last, 0))
  }

  /// 八成二, 一成半, 一倍半, 翻一番半: a last digit or half behind the unit.
  @inline(__always)
  func readHalf(_ quantity: inout Quantity) {
    if quantity.number.isChinese { readHalfInFull(&quantity) }
  }

  @inline(never)
  private func readHalfInFull(_ quantity: inout Quantity) {
    let end = Int(quantity.span.end)
    let isTenths = text.ends("成", at: end)
    guard isTenths || text.anyEnds("倍", "番", at: end) != nil else { return }
    var extra: ExactDecimal?
    if text.has("半", at: end) {
      extra = isTenths ? ExactDecimal(5) : ExactDecimal(5, scale: 1)
    } else if isTenths {
      let digit = ScalarClass.digit(text.scalar(end).value)
      if digit > 0, ScalarClass.power(text.scalar(end + 3).value) == 0 {
        extra = ExactDecimal(Int128(digit))
      }
    }
    guard let extra, isPhraseEnd(end + 3) || text.any("以", "左", "多", at: end + 3) != nil,
      let sum = quantity.number.value.adding(extra)
    else { return }
    quantity.number.value = sum
    quantity.span.end += 3
  }

  /// 8毛2, 一角五分, 三块五毛, 3元5角: a tenth and a hundredth of the unit behind it.
  @inline(__always)
  func readSmallMoney(_ quantity: inout Quantity) {
    if _slowPath(
      quantity.unit.count == 3 && quantity.number.rate == 0
        && quantity.unit.end == quantity.span.end && mayBeginNumeral(Int(quantity.span.end)))
    {
      readSmallMoneyInFull(&quantity)
    }
    // 6毛 is 0.6元.
    if _slowPath(text.any("毛", "角", at: Int(quantity.unit.start)) != nil),
      quantity.unit.count == 3 || text.has("钱", at: Int(quantity.unit.start) + 3),
      let value = quantity.number.value.shifted(by: -1)
    {
      quantity.number.value = value
    }
  }

  @inline(never)
  private func readSmallMoneyInFull(_ quantity: inout Quantity) {
    let unit = Int(quantity.unit.start)
    guard !quantity.number.hasMagnitude, text.any("毛", "角", "块", "元", at: unit) != nil,
      let tenth = singleDigit(Int(quantity.span.end))
    else { return }
    var sum = tenth.value * 10
    var at = tenth.end
    if text.any("毛", "角", at: unit) != nil {
      if text.has("分", at: at) {
        at += 3
      } else if !isPhraseEnd(at) {
        return
      }
    } else if let next = text.any("毛", "角", at: at) {
      at += next
      if let hundredth = singleDigit(at), text.has("分", at: hundredth.end) {
        sum += hundredth.value
        at = hundredth.end + 3
      }
    } else if !text.has("块", at: unit)
      || !isPhraseEnd(at) && text.any("一斤", "一公斤", "每斤", "一亩", "左右", "一个", "一只", at: at) == nil
    {
      return
    }
    if text.has("钱", at: at) { at += 3 }
    guard let value = quantity.number.value.adding(ExactDecimal(Int128(sum), scale: 2)) else {
      return
    }
    quantity.number.value = value
    quantity.span.end = Int32(at)
  }

  /// A digit that stands alone.
  private func singleDigit(_ at: Int) -> (value: Int, end: Int)? {
    if (49...57).contains(text[at]) {
      return (48...57).contains(text[at + 1]) || text.has(".", at: at + 1)
        ? nil : (Int(text[at]) - 48, at + 1)
    }
    let digit = Int(ScalarClass.digit(text.scalar(at).value))
    return digit > 0 && ScalarClass.digit(text.scalar(at + 3).value) <= 0
      && ScalarClass.power(text.scalar(at + 3).value) == 0 ? (digit, at + 3) : nil
  }

  /// 一方有难、八方支援, 一分部署、九分落实, 一砖一瓦, 三里屯: units that stand in sayings and names; a measure follows
  /// a word of measuring.
  func isFigureOfSpeech(_ quantity: inout Quantity, _ start: Int) -> Bool {
    // 一毛不拔, 三毛流浪记
    if text.has("毛", at: Int(quantity.unit.start)), quantity.unit.end == quantity.span.end,
      quantity.unit.count == 3, case let end = Int(quantity.afterQualifier), !isPhraseEnd(end),
      text.any("就", "一", "每", "都", "到", "左右", "涨", "降", at: end) == nil
    {
      return true
    }
    // 一降一升: which way each goes.
    if text.has("升", at: Int(quantity.unit.start)),
      text.anyEnds("一降", "一减", "一跌", "一落", "一退", at: start) != nil
    {
      return true
    }
    guard quantity.number.isSingleNumeral, quantity.unit.count == 3,
      quantity.kind == .measure || quantity.kind == .rank,
      text.any("方", "分", "里", "块", "度", "瓦", "寸", "尺", "升", at: Int(quantity.unit.start)) != nil
    else { return false }
    return text.anyEnds(
      "长", "宽", "高", "深", "厚", "距", "约", "达", "近", "超", "逾", "过", "增", "减", "降", "升", "到", "为", "得",
      at: start) == nil
  }

  func isPowerOfTen(_ value: ExactDecimal) -> Bool {
    for power in [10, 100, 1000, 10_000, 100_000, 1_000_000] where value == ExactDecimal(power) {
      return true
    }
    return false
  }
}
