import Foundation
import HanBase
import HanConsole
import HanLua
import HanScript
import Testing

@testable import HanConsole

/// Help, search and the first screen.
@Suite struct HelpTests {
  private let session = Seeds.session()
  private let chinese = Seeds.session { $0.language = .chinese }

  @Test(arguments: [
    ("metrics", ["metrics", "metrics{…}", "indicator", "example"]),
    ("query:latest", ["query:latest(fields?) → query", "takes", "example"]),
    ("latest", ["query:latest(fields?) → query"]), ("metric.value", ["metric.value"]),
    ("rank", ["query:rank", "ties", "default"]), ("sort", ["query:sort", "datatable:sort"]),
    ("metrics{}:latest", ["query:latest(fields?)"]), ("corpus:search", ["corpus:search(text"]),
    (#"districts["雨湖区"].parent"#, ["district.parent"]),
    ("hanalyze", ["functions", "extract(text"]),
    ("hanalyze.period", ["hanalyze.period(period) → period"]), ("query.latest", ["query:latest"]),
    ("gdp", ["地区生产总值", "metrics{ indicator = \"gdp\" }"]), ("经济总量", ["地区生产总值", "gdp"]),
    ("雨湖区", ["430302"]), ("朝阳区", ["110105", "220104"]),
    ("string.format", ["https://www.lua.org/manual/5.4/manual.html#pdf-string.format"]),
    ("'latest'", ["query:latest"]), ("quit", [":quit", "leave"]), (" ?metrics ", ["metrics{…}"]),
  ])
  func finds(_ name: String, _ wanted: [String]) throws {
    let text = try #require(ConsoleHelp.lookup(name, session), "\(name)")
    for part in wanted { #expect(text.contains(part), "\(name):\n\(text)") }
    let isWide = text.split(separator: "\n").contains { DisplayWidth.of(String($0)) > 100 }
    #expect(!isWide || text.contains("print") || text.contains("https"), "\(text)")
  }

  @Test func headingsFollowTheLanguage() throws {
    let text = try #require(ConsoleHelp.lookup("query:latest", chinese))
    #expect(text.contains("参数") && text.contains("例子"), "\(text)")
  }

  @Test(arguments: ["nosuchthing", "", "  ", "metrics{"])
  func knowsNothing(_ name: String) { #expect(ConsoleHelp.lookup(name, session) == nil) }

  @Test func saysWhatWasMeant() {
    #expect(ConsoleHelp.nothing("latset", session).contains("'latest'"))
    #expect(ConsoleHelp.nothing("metrcs", session).contains("'metrics'"))
    #expect(ConsoleHelp.nothing("地区生产总直", chinese).contains("地区生产总值"))
  }

  @Test(arguments: [
    ("增长", ["query:growth", "metric.measure", "indicators"]), ("rank", ["query:rank"]),
    ("固定资产", ["固定资产投资"]), ("gdzctz", ["固定资产投资"]), ("Excel", []),
    ("population", ["常住人口"]), ("冲突", ["query:conflicts"]),
  ])
  func searches(_ text: String, _ wanted: [String]) {
    let found = ConsoleHelp.apropos(text, session)
    for part in wanted { #expect(found.contains(part), "\(text):\n\(found)") }
    #expect(!found.isEmpty)
  }

  /// Every Chinese term leads to names that exist.
  @Test func termsNameWhatExists() {
    let names = Set(HelpIndex(session).entries.map(\.name))
    for (term, about) in ChineseTerms.all {
      for name in about { #expect(names.contains(name), "\(term): \(name)") }
    }
    #expect(ChineseTerms.all.count > 40)
  }

  /// Every type, function and field of the registry has help.
  @Test func coversTheRegistry() {
    for entry in HelpIndex(session).entries {
      let text = ConsoleHelp.lookup(entry.name, session) ?? ""
      #expect(text.contains(entry.name.split { ":.".contains($0) }.last ?? "?"), "\(entry.name)")
    }
  }

  /// What the first screen says to try runs, and gives something.
  @Test func whatToTryRunsOnThisCorpus() throws {
    for session in [session, chinese] {
      let text = ConsoleWelcome.text(session)
      let lines = text.split(separator: "\n").map(String.init)
      #expect(lines.count == 4 && lines[0].contains("5"), "\(text)")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 }, "\(text)")
      for line in lines.dropFirst().prefix(2) {
        let code = line.components(separatedBy: " -- ")[0]
        let values = try session.interpreter.machine.run("return " + code, name: "try")
        let shown = try ConsoleDisplay.render(
          values: values, session: session, style: session.style)
        #expect(!shown.contains("no rows") && shown.contains("\n"), "\(code):\n\(shown)")
      }
    }
  }

  @Test func theFirstScreenTellsOfACorpusThatFails() {
    var request = ScriptRequest()
    request.corpus = { () throws(HanError) in .folder("/nonexistent/folder") }
    let text = ConsoleWelcome.text(ConsoleSession(request, style: ConsoleStyle()) { _ in })
    #expect(text.contains("cannot be read") && text.contains("extract"), "\(text)")
  }

  /// Every phrase has both languages.
  @Test func phrasesHaveBothLanguages() {
    for id in Phrases.ids {
      #expect(Phrases.known(id, .english)?.isEmpty == false, "\(id)")
      #expect(Phrases.known(id, .chinese)?.isEmpty == false, "\(id)")
    }
    #expect(Phrases.ids.count > 100)
  }
}
