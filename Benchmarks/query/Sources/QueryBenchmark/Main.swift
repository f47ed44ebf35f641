import HanAnalysis
import HanBase
import HanExtract
import HanFrame
import HanOutput

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `QueryBenchmark generate ROWS FOLDER` writes generated observations as a segment and as plain
/// columns for the peers; `QueryBenchmark run FOLDER RUNS` times loading and queries and prints JSON.
@main
struct QueryBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "generate" where arguments.count == 4:
      try generate(Int(arguments[2]) ?? 1_000_000, arguments[3])
    case "run" where arguments.count == 4: try run(arguments[2], Int(arguments[3]) ?? 7)
    default: print("usage: QueryBenchmark generate ROWS FOLDER | run FOLDER RUNS")
    }
  }

  /// Observations of 3,214 areas, 178 indicators with a unit each, ten years: each document speaks
  /// of one area, some rows repeat others, some are targets, some are about a park.
  static func generate(_ count: Int, _ folder: String) throws {
    var random = SeededGenerator(seed: 20_250_101)
    var builder = ObservationFrameBuilder()
    let units = ["元", "%", "个", "人", "户", "家", "件", "项"]
    let published = Period.year(2025)
    var one = Observation()
    one.certainty = Array(repeating: .stated, count: 7)
    one.published = published
    one.section = "body"
    one.derivation = ["number/decimal", "measure/level", "period/year"]
    for row in 0..<count {
      if row % 300 == 0 {
        let area = Int.random(in: 0..<3_214, using: &random)
        one.doc = "doc\(row / 300).md"
        one.area = String(110_000 + area * 150)
        one.areaName = "区\(area)"
      }
      if row % 3 == 0 { one.sentence = "第\(row)句，说明一些数字，例如若干亿元和若干个项目。" }
      if !(row % 300 > 0 && Int.random(in: 0..<33, using: &random) == 0) {
        let indicator = Int.random(in: 0..<178, using: &random)
        one.indicatorID = "indicator_\(indicator)"
        one.indicator = "指标\(indicator)"
        one.unit = units[indicator % units.count]
        one.statedUnit = one.unit
        one.measure = [.level, .level, .level, .growth][Int.random(in: 0..<4, using: &random)]
        one.status = Int.random(in: 0..<10, using: &random) == 0 ? .target : .normal
        one.subject = Int.random(in: 0..<20, using: &random) == 0 ? "园区" : nil
        one.period = .year(2015 + Int.random(in: 0..<10, using: &random))
        let value = Int.random(in: 1..<1_000_000_000, using: &random)
        one.value = ExactDecimal(Int128(value), scale: 2)
        one.statedValue = one.value.description
        one.text = one.statedValue + one.unit
      }
      one.span = Span(row % 100_000, row % 100_000 + 9)
      builder.append(one)
    }
    let frame = builder.finish()
    try TableFile.write(frame.segment(), to: folder + "/observations.segment")
    try export(frame, folder)
  }

  static func export(_ frame: ObservationFrame, _ folder: String) throws {
    func write<Element>(_ name: String, _ values: UnsafeBufferPointer<Element>) throws {
      try TableFile.write(Array(UnsafeRawBufferPointer(values)), to: "\(folder)/\(name)")
    }
    func write(_ name: String, _ value: (Int) -> Int32) throws {
      try (0..<frame.count).map(value).withUnsafeBufferPointer { try write(name, $0) }
    }
    try write("value.f64", frame.values.values)
    try write("measure.u8", frame.measures.values)
    try write("status.u8", frame.statuses.values)
    try write("repeat.u8", frame.flags.values)
    try write("subject.i32", frame.subjects.values)
    try write("indicator.i32", frame.concepts.values)
    try write("area.i32") { frame.areaNumbers[Int(frame.areas[$0])] }
    try write("unit.i32", frame.units.values)
    try write("period_end.i32") { frame.periodEnds[Int(frame.periods[$0])] }
    let wanted = frame.conceptNames.firstIndex(of: "indicator_0") ?? 0
    let unit = frame.unitNames.firstIndex(of: "元") ?? 0
    try TableFile.write(
      Array("{\"rows\":\(frame.count),\"indicator_0\":\(wanted),\"yuan\":\(unit)}".utf8),
      to: folder + "/meta.json")
  }

  static func run(_ folder: String, _ runs: Int) throws {
    let path = folder + "/observations.segment"
    var json = JSONWriter()
    json.beginObject()
    func report(_ name: String, _ times: [Double]) {
      json.key(name)
      json.beginArray()
      for time in times { json.double(time) }
      json.endArray()
    }
    let before = resident()
    report("load_verified", try measure(runs) { _ = try ObservationFrame(mapping: path).count })
    report(
      "load", try measure(runs) { _ = try ObservationFrame(mapping: path, verifying: false).count })
    let frame = try ObservationFrame(mapping: path)
    json.key("resident_mib")
    json.double(resident() - before)
    let query = ObservationQuery(frame).filter(.measure([.level]))
    var ranking: Ranking?
    report(
      "latest_rank",
      try measure(runs) { ranking = try query.filter(.indicator(["indicator_0"])).latest().rank() })
    var groups: Grouping?
    report(
      "group_mean",
      try measure(runs) { groups = try query.group(by: [.area, .indicator], [.mean]) })
    var top: [Int32] = []
    let pooled = query.pooling().filter(.unit(["元"]))
    report("top_10", try measure(runs) { top = try pooled.top(10, by: .value).rows() })
    let entries = ranking?.entries ?? []
    json.key("check_latest_rank")
    json.double(
      entries.reduce(0) { $0 + frame.values[Int($1.row)] * Double($1.rank) } / 1e6)
    json.key("check_group_mean")
    json.double((groups?.values.first ?? []).reduce(0, +) / 1e6)
    json.key("groups")
    json.integer(groups?.count ?? 0)
    json.key("check_top_10")
    json.double(top.reduce(0) { $0 + frame.values[Int($1)] } / 1e6)
    json.endObject()
    json.newline()
    print(json.text, terminator: "")
  }

  static func measure(_ runs: Int, _ body: () throws -> Void) throws -> [Double] {
    try (0..<runs).map { _ in
      let start = now()
      try body()
      return (now() - start) * 1000
    }
  }

  /// Seconds of processor time: with one thread that is what an idle machine's clock would show.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Memory in use, in MiB.
  static func resident() -> Double {
    var usage = rusage()
    // RUSAGE_SELF, which Glibc and Darwin import as different types.
    getrusage(0, &usage)
    #if canImport(Glibc)
    return Double(usage.ru_maxrss) / 1024
    #else
    return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }
}
