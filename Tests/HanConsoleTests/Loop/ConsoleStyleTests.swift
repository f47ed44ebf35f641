import HanConsole
import Testing

@Suite struct ConsoleStyleTests {
  @Test func theLanguageChoosesTheText() {
    var style = ConsoleStyle()
    #expect(style.text("rows", "行") == "rows")
    style.language = .chinese
    #expect(style.text("rows", "行") == "行")
  }
}
