import Hanalyze

/// Inputs that nobody would write, each of one repeated unit: none may cost more a byte when longer.
private let units: [(name: String, head: String, unit: String)] = [
  ("digits", "", "7"),
  ("digits and points", "", "1."),
  ("digits and commas", "", "1,"),
  ("thousands 1,000,000", "1", ",000"),
  ("numbers between 、", "", "12、"),
  ("numbers between ，", "", "12，"),
  ("percents between 、", "增长", "5.1%、"),
  ("ratio 3:4:5", "", "3:"),
  ("一", "", "一"),
  ("万", "一", "万"),
  ("一万", "", "一万"),
  ("第", "", "第"),
  ("年", "", "年"),
  ("2024年", "", "2024年"),
  ("1—10月", "", "1—10月"),
  ("（", "", "（"),
  ("（）", "", "（）"),
  ("(", "", "("),
  ("“", "", "“"),
  ("”", "", "”"),
  ("《", "", "《"),
  ("[", "", "["),
  ("**", "", "*"),
  ("|", "", "|"),
  ("table row", "", "| 1 "),
  ("blank lines", "", "\n"),
  ("spaces", "", " "),
  ("#", "", "#"),
  ("的", "", "的"),
  ("endless clause", "", "推动全市经济社会高质量发展"),
  ("endless sentence with commas", "", "推动经济社会发展，"),
  ("endless sentence with numbers", "", "完成投资三百二十亿元增长"),
  ("endless list with 分别", "一产、二产、三产分别增长", "5.1%、"),
  ("endless heads before 分别", "", "工业增加值、"),
  ("分别", "", "分别"),
  ("其中", "", "其中：工业1亿元，"),
  ("areas", "", "雨湖区"),
  ("indicators", "", "地区生产总值"),
  ("下同", "", "（预计数，下同）"),
  ("由…到…", "", "由83位上升到"),
  ("short lines", "", "投资5亿元\n"),
  ("headings", "", "一、经济\n"),
  ("paragraphs", "", "力争增长5%。\n\n"),
  ("four-byte scalars", "", "𠮷"),
  ("NUL", "", "\u{0}"),
]

/// The cost of a byte for each hostile input, at a quarter of a megabyte and at a whole one.
func measureHostile(_ rounds: Int, only wanted: String?) {
  let pipeline = Pipeline()
  row(
    "input", "read_ns_byte_250k", "extract_ns_byte_250k", "read_ns_byte_1m", "extract_ns_byte_1m",
    "claims_ns_byte_250k", "claims_ns_byte_1m", "growth", "found")
  for (name, head, unit) in units where wanted == nil || name == wanted {
    var costs: [(read: Double, extract: Double, claims: Double)] = []
    var found = 0
    for size in [250_000, 1_000_000] {
      var text = Array(head.utf8)
      text.reserveCapacity(size + 64)
      while text.count < size { text += unit.utf8 }
      var least = (read: Double.infinity, extract: Double.infinity, claims: Double.infinity)
      for _ in 0..<rounds {
        var document: Document?
        let read = Cost.ofThread { document = pipeline.read(text, name) }.cpu
        guard let document else { continue }
        let extract = Cost.ofThread { found = pipeline.extractor.extract(document).count }.cpu
        let claims = Cost.ofThread { _ = ClaimFinder().find(in: document).count }.cpu
        least = (min(least.read, read), min(least.extract, extract), min(least.claims, claims))
        // What is slow is slow in the first round too.
        if read + extract + claims > 0.2 { break }
      }
      let scale = 1e9 / Double(text.count)
      costs.append((least.read * scale, least.extract * scale, least.claims * scale))
    }
    let growth = (costs[1].read + costs[1].extract) / (costs[0].read + costs[0].extract)
    row(
      name, fixed(costs[0].read), fixed(costs[0].extract), fixed(costs[1].read),
      fixed(costs[1].extract), fixed(costs[0].claims), fixed(costs[1].claims), fixed(growth, 2),
      String(found))
  }
}
