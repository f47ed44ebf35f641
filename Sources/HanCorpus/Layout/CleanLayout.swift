import HanBase

/// The clean text of a document with its structure, as the assembler leaves it.
struct CleanLayout {
  var text: [UInt8]
  var map: OffsetMap
  var sections: [Section]
  var sentences: [Sentence]

  /// Writes the paragraphs out; the text is written where it stays.
  static func write(_ source: Source, _ lines: [Line], _ paragraphs: [Paragraph]) -> CleanLayout {
    var layout = CleanLayout(text: [], map: OffsetMap(), sections: [], sentences: [])
    var capacity = source.count + 64
    var isComplete = false
    for _ in 0..<8 where !isComplete {
      layout.text = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { scratch in
          guard let nothing = scratch.baseAddress else { return }
          let output = TextBuffer(memory, scratch: nothing)
          ByteKind.table.withUnsafeBufferPointer { kinds in
            guard let kinds = kinds.baseAddress else { return }
            let assembler = DocumentAssembler(
              source, lines, paragraphs, kinds: kinds, output: output)
            isComplete = assembler.writer.output.isComplete
            count = isComplete ? assembler.writer.output.count : 0
            layout.map = assembler.writer.map
            layout.sections = HeadingLevels.dense(assembler.sections)
            layout.sentences = assembler.writer.sentences
          }
        }
      }
      capacity *= 2
    }
    return layout
  }
}

/// Makes the levels of a document's headings run from 1 without gaps.
enum HeadingLevels {
  static func dense(_ sections: [Section]) -> [Section] {
    var used = [Bool](repeating: false, count: 16)
    for section in sections where section.kind == .heading { used[min(section.level, 15)] = true }
    var rank = [Int](repeating: 0, count: 16)
    var next = 0
    for level in used.indices where used[level] {
      next += 1
      rank[level] = next
    }
    return sections.map { section in
      guard section.kind == .heading, rank[min(section.level, 15)] != section.level else {
        return section
      }
      return Section(
        kind: section.kind, span: section.span, level: rank[min(section.level, 15)],
        heading: section.heading, sentences: section.sentences, speaker: section.speaker,
        cells: section.cells)
    }
  }
}
