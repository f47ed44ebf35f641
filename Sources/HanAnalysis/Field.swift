import HanBase
import HanExtract
import HanFrame

/// What rows can be grouped by.
public enum Field: String, Sendable, CaseIterable {
  /// The area described.
  case area
  /// The area's level: nation, province, prefecture, county.
  case level
  /// The division that the area belongs to.
  case parent
  /// The province that the area lies in.
  case province
  /// The catalogue's id, or else the source's words.
  case indicator
  /// The indicator's theme.
  case theme
  /// Level, growth, ….
  case measure
  /// Result, estimate or target.
  case status
  /// How the value is bounded.
  case comparator
  /// The unit; units that measure the same are one (亩 and 公顷).
  case unit
  /// The period.
  case period
  /// The year in which the period ends.
  case year
  /// The document.
  case doc
  /// The kind of section.
  case section
  /// The subject within the area.
  case subject

  /// What makes two rows statements about the same thing, apart from their period.
  public static let identity: [Field] = [.area, .indicator, .measure, .unit, .subject]

  /// The column's heading.
  public var title: String {
    switch self {
    case .area: "地区"
    case .level: "级别"
    case .parent: "上级"
    case .province: "省份"
    case .indicator: "指标"
    case .theme: "主题"
    case .measure: "类型"
    case .status: "状态"
    case .comparator: "比较"
    case .unit: "单位"
    case .period: "时期"
    case .year: "年份"
    case .doc: "文档"
    case .section: "段落"
    case .subject: "对象"
    }
  }
}

/// A field as small numbers: for each row an id below `count`, and what each id stands for.
struct FieldIndex {
  enum Source {
    case ids(FrameColumn<Int32>)
    case bytes(FrameColumn<UInt8>)
  }

  let source: Source
  /// What each raw id becomes; nil leaves it.
  let map: [Int32]?
  let count: Int
  /// The number added to raw ids before they are looked up.
  let shift: Int32
  let cell: (Int32) -> Cell
  /// What an id is by itself, where two ids may have one cell.
  let identity: ((Int32) -> String)?

  init(
    _ source: Source, map: [Int32]? = nil, count: Int, shift: Int32 = 0,
    identity: ((Int32) -> String)? = nil, cell: @escaping (Int32) -> Cell
  ) {
    self.source = source
    self.map = map
    self.count = max(1, count)
    self.shift = shift
    self.cell = cell
    self.identity = identity
  }

  /// Writes the ids of some rows.
  func fill(_ ids: UnsafeMutablePointer<Int32>, _ rows: UnsafeBufferPointer<Int32>) {
    switch source {
    case .ids(let column):
      if let map {
        map.withUnsafeBufferPointer { map in
          for index in rows.indices { ids[index] = map[Int(column[Int(rows[index])] &+ shift)] }
        }
      } else {
        for index in rows.indices { ids[index] = column[Int(rows[index])] &+ shift }
      }
    case .bytes(let column):
      for index in rows.indices { ids[index] = Int32(column[Int(rows[index])]) }
    }
  }

  /// The id of one row.
  func id(_ row: Int) -> Int32 {
    switch source {
    case .ids(let column):
      let raw = column[row] &+ shift
      return map?[Int(raw)] ?? raw
    case .bytes(let column): return Int32(column[row])
    }
  }
}

