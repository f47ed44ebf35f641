import HanLua
import HanScript
import Testing

/// Every exposed function, method, field and operator with values that it does not expect: a typed
/// error or a result, and the process alive.
struct HostileTests {
  private static let values = """
    local hostile = {
      0/0, 1/0, -1/0, -0.0, 2^63, -2^63, math.mininteger, math.maxinteger, 1e308, 0.5, -1, 0, 1, 99999,
      "", "a\\0b", "\\xff\\xfe", ("x"):rep(100000), "雨湖区", "2024", "gdp", "9999-12-31", "0001", "../..",
      "P99999999Y", "2024-01-01/P9999Y", "十四五", true, false, {}, { 1, 2, {} }, { a = 1 }, { [0.5] = 1 },
      function() end, coroutine.create(function() end), print, corpus, metrics, districts["雨湖区"],
      metrics{ indicator = "gdp" }, require("hanalyze").period(2024),
    }
    local self = {}
    self[1] = self
    hostile[#hostile + 1] = self
    """

  /// An expression of each type.
  private static let instances = [
    "corpus": "corpus", "metrics": "metrics", "districts": "districts",
    "document": "corpus:documents()()", "section": "corpus:documents()():sections()[1]",
    "sentence": "corpus:documents()():sentences()[1]", "query": #"metrics{ indicator = "gdp" }"#,
    "metric": #"metrics{ indicator = "gdp" }:totable()[1]"#,
    "grouping": #"metrics{ indicator = "gdp" }:group("area")"#, "datatable": "metrics{}:coverage()",
    "district": #"districts["雨湖区"]"#, "indicators": "h.indicators", "indicator": "h.indicators.gdp",
    "period": "h.period(2024)", "date": #"h.date("2024-02-29")"#,
  ]

  @Test func everyTypeHasAnInstance() {
    for entry in ScriptRegistry.standard.types {
      #expect(Self.instances[entry.description.name] != nil, "\(entry.description.name)")
    }
  }

  private func hammer(_ body: String) throws -> String {
    try lua(
      Self.values + "\n" + """
        local h = require "hanalyze"
        local calls = 0
        local function try(f, ...) calls = calls + 1 return pcall(f, ...) end
        local function all(f, ...)
          try(f, ...)
          local n = select("#", ...)
          local args = { ... }
          for _, a in ipairs(hostile) do
            args[n + 1] = a
            try(f, table.unpack(args, 1, n + 1))
            for i = 1, #hostile, 11 do
              args[n + 2] = hostile[i]
              try(f, table.unpack(args, 1, n + 2))
            end
            args[n + 2] = nil
          end
        end
        """ + "\n" + body + "\nprint(\"calls\", calls)")
  }

  @Test(arguments: ScriptRegistry.standard.modules.map(\.name))
  func functions(_ name: String) throws {
    let module = try #require(ScriptRegistry.standard.modules.first { $0.name == name })
    guard name != "_G" else { return }
    for function in module.functions {
      let output = try hammer("all(require(\"\(name)\").\(function.description.name))")
      #expect(output.hasPrefix("calls"), "\(function.description.name): \(output)")
    }
  }

  @Test(arguments: ScriptRegistry.standard.types.map(\.description.name))
  func types(_ name: String) throws {
    let entry = try #require(ScriptRegistry.standard.types.first { $0.description.name == name })
    let instance = try #require(Self.instances[name])
    let methods = entry.description.methods.map { "all(x.\($0.name), x)" }
    let fields = entry.description.fields.map { "try(function() return x.\($0.name) end)" }
    let output = try hammer(
      """
      local x = \(instance)
      assert(x, "no instance")
      \(methods.joined(separator: "\n"))
      \(fields.joined(separator: "\n"))
      for _, v in ipairs(hostile) do
        try(function() return x + v end) try(function() return v + x end)
        try(function() return x - v end) try(function() return v - x end)
        try(function() return x < v end) try(function() return x <= v end)
        try(function() return v < x end) try(function() return x == v end)
        try(function() return x[v] end) try(function() x[v] = 1 end)
        try(function() return x(v) end) try(function() return #x end)
        try(function() return tostring(x) end) try(function() return x .. v end)
        \(entry.description.methods.map { "try(function() return x.\($0.name)(v, v) end)" }.joined(separator: "\n"))
      end
      """)
    #expect(output.hasSuffix("\n") && output.contains("calls\t"), "\(name): \(output.suffix(500))")
  }
}
