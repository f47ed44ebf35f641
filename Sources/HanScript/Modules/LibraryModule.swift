import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFrame
import HanLua

/// What `require "hanalyze"` returns.
enum LibraryModule {
  /// The three globals.
  static var globals: LuaModule {
    LuaModule(
      "_G", "The globals of every script.", functions: [console], values: constants, since: since)
  }

  private static var console: LuaFunction {
    LuaFunction(
      .init(
        "console", "Opens the console here; the script goes on when it is left (Ctrl-D).",
        details: """
          Names are the locals of the function that called, which can be looked at and set, then its \
          upvalues, then globals. `--console-on-error` opens it where a script fails.
          """, errors: ["HA817 no console, in a host application"],
        example: """
          local n = #corpus
          -- console()   -- look at n, set it, go on with Ctrl-D
          print(n > 0) --> true
          """, since: since)
    ) { call in
      try ScriptSession.of(call).openConsole(call)
      return []
    }
  }

  static var module: LuaModule {
    LuaModule(
      "hanalyze", "Everything that scripts can ask for, with the three globals.",
      details: """
        Scripts meant for sharing begin with `require "hanalyze"`: then they run in the command, in \
        the console, in a host application and in a stock Lua that has the module.
        """,
      functions: [
        period, date, extract, mentions, claims, run, CompositeModule.index,
        CompositeModule.stability,
      ],
      values: constants + [
        LuaConstant(
          .init("indicators", .object("indicators"), "The catalogue of indicators.", since: since)
        ) { _ in .object(IndicatorsObject()) },
        LuaConstant(.init("version", .string, "The version of the interface.", since: since)) { _ in
          .string(ScriptInterface.version)
        },
      ], isGlobal: false, since: since)
  }

  private static var constants: [LuaConstant] {
    [
      LuaConstant(
        .init("corpus", .object("corpus"), "The documents that the script works on.", since: since)
      ) { host in .object((host as? ScriptSession)?.corpusObject ?? CorpusObject()) },
      LuaConstant(
        .init(
          "metrics", .object("metrics"), "All observations; call it with conditions.", since: since)
      ) { host in .object((host as? ScriptSession)?.metricsObject ?? MetricsObject()) },
      LuaConstant(
        .init(
          "districts", .object("districts"), "All districts, by name, code or path.", since: since)
      ) { host in .object((host as? ScriptSession)?.districtsObject ?? DistrictsObject()) },
    ]
  }

  private static var period: LuaFunction {
    LuaFunction(
      .init(
        "period", "The period of a year or a text.",
        parameters: [
          Parameter("period", Taken.period, "A year, or a text such as `2024-Q3` or `十四五`.")
        ],
        results: [ResultDescription(.object("period"), "The period.")], errors: ["HA814 no period"],
        example: """
          local h = require "hanalyze"
          print(h.period("十四五"), h.period("2024年1-10月")) --> 2021-01-01/P5Y	2024-01-01/P10M
          """, since: since)
    ) { call in [.object(PeriodObject(try PeriodObject.period(try call.value(0))))] }
  }

  private static var date: LuaFunction {
    LuaFunction(
      .init(
        "date", "The day of a text.",
        parameters: [Parameter("day", .string, "A day, such as `2024-06-30`.")],
        results: [ResultDescription(.object("date"), "The day.")], errors: ["HA814 no day"],
        example: """
          local h = require "hanalyze"
          print(h.date("2024-06-30").month) --> 6
          """, since: since)
    ) { call in
      let text = try call.string(0)
      guard let period = PeriodText.period(text), let day = period.start, day == period.end else {
        throw HanError(.badPeriod, "'\(text)' is no day; write '2024-06-30'")
      }
      return [.object(DateObject(day))]
    }
  }

  private static var extract: LuaFunction {
    LuaFunction(
      .init(
        "extract", "The observations of any text.",
        parameters: [
          Parameter("text", .string, "The text."),
          Parameter(
            "about",
            .record([
              Parameter("name", .string, "What the document is called.", default: .string("text")),
              Parameter("date", Taken.period, "When it was published.", optional: true),
              Parameter("area", Taken.onePlace, "The district that it is about.", optional: true),
            ]), "What the text does not say.", optional: true),
        ], results: [ResultDescription(.object("query"), "The query for its observations.")],
        example: """
          local h = require "hanalyze"
          local q = h.extract("2024年，雨湖区地区生产总值增长5.7%。", { area = "雨湖区", date = "2025-01" })
          for m in q:each() do print(m.indicator_id, m.measure, m.value, m.year) end --> gdp	growth	5.7	2024
          """, since: since)
    ) { call in
      let session = try ScriptSession.of(call)
      let about = try call.record(1)
      let document = try Self.document(
        try call.string(0), about, session, name: about.string("name") ?? "text")
      var builder = ObservationFrameBuilder()
      for one in Extractor(catalog: session.catalog).extract(document) {
        builder.append(one, documentArea: document.metadata.area)
      }
      return [.object(session.query(builder.finish()))]
    }
  }
}
