import HanBase
import HanCatalog
import HanCorpus
import HanLua
import HanSearch

/// Finds a text or a regular expression in the documents of the corpus and shows it with the words
/// around it.
///
/// Documents are searched one after another, so that memory holds one of them and not the corpus.
struct ContextSearch {
  private let call: LuaCall
  private let session: ScriptSession
  private let pattern: TextPattern
  private let width: Int
  private let limit: Int
  private let chosen: SubCorpus

  static let parameters: [Parameter] =
    [
      Parameter(
        "width", .integerIn(1...1000), "Characters on either side.", default: .integer(16)),
      Parameter(
        "limit", .integerIn(1...10_000_000), "How many places at most.",
        default: .integer(10_000)),
      Parameter(
        "regex", .boolean,
        "Whether the text is a POSIX extended regular expression, with `\\d`, `\\w` and `\\s`.",
        default: .boolean(false)),
    ] + SubCorpus.parameters

  init(_ call: LuaCall) throws {
    self.call = call
    session = try ScriptSession.of(call)
    let text = try call.string(0)
    guard !text.isEmpty else { throw call.mismatch(0, "a text that is not empty") }
    let options = try call.record(1)
    pattern = options.boolean("regex") ? try .expression(text) : .words(text)
    width = options.integer("width") ?? 16
    limit = options.integer("limit") ?? 10_000
    chosen = try SubCorpus(options, session)
  }

  func table() throws -> TableObject {
    var table = Table([
      TableColumn("前文", id: "left", alignment: .right), TableColumn("词", id: "text"),
      TableColumn("后文", id: "right"), TableColumn("地区", id: "area_name"),
      TableColumn("日期", id: "date"), TableColumn("标题", id: "title"),
      TableColumn("来源", id: "doc"), TableColumn("位置", id: "start", kind: .integer),
    ])
    let corpus = try session.corpus()
    for index in corpus.documentNames.indices where table.rows.count < limit {
      if call.isStopped { break }
      let document = try corpus.document(index)
      guard chosen.holds(document.name, document.metadata) else { continue }
      var texts = TextCollection()
      texts.append(document)
      let most = chosen.sections.isEmpty ? limit - table.rows.count : Int.max
      for hit in try TextSearch(texts).hits(pattern, context: width, limit: most)
      where chosen.holds(hit.section) && table.rows.count < limit {
        append(hit, document, &table)
      }
    }
    return TableObject(table, session: session)
  }

  private func append(_ hit: SearchHit, _ document: Document, _ table: inout Table) {
    let date = PeriodObject(hit.date)
    table.append(
      [
        .text(hit.left), .text(hit.match), .text(hit.right),
        .text(session.catalog.area(hit.area)?.name ?? ""),
        .text(date.period.isUnknown ? "" : date.shown), .text(hit.title), .text(hit.doc),
        .integer(Int(hit.fileSpan.start)),
      ],
      sources: [
        TableSource(
          doc: hit.doc, span: hit.fileSpan, text: hit.match,
          sentence: document.sentence(at: hit.span.start).map { document.string($0.span) } ?? "")
      ])
  }
}

extension Document {
  /// The sentence that holds a byte of the clean text, or nil.
  func sentence(at offset: Int32) -> Sentence? {
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < sentences.count, sentences[low].span.start <= offset else { return nil }
    return sentences[low]
  }
}
