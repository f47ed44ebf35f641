import HanAnalysis
import HanBase
import HanCorpus
import HanLua

/// The global `corpus`: the documents that a script works on.
final class CorpusObject: LuaObject {
  static let luaTypeName = "corpus"

  static var type: LuaType<CorpusObject> {
    var type = LuaType(
      CorpusObject.self, "The documents that the script works on, read when they are first used.",
      example: """
        print(#corpus) --> 5
        for doc in corpus:documents() do print(doc.name, doc.title) end
        """, since: since)
    type = type.field(.init("path", .string, "Where the documents are.", since: since)) { _, call in
      .string(try ScriptSession.of(call).corpus().place.path)
    }
    type = type.field(
      .init("kind", .string, "`folder`, `file`, `store` or `empty`.", since: since)
    ) { _, call in .string(try ScriptSession.of(call).corpus().place.kind) }
    type = type.method(
      .init(
        "documents", "Walks over the documents, in the order of their names.",
        results: [ResultDescription(.function, "An iterator over documents.")],
        example: "for doc in corpus:documents() do print(doc.date, doc.title) end", since: since)
    ) { _, call in
      let session = try ScriptSession.of(call)
      let corpus = try session.corpus()
      nonisolated(unsafe) var next = 0
      return [
        .iterator(
          LuaIterator { _ in
            guard next < corpus.documentNames.count else { return [] }
            next += 1
            return [.object(DocumentObject(try corpus.document(next - 1), session: session))]
          })
      ]
    }
    type = type.method(
      .init(
        "document", "The document of a name, or of the end of its path.",
        parameters: [Parameter("name", .string, "The name.")],
        results: [ResultDescription(.object("document"), "The document.")],
        errors: ["HA815 no such document"],
        example: #"print(corpus:document("001_d98c7a39021991ee.txt").area.name) --> 雨湖区"#,
        since: since)
    ) { _, call in
      let session = try ScriptSession.of(call)
      let (corpus, name) = (try session.corpus(), try call.string(0))
      guard let index = corpus.index(of: name) else {
        throw HanError(
          .unknownDocument,
          "the corpus has no document '\(name)'" + Nearest.hint(name, in: corpus.documentNames))
      }
      return [.object(DocumentObject(try corpus.document(index), session: session))]
    }
    type = type.method(
      .init(
        "metrics", "All observations, or those that meet conditions; the same as `metrics{…}`.",
        parameters: [
          Parameter(
            "conditions", .record(QueryConditions.parameters), "The conditions.",
            optional: true)
        ], results: [ResultDescription(.object("query"), "The query.")],
        example: "print(corpus:metrics():count() == #metrics) --> true", since: since)
    ) { _, call in
      [.object(try ScriptSession.of(call).allMetrics().filtered(try call.record(0)))]
    }
    type = type.method(
      .init(
        "search", "Words in context: every place where a text stands, or an expression matches.",
        parameters: [
          Parameter("text", .string, "What to look for."),
          Parameter("options", .record(ContextSearch.parameters), "How and where.", optional: true),
        ],
        results: [
          ResultDescription(
            .object("datatable"),
            "A row for each place: left, text, right, area_name, date, title, doc, start.")
        ],
        errors: ["HA251 no regular expression"],
        example: #"print(#corpus:search("营商(环境|氛围)", { regex = true }) > 0) --> true"#, since: since
      )
    ) { _, call in [.object(try ContextSearch(call).table())] }
    type = type.method(
      .init(
        "claims",
        "Statements whose point is no number: honours, tiers, streaks, firsts, policies, ….",
        parameters: [
          Parameter("conditions", .record(ClaimSearch.parameters), "Which claims.", optional: true)
        ], results: ClaimSearch.result,
        example: #"print(#corpus:claims{ kind = "honour" } > 0) --> true"#, since: since)
    ) { _, call in
      [.object(try ClaimSearch(call, options: try call.record(0)).corpusTable())]
    }
    return words(type).on(.length, "How many documents there are.") { _, call in
      [.integer(try ScriptSession.of(call).corpus().documentNames.count)]
    }
    .on(.toString, "Its kind, its place and how many documents it has.") { _, call in
      guard let corpus = try? ScriptSession.of(call).corpus() else { return [.string("corpus")] }
      let (place, count) = (corpus.place, corpus.documentNames.count)
      return [
        .string("corpus: \(place.kind) \(place.path), \(count) document\(count == 1 ? "" : "s")")
      ]
    }
  }
}
