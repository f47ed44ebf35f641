import HanBase
import HanCorpus

/// Sections, sentences, the way back to disk and the places of evidence of a document, packed.
///
/// With the clean text beside it, `documentText` holds all that is needed to make the document
/// again without its file.
enum DocumentLayout {
  private static let version = 1
  private static let kinds = Section.Kind.allCases

  /// Packs the layout of a document.
  static func pack(_ document: Document) -> [UInt8] {
    var writer = PackedWriter()
    writer.integer(version)
    for span in [document.metadata.dateEvidence, document.metadata.areaEvidence] {
      writer.integer(span.start)
      writer.integer(span.count)
    }
    pack(document.map.entries, &writer)
    pack(document.sections, &writer)
    var last = Int32(0)
    writer.integer(document.sentences.count)
    for sentence in document.sentences {
      writer.integer(sentence.span.start &- last)
      writer.integer(sentence.span.count)
      writer.integer(Int(sentence.section) << 1 | (sentence.opensParagraph ? 1 : 0))
      last = sentence.span.end
    }
    return writer.bytes
  }

  private static func pack(_ entries: [OffsetMap.Entry], _ writer: inout PackedWriter) {
    var last = OffsetMap.Entry(clean: 0, disk: 0, step: 0)
    writer.integer(entries.count)
    for entry in entries {
      writer.integer(entry.clean &- last.clean)
      writer.integer(Int(entry.disk) - Int(last.disk))
      writer.integer(Int(entry.step))
      last = entry
    }
  }

  private static func pack(_ sections: [Section], _ writer: inout PackedWriter) {
    writer.integer(sections.count)
    for section in sections {
      writer.integer(kinds.firstIndex(of: section.kind) ?? 0)
      writer.integer(section.span.start)
      writer.integer(section.span.count)
      writer.integer(section.level)
      writer.integer(section.heading)
      writer.integer(section.sentences.lowerBound)
      writer.integer(section.sentences.count)
      writer.integer(section.speaker.map { Int($0.start) } ?? -1)
      writer.integer(section.speaker?.count ?? 0)
      writer.integer(section.cells.count)
      for cell in section.cells {
        writer.integer(cell.row)
        writer.integer(cell.column)
        writer.integer(cell.span.start)
        writer.integer(cell.span.count)
        writer.integer(cell.isHead ? 1 : 0)
      }
    }
  }

  /// Makes a document of its stored parts, or nil where the layout does not fit the text.
  static func unpack(
    _ bytes: [UInt8], text: [UInt8], name: String, encoding: String, metadata: Metadata
  ) -> Document? {
    var reader = PackedReader(bytes)
    guard reader.integer() == version,
      let dateEvidence = span(&reader, within: text.count),
      let areaEvidence = span(&reader, within: text.count),
      let map = map(&reader),
      let sections = sections(&reader, textCount: text.count),
      let sentences = sentences(&reader, textCount: text.count, sections: sections.count),
      reader.isAtEnd, sections.allSatisfy({ $0.sentences.upperBound <= sentences.count })
    else { return nil }
    var metadata = metadata
    metadata.dateEvidence = dateEvidence
    metadata.areaEvidence = areaEvidence
    return Document(
      name: name, text: text, map: map, encoding: encoding, metadata: metadata, sections: sections,
      sentences: sentences)
  }

  private static func span(_ reader: inout PackedReader, within limit: Int) -> Span? {
    guard let start = reader.integer(in: 0...limit), let count = reader.integer(in: 0...limit),
      start + count <= limit
    else { return nil }
    return Span(start, start + count)
  }

  private static func map(_ reader: inout PackedReader) -> OffsetMap? {
    let wide = Int(Int32.min)...Int(Int32.max)
    guard let count = reader.integer(in: 1...Int(Int32.max)) else { return nil }
    var entries: [OffsetMap.Entry] = []
    var (clean, disk) = (0, 0)
    for _ in 0..<count {
      guard let cleanStep = reader.integer(in: wide), let diskStep = reader.integer(),
        let step = reader.integer(in: 0...0xFFFF), abs(diskStep) <= 1 << 33
      else { return nil }
      (clean, disk) = (clean + cleanStep, disk + diskStep)
      guard wide.contains(clean), wide.contains(disk) else { return nil }
      entries.append(
        OffsetMap.Entry(clean: Int32(clean), disk: Int32(disk), step: UInt16(step)))
    }
    return OffsetMap(entries: entries)
  }

  private static func sections(_ reader: inout PackedReader, textCount: Int) -> [Section]? {
    let any = 0...Int(Int32.max)
    guard let count = reader.integer(in: any) else { return nil }
    var sections: [Section] = []
    for _ in 0..<count {
      guard let kind = reader.integer(in: 0...kinds.count - 1),
        let span = span(&reader, within: textCount),
        let level = reader.integer(in: any), let heading = reader.integer(in: -1...count),
        let first = reader.integer(in: any), let sentenceCount = reader.integer(in: any),
        let speakerStart = reader.integer(in: -1...textCount),
        let speakerCount = reader.integer(in: 0...textCount),
        let cells = cells(&reader, textCount: textCount)
      else { return nil }
      sections.append(
        Section(
          kind: kinds[kind], span: span, level: level, heading: heading,
          sentences: first..<first + sentenceCount,
          speaker: speakerStart < 0 ? nil : Span(speakerStart, speakerStart + speakerCount),
          cells: cells))
    }
    return sections
  }

  private static func cells(_ reader: inout PackedReader, textCount: Int) -> [TableCell]? {
    let any = 0...Int(Int32.max)
    guard let count = reader.integer(in: any) else { return nil }
    var cells: [TableCell] = []
    for _ in 0..<count {
      guard let row = reader.integer(in: any), let column = reader.integer(in: any),
        let span = span(&reader, within: textCount), let isHead = reader.integer(in: 0...1)
      else { return nil }
      cells.append(TableCell(row: row, column: column, span: span, isHead: isHead == 1))
    }
    return cells
  }

  private static func sentences(
    _ reader: inout PackedReader, textCount: Int, sections: Int
  ) -> [Sentence]? {
    guard let count = reader.integer(in: 0...Int(Int32.max)) else { return nil }
    var sentences: [Sentence] = []
    var last = 0
    for _ in 0..<count {
      guard let gap = reader.integer(in: -textCount...textCount),
        let length = reader.integer(in: 0...textCount), let packed = reader.integer(),
        last + gap >= 0, last + gap + length <= textCount, packed >= 0, packed >> 1 < sections
      else { return nil }
      sentences.append(
        Sentence(
          span: Span(last + gap, last + gap + length), section: packed >> 1,
          opensParagraph: packed & 1 == 1))
      last += gap + length
    }
    return sentences
  }
}
