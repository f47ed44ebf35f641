import HanCatalog
import HanScript
import Testing

/// What may stand next on a script's command line.
@Suite struct CompletionTests {
  static let header = ScriptHeader(
    of: """
      --- A script.
      -- @arg place district  Where
      -- @param indicator indicator[]?  What
      -- @param measure "level"|"growth"|"rank" "level"  Which
      -- @param year period?  When
      -- @param full boolean true  All of it
      -- @param file path?  Which file
      -- @param top_rows integer 3  How many
      -- @reads corpus
      -- @writes output?
      """)

  static let cases: [([String], [String])] = [
    (["--m"], ["--measure"]),
    (["--measure", ""], ["level", "growth", "rank"]),
    (["--measure", "gr"], ["growth"]),
    (["--measure=r"], ["--measure=rank"]),
    (["--measure", "growth", "--t"], ["--top-rows"]),
    (["--n"], ["--no-full"]),
    (["--indicator", "gdp,gdp_per"], ["gdp,gdp_per_capita"]),
    (["雨湖"], ["雨湖区"]),
    (["雨湖区", "雨"], []),
    (
      ["雨湖区", "-"],
      [
        "--indicator", "--measure", "--year", "--no-full", "--file", "--top-rows", "-o", "--help",
      ]
    ),
    (["--year", "十四"], ["十四五"]),
    (["--file", "x"], []),
    (["--top-rows", ""], []),
    (["-o", ""], []),
    (["--", "--m"], []),
  ]

  @Test(arguments: cases.indices)
  func completes(_ index: Int) {
    let (words, expected) = Self.cases[index]
    #expect(ScriptCompletion(Self.header).candidates(words) == expected, "\(words)")
  }

  @Test func districtsOfOneNameAreToldApart() {
    let found = ScriptCompletion(Self.header).candidates(["湘潭市/雨"])
    #expect(found == ["湘潭市/雨湖区"])
  }

  @Test func withNothingWrittenProvincesAreOffered() {
    let found = ScriptCompletion(Self.header).candidates([""])
    #expect(found.count > 30 && found.contains("湖南省"), "\(found)")
  }
}
