import HanLua

extension CorpusObject {
  /// The verbs that count words.
  static func words(_ type: LuaType<CorpusObject>) -> LuaType<CorpusObject> {
    var type = type
    let length = Parameter(
      "n", .integerIn(1...8), "How many words in a row are counted as one.", default: .integer(1))
    type = type.method(
      .init(
        "words", "How often words, or runs of words, occur.",
        details: """
          Words are those of ICU's dictionary, and the names of the catalogue's indicators and \
          districts kept whole.
          """,
        parameters: [
          Parameter(
            "options", .record([length] + WordSearch.parameters(minimum: 1)), "Which words.",
            optional: true)
        ],
        results: [
          ResultDescription(
            .object("datatable"), "A row for each word: word, count, documents, per_10000.")
        ],
        example: """
          local t = corpus:words{ words = { "百强区" }, limit = 5 }
          print(#t, t[1].count >= t[5].count) --> 5 true
          """, since: since)
    ) { _, call in
      [.object(try WordSearch(call, options: try call.record(0)).counts())]
    }
    type = type.method(
      .init(
        "keyness", "Which words some documents use more than the others.",
        details: """
          G² is the log-likelihood of the difference (above 10.83: p < 0.001), the log ratio says how \
          much more: 1 is twice as often.
          """,
        parameters: [
          Parameter(
            "documents", .record(WordSearch.parameters(minimum: 3)),
            "Which documents: within, from, to or doc.")
        ],
        results: [
          ResultDescription(
            .object("datatable"),
            "A row for each word: word, count, others, log_likelihood, log_ratio.")
        ],
        example: #"print(corpus:keyness{ within = "雨湖区" }[1].word) --> 雨湖区"#, since: since)
    ) { _, call in
      [.object(try WordSearch(call, options: try call.record(0)).keyness())]
    }
    return type.method(
      .init(
        "collocates", "Which words stand near a word more often than by chance.",
        parameters: [
          Parameter("word", .string, "The word in the middle."),
          Parameter(
            "options",
            .record(
              [
                Parameter(
                  "window", .integerIn(1...100), "How many words on either side are looked at.",
                  default: .integer(5))
              ] + WordSearch.parameters(minimum: 2)), "Which words.", optional: true),
        ],
        results: [
          ResultDescription(
            .object("datatable"),
            "A row for each word: word, count, total, log_likelihood, mutual_information.")
        ],
        example: #"print(#corpus:collocates("营商环境", { limit = 3 })) --> 3"#, since: since)
    ) { _, call in
      let options = try call.record(1)
      return [
        .object(try WordSearch(call, options: options).collocates(of: try call.string(0)))
      ]
    }
  }
}
