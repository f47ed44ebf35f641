import HanAnalysis
import HanBase
import HanExtract
import HanFrame
import HanLua

/// Observations as scripts walk over them: all rows of a frame, or some of them in some order.
final class MetricRows: LuaRows {
  override class var luaTypeName: String { "metrics_rows" }
  let frame: ObservationFrame
  /// The frame's rows in order; nil for all.
  let rows: [Int32]?
  unowned let session: ScriptSession
  private let pool: MetricStrings
  /// What the rows' numbers count in: the corpus of which they are some, or the frame itself.
  private let origin: AnyObject

  /// All rows of a frame, which holds observations of a corpus or is all that there is.
  init(_ frame: ObservationFrame, session: ScriptSession, origin: ScriptCorpus? = nil) {
    self.frame = frame
    self.origin = origin ?? frame
    self.session = session
    rows = nil
    let pool = MetricStrings(frame, catalog: session.catalog)
    self.pool = pool
    super.init(rowTypeName: "metric", strings: pool.strings, isPinned: true)
  }

  /// Some rows of a frame.
  init(_ all: MetricRows, rows: [Int32]) {
    frame = all.frame
    session = all.session
    pool = all.pool
    origin = all.origin
    self.rows = rows
    super.init(rowTypeName: "metric", strings: all.strings, isPinned: false)
  }

  override var luaMemory: Int { 64 + (rows?.count ?? 0) * 4 }
  override var count: Int { rows?.count ?? frame.count }

  /// The frame's row of a row of this source.
  func frameRow(_ row: Int) -> Int { rows.map { Int($0[row]) } ?? row }
  /// Whether a row is the same observation as one of other rows.
  func isSame(_ row: Int, as other: MetricRows, _ otherRow: Int) -> Bool {
    let (mine, theirs) = (frameRow(row), other.frameRow(otherRow))
    return origin === other.origin && frame.origin(mine) == other.frame.origin(theirs)
      && frame.starts[mine] == other.frame.starts[theirs]
  }
  /// A row as seen by queries.
  func view(_ row: Int) -> ObservationRow { ObservationRow(frame, frameRow(row)) }

  /// `湖南省湘潭市雨湖区 地区生产总值 >900亿元 (2025)`.
  func label(_ row: Int) -> String {
    let view = view(row)
    let sign = view.comparator == .equal ? "" : view.comparator.sign
    let period = PeriodObject(view.period).shown
    return "\(view.areaName.isEmpty ? "?" : view.areaName) \(view.indicator) "
      + "\(sign)\(frame.texts[frameRow(row)]) (\(period))"
  }

  override func fill(column: Int, from first: Int, cells: LuaCells) {
    guard let field = MetricColumn(rawValue: column) else { return }
    for index in 0..<cells.count {
      let row = frameRow(first + index)
      switch field {
      case .value: cells.set(index, frame.values[row])
      case .start: cells.set(index, Int(frame.starts[row]))
      case .finish: cells.set(index, Int(frame.ends[row]))
      case .year:
        let last = frame.periodEnds[Int(frame.periods[row])]
        if last != .min, let date = CivilDate(dayNumber: Int(last)) {
          cells.set(index, date.year)
        } else {
          cells.setNone(index)
        }
      default:
        if let number = pool.number(field, row) {
          cells.set(index, string: number)
        } else {
          cells.setNone(index)
        }
      }
    }
  }
}

/// The fields of a metric that are columns, in the order of their declaration.
enum MetricColumn: Int, CaseIterable {
  case value, unit, indicator, indicatorID, area, areaName, measure, comparator, status, timePeriod
  case doc, title, section, subject, statedUnit, year, start, finish

  /// The name in scripts.
  var name: String {
    switch self {
    case .value: "value"
    case .unit: "unit"
    case .indicator: "indicator"
    case .indicatorID: "indicator_id"
    case .area: "area"
    case .areaName: "area_name"
    case .measure: "measure"
    case .comparator: "comparator"
    case .status: "status"
    case .timePeriod: "time_period"
    case .doc: "doc"
    case .title: "title"
    case .section: "section"
    case .subject: "subject"
    case .statedUnit: "stated_unit"
    case .year: "year"
    case .start: "start"
    case .finish: "finish"
    }
  }

  /// What it holds.
  var type: ValueType {
    switch self {
    case .value: .number
    case .year, .start, .finish: .integer
    default: .string
    }
  }

  /// Whether it may be nil.
  var isOptional: Bool { [.indicatorID, .subject, .year].contains(self) }

