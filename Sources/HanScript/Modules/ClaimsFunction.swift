import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanLua

/// Claims (statements whose point is no number) as tables.
struct ClaimSearch {
  private let call: LuaCall
  private let session: ScriptSession
  private let kinds: Set<Claim.Kind>
  private let options: LuaRecord
  private let area: Int32

  /// The fields of the record that narrows a search.
  static let parameters: [Parameter] = [
    Parameter(
      "kind", Taken.choices(Claim.Kind.allCases.map(\.name)), "What claims say.", optional: true),
    Parameter(
      "within", Taken.onePlace, "Only claims about this district or what lies in it.",
      optional: true),
    Parameter(
      "level", .choice(Claim.Level.allCases.map(\.name)), "Who confers, or what is compared.",
      optional: true),
    Parameter("year", .integer, "The year of the event.", optional: true),
    Parameter("contains", .string, "Words in the claim.", optional: true),
    Parameter("sure", .boolean, "True leaves out claims with guessed fields.", optional: true),
  ]

  init(_ call: LuaCall, options: LuaRecord) throws {
    self.call = call
    self.options = options
    session = try ScriptSession.of(call)
    kinds = Set(options["kind"].elements.compactMap { $0.text.flatMap { Claim.Kind(name: $0) } })
    var area: Int32 = 0
    if !options["within"].isNone, case .division(let code) = try session.place(options["within"]) {
      area = code
    }
    self.area = area
  }

  /// The claims of a document, as a table.
  func table(_ document: Document) -> TableObject {
    table(ClaimFinder(catalog: session.catalog).find(in: document))
  }

  /// The claims of all documents of the corpus, as a table.
  func corpusTable() throws -> TableObject { table(try session.corpus().claims()) }

  private func table(_ claims: [Claim]) -> TableObject {
    var table = Table([
      TableColumn("种类", id: "kind"), TableColumn("名称", id: "title"),
      TableColumn("级别", id: "level"), TableColumn("授予", id: "issuer"),
      TableColumn("年份", id: "year", kind: .integer), TableColumn("主体", id: "subject"),
      TableColumn("姓名", id: "name"), TableColumn("身份", id: "role"),
      TableColumn("所属", id: "parent"), TableColumn("地区", id: "area_name"),
      TableColumn("原文", id: "text"), TableColumn("来源", id: "doc"),
      TableColumn("位置", id: "start", kind: .integer),
    ])
    for claim in claims where matches(claim) {
      table.append(
        [
          .text(claim.kind.name), .optional(claim.title), .optional(claim.level?.name),
          .optional(claim.issuer), claim.year.map(Cell.integer) ?? .empty,
          .optional(claim.subject), .optional(claim.name), .optional(claim.role),
          .optional(claim.parent), .text(claim.areaName), .text(claim.text), .text(claim.doc),
          .integer(Int(claim.span.start)),
        ],
        sources: [
          TableSource(
            doc: claim.doc, span: claim.span, text: claim.text, sentence: claim.sentence)
        ])
    }
    return TableObject(table, session: session)
  }

  private func matches(_ claim: Claim) -> Bool {
    if !kinds.isEmpty, !kinds.contains(claim.kind) { return false }
    if area != 0, !session.catalog.lies(Int32(claim.area) ?? 0, in: area) { return false }
    if let level = options.string("level"), claim.level?.name != level { return false }
    if let year = options.integer("year"), claim.year != year { return false }
    if let words = options.string("contains"), !claim.text.contains(words) { return false }
    return !options.boolean("sure") || claim.isSure
  }

  static let result = [
    ResultDescription(
      .object("datatable"),
      "A row for each claim: kind, title, level, issuer, year, subject, name, role, parent, "
        + "area_name, text, doc, start; traced.")
  ]
}

extension LibraryModule {
  /// The function `claims`.
  static var claims: LuaFunction {
    LuaFunction(
      .init(
        "claims",
        "Statements of any text whose point is no number: honours, tiers, firsts, policies, ….",
        parameters: [
          Parameter("text", .string, "The text."),
          Parameter("conditions", .record(ClaimSearch.parameters), "Which claims.", optional: true),
          Parameter(
            "about",
            .record([
              Parameter("date", Taken.period, "When it was published.", optional: true),
              Parameter("area", Taken.onePlace, "The district that it is about.", optional: true),
            ]), "What the text does not say.", optional: true),
        ], results: ClaimSearch.result,
        example: """
          local h = require "hanalyze"
          print(h.claims("雨湖区连续三年入选“全国高质量发展百强区”。", {}, { area = "雨湖区" }))
          """, since: since)
    ) { call in
      let session = try ScriptSession.of(call)
      let document = try document(try call.string(0), try call.record(2), session, name: "text")
      return [.object(try ClaimSearch(call, options: try call.record(1)).table(document))]
    }
  }
}
