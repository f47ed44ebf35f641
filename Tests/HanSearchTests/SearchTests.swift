import Foundation
import HanBase
import HanCatalog
import HanCorpus
import HanSearch
import Testing

func code(_ block: () throws -> Void) -> String {
  do {
    try block()
    return ""
  } catch {
    return (error as? HanError)?.code.id ?? "\(error)"
  }
}

@Suite struct SearchTests {
  static func collection(_ texts: [String]) throws -> TextCollection {
    var result = TextCollection()
    for (index, text) in texts.enumerated() {
      result.append(try DocumentReader().read(Array(text.utf8), name: "\(index).txt"))
    }
    return result
  }

  static let three = [
    "数字经济快速发展，数字经济核心产业增长12.5%。\n\n数字政府建设加快。", "发展实体经济。", "数字经济占地区生产总值的40%。",
  ]

  @Test func wordsAreFoundInContext() throws {
    let search = TextSearch(try Self.collection(Self.three))
    let hits = try search.hits(.words("数字经济"), context: 4)
    #expect(hits.map(\.doc) == ["0.txt", "0.txt", "2.txt"])
    #expect(hits.map(\.left) == ["", "速发展，", ""])
    #expect(hits.map(\.right) == ["快速发展", "核心产业", "占地区生"])
    #expect(hits.map(\.match) == ["数字经济", "数字经济", "数字经济"])
    #expect(hits[1].fileSpan == Span(27, 39))
    #expect(try search.hits(.words("数字经济"), limit: 2).count == 2)
    #expect(try search.hits(.words("数字经济"), documents: [false, true, true]).count == 1)
    #expect(try search.counts(.words("经济")) == [2, 1, 1])
    #expect(try search.hits(.words("")).isEmpty)
    // What would begin in one document and end in the next is none.
    #expect(try search.hits(.words("加快。发展")).isEmpty)
  }

  @Test(arguments: [
    ("数字(经济|政府)", 4), ("[0-9.]+%", 2), ("\\d+%", 2), ("^发展", 1), ("实体.济", 1),
    ("增长(12|13)[.]5%", 1), ("数字[经政]", 4), ("核心产业?增", 1), ("没有的", 0), ("(?x", -1), ("a*", -1),
    ("[^数]字", 0), ("字经{1}济", 3), ("\\.5", 1), ("展，数", 1), ("。数", 0),
  ]) func expressionsAreFound(_ pattern: String, _ count: Int) throws {
    let search = TextSearch(try Self.collection(Self.three))
    if count < 0 {
      #expect(code { _ = try TextPattern.expression(pattern) } == "HA251")
    } else {
      #expect(try search.hits(.expression(pattern)).count == count)
    }
  }

  /// The scan gives what a plain comparison at every place gives.
  @Test func scanningMissesNothing() throws {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("数字经济增长")
    for _ in 0..<50 {
      let text = String((0..<300).map { _ in letters.randomElement(using: &generator) ?? "数" })
      let needle = String((0..<2).map { _ in letters.randomElement(using: &generator) ?? "字" })
      let search = TextSearch(try Self.collection([text]))
      var (expected, rest) = (0, text[...])
      while let found = rest.range(of: needle) {
        expected += 1
        rest = rest[found.upperBound...]
      }
      #expect(try search.counts(.words(needle)).first == expected)
      #expect(try search.counts(.expression(needle)).first == expected)
    }
  }

  @Test func dictionaryWordsStayWhole() throws {
    let plain = try WordBreaker()
    let text = "雨湖区社会消费品零售总额增长5.1%。"
    #expect(!plain.words(text).contains("社会消费品零售总额"))
    let words = try WordBreaker(UserDictionary(.standard)).words(text)
    #expect(words.contains("社会消费品零售总额"))
    #expect(words.contains("雨湖区"))
    #expect(words.contains("5.1"))
    #expect(!words.contains("。"))
    #expect(words.joined() == "雨湖区社会消费品零售总额增长5.1")
    #expect(code { _ = try WordBreaker(locale: String(repeating: "x_", count: 200)) } == "HA252")
    var own = UserDictionary()
    try own.insert(file: Array("# 注释\n零售总 10 n\n".utf8), name: "own.txt")
    #expect(try WordBreaker(own).words(text).contains("零售总"))
  }

  @Test func wordsAndRunsAreCounted() throws {
    let corpus = try WordCorpus(
      Self.collection(["经济 发展 经济 发展", "经济 社会"]), dictionary: UserDictionary())
    #expect(corpus.tokenCount == 6)
    #expect(corpus.counts().first == WordCount(words: ["经济"], count: 3, documents: 2))
    #expect(
      corpus.counts(length: 2).first == WordCount(words: ["经济", "发展"], count: 2, documents: 1))
    #expect(corpus.counts(documents: [false, true]).map(\.count) == [1, 1])
    #expect(corpus.counts(length: 9).isEmpty)
  }

  /// Rayson's log-likelihood calculator gives these (10 of 1,000 against 5 of 2,000).
  @Test func statisticsAreThoseOfTheLiterature() {
    let g2 = WordStatistics.logLikelihood(10, 5, 1000, 2000)
    #expect(abs(g2 - 6.931) < 0.001, "\(g2)")
    #expect(abs(WordStatistics.logRatio(10, 5, 1000, 2000) - 2) < 1e-12)
    #expect(abs(WordStatistics.logLikelihood(5, 10, 1000, 2000)) < 1e-12)
    // Dunning 1993, table 2: "the swiss", 110 together, 2,442 and 111 of 31,777 places: 270.72.
    let dunning = WordStatistics.logLikelihood(
      joint: 110, first: 2552, second: 221, total: 31_777)
    #expect(abs(dunning - 270.72) < 0.01, "\(dunning)")
  }

  @Test func keynessAndCollocatesPointTheRightWay() throws {
    let corpus = try WordCorpus(
      Self.collection([
        "数字 经济 发展 数字 经济", "农业 经济 发展 农业 粮食", "农业 粮食 产量 发展",
      ]), dictionary: UserDictionary())
    let keys = corpus.keyness(of: [true, false, false], minimum: 2)
    #expect(keys.first { $0.word == "数字" }.map { $0.logRatio > 1 } == true)
    #expect(keys.first { $0.word == "农业" }.map { $0.logRatio < -1 } == true)
    let near = corpus.collocates(of: "农业", window: 1, minimum: 1)
    #expect(near.first { $0.word == "粮食" }?.count == 2)
    #expect(near.contains { $0.word == "产量" } == false)
    #expect(corpus.collocates(of: "没有").isEmpty)
  }
}
