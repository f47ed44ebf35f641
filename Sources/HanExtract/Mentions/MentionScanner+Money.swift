import HanBase
import HanCatalog

extension MentionScanner {
  /// Parts of a currency's unit: the unit, the part's names, how many decimal places it stands below.
  private static let parts: [(unit: String, name: StaticString, places: Int)] = [
    ("元", "角", 1), ("元", "毛", 1), ("元", "分", 2), ("元", "分钱", 2), ("元", "毛钱", 1),
    ("美元", "美分", 2), ("美元", "分", 2), ("美元", "仙", 2), ("欧元", "欧分", 2), ("港元", "仙", 2),
    ("日元", "日本銭", 2), ("日元", "日本钱", 2), ("日元", "銭", 2), ("英镑", "便士", 2),
  ]

  /// Adds an amount whose unit stands behind its numeral, with its smaller parts (五元三毛).
  mutating func amount(_ numeral: Numeral, _ start: Int, _ match: UnitMatch) {
    let unit = catalog.units[match.index]
    let name = unit.aliasOf ?? unit.name
    var end = match.end
    var value = numeral.value
    var places = 0
    while let part = part(of: name, at: end, below: places),
      let sum = value.decimal?.adding(part.value)
    {
      value = .decimal(sum)
      end = part.end
      places = part.places
    }
    addMoney(start, end, value, numeral.comparator, words(match.start, match.end), name)
  }

  private mutating func addMoney(
    _ start: Int, _ end: Int, _ value: NumeralValue, _ comparator: Comparator, _ written: String,
    _ name: String
  ) {
    add(.currency, start, end) {
      value.fill(&$0)
      $0.comparator = comparator
      $0.unit = written
      $0.canonicalUnit = name
      $0.dimension = "money"
    }
    close(number: start, measured: end)
  }

  private func part(of unit: String, at start: Int, below places: Int) -> (
    value: ExactDecimal, end: Int, places: Int
  )? {
    var at = start
    if text.has("又", at: at) { at += 3 }
    guard let numeral = numerals.read(at: at, signed: false), numeral.isPlain,
      !numeral.core.hasMagnitude || numeral.core.isChinese, let whole = numeral.value.decimal,
      whole.isInteger, whole < ExactDecimal(100)
    else { return nil }
    for part in MentionScanner.parts.reversed()
    where part.unit == unit && part.places > places && text.has(part.name, at: numeral.end) {
      let end = numeral.end + part.name.utf8CodeUnitCount
      guard let value = whole.shifted(by: -part.places) else { return nil }
      return (value, end, part.places)
    }
    return nil
  }

  /// Adds an amount whose currency stands before it: ￥300, 人民币 8千元, US$20; whether there is one.
  @discardableResult
  mutating func money(_ start: Int) -> Bool {
    guard mayMeasure(start), let (name, symbolEnd) = currency(at: start) else { return false }
    let at = text.afterBlanks(symbolEnd, limit)
    guard text[at] != UInt8(ascii: "-"), let numeral = numerals.read(at: at, signed: false),
      standsAlone(numeral)
    else { return false }
    if let unit = units.read(at: numeral.end), catalog.units[unit.index].dimension == "money" {
      amount(numeral, start, unit)
      return true
    }
    addMoney(start, numeral.end, numeral.value, numeral.comparator, words(start, symbolEnd), name)
    return true
  }

  private func currency(at start: Int) -> (String, Int)? {
    let names: [(StaticString, String)] = [
      ("US$", "美元"), ("HK$", "港元"), ("$", "美元"), ("＄", "美元"), ("￥", "元"), ("¥", "元"), ("€", "欧元"),
      ("£", "英镑"), ("RMB", "元"), ("CNY", "元"), ("USD", "美元"), ("HKD", "港元"), ("EUR", "欧元"),
      ("人民币", "元"), ("港币", "港元"), ("美金", "美元"),
    ]
    for (symbol, name) in names where text.has(symbol, at: start) {
      return (name, start + symbol.utf8CodeUnitCount)
    }
    return nil
  }
}
