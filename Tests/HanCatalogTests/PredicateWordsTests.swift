import HanCatalog
import Testing

/// Words that name nothing, as the compiled table knows them.
struct PredicateWordsTests {
  private func kind(_ word: String) -> PredicateWords.Kind {
    var number: UInt64 = 0
    for scalar in word.unicodeScalars {
      guard let part = PredicateWords.part(scalar.value) else { return .unknown }
      number = number << 15 | part
    }
    return PredicateWords.kind(number)
  }

  @Test(arguments: ["随后", "往后", "均", "其后", "分别", "相同", "往后数"])
  func leadsOrFollows(_ word: String) { #expect(kind(word) == .plain, "\(word)") }

  @Test(arguments: ["公布", "超越"])
  func isSaid(_ word: String) { #expect(kind(word) == .verb, "\(word)") }

  /// 高中 is not 高 and 中, 之比 not 之 and 比.
  @Test(arguments: ["高中", "之比", "之和"])
  func isOneNoun(_ word: String) { #expect(kind(word) == .noun, "\(word)") }

  /// What is counted or measured is never a word that names nothing.
  @Test(arguments: ["接待", "授权", "就业", "出口", "投资", "死亡", "人均", "产能", "逾期"])
  func names(_ word: String) {
    #expect(![.plain, .verb].contains(kind(word)), "\(word)")
  }

  /// No name of an indicator is one of these words.
  @Test func namesOfIndicatorsStay() {
    for indicator in Catalog.standard.indicators {
      for name in [indicator.name] + indicator.synonyms {
        #expect(![.plain, .verb].contains(kind(name)), "\(name)")
      }
    }
  }
}