  /// One sentence about it.
  var summary: String {
    switch self {
    case .value: "The value with its magnitude multiplied out, as a Lua number."
    case .unit: "The unit without magnitude, such as `元`."
    case .indicator: "What is measured, in the source's words."
    case .indicatorID: "The catalogue's id of exactly that indicator, such as `gdp`."
    case .area: "The six-digit code of the area; empty where unknown."
    case .areaName: "The area's name with its parents."
    case .measure: "`level`, `growth`, `average_growth`, `change` or `rank`."
    case .comparator: "How it bounds the true value: `=`, `~`, `>`, `>=`, `<` or `<=`."
    case .status: "`A` for a result, `E` for an estimate, `T` for a target."
    case .timePeriod: "The period in SDMX form, such as `2024-Q3`; empty where a side is unknown."
    case .doc: "The document's name."
    case .title: "The document's title."
    case .section: "The kind of section that it stands in, such as `body`."
    case .subject: "What within the area it describes: a company, a park."
    case .statedUnit: "The unit as written, with its magnitude, such as `亿元`."
    case .year: "The year in which the period ends."
    case .start: "Where the number begins in its document's file, in bytes from 0."
    case .finish: "Where the number ends in its document's file."
    }
  }
}

/// The strings of a frame's dictionaries under one numbering, so that Lua gets each of them once.
final class MetricStrings: Sendable {
  private let frame: ObservationFrame
  private let bases: [Int]
  let strings: LuaStrings

  private static let dictionaries: [MetricColumn] = [
    .unit, .indicator, .indicatorID, .area, .areaName, .measure, .comparator, .status, .timePeriod,
    .doc, .title, .section, .subject,
  ]

  init(_ frame: ObservationFrame, catalog: some Sendable) {
    self.frame = frame
    let counts = [
      frame.unitNames.count, frame.phraseTexts.count, frame.conceptNames.count,
      frame.areaCodes.count, frame.areaNames.count, Measure.allCases.count,
      Comparator.allCases.count, Status.allCases.count, frame.periodStarts.count,
      frame.docNames.count, frame.docTitles.count, frame.sectionNames.count,
      frame.subjectNames.count,
    ]
    var bases: [Int] = []
    var total = 0
    for count in counts {
      bases.append(total)
      total += count
    }
    self.bases = bases
    strings = LuaStrings { [bases, counts] number in
      guard
        let dictionary = bases.indices.first(where: {
          bases[$0] <= number && number - bases[$0] < counts[$0]
        })
      else { return nil }
      return MetricStrings.text(Self.dictionaries[dictionary], number - bases[dictionary], frame)
    }
  }

  private static func text(_ field: MetricColumn, _ id: Int, _ frame: ObservationFrame) -> String? {
    switch field {
    case .unit: frame.unitNames[id]
    case .indicator: frame.phraseTexts[id]
    case .indicatorID: frame.conceptNames[id]
    case .area: frame.areaCodes[id]
    case .areaName: frame.areaNames[id]
    case .measure: Measure(rawValue: UInt8(clamping: id))?.name
    case .comparator: Comparator(rawValue: UInt8(clamping: id))?.sign
    case .status: Status(rawValue: UInt8(clamping: id))?.code
    case .timePeriod: frame.period(Int32(clamping: id)).sdmx
    case .doc: frame.docNames[id]
    case .title: frame.docTitles[id]
    case .section: frame.sectionNames[id]
    case .subject: frame.subjectNames[id]
    default: nil
    }
  }

  /// The number of a row's string, or nil where the field is empty.
  func number(_ field: MetricColumn, _ row: Int) -> Int? {
    switch field {
    case .unit: bases[0] + Int(frame.units[row])
    case .statedUnit: bases[0] + Int(frame.statedUnits[row])
    case .indicator: bases[1] + Int(frame.phrases[row])
    case .indicatorID:
      frame.isCatalogued(concept: frame.concepts[row]) ? bases[2] + Int(frame.concepts[row]) : nil
    case .area: bases[3] + Int(frame.areas[row])
    case .areaName: bases[4] + Int(frame.areas[row])
    case .measure: bases[5] + Int(frame.measures[row])
    case .comparator: bases[6] + Int(frame.comparators[row])
    case .status: bases[7] + Int(frame.statuses[row])
    case .timePeriod: bases[8] + Int(frame.periods[row])
    case .doc: bases[9] + Int(frame.docs[row])
    case .title: bases[10] + Int(frame.docs[row])
    case .section: bases[11] + Int(frame.sections[row])
    case .subject: frame.subjects[row] < 0 ? nil : bases[12] + Int(frame.subjects[row])
    default: nil
    }
  }
}
