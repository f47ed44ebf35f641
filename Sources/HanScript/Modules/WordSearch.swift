import HanBase
import HanCorpus
import HanLua
import HanSearch

/// Words of the corpus, counted: frequencies, what is typical of some documents, what stands near.
struct WordSearch {
  private let session: ScriptSession
  private let options: LuaRecord
  private let chosen: SubCorpus
  private let limit: Int
  private let minimum: Int
  private let characters: Int

  /// The fields that all counts share.
  static func parameters(minimum: Int) -> [Parameter] {
    [
      Parameter(
        "limit", .integerIn(1...10_000_000), "How many rows at most.", default: .integer(100)),
      Parameter(
        "minimum", .integerIn(1...1_000_000_000), "How often a word must occur.",
        default: .integer(minimum)),
      Parameter(
        "characters", .integerIn(1...100), "How many characters a word must have.",
        default: .integer(2)),
      Parameter(
        "words", .list(.string), "More words that are kept whole, besides the catalogue's names.",
        optional: true),
      Parameter(
        "dictionary", .string, "A file of such words, a word a line; needs --allow-read.",
        optional: true),
    ] + SubCorpus.parameters
  }

  init(_ call: LuaCall, options: LuaRecord) throws {
    session = try ScriptSession.of(call)
    self.options = options
    chosen = try SubCorpus(options, session)
    limit = options.integer("limit") ?? 100
    minimum = options.integer("minimum") ?? 1
    characters = options.integer("characters") ?? 1
  }

  /// How often words, or runs of `n` words, occur.
  func counts() throws -> TableObject {
    let (corpus, isChosen) = try words()
    let length = options.integer("n") ?? 1
    var table = Table([
      TableColumn("词", id: "word"), TableColumn("次数", id: "count", kind: .integer),
      TableColumn("文档数", id: "documents", kind: .integer),
      TableColumn("每万词", id: "per_10000", kind: .number),
    ])
    let found = corpus.counts(length: length, documents: isChosen)
    let total = Double(max(1, corpus.tokenCount(documents: isChosen)))
    for one in found where one.count >= minimum && table.rows.count < limit {
      guard one.words.allSatisfy({ $0.count >= characters }) else { continue }
      table.append([
        .text(one.words.joined(separator: length > 1 ? " " : "")), .integer(one.count),
        .integer(one.documents), .double(Double(one.count) / total * 10_000),
      ])
    }
    return TableObject(table, session: session)
  }

  /// Which words the chosen documents use more than the others.
  func keyness() throws -> TableObject {
    let (corpus, isChosen) = try words()
    guard !chosen.isWhole, isChosen.contains(true), isChosen.contains(false) else {
      throw HanError(
        .luaArgument,
        "keyness compares some documents with the others: choose some, not all, by within, from, to "
          + "or doc")
    }
    var table = Table([
      TableColumn("词", id: "word"), TableColumn("次数", id: "count", kind: .integer),
      TableColumn("其余", id: "others", kind: .integer),
      TableColumn("G²", id: "log_likelihood", kind: .number),
      TableColumn("频率比(log₂)", id: "log_ratio", kind: .number),
    ])
    for one in corpus.keyness(of: isChosen, minimum: minimum)
    where one.logRatio > 0 && one.word.count >= characters && table.rows.count < limit {
      table.append([
        .text(one.word), .integer(one.count), .integer(one.otherCount), .double(one.logLikelihood),
        .double(one.logRatio),
      ])
    }
    return TableObject(table, session: session)
  }

  /// Which words stand near a word.
  func collocates(of word: String) throws -> TableObject {
    let (corpus, isChosen) = try words(and: word)
    var table = Table([
      TableColumn("词", id: "word"), TableColumn("共现", id: "count", kind: .integer),
      TableColumn("总数", id: "total", kind: .integer),
      TableColumn("G²", id: "log_likelihood", kind: .number),
      TableColumn("互信息", id: "mutual_information", kind: .number),
    ])
    let found = corpus.collocates(
      of: word, window: options.integer("window") ?? 5, minimum: minimum, documents: isChosen)
    for one in found where one.word.count >= characters && table.rows.count < limit {
      table.append([
        .text(one.word), .integer(one.count), .integer(one.total), .double(one.logLikelihood),
        .double(one.mutualInformation),
      ])
    }
    return TableObject(table, session: session)
  }

  /// The corpus broken into words, and for each document whether it is chosen.
  private func words(and extra: String? = nil) throws -> (WordCorpus, [Bool]) {
    var added = options["words"].elements.compactMap(\.text)
    if let extra { added.append(extra) }
    let file = options.string("dictionary")
    let key = ScriptSession.WordKey(words: added, dictionary: file, sections: chosen.sections)
    let (corpus, documents) = try session.words(key)
    return (corpus, documents.map { chosen.holds($0.name, $0.metadata) })
  }
}

extension ScriptSession {
  /// What a corpus of words is made with.
  struct WordKey: Equatable {
    var words: [String]
    var dictionary: String?
    var sections: Set<Section.Kind>
  }

  /// The corpus broken into words, and its documents; the last one is kept.
  func words(_ key: WordKey) throws -> (WordCorpus, [(name: String, metadata: Metadata)]) {
    if let lastWords, lastWords.key == key { return (lastWords.corpus, lastWords.documents) }
    var dictionary = UserDictionary(catalog)
    for word in key.words { dictionary.insert(word) }
    if let file = key.dictionary { try dictionary.insert(file: try files.read(file), name: file) }
    var texts = TextCollection()
    let corpus = try corpus()
    for index in corpus.documentNames.indices {
      texts.append(try corpus.document(index), sections: key.sections)
    }
    let words = try WordCorpus(texts, dictionary: dictionary)
    let documents = texts.entries.map { ($0.name, $0.metadata) }
    lastWords = (key, words, documents)
    return (words, documents)
  }
}
