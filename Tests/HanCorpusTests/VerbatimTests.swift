import HanBase
import HanCorpus
import Testing

/// Every byte that the map calls verbatim is the byte on disk; every sentence lies in its section.
@Test func cleanTextLeadsBackToDisk() throws {
  let reader = DocumentReader()
  for (name, bytes) in try Files.seeds() + Files.reports() {
    let document = try reader.read(bytes, name: name)
    for offset in document.text.indices where document.map.isVerbatim(at: Int32(offset)) {
      let disk = Int(document.map.disk(at: Int32(offset)))
      try #require(disk < bytes.count && bytes[disk] == document.text[offset], "\(name)@\(offset)")
    }
    for (index, section) in document.sections.enumerated() {
      for sentence in document.sentences[section.sentences] {
        try #require(Int(sentence.section) == index, "\(name): section \(index)")
        try #require(section.span.contains(sentence.span), "\(name): section \(index)")
      }
    }
  }
}
