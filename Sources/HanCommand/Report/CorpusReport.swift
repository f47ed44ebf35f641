import Hanalyze

/// What a corpus holds, on one page: its documents, the indicators that several areas state, their
/// rankings, what contradicts what, and how far the figures can be trusted.
struct CorpusReport {
  private let corpus: ScriptCorpus
  private let frame: ObservationFrame
  private let all: ObservationQuery
  private let catalog: Catalog

  init(_ corpus: ScriptCorpus, within area: Int32?, catalog: Catalog) throws {
    self.corpus = corpus
    self.catalog = catalog
    frame = try corpus.frame()
    let query = ObservationQuery(frame, catalog: catalog)
    all = area.map { query.filter(.within([$0])) } ?? query
  }

  /// The report.
  ///
  /// - Parameters:
  ///   - indicators: Ids of the indicators that are ranked; nil chooses those that most areas state.
  ///   - count: How many are chosen.
  ///   - rows: How many rows tables show at most.
  /// - Returns: The report.
  /// - Throws: `HanError` of the corpus.
  func report(indicators: [String]?, count: Int, rows: Int) throws -> Report {
    let found = try coverage()
    let title = corpus.place.path.split(separator: "/").last.map(String.init) ?? "语料"
    var report = Report("语料报告：\(title)", paragraphs: [try overview()])
    report.parts.append(Report.Part("文档", table: documents(rows)))
    report.parts.append(
      Report.Part(
        "指标", paragraphs: ["目录中的指标，按给出它的地区数排列。"], table: coverageTable(found, rows)))
    let chosen = indicators ?? found.filter { $0.areas > 1 }.prefix(count).map(\.id)
    for id in chosen { report.parts += try rankings(id, rows) }
    let conflicts = try all.conflictTable()
    report.parts.append(
      Report.Part(
        "矛盾", paragraphs: [conflicts.rows.isEmpty ? "没有发现互相矛盾的说法。" : "不能同时成立的说法，差距大的在前。"],
        table: conflicts.rows.isEmpty ? nil : conflicts.prefix(rows)))
    return report
  }

  private func overview() throws -> String {
    let rows = try all.rows().map(Int.init)
    let names = Set(rows.map { frame.docs[$0] })
    let catalogued = rows.count { frame.isCatalogued(concept: frame.concepts[$0]) }
    let sure = rows.count { frame.isSure($0) }
    let areas = Set(rows.map { frame.areaNumbers[Int(frame.areas[$0])] }).subtracting([0])
    let ends = names.compactMap { frame.published(doc: $0).end?.iso }.sorted()
    var text = "\(corpus.documentNames.count) 篇文档，其中 \(names.count) 篇有数据"
    if let first = ends.first, let last = ends.last { text += "（\(first) 至 \(last)）" }
    text += "；\(areas.count) 个地区，\(rows.count) 条观测，"
    text += "\(percent(catalogued, rows.count)) 属于目录中的指标，"
    text += "\(percent(sure, rows.count)) 没有猜测的字段。"
    return text
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "0%" : "\(Int((Double(part) / Double(whole) * 100).rounded()))%"
  }

  private func documents(_ limit: Int) -> Table {
    var counts = [Int](repeating: 0, count: frame.docNames.count)
    for row in 0..<frame.count { counts[Int(frame.docs[row])] += 1 }
    var table = Table([
      TableColumn("来源", id: "doc"), TableColumn("标题", id: "title"),
      TableColumn("地区", id: "area_name"), TableColumn("日期", id: "date"),
      TableColumn("观测", id: "observations", kind: .integer),
    ])
    let order = counts.indices.sorted { frame.docNames[$0] < frame.docNames[$1] }
    for doc in order.prefix(limit) {
      let (id, area) = (Int32(clamping: doc), frame.documentAreas[doc])
      let date = frame.published(doc: id)
      table.append([
        .text(frame.docNames[doc]), .text(frame.docTitles[doc]),
        .text(catalog.area(area)?.name ?? ""), .text(date.isUnknown ? "" : date.sdmx),
        .integer(counts[doc]),
      ])
    }
    note(&table, counts.count, limit)
    return table
  }

  private struct Coverage {
    var id: String
    var areas: Int
    var rows: Int
    var measures: Set<UInt8>
  }

  private func coverage() throws -> [Coverage] {
    var found: [Int32: (areas: Set<Int32>, rows: Int, measures: Set<UInt8>)] = [:]
    for row in try all.pooling().rows().map(Int.init) {
      let area = frame.areaNumbers[Int(frame.areas[row])]
      guard frame.isCatalogued(concept: frame.concepts[row]), area != 0 else { continue }
      var entry = found[frame.concepts[row]] ?? ([], 0, [])
      entry.areas.insert(area)
      entry.rows += 1
      entry.measures.insert(frame.measures[row])
      found[frame.concepts[row]] = entry
    }
    return found.map { concept, entry in
      Coverage(
        id: frame.conceptNames[Int(concept)], areas: entry.areas.count, rows: entry.rows,
        measures: entry.measures)
    }.sorted { ($1.areas, $1.rows, $0.id) < ($0.areas, $0.rows, $1.id) }
  }

  private func coverageTable(_ found: [Coverage], _ limit: Int) -> Table {
    var table = Table([
      TableColumn("指标", id: "indicator"), TableColumn("代码", id: "indicator_id"),
      TableColumn("地区数", id: "areas", kind: .integer),
      TableColumn("条数", id: "rows", kind: .integer), TableColumn("类型", id: "measures"),
    ])
    for one in found.prefix(limit) {
      let measures = one.measures.sorted().compactMap { Measure(rawValue: $0)?.name }
      table.append([
        .text(catalog.indicator(id: one.id)?.name ?? one.id), .text(one.id), .integer(one.areas),
        .integer(one.rows), .text(measures.joined(separator: ", ")),
      ])
    }
    note(&table, found.count, limit)
    return table
  }

  /// Levels and growth of one indicator, where several areas state them.
  private func rankings(_ id: String, _ limit: Int) throws -> [Report.Part] {
    let name = catalog.indicator(id: id)?.name ?? id
    return try [(Measure.level, "水平"), (.growth, "增速")].compactMap { measure, word in
      let query = all.filter(.indicator([id])).filter(.measure([measure])).latest()
      let ranking = try query.rank()
      guard ranking.entries.count > 1 else { return nil }
      var table = ranking.top(limit).table()
      note(&table, ranking.entries.count, limit)
      return Report.Part("\(name) · \(word)", table: table)
    }
  }

  private func note(_ table: inout Table, _ count: Int, _ limit: Int) {
    if count > limit { table.notes.append("另有 \(count - limit) 行未列出。") }
  }
}
