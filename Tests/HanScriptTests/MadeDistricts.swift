import Foundation

/// Reports of made districts, with numbers drawn at random: what a script should say of them is known.
struct MadeDistricts {
  /// What one district's reports state.
  struct District {
    let code: String
    let name: String
    /// Gross regional product in 2020 and 2025, tenths of 亿元, and the average growth stated.
    let base: Int
    let end: Int
    let average: Int
    /// Growth of product, investment and sales in 2025, tenths of a per cent.
    let growth: [Int]
    /// Place in a ranking, and by how many it moved up (or down).
    let place: Int
    let move: Int
    /// Tax per mu in tenths of 万元, its growth in per cent.
    let tax: Int
    let taxGrowth: Int
    /// Projects, their total investment in 亿元; by size.
    let projects: Int
    let investment: Int
    let sizes: [Int]
    /// High-tech enterprises: added, and all.
    let added: Int
    let all: Int
  }

  let districts: [District]
  /// Targets of the growths, tenths of a per cent.
  let targets = [60, 50, 75]

  init(seed: UInt64) {
    var state = seed
    func draw(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
    let names = [
      ("430302", "雨湖区"), ("430304", "岳塘区"), ("430321", "湘潭县"),
      ("430381", "湘乡市"),
      ("430382", "韶山市"),
    ]
    var used: Set<Int> = []
    func fresh(_ range: ClosedRange<Int>) -> Int {
      var value = draw(range)
      while !used.insert(value).inserted { value = draw(range) }
      return value
    }
    districts = names.map { code, name in
      let base = draw(1000...6000)
      let all = draw(60...200)
      let large = draw(2...9)
      let middle = large + draw(3...20)
      return District(
        code: code, name: name, base: base, end: base + draw(100...3000),
        average: draw(31...99),
        growth: [fresh(31...99), fresh(31...99), fresh(31...99)], place: draw(10...60),
        move: draw(1...8) * (draw(0...1) == 0 ? 1 : -1), tax: fresh(101...299),
        taxGrowth: draw(3...25),
        projects: draw(50...200), investment: draw(200...900),
        sizes: [middle + draw(5...40), middle, large], added: draw(5...30), all: all)
    }
  }

  /// A number of tenths as it is written.
  static func tenths(_ value: Int) -> String {
    value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
  }

  /// A number as scripts write what they work out.
  static func number(_ value: Double, _ places: Int = 2) -> String {
    var text = String(format: "%.\(places)f", value)
    while text.contains("."), text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Writes the reports into a folder.
  func write(to folder: URL) throws {
    var list = "file\tdate\tarea\n"
    let t = Self.tenths
    for d in districts {
      let report = """
        # \(d.name)“十四五”发展成就

        “十四五”以来，\(d.name)地区生产总值从2020年的\(t(d.base))亿元增长至2025年的\(t(d.end))亿元，年均增长\(t(d.average))%。

        2025年，\(d.name)在全省县域经济综合排名中列第\(d.place)位，较上年\(d.move > 0 ? "提升" : "下降")\(abs(d.move))位。

        2025年，\(d.name)园区亩均税收达到\(t(d.tax))万元/亩，增长\(d.taxGrowth)%。

        2025年，\(d.name)地区生产总值增长\(t(d.growth[0]))%，固定资产投资增长\(t(d.growth[1]))%，社会消费品零售总额增长\(t(d.growth[2]))%。

        2025年，\(d.name)铺排重点项目\(d.projects)个，总投资\(d.investment)亿元，年计划投资100亿元。

        2025年，\(d.name)引进投资5000万元以上项目\(d.sizes[0])个，其中亿元以上项目\(d.sizes[1])个，10亿元以上项目\(d.sizes[2])个。

        2025年，\(d.name)新增高新技术企业\(d.added)家、总数达\(d.all)家。

        """
      let plan = """
        # \(d.name)2025年政府工作报告

        2025年经济社会发展的主要预期目标是：地区生产总值增长\(t(targets[0]))%以上，固定资产投资增长\(t(targets[1]))%以上，社会消费品零售总额增长\(t(targets[2]))%。

        """
      for (name, text, date) in [("report", report, "2025-12"), ("plan", plan, "2025-01")] {
        let file = "\(d.code)_\(name).md"
        try text.write(
          to: folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
        list += "\(file)\t\(date)\t\(d.code)\n"
      }
    }
    try list.write(
      to: folder.appendingPathComponent("corpus.tsv"), atomically: true, encoding: .utf8)
  }
}
