import HanAnalysis
import HanBase
import HanCatalog
import HanCorpus
import HanLua

/// A document as scripts hold it.
final class DocumentObject: LuaObject, Shown {
  static let luaTypeName = "document"
  let document: Document
  let session: ScriptSession

  init(_ document: Document, session: ScriptSession) {
    self.document = document
    self.session = session
  }

  var luaMemory: Int { 256 + document.text.count }
  var shown: String {
    let title = document.metadata.title
    return title.isEmpty ? document.name : "\(document.name) \(title)"
  }

  static var type: LuaType<DocumentObject> {
    var type = LuaType(
      DocumentObject.self, "A document with its sections and sentences.",
      example: """
        for doc in corpus:documents() do
          print(doc.title, doc.area and doc.area.name, #doc:sentences() > 0)
        end
        """, since: since)
    type = type.field(.init("name", .string, "The path or name.", since: since)) { d, _ in
      .string(d.document.name)
    }
    type = type.field(
      .init("title", .string, "The title; empty for none.", since: since)
    ) { d, _ in .string(d.document.metadata.title) }
    type = type.field(
      .init("date", .object("period"), "When it was published.", optional: true, since: since)
    ) { d, _ in
      let date = d.document.metadata.date
      return date.isUnknown ? .none : .object(PeriodObject(date))
    }
    type = type.field(
      .init(
        "area", .object("district"), "The district that it is about.", optional: true,
        since: since)
    ) { d, _ in
      let code = d.document.metadata.area
      return code == 0 ? .none : .object(d.session.district(.division(code)))
    }
    type = type.field(
      .init("date_origin", .string, "`stated`, `inferred` or `unknown`.", since: since)
    ) { d, _ in .string(d.document.metadata.dateOrigin.rawValue) }
    type = type.field(
      .init("area_origin", .string, "`stated`, `inferred` or `unknown`.", since: since)
    ) { d, _ in .string(d.document.metadata.areaOrigin.rawValue) }
    type = type.field(
      .init("source", .string, "Who published it; empty where unknown.", since: since)
    ) { d, _ in .string(d.document.metadata.source) }
    type = type.field(
      .init("encoding", .string, "The encoding of its file.", since: since)
    ) { d, _ in .string(d.document.encoding) }
    type = type.field(
      .init("text", .string, "The clean text, with page-layout damage repaired.", since: since)
    ) { d, _ in .string(String(decoding: d.document.text, as: UTF8.self)) }
    return parts(type)
  }

  private static func parts(_ type: LuaType<DocumentObject>) -> LuaType<DocumentObject> {
    var type = type
    let first = #"local doc = corpus:document("004_0a5c3258d47e6a7a.txt")"# + "\n"
    type = type.method(
      .init(
        "sections", "Its sections, in text order.",
        parameters: [
          Parameter(
            "kind", .choice(Section.Kind.allCases.map(\.rawValue)), "Only these.",
            optional: true)
        ], results: [ResultDescription(.list(.object("section")), "The sections.")],
        example: first + "print(#doc:sections() > 0) --> true", since: since)
    ) { d, call in
      let kind = try call.optionalString(0)
      let found = d.document.sections.indices.filter {
        kind == nil || d.document.sections[$0].kind.rawValue == kind
      }
      return [.list(found.map { .object(SectionObject(d, $0)) })]
    }
    type = type.method(
      .init(
        "sentences", "Its sentences, in text order.",
        results: [ResultDescription(.list(.object("sentence")), "The sentences.")],
        example: first + "print(doc:sentences()[1])", since: since)
    ) { d, _ in
      [.list(d.document.sentences.indices.map { .object(SentenceObject(d, $0)) })]
    }
    type = type.method(
      .init(
        "metrics", "The observations that it makes.",
        parameters: [
          Parameter(
            "conditions", .record(QueryConditions.parameters), "Conditions.", optional: true)
        ], results: [ResultDescription(.object("query"), "The query.")],
        example: first + "print(doc:metrics():count() > 0) --> true", since: since)
    ) { d, call in
      let all = try d.session.allMetrics()
      let own = all.with { $0.filter(.document([d.document.name])) }
      return [.object(try own.filtered(try call.record(0)))]
    }
    type = type.method(
      .init(
        "claims", "The claims that it makes.",
        parameters: [
          Parameter("conditions", .record(ClaimSearch.parameters), "Which claims.", optional: true)
        ], results: ClaimSearch.result,
        example: first + "print(#doc:claims() > 0) --> true", since: since)
    ) { d, call in
      [.object(try ClaimSearch(call, options: try call.record(0)).table(d.document))]
    }
    return type.on(.equal, "Whether both are the same document.") { d, call in
      [.boolean(try call.object(0, as: DocumentObject.self)?.document === d.document)]
    }
    .shows { $0.shown }
  }
}
