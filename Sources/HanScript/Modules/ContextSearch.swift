import HanBase
import HanCatalog
import HanCorpus
import HanLua

/// Finds a text in all documents of the corpus and shows it with the words around it.
struct ContextSearch {
  private let call: LuaCall
  private let session: ScriptSession
  private let needle: String
  private let width: Int
  private let limit: Int
  private let area: Int32

  init(_ call: LuaCall) throws {
    self.call = call
    session = try ScriptSession.of(call)
    needle = try call.string(0)
    guard !needle.isEmpty else { throw call.mismatch(0, "a text that is not empty") }
    let options = try call.record(1)
    width = options.integer("width") ?? 16
    limit = options.integer("limit") ?? 10_000
    var area: Int32 = 0
    if !options["within"].isNone, case .division(let code) = try session.place(options["within"]) {
      area = code
    }
    self.area = area
  }

  func table() throws -> TableObject {
    var table = Table([
      TableColumn("前文", id: "left", alignment: .right), TableColumn("词", id: "text"),
      TableColumn("后文", id: "right"), TableColumn("地区", id: "area_name"),
      TableColumn("日期", id: "date"), TableColumn("来源", id: "doc"),
      TableColumn("位置", id: "start", kind: .integer),
    ])
    let corpus = try session.corpus()
    for index in corpus.documentNames.indices where table.rows.count < limit {
      if call.isStopped { break }
      let document = try corpus.document(index)
      if area != 0, !session.catalog.isWithin(document.metadata.area, area) { continue }
      search(document, &table)
    }
    return TableObject(table, session: session)
  }

  private func search(_ document: Document, _ table: inout Table) {
    let wanted = Array(needle.utf8)
    let name = session.catalog.area(document.metadata.area)?.name ?? ""
    let date = PeriodObject(document.metadata.date)
    for sentence in document.sentences {
      var at = Int(sentence.span.start)
      let end = Int(sentence.span.end)
      while let found = Self.find(wanted, in: document.text, from: at, to: end),
        table.rows.count < limit
      {
        let after = found + wanted.count
        let left = document.string(Span(Int(sentence.span.start), found)).suffix(width)
        let right = document.string(Span(after, end)).prefix(width)
        let place = document.map.disk(Span(found, after))
        table.append(
          [
            .text(String(left)), .text(needle), .text(String(right)), .text(name),
            .text(date.period.isUnknown ? "" : date.shown), .text(document.name),
            .integer(Int(place.start)),
          ],
          sources: [
            TableSource(
              doc: document.name, span: place, text: needle,
              sentence: document.string(sentence.span))
          ])
        at = after
      }
    }
  }

  private static func find(_ needle: [UInt8], in text: [UInt8], from: Int, to end: Int) -> Int? {
    guard let first = needle.first, end - from >= needle.count else { return nil }
    return text.withUnsafeBufferPointer { text in
      var at = from
      while at + needle.count <= end {
        if text[at] == first, text[at..<at + needle.count].elementsEqual(needle) { return at }
        at += 1
      }
      return nil
    }
  }
}
