import HanBase
import Testing

@testable import HanLua

struct MachineTests {
  @Test(
    arguments: [
      ("print('hello', 1, 2.5, nil, true)", "hello\t1\t2.5\tnil\ttrue\n"),
      ("print(counter(3):add(2).value, #counter(4), counter(2)(1.5))", "5\t4\t3.0\n"),
      ("print(counter(3), tostring(counter(1)))", "counter(3)\tcounter(1)\n"),
      ("for i in counter(3):each() do write(i, ' ') end", "1 2 3 "),
      (
        "for c in cities(3) do write(c.name, c.value, c.row, c.label, c:why(), ' ') end",
        "雨湖区0.00雨湖区#0row 0 岳塘区0.51岳塘区#1row 1 荷塘区1.02荷塘区#2row 2 "
      ),
      ("for c in cities(2, 'flyweight') do write(c.name, ' ') end", "雨湖区 岳塘区 "),
      ("for i, n, v, r in cities(2, 'values') do write(i, n, v, r, ' ') end", "1雨湖区0.00 2岳塘区0.51 "),
      (
        "local t = {} for c in cities(200, 'kept') do t[#t+1] = c end collectgarbage() "
          + "print(t[1].name, t[200].row, t[77].value)", "雨湖区\t199\t38.0\n"
      ),
      (
        "print(echo(1, 'a', {1, 2, x = {y = 3}}, nil).x)",
        "FAILED test.lua:1: attempt to index a number value [HA702]"
      ),
      ("print(apply(math.max, 1, 5, 3))", "5\n"),
      ("local c = counter(1) local t = {[c] = 'yes'} print(t[c:add()])", "yes\n"),
      ("print(pcall(apply, error, {code = 7}))", nil),
      (
        "local ok, e = pcall(fail) print(ok, e.code, e.message, e)",
        "false\tHA801\tthis always fails\ttest.lua:1: this always fails\n"
      ),
      ("fail()", "FAILED test.lua:1: this always fails [HA801]"),
      (
        "print(counter(2) < counter(3), counter(2) > counter(3), counter(1) == counter(1))",
        "true\tfalse\tfalse\n"
      ),
      ("local c <close> = counter(1) print(c.value)", "1\n"),
      (
        "local c = counter(1) c:close() print(c) print(c.value)",
        "counter (closed)\nFAILED test.lua:1: this counter is closed [HA710]"
      ),
      (
        "print(counter(1).valeu)",
        "FAILED test.lua:1: counter has no field 'valeu'; did you mean 'value'? [HA708]"
      ),
      (
        "counter(1).value = 2",
        "FAILED test.lua:1: counter has no field that can be set: string \"value\" [HA708]"
      ),
      (
        "counter(0.5)",
        "FAILED test.lua:1: bad argument #1 'value' to 'counter': expected integer, got number 0.5 [HA707]"
      ),
      (
        "take(nil, nil, nil, nil, {indicator = 'gdp', tpo = 3})",
        "FAILED test.lua:1: bad argument #5 'record' to 'take': unknown field 'tpo'; "
          + "did you mean 'top'? [HA707]"
      ),
      (
        "take(nil, nil, nil, nil, {indicator = 'gdp', by = 'valeu'})",
        "FAILED test.lua:1: bad argument #5 'record' to 'take', at .by: expected one of 'value', 'name', "
          + "got string \"valeu\"; did you mean 'value'? [HA707]"
      ),
      (
        "take(nil, nil, nil, {1, 2, 'x'})",
        "FAILED test.lua:1: bad argument #4 'list' to 'take', at [3]: expected integer, got string \"x\" [HA707]"
      ),
      ("print(take(4, nil, nil, nil, {indicator = 'gdp'}))", "4 10\n"),
      (
        "counter(1).add(2)",
        "FAILED test.lua:1: bad self to 'counter:add': expected counter, got integer 2 (call it with ':') [HA707]"
      ),
      ("error('plain')", "FAILED test.lua:1: plain [HA702]"),
      ("error({code = 'X1', message = 'mine'})", "FAILED test.lua:1: mine [X1]"),
      ("error()", "FAILED test.lua:1: (the error is nil) [HA702]"),
      ("local x = = 2", "FAILED test.lua:1: unexpected symbol near '=' [HA701]"),
      ("return 1, 'a'", ""),
    ] as [(String, String?)])
  func scripts(_ script: String, _ expected: String?) {
    let result = Run()(script)
    if let expected { #expect(result == expected) }
  }

  @Test func stops() throws {
    #expect(Run(time: .milliseconds(100))("while true do end").contains("HA703"))
    #expect(Run()("local s = 'x' while true do s = s .. s end").contains("HA704"))
    #expect(Run(output: 1000)("while true do print('abc') end").contains("HA705"))
  }
}
