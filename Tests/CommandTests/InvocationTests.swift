import HanBase
import Testing

@testable import HanCommand

@Suite struct InvocationTests {
  static let subcommands = ["extract", "search", "help"]

  func parse(_ words: String) throws -> Invocation {
    try Invocation.parse(
      words.split(separator: " ").map(String.init), subcommands: Self.subcommands)
  }

  func request(_ words: String) throws -> RunRequest {
    guard case .run(let request) = try parse(words) else {
      Issue.record("`\(words)` is a subcommand")
      return RunRequest()
    }
    return request
  }

  @Test func theNamesOfSubcommandsAreThoseOfTheConfiguration() {
    let known = HanalyzeCommand.configuration.subcommands.map {
      $0.configuration.commandName ?? ""
    }
    #expect(HanalyzeCommand.subcommandNames == ["help"] + known)
    let groups = HanalyzeCommand.configuration.subcommands.filter {
      !$0.configuration.subcommands.isEmpty
    }
    #expect(Set(Invocation.groups) == Set(groups.map { $0.configuration.commandName ?? "" }))
  }

  @Test func nothingOpensTheConsole() throws {
    #expect(try parse("") == .run(RunRequest()))
  }

  @Test func optionsStandBeforeTheScriptAndWordsBehindAreItsOwn() throws {
    let found = try request("--corpus seeds --timeout 2.5 rank.lua --top 5 --corpus x")
    #expect(found.script == "rank.lua")
    #expect(found.corpus == "seeds")
    #expect(found.timeout == 2.5)
    #expect(found.arguments == ["--top", "5", "--corpus", "x"])
  }

  @Test func outputIsTakenBehindTheScriptToo() throws {
    let found = try request("rank.lua --top 5 -o out.csv 湘潭")
    #expect(found.output == "out.csv")
    #expect(found.arguments == ["--top", "5", "湘潭"])
    #expect(try request("rank.lua -- -o x").arguments == ["-o", "x"])
    #expect(try request("-o a.csv rank.lua").output == "a.csv")
    #expect(try request("-oa.csv rank.lua").output == "a.csv")
  }

  @Test func aSubcommandWinsOverAName() throws {
    #expect(try parse("extract seeds -j 2") == .command(["extract", "seeds", "-j", "2"]))
    #expect(
      try parse("--corpus seeds search 雨湖")
        == .command(["search", "--corpus", "seeds", "雨湖"]))
    #expect(try request("run extract").script == "extract")
    // Options go to the inner subcommand of one that has subcommands.
    let inner = try Invocation.parse(
      ["--corpus", "x", "scripts", "test", "rank"], subcommands: HanalyzeCommand.subcommandNames)
    #expect(inner == .command(["scripts", "test", "--corpus", "x", "rank"]))
    #expect(try request("run --memory 64 extract").memory == 64)
    #expect(try request("./extract").script == "./extract")
    #expect(try request("-- extract").script == "extract")
  }

  @Test func aLineTakesTheRestAsItsWords() throws {
    var found = try request("-e x=1 a b")
    #expect(found.lines == ["x=1"])
    #expect(found.script == nil)
    #expect(found.arguments == ["a", "b"])
    found = try request("-e x=1 -e y=2 extract")
    #expect(found.lines == ["x=1", "y=2"])
    #expect(found.arguments == ["extract"])
  }

  @Test func grantsAreWholeOrNamed() throws {
    let found = try request("--allow-read --allow-write=out --allow-write=tmp --allow-run rank")
    #expect(found.allowRead.isUnlimited)
    #expect(!found.allowWrite.isUnlimited)
    #expect(found.allowWrite.items == ["out", "tmp"])
    #expect(found.allowRun.isUnlimited)
    #expect(found.script == "rank")
  }

  @Test func helpIsAboutTheWholeBeforeAScriptAndTheScriptsBehind() throws {
    #expect(try parse("--help") == .command(["--help"]))
    #expect(try parse("--version") == .command(["--version"]))
    #expect(try request("rank.lua --help").arguments == ["--help"])
  }

  @Test(arguments: [
    "--timeout", "--timeout 0 x", "--timeout nan x", "--memory -1 x", "--memory x y",
    "--colour x", "--dry-run=yes x", "x -o", "-z",
  ])
  func nonsenseIsAUsageError(_ words: String) throws {
    let error = #expect(throws: HanError.self) { try parse(words) }
    #expect(error?.code == .badUsage)
  }

  @Test func aMisspeltOptionNamesTheNearest() throws {
    let error = #expect(throws: HanError.self) { try parse("--copus x y") }
    #expect(error?.message.contains("'--corpus'") == true)
  }
}
