import Testing

@testable import HanConsole

@Suite struct SessionLocalsTests {
  @Test(arguments: [
    ("local x = 1", "      x = 1"),
    ("local a, b = 1, 2", "      a, b = 1, 2"),
    ("local x", "      x = nil"),
    ("local a, b print(a)", "      a, b = nil print(a)"),
    ("local x <const> = 1", "      x         = 1"),
    ("local function f() local y = 1 end", "      function f() local y = 1 end"),
    (
      "local t = {} for i = 1, 2 do local y = i end", "      t = {} for i = 1, 2 do local y = i end"
    ),
    ("repeat local a = 1 until a\nlocal b = 2", "repeat local a = 1 until a\n      b = 2"),
    ("while x do local a end local c = 1", "while x do local a end       c = 1"),
    (
      "if x then local a = 1 elseif y then local b end",
      "if x then local a = 1 elseif y then local b end"
    ),
    ("print('local x = 1') -- local y", "print('local x = 1') -- local y"),
    ("local f <close> = g()", "local f <close> = g()"),
  ])
  func namesAtTheTopBecomeVariables(_ input: String, _ expected: String) {
    #expect(SessionLocals.rewritten(input) == expected)
  }
}
