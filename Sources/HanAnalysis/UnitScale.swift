/// Units that measure the same thing, and how much of the common unit each is.
///
/// It holds the units of area, length, mass, power, energy and volume that reports mix; any other
/// unit is comparable with itself only. Money of different currencies is never the same.
///
/// **Source**: 国务院《关于在我国统一实行法定计量单位的命令》; 1 亩 = 10000/15 平方米.
public enum UnitScale {
  private static let groups: [(common: String, members: [(String, Double)])] = [
    (
      "平方米",
      [
        ("平方米", 1), ("平米", 1), ("㎡", 1), ("亩", 10_000.0 / 15), ("公顷", 1e4), ("平方公里", 1e6),
        ("平方千米", 1e6), ("km²", 1e6),
      ]
    ),
    (
      "米",
      [("米", 1), ("公里", 1e3), ("千米", 1e3), ("里", 500), ("km", 1e3), ("厘米", 0.01), ("毫米", 0.001)]
    ),
    ("千克", [("千克", 1), ("公斤", 1), ("斤", 0.5), ("吨", 1e3), ("克", 0.001), ("担", 50)]),
    (
      "千瓦",
      [("千瓦", 1), ("瓦", 0.001), ("兆瓦", 1e3), ("吉瓦", 1e6), ("kW", 1), ("MW", 1e3), ("GW", 1e6)]
    ),
    ("千瓦时", [("千瓦时", 1), ("度", 1), ("兆瓦时", 1e3)]),
    ("立方米", [("立方米", 1), ("方", 1), ("升", 0.001), ("立方", 1)]),
    ("人", [("人", 1), ("名", 1), ("位", 1)]),
    ("%", [("%", 1), ("％", 1), ("‰", 0.1)]),
    ("百分点", [("百分点", 1), ("个百分点", 1)]),
    ("名次", [("名次", 1), ("个名次", 1), ("位次", 1), ("个位次", 1)]),
  ]

  private static let table: [String: (common: String, factor: Double)] = {
    var table: [String: (common: String, factor: Double)] = [:]
    for group in groups {
      for (unit, factor) in group.members { table[unit] = (group.common, factor) }
    }
    return table
  }()

  /// The common unit of a unit, and how much of it the unit is; itself once where it has none.
  public static func common(_ unit: String) -> (unit: String, factor: Double) {
    table[unit].map { ($0.common, $0.factor) } ?? (unit, 1)
  }
}
