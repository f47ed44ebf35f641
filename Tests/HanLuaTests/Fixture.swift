import HanBase
import Synchronization

@testable import HanLua

/// A counter, for tests of objects.
final class Counter: LuaObject {
  static let luaTypeName = "counter"
  var value: Int
  var memory: Int
  var luaMemory: Int { memory }
  static let alive = Mutex(0)

  init(_ value: Int, memory: Int = 64) {
    self.value = value
    self.memory = memory
    Counter.alive.withLock { $0 += 1 }
  }
  deinit { Counter.alive.withLock { $0 -= 1 } }
}

/// Rows with a name, a value and a flag.
final class Cities: LuaRows {
  let names = ["雨湖区", "岳塘区", "荷塘区", "芦淞区"]
  let total: Int

  init(_ total: Int, pinned: Bool) {
    let names = names
    self.total = total
    super.init(
      rowTypeName: "city",
      strings: LuaStrings { $0 < names.count ? names[$0] : nil }, isPinned: pinned)
  }
  override var count: Int { total }
  override func fill(column: Int, from first: Int, cells: LuaCells) {
    for index in 0..<cells.count {
      let row = first + index
      switch column {
      case 0: cells.set(index, string: row % names.count)
      case 1: cells.set(index, Double(row) * 0.5)
      case 2: cells.set(index, row)
      default: cells.setNone(index)
      }
    }
  }
}

/// What scripts of the tests work for.
final class Session: @unchecked Sendable {
  var files: FileAccess?
  weak var machine: LuaMachine?
}

