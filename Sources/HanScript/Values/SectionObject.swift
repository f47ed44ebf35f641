import HanBase
import HanCorpus
import HanLua

/// A part of a document as scripts hold it.
final class SectionObject: LuaObject, Shown {
  static let luaTypeName = "section"
  let owner: DocumentObject
  let index: Int

  init(_ owner: DocumentObject, _ index: Int) {
    self.owner = owner
    self.index = index
  }

  var section: Section { owner.document.sections[index] }
  var shown: String {
    "\(section.kind.rawValue): \(owner.document.string(section.span).prefix(40))"
  }

  static var type: LuaType<SectionObject> {
    var type = LuaType(
      SectionObject.self, "A part of a document with one purpose.",
      example: """
        local doc = corpus:document("004_0a5c3258d47e6a7a.txt")
        for _, s in ipairs(doc:sections("heading")) do print(s.level, s.text) end
        """, since: since)
    type = type.field(
      .init(
        "kind", .string, "`body`, `heading`, `caption`, `callout`, `testimony`, `list` or `table`.",
        since: since)
    ) { s, _ in .string(s.section.kind.rawValue) }
    type = type.field(.init("text", .string, "Its words.", since: since)) { s, _ in
      .string(s.owner.document.string(s.section.span))
    }
    type = type.field(
      .init("level", .integer, "A heading's level; 0 for other kinds.", since: since)
    ) { s, _ in .integer(s.section.level) }
    type = type.field(
      .init(
        "heading", .object("section"), "The heading that it stands under.", optional: true,
        since: since)
    ) { s, _ in
      let heading = s.section.heading
      return s.owner.document.sections.indices.contains(heading)
        ? .object(SectionObject(s.owner, heading)) : .none
    }
    type = type.field(
      .init("speaker", .string, "Who speaks in a testimony.", optional: true, since: since)
    ) { s, _ in .optional(s.section.speaker.map { s.owner.document.string($0) }) }
    type = type.field(
      .init(
        "cells", .list(.map(.any)), "A table's cells: tables with row, column, text, head.",
        since: since)
    ) { s, _ in
      .list(
        s.section.cells.map { cell in
          .record([
            .init("row", .integer(Int(cell.row) + 1)),
            .init("column", .integer(Int(cell.column) + 1)),
            .init("text", .string(s.owner.document.string(cell.span))),
            .init("head", .boolean(cell.isHead)),
          ])
        })
    }
    type = type.method(
      .init(
        "sentences", "Its sentences.",
        results: [ResultDescription(.list(.object("sentence")), "The sentences.")],
        example: """
          local doc = corpus:document("004_0a5c3258d47e6a7a.txt")
          print(#doc:sections()[1]:sentences())
          """, since: since)
    ) { s, _ in [.list(s.section.sentences.map { .object(SentenceObject(s.owner, $0)) })] }
    return type.on(.equal, "Whether both are the same section.") { s, call in
      let other = try call.object(0, as: SectionObject.self)
      return [.boolean(other?.owner.document === s.owner.document && other?.index == s.index)]
    }
    .shows { $0.shown }
  }
}

/// A sentence as scripts hold it.
final class SentenceObject: LuaObject, Shown {
  static let luaTypeName = "sentence"
  let owner: DocumentObject
  let index: Int

  init(_ owner: DocumentObject, _ index: Int) {
    self.owner = owner
    self.index = index
  }

  var sentence: Sentence { owner.document.sentences[index] }
  var shown: String { owner.document.string(sentence.span) }

  static var type: LuaType<SentenceObject> {
    var type = LuaType(
      SentenceObject.self, "A sentence, a heading, a caption or an item of a list.",
      example: """
        local s = corpus:document("004_0a5c3258d47e6a7a.txt"):sentences()[1]
        print(s.text, s.section.kind)
        """, since: since)
    type = type.field(.init("text", .string, "Its words.", since: since)) { s, _ in
      .string(s.shown)
    }
    type = type.field(
      .init("section", .object("section"), "The section that it stands in.", since: since)
    ) { s, _ in .object(SectionObject(s.owner, Int(s.sentence.section))) }
    type = type.field(
      .init("start", .integer, "Where it begins in the file, in bytes from 0.", since: since)
    ) { s, _ in .integer(Int(s.owner.document.map.disk(s.sentence.span).start)) }
    type = type.field(
      .init("finish", .integer, "Where it ends in the file.", since: since)
    ) { s, _ in .integer(Int(s.owner.document.map.disk(s.sentence.span).end)) }
    type = type.field(
      .init("opens_paragraph", .boolean, "Whether it opens a paragraph.", since: since)
    ) { s, _ in .boolean(s.sentence.opensParagraph) }
    return type.on(.equal, "Whether both are the same sentence.") { s, call in
      let other = try call.object(0, as: SentenceObject.self)
      return [.boolean(other?.owner.document === s.owner.document && other?.index == s.index)]
    }
    .shows { $0.shown }
  }
}
