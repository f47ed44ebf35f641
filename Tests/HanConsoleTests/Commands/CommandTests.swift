import HanBase
import HanLua
import HanScript
import Testing

@testable import HanConsole

@Suite struct CommandTests {
  @Test func quotesHoldWordsTogether() {
    #expect(CommandWords.split(#"a "b c"  'd "e'f"#) == ["a", "b c", "d \"ef"])
    #expect(CommandWords.split("  ").isEmpty)
    #expect(CommandWords.split("\"\"") == [""])
  }

  @Test func beginningsNameCommands() {
    #expect(ConsoleCommand.named("op")?.name == "open")
    #expect(ConsoleCommand.named("sa")?.name == "save")
    #expect(ConsoleCommand.named("save!")?.name == "save!")
    #expect(ConsoleCommand.named("q")?.name == "quit")
    #expect(ConsoleCommand.named("s") == nil)
    #expect(ConsoleCommand.named("nope") == nil)
  }

  @Test func chainsAreNoCommands() {
    #expect(Console.isChain(":top(5)"))
    #expect(Console.isChain(":where{ year = 2024 }"))
    #expect(!Console.isChain(":open seeds"))
    #expect(!Console.isChain(":help"))
    #expect(!Console.isChain("::label::"))
  }

  @Test func aProgramThatFailsIsTold() {
    let error = #expect(throws: HanError.self) { try ConsoleProgram.run("exit 3", "x") }
    #expect(error?.code == .consoleProgram)
  }

  @Test func commandsInAPipeAreTold() throws {
    nonisolated(unsafe) var (printed, told) = ("", "")
    let io = ConsoleIO(
      print: { printed += String(decoding: $0, as: UTF8.self) }, complain: { told += $0 })
    let console = Console(ScriptRequest(), io)
    console.makeResults()
    #expect(!console.command("nope"))
    #expect(told.contains("[HA851]"))
    #expect(console.command("set rows 7"))
    #expect(console.session.style.rowLimit == 7)
    #expect(console.evaluate("6 * 7", isLast: true) == .done)
    #expect(printed == "42\n")
    #expect(console.session.value(at: ["_"])?.exactInteger == 42)
    #expect(console.session.names().contains("Out"))
  }

  @Test func consolesGiveAScriptNoMoreTime() {
    var request = ScriptRequest()
    request.limits.time = .milliseconds(300)
    request.console = { pause in try? LuaConsole.within(pause.call) { _ in } }
    let script = ScriptText(name: "x", text: "while true do console() end")
    #expect(ScriptRunner { _ in }.run(script, request).code == "HA703")
  }

  @Test func aScriptWithoutAHostHasNoConsole() {
    let runner = ScriptRunner { _ in }
    let outcome = runner.run(ScriptText(name: "x", text: "console()"), ScriptRequest())
    #expect(outcome.code == "HA817")
  }
}
