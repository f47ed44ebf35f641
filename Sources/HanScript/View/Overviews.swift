import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua

extension ScriptInterpreter {
  /// The corpus as a table of its documents.
  func corpusView(rows: Int) throws -> ValueView {
    let corpus = try session.corpus()
    let names = corpus.documentNames
    let place = corpus.place
    var table = Table(
      [
        TableColumn("名称", id: "name"), TableColumn("日期", id: "date"),
        TableColumn("地区", id: "area_name"), TableColumn("标题", id: "title"),
      ], title: place.path.isEmpty ? place.kind : "\(place.path) (\(place.kind))")
    let folder = place.path.hasSuffix("/") ? place.path : place.path + "/"
    for index in names.indices.prefix(rows) {
      let isInside = names[index].hasPrefix(folder)
      let name = String(isInside ? names[index].dropFirst(folder.count) : names[index][...])
      guard let document = try? corpus.document(index) else {
        table.append([.text(name)])
        continue
      }
      let metadata = document.metadata
      table.append([
        .text(name),
        .text(metadata.date.isUnknown ? "" : PeriodObject(metadata.date).shown),
        .text(session.catalog.fullName(metadata.area)), .text(metadata.title),
      ])
    }
    return .table(table, total: names.count)
  }

  /// All observations in numbers.
  func metricsView() throws -> ValueView {
    let frame = try session.corpus().frame()
    let days = (0..<frame.periodEnds.count).map { frame.periodEnds[$0] }.filter { $0 != .min }
    let years = [days.min(), days.max()].compactMap { day in
      day.flatMap { CivilDate(dayNumber: Int($0)) }.map { String($0.year) }
    }
    let known = (0..<frame.conceptNames.count).count { frame.isCatalogued(concept: Int32($0)) }
    return .card(
      CardView(
        type: "metrics", title: "metrics",
        fields: [
          .init("rows", String(frame.count)),
          .init("documents", String(frame.docNames.count)),
          .init("areas", String(Set(frame.areaNumbers).subtracting([0]).count)),
          .init("indicators", String(known)),
          .init("time_period", Array(Set(years)).sorted().joined(separator: "–")),
        ]))
  }

  var districtsCard: CardView {
    let areas = session.catalog.areas
    return CardView(
      type: "districts", title: "districts",
      fields: Naming.levels.enumerated().map { level, name in
        .init(name, String(areas.count { $0.level == level }))
      } + [.init("parks", String(Catalog.parks.count))])
  }

  var indicatorsCard: CardView {
    let indicators = session.catalog.indicators
    var themes: [String] = []
    for indicator in indicators where !themes.contains(indicator.theme) {
      themes.append(indicator.theme)
    }
    return CardView(
      type: "indicators", title: "indicators",
      fields: [.init("indicators", String(indicators.count)), .init("themes", themes)])
  }
}