/// What the tests' scripts see.
func makeRegistry() -> LuaRegistry {
  var registry = LuaRegistry()
  registry.add(
    LuaType(Counter.self, "A counter.", example: "print(counter(3).value) --> 3", since: "0.1")
      .field(.init("value", .integer, "The count so far.", since: "0.1")) { counter, _ in
        .integer(counter.value)
      }
      .method(
        .init(
          "add", "Adds to the count.",
          parameters: [Parameter("by", .integer, "How much.", default: .integer(1))],
          results: [ResultDescription(.object("counter"), "The counter itself.")],
          example: "print(counter(3):add(2).value) --> 5", since: "0.1")
      ) { counter, call in
        let (sum, overflow) = counter.value.addingReportingOverflow(try call.integer(0))
        guard !overflow else { throw HanError(.luaArgument, "the count overflows") }
        counter.value = sum
        return [.object(counter)]
      }
      .method(
        .init(
          "each", "Counts up to the value.",
          results: [ResultDescription(.function, "An iterator.")],
          example: "for i in counter(2):each() do print(i) end --> 1\n--> 2", since: "0.1")
      ) { counter, _ in
        nonisolated(unsafe) var next = 0
        return [
          .iterator(
            LuaIterator { _ in
              next += 1
              return next > counter.value ? [] : [.integer(next)]
            })
        ]
      }
      .method(
        .init("close", "Closes the counter.", example: "counter(1):close()", since: "0.1")
      ) { counter, call in
        call.close(counter)
        return []
      }
      .on(.close, "Closes the counter.") { counter, call in
        call.close(counter)
        return []
      }
      .on(.length, "The count.") { counter, _ in [.integer(counter.value)] }
      .on(.call, "The count times a factor.", parameters: [Parameter("by", .number, "Factor.")]) {
        counter, call in [.number(Double(counter.value) * (try call.number(0)))]
      }
      .on(.less, "Compares counts.") { counter, call in
        guard let other = try call.object(0, as: Counter.self) else {
          throw call.mismatch(0, "counter")
        }
        return [
          .boolean(call.isSwapped ? other.value < counter.value : counter.value < other.value)
        ]
      }
      .shows { "counter(\($0.value))" })
  registry.add(
    LuaRowType(Cities.self, name: "city", "A city.", example: "print(cities(1)())", since: "0.1")
      .column(.init("name", .string, "Its name.", since: "0.1"))
      .column(.init("value", .number, "A figure.", since: "0.1"))
      .column(.init("row", .integer, "Its row.", since: "0.1"))
      .field(.init("label", .string, "Name and row.", since: "0.1")) { cities, row, _ in
        .string("\(cities.names[row % 4])#\(row)")
      }
      .method(.init("why", "Says why.", example: "", since: "0.1")) { _, row, _ in
        [.string("row \(row)")]
      })
  registry.add(
    LuaModule(
      "_G", "Globals of the tests.",
      functions: [
        LuaFunction(
          .init(
            "counter", "Makes a counter.",
            parameters: [
              Parameter("value", .integer, "Where it starts.", default: .integer(0)),
              Parameter("memory", .integerIn(0...Int.max), "Bytes to hold.", optional: true),
            ],
            results: [ResultDescription(.object("counter"), "The counter.")],
            example: "print(counter(3)) --> counter(3)", since: "0.1")
        ) { call in
          [.object(Counter(try call.integer(0), memory: try call.optionalInteger(1) ?? 64))]
        },
        LuaFunction(
          .init(
            "cities", "Walks rows.",
            parameters: [
              Parameter("count", .integerIn(0...10_000_000), "How many."),
              Parameter(
                "how", .choice(["row", "flyweight", "values", "kept"]), "How.",
                default: .string("row")),
            ],
            results: [ResultDescription(.function, "An iterator.")],
            example: "for c in cities(1) do print(c.name) end --> 雨湖区", since: "0.1")
        ) { call in
          let how = try call.string(1)
          let rows = Cities(try call.integer(0), pinned: how != "kept")
          switch how {
          case "values": return [.walk(LuaWalk(rows, step: .values([0, 1, 2])))]
          case "flyweight": return [.walk(LuaWalk(rows, step: .flyweight))]
          default: return [.walk(LuaWalk(rows))]
          }
        },
        LuaFunction(
          .init(
            "echo", "Gives back what it gets.",
            parameters: [Parameter("values", .any, "Anything.", variadic: true)],
            results: [ResultDescription(.any, "The same.")],
            example: "print(echo(1, 'a')) --> 1 a", since: "0.1")
        ) { call in try call.values() },
        LuaFunction(
          .init(
            "apply", "Calls a function.",
            parameters: [
              Parameter("function", .function, "What to call."),
              Parameter("values", .any, "Its arguments.", variadic: true),
            ],
            results: [ResultDescription(.any, "Its results.")],
            example: "print(apply(math.max, 1, 2)) --> 2", since: "0.1")
        ) { call in
          guard let function = try call.function(0) else { return [] }
          return try call.invoke(function, try call.values(from: 1))
        },
        LuaFunction(
          .init(
            "take", "Takes one of each type.",
            parameters: [
              Parameter("integer", .integer, "An integer.", optional: true),
              Parameter("number", .number, "A number.", optional: true),
              Parameter("string", .string, "A string.", optional: true),
              Parameter("list", .list(.integer), "A list.", optional: true),
              Parameter(
                "record",
                .record([
                  Parameter("indicator", .string, "What."),
                  Parameter("top", .integer, "How many.", default: .integer(10)),
                  Parameter("by", .choice(["value", "name"]), "Order.", default: .string("value")),
                ]), "A record.", optional: true),
              Parameter("counter", .object("counter"), "A counter.", optional: true),
              Parameter("flag", .boolean, "A boolean.", optional: true),
              Parameter("any", .anyNumber, "Any number.", optional: true),
              Parameter("bytes", .bytes, "Any bytes.", optional: true),
              Parameter("map", .map(.number), "A map.", optional: true),
              Parameter("either", .oneOf([.integer, .string]), "Either.", optional: true),
            ],
            results: [ResultDescription(.string, "What it took.")],
            example: "print(take(1))", since: "0.1")
        ) { call in
          let record = try call.record(4)
          return [
            .string("\(try call.optionalInteger(0) ?? -1) \(record.integer("top") ?? -1)")
          ]
        },
        LuaFunction(
          .init(
            "read_file", "Reads.", parameters: [Parameter("path", .string, "Path.")],
            example: "", since: "0.1")
        ) { call in
          let bytes = try (call.host as? Session)?.files?.read(try call.string(0), limit: 1 << 20)
          return [.bytes(bytes ?? [])]
        },
        LuaFunction(
          .init(
            "write_file", "Writes.",
            parameters: [Parameter("path", .string, "Path."), Parameter("text", .bytes, "Text.")],
            example: "", since: "0.1")
        ) { call in
          let bytes = try call.withBytes(1) { Array($0) }
          try (call.host as? Session)?.files?.write(try call.string(0), bytes)
          return []
        },
        LuaFunction(.init("reenter", "Runs the machine again.", example: "", since: "0.1")) {
          call in
          do {
            try (call.host as? Session)?.machine?.run("return 1", name: "again")
          } catch let error as LuaFailure {
            throw error.error
          }
          return []
        },
        LuaFunction(
          .init("fail", "Fails.", errors: ["HA801 always"], example: "", since: "0.1")
        ) { _ in throw HanError(HanError.Code("HA801", "test"), "this always fails") },
      ], since: "0.1"))
  return registry
}

/// A machine with small limits, and what it printed.
final class Run {
  let machine: LuaMachine
  private let printed = Printed()
  var output: String { String(decoding: printed.bytes, as: UTF8.self) }

  private final class Printed { var bytes: [UInt8] = [] }

  init(
    time: Duration? = .seconds(5), memory: Int = 64 << 20, output: Int = 1 << 20,
    terminal: Bool = false, modules: (any LuaModuleSource)? = nil, files: FileAccess? = nil,
    failing: (at: Int, count: Int)? = nil, registry: LuaRegistry = makeRegistry()
  ) {
    let session = Session()
    session.files = files
    var limits = LuaLimits()
    limits.time = time
    limits.memory = memory
    limits.output = output
    let printed = printed
    machine = LuaMachine(
      registry: registry, limits: limits, host: session, modules: modules, isTerminal: terminal,
      failing: failing
    ) { printed.bytes.append(contentsOf: $0) }
    session.machine = machine
  }

  /// What a script prints and then how it fails, as text.
  func callAsFunction(_ text: String, name: String = "test.lua") -> String {
    do {
      _ = try machine.run(text, name: name)
      return output
    } catch {
      return output + "FAILED " + error.headline
    }
  }
}
