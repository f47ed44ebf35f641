import Testing

@testable import HanConsole

@Suite struct InputLogTests {
  private func body(_ inputs: [(String, Bool)]) -> String {
    var log = InputLog()
    for (index, (input, isExpression)) in inputs.enumerated() {
      log.add(index + 1, input, isExpression: isExpression)
    }
    let script = log.script(name: "s.lua")
    return script.components(separatedBy: "require \"hanalyze\"\n\n").last ?? ""
  }

  @Test func valuesArePrintedAndStatementsStay() {
    #expect(body([("local x = 1", false), ("x + 1", true)]) == "local x = 1\nprint(x + 1)\n")
  }

  @Test func aCommentDoesNotTakeTheBracket() {
    #expect(body([("x -- it", true)]) == "print(x -- it\n)\n")
  }

  @Test func aLocalThatAnEarlierInputNamesIsGlobal() {
    let text = body([("function f() return x end", false), ("local x = 1", false)])
    #expect(text == "function f() return x end\nx = 1\n")
  }

  @Test func resultsAreKeptWhereTheyAreUsed() {
    let text = body([("20", true), ("_ + Out[1]", true)])
    #expect(
      text == "Out = {}\n_ = 20\nOut[1] = _\nprint(_)\n_ = _ + Out[1]\nOut[2] = _\nprint(_)\n")
  }
}