extension Field {
  /// The field of a frame's rows as small numbers.
  func index(_ frame: ObservationFrame, _ catalog: any AnalysisCatalog) -> FieldIndex {
    switch self {
    case .area:
      return FieldIndex(
        .ids(frame.areas), map: frame.canonicalAreas, count: frame.areaCodes.count,
        identity: { frame.areaCodes[Int($0)] },
        cell: { id in
          let name = frame.areaNames[Int(id)]
          return .text(name.isEmpty ? frame.areaCodes[Int(id)] : name)
        })
    case .level: return areaIndex(frame) { .integer(catalog.level(of: $0)) }
    case .parent:
      return areaIndex(frame) { Self.areaCell(catalog.parent(of: $0), catalog) }
    case .province:
      return areaIndex(frame) { area in
        var cursor = area
        while catalog.level(of: cursor) > 1 { cursor = catalog.parent(of: cursor) }
        return Self.areaCell(catalog.level(of: cursor) == 1 ? cursor : 0, catalog)
      }
    case .indicator:
      return FieldIndex(
        .ids(frame.concepts), count: frame.conceptNames.count,
        identity: { (frame.isCatalogued(concept: $0) ? "=" : "~") + frame.conceptNames[Int($0)] },
        cell: { id in
          let name = frame.conceptNames[Int(id)]
          let shown = frame.isCatalogued(concept: id) ? catalog.name(ofIndicator: name) : nil
          return .text(shown ?? name)
        })
    case .theme:
      return labelled(frame.concepts, frame.conceptNames.count) { id in
        .text(
          frame.isCatalogued(concept: id)
            ? catalog.theme(ofIndicator: frame.conceptNames[Int(id)]) : "")
      }
    case .measure:
      return FieldIndex(.bytes(frame.measures), count: 5) {
        .text(Measure(rawValue: UInt8(clamping: $0))?.name ?? "")
      }
    case .status:
      return FieldIndex(.bytes(frame.statuses), count: 3) {
        .text(Status(rawValue: UInt8(clamping: $0))?.code ?? "")
      }
    case .comparator:
      return FieldIndex(.bytes(frame.comparators), count: 6) {
        .text(Comparator(rawValue: UInt8(clamping: $0))?.sign ?? "")
      }
    case .unit:
      return labelled(frame.units, frame.unitNames.count) { id in
        .text(UnitScale.common(frame.unitNames[Int(id)]).unit)
      }
    case .period:
      return FieldIndex(.ids(frame.periods), count: frame.periodStarts.count) {
        Self.periodCell(frame.period($0))
      }
    case .year:
      return labelled(frame.periods, frame.periodStarts.count) { id in
        frame.period(id).end.map { .integer($0.year) } ?? .empty
      }
    case .doc:
      return labelled(frame.docs, frame.docNames.count) { .text(frame.docNames[Int($0)]) }
    case .section:
      return FieldIndex(.ids(frame.sections), count: frame.sectionNames.count) {
        .text(frame.sectionNames[Int($0)])
      }
    case .subject:
      return FieldIndex(.ids(frame.subjects), count: frame.subjectNames.count + 1, shift: 1) {
        $0 == 0 ? .empty : .text(frame.subjectNames[Int($0) - 1])
      }
    }
  }

  private func areaIndex(_ frame: ObservationFrame, _ cell: (Int32) -> Cell) -> FieldIndex {
    labelled(frame.areas, frame.areaNumbers.count) { cell(frame.areaNumbers[Int($0)]) }
  }

  /// An index in which raw ids with equal labels are one id.
  private func labelled(
    _ column: FrameColumn<Int32>, _ count: Int, _ cell: (Int32) -> Cell
  ) -> FieldIndex {
    var labels: [Cell] = []
    var known: [Cell: Int32] = [:]
    let map = (0..<count).map { raw -> Int32 in
      let label = cell(Int32(clamping: raw))
      if let id = known[label] { return id }
      let id = Int32(clamping: labels.count)
      known[label] = id
      labels.append(label)
      return id
    }
    let final = labels
    return FieldIndex(.ids(column), map: map, count: labels.count) { final[Int($0)] }
  }

  static func areaCell(_ code: Int32, _ catalog: any AnalysisCatalog) -> Cell {
    code == 0 ? .empty : .text(catalog.name(of: code) ?? String(code))
  }

  static func periodCell(_ period: Period) -> Cell {
    if !period.sdmx.isEmpty { return .text(period.sdmx) }
    if period.isUnknown { return .empty }
    return .text((period.start?.iso ?? "..") + "/" + (period.end?.iso ?? ".."))
  }
}
