import HanBase
import Testing

@testable import HanLua

struct ReferenceTests {
  @Test func describesEverything() {
    let registry = makeRegistry()
    let markdown = MarkdownReference(registry).text(title: "Lua API")
    for module in registry.modules {
      for function in module.functions {
        #expect(markdown.contains("### `\(function.description.signature)`"))
      }
    }
    #expect(markdown.contains("- `by` integer, default `1`: How much."))
    #expect(markdown.contains("  - `by` \"value\"|\"name\", default `\"value\"`: Order."))
    let meta = LuaLSMeta(registry).text(name: "test")
    #expect(meta.hasPrefix("---@meta test\n"))
    #expect(meta.contains("---@class hanalyze.counter\n"))
    #expect(meta.contains("---@field value integer The count so far.\n"))
    #expect(meta.contains("function _counter:add(by) end"))
    #expect(meta.contains("---@return hanalyze.counter # The counter itself."))
    let help = HelpText(registry)
    #expect(
      help.text(for: "counter:add")?.hasPrefix("counter:add(by?)\n  Adds to the count.") == true)
    #expect(help.text(for: "nonsense") == nil)
    for name in help.names { #expect(help.text(for: name) != nil, "\(name)") }
    #expect(help.completions(of: "counter:a") == ["counter:add"])
    #expect(help.members(of: "city") == ["label", "name", "row", "value", "why"])
  }

  @Test(arguments: makeRegistry().examples.map(\.text))
  func runsExamples(_ example: String) {
    let wanted = example.split(separator: "\n").compactMap { line in
      line.split(separator: "-->", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        .map { $0.drop { $0 == " " } }
    }
    let printed = Run()(example)
    #expect(!printed.contains("FAILED"), "\(example): \(printed)")
    let lines = printed.split(separator: "\n").map {
      $0.split(separator: "\t").joined(separator: " ")
    }
    if !wanted.isEmpty { #expect(lines == wanted.map(String.init)) }
  }

  @Test func audits() {
    #expect(makeRegistry().audit() == [])
    var registry = LuaRegistry()
    let bad = FunctionDescription(
      "badName", "No stop", parameters: [Parameter("x", .object("nobody"), "X.")], example: "",
      since: "")
    registry.add(
      LuaModule(
        "m", "M.", functions: [LuaFunction(bad) { _ in [] }, LuaFunction(bad) { _ in [] }],
        since: "0.1"))
    #expect(registry.audit().count == 9)
  }

  @Test(
    arguments: [
      ("gdp", ["gdb", "population"], "gdb"), ("valeu", ["value", "values"], "value"),
      ("增加直", ["增加值", "总产值"], "增加值"), ("zzz", ["value"], nil), ("", ["a"], nil),
    ] as [(String, [String], String?)])
  func suggests(_ name: String, _ candidates: [String], _ expected: String?) {
    #expect(Suggestion.nearest(name, in: candidates) == expected)
  }
}
