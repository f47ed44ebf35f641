import HanScript
import Testing

/// The interface as a newcomer uses it: values that behave like values, and errors that say what to
/// write.
struct UseTests {
  /// A script and what it prints.
  @Test(
    arguments: [
      // Districts: by name, short name, code, path, former name; a value that serves as a key.
      (
        #"print(districts["雨湖"].code, districts["湘潭/雨湖区"].code, districts[430302].code)"#,
        "430302\t430302\t430302"
      ),
      (
        #"print(districts["湖南省湘潭市雨湖区"].code, districts["4303"].name, districts["中国"].code)"#,
        "430302\t湘潭市\t100000"
      ),
      (
        #"print(districts["望城县"].name, districts["430122"].name, districts["株洲县"].code)"#,
        "望城区\t望城区\t430212"
      ),
      (
        #"local p = districts["渌口区"].predecessors[1] print(p.name, p.code, p.until_year, #p.source > 0)"#,
        "株洲县\t430221\t2018\ttrue"
      ),
      (
        #"local p = districts["望城区"].predecessors[1] print(p.name, p.code, p.until_year)"#,
        "望城县\t430122\t2011"
      ),
      (#"local t = {} t[districts["雨湖区"]] = 1 print(t[districts["430302"]])"#, "1"),
      (
        #"local h = require "hanalyze" local t = { [h.indicators.gdp] = "x" } print(t[h.indicators["GDP"]])"#,
        "x"
      ),
      (
        #"local d = districts["雨湖区"] print(d.parent.name, #d.siblings, #d.parent.children, d:within("湖南"))"#,
        "湘潭市\t4\t5\ttrue"
      ),
      ("print(districts, corpus, metrics, require('hanalyze').indicators)", nil),
      // Periods and dates.
      (
        #"local p = require "hanalyze".period print(p(2024) < 2025, p"2024-Q3" < "2025-03", 2023 < p(2024), p(2024) <= p(2024))"#,
        "true\ttrue\ttrue\ttrue"
      ),
      (
        #"local p = require "hanalyze".period print(p"2024Q3", p"2021-2025", p"２０２４年", p"2021-2025" == p"十四五")"#,
        "2024-Q3\t2021-01-01/P5Y\t2024\ttrue"
      ),
      (
        #"local p = require "hanalyze".period print(p(2025) - p(2020), p(2025) - 1, 1 + p(2024))"#,
        "5\t2024\t2025"
      ),
      (
        #"local d = require "hanalyze".date print(d"2024-03-01" - d"2024-02-28", d"2024-12-31" + 1, d"2024-01-01" < d"2024-01-02")"#,
        "2\t2025-01-01\ttrue"
      ),
      // Sums of what can be added, and of what cannot.
      (#"print(metrics{ measure = "growth" }:group("area"):sum():column("sum")[1])"#, "false"),
      (#"print(#metrics{ measure = "growth" }:group("area"):sum().notes)"#, "1"),
      (
        #"print(metrics{ unit = "%" }:group("theme"):aggregate("sum", "mean"):column("mean")[1] ~= nil)"#,
        "true"
      ),
      ("print(metrics{}:group('area', 'theme'))", "groups by area, theme"),
      // Claims are found once, and a question narrows them.
      (
        "print(#corpus:claims() > #corpus:claims{ kind = 'honour' }, #corpus:claims() == #corpus:claims())",
        "true\ttrue"
      ),
      // A Swift error is a value with code and message.
      (
        #"local ok, e = pcall(function() return districts["朝阳区"] end) print(ok, e.code, e.message:match("%d districts"))"#,
        "false\tHA813\t2 districts"
      ),
      // Plain Lua.
      (
        "local co = coroutine.wrap(function() for m in metrics{ indicator = 'gdp' }:each() do coroutine.yield(m) end end) print(co() ~= co())",
        "true"
      ),
      (
        "local n = 0 for i, row in ipairs(metrics{}:coverage():totable()) do n = i end print(n > 0)",
        "true"
      ),
    ] as [(String, String?)])
  func prints(_ script: String, _ expected: String?) throws {
    let output = try lua(script)
    if let expected {
      #expect(output == expected + "\n", "\(script)")
    } else {
      #expect(!output.contains("0x") && !output.contains("FAILED"), "\(output)")
    }
  }

  /// A script that fails and what its report says.
  @Test(arguments: [
    (
      #"print(districts["朝阳区"])"#,
      "'朝阳区' is the name of 2 districts: 北京市朝阳区 (110105), 吉林省长春市朝阳区 (220104)"
    ),
    (#"print(districts["雨湖去"])"#, "did you mean '雨湖区'?"),
    (
      "print(districts[1.5])",
      "bad key of 'districts[…]': expected string or integer, got number 1.5"
    ),
    ("for i, d in ipairs(districts) do print(d) end", "no district is called '1'"),
    ("for d in pairs(districts) do end", "walk over it: for i, x in ipairs(districts:list()) do"),
    ("for d in pairs(corpus) do end", "for x in corpus:documents() do"),
    (
      #"metrics{ indicatr = "gdp" }"#,
      "bad argument #1 'conditions' to 'metrics': unknown field 'indicatr'; did you mean 'indicator'?"
    ),
    (#"metrics{ measure = "levle" }"#, "to 'metrics', at .measure: expected one of 'level'"),
    (#"metrics{ indicator = "gpd" }:count()"#, "did you mean 'gdp'"),
    (#"metrics{}:sort("valeu")"#, "'query:sort': expected one of 'value'"),
    (
      "metrics{}.where{}", "bad self to 'query:where': expected query, got table (call it with ':')"
    ),
    ("print(require('hanalyze').perod(2024))", "did you mean 'hanalyze.period'?"),
    ("print(require('hanalyze').text.lenn('x'))", "'hanalyze.text.len'"),
    ("print(require('hanalyze').indicatrs.gdp)", "did you mean 'hanalyze.indicators'?"),
    (
      "print(1 - require('hanalyze').period(2024))",
      "bad operand of 'period -': expected period, got integer 1"
    ),
    (
      "print(require('hanalyze').period(2024) < {})",
      "bad operand of 'period <': expected integer|string|period|date, got table"
    ),
    ("io.open('x')", "tables are saved by t:save(arg.output)"),
    ("os.getenv('HOME')", "declare a parameter with @param"),
    ("metrics{}:coverage():save('x.csv')", "allow it with --allow-write=x.csv"),
  ])
  func says(_ script: String, _ expected: String) throws {
    let output = try lua(script)
    #expect(output.contains("FAILED") && output.contains(expected), "\(script)\n\(output)")
  }
}
