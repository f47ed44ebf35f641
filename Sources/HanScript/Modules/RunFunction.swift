import HanBase
import HanLua

extension LibraryModule {
  /// The function `run`.
  static var run: LuaFunction {
    LuaFunction(
      .init(
        "run", "Runs a program of the machine, such as gnuplot, and gives what it prints.",
        details: """
          It needs `--allow-run` or `--allow-run=PROGRAM`, or a yes at the terminal, and where the header \
          declares permissions, `@runs PROGRAM`. The program gets its words as they stand, through no \
          shell, the working folder and the environment; what it does nothing here limits. It ends with \
          the script, and may print 64 MiB.
          """,
        parameters: [
          Parameter("program", .string, "Its name on the PATH, or its path."),
          Parameter("words", .list(.string), "What it is called with.", optional: true),
          Parameter("input", .string, "What it reads.", optional: true),
        ],
        results: [
          ResultDescription(.string, "What it printed."),
          ResultDescription(.integer, "Its exit status; 128 and the signal where one ended it."),
          ResultDescription(.string, "What it printed as errors."),
        ],
        errors: [
          "HA709 no permission", "HA826 the header does not declare it",
          "HA827 it cannot be started, or prints too much",
        ],
        example: """
          local h = require "hanalyze"
          local ok, e = pcall(h.run, "gnuplot", { "-e", "set term dumb; plot x" })
          print(ok, e.code) --> false	HA709
          """, since: since)
    ) { call in
      let session = try ScriptSession.of(call)
      let words = try call.list(1).compactMap(\.text)
      let input = call.isAbsent(2) ? [] : try call.withBytes(2) { Array($0) }
      let outcome = try session.files.run(try call.string(0), words, input: input) {
        session.interpreter?.machine.isStopped ?? false
      }
      return [
        .string(outcome.output), .integer(Int(outcome.status)), .string(outcome.errors),
      ]
    }
  }
}
